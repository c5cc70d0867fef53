"""What the members of a fact say together: agree, compatible, update, conflict; and what else changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from recoupe.comparison.contrast import contrasted, from_to
from recoupe.comparison.figures import Figure
from recoupe.comparison.policy import Policy
from recoupe.values import CERTAINTY_ORDER

Verdict = Literal["agree", "compatible", "update", "conflict"]
FlagKind = Literal[
    "hedge_lost", "hedge_added", "source_changed", "same_origin", "denied", "single_report", "near_copy"
]  # fmt: skip

#: A number of these kinds holds for its moment: the same figure a day later is news, not a contradiction.
_FIXED = ("share", "measure", "times", "points")


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that a reader should know about a fact, with the reports that it concerns."""

    kind: FlagKind
    text: str
    reports: tuple[str, ...]


def verdict(members: Sequence[Figure], policy: Policy) -> tuple[Verdict, tuple[str, ...]]:
    """Return the verdict on figures that answer one question, and why."""
    stated = [figure for figure in members if not figure.restates] or members
    if len({(figure.value, figure.modifier, figure.family) for figure in stated}) == 1:
        return "agree", ("same value, said in the same way",)
    pairs = [(one, other) for one, other in combinations(stated, 2) if _differ(one, other, policy)]
    if not pairs:
        spread = sorted({figure.text for figure in members})
        return "compatible", (f"one number can be meant by all: {', '.join(spread)}",)
    clashes = [pair for pair in pairs if _same_time(*pair)]
    if clashes:
        return "conflict", tuple(_against(*pair) for pair in clashes[:3])
    return "update", tuple(_moved(*pair) for pair in pairs[:3])


def _differ(one: Figure, other: Figure, policy: Policy) -> bool:
    if one.family != other.family:
        return False
    relation = policy.relation(one.reading, other.reading, same_modifier=one.modifier == other.modifier)
    if relation in ("equal", "compatible"):
        # «dépasse 15 millions», then «désormais 16,2»: what could be the same is said to have changed.
        later = max(one, other, key=lambda f: f.key)
        bounds = "more_than", "at_least", "less_than", "at_most"
        apart = one.published != other.published and one.reading.point != other.reading.point
        return apart and later.moved and bool({one.modifier, other.modifier} & set(bounds))
    if relation == "open" and one.period and other.period and one.period.meets(other.period):
        # «onze», «au moins neuf» of one past day.
        return one.period.open or other.period.open
    if _same_time(one, other):
        return relation == "apart" and not policy.rounded(one.reading, other.reading)
    return not policy.rounded(one.reading, other.reading, close=True)


def _same_time(one: Figure, other: Figure) -> bool:
    """Tell whether two numbers are said of one time.

    In one report they are, unless it says that one took the other's place. Across reports they are on one day of
    publication, or where both name the same period and the number is of a kind that does not grow with the news.
    """
    if one.report == other.report:
        moved = one.moved or other.moved or from_to(one, other)
        return _rivals(one, other) or not (moved or _earlier(one, other) or _earlier(other, one))
    if not one.published or not other.published or one.published == other.published:
        return True
    if one.period and other.period:
        same = (one.period.start, one.period.end) == (other.period.start, other.period.end)
        return same and not (one.moved or other.moved) and (not one.period.fine or one.family.startswith(_FIXED))
    return False


def _earlier(one: Figure, other: Figure) -> bool:
    """Tell whether a number is dated on a day before the one that another of its report holds for."""
    if not one.period or not one.period.fine or one.period.open or not one.published:
        return False
    if other.period and other.period.fine:
        return one.period.end < other.period.start
    # What is told without a day holds on the day of the report.
    return not other.period and one.period.end < one.published[:10]


def _rivals(one: Figure, other: Figure) -> bool:
    """Two sources, each with a number of its own."""
    first, second = {s.key for s in one.sources}, {s.key for s in other.sources}
    return bool(first and second) and first != second and contrasted(one, other)


def _against(one: Figure, other: Figure) -> str:
    return f"{_told(one)} against {_told(other)}, for the same time"


