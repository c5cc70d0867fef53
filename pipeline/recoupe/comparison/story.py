"""One story: its reports, near copies among them, and the facts found in their figures."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from recoupe.comparison.alignment import Cluster, align, with_restated
from recoupe.comparison.copies import resemblance
from recoupe.comparison.facts import Fact, identifier, label
from recoupe.comparison.figures import Figure
from recoupe.comparison.policy import Policy
from recoupe.comparison.state import dumps, loads
from recoupe.comparison.statements import Assertion, Statement, judge, statements
from recoupe.comparison.verdicts import confirmations, flags, verdict, without_copies
from recoupe.comparison.weights import Weights

#: From this share of common shingles on a report is a near copy.
COPY = 0.6
_PROBES = 16
#: From so many reports on, likely copies are found through an index.
_MANY = 32


@dataclass(slots=True)
class Story:
    """The reports of one story. bodies: where their figures are kept. facts: where the story's facts are kept."""

    id: str
    reports: list[str] = field(default_factory=list)
    bodies: list[int] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)
    facts: int | None = None
    _sketches: dict[str, array[int]] = field(default_factory=dict)
    _probes: dict[int, list[str]] = field(default_factory=dict)

    def original(self, identity: str, own: array[int]) -> str | None:
        """Return the report that this one copies, and remember this one."""
        scored = [(resemblance(own, self._sketches[name]), name) for name in sorted(self._likely(own))]
        self._sketches[identity] = own
        if self._probes:
            self._index(identity, own)
        best = max(scored, default=(0.0, ""))
        if best[0] < COPY:
            return None
        self.copies[identity] = self.copies.get(best[1], best[1])
        return self.copies[identity]

    def _likely(self, own: array[int]) -> set[str]:
        """Return the reports that share one of their smallest hashes with this one, as copies do."""
        if len(self._sketches) < _MANY:
            probes = set(own[:_PROBES])
            return {name for name, other in self._sketches.items() if not probes.isdisjoint(other[:_PROBES])}
        if not self._probes:
            for name, other in self._sketches.items():
                self._index(name, other)
        return {name for value in own[:_PROBES] for name in self._probes.get(value, ())}

    def _index(self, identity: str, own: array[int]) -> None:
        for value in own[:_PROBES]:
            self._probes.setdefault(value, []).append(identity)


class Found(NamedTuple):
    """What was found in a story."""

    facts: list[Fact]
    statements: list[Statement]


class Task(NamedTuple):
    """A story to align: the pickled figures and assertions of its reports, copies, the ids of earlier facts."""

    story: str
    bodies: list[bytes]
    copies: dict[str, str]
    known: dict[tuple[str, str], str]


def find_facts(policy: Policy, threshold: float, tasks: Iterable[Task]) -> list[bytes]:
    """Align stories; returns a pickled `Found` for each."""
    return [dumps(_found(task, policy, threshold)) for task in tasks]


def _found(task: Task, policy: Policy, threshold: float) -> Found:
    figures: list[Figure] = []
    assertions: list[Assertion] = []
    for body in task.bodies:
        read = loads(body)
        figures += read[0]
        assertions += read[1]
    figures.sort(key=lambda f: f.key)
    assertions.sort(key=lambda a: a.key)
    facts = [_fact(task, cluster, links, policy) for cluster, links in _clusters(figures, policy, threshold)]
    groups = statements(assertions)
    told = [
        Statement(identifier("c", group[0].report, group[0].claim), task.story, group, *judge(group))
        for group in groups
    ]
    return Found(sorted(facts, key=lambda f: f.members[0].key), told)


def _clusters(figures: Sequence[Figure], policy: Policy, threshold: float) -> list[Cluster]:
    weights = Weights(figures)
    families: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        families[figure.family].append(figure)
    found = [cluster for members in families.values() for cluster in align(members, weights, policy, threshold)]
    return with_restated(list(figures), [(members, list(links)) for members, links in found])


def _fact(task: Task, cluster: list[Figure], links: Iterable[object], policy: Policy) -> Fact:
    first = cluster[0]
    # A fact keeps its id when an earlier report arrives after it was found.
    kept = [task.known[f.report, f.quantity] for f in cluster if (f.report, f.quantity) in task.known]
    own = without_copies(cluster, task.copies)
    result, reasons = verdict(own, policy)
    return Fact(
        id=kept[0] if kept else identifier("f", first.report, first.quantity, first.start, first.end),
        story=task.story,
        label=label(cluster),
        members=tuple(cluster),
        verdict=result,
        reasons=reasons,
        flags=tuple(flags(cluster, own, policy, task.copies)),
        confirmations=confirmations(cluster, task.copies),
        copies={f.report: task.copies[f.report] for f in cluster if f.report in task.copies},
        links=tuple(links),  # type: ignore[arg-type]
    )
