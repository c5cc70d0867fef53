"""Typographic variants mapped one to one, so that every offset still holds.

U+2019 and its kin become an apostrophe, every space a plain one (tabs stay: they make columns), dashes a hyphen,
quotation marks « and ». The result has exactly the length of its input.
"""

from __future__ import annotations

import re

_APOSTROPHES = "\u2019\u2018\u02bc\u2032\u00b4\u0060\u201b\uff07"
_SPACES = "\u00a0\u202f\u2009\u2007\u2002\u2003\u2004\u2005\u2006\u2008\u200a\u205f\u3000\u1680\v\f"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_BREAKS = "\r\u2028\u2029\u0085"
_OPENING = "\u201c\u201e\u2039"
_CLOSING = "\u201d\u203a"

_TABLE = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_SPACES + _INVISIBLE, " ")
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_BREAKS, "\n")
    | dict.fromkeys(_OPENING, "«")
    | dict.fromkeys(_CLOSING, "»")
)
_STRAIGHT = re.compile(r'"')
#: A straight quotation mark after a digit is an inch sign, not a quotation.
_INCH = re.compile(r"(?<=\d)\"(?![^\W\d_])")


_SURROGATES = re.compile("[\ud800-\udfff]")


def sound(text: str) -> str:
    """Return `text` with lone surrogates, which no file can hold, as U+FFFD; same length, same offsets."""
    return _SURROGATES.sub("\ufffd", text)


def normalise(text: str) -> str:
    """Return `text` with typographic variants mapped to one form each; same length, same offsets."""
    # A Windows line break is one break, not a blank line.
    mapped = text.replace("\r\n", " \n").translate(_TABLE)
    if '"' in mapped:
        mapped = "\n".join(_pair_straight(line) for line in mapped.split("\n"))
    return mapped


def _pair_straight(line: str) -> str:
    """Turn the straight quotation marks of one line into « and », by turns."""
    marks = [match.start() for match in _STRAIGHT.finditer(line)]
    if len(marks) % 2:
        inches = {match.start() for match in _INCH.finditer(line)}
        marks = [mark for mark in marks if mark not in inches]
    characters = list(line)
    for turn, mark in enumerate(marks):
        characters[mark] = "«" if turn % 2 == 0 else "»"
    return "".join(characters)
