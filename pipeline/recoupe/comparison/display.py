"""A comparison for people, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.comparison.facts import Fact
from recoupe.comparison.tables import cell

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
        told = "\n".join(dict.fromkeys(f"{f.report}: {cell(f)}" for f in fact.members))
        notes = "\n".join(f"{flag.kind.replace('_', ' ')}: {flag.text}" for flag in fact.flags)
        style = _STYLE[fact.verdict]
        table.add_row(escape(fact.label), f"[{style}]{fact.verdict}[/]", escape(told), escape(notes))
    return table
