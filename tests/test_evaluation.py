"""Scores: gold against itself is perfect, each kind of error costs what it should."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from recoupe.evaluation import evaluate
from recoupe.gold import read_inline
from recoupe.record import Report
from tests.test_gold import INLINE


@pytest.fixture
def gold() -> Report:
    (report,) = read_inline(INLINE)
    return report


def changed(gold: Report, change: Any) -> Report:
    report = copy.deepcopy(gold)
    change(report)
    return report


def test_gold_against_itself_is_perfect(gold: Report) -> None:
    scores = evaluate([gold], [copy.deepcopy(gold)]).scores
    assert all(score.f1 == 1 for score in scores.values() if score.gold)
    assert scores["quantified claims"].gold == 1


@pytest.mark.parametrize(
    ("change", "wrong", "still_right"),
    [
        (
            lambda r: r.quantities[0].update(value=4000),
            ["quantities value", "quantified claims"],
            ["quantities strict"],
        ),
        (lambda r: r.quantities[0].update(modifier="approx"), ["quantities normalised"], ["quantities value"]),
        (
            lambda r: r.quantities[0]["counted"].update(lemma="drone"),
            ["quantities normalised"],
            ["quantities value"],
        ),
        (
            lambda r: r.quantities[0].update(end=r.quantities[0]["end"] + 1),
            ["quantities strict"],
            ["quantities value"],
        ),
        (lambda r: r.dates[0].update(end_date="2025-02-28"), ["dates normalised"], ["dates strict"]),
        (lambda r: r.hedges[0].update(kind="modal"), ["hedges kind and certainty"], ["hedges overlap"]),
        (lambda r: r.claims[0].update(certainty="certain"), ["claims all", "quantified claims"], ["claims source"]),
        (lambda r: r.claims[0].update(attributions=[]), ["claims source", "quantified claims"], ["claims overlap"]),
        (lambda r: r.attributions[0].update(source=None), ["attributions source"], ["attributions content"]),
        (lambda r: r.attributions[0].update(content=[]), ["attributions content"], ["attributions cue"]),
    ],
)
def test_each_error_costs_its_row(gold: Report, change: Any, wrong: list[str], still_right: list[str]) -> None:
    result = evaluate([gold], [changed(gold, change)])
    assert all(result.scores[row].right == 0 for row in wrong)
    assert all(result.scores[row].f1 == 1 for row in still_right)
    assert result.differences or wrong == ["quantities strict"]


def test_a_missing_record_counts_as_missed_and_an_extra_one_is_passed_over(gold: Report) -> None:
    result = evaluate([gold], [Report(report={"id": "other"})])
    assert result.missing == ["d-01"]
    assert result.scores["claims all"].recall == 0


def test_vague_dates_are_passed_over(gold: Report) -> None:
    vague = {"id": "d2", "start": 0, "end": 7, "text": "D’après", "type": "DATE", "value": "PAST_REF"}
    result = evaluate([gold], [changed(gold, lambda r: r.dates.append(vague))])
    assert result.scores["dates strict"].precision == 1
