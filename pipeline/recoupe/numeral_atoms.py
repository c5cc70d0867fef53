"""The smallest pieces of French numbers: digit groups and number words, found in one pass over the characters.

The words are rows of `lexicons/numerals.csv` (form, kind, value, region); accents and case do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

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
  | (?P<exponent>[0-9]+(?:[.,][0-9]+)?(?:[eE][+-]|[e])[0-9]{1,2})(?![0-9\w])
  | (?P<ordinal>[0-9]+)(?:ers?|[eè]res?|res?|nde?s?|de|i?[eè]mes?|es?)(?![\w])
  | (?P<plain>[0-9]+(?:[.,][0-9]+)?)(?![.,]?[0-9])
  | (?P<glyph>[½¼¾⅓⅔⅛])
"""
_KINDS = {"ordinal": "digit_ordinal", "ratio": "ratio", "glyph": "glyph"}
_GLYPHS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8)}


_MARKS = re.compile("[\u0300-\u036f]+")


class Atom(NamedTuple):
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
    return _MARKS.sub("", unicodedata.normalize("NFD", word.lower()))


@cache
def words() -> dict[str, tuple[str, int]]:
    """Return folded form → (kind, value) of all number words but the abbreviations."""
    found = (row for row in lexicon.rows("numerals") if not row["kind"].endswith("abbreviation"))
    return {fold(row["form"]): (row["kind"], int(row["value"])) for row in found}


@cache
def abbreviations() -> dict[str, tuple[str, int]]:
    """Return «k», «M», «Md»… → (kind, value)."""
    found = (row for row in lexicon.rows("numerals") if row["kind"].endswith("abbreviation"))
    return {row["form"]: (row["kind"], int(row["value"])) for row in found}


@lru_cache(maxsize=8192)
def fold_word(word: str) -> str:
    """`fold` for single words, which come again and again."""
    return fold(word)


@cache
def _word_values() -> dict[str, tuple[str, Fraction]]:
    return {form: (kind, Fraction(number)) for form, (kind, number) in words().items()}


_PATTERN = re.compile(rf"(?<![0-9][.,/])(?:{_DIGITS})", re.VERBOSE | re.IGNORECASE)
#: Where digits start; one charset, so that the search is quick. Few texts have glyphs.
_RUN = re.compile(r"[0-9]+")
_RUN_OR_GLYPH = re.compile(rf"[0-9]+|[{''.join(_GLYPHS)}]")


@cache
def _words_pattern() -> re.Pattern[str]:
    return re.compile(rf"[^a-zà-öø-ÿœ]{lexicon.alternation(_word_values())}(?![^\W_])")


def find_atoms(text: str) -> list[Atom]:
    """Return all digit groups and number words of a normalised text, in order."""
    found = [*_digit_atoms(text), *_word_atoms(text), *_roman_atoms(text)]
    found.sort(key=lambda atom: atom.start)
    return found


def lowered(text: str) -> str:
    """Return a text in lower case with every offset kept (a few letters have no lower case of their length)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _word_atoms(text: str) -> Iterator[Atom]:
    lower = lowered(text).replace("é", "e").replace("è", "e").replace("ê", "e")
    values = _word_values()
    for match in _words_pattern().finditer(f" {lower}"):  # so that something stands before each word
        word, start, end = match.group(), match.start(), match.end() - 1
        if word[0].isalnum() and not word[0].isdecimal():
            continue  # a letter of other alphabets
        kind, value = values[word[1:]]
        yield Atom(start, end, kind, value, text[start:end], _glued(text, start))


def _digit_atoms(text: str) -> Iterator[Atom]:
    after = 0
    runs = _RUN_OR_GLYPH if any(glyph in text for glyph in _GLYPHS) else _RUN
    for run in runs.finditer(text):
        start = run.start()
        if start < after or _is_calibre(text, start):
            continue
        match = _PATTERN.match(text, start)
        if match is None:
            continue
        after = match.end()
        atom = _atom(text, match)
        if atom is not None:
            yield atom


#: «la XXIe édition»; a noun must follow, for «au XVIIIe» is a century.
_ROMAN = re.compile(r"[IVX]{1,6}e(?= [a-zà-ÿœ]{4})")
_ROMAN_DIGITS = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})e")


def _roman_atoms(text: str) -> Iterator[Atom]:
    for match in _ROMAN.finditer(text):
        start, end = match.span()
        digits = _ROMAN_DIGITS.fullmatch(match.group())
        if digits is None or (start and (text[start - 1].isalnum() or text[start - 1] in "-_.'")):
            continue
        ones = {"IX": 9, "IV": 4}.get(digits[2]) or 5 * digits[2].count("V") + digits[2].count("I")
        yield Atom(start, end, "digit_ordinal", Fraction(10 * len(digits[1]) + ones), match.group())


def _is_calibre(text: str, start: int) -> bool:
    """«.22», «.50»: a point that opens a word."""
    return text[start - 1 : start] == "." and (start == 1 or text[start - 2].isspace())


def _atom(text: str, match: re.Match[str]) -> Atom | None:
    start, end = match.span()
    raw = match.group()
    if end - start > _LONGEST:
        return None
    value = _value(match)
    if value is None:
        return None
    return Atom(start, end, _KINDS.get(match.lastgroup or "", "digits"), value, raw, _glued(text, start))


def _glued(text: str, start: int) -> bool:
    if text[start - 1 : start] == " ":
        return False
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
    return _fraction(match["ordinal"] or match["exponent"] or match["plain"])


@lru_cache(maxsize=4096)
def _fraction(digits: str) -> Fraction:
    return Fraction(int(digits)) if digits.isdigit() else Fraction(digits.replace(",", "."))


def _grouped(raw: str) -> Fraction:
    """Read digits with separators: the last comma is decimal, unless commas group («1,234,567»)."""
    if raw.count(",") > 1 or ("," in raw and "." in raw and raw.rindex(".") > raw.rindex(",")):
        return Fraction(raw.replace(",", ""))
    whole, _, decimals = raw.partition(",")
    if " " in whole and "." in whole:
        whole, _, decimals = raw.partition(".")
    whole = re.sub(r"[ .']", "", whole)
    return Fraction(f"{whole}.{decimals}" if decimals else whole)
