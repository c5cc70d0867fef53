"""Records: JSON and back, whatever they hold."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.record import Report

#: orjson writes UTF-8, so lone surrogates have no JSON form.
texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
numbers = st.one_of(st.none(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False))


@given(identifier=texts.filter(bool), text=texts, value=numbers, cue=texts)
def test_write_then_read_gives_the_same_record(identifier: str, text: str, value: float | None, cue: str) -> None:
    report = Report(report={"id": identifier, "title": None}, text=text)
    report.layer("quantities").append(
        {"id": "q1", "start": 0, "end": len(text), "text": text, "value": value, "cues": [{"text": cue}]}
    )
    report.layer("hedges").append({"id": "h1", "kind": "modal"})
    assert Report.from_json(report.to_json()) == report
    assert Report.from_json(report.to_json(indent=True)) == report


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("[]", "JSON object"),
        ("{}", "no report.id"),
        ('{"report": {"id": ""}}', "no report.id"),
        ('{"schema": "recoupe/9", "report": {"id": "a"}}', "recoupe/9"),
        ("{", "unexpected end"),
    ],
)
def test_what_is_no_record_is_refused(source: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Report.from_json(source)


def test_gold_may_leave_layers_out() -> None:
    report = Report.from_dict({"report": {"id": "a"}, "dates": None})
    assert report.dates == []
    assert orjson.loads(report.to_json())["claims"] == []
