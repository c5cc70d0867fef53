"""Bare numbers that take the unit of an earlier one: «48 millions d'euros en 2022, contre 31 millions en 2024»."""

from __future__ import annotations

import re

from recoupe.components.quantities.draft import Context, Draft
from recoupe.components.quantities.forward import forward

_SENTENCE_END = re.compile(r"[.!?…][»)\"]?\s+[A-ZÀ-Ý«]|\n\n")
_LINK = re.compile(
    r"(?:\bcontre|\bà|\bde|\bsoit|\bpuis|\bréclam\w+|\bvers|\bdepuis|\bà près de|\bque|\ben|\bou) (?:de |d')?$",
    re.I,
)
_FURTHEST = 260


def inherit_units(context: Context, drafts: list[Draft]) -> None:
    """Give bare numbers the unit of the last money, measure or percentage of their sentence (or the one before)."""
    last: Draft | None = None
    for draft in drafts:
        if draft.kind in ("money", "measure", "percent") and draft.unit is not None:
            last = draft if not draft.rule.startswith("age") else last
        elif last is not None and _takes(context, last, draft):
            draft.unit, draft.kind, draft.per = last.unit, last.kind, last.per
            draft.rule = f"{draft.rule}.earlier-unit"
            draft.partner = last


def _takes(context: Context, last: Draft, draft: Draft) -> bool:
    if draft.kind != "count" or draft.one or draft.number is None or draft.number.kind != "cardinal":
        return False
    if draft.start - last.end > _FURTHEST or not _alike(last, draft, 20 if last.kind == "percent" else 200):
        return False
    if last.kind == "percent" and (draft.value or 0) > 100:
        return False
    between = context.text[last.end : draft.start]
    ends = len(_SENTENCE_END.findall(between))
    near = draft.number.scale >= 10**6 or _alike(last, draft, 5)
    if ends > (1 if near else 0) or "\n" in between:
        return False
    noun, elided = forward(context, draft)
    if noun is not None or elided:
        return False
    return (
        draft.number.scale >= 10**6
        or _LINK.search(context.before(draft.start, 24)) is not None
        or _ends(context, draft)
    )


def _ends(context: Context, draft: Draft) -> bool:
    """Nothing follows the number that it could count."""
    return (
        context.text[draft.end : draft.end + 1] in (",", ".", ";", ")", ":", "") and draft.digits
    ) or context.text.startswith(" »", draft.end)


def _alike(last: Draft, draft: Draft, factor: int = 200) -> bool:
    """Values of one thing are of the same order."""
    a = last.value if last.value is not None else last.max or last.min
    b = draft.value if draft.value is not None else draft.max or draft.min
    return bool(a and b and 1 / factor <= abs(a / b) <= factor)
