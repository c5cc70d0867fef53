"""Find the atoms of a text: words that call rules up, windows around them, the rules that they call."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from recoupe import lexicon
from recoupe.components.dates import (
    calendar_rules,
    clock_rules,
    length_rules,
    relative_rules,
    running_rules,
    season_rules,
    set_rules,
    vague_rules,
    year_rules,
)
from recoupe.components.dates.rule import RULES, Atom, Rule
from recoupe.components.dates.vocabulary import SMALL_NUMBERS, bare
from recoupe.numeral_atoms import lowered

_WORD = re.compile(r"[^\W_]+")
#: Characters that a rule may need left and right of the word that called it.
_LEFT, _RIGHT = 50, 70
#: The classes whose words stand near the beginning of what they call rules for.
_NEAR = {"unit": 24, "weekday": 12, "hour": 25, "clock": 25, "colon": 25, "vague": 40, "year": 35}
#: The first and last word where a match may begin, by number, and the character where it must have ended.
Window = tuple[int, int, int]
_CLOCK = re.compile(
    r"\d{1,4}(?:h(?:\d{2}(?:min(?:\d{1,2}s)?)?)?|heures|min|mn|s|sec|jours|mois|ans|minutes)$|h$", re.IGNORECASE
)
_ARTICLES, _SEPARATORS = ("le", "du", "au"), frozenset("/.-")
_ORDINALS = (
    "premi", "deuxi", "second", "trois", "quatri", "cinqui", "sixi", "septi", "huiti", "neuvi", "dixi", "onzi",
    "douzi", "derni",
)  # fmt: skip
_ORDINAL_LETTERS = frozenset(stem[0] for stem in _ORDINALS)
_ORDINAL_TAILS = ("er", "re", "ère", "ere", "e", "ème", "eme", "ième", "nd", "nde")
#: Words right before a unit that make it a length; a unit without one calls no counting rule.
_COUNTING = frozenset(
    (
        *SMALL_NUMBERS, "d", "de", "des",
        "quelques", "plusieurs", "nombreux", "nombreuses", "longs", "longues", "bon", "bonne", "bonnes", "petit",
        "petite", "petits", "petites",
        "gros", "grosse",
    )
)  # fmt: skip
_OF_SENSE: dict[str, tuple[str, ...]] = {
    "season": ("season", "set"), "vague": ("vague",), "set": ("set", "set-adverb"),
    "set-adjective": ("set", "set-adjective"),
}  # fmt: skip
_MODULES = (
    calendar_rules, clock_rules, length_rules, relative_rules, running_rules, season_rules, set_rules, vague_rules,
    year_rules,
)  # fmt: skip


@cache
def _triggers() -> dict[str, tuple[str, ...]]:
    """Return the classes of every word that calls rules up."""
    classes: dict[str, set[str]] = defaultdict(set)

    def add(form: str, *names: str) -> None:
        classes[_WORD.findall(form.lower())[-1]].update(names)

    for row in lexicon.rows("months"):
        add(row["form"], "month")
    for row in lexicon.rows("weekdays"):
        add(row["form"], "weekday")
        if row["sense"] == "full":
            classes[row["form"]].add("set")
            classes[row["form"] + "s"].update(("weekday", "weekdays", "set"))
    for row in lexicon.rows("time_units"):
        add(row["form"], "unit", "set")
    for row in lexicon.rows("day_parts"):
        add(row["form"], "part", "set")
    for row in lexicon.rows("feasts"):
        add(row["form"], "feast")
        add(bare(row["form"]), "feast")
    for row in lexicon.rows("time_words"):
        add(row["form"], *_OF_SENSE.get(row["sense"], ("word",)))
    for word in ("hui", "veille", "lendemain", "surlendemain", "hier", "demain"):
        classes[word].add("word")
    classes["date"].add("unit")
    classes["s"].add("unit")
    for word in _ORDINAL_TAILS:
        classes[word].add("ordinal")
    for trigger in {name for rule in RULES for name in rule.triggers if name.startswith("=")}:
        classes[trigger[1:]].add(trigger)
    for word in classes:
        if word.startswith(_ORDINALS):
            classes[word].add("ordinal")
    return {word: tuple(sorted(names)) for word, names in classes.items()}


def _digits(word: str, text: str, start: int, end: int) -> Iterator[str]:
    """Yield the classes of a word that begins with a digit."""
    if not word.isdigit():
        if len(word) <= 10 and _CLOCK.match(word):
            yield from ("clock", "unit")
        elif len(word) < 5 and word.endswith(_ORDINAL_TAILS):
            yield from ("ordinal", "day-number")
        return
    if len(word) == 4:
        yield "year"
    elif len(word) < 3:
        if text[end : end + 4].lstrip()[:1] in ("h", "H"):
            yield "hour"
        if text[max(0, start - 6) : start].rstrip()[-2:].lower() in _ARTICLES:
            yield "day-number"
        mark, behind = text[end : end + 1], text[end + 1 : end + 2]
        if mark in _SEPARATORS and behind.isalnum():
            yield "slashed"
        elif mark == ":" and behind.isdigit():
            yield "colon"


@cache
def _rules_of(name: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if name in rule.triggers)


def windows(text: str) -> tuple[dict[str, list[Window]], list[int]]:
    """Return, for each class of words, where the rules that they call may find something; and all words' starts."""
    found: dict[str, list[Window]] = defaultdict(list)
    table, before = _triggers(), ""
    starts: list[int] = []
    for match in _WORD.finditer(lowered(text)):
        start = match.start()
        starts.append(start)
        word = match[0]
        names: Iterable[str] | None = table.get(word)
        if names is None:
            first = word[0]
            if first in _ORDINAL_LETTERS:
                names = ("ordinal",) if word.startswith(_ORDINALS) else None
            elif first.isdigit() and len(word) <= 20:
                names = _digits(word, text, start, match.end())
        elif "unit" in names and (before in _COUNTING or before[:1].isdigit()):
            names = (*names, "counted")
        before = word
        if names is not None:
            right = min(len(text), match.end() + _RIGHT)
            for name in names:
                _widen(found[name], bisect_left(starts, start - _NEAR.get(name, _LEFT)), len(starts) - 1, right)
    return found, starts


