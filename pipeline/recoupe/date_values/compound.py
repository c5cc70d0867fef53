"""Nodes made of nodes: offsets, n-th units, clock times, parts of the day, nights and intervals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from recoupe.date_values import calendar as cal
from recoupe.date_values.calendar import Anchor, Grain, Point
from recoupe.date_values.context import Context
from recoupe.date_values.feasts import nth_weekday
from recoupe.date_values.nodes import UNRESOLVED, Calendar, Feast, Node, Quarter, Relative, Season, step
from recoupe.values import DateType

Unit = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "half", "year", "decade", "century"]
Amount = tuple[float, Unit]
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_FINER: dict[str, tuple[Unit, float]] = {
    "year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "decade": ("year", 10),
    "century": ("year", 100), "half": ("month", 6), "quarter": ("month", 3),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offset:
    """So much before or after a day: «il y a trois ans» (-1), «deux jours plus tard» (+1), «trois mois après Noël».

    The grain is that of the smallest unit; half units go down one grain («un an et demi» is 18 months).
    """

    amounts: tuple[Amount, ...]
    sign: int
    origin: Literal["publication", "story"] | Node = "publication"

    @property
    def type(self) -> DateType:
        return "TIME" if any(unit in _SECONDS for _, unit in self.amounts) else "DATE"

    def resolve(self, context: Context) -> Point:
        start, anchor = self._start(context)
        if self.type == "TIME":
            return self._clock(context, anchor)
        amounts = [_whole(amount) for amount in self.amounts]
        grain: Grain = amounts[-1][1]  # type: ignore[assignment]
        day = start
        for count, unit in amounts:
            day = step(day, unit, self.sign * count) if day else None  # type: ignore[arg-type]
        if day is None:
            return cal.unknown(UNRESOLVED.get(grain, "XXXX"), grain)
        exact = not isinstance(self.origin, str) and self._of_day(context)
        return cal.at_grain(day, "day" if exact else grain).anchored(anchor)

    @staticmethod
    def _same_day(published: date, seconds: float) -> Point:
        """«il y a 40 minutes» of a day whose hour is unknown: that day, at no known time."""
        if seconds > 12 * 3600:
            return cal.unknown(UNRESOLVED["time"], "time")
        value = f"{published.isoformat()}TXX:XX"
        return Point("none", value, published, published, anchor="publication", note="time of publication unknown")

    def _of_day(self, context: Context) -> bool:
        """Tell whether the origin is one day, so that what is counted from it is a day too."""
        if isinstance(self.origin, str):
            return False
        base = self.origin.resolve(context)
        return base.first is not None and base.first == base.last

    def _start(self, context: Context) -> tuple[date | None, Anchor | None]:
        if self.origin == "publication":
            return context.published, context.anchor
        if self.origin == "story":
            return context.origin()
        base = self.origin.resolve(context)
        return (base.last if self.sign > 0 else base.first), base.anchor

    def _clock(self, context: Context, anchor: Anchor | None) -> Point:
        """Hours and minutes count from the publication's time; a day alone tells too little."""
        if self.origin != "publication" or context.published is None:
            return cal.unknown(UNRESOLVED["time"], "time")
        seconds = sum(count * _SECONDS.get(unit, 86400) for count, unit in self.amounts)
        if context.clock is None:
            return self._same_day(context.published, seconds)
        try:
            moment = datetime.combine(context.published, context.clock) + timedelta(seconds=self.sign * seconds)
        except OverflowError:
            return cal.unknown(UNRESOLVED["time"], "time")
        moment = moment.replace(tzinfo=None)
        return Point("time", f"{moment:%Y-%m-%dT%H:%M}", moment.date(), moment.date(), anchor=anchor)


