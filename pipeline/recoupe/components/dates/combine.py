"""Join atoms that belong to one phrase: a day and its hour, the two ends of an interval, «fin» and its month."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from recoupe.components.dates import kinds
from recoupe.components.dates.relative_rules import amounts_of
from recoupe.components.dates.rule import Atom
from recoupe.components.dates.vocabulary import expand, weekday_number, whole
from recoupe.date_values.compound import Clock, Interval, Night, Offset, Part
from recoupe.date_values.nodes import Calendar, Node, Word
from recoupe.values import DateModifier

Join = Callable[[str, Atom, Atom], "Atom | None"]
_REACH = 60


def combine(text: str, atoms: list[Atom]) -> list[Atom]:
    """Return the atoms of a text, those of one phrase joined."""
    atoms = _pairs(text, atoms, _join_hours)
    atoms = _pairs(text, atoms, _join_range)
    atoms = [found for atom in atoms for found in _ellipses(text, atom)]
    atoms = _undouble([_night(text, atom) for atom in atoms])
    atoms = _pairs(text, atoms, _join_day_and_clock)
    atoms = _pairs(text, atoms, _join_part_and_clock)
    atoms = _pairs(text, atoms, _join_set_and_clock)
    atoms = [_phase(text, atom) for atom in atoms]
    atoms = _pairs(text, atoms, _join_range)
    atoms = _pairs(text, atoms, _join_offset)
    return _share(text, _undouble(atoms))


def _undouble(atoms: list[Atom]) -> list[Atom]:
    """Drop what a neighbour has swallowed by growing to its left."""
    kept: list[Atom] = []
    for atom in atoms:
        while kept and kept[-1].end > atom.start:
            kept.pop()
        kept.append(atom)
    return kept


def _pairs(text: str, atoms: list[Atom], join: Join) -> list[Atom]:
    """Join neighbours from left to right; a joined pair may take the next one too."""
    found: list[Atom] = []
    for atom in atoms:
        if found and 0 <= atom.start - found[-1].end < _REACH:
            joined = join(text, found[-1], atom)
            if joined is not None:
                found[-1] = joined
                continue
        found.append(atom)
    return found


def _gap(text: str, left: Atom, right: Atom) -> str:
    return " ".join(text[left.end : right.start].lower().split(" ")).replace("\n", " ")


def _merged(left: Atom, right: Atom, node: Node, rule: str, modifier: DateModifier | None = None) -> Atom:
    cues = [*left.cues, (left.start, left.end), *right.cues, (right.start, right.end)]
    return Atom(left.start, right.end, node, rule, modifier, False, cues, edge=left.outer)


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
    gap = _gap(text, left, right)
    lead, begin = _lead(text, start)
    if lead == "entre" and _AND.match(gap):
        return True, begin
    if lead in ("du", "de", "d", "depuis") and _TO.match(gap):
        return True, begin if lead != "depuis" else start
    return bool(_DASH.fullmatch(gap)), start


def _comparable(left: Node, right: Node) -> bool:
    if isinstance(left, Interval | Word) or isinstance(right, Interval | Word):
        return False
    if isinstance(left, Clock | Part) and isinstance(right, Clock | Part):
        return True
    return kinds.is_date(left) and kinds.is_date(right)


def _join_hours(text: str, left: Atom, right: Atom) -> Atom | None:
    """«de 14 h à 16 h», «14 h-16 h»: first, so that a day beside them dates both."""
    if not (kinds.is_clock(left.node) and kinds.is_clock(right.node)):
        return None
    return _join_range(text, left, right)


def _join_range(text: str, left: Atom, right: Atom) -> Atom | None:
    if not _comparable(left.node, right.node):
        return None
    linked, start = _link(text, left, right, left.start)
    gap = _gap(text, left, right)
    if linked and gap == "-" and kinds.grain(left.node) != kinds.grain(right.node):
        return None
    if not linked:
        return None
    if kinds.grain(left.node) == "year" and kinds.grain(right.node) not in ("year", "month", "day"):
        return None
    joined = _merged(left, right, Interval(left.node, right.node), "date.interval")
    joined.start = start
    return joined


_ELLIPSIS = (
    r"(?P<wd>{WEEKDAY} )?(?P<d>{DIGITDAY}|{WORDS}|premier)(?P<link> au | et le | et | ou | ?- ?| à |, |/)(?:le )?"
)


@cache
def _ellipsis() -> re.Pattern[str]:
    return re.compile(r"(?<![\w])" + expand(_ELLIPSIS) + "$", re.IGNORECASE)


def _ellipses(text: str, atom: Atom) -> list[Atom]:
    """«du 3 au 5 mars», «les 3, 4 et 5 mars»: days that take their month from the one on their right."""
    node = atom.node
    if not (isinstance(node, Calendar) and node.day is not None):
        return [atom]
    found = [atom]
    while len(found) < 32:
        first = found[0]
        begin = max(0, first.start - 34)
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


_TIME_GAP = re.compile(
    r",?\s(?:mais\s)?(?P<word>à|vers|dès|en|dans|au|aux alentours de|aux environs de|autour de|à environ"
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


def _join_day_and_clock(text: str, left: Atom, right: Atom) -> Atom | None:
    gap = _gap(text, left, right)
    if isinstance(left.node, Part) and left.node.code == "NI" and gap.strip() in ("de", "du"):
        return None  # «la nuit de samedi» lasts until Sunday
    if kinds.is_day(left.node) and kinds.is_clock(right.node):
        match = _TIME_GAP.fullmatch(gap)
        if match is None:
            return None
        modifier = right.modifier or _TIME_MODIFIERS.get(match["word"] or "")
        return _merged(left, right, _on(right.node, left.node), "time.of-day", modifier)
    if kinds.is_clock(left.node) and kinds.is_day(right.node) and _DAY_GAP.fullmatch(gap):
        node, rule = _on(left.node, right.node), "time.day-behind"
        return _merged(left, right, node, rule, left.modifier)
    return None


def _on(time: Node, day: Node) -> Node:
    """Return a time of day, or an interval of them, on a day."""
    if isinstance(time, Interval):
        return Interval(_on(time.start, day), _on(time.end, day))
    return replace(time, base=day) if isinstance(time, Clock | Part) else time


def _join_part_and_clock(text: str, left: Atom, right: Atom) -> Atom | None:
    """«mardi soir à 20 h», «à 7 heures, ce matin»: the part of the day says which half of it the hour is in."""
    gap = _gap(text, left, right)
    a, b = left.node, right.node
    if isinstance(a, Part) and (isinstance(b, Clock) or _is_clock_interval(b)) and kinds.is_clock(b):
        match = _TIME_GAP.fullmatch(gap)
        if match is not None:
            modifier = right.modifier or _TIME_MODIFIERS.get(match["word"] or "")
            return _merged(left, right, _half(b, a), "time.part-and-clock", modifier)
    timed = isinstance(a, Clock) or _is_clock_interval(a)
    if timed and kinds.is_clock(a) and isinstance(b, Part) and b.base is not None and _DAY_GAP.fullmatch(gap):
        return _merged(left, right, _half(a, b), "time.clock-and-part", left.modifier)
    if isinstance(a, Night) and isinstance(b, Clock) and b.base is None:
        match = _TIME_GAP.fullmatch(gap)
        if match is not None and "," not in gap:
            modifier = _TIME_MODIFIERS.get(match["word"] or "")
            return _merged(left, right, replace(b, base=a), "time.night-and-clock", modifier)
    return None


def _join_set_and_clock(text: str, left: Atom, right: Atom) -> Atom | None:
    """«tous les jours à 15 h», «à 9 heures le dimanche»: a set of times."""
    a, b = left.node, right.node
    gap = _gap(text, left, right)
    if isinstance(a, Word) and a.type == "SET" and isinstance(b, Clock) and b.base is None:
        return _merged(left, right, _timed_set(a, b), "set.with-clock") if _TIME_GAP.fullmatch(gap) else None
    if isinstance(a, Clock) and a.base is None and isinstance(b, Word) and b.type == "SET":
        return (
            _merged(left, right, _timed_set(b, a), "set.with-clock") if re.fullmatch(r",?\s(?:le )?", gap) else None
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


_PHASE = re.compile(
    r"(?<![\w])(?P<x>(?:toute? |tout |extrême |la )?(?P<p>début|fin|milieu|mi|première moitié|seconde moitié"
    r"|deuxième moitié)"
    r"(?:-|\s)(?:de la |de l'|des |du mois de |du mois d'|de |du |d')?)$",
    re.IGNORECASE,
)
_PHASES: dict[str, DateModifier] = {
    "début": "START", "fin": "END", "milieu": "MID", "mi": "MID", "première moitié": "START",
    "seconde moitié": "END", "deuxième moitié": "END",
}  # fmt: skip


def _phase(text: str, atom: Atom) -> Atom:
    """«fin février», «la mi-mars», «au début des années 2000», «la fin de cette année»."""
    if atom.modifier is not None or not kinds.is_long(atom.node):
        return atom
    before = text[max(0, atom.start - 36) : atom.start]
    match = _PHASE.search(before)
    if match is None or (
        match["p"].lower() == "mi" and not isinstance(atom.node, Calendar) and "mi-" not in before
    ):
        return atom
    skip = 3 if match["x"].lower().startswith("la ") else 0
    start = atom.start - len(match["x"]) + skip
    modifier = _PHASES[match["p"].lower()]
    return replace(atom, start=start, modifier=modifier, rule="date.phase", edge=start, weak=False,
                   cues=[(start, start + len(match["p"]))])  # fmt: skip


_AFTER = re.compile(
    r"\s(?P<w>après|avant|à partir|à compter)\s(?:le |la |les |l'|du |de |d')?|\s(?P<w2>à (?:partir"
    r"|compter) (?:du|de|d'))\s?"
)


def _join_offset(text: str, left: Atom, right: Atom) -> Atom | None:
    """«trois mois après Pâques», «deux jours avant le 12 mars»."""
    if not (isinstance(left.node, Word) and left.node.type == "DURATION" and kinds.is_date(right.node)):
        return None
    match = _AFTER.fullmatch(_gap(text, left, right))
    amounts = amounts_of(text[left.start : left.end]) if match else None
    if match is None or amounts is None or isinstance(right.node, Word):
        return None
    sign = -1 if match["w"] == "avant" else 1
    return _merged(left, right, Offset(amounts, sign, right.node), "date.offset-from")


_NIGHT = re.compile(
    r"(?<![\w])(?P<x>(?:dans |pendant |durant |au cours de |de )?(?:la |une )?nuit (?:du |de |de ce )?)$",
    re.IGNORECASE,
)


def _night(text: str, atom: Atom) -> Atom:
    """«dans la nuit de mardi à mercredi», «la nuit du 14 au 15 octobre», «dans la nuit de mardi»."""
    node = atom.node
    pair = isinstance(node, Interval) and kinds.is_day(node.start) and kinds.is_day(node.end)
    if not (pair or kinds.is_day(node)):
        return atom
    match = _NIGHT.search(text[max(0, atom.start - 34) : atom.start])
    if match is None:
        return atom
    words = match["x"].lower()
    if not pair and not words.rstrip().endswith(("du", "de", "ce")):
        return atom
    start = atom.start - len(match["x"])
    if words.startswith("de "):
        start += 3
    night = Night(node.start, node.end) if isinstance(node, Interval) else Night(node)
    return replace(atom, start=start, node=night, rule="time.night", edge=start)


_COORDINATE = re.compile(
    r"(?:,\s|\s(?:et|ou|puis|et\sen|ou\sen|puis\sen|et\sle|ou\sle)\s|/|\s?-\s?|,\spuis\s(?:en\s|le\s)?)$"
)


def _share(text: str, atoms: list[Atom]) -> list[Atom]:
    """Give coordinated dates what only the last of them says: «en janvier et février 2025»."""
    found = list(atoms)
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        a, b = left.node, right.node
        if not (isinstance(a, Calendar) and isinstance(b, Calendar) and 0 <= right.start - left.end < 14):
            continue
        if not _COORDINATE.fullmatch(_gap(text, left, right)) or a.sense or b.sense:
            continue
        if a.day is not None and a.month is None and b.month is not None and b.day is not None:
            a = replace(a, month=b.month)
        if a.year is None and b.year is not None and a.month is not None and (a.day is None) == (b.day is None):
            later = (a.month, a.day or 0) > (b.month or 12, b.day or 31)
            a = replace(a, year=b.year - later)
        found[index] = replace(left, node=a)
    return found
