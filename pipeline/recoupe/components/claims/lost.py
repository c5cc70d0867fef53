"""A claim that repeats an earlier hedged one flatly, within the article: the hedge was lost on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from recoupe.record import Claim, Quantity

#: From here on a number is the same thing again within one article, whatever noun it counts.
_TELLING = 100
_SAME = ("kind", "unit", "value", "min", "max")


def mark_lost_hedges(claims: Sequence[Claim], quantities: Sequence[Quantity]) -> None:
    """Set `hedge_lost` to the id of the earlier claim whose quantity comes back without hedge and source."""
    by_id = {q["id"]: q for q in quantities}
    weak: dict[tuple[Any, ...], str] = {}
    for claim in claims:
        keys = [_key(by_id[q]) for q in claim["quantities"] if q in by_id]
        flat = claim["certainty"] == "certain" and not claim["attributions"] and claim["polarity"] == "positive"
        claim["hedge_lost"] = next((weak[key] for key in keys if key in weak), None) if flat else None
        if claim["certainty"] in ("unconfirmed", "possible", "probable"):
            for key in keys:
                weak.setdefault(key, claim["id"])


def _key(quantity: Quantity) -> tuple[Any, ...]:
    counted = quantity.get("counted")
    lemma = counted["lemma"] if counted else None
    if (quantity.get("value") or 0) >= _TELLING:
        lemma = None  # «11 000 militaires», «11 000 déployés»: a number of this size names its thing
    return (*(quantity.get(field) for field in _SAME), (lemma or "").lower())
