"""A comparison for people, in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from recoupe.comparison.facts import Fact
from recoupe.comparison.figures import Figure
from recoupe.comparison.verdicts import Flag

if TYPE_CHECKING:
    from rich.console import RenderableType

    from recoupe.comparison.compared import Comparison

#: What a reader wants to see first comes first.
_STYLE = {"conflict": "bold red", "update": "yellow", "compatible": "cyan", "agree": "green"}
_ORDER = list(_STYLE)
#: So many stories are shown; the files have all.
SHOWN = 20


def render(comparison: Comparison) -> Iterator[RenderableType]:
    """Yield tables, one a story (conflicts first), and a line that sums them up.

    A row is a fact, with its verdict, what each report says, and what to know.
    """
    from rich.text import Text

    counts: Counter[str] = Counter()
    stories = 0
    for found in comparison.found():
        if not found.facts:
            continue
        stories += 1
        counts.update(fact.verdict for fact in found.facts)
        if stories <= SHOWN:
            yield _table(comparison, sorted(found.facts, key=lambda f: (f.alone, _ORDER.index(f.verdict))))
    if not counts:
        yield Text("No fact is told twice.")
        return
    verdicts = ", ".join(f"{counts[name]} {name}" for name in _ORDER if counts[name])
    rest = f" The first {SHOWN} stories are shown; -o DIR writes all." if stories > SHOWN else ""
    told = f"{_number_of(len(comparison.reports), 'report')}, {_number_of(counts.total(), 'fact')}"
    yield Text(f"{told} in {stories} {'story' if stories == 1 else 'stories'}: {verdicts}.{rest}")


def _number_of(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _told(fact: Fact) -> Iterator[str]:
    """Yield one line a report: its day, its numbers as it wrote them, with who says so and how sure."""
    reports: dict[str, list[Figure]] = {}
    for figure in fact.members:
        reports.setdefault(figure.report, []).append(figure)
    for report, figures in reports.items():
        copied = f", copy of {fact.copies[report]}" if report in fact.copies else ""
        yield f"{report} ({figures[0].published or 'no date'}{copied}): {'; '.join(_numbers(figures))}"


def _numbers(figures: Iterable[Figure]) -> Iterator[str]:
    """Yield numbers with who states them and how sure; what is repeated once, with all who are named."""
    for _, told in groupby(figures, key=lambda f: f.text.lower()):
        same = list(told)
        doubt = [f.certainty for f in same if f.certainty != "certain"]
        said = list(dict.fromkeys([*doubt, *(s.text for f in same for s in f.sources[:1] if s.text)]))
        yield f"{same[0].text} [{', '.join(said)}]" if said else same[0].text


def _notes(fact: Fact) -> Iterator[str]:
    """Yield how many origins a fact has, and one line a kind of flag; the details stand in facts.json."""
    if not fact.alone:
        yield _number_of(fact.confirmations, "independent origin")
    kinds: dict[str, list[Flag]] = {}
    for flag in fact.flags:
        kinds.setdefault(flag.kind, []).append(flag)
    for kind, flags in kinds.items():
        yield f"{kind.replace('_', ' ')}: {_concerned(kind, flags)}"


def _concerned(kind: str, flags: list[Flag]) -> str:
    """Tell whom flags of one kind concern: from whom to whom, who is cited, who denies, else in which reports."""
    if kind in ("hedge_lost", "hedge_added", "source_changed"):
        return "; ".join(" → ".join(flag.reports) for flag in flags)
    reports = ", ".join(dict.fromkeys(report for flag in flags for report in flag.reports))
    if kind == "same_origin":
        cited = ", ".join(dict.fromkeys(flag.text.removeprefix("both cite ") for flag in flags))
        return f"{cited} ({reports})"
    if kind == "denied":
        return f"{flags[0].text.removeprefix('denied ')} ({reports})"
    return reports


def _table(comparison: Comparison, facts: list[Fact]) -> RenderableType:
    from rich.markup import escape
    from rich.table import Table

    reports = [report for report in comparison.reports.values() if report["story"] == facts[0].story]
    title = next((r["title"] for r in reports if r["title"]), None) or reports[0]["id"]
    table = Table(
        title=escape(f"{title} ({_number_of(len(reports), 'report')})"),
        title_justify="left",
        show_lines=True,
        expand=True,
    )
    for name, share in (("fact", 2), ("verdict", None), ("reports", 5), ("to know", 3)):
        table.add_column(name, overflow="fold", ratio=share, no_wrap=name == "verdict", min_width=10)
    for fact in facts:
        told, notes = "\n".join(_told(fact)), "\n".join(_notes(fact))
        style = _STYLE[fact.verdict]
        table.add_row(escape(fact.label), f"[{style}]{fact.verdict}[/]", escape(told), escape(notes))
    return table
