"""The words of time expressions: pattern macros made from the lexicons, and what each word means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from recoupe import lexicon
from recoupe.numerals import find_numbers

#: A gap between words: spaces, or one line break of a hard-wrapped text.
SPACE = r"(?: {1,3}|\n)"
SMALL_NUMBERS = (
    "un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "vingt", "vingts", "trente", "quarante", "cinquante", "soixante", "septante",
    "huitante", "octante", "nonante", "cent", "cents", "mille", "mil",
)  # fmt: skip
NUMBER_WORDS = lexicon.alternation(SMALL_NUMBERS)
WORDS = rf"(?:{NUMBER_WORDS}(?:(?:-et-|-| et | ){NUMBER_WORDS}){{0,6}})"
DIGITS = r"(?<!\d)(?<!\d[.,/:-])(?:\d{1,3}(?: \d{3})+|\d{1,6}(?:[.,]\d{1,2})?)(?![\d])"
COLLECTIVE = (
    r"(?:une |la |cette )?(?:petite |bonne |grosse |demi-)?(?:huitaine|dizaine|douzaine|quinzaine|vingtaine"
    r"|trentaine"
    r"|quarantaine|cinquantaine|soixantaine|centaine|millier)s? (?:de |d')"
)
VAGUE = (
    r"(?:(?:les |ces )?quelques|plusieurs|(?:de )?(?:très )?(?:nombreux|nombreuses)|de longs|de longues|des"
    r"|bien des"
    r"|des (?:dizaines|centaines|milliers) (?:de |d'))"
)
ORDINAL = (
    r"(?:premi(?:er|ère|ere)s?|deuxième|seconde?|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième"
    r"|dixième|onzième|douzième|derni(?:er|ère|ere)|avant-derni(?:er|ère)|\d{1,2} ?(?:er|re|ère|ere|e|ème|eme"
    r"|ième|nd|nde))"
)
LAST = r"(?:derni(?:er|ère|ere)s?|passée?s?|écoulée?s?)"
NEXT = r"(?:prochaine?s?|à venir|qui vient|qui viennent)"
THEN = r"(?:suivante?s?|précédente?s?|d'après|d'avant|qui suit|qui suivent|qui a suivi|qui précède)"


def _alternatives(forms: Iterable[str]) -> str:
    return lexicon.alternation(forms).replace(r"\ ", " ")


@cache
def macros() -> dict[str, str]:
    """Return the macros that rule patterns may name: {MONTH}, {WEEKDAY}, {UNIT}…"""
    full = _alternatives(lexicon.column("months", "form", sense="full"))
    short = _alternatives(lexicon.column("months", "form", sense="short")) + r"\.?"
    weekday = _alternatives(lexicon.column("weekdays", "form", sense="full"))
    units = lexicon.column("time_units", "form")
    return {
        "MONTH": full,
        "ANYMONTH": f"(?:{full}|{short})",
        "WEEKDAY": weekday,
        "ANYWEEKDAY": f"(?:{weekday}|{_alternatives(lexicon.column('weekdays', 'form', sense='short'))}[.])",
        "DAY": r"(?:(?<!\d)(?<!\d[.,/:])(?:0?[1-9]|[12]\d|3[01])(?: ?(?:er|ère|e|ème))?(?![\d])|premier"
        + rf"|{WORDS})",
        "DIGITDAY": r"(?<!\d)(?<!\d[.,/:])(?:0?[1-9]|[12]\d|3[01])(?:er|ère|e|ème)?(?![\d])",
        "YEAR": r"(?:(?<!\d)(?<!\d[.,/:-])(?:1\d{3}|20\d{2}|21\d{2})(?![\d]|[.,]\d| \d{3}\b)|(?:deux mille|mille"
            r"|mil)(?:[ -](?:et[ -])?"
        + NUMBER_WORDS + "){0,6})",
        "UNIT": _alternatives(units),
        "LONGUNIT": _alternatives(unit for unit in units if unit not in ("h", "min", "mn", "sec", "hrs")),
        "COUNT": rf"(?:{DIGITS}|{COLLECTIVE}|{VAGUE}|une? (?:bonne?|petite?|gros(?:se)?) "
        rf"|{WORDS} (?:bon(?:ne)?s|longs|longues|petite?s|gros(?:ses)?) |{WORDS})",
        "NUMBER": rf"(?:{DIGITS}|{WORDS})",
        "ORDINAL": ORDINAL,
        "PART": _alternatives(row["form"] for row in lexicon.rows("day_parts")),
        "SEASON": _alternatives(lexicon.column("time_words", "form", sense="season")),
        "FEAST": _alternatives(form for name in lexicon.column("feasts", "form") for form in (name, bare(name))),
        "VAGUE-REFERENCE": _alternatives(lexicon.column("time_words", "form", sense="vague")),
        "LAST": LAST, "NEXT": NEXT, "THEN": THEN, "WORDS": WORDS,
        "ABOUT": (
            r"(?:(?:à peu près|à peine|environ|presque|quelque|bientôt|déjà|seulement|tout juste|exactement"
            r"|près de|près d'"
            r"|un peu (?:plus|moins) (?:de |d')|(?:bien )?plus (?:de |d')|moins (?:de |d')|au moins|au plus"
            r"|au maximum|au minimum|jusqu'à) ?)"
        ),
    }  # fmt: skip


def expand(pattern: str) -> str:
    """Return a rule's pattern with its macros and spaces filled in."""
    for name, value in macros().items():
        pattern = pattern.replace("{" + name + "}", value)
    # A space inside a character class stays one.
    return re.sub(r" (?![^\[\]]*\])", lambda _: SPACE, pattern)


