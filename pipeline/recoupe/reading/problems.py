"""What went wrong with an input, said so that a person can mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One line for a person: which file, where in it, what, and what to do.

    fatal: the article has no record. Otherwise it has one, and this is a remark on it. A file's name may hold line
    breaks and broken characters: shown as escapes, the problem stays one line.
    """

    path: str
    reason: str
    line: int | None = None
    fatal: bool = True

    def __str__(self) -> str:
        path = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in self.path)
        place = path if self.line is None else f"{path}:{self.line}"
        return f"{place}: {self.reason}"


class ReadError(ValueError):
    """An input that cannot be read; `problem` says which and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
