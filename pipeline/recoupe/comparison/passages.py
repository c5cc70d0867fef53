"""Where a figure stands in its text: sentence, clause, table cell with its headings. No parse is needed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from recoupe.typography import normalise

#: A full stop ends a sentence where a capital or a quotation follows, and no initial or abbreviation stands before.
_END = re.compile(
    r"\n+|(?<![\s.(]\w)(?<!\bjuill)(?<!\bMme)(?<!\bart)[.!?…]+(?:\s?»)?\s+(?=[«\"'(\[]?\s?[A-ZÀ-ÖØ-Þ0-9-])"
)
_BREAK = re.compile(r"[;:()«»]|,|\s-\s|\s\|\s")
_ITEM = re.compile(r"\s*[-•*–—]\s")
_ASKED = re.compile(r"\W*(?:combien|quel(?:le)?s?)\b[^.!]*$", re.IGNORECASE)
#: So many items of a list are passed over on the way to its lead.
_ITEMS = 20
_CELL = re.compile(r"[|\t]")
_TOTAL = re.compile(r"\W*(?:total|ensemble)\b", re.IGNORECASE)
_RULE = re.compile(r"^[\s|:+-]*$")


Spanned = TypeVar("Spanned", bound=Any)

#: How far a sentence without an end is looked at, in characters.
REACH = 600


class Sorted(Generic[Spanned]):
    """Mentions in the order of their text, found by place without looking at all of them."""

    def __init__(self, mentions: Iterable[Spanned]) -> None:
        self.mentions = sorted(mentions, key=lambda m: m["start"])
        self._starts = [mention["start"] for mention in self.mentions]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers of the first mention that begins in a stretch, and of the first one behind it."""
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def between(self, start: int, end: int) -> list[Spanned]:
        """Return the mentions that begin in a stretch."""
        return self.mentions[slice(*self.range(start, end))]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: which row and column of which table, and the spans of its headings."""

    table: int
    row: int
    column: int
    span: tuple[int, int]
    heading: tuple[int, int]
    header: tuple[int, int] | None
    #: True for a row that has a row of totals below or above it.
    part: bool = False


class Layout:
    """The sentences and tables of one text; offsets are those of the text."""

    def __init__(self, text: str) -> None:
        self.text = normalise(text)
        ends = [match.span() for match in _END.finditer(self.text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start + 1 for start, _ in ends), len(self.text)]
        breaks = [match.span() for match in _BREAK.finditer(self.text)]
        self._break_starts, self._break_ends = [start for start, _ in breaks], [end for _, end in breaks]
        self._cells = [
            cell for table, rows in enumerate(_tables(self.text)) for cell in _read_cells(self.text, table, rows)
        ]
        self._cell_starts = [cell.span[0] for cell in self._cells]

    def sentence_index(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def sentence(self, index: int) -> tuple[int, int]:
        """Return the span of sentence number `index`, an empty one outside the text."""
        if not 0 <= index < len(self._starts):
            return (0, 0)
        return self._starts[index], max(self._starts[index], self._ends[index])

    def question(self, index: int) -> tuple[int, int] | None:
        """Return the span of what sentence number `index` answers: a question or the lead of its list."""
        before = index - 1
        if _ITEM.match(self.text, self._starts[index]):
            while before > index - _ITEMS and _ITEM.match(self.text, self.sentence(before)[0]):
                before -= 1
        start, end = self.sentence(before)
        said = self.text[start:end].rstrip()
        asked = said.endswith("?") or (
            said.endswith(":") and before < index and bool(_ITEM.match(self.text, self._starts[index]))
        )
        return (start, end) if asked or _ASKED.match(said) else None

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch between punctuation marks around `start`-`end`, inside its sentence."""
        first, last = self.sentence(self.sentence_index(start))
        first, last = max(first, start - REACH), min(last, end + REACH)
        left, right = first, max(last, end)
        before = bisect_right(self._break_ends, start) - 1
        if before >= 0 and self._break_starts[before] >= first:
            left = self._break_ends[before]
        after = bisect_left(self._break_starts, end)
        if after < len(self._break_ends) and self._break_ends[after] <= right:
            right = self._break_starts[after]
        return left, right

    def cell(self, position: int) -> Cell | None:
        """Return the table cell at a position, None outside tables."""
        place = bisect_right(self._cell_starts, position) - 1
        if place < 0 or position >= self._cells[place].span[1]:
            return None
        return self._cells[place]


Row = list[tuple[int, int]]


def _tables(text: str) -> list[list[Row]]:
    """Find blocks of two or more neighbouring lines with cells; rules («---|---») are no rows."""
    found: list[list[Row]] = []
    if "|" not in text and "\t" not in text:
        return found
    rows, position = list[Row](), 0
    for line in [*text.split("\n"), ""]:
        if _CELL.search(line.strip("| ")):
            rows.append([] if _RULE.match(line) else _cells(line, position))
        elif rows:
            found.append([row for row in rows if row])
            rows = []
        position += len(line) + 1
    return [table for table in found if len(table) > 1]


def _read_cells(text: str, table: int, rows: list[Row]) -> Iterator[Cell]:
    """Yield the cells of a table; beside a row of totals the other rows are parts."""
    totals = {row for row, cells in enumerate(rows) if row and _TOTAL.match(text[slice(*cells[0])])}
    for row, cells in enumerate(rows):
        for column, span in enumerate(cells):
            header = rows[0][column] if row and column < len(rows[0]) else None
            yield Cell(table, row, column, span, cells[0], header, bool(totals) and row not in totals)


def _cells(line: str, offset: int) -> Row:
    """Return the spans of a row's cells, the frame's bars left out."""
    stripped = line.strip()
    begin = len(line) - len(line.lstrip()) + (1 if stripped.startswith("|") else 0)
    end = len(line.rstrip()) - (1 if stripped.endswith("|") else 0)
    cells, position = [], begin
    for match in _CELL.finditer(line, begin, end):
        cells.append((offset + position, offset + match.start()))
        position = match.end()
    cells.append((offset + position, offset + end))
    return cells
