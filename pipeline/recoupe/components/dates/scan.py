"""Find the atoms of a text: words that call rules up, windows around them, the rules that they call."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from recoupe import lexicon
from recoupe.components.dates import (
    calendar_rules,
    clock_rules,
    length_rules,
    relative_rules,
    season_rules,
    vague_rules,
    year_rules,
)
from recoupe.components.dates.rule import RULES, Atom, Rule
from recoupe.components.dates.vocabulary import bare

_WORD = re.compile(r"[^\W_]+")
#: Characters that a rule may need left and right of the word that called it.
_LEFT, _RIGHT = 70, 70
_CLOCK = re.compile(r"\d{1,4}(?:h(?:\d{2}(?:min)?)?|heures|min|mn|s|sec|jours|mois|ans|minutes)$|h$", re.IGNORECASE)
_MODULES = (calendar_rules, clock_rules, length_rules, relative_rules, season_rules, vague_rules, year_rules)


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
            classes[row["form"] + "s"].update(("weekday", "set"))
    for row in lexicon.rows("time_units"):
        add(row["form"], "unit", "set")
    for row in lexicon.rows("day_parts"):
        add(row["form"], "part", "set")
    for row in lexicon.rows("feasts"):
        add(row["form"], "feast")
        add(bare(row["form"]), "feast")
    for row in lexicon.rows("time_words"):
        sense = row["sense"]
        add(
            row["form"],
            *{"season": ("season", "set"), "vague": ("vague",), "set": ("set",), "set-adjective": ("set",)}.get(
                sense, ("word",)
            ),
        )
    for word in ("hui", "veille", "lendemain", "surlendemain", "hier", "demain"):
        classes[word].add("word")
    classes["date"].add("unit")
    classes["s"].add("unit")
    return {word: tuple(names) for word, names in classes.items()}


def _classes(word: str) -> tuple[str, ...]:
    if word[0].isdigit():
        if word.isdigit():
            return ("number", "year") if len(word) == 4 else ("number",) if len(word) < 3 else ()
        if len(word) <= 10 and _CLOCK.match(word):
            return ("clock", "unit")
        return ("number",) if len(word) < 5 else ()
    if word in ("deux", "mille"):
        return ("year",) if word == "mille" else ()
    return _triggers().get(word, ())


@cache
def _words() -> frozenset[str]:
    """Return the single words that rules name as their triggers («=dans»)."""
    return frozenset(name[1:] for rule in RULES for name in rule.triggers if name.startswith("="))


@cache
def _rules_of(name: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if name in rule.triggers)


def windows(text: str) -> dict[str, list[tuple[int, int]]]:
    """Return, for each class of words, the stretches of text around its words, merged where they touch."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    single = _words()
    for match in _WORD.finditer(text):
        start, end = match.span()
        if end - start > 20:
            continue
        word = match.group().lower()
        names = _classes(word)
        if word in single:
            names = (*names, f"={word}")
        for name in names:
            spans = found[name]
            left, right = max(0, start - _LEFT), min(len(text), end + _RIGHT)
            if spans and left <= spans[-1][1]:
                spans[-1] = (spans[-1][0], right)
            else:
                spans.append((left, right))
    return found


def find_atoms(text: str) -> list[Atom]:
    """Return what all rules find, the longest of overlapping atoms, in order of place."""
    seen: set[tuple[str, int, int]] = set()
    atoms: list[Atom] = []
    for name, spans in windows(text).items():
        for rule in _rules_of(name):
            for start, end in spans:
                for atom in rule.find(text, start, end):
                    if atom.end >= end - 2 and end < len(text):
                        continue  # cut by the window: nothing that called the rule stands there
                    key = (rule.id, atom.start, atom.end)
                    if key not in seen:
                        seen.add(key)
                        atoms.append(atom)
    return list(longest(atoms))


def longest(atoms: list[Atom]) -> Iterator[Atom]:
    """Yield atoms that do not overlap: the longest first, a strong one before a weak one, then the earlier rule."""
    order = {rule.id: index for index, rule in enumerate(RULES)}
    kept: list[Atom] = []
    taken: set[int] = set()
    for atom in sorted(atoms, key=lambda a: (a.start - a.end, a.weak, order.get(a.rule, 0))):
        if taken.isdisjoint(range(atom.start, atom.end)):
            taken.update(range(atom.start, atom.end))
            kept.append(atom)
    return iter(sorted(kept, key=lambda a: a.start))
