"""`recoupe explain` and `recoupe schema`: what a record says, and how it is shaped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli.common import Problems, entity_settings, publication_day, usage_error
from recoupe.reading.problems import Problem
from recoupe.record import Report


def explain(
    file: Annotated[str, typer.Argument(help="An article (any input format), records, or - for standard input.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date, where the article states none.")
    ] = None,
    layer: Annotated[str | None, typer.Option(help="One layer only, such as claims.")] = None,
    gazetteer: Annotated[Path | None, typer.Option(help="A CSV of your own names.")] = None,
) -> None:
    """List every mention of an article: its value, the rule that found it, the words that triggered it.

    Records (.json, .jsonl) are shown as they are, without a new extraction.

    Example: recoupe explain article.txt --published 2025-03-03
    """
    from recoupe.output.explanation import explanation
    from recoupe.values import LAYERS

    if layer is not None and layer not in LAYERS:
        raise usage_error(f"no layer is called {layer!r}; there are {', '.join(LAYERS)}")
    day, settings = publication_day(published), entity_settings(gazetteer)
    problems = Problems()
    for outcome in _recorded(file, problems) or _extracted(file, day, settings):
        if isinstance(outcome, Problem):
            problems(outcome)
        else:
            typer.echo(explanation(outcome, layers=[layer] if layer else None))
    problems.finish()


def _recorded(file: str, problems: Problems) -> Iterator[Report] | None:
    """Return the records of a file; None where its first readable item is none."""
    from recoupe.records import read_records

    if Path(file).suffix not in (".json", ".jsonl") or not Path(file).is_file():
        return None
    if next(read_records(file, on_problem=lambda _: None), None) is None:
        return None
    return read_records(file, on_problem=problems)


def _extracted(file: str, day: str | None, settings: dict[str, dict[str, str]]) -> Iterator[Report | Problem]:
    from recoupe.batch import Batch
    from recoupe.reading.files import Reader

    return Batch(settings=settings).run(Reader(published=day).items([file]))


def schema() -> None:
    """Print the JSON Schema of a record.

    Example: recoupe schema > recoupe.schema.json
    """
    from recoupe.output import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
