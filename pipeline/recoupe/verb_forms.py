"""French verbs by their written form alone: closed classes, futures and conditionals, endings.

The base model tags about three quarters of the conditionals; a test of the form (ending on a future stem) finds
.90 to .96 of them. Auxiliaries and modals are closed classes and are looked up as forms
(`lexicons/verb_forms.csv`); future stems are endings, the longest decides (`lexicons/future_stems.csv`). What a
form is in its sentence, with the tagger as one vote, is `recoupe.verb_readings`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from recoupe import lexicon

Tense = Literal["past", "present", "future", "conditional", "subjunctive"]

_CONDITIONAL = re.compile(r"(?:ais|ait|ions|iez|aient)$")
_FUTURE = re.compile(r"(?:ai|as|a|ons|ez|ont)$")
PRESENT_ENDINGS = ("e", "ent", "t", "d", "ons", "es", "a")
#: What ends so may be an imparfait.
IMPERFECT = re.compile(r"(?:[^aeiou]|[iuy]|ge|gu|qu)(?:ait|aient)$")
#: What ends so is a present, even where the tagger says participle («prolifère», «enflamme»).
PRESENT_ONLY = re.compile(r"(?:[bcdfglmnpqrvxz]|ss|ll)e$|ez$|[bcdfglmnpqrvx]ent$")
#: What ends so is a past tense, whatever its tag.
PAST_ONLY = re.compile(r"(?:[^aeiou]|[iuy]|ge|gu|qu)aient$|èrent$")
#: A verb that ends so is an imparfait; participles in -ait are those of faire and traire.
IMPERFECT_ONLY = re.compile(r"(?<!f)(?<!tr)ait$")
#: Endings that make a finite verb of any word, or may do so beside «vous».
ANY_TAG_ENDINGS = ("aient", "èrent", "ez")
#: How many written forms are remembered.
_MANY = 1 << 15


@dataclass(frozen=True, slots=True)
class Form:
    """What a written form of an auxiliary or modal verb may be."""

    lemma: str
    tense: str


@cache
def closed_forms() -> dict[str, Form]:
    """Return the forms of avoir, être, aller, pouvoir, devoir, venir, faire and falloir, in lower case."""
    known: dict[str, Form] = {}
    for row in lexicon.rows("verb_forms"):
        known.setdefault(row["form"], Form(row["lemma"], row["tense"]))
    return known


@cache
def _stems() -> tuple[dict[str, str], int]:
    known = {row["ending"]: row["sense"] for row in lexicon.rows("future_stems")}
    return known, max(map(len, known))


@cache
def word_class(sense: str) -> frozenset[str]:
    """Return closed classes: clitic, negative, linker, transparent (inside verb groups), ambiguous."""
    return lexicon.column("verb_group_words", "word", sense=sense)


@cache
def inside_groups() -> frozenset[str]:
    """Return the words that may stand inside a verb group, whatever their tag."""
    return frozenset().union(*map(word_class, ("clitic", "negative", "linker", "transparent")))


@cache
def _is_future_stem(stem: str) -> bool:
    """Tell whether a future or conditional ending can stand on `stem`; its longest known ending decides."""
    known, longest = _stems()
    anchored = "^" + stem
    for length in range(min(longest, len(anchored)), 0, -1):
        sense = known.get(anchored[-length:])
        if sense is not None:
            return sense == "stem" and len(stem) > 1
    return False


@lru_cache(_MANY)
def has_conditional_form(word: str) -> bool:
    """Tell whether a written form can be a conditional: «fournirait» yes; «tirait», «portrait» no."""
    word = word.lower()
    match = _CONDITIONAL.search(word)
    return bool(match) and _is_future_stem(word[: match.start()])  # type: ignore[union-attr]


@lru_cache(_MANY)
def has_future_form(word: str) -> bool:
    """Tell whether a written form can be a simple future: «fermera» yes; «entra», «opéra» no."""
    word = word.lower()
    match = _FUTURE.search(word)
    return bool(match) and _is_future_stem(word[: match.start()])  # type: ignore[union-attr]
