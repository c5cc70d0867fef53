"""Clauses that close off: what stands outside of them, none of their predicates governs."""

from __future__ import annotations

from recoupe.components.claims.scene import Scene
from recoupe.components.claims.stretches import chunk

_SUBORDINATORS = frozenset({"si", "tandis", "quand", "lorsque", "lorsqu'", "puisque", "puisqu'"})
_OPENERS = _SUBORDINATORS | {"s'"}
_SUBJECTS = frozenset({"il", "elle", "ils", "elles", "on", "je", "j'"})


def in_parenthesis(scene: Scene, head: int, place: int) -> bool:
    """«une vidéo, dont X n'a pu établir l'origine, montrerait…»: a relative clause that does not hold a place."""
    first, last = chunk(scene, head, head)
    closed = scene.lower(last + 1) == ","
    fronted = _subordinates(scene, first)  # «Si la vente reste interdite, un sur trois…»
    if not fronted and (scene.words[first].lower not in ("dont", "que", "qu'") or scene.lower(first - 1) != ","):
        return False
    outside = place < scene.starts[first] or (closed and place > scene.starts[last])
    behind = scene.heads(scene.starts[last] + 1, scene.segment(scene.starts[head]).end) if closed else []
    return outside and any(scene.predicates.kinds[h] == "finite" for h in behind)


def in_joined_clause(scene: Scene, head: int, place: int) -> bool:
    """«au bout de cinq ans, et elle sera soumise…»: a verb that a conjunction and its own subject set apart."""
    if scene.starts[head] < place:
        return False
    at = scene.first_of_group(head) - 1
    for opener in range(at, max(at - 12, scene.word_at(place)), -1):
        word = scene.words[opener]
        if word.text == ",":
            break
        if word.lower in _OPENERS and _subordinates(scene, opener):
            return True  # «a construit 310 logements quand l'État en exigeait 900»
    while at > 0 and scene.words[at].is_clitic and not _is_subject(scene, at):
        at -= 1
    return _is_subject(scene, at) and scene.pos(at - 1) == "CCONJ" and scene.starts[at] > place


def _subordinates(scene: Scene, at: int) -> bool:
    """A conjunction that opens a clause of its own; «s'» only before «il»."""
    return scene.lower(at) in _SUBORDINATORS or (scene.lower(at) == "s'" and scene.lower(at + 1) in ("il", "ils"))


def _is_subject(scene: Scene, at: int) -> bool:
    return scene.lower(at) in _SUBJECTS
