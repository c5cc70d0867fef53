"""Rules for sets: what comes back every day, week or year."""

from __future__ import annotations

import re

from recoupe.components.dates.rule import Meaning, rule
from recoupe.components.dates.vocabulary import (
    month_number,
    number,
    part_code,
    unit_of,
    weekday_number,
    whole,
    word_value,
)
from recoupe.date_values.lengths import duration_value
from recoupe.date_values.nodes import Node, Word


@rule(
    "set.nth-weekday",
    "=mois",
    r"(?:(?:tous|toutes) les|les|chaque|le) (?:premiers?|deuxièmes?|seconds?|troisièmes?|quatrièmes?|derniers?"
    r"|\d(?:er|e|ème)s?)"
    r" (?P<wd>{WEEKDAY})s? (?:du|de chaque) mois",
)
def nth_weekdays(match: re.Match[str]) -> Node | None:
    return Word(f"XXXX-WXX-{weekday_number(match['wd'])}", "SET")


_SET_UNIT = (
    r"(?P<u>jours?|journées?|semaines?|mois|trimestres?|semestres?|ans?|années?|week-ends?|heures?|minutes?"
    r"|secondes?"
    r"|décennies?|siècles?|nuits?)"
)


def _set_value(match: re.Match[str], count: float | None = 1) -> str:
    if match["wd"]:
        part = match.groupdict().get("wp")
        return f"XXXX-WXX-{weekday_number(match['wd'])}" + (f"T{part_code(part)}" if part else "")
    if match["p"]:
        code = part_code(match["p"])
        return f"XXXX-XX-XXT{code}"
    _, letter, factor = unit_of(match["u"])
    return duration_value([(count, letter, factor)])


@rule(
    "set.each",
    "=chaque =importe",
    r"(?:chaque|n'importe quel(?:le)?) (?:"
    + _SET_UNIT
    + r"|(?P<wd>{WEEKDAY})s?(?: (?P<wp>matin|soir|après-midi))?|(?P<p>matin|soir|après-midi|soirée|nuit|midi)"
    r"|(?P<d>\d{1,2}(?:er)?) (?P<m>{MONTH})|(?P<mo>{MONTH})|(?P<s>{SEASON}))",
)
def each(match: re.Match[str]) -> Node | None:
    if match["d"]:
        return Word(f"XXXX-{month_number(match['m']):02}-{whole(match['d']) or 0:02}", "SET")
    if match["mo"]:
        return Word(f"XXXX-{month_number(match['mo']):02}", "SET")
    if match["s"]:
        return Word("XXXX-" + {"p": "SP", "é": "SU", "a": "FA", "h": "WI"}[match["s"][0].lower()], "SET")
    return Word(_set_value(match), "SET")


@rule(
    "set.day-of-month",
    "=mois",
    r"(?:(?:tous|chaque) (?:les )?|le )(?P<d>{DIGITDAY}|premier) (?:(?:de|du) chaque|(?P<this>du)) mois",
)
def day_of_months(match: re.Match[str]) -> Node | None:
    """«le 15 de chaque mois», «tous les 15 du mois»; «le 15 du mois» is one day."""
    if match["this"] and match.group()[0] in "lL":
        return None
    return Word(f"XXXX-XX-{whole(match['d']) or 0:02}", "SET")


@rule(
    "set.every",
    "=tous =toutes",
    r"(?:tous|toutes) les (?:(?P<n>{NUMBER}) )?(?:"
    + _SET_UNIT
    + r"(?: de travail| ouvrables| ouvrés)?|(?P<wd>{WEEKDAY})s?(?: (?P<wp>matins?|soirs?|après-midis?))?"
    r"|(?P<h>demi-heures|quarts d'heure)|(?P<p>matins|soirs|après-midis?|nuits|midis)"
    r"|(?P<d>\d{1,2}(?:er)?) (?P<m>{MONTH})|(?P<s>étés|hivers|automnes|printemps))",
)
def every(match: re.Match[str]) -> Node | None:
    if match["d"]:
        return Word(f"XXXX-{month_number(match['m']):02}-{whole(match['d']) or 0:02}", "SET")
    if match["s"]:
        return Word("XXXX-" + {"p": "SP", "é": "SU", "a": "FA", "h": "WI"}[match["s"][0].lower()], "SET")
    if match["h"]:
        return Word("PT30M" if match["h"].lower().startswith("demi") else "PT15M", "SET")
    return Word(_set_value(match, number(match["n"]) if match["n"] else 1), "SET")


