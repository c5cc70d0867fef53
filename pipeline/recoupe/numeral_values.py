"""What one number of a text is: where it stands, its value and kind."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

NumberKind = Literal["cardinal", "ordinal", "fraction", "collective", "vague"]


class Number(NamedTuple):
    """One number of a text.

    start, end: characters, end exclusive; sign, scale words and the article of «une trentaine» are inside.
    value: an int where it is whole. A vague plural («des centaines») has the value of one scale word (100).
    kind: cardinal (12, deux millions), ordinal (3e, troisième), fraction (un tiers, 1/4, la moitié), collective
        (une trentaine, un millier), vague (dizaines de milliers, millions without a number before).
    rule: how it was read, for explanations («number.digits», «number.words.un»…).
    digits: whether it is written in digits.
    scale: what its last scale word multiplies by, else 1: «12 à 15 millions» needs it for 12.
    base: end of the part before a scale word or abbreviation (= end where there is none).
    """

    start: int
    end: int
    value: int | float
    kind: NumberKind
    rule: str
    digits: bool = False
    scale: int = 1
    base: int = 0


def plain_number(value: Fraction) -> int | float:
    """Return a whole fraction as int (a float beyond 64 bits, which JSON writers refuse), any other as float."""
    whole = value.numerator
    return whole if value.denominator == 1 and -(2**63) < whole < 2**63 else float(value)
