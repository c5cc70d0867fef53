"""Numbers that belong together: «1 m 50», «15 dollars et 15 cents», «deux sur trois», ranges and shared units."""

from __future__ import annotations

import re
from itertools import pairwise

from recoupe.components.quantities.changes import CHANGE, is_by_how_much
from recoupe.components.quantities.draft import Context, Draft
from recoupe.components.quantities.lookalikes import time_follows
from recoupe.components.quantities.parallels import JOINS
from recoupe.components.quantities.scores import is_score

_PART_OF_UNIT = re.compile(r" ?$")
_AND_CENTS = re.compile(r" (?:et )?$")
_OUT_OF = re.compile(
    r"(?: (?P<noun>[^\W\d_][\w'-]*)(?: [^\W\d_][\w'-]*){0,2})?(?:,? sur| sur (?:les|cette?|ces)) $", re.IGNORECASE
)
_STOP_NOUNS = re.compile(r"^(?:est|sont|a|ont|et|ou|fois|ans?|jours?|mois|heures?|semaines?|à|au|en|dans|par|par)$")
_TO = re.compile(r" à (?:plus de |près de |environ |quelque |presque |moins de )?$|, à $", re.IGNORECASE)
_OR = re.compile(r" ou $", re.IGNORECASE)
_AND = re.compile(r" et (?:les |la |le )?$", re.IGNORECASE)
_EVEN = re.compile(r",? voire (?:même |plus de )?$", re.IGNORECASE)
_DASH = re.compile(r" ?- ?$")
_BETWEEN = re.compile(
    r"(?P<compris>\b(?:comprise?s? |situ[ée]e?s? |oscill\w+ |varie\w* )?)\bentre (?:le |la |les |l')?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:\bde |\bd'|\bdes |\bdu )$", re.IGNORECASE)
_LIST = re.compile(rf"(?:{JOINS}) (?:à )?$", re.IGNORECASE)


