"""Rules for seasons, quarters, half-years and feasts."""

from __future__ import annotations

import re

from recoupe.components.dates.calendar_rules import sense_of
from recoupe.components.dates.rule import rule
from recoupe.components.dates.vocabulary import (
    feast_rule,
    month_number,
    weekday_number,
    whole,
    word_value,
    year_number,
)
from recoupe.date_values.nodes import Calendar, Node, Relative
from recoupe.date_values.offsets import FirstOf, Fortnight, Holding, Nth
from recoupe.date_values.yearly import Feast, Quarter, Season

_YEAR_REF = (
    r"(?P<y>{YEAR})|(?:l')?an(?:née)? (?P<w>dernière?|passée?|prochaine?|écoulée|suivante|précédente)"
    r"|(?P<this>cette année)"
    r"|(?:l')?année (?P<in>en cours)"
)


def year_reference(match: re.Match[str]) -> Node | None:
    """Return the year that `_YEAR_REF` matched, None where it did not."""
    if match["y"]:
        return Calendar(year_number(match["y"]))
    if match["w"]:
        word = match["w"]
        story = word.startswith(("suiv", "précéd"))
        shift = 1 if word.startswith(("proch", "suiv")) else -1
        return Relative("year", shift, "story" if story else "publication")
    return Relative("year", 0) if match["this"] or match["in"] else None


@rule(
    "date.season",
    "season",
    r"(?:(?:l'|le |un |chaque |en |au |plein |tout l'|mi-|mi |début |fin |du |dernier "
    r"|prochain |des )?"
    r"(?P<x>(?P<det>(?:cet|cette|ce) )?(?P<before>(?:dernier|prochain) )?(?P<s>{SEASON})"
    r"(?:(?P<w> {LAST}| {NEXT})|,? (?:de )?(?:l'année )?(?P<y>{YEAR})(?:[-/](?P<y2>\d{4}|\d{2}))?)?))",
)
def season(match: re.Match[str]) -> Node | None:
    words = match.group().lower()
    bare = words.startswith(match["s"].lower()) and not match["w"] and not match["y"]
    if bare or (match["s"][0].isupper() and not match["y"]):
        return None  # «a été», the name «Printemps»
    code = word_value(match["s"])
    sense = sense_of(match["w"] or match["before"] or match["det"])
    return Season(code, year_number(match["y"]), sense)


@rule(
    "date.quarter",
    "=trimestre =semestre",
    r"(?P<n>{ORDINAL}|dernier) (?P<u>trimestre|semestre)(?: {LAST}| {NEXT})?"
    r"(?:(?: civil| fiscal)?,?(?: (?:de |d'|en |du )?(?:l'exercice |l'année |l')?)?(?:" + _YEAR_REF + "))?",
)
def quarter(match: re.Match[str]) -> Node | None:
    count, kind = whole(match["n"]), match["u"][0].lower()
    limit = 4 if kind == "t" else 2
    if count == -1 and year_reference(match) is None:
        return Relative("quarter" if kind == "t" else "half", -1)
    count = limit if count == -1 else count
    if count is None or not 1 <= count <= limit:
        return None
    return Quarter("Q" if kind == "t" else "H", count, year_reference(match))


@rule(
    "date.short-quarter",
    "year",
    r"(?P<k>[TQSH])(?P<n>[1-4])[ -](?P<y>\d{4})|(?P<y2>\d{4})[ -](?P<k2>[TQSH]|trimestre |semestre "
    r"|trimestre)(?P<n2>[1-4])",
)
def short_quarter(match: re.Match[str]) -> Node | None:
    kind = "Q" if (match["k"] or match["k2"])[0].upper() in "TQ" else "H"
    count = int(match["n"] or match["n2"])
    if kind == "H" and count > 2:
        return None
    return Quarter("Q" if kind == "Q" else "H", count, Calendar(int(match["y"] or match["y2"])))


@rule(
    "date.feast",
    "feast",
    r"(?P<x>(?P<before>(?:prochaine?|dernière?) )?(?:(?:jour|journée|fête) (?:de la |de l'|du |de "
    r"|d'))?(?P<f>{FEAST})(?P<w> {LAST}| {NEXT}| précédente?)?"
    r"(?:(?: de| en)? (?P<y>\d{4}))?)",
)
def feast(match: re.Match[str]) -> Node | None:
    sense = sense_of(match["w"] or match["before"])
    return Feast(feast_rule(match["f"]), year_number(match["y"]), sense)


