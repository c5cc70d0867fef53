"""Score predicted records against gold, layer by layer."""

from __future__ import annotations

from recoupe.evaluation.scores import Evaluation, Score, evaluate

__all__ = ["Evaluation", "Score", "evaluate"]
