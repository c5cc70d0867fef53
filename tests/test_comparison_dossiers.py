"""Scoring of facts against dossiers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.evaluation.dossiers import score_dossiers
from recoupe.gold import read_inline

GOLD = [
    report
    for source in (
        '<article id="a"><q id="q1" v="2" of="mort">2</q> morts, <q id="q2" v="5" of="cas">5</q> cas, '
        '<q id="q3" v="5" of="cas">cinq</q> cas.</article>',
        '<article id="b"><q id="q1" v="3" of="mort">3</q> morts et <q id="q2" v="5" of="cas">5</q> cas.</article>',
    )
    for report in read_inline(source)
]


def fact(verdict: str, *members: str) -> dict[str, Any]:
    return {
        "label": "x",
        "verdict": verdict,
        "members": [dict(zip(("report", "quantity"), m.split(":"), strict=True)) for m in members],
    }


DOSSIER = {
    "id": "d",
    "reports": ["a", "b"],
    "facts": [fact("update", "a:q1", "b:q1"), fact("agree", "a:q2", "a:q3", "b:q2")],
}


def test_gold_against_itself() -> None:
    score = score_dossiers([DOSSIER], GOLD, GOLD, DOSSIER["facts"])
    assert score.pairwise == (1.0, 1.0, 1.0)
    assert score.b3 == (1.0, 1.0, 1.0)
    assert score.verdict_accuracy == 1.0
    assert not score.errors


def test_wrong_and_missing_links() -> None:
    found = [fact("agree", "a:q1", "b:q1", "b:q2"), fact("agree", "a:q2", "a:q3")]
    score = score_dossiers([DOSSIER], GOLD, GOLD, found)
    assert (score.pairs_right, score.pairs_found, score.pairs_gold) == (2, 4, 4)
    assert (score.verdicts_right, score.verdicts) == (1, 2)
    assert len(score.errors) == 5


def test_nothing_found() -> None:
    score = score_dossiers([DOSSIER], GOLD, GOLD, [])
    assert score.pairwise == (0.0, 0.0, 0.0)
    assert score.verdicts == 0
    assert score.to_dict()["facts"] == 2


def test_command(tmp_path: Path) -> None:
    for report in GOLD:
        (tmp_path / f"{report.id}.json").write_text(report.to_json(), encoding="utf-8")
    (tmp_path / "dossier.json").write_bytes(orjson.dumps(DOSSIER))
    records = tmp_path.parent / "records.jsonl"
    records.write_text("".join(report.to_json() + "\n" for report in GOLD), encoding="utf-8")
    run = CliRunner().invoke(app, ["evaluate", "--dossier", "--json", str(tmp_path), str(records)])
    assert run.exit_code == 0, run.output
    assert orjson.loads(run.stdout)["verdicts"]["judged"] >= 1


def test_compare_command(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text("".join(report.to_json() + "\n" for report in GOLD), encoding="utf-8")
    run = CliRunner().invoke(app, ["compare", str(records), "-o", str(tmp_path / "out"), "--one-story"])
    assert run.exit_code == 0, run.output
    assert orjson.loads((tmp_path / "out" / "facts.json").read_bytes())["facts"]
    assert (tmp_path / "out" / "matrix.csv").exists()
