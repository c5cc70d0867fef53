"""Comparisons that go on from a file."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.comparison import Comparison, Policy, StateError, compare
from recoupe.comparison.state import loads, made_by
from recoupe.gold import read_gold
from recoupe.record import Report

CORPUS = Path(__file__).parent.parent / "corpus" / "development"


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    read = read_gold(CORPUS)
    return sorted(read, key=lambda r: (r.report["published"] or "9999", r.id))


def test_day_by_day_is_all_at_once(reports: list[Report], tmp_path: Path) -> None:
    state = tmp_path / "story.state"
    step = len(reports) // 3 + 1
    for start in range(0, len(reports), step):
        comparison = compare(reports[start : start + step], state=state)
    assert comparison.to_json() == compare(reports).to_json()
    assert not [path for path in tmp_path.iterdir() if path != state]


def test_only_new_reports_are_read(reports: list[Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = tmp_path / "story.state"
    compare(reports[:-1], state=state)
    seen: list[str] = []
    from recoupe.comparison import compared

    def spy(report: Report, policy: Policy) -> object:
        seen.append(report.id)
        return original(report, policy)

    original = compared.read_report
    monkeypatch.setattr(compared, "read_report", spy)
    compare(reports, state=state)
    assert seen == [reports[-1].id]


def test_ids_stay_when_an_earlier_report_arrives(reports: list[Report], tmp_path: Path) -> None:
    state = tmp_path / "story.state"
    before = {member: fact.id for fact in compare(reports[1:], state=state).facts for member in members(fact)}
    after = {member: fact.id for fact in compare(reports[:1], state=state).facts for member in members(fact)}
    assert all(after[member] == identity for member, identity in before.items() if member in after)


def members(fact: object) -> list[tuple[str, str]]:
    return [(figure.report, figure.quantity) for figure in fact.members]  # type: ignore[attr-defined]


def test_a_report_with_another_text_is_named(reports: list[Report], tmp_path: Path) -> None:
    state = tmp_path / "story.state"
    compare(reports[:2], state=state)
    again = Report.from_dict({**orjson.loads(reports[0].to_json()), "text": "Autre chose."})
    assert compare([reports[1]], state=state).problems == []
    assert compare([again], state=state).problems == [f"{again.id}: given more than once, only the first is used"]


class _Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def test_a_file_runs_no_code(tmp_path: Path) -> None:
    with pytest.raises(StateError, match="names"):
        loads(pickle.dumps(_Evil()))
    path = tmp_path / "evil.state"
    compare([], state=path)
    head = path.read_bytes().split(b"\n", 1)[0]
    path.write_bytes(head + b"\n" + pickle.dumps(_Evil()))
    with pytest.raises(StateError, match="names"):
        Comparison().load(path)


@pytest.mark.parametrize("content", [b"", b"{}\n", b"[1]\n", b"\x80\x05", b"not json\n"])
def test_no_state(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.state"
    path.write_bytes(content)
    with pytest.raises(StateError):
        compare([], state=path)


@pytest.mark.parametrize("left", [0.0, 0.3, 0.6, 0.9, 0.999])
def test_cut_short(reports: list[Report], tmp_path: Path, left: float) -> None:
    path = tmp_path / "x.state"
    compare(reports[:3], state=path)
    head, body = path.read_bytes().split(b"\n", 1)
    path.write_bytes(head + b"\n" + body[: int(left * len(body))])
    with pytest.raises(StateError, match="damaged"):
        compare([], state=path)


def test_other_settings_and_versions(tmp_path: Path) -> None:
    path = tmp_path / "x.state"
    compare([], state=path)
    with pytest.raises(StateError, match=r"tolerance 0\.1"):
        compare([], policy=Policy(tolerance=0.2), state=path)
    path.write_bytes(path.read_bytes().replace(made_by().encode(), b"0.0.1 abc"))
    with pytest.raises(StateError, match=r"made by recoupe 0\.0\.1"):
        compare([], state=path)


def test_command(reports: list[Report], tmp_path: Path) -> None:
    def run(*arguments: str) -> bytes:
        done = CliRunner().invoke(app, ["compare", *arguments, "-o", str(tmp_path / "out")])
        assert done.exit_code == 0, done.output
        return (tmp_path / "out" / "facts.json").read_bytes()

    files = []
    for number, part in enumerate((reports[:5], reports[5:9])):
        files.append(str(tmp_path / f"{number}.jsonl"))
        Path(files[-1]).write_text("".join(report.to_json() + "\n" for report in part), encoding="utf-8")
    state = str(tmp_path / "s.state")
    run(files[0], "--state", state)
    assert run(files[1], "--state", state) == run(*files)
    refused = CliRunner().invoke(app, ["compare", files[0], "--state", files[0]])
    assert refused.exit_code == 2
    assert "no state of a comparison" in refused.output