def _key(form: str) -> str:
    return " ".join(form.lower().rstrip(".").split())


def bare(form: str) -> str:
    """Return a form without its accents, as capitals and hasty writers have it."""
    return "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))


@cache
def _table(name: str, key: str, value: str) -> dict[str, str]:
    return {_key(row[key]): row[value] for row in lexicon.rows(name)}


def month_number(form: str) -> int:
    """Return 1-12 for a month's name or abbreviation."""
    return int(_table("months", "form", "number")[_key(form)])


def weekday_number(form: str) -> int:
    """Return 1 (Monday) to 7 for a weekday's name or abbreviation, singular or plural."""
    table = _table("weekdays", "form", "number")
    key = _key(form)
    return int(table.get(key) or table[key.rstrip("s")])


def unit_of(form: str) -> tuple[str, str, float]:
    """Return a unit's name, TIMEX3 letter (TH for hours…) and factor."""
    row = _unit_rows()[_key(form)]
    return row["unit"], row["code"], float(row["factor"])


@cache
def _unit_rows() -> dict[str, dict[str, str]]:
    return {row["form"]: row for row in lexicon.rows("time_units")}


def part_code(form: str) -> str:
    """Return MO, AF, EV, NI, MI, or a clock time for midi and minuit."""
    return _table("day_parts", "form", "code")[_key(form)]


def feast_rule(form: str) -> str:
    """Return the rule of a feast (`recoupe.date_values.feasts`)."""
    table = _table("feasts", "form", "rule")
    return table.get(_key(form)) or {bare(key): rule for key, rule in table.items()}[bare(_key(form))]


def word_value(form: str) -> str:
    """Return what a time word is worth: a shift in days, a vague value, a set, a season's code."""
    return _table("time_words", "form", "value")[_key(form)]


_ORDINALS = {"premier": 1, "premiere": 1, "première": 1, "second": 2, "seconde": 2, "dernier": -1, "dernière": -1}
_DIGITS_ONLY = re.compile(r"\d+(?:[.,]\d+)?")


@lru_cache(2048)
def number(form: str) -> float | None:
    """Return the number that digits, words, «une dizaine de» or an ordinal say; None for «quelques»."""
    key = _key(form)
    if key.startswith("avant-derni"):
        return -2
    if key.rstrip("s") in _ORDINALS or key.startswith("dernier"):
        return _ORDINALS.get(key.rstrip("s"), -1)
    if re.match(r"une? (?:bon|pet|gros)", key) and "aine" not in key and "mill" not in key:
        return 1
    digits = _DIGITS_ONLY.match(key.replace(" ", ""))
    if digits:
        return float(digits.group().replace(",", "."))
    found = find_numbers(key)
    if found and found[0].kind != "vague":
        return float(found[0].value)
    # «un», «une», «1er» stand alone.
    return 1.0 if key in ("un", "une") else None


def whole(form: str | None) -> int | None:
    """Return a whole number, None where there is none."""
    value = number(form) if form else None
    return int(value) if value is not None and value == int(value) else None


def year_number(form: str | None) -> int | None:
    """Return a year; two digits are the nearest of this century and the last («juillet 98», «15/3/24»)."""
    if not form:
        return None
    value = whole(form.strip(" '’"))
    if value is not None and value < 100 and len(form.strip(" '")) == 2:
        return 2000 + value if value < 50 else 1900 + value
    return value
