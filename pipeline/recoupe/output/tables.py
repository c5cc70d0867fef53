"""Tables in plain text, for terminals and documents."""

from __future__ import annotations

from recoupe.evaluation import Evaluation


def score_table(result: Evaluation) -> str:
    """Return precision, recall, F1 and counts of an evaluation, one row a line."""
    lines = [f"{'':32}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'found':>7}"]
    for name, score in result.scores.items():
        numbers = f"{score.precision:7.3f}{score.recall:7.3f}{score.f1:7.3f}"
        lines.append(f"{name:32}{numbers}{score.gold:7}{score.predicted:7}")
    return "\n".join(lines)
