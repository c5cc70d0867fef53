"""Pair gold mentions with predicted ones: greedily, best overlap first, each used once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Spanned = Mapping[str, Any]
Similarity = Callable[[Any, Any], float]


def jaccard(a: Spanned, b: Spanned) -> float:
    """Return the share of characters that two stretches have in common, 0 to 1."""
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    if shared <= 0:
        return 0.0
    return float(shared / (max(a["end"], b["end"]) - min(a["start"], b["start"])))


def coverage(gold: Iterable[Spanned], predicted: Iterable[Spanned]) -> float:
    """Return the Jaccard index of the characters of two lists of stretches; 1 where both are empty."""
    a, b = _characters(gold), _characters(predicted)
    return len(a & b) / len(a | b) if a | b else 1.0


def _characters(pieces: Iterable[Spanned]) -> set[int]:
    return {index for piece in pieces for index in range(piece["start"], piece["end"])}


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which gold mention met which predicted one, and what stayed alone."""

    pairs: list[tuple[Any, Any]]
    missed: list[Any]
    extra: list[Any]


def pair(gold: Sequence[Any], predicted: Sequence[Any], similarity: Similarity = jaccard) -> Pairing:
    """Pair two lists of mentions by falling similarity; nearer starts first on a tie."""
    scored = []
    for i, wanted in enumerate(gold):
        for j, found in enumerate(predicted):
            score = similarity(wanted, found)
            if score > 0:
                scored.append((score, -abs(wanted["start"] - found["start"]), i, j))
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(scored, reverse=True):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((gold[i], predicted[j]))
    missed = [mention for i, mention in enumerate(gold) if i not in used_gold]
    extra = [mention for j, mention in enumerate(predicted) if j not in used_predicted]
    return Pairing(pairs, missed, extra)
