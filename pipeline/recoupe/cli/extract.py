"""`recoupe extract`: files and folders in, records out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli.common import Problems, entity_settings, publication_day, usage_error
from recoupe.reading.problems import Problem
from recoupe.record import Report


def extract(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="A .jsonl file, or a folder for one indented JSON file an article."),
    ] = None,
    glob: Annotated[str | None, typer.Option(help="Which files of a folder to read, such as '*.txt'.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date of articles that state none.")
    ] = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave the article's text out of the records.")
    ] = False,
    fields: Annotated[
        str | None, typer.Option(metavar="NAMES", help="Top-level fields to keep, such as claims,quantities.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes; each takes about 600 MB.")] = 1,
    gazetteer: Annotated[
        Path | None, typer.Option(help="A CSV of your own names: name,label,canonical,aliases.")
    ] = None,
    any_language: Annotated[
        bool, typer.Option("--any-language", help="Take articles that are not French, too.")
    ] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say only which articles failed.")] = False,
) -> None:
    """Extract records from articles (.txt, .md, .html, .json, .jsonl, .csv).

    Writes JSON Lines to standard output, or where -o says.

    Example: recoupe extract articles/ --published 2025-03-03 -o records.jsonl
    """
    from recoupe.batch import Batch
    from recoupe.output import check_fields, open_sink
    from recoupe.reading.files import Reader

    day = publication_day(published)
    wanted = [name.strip() for name in fields.split(",") if name.strip()] if fields else None
    settings = entity_settings(gazetteer)
    problems = Problems(quiet=quiet)
    reader = Reader(published=day, glob=glob, any_language=any_language)
    outcomes = Batch(workers=workers, settings=settings).run(reader.items(paths))
    with ExitStack() as stack:
        try:
            check_fields(wanted or [])
            sink = open_sink(output, sys.stdout.buffer, fields=wanted, text=not no_text)
            write = stack.enter_context(sink)
        except ValueError as error:
            raise usage_error(error) from error
        except OSError as error:
            raise usage_error(f"cannot write {output}: {error.strerror}") from error
        for outcome in _progress(outcomes, shown=not quiet):
            if isinstance(outcome, Problem):
                problems(outcome)
            else:
                write(outcome)
    sys.stdout.flush()
    problems.finish()


def _progress(outcomes: Iterable[Report | Problem], *, shown: bool) -> Iterator[Report | Problem]:
    """Show a count and a bar on a terminal, nothing in a pipe."""
    if not shown or not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("articles"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("articles", total=None)
        for outcome in outcomes:
            progress.advance(task)
            yield outcome