def _whole(amount: Amount) -> tuple[int, Unit]:
    count, unit = amount
    while count != int(count) and unit in _FINER:
        unit, factor = _FINER[unit]
        count = round(count * factor, 6)
    return min(int(count), 10**7), unit


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th (or from the end, -1 the last) week, day or weekday of a month, quarter or year."""

    number: int
    grain: Grain
    base: Node
    weekday: int | None = None
    type: DateType = "DATE"

    def resolve(self, context: Context) -> Point:
        base = self.base.resolve(context)
        if base.first is None or base.last is None:
            return cal.unknown(UNRESOLVED.get(self.grain, "XXXX"), self.grain)
        if self.weekday:
            day = nth_weekday(base.first.year, base.first.month, self.weekday, self.number)
            return cal.day(day).anchored(base.anchor) if day else cal.unknown(UNRESOLVED["day"], "day")
        if self.grain == "week":
            return self._week(base).anchored(base.anchor)
        start = base.first if self.number > 0 else base.last
        shifted = step(start, self.grain, self.number - 1 if self.number > 0 else self.number + 1)
        return cal.at_grain(shifted, self.grain).anchored(base.anchor) if shifted else base

    def _week(self, base: Point) -> Point:
        """A month's or year's first week is the first one with its Thursday in it, as ISO 8601 has it."""
        if base.first is None or base.last is None:
            return base
        if self.number > 0:
            thursday = cal.add_days(base.first, (3 - base.first.weekday()) % 7 + 7 * (self.number - 1))
        else:
            thursday = cal.add_days(base.last, -((base.last.weekday() - 3) % 7) + 7 * (self.number + 1))
        return cal.week(thursday) if thursday else cal.unknown(UNRESOLVED["week"], "week")


@dataclass(frozen=True, slots=True)
class DayOf:
    """The n-th day of a month that is said relatively: «le 20 du mois prochain»."""

    day: int
    month: Node
    type: DateType = "DATE"

    def resolve(self, context: Context) -> Point:
        month = self.month.resolve(context)
        made = cal.make_date(month.first.year, month.first.month, self.day) if month.first else None
        return cal.day(made).anchored(month.anchor) if made else cal.unknown(f"XXXX-XX-{self.day:02}", "day")


@dataclass(frozen=True, slots=True)
class FirstOf:
    """The first (or with a negative number the last) n units of a base: «les six premiers mois de 2024»."""

    number: int
    grain: Grain
    base: Node
    type: DateType = "DATE"

    def resolve(self, context: Context) -> Point:
        base = self.base.resolve(context)
        if base.first is None or base.last is None or not 0 < abs(self.number) < 1000:
            return cal.unknown(UNRESOLVED.get(self.grain, "XXXX"), self.grain)
        edge = base.first if self.number > 0 else base.last
        far = step(edge, self.grain, self.number - 1 if self.number > 0 else self.number + 1)
        if far is None:
            return cal.unknown(UNRESOLVED.get(self.grain, "XXXX"), self.grain)
        ends = sorted((edge, far))
        return cal.between(cal.at_grain(ends[0], self.grain), cal.at_grain(ends[1], self.grain)).anchored(
            base.anchor
        )


@dataclass(frozen=True, slots=True)
class Holding:
    """The week, month or year that holds a date: «la semaine du 7 octobre»."""

    grain: Grain
    base: Node
    type: DateType = "DATE"

    def resolve(self, context: Context) -> Point:
        base = self.base.resolve(context)
        if base.first is None:
            return cal.unknown(UNRESOLVED.get(self.grain, "XXXX"), self.grain)
        return cal.at_grain(base.first, self.grain).anchored(base.anchor)


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of the publication's week, month or year: «le reste de la semaine»."""

    grain: Grain
    type: DateType = "DATE"

    def resolve(self, context: Context) -> Point:
        today = context.published
        whole = cal.at_grain(today, self.grain) if today else None
        if today is None or whole is None or whole.last is None:
            return cal.unknown(UNRESOLVED.get(self.grain, "XXXX"), self.grain)
        return cal.between(cal.day(today), cal.day(whole.last)).anchored(context.anchor)


@dataclass(frozen=True, slots=True)
class Fortnight:
    """The first or second half of a month: «la première quinzaine d'avril»."""

    number: int
    month: Node
    type: DateType = "DATE"

    def resolve(self, context: Context) -> Point:
        month = self.month.resolve(context)
        if month.first is None or month.last is None:
            return cal.unknown(month.value, "interval")
        middle = month.first.replace(day=15)
        first, last = (month.first, middle) if self.number == 1 else (middle.replace(day=16), month.last)
        return Point("interval", f"{first.isoformat()}/{last.isoformat()}", first, last, anchor=month.anchor)


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
        return cal.between(first, replace(last, anchor=first.anchor) if last.anchor else last)


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
    if start.year is None and end.year is not None and start.month is not None:
        later = end.month is not None and (start.month, start.day or 1) > (end.month, end.day or 31)
        start = replace(start, year=end.year - later)
    return start, end


def at_time(value: str | None) -> time | None:
    """Return the clock of an ISO date-time, None for a day alone or for what is none."""
    try:
        return datetime.fromisoformat(value).time() if value and "T" in value else None
    except ValueError:
        return None
