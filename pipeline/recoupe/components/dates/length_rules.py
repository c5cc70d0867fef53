"""Rules for durations and sets."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.components.dates.rule import Meaning, compiled, rule
from recoupe.components.dates.vocabulary import (
    month_number,
    number,
    part_code,
    unit_of,
    weekday_number,
    whole,
    word_value,
)
from recoupe.date_values.lengths import Length, duration_value
from recoupe.date_values.nodes import Node, Word

_PART = r"(?P<n>{COUNT}) ?(?P<u>{UNIT})(?: ?(?P<m>\d\d)\b)?(?P<half> et demie?| et un quart)?"
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
        if match["m"] and letter in ("TH", "TM"):
            parts.append((float(match["m"]), "TM" if letter == "TH" else "TS", 1))
    return parts


def duration(words: str) -> Node | None:
    """Return the duration that words say, None where they say none."""
    parts = lengths(words)
    return Word(duration_value(parts)) if parts else None


@rule(
    "duration.count",
    "counted clock",
    r"(?P<x>{COUNT} ?(?:(?:h|heures?|mn|min) ?\d\d\b(?: ?min(?:utes)?)?|{UNIT})(?: et demie?| et un quart)?"
    r"(?:,? (?:et )?{NUMBER} ?{UNIT}(?: et demie?)?){0,4})",
)
def counted(match: re.Match[str]) -> Node | Meaning | None:
    return _counted(match["x"].lower())


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
    _, letter, factor = unit_of(unit)
    return Word(duration_value([(count, letter, factor)]))


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
    "=toute =tout =entière =entier =complète =complet =durant =pleine",
    r"(?P<x>tou(?:te|t) (?:la |le |l'|une |un )?(?P<u>journ[ée]e|semaine|nuit|soirée|matinée|année|mois|jour"
    r"|week-end|après-midi|décennie|siècle))"
    r"|(?P<z>(?:une |la )?pleine (?P<u3>semaine|journée|année))"
    r"|(?P<y>(?:une |la |un |le )?(?:pleine |plein )?(?P<u2>journée|semaine|année|mois|nuit|jour) (?:entière?"
    r"|complète?|complet"
    r"|durant))",
)
def all_of(match: re.Match[str]) -> Node | Meaning | None:
    unit = (match["u"] or match["u2"] or match["u3"]).lower()
    _, letter, factor = unit_of("jour" if unit == "après-midi" else unit)
    return Meaning(Word(duration_value([(1, letter, factor)])))


@rule("duration.under", "=sous", r"sous (?P<x>(?P<w>huitaine|quinzaine))")
def under(match: re.Match[str]) -> Node | None:
    return Word("P8D" if match["w"].lower() == "huitaine" else "P15D")


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
        return f"XXXX-WXX-{weekday_number(match['wd'])}"
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
    + r"|(?P<wd>{WEEKDAY})s?(?: (?:matin|soir|après-midi))?|(?P<p>matin|soir|après-midi|soirée|nuit|midi)"
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
    "set.every",
    "=tous =toutes",
    r"(?:tous|toutes) les (?:(?P<n>{NUMBER}) )?(?:"
    + _SET_UNIT
    + r"(?: de travail| ouvrables| ouvrés)?|(?P<wd>{WEEKDAY})s?(?: (?:matins?|soirs?|après-midis?))?"
    r"|(?P<p>matins|soirs|après-midis?|nuits|midis)|(?P<d>\d{1,2}(?:er)?) (?P<m>{MONTH})|(?P<s>étés|hivers"
    r"|automnes|printemps))",
)
def every(match: re.Match[str]) -> Node | None:
    if match["d"]:
        return Word(f"XXXX-{month_number(match['m']):02}-{whole(match['d']) or 0:02}", "SET")
    if match["s"]:
        return Word("XXXX-" + {"p": "SP", "é": "SU", "a": "FA", "h": "WI"}[match["s"][0].lower()], "SET")
    return Word(_set_value(match, number(match["n"]) if match["n"] else 1), "SET")


_PER = r"(?P<u>jour|semaine|mois|trimestre|semestre|an|année|siècle|nuit|soir|heure|minute)"
_SPEED = re.compile(
    r"(?:km|mètres?|m|miles?|nœuds|litres?|m³|m3|cubes?|tours?|mots?|pulsations|battements)\s$", re.IGNORECASE
)


@rule("set.per", "=par", r"par " + _PER)
def per(match: re.Match[str]) -> Node | None:
    if match["u"].lower() in ("heure", "minute") and _SPEED.search(
        match.string[max(0, match.start() - 20) : match.start()]
    ):
        return None
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
    r"(?:les |des |le |du |aux |au )?(?P<x>(?P<wd>{WEEKDAY})s(?: (?:matins?|soirs?|après-midis?))?)",
)
def weekdays(match: re.Match[str]) -> Node | None:
    return Word(f"XXXX-WXX-{weekday_number(match['wd'])}", "SET")


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
    "set-adjective =bimensuels =bimensuelles",
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
