"""What a stated number says: intervals, and how two of them stand to each other. One policy, adjustable.

Two intervals are kept for each number: the logical one (what a reader may infer for sure) and the pragmatic one
(what writers of news mean). A round number is read at the coarsest scale that it sits on (M. Krifka, «Approximate
interpretation of number words», 2007), capped at a tenth of the number. The approximators
are those of corpus/GUIDE.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from recoupe.record import Quantity

#: «equal»: the same number meant in the same way; «compatible»: one number can be what both mean;
#: «apart»: none can; «open»: apart as news are read, though logic leaves room («au moins huit», then eleven).
Relation = Literal["equal", "compatible", "open", "apart"]


#: «la moitié» may be 48 or 52 in a hundred.
_FRACTION = 0.03


class Interval(NamedTuple):
    """Bounds of a number; open bounds are not part of it."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False


class Reading(NamedTuple):
    """A quantity's two intervals and the one number that stands for it."""

    logical: Interval
    pragmatic: Interval
    point: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How approximations are read and compared.

    tolerance: the widest reading of «environ n», as a share of n.
    minimum: the narrowest one.
    rounding: whether a bare round number may be another's rounding («40 000» for 41 500) where both are said of one
        time; counts below `rounding_from` are never taken for rounded.
    """

    tolerance: float = 0.10
    minimum: float = 0.01
    rounding: bool = True
    rounding_from: float = 100.0

    def __post_init__(self) -> None:
        if not 0 <= self.minimum <= self.tolerance < 1:
            raise ValueError(
                f"a policy needs 0 <= minimum <= tolerance < 1, not {self.minimum} and {self.tolerance}"
            )

    def read(self, quantity: Quantity, factor: float = 1.0) -> Reading | None:
        """Return the intervals of a quantity, times `factor`; None where it has no number."""
        low, high, value = quantity["min"], quantity["max"], quantity["value"]
        if value is None and low is None and high is None:
            return None
        if value is None:
            bounds = _bounds(low, high, quantity["modifier"] == "vague")
            return _scaled(Reading(bounds[0], bounds[1], bounds[2]), factor)
        return _scaled(self._stated(float(value), quantity), factor)

    def _stated(self, n: float, quantity: Quantity) -> Reading:
        step, tolerance = grain(n), self.spread(n)
        if quantity.get("kind") == "ratio" and 0 < n < 1:
            # «près des deux tiers»: fractions are coarse whatever their digits.
            step, tolerance = 0.1, self.tolerance * n
        match quantity["modifier"]:
            case "approx":
                wide = 0.2 * abs(n) if _is_collective(quantity["text"]) else tolerance
                around = Interval(n - wide, n + wide, True, True)
                return Reading(around, around, n)
            case "nearly":
                return Reading(Interval(0.9 * n, n, False, True), Interval(n - tolerance, n, False, True), n)
            case "more_than":
                return Reading(Interval(n, math.inf, True), Interval(n, n + step, True), n)
            case "at_least":
                return Reading(Interval(n, math.inf), Interval(n, n + step), n)
            case "less_than":
                below = Interval(max(0.0, n - step), n, False, True)
                return Reading(Interval(min(0.0, n), n, False, True), below, n)
            case "at_most":
                return Reading(Interval(min(0.0, n), n), Interval(max(0.0, n - step), n), n)
        if quantity.get("kind") == "ratio" and 0 < n < 1:
            return Reading(Interval(n, n), Interval(n - _FRACTION, n + _FRACTION), n)
        return Reading(Interval(n, n), Interval(n, n), n)

    def spread(self, n: float) -> float:
        """Return how far from n «environ n» reaches."""
        size = abs(n)
        return max(self.minimum * size, min(self.tolerance * size, grain(n) / 2))

    def relation(self, one: Reading, other: Reading, *, same_modifier: bool) -> Relation:
        """Tell how two readings of one unit stand to each other."""
        return _relation(one, other, same_modifier)

    def rounded(self, one: Reading, other: Reading, *, close: bool = False) -> bool:
        """Tell whether one bare number is the other's rounding at the scale on which it sits.

        close: only where a hundredth separates them at most, for numbers that may also have grown.
        """
        if not self.rounding or not (_bare(one) and _bare(other)):
            return False
        coarse, fine = sorted((one.point, other.point), key=grain, reverse=True)
        distance = abs(coarse - fine)
        if close and distance > 0.01 * abs(fine):
            return False
        return coarse >= self.rounding_from and grain(coarse) > grain(fine) and distance <= magnitude(coarse) / 2


@lru_cache(maxsize=1 << 16)
def _relation(one: Reading, other: Reading, same_modifier: bool) -> Relation:
    if same_modifier and _close(one.point, other.point) and _same(one.logical, other.logical):
        return "equal"
    if overlap(one.pragmatic, other.pragmatic) or _touch(one, other):
        return "compatible"
    return "open" if overlap(one.logical, other.logical) else "apart"


def grain(n: float) -> float:
    """Return the largest of 1, 2 and 5 times a power of ten that divides n."""
    if not n or not math.isfinite(n):
        return 1.0
    kept, exponent = _digits(n)
    last = int(kept[-1])
    return float(10.0 ** (exponent - len(kept) + 1)) * (5 if last == 5 else 1 if last % 2 else 2)


def magnitude(n: float) -> float:
    """Return the power of ten of n's last digit that is not zero."""
    kept, exponent = _digits(n)
    return float(10.0 ** (exponent - len(kept) + 1))


