"""Rules for durations and sets."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.components.dates.rule import Meaning, compiled, rule
from recoupe.components.dates.vocabulary import (
    number,
    unit_of,
)
from recoupe.date_values.lengths import Length, duration_value
from recoupe.date_values.nodes import Node, Word
from recoupe.date_values.offsets import Stretch

#: «une heure trente»: minutes without their unit.
_MINUTES = r"(?:(?:vingt|trente|quarante|cinquante)(?:-cinq)?|cinq|dix|quinze)(?! (?:\w{2,}s|ans)\b)"
_PART = (
    r"(?P<n>{COUNT}) ?(?P<u>{UNIT})(?: ?(?P<m>\d\d)\b| (?P<mw>"
    + _MINUTES
    + r"))?(?P<half> et demie?| et un quart)?"
)
_ORDER = ("Y", "M", "W", "WE", "D", "TH", "TM", "TS")
_WEAK = re.compile(r"un (?:jour|soir)|une (?:nuit|soirée|matinée|quinzaine|seconde|journée)|des [^\d]+")
_HALVES = {"demi": 0.5, "quart": 0.25, "trois quarts": 0.75}


def lengths(words: str) -> list[Length]:
    """Return the parts of a duration's words: «un an et demi», «2 h 30», «3 jours et 2 heures»."""
    parts: list[Length] = []
    for match in compiled(_PART).finditer(words):
        _, letter, factor = unit_of(match["u"])
        count = number(match["n"])
        if match["half"] and count is not None:
            count += 0.25 if "quart" in match["half"] else 0.5
        parts.append((count, letter, factor))
        if (match["m"] or match["mw"]) and letter in ("TH", "TM"):
            parts.append((number(match["m"] or match["mw"]), "TM" if letter == "TH" else "TS", 1))
    return parts


def duration(words: str) -> Node | None:
    """Return the duration that words say, None where they say none."""
    parts = lengths(words)
    return Word(duration_value(parts)) if parts else None


def _running(count: float | None, unit: str, sign: int) -> Node:
    """Return a length that ends or begins with the publication, with its days."""
    name, letter, factor = unit_of(unit)
    value = duration_value([(count, letter, factor)])
    return Stretch(value, count * factor if count and name == "week" else count, name, sign)


@rule(
    "duration.in-the-next",
    "=dans",
    r"dans les (?P<x>(?P<n>{NUMBER}) (?P<u>{LONGUNIT}))"
    r"(?! (?:de|du|des|qui|que|après|avant|suivant|ayant|où|{LAST}|{NEXT}|{THEN})| d')",
)
def in_the_next(match: re.Match[str]) -> Node | None:
    """«dans les quinze jours»: from today on, unless it is told in the past."""
    return _running(number(match["n"]), match["u"], 0)


@rule(
    "duration.running-hour",
    "=prochaine =dernière =heure",
    r"(?:dans|durant|pendant|au cours de|d'ici) (?:la |l')"
    r"(?P<x>(?:(?P<next>prochaine)|dernière) (?P<u>heure|minute)"
    r"|(?P<u2>heure|minute) (?:(?P<next2>prochaine|qui vient|à venir)|écoulée))(?! (?:de|du|des)| d')",
)
def running_hour(match: re.Match[str]) -> Node | None:
    return _running(1, match["u"] or match["u2"], 1 if match["next"] or match["next2"] else -1)


@rule(
    "duration.count",
    "counted clock",
    r"(?P<x>{COUNT} ?(?:(?:h|heures?|mn|min) ?\d\d\b(?: ?min(?:utes)?)?|heures? "
    + _MINUTES
    + r"|{UNIT})(?: et demie?| et un quart)?"
    r"(?:,? (?:et )?{NUMBER} ?{UNIT}(?: et demie?)?){0,4})",
)
def counted(match: re.Match[str]) -> Node | Meaning | None:
    if match["x"].lower() == "des années" and _DECADE.match(match.string, match.end()):
        return None  # «à la fin des années 80»
    return _counted(match["x"].lower())


_DECADE = re.compile(r"\s'?(?:\d0\b|vingt|trente|quarante|cinquante|soixante|quatre-vingt)", re.IGNORECASE)


@lru_cache(1024)
def _counted(words: str) -> Meaning | None:
    parts = lengths(words)
    letters = [_ORDER.index(letter) for _, letter, _ in parts]
    if not parts or letters != sorted(set(letters)):
        return None  # «9 h 30 et 11 h» are two times
    # These mean a length only where something else says so.
    weak = bool(_WEAK.fullmatch(words))
    return Meaning(Word(duration_value(parts)), weak=weak)


@rule(
    "duration.last-n",
    "=derniers =dernières =prochains =prochaines =passés =passées =précédents =précédentes =suivants =suivantes"
    " =écoulés =écoulées =venir",
    r"(?:ces |les |des |aux |au cours des |dans les )?(?P<x>(?:(?P<n>{NUMBER}) (?:{LAST}|{NEXT}) (?P<u>{LONGUNIT})"
    r"|(?P<n2>{NUMBER}) (?P<u2>{LONGUNIT}) (?:{LAST}|{NEXT}|précédente?s|suivante?s)|(?:dernière?s|prochaine?s)"
    r" (?P<n3>{NUMBER}) (?P<u3>{LONGUNIT})))",
)
def last_n(match: re.Match[str]) -> Node | None:
    count, unit = number(match["n"] or match["n2"] or match["n3"]), match["u"] or match["u2"] or match["u3"]
    words = match["x"].lower()
    if re.search("suivante?s|précédente?s", words):
        _, letter, factor = unit_of(unit)
        return Word(duration_value([(count, letter, factor)]))
    return _running(count, unit, -1 if re.search("derni|passée?s|écoulée?s", words) else 1)


