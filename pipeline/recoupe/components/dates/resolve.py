"""Resolve atoms in text order: direction, story line, years said nearby; then write them as mentions."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from recoupe import spans
from recoupe.components.dates import kinds
from recoupe.components.dates.rule import Atom
from recoupe.components.dates.story import Said, StoryLine, is_evening, opens_sentence
from recoupe.components.dates.surroundings import (
    Surroundings,
    is_from,
    is_meant_for,
    worded_direction,
    worded_modifier,
)
from recoupe.components.dates.tense import Governors
from recoupe.date_values.calendar import Point, add_days, edtf_of
from recoupe.date_values.compound import Clock, Interval, at_time
from recoupe.date_values.context import Context, Direction
from recoupe.date_values.nodes import Calendar, Relative, Story, Word
from recoupe.date_values.offsets import Offset
from recoupe.record import Date
from recoupe.values import DateModifier

#: How far from a set a clock time may stand that comes back with it.
_LONGEST_GAP = 60


class Resolver:
    """Walks the atoms of one document and remembers the story line."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.text, self.governors = text, Governors(doc)
        published = doc._.recoupe_published
        self.published, self.clock = parse_day(published), at_time(published)
        found = spans.blocks(doc)
        self.around = Surroundings(text, [block["start"] for block in found], [block["kind"] for block in found])
        self.story = StoryLine(self.published)
        #: The day of the last words that were reported, and where it stands.
        self.reported: tuple[date, int] | None = None
        #: The direction that verbs or announcements gave the last date, and what may come back every week.
        self._told: Direction | None = None
        self.sets: list[Atom] = []

    def dates(self, atoms: list[Atom]) -> list[Date]:
        """Return the mentions of the atoms, in order."""
        self.sets = [atom for atom in atoms if atom.node.type == "SET" or kinds.weekdays(atom.node)]
        return [self._date(atom) for atom in atoms]

    def _date(self, atom: Atom) -> Date:
        context = self._context(atom)
        if self._habitual(atom):
            atom = replace(atom, node=kinds.every_week(atom.node), rule="set.the-weekday")
        point = atom.node.resolve(context)
        worded = worded_modifier(self.text, atom) if atom.node.type in ("DATE", "TIME") else None
        modifier = (atom.modifier or worded) if atom.node.type in ("DATE", "TIME") else None
        self._remember(atom, point, worded)
        mention: Date = {
            **spans.piece(self.text, atom.start, atom.end),
            "id": "",
            "type": atom.node.type,
            "value": point.value,
            "start_date": point.first.isoformat() if point.first else None,
            "end_date": point.last.isoformat() if point.last else None,
            "modifier": modifier,
            "edtf": _edtf(point, modifier),
            "anchor": point.anchor,
            "note": point.note,
            "rule": atom.rule,
            "cues": [spans.piece(self.text, *cue) for cue in atom.cues],
        }
        del mention["id"]  # type: ignore[misc]
        return mention

    def _context(self, atom: Atom) -> Context:
        node, story = atom.node, self.story
        self._told = None
        if kinds.is_clock(node):
            return self._clock_context(atom)
        if atom.rule == "time.that-part":
            return Context(self.published, self.clock, None, story.last, story.evening())
        if node == Story("day"):
            return Context(self.published, self.clock, None, story.last, story.day or story.whole_day)
        if isinstance(node, Word) or not kinds.needs_direction(node):
            return Context(self.published, self.clock, None, story.last, self._eve_of_words(atom) or story.day)
        direction = self._direction(atom)
        if direction is None and self.around.announces(atom, weekly=kinds.weekly(node)):
            direction = "future"
        if kinds.of_this_week(node):
            told = direction if self.governors.told(atom.start, atom.end) else None
            return Context(self.published, self.clock, told, story.last, story.day)
        monthly = isinstance(node, Calendar) and node.month is not None
        if direction == "future" and monthly and self.governors.foreseen(atom.start, atom.end):
            direction = None
        self._told = direction
        said = self._said_on(atom, direction)
        if said is not None:
            return Context(said, self.clock, "future", story.last, story.day, anchor="text")
        lean = self._lean(atom, direction)
        if direction is None and kinds.weekday_of(node) and not self.governors.present(atom.start, atom.end):
            direction = "past"
        return Context(self.published, self.clock, direction, story.last, story.day, lean)

    def _direction(self, atom: Atom) -> Direction | None:
        worded = worded_direction(self.text, atom.start)
        if worded is None and kinds.weekday_of(atom.node) is not None and is_meant_for(self.text, atom.start):
            worded = "future"
        found = worded or self.governors.direction(atom.start, atom.end)
        return "future" if found is None and is_from(self.text, atom.start) else found

    def _said_on(self, atom: Atom, direction: Direction | None) -> date | None:
        """«a indiqué lundi qu'elle se rendrait mercredi à Kiev»: the first Wednesday after that Monday."""
        if self.reported is None or direction != "future" or kinds.weekday_of(atom.node) is None:
            return None
        day, end = self.reported
        if atom.start - end > 300 or re.search(r"[.!?\n]", self.text[end : atom.start]):
            return None
        return day if self.governors.conditional(atom.start, atom.end) else None

    def _eve_of_words(self, atom: Atom) -> date | None:
        """«a confirmé mercredi 23 morts, contre 17 la veille»: the day before the words, in their sentence."""
        node = atom.node
        if self.reported is None or not isinstance(node, Relative | Offset) or node.origin != "story":
            return None
        day, end = self.reported
        if isinstance(node, Relative):
            back = node.grain == "day" and node.count < 0
        else:
            back = node.sign < 0 and {unit for _, unit in node.amounts} == {"day"}
        return day if back and not re.search(r"[.!?\n]", self.text[end : atom.start]) else None

    def _clock_context(self, atom: Atom) -> Context:
        """A clock time without a day: today, or the day of the scene."""
        direction = self._direction(atom)
        block = self.around.block(atom.start)
        if self.around.opens_entry(atom):
            return Context(self.published, self.clock, direction, None, self.published)
        if self._of_no_day(atom, direction):
            return Context(None)
        near = direction == "future" or self.governors.reports(atom.start, atom.end)
        scene = self.story.scene(self.text, atom.start, block, near=near, past=direction == "past")
        if scene is None:
            day = self.published
            if kinds.is_night(atom.node) and direction == "past" and day:
                day = add_days(day, -1)  # «ils ont décollé dans la nuit»: the one that is over
            return Context(self.published, self.clock, direction, None, day)
        day = scene.last if scene.grain == "night" else scene.first
        if day and is_evening(scene) and isinstance(node := atom.node, Clock) and node.hour < 6:
            day = add_days(day, 1)  # «mardi à 23 h 40, le cargo a appelé. Vers 2 heures, il a coulé»
        return Context(self.published, self.clock, direction, scene, day)

    def _of_no_day(self, atom: Atom, direction: Direction | None) -> bool:
        """Tell whether a clock time comes back, or is only imagined: opening hours, habits, conditions."""
        if self.around.imagines(atom) or self.around.tells_habits(atom):
            return True
        spans_hours = isinstance(atom.node, Interval)
        if spans_hours and (self.around.is_scheduled(atom) or (direction != "past" and not self._dated(atom))):
            return True
        return direction != "past" and (self._repeated(atom) or self.around.tells_hours(atom))

    def _dated(self, atom: Atom) -> bool:
        """Tell whether a day, no mere bound of one, stands before a date in its sentence."""
        said = self.story.scene_day
        if said is None or said.bound:
            return False
        return not re.search(r"[.!?\n]", self.text[said.end : atom.start])

    def _repeated(self, atom: Atom) -> bool:
        """A clock time in the sentence of a set: «tous les jours sauf le lundi, de 14 h à 18 h»."""
        ends = [self._gap(atom, other) for other in self.sets if other is not atom]
        return any(len(gap) < _LONGEST_GAP and not re.search(r"[.!?;\n]", gap) for gap in ends)

    def _gap(self, atom: Atom, other: Atom) -> str:
        left, right = (atom, other) if atom.start < other.start else (other, atom)
        return self.text[left.end : right.start]

    def _habitual(self, atom: Atom) -> bool:
        """«ouvert le dimanche», «on apportait le lundi»: every week, unless a story is told in the past."""
        if kinds.weekday_of(atom.node) is None:
            return False
        if kinds.weekdays(atom.node):
            return self.around.tells_hours(atom) or self.governors.present(atom.start, atom.end)
        if kinds.is_date(atom.node) != kinds.is_day(atom.node):
            return False
        # «à 9 heures le dimanche» has its article inside.
        phrase = self.text[max(0, atom.start - 4) : atom.end if isinstance(atom.node, Clock) else atom.start + 8]
        if not re.search(r"\ble\s(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)\b", phrase, re.IGNORECASE):
            return False
        return self._told != "past" or self.governors.imperfect(atom.start, atom.end)

    def _lean(self, atom: Atom, direction: Direction | None) -> Point | None:
        """Return the explicit date that a month or day without year goes on from, in the same block."""
        said = self.story.lean
        if said is None or direction == "future" or atom.start - said.end > 500:
            return None
        if said.entry and self.around.opens_entry(atom):
            return said.point  # «14 mars 2018: une plainte est déposée», and on the next line «16 mars: …»
        if said.block != self.around.block(atom.start):
            return None
        if said.point.grain == "year" and not opens_sentence(self.text, atom.start):
            return None
        return said.point

    def _remember(self, atom: Atom, point: Point, worded: DateModifier | None) -> None:
        if point.first is None or atom.node.type not in ("DATE", "TIME"):
            return
        block = self.around.block(atom.start)
        if isinstance(atom.node, Calendar) and atom.node.year is not None and self._leans(atom, point):
            self.story.lean = Said(point, atom.end, block, self.around.opens_entry(atom))
        elif point.anchor == "publication" and point.grain != "day":
            self.story.lean = None  # the text has come back to its own time
        reports = point.first == point.last and self.governors.reports(atom.start, atom.end)
        if reports:
            self.reported = point.first, atom.end
        if worded == "ON_OR_AFTER" and point.first != point.last:
            self.story.last = point  # «depuis avril» is no step of the story
            return
        if worded not in ("ON_OR_BEFORE", "BEFORE") and not reports:
            self.story.add(point, atom.end, block, bound=worded == "ON_OR_AFTER")

    def _leans(self, atom: Atom, point: Point) -> bool:
        """A date in the past with its year; a bare year only where it opens its sentence."""
        if self.published is None or point.first is None or point.first > self.published:
            return False
        return point.grain != "year" or opens_sentence(self.text, atom.start)


def parse_day(published: str | None) -> date | None:
    """Return the day of an ISO day or date-time, None for anything else."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _edtf(point: Point, modifier: DateModifier | None) -> str | None:
    value = edtf_of(point)
    if point.first is None or value is None:
        if point.edtf is not None:
            return point.edtf
        return value if point.grain in ("day", "month", "season") and point.value.startswith("XXXX-") else None
    match modifier:
        case "APPROX":
            return "/".join(part + "~" for part in value.split("/"))
        case "ON_OR_AFTER" | "AFTER":
            return f"{value.split('/')[0]}/.."
        case "ON_OR_BEFORE" | "BEFORE":
            return f"../{value.split('/')[-1]}"
    return value
