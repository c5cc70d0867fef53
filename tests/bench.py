"""`make bench`: words per second of recoupe beside the plain base model, on the same articles, in one run.

Only ratios mean anything: machines differ and drift. Rounds of the two alternate; figures are medians of
process-CPU time with one BLAS thread. Cold is the first pass of a fresh pipeline (what a command-line run sees),
warm the later ones.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

import recoupe
from recoupe.gold import read_gold

CORPUS = Path(__file__).parent.parent / "corpus"
ROUNDS = 5


def articles() -> list[recoupe.Article]:
    """All gold articles: their texts are the benchmark's."""
    reports = read_gold(CORPUS / "development") + read_gold(CORPUS / "test")
    return [recoupe.Article(text=r.text or "", id=r.id, published=r.report.get("published")) for r in reports]


def cpu(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


class Stopwatch:
    """Wraps a component and adds up its time."""

    def __init__(self, name: str, component: Any, times: dict[str, float]) -> None:
        self.name, self.component, self.times = name, component, times

    def __call__(self, doc: Any) -> Any:
        start = time.process_time()
        doc = self.component(doc)
        self.times[self.name] += time.process_time() - start
        return doc


def watched(nlp: Language) -> dict[str, float]:
    """Put a stopwatch on each component of a pipeline; return the times, filled while it runs."""
    times: dict[str, float] = defaultdict(float)
    nlp._components = [(name, Stopwatch(name, component, times)) for name, component in nlp._components]
    return times


def rounds(plain: Language, ours: Language, items: list[recoupe.Article]) -> Iterator[tuple[float, float]]:
    for _ in range(ROUNDS):
        yield (
            cpu(lambda: list(plain.pipe(item.text for item in items))),
            cpu(lambda: [report.to_json() for report in recoupe.extract(items, nlp=ours)]),
        )


def main() -> None:
    items = articles()
    words = sum(len(item.text.split()) for item in items)
    plain, ours = spacy.load("fr_core_news_md"), recoupe.load()
    times = list(rounds(plain, ours, items))
    print(f"{len(items)} articles, {words:,} words, process-CPU time, one thread\n")
    print(f"{'':8}{'plain words/s':>15}{'recoupe words/s':>17}{'ratio':>8}")
    warm = [statistics.median(column) for column in zip(*times[1:], strict=True)]
    for name, (base, full) in (("cold", times[0]), ("warm", warm)):
        print(f"{name:8}{words / base:15,.0f}{words / full:17,.0f}{base / full:8.2f}")
    shares(ours, items, warm[0])


def shares(ours: Language, items: list[recoupe.Article], plain: float) -> None:
    """Print what each of our components costs, as a share of the plain base model's time."""
    spent = watched(ours)
    for _ in range(ROUNDS):
        list(recoupe.extract(items, nlp=ours))
    print("\nshare of the plain base model's warm time")
    for name, seconds in spent.items():
        print(f"  {name:24}{100 * seconds / ROUNDS / plain:7.1f} %")


if __name__ == "__main__":
    main()
