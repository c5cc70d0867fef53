"""A comparison kept in a file, so that later reports join it without the earlier ones being read again.

The file holds one line of JSON (what made it, with which settings), then pickles, the last one of None. Only
classes of the comparison and plain containers are read from them: a file from elsewhere can bring wrong facts, but
run no code.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from typing import Any, BinaryIO

import orjson

from recoupe import lexicon

SCHEMA = "recoupe-state/1"
PROTOCOL = 5
_OWN = "recoupe.comparison."
_PLAIN = frozenset(
    {
        ("array", "array"), ("array", "_array_reconstructor"), ("builtins", "frozenset"), ("builtins", "set"),
        ("collections", "OrderedDict"), ("copyreg", "_reconstructor"), ("builtins", "object"),
    }
)  # fmt: skip
#: All lexicons that the modules of the comparison read.
_WORDS = (
    "common_words", "counted_synonyms", "event_families", "event_words", "figure_verbs", "link_weights",
    "reporting_verbs", "source_nouns",
)  # fmt: skip


#: What `pickle` raises where bytes were lost or changed.
_BROKEN = (pickle.UnpicklingError, EOFError, ImportError, AttributeError, LookupError, TypeError, ValueError)


class StateError(ValueError):
    """A file that holds no comparison, or one that was made otherwise."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN or (module.startswith(_OWN) and "." not in name):
            found = super().find_class(module, name)
            if isinstance(found, type) or (module, name) in _PLAIN:
                return found
        raise StateError(f"no comparison: it names {module}.{name}")


def dumps(value: object) -> bytes:
    """Return a value of the comparison as bytes."""
    return pickle.dumps(value, PROTOCOL)


def loads(data: bytes) -> Any:
    """Return what `dumps` wrote. Raises StateError where the bytes name anything else than our own classes."""
    return _Reader(io.BytesIO(data)).load()


@cache
def made_by() -> str:
    """Return the version of recoupe and of the word lists that comparing reads."""
    known = repr([lexicon.rows(name) for name in _WORDS]) + repr(lexicon.patterns("figures"))
    return f"{version('recoupe')} {hashlib.sha256(known.encode()).hexdigest()[:12]}"


def write(stream: BinaryIO, settings: dict[str, Any], pieces: Iterator[object]) -> None:
    """Write a head line, then the pieces one after the other."""
    head = {"schema": SCHEMA, "made_by": made_by(), "settings": settings}
    stream.write(orjson.dumps(head) + b"\n")
    for piece in pieces:
        pickle.dump(piece, stream, PROTOCOL)
    pickle.dump(None, stream, PROTOCOL)  # a file that was cut short lacks it


def read(stream: BinaryIO, settings: dict[str, Any]) -> Iterator[Any]:
    """Yield the pieces of a file. Raises StateError where it is none, or made by others or with other settings."""
    try:
        head = orjson.loads(stream.readline())
        known = head["schema"], head["made_by"], head["settings"]
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise StateError("no state of a comparison") from error
    if known[:2] != (SCHEMA, made_by()):
        raise StateError(f"made by recoupe {known[1]}, this is {made_by()}: compare all records again")
    if known[2] != settings:
        raise StateError(f"made with {_said(known[2])}, not {_said(settings)}: compare all records again")
    while (piece := _piece(stream)) is not None:
        yield piece


def _piece(stream: BinaryIO) -> Any:
    try:
        return _Reader(stream).load()
    except StateError:
        raise
    except _BROKEN as error:
        raise StateError("the state is damaged") from error


def _said(settings: dict[str, Any]) -> str:
    return ", ".join(f"{key} {value}" for key, value in settings.items())
