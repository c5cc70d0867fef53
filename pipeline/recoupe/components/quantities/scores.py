"""Scores: «3-1», «2 à 1», two numbers that count nothing together."""

from __future__ import annotations

import re

from recoupe.components.quantities.draft import Context, Draft

_SCORE_WORD = re.compile(
    r"\b(?:score|victoire|défaite|battus?|s'impos\w*|match|nul|mi-temps|inclin\w*|l'emport\w*|menai\w*"
    r"|tie-break|sets?"
    r"|buts?)\b",
    re.IGNORECASE,
)


def is_score(context: Context, a: Draft, b: Draft) -> bool:
    """«3-1», «36-32», «6-4»: digits with a dash between that fall, or rise without unit or noun behind."""
    gap = context.text[a.end : b.start]
    if gap not in ("-", " - ", " à ", "/") or a.kind != "count" or b.kind != "count" or not (a.digits and b.digits):
        return False
    if a.value is None or b.value is None or b.value > 200 or a.value > 200:
        return gap == "/"
    worded = _SCORE_WORD.search(context.before(a.start, 60)) is not None
    follower = context.token_from(b.end)
    noun = follower is not None and follower.idx - b.end <= 1 and follower.pos_ in ("NOUN", "ADJ", "PROPN", "")
    if gap == " à ":
        return worded and not noun
    return not noun if a.value < b.value else True
