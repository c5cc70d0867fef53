"""Bare numbers that take the unit of an earlier one: «48 millions d'euros en 2022, contre 31 millions en 2024»."""

from __future__ import annotations

import re
from bisect import bisect_right

from recoupe.components.quantities.draft import Context, Draft
from recoupe.components.quantities.forward import forward
from recoupe.components.quantities.parallels import inherit, is_bare

_SENTENCE_END = re.compile(r"[.!?…][»)\"]?\s+[A-ZÀ-Ý«]|\n\n")
_LINK = re.compile(
    r"(?:\bcontre|\bà|\bde|\bsoit|\bpuis|\bréclam\w+|\bvers|\bdepuis|\bà près de|\bque|\ben|\bou) (?:de |d')?$",
    re.I,
)
_FURTHEST = 260


def without_durations(context: Context, drafts: list[Draft]) -> list[Draft]:
    """«18 mois de prison, dont 12 avec sursis»: what takes up a duration is one, and the dates layer's."""
    durations = [date["end"] for date in context.dates if date["type"] == "DURATION"]
    return [draft for index, draft in enumerate(drafts) if not _takes_time(context, drafts, index, durations)]


_TAKING = re.compile(r"[^.;!?\n\d]{0,40}\b(?:dont|voire|contre|puis|au lieu de) $", re.IGNORECASE)


def _takes_time(context: Context, drafts: list[Draft], index: int, durations: list[int]) -> bool:
    draft = drafts[index]
    if not is_bare(draft) or (draft.value or 0) >= 100:
        return False
    at = bisect_right(durations, draft.start) - 1
    if at < 0 or draft.start - durations[at] > 50 or (index and drafts[index - 1].end > durations[at]):
        return False
    if _TAKING.fullmatch(context.text, durations[at], draft.start) is None:
        return False
    noun, elided = forward(context, draft)
    return noun is None and not elided


def inherit_units(context: Context, drafts: list[Draft]) -> None:
    """Give bare numbers the unit of the last money, measure or percentage of their sentence (or the one before)."""
    _take_the_articles_money(context, drafts)
    latest: Draft | None = None
    money: Draft | None = None
    for index, draft in enumerate(drafts):
        large = draft.number is not None and draft.number.scale >= 10**6
        last = money if large and money is not None else latest
        if draft.kind in ("money", "measure", "percent") and draft.unit is not None:
            latest = draft if not draft.rule.startswith("age") else latest
            money = draft if draft.kind == "money" else money
        elif index and inherit(context, drafts[index - 1], draft):
            continue
        elif last is not None and _takes(context, last, drafts[index - 1], draft):
            draft.unit, draft.kind, draft.per = last.unit, last.kind, last.per
            draft.rule = f"{draft.rule}.earlier-unit"
            draft.partner = last


_PAID = re.compile(
    r"\b(?:budget|co[uû]t|dette|déficit|dérapage|amende|enveloppe|investi|subvention|montant|facture|crédit|aides?\b|prêt"
    r"|pertes?\b|bénéfice|chiffre d'affaires|économi|dépens|recette|rançon|capital|vers[eé]|pay[eé]|débours|emprunt"
    r"|financ|débloqu|rapport[eé]|préjudice|sinistre|indemni|coûter|valoris|capitalis|manquer|rallonge|trou\b|excédent"
    r"|réserve|trésorerie|cachet|primes?\b|salaire|fonds\b|cagnotte|legs\b|fortune|tourn\w+ avec)",
    re.IGNORECASE,
)


def _take_the_articles_money(context: Context, drafts: list[Draft]) -> None:
    """«un dérapage de 4 à 6 milliards»: in an article that states its money in one currency, before or after."""
    stated = [draft for draft in drafts if draft.kind == "money" and draft.number and draft.number.scale >= 10**6]
    codes = {draft.unit.code for draft in stated if draft.unit is not None}
    if len(codes) != 1:
        return
    for draft in drafts:
        number = draft.number
        if number is None or number.scale < 10**6 or draft.kind != "count" or number.kind == "vague":
            continue
        noun = forward(context, draft)[0]
        if draft.one or not (_PAID.match(noun.text) if noun else _PAID.search(context.before(draft.start, 60))):
            continue  # «1,9 milliard de dépenses» is money, «8 millions de retraités» is not
        draft.unit, draft.kind = stated[0].unit, "money"
        draft.rule = f"{draft.rule}.articles-unit"


def _takes(context: Context, last: Draft, before: Draft, draft: Draft) -> bool:
    if draft.kind != "count" or draft.one or draft.number is None or draft.number.kind != "cardinal":
        return False
    if last.kind == "percent" and before.kind == "count" and not before.one:
        return False  # «la létalité est de 3,8 % : 58 morts pour 1 512 cas, contre 47 pour 1 236»
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