def digits(n: float) -> int:
    """Return how many significant digits n has: the more, the less likely it is met twice by chance."""
    return len(_digits(n)[0])


@lru_cache(maxsize=1 << 14)
def _digits(n: float) -> tuple[str, int]:
    text = f"{abs(n):.11e}"
    mantissa, _, exponent = text.partition("e")
    return (mantissa.replace(".", "").rstrip("0") or "0"), int(exponent)


def overlap(one: Interval, other: Interval) -> bool:
    """Tell whether two intervals share a number; bounds that are open do not count."""
    low, high = max(one.low, other.low), min(one.high, other.high)
    if low < high:
        return True
    if not _close(low, high):
        return False
    return not any(
        (i.low_open and _close(i.low, low)) or (i.high_open and _close(i.high, low)) for i in (one, other)
    )


def _touch(one: Reading, other: Reading) -> bool:
    """«4 000» and «près de 4 000»: one number, said in two ways. «moins de 4 000» denies it."""
    if not _close(one.point, other.point):
        return False
    bare, meant = (one, other) if _bare(one) else (other, one)
    return _bare(bare) and meant.pragmatic.high_open and meant.logical.low >= 0.5 * meant.point > 0


def _bounds(low: float | None, high: float | None, vague: bool) -> tuple[Interval, Interval, float]:
    if low is not None and high is not None:
        both = Interval(float(low), float(high))
        return both, both, (low + high) / 2
    if low is None:
        assert high is not None
        return Interval(0.0, high), Interval(0.0, high), float(high)
    # «des centaines» is two hundred at least, and less than a thousand as it is meant.
    top = low * 5 if vague else math.inf
    return Interval(float(low), math.inf), Interval(float(low), top, False, vague), float(low)


def _scaled(reading: Reading, factor: float) -> Reading:
    if factor == 1.0:
        return reading
    logical, pragmatic = (Interval(i.low * factor, i.high * factor, i.low_open, i.high_open) for i in reading[:2])
    return Reading(logical, pragmatic, reading.point * factor)


def _is_collective(text: str) -> bool:
    """«une trentaine», «un millier»: looser than «environ»."""
    return "aine" in text or "millier" in text


def _bare(reading: Reading) -> bool:
    return reading.logical.low == reading.logical.high


def _same(one: Interval, other: Interval) -> bool:
    return _close(one.low, other.low) and _close(one.high, other.high)


def _close(one: float, other: float) -> bool:
    return one == other or math.isclose(one, other, rel_tol=1e-9)
