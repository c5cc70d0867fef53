"""Score floors: what was reached may not be lost unsaid.

`corpus/floors.json` holds, for development and test gold, the F1 of each row and a digest of the gold that it was
measured on. `python -m tests.test_floors` measures anew and writes the file; lowering a floor needs a reason in the
commit. A crash on an article counts as a miss.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

import recoupe
from recoupe.batch import Batch
from recoupe.gold import read_gold

CORPUS = Path(__file__).parent.parent / "corpus"
FLOORS = CORPUS / "floors.json"
PARTS = ("development", "test")
#: Another processor may round another way; a tenth of a point is no loss.
SLACK = 0.001


def digest(part: str) -> str:
    """Return a digest of the gold articles of one part of the corpus."""
    files = sorted(path for path in (CORPUS / part).glob("*/*.xml"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


@cache
def measure(part: str) -> dict[str, dict[str, float]]:
    """Extract the articles of one part and score the records."""
    gold = read_gold(CORPUS / part)
    articles = [
        recoupe.Article(
            text=r.text or "", id=r.id, published=r.report["published"], publisher=r.report["publisher"]
        )
        for r in gold
    ]
    records = [outcome for outcome in Batch().run(articles) if isinstance(outcome, recoupe.Report)]
    return recoupe.evaluate(gold, records).to_dict()


def floors() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return data


@pytest.fixture(autouse=True)
def loaded(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.nlp.load", lambda **settings: nlp)


@pytest.mark.parametrize("part", PARTS)
def test_the_floors_were_measured_on_this_gold(part: str) -> None:
    assert floors()[part]["digest"] == digest(part), "gold changed: python -m tests.test_floors measures anew"


@pytest.mark.parametrize(
    ("part", "row"), [(part, row) for part in PARTS for row in floors().get(part, {}).get("f1", {})]
)
def test_no_score_falls_below_its_floor(part: str, row: str) -> None:
    assert measure(part)[row]["f1"] >= floors()[part]["f1"][row] - SLACK


def renew() -> None:
    """Measure both parts and write the floors."""
    data = {
        part: {"digest": digest(part), "f1": {row: score["f1"] for row, score in measure(part).items()}}
        for part in PARTS
    }
    FLOORS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    renew()
