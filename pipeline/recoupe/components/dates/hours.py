"""A day and its hour: «mardi à 14 h 30», «14 h 30 mardi», «mardi soir à 20 h», «tous les jours à 15 h»."""

from __future__ import annotations

import re
from dataclasses import replace

from recoupe.components.dates import kinds
from recoupe.components.dates.merging import gap, merged
from recoupe.components.dates.rule import Atom
from recoupe.date_values.compound import Clock, Interval, Night, Part, ThisNight
from recoupe.date_values.nodes import Node, Word
from recoupe.values import DateModifier

_TIME_GAP = re.compile(
    r",?\s(?:mais\s)?(?P<word>à|a|vers|dès|en|dans|au|aux alentours de|aux environs de|autour de|à environ"
    r"|environ|avant|après|à partir de"
    r"|jusqu'à|sur les coups de|(?:un )?peu avant|(?:un )?peu après|juste avant|juste après|entre|de|du"
    r"|pour)?\s?(?P<article>la |l'|le )?(?:cours de la )?"
    r"|,\s?|\s"
)
_TIME_MODIFIERS: dict[str, DateModifier] = {
    "vers": "APPROX", "aux alentours de": "APPROX", "aux environs de": "APPROX", "autour de": "APPROX",
    "à environ": "APPROX", "environ": "APPROX", "sur les coups de": "APPROX", "avant": "BEFORE",
    "peu avant": "BEFORE", "un peu avant": "BEFORE", "juste avant": "BEFORE", "après": "AFTER",
    "peu après": "AFTER", "un peu après": "AFTER", "juste après": "AFTER", "dès": "ON_OR_AFTER",
    "à partir de": "ON_OR_AFTER", "jusqu'à": "ON_OR_BEFORE",
}  # fmt: skip
_DAY_GAP = re.compile(r",?\s(?:le |du |de |ce |de ce |d'|de la )?$")


def join_day_and_clock(text: str, left: Atom, right: Atom) -> Atom | None:
    between = gap(text, left, right)
    if isinstance(left.node, Part) and left.node.code == "NI" and between.strip() in ("de", "du"):
        return None  # «la nuit de samedi» lasts until Sunday
    if kinds.is_day(left.node) and kinds.is_clock(right.node):
        match = _TIME_GAP.fullmatch(between)
        if match is None:
            return None
        modifier = right.modifier or _TIME_MODIFIERS.get(match["word"] or "")
        return merged(left, right, _on(right.node, left.node), "time.of-day", modifier)
    if kinds.is_clock(left.node) and kinds.is_day(right.node) and _DAY_GAP.fullmatch(between):
        node, rule = _on(left.node, right.node), "time.day-behind"
        return merged(left, right, node, rule, left.modifier)
    return None


def _on(time: Node, day: Node) -> Node:
    """Return a time of day, or an interval of them, on a day."""
    if isinstance(time, Interval):
        return Interval(_on(time.start, day), _on(time.end, day))
    return replace(time, base=day) if isinstance(time, Clock | Part) else time


def join_part_and_clock(text: str, left: Atom, right: Atom) -> Atom | None:
    """«mardi soir à 20 h», «à 7 heures, ce matin»: the part of the day says which half of it the hour is in."""
    between = gap(text, left, right)
    a, b = left.node, right.node
    if isinstance(a, Part) and (isinstance(b, Clock) or _is_clock_interval(b)) and kinds.is_clock(b):
        match = _TIME_GAP.fullmatch(between)
        if match is not None:
            modifier = right.modifier or _TIME_MODIFIERS.get(match["word"] or "")
            return merged(left, right, _half(b, a), "time.part-and-clock", modifier)
    timed = isinstance(a, Clock) or _is_clock_interval(a)
    if timed and kinds.is_clock(a) and isinstance(b, Part) and b.base is not None and _DAY_GAP.fullmatch(between):
        return merged(left, right, _half(a, b), "time.clock-and-part", left.modifier)
    if isinstance(a, Night | ThisNight) and isinstance(b, Clock) and b.base is None:
        match = _TIME_GAP.fullmatch(between)
        if match is not None and "," not in between:
            modifier = _TIME_MODIFIERS.get(match["word"] or "")
            return merged(left, right, replace(b, base=a), "time.night-and-clock", modifier)
    return None


def join_set_and_clock(text: str, left: Atom, right: Atom) -> Atom | None:
    """«tous les jours à 15 h», «à 9 heures le dimanche»: a set of times."""
    a, b = left.node, right.node
    between = gap(text, left, right)
    if isinstance(a, Word) and a.type == "SET" and isinstance(b, Clock) and b.base is None:
        return merged(left, right, _timed_set(a, b), "set.with-clock") if _TIME_GAP.fullmatch(between) else None
    if isinstance(a, Clock) and a.base is None and isinstance(b, Word) and b.type == "SET":
        return (
            merged(left, right, _timed_set(b, a), "set.with-clock")
            if re.fullmatch(r",?\s(?:le )?", between)
            else None
        )
    return None


def _timed_set(days: Word, clock: Clock) -> Word:
    time = f"T{clock.hour % 24:02}" + (f":{clock.minute:02}" if clock.minute else "")
    return Word((days.value if days.value.startswith("XXXX-W") else "") + time, "SET")


def _is_clock_interval(node: Node) -> bool:
    return isinstance(node, Interval) and isinstance(node.start, Clock)


def _half(clock: Node, part: Part) -> Node:
    if isinstance(clock, Interval):
        return Interval(_half(clock.start, part), _half(clock.end, part))
    if not isinstance(clock, Clock):
        return clock
    late = part.code in ("EV", "AF") and 1 <= clock.hour < 12 and not (part.code == "EV" and clock.hour < 5)
    return replace(clock, base=part.base, hour=clock.hour + 12 if late else clock.hour)
