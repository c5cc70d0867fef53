"""Noun phrases as contents: «évoque un geste», «n'en dénombre que 1 650», «présente X comme la clef de voûte»."""

from __future__ import annotations

from recoupe.components.attributions.complements import QUE, over_circumstances
from recoupe.components.attributions.draft import Stretch
from recoupe.components.attributions.extents import figures_follow, right_clause, stretch
from recoupe.components.attributions.groups import Group
from recoupe.components.attributions.phrases import noun_phrase
from recoupe.components.attributions.quoting import items_behind
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.tails import CLITIC_SUBJECTS
from recoupe.components.attributions.words import DETERMINERS, WordClass
from recoupe.sources import is_medium, noun_type

_APPROXIMATORS = WordClass("approximators")
_NO_OBJECT = WordClass("not-before-subject")
_DE = frozenset({"de", "d'"})
#: «17 morts, auxquels s'ajoutent neuf civils».
_CONTINUING = frozenset({"dont", "auxquels", "auxquelles"})


def ascribed(scene: Scene, group: Group, limit: int) -> list[Stretch]:
    """«attribuent cette hausse au vieillissement»: the thing and what it is put down to."""
    if group.end >= limit or scene.words[group.end] not in DETERMINERS:
        return []
    end = object_end(scene, group.end, limit)
    if not any(scene.words[i] in ("à", "au", "aux") for i in range(group.end, end)):
        return []
    piece = stretch(scene, group.end, end)
    return [piece] if piece else []


def presented(scene: Scene, group: Group, limit: int) -> list[Stretch]:
    """«présente X comme la clef de voûte»: what follows *comme*."""
    for token in range(group.end, min(group.end + 16, limit - 1)):
        if scene.words[token] == "comme":
            piece = stretch(scene, token + 1, right_clause(scene, token + 1, limit))
            return [piece] if piece else []
        if scene.words[token] in (";", ",", "que", "qu'") or scene.pos[token] == "VERB":
            break
    return []


def qualified(scene: Scene, group: Group, limit: int) -> list[Stretch]:
    """«a qualifié ces accusations d'« infondées »»: the thing and what it is called."""
    if group.end >= limit or scene.words[group.end] not in DETERMINERS:
        return []
    end = object_end(scene, group.end, limit)
    if not any(scene.words[i] in _DE for i in range(group.end + 2, end)):
        return []
    piece = stretch(scene, group.end, end)
    return [piece] if piece else []


def reached(scene: Scene, group: Group, limit: int) -> list[Stretch]:
    """«arrive, lui, à 1 087»: a figure right behind the preposition, and what it counts."""
    at = group.end
    while at < limit and scene.words[at] in _APPROXIMATORS and not scene.is_figure(at):
        at += 1
    if not scene.is_figure(at) or at in scene.dated:
        return []
    piece = stretch(scene, group.end - 1, object_end(scene, at, limit))
    return [piece] if piece else []


def described(scene: Scene, group: Group, limit: int) -> list[Stretch]:
    """«se dit incapable de répondre», «se disait très intéressé»: what somebody says to be."""
    at = group.end
    while at < limit and (scene.pos[at] == "ADV" or scene.words[at] in _DEGREES):
        at += 1
    adjective = at < limit and scene.pos[at] in ("ADJ", "VERB") and scene.words[at] not in DETERMINERS
    if not adjective or scene.words[at].endswith(("er", "oir", "re")) or scene.words[at] in ("avoir", "être"):
        return []
    piece = stretch(scene, at, object_end(scene, at, limit))
    return [piece] if piece else []


def judged(scene: Scene, group: Group, limit: int) -> list[Stretch]:
    """«juge le prix « salé »», «jugent trop chère la réforme», «estime possible une complicité»."""
    at = group.end if scene.word(group.end) in _DEGREES else over_circumstances(scene, group.end, limit)
    end = attribute_end(scene, at, limit)
    if end is not None:  # «juge probable une panne»: the thing judged stands behind
        named = end < limit and (scene.words[end] in DETERMINERS or scene.words[end] in (*QUE, *_DE))
        piece = stretch(scene, at, right_clause(scene, at, limit)) if named else None
        return [piece] if piece else []
    phrase = noun_phrase(scene, at, limit, apposition=False) if scene.word(at) in DETERMINERS else None
    if phrase is None:
        return []
    end = attribute_end(scene, phrase.end, limit) or (phrase.end if _values(scene, phrase.end - 1) else None)
    piece = stretch(scene, at, object_end(scene, end - 1, limit)) if end is not None else None
    return [piece] if piece else []


def attribute_end(scene: Scene, at: int, limit: int) -> int | None:
    """Return the end of the adjective of value, quoted or not, that stands at a token: «trop chère», «« salé »»."""
    if at >= limit:
        return None
    if scene.words[at] == "«":
        close = next((i for i in range(at + 2, min(at + 6, limit)) if scene.words[i] == "»"), None)
        if close is None or scene.words[at + 1] in DETERMINERS:
            return None
        return close + 1 if scene.pos[close - 1] in ("ADJ", "VERB") or _values(scene, close - 1) else None
    first = at
    while at < limit and scene.words[at] in _DEGREES:
        at += 1
    degree = at > first and at < limit and scene.pos[at] in ("ADJ", "VERB")
    return at + 1 if at < limit and (degree or _values(scene, at)) else None


