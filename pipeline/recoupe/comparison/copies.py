"""Near copies: reports of which one repeats the other's text. Bottom-k sketches of word shingles (Broder, 1997)."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence

from recoupe.comparison.words import Word

_SHINGLE = 4
_KEPT = 96


def sketch(told: Sequence[Word]) -> array[int]:
    """Return the smallest hashes of the shingles of a text with these words; empty for no or hardly any text."""
    tokens = [word.text for word in told]
    if len(tokens) < 3 * _SHINGLE:
        return array("I")
    shingles = {" ".join(tokens[i : i + _SHINGLE]) for i in range(len(tokens) - _SHINGLE + 1)}
    return array("I", sorted({zlib.crc32(shingle.encode("utf-8", "replace")) for shingle in shingles})[:_KEPT])


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimate the share of shingles that two texts have in common, 0 to 1."""
    if not one or not other:
        return 0.0
    first, second = set(one), set(other)
    smallest = sorted(first | second)[: min(_KEPT, max(len(first), len(second)))]
    return sum(1 for value in smallest if value in first and value in second) / len(smallest)
