"""What a text has dated so far: the story line, the scene that clock times belong to, years said nearby."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from recoupe.date_values.calendar import Point

#: How far from the publication a scene may lie that a clock time without a day is read in.
_RECENT = 31
_EVENING, _LATE = 15, 18


@dataclass(frozen=True, slots=True)
class Said:
    """A date that was read: its point, where it ended, its block.

    entry: whether it opens an entry of a timeline. bound: whether something only begins with it («depuis lundi»).
    """

    point: Point
    end: int
    block: int
    entry: bool = False
    bound: bool = False


class StoryLine:
    """Remembers dates in text order."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self.last: Point | None = None
        self.day: date | None = None
        #: The last day that was told as such, whatever months and years were named since.
        self.whole_day: date | None = None
        self.lean: Said | None = None
        self.scene_day: Said | None = None
        self._scene_time: Said | None = None
        self._evening: date | None = None

    def add(self, point: Point, end: int, block: int, *, bound: bool = False) -> None:
        """Take a step of the story: a resolved date or time that is no bound and nobody's words."""
        self.last = point
        self.day = None
        if point.grain in ("night", "interval"):
            self.day = point.last
        elif point.first == point.last:
            self.day = point.first
        self.whole_day = self.day or self.whole_day
        if point.first is None or not self._recent(point):
            return
        if point.grain in ("night", "part", "time"):
            self._scene_time = Said(point, end, block)
            if point.grain == "night" or _from(point, _EVENING):
                self._evening = point.first
        elif point.first == point.last:
            self.scene_day = Said(point, end, block, bound=bound)

    def _recent(self, point: Point) -> bool:
        if self.published is None or point.first is None or point.last is None or point.anchor == "story":
            return True
        return abs((self.published - point.last).days) <= _RECENT

    def scene(self, text: str, place: int, block: int, *, near: bool, past: bool) -> Point | None:
        """Return the day or night that a bare clock time belongs to; None where it is the publication's own day.

        near: only a date of the same sentence holds it (its verb is in the future, or one of saying). past: its
        verb is in the past, so that a day still to come does not hold it.
        """
        day, hour = (None if past and self._ahead(said) else said for said in (self.scene_day, self._scene_time))
        latest = max((said for said in (day, hour) if said), key=lambda said: said.end, default=None)
        if (
            latest is not None
            and not re.search(r"[.!?\n]", text[latest.end : place][:400])
            and place - latest.end < 400
        ):
            return latest.point
        if near:
            return None
        if day is not None and day.block == block and (hour is None or day.end > hour.end):
            return day.point
        said = hour or day
        return said.point if said else None

    def _ahead(self, said: Said | None) -> bool:
        first = said.point.first if said else None
        return bool(first and self.published and first > self.published)

    def evening(self) -> date | None:
        """Return the day of the last evening or night that was told, for «ce soir-là»."""
        return self._evening or self.day


def is_evening(point: Point) -> bool:
    """Tell whether a point is late in its day, so that the small hours told after it are the next day's."""
    return point.grain != "night" and _from(point, _LATE)


def _from(point: Point, hour: int) -> bool:
    if point.value.endswith(("TEV", "TNI")):
        return True
    clock = re.search(r"T(\d\d):", point.value)
    return bool(clock) and int(clock.group(1)) >= hour  # type: ignore[union-attr]


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a date opens its sentence: «En 2015, …», «Puis, en mars, …»."""
    return bool(_OPENING.search(text[max(0, start - 28) : start]))


_OPENING = re.compile(
    r"(?:^|[.!?»:;\n]\s*)(?:(?:Et|Puis|Mais),?\s)?(?:(?:en|le|au|dès|à|a|depuis|fin|début|courant|mi)[\s-])?"
    r"(?:mois de\s|mois d'|le\s|la\s|l'|début\s|fin\s|mi-|courant\s)?$",
    re.IGNORECASE,
)
