"""Facts as tables: members, matrix facts × reports, timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from recoupe.comparison.facts import Fact
from recoupe.comparison.figures import Figure

if TYPE_CHECKING:
    import pandas as pd

_MEMBER = (
    "fact", "story", "label", "verdict", "confirmations", "flags", "report", "published", "quantity", "start",
    "end", "text", "value", "min", "max", "family", "modifier", "counted", "role", "certainty", "polarity",
    "status", "source", "source_type", "evidence",
)  # fmt: skip
_STEP = (
    "fact", "label", "verdict", "published", "valid_from", "valid_to", "report", "quantity", "text", "certainty",
)  # fmt: skip


def members_frame(facts: Sequence[Fact]) -> pd.DataFrame:
    """Return one row a member."""
    import pandas as pd

    return pd.DataFrame([_row(fact, figure) for fact in facts for figure in fact.members], columns=list(_MEMBER))


def _row(fact: Fact, figure: Figure) -> dict[str, Any]:
    value, low, high = figure.value
    source = figure.sources[0] if figure.sources else None
    return {
        "fact": fact.id, "story": fact.story, "label": fact.label, "verdict": fact.verdict,
        "confirmations": fact.confirmations, "flags": " ".join(sorted({flag.kind for flag in fact.flags})),
        "report": figure.report, "published": figure.published, "quantity": figure.quantity,
        "start": figure.start, "end": figure.end, "text": figure.text, "value": value, "min": low, "max": high,
        "family": figure.family, "modifier": figure.modifier, "counted": figure.counted, "role": figure.role,
        "certainty": figure.certainty, "polarity": figure.polarity, "status": figure.status,
        "source": source.text if source else None, "source_type": source.kind if source else None,
        "evidence": figure.evidence["text"],
    }  # fmt: skip


def matrix_frame(facts: Sequence[Fact], reports: Sequence[str]) -> pd.DataFrame:
    """Return facts × reports, ids as index and columns; empty where a report does not have the fact."""
    import pandas as pd

    rows = []
    for fact in facts:
        row: dict[str, str] = {"label": fact.label, "verdict": fact.verdict}
        for report in reports:
            row[report] = " / ".join(dict.fromkeys(cell(f) for f in fact.members if f.report == report))
        rows.append(row)
    index = pd.Index([fact.id for fact in facts], name="fact")
    return pd.DataFrame(rows, index=index, columns=["label", "verdict", *reports])


def cell(figure: Figure) -> str:
    """Return a matrix cell: the number as it was written, certainty, source, day of publication."""
    parts = [figure.certainty, *(s.text for s in figure.sources[:1] if s.text), figure.published or "no date"]
    return f"{figure.text} ({', '.join(parts)})"


def timeline_frame(facts: Sequence[Fact]) -> pd.DataFrame:
    """Return one row a step of each fact."""
    import pandas as pd

    rows = [
        {"fact": fact.id, "label": fact.label, "verdict": fact.verdict, **step}
        for fact in facts
        for step in fact.timeline()
    ]
    return pd.DataFrame(rows, columns=list(_STEP))
