"""Read on behind a verb: its subject where it is inverted, over dates and complements («a dit mardi à l'AFP X»)."""

from __future__ import annotations

from recoupe.components.attributions.heads import PREPOSITIONS, Phrase
from recoupe.components.attributions.phrases import STRONG_PRONOUNS, SUBJECT_PRONOUNS, noun_phrase
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.words import DETERMINERS, WordClass
from recoupe.sources import noun_type

_BODY = WordClass("body-nouns")
FLOATING = WordClass("floating")
#: Prepositions of complements that may stand between a reporting verb and its subject or object.
CIRCUMSTANCE = WordClass("circumstance")


def behind(scene: Scene, end: int, limit: int) -> Phrase | None:
    """Return the phrase behind an inverted verb, over dates and complements («a indiqué mardi à l'AFP X»)."""
    at, steps = end, 0
    while at < limit and steps < 14:
        steps += 1
        word = scene.words[at]
        if (
            at in scene.dated
            or word in FLOATING
            or (word in PREPOSITIONS and at + 1 in scene.dated)
            or (scene.pos[at] == "ADV" and word not in STRONG_PRONOUNS)
        ):
            if word in ("ce", "cette") and at not in scene.dated:
                break
            at += 1
        elif (word in CIRCUMSTANCE and not _number(scene, at + 1)) or (
            word == "d'" and scene.word(at + 2) in _BODY
        ):
            at = over_complement(scene, at, limit)
        elif word == "," and at > end and at + 1 < limit and is_person(scene, at + 1):
            at += 1  # «a déclaré hier sur les ondes, Paul Aubert»
        elif word == "," and (comma := _second_comma(scene, at, limit)) is not None:
            at = comma + 1
        else:
            break
    if at >= limit or scene.words[at] in ("de", "d'", "du"):
        return None
    if scene.words[at] in ("l'", "un", "une") and scene.word(at + 1) in (
        "un",
        "une",
        "autre",
    ):  # «lâche l'un d'eux»
        return Phrase(at, min(at + (4 if scene.word(at + 2) in ("d'", "d'entre") else 2), limit), at + 1)
    if scene.words[at] in STRONG_PRONOUNS and scene.words[at] not in DETERMINERS:
        return Phrase(at, at + 1, at)
    if scene.words[at] in SUBJECT_PRONOUNS or scene.words[at] in ("que", "qu'"):
        return None
    return noun_phrase(scene, at, limit)


def _number(scene: Scene, token: int) -> bool:
    return token < len(scene.words) and (scene.pos[token] == "NUM" or scene.words[token][:1].isdigit())


def over_complement(scene: Scene, at: int, limit: int) -> int:
    """Return the token behind a preposition's noun phrase: «dans un communiqué», «à l'AFP», «lors d'une visite»."""
    start = at + 1
    if scene.words[at] in ("lors", "auprès") and start < limit:
        start += scene.words[start] != "du"
    phrase = noun_phrase(scene, start, limit, apposition=False)
    if phrase is None:
        return start
    if scene.name_of[phrase.head] >= 0:  # «ont indiqué à l'AFP des sources locales»: a name takes no «des»
        number = scene.name_of[phrase.head]
        named = next((at for at in range(phrase.head, phrase.end) if scene.name_of[at] != number), phrase.end)
        return named if scene.word(named) == "des" else phrase.end
    if noun_type(scene.words[phrase.head]) == "media":
        return next((at for at in range(phrase.head + 1, phrase.end) if is_person(scene, at)), phrase.end)
    if noun_type(scene.words[phrase.head]) is None and not scene.capital(phrase.head):
        return next((at for at in range(phrase.head + 1, phrase.end) if is_person(scene, at)), phrase.end)
    return phrase.end


def is_person(scene: Scene, token: int) -> bool:
    """Tell whether a token is in a person's name («d'une voix blanche Solange Maréchal»: not the voice's)."""
    return scene.name_of[token] >= 0 and scene.names[scene.name_of[token]].label == "PER"


def _second_comma(scene: Scene, at: int, limit: int) -> int | None:
    """Return the comma that closes a stretch of dates or complements: «a déclaré, jeudi, le maire»."""
    first = scene.word(at + 1)
    if first in DETERMINERS and scene.word(at + 2) in _BODY:
        first = "avec"  # «lâche, la voix éraillée, X»
    if at + 1 not in scene.dated and first not in PREPOSITIONS and first not in FLOATING:
        return None
    for token in range(at + 2, min(at + 20, limit)):
        if scene.words[token] == ",":
            return token
    return None
