"""Quantities: inline annotation against what the component finds; counter-examples beside them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from recoupe import spans
from recoupe.gold import read_inline


def found(nlp: Language, text: str, published: str | None = "2025-03-27") -> list[dict[str, Any]]:
    doc = nlp.make_doc(text)
    doc._.recoupe_published = published
    return spans.mentions(nlp(doc), "quantities")


def brief(quantity: dict[str, Any]) -> tuple[Any, ...]:
    fields = tuple(quantity[key] for key in ("start", "end", "kind", "modifier", "value", "min", "max", "unit"))
    counted = quantity.get("counted")
    numbers = (round(value, 6) if value is not None else None for value in fields[4:7])
    return (*fields[:4], *numbers, fields[7], counted and counted["lemma"])


def check(nlp: Language, inline: str) -> None:
    """Compare with gold; a counted noun is compared where the gold names one."""
    gold = read_inline(f'<article id="t" published="2025-03-27">{inline}</article>')[0]
    got = [brief(q) for q in found(nlp, gold.text or "")]
    want = [brief(dict(q)) for q in gold.quantities]
    got = [g if len(want) <= i or want[i][-1] else (*g[:-1], None) for i, g in enumerate(got)]
    assert got == want


@pytest.mark.parametrize(
    "inline",
    [
        'Le navire transportait <q v="3000" of="soldat">3 000</q> soldats supplémentaires.',
        'Il a fallu évacuer <q v="30" mod="approx" of="maison">une trentaine</q> de maisons.',
        'Le cortège a réuni <q v="2500" mod="approx" of="personne">quelque 2 500</q> personnes.',
        'Le séisme a fait <q v="12" of="mort">12</q> morts et <q v="30" of="blessé">trente</q> blessés.',
        'Une amende de <q k="money" v="2000000" u="EUR" of="amende">2 M€</q> a été prononcée.',
        'Ils ont saisi des canons de <q k="measure" v="170" u="mm" of="canon">170 mm</q>.',
        '<q k="percent" v="45" u="%" of="ménage">45 %</q> des ménages sont concernés.',
        'Le débit est de <q k="measure" v="338" u="m3/s" of="débit">338 m³/s</q>.',
        'Elles vont <q k="money" min="10000000" max="20000000" mod="range" u="EUR">de 10 à 20 M€</q>.',
        '<q min="2000" mod="vague" of="manifestant">Des milliers</q> de manifestants ont défilé.',
        'Le fleuve a emporté <q v="1" of="camion">un seul</q> camion.',
    ],
)
def test_states(nlp: Language, inline: str) -> None:
    check(nlp, inline)


@pytest.mark.parametrize(
    "text",
    [
        "Le G7 se réunit à Paris.",
        "Le Boeing 737 a décollé.",
        "L’article 49.3 sera utilisé.",
        "Appelez le 06 12 34 56 78.",
        "Il n’y a plus de pain.",
        "Une femme a été entendue.",
        "La version 2.1.4 est sortie.",
    ],
)
def test_lookalikes(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


@given(st.text(alphabet=st.sampled_from("un deux 3 000 , . % € km de à et entre plus - | \n«»dMorts"), max_size=60))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_points_at_itself(nlp: Language, text: str) -> None:
    plain = spans.plain(nlp.make_doc(text))
    for quantity in found(nlp, text):
        assert quantity["text"] == plain[quantity["start"] : quantity["end"]]
