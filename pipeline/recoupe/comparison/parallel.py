"""Work done by several processes, its results in the order of what was given."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

#: Portions that wait for each worker: enough to keep it busy, no more, so that memory stays bounded.
_AHEAD = 3

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_order(
    work: Callable[[list[Item]], list[Result]], items: Iterable[Item], workers: int, portion: int
) -> Iterator[Result]:
    """Yield the results of `work`, which takes and returns lists; items and results must be picklable.

    workers: 1 works in this process. portion: how many items are sent to a worker at once.
    """
    portions = _portions(items, portion)
    if workers <= 1:
        for given in portions:
            yield from work(given)
        return
    waiting: deque[Future[list[Result]]] = deque()
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        for given in portions:
            waiting.append(pool.submit(work, given))
            if len(waiting) > workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _portions(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while given := list(islice(rest, size)):
        yield given
