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
_BY = re.compile(
    r"\b(?:hausse|baisse|recul|progression|augmentation|diminution|croissance|chute|repli|gain|perte|bond|réduction"
    r"|rebond)s? de $"
    r"|\b(?:augment|progress|recul|baiss|diminu|chut|grimp|bond|croî|cr[uû]|perd|gagn|rédui|fléch|dégring)\w*"
    r" (?:de )?$",
    re.IGNORECASE,
)
_CAPACITY = re.compile(
    r"\b(?:capacité|accueillir|contenance|peut transporter|pouvant (?:accueillir|contenir|transporter|emporter)"
    r"|capables? de (?:transporter|accueillir|contenir)|jauge)[^.;\n]{0,25}$",
    re.IGNORECASE,
)
_MAXIMUM = re.compile(r"\b(?:maxim\w+|plafonn\w*|culmin\w*|record|pic|pointe|plafond)[^.;\n]{0,25}$", re.IGNORECASE)
#: Quick to look for before the patterns are tried.
_CAPACITY_WORDS = re.compile("capa|accueil|transporter|conten|emporter|jauge", re.IGNORECASE)
_MAXIMUM_WORDS = re.compile("maxim|plafon|culmin|record|pic|pointe", re.IGNORECASE)
_MINIMUM_WORDS = re.compile("minim|plancher", re.IGNORECASE)
_MINIMUM = re.compile(r"\b(?:minim(?:um|al|ale|a)|plancher)[^.;\n]{0,20}$", re.IGNORECASE)


def give_roles(context: Context, drafts: list[Draft]) -> None:
    """Set the role of each draft where the text says one."""
    for draft in drafts:
        if draft.role is None:
            draft.role = _role(context, draft)


def _role(context: Context, draft: Draft) -> QuantityRole | None:
    text, end = context.text, draft.end
    before = context.before(draft.start, 60)
    if draft.per:
        return "rate"
    if (before.endswith(" ") and _PART_BEFORE.search(before)) or (
        draft.kind in ("count",) and _PART_AFTER.match(text, end)
    ):
        return "part"
    if _MORE_AFTER.match(text, end) or _NEW_AFTER.match(text, end):
        return "increment"
    if _TOTAL_AFTER.match(text, end) or _TOTAL_BEFORE.search(before):
        return "total"
    if before.endswith(("à ", "au ", "aux ")) and _TO.search(before):
        return "change_to"
    if before.endswith(" ") and _BY.search(before):
        return "change_by"
    if draft.kind == "ordinal":
        return None
    if _CAPACITY_WORDS.search(before) and _CAPACITY.search(before):
        return "capacity"
    if draft.modifier == "at_most" or (_MAXIMUM_WORDS.search(before) and _MAXIMUM.search(before)):
        return "maximum"
    if _MINIMUM_WORDS.search(before) and _MINIMUM.search(before):
        return "minimum"
    return None
