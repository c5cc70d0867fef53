"""Intervals and lists of days: «du 3 au 5 mars», «entre janvier et février», «les 3, 4 et 5 mars»."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from recoupe.components.dates import kinds
from recoupe.components.dates.merging import gap, merged
from recoupe.components.dates.rule import Atom
from recoupe.components.dates.vocabulary import expand, weekday_number, whole
from recoupe.date_values.compound import Clock, Interval, Part
from recoupe.date_values.nodes import Calendar, Node, Word

_LEAD = re.compile(
    r"(?:^|(?<=[^\w]))((?:du|de la|de l'|de|d'|entre (?:le |la |l'|les )?|depuis (?:le |la )?)\s?)$", re.IGNORECASE
)
_TO = re.compile(
    r",?\s(?:et\s)?(?:à|au|aux|jusqu'à|jusqu'au|jusqu'en|jusqu'aux|à la|à l'|au mois de|au mois d')\s?(?:la "
    r"|l'|le |les )?$"
)
_AND = re.compile(r"\s(?:et|à|au)\s(?:le |la |l'|les )?$")
_DASH = re.compile(r"\s?[-~/]\s?$|\sau\s$")


def _lead(text: str, start: int) -> tuple[str, int]:
    """Return the word that opens an interval left of an offset («du», «entre le»), and where it begins."""
    match = _LEAD.search(text[max(0, start - 14) : start])
    if match is None:
        return "", start
    words = match.group(1).lower().strip()
    return words.split()[0].rstrip("'") if words else "", start - len(match.group(1))


def _link(text: str, left: Atom, right: Atom, start: int) -> tuple[bool, int]:
    """Tell whether two atoms are the ends of an interval, and where the phrase begins."""
    between = gap(text, left, right)
    lead, begin = _lead(text, start)
    if lead == "entre" and _AND.match(between):
        return True, begin
    if lead in ("du", "de", "d", "depuis") and _TO.match(between):
        return True, begin if lead != "depuis" else start
    return bool(_DASH.fullmatch(between)), start


def _comparable(left: Node, right: Node) -> bool:
    if isinstance(left, Interval | Word) or isinstance(right, Interval | Word):
        return False
    if isinstance(left, Clock | Part) and isinstance(right, Clock | Part):
        return True
    return kinds.is_date(left) and kinds.is_date(right)


def join_hours(text: str, left: Atom, right: Atom) -> Atom | None:
    """«de 14 h à 16 h», «14 h-16 h»: first, so that a day beside them dates both."""
    if not (kinds.is_clock(left.node) and kinds.is_clock(right.node)):
        return None
    return join_range(text, left, right)


def join_range(text: str, left: Atom, right: Atom) -> Atom | None:
    if not _comparable(left.node, right.node):
        return None
    linked, start = _link(text, left, right, left.start)
    between = gap(text, left, right)
    if linked and between == "-" and kinds.grain(left.node) != kinds.grain(right.node):
        return None
    if not linked:
        return None
    if kinds.grain(left.node) == "year" and kinds.grain(right.node) not in ("year", "month", "day"):
        return None
    joined = merged(left, right, Interval(left.node, _afternoon(left.node, right.node)), "date.interval")
    joined.start = start
    return joined


def _afternoon(start: Node, end: Node) -> Node:
    """«de midi à deux heures»: the hour behind noon is one of the afternoon."""
    if isinstance(start, Clock) and isinstance(end, Clock) and start.hour == 12 and 0 < end.hour < 12:
        return replace(end, hour=end.hour + 12)
    return end


_ELLIPSIS = (
    r"(?P<wd>{WEEKDAY} )?(?P<d>{DIGITDAY}|{WORDS}|premier)(?P<link> au | et le | et | ou | ?- ?| à |, |/)(?:le )?"
)


@cache
def _ellipsis() -> re.Pattern[str]:
    return re.compile(r"(?<![\w])" + expand(_ELLIPSIS) + "$", re.IGNORECASE)


def ellipses(text: str, atom: Atom, floor: int) -> list[Atom]:
    """«du 3 au 5 mars», «les 3, 4 et 5 mars»: days that take their month from the one on their right.

    floor: where the atom before ends; nothing is taken from behind it.
    """
    node = atom.node
    if not (isinstance(node, Calendar) and node.day is not None):
        return [atom]
    found = [atom]
    while len(found) < 32:
        first = found[0]
        begin = max(floor, first.start - 34)
        match = _ellipsis().search(text, begin, first.start)
        if match is None:
            return found
        day = whole(match["d"])
        if day is None or not 1 <= day <= 31:
            return found
        weekday = weekday_number(match["wd"]) if match["wd"] else None
        start = Calendar(node.year, node.month, day, weekday, node.sense)
        lead, edge = _lead(text, match.start())
        link = match["link"].strip()
        if len(found) == 1 and _is_interval(lead, link):
            whole_start = edge if lead else match.start()
            joined = Atom(whole_start, atom.end, Interval(start, node), "date.interval-days")
            joined.cues = [match.span("d"), (atom.start, atom.end)]
            return [joined]
        if link not in ("et", "et le", "ou", ",", "/", "-") or not _LIST.search(
            text[max(0, match.start() - 16) : match.start()]
        ):
            return found
        listed = Atom(match.start(), match.end("d"), start, "date.coordinated-days", edge=match.start())
        found.insert(0, listed)
    return found


_LIST = re.compile(r"(?:\b(?:les|des|aux|le|du|de|au|et|ou)\s|,\s|\d\s?-)$", re.IGNORECASE)


def _is_interval(lead: str, link: str) -> bool:
    if lead == "entre":
        return link in ("et", "et le")
    return link in ("au", "-", "à") and (lead in ("du", "de", "", "le", "depuis") or link == "-")