@rule(
    "date.feast-eve",
    "=veille =lendemain =surlendemain",
    r"(?P<k>veille|avant-veille|lendemain|surlendemain) (?:de |du |d')(?:la |l')?(?:fête (?:de "
    r"|du ))?(?P<f>{FEAST})"
    r"(?: (?P<y>\d{4}))?",
)
def feast_eve(match: re.Match[str]) -> Node | None:
    shift = {"veille": -1, "avant-veille": -2, "lendemain": 1, "surlendemain": 2}[match["k"].lower()]
    return Feast(feast_rule(match["f"]), year_number(match["y"]), shift=shift)


_MONTH_REF = (
    r"(?:mois (?:de |d'))?(?P<m>{MONTH})(?:,? (?:de )?(?P<my>{YEAR}))?"
    r"|(?P<cm>ce|du) mois(?P<mw> {LAST}| {NEXT})?|mois (?P<mw2>{LAST}|{NEXT})|l'(?:an )?(?:année )?(?P<oy>{YEAR})"
    r"|(?P<ty>cette année|l'année(?! (?:de|du|des|d'|où|qui))(?! ?\d))"
    r"|l'an(?:née)? (?P<yw>dernière?|passée?|prochaine?|en cours)|(?P<py>{YEAR})"
)


def _base(match: re.Match[str]) -> tuple[Node, bool]:
    """Return the month or year that `_MONTH_REF` matched, and whether it is a year."""
    if match["m"]:
        return Calendar(year_number(match["my"]), month_number(match["m"])), False
    if match["oy"] or match["py"]:
        return Calendar(year_number(match["oy"] or match["py"])), True
    if match["ty"] or match["yw"]:
        sense = sense_of(match["yw"])
        return Relative("year", {"last": -1, "next": 1}.get(sense or "", 0)), True
    sense = sense_of(match["mw"] or match["mw2"])
    return Relative("month", {"last": -1, "next": 1}.get(sense or "", 0)), False


@rule(
    "date.first-of",
    "=premiers =premières =derniers =dernières",
    r"(?:les |ces |des |aux )?(?P<x>(?P<n>{NUMBER}) (?P<w>premiers|premières|derniers|dernières) "
    r"(?P<u>jours|semaines|mois|trimestres|années) (?:de |d'|du |en )?(?:" + _MONTH_REF + "))",
)
def first_of(match: re.Match[str]) -> Node | None:
    count = whole(match["n"])
    base, _ = _base(match)
    grain = {"jours": "day", "semaines": "week", "mois": "month", "trimestres": "quarter", "années": "year"}
    if count is None:
        return None
    back = match["w"].lower().startswith("dern")
    return FirstOf(-count if back else count, grain[match["u"].lower()], base)  # type: ignore[arg-type]


@rule(
    "date.nth-of",
    "ordinal",
    r"(?P<n>{ORDINAL}) (?P<u>semaine|week-end|jour|mois|quinzaine|{WEEKDAY}) (?:complète )?(?:(?:de |d'|du "
    r"|en )?(?:" + _MONTH_REF + "))",
)
def nth_of(match: re.Match[str]) -> Node | None:
    count, unit = whole(match["n"]), match["u"].lower()
    base, _ = _base(match)
    if count is None or count == 0:
        return None
    if unit == "quinzaine":
        return Fortnight(2 if count in (2, -1) else 1, base)
    if unit in ("semaine", "jour", "mois", "week-end"):
        grain = {"semaine": "week", "jour": "day", "mois": "month", "week-end": "weekend"}[unit]
        return Nth(count, grain, base)  # type: ignore[arg-type]
    return Nth(count, "day", base, weekday_number(unit))


@rule(
    "date.week-of-day",
    "=semaine =week =mois",
    r"(?P<u>semaine|week-end|mois) (?:du|des|de|d'|commençant le|débutant le) (?:{WEEKDAY} )?(?P<d>{DAY})"
    r"(?:(?: au | et | ?- ?){DAY})?"
    r"(?: (?P<m>{MONTH})(?: (?P<y>{YEAR}))?|(?<=\d)(?! {MONTH}|[/.-]\d| [a-zà-ÿ]+s\b))",
)
def week_of_day(match: re.Match[str]) -> Node | None:
    day = whole(match["d"])
    if day is None or not 1 <= day <= 31:
        return None
    grain = {"s": "week", "w": "weekend", "m": "month"}[match["u"][0].lower()]
    month = month_number(match["m"]) if match["m"] else None
    return Holding(grain, Calendar(year_number(match["y"]), month, day))  # type: ignore[arg-type]


@rule(
    "date.week-of-feast",
    "=semaine =week",
    r"(?P<u>semaine|week-end) (?:de la |du |de l'|de |d')(?P<f>{FEAST})(?: (?P<y>{YEAR}))?",
)
def week_of_feast(match: re.Match[str]) -> Node | None:
    grain = "week" if match["u"].lower() == "semaine" else "weekend"
    return Holding(grain, Feast(feast_rule(match["f"]), year_number(match["y"])))  # type: ignore[arg-type]
