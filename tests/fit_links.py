"""Learn the weights of the signs of a link anew: `python -m tests.fit_links` writes link_weights.csv.

Pairs come from the development dossiers, gold records and the records of the pipeline, and from the stories of
corpus/stories. Each story is left out once to show how the weights do on what they were not learned from.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

import recoupe
from recoupe.comparison.building import read_report
from recoupe.comparison.evidence import signs_of
from recoupe.comparison.policy import Policy
from recoupe.comparison.weights import Weights
from recoupe.gold import read_gold
from recoupe.record import Report

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "models" / "recoupe_fr" / "lexicons" / "link_weights.csv"
#: Ridge penalty; a score of THRESHOLD stands for these log-odds; how far a step of log-odds moves a score.
RIDGE, ODDS, STEP, THRESHOLD = 20.0, -0.28, 0.45, 0.6

Member = tuple[str, str]
Facts = dict[str, list[Member]]
Array = NDArray[np.float64]


class Pairs(NamedTuple):
    """The pairs of a story: signs of each, whether it is one question."""

    name: str
    signs: list[dict[str, float]]
    same: list[bool]


def overlapping(report: Report, start: int, end: int) -> Member | None:
    """Return the quantity of a record that overlaps a stretch of its text."""
    for quantity in report.quantities:
        if quantity["start"] < end and start < quantity["end"]:
            return report.id, quantity["id"]
    return None


def extracted(reports: list[Report]) -> dict[str, Report]:
    """Return the pipeline's records of the texts of some reports."""
    known = ("published", "publisher", "title")
    articles = [recoupe.Article(id=r.id, text=r.text or "", **{k: r.report.get(k) for k in known}) for r in reports]
    return {report.id: report for report in recoupe.extract(articles)}


def dossiers() -> Iterator[tuple[str, list[Report], Facts]]:
    """Yield the development dossiers twice: with gold records, with the pipeline's."""
    for path in sorted((ROOT / "corpus" / "development").glob("*/dossier.json")):
        gold = [report for file in sorted(path.parent.glob("*.xml")) for report in read_gold(file)]
        facts: Facts = {
            fact["id"]: [(m["report"], m["quantity"]) for m in fact["members"]]
            for fact in json.loads(path.read_text(encoding="utf-8"))["facts"]
        }
        yield path.parent.name, gold, facts
        spans = {(r.id, q["id"]): (q["start"], q["end"]) for r in gold for q in r.quantities}
        found = extracted(gold)
        moved = {
            name: [k for m in members if (k := overlapping(found[m[0]], *spans[m]))]
            for name, members in facts.items()
        }
        yield path.parent.name, list(found.values()), moved


def stories() -> Iterator[tuple[str, list[Report], Facts]]:
    """Yield the stories of which only the facts are annotated."""
    for path in sorted((ROOT / "corpus" / "stories").glob("*/members.json")):
        articles = [read_story(file) for file in sorted(path.parent.glob("*.txt"))]
        found = {report.id: report for report in recoupe.extract(articles)}
        facts: Facts = {}
        for member in json.loads(path.read_text(encoding="utf-8")):
            if key := overlapping(found[member["report"]], member["start"], member["end"]):
                facts.setdefault(member["fact"], []).append(key)
        yield path.parent.name, list(found.values()), facts


def read_story(path: Path) -> recoupe.Article:
    """Read a report of a story: the head of its marked text, and the plain text beside it."""
    head = dict(line.split(": ", 1) for line in path.read_text(encoding="utf-8").partition("\n\n")[0].split("\n"))
    text = path.with_suffix(".plain").read_text(encoding="utf-8")
    return recoupe.Article(
        id=path.stem,
        text=text,
        published=head["published"],
        publisher=head["publisher"],
        title=head.get("title"),
    )


def pairs(name: str, reports: list[Report], facts: Facts) -> Pairs:
    """Return the pairs of figures of one family that nothing forbids."""
    figures = [figure for report in reports for figure in read_report(report, Policy()).figures]
    weights, home = Weights(figures), [set(members) for members in facts.values()]
    found = Pairs(name, [], [])
    for index, one in enumerate(figures):
        for other in figures[index + 1 :]:
            signs = signs_of(one, other, weights, Policy()) if one.family == other.family else {}
            signs.pop("", None)
            if signs:
                both = {(one.report, one.quantity), (other.report, other.quantity)}
                found.signs.append(signs)
                found.same.append(any(both <= members for members in home))
    return found


def fitted(x: Array, y: Array) -> Array:
    """Return the weights of a logistic regression with a ridge, first that of none (Newton's method)."""
    middle, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[np.ones(len(x)), (x - middle) / spread]
    weights = np.zeros(z.shape[1])
    ridge = np.diag([0.0, *[RIDGE] * x.shape[1]])
    for _ in range(25):
        odds = 1 / (1 + np.exp(-z @ weights))
        slope = z.T @ (odds - y) + ridge @ weights
        weights -= np.linalg.solve((z * (odds * (1 - odds))[:, None]).T @ z + ridge, slope)
    scaled: Array = weights[1:] / spread
    return np.r_[weights[0] - scaled @ middle, scaled]


def main() -> None:
    found = [pairs(*story) for story in (*dossiers(), *stories())]
    names = sorted({sign for one in found for signs in one.signs for sign in signs})
    x = np.array([[signs.get(n, 0.0) for n in names] for one in found for signs in one.signs])
    y = np.array([float(same) for one in found for same in one.same])
    of = np.array([one.name for one in found for _ in one.same])
    scores = np.zeros(len(y))
    for name in set(of):
        weights = fitted(x[of != name], y[of != name])
        scores[of == name] = weights[0] + x[of == name] @ weights[1:]
    hit = scores >= ODDS
    right = float(y[hit].sum())
    print(f"pairs {len(y)}, left out once: precision {right / hit.sum():.3f}, recall {right / y.sum():.3f}")
    weights = fitted(x, y)
    none = THRESHOLD + STEP * (weights[0] - ODDS)
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("sign", "weight"))
        writer.writerow(("", f"{none:.3f}"))
        writer.writerows(
            (n, f"{STEP * w:.3f}") for n, w in zip(names, weights[1:], strict=True) if math.isfinite(w)
        )


if __name__ == "__main__":
    main()
