"""What kind of time a node is, so that only like is joined with like."""

from __future__ import annotations

from recoupe.date_values.compound import Clock, Interval, Part, ThisNight
from recoupe.date_values.nodes import Calendar, Fixed, InWeek, Node, Relative, Story, Word
from recoupe.date_values.offsets import DayOf, Holding, Nth, Offset, Stretch
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


def is_night(node: Node) -> bool:
    """Tell whether a node is a night whose day is still open."""
    return isinstance(node, Part) and node.code == "NI" and node.base is None


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


def weekday_of(node: Node) -> int | None:
    """Return the bare weekday that a node stands on, None where it has another day."""
    if isinstance(node, Interval):
        return weekday_of(node.start)
    if isinstance(node, Clock | Part) and node.base is not None:
        return weekday_of(node.base)
    if isinstance(node, Calendar) and node.day is None and node.month is None and not node.sense:
        return node.weekday
    return None


def needs_direction(node: Node) -> bool:
    """Tell whether it depends on a verb's tense where a node lies: a year is left out of it, or of a part of it."""
    if isinstance(node, Calendar | Season | Feast) or (isinstance(node, Quarter) and node.year is None):
        return node.year is None
    if isinstance(node, ThisNight) or of_this_week(node) or (isinstance(node, Stretch) and node.sign == 0):
        return True
    parts = [getattr(node, name, None) for name in ("base", "month", "start", "end", "origin", "year")]
    return any(needs_direction(part) for part in parts if part is not None and not isinstance(part, str))


def weekdays(node: Node) -> bool:
    """«du mardi au samedi»: an interval of bare weekdays."""
    if not isinstance(node, Interval) or not (is_day(node.start) and is_day(node.end)):
        return False
    return bool(weekday_of(node.start) and weekday_of(node.end))


def of_this_week(node: Node) -> bool:
    """«ce week-end», «ce mardi»: of the publication's week, unless a tense says that this cannot be."""
    if isinstance(node, Relative):
        return node.grain == "weekend" and not node.count and node.origin == "publication"
    return isinstance(node, Calendar) and node.sense == "this" and not node.month


def weekly(node: Node) -> bool:
    """Tell whether a node is a day or a time without date, such as an announcement names."""
    if isinstance(node, Interval):
        return node.type == "TIME" and weekly(node.start)
    base = getattr(node, "base", None)
    if base is not None:
        return weekly(base)
    return isinstance(node, Calendar | Feast) and is_day(node)


def every_week(node: Node) -> Word:
    """Return the set of a weekday's or of its times («le jeudi», «le jeudi à 20 h»)."""
    if isinstance(node, Clock):
        minutes = f":{node.minute:02}" if node.minute else ""
        return Word(f"XXXX-WXX-{weekday_of(node)}T{node.hour % 24:02}{minutes}", "SET")
    if isinstance(node, Part):
        return Word(f"XXXX-WXX-{weekday_of(node)}T{node.code}", "SET")
    if isinstance(node, Interval):
        return Word(f"{every_week(node.start).value}/{every_week(node.end).value}", "SET")
    return Word(f"XXXX-WXX-{weekday_of(node)}", "SET")
