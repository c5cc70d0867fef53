"""What looks like a quantity and is none: names, years, clock times, labels, phone numbers, scores.

Everything works on the typography and words around a number; what the dates layer has found is left to it.
"""

from __future__ import annotations

import re
from typing import Any

from recoupe.components.quantities.codes import coded, idiomatic
from recoupe.components.quantities.draft import Context, Draft, search_end
from recoupe.components.quantities.labels import FUNCTION, labels, names
from recoupe.components.quantities.named_ordinals import is_named
from recoupe.numerals import Number

_MONTHS = (
    r"(?:janv(?:ier|\.)?|f[ée]v(?:rier|r?\.)|mars|avr(?:il|\.)|mai|juin|juil(?:let|\.)|ao[uû]t|sept(?:embre|\.)"
    r"|oct(?:obre|\.)|nov(?:embre|\.)|d[ée]c(?:embre|\.))(?![^\W\d_])"
)
_DAY = r"\d{1,2}(?:er)?"
_DAYS = re.compile(
    rf"(?<![\d,.]){_DAY}(?:(?: ?- ?|, | et | ou | au | à )(?:le "
    rf"|les )?{_DAY}){{0,6}}[ -](?:{_MONTHS})(?:[ -]\d{{4}})?"
    rf"|(?<!\d)\d{{1,2}}([/.-])\d{{1,2}}\1\d{{2,4}}(?!\d)|(?<!\d)\d{{4}}-\d\d-\d\d"
    rf"|(?<!\d)\d{{1,2}}/\d{{2,4}}(?=[^\d/]|$)"
    rf"|{_MONTHS} \d{{4}}(?!\d)"
    r"|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) \d{1,2}(?:er)?(?! ?[\d,]|\w)"
    r"|\d{1,2}-(?=[A-Z])[A-Z][a-zéû]+",
    re.IGNORECASE,
)
_UNIT_OF_TIME = (
    r"(?:[Hh]eures?|h|[Mm]inutes?|mn|min|secondes?|secs?|s|jours?|j|jrs?|semaines?|mois|ans?|années?|siècles?"
    r"|décennies?"
    r"|trimestres?|semestres?|millénaires?|millisecondes?|quinquennats?|nuitées?|week-ends?|lustres?)"
)
#: «14 h 30», «2 ans et demi», «dix jours»: times and durations, in letters or digits; the dates layer's.
_TIME_AFTER = re.compile(rf" ?-?(?:d')?{_UNIT_OF_TIME}(?![^\W\d_]|-(?!là)|'|²)|[hH]\d\d|:\d\d(?!\d)|[hH](?![^\W_])")
_FRACTION_OF_TIME = re.compile(rf" (?:d'|de ){_UNIT_OF_TIME}\b", re.IGNORECASE)
#: «entre 12 et 15 millions d'années»: the unit of the second number is that of the first.
_TIME_SHARED = re.compile(r" (?:et|à|ou|-) \d[\d,. ]{0,8} (?:millions|milliards|milliers) d'an(?:née)?s\b")
_STREET = re.compile(r",? (?:bis |ter )?([^\W\d_]+\.?)(?= )", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"\b(?:en|depuis|dès|vers|fin|début|mi|avant|après|année|l'an|courant|été|hiver|automne|printemps|rentrée"
    r"|saison"
    r"|édition|exercice|millésime|noël|pâques|jusqu'en|d'ici(?: à)?|horizon|promotion|cuvée|budget|élections?"
    r"|législatives|présidentielle|municipales|euro|mondial|jeux|jo|cop|in|copyright|©|né|née|trimestre|semestre"
    r"|(?:18|19|20)\d\d(?: et| ou| à|,| -|-|/)?)[ -]?(?:en )?$|(?:18|19|20)\d\d(?:-|/)$|[(/]$",
    re.IGNORECASE,
)
#: «en 375», «date de 860».
_OLD_YEAR = re.compile(r"\b(?:en|vers|an|date de|datent de) $", re.IGNORECASE)
#: «le 112», «au 811»: one thing with that name; a number that counts has a plural article.
_THE_ONE = re.compile(r"\b(?:le|la|au|du)\ $", re.IGNORECASE)
_CAPITAL_BEFORE = re.compile(r"(?:^|[^\w])([A-ZÀ-Ý][\w'&.-]*)[ -]$")
_COMPOUND_AFTER = re.compile(r"-(?!là\b|ci\b)[^\W\d_]")
_IDIOM = re.compile(
    r"\b(?:en|de|la|sa|leur|mise? en) quarantaine$|\bà la une$|\bles quatre coins\b",
    re.IGNORECASE,
)


