"""Heads of noun phrases: behind determiners, numbers and adjectives; names and hyphened compounds as one."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.words import DETERMINERS, WordClass
from recoupe.sources import known_phrase, noun_type

PREPOSITIONS = WordClass("prepositions")


_NOMINAL = frozenset({"NOUN", "PROPN", "X"})


OF = frozenset({"de", "du", "des", "d'"})


CLAUSE_WORDS = WordClass("clause-words")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: token range, end exclusive, and its head token."""

    start: int
    end: int
    head: int


_AMOUNTS = WordClass("amounts")


def head_of(scene: Scene, start: int, limit: int) -> int | None:
    """Return the head noun's token: behind determiners, numbers, adjectives and amounts («une dizaine d'élus»)."""
    head = _first_head(scene, start, limit)
    if head is None or head + 1 >= limit or scene.words[head] not in _AMOUNTS:
        return head
    behind = head + 1 + (scene.words[head + 1] in OF)
    inner = _first_head(scene, behind, limit) if behind < limit else None
    return inner if inner is not None else head


def _first_head(scene: Scene, start: int, limit: int) -> int | None:
    token, determined = start, False
    while token < limit and token - start <= 8:
        word, pos = scene.words[token], scene.pos[token]
        if word in CLAUSE_WORDS:
            break
        if token == start and scene.word(token + 1) in OF and (pos == "NUM" or word in _SOME_OF):
            return head_of(scene, token + 2 - (scene.words[token + 1] == "des"), limit)  # «deux de ses députés»
        if word in DETERMINERS and not (word in OF and not _partitive(scene, token, start)):
            determined = True
        elif _heads(scene, token, determined):
            return _last_of_compound(scene, token, limit)
        elif determined and pos in _MODIFIERS:
            if pos == "PRON" and word.startswith("-"):
                return None
            if pos in ("VERB", "PRON") and _ends_before(scene, token + 1, limit):
                return token  # a participle used as a noun: «les blessés de…», «les siens»
        elif not ((pos in _MODIFIERS and token < start + 3 and pos != "VERB") or (word == "«" and determined)):
            break
        token += 1
    adjective = token - 1 > start and determined and scene.pos[token - 1] in ("ADJ", "NUM")
    return token - 1 if adjective or (determined and token == limit and token - 1 > start) else None


_SOME_OF = frozenset({"plusieurs", "certains", "certaines", "beaucoup", "quelques-uns", "quelques-unes", "aucun"})
_NO_HEAD = frozenset({"ADP", "PUNCT", "CCONJ", "SCONJ", "ADV", "PRON", "NUM", "DET"})


_MODIFIERS = frozenset({"ADJ", "NUM", "DET", "VERB", "ADV", "PRON"})


def _heads(scene: Scene, token: int, determined: bool) -> bool:
    """A noun by its tag, by its capital, or a known source noun that the tagger took for something else."""
    pos = scene.pos[token]
    first = token == scene.sentence(token)[0] and pos == "ADJ"
    capital = scene.capital(token) and ((pos not in _NO_HEAD and not first) or scene.name_of[token] >= 0)
    if pos in _NOMINAL or capital:
        return True
    return noun_type(scene.words[token]) is not None and (determined or pos != "VERB")


def _ends_before(scene: Scene, token: int, limit: int) -> bool:
    return token < limit and (scene.words[token] == "," or scene.words[token] in PREPOSITIONS)


def _partitive(scene: Scene, token: int, start: int) -> bool:
    """«des experts», «du personnel», «d'anciens cadres» start a phrase; inside one, *de* is a preposition."""
    return token == start and (scene.words[token] in ("des", "du") or scene.words[token] in ("d'", "de"))


def _last_of_compound(scene: Scene, token: int, limit: int) -> int:
    """«porte - parole», «état - major», cut at their hyphens by the tokenizer: the last part is the head."""
    while token + 2 < limit and scene.words[token + 1] == "-" and scene.ends[token + 1] == scene.starts[token + 2]:
        if scene.ends[token] != scene.starts[token + 1]:
            break
        token += 2
    return token


def head_text(scene: Scene, head: int) -> str:
    """Return the head's word, with the parts before it that a hyphen joins."""
    first = head
    while first >= 2 and scene.words[first - 1] == "-" and scene.ends[first - 1] == scene.starts[first]:
        if scene.ends[first - 2] != scene.starts[first - 1]:
            break
        first -= 2
    return scene.text[scene.starts[first] : scene.ends[head]]


def known_phrase_of(scene: Scene, phrase: Phrase) -> str | None:
    """Return the head with the words behind it that make it a source of another kind: «une avocate générale»."""
    for end in range(min(phrase.head + 4, phrase.end), phrase.head + 1, -1):
        known = known_phrase(scene.text[scene.starts[phrase.head] : scene.ends[end - 1]])
        if known is not None:
            return known
    return None


def after_name(scene: Scene, head: int, limit: int) -> int:
    """Return the end of the name that the head stands in."""
    number = scene.name_of[head]
    if number >= 0:
        return min(max(scene.names[number].end, head + 1), limit)
    return head + 1
