"""Stretches of text in which digits and number words count nothing: phone numbers, codes, scores, idioms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from recoupe import lexicon
from recoupe.numeral_atoms import lowered

_PHONES = re.compile(
    r"(?<![\d,.])(?:\+\d{1,3}(?:[ ./()-]{0,2}\d{1,4}){2,6}|0\d?(?:[ .-]?\d{2}){4}"
    r"|0[1-9]\d{1,2}(?:[ .-]\d{2,3}){2,4}"
    r"|\d{3}[ -]\d{3}-\d{4}|1[ -]8\d\d[ -]\d{3}[ -]\d{4}|\d{2,4}(?:[ .-]\d{2}){4,})(?!\d)"
)
#: «Tél. : 000123 45-67»: the word before makes any digits a phone number.
_LINE = re.compile(r"\b(?:T[éeÉE][lL]|t[ée]l|[Ff]ax|FAX)[^\W\d_]*\.? ?: ?[+(]?$")
_LINE_DIGITS = re.compile(r"\d[\d .()/-]{4,24}(?<=\d)")
_CODES = re.compile(
    r"https?://\S+|www\.\S+|[#@]\w+|\b[A-Z]{1,3}-?\d+(?:[.-]\d+)+|\bISBN[ :]*[\d -]+"
    r"|(?<![\w.,])(?!\d{1,3}(?:\.\d{3})+(?!\.?\d))\d+\.\d+\.\d+(?:\.\d+)*(?!\w)"
    r"|(?<!\d)\d{5} (?=[A-ZÉ][a-zé]+(?:[ ,.;)]|$))"
    r"|(?<![\d,.])\d{1,2}(?:[\"″]|'')\d{1,2}(?!\d)|(?<![\d,.])\d{1,2}'\d{2}(?!\d)[\"″]?"
    r"|(?<!\d)\d{1,2}[xX]\d{1,2}(?!\w)|\b[A-Z]\. ?\d+(?:[.-]\d+)*"
    r"|\b\d{1,2}/7\b|\b24 ?[/h] ?24\b|\b\d+ [xX×] \d+ = \d+"
)
_DIGITS = re.compile(r"[0-9]+")
_CAPITALS = re.compile(r"(?:[A-Z]{1,3}-?|[A-Z]\. ?)$")
#: «Recettes (en milliards de francs)»: the unit of a heading, no quantity.
_HEADED = re.compile(r"\((?:en )?(?:milliers|millions|milliards) ?(?:de |d')?[^()|\d\n]{0,30}\)", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,99}")
#: «4-3», «2-2»: digits that fall over a dash are no range.
_SCORES = re.compile(r"(?<![\d,.\w-])(\d{1,3})-(\d{1,3})(?![\d.,-]*\d|-|\w| ?[%€])")


def coded(text: str) -> Iterator[tuple[int, int]]:
    """Phone numbers, versions, scores, addresses of the web: looked for where digits and signs stand."""
    if "illi" in text:
        yield from (match.span() for match in _HEADED.finditer(text))
    signs = any(sign in text for sign in ("://", "www.", "#", "@", "ISBN"))
    if signs:
        yield from (match.span() for match in _CODES.finditer(text))
        yield from (match.span() for match in _MAIL.finditer(text))
    dialled = code_end = 0  # where the last phone number and code end
    for run in _DIGITS.finditer(text):
        start, end = run.span()
        if text[end : end + 1] == "-" and (score := _SCORES.match(text, start)) and int(score[1]) >= int(score[2]):
            yield score.span()
        phone = _phone(text, start) if start >= dialled else None
        if phone is not None:
            dialled = phone.end()
            yield phone.span()
        code = _code(text, start) if start >= code_end and not signs else None
        if code is not None:
            code_end = code.end()
            yield code.span()


def _phone(text: str, start: int) -> re.Match[str] | None:
    """The phone number that starts with these digits, or with the + before them."""
    if ":" in text[max(0, start - 3) : start] and _LINE.search(text, max(0, start - 20), start):
        return _LINE_DIGITS.match(text, start)
    signed = _PHONES.match(text, start - 1) if text[start - 1 : start] == "+" else None
    return signed or _PHONES.match(text, start)


def _code(text: str, start: int) -> re.Match[str] | None:
    """The code that starts with these digits or with the capitals before them."""
    before = text[start - 1 : start]
    capitals = (
        _CAPITALS.search(text, max(0, start - 4), start) if before in ("-", ".", " ") or before.isupper() else None
    )
    return (_CODES.match(text, capitals.start()) if capitals else None) or _CODES.match(text, start)


def idiomatic(text: str) -> Iterator[tuple[int, int]]:
    for match in _idioms().finditer(f" {lowered(text)}"):  # so that something stands before each
        before = match.group()[0]
        if not (before.isalnum() or before in "_-"):
            yield match.start(), match.end() - 1


@cache
def _idioms() -> re.Pattern[str]:
    idioms = lexicon.column("number_labels", "noun", kind="idiom")
    return re.compile(rf"[^a-zà-öø-ÿœ]{lexicon.alternation(idioms)}(?![\w-])")
