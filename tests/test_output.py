"""Records out: whole files, safe names, chosen fields, frames, schema, listing."""

from __future__ import annotations

import io
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoupe
from recoupe.gold import read_inline
from recoupe.output import as_json, check_fields, json_schema, open_sink
from recoupe.output.explanation import explanation
from recoupe.record import Report
from tests.test_gold import INLINE


@pytest.fixture
def record() -> Report:
    return read_inline(INLINE)[0]


def test_standard_output_gets_lines(record: Report) -> None:
    stream = io.BytesIO()
    with open_sink(None, stream) as write:
        write(record)
        write(record)
    assert [Report.from_json(line) for line in stream.getvalue().splitlines()] == [record, record]


def test_a_file_has_its_name_only_when_it_is_whole(tmp_path: Path, record: Report) -> None:
    target = tmp_path / "new" / "r.jsonl"
    with pytest.raises(KeyboardInterrupt), open_sink(target, io.BytesIO()) as write:  # noqa: PT012
        write(record)
        raise KeyboardInterrupt
    assert list(target.parent.iterdir()) == []
    with open_sink(target, io.BytesIO()) as write:
        write(record)
    assert [path.name for path in target.parent.iterdir()] == ["r.jsonl"]


def test_an_interruption_leaves_the_old_file(tmp_path: Path, record: Report) -> None:
    target = tmp_path / "r.jsonl"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError), open_sink(target, io.BytesIO()) as write:  # noqa: PT012
        write(record)
        raise RuntimeError
    assert target.read_text(encoding="utf-8") == "old"


def test_a_folder_gets_one_file_a_record_whatever_the_ids(tmp_path: Path) -> None:
    identifiers = ["a", "A", "../a", "a/b", "a:b", "", ".hidden", "x" * 300, "été~1"]
    with open_sink(tmp_path / "out", io.BytesIO()) as write:
        for identifier in identifiers:
            write(Report(report={"id": identifier}))
    files = list((tmp_path / "out").iterdir())
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]
    assert len({file.name.casefold() for file in files}) == len(identifiers)
    assert {json.loads(file.read_text(encoding="utf-8"))["report"]["id"] for file in files} == set(identifiers)


@given(identifier=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_id_makes_a_file_name(identifier: str) -> None:
    from recoupe.output.files import _UNSAFE

    safe = _UNSAFE.sub("_", identifier) or "_"
    assert "/" not in safe
    assert not safe.startswith(".")


def test_other_endings_are_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"cannot write \.csv"), open_sink(tmp_path / "r.csv", io.BytesIO()):
        pass


def test_fields_are_chosen_and_unknown_ones_refused(record: Report) -> None:
    data = json.loads(as_json(record, fields=["claims"], text=False))
    assert list(data) == ["schema", "report", "claims"]
    assert "text" not in json.loads(as_json(record, text=False))
    with pytest.raises(ValueError, match="no field is called 'claim'"):
        check_fields(["claim"])


def test_the_schema_takes_records_and_refuses_others(record: Report) -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(json.loads(record.to_json()))
    validator.validate(json.loads(as_json(record, fields=["dates"], text=False)))
    wrong = json.loads(record.to_json())
    wrong["claims"][0]["certainty"] = "sure"
    assert not validator.is_valid(wrong)
    assert not validator.is_valid({"schema": "recoupe/2", "report": {"id": "a"}})


def test_frames(record: Report) -> None:
    frame = recoupe.to_frame([record], layer="quantities")
    assert frame.loc[0, ["report", "published", "value", "counted.lemma"]].tolist() == [
        "d-01",
        "2025-02-27",
        3000,
        "soldat",
    ]
    assert recoupe.to_frame([], layer="dates").empty
    with pytest.raises(ValueError, match="no layer is called 'words'"):
        recoupe.to_frame([record], layer="words")  # type: ignore[arg-type]


def test_records_survive_a_frame(record: Report) -> None:
    assert recoupe.records_from_frame(recoupe.records_to_frame([record])) == [record]


def test_the_listing_names_every_mention(record: Report) -> None:
    lines = explanation(record)
    for words in (
        "«3 000»  count 3 000 of soldat",
        "«serait»  conditional",
        "said by «une source»",
        "«en janvier»",
    ):
        assert words in lines
    assert "entities" not in explanation(record, layers=["claims"])
