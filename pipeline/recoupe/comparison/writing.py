"""Facts as files: JSON, CSV and Parquet, written piece by piece, so that memory does not grow with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from recoupe.comparison.facts import Fact
from recoupe.comparison.tables import members_frame, timeline_frame
from recoupe.whole_files import whole_file

if TYPE_CHECKING:
    import pandas as pd

    from recoupe.comparison.compared import Comparison

#: Facts written at once.
_PORTION = 4_000
#: A matrix with more columns than this serves nobody.
MATRIX_REPORTS = 500
_NUMBERS = {"value": "double", "min": "double", "max": "double"}
_COUNTS = frozenset({"start", "end", "confirmations"})

_FRAMES: dict[str, Callable[[list[Fact]], pd.DataFrame]] = {"members": members_frame, "timeline": timeline_frame}


def json_pieces(comparison: Comparison) -> Iterator[bytes]:
    """Yield the pieces of `facts.json`; joined they are the indented JSON of `Comparison.to_dict`."""
    between = b"{\n  "
    for key, value in comparison.data().items():
        yield between + orjson.dumps(key) + b": "
        between = b",\n  "
        if isinstance(value, Iterator):
            yield from _items(value)
        else:
            yield _indented(value, 2)
    yield b"\n}\n"


def _items(items: Iterator[Any]) -> Iterator[bytes]:
    between = b"[\n    "
    for item in items:
        yield between + _indented(item, 4)
        between = b",\n    "
    yield b"\n  ]" if between.startswith(b",") else b"[]"


def _indented(value: Any, spaces: int) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2).replace(b"\n", b"\n" + b" " * spaces)


def write_comparison(comparison: Comparison, folder: Path, *, parquet: bool | None = None) -> list[Path]:
    """Write facts.json and the tables of a comparison into a folder; returns the files written.

    parquet: True also writes Parquet (needs the extra `parquet`), False does not, None does where it can.
    A matrix of more than `MATRIX_REPORTS` reports is left out.
    Raises ImportError that names the extra where Parquet is wanted and pyarrow is missing.
    """
    with_parquet = _has_pyarrow() if parquet is None else parquet
    if with_parquet and not _has_pyarrow():
        raise ImportError("Parquet needs pyarrow: pip install 'recoupe[parquet]'")
    written = [folder / "facts.json"]
    with whole_file(written[0]) as stream:
        for piece in json_pieces(comparison):
            stream.write(piece)
    endings = ("csv", "parquet") if with_parquet else ("csv",)
    tables: dict[str, Iterator[pd.DataFrame]] = {name: _frames(comparison, name) for name in _FRAMES}
    if len(comparison.reports) <= MATRIX_REPORTS:
        tables["matrix"] = iter([comparison.matrix().reset_index()])
    for name, frames in tables.items():
        paths = [folder / f"{name}.{ending}" for ending in endings]
        _write_table(frames, paths)
        written += paths
    return written


def _frames(comparison: Comparison, name: str) -> Iterator[pd.DataFrame]:
    """Yield a table in portions, one at least."""
    for facts in _portions(fact for found in comparison.found() for fact in found.facts):
        yield _FRAMES[name](facts)


def _portions(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    portion: list[Fact] = []
    empty = True
    for fact in facts:
        portion.append(fact)
        if len(portion) == _PORTION:
            yield portion
            portion, empty = [], False
    if portion or empty:
        yield portion


def _write_table(frames: Iterator[pd.DataFrame], paths: list[Path]) -> None:
    """Write the portions of a table into files, by their endings."""
    with ExitStack() as stack:
        streams = [stack.enter_context(whole_file(path)) for path in paths]
        parquet: Any = None
        for number, frame in enumerate(frames):
            plain = frame.to_csv(index=False, header=number == 0, lineterminator="\n")
            streams[0].write(plain.encode("utf-8", "surrogatepass"))
            if len(streams) > 1:
                parquet = parquet or stack.enter_context(_parquet(streams[1], list(frame.columns)))
                parquet.write(_arrow(frame, parquet.schema))


def _parquet(stream: Any, columns: list[str]) -> Any:
    """Open a Parquet file; its types do not depend on what happens to be in a column."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"double": pa.float64(), "count": pa.int64(), "text": pa.string()}
    kinds = [_NUMBERS.get(column, "count" if column in _COUNTS else "text") for column in columns]
    schema = pa.schema([(column, types[kind]) for column, kind in zip(columns, kinds, strict=True)])
    return pq.ParquetWriter(stream, schema)


def _arrow(frame: pd.DataFrame, schema: Any) -> Any:
    import pyarrow as pa

    return pa.Table.from_pandas(frame, schema=schema, preserve_index=False).replace_schema_metadata()


def _has_pyarrow() -> bool:
    from importlib.util import find_spec

    return find_spec("pyarrow") is not None
