"""Claims without numbers that several reports make: who is told to have done what, and whether it is told alike.

Two claims of different reports are one statement where their clauses share rare words and names, and nothing says
otherwise (other days, other predicates with few words in common). Precision comes first.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from recoupe.comparison import words
from recoupe.comparison.figures import Period, Source
from recoupe.record import Piece
from recoupe.values import CERTAINTY_ORDER, Certainty

#: Least cosine of the words of two clauses, with a predicate in common and without.
LIKENESS = (0.2, 0.35)
#: Words that more clauses of a story have say nothing; so pairs stay few.
_BEARERS = 12
#: So many rare words and names two claims must have in common.
_SHARED = 3


@dataclass(frozen=True, slots=True, eq=False)
class Assertion:
    """One claim without a number, of one report."""

    report: str
    published: str | None
    claim: str
    start: int
    end: int
    predicate: str
    #: Stems and names of the sentence, and the names alone.
    words: tuple[str, ...]
    names: tuple[str, ...]
    period: Period | None
    certainty: Certainty
    polarity: str
    denied: bool
    sources: tuple[Source, ...]
    evidence: Piece

    @property
    def key(self) -> tuple[str, str, int]:
        return (self.published or "9999", self.report, self.start)


@dataclass(frozen=True, slots=True)
class Statement:
    """Claims of several reports that say one thing.

    verdict: «agree», or «conflict» where one says it is not so or somebody denies it. flags: what changed.
    """

    id: str
    story: str
    members: tuple[Assertion, ...]
    verdict: Literal["agree", "conflict"]
    flags: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the statement as JSON-native data."""
        first = self.members[0]
        return {
            "id": self.id,
            "story": self.story,
            "label": " ".join([first.predicate, *sorted(name.partition(":")[2] or name for name in first.names)]),
            "members": [_member(member) for member in self.members],
            "verdict": self.verdict,
            "flags": list(self.flags),
        }


def _member(member: Assertion) -> dict[str, Any]:
    return {
        "report": member.report,
        "claim": member.claim,
        "start": member.start,
        "end": member.end,
        "published": member.published,
        "certainty": member.certainty,
        "polarity": member.polarity,
        "denied": member.denied,
        "sources": [{"text": s.text, "type": s.kind, "stance": s.stance} for s in member.sources],
        "evidence": dict(member.evidence),
    }


def statements(assertions: Sequence[Assertion]) -> list[tuple[Assertion, ...]]:
    """Group the assertions of one story: groups with members in two reports or more, one member a report."""
    weight, bearers = _weights(assertions)
    home = list(range(len(assertions)))
    groups = [[i] for i in home]
    pairs = ((i, j, _likeness(assertions[i], assertions[j], weight)) for i, j in _candidates(bearers))
    good = [(-score, i, j) for i, j, score in pairs if _one(assertions[i], assertions[j], score)]
    for _, i, j in sorted(good):
        a, b = home[i], home[j]
        told = {assertions[k].report for k in groups[a]} & {assertions[k].report for k in groups[b]}
        if a != b and not told:
            groups[a] += groups[b]
            for k in groups[b]:
                home[k] = a
            groups[b] = []
    found = [
        tuple(sorted((assertions[i] for i in group), key=lambda m: m.key)) for group in groups if len(group) > 1
    ]
    return sorted(found, key=lambda members: members[0].key)


def _weights(assertions: Sequence[Assertion]) -> tuple[dict[str, float], dict[str, list[int]]]:
    bearers: dict[str, list[int]] = defaultdict(list)
    for number, assertion in enumerate(assertions):
        for word in assertion.words:
            bearers[word].append(number)
    total = len(assertions) + 4
    return {word: math.log(total / len(numbers)) for word, numbers in bearers.items()}, bearers


def _candidates(bearers: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in bearers.values():
        if len(numbers) <= _BEARERS:
            for place, i in enumerate(numbers):
                for j in numbers[place + 1 :]:
                    shared[i, j] += 1
    return (pair for pair, count in shared.items() if count >= _SHARED)


def _likeness(one: Assertion, other: Assertion, weight: dict[str, float]) -> float:
    first, second = set(one.words), set(other.words)
    product = sum(weight[word] ** 2 for word in first & second)
    norms = [math.sqrt(sum(weight[word] ** 2 for word in found)) for found in (first, second)]
    return product / (norms[0] * norms[1]) if all(norms) else 0.0


def _one(one: Assertion, other: Assertion, likeness: float) -> bool:
    if one.report == other.report:
        return False
    if one.period and other.period and not one.period.meets(other.period):
        return False
    events = words.events_of(one.predicate), words.events_of(other.predicate)
    if words.rivals(*events):
        return False
    same = words.stem(one.predicate) == words.stem(other.predicate) or bool(events[0] & events[1])
    return likeness >= LIKENESS[0 if same else 1]


def judge(members: Sequence[Assertion]) -> tuple[Literal["agree", "conflict"], tuple[str, ...]]:
    """Return verdict and flags of a statement's members."""
    opposed = len({m.polarity for m in members}) > 1 or any(m.denied for m in members)
    return ("conflict" if opposed else "agree"), tuple(_flags(members))


def _flags(members: Sequence[Assertion]) -> Iterable[str]:
    for earlier, later in pairwise(members):
        step = CERTAINTY_ORDER.index(later.certainty) - CERTAINTY_ORDER.index(earlier.certainty)
        if step:
            kind = "hedge lost" if step > 0 else "hedge added"
            yield f"{kind}: {earlier.certainty} in {earlier.report}, {later.certainty} in {later.report}"
        first, second = ({s.key: s.text for s in m.sources if s.named} for m in (earlier, later))
        if shared := first.keys() & second.keys():
            yield f"same origin: {', '.join(sorted(first[key] for key in shared))}"
        elif first and second:
            names = (", ".join(sorted(found.values())) for found in (first, second))
            yield f"source changed: {' / '.join(names)}"
    denying = sorted({m.report for m in members if m.denied})
    if denying:
        yield f"denied: {', '.join(denying)}"
