"""How telling it is that a value comes up again."""

from __future__ import annotations

import math
from functools import lru_cache

from recoupe.comparison.figures import Figure
from recoupe.comparison.policy import digits


def rarity(figure: Figure) -> float:
    """Return how telling it is that a value comes up again: small and round numbers do so by chance."""
    return _rarity(abs(figure.reading.point), figure.family)


@lru_cache(maxsize=1 << 14)
def _rarity(value: float, family: str) -> float:
    by_digits = (0.0, 0.3, 0.6, 0.9, 1.1)[min(digits(value), 4)]
    if family.startswith("money"):
        return max(0.8, by_digits)
    if family == "share" and math.isclose(12 * value, round(12 * value), rel_tol=1e-6):
        # «un sur trois», «la moitié»: anything may be a third.
        return 0.4
    if family != "count":
        return min(0.9, max(by_digits, 0.4))
    by_size = 0.2 if value < 10 else 0.5 if value < 100 else 0.8 if value < 1000 else 0.9
    return max(by_size, by_digits if value >= 10 else 0.0)
