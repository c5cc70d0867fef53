"""`recoupe compare`: facts that several reports tell, and how they differ."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli.common import Problems, usage_error
from recoupe.record import Report

if TYPE_CHECKING:
    from recoupe.comparison import Comparison

#: So many problems are said; a large folder may have thousands.
_SAID = 20


def compare(
    records: Annotated[
        list[Path], typer.Argument(help="Records: .jsonl or .json files, folders of them, or gold (.xml).")
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="DIR", help="Write facts.json and the tables into this folder."),
    ] = None,
    one_story: Annotated[bool, typer.Option("--one-story", help="All reports tell one story.")] = False,
    parquet: Annotated[
        bool | None, typer.Option("--parquet/--no-parquet", help="Parquet tables too (default: where they can be).")
    ] = None,
    tolerance: Annotated[
        float, typer.Option(min=0.01, max=0.5, help="How wide «environ» is read, as a share of the number.")
    ] = 0.10,
    state: Annotated[
        Path | None,
        typer.Option(
            "--state", metavar="FILE", help="Go on from this file where it exists, and write it for the next run."
        ),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read and align.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print the facts as JSON instead of a table.")] = False,
) -> None:
    """Align what several reports count, and say where they agree, differ or moved on.

    Example: recoupe compare records.jsonl -o comparison/

    Day by day: recoupe compare tuesday.jsonl --state story.state -o comparison/
    """
    from recoupe.comparison import Policy, StateError
    from recoupe.comparison import compare as compare_records

    for path in records:
        if not path.exists():
            raise usage_error(f"no such file or folder: {path}")
    problems = Problems()
    try:
        found = compare_records(
            read_reports(records, problems),
            policy=Policy(tolerance=tolerance),
            one_story=one_story,
            workers=workers,
            state=state,
        )
    except StateError as error:
        raise usage_error(f"{state}: {error}") from error
    except OSError as error:
        raise usage_error(f"cannot use the state file {state}: {error.strerror}") from error
    _say_problems(found)
    if output:
        _write(found, output, parquet)
    (_print_json if as_json else _print_table)(found)
    problems.finish()


def _say_problems(found: Comparison) -> None:
    for text in found.problems[:_SAID]:
        typer.echo(f"recoupe: {text}", err=True)
    if len(found.problems) > _SAID:
        typer.echo(f"recoupe: and {len(found.problems) - _SAID} more like these; facts.json has all", err=True)


def _write(found: Comparison, output: Path, parquet: bool | None) -> None:
    from recoupe.comparison import write_comparison

    try:
        written = write_comparison(found, output, parquet=parquet)
    except ImportError as error:
        raise usage_error(error) from error
    except OSError as error:
        raise usage_error(f"cannot write {output}: {error.strerror}") from error
    if not any(path.stem == "matrix" for path in written):
        typer.echo(f"recoupe: no matrix of {len(found.reports)} reports is written (too wide)", err=True)


def _print_json(found: Comparison) -> None:
    from recoupe.comparison.writing import json_pieces

    for piece in json_pieces(found):
        typer.echo(piece, nl=False)


def _print_table(found: Comparison) -> None:
    from rich.console import Console

    from recoupe.comparison.display import render

    console = Console()
    for shown in render(found):
        console.print(shown)


def read_reports(paths: list[Path], problems: Problems) -> Iterator[Report]:
    """Yield records, or gold where a path is or holds inline markup. Ends the command where gold is broken."""
    from recoupe.gold import GoldError, read_gold
    from recoupe.records import read_records

    for path in paths:
        inline = path.suffix == ".xml" or (path.is_dir() and any(path.rglob("*.xml")))
        try:
            yield from read_gold(path) if inline else read_records(path, on_problem=problems)
        except GoldError as error:
            raise usage_error(error) from error
