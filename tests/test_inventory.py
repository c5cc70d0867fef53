"""The linguistic inventory as cases: each example and each negative of its sections A, B and E, in own sentences.

A: attribution devices; B: hedges, negation, questions, conditions; E: what is easily confused. The ids are those of
the inventory («A1-N3» is the third negative of A1; a word behind the id names a row of a table or one of the
«other negatives»). A case passes where its attributions and hedges are found and no other ones, and each claim
that its markup names has its certainty and polarity.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from recoupe import spans
from recoupe.gold import read_gold
from recoupe.record import Report

INVENTORY = Path(__file__).parent / "inventory"
CASES = {report.id: report for report in read_gold(INVENTORY)}
#: Cases that fail, and why.
FAILING = {
    "A5-1": "the tagger reads «court» (it runs) as an adjective, so the clause around has no verb",
    "B7-4": "the tagger reads «sera sacré dimanche» as an adjective beside a noun",
}


def _overlap(a: Any, b: Any) -> bool:
    return bool(a and b and a["start"] < b["end"] and b["start"] < a["end"])


def _share(gold: list[Any], found: list[Any]) -> float:
    expected = {i for piece in gold for i in range(piece["start"], piece["end"])}
    given = {i for piece in found for i in range(piece["start"], piece["end"])}
    return len(expected & given) / len(expected | given) if expected | given else 1.0


def _attribution_fits(gold: Any, found: Any) -> bool:
    same_source = _overlap(gold["source"], found["source"]) or not (gold["source"] or found["source"])
    same_type = not gold["source"] or gold["source_type"] == found["source_type"]
    same = same_source and same_type and gold["stance"] == found["stance"]
    return same and _overlap(gold["cue"], found["cue"]) and _share(gold["content"], found["content"]) >= 0.6


def _hedge(hedge: Any) -> tuple[Any, ...]:
    return hedge["start"], hedge["text"], hedge["kind"], hedge["certainty"]


def problems(nlp: Language, gold: Report) -> list[str]:
    """Return what is wrong with the mentions of a case, in words."""
    doc = nlp(gold.text or "")
    layers = ("attributions", "hedges", "claims", "quantities")
    attributions, hedges, claims, quantities = ([*spans.mentions(doc, layer)] for layer in layers)  # type: ignore[arg-type]
    wrong = [
        f"attribution {a['cue']['text']!r} {a['stance']} source {a['source'] and a['source']['text']!r} "
        f"{a.get('source_type')} content {[c['text'] for c in a['content']]}"
        for mine, theirs in ((gold.attributions, attributions), (attributions, gold.attributions))
        for a in mine
        if not any(_attribution_fits(a, other) for other in theirs)
    ]
    wrong += [f"hedge {h}" for h in {_hedge(h) for h in gold.hedges} ^ {_hedge(h) for h in hedges}]
    shapes = {(c["text"], c["certainty"], c["polarity"]) for c in claims}
    wrong += [
        f"claim {c['text']} {c['certainty']} {c['polarity']} not in {shapes}"
        for c in gold.claims
        if (c["text"], c["certainty"], c["polarity"]) not in shapes
    ]
    if gold.id.startswith(("E13", "E14", "E15")):
        numbers = (
            {(q["text"], q["kind"], q["modifier"]) for q in found} for found in (gold.quantities, quantities)
        )
        wrong += [f"quantity {q}" for q in set.symmetric_difference(*numbers)]
    return wrong


@pytest.mark.parametrize("name", [name for name in CASES if name not in FAILING])
def test_inventory(nlp: Language, name: str) -> None:
    assert problems(nlp, CASES[name]) == []


@pytest.mark.parametrize("name", FAILING)
@pytest.mark.xfail(strict=True)
def test_inventory_that_fails(nlp: Language, name: str) -> None:
    assert problems(nlp, CASES[name]) == []


def test_few_of_the_inventory_fail() -> None:
    assert len(FAILING) <= 0.05 * len(CASES)
