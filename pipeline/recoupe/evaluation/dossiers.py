"""Score facts across reports against gold dossiers: pairs, B³, verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import orjson

from recoupe.evaluation.matching import pair
from recoupe.record import Report

Member = tuple[str, ...]


@dataclass(slots=True)
class DossierScore:
    """Counts over all dossiers.

    pairs_*: pairs of mentions put into one fact by both sides, by gold, by the program (inside the reports of the
    dossiers). b3_*: sums of B³ precision and recall over gold mentions (Bagga and Baldwin, 1998). verdicts: right
    ones of those judged: gold facts of which a predicted fact shares two members or more. errors: what went
    wrong, for reading.
    """

    pairs_right: int = 0
    pairs_gold: int = 0
    pairs_found: int = 0
    b3_precision: float = 0.0
    b3_recall: float = 0.0
    mentions: int = 0
    verdicts_right: int = 0
    verdicts: int = 0
    facts: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def pairwise(self) -> tuple[float, float, float]:
        """Precision, recall and F1 over pairs."""
        return _prf(self.pairs_right, self.pairs_found, self.pairs_gold)

    @property
    def b3(self) -> tuple[float, float, float]:
        """B³ precision, recall and F1."""
        n = self.mentions or 1
        p, r = self.b3_precision / n, self.b3_recall / n
        return p, r, 2 * p * r / (p + r) if p + r else 0.0

    @property
    def verdict_accuracy(self) -> float:
        """Share of right verdicts among the facts that were found."""
        return self.verdicts_right / self.verdicts if self.verdicts else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as JSON-native data."""
        p, r, f = self.pairwise
        bp, br, bf = self.b3
        return {
            "pairwise": {"precision": p, "recall": r, "f1": f, "gold_pairs": self.pairs_gold},
            "b3": {"precision": bp, "recall": br, "f1": bf, "mentions": self.mentions},
            "verdicts": {"right": self.verdicts_right, "judged": self.verdicts, "accuracy": self.verdict_accuracy},
            "facts": self.facts,
        }


def read_dossiers(paths: Path | Iterable[Path]) -> list[dict[str, Any]]:
    """Read `dossier.json` files, or those of folders. Raises ValueError where a file is no dossier."""
    found = []
    for path in [paths] if isinstance(paths, Path) else paths:
        for file in sorted(path.rglob("dossier*.json")) if path.is_dir() else [path]:
            data = orjson.loads(file.read_bytes())
            if not isinstance(data, dict) or "facts" not in data or "reports" not in data:
                raise ValueError(f"{file}: a dossier needs reports and facts")
            found.append(data)
    return found


def score_dossiers(
    dossiers: Sequence[Mapping[str, Any]],
    gold: Iterable[Report],
    predicted: Iterable[Report],
    facts: Sequence[Mapping[str, Any]],
) -> DossierScore:
    """Score predicted facts (as `Comparison.to_dict()["facts"]`) against gold dossiers.

    Predicted quantities are mapped to gold ones by the overlap of their spans; one that meets none stays alone.
    """
    mapped = _mapped(facts, _quantity_map(gold, predicted))
    score = DossierScore()
    reports = {report for dossier in dossiers for report in dossier["reports"]}
    wanted = [(_members(fact), fact) for dossier in dossiers for fact in dossier["facts"]]
    _score_pairs(score, wanted, mapped, reports)
    for members, fact in wanted:
        _score_verdict(score, members, fact, mapped)
        _score_b3(score, members, mapped)
    return score


def _quantity_map(gold: Iterable[Report], predicted: Iterable[Report]) -> dict[Member, Member]:
    by_id = {report.id: report for report in predicted}
    found: dict[Member, Member] = {}
    for report in gold:
        other = by_id.get(report.id)
        for wanted, got in pair(report.quantities, other.quantities).pairs if other else []:
            found[report.id, got["id"]] = (report.id, wanted["id"])
    return found


def _members(fact: Mapping[str, Any]) -> frozenset[Member]:
    return frozenset((m["report"], m["quantity"]) for m in fact["members"])


Mapped = list[tuple[frozenset[Member], str | None]]


def _mapped(facts: Sequence[Mapping[str, Any]], to_gold: Mapping[Member, Member]) -> Mapped:
    return [(frozenset(to_gold.get(m, ("?", *m)) for m in _members(fact)), fact.get("verdict")) for fact in facts]


def _score_pairs(
    score: DossierScore,
    wanted: list[tuple[frozenset[Member], Mapping[str, Any]]],
    mapped: Mapped,
    reports: set[str],
) -> None:
    gold = {frozenset(two) for members, _ in wanted for two in combinations(sorted(members), 2)}
    found = {
        frozenset(two)
        for members, _ in mapped
        for two in combinations(sorted(members), 2)
        if all(len(member) == 2 and member[0] in reports for member in two)
    }
    score.pairs_right, score.pairs_gold, score.pairs_found = len(gold & found), len(gold), len(found)
    score.facts = len(wanted)
    score.errors += [f"wrong link {_pair_text(two)}" for two in sorted(found - gold, key=sorted)]
    score.errors += [f"missed link {_pair_text(two)}" for two in sorted(gold - found, key=sorted)]


def _pair_text(two: frozenset[Member]) -> str:
    return " ~ ".join(":".join(member) for member in sorted(two))


def _score_verdict(
    score: DossierScore, members: frozenset[Member], fact: Mapping[str, Any], mapped: Mapped
) -> None:
    best = max(mapped, key=lambda found: len(found[0] & members), default=(frozenset[Member](), None))
    if len(best[0] & members) < 2:
        score.errors.append(f"missed fact {fact.get('label')}")
        return
    score.verdicts += 1
    score.verdicts_right += best[1] == fact["verdict"]
    if best[1] != fact["verdict"]:
        score.errors.append(f"verdict of {fact.get('label')}: {fact['verdict']}, not {best[1]}")


def _score_b3(score: DossierScore, members: frozenset[Member], mapped: Mapped) -> None:
    home = {member: found for found, _ in mapped for member in found}
    for member in members:
        found = home.get(member, frozenset((member,)))
        shared = len(found & members)
        score.b3_precision += shared / len(found)
        score.b3_recall += shared / len(members)
        score.mentions += 1


def _prf(right: int, found: int, gold: int) -> tuple[float, float, float]:
    p, r = right / found if found else 0.0, right / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def dossier_table(score: DossierScore) -> str:
    """Return the scores as lines for people."""
    (p, r, f), (bp, br, bf) = score.pairwise, score.b3
    right = f"{score.verdicts_right} right of {score.verdicts}"
    return "\n".join(
        (
            f"{'':10}{'precision':>10}{'recall':>8}{'F1':>8}",
            f"{'pairs':10}{p:10.3f}{r:8.3f}{f:8.3f}   {score.pairs_gold} gold pairs",
            f"{'B³':10}{bp:10.3f}{br:8.3f}{bf:8.3f}   {score.mentions} mentions in {score.facts} facts",
            f"{'verdicts':10}{score.verdict_accuracy:10.3f}{'':16}   {right}",
        )
    )
