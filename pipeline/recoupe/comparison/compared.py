"""The comparison of many reports: stories, their figures, the facts that they share."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson

from recoupe.comparison.alignment import THRESHOLD, Cluster, align, with_restated
from recoupe.comparison.building import read_report
from recoupe.comparison.copies import resemblance, sketch
from recoupe.comparison.facts import Fact, identifier, label
from recoupe.comparison.figures import Figure
from recoupe.comparison.policy import Policy
from recoupe.comparison.statements import Assertion, Statement, judge, statements
from recoupe.comparison.stories import Signature, Stories, signature
from recoupe.comparison.verdicts import confirmations, flags, verdict
from recoupe.comparison.weights import Weights
from recoupe.record import Report

if TYPE_CHECKING:
    import pandas as pd

#: From this share of common shingles on a report is a near copy.
COPY = 0.6
_PROBES = 16


@dataclass(slots=True)
class _Story:
    id: str
    reports: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    sketches: dict[str, array[int]] = field(default_factory=dict)
    probes: dict[int, list[str]] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    assertions: list[Assertion] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)


@dataclass(slots=True)
class _Read:
    """What comparing needs of a report."""

    info: dict[str, Any]
    names: Signature
    sketch: array[int]
    figures: list[Figure]
    assertions: list[Assertion]


def _read(report: Report, policy: Policy) -> _Read:
    info = {"id": report.id} | {key: report.report.get(key) for key in ("published", "publisher", "title")}
    read = read_report(report, policy)
    return _Read(info, signature(report, read.words), sketch(read.words), read.figures, read.assertions)


def _original(story: _Story, identity: str, own: array[int]) -> str | None:
    """Return the report of a story that this one copies, and remember this one."""
    # Copies share their smallest hashes: only reports that share one are looked at.
    likely = {name for value in own[:_PROBES] for name in story.probes.get(value, ())}
    scored = [(resemblance(own, story.sketches[name]), name) for name in sorted(likely)]
    story.sketches[identity] = own
    for value in own[:_PROBES]:
        story.probes.setdefault(value, []).append(identity)
    best = max(scored, default=(0.0, ""))
    if best[0] < COPY:
        return None
    story.copies[identity] = story.copies.get(best[1], best[1])
    return story.copies[identity]


@dataclass(slots=True, kw_only=True)
class Comparison:
    """Facts across reports. Made by `compare`; `add` lets later reports join.

    policy: how numbers are read. one_story: take all reports as one story instead of telling stories apart.
    threshold: the evidence that a link needs; higher is stricter. problems: what was left out, and why.
    """

    policy: Policy = field(default_factory=Policy)
    one_story: bool = False
    threshold: float = THRESHOLD
    problems: list[str] = field(default_factory=list)
    reports: dict[str, dict[str, Any]] = field(default_factory=dict)
    _stories: dict[int, _Story] = field(default_factory=dict)
    _placing: Stories = field(default_factory=Stories)

    def add(self, records: Iterable[Report]) -> list[Fact]:
        """Let reports join; only the stories that they touch are aligned again. Returns the facts that they are in.

        A report whose id is known already is left out and named in `problems`.
        """
        fresh = sorted(self._new(records), key=lambda r: (r.info["published"] or "9999", r.info["id"]))
        touched = {self._place(report) for report in fresh}
        for number in sorted(touched):
            self._align(self._stories[number])
        added = {report.info["id"] for report in fresh}
        return [fact for fact in self.facts if any(figure.report in added for figure in fact.members)]

    def _new(self, records: Iterable[Report]) -> list[_Read]:
        """Read reports down to what comparing needs, so that their texts need not stay in memory."""
        fresh: dict[str, _Read] = {}
        for report in records:
            if report.id in self.reports or report.id in fresh:
                self.problems.append(f"{report.id}: given more than once, only the first is used")
                continue
            if not report.report.get("published"):
                told = "no publication date, so it counts as said at the same time as others"
                self.problems.append(f"{report.id}: {told}")
            fresh[report.id] = _read(report, self.policy)
        return list(fresh.values())

    def _place(self, report: _Read) -> int:
        number = 0 if self.one_story else self._placing.place(report.names)
        identity = report.info["id"]
        story = self._stories.get(number)
        if story is None:
            story = self._stories[number] = _Story(identifier("s", identity))
        original = _original(story, identity, report.sketch)
        self.reports[identity] = report.info | {"story": story.id, "copy_of": original}
        story.reports.append(identity)
        story.figures += report.figures
        story.assertions += report.assertions
        return number

    def _align(self, story: _Story) -> None:
        known = {(f.members[0].report, f.members[0].quantity): f.id for f in story.facts}
        figures = sorted(story.figures, key=lambda f: f.key)
        weights = Weights(figures)
        families: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            families[figure.family].append(figure)
        clusters: list[Cluster] = []
        for members in families.values():
            for cluster, links in align(members, weights, self.policy, self.threshold):
                clusters.append((cluster, list(links)))
        found = [self._fact(story, cluster, links, known) for cluster, links in with_restated(figures, clusters)]
        groups = statements(sorted(story.assertions, key=lambda a: a.key))
        story.statements = [
            Statement(identifier("c", group[0].report, group[0].claim), story.id, group, *judge(group))
            for group in groups
        ]
        story.facts = sorted(found, key=lambda f: f.members[0].key)

    def _fact(self, story: _Story, cluster: list[Figure], links: Any, known: dict[tuple[str, str], str]) -> Fact:
        first = cluster[0]
        # A fact keeps its id when an earlier report arrives after it was found.
        kept = [known[f.report, f.quantity] for f in cluster if (f.report, f.quantity) in known]
        result, reasons = verdict(cluster, self.policy)
        return Fact(
            id=kept[0] if kept else identifier("f", first.report, first.quantity, first.start, first.end),
            story=story.id,
            label=label(cluster),
            members=tuple(cluster),
            verdict=result,
            reasons=reasons,
            flags=tuple(flags(cluster, self.policy, story.copies)),
            confirmations=confirmations(cluster, story.copies),
            links=tuple(links),
        )

    @property
    def facts(self) -> list[Fact]:
        """The facts, story by story, in the order of their first members."""
        return [fact for story in self._stories.values() for fact in story.facts]

    @property
    def statements(self) -> list[Statement]:
        """Claims without numbers that several reports make, story by story."""
        return [statement for story in self._stories.values() for statement in story.statements]

    def to_dict(self) -> dict[str, Any]:
        """Return everything as JSON-native data: schema, reports, stories, facts, problems."""
        return {
            "schema": "recoupe-facts/1",
            "reports": list(self.reports.values()),
            "stories": [{"id": story.id, "reports": story.reports} for story in self._stories.values()],
            "facts": [fact.to_dict() for fact in self.facts],
            "statements": [statement.to_dict() for statement in self.statements],
            "problems": self.problems,
        }

    def to_json(self) -> bytes:
        """Return `to_dict` as indented JSON; the same records always give the same bytes."""
        return orjson.dumps(self.to_dict(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)

    def to_frame(self) -> pd.DataFrame:
        """Return one row a member: fact, label, verdict, and what the member says."""
        from recoupe.comparison.tables import members_frame

        return members_frame(self.facts)

    def matrix(self) -> pd.DataFrame:
        """Return facts × reports; a cell holds number, certainty, source and date."""
        from recoupe.comparison.tables import matrix_frame

        return matrix_frame(self.facts, list(self.reports))

    def timeline(self) -> pd.DataFrame:
        """Return one row a step: the numbers of each fact in the order in which they were published."""
        from recoupe.comparison.tables import timeline_frame

        return timeline_frame(self.facts)


def compare(
    records: Iterable[Report],
    *,
    policy: Policy | None = None,
    one_story: bool = False,
    threshold: float = THRESHOLD,
) -> Comparison:
    """Compare reports: which facts they share, and how they differ.

    records: reports as `extract`, `read_records` or `read_gold` give them. policy: how approximations are read.
    one_story: True where all reports are known to tell one story. threshold: evidence needed for a link.

    >>> comparison = recoupe.compare(recoupe.read_records("records/"))
    >>> comparison.matrix()
    """
    comparison = Comparison(policy=policy or Policy(), one_story=one_story, threshold=threshold)
    comparison.add(records)
    return comparison
