"""The role of a number in its sentence, from the words around it: total, part, increment, rate, change…"""

from __future__ import annotations

import re
from functools import cache

from recoupe import lexicon
from recoupe.record import Quantity

Span = tuple[int, int]

#: Patterns before a number, and the role that they give; the first that is found wins.
_BEFORE = (
    ("change-by", "change_by"),
    ("from", "change_from"),
    ("capacity", "capacity"),
    ("threshold", "threshold"),
    ("record", "former"),
    ("demand", "demand"),
    ("risk", "risk"),
)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of `patterns/figures.jsonl` by its id."""
    return re.compile(next(row["pattern"] for row in lexicon.patterns("figures") if row["id"] == name))


def role(low: str, quantity: Quantity, spans: list[Span]) -> str:
    """Return the role of a quantity: part, increment, rate, change_by, change_from, capacity, threshold, demand
    or total. `low`: the text in lower case; `spans`: the quantity's clause."""
    start, end = quantity["start"], quantity["end"]
    left = _pattern("sentence-end").split(low[max(0, start - 90) : start])[-1]
    right = low[end : end + 60].partition("\n")[0]
    share = quantity["kind"] in ("percent", "ratio")
    part = _pattern("part-before").search(left)
    part = part or _pattern("out-of-all").search(low, max(0, start - 240), start)
    if not share and (part or _pattern("part-after").match(right) or _pattern("out-of").match(right)):
        return "part"
    if _pattern("demanded").match(right):
        return "demand"
    if _pattern("expected-after").match(right) or _pattern("expected").search(left):
        return "expected"
    if _pattern("margin").match(right):
        return "margin"
    if _pattern("increment-after").match(right) or _pattern("increment-new").match(right):
        return "increment"
    if _pattern("instead").search(left):
        return "change_from"
    if _pattern("against").search(left) and _pattern("before-that").match(right):
        return "former"
    clause = " ".join(low[s:e] for s, e in spans)
    if _pattern("rate-after").match(right) or (
        quantity["kind"] != "percent" and _pattern("rate-near").search(clause)
    ):
        return "rate"
    if share and _pattern("change-object").search(left):
        return "change_by"
    for pattern, name in _BEFORE:
        if _pattern(pattern).search(left) and (name != "change_from" or _pattern("reaches").match(right)):
            return name
    return "total"


def begins_change(low: str, quantity: Quantity, following: int) -> bool:
    """Tell whether a number is where a change to the next one began («de 71 à 79 décès»)."""
    start, end = quantity["start"], quantity["end"]
    return bool(
        _pattern("out-of-it").search(low[max(0, start - 4) : start]) and _pattern("to").match(low[end:following])
    )


def is_moved(low: str, quantity: Quantity, clause: list[Span], sentence: list[Span]) -> bool:
    """Tell whether a number has taken another's place («désormais», «porte à», «chiffres définitifs»)."""
    near = any(_pattern("moved").search(low[min(start, quantity["start"]) : end]) for start, end in clause)
    near = near or bool(_pattern("passed").search(low[max(0, quantity["start"] - 30) : quantity["start"]]))
    return (
        near
        or is_echo(low, quantity, "contre")
        or any(_pattern("revised").search(low[start:end]) for start, end in sentence)
    )


def is_change(low: str, quantity: Quantity, clause: list[Span]) -> bool:
    """Tell whether a number is set against another («contre», «là où les assureurs s'en tiennent à»)."""
    return is_echo(low, quantity) or any(
        _pattern("opposed").search(low[min(start, quantity["start"]) : end]) for start, end in clause
    )


def is_echo(low: str, quantity: Quantity, word: str = "") -> bool:
    """Tell whether a number is set against the one before, of which the same is said («contre 14», «loin des 14»).

    word: what the expression begins with.
    """
    found = _pattern("against").search(low[max(0, quantity["start"] - 20) : quantity["start"]])
    return bool(found and found[0].startswith(word))


def is_paired(between: str) -> bool:
    """Tell whether two numbers make a pair by the words between them («47 pour 1 236»)."""
    return bool(_pattern("paired").fullmatch(between))


def announces(between: str) -> bool:
    """Tell whether the words between two numbers announce the second as a part of the first («morts : sept…»)."""
    return bool(_pattern("announced").search(between))


def goes_on(between: str) -> bool:
    """Tell whether the words between two numbers only go on with a list («mutins, deux gendarmes et…»)."""
    return bool(_pattern("listed").fullmatch(between))


def restates(low: str, quantity: Quantity, before: Quantity) -> bool:
    """Tell whether a sum says again, in another currency, the sum before it."""
    if quantity["kind"] != "money" or before["kind"] != "money" or quantity["unit"] == before["unit"]:
        return False
    return bool(_pattern("restated").match(low[before["end"] : quantity["start"]]))


def is_other(low: str, quantity: Quantity) -> bool:
    """Tell whether a number counts others than those named before («trois autres»)."""
    return bool(_pattern("others").match(low[quantity["end"] : quantity["end"] + 20]))


def is_pronoun(low: str, quantity: Quantity, since: int) -> bool:
    """Tell whether a pronoun stands for what is counted («la police en a compté 90»)."""
    return bool(_pattern("pronoun").search(low[max(since, quantity["start"] - 60) : quantity["start"]]))


def teller(low: str, quantity: Quantity, following: int) -> Span | None:
    """Return the span of the source named right after a number, where another number there has its own."""
    if found := _pattern("counted-by").match(low[quantity["end"] : following]):
        return quantity["end"] + found.start(1), quantity["end"] + found.start(1) + len(found[1].rstrip())
    rest = _pattern("sentence-end").split(low[quantity["end"] : quantity["end"] + 220])[0]
    gap = low[quantity["end"] : min(following, quantity["end"] + len(rest))]
    later = rest[len(gap) :]
    before = _pattern("sentence-end").split(low[max(0, quantity["start"] - 150) : quantity["start"]])[-1]
    found = _pattern("teller").match(gap)
    if not found or not (_pattern("told").search(later) or _pattern("told").search(before)):
        return None
    return quantity["end"] + found.start(1), quantity["end"] + found.start(1) + len(found[1].rstrip())


def gapped(low: str, quantity: Quantity) -> Span | None:
    """Return the subject of a clause without a verb («…, la Commission de 17»), None elsewhere."""
    begin = max(0, quantity["start"] - 70)
    found = _pattern("gap").search(low, begin, quantity["start"])
    bare = not low[quantity["end"] : quantity["end"] + 2].strip(" \n,;.»")
    return found.span(1) if found and bare else None


def is_bare(low: str, quantity: Quantity) -> bool:
    """Tell whether no word follows a number in its clause: what it counts was said before."""
    return low[quantity["end"] : quantity["end"] + 1] in (",", ";", ".", "")