def _widen(spans: list[Window], low: int, index: int, right: int) -> None:
    """Add the words from one up to another to the windows of a class."""
    if spans and low <= spans[-1][1]:
        spans[-1] = (spans[-1][0], index, right)
    else:
        spans.append((low, index, right))


def find_atoms(text: str) -> list[Atom]:
    """Return what all rules find, the longest of overlapping atoms, in order of place."""
    seen: set[tuple[str, int, int]] = set()
    atoms: list[Atom] = []
    found, starts = windows(text)
    for name, spans in found.items():
        for low, high, end in spans:
            places = starts[low : high + 1]
            for rule in _rules_of(name):
                for atom in rule.find(text, places, end):
                    if atom.end >= end - 2 and end < len(text):
                        continue  # cut by the window: nothing that called the rule stands there
                    key = (rule.id, atom.start, atom.end)
                    if key not in seen:
                        seen.add(key)
                        atoms.append(atom)
    return list(longest(atoms))


@cache
def _order() -> dict[str, int]:
    return {rule.id: index for index, rule in enumerate(RULES)}


def longest(atoms: list[Atom]) -> Iterator[Atom]:
    """Yield atoms that do not overlap: the longest first, a strong one before a weak one, then the earlier rule."""
    order = _order()
    kept: list[Atom] = []
    taken: set[int] = set()
    for atom in sorted(atoms, key=lambda a: (a.start - a.end, a.weak, order[a.rule])):
        if taken.isdisjoint(range(atom.start, atom.end)):
            taken.update(range(atom.start, atom.end))
            kept.append(atom)
    return iter(sorted(kept, key=lambda a: a.start))
