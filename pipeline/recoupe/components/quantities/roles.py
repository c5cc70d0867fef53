"""The role of a quantity in what is compared: total, increment, part, rate, change, capacity, maximum."""

from __future__ import annotations

import re

from recoupe.components.quantities.draft import Context, Draft
from recoupe.values import QuantityRole

_WORD = r"[^\W\d_][\w'-]*"
_MORE_AFTER = re.compile(
    rf"(?: {_WORD}){{0,3}} (?:supplémentaires?|additionnel\w*|de plus|en plus|en renfort)\b", re.IGNORECASE
)
_NEW_AFTER = re.compile(r" (?:nouve(?:aux?|lles?)|autres)\b", re.IGNORECASE)
_TOTAL_AFTER = re.compile(rf"(?: {_WORD}){{0,3}} (?:au total|en tout)\b", re.IGNORECASE)
_TOTAL_BEFORE = re.compile(
    r"\b(?:au total|en tout|total(?: de)?|nombre total [^.;]{0,30}|bilan (?:total )?(?:de|à|:))[ ,]*$",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\b(?:dont|parmi lesquels|parmi eux|parmi elles)(?: [^\W\d_]+)? $|\bdont $", re.IGNORECASE
)
_PART_AFTER = re.compile(r" (?:d'entre (?:eux|elles|nous|vous)|des\b|de ces\b|de ses\b)", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:port\w+|pass\w+|relev\w+|ramen\w+|réduit\w*|abaiss\w+|grimp\w+|mont\w+|tomb\w+|bondi\w*|remont\w+"
    r"|chut\w+) "
    r"(?:désormais |encore |ainsi )?(?:à|aux?) $",
    re.IGNORECASE,
)
_CHANGE_WORDS = """
hausse baisse recul progression augmentation diminution croissance chute repli gain perte bond réduction rebond"""
_CHANGES = frozenset(_CHANGE_WORDS.split())
_CHANGING_STEMS = """
augment progress recul baiss diminu chut grimp bond croî cru crû perd gagn rédui fléch dégring"""
_CHANGING = tuple(_CHANGING_STEMS.split())
_CAPACITY = re.compile(
    r"\b(?:capacité|accueillir|contenance|peut transporter|pouvant (?:accueillir|contenir|transporter|emporter)"
    r"|capables? de (?:transporter|accueillir|contenir)|jauge)[^.;\n]{0,25}$",
    re.IGNORECASE,
)
_MAXIMUM = re.compile(r"\b(?:maxim\w+|plafonn\w*|culmin\w*|record|pic|pointe|plafond)[^.;\n]{0,25}$", re.IGNORECASE)
_MINIMUM = re.compile(r"\b(?:minim(?:um|al|ale|a)|plancher)[^.;\n]{0,20}$", re.IGNORECASE)
#: A word of each pattern above, in lower case: quick to look for before the pattern is tried.
_HINTS = {
    _PART_BEFORE: ("dont ", "parmi"), _TOTAL_BEFORE: ("tot", "tout", "bilan"),
    _CAPACITY: ("capa", "accueil", "transporter", "conten", "emporter", "jauge"),
    _MAXIMUM: ("maxim", "plafon", "culmin", "record", "pic", "pointe"), _MINIMUM: ("minim", "plancher"),
}  # fmt: skip
_ANY_HINT = re.compile("|".join(hint for hints in _HINTS.values() for hint in hints))


def give_roles(context: Context, drafts: list[Draft]) -> None:
    """Set the role of each draft where the text says one."""
    for draft in drafts:
        if draft.role is None:
            draft.role = _role(context, draft)


def _role(context: Context, draft: Draft) -> QuantityRole | None:
    if draft.per:
        return "rate"
    text, end = context.text, draft.end
    before = context.before(draft.start, 60).lower()
    hinted = before if _ANY_HINT.search(before) else ""
    if _says(_PART_BEFORE, hinted) or (draft.kind == "count" and _PART_AFTER.match(text, end)):
        return "part"
    if _MORE_AFTER.match(text, end) or _NEW_AFTER.match(text, end):
        return "increment"
    if _TOTAL_AFTER.match(text, end) or _says(_TOTAL_BEFORE, hinted):
        return "total"
    if before.endswith(("à ", "au ", "aux ")) and _TO.search(before):
        return "change_to"
    if before.endswith(" ") and _changes_by(before):
        return "change_by"
    if draft.kind == "ordinal":
        return None
    if _says(_CAPACITY, hinted):
        return "capacity"
    if draft.modifier == "at_most" or _says(_MAXIMUM, hinted):
        return "maximum"
    return "minimum" if _says(_MINIMUM, hinted) else None


def _changes_by(before: str) -> bool:
    """«une hausse de 3 %», «a progressé de 3 %», «gagne 3 %»."""
    words = before.split()[-2:]
    of = words[-1:] == ["de"]
    word = "".join(words[:1] if of else words[-1:]).rpartition("'")[2].lstrip("(«")
    return word.isalpha() and (word.startswith(_CHANGING) or (of and word.removesuffix("s") in _CHANGES))


def _says(pattern: re.Pattern[str], before: str) -> bool:
    return before != "" and any(hint in before for hint in _HINTS[pattern]) and pattern.search(before) is not None
