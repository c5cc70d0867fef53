"""Known names: countries, demonyms, places, organisations, persons, works, and a user's own list.

Names are looked up by a normalised key: lower case, no accents, words joined by one space whatever stood between
them («Côte-d'Ivoire» and «Cote d'Ivoire» are one). The key only proposes; the written form decides by its capitals
and, in lower case, by its accents. There is no similarity score: «Corée du Nord» and «Corée du Sud» never meet.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from operator import add
from pathlib import Path
from typing import get_args

from recoupe.gazetteer_names import Entry, known_names, split_cell
from recoupe.values import EntityLabel

_WORD = re.compile(r"[^\W_]+")
#: What may stand between two words of one name.
_JOINT = re.compile(r" |-|'|' |\. |\.|\.-| ?& ?| - |, |/")
#: The prefix of a canonical key, where a gazetteer gives none.
PREFIX: dict[str, str] = {"PER": "person", "ORG": "org", "LOC": "place", "MISC": "other", "NORP": "other"}
_USER_COLUMNS = ("name", "label", "canonical", "aliases")


def _folding() -> dict[int, str]:
    """Lower-case base letters of the Latin blocks, one character for one."""
    table: dict[int, str] = {}
    for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        table[code] = base if len(base) == 1 else chr(code)
    return table | {ord("ł"): "l", ord("Ł"): "l", ord("ø"): "o", ord("Ø"): "o", ord("ı"): "i", ord("đ"): "d"}


_FOLD = _folding()


def fold(text: str) -> str:
    """Return `text` in lower case without accents; same length, same offsets."""
    return text.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: where each starts and ends, and its folded form."""

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[str]

    @classmethod
    def of(cls, text: str) -> Words:
        """Cut a normalised text into words (letters and digits)."""
        folded = fold(text)
        starts = [match.start() for match in _WORD.finditer(folded)]
        keys = _WORD.findall(folded)
        return cls(text, starts, list(map(add, starts, map(len, keys))), keys)

    def gap(self, index: int) -> str:
        """Return what stands between word `index` and the next one ('' behind the last)."""
        if index + 1 >= len(self.starts):
            return ""
        return self.text[self.ends[index] : self.starts[index + 1]]

    def written(self, first: int, last: int) -> str:
        """Return the text from word `first` to word `last`, both included."""
        return self.text[self.starts[first] : self.ends[last]]


@dataclass(frozen=True, slots=True)
class Match:
    """Words `first` to `last` (included) are a name of each of `entries`."""

    first: int
    last: int
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class Gazetteer:
    """Names and what they name; made by `default()` and `with_file()`."""

    names: dict[str, tuple[tuple[str, Entry], ...]] = field(default_factory=dict)
    #: First word of a key → the word counts of the keys that start with it, longest first.
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def add(self, name: str, entry: Entry) -> None:
        """Add one name of an entry; a name that is there already gets one more reading."""
        keys = _WORD.findall(fold(name))
        if not keys:
            return
        key = " ".join(keys)
        known = self.names.get(key, ())
        if (name, entry) in known:
            return
        self.names[key] = (*known, (name, entry))
        counts = self.lengths.get(keys[0], ())
        if len(keys) not in counts:
            self.lengths[keys[0]] = tuple(sorted((*counts, len(keys)), reverse=True))

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that a name may stand for, whatever its capitals and accents."""
        found = self.names.get(" ".join(_WORD.findall(fold(name))), ())
        return tuple(dict.fromkeys(entry for _, entry in found))

    def find(self, words: Words) -> Iterator[Match]:
        """Yield the longest known name at every word (names may overlap)."""
        lengths, names, keys = self.lengths, self.names, words.keys
        for index in [index for index, key in enumerate(keys) if key in lengths]:
            key = keys[index]
            for count in lengths[key]:
                known = names.get(key if count == 1 else " ".join(keys[index : index + count]))
                if known is None:
                    continue
                entries = _readings(words, index, count, known)
                if entries:
                    yield Match(index, index + count - 1, entries)
                    break

    def copy(self) -> Gazetteer:
        return Gazetteer(dict(self.names), dict(self.lengths))


def _readings(words: Words, first: int, count: int, known: Iterable[tuple[str, Entry]]) -> tuple[Entry, ...]:
    """Keep the entries one of whose names is written as the text has it."""
    last = first + count - 1
    if any(not _JOINT.fullmatch(words.gap(index)) for index in range(first, last)):
        return ()
    written = words.written(first, last)
    return tuple(dict.fromkeys(entry for name, entry in known if _same_writing(name, written)))


def _same_writing(name: str, written: str) -> bool:
    """A name's capitals must stand in the text; small letters may be capitals there, with or without accents."""
    if name == written:
        return True
    if ("," in name) != ("," in written):
        return False
    pairs = zip(_WORD.findall(name), _WORD.findall(written), strict=True)
    return all(_same_word(ours, theirs) for ours, theirs in pairs)


