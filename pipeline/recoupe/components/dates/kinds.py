"""What kind of time a node is, so that only like is joined with like."""

from __future__ import annotations

from recoupe.date_values.compound import Clock, Interval, Part
from recoupe.date_values.nodes import Calendar, Fixed, InWeek, Node, Relative, Story, Word
from recoupe.date_values.offsets import DayOf, Holding, Nth, Offset
from recoupe.date_values.yearly import Feast, Quarter, Season


def is_day(node: Node) -> bool:
    """Tell whether a node is one calendar day."""
    match node:
        case Calendar():
            return node.day is not None or node.weekday is not None
        case Relative() | Story() | Holding() | Nth():
            return node.grain == "day"
        case Offset():
            return node.type == "DATE" and node.amounts[-1][1] == "day"
    return isinstance(node, Feast | InWeek | DayOf)


def is_clock(node: Node) -> bool:
    """Tell whether a node is a time of day whose day is still open."""
    if isinstance(node, Interval):
        return is_clock(node.start) and is_clock(node.end)
    return isinstance(node, Clock | Part) and node.base is None


def is_date(node: Node) -> bool:
    """Tell whether a node is a date of any grain, or an interval of dates."""
    return node.type == "DATE" and not isinstance(node, Word)


def is_long(node: Node) -> bool:
    """Tell whether a node is a week or longer: what has a beginning, a middle and an end."""
    if isinstance(node, Offset):
        return False
    if isinstance(node, Season | Quarter | Fixed):
        return True
    return is_date(node) and not is_day(node) and not isinstance(node, Interval)


def grain(node: Node) -> str:
    """Return a coarse name of what a node counts in: day, month, year, time, other."""
    if isinstance(node, Calendar):
        return "day" if is_day(node) else "month" if node.month else "year"
    if node.type == "TIME":
        return "time"
    return "day" if is_day(node) else "other"
