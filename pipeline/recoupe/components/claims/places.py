"""Stretches of text found by a place in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any


class Index:
    """Stretches with what they belong to, found by a place without looking at all of them."""

    def __init__(self, items: Iterable[tuple[Any, Any]]) -> None:
        ordered = sorted(items, key=lambda item: item[0]["start"])
        self.items = ordered
        self.starts = [piece["start"] for piece, _ in ordered]
        self.longest = max((piece["end"] - piece["start"] for piece, _ in ordered), default=0)

    def at(self, offset: int) -> list[Any]:
        """Return the owners of the stretches that hold a place, each once, in order of place."""
        found: list[Any] = []
        last = bisect_right(self.starts, offset)
        for piece, owner in self.items[bisect_left(self.starts, offset - self.longest) : last]:
            if offset < piece["end"] and owner not in found:
                found.append(owner)
        return found
