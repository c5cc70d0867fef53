"""Stretches between commas, bare participles and event nouns: what several rules of this package ask about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache

from spacy.tokens import Token

from recoupe import lexicon, verbs
from recoupe.components.claims.scene import Scene

#: The longest stretch between commas, in tokens on either side.
_CHUNK = 60


@cache
def event_nouns() -> frozenset[str]:
    """Nouns of happening («mort», «envoi», «recul»)."""
    return lexicon.column("event_nouns", "lemma")


def is_bare_participle(scene: Scene, word: Token) -> bool:
    """A participle without auxiliary, by the tagger or by its ending."""
    if word.i in scene.predicates.kinds:
        return scene.predicates.kinds[word.i] == "participle"
    if word.i in scene.predicates.of:
        return False
    if word.lower_ in verbs.words("participle-adjective"):
        return True
    nominal = word.pos_ == "NOUN" and word.i > 1 and word.nbor(-1).like_num and word.nbor(-2).lower_ == "sur"
    return (word.pos_ in ("ADJ", "VERB") or nominal) and word.lower_.endswith(("és", "ées", "é", "ée"))


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
    segment = scene.segment(scene.words[first].idx)
    before = bisect_left(scene.commas, first)
    after = bisect_right(scene.commas, last)
    low = scene.commas[before - 1] + 1 if before else 0
    high = scene.commas[after] - 1 if after < len(scene.commas) else len(scene.doc) - 1
    opening = bisect_left(scene.starts, segment.start)
    closing = bisect_left(scene.starts, segment.end) - 1
    first = min(first, max(low, opening, first - _CHUNK))
    last = max(last, min(high, closing, last + _CHUNK))
    return first, last


def is_relative(scene: Scene, head: int) -> bool:
    """Tell whether a predicate stands in a relative clause."""
    words = [*(scene.words[i] for i in scene.predicates.groups.get(head, ())), scene.words[head]]
    for index in range(words[0].i - 1, max(-1, words[0].i - 8), -1):
        word = scene.words[index]
        if word.lower_ in ("qui", "dont"):
            return True
        if not (verbs.is_clitic(word) or word.pos_ in ("ADV", "DET", "NOUN", "ADJ")):
            return False
    return False
