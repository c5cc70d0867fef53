"""Signs before a number: «-3,5», «+12», «moins quinze», «négative un»."""

from __future__ import annotations

import re

_FURTHEST = 20
#: «il fait moins quinze», «moins 1200000»: a negative number; «à l'unanimité moins deux voix» subtracts.
#: «de négatif douze» stands for minus only where no noun can own the adjective.
_SPOKEN = re.compile(
    r"(?:^|[,(:] ?|(?:^|[\s(])(?:et|ou|à|de|entre|par|fait|est|affiche|jusqu'à) )"
    r"(?P<sign>moins|n[ée]gati(?:f|ve)) $",
    re.IGNORECASE,
)
_COUNTS = re.compile(r" (?!degr)[^\W\d_]+s\b")
_DIGIT_BEFORE = re.compile(r"[0-9%] $")


def sign_before(text: str, start: int, end: int, *, digits: bool) -> tuple[int, bool]:
    """Return where a number from `start` to `end` starts with its sign, and whether it is negative.

    A sign belongs to digits where it touches them and nothing touches it on its left.
    """
    if text[start - 1 : start] == " " and text[start - 2 : start - 1] in ("s", "f", "e", "S", "F", "E"):
        spoken = _SPOKEN.search(text, max(0, start - _FURTHEST), start)
        if spoken and not _COUNTS.match(text, end):
            return spoken.start("sign"), True
    at = start - 1
    if not digits or at < 0 or text[at] not in "+-":
        return start, False
    if at and not (text[at - 1].isspace() or text[at - 1] in "(«|:"):
        return start, False
    if _DIGIT_BEFORE.search(text, max(0, at - 2), at):
        return start, False
    return at, text[at] == "-"
