"""The words of one text, cut and looked up once, then found by place."""

from __future__ import annotations

from bisect import bisect_left
from sys import intern

from recoupe.comparison import words
from recoupe.comparison.words import Word

#: An expression of several words: start, end, event.
Expression = tuple[int, int, str]


class Wording:
    """The words, stems and events of one text; `low` is that text in lower case, at the same offsets."""

    def __init__(self, low: str) -> None:
        self.low = low
        self.words = words.words(low)
        self._starts = [word.start for word in self.words]
        content = [word for word in self.words if words.is_content(word.text)]
        self._stems = [intern(words.stem(word.text)) for word in content]
        self._stem_starts = [word.start for word in content]
        self._events = [(word.start, events) for word in self.words if (events := words.events_of(word.text))]
        self._event_starts = [start for start, _ in self._events]
        self._expressions = words.expressions(low, self.words)
        self._expression_starts = [start for start, _, _ in self._expressions]

    def between(self, start: int, end: int) -> list[Word]:
        """Return the words of a stretch; those that its ends cut are cut."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        cut = first and self.words[first - 1].end > start
        if cut or (last > first and self.words[last - 1].end > end):
            return words.words(self.low, start, end)
        return self.words[first:last]

    def stems(self, start: int, end: int, *outside: tuple[int, int]) -> set[str]:
        """Return the stems of the content words that begin in a stretch, and in none of those `outside`."""
        starts = self._stem_starts
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        left = [(bisect_left(starts, a, first, last), bisect_left(starts, b, first, last)) for a, b in outside]
        left = [(a, b) for a, b in left if a < b]
        if not left:
            return set(self._stems[first:last])
        return {self._stems[i] for i in range(first, last) if not any(a <= i < b for a, b in left)}

    def events(self, start: int, end: int) -> list[tuple[int, frozenset[str]]]:
        """Return the events of the single words that begin in a stretch, with their places."""
        return self._events[bisect_left(self._event_starts, start) : bisect_left(self._event_starts, end)]

    def expressions(self, start: int, end: int) -> list[Expression]:
        """Return the expressions of several words inside a stretch."""
        starts = self._expression_starts
        found = self._expressions[bisect_left(starts, start) : bisect_left(starts, end)]
        return [expression for expression in found if expression[1] <= end]
