"""Who a role or a pronoun speaks of: «le ministre» behind «X, ministre de…», «celle-ci», «elle» opening a sentence.

Names and roles are read in the order of the text; nothing is carried over a quotation's marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.components.attributions.heads import Phrase
from recoupe.components.attributions.scene import Name, Scene
from recoupe.components.attributions.subjects import around
from recoupe.components.attributions.words import DETERMINERS, WordClass
from recoupe.sources import noun_type
from recoupe.values import SourceType

#: How far from a name its role may stand, in tokens, and how many sentences a role noun looks back.
_NEAR, _BACK = 8, 6
_SPEAKERS: frozenset[SourceType | None] = frozenset({"official", "expert", "witness", "anonymous", "media"})
#: Nouns that take any person up: «la parlementaire», «l'intéressé», «la quadragénaire».
_GENERIC = WordClass("generic-roles")


@dataclass(frozen=True, slots=True)
class NamedRole:
    """A role noun beside a person's name: «le ministre X», «X, ministre de…»."""

    token: int
    noun: str
    name: Name


def named_roles(scene: Scene) -> list[NamedRole]:
    """Return the roles that stand beside the persons of a text, in order."""
    found = [NamedRole(at, scene.words[at], name) for name in scene.names if name.label == "PER"
             for at in (*_before(scene, name.start), *_behind(scene, name.end))]  # fmt: skip
    return sorted(found, key=lambda role: role.token)


def _is_role(scene: Scene, token: int) -> bool:
    return scene.pos[token] in ("NOUN", "ADJ") and noun_type(scene.words[token]) in _SPEAKERS


def _before(scene: Scene, start: int) -> list[int]:
    """«le ministre de l'Intérieur X», «la directrice du site, X»."""
    found: list[int] = []
    low = max(scene.sentence(start)[0], start - _NEAR)
    for token in range(start - 1, low - 1, -1):
        if scene.pos[token] in ("VERB", "AUX", "SPACE") or (
            scene.words[token] in (",", ":", "«", "»") and token < start - 1
        ):
            break
        if _is_role(scene, token):
            found.append(token)
    return found


def _behind(scene: Scene, end: int) -> list[int]:
    """«X, ministre de…», «X, la cheffe de…»: the first noun behind the comma."""
    if scene.word(end) not in (",", "("):
        return []
    for token in range(end + 1, min(end + 5, scene.sentence(end)[1])):
        if scene.pos[token] == "NOUN":
            return [token] if _is_role(scene, token) else []
        if scene.words[token] not in DETERMINERS and scene.pos[token] not in ("ADJ", "NUM"):
            break
    return []


def person_of_role(scene: Scene, roles: Sequence[NamedRole], source: Phrase, last: Name | None) -> Name | None:
    """Return the person that a bare definite role noun takes up: named with that role, or the last one who spoke.

    Only a noun of a trade or a generic one takes up who spoke last («l'économiste», «la parlementaire»): a bare
    «le procureur» may be one whom nobody named.
    """
    noun = scene.words[source.head]
    named = [role.name for role in roles if role.noun == noun and role.token < source.start]
    if named:
        return named[-1]
    fresh = noun not in scene.words[: source.start]
    takes_up = fresh and (noun in _GENERIC or noun_type(noun) == "expert")
    return last if takes_up else None


def roles_before(scene: Scene, token: int, *, subjects: bool) -> Iterator[Phrase]:
    """Yield the roles before a token in its sentence and the one before it, outside quotations, the last first.

    `subjects`: only one that opens its sentence («La préfète a reçu les élus. Elle…»).
    """
    low = scene.sentences[max(scene.sentence_of[token] - 1, 0)][0]
    for at in range(token - 1, low, -1):
        body = not subjects and scene.pos[at] == "NOUN" and noun_type(scene.words[at]) == "organisation"
        if scene.quote_of[at] >= 0 or not (body or _is_role(scene, at)) or scene.words[at - 1] not in DETERMINERS:
            continue
        if subjects and at - 1 != scene.sentence(at)[0]:
            continue
        role = around(scene, at, low)
        if role is not None:
            yield role
