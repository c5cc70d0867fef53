"""A comparison for people, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from recoupe.comparison.facts import Fact
from recoupe.comparison.figures import Figure

if TYPE_CHECKING:
    from rich.console import RenderableType

    from recoupe.comparison.compared import Comparison

_STYLE = {"agree": "green", "compatible": "cyan", "update": "yellow", "conflict": "bold red"}


def render(comparison: Comparison) -> RenderableType:
    """Return tables, one a story: a fact a row, with its verdict, what each report says, and what to know."""
    from rich.console import Group
    from rich.text import Text

    if not comparison.facts:
        return Text("No fact is told twice.")
    stories: dict[str, list[Fact]] = {}
    for fact in comparison.facts:
        stories.setdefault(fact.story, []).append(fact)
    return Group(*(_table(comparison, story, facts) for story, facts in stories.items()))


def _told(fact: Fact) -> Iterator[str]:
    """Yield one line a report: its day, its numbers as it wrote them, with who says so and how sure."""
    reports: dict[str, list[Figure]] = {}
    for figure in fact.members:
        reports.setdefault(figure.report, []).append(figure)
    for report, figures in reports.items():
        numbers = "; ".join(dict.fromkeys(map(_number, figures)))
        yield f"{report} ({figures[0].published or 'no date'}): {numbers}"


def _number(figure: Figure) -> str:
    doubt = [figure.certainty] if figure.certainty != "certain" else []
    said = [*doubt, *(source.text for source in figure.sources[:1] if source.text)]
    return f"{figure.text} [{', '.join(said)}]" if said else figure.text


def _notes(fact: Fact) -> Iterator[str]:
    """Yield one line a kind of flag, with the reports that it concerns; the details stand in facts.json."""
    concerned: dict[str, list[str]] = {}
    for flag in fact.flags:
        concerned.setdefault(flag.kind, []).extend(flag.reports)
    for kind, reports in concerned.items():
        yield f"{kind.replace('_', ' ')}: {', '.join(dict.fromkeys(reports))}"


def _table(comparison: Comparison, story: str, facts: list[Fact]) -> RenderableType:
    from rich.markup import escape
    from rich.table import Table

    reports = [report for report in comparison.reports.values() if report["story"] == story]
    title = next((r["title"] for r in reports if r["title"]), None) or reports[0]["id"]
    table = Table(
        title=escape(f"{title} ({len(reports)} reports)"), title_justify="left", show_lines=True, expand=True
    )
    for name, share in (("fact", 2), ("verdict", None), ("reports", 5), ("to know", 3)):
        table.add_column(name, overflow="fold", ratio=share, no_wrap=name == "verdict", min_width=10)
    for fact in facts:
        told, notes = "\n".join(_told(fact)), "\n".join(_notes(fact))
        style = _STYLE[fact.verdict]
        table.add_row(escape(fact.label), f"[{style}]{fact.verdict}[/]", escape(told), escape(notes))
    return table
