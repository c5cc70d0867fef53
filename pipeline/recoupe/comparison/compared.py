"""The comparison of many reports: stories, their figures, the facts that they share.

Three passes keep memory small: each report is read down to what comparing needs and put aside; then all are placed
into stories, in the order of their dates; then the stories are aligned one by one.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from recoupe.comparison import state
from recoupe.comparison.alignment import THRESHOLD
from recoupe.comparison.building import read_report
from recoupe.comparison.copies import sketch
from recoupe.comparison.facts import Fact, identifier
from recoupe.comparison.parallel import in_order
from recoupe.comparison.policy import Policy
from recoupe.comparison.statements import Statement
from recoupe.comparison.store import Store
from recoupe.comparison.stories import Signature, Stories, signature
from recoupe.comparison.story import Found, Story, Task, find_facts
from recoupe.record import Report
from recoupe.whole_files import whole_file

if TYPE_CHECKING:
    import pandas as pd

#: Reports read by a worker at once, stories aligned at once.
_REPORTS, _STORIES = 16, 8


class _Head(NamedTuple):
    """What placing needs of a report."""

    names: Signature
    sketch: array[int]


def _read(policy: Policy, reports: Iterable[Report]) -> list[tuple[bytes, bytes]]:
    """Read reports down to what comparing needs: pickled heads, and pickled figures and assertions."""
    found = []
    for report in reports:
        read = read_report(report, policy)
        head = _Head(signature(report, read.words), sketch(read.words))
        body = read.figures, read.assertions
        found.append((state.dumps(head), state.dumps(body)))
    return found


@dataclass(slots=True, kw_only=True)
class Comparison:
    """Facts across reports. Made by `compare`; `add` lets later reports join.

    policy: how numbers are read. one_story: take all reports as one story instead of telling stories apart.
    threshold: the evidence that a link needs; higher is stricter. workers: processes that read and align.
    problems: what was left out, and why.
    """

    policy: Policy = field(default_factory=Policy)
    one_story: bool = False
    threshold: float = THRESHOLD
    workers: int = 1
    problems: list[str] = field(default_factory=list)
    reports: dict[str, dict[str, Any]] = field(default_factory=dict)
    _stories: dict[int, Story] = field(default_factory=dict)
    _placing: Stories = field(default_factory=Stories)
    _store: Store = field(default_factory=Store)
    #: What the texts of the reports hash to: a report that comes again with the same text is no problem.
    _texts: dict[str, str] = field(default_factory=dict)

    def add(self, records: Iterable[Report]) -> list[Fact]:
        """Let reports join; only the stories that they touch are aligned again. Returns the facts that they are in.

        A report whose id is known already is left out; where its text is another one, `problems` names it.
        """
        known = set(self.reports)
        touched = self.join(records)
        facts = [fact for number in touched for fact in self._found(self._stories[number]).facts]
        return [fact for fact in facts if any(figure.report not in known for figure in fact.members)]

    def join(self, records: Iterable[Report]) -> list[int]:
        """Let reports join as `add` does, without loading the facts found; returns the numbers of their stories."""
        fresh: dict[str, dict[str, Any]] = {}
        read = in_order(partial(_read, self.policy), self._new(records, fresh), self.workers, _REPORTS)
        # Ids come as fast as reports are read, results behind them in the same order.
        kept = [(self._store.put(head), self._store.put(body)) for head, body in read]
        order = sorted(
            zip(fresh.values(), kept, strict=True), key=lambda r: (r[0]["published"] or "9999", r[0]["id"])
        )
        touched = sorted({self._place(info, *places) for info, places in order})
        work = partial(find_facts, self.policy, self.threshold)
        found = in_order(work, map(self._task, touched), self.workers, _STORIES)
        for number, data in zip(touched, found, strict=True):
            story = self._stories[number]
            story.facts = self._store.put(data, instead=story.facts)
        return touched

    def _new(self, records: Iterable[Report], fresh: dict[str, dict[str, Any]]) -> Iterator[Report]:
        """Pass on the reports that are not known yet, and note what is told of them."""
        for report in records:
            text = hashlib.sha256((report.text or "").encode("utf-8", "surrogatepass")).hexdigest()[:16]
            if report.id in self._texts:
                if report.id in fresh or text != self._texts[report.id]:
                    self.problems.append(f"{report.id}: given more than once, only the first is used")
                continue
            self._texts[report.id] = text
            if not report.report.get("published"):
                told = "no publication date, so it counts as said at the same time as others"
                self.problems.append(f"{report.id}: {told}")
            told_of = {key: report.report.get(key) for key in ("published", "publisher", "title")}
            fresh[report.id] = {"id": report.id} | told_of
            yield report

    def _place(self, info: dict[str, Any], head: int, body: int) -> int:
        read: _Head = state.loads(self._store.get(head))
        number = 0 if self.one_story else self._placing.place(read.names)
        identity = info["id"]
        story = self._stories.get(number)
        if story is None:
            story = self._stories[number] = Story(identifier("s", identity))
        original = story.original(identity, read.sketch)
        self.reports[identity] = info | {"story": story.id, "copy_of": original}
        story.reports.append(identity)
        story.bodies.append(body)
        return number

    def _task(self, number: int) -> Task:
        story = self._stories[number]
        known = {(f.members[0].report, f.members[0].quantity): f.id for f in self._found(story).facts}
        return Task(story.id, [self._store.get(place) for place in story.bodies], story.copies, known)

    def _found(self, story: Story) -> Found:
        if story.facts is None:
            return Found([], [])
        found: Found = state.loads(self._store.get(story.facts))
        return found

    def save(self, path: Path) -> None:
        """Write a state file, which `load` reads: later reports can join in another run."""
        with whole_file(path) as stream:
            state.write(stream, self._settings, self._pieces())

    def _pieces(self) -> Iterator[object]:
        yield self.problems, self.reports, self._texts, self._placing
        for number, story in self._stories.items():
            bodies = [self._store.get(place) for place in story.bodies]
            yield number, replace(story, bodies=[], facts=None), bodies, self._store.get(story.facts or 0)

    def load(self, path: Path) -> None:
        """Go on from a state file. Raises StateError where another version or other settings made it."""
        with path.open("rb") as stream:
            pieces = state.read(stream, self._settings)
            self.problems, self.reports, self._texts, self._placing = next(pieces)
            for number, story, bodies, facts in pieces:
                story.bodies = [self._store.put(body) for body in bodies]
                story.facts = self._store.put(facts)
                self._stories[number] = story

    @property
    def _settings(self) -> dict[str, Any]:
        return asdict(self.policy) | {"one_story": self.one_story, "threshold": self.threshold}

    def found(self) -> Iterator[Found]:
        """Yield the facts and statements of one story after the other, so that not all need be in memory."""
        return (self._found(story) for story in self._stories.values())

    @property
    def facts(self) -> list[Fact]:
        """The facts, story by story, in the order of their first members."""
        return [fact for found in self.found() for fact in found.facts]

    @property
    def statements(self) -> list[Statement]:
        """Claims without numbers that several reports make, story by story."""
        return [statement for found in self.found() for statement in found.statements]

    def to_dict(self) -> dict[str, Any]:
        """Return everything as JSON-native data: schema, reports, stories, facts, problems."""
        return {key: list(value) if isinstance(value, Iterator) else value for key, value in self.data().items()}

    def data(self) -> dict[str, Any]:
        """Return what `to_dict` does, with iterators in place of lists that may be long."""
        return {
            "schema": "recoupe-facts/1",
            "reports": iter(self.reports.values()),
            "stories": ({"id": story.id, "reports": story.reports} for story in self._stories.values()),
            "facts": (fact.to_dict() for found in self.found() for fact in found.facts),
            "statements": (statement.to_dict() for found in self.found() for statement in found.statements),
            "problems": self.problems,
        }

    def to_json(self) -> bytes:
        """Return `to_dict` as indented JSON; the same records always give the same bytes."""
        from recoupe.comparison.writing import json_pieces

        return b"".join(json_pieces(self))

    def to_frame(self) -> pd.DataFrame:
        """Return one row a member: fact, label, verdict, and what the member says."""
        from recoupe.comparison.tables import members_frame

        return members_frame(self.facts)

    def matrix(self, story: str | None = None) -> pd.DataFrame:
        """Return facts × reports, of one story or of all; a cell holds number, certainty, source and date."""
        from recoupe.comparison.tables import matrix_frame

        reports = [name for name, info in self.reports.items() if story in (None, info["story"])]
        return matrix_frame([fact for fact in self.facts if story in (None, fact.story)], reports)

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
    workers: int = 1,
    state: Path | None = None,
) -> Comparison:
    """Compare reports: which facts they share, and how they differ.

    records: reports as `extract`, `read_records` or `read_gold` give them. policy: how approximations are read.
    one_story: True where all reports are known to tell one story. threshold: evidence needed for a link.
    workers: processes that read and align; the result is the same with any number of them.
    state: a file by which comparisons go on: where it exists, the records join what it holds; it is written anew.
        Reports that join later, and were published later, give what comparing all of them at once gives; facts
        keep their ids in any case. Raises StateError where another version made it, or other settings.

    >>> comparison = recoupe.compare(recoupe.read_records("records/"))
    >>> comparison.matrix()
    """
    comparison = Comparison(policy=policy or Policy(), one_story=one_story, threshold=threshold, workers=workers)
    if state and state.exists():
        comparison.load(state)
    comparison.join(records)
    if state:
        comparison.save(state)
    return comparison
