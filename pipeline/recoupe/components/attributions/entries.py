"""The reporting verbs of `recoupe_fr/lexicons/reporting_verbs.csv`, and every written form that can start one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from recoupe import lexicon
from recoupe.components.attributions.conjugation import Kind, forms
from recoupe.values import Stance


@dataclass(frozen=True, slots=True)
class Entry:
    """A reporting verb: frames -> stance; `tail` are the words that must follow it, `reflexive` a se before it."""

    lemma: str
    tail: tuple[str, ...]
    reflexive: bool
    frames: dict[str, Stance] = field(hash=False)
    source_subject: bool
    #: Letters that the first fixed word may start with.
    initials: tuple[str, ...] = ()
    #: A clitic that must stand before it: «y voir», «s'en tenir».
    clitic: str = ""


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """Return the entries of `reporting_verbs.csv` by the infinitive of the verb that is conjugated."""
    frames: dict[str, dict[str, Stance]] = {}
    restricted: set[str] = set()
    for row in lexicon.rows("reporting_verbs"):
        for frame in row["frames"].split():
            frames.setdefault(row["lemma"], {}).setdefault(frame, row["stance"])  # type: ignore[arg-type]
        if row["subject"] == "source":
            restricted.add(row["lemma"])
    found: dict[str, list[Entry]] = defaultdict(list)
    for lemma, by_frame in frames.items():
        verb, tail, reflexive, clitic = _split(lemma)
        found[verb].append(Entry(lemma, tail, reflexive, by_frame, lemma in restricted, _initials(tail), clitic))
    return {verb: tuple(sorted(rows, key=lambda e: (-len(e.tail), not e.clitic))) for verb, rows in found.items()}


def _initials(tail: tuple[str, ...]) -> tuple[str, ...]:
    """Return how the first fixed word may start, contracted with an article too («à», «au»)."""
    return ({"de": ("d",), "à": ("à", "a")}.get(tail[0], (tail[0][:3],))) if tail else ()


def _split(lemma: str) -> tuple[str, tuple[str, ...], bool, str]:
    """Return the verb, its fixed words, whether it is reflexive, and its clitic."""
    words = lemma.replace("'", "' ").split()
    reflexive = words[0] in ("se", "s'")
    words = words[reflexive:]
    clitic = words[0] if words[0] in ("y", "en") else ""
    words = words[bool(clitic) :]
    return words[0], tuple(words[1:]), reflexive, clitic


@cache
def tail_initials() -> dict[str, tuple[str, ...]]:
    """Return how the fixed words may start behind each verb that reports only with them: «être», «faire»."""
    return {
        verb: tuple({start for entry in known for start in entry.initials})
        for verb, known in entries().items()
        if all(entry.tail for entry in known)
    }


@cache
def table() -> dict[str, tuple[tuple[str, Kind], ...]]:
    """Return written form -> (infinitive, kind) of every verb that can start a reporting group."""
    found: dict[str, list[tuple[str, Kind]]] = defaultdict(list)
    for verb in entries():
        for form, kind in forms(verb):
            found[form].append((verb, kind))
    return {form: tuple(readings) for form, readings in found.items()}


@cache
def periphrases() -> dict[str, set[str]]:
    """Return form -> prepositions ('' for none) of the verbs that carry a reporting infinitive («tient à»)."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in lexicon.rows("reporting_periphrases"):
        for form, kind in forms(row["lemma"]):
            if kind in ("fin", "pp", "ger"):
                found[form].add(row["preposition"])
    return dict(found)
