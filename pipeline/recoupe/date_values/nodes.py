"""The meaning of a time expression before it is resolved: small values with one method, `resolve`.

Each node is what one piece of French says («le 3 mars», «mardi», «trois jours plus tard»); `resolve` turns it into
a `Point` in a context. Without a publication date a relative node keeps X's and has no days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Protocol

from recoupe.date_values import calendar as cal
from recoupe.date_values.calendar import Grain, Point
from recoupe.date_values.context import Context, Direction, Sense, choose
from recoupe.values import DateType

__all__ = [
    "Calendar", "Context", "Fixed", "InWeek", "Node", "Relative", "Story", "Word",
]  # fmt: skip


class Node(Protocol):
    """The meaning of one expression."""

    @property
    def type(self) -> DateType:
        """Return the TIMEX3 type."""

    def resolve(self, context: Context) -> Point:
        """Return the point that is meant."""


@dataclass(frozen=True, slots=True)
class Word:
    """A value that needs no resolving: a duration, a set, a vague reference."""

    value: str
    type: DateType = "DURATION"

    def resolve(self, context: Context) -> Point:
        return cal.unknown(self.value)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A point known from its words alone: «les années 1990», «le XIXe siècle»."""

    point: Point
    type: DateType = "DATE"

    def resolve(self, context: Context) -> Point:
        return self.point


