"""Find quotations in normalised text: « » pairs, nested, over several paragraphs, re-opened, or left open.

Input is text from `recoupe.typography.normalise` (every kind of double quotation mark is « or » there). Offsets
are characters. The conventions are those of the *Lexique des règles typographiques en usage à l'Imprimerie
nationale*: a quotation of several paragraphs repeats its mark, « or », at the head of each one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"[«»\n]")
_EDGE = " \t\n"
_MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation.

    `start` and `end` hold the marks too; `pieces` are what is quoted, one stretch a paragraph, without marks and
    white space at the edges; `depth` is 0 for the outermost; `closed` tells whether a closing mark was found.
    """

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    depth: int
    closed: bool

    @property
    def inner(self) -> tuple[int, int]:
        """The stretch from the first to the last quoted character (start, start where nothing is quoted)."""
        return (self.pieces[0][0], self.pieces[-1][1]) if self.pieces else (self.start, self.start)


@dataclass(slots=True)
class _Open:
    """A quotation whose end has not been seen."""

    start: int
    piece: int
    pieces: list[tuple[int, int]]


def find_quotations(text: str) -> list[Quotation]:
    """Return the quotations of a normalised text, outer before inner, in order of their start.

    A quotation left open ends with its line, unless the next line goes on with « or ». A closing mark without
    an opening one is passed over.
    """
    return sorted(_scan(text), key=lambda quotation: (quotation.start, -quotation.end))


def _scan(text: str) -> Iterator[Quotation]:
    stack: list[_Open] = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if mark == "\n":
            yield from _end_of_line(text, stack, at)
        elif stack and stack[0].piece < 0:
            stack[0].piece = at + 1
        elif mark == "«":
            if len(stack) < _MAX_DEPTH:
                stack.append(_Open(at, at + 1, []))
        elif stack:
            yield _close(text, stack, at, at + 1)
    while stack:
        yield _close(text, stack, len(text), None)


def _end_of_line(text: str, stack: list[_Open], at: int) -> Iterator[Quotation]:
    """Close what is open at the end of a line, but for an outermost quotation that the next line takes up."""
    if not stack or stack[0].piece < 0:
        return
    goes_on = _goes_on(text, at)
    while len(stack) > (1 if goes_on else 0):
        yield _close(text, stack, at, None)
    if goes_on:
        _add_piece(text, stack[0], at)
        stack[0].piece = -1  # until the mark at the head of the next line


def _goes_on(text: str, at: int) -> bool:
    following = re.compile(r"\s*([«»])").match(text, at)
    return following is not None


def _close(text: str, stack: list[_Open], at: int, end: int | None) -> Quotation:
    """Take the innermost open quotation off the stack; without `end` it was never closed."""
    opened = stack.pop()
    if opened.piece >= 0:
        _add_piece(text, opened, at)
    last = opened.pieces[-1][1] if opened.pieces else opened.start + 1
    return Quotation(
        start=opened.start,
        end=last if end is None else end,
        pieces=tuple(opened.pieces),
        depth=len(stack),
        closed=end is not None,
    )


def _add_piece(text: str, opened: _Open, at: int) -> None:
    start, end = opened.piece, at
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    if start < end:
        opened.pieces.append((start, end))
