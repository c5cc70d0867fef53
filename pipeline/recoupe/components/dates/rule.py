"""What a rule is: an id, the words that call it up, a pattern, and a builder of meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from recoupe.components.dates.vocabulary import expand
from recoupe.date_values.nodes import Node
from recoupe.values import DateModifier

Trigger = str


@dataclass(slots=True)
class Atom:
    """A piece of text that means a time: the raw material that combining, filtering and resolving work on.

    outer: where the words that belong to it begin (an article or preposition left of the span).
    weak: means a time only beside another («premier semaine de», «le 16» before «mars»).
    """

    start: int
    end: int
    node: Node
    rule: str
    modifier: DateModifier | None = None
    weak: bool = False
    cues: list[tuple[int, int]] = field(default_factory=list)
    #: The verb's direction where the words themselves tell it.
    note: str | None = None
    edge: int = -1

    @property
    def outer(self) -> int:
        return self.edge if self.edge >= 0 else self.start


Builder = Callable[[re.Match[str]], "Node | Meaning | None"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A node with more than its value: a modifier, or that it cannot stand alone."""

    node: Node
    modifier: DateModifier | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One named rule. pattern: with macros; a group `x` is the span, the whole match where there is none."""

    id: str
    triggers: tuple[Trigger, ...]
    pattern: str
    build: Builder

    def find(self, text: str, places: Sequence[int], end: int) -> Iterator[Atom]:
        """Yield what the rule finds from any of some places (the starts of words) on, up to an offset."""
        matched, free = compiled(self.pattern).match, 0
        for place in places:
            match = matched(text, place, end) if place >= free else None
            if match is None:
                continue
            free = match.end()
            meaning = self.build(match)
            if meaning is None:
                continue
            if not isinstance(meaning, Meaning):
                meaning = Meaning(meaning)
            group = "x" if "x" in match.re.groupindex and match["x"] else 0
            atom = Atom(*match.span(group), meaning.node, self.id, meaning.modifier, meaning.weak)
            atom.edge = match.start()
            yield atom


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{expand(pattern)})(?![\w])", re.IGNORECASE)


RULES: list[Rule] = []


def rule(identifier: str, triggers: str, pattern: str) -> Callable[[Builder], Builder]:
    """Register a builder as a rule; `triggers` are classes of words, separated by spaces."""

    def register(build: Builder) -> Builder:
        RULES.append(Rule(identifier, tuple(triggers.split()), pattern, build))
        return build

    return register