def time_follows(text: str, end: int) -> bool:
    """Tell whether a unit of time or a clock time follows a number that ends at `end`."""
    return any(pattern.match(text, end) for pattern in (_TIME_AFTER, _FRACTION_OF_TIME, _TIME_SHARED))


def blocked(context: Context) -> list[tuple[int, int]]:
    """Return the stretches in which no quantity may start: dates, phone numbers, codes, addresses of the web."""
    text = context.text
    found = [(date["start"], date["end"]) for date in context.dates if not _is_number(text, date)]
    days = () if context.dates else (_DAYS,)  # where the dates layer has run, its word counts
    for pattern in days:
        found.extend(match.span() for match in pattern.finditer(text))
    found.extend(coded(text))
    found.extend(idiomatic(text))
    found.extend((b["start"], b["start"] + 3) for b in context.blocks if _numbers_list(text, b["start"], b["kind"]))
    return sorted(found)


def _is_number(text: str, date: Any) -> bool:
    """A date of the dates layer that its place shows to be a number: «Dix-sept», «de 1000 à 5000»."""
    wide = len(date["text"]) == 4 and date["text"].isdigit() and _reaches_beyond(text, date["end"])
    return wide or _SPELLED.fullmatch(date["text"]) is not None


#: A number word alone is no date, whatever the dates layer says («Dix-sept»), nor is «cent vingt seconde».
_SPELLED = re.compile(
    r"(?:dix|vingt|trente|soixante)-(?:sept|huit|neuf)|(?!(?:une|demi)\b)(?:[^\W\d_]+[ -])+seconde", re.IGNORECASE
)
_LIST_NUMBER = re.compile(r"\d{1,2}[.)] ")


def _numbers_list(text: str, start: int, kind: str) -> bool:
    return kind in ("list_item", "heading", "paragraph") and _LIST_NUMBER.match(text, start) is not None


def is_lookalike(context: Context, number: Number, followed: bool) -> bool:
    """Tell whether a number names, dates or labels.

    followed: whether a unit or a noun in the plural follows, so that it counts.
    """
    text = context.text
    if number.kind == "ordinal":
        return is_named(context, number)
    if not followed and search_end(_NAMED_GROUP, text, number.start, 20):
        return True
    if number.digits:
        checks = (_is_year, names, _is_in_name, _is_score_or_address)
        return any(check(context, number, followed) for check in checks)
    if text[number.start : number.end].lower() == "neuf" and not followed:
        return _is_new(context, number)
    if number.kind in ("collective", "vague") and search_end(_IDIOM, text, number.end):
        return True
    compound = _COMPOUND_AFTER.match(text, number.end) is not None and not followed
    return compound or _is_capital_word(context, number) or (not followed and names(context, number, True))


#: «le groupe des dix», «la bande des quatre»: so it is called.
_NAMED_GROUP = re.compile(r"\b(?:groupe|club|bande|gang|comité|cercle|clan|format|Europe|collectif) des $", re.I)
_NEW_BEFORE = frozenset(
    ["du", "à", "flambant", "tout", "de", "quasi", "presque", "comme", "plus", "si", "très", "est", "sont", "état"]
)


def _is_new(context: Context, number: Number) -> bool:
    """«un vélo neuf», «remis à neuf»: the adjective."""
    token = context.token_before(number.start)
    return token is not None and (token.pos_ in ("NOUN", "PROPN") or token.text.lower() in _NEW_BEFORE)


