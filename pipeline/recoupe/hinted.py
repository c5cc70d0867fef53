"""Search a long text for rare expressions: a pattern is tried only around words that stand in each match of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from recoupe.lexicon import alternation

#: How far a match reaches on either side of a hint in it, in characters.
_REACH = 200


class Hinted:
    """Patterns for lower-case text, each with hints: each match of it holds one. No hints: it is tried everywhere.

    The hints of all patterns are looked for in one pass.
    """

    def __init__(self, rules: Sequence[Mapping[str, Any]]) -> None:
        """Take rules with `pattern` and `hints`, as `lexicon.patterns` has them."""
        self._patterns = [re.compile(rule["pattern"]) for rule in rules]
        hints = sorted({hint for rule in rules for hint in rule["hints"]})
        self._hint = re.compile(alternation(hints)) if hints else None
        #: Hint -> the patterns that it, or a shorter hint that it begins with, stands for.
        self._stands_for = {
            hint: [at for at, rule in enumerate(rules) if hint.startswith(tuple(rule["hints"]))] for hint in hints
        }
        self._everywhere = [at for at, rule in enumerate(rules) if not rule["hints"]]

    def finditer(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield each rule's index and its matches in a lower-case text, rule by rule, in order."""
        windows: dict[int, list[tuple[int, int]]] = {at: [(0, len(text))] for at in self._everywhere}
        for place, hint in self._hints(text):
            for at in self._stands_for[hint]:
                _widen(windows.setdefault(at, []), place)
        for at in sorted(windows):
            for start, end in windows[at]:
                for match in self._patterns[at].finditer(text, start, end):
                    yield at, match

    def _hints(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the places of the hints, at each place the longest."""
        match = self._hint.search(text) if self._hint is not None else None
        while match is not None:
            yield match.start(), match.group()
            match = match.re.search(text, match.start() + 1)


def _widen(windows: list[tuple[int, int]], place: int) -> None:
    """Add the stretch around a hint; it joins the one before that it touches."""
    start, end = max(0, place - _REACH), place + _REACH
    if windows and start <= windows[-1][1]:
        start = windows.pop()[0]
    windows.append((start, end))
