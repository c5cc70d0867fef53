"""Rules for years and longer: years, school years, decades, centuries, numbered weeks."""

from __future__ import annotations

import re
from datetime import date

from recoupe.components.dates.calendar_rules import sense_of
from recoupe.components.dates.rule import rule
from recoupe.components.dates.vocabulary import number, whole, year_number
from recoupe.date_values import calendar as cal
from recoupe.date_values.compound import Interval
from recoupe.date_values.nodes import Calendar, Fixed, Node
from recoupe.date_values.offsets import SportsSeason


@rule(
    "date.year",
    "year =mil =mille",
    r"(?:(?P<word>année|an|exercice|millésime|saison|rentrée|campagne) )?(?P<y>{YEAR})(?:/\d{2}(?!\d))?",
)
def year(match: re.Match[str]) -> Node | None:
    value = year_number(match["y"])
    return Calendar(value) if value and value >= 1000 else None


@rule(
    "date.school-year",
    "=scolaire =universitaire",
    r"année (?:scolaire|universitaire) (?P<a>\d{4})(?: ?[-/] ?(?P<b>\d{4}|\d{2}))?",
)
def school_year(match: re.Match[str]) -> Node | None:
    year = int(match["a"])
    return Interval(Calendar(year, 9), Calendar(year + 1, 8))


@rule(
    "date.this-school-year",
    "=scolaire =universitaire",
    r"(?:l'|la )?(?P<x>(?:(?P<this>cette )|(?P<next>prochaine |dernière ))?année (?:scolaire|universitaire)"
    r"(?P<w> (?:{LAST}|{NEXT}|en cours))?)(?! ?\d)",
)
def this_school_year(match: re.Match[str]) -> Node | None:
    words = match["w"] or match["next"]
    if not words and not match["this"]:
        return None
    return SportsSeason({"last": -1, "next": 1}.get(sense_of(words) or "", 0), school=True)


@rule("date.named-year", "=an =année", r"l'(?P<x>(?:an|année) (?P<y>[1-9]\d{2,3}))(?! ?%)")
def named_year(match: re.Match[str]) -> Node | None:
    return Calendar(int(match["y"]))


@rule(
    "date.years",
    "year",
    r"(?:(?:(?:années? (?:scolaires?|universitaires?)|année|saisons?)|exercices?"
    r"|hivers?) )?(?P<a>(?<!\d)(?<!\d[.,/:-])(?:1\d{3}|20\d{2}))"
    r" ?[-/~] ?(?P<b>(?:1\d{3}|20\d{2})|\d{2})(?![.,/-]?\d)",
)
def years(match: re.Match[str]) -> Node | None:
    first = int(match["a"])
    last = int(match["b"]) if len(match["b"]) == 4 else first // 100 * 100 + int(match["b"])
    if last <= first or (len(match["b"]) == 2 and last - first > 60):
        return None
    return Interval(Calendar(first), Calendar(last))


@rule(
    "date.decade",
    "=années =décennie",
    r"(?:années|décennie(?: des années)?) (?P<n>\d{4}|'?\d0"
    r"|dix-neuf soixante-dix|vingt|trente|quarante|cinquante|soixante-dix|soixante|septante"
    r"|quatre-vingts?(?:-dix)?|octante|huitante|nonante|deux[- ]mille(?:[- ](?:dix|vingt))?)(?:'?s)?(?: et| à"
    r"| ou|-|$|)(?![\w])",
)
def decade(match: re.Match[str]) -> Node | None:
    words = match["n"].strip("'")
    value = 1970 if words.startswith("dix-neuf") else whole(words)
    if value is None or value % 10:
        return None
    if value < 100:
        value += 2000 if value == 0 else 1900
    return Fixed(cal.decade(value))


_DECADE = r"(?:\d{4}|'?\d0)"


@rule("date.decades", "=années", rf"années (?P<a>{_DECADE}) ?(?:-|à|/) ?(?P<b>{_DECADE})")
def decades(match: re.Match[str]) -> Node | None:
    ends = [_decade_start(match[name]) for name in ("a", "b")]
    if ends[0] is None or ends[1] is None or ends[0] >= ends[1]:
        return None
    return Interval(Fixed(cal.decade(ends[0])), Fixed(cal.decade(ends[1])))


@rule("date.decade-second", "=années", rf"années {_DECADE}(?:,| et| ou| puis| comme) (?P<x>(?P<b>{_DECADE}))")
def second_decade(match: re.Match[str]) -> Node | None:
    start = _decade_start(match["b"])
    return Fixed(cal.decade(start)) if start is not None else None


def _decade_start(form: str) -> int | None:
    value = int(form.strip("'"))
    if value % 10:
        return None
    return value if value >= 100 else 2000 if value == 0 else 1900 + value


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def roman(form: str) -> int:
    """Return the value of a Roman numeral below 90."""
    total = 0
    values = [_ROMAN[letter] for letter in form.upper()]
    for index, value in enumerate(values):
        total += -value if value < max(values[index:]) else value
    return total


@rule(
    "date.century",
    "=siècle =siècles =s",
    r"(?:(?P<r>[ivxl]{1,6}) ?(?:e|ème|er|ᵉ)|(?P<d>\d{1,2}) ?(?:e|ème|er|ᵉ)|(?P<w>premier|deuxième|troisième"
    r"|quatrième|cinquième"
    r"|sixième|septième|huitième|neuvième|dixième|onzième|douzième|treizième|quatorzième|quinzième|seizième"
    r"|dix-septième|dix-huitième|dix-neuvième|vingtième|vingt et unième|vingt-et-unième)) s(?:iècles?"
    r"|\.)(?P<bc> av(?:ant|[.]))?",
)
def century(match: re.Match[str]) -> Node | None:
    value = roman(match["r"]) if match["r"] else number(match["d"] or match["w"])
    if value is None or not 1 <= value <= 30:
        return None
    if match["bc"]:
        return Fixed(cal.unknown(f"BC{int(value) - 1:02}", "century"))
    return Fixed(cal.century(int(value)))


@rule(
    "date.iso-week",
    "=semaine year",
    r"semaine (?P<w>\d{1,2})(?: de)? (?P<y>\d{4})|(?P<y2>\d{4})-?[WS](?P<w2>\d{2})",
)
def iso_week(match: re.Match[str]) -> Node | None:
    year, week = int(match["y"] or match["y2"]), int(match["w"] or match["w2"])
    try:
        return Fixed(cal.week(date.fromisocalendar(year, week, 1)))
    except ValueError:
        return None
