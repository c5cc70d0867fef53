"""Search a long text for rare expressions: a pattern is tried only around words that stand in each match of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: How far a match reaches on either side of a hint in it, in characters.
_REACH = 200


@dataclass(frozen=True, slots=True)
class Hinted:
    """A pattern for lower-case text, and hints: each match holds one of them. No hints: it is tried everywhere."""

    pattern: re.Pattern[str]
    hints: tuple[str, ...] = ()

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a lower-case text, in order."""
        if not self.hints:
            yield from self.pattern.finditer(text)
            return
        for start, end in self._windows(text):
            yield from self.pattern.finditer(text, start, end)

    def _windows(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the stretches around the hints; those that touch are one."""
        places = sorted(place for hint in self.hints for place in _places(text, hint))
        if not places:
            return
        start, end = max(0, places[0] - _REACH), places[0] + _REACH
        for place in places:
            if place - _REACH > end:
                yield start, end
                start = place - _REACH
            end = place + _REACH
        yield start, end


def _places(text: str, hint: str) -> Iterator[int]:
    place = text.find(hint)
    while place >= 0:
        yield place
        place = text.find(hint, place + len(hint))
