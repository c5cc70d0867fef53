"""The words of `recoupe_fr` that this package reads, each set made at first need and kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from spacy.lang.fr.stop_words import STOP_WORDS

from recoupe import lexicon
from recoupe.gazetteer import fold
from recoupe.values import EntityLabel


@cache
def role_words(role: str) -> frozenset[str]:
    """Folded small words by the part that they play in and around names (`name_words.csv`)."""
    return lexicon.column("name_words", "word", role=role)


@cache
def abbreviations() -> frozenset[str]:
    """Folded words whose full stop ends no sentence («M.», «St.»)."""
    return frozenset({"m", "mm", "mgr", "dr", "pr", "st", "ste", "cf", "art", "av"})


@cache
def function_words() -> frozenset[str]:
    """Folded words that make no name, whatever their capital."""
    ours = {fold(row["word"]) for row in lexicon.rows("no_names") if row["where"] == "start"}
    return frozenset({fold(word) for word in STOP_WORDS} | ours)


@cache
def given_names() -> frozenset[str]:
    return lexicon.column("given_names", "name")


@cache
def titles() -> dict[str, str]:
    """Folded title → «civility» or «function»."""
    return {fold(row["title"]).rstrip("."): row["kind"] for row in lexicon.rows("titles")}


@cache
def contexts() -> dict[str, tuple[EntityLabel, str]]:
    """Noun before a name → (label, «inside» or «outside» the name)."""
    rows = (row for row in lexicon.rows("name_contexts") if row["place"] != "part")
    return {row["word"]: (row["label"], row["place"]) for row in rows}  # type: ignore[misc]


@cache
def context(noun: str) -> tuple[EntityLabel, str] | None:
    """Return what a noun in singular or plural, capital or not, says of the name behind it."""
    known = contexts()
    written = noun if noun.isupper() and noun in known else noun.lower()
    return known.get(written) or (known.get(written[:-1]) if written[-1:] in ("s", "x") else None)


@cache
def head_words() -> frozenset[str]:
    """Folded words that head official names where they have a capital («commission», «cour»)."""
    return frozenset(fold(head) for head in lexicon.column("name_heads", "head", case="capital"))


@cache
def lone_words() -> frozenset[str]:
    """Folded words that make no name alone, though French writes them with a capital."""
    return frozenset(fold(row["word"]) for row in lexicon.rows("no_names") if row["where"] == "alone")


@cache
def company_words() -> frozenset[str]:
    """Words inside names of companies and media («Sérac Hôtels», «Tam-Tam TV»)."""
    return lexicon.column("name_contexts", "word", place="part")


@cache
def _company_parts() -> re.Pattern[str]:
    """First and last parts of coined names of companies («Hydro…», «…soft»)."""
    firsts = lexicon.column("name_parts", "part", place="first")
    lasts = lexicon.column("name_parts", "part", place="last")
    return re.compile(f"{lexicon.alternation(firsts)}\\w{{3}}|\\w{{3,}}{lexicon.alternation(lasts)}$")


def company_shape(key: str) -> bool:
    """Tell whether a folded unknown word is coined as companies' names are («hydrane», «medisoft»)."""
    return _company_parts().match(key) is not None


@cache
def common_acronyms() -> frozenset[str]:
    return lexicon.column("common_acronyms", "acronym")


@cache
def _place_names() -> list[str]:
    """Folded names of places, sorted."""
    return sorted({fold(row["name"]) for table in ("communes", "places") for row in lexicon.rows(table)})


@cache
def _cities() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in lexicon.rows("cities"))


#: What a place's name may have behind the stem of its inhabitants' name: Lorr-aine, Bourg-ogne, Vosg-es.
_ENDINGS = frozenset({"", *["e", "es", "s", "y", "ie", "aine", "ogne", "on", "in", "ay", "ey", "er", "ans"]})


def names_place(stem: str) -> bool:
    """Tell whether a known place has the folded stem of its inhabitants' name («verdun», «lorr»)."""
    if stem in _cities():
        return True
    places = _place_names()
    position = bisect_left(places, stem)
    while len(stem) > 3 and position < len(places) and places[position].startswith(stem):
        if places[position][len(stem) :] in _ENDINGS:
            return True
        position += 1
    return False


@cache
def _endings() -> dict[str, float]:
    return {row["ending"]: float(row["odds"]) for row in lexicon.rows("name_endings")}


def surname_odds(key: str) -> float:
    """Return how much more a folded name's ending is one of surnames than one of towns (natural logarithm)."""
    endings = _endings()
    for start in range(max(0, len(key) - 5), len(key)):
        odds = endings.get(key[start:])
        if odds is not None:
            return odds
    return 0.0


@cache
def reporting_verbs() -> frozenset[str]:
    """Lemmas of verbs of saying: what governs them is no place."""
    return lexicon.column("reporting_verbs", "lemma")
