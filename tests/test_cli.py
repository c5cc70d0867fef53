"""The command line as people use it: exit status, one line a problem, whole files, the same bytes every time."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest
from spacy.language import Language
from typer.testing import CliRunner, Result

from recoupe import cli
from recoupe.output import json_schema

TEXT = "Selon la préfecture, près de 4 000 élèves auraient été évacués mardi à Orléans."
runner = CliRunner()


@pytest.fixture(autouse=True)
def loaded(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands use the pipeline that is loaded already."""
    monkeypatch.setattr("recoupe.nlp.load", lambda **settings: nlp)


def run(*arguments: object, stdin: str | None = None) -> Result:
    return runner.invoke(cli.app, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    folder = tmp_path / "messy"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.txt").write_bytes(b"%PDF-1.7")
    (folder / "d.txt").write_bytes(("é" * 100).encode()[:-1])
    lines = [json.dumps({"id": f"l{n}", "text": TEXT}) for n in range(10)]
    lines[6] = "{"
    (folder / "e.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "f.html").write_text("<html><script>1</script></html>", encoding="utf-8")
    (folder / "g.txt").write_text("The government said on Tuesday that nothing had changed. " * 4, encoding="utf-8")
    (folder / "h.txt").write_text(TEXT.replace("é", "e") + "\u20ac", encoding="cp1252")
    return folder


def test_a_messy_folder_gives_every_good_record_and_names_every_bad_file(messy: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    result = run("extract", messy, "-o", out, "--published", "3 mars 2025")
    assert result.exit_code == 1
    problems = result.stderr.splitlines()
    assert len(problems) == 6
    for name in ("b.txt", "c.txt", "d.txt", "e.jsonl:7", "f.html", "g.txt"):
        assert sum(f"/{name}: " in line for line in problems) == 1
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [record["report"]["id"] for record in records] == ["a", *(f"l{n}" for n in range(10) if n != 6), "h"]
    assert {record["report"]["published"] for record in records} == {"2025-03-03"}
    validator = jsonschema.Draft202012Validator(json_schema())
    for record in records:
        validator.validate(record)


def test_good_input_ends_with_status_0(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run("extract", tmp_path / "a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    record = json.loads(result.stdout)
    assert record["text"] == TEXT
    assert record["provenance"]["base_model"] == "fr_core_news_md 3.8.0"


def test_standard_input_and_chosen_fields() -> None:
    result = run("extract", "-", "--fields", "claims,dates", "--no-text", stdin=TEXT)
    assert list(json.loads(result.stdout)) == ["schema", "report", "dates", "claims"]


def test_a_folder_gets_one_file_an_article(messy: Path, tmp_path: Path) -> None:
    run("extract", messy, "-o", tmp_path / "out", "--glob", "a.txt")
    (file,) = (tmp_path / "out").iterdir()
    assert file.name == "a.json"
    assert file.read_text(encoding="utf-8").startswith('{\n  "schema"')


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["extract"], "Missing argument"),
        (["extract", "--foo"], "No such option"),
        (["extract", "-", "--published", "hier"], "cannot read the date 'hier'"),
        (["extract", "-", "--fields", "claim"], "no field is called 'claim'"),
        (["extract", "-", "-o", "records.csv"], "name a .jsonl file or a folder"),
        (["extract", "-", "--workers", "0"], "workers"),
        (["extract", "-", "--gazetteer", "none.csv"], "no such gazetteer"),
        (["explain", "-", "--gazetteer", "none.csv"], "no such gazetteer"),
        (["explain", "-", "--layer", "words"], "no layer is called 'words'"),
        (["evaluate", "none", "none"], "no such file or folder"),
        (["evaluate", "none", "none", "--errors", "words"], "no layer is called 'words'"),
        (["nothing"], "No such command"),
    ],
)
def test_wrong_usage_ends_with_status_2_and_says_what(arguments: list[str], says: str) -> None:
    result = run(*arguments, stdin=TEXT)
    assert result.exit_code == 2
    assert says in result.stderr


@pytest.mark.parametrize("command", ["extract", "explain"])
@pytest.mark.parametrize(
    ("content", "says"), [(b"a,b\n1,2\n", "column 'label' is missing"), (b"\x86\xff", "not UTF-8 text")]
)
def test_a_wrong_gazetteer_is_wrong_usage(tmp_path: Path, command: str, content: bytes, says: str) -> None:
    (tmp_path / "own.csv").write_bytes(content)
    result = run(command, "-", "--gazetteer", tmp_path / "own.csv", stdin=TEXT)
    assert result.exit_code == 2
    assert f"own.csv: {says}" in result.stderr


def test_compare_says_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text('{"schema": "recoupe/1", "report": {"id": "a"}}\n', encoding="utf-8")
    for option, says in (("-o", "cannot write"), ("--state", "cannot use the state file")):
        result = run("compare", tmp_path / "r.jsonl", option, tmp_path / "r.jsonl" / "below")
        assert result.exit_code == 2
        assert says in result.stderr
        assert "Errno" not in result.stderr


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="these file systems take Unicode names only")
def test_file_names_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"lat\xe9.txt")).write_text(TEXT, encoding="utf-8")
    (tmp_path / os.fsdecode(b"empty\xe9\n.txt")).write_bytes(b"")
    out = tmp_path / "records.jsonl"
    result = run("extract", tmp_path, "-o", out)
    assert result.exit_code == 1
    (problem,) = result.stderr.splitlines()
    assert problem.endswith("\\n.txt: empty file")
    record = json.loads(out.read_text(encoding="utf-8"))
    assert (record["report"]["id"], record["text"]) == ("lat\ufffd", TEXT)


