"""Stretches between commas, bare participles and event nouns: what several rules of this package ask about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache

from recoupe import lexicon
from recoupe.components.claims.scene import Scene
from recoupe.verb_forms import word_class

#: The longest stretch between commas, in tokens on either side.
_CHUNK = 60


@cache
def event_nouns() -> frozenset[str]:
    """Nouns of happening («mort», «envoi», «recul»)."""
    return lexicon.column("event_nouns", "lemma")


def is_bare_participle(scene: Scene, at: int) -> bool:
    """A participle without auxiliary, by the tagger or by its ending."""
    if at in scene.predicates.kinds:
        return scene.predicates.kinds[at] == "participle"
    if at in scene.predicates.of:
        return False
    word = scene.words[at]
    if word.lower in word_class("participle-adjective"):
        return True
    if not word.lower.endswith(("és", "ées", "é", "ée")) or scene.pos(at - 1) == "DET":
        return False  # «ses pesées»: a noun
    counted = at > 1 and scene.words[at - 1].is_number and scene.words[at - 2].lower == "sur"
    return word.pos in ("ADJ", "VERB") or (counted and word.pos == "NOUN")


def is_main_verb(scene: Scene, index: int) -> bool:
    head = scene.predicates.of.get(index)
    return head is not None and scene.predicates.kinds.get(head) in ("finite", "infinitive", "gerund")


def chunk(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Return the tokens between the commas or other marks around a mention."""
    known = scene.chunks.get((first, last))
    if known is None:
        known = scene.chunks[first, last] = _chunk(scene, first, last)
    return known


def _chunk(scene: Scene, first: int, last: int) -> tuple[int, int]:
    segment = scene.segment(scene.starts[first])
    before = bisect_left(scene.commas, first)
    after = bisect_right(scene.commas, last)
    low = scene.commas[before - 1] + 1 if before else 0
    high = scene.commas[after] - 1 if after < len(scene.commas) else len(scene.words) - 1
    opening = bisect_left(scene.starts, segment.start)
    closing = bisect_left(scene.starts, segment.end) - 1
    first = min(first, max(low, opening, first - _CHUNK))
    last = max(last, min(high, closing, last + _CHUNK))
    return first, last


def is_relative(scene: Scene, head: int) -> bool:
    """Tell whether a predicate stands in a relative clause."""
    first = scene.first_of_group(head)
    for index in range(first - 1, max(-1, first - 8), -1):
        word = scene.words[index]
        if word.lower in ("qui", "dont"):
            return True
        if not word.is_clitic and word.pos not in ("ADV", "DET", "NOUN", "ADJ"):
            return False
    return False
