"""Nodes that count from a day or inside a span: offsets, n-th units, halves of months, what is left of a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from recoupe.date_values import calendar as cal
from recoupe.date_values.calendar import Anchor, Grain, Point
from recoupe.date_values.context import Context
from recoupe.date_values.feasts import nth_weekday
from recoupe.date_values.nodes import UNRESOLVED, Node, step
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
            return self._clock(context)
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

    def _clock(self, context: Context) -> Point:
        """Hours and minutes count from the publication's or the story's time; a day alone tells too little."""
        unknown = cal.unknown(UNRESOLVED["time"], "time")
        seconds = sum(count * _SECONDS.get(unit, 86400) for count, unit in self.amounts)
        start, anchor = _moment(context), context.anchor
        if self.origin == "story" and context.story is not None:
            start, anchor = _told(context.story), "story"
        elif self.origin == "publication" and context.published is not None and start is None:
            return self._same_day(context.published, seconds)
        if start is None or not isinstance(self.origin, str):
            return unknown
        try:
            moment = start + timedelta(seconds=self.sign * seconds)
        except OverflowError:
            return unknown
        return Point("time", f"{moment:%Y-%m-%dT%H:%M}", moment.date(), moment.date(), anchor=anchor)


def _moment(context: Context) -> datetime | None:
    """Return the publication's local time, None where its clock is unknown."""
    if context.published is None or context.clock is None:
        return None
    return datetime.combine(context.published, context.clock.replace(tzinfo=None))


def _told(story: Point) -> datetime | None:
    """Return the time that the story stands at, None where only its day is known."""
    if story.grain != "time" or "/" in story.value:
        return None
    try:
        return datetime.fromisoformat(story.value).replace(tzinfo=None)
    except ValueError:
        return None


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
class SportsSeason:
    """This, last or next season of sport or theatre: it begins in summer and holds two years' names.

    school: from September to August, as school and university count.
    """

    count: int
    school: bool = False
    type: DateType = "DATE"

    def resolve(self, context: Context) -> Point:
        if context.published is None:
            return cal.unknown("XXXX-09/XXXX-08" if self.school else "XXXX/XXXX", "interval")
        start = context.published.year - (context.published.month < (9 if self.school else 7)) + self.count
        if self.school and cal.valid_year(start):
            return cal.between(cal.month(start, 9), cal.month(start + 1, 8)).anchored(context.anchor)
        return cal.between(cal.year(start), cal.year(start + 1)).anchored(context.anchor)


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
        day = base.first
        if self.grain == "weekend" and day.weekday() < 2:
            # «le week-end du 14 juillet», a Monday: the one that leads to it.
            day = cal.add_days(day, -1 - day.weekday()) or day
        return cal.at_grain(day, self.grain).anchored(base.anchor)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length that ends (-1) or begins (1) at publication: «les trois derniers mois», «les dix jours à venir».

    Its TIMEX3 value is the length, and like all lengths it has no first and last day; its EDTF interval is the
    rolling one up to the publication's day, or from the day after it. sign 0: it begins with the publication's day,
    and has no interval where it is told in the past.
    """

    value: str
    count: float | None
    unit: str
    sign: int
    type: DateType = "DURATION"

    def resolve(self, context: Context) -> Point:
        unknown, today = cal.unknown(self.value), context.published
        if today is None or self.count is None or (self.sign == 0 and context.direction == "past"):
            return unknown
        far = self._end(context, today)
        near = cal.add_days(today, 1) if self.sign > 0 and self.unit not in _SECONDS else today
        if far is None or near is None:
            return unknown
        first, last = sorted((near, far))
        return Point("none", self.value, None, None, f"{first.isoformat()}/{last.isoformat()}", context.anchor)

    def _end(self, context: Context, today: date) -> date | None:
        sign = self.sign or 1
        if self.count is None or self.unit == "weekend":
            return None
        if self.unit not in _SECONDS:
            count, unit = _whole((self.count, self.unit))  # type: ignore[arg-type]
            return step(today, unit, sign * count)  # type: ignore[arg-type]
        moment = _moment(context) or datetime.combine(today, time())
        try:
            return (moment + timedelta(seconds=sign * self.count * _SECONDS[self.unit])).date()
        except OverflowError:
            return None


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
        whole = cal.month(month.first.year, month.first.month)
        middle = month.first.replace(day=15)
        first, last = (whole.first, middle) if self.number == 1 else (middle.replace(day=16), whole.last)
        if first is None or last is None:
            return cal.unknown(month.value, "interval")
        return Point("interval", f"{first.isoformat()}/{last.isoformat()}", first, last, anchor=month.anchor)
