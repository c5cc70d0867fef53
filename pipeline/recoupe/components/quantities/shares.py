"""Fractions: «la moitié», «un tiers», «deux tiers», and «demi-finale», «par un tiers», which are none."""

from __future__ import annotations

import re

from recoupe.components.quantities.draft import Draft, draft_of
from recoupe.numerals import Number

_NO_FRACTION = re.compile(r"-?(?:finales?|tour|heures?)\b| (?:de )?finales?\b| d'heure|-[^\W\d_]", re.IGNORECASE)
_ARTICLE_FRACTION = re.compile(r"(?:\b(?:la|le|du|au|cette|des|les)|l'une?) $", re.IGNORECASE)
#: «par un tiers»: somebody else, where no «de» follows.
_THIRD = re.compile(r"\b(?:par|à|chez|pour|avec) $", re.IGNORECASE)
_PARTITIVE = re.compile(r" (?:de|du|des|environ|au moins|au plus)\b| d'")
_CLOSED = re.compile(r"\s*(?:[.,;)]|$)")
#: «réduire de moitié»; the fraction, where it is by how much.
_BY_HALF = re.compile(r"\w de $", re.IGNORECASE)
_MEMBER = re.compile(r"\b(?:à|en deux|pour|par) $", re.IGNORECASE)


def fraction(text: str, number: Number) -> Draft | None:
    """Return a fraction's draft with its article, or None where the words mean something else."""
    half_of_unit = number.value == 0.5 and text[max(0, number.start - 4) : number.start].endswith(" et ")
    if half_of_unit or _NO_FRACTION.match(text, number.end):
        return None
    draft = draft_of(number, "ratio", number.rule)
    if number.rule != "number.fraction.bare":
        third = _THIRD.search(text[max(0, number.start - 9) : number.start]) and not _PARTITIVE.match(
            text, number.end
        )
        return None if third and text.endswith("tiers", number.start, number.end) else draft
    before = text[max(0, number.start - 12) : number.start]
    if _MEMBER.search(before):
        return None
    article = _ARTICLE_FRACTION.search(before)
    word = text[number.start : number.end].lower()
    if article and word == "demi":
        return None  # «le demi d'ouverture»: half of something is «la moitié»
    if article:
        contracted = article.group().strip().lower() in ("du", "au", "des")
        draft.start = number.start if contracted else number.start - len(article.group())
    elif word not in ("moitié", "demi") or not (
        _CLOSED.match(text, number.end) or (word == "moitié" and _BY_HALF.search(before))
    ):
        return None
    return draft
