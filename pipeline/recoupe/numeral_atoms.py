"""The smallest pieces of French numbers: digit groups and number words, found in one pass over the characters.

The words are rows of `lexicons/numerals.csv` (form, kind, value, region); accents and case do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from recoupe import lexicon

#: A number longer than this many characters is a code, not a count.
_LONGEST = 40
#: Digits with thousands separators (a space, dot or apostrophe, the same throughout), English commas, or none.
_DIGITS = r"""
    (?P<grouped>[1-9][0-9]{0,2}(?:(?P<sep>[ .'])[0-9]{3})(?:(?P=sep)[0-9]{3})*(?![0-9])(?:,[0-9]+)?
      |[1-9][0-9]{0,2}(?:\ [0-9]{3})+\.[0-9]{1,2}(?![0-9])
      |[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+)
    (?![.,]?[0-9])
  | (?P<ratio>[0-9]{1,3}/[0-9]{1,3})(?![0-9/])
  | (?P<exponent>[0-9]+(?:[.,][0-9]+)?[eE][+-][0-9]{1,2})(?![0-9\w])
  | (?P<ordinal>[0-9]+)(?:ers?|[eè]res?|res?|nde?s?|de|i?[eè]mes?|es?)(?![\w])
  | (?P<plain>[0-9]+(?:[.,][0-9]+)?)(?![.,]?[0-9])
  | (?P<glyph>[½¼¾⅓⅔⅛])
"""
_GLYPHS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8)}
_SCALE_FORMS = frozenset({"million", "milliard", "billion"})


@dataclass(frozen=True, slots=True)
class Atom:
    """A digit group or one number word: offsets, class (a `kind` of the lexicon, or digits…) and value."""

    start: int
    end: int
    kind: str
    value: Fraction
    text: str
    #: Something stands right before it, without a space: «G7», «Covid-19».
    glued: bool = False


def fold(word: str) -> str:
    """Return a word in lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


@cache
def words() -> dict[str, tuple[str, int]]:
    """Return folded form → (kind, value) of all number words but the abbreviations."""
    found = (row for row in lexicon.rows("numerals") if row["kind"] != "abbreviation")
    return {fold(row["form"]): (row["kind"], int(row["value"])) for row in found}


@cache
def abbreviations() -> dict[str, int]:
    """Return «k», «M», «Md»… → value."""
    return {row["form"]: int(row["value"]) for row in lexicon.rows("numerals") if row["kind"] == "abbreviation"}


@cache
def _pattern() -> re.Pattern[str]:
    loose = {"e": "[eèéê]"}
    forms = sorted(words(), key=len, reverse=True)
    spelled = "|".join("".join(loose.get(letter, letter) for letter in form) for form in forms)
    return re.compile(
        rf"(?<![0-9])(?<![0-9][.,/])(?:{_DIGITS})|(?<![^\W0-9_])(?P<word>{spelled})(?![^\W_])",
        re.VERBOSE | re.IGNORECASE,
    )


def find_atoms(text: str) -> list[Atom]:
    """Return all digit groups and number words of a normalised text, in order."""
    return [atom for match in _pattern().finditer(text) if (atom := _atom(text, match)) is not None]


def _atom(text: str, match: re.Match[str]) -> Atom | None:
    start, end = match.span()
    raw = match.group()
    if end - start > _LONGEST:
        return None
    if match["word"]:
        kind, number = words()[fold(raw)]
        return Atom(start, end, kind, Fraction(number), raw, _glued(text, start))
    value = _value(match)
    if value is None:
        return None
    kind = next((name for name in ("ordinal", "ratio", "glyph") if match[name]), "digits")
    return Atom(start, end, "digit_ordinal" if kind == "ordinal" else kind, value, raw, _glued(text, start))


def _glued(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    if before[-1:].isalpha() or before[-1:] in ("_", "/", "#", "@"):
        return True
    return len(before) == 2 and before[1] in "-." and before[0].isalpha()


def _value(match: re.Match[str]) -> Fraction | None:
    if match["grouped"]:
        return _grouped(match["grouped"])
    if match["ratio"]:
        top, bottom = map(int, match["ratio"].split("/"))
        return Fraction(top, bottom) if 0 < top < bottom <= 100 else None
    if match["glyph"]:
        return Fraction(*_GLYPHS[match["glyph"]])
    return Fraction((match["ordinal"] or match["exponent"] or match["plain"]).replace(",", "."))


def _grouped(raw: str) -> Fraction:
    """Read digits with separators: the last comma is decimal, unless commas group («1,234,567»)."""
    if raw.count(",") > 1 or ("," in raw and "." in raw and raw.rindex(".") > raw.rindex(",")):
        return Fraction(raw.replace(",", ""))
    whole, _, decimals = raw.partition(",")
    if " " in whole and "." in whole:
        whole, _, decimals = raw.partition(".")
    whole = re.sub(r"[ .']", "", whole)
    return Fraction(f"{whole}.{decimals}" if decimals else whole)