_DEGREES = WordClass("degrees")
_VALUES = WordClass("values")


def _values(scene: Scene, token: int) -> bool:
    """Tell whether an adjective judges: «inacceptable», «insuffisante»."""
    word = scene.words[token].rstrip("s")
    return word in _VALUES or (word.endswith(("able", "ible")) and scene.pos[token] in ("ADJ", "VERB", "NOUN"))


def noun_content(scene: Scene, group: Group, limit: int) -> list[Stretch]:
    """Return the noun phrase behind a group, up to the next mark or clause: «la fermeture de sa fonderie»."""
    at = over_object(scene, group, limit)
    if scene.word(at) == ":" and all(word.isspace() for word in scene.words[at + 1 : limit]):
        return items_behind(scene, scene.ends[at])
    if at >= limit or not _opens_object(scene, at):
        return []
    end = object_end(scene, at, limit)
    if group.entry.lemma == "donner":  # «donne 12 % au maire»: the figure alone
        end = next((token for token in range(at + 1, end) if scene.words[token] in ("à", "au", "aux")), end)
    piece = stretch(scene, at, end)
    return [piece] if piece else []


def over_object(scene: Scene, group: Group, limit: int) -> int:
    at = group.end
    tail = group.entry.tail
    if tail and tail[-1] in ("de", "sur", "à"):
        return at - 1 if scene.word(at - 1) == "des" else at
    if scene.word(at) == "«":
        return at
    if scene.word(at) in _APPROXIMATORS and scene.words[at] != "quelques":
        return at
    at = over_circumstances(scene, at, limit)
    restricted = scene.word(at) in QUE and any(w in ("ne", "n'") for w in scene.words[group.clause : group.start])
    return at + 1 if restricted else at


def _opens_object(scene: Scene, at: int) -> bool:
    word, pos = scene.words[at], scene.pos[at]
    if word in _APPROXIMATORS:
        return True
    if word in ("«", "une", "un") or (
        word in ("au", "pas", "à") and scene.word(at + 1) in ("moins", "plus", "peu")
    ):
        return True
    if (word in _NO_OBJECT and word != "entre") or word in CLITIC_SUBJECTS:
        return False
    if word in ("de", "d'", "du"):
        return scene.word(at + 1) in (
            "nouveaux",
            "nouvelles",
            "nouvel",
            "graves",
            "autres",
            "importants",
            "importantes",
        )
    return word in DETERMINERS or pos in ("NOUN", "PROPN", "NUM", "DET", "ADJ") or word[:1].isdigit()


def object_end(scene: Scene, at: int, limit: int) -> int:
    """Return the end of an object: a comma, a semicolon, another cue, a verb that is joined with «et»."""
    depth = 0
    for token in range(at + 1, limit):
        word = scene.words[token]
        depth += (word in ("«", "(")) - (word in ("»", ")"))
        if depth > 0:
            continue
        if word == ":" and figures_follow(scene, token + 1, limit):
            return limit  # «un bilan revu à la hausse : neuf morts, dix-neuf blessés»
        if word in (";", ":") or token in scene.stops or _circumstance_of_saying(scene, token):
            return token
        if word == "," and not _continues_list(scene, token, limit):
            return token
        if word in ("et", "mais", "puis") and _joins_verb(scene, token + 1, limit):
            return token
    return limit


def _circumstance_of_saying(scene: Scene, token: int) -> bool:
    """Where, when or how it was said: «dans un communiqué», «lors d'une visite», «à l'AFP», «sous couvert de»."""
    word, following = scene.words[token], scene.word(token + 1)
    if word in ("lors", "auprès") or (word == "sous" and following == "couvert"):
        return True
    if word in ("dans", "devant"):
        nouns = scene.words[token + 1 : token + 5]
        return any(noun_type(noun) == "document" or noun in ("presse", "députés", "sénateurs") for noun in nouns)
    return word in ("à", "sur", "au") and any(
        is_medium(w, scene.agencies) for w in scene.words[token + 1 : token + 3]
    )


def _continues_list(scene: Scene, comma: int, limit: int) -> bool:
    """«12 morts, 30 blessés et 3 disparus»: a list of counted things goes on behind its commas."""
    following = scene.word(comma + 1)
    if following == "contre":  # «la perte de 23 maisons, contre 17 la veille»
        return any(scene.is_figure(token) for token in range(comma + 2, min(comma + 7, limit)))
    listed = comma + 1 < limit and scene.pos[comma + 1] in ("NUM", "NOUN")
    counted = following[:1].isdigit() or listed or following in _CONTINUING
    return counted and (comma + 1) not in scene.dated


def _joins_verb(scene: Scene, token: int, limit: int) -> bool:
    while token < limit and scene.words[token] in (
        "ne",
        "n'",
        "l'",
        "le",
        "la",
        "les",
        "lui",
        "leur",
        "se",
        "s'",
        "en",
        "y",
    ):
        token += 1
    return token < limit and scene.pos[token] in ("VERB", "AUX")
