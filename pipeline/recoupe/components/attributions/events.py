"""Whether an object tells something: «rappelle la mort de deux ouvriers», not «rappelle le maire»."""

from __future__ import annotations

from recoupe.components.attributions.draft import Stretch
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.words import CLAIM_NOUNS, DETERMINERS, WordClass

EVENT_NOUNS = WordClass("event-nouns")


def all_quoted(scene: Scene, piece: Stretch) -> bool:
    """«a réaffirmé l'« exigence absolue… »»: nothing but an article stands before the quotation."""
    first = scene.token_at(piece[0])
    return scene.words[first] in DETERMINERS and scene.word(first + 1) == "«"


def tells_event(scene: Scene, content: list[Stretch]) -> bool:
    """A noun phrase tells something where it is quoted or counted, or its head is an event."""
    start, end = content[0]
    first, last = scene.token_at(start), scene.token_at(end)
    words = scene.words[first:last]
    if "«" in words or scene.word(first - 1) == "«" or any(word[:1].isdigit() for word in words):
        return True
    if any(scene.pos[i] == "NUM" or scene.words[i].endswith(("aine", "aines")) for i in range(first, last)):
        return True
    return names_event(scene, content)


def names_event(scene: Scene, content: list[Stretch]) -> bool:
    first, last = (scene.token_at(offset) for offset in content[0])
    noun = next(
        (at for at in range(first, min(first + 4, last)) if scene.pos[at] == "NOUN"), min(first + 3, last - 1)
    )
    words = scene.words[first : noun + 1]
    events = (word in EVENT_NOUNS or word.rstrip("s") in EVENT_NOUNS or word in CLAIM_NOUNS for word in words)
    return any(events)
