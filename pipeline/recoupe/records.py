"""Read records back: JSON Lines, JSON files, folders of them; bad lines are said, good ones kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from recoupe.reading.problems import Problem, ReadError
from recoupe.record import Report


def read_records(
    paths: str | Path | Iterable[str | Path], *, on_problem: Callable[[Problem], None] | None = None
) -> Iterator[Report]:
    """Yield the records of `.jsonl` and `.json` files and of folders of them.

    on_problem: called with every broken line or file; without it the first one raises ReadError.
    """
    for item in _items([paths] if isinstance(paths, str | Path) else paths):
        if isinstance(item, Report):
            yield item
        elif on_problem is None:
            raise ReadError(item)
        else:
            on_problem(item)


def _items(paths: Iterable[str | Path]) -> Iterator[Report | Problem]:
    for given in paths:
        path = Path(given)
        if path.is_dir():
            files = sorted(p for p in path.rglob("*.json*") if p.suffix in (".json", ".jsonl"))
            if not files:
                yield Problem(str(path), "no records in this folder (looked for *.jsonl, *.json)")
            for file in files:
                yield from _file(file)
        else:
            yield from _file(path)


def _file(path: Path) -> Iterator[Report | Problem]:
    try:
        if path.suffix == ".json":
            yield from _whole(path.read_bytes(), path)
            return
        with path.open("rb") as lines:
            # A file of a hundred thousand records is read line by line.
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _record(line, path, number)
    except OSError as error:
        yield Problem(str(path), f"cannot be read: {error.strerror}")


def _whole(data: bytes, path: Path) -> Iterator[Report | Problem]:
    try:
        content: Any = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        yield Problem(str(path), f"broken JSON: {error.msg}", error.lineno)
        return
    for item in content if isinstance(content, list) else [content]:
        yield _record(item, path, None)


def _record(source: bytes | Any, path: Path, line: int | None) -> Report | Problem:
    try:
        data = orjson.loads(source) if isinstance(source, bytes) else source
        if not isinstance(data, dict):
            raise ValueError("a record is a JSON object")
        return Report.from_dict(data)
    except orjson.JSONDecodeError as error:
        return Problem(str(path), f"broken JSON: {error.msg}", line)
    except (ValueError, TypeError) as error:
        return Problem(str(path), str(error), line)
