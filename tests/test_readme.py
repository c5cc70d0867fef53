"""Every snippet of the README runs, and what it shows is what comes out."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from spacy.language import Language
from typer.testing import CliRunner

from recoupe import cli

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```(\w+)\n(.*?)```", README, re.S)
PYTHON = [code for language, code in SNIPPETS if language == "python"]
COMMANDS = [
    line
    for language, code in SNIPPETS
    if language == "sh"
    for line in code.splitlines()
    if line.startswith("recoupe ") and "completion" not in line
]
ARTICLE = "Selon la préfecture, près de 4 000 personnes auraient été évacuées mardi."


@pytest.mark.parametrize("code", PYTHON)
def test_python_runs(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the commands speak of."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "articles").mkdir()
    (folder / "articles" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "corpus").symlink_to(ROOT / "corpus")
    return folder


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_run(line: str, desk: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.nlp.load", lambda **settings: nlp)
    monkeypatch.chdir(desk)
    words, _, target = line.partition(" > ")
    result = CliRunner().invoke(cli.app, shlex.split(words)[1:])
    assert result.exit_code == 0, result.output
    if target:
        (desk / target).write_text(result.stdout, encoding="utf-8")


def test_the_example_is_what_comes_out(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    import recoupe

    (text,) = [code.strip() for language, code in SNIPPETS if language == "text"]
    (shown,) = [json.loads(code) for language, code in SNIPPETS if language == "json"]
    (record,) = recoupe.extract(recoupe.Article(text=text, id="depeche-01", published="2025-03-06"), nlp=nlp)
    made = json.loads(record.to_json())
    for layer, mentions in shown.items():
        assert len(made[layer]) == len(mentions)
        for expected, found in zip(mentions, made[layer], strict=True):
            assert expected.items() <= found.items()
