"""Many articles, several processes, one order: the same bytes with any number of workers."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import Any

from recoupe.article import Article
from recoupe.reading import Problem
from recoupe.record import Report

#: Articles sent to a worker at once, and jobs waiting for each worker: enough to keep it busy, no more.
_JOB = 4
_AHEAD = 3

Item = Article | Problem
Outcome = Report | Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """How to run: `settings` are those of `recoupe.load`; each worker is a process with its own pipeline."""

    workers: int = 1
    settings: dict[str, Any] = field(default_factory=dict)

    def run(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """Yield a record for each article and pass the problems on, in the order of `items`.

        An article that makes the program fail gives a `Problem`; the others go on.
        """
        if self.workers <= 1:
            work = _Worker(self.settings)
            for item in items:
                yield item if isinstance(item, Problem) else work.one(item)
            return
        yield from self._parallel(items)

    def _parallel(self, items: Iterable[Item]) -> Iterator[Outcome]:
        pool = _Pool(self.workers, self.settings)
        waiting: deque[tuple[list[Article], Future[list[Outcome]]] | Problem] = deque()
        try:
            for job in _jobs(items):
                waiting.append(job if isinstance(job, Problem) else (job, pool.submit(job)))
                if len(waiting) > self.workers * _AHEAD:
                    yield from pool.results(waiting.popleft())
            while waiting:
                yield from pool.results(waiting.popleft())
        finally:
            pool.close()


def _jobs(items: Iterable[Item]) -> Iterator[list[Article] | Problem]:
    """Group articles; a problem between two of them keeps its place."""
    job: list[Article] = []
    for item in items:
        if isinstance(item, Article):
            job.append(item)
        if job and (len(job) == _JOB or isinstance(item, Problem)):
            yield job
            job = []
        if isinstance(item, Problem):
            yield item
    if job:
        yield job


class _Pool:
    """A process pool that outlives the death of a worker (out of memory, killed)."""

    def __init__(self, workers: int, settings: dict[str, Any]) -> None:
        self._make: Callable[[], ProcessPoolExecutor] = lambda: ProcessPoolExecutor(
            workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_start,
            initargs=(settings,),
        )
        self._pool = self._make()

    def submit(self, job: list[Article]) -> Future[list[Outcome]]:
        try:
            return self._pool.submit(_work, job)
        except BrokenProcessPool:
            self._pool = self._make()
            return self._pool.submit(_work, job)

    def results(self, waiting: tuple[list[Article], Future[list[Outcome]]] | Problem) -> list[Outcome]:
        if isinstance(waiting, Problem):
            return [waiting]
        job, future = waiting
        try:
            return future.result()
        except BrokenProcessPool:
            # One article killed its worker and took the jobs beside it along: each gets a second, lonely try.
            return [outcome for article in job for outcome in self._retry(article)]

    def _retry(self, article: Article) -> list[Outcome]:
        try:
            return self.submit([article]).result()
        except BrokenProcessPool:
            return [Problem(article.path or article.id, f"{article.id}: the worker process died on this article")]

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


class _Worker:
    """One pipeline, loaded at the first article."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        self.nlp: Any = None

    def one(self, article: Article) -> Outcome:
        from recoupe import nlp
        from recoupe.extraction import extract

        if self.nlp is None:
            self.nlp = nlp.load(**self.settings)
        try:
            return next(extract(article, nlp=self.nlp))
        except MemoryError:
            return Problem(article.path or article.id, f"{article.id}: not enough memory for this article")
        except Exception as error:
            reason = f"{article.id}: recoupe failed on this article ({type(error).__name__}: {error})"
            return Problem(article.path or article.id, reason)


_worker: _Worker | None = None


def _start(settings: dict[str, Any]) -> None:
    global _worker
    _worker = _Worker(settings)


def _work(job: list[Article]) -> list[Outcome]:
    assert _worker is not None
    return [_worker.one(article) for article in job]
