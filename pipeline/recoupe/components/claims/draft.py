"""A claim in the making, and what it takes over from the clause that it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from recoupe.components.claims.scene import Scene
from recoupe.components.claims.stretches import chunk
from recoupe.record import Attribution, Hedge


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    head: int
    rules: list[str] = field(default_factory=list)
    quantities: list[Any] = field(default_factory=list)
    dates: list[Any] = field(default_factory=list)
    hedges: list[Hedge] = field(default_factory=list)
    main_of: list[Attribution] = field(default_factory=list)
    #: The attribution of a clause without its verb (`gapping`).
    gap: Attribution | None = None


def inherit(scene: Scene, drafts: dict[int, Draft]) -> None:
    """Give participial clauses, coordinated participles and event nouns the hedges of their clause."""
    for head in sorted(drafts):
        if scene.predicates.kinds.get(head) == "infinitive" and drafts[head].hedges:
            continue
        source = _model(scene, head, drafts)
        if source is not None:
            own = {h["start"] for h in drafts[head].hedges}
            drafts[head].hedges += [
                h for h in drafts[source].hedges if h["start"] not in own and h["kind"] != "adjective"
            ]
            known = {a["id"] for a in drafts[head].main_of}
            drafts[head].main_of += [a for a in drafts[source].main_of if a["id"] not in known]


def _model(scene: Scene, head: int, drafts: dict[int, Draft]) -> int | None:
    """Return the claim whose clause a head without a finite verb stands in."""
    kind = scene.predicates.kinds.get(head)
    if kind == "finite" or (kind == "participle" and not _is_coordinated(scene, head)):
        return None
    segment = scene.segment(scene.starts[head])
    before = [h for h in scene.heads(segment.start, segment.end) if h != head and h in drafts]
    finite = [h for h in before if scene.predicates.kinds.get(h) == "finite"]
    if kind is None:
        owner = _clause_of_noun(scene, head)
        return owner if owner in finite else None
    zone = scene.zone(scene.starts[head])
    left = [h for h in finite if h < head and scene.zone(scene.starts[h]) == zone]
    return max(left) if left else None


def _is_coordinated(scene: Scene, head: int) -> bool:
    """«auraient été écartés et deux autres mutés», «…, les autres relâchés»: behind «et», «ou» or a comma."""
    for index in range(head - 1, max(-1, head - 8), -1):
        word = scene.words[index]
        if word.pos == "CCONJ":
            return scene.tree.relations[head] == "conj" or index >= head - 4
        if word.lower in ("autres", "autre") and index == head - 1:
            return True
        if index in scene.predicates.of:
            return False
    return False


def _clause_of_noun(scene: Scene, head: int) -> int | None:
    """The finite clause that the noun is subject or object of: by the tree, else between the same commas."""
    segment = scene.segment(scene.starts[head])
    for above in scene.tree.path(head, 6):
        owner = scene.predicates.of.get(above)
        if owner is not None and scene.predicates.kinds.get(owner) == "finite":
            if scene.starts[owner] in segment:
                return owner
            break  # the parser climbs over a colon
    first, last = chunk(scene, head, head)
    near = [i for i in range(first, last + 1) if scene.predicates.kinds.get(i) == "finite"]
    behind = [i for i in near if i > head]
    if behind or near:
        return (behind or near[::-1])[0]
    if scene.lower(first) not in ("en", "soit"):
        return None
    # «l'appui plafonnerait à 29 %, en recul de sept points»: the clause before the comma.
    before = [h for h in scene.heads(segment.start, scene.starts[first]) if scene.predicates.kinds[h] == "finite"]
    return before[-1] if before else None
