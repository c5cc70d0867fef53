"""Nodes that come back every year: seasons, quarters and half-years, feasts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from recoupe.date_values import calendar as cal
from recoupe.date_values.calendar import Point
from recoupe.date_values.context import Context, Sense, choose
from recoupe.date_values.feasts import feast_day
from recoupe.date_values.nodes import Node
from recoupe.values import DateType


def _chosen(points: Iterable[Point], context: Context, sense: Sense | None, otherwise: Point) -> Point:
    """Return the one of a feast's, season's or quarter's years that is meant, without publication what is said."""
    point = choose(points, context, None if sense == "this" else sense)
    return point.anchored(point.anchor or context.anchor) if point else otherwise


@dataclass(frozen=True, slots=True)
class Season:
    """A season (SP, SU, FA, WI), with or without its year."""

    code: str
    year: int | None = None
    sense: Sense | None = None
    type: DateType = "DATE"

    def resolve(self, context: Context) -> Point:
        if self.year is not None:
            return cal.season(self.year, self.code) if cal.valid_year(self.year) else cal.unknown(f"{self.year}")
        points = [cal.season(year, self.code) for year in context.years()]
        if self.sense == "this" and self.code != "WI" and context.published is not None:
            own = cal.season(context.published.year, self.code)
            if context.direction != "past" or (own.first and own.first <= context.published):
                return own.anchored(context.anchor)
        return _chosen(points, context, self.sense, cal.unknown(f"XXXX-{self.code}", "season"))


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter (Q) or half-year (H) by number, of a year that is said or of the nearest."""

    kind: Literal["Q", "H"]
    number: int
    year: Node | None = None
    sense: Sense | None = None
    type: DateType = "DATE"

    def resolve(self, context: Context) -> Point:
        make = cal.quarter if self.kind == "Q" else cal.half
        value = f"XXXX-{self.kind}{self.number}"
        if self.year is not None:
            of = self.year.resolve(context)
            return make(of.first.year, self.number).anchored(of.anchor) if of.first else cal.unknown(value)
        points = [make(year, self.number) for year in context.years()]
        return _chosen(points, context, self.sense, cal.unknown(value))


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast by its rule (`recoupe.date_values.feasts`), of a year that is said or of the nearest."""

    rule: str
    year: int | None = None
    sense: Sense | None = None
    shift: int = 0
    type: DateType = "DATE"

    def resolve(self, context: Context) -> Point:
        years = [self.year] if self.year is not None else context.years()
        points = [cal.day(day) for year in years if cal.valid_year(year) and (day := self._day(year))]
        if self.year is not None:
            return points[0] if points else cal.unknown(f"{self.year:04}-XX-XX", "day")
        fixed = "-" in self.rule and not self.rule.startswith("easter") and not self.shift
        return _chosen(
            points, context, self.sense, cal.unknown(f"XXXX-{self.rule}" if fixed else "XXXX-XX-XX", "day")
        )

    def _day(self, year: int) -> date | None:
        day = feast_day(self.rule, year)
        return cal.add_days(day, self.shift) if day else None
