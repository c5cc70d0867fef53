"""Points of the calendar: a TIMEX3 value, its grain, its first and last day, and EDTF for it.

Weeks are ISO 8601 (Monday first), seasons meteorological, centuries run from the year 1 to the year 100.
Nothing here lies before year 1 or after year 9999: what would, has no days.
"""

from __future__ import annotations

import calendar as std
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from typing import Literal

Grain = Literal[
    "time", "part", "night", "day", "weekend", "week", "month", "quarter", "half", "season", "year", "decade",
    "century", "interval", "none",
]  # fmt: skip
Anchor = Literal["publication", "story", "text"]
#: Months of a season's first month; winter begins in the year that names it.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


@dataclass(frozen=True, slots=True)
class Point:
    """A resolved (or unresolvable) expression.

    value: TIMEX3. first, last: calendar days, None where unknown. edtf: None lets `edtf_of` derive it.
    anchor: what a relative expression was resolved against. note: what a reader should know.
    """

    grain: Grain
    value: str
    first: date | None = None
    last: date | None = None
    edtf: str | None = None
    anchor: Anchor | None = None
    note: str | None = None

    def anchored(self, anchor: Anchor | None, note: str | None = None) -> Point:
        """Return the point with its anchor (and a note), where it has days."""
        if self.first is None or anchor is None:
            anchor = self.anchor
        return Point(self.grain, self.value, self.first, self.last, self.edtf, anchor, note or self.note)


def unknown(value: str, grain: Grain = "none") -> Point:
    """Return a point with a value and no days."""
    return Point(grain, value)


def valid_year(year: int) -> bool:
    """Tell whether the calendar has this year."""
    return 1 <= year <= MAXYEAR


#: Read here, as `calendar.monthrange` works out the weekday of the first day too.
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in(year: int, month: int) -> int:
    """Return the length of a month in days."""
    return 29 if month == 2 and std.isleap(year) else _LENGTHS[month - 1]


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    if not (valid_year(year) and 1 <= month <= 12 and 1 <= day <= days_in(year, month)):
        return None
    return date(year, month, day)


def add_days(start: date, days: int) -> date | None:
    """Return the date `days` later, or None outside the calendar."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def add_months(start: date, months: int) -> date | None:
    """Return the same day `months` later, or that month's last day where it is shorter."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    if not valid_year(year):
        return None
    return date(year, month + 1, min(start.day, days_in(year, month + 1)))


def day(of: date) -> Point:
    """Return one day: 2025-03-27."""
    return Point("day", of.isoformat(), of, of)


def week(of: date) -> Point:
    """Return the ISO week that holds a day: 2025-W13, Monday to Sunday."""
    year, number, weekday = of.isocalendar()
    monday, sunday = add_days(of, 1 - weekday), add_days(of, 7 - weekday)
    value = f"{year:04}-W{number:02}"
    return Point("week", value, monday, sunday) if monday and sunday else unknown(value, "week")


def weekend(of: date) -> Point:
    """Return the week-end of a day's ISO week: 2025-W13-WE, Saturday and Sunday."""
    whole = week(of)
    if whole.last is None:
        return unknown(whole.value + "-WE", "weekend")
    return Point("weekend", whole.value + "-WE", whole.last - timedelta(days=1), whole.last)


def months(year: int, first: int, count: int, value: str, grain: Grain) -> Point:
    """Return `count` months from month `first` (1-12) of a year as one point."""
    end_year, end_month = divmod(year * 12 + first - 1 + count - 1, 12)
    if not (valid_year(year) and valid_year(end_year)):
        return unknown(value, grain)
    last = date(end_year, end_month + 1, days_in(end_year, end_month + 1))
    return Point(grain, value, date(year, first, 1), last)


def month(year: int, number: int) -> Point:
    """Return a month: 2025-03."""
    return months(year, number, 1, f"{year:04}-{number:02}", "month")


def quarter(year: int, number: int) -> Point:
    """Return a quarter: 2025-Q1."""
    return months(year, 3 * number - 2, 3, f"{year:04}-Q{number}", "quarter")


def half(year: int, number: int) -> Point:
    """Return a half-year: 2025-H1."""
    return months(year, 6 * number - 5, 6, f"{year:04}-H{number}", "half")


def season(year: int, code: str) -> Point:
    """Return a meteorological season: 2024-WI is December 2024 to February 2025."""
    return months(year, SEASONS[code], 3, f"{year:04}-{code}", "season")


def year(number: int) -> Point:
    """Return a year: 2025."""
    return months(number, 1, 12, f"{number:04}", "year")


def decade(first: int) -> Point:
    """Return the ten years from `first`: 199 for the 1990s."""
    start = max(first, 1)
    return _years(start, first + 9, f"{first // 10:03}", "decade")


def century(number: int) -> Point:
    """Return a century by its ordinal: the 19th is 18, 1801 to 1900."""
    return _years(number * 100 - 99, number * 100, f"{number - 1:02}", "century")


def _years(first: int, last: int, value: str, grain: Grain) -> Point:
    if not (valid_year(first) and valid_year(last)):
        return unknown(value, grain)
    return Point(grain, value, date(first, 1, 1), date(last, 12, 31))


def season_of(of: date) -> tuple[int, str]:
    """Return the year and code of the season that holds a day."""
    code = ("WI", "SP", "SU", "FA")[of.month % 12 // 3]
    return (of.year - 1 if of.month < 3 else of.year), code


def at_grain(of: date, grain: Grain) -> Point:
    """Return the point of that grain that holds a day."""
    match grain:
        case "week":
            return week(of)
        case "weekend":
            return weekend(of)
        case "month":
            return month(of.year, of.month)
        case "quarter":
            return quarter(of.year, (of.month + 2) // 3)
        case "half":
            return half(of.year, (of.month + 5) // 6)
        case "season":
            return season(*season_of(of))
        case "year":
            return year(of.year)
        case "decade":
            return decade(of.year // 10 * 10)
        case "century":
            return century((of.year + 99) // 100)
    return day(of)


def between(start: Point, end: Point) -> Point:
    """Return the interval from one point to another; without days where the end precedes the start."""
    value = f"{start.value}/{end.value}"
    edtf = f"{edtf_of(start) or ''}/{edtf_of(end) or ''}"
    timed = {start.grain, end.grain} & {"time", "part", "night"}
    first, last = start.first, end.last
    if first is None or last is None or last < first:
        return Point("time" if timed else "interval", value, edtf=None)
    return Point("time" if timed else "interval", value, first, last, edtf, start.anchor or end.anchor)


def edtf_of(point: Point) -> str | None:
    """Return the point in EDTF (ISO 8601-2), or None where it has no such form."""
    if point.edtf is not None:
        return point.edtf
    value, first, last = point.value, point.first, point.last
    head, _, tail = value.partition("-")
    match point.grain:
        case "day" | "month" | "year":
            return value
        case "season":
            return f"{head}-{_EDTF_SEASON[tail]}"
        case "quarter":
            return f"{head}-{32 + int(tail[1:])}" if tail[1:].isdigit() else None
        case "half":
            return f"{head}-{39 + int(tail[1:])}" if tail[1:].isdigit() else None
        case "decade":
            return f"{value}X"
    if first is None or last is None:
        return None
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