def join(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Join drafts that state one quantity together; the rest stays, in order."""
    for step in (_compound, _out_of, _ranges):
        drafts = step(context, drafts)
    _share_units(context, drafts)
    return drafts


def _gap(context: Context, a: Draft, b: Draft) -> str:
    return context.text[a.end : b.start] if b.start - a.end <= 40 else "\n"


# --- compound measures


def _compound(context: Context, drafts: list[Draft]) -> list[Draft]:
    out: list[Draft] = []
    for draft in drafts:
        if out and (_is_decimal_part(context, out[-1], draft) or _is_cents(context, out[-1], draft)):
            continue
        out.append(draft)
    return out


def _is_decimal_part(context: Context, a: Draft, b: Draft) -> bool:
    """«1 m 50», «3 euros 50»: two digits right behind a unit are its hundredths."""
    if a.unit is None or a.value is None or a.kind not in ("measure", "money") or not b.number or not b.digits:
        return False
    raw = context.text[b.number.start : b.number.end]
    if not _PART_OF_UNIT.fullmatch(_gap(context, a, b)) or len(raw) != 2 or not raw.isdigit() or b.kind != "count":
        return False
    following = context.text[b.end : b.end + 2]
    if (
        a.unit.code not in ("m", "EUR", "USD", "CHF", "GBP", "km", "L")
        or following[1:].isalpha()
        or following[:1].isalpha()
    ):
        return False
    a.value = float(f"{a.value + int(raw) / 100:.6f}")
    a.end = a.reach = b.end
    a.rule = f"{a.rule}.hundredths"
    return True


def _is_cents(context: Context, a: Draft, b: Draft) -> bool:
    """«15 dollars et 15 cents»."""
    if a.unit is None or b.unit is None or a.kind != "money" or b.unit.factor != 0.01:
        return False
    if not _AND_CENTS.fullmatch(_gap(context, a, b)) or a.value is None or b.value is None or a.unit.factor == 0.01:
        return False
    a.value = float(f"{a.value + b.value / 100:.6f}")
    a.end = a.reach = b.end
    a.rule = f"{a.rule}.cents"
    return True


# --- «deux Français sur trois»

_ROUND = (2, 3, 4, 5, 10, 20, 100)


def _out_of(context: Context, drafts: list[Draft]) -> list[Draft]:
    out: list[Draft] = []
    for draft in drafts:
        if out and _is_out_of(context, out[-1], draft):
            continue
        out.append(draft)
    return out


def _is_out_of(context: Context, a: Draft, b: Draft) -> bool:
    one_of_unit = a.one and a.unit is not None and a.kind in ("measure", "money")  # «un kilo sur trois»
    if (
        not (a.kind == "count" or one_of_unit)
        or b.kind != "count"
        or not a.value
        or not b.value
        or a.value >= b.value
        or b.value > 10**6
    ):
        return False
    match = _OUT_OF.fullmatch(_gap(context, a, b))
    noun = match["noun"] if match else None
    if match is None or (noun and (_STOP_NOUNS.match(noun.lower()) or noun.endswith("'"))):
        return False
    token = context.token_from(b.end)
    if token is not None and token.idx - b.end <= 1 and token.pos_ == "NOUN" and b.value not in _ROUND:
        return False
    a.value, a.kind, a.rule = a.value / b.value, "ratio", "quantity.ratio.out-of"
    a.noun = context.token_at(match.start("noun") + a.end) if noun else None
    if one_of_unit:
        a.noun, a.unit = context.token_at(a.end - 1), None
    a.end = a.reach = a.number_end = b.end
    a.one = False
    return True


# --- ranges


def _ranges(context: Context, drafts: list[Draft]) -> list[Draft]:
    out: list[Draft] = []
    for draft in drafts:
        if out and is_score(context, out[-1], draft):
            out.pop()
            continue
        rule = _range_rule(context, out[-1], draft) if out else None
        if rule is None:
            out.append(draft)
        elif rule == "change":
            _link_change(out[-1], draft)
            out.append(draft)
        else:
            _merge(context, out[-1], draft, rule)
    return out


def _range_rule(context: Context, a: Draft, b: Draft) -> str | None:
    """Return how two neighbours make a range, «change», or None."""
    if a.value is None or b.value is None or a.modifier == "range" or not _same_kind(a, b):
        return None
    gap = _gap(context, a, b)
    low = _scaled(a, b)
    before = context.before(a.start, 90)
    rising = low < b.value
    if _AND.fullmatch(gap) and _BETWEEN.search(before):
        return "quantity.range.entre-et"
    if _TO.fullmatch(gap):
        start = _FROM.search(before)
        leading = before[: start.start()] if start else ""
        if CHANGE.search(leading) and not (rising and is_by_how_much(context, a, b, leading)):
            return "change"
        if start and not rising:
            return "change"
        return "quantity.range.a" if rising and gap == " à " else None
    if not rising or (a.kind == "ordinal"):
        return None
    if _DASH.fullmatch(gap):
        return "quantity.range.dash"
    if _EVEN.fullmatch(gap):
        return "quantity.range.voire"
    if _OR.fullmatch(gap) and not (a.end != a.number_end and b.unit is None):
        return "quantity.range.ou"
    return None


def _same_kind(a: Draft, b: Draft) -> bool:
    if a.kind == b.kind:
        return a.unit is None or b.unit is None or a.unit.code == b.unit.code
    return a.kind == "count" and b.kind in ("measure", "money", "percent") and a.unit is None


def _scaled(a: Draft, b: Draft) -> int | float:
    """Return a's value with b's scale word, where that is said once («12 à 15 millions», «8 à 10 000»)."""
    value = a.value or 0
    if a.number is None or b.number is None or not b.value or a.number.kind != "cardinal":
        return value
    scale = b.number.scale
    if (
        scale == 1
        and b.digits
        and a.digits
        and isinstance(b.value, int)
        and b.value % 1000 == 0
        and b.value >= 2000
    ):
        scale = 1000
    if scale <= 1 or a.number.scale > 1 or value >= b.value / scale or (scale == 100 and value > 9):
        return value
    scaled = value * scale
    return int(scaled) if float(scaled).is_integer() else float(f"{scaled:.12g}")


def _merge(context: Context, a: Draft, b: Draft, rule: str) -> None:
    """Make a the range from a to b."""
    before = context.before(a.start, 90)
    opening = _BETWEEN if "entre" in rule else _FROM if rule.endswith(".a") else None
    match = opening.search(before) if opening else None
    a.min, a.max, a.value = _scaled(a, b), b.value, None
    if a.min > (a.max or 0):  # «entre 40 et 10»
        a.min, a.max = a.max, a.min
    a.modifier, a.rule, a.kind = "range", rule, b.kind
    a.unit = b.unit or a.unit
    if match and (rule != "quantity.range.a" or _opens_range(before[: match.start()], match.group())):
        start = a.start - len(match.group())
        start += match.end("compris") - match.start() if "entre" in rule else 0
        a.cues.append(context.piece(start, a.start))
        a.start = start
    a.number, a.number_end, a.end, a.reach, a.per = b.number, b.number_end, b.end, b.reach, b.per
    a.one = False
    a.digits = b.digits


def _opens_range(before: str, opening: str) -> bool:
    """«de 10 à 20 blessés» opens the range, «canons de 10 à 20 mm» and «des 10 à 20 %» belong to a noun before."""
    if opening.strip().lower() not in ("de", "d'"):
        return False
    word = re.search(r"([^\W\d_]+)[ ]?$", before)
    return word is None or word[1].lower() in _VERBAL


_VERBAL_WORDS = "est sont était étaient sera seront serait et ou soit varie varient va vont à"
_VERBAL = frozenset(_VERBAL_WORDS.split())


def _link_change(a: Draft, b: Draft) -> None:
    """«passer de 12 à 15 millions»: two quantities, unit and scale said once."""
    a.value = _scaled(a, b)
    if a.unit is None and b.unit is not None:
        a.unit, a.kind, a.per = b.unit, b.kind, b.per
    elif b.unit is None and a.unit is not None:
        b.unit, b.kind, b.per = a.unit, a.kind, a.per
    a.role, b.role = "change_from", "change_to"
    a.partner, b.partner = b, a


# --- units said once

#: «une nappe de 12 km sur 3»
_BY_SIDES = (" sur ", " x ", " × ")


def _share_units(context: Context, drafts: list[Draft]) -> None:
    """«12, 15 et 18 millions d'euros», «8 contre 10 %»: a bare neighbour takes unit and scale of the next."""
    for a, b in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if a.unit is not None or b.unit is None or a.kind != "count" or a.one or b.kind == "ratio":
            continue
        if b.rule.startswith("age"):
            continue
        if a.end == a.number_end and _LIST.fullmatch(_gap(context, a, b)) and not time_follows(context.text, a.end):
            a.value = _scaled(a, b)
            a.unit, a.kind, a.per = b.unit, b.kind, b.per
            a.rule = f"{a.rule}.shared-unit"
    for a, b in pairwise(drafts):
        if a.kind == "measure" and b.kind == "count" and not b.one and _gap(context, a, b) in _BY_SIDES:
            b.unit, b.kind, b.rule = a.unit, a.kind, f"{b.rule}.shared-unit"
