"""Write records to standard output, a `.jsonl` file or a folder: whole or not at all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import orjson

from recoupe.record import RecordDict, Report
from recoupe.whole_files import whole_file

#: Always written: without them a record is not one.
_KEPT = ("schema", "report")
_FIELDS = tuple(RecordDict.__annotations__)
_UNSAFE = re.compile(r"[^\w.~ -]|^\.+|[ .]+$")

Write = Callable[[Report], None]


def check_fields(fields: Collection[str]) -> None:
    """Raise ValueError where a name is no field of a record."""
    unknown = sorted(set(fields) - set(_FIELDS))
    if unknown:
        raise ValueError(f"no field is called {unknown[0]!r}; there are {', '.join(_FIELDS)}")


def as_json(
    report: Report, *, fields: Collection[str] | None = None, text: bool = True, indent: bool = False
) -> bytes:
    """Return a record as JSON bytes with a line break at the end.

    fields: the top-level fields to keep beside `schema` and `report` (None: all). text: False leaves the text out.
    """
    data = {
        key: value
        for key, value in report.to_dict().items()
        if (fields is None or key in fields or key in _KEPT) and (text or key != "text")
    }
    return orjson.dumps(data, option=orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if indent else 0))


@contextmanager
def open_sink(
    target: Path | None, stdout: BinaryIO, *, fields: Collection[str] | None = None, text: bool = True
) -> Iterator[Write]:
    """Give a function that writes one record.

    target: None for `stdout` (JSON Lines), a path ending in `.jsonl`, or else a folder (one indented file each).
    A `.jsonl` file appears under its name when the last record is in it; an interruption leaves nothing behind.

    Raises ValueError for a file name with another ending, OSError where the place cannot be written.
    """
    if target is None:
        yield lambda report: _emit(stdout, as_json(report, fields=fields, text=text))
    elif target.suffix == ".jsonl" and not target.is_dir():
        with whole_file(target) as stream:
            yield lambda report: _emit(stream, as_json(report, fields=fields, text=text))
    elif target.suffix and not target.is_dir():
        raise ValueError(f"cannot write {target.suffix} files: name a .jsonl file or a folder")
    else:
        folder = _Folder(target)
        yield lambda report: folder.write(report.id, as_json(report, fields=fields, text=text, indent=True))


def _emit(stream: BinaryIO, data: bytes) -> None:
    stream.write(data)


class _Folder:
    """One file a record, named after its id; two ids never share a file, whatever the file system folds."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.taken: set[str] = set()

    def write(self, identifier: str, data: bytes) -> None:
        with whole_file(self.path / self._name(identifier)) as stream:
            stream.write(data)

    def _name(self, identifier: str) -> str:
        safe = _UNSAFE.sub("_", identifier)[:120] or "_"
        if safe != identifier or safe.casefold() in self.taken:
            safe = f"{safe}-{hashlib.sha256(identifier.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
        self.taken.add(safe.casefold())
        return f"{safe}.json"
