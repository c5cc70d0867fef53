"""Rules for dates of the calendar: days, months, years, decades, centuries."""

from __future__ import annotations

import re

from recoupe.components.dates.rule import rule
from recoupe.components.dates.vocabulary import month_number, weekday_number, whole, year_number
from recoupe.date_values.compound import Clock, Interval
from recoupe.date_values.context import Sense
from recoupe.date_values.nodes import Calendar, Node, Relative
from recoupe.date_values.offsets import DayOf, Nth, Offset

_STOP = r"(?= ?[.;)!?»\n]| ?,(?! ?\d)| ?$"


def sense_of(words: str | None) -> Sense | None:
    """Return what «dernier», «prochain», «ce» say."""
    lower = (words or "").strip().lower()
    if not lower:
        return None
    if re.match(r"derni|pass|écoul|précéd", lower):
        return "last"
    return "this" if re.match(r"ce|cour|en cours", lower) else "next"


def weekday(form: str | None) -> int | None:
    """Return a weekday's number, None where none is said."""
    return weekday_number(form) if form else None


@rule(
    "date.day-month",
    "month",
    r"(?P<this>ce )?(?:(?P<wd>{ANYWEEKDAY}),? (?:le )?)?(?P<d>{DAY})(?: |-|/)"
    r"(?:de |d'|du mois de |du mois d'|jours? de |jours? d')?(?P<m>{ANYMONTH})"
    r"(?:(?:,? (?:de )?(?:l'année |l'an )?|-|/)(?P<y>{YEAR})|,? '?(?P<yy>\d\d)(?= ?[,.;)\n]| ?$))?"
    r"(?P<sense> (?:dernier|prochain|passé|courant))?",
)
def day_month(match: re.Match[str]) -> Node | None:
    day = whole(match["d"])
    if day is None or not 1 <= day <= 31:
        return None
    if match["d"][0].isalpha() and match.string[match.end("d")] in "-/":
        return None  # «dix-sept»
    if _is_seven_thousand(match):
        return None
    year = year_number(match["y"] or match["yy"])
    return Calendar(
        year, month_number(match["m"]), day, weekday(match["wd"]), sense_of(match["sense"] or match["this"])
    )


def _is_seven_thousand(match: re.Match[str]) -> bool:
    """«sept mille habitants»: the number, not September of the year 1000."""
    return match["m"].lower() == "sept" and match["y"] is not None and match["y"][0].isalpha()


@rule("date.month-day", "year", r"(?P<m>{ANYMONTH}) (?P<d>{DIGITDAY}),? (?:de )?(?P<y>{YEAR})")
def month_day(match: re.Match[str]) -> Node | None:
    return Calendar(year_number(match["y"]), month_number(match["m"]), whole(match["d"]))


@rule(
    "date.nth-day",
    "=jour",
    r"(?P<n>{ORDINAL}) jour (?:de |d'|du mois de |du mois d')(?P<m>{MONTH})(?: (?P<y>{YEAR}))?",
)
def nth_day(match: re.Match[str]) -> Node | None:
    day = whole(match["n"])
    return Calendar(year_number(match["y"]), month_number(match["m"]), day) if day and day > 0 else None


@rule(
    "date.weekday-day",
    "weekday",
    r"(?P<wd>{ANYWEEKDAY})(?: |, le | le )(?P<d>{DIGITDAY})" + _STOP + r"| (?:à|au|et|de|vers|entre|dès)\b)",
)
def weekday_day(match: re.Match[str]) -> Node | None:
    return Calendar(day=whole(match["d"]), weekday=weekday(match["wd"]))


@rule(
    "date.bare-day",
    "day-number =vingt =trente",
    r"(?:le|du|au|dès le|pour le) (?P<x>(?P<d>{DIGITDAY}|(?:vingt|trente)[- ]{WORDS}))"
    + _STOP
    + r"| (?:à|vers|entre|pour|de|dès|à partir de|jusqu'à) (?:\d|midi|minuit|une|deux|trois)| au (?:matin|soir)\b)",
)
def bare_day(match: re.Match[str]) -> Node | None:
    day = whole(match["d"])
    return Calendar(day=day) if day and day <= 31 else None


@rule(
    "time.worded-day",
    "=heure =heures",
    r"(?:(?:le|au|du) |(?P<wd>{WEEKDAY})(?:,? le)? )(?P<x>(?P<d>{WORDS}) (?:à|vers|dès) "
    r"(?P<h>[01]?\d|2[0-4]|{WORDS}) heures?)(?! {NUMBER}| et| du| de| moins)",
)
def worded_day(match: re.Match[str]) -> Node | None:
    """«le quinze à 20 heures»: where the day is written in words, the hour tells that it is one."""
    day, hour = whole(match["d"]), whole(match["h"])
    if day is None or hour is None or not 1 <= day <= 31 or hour > 24:
        return None
    return Clock(hour, base=Calendar(day=day, weekday=weekday(match["wd"])))


