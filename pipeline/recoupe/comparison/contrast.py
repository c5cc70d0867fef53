"""Numbers of one report that exclude each other, and numbers that it sets against each other."""

from __future__ import annotations

from recoupe.comparison import words
from recoupe.comparison.figures import Figure


def conflict(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are told of events that exclude each other."""
    return words.rivals(one.events, other.events)


def contrasted(one: Figure, other: Figure) -> bool:
    """Tell whether one report sets two numbers against each other: neighbours, two sources or a word of change."""
    if one.report != other.report or abs(one.place.sentence - other.place.sentence) > 1:
        return False
    if words.noun_relation(one.counted, other.counted) == "different" or conflict(one, other):
        return False
    first, second = {s.key for s in one.sources}, {s.key for s in other.sources}
    later = max(one, other, key=lambda f: f.start)
    if one.voice and other.voice and not one.voice & other.voice and one.place.table < 0:
        return True
    return bool(first and second and first != second) or later.change or one.moved or other.moved
