"""Figures: what a record says about each of its quantities, made ready for comparison.

A figure holds what a reader would ask: what is counted, what happened to it, whose, where, when, in what role, who
says so and how sure. What a record lacks (gold has no role, no lemma) is read from the words around the quantity.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, NamedTuple

from recoupe.comparison.policy import Reading
from recoupe.record import Piece
from recoupe.values import Certainty, QuantityModifier

_PAST, _FUTURE = "0000", "9999"


class Period(NamedTuple):
    """The days that a figure speaks of; `fine` for a stretch shorter than a month."""

    start: str
    end: str
    fine: bool

    @property
    def open(self) -> bool:
        """True for «avant», «depuis»: one end is unknown."""
        return self.start == _PAST or self.end == _FUTURE

    @property
    def first(self) -> str | None:
        """The first day, None where it is unknown."""
        return None if self.start == _PAST else self.start

    @property
    def last(self) -> str | None:
        """The last day, None where it is unknown."""
        return None if self.end == _FUTURE else self.end

    @property
    def long(self) -> bool:
        """True for half a year and more: numbers of two such periods are two numbers."""
        return not self.open and months(self.start, self.end) >= 5

    def meets(self, other: Period) -> bool:
        return self.start <= other.end and other.start <= self.end


def months(first: str, last: str) -> int:
    """Return how many months of the calendar lie between two days."""
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7] or 1) - int(first[5:7] or 1)


class Source(NamedTuple):
    """Who is cited: a key that is the same for the same source, its words, the stance."""

    key: str
    text: str
    stance: str
    kind: str

    @property
    def named(self) -> bool:
        """False for nobody and for a pronoun («elle»): who that is, only its report knows."""
        return bool(self.key) and not self.key.startswith("~")


class Place(NamedTuple):
    """Where in its text a figure stands: sentence number, and table, row and column inside tables."""

    sentence: int
    table: int = -1
    row: int = -1
    column: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """One quantity of one report."""

    report: str
    published: str | None
    quantity: str
    start: int
    end: int
    text: str
    #: Figures are compared inside one family only: «count», «money:EUR», «measure:m»…
    family: str
    reading: Reading
    #: Number or bounds as recorded, in base units: equal values are equal keys.
    value: tuple[float | None, float | None, float | None]
    modifier: QuantityModifier
    counted: str | None
    #: What happened: said by the counted noun or the predicate, and by the words nearby.
    events: frozenset[str]
    nearby: frozenset[str]
    predicate: str | None
    #: Entities inside the noun phrase, and the others of the sentence.
    group: frozenset[str]
    around: frozenset[str]
    #: The countries that say whose: of the group, in a table of the headings.
    countries: frozenset[str]
    period: Period | None
    role: str
    #: Stems of the clause, of the rest of the sentence.
    clause: tuple[str, ...]
    sentence: tuple[str, ...]
    place: Place
    #: The heading of a table row beside a row of totals: a part, which comes again only under this name.
    row: frozenset[str]
    certainty: Certainty
    polarity: str
    status: str | None
    sources: tuple[Source, ...]
    hedges: tuple[str, ...]
    #: Who states the figure, where a verb of stating has a subject that is no attribution's source.
    voice: frozenset[str]
    #: «désormais», «porté à»: takes the place of an earlier number; «contre», «là où»: is set against another.
    moved: bool
    change: bool
    others: bool
    #: The id of the quantity that this one says again in another currency.
    restates: str | None
    evidence: Piece
    #: The noun counted right before in a list («17 maisons et dix chalets»): something else is counted here.
    beside: str | None = None

    @property
    def key(self) -> tuple[str, str, int]:
        """Order of figures: publication, report, place in the text."""
        return (self.published or "9999", self.report, self.start)

    def __reduce__(self) -> tuple[type[Figure], tuple[Any, ...]]:
        """Pickle the fields in a row: figures are put aside by the million."""
        return Figure, _FIELDS(self)


_FIELDS = attrgetter(*(field.name for field in fields(Figure)))
