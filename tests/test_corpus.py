"""The corpus itself: gold obeys its guide, dossiers name what is there, the sample is the gold's text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import recoupe
from recoupe.gold import read_gold

CORPUS = Path(__file__).parent.parent / "corpus"
DOSSIERS = sorted(path.parent for part in ("development", "test") for path in CORPUS.glob(f"{part}/*/dossier.json"))


def test_there_are_dossiers_for_development_and_for_test() -> None:
    assert {path.parent.name for path in DOSSIERS} == {"development", "test"}


@pytest.mark.parametrize("folder", DOSSIERS, ids=lambda path: path.name)
def test_a_dossier_names_quantities_that_are_there(folder: Path) -> None:
    reports = {report.id: {q["id"] for q in report.quantities} for report in read_gold(folder)}
    dossier = json.loads((folder / "dossier.json").read_text(encoding="utf-8"))
    assert set(dossier["reports"]) == set(reports)
    for fact in dossier["facts"]:
        assert len(fact["members"]) >= 2
        assert fact["verdict"] in ("agree", "compatible", "update", "conflict")
        assert all(member["quantity"] in reports[member["report"]] for member in fact["members"])


@pytest.mark.parametrize("folder", DOSSIERS, ids=lambda path: path.name)
def test_every_gold_offset_points_at_its_text(folder: Path) -> None:
    for report in read_gold(folder):
        text = report.text or ""
        pieces = [*report.entities, *report.quantities, *report.dates, *report.hedges, *report.claims]
        for attribution in report.attributions:
            pieces += [attribution["cue"], *attribution["content"]]
            pieces += [attribution["source"]] if attribution["source"] else []
        assert all(text[piece["start"] : piece["end"]] == piece["text"] for piece in pieces)


@pytest.mark.parametrize("folder", DOSSIERS, ids=lambda path: path.name)
def test_both_annotators_had_the_same_text(folder: Path) -> None:
    first = {report.id: report.text for report in read_gold(folder)}
    second = {report.id: report.text for report in read_gold(folder / "second")}
    assert first == second


def test_the_sample_is_read_in_its_three_formats() -> None:
    articles = {article.id: article for article in recoupe.read(CORPUS / "sample")}
    gold = {report.id: report for report in read_gold(CORPUS / "development" / "crue")}
    assert set(articles) == set(gold)
    assert all(articles[name].published[:10] == gold[name].report["published"] for name in gold)
    assert articles["crue-decryptage"].text == gold["crue-decryptage"].text