_PER = (
    r"(?P<u>jour|semaine|mois|trimestre|semestre|an|année|siècle|nuit|soir|heure|minute"
    r"|demi-heure|quart d'heure)"
)
_SPEED = re.compile(
    r"(?:km|mètres?|m|miles?|nœuds|litres?|m³|m3|cubes?|tours?|mots?|pulsations|battements)\s$", re.IGNORECASE
)


@rule("set.per", "=par", r"par " + _PER)
def per(match: re.Match[str]) -> Node | None:
    if match["u"].lower() in ("heure", "minute") and _SPEED.search(
        match.string[max(0, match.start() - 20) : match.start()]
    ):
        return None
    if match["u"][0] in "dqDQ":
        return Word("PT30M" if match["u"][0] in "dD" else "PT15M", "SET")
    _, letter, factor = unit_of(match["u"])
    return Word(duration_value([(1, letter, factor)]), "SET")


@rule("set.times", "=fois", r"(?:plusieurs|quelques|{NUMBER}) fois (?:(?:par|chaque) " + _PER + r"|l'an\b)")
def times(match: re.Match[str]) -> Node | None:
    return per(match) if match["u"] else Word("P1Y", "SET")  # type: ignore[return-value]


@rule(
    "set.one-of",
    "=sur",
    r"une? (?:(?P<wd>{WEEKDAY})|(?P<u>jour|semaine|mois|année|an|week-end|soir|nuit)) sur (?P<n>deux|trois"
    r"|quatre|cinq|dix)(?P<p>)",
)
def one_of(match: re.Match[str]) -> Node | None:
    return Word(_set_value(match, number(match["n"])), "SET")


@rule(
    "set.weekdays",
    "weekdays",
    r"(?:les |des |le |du |aux |au )?(?P<x>(?P<wd>{WEEKDAY})s(?: (?P<wp>matins?|soirs?|après-midis?))?)",
)
def weekdays(match: re.Match[str]) -> Node | None:
    return Word(_set_value(match), "SET")


@rule("set.weekends", "=ends =weekends", r"les (?P<x>week-?ends)(?! (?:de|du|des|prolongés|{LAST}|{NEXT})| d')")
def weekends(match: re.Match[str]) -> Node | None:
    return Word("P1WE", "SET")


@rule(
    "set.adverb",
    "set-adverb",
    r"(?P<w>quotidiennement|journellement|hebdomadairement|mensuellement|trimestriellement|semestriellement"
    r"|annuellement)",
)
def adverb(match: re.Match[str]) -> Node | None:
    return Word(word_value(match["w"]), "SET")


@rule(
    "set.adjective",
    "set-adjective",
    r"(?P<w>quotidien(?:ne)?s?|hebdomadaires?|bi-?hebdomadaires?|bi-?mensuel(?:le)?s?|mensuel(?:le)?s?"
    r"|bimestriel(?:le)?s?|trimestriel(?:le)?s?|semestriel(?:le)?s?|annuel(?:le)?s?|bisannuel(?:le)?s?)",
)
def adjective(match: re.Match[str]) -> Node | Meaning | None:
    stem = match["w"].lower().replace("-", "")
    values = {
        "quot": "P1D", "hebd": "P1W", "bihe": "P3.5D", "bime": "P2M", "mens": "P1M", "trim": "P3M", "seme": "P6M",
        "annu": "P1Y", "bisa": "P6M",
    }  # fmt: skip
    value = "P2W" if stem.startswith("bimens") else values[stem[:4]]
    before = match.string[max(0, match.start() - 24) : match.start()]
    return Meaning(Word(value, "SET"), weak=_NO_NOUN.search(before) is not None)


#: «le quotidien», «son hebdomadaire», «au quotidien»: a noun, where the adjective follows one.
_NO_NOUN = re.compile(
    r"(?:^|[^\w\s]\s?|\b(?:le|la|les|un|une|des|du|de|ce|cet|cette|ces|son|sa|ses|leurs?|au|aux|notre|nos|mon"
    r"|grands?|autres?|deux|trois|plusieurs|et|ou|en|par)\s|\b[dl]')$",
    re.IGNORECASE,
)
