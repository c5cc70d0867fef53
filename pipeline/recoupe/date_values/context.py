"""What relative expressions resolve against, and how one of several candidates is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from recoupe.date_values.calendar import Anchor, Point, valid_year

Direction = Literal["past", "future"]
#: «dernier» (strictly before), «prochain» (strictly after), «ce» (of the publication's own year or week).
Sense = Literal["last", "next", "this"]


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands.

    published: day of publication, clock: its local time, both None where unknown. direction: that of the governing
    verb, None where it tells nothing. story: the last date of the narrative, story_day: the last whole day of it.
    lean: an explicit date nearby whose year an expression without year continues. anchor: how `published` is
    called in the record.
    """

    published: date | None = None
    clock: time | None = None
    direction: Direction | None = None
    story: Point | None = None
    story_day: date | None = None
    lean: Point | None = None
    anchor: Anchor = "publication"

    def years(self, span: int = 2) -> list[int]:
        """Return the years around the publication, and those of the date that the text leans on."""
        if self.published is None:
            return []
        near = set(range(self.published.year - span, self.published.year + span + 1))
        if self.lean is not None and self.lean.first is not None:
            near |= {self.lean.first.year, self.lean.first.year + 1}
        return sorted(year for year in near if valid_year(year))

    def origin(self) -> tuple[date | None, Anchor]:
        """Return the day that story-line expressions count from: the story's, else the publication's."""
        if self.story_day is not None:
            return self.story_day, "story"
        if self.story is not None and self.story.last is not None:
            return self.story.last, "story"
        return self.published, self.anchor


def choose(candidates: Iterable[Point], context: Context, sense: Sense | None = None) -> Point | None:
    """Return the candidate that the sense, or else the direction of the verb, points to.

    «dernier» is wholly before the publication, «prochain» wholly after; a past tense takes the latest that has
    begun, a future tense the earliest that has not ended, neither the nearest one. A story told around an explicit
    date goes on from there. Points without days are passed over; None where nothing is left.
    """
    points = sorted((p for p in candidates if p.first and p.last), key=lambda p: p.first or date.min)
    today = context.published
    if today is None or not points:
        return None
    past = [p for p in points if p.first and p.first <= today]
    future = [p for p in points if p.last and p.last >= today]
    if sense == "last":
        past = [p for p in points if p.last and p.last < today]
        return past[-1] if past else None
    if sense == "next":
        return next((p for p in points if p.first and p.first > today), None)
    if context.lean is not None and context.lean.first is not None and sense is None:
        told = [p for p in past if p.first and p.first >= context.lean.first]
        if told and context.direction != "future":
            return told[0].anchored("text")
    if context.direction == "past":
        return past[-1] if past else points[0]
    if context.direction == "future":
        return future[0] if future else points[-1]
    return min(points, key=lambda p: _distance(p, today))


def _distance(point: Point, today: date) -> int:
    if point.first is None or point.last is None or point.first <= today <= point.last:
        return 0
    return (today - point.last).days if point.last < today else (point.first - today).days
