"""French numbers, found on characters: `find_numbers(text)`.

Digits with any French separator, scale words and abbreviations, number words of France, Belgium, Switzerland and
Canada, words in -aine, fractions, ordinals. What a number means (a year, a price, a road) is not decided here.

>>> [(n.value, n.kind, n.start, n.end) for n in find_numbers("2,4 millions d'euros et une trentaine de blessés")]
[(2400000, 'cardinal', 0, 12), (30, 'collective', 24, 37)]

Method: atoms (`recoupe.numeral_atoms`) are joined by the grammar of French numerals (`recoupe.numeral_grammar`).
"""

from __future__ import annotations

from recoupe.numeral_grammar import NumberReader
from recoupe.numeral_values import Number, NumberKind, plain_number
from recoupe.typography import normalise

__all__ = ["Number", "NumberKind", "find_numbers", "plain_number"]


def find_numbers(text: str, *, glued: bool = False, normalised: bool = False) -> list[Number]:
    """Return the numbers of a text, in order, never overlapping.

    text: raw or normalised (`recoupe.typography`); offsets are the same.
    normalised: it is normalised already.
    glued: also return numbers that touch a letter on their left («G7», «USD1,23», «Covid-19»).

    «un» and «une» are returned as 1 (rule «number.words.un»): whether they count, the caller decides. Ordinals,
    years, clock times and parts of dates are returned as the numbers that they are written with.
    """
    reader = NumberReader(text if normalised else normalise(text))
    return reader.numbers() if glued else reader.free_numbers()
