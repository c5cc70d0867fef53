"""Comparison time from 1,000 to 100,000 records, made from development gold: `python -m tests.bench_comparison`.

Arguments: sizes; `-jN` for N processes, `-j` for one a core.

Each copy of a dossier is a story of its own: names and the words that the comparison does not know get other
letters, days move, numbers change.
"""

from __future__ import annotations

import os
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import orjson

from recoupe.comparison import compare, words
from recoupe.gold import read_gold
from recoupe.record import Report

CORPUS = Path(__file__).parent.parent / "corpus" / "development"
SIZES = (1_000, 10_000, 100_000)
_PIECES = re.compile(r"[^\W\d_]+|[\W\d_]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def records(size: int) -> Iterator[Report]:
    """Yield `size` records: copies of the gold ones, each copy of a dossier another story."""
    seeds = [report.to_json() for report in read_gold(CORPUS)]
    for number in range(size):
        yield varied(orjson.loads(seeds[number % len(seeds)]), number // len(seeds))


def varied(data: dict[str, Any], copy: int) -> Report:
    """Return a record with other names, words, days and numbers."""
    letters = "".join(random.Random(copy).sample(_LETTERS, len(_LETTERS)))
    table = str.maketrans(_LETTERS + _LETTERS.upper(), letters + letters.upper())
    text = "".join(_other(piece, table) for piece in _PIECES.findall(data["text"]))
    for entity in data["entities"]:
        start, end = entity["start"], entity["end"]
        renamed = text[start:end].translate(table)
        text = text[:start] + renamed + text[end:]
        entity["text"], entity["canonical"] = renamed, f"{entity.get('canonical') or renamed}-{copy}"
    for quantity in data["quantities"]:
        for bound in ("value", "min", "max"):
            if quantity[bound] is not None and quantity[bound] > 20:
                quantity[bound] = round(quantity[bound] * (1 + copy % 997 / 300))
    info = data["report"]
    info["id"] = f"{info['id']}-{copy}"
    info["title"] = (info.get("title") or "").translate(table)
    info["published"] = (date.fromisoformat(info["published"]) + timedelta(days=copy % 3_000)).isoformat()
    return Report.from_dict(data | {"text": text})


def _other(piece: str, table: dict[int, int]) -> str:
    """Return a word with other letters, unless it is one of those that tell what is counted and what happened."""
    word = piece.lower()
    known = not words.is_content(word) or words.events_of(word) or words.noun(word).concepts
    return piece if known or words.noun(word.rstrip("s")).concepts else piece.translate(table)


def measure(size: int, workers: int) -> tuple[float, float, int]:
    """Return seconds of CPU and of time that comparing `size` records takes, and the number of facts found.

    The records are made while they are compared, so that memory is that of the comparison; the time to make them is
    measured apart and taken off. Every fact is read back, as writing them does.
    """
    start, clock = cpu(), time.perf_counter()
    for _ in records(size):
        pass
    making, lasted = cpu() - start, time.perf_counter() - clock
    start, clock = cpu(), time.perf_counter()
    comparison = compare(records(size), workers=workers)
    facts = sum(len(found.facts) for found in comparison.found())
    return cpu() - start - making, time.perf_counter() - clock - lasted, facts


def cpu() -> float:
    """Return the seconds of CPU that this process and its workers took so far."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both)


def main(sizes: tuple[int, ...] = SIZES, workers: int = 1) -> None:
    print(f"{'records':>10}{'CPU s':>10}{'ms a record':>13}{'time s':>10}{'facts':>10}{'peak MiB':>10}")
    for size in sizes:
        seconds, lasted, facts = measure(size, workers)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        per = 1000 * seconds / size
        print(f"{size:10,}{seconds:10.1f}{per:13.2f}{lasted:10.1f}{facts:10,}{peak:10,}", flush=True)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("-j")]
    chosen = next((int(a[2:] or os.cpu_count() or 1) for a in sys.argv[1:] if a.startswith("-j")), 1)
    main(tuple(int(argument) for argument in arguments) or SIZES, chosen)