@rule("duration.glued", "clock", r"(?P<x>(?P<h>\d{1,3})h(?P<m>[0-5]\d)(?: ?(?:min|mn))?)")
def glued(match: re.Match[str]) -> Node | Meaning | None:
    return Meaning(Word(duration_value([(float(match["h"]), "TH", 1), (float(match["m"]), "TM", 1)])), weak=True)


@rule(
    "duration.minutes-glued",
    "clock",
    r"(?P<x>(?P<n>\d{1,4}(?:[.,]\d)?)(?P<u>h|heures|mn|min|minutes|s|sec|jours|mois|ans))",
)
def minutes_glued(match: re.Match[str]) -> Node | Meaning | None:
    unit = "sec" if match["u"].lower() == "s" else match["u"]
    _, letter, factor = unit_of(unit)
    return Meaning(Word(duration_value([(number(match["n"]), letter, factor)])), weak=unit == "sec")


@rule(
    "duration.range",
    "counted",
    r"(?P<x>(?P<lead>entre |de )?(?P<a>{NUMBER})(?: ?{UNIT})?(?P<link> à | ou | et | ?- ?"
    r"|, voire )(?P<b>{NUMBER}) (?P<u>{LONGUNIT}))",
)
def bounds(match: re.Match[str]) -> Node | Meaning | None:
    lead = (match["lead"] or "").strip().lower()
    if match["link"] == " et " and lead != "entre":
        return None
    if lead == "de" and _CHANGED.search(match.string[max(0, match.start() - 40) : match.start()]):
        return None  # «est passé de quatre à onze jours»: two lengths
    low, high = number(match["a"]), number(match["b"])
    if low is None or high is None or low >= high:
        return None
    _, letter, factor = unit_of(match["u"])
    both = "/".join(duration_value([(count, letter, factor)]) for count in (low, high))
    return Meaning(Word(both))


#: Verbs that move a length from one value to another.
_CHANGED = re.compile(
    r"\b(?:pass|port|ramen|rédui|allong|rallong|prolong|raccourc|relev|abaiss|diminu|augment|grimp|bond|tomb|chut"
    r"|descend|mont|étend)[a-zé]{0,7},?(?:\s[\w'-]+){0,3}\s$",
    re.IGNORECASE,
)


@rule("duration.changed", "counted", r"de (?P<x>(?P<n>{NUMBER})) à {NUMBER} (?P<u>{LONGUNIT})")
def changed(match: re.Match[str]) -> Node | None:
    if not _CHANGED.search(match.string[max(0, match.start() - 40) : match.start()]):
        return None
    _, letter, factor = unit_of(match["u"])
    return Word(duration_value([(number(match["n"]), letter, factor)]))


@rule(
    "duration.half",
    "=demi =quart =quarts",
    r"(?P<x>(?:(?:une?|la|cette) )?(?:(?P<d>demi)[- ]|(?P<q>trois[- ]quarts?|quart) (?:d'|de ))?"
    r"(?P<u>heure|journée|année|siècle|semaine|mois))",
)
def half(match: re.Match[str]) -> Node | Meaning | None:
    which = "demi" if match["d"] else (match["q"] or "").lower().rstrip("s")
    if not which:
        return None
    share = 0.75 if which.startswith("trois") else _HALVES.get(which, 0.25)
    _, letter, factor = unit_of(match["u"])
    return Meaning(Word(duration_value([(share, letter, factor)])))


@rule(
    "duration.whole",
    "=toute =tout =entière =entier =complète =complet =pleine",
    r"(?P<x>tou(?:te|t) (?:la |le |l'|une |un )?(?P<u>journ[ée]e|semaine|nuit|soirée|matinée|année|mois|jour"
    r"|week-end|après-midi|décennie|siècle)(?! {YEAR}| (?:de |du |d')(?:{MONTH}|{WEEKDAY}|{DIGITDAY})))"
    r"|(?P<z>(?:une |la )?pleine (?P<u3>semaine|journée|année))"
    r"|(?P<y>(?:une |la |un |le )?(?:pleine |plein )?(?P<u2>journée|semaine|année|mois|nuit|jour) (?:entière?"
    r"|complète?|complet))",
)
def all_of(match: re.Match[str]) -> Node | Meaning | None:
    unit = (match["u"] or match["u2"] or match["u3"]).lower()
    _, letter, factor = unit_of("jour" if unit == "après-midi" else unit)
    return Meaning(Word(duration_value([(1, letter, factor)])))


@rule("duration.under", "=sous", r"sous (?P<x>(?P<w>huitaine|quinzaine))")
def under(match: re.Match[str]) -> Node | None:
    return Word("P8D" if match["w"].lower() == "huitaine" else "P15D")
