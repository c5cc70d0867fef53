"""Join atoms that belong to one phrase: a day and its hour, the two ends of an interval, «fin» and its month."""

from __future__ import annotations

import re
from dataclasses import replace

from recoupe.components.dates import kinds
from recoupe.components.dates.hours import join_day_and_clock, join_part_and_clock, join_set_and_clock
from recoupe.components.dates.merging import Join, gap, merged
from recoupe.components.dates.ranges import ellipses, join_hours, join_range
from recoupe.components.dates.relative_rules import amounts_of
from recoupe.components.dates.rule import Atom
from recoupe.components.dates.vocabulary import word_value
from recoupe.date_values.compound import Interval, Night
from recoupe.date_values.nodes import Calendar, Word
from recoupe.date_values.offsets import Offset
from recoupe.values import DateModifier

_REACH = 60


def combine(text: str, atoms: list[Atom]) -> list[Atom]:
    """Return the atoms of a text, those of one phrase joined."""
    atoms = _pairs(text, atoms, join_hours)
    atoms = _pairs(text, atoms, join_range)
    floors = [0, *(atom.end for atom in atoms)]
    atoms = [found for atom, floor in zip(atoms, floors, strict=False) for found in ellipses(text, atom, floor)]
    atoms = _undouble([_eve(text, _night(text, atom)) for atom in atoms])
    atoms = _pairs(text, atoms, join_day_and_clock)
    atoms = _pairs(text, atoms, join_part_and_clock)
    atoms = _pairs(text, atoms, join_set_and_clock)
    atoms = [_phase(text, atom) for atom in atoms]
    atoms = _pairs(text, atoms, join_range)
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


_PHASE = re.compile(
    r"(?<![\w])(?P<x>(?:toute? |tout |extrême |la )?(?P<p>début|fin|milieu|mi|première moitié|seconde moitié"
    r"|deuxième moitié)"
    r"(?:-|\s)(?:de la |de l'|des |du mois de |du mois d'|de |du |d')?)$",
    re.IGNORECASE,
)
_PHASE_WORD = re.compile("(?:début|fin|mi|moitié)", re.IGNORECASE)
_PHASES: dict[str, DateModifier] = {
    "début": "START", "fin": "END", "milieu": "MID", "mi": "MID", "première moitié": "START",
    "seconde moitié": "END", "deuxième moitié": "END",
}  # fmt: skip


def _phase(text: str, atom: Atom) -> Atom:
    """«fin février», «la mi-mars», «au début des années 2000», «la fin de cette année»."""
    if atom.modifier is not None or not kinds.is_long(atom.node):
        return atom
    before = text[max(0, atom.start - 36) : atom.start]
    match = _PHASE.search(before) if _PHASE_WORD.search(before) else None
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
    match = _AFTER.fullmatch(gap(text, left, right))
    amounts = amounts_of(text[left.start : left.end]) if match else None
    if match is None or amounts is None or isinstance(right.node, Word):
        return None
    sign = -1 if match["w"] == "avant" else 1
    return merged(left, right, Offset(amounts, sign, right.node), "date.offset-from")


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
    before = text[max(0, atom.start - 34) : atom.start]
    match = _NIGHT.search(before) if "nuit" in before.lower() else None
    if match is None:
        return atom
    words = match["x"].lower()
    if not pair and not words.rstrip().endswith(("du", "de", "ce")):
        return atom
    start = atom.start - len(match["x"])
    if not words.startswith("dans "):
        start = (
            atom.start - len("nuit ") - len(words.rpartition("nuit ")[2])
        )  # «le coup de force de la nuit de jeudi»
    night = Night(node.start, node.end) if isinstance(node, Interval) else Night(node)
    return replace(atom, start=start, node=night, rule="time.night", edge=start)


_EVE = re.compile(
    r"(?<![\w-])(?P<w>avant-veille|veille|surlendemain|lendemain)\s(?:du\s|de\s(?:ce\s|la\s|l')?|d')$",
    re.IGNORECASE,
)


def _eve(text: str, atom: Atom) -> Atom:
    """«le lendemain du 11 février», «la veille du 1er mai»: a day beside one that is said."""
    if not kinds.is_day(atom.node):
        return atom
    before = text[max(0, atom.start - 24) : atom.start]
    match = _EVE.search(before) if "eille" in before or "endemain" in before else None
    if match is None:
        return atom
    start, shift = atom.start - len(match.group()), int(word_value(match["w"]))
    node = Offset(((abs(shift), "day"),), 1 if shift > 0 else -1, atom.node)
    return replace(atom, start=start, node=node, rule="date.eve", edge=start)


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
        if not _COORDINATE.fullmatch(gap(text, left, right)) or a.sense or b.sense:
            continue
        if a.day is not None and a.month is None and b.month is not None and b.day is not None:
            a = replace(a, month=b.month)
        if a.year is None and b.year is not None and a.month is not None and (a.day is None) == (b.day is None):
            later = (a.month, a.day or 0) > (b.month or 12, b.day or 31)
            a = replace(a, year=b.year - later)
        found[index] = replace(left, node=a)
    return found
