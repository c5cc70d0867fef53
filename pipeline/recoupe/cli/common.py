"""What the commands share: saying problems, wrong usage, exit status."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import typer

from recoupe.reading.problems import Problem


@dataclass(slots=True)
class Problems:
    """Says each problem as one line on standard error and remembers whether an article was lost."""

    failed: int = 0
    quiet: bool = False

    def __call__(self, problem: Problem) -> None:
        self.failed += problem.fatal
        if problem.fatal or not self.quiet:
            print(f"recoupe: {problem}", file=sys.stderr)

    def finish(self) -> None:
        """End the command: status 1 where an article failed."""
        if self.failed:
            raise typer.Exit(1)


def usage_error(message: object) -> typer.BadParameter:
    """Return an exception that ends the command with status 2 and says what to do."""
    return typer.BadParameter(str(message))


def entity_settings(gazetteer: Path | None) -> dict[str, dict[str, str]]:
    """Return what `recoupe.load` takes for `--gazetteer`; wrong usage where the file is missing or wrong.

    It is read here, before the model is loaded: a worker could not say what is wrong with it.
    """
    from recoupe.gazetteer import own_names

    if gazetteer is None:
        return {}
    if not gazetteer.is_file():
        raise usage_error(f"no such gazetteer: {gazetteer}")
    try:
        own_names(gazetteer)
    except ValueError as error:
        raise usage_error(error) from error
    except OSError as error:
        raise usage_error(f"cannot read the gazetteer {gazetteer}: {error.strerror}") from error
    return {"recoupe_entities": {"gazetteer": str(gazetteer)}}


def publication_day(stated: str | None) -> str | None:
    """Return the date of `--published` as ISO day or local time; wrong usage where it cannot be read."""
    from recoupe.reading import read_published

    day = read_published(stated) if stated else None
    if stated and day is None:
        raise usage_error(f"cannot read the date {stated!r}: write it like 2025-03-03 or '3 mars 2025'")
    return day
