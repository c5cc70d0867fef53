"""The command `recoupe`: parse, call one function, format. Everything heavy is imported inside a command.

Exit status: 0 all went well, 1 some articles failed (each named on standard error), 2 wrong usage.
"""

from __future__ import annotations

import signal
import sys
from typing import Annotated, NoReturn

import typer

from recoupe import __version__
from recoupe.cli import compare, evaluate, explain, extract

app = typer.Typer(
    name="recoupe",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("extract")(extract.extract)
app.command("explain")(explain.explain)
app.command("schema")(explain.schema)
app.command("compare")(compare.compare)
app.command("evaluate")(evaluate.evaluate)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"recoupe {__version__}")
        raise typer.Exit


@app.callback(
    epilog="Example: recoupe extract articles/ -o records.jsonl && recoupe compare records.jsonl",
)
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and stop.")
    ] = False,
) -> None:
    """Who says what, how sure, and which figures agree: French articles to records that can be compared."""


def _stop(number: int, _: object) -> NoReturn:
    """End on a polite kill as on any error: temporary files go, nothing half-written stays."""
    sys.exit(128 + number)


def main() -> None:
    """Run the command line; an interruption leaves no half-written file."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        app()
    except BrokenPipeError:
        # The reader of our output is gone (`| head`): nothing more to say, also not at shutdown.
        sys.stderr.close()
        sys.exit(0)