@dataclass(frozen=True, slots=True)
class Calendar:
    """Year, month, day and weekday (1 is Monday), as far as they are said."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    sense: Sense | None = None
    type: DateType = "DATE"

    def resolve(self, context: Context) -> Point:
        if self.year is not None:
            return self._absolute(self.year)
        if self.month is None and self.day is None:
            return self._weekday(context)
        found = choose(self._candidates(context), context, self.sense)
        if self.sense == "this" and context.published:
            found = self._point(context.published.year, self.month or context.published.month) or found
        if found is None:
            return cal.unknown(self.partial(), "month" if self.day is None else "day")
        found = found.anchored(found.anchor or context.anchor)
        return replace(found, note=self._weekday_note(found.first)) if self.weekday else found

    def partial(self) -> str:
        """Return the value with X's for what is not said."""
        if self.month is None and self.day is None:
            return f"XXXX-WXX-{self.weekday}"
        head = f"{self.year:04}" if self.year is not None else "XXXX"
        month = f"{self.month:02}" if self.month else "XX"
        return f"{head}-{month}" + (f"-{self.day:02}" if self.day else "")

    def _absolute(self, year: int) -> Point:
        if self.month is None:
            return cal.year(year) if cal.valid_year(year) else cal.unknown(f"{year:04}", "year")
        point = self._point(year, self.month)
        if point is None:
            return cal.unknown(self.partial(), "day")
        return replace(point, note=self._weekday_note(point.first)) if self.weekday else point

    def _point(self, year: int, month: int) -> Point | None:
        if self.day is None:
            return cal.month(year, month) if cal.valid_year(year) else None
        made = cal.make_date(year, month, self.day)
        return cal.day(made) if made else None

    def _candidates(self, context: Context) -> Iterator[Point]:
        """Years around the publication, or months for a bare day; those that fit the weekday, if any does."""
        if context.published is None:
            return
        points = [p for p in self._around(context.published, context) if p is not None]
        if self.weekday and self.day:
            points = self._fitting(points, context)
        yield from points

    def _fitting(self, points: list[Point], context: Context) -> list[Point]:
        """Keep the days that fall on the weekday, where one lies within a year on the verb's side."""
        near = choose(points, replace(context, lean=None), self.sense)
        fitting = [p for p in points if p.first and p.first.isoweekday() == self.weekday]
        if near is None or near in fitting:
            return points
        if self.month is None:
            return fitting
        # Tenses are misread more often than weekdays are miswritten: a day that fits and is near wins.
        best = choose(fitting, replace(context, lean=None, direction=None))
        close = best is not None and context.published is not None
        return [best] if close and best and abs((_first(best) - context.published).days) < 200 else points  # type: ignore[operator]

    def _around(self, published: date, context: Context) -> Iterator[Point | None]:
        if self.month is not None:
            # With a weekday the year that fits may be the next but one.
            for year in context.years(8 if (self.month, self.day) == (2, 29) else 2 if self.weekday else 1):
                yield self._point(year, self.month)
            return
        # With a weekday the month that fits may lie a year away; without, the next long month is near.
        reach = 12 if self.weekday else 2
        for shift in range(-reach, reach + 1):
            index = published.year * 12 + published.month - 1 + shift
            if cal.valid_year(index // 12):
                yield self._point(index // 12, index % 12 + 1)

    def _weekday_note(self, day: date | None) -> str | None:
        if day is None or day.isoweekday() == self.weekday:
            return None
        return f"weekday does not fit: {day.isoformat()} is day {day.isoweekday()} of the week, not {self.weekday}"

    def _weekday(self, context: Context) -> Point:
        if context.published is None or self.weekday is None:
            return cal.unknown(self.partial(), "day")
        shift = self.weekday - context.published.isoweekday()
        ours = self.sense == "this"
        weeks = _other_week(shift, shift, context) if ours else _weeks(shift, self.sense, context.direction)
        day = cal.add_days(context.published, shift + 7 * weeks)
        return cal.day(day).anchored(context.anchor) if day else cal.unknown(self.partial(), "day")


def _other_week(first: int, last: int, context: Context) -> int:
    """«ce dimanche» of the past, read on a Tuesday, is last week's; first and last: days from the publication."""
    if context.direction == "past" and first > 0:
        return -1
    return 1 if context.direction == "future" and last < 0 else 0


def _weeks(shift: int, sense: Sense | None, direction: Direction | None) -> int:
    """Return how many weeks from the publication's the weekday lies that is `shift` days off in its own."""
    if sense == "last" or (sense is None and direction == "past"):
        return -1 if shift >= (0 if sense else 1) else 0
    if sense == "next" or direction == "future":
        return 1 if shift <= (0 if sense else -1) else 0
    return -1 if shift > 3 else 1 if shift < -3 else 0


def _first(point: Point) -> date:
    return point.first or date.min


@dataclass(frozen=True, slots=True)
class InWeek:
    """A weekday of a week that is said: «lundi de la semaine prochaine»."""

    weekday: int
    week: Node
    type: DateType = "DATE"

    def resolve(self, context: Context) -> Point:
        week = self.week.resolve(context)
        made = cal.add_days(week.first, self.weekday - 1) if week.first else None
        return cal.day(made).anchored(week.anchor) if made else cal.unknown(f"XXXX-WXX-{self.weekday}", "day")


UNRESOLVED: dict[Grain, str] = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX", "decade": "XXX", "century": "XX",
    "time": "XXXX-XX-XXTXX",
}  # fmt: skip
_MONTHS: dict[Grain, int] = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "season": 3,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
_DAYS: dict[Grain, int] = {"day": 1, "week": 7, "weekend": 7}


def step(of: date, grain: Grain, count: int) -> date | None:
    """Return the day `count` grains later (months are clipped at their end)."""
    if grain in _MONTHS:
        start = cal.at_grain(of, grain).first if grain in ("decade", "century") else of
        return cal.add_months(start or of, _MONTHS[grain] * count)
    return cal.add_days(of, _DAYS.get(grain, 1) * count)


@dataclass(frozen=True, slots=True)
class Relative:
    """This, last, next unit: «cette semaine» 0, «l'an dernier» -1, «le mois suivant» +1 of the story."""

    grain: Grain
    count: int
    origin: Literal["publication", "story"] = "publication"
    type: DateType = "DATE"

    def resolve(self, context: Context) -> Point:
        day, anchor = context.origin() if self.origin == "story" else (context.published, context.anchor)
        count = self.count
        if self.grain == "weekend" and not count and day and self.origin == "publication":
            count = _other_week(6 - day.isoweekday(), 7 - day.isoweekday(), context)
        if self.grain == "day" and anchor == "story" and context.story_day is None and _is_long(context.story):
            day, anchor = context.published, context.anchor  # «la veille» is not that of 1912
        moved = step(day, self.grain, count) if day else None
        if moved is None:
            return cal.unknown(UNRESOLVED[self.grain], self.grain)
        return cal.at_grain(moved, self.grain).anchored(anchor)


def _is_long(story: Point | None) -> bool:
    return bool(story and story.first and story.last and (story.last - story.first).days > 31)


@dataclass(frozen=True, slots=True)
class Story:
    """The story's own day, month or year again: «ce jour-là», «cette année-là»; grain none: «à cette date»."""

    grain: Grain = "day"
    type: DateType = "DATE"

    def resolve(self, context: Context) -> Point:
        if self.grain == "none":  # «cette date» is whatever was said last
            told = context.story
            return told.anchored("story") if told else cal.unknown(UNRESOLVED["day"], "day")
        return Relative(self.grain, 0, "story").resolve(context)
