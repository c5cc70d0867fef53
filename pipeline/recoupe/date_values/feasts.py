"""Feasts and holidays: fixed days, days that move with Easter, and n-th weekdays of a month.

Easter by `dateutil.easter` (western, Gregorian). A feast's rule is written in the lexicon `feasts.csv`:
«12-25», «easter-2», «11/4/4» (the fourth Thursday of November; -1 for the last), «11/4/4+1» (the day after it).
"""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import easter

from recoupe.date_values.calendar import days_in, make_date


def feast_day(rule: str, year: int) -> date | None:
    """Return the day of a feast in a year, or None where the calendar has none.

    Raises ValueError for a rule that is not written as the lexicon's column wants it.
    """
    if rule.startswith("easter"):
        if not 1583 <= year <= 4099:
            return None
        return easter(year) + timedelta(days=int(rule[6:] or 0))
    if "/" in rule:
        base, _, shift = rule.partition("+")
        month, weekday, nth = (int(part) for part in base.split("/"))
        found = nth_weekday(year, month, weekday, nth)
        return found + timedelta(days=int(shift or 0)) if found else None
    month, day = (int(part) for part in rule.split("-"))
    return make_date(year, month, day)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return the n-th Monday (1) … Sunday (7) of a month; negative from its end."""
    if nth > 0:
        first = date(year, month, 1)
        number = 1 + (weekday - first.isoweekday()) % 7 + 7 * (nth - 1)
    else:
        last = date(year, month, days_in(year, month))
        number = last.day - (last.isoweekday() - weekday) % 7 + 7 * (nth + 1)
    return make_date(year, month, number) if number > 0 else None