def _moved(one: Figure, other: Figure) -> str:
    return f"{_told(one)}, then {_told(other)}"


def _told(figure: Figure) -> str:
    source = f", {figure.sources[0].text}" if figure.sources and figure.sources[0].text else ""
    return f"«{figure.text}» ({figure.report}, {figure.published or 'no date'}{source})"


def without_copies(members: Sequence[Figure], copies: dict[str, str]) -> list[Figure]:
    """Return the members but those of near copies that repeat a number of the report that they copy.

    A copy that states another number than its original (a dispatch that was brought up to date) has its say.
    """
    stated = {(figure.report, figure.value) for figure in members if figure.report not in copies}
    return [f for f in members if f.report not in copies or (copies[f.report], f.value) not in stated]


def flags(members: Sequence[Figure], own: Sequence[Figure], policy: Policy, copies: dict[str, str]) -> list[Flag]:
    """Return what changed between the members besides the value.

    own: the members that repeat nobody. copies: near copy → the report it copies.
    """
    found = [*_hedges(own, policy), *_origins(own, copies)]
    denied = sorted({f.report for f in members if _denied(f)})
    if denied:
        found.append(Flag("denied", f"denied by {_list(_deniers(members)) or 'somebody'}", tuple(denied)))
    reports = sorted({figure.report for figure in members})
    copied = [report for report in reports if copies.get(report) in reports]
    if copied:
        texts = [f"{report} repeats {copies[report]}" for report in copied]
        found.append(Flag("near_copy", "; ".join(texts), tuple(copied)))
    if len(reports) - len(copied) == 1:
        found.append(Flag("single_report", "only one report has it", (reports[0],)))
    return found


def _denied(figure: Figure) -> bool:
    return figure.status == "DENIED" or any(source.stance == "deny" for source in figure.sources)


def _deniers(members: Sequence[Figure]) -> frozenset[str]:
    return frozenset(s.text for figure in members for s in figure.sources if s.stance == "deny" and s.text)


def _hedges(members: Sequence[Figure], policy: Policy) -> list[Flag]:
    """Flag numbers that a later member repeats with another certainty."""
    found: dict[tuple[FlagKind, str], Flag] = {}
    for earlier, later in combinations(members, 2):
        relation = policy.relation(earlier.reading, later.reading, same_modifier=True)
        steps = CERTAINTY_ORDER.index(later.certainty) - CERTAINTY_ORDER.index(earlier.certainty)
        if relation not in ("equal", "compatible") or not steps:
            continue
        kind: FlagKind = "hedge_lost" if steps > 0 else "hedge_added"
        text = f"«{earlier.text}» {earlier.certainty} in {earlier.report}, {later.certainty} in {later.report}"
        found.setdefault((kind, later.report), Flag(kind, text, (earlier.report, later.report)))
    return list(found.values())


def _origins(members: Sequence[Figure], copies: dict[str, str]) -> list[Flag]:
    named: dict[str, dict[str, str]] = {}
    for figure in members:
        if figure.report not in copies:
            named.setdefault(figure.report, {}).update((s.key, s.text) for s in figure.sources if s.named)
    found = []
    for (one, first), (other, second) in combinations(((r, keys) for r, keys in named.items() if keys), 2):
        if shared := first.keys() & second.keys():
            texts = ", ".join(sorted(first[key] for key in shared))
            found.append(Flag("same_origin", f"both cite {texts}", (one, other)))
        else:
            found.append(
                Flag("source_changed", f"{_list(first.values())} / {_list(second.values())}", (one, other))
            )
    return found


def _list(texts: Iterable[str]) -> str:
    return ", ".join(sorted(texts))


def confirmations(members: Sequence[Figure], copies: dict[str, str]) -> int:
    """Count independent origins: reports that cite one source, or copy one another, are one."""
    groups: list[set[str]] = []
    for figure in members:
        report = copies.get(figure.report, figure.report)
        keys = {f"report:{report}"} | {f"source:{s.key}" for s in figure.sources if s.named}
        joined = [group for group in groups if group & keys]
        groups = [group for group in groups if not group & keys] + [keys.union(*joined)]
    return len(groups)