def _same_word(ours: str, theirs: str) -> bool:
    """Tell whether a word of the text may be ours: an accent may be missing on a capital letter only."""
    if ours == theirs:
        return True
    if theirs.islower() or len(ours) != len(theirs):
        return False
    if not all(
        a.lower() == b.lower() or (b.isupper() and b.lower() == fold(a)) for a, b in zip(ours, theirs, strict=True)
    ):
        return False
    if len(ours) > 1 and ours.isupper():  # an acronym
        return theirs.isupper()
    if theirs.isupper():
        return True
    if ours[0].isupper():
        return theirs[0].isupper() and (theirs[1:].islower() or not ours[1:].islower())
    return theirs[0].isupper() and theirs[1:].islower()


@cache
def default() -> Gazetteer:
    """Return the names of `recoupe_fr`, read at first need."""
    gazetteer = Gazetteer()
    for name, entry in known_names():
        gazetteer.add(name, entry)
    return gazetteer


def with_file(path: str | Path) -> Gazetteer:
    """Return the default names and those of a user's CSV file, whose reading of a name replaces all others.

    Columns: `name`, `label` (PER, LOC, ORG, MISC or NORP), `canonical` (optional; a key such as `org:AIEA`) and
    `aliases` (optional, separated by |). Raises as `own_names` does.
    """
    own = own_names(path)
    merged = default().copy()
    merged.names.update(own.names)
    for first, counts in own.lengths.items():
        merged.lengths[first] = tuple(sorted({*counts, *merged.lengths.get(first, ())}, reverse=True))
    return merged


def own_names(path: str | Path) -> Gazetteer:
    """Return the names of a user's CSV file alone; columns as in `with_file`.

    Raises ValueError, with file and line, where text, a column or a label is wrong, OSError where the file cannot
    be read.
    """
    own = Gazetteer()
    try:
        for name, entry in _user_names(Path(path)):
            own.add(name, entry)
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8 text; save the gazetteer as CSV in UTF-8") from error
    except csv.Error as error:
        raise ValueError(f"{path}: not a CSV file ({error})") from error
    return own


def _user_names(path: Path) -> Iterator[tuple[str, Entry]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = {"name", "label"} - set(reader.fieldnames or ())
        if missing:
            raise ValueError(
                f"{path}: column {sorted(missing)[0]!r} is missing; a gazetteer has {', '.join(_USER_COLUMNS)}"
            )
        for row in reader:
            yield from _user_row(row, f"{path}:{reader.line_num}")


def _user_row(row: Mapping[str, str | None], where: str) -> Iterator[tuple[str, Entry]]:
    name = (row["name"] or "").strip()
    label = (row["label"] or "").strip()
    if not name:
        raise ValueError(f"{where}: the name is empty")
    if label not in get_args(EntityLabel):
        raise ValueError(f"{where}: label is {label!r}, not one of {', '.join(get_args(EntityLabel))}")
    canonical = (row.get("canonical") or "").strip() or f"{PREFIX[label]}:{name}"
    entry = Entry(name, label, canonical, "user")  # type: ignore[arg-type]
    for written in (name, *split_cell(row.get("aliases") or "")):
        yield written, entry