def test_an_article_that_breaks_the_program_is_a_problem_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import recoupe.extraction

    real = recoupe.extraction.to_report

    def fragile(doc: object, article: object, provenance: object) -> object:
        if getattr(article, "id", None) == "b":
            raise ZeroDivisionError("no luck")
        return real(doc, article, provenance)  # type: ignore[arg-type]

    monkeypatch.setattr("recoupe.extraction.to_report", fragile)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    result = run("extract", tmp_path)
    assert result.exit_code == 1
    assert [json.loads(line)["report"]["id"] for line in result.stdout.splitlines()] == ["a", "c"]
    assert "b.txt: b: recoupe failed on this article (ZeroDivisionError: no luck)" in result.stderr


def test_explain_lists_each_layer(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run("explain", tmp_path / "a.txt", "--published", "2025-03-05")
    assert result.exit_code == 0
    for layer in ("entities", "quantities", "dates", "attributions", "hedges", "claims"):
        assert re.search(rf"^{layer} \(\d+\)$", result.stdout, re.M)


def test_explain_shows_a_record_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    day = ("--published", "2025-03-05")
    listing = run("explain", tmp_path / "a.txt", *day).stdout
    run("extract", tmp_path / "a.txt", "-o", tmp_path / "records.jsonl", *day)
    monkeypatch.setattr("recoupe.batch.Batch", None)
    assert run("explain", tmp_path / "records.jsonl").stdout == listing
    with (tmp_path / "records.jsonl").open("a") as more:
        more.write("{broken\n")
    result = run("explain", tmp_path / "records.jsonl")
    assert (result.exit_code, result.stdout) == (1, listing)
    assert "records.jsonl:2: broken JSON" in result.stderr


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema").stdout))


def test_evaluate_prints_scores_and_differences(tmp_path: Path) -> None:
    gold = tmp_path / "gold.xml"
    gold.write_text("<article id='a'><q v='3' of='chat'>trois</q> chats</article>", encoding="utf-8")
    predicted = tmp_path / "p.jsonl"
    predicted.write_text('{"schema": "recoupe/1", "report": {"id": "a"}}\n', encoding="utf-8")
    result = run("evaluate", gold, predicted, "--errors", "quantities")
    assert result.exit_code == 0
    assert "a quantities missed: «trois»" in result.stdout
    assert re.search(r"quantities value +0\.000", result.stdout)
    assert json.loads(run("evaluate", gold, predicted, "--json").stdout)["quantities value"]["gold"] == 1


def test_each_command_has_an_example_in_its_help() -> None:
    for command in ("extract", "explain", "schema", "evaluate"):
        assert "Example: recoupe " + command in " ".join(run(command, "--help").stdout.split())
    assert "Example: recoupe extract" in run("--help").stdout
    assert run("--version").stdout.startswith("recoupe ")


def command(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    line = [sys.executable, "-m", "recoupe", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, check=False, timeout=300)


def test_two_workers_write_the_same_bytes_as_one(messy: Path) -> None:
    one, two = (command("extract", messy, "--workers", n) for n in (1, 2))
    assert (one.returncode, two.returncode) == (1, 1)
    assert one.stdout == two.stdout
    assert one.stdout.count(b"\n") == 11
    assert one.stderr == two.stderr


def test_a_run_that_is_cut_off_leaves_nothing_behind(tmp_path: Path) -> None:
    for n in range(200):
        (tmp_path / f"{n:03}.txt").write_text(TEXT * 20, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    line = [sys.executable, "-m", "recoupe", "extract", str(tmp_path), "-o", str(out / "r.jsonl")]
    with subprocess.Popen(line, stderr=subprocess.PIPE) as process:
        for _ in range(600):
            if any(path.stat().st_size for path in out.iterdir()):
                break
            time.sleep(0.1)
        assert [path.name.endswith(".part") for path in out.iterdir()] == [True]
        process.terminate()
        process.wait(timeout=60)
    assert process.returncode == 128 + signal.SIGTERM
    assert list(out.iterdir()) == []


def test_a_reader_that_goes_away_is_no_error(messy: Path) -> None:
    line = f"{shlex.quote(sys.executable)} -m recoupe extract {shlex.quote(str(messy / 'a.txt'))} | head -c 1"
    done = subprocess.run(line, shell=True, capture_output=True, check=False, timeout=300)
    assert done.stdout == b"{"
    assert b"Traceback" not in done.stderr
