"""What follows from a claim's marks: factuality for the author and for the source, and one status to show.

Values are FactBank's (Saurí and Pustejovsky 2009): CT certain, PR probable, PS possible, with + or - for
polarity; U where nothing can be said. The order of the status labels is the guide's (corpus/GUIDE.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.values import Certainty, Factuality, Polarity, Stance, Status

_DEGREE: dict[Certainty, str] = {"certain": "CT", "probable": "PR", "possible": "PS"}


def _value(certainty: Certainty, polarity: Polarity) -> Factuality:
    degree = _DEGREE.get(certainty)
    if degree is None:
        return "U"
    return f"{degree}{'+' if polarity == 'positive' else '-'}"  # type: ignore[return-value]


def author_factuality(certainty: Certainty, polarity: Polarity, stances: Sequence[Stance]) -> Factuality:
    """Return what the author commits to: U as soon as the claim is attributed, unconfirmed or hypothetical."""
    return "U" if stances else _value(certainty, polarity)


def source_factuality(certainty: Certainty, polarity: Polarity, stances: Sequence[Stance]) -> Factuality:
    """Return what the source commits to: the claim's own value, turned round by a denial."""
    if "deny" in stances:
        polarity = "negative" if polarity == "positive" else "positive"
    return _value(certainty, polarity)


def status(certainty: Certainty, polarity: Polarity, stances: Sequence[Stance]) -> Status:
    """Return the first that holds of the guide's ordered labels."""
    rules: tuple[tuple[bool, Status], ...] = (
        ("deny" in stances, "DENIED"),
        (certainty == "hypothetical", "HYPOTHETICAL"),
        (polarity == "negative", "NEGATED"),
        ("confirm" in stances and certainty == "certain", "CONFIRMED"),
        (certainty == "unconfirmed", "UNVERIFIED"),
        (certainty == "possible", "POSSIBLE"),
        (certainty == "probable", "PROBABLE"),
        (bool(stances), "ATTRIBUTED"),
    )
    return next((label for holds, label in rules if holds), "ASSERTED")
