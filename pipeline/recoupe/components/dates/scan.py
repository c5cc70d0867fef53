"""Find the atoms of a text: words that call rules up, windows around them, the rules that they call."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from recoupe import lexicon
from recoupe.components.dates import (
    calendar_rules,
    clock_rules,
    day_part_rules,
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

#: Words and, by turns, what stands between them.
_WORD = re.compile(r"([^\W_]+)")
#: Characters that a rule may need left and right of the word that called it.
_LEFT, _RIGHT = 50, 70
#: The classes whose words stand near the beginning of what they call rules for.
_NEAR = {
    "unit": 24, "weekday": 12, "hour": 25, "clock": 25, "colon": 25, "vague": 40, "year": 35, "season": 30,
    "slashed": 30, "day-number": 40, "weekdays": 6, "set-adverb": 3, "set-adjective": 6, "=dans": 3, "=pour": 3,
    "=par": 3, "=sous": 3, "=y": 6, "=voilà": 3, "=voici": 3, "=fait": 8, "=chaque": 3, "=tous": 3, "=toutes": 3,
    "=importe": 4, "=reste": 6, "=restant": 6, "=ma": 3, "=mon": 3, "=notre": 3, "=votre": 3,
}  # fmt: skip
#: The first and last word where a match may begin, by number, and the character where it must have ended.
Window = tuple[int, int, int]
#: A class of words, and the words (any number is «0») right before which a word is of that class; None: any.
Class = tuple[str, frozenset[str] | None]
_CLOCK = re.compile(
    r"\d{1,4}(?:h(?:\d{2}(?:min(?:\d{1,2}s)?)?)?|heures|min|mn|s|sec|jours|mois|ans|minutes)$|h$", re.IGNORECASE
)
_ARTICLES, _SEPARATORS = ("le", "du", "au"), frozenset("/.-")
_ORDINALS = (
    "premier", "première", "premiere", "premiers", "premières", "premieres", "second", "seconde", "deuxième",
    "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième", "dixième", "onzième",
    "douzième", "dernier", "dernière", "derniere",
)  # fmt: skip
_ORDINAL_TAILS = ("er", "re", "ère", "ere", "e", "ème", "eme", "ième", "nd", "nde")
#: Words right before a unit that make it a length; a unit without one calls no counting rule.
_COUNTING = frozenset(
    (
        "0", *SMALL_NUMBERS, "d", "de", "des",
        "quelques", "plusieurs", "nombreux", "nombreuses", "longs", "longues", "bon", "bonne", "bonnes", "petit",
        "petite", "petits", "petites",
        "gros", "grosse",
    )
)  # fmt: skip
_THIS = frozenset(("ce", "cet", "cette", "nouvelle", "week", "de"))
_OF_SENSE = {"season": "season", "vague": "vague", "set": "set-adverb", "set-adjective": "set-adjective"}
_MODULES = (
    calendar_rules, clock_rules, day_part_rules, length_rules, relative_rules, running_rules, season_rules,
    set_rules, vague_rules, year_rules,
)  # fmt: skip


@cache
def _triggers() -> dict[str, tuple[Class, ...]]:
    """Return the classes of every word that calls rules up, and the words that it must follow to do so."""
    classes: dict[str, dict[str, set[str] | frozenset[str] | None]] = defaultdict(dict)

    def add(form: str, name: str) -> None:
        """The last word of a form calls the rules of its class, behind the word before it."""
        before, word = (["", *_WORD.findall(form.lower())])[-2:]
        known = classes[word].setdefault(name, set())
        if isinstance(known, set) and before:
            known.add(before)
        else:
            classes[word][name] = None

    for row in lexicon.rows("months"):
        classes[_last(row["form"])]["month"] = None
    for row in lexicon.rows("weekdays"):
        classes[_last(row["form"])]["weekday"] = None
        if row["sense"] == "full":
            classes[row["form"] + "s"].update(weekday=None, weekdays=None)
    for row in lexicon.rows("time_units"):
        classes[_last(row["form"])].update(unit=_THIS, counted=_COUNTING)
    for row in lexicon.rows("day_parts"):
        classes[_last(row["form"])]["part"] = None
    for row in lexicon.rows("feasts"):
        add(row["form"], "feast")
        add(bare(row["form"]), "feast")
    for row in lexicon.rows("time_words"):
        add(row["form"], _OF_SENSE.get(row["sense"], "word"))
    for word in ("hui", "veille", "lendemain", "surlendemain", "hier", "demain"):
        classes[word]["word"] = None
    for word in (*_ORDINALS, *_ORDINAL_TAILS):
        classes[word]["ordinal"] = None
    units = frozenset(word for word, names in classes.items() if "unit" in names) | {"demi", "demie", "0"}
    for word in ("après", "auparavant", "avant"):
        classes[word]["later"] = units
    for word, behind in (("tard", "plus"), ("tôt", "plus"), ("partir", "à"), ("compter", "à")):
        classes[word]["later"] = frozenset((behind,))
    for trigger in {name for rule in RULES for name in rule.triggers if name.startswith("=")}:
        classes[trigger[1:]][trigger] = None
    return {
        word: tuple((name, None if after is None else frozenset(after)) for name, after in sorted(names.items()))
        for word, names in classes.items()
    }


def _last(form: str) -> str:
    found: list[str] = _WORD.findall(form.lower())
    return found[-1]


def _digits(word: str, text: str, start: int, end: int) -> list[Class]:
    """Return the classes of a word that begins with a digit."""
    if not word.isdigit():
        if len(word) <= 10 and _CLOCK.match(word):
            return [("clock", None)]
        return [("ordinal", None), ("day-number", None)] if len(word) < 5 and word.endswith(_ORDINAL_TAILS) else []
    if len(word) > 2:
        return [("year", None)] if len(word) == 4 else []
    found: list[Class] = []
    if text[end : end + 4].lstrip()[:1] in ("h", "H"):
        found.append(("hour", None))
    if text[max(0, start - 6) : start].rstrip()[-2:].lower() in _ARTICLES:
        found.append(("day-number", None))
    mark, behind = text[end : end + 1], text[end + 1 : end + 2]
    if mark in _SEPARATORS and behind.isalnum():
        found.append(("slashed", None))
    elif mark == ":" and behind.isdigit():
        found.append(("colon", None))
    return found


@cache
def _rules_of(name: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if name in rule.triggers)


def windows(text: str) -> tuple[dict[str, list[Window]], list[int]]:
    """Return, for each class of words, where the rules that they call may find something; and all words' starts."""
    found: dict[str, list[Window]] = defaultdict(list)
    pieces = _WORD.split(lowered(text))
    ends = list(accumulate(map(len, pieces)))
    words, starts = pieces[1::2], ends[:-1:2]
    table = _triggers()
    # Few words are looked at closer: those of the table, and those that begin with a digit.
    for at in [at for at, word in enumerate(words) if word in table or word < ":"]:
        word, start, end = words[at], starts[at], ends[2 * at + 1]
        before = words[at - 1] if at else ""
        before = "0" if before[:1].isdigit() else before
        right = min(len(text), end + _RIGHT)
        for name, places in table.get(word) or _digits(word, text, start, end):
            if places is None or before in places:
                _widen(found[name], bisect_left(starts, start - _NEAR.get(name, _LEFT)), at, right)
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
