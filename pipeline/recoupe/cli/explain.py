"""`recoupe explain` and `recoupe schema`: what a record says, and how it is shaped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli.common import Problems, publication_day, usage_error


def explain(
    file: Annotated[str, typer.Argument(help="One article (any input format), a record, or - for standard input.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date, where the article states none.")
    ] = None,
    layer: Annotated[str | None, typer.Option(help="One layer only, such as claims.")] = None,
    gazetteer: Annotated[Path | None, typer.Option(help="A CSV of your own names.")] = None,
) -> None:
    """List every mention of an article: its value, the rule that found it, the words that triggered it.

    Example: recoupe explain article.txt --published 2025-03-03
    """
    from recoupe.batch import Batch
    from recoupe.output.explanation import explanation
    from recoupe.reading import Problem
    from recoupe.reading.files import Reader
    from recoupe.values import LAYERS

    if layer is not None and layer not in LAYERS:
        raise usage_error(f"no layer is called {layer!r}; there are {', '.join(LAYERS)}")
    day = publication_day(published)
    problems = Problems()
    settings = {"recoupe_entities": {"gazetteer": str(gazetteer)}} if gazetteer else {}
    for outcome in Batch(settings=settings).run(Reader(published=day).items([file])):
        if isinstance(outcome, Problem):
            problems(outcome)
        else:
            typer.echo(explanation(outcome, layers=[layer] if layer else None))
    problems.finish()


def schema() -> None:
    """Print the JSON Schema of a record.

    Example: recoupe schema > recoupe.schema.json
    """
    from recoupe.output import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