@rule(
    "date.bare-days",
    "day-number =premier",
    r"(?P<x>(?:du (?P<a>{DAY}) au|entre le (?P<b>{DAY}) et le) (?P<c>{DAY}))" + _STOP + ")",
)
def bare_days(match: re.Match[str]) -> Node | None:
    first, last = whole(match["a"] or match["b"]), whole(match["c"])
    if first is None or last is None or not 1 <= first <= 31 or not 1 <= last <= 31:
        return None
    return Interval(Calendar(day=first), Calendar(day=last))


_RUNNING_MONTH = r"mois(?:-ci)?(?: (?P<w>{LAST}|{NEXT}|courant|en cours))?"


@rule(
    "date.day-of-month",
    "=mois",
    r"(?:(?P<d>{DAY}|{ORDINAL})(?: ?jour)? (?:du|de ce)|(?<=\ble[ ])(?P<d2>{DAY}) (?:le|ce)) " + _RUNNING_MONTH,
)
def day_of_month(match: re.Match[str]) -> Node | None:
    day = whole(match["d"] or match["d2"])
    return _of_running_month(match, day) if day else None


@rule(
    "date.days-of-month",
    "=mois",
    r"(?:du (?P<a>{DAY})(?: au |-)|entre le (?P<b>{DAY}) et le )(?P<c>{DAY}) (?:du |de ce |le |ce |)"
    + _RUNNING_MONTH,
)
def days_of_month(match: re.Match[str]) -> Node | None:
    first, last = (_of_running_month(match, whole(form)) for form in (match["a"] or match["b"], match["c"]))
    return Interval(first, last) if first and last else None


def _of_running_month(match: re.Match[str], day: int | None) -> Node | None:
    if day is None or not 1 <= day <= 31:
        return None
    return DayOf(day, Relative("month", {"last": -1, "next": 1}.get(sense_of(match["w"]) or "this", 0)))


@rule(
    "date.month",
    "month",
    r"(?P<this>ce )?(?:mois (?:de |d'))?(?:(?P<before>prochain|dernier) )?(?P<m>{ANYMONTH})"
    r"(?:,? (?:de )?(?:l'année |l'an )?(?P<y>{YEAR})|[ /](?P<ys>\d{4})|,? '?(?P<yy>\d\d)(?= ?[,.;)\n]| ?$)"
    r"|(?P<sense> (?:dernier|prochain|passé|courant|à venir))"
    r"|(?P<of> de (?:l'an(?:née)? (?:{LAST}|{NEXT})|cette année)))?",
)
def month(match: re.Match[str]) -> Node | None:
    if _is_seven_thousand(match):
        return None
    number = month_number(match["m"])
    if match["of"]:
        words = match["of"].lower()
        shift = -1 if re.search("derni|pass|écoul", words) else 0 if "cette" in words else 1
        return month_of(number, Relative("year", shift))
    year = year_number(match["y"] or match["ys"] or match["yy"])
    return Calendar(year, number, sense=sense_of(match["sense"] or match["before"] or match["this"]))


def month_of(number: int, year: Relative) -> Node:
    """Return a month of a year that is said relatively: its first day's month, «juin de l'an prochain»."""
    return Nth(number, "month", year)


@rule("date.weekday", "weekday", r"(?P<this>ce(?:tte|t)? )?(?P<wd>{WEEKDAY})(?: (?P<w>{LAST}|{NEXT}|précédent))?")
def plain_weekday(match: re.Match[str]) -> Node | None:
    return Calendar(weekday=weekday(match["wd"]), sense=sense_of(match["w"] or match["this"]))


@rule(
    "date.weekday-before",
    "=prochain =dernier =huit =quinze",
    r"(?P<w>prochain|dernier) (?P<wd>{WEEKDAY})|(?P<wd2>{WEEKDAY}) en (?P<far>huit|quinze)",
)
def sense_weekday(match: re.Match[str]) -> Node | None:
    if (match["far"] or "").lower() == "quinze":
        return Offset(((7, "day"),), 1, Calendar(weekday=weekday(match["wd2"]), sense="next"))
    return Calendar(weekday=weekday(match["wd"] or match["wd2"]), sense=sense_of(match["w"] or "prochain"))


@rule(
    "date.iso",
    "year",
    r"(?P<y>\d{4})[-/](?P<m>\d{1,2}|{MONTH})[-/](?P<d>\d{1,2})"
    r"(?:[T ](?P<H>\d{2}):(?P<M>\d{2})(?::(?P<S>\d{2}))?(?:\.\d+)?(?P<z>Z)?)?",
)
def iso(match: re.Match[str]) -> Node | None:
    month = match["m"] if match["m"].isdigit() else str(month_number(match["m"]))
    base = _numeric(match["y"], month, match["d"])
    if base is None or not match["H"]:
        return base
    hour, minute = int(match["H"]), int(match["M"])
    second = int(match["S"]) if match["S"] else None
    return Clock(hour, minute, second, base, match["z"] or "") if hour < 25 and minute < 60 else base


