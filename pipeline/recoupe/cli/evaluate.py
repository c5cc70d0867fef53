"""`recoupe evaluate`: predicted records beside gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli.common import Problems, usage_error
from recoupe.record import Report


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Gold: records (.jsonl, .json), inline markup (.xml), or a folder.")],
    predicted: Annotated[Path, typer.Argument(help="Predicted records: a .jsonl or .json file, or a folder.")],
    errors: Annotated[
        str | None, typer.Option(metavar="LAYER", help="List the differences of one layer, or of all.")
    ] = None,
    dossier: Annotated[
        bool, typer.Option("--dossier", help="Score facts across reports against the dossier.json files of GOLD.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
) -> None:
    """Score predicted records against gold, layer by layer: precision, recall, F1.

    Example: recoupe evaluate corpus/development records.jsonl --errors quantities
    """
    from recoupe.evaluation import evaluate as score
    from recoupe.gold import GoldError, read_gold
    from recoupe.output.tables import score_table
    from recoupe.records import read_records
    from recoupe.values import LAYERS

    if errors is not None and errors not in (*LAYERS, "all"):
        raise usage_error(f"no layer is called {errors!r}; there are {', '.join(LAYERS)}, or all")
    problems = Problems()
    for path in (gold, predicted):
        if not path.exists():
            raise usage_error(f"no such file or folder: {path}")
    try:
        wanted = read_gold(gold)
    except GoldError as error:
        raise usage_error(error) from error
    if not wanted:
        raise usage_error(f"no gold in {gold} (looked for *.xml, *.jsonl, *.json)")
    if dossier:
        _evaluate_facts(gold, wanted, predicted, problems, errors=errors is not None, as_json=as_json)
        return
    result = score(wanted, read_records(predicted, on_problem=problems))
    for identifier in result.missing:
        typer.echo(f"recoupe: no predicted record for {identifier}: it counts as missed", err=True)
    if errors:
        for line in result.differences:
            if errors == "all" or f" {errors}" in line:
                typer.echo(line)
    typer.echo(json.dumps(result.to_dict(), indent=1) if as_json else score_table(result))
    problems.finish()


def _evaluate_facts(
    gold: Path, wanted: list[Report], predicted: Path, problems: Problems, *, errors: bool, as_json: bool
) -> None:
    """Compare the predicted records (gold ones too) and score the facts found."""
    from recoupe.cli.compare import read_reports
    from recoupe.comparison import compare
    from recoupe.evaluation.dossiers import dossier_table, read_dossiers, score_dossiers

    try:
        dossiers = read_dossiers(gold)
    except ValueError as error:
        raise usage_error(error) from error
    if not dossiers:
        raise usage_error(f"no dossier.json in {gold}")
    records = list(read_reports([predicted], problems))
    result = score_dossiers(dossiers, wanted, records, compare(records).to_dict()["facts"])
    if errors:
        typer.echo("\n".join(result.errors))
    typer.echo(json.dumps(result.to_dict(), indent=1) if as_json else dossier_table(result))
    problems.finish()
