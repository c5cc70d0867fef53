"""Nodes made of nodes: clock times, parts of the day, nights and intervals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time

from recoupe.date_values import calendar as cal
from recoupe.date_values.calendar import Point
from recoupe.date_values.context import Context
from recoupe.date_values.nodes import Calendar, Node, Relative
from recoupe.date_values.yearly import Feast, Quarter, Season
from recoupe.values import DateType


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day (MO, AF, EV, NI, MI, DT) of a base, of the story's day where none is said."""

    code: str
    base: Node | None = None
    type: DateType = "TIME"

    def resolve(self, context: Context) -> Point:
        base = _base_day(self.base, context)
        if base is None or base.first is None or base.last is None:
            head = base.value if base else ""
            return Point("part", f"{head}T{self.code}")
        last = base.last
        if self.code == "NI" and base.first == base.last:
            last = cal.add_days(base.last, 1) or last
        return Point(
            "part", f"{base.first.isoformat()}T{self.code}", base.first, last, None, base.anchor, base.note
        )


@dataclass(frozen=True, slots=True)
class Night:
    """The night between two days: «dans la nuit de mardi à mercredi»; its value names the first."""

    start: Node
    end: Node | None = None
    back: int = 0
    type: DateType = "TIME"

    def resolve(self, context: Context) -> Point:
        pair = Interval(self.start, self.end).resolve(context) if self.end else self.start.resolve(context)
        if pair.first is None or pair.last is None:
            return Point("night", f"{self.start.resolve(context).value}TNI")
        first = cal.add_days(pair.first, -self.back) or pair.first
        last = pair.last if self.end else cal.add_days(first, 1) or first
        return Point(
            "night", f"{first.isoformat()}TNI", first, last, f"{first.isoformat()}/{last.isoformat()}", pair.anchor
        )


@dataclass(frozen=True, slots=True)
class ThisNight:
    """«cette nuit»: the one that is over, or with a future tense the one to come."""

    type: DateType = "TIME"

    def resolve(self, context: Context) -> Point:
        back = 0 if context.direction == "future" else 1
        return Night(Relative("day", 0), back=back).resolve(context)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, of a base or of the story's day; `zone` is «Z» for GMT."""

    hour: int
    minute: int | None = None
    second: int | None = None
    base: Node | None = None
    zone: str = ""
    type: DateType = "TIME"

    def text(self) -> str:
        """Return the TIMEX3 time: T14:30."""
        seconds = f":{self.second:02}" if self.second is not None else ""
        return f"T{self.hour:02}:{self.minute or 0:02}{seconds}{self.zone}"

    def resolve(self, context: Context) -> Point:
        base = _base_day(self.base, context)
        if base is None or base.first is None or base.first != base.last:
            if base is not None and base.grain == "night" and base.last:
                return self._of_night(base)
            head = base.value if base and base.grain == "day" else ""
            return Point("time", head + self.text())
        day = base.first
        return Point("time", day.isoformat() + self.text(), day, day, None, base.anchor, base.note)

    def _of_night(self, night: Point) -> Point:
        """A clock time after a night on two days belongs to the second, unless it is an evening hour."""
        day = night.first if 18 <= self.hour < 24 else night.last
        clock = replace(self, hour=0) if self.hour == 24 else self
        value = f"{day.isoformat()}{clock.text()}" if day else clock.text()
        return Point("time", value, day, day, None, night.anchor)


def _base_day(base: Node | None, context: Context) -> Point | None:
    if base is not None:
        return base.resolve(context)
    if context.story is not None and context.story.grain == "night":
        return context.story
    return cal.day(context.story_day).anchored("story") if context.story_day else None


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another, said in one phrase; either side may leave out what the other says."""

    start: Node
    end: Node

    @property
    def type(self) -> DateType:
        return "TIME" if "TIME" in (self.start.type, self.end.type) else "DATE"

    def resolve(self, context: Context) -> Point:
        start, end = fill(self.start, self.end)
        first = start.resolve(context)
        if first.first is None or not needs_year(end):
            return cal.between(first, _after_midnight(start, end, first, end.resolve(context)))
        later = replace(context, published=first.first, direction="future", lean=None)
        last = end.resolve(later)
        if context.direction == "past" and _too_late(start, end, last, context):
            week_before = replace(context, published=cal.add_days(first.first, -1), lean=None)
            return Interval(start, end).resolve(week_before)
        return cal.between(first, replace(last, anchor=first.anchor) if last.anchor else last)


def _too_late(start: Node, end: Node, last: Point, context: Context) -> bool:
    """«de jeudi à dimanche, il a plu», told on a Friday: the week before."""
    weekly = [node for node in (start, end) if isinstance(node, Calendar) and node.weekday and not node.day]
    if len(weekly) < 2 or last.last is None or context.published is None:
        return False
    return last.last > context.published


def _after_midnight(start: Node, end: Node, first: Point, last: Point) -> Point:
    """«de 22 heures à 5 heures»: an hour that lies before the first one is the next day's."""
    if not (isinstance(start, Clock) and isinstance(end, Clock)) or last.first is None or first.first != last.first:
        return last
    if (end.hour, end.minute or 0) >= (start.hour, start.minute or 0):
        return last
    day = cal.add_days(last.first, 1) or last.first
    return replace(last, value=day.isoformat() + end.text(), first=day, last=day)


def needs_year(node: Node) -> bool:
    """Tell whether a node leaves its year open, so that it can follow the date before it."""
    base = getattr(node, "base", None)
    if base is not None:
        return needs_year(base)
    return isinstance(node, Calendar | Feast | Season | Quarter) and node.year is None and node.sense is None


def fill(start: Node, end: Node) -> tuple[Node, Node]:
    """Give the first date of an interval what only the second says: «entre janvier et février 2025»."""
    if isinstance(start, Clock | Part) and start.base is None and isinstance(end, Clock | Part):
        return replace(start, base=end.base), end
    if isinstance(end, Clock | Part) and end.base is None and isinstance(start, Clock | Part):
        return start, replace(end, base=start.base)
    if isinstance(start, Season) and isinstance(end, Season) and start.year is None:
        return replace(start, year=end.year), end
    if not (isinstance(start, Calendar) and isinstance(end, Calendar)):
        return start, end
    if start.day is not None and start.month is None and end.month is not None:
        start = replace(start, month=end.month, year=start.year or end.year)
    if start.year is None and end.year is not None and start.month is not None and start.sense is None:
        later = end.month is not None and (start.month, start.day or 1) > (end.month, end.day or 31)
        start = replace(start, year=end.year - later)
    return start, end


def at_time(value: str | None) -> time | None:
    """Return the clock of an ISO date-time, None for a day alone or for what is none."""
    try:
        return datetime.fromisoformat(value).time() if value and "T" in value else None
    except ValueError:
        return None