@rule(
    "time.of-computer",
    "colon",
    r"(?:(?P<wd>{ANYWEEKDAY}),? )?(?P<d>{DIGITDAY}) (?P<m>{ANYMONTH}) (?P<H>[01]?\d|2[0-3]):(?P<M>[0-5]\d):"
    r"(?P<S>[0-5]\d)(?: (?-i:[A-Z]{3,4}))? (?P<y>{YEAR})",
)
def of_computer(match: re.Match[str]) -> Node | None:
    """«mer. 26 oct. 15:50:06 CEST 2016»: as computers write it, the year last."""
    day = Calendar(year_number(match["y"]), month_number(match["m"]), whole(match["d"]), weekday(match["wd"]))
    return Clock(int(match["H"]), int(match["M"]), int(match["S"]), day)


@rule(
    "date.numeric",
    "slashed",
    r"(?:(?P<wd>{ANYWEEKDAY}),? (?:le )?)?(?<!\d)(?<!\d[.,/:-])(?P<d>\d{1,2})"
    r"(?:(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)"
    r"|/(?P<mn>{ANYMONTH})/)"
    r"(?P<y>\d{4}|\d{2})(?![.,/-]?\d)",
)
def numeric(match: re.Match[str]) -> Node | None:
    if match["sep"] == "." and len(match["y"]) == 2 and not match["wd"] and len(match["m"]) == 1:
        return None  # a version or chapter number
    month = str(month_number(match["mn"])) if match["mn"] else match["m"]
    base = _numeric(match["y"], month, match["d"])
    return Calendar(base.year, base.month, base.day, weekday(match["wd"])) if base else None


_YEAR_APART = r"(?P<y>(?:19|20)\d\d)" + _STOP + r"| (?:à|au|et|de|vers|entre|dès)\b)"


@rule(
    "date.numeric-year-apart",
    "slashed",
    r"(?<!\d)(?<!\d[.,/:-])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:, ?| )" + _YEAR_APART,
)
def year_apart(match: re.Match[str]) -> Node | None:
    return _numeric(match["y"], match["m"], match["d"])


@rule(
    "date.numeric-days",
    "slashed",
    r"(?:du |entre le )?(?<!\d)(?<!\d[.,/:-])(?P<a>\d{1,2})/(?P<am>\d{1,2})(?: ?- ?| au | et le )"
    r"(?P<b>\d{1,2})/(?P<bm>\d{1,2})(?:/|, ?| )" + _YEAR_APART,
)
def numeric_days(match: re.Match[str]) -> Node | None:
    """«du 28/12 au 03/01, 2020», «10/1-11/2/2017»: the year said once is that of the end."""
    last = _numeric(match["y"], match["bm"], match["b"])
    first = _numeric(match["y"], match["am"], match["a"])
    return Interval(Calendar(None, first.month, first.day), last) if first and last else None


@rule(
    "date.numeric-day",
    "slashed",
    r"(?:(?:le|du|au) |(?={WEEKDAY}))(?P<x>(?:(?P<wd>{WEEKDAY}) )?"
    r"(?:(?P<d>\d{1,2})[/.](?P<m>\d{1,2})|(?P<d2>\d\d)-(?P<m2>0\d|1[0-2])))"
    r"(?![.,/-]?\d| ?%| ?-| {MONTH})",
)
def numeric_day(match: re.Match[str]) -> Node | None:
    if "." in match["x"] and len(match["m"] or "") < 2:
        return None
    month, day = int(match["m"] or match["m2"]), int(match["d"] or match["d2"])
    named = weekday(match["wd"])
    return Calendar(month=month, day=day, weekday=named) if 1 <= month <= 12 and 1 <= day <= 31 else None


@rule(
    "date.numeric-month",
    "year",
    r"(?<!\d)(?<!\d[.,/:-])(?:(?P<m>\d{1,2})/(?P<y>\d{4})|(?P<y2>\d{4})[-./](?P<m2>\d{1,2}))(?![.,/-]?\d)",
)
def numeric_month(match: re.Match[str]) -> Node | None:
    month, year = int(match["m"] or match["m2"]), int(match["y"] or match["y2"])
    return Calendar(year, month) if 1 <= month <= 12 and 1900 <= year <= 2100 else None


def _numeric(year: str, month: str, day: str) -> Calendar | None:
    first, second = int(month), int(day)
    if first > 12 >= second:
        first, second = second, first
    if not (1 <= first <= 12 and 1 <= second <= 31):
        return None
    return Calendar(year_number(year), first, second)
