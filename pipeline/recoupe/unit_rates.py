"""Rates behind a unit or a number: «par mois», «/kg», «le mètre carré»."""

from __future__ import annotations

import re

from recoupe.numeral_atoms import fold
from recoupe.units import key_of, measures, singular

_RATE = re.compile(
    r" ?(?:/ ?|par |à l'|de l'|le |la |l'|au )(?P<of>[^\W\d_]+(?:[ -](?:carré|cube)s?)?|m²|m2|m³|m3)(?!\w)",
    re.IGNORECASE,
)
#: «l'an dernier», «la semaine prochaine»: dates, no rates.
_DATED = re.compile(r" (?:derni|prochain|pass|suivant|précédent|d'avant|même|\d)", re.IGNORECASE)
_TIMES = {
    "seconde": "s", "s": "s", "minute": "min", "min": "min", "heure": "h", "h": "h", "jour": "d", "j": "d",
    "semaine": "wk", "moi": "mo", "mois": "mo", "an": "a", "annee": "a", "trimestre": "{trimestre}",
    "semestre": "{semestre}", "nuit": "{nuit}", "m²": "m2", "m2": "m2", "m³": "m3", "m3": "m3",
}  # fmt: skip


def rate_after(text: str, position: int) -> tuple[int, str] | None:
    """Return the end and the denominator of a rate («par mois» → mo, «/kg» → kg, «par habitant» → habitant).

    «le litre», «la tonne» are read for units only; None where no rate follows.
    """
    match = _RATE.match(text, position)
    if match is None:
        return None
    word = match["of"]
    key = key_of(word) or word
    code = _TIMES.get(fold(word)) or _TIMES.get(key)
    unit = measures()[0].get(key) or (measures()[1].get(word) if "/" in match.group() else None)
    if code is None and unit is not None:
        code = unit.code
    opening = match.group().strip().split()[0].lower()
    definite = opening not in ("par", "/", "de", "à") and not match.group().lstrip().startswith(
        ("par ", "/", "de l'", "à l'")
    )
    if definite and _DATED.match(text, match.end()):
        return None
    if code is None and opening in ("par", "/") and not word[0].isupper():
        code = singular(word.lower())
    if code is None or (opening in ("la", "le", "au") and unit is None and code not in ("s", "min", "h", "d", "a")):
        return None
    return match.end(), code
