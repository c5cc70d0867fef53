"""Numbers of one report that exclude each other, and numbers that it sets against each other."""

from __future__ import annotations

from recoupe.comparison import words
from recoupe.comparison.figures import Figure, months

#: Numbers of days that are more months apart than this are set beside each other, not one after the other.
_SEASON = 3


def conflict(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are told of events that exclude each other."""
    return words.rivals(one.events, other.events)


def days_apart(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are told of different days: a number and what became of it."""
    first, second = one.period, other.period
    return bool(first and second and first.fine and second.fine and not first.meets(second))


def in_line(one: Figure, other: Figure) -> bool:
    """Tell whether two cells of one table differ in their day or source only: neighbours in a row or a column."""
    first, second = one.place, other.place
    if first.table < 0 or first.table != second.table:
        return False
    if (first.row == second.row or (first.column == second.column and not days_apart(one, other))) and (
        _said_by_others(one, other)
    ):
        return True
    if not days_apart(one, other) or seasons_apart(one, other):
        return False
    return first.row == second.row or first.column == second.column


def seasons_apart(one: Figure, other: Figure) -> bool:
    """Tell whether two days lie so far apart that their numbers belong to two stories."""
    first, second = one.period, other.period
    if not first or not second or first.open or second.open:
        return False
    return abs(months(first.start, second.start)) > _SEASON


def _said_by_others(one: Figure, other: Figure) -> bool:
    """Tell whether two cells give the answers of two sources («grévistes selon la direction», «selon la CGT»)."""
    first, second = ({s.key for s in f.sources if s.named} for f in (one, other))
    same = words.noun_relation(one.counted, other.counted) in ("same", "synonym")
    return same and bool(first and second) and first.isdisjoint(second)


#: Rivals whose numbers lie further apart speak of two things, unless they count the same.
_WIDE = 20.0
#: Far from each other in a text, the numbers of two sources are rivals only where they are of one size.
#: More so where only one of them is told of certain days.
_RIVALS, _TOLLS = 2.5, 8.0


def _ratio(one: Figure, other: Figure) -> float:
    low, high = sorted((abs(one.reading.point), abs(other.reading.point)))
    return high / low if low else 1.0


_FROM_TO = frozenset({"change_from", "total"})


def from_to(one: Figure, other: Figure) -> bool:
    """Tell whether one of two different numbers is where a change began («de 4 à 5,5 millions»)."""
    return one.role != other.role and one.value != other.value and {one.role, other.role} == _FROM_TO


def _says_no_more(one: Figure, other: Figure) -> bool:
    """Tell whether a later number counts «personnes» and says of them nothing new: it may be a rival's."""
    later = max(one, other, key=lambda f: f.start)
    return later.counted == "personne" and not later.events and bool(later.sources or later.voice)


def _rival_sources(one: Figure, other: Figure) -> bool:
    """Tell whether two numbers of one role each have a source, and none in common."""
    first, second = ({s.key for s in f.sources if s.named} for f in (one, other))
    if not first or not second or first & second or not one.role == other.role == "total" or days_apart(one, other):
        return False
    of_a_day = [bool(f.period and f.period.fine) for f in (one, other)]
    return _ratio(one, other) <= (_RIVALS if any(of_a_day) and not all(of_a_day) else _TOLLS)


def contrasted(one: Figure, other: Figure) -> bool:
    """Tell whether one report sets two numbers against each other: neighbours, two sources or a word of change."""
    if one.report != other.report:
        return False
    if in_line(one, other):
        return True
    kinship = words.noun_relation(one.counted, other.counted)
    told = one.events & (other.events | other.nearby) | other.events & one.nearby
    if abs(one.place.sentence - other.place.sentence) > 1:
        kin = kinship in ("same", "synonym") or (
            kinship == "broader" and "personne" in (one.counted, other.counted)
        )
        return kin and bool(told) and _rival_sources(one, other)
    if kinship == "different" or conflict(one, other):
        return False
    if kinship == "broader" and not told and not _says_no_more(one, other):
        return False
    if kinship != "same" and not one.events & other.events and _ratio(one, other) > _WIDE:
        return False
    first, second = {s.key for s in one.sources}, {s.key for s in other.sources}
    later = max(one, other, key=lambda f: f.start)
    if one.voice and other.voice and not one.voice & other.voice and one.place.table < 0:
        return True
    return bool(first and second and first != second) or later.change or later.moved