_TO_NUMBER = re.compile(r" à (\d{4,6})(?!\d)")


def _reaches_beyond(text: str, end: int) -> bool:
    """«de 1000 à 5000»: what goes on beyond all years is none."""
    match = _TO_NUMBER.match(text, end)
    return match is not None and int(match[1]) > 2199


def are_years(draft: Draft) -> bool:
    """«frappées entre 238 et 261»: who estimates a count rounds its bounds, and says what is counted."""
    low, high = draft.min, draft.max
    if draft.rule != "quantity.range.entre-et" or draft.kind != "count" or not draft.digits or not low or not high:
        return False
    unsaid = draft.counted is None or draft.inherited
    return unsaid and 100 <= low < high <= 999 and (low % 5 > 0 or high % 5 > 0)


def _is_year(context: Context, number: Number, followed: bool) -> bool:
    raw = context.text[number.start : number.end]
    if len(raw) == 3 and raw.isdigit() and not followed and search_end(_OLD_YEAR, context.text, number.start, 14):
        return True
    if not (len(raw) == 4 and raw.isdigit() and 1000 <= number.value <= 2199):
        return False
    if _reaches_beyond(context.text, number.end):
        return False
    before = context.before(number.start)
    if re.search(r"\b(?:plus|moins|près|quelque|environ|au moins) (?:de |d')?$", before):
        return not followed and number.value >= 1900
    if _YEAR_BEFORE.search(before):
        return not (followed and before.endswith(("et ", ", ")))
    return not followed and number.value >= 1600


def _is_in_name(context: Context, number: Number, followed: bool) -> bool:
    """«Boeing 737», «France 2», «Apollo 11»; but «À Paris 12 personnes» and «Bilan 12 morts» count."""
    text = context.text
    after = text[number.end : number.end + 2]
    if after[:1].isalpha() and not followed:
        return True
    if not followed and _COMPOUND_AFTER.match(text, number.end):
        return True
    match = search_end(_CAPITAL_BEFORE, text, number.start, 30)
    grouped = " " in text[number.start : number.end]  # «à Bordeaux 4 380»
    if match is None or followed or grouped or number.scale > 1 or _SCORED.match(text, number.end):
        return False
    if match[1].lower() in FUNCTION or match[1].endswith("."):
        return False
    token = context.token_before(number.start)
    return token is None or token.pos_ in ("NOUN", "PROPN", "X", "") or not _opens(text, token.idx)


def _opens(text: str, start: int) -> bool:
    """«Seules 31 l'ont été»: the capital is that of a sentence."""
    return (
        start == 0 or text[start - 2 : start].strip() in (".", "!", "?", "…", "»", "«") or text[start - 1] == "\n"
    )


#: «Nantes a battu Lille 2 à 1»: a score, whose name is over before it.
_SCORED = re.compile(r" à \d{1,2}\b")


def _is_score_or_address(context: Context, number: Number, followed: bool) -> bool:
    text = context.text
    street = _STREET.match(text, number.end)
    raw = text[number.start : number.end]
    plain = raw.isdigit() and number.value < (2000 if street and street[1] == "cours" else 100_000)
    if street and plain and street[1].lower() in labels("street"):
        return re.search(r"\b(?:les|ces|des|plus de|environ)\s$", context.before(number.start)) is None
    if followed:
        return False
    around = text[max(0, number.start - 1)] + text[number.end : number.end + 1]
    bracketed = around == "[]" or (around == "()" and "," not in raw)  # «l'indice du canton (0,95)» states it
    return bracketed or text.startswith("'s", number.end) or search_end(_THE_ONE, text, number.start, 6) is not None


def _is_capital_word(context: Context, number: Number) -> bool:
    """«le groupe des Vingt-Sept», «Club des Cinq»: a number word with a capital inside a sentence."""
    text = context.text
    if not text[number.start].isupper() or number.kind != "cardinal":
        return False
    before = context.before(number.start, 12)
    block = context.block_at(number.start)
    if block and block["kind"] == "heading":
        return False
    return bool(re.search(r"[a-zà-ÿ,] (?:d')?$", before))
