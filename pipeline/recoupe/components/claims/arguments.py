"""Clause, subject, object and entities of a predicate."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Token

from recoupe import spans
from recoupe.components.claims.scene import Scene
from recoupe.record import Clause

_LONG = 40


def clause(scene: Scene, head: int, others: set[int]) -> Clause:
    """Return the clause: the segment, cut at commas and conjunctions towards other predicates."""
    token = scene.doc[head]
    segment = scene.segment(token.idx)
    words = scene.tokens(segment.start, segment.end)
    first, last = token.i, token.i
    while first > words[0].i and not _cuts(scene, first - 1, head, others):
        first -= 1
    while last < words[-1].i and not _cuts(scene, last + 1, head, others):
        last += 1
    start = max(segment.start, scene.doc[first].idx)
    end = min(segment.end, scene.doc[last].idx + len(scene.doc[last].text))
    stretch = scene.text[start:end]
    start += len(stretch) - len(stretch.lstrip(" ,"))
    return {"start": start, "end": max(start, end - (len(stretch) - len(stretch.rstrip(" ,.!?…"))))}


def _cuts(scene: Scene, index: int, head: int, others: set[int]) -> bool:
    other = scene.predicates.of.get(index)
    return (other is not None and other != head and other in others) or scene.doc[index].text in (
        "«",
        "»",
        ";",
        ":",
    )


def subject(scene: Scene, head: int) -> str | None:
    """Return the subject's words: of the verb, of its auxiliary, or the noun of a participle."""
    token = scene.doc[head]
    group = [token, *(scene.doc[i] for i in scene.predicates.groups.get(head, ()))]
    for word in group:
        for child in word.children:
            if child.dep_.startswith("nsubj"):
                return _phrase(scene, child)
    if token.dep_ == "acl":
        return _phrase(scene, token.head, until=token)
    return None


def object_(scene: Scene, head: int) -> str | None:
    """Return the words of the object, or of an oblique complement of quantity."""
    token = scene.doc[head]
    for wanted in (("obj", "ccomp"), ("obl:arg", "xcomp"), ("nmod",)):
        for child in token.rights:
            if child.dep_ in wanted:
                return _phrase(scene, child)
    return None


def _phrase(scene: Scene, token: Token, until: Token | None = None) -> str:
    last = min(token.right_edge.i, token.i + _LONG)
    if until is not None and until.i > token.i:
        last = min(last, until.i - 1)
    first = max(token.left_edge.i, token.i - _LONG)
    end = scene.doc[last].idx + len(scene.doc[last].text)
    return scene.text[scene.doc[first].idx : end].strip(" ,;:")


def entities(scene: Scene, stretch: Clause) -> list[str]:
    """Return the ids of the entities in a clause."""
    found = spans.mentions(scene.doc, "entities")
    first = bisect_left(found, stretch["start"], key=lambda e: e["start"])
    last = bisect_left(found, stretch["end"], key=lambda e: e["start"])
    return [e["id"] for e in found[first:last] if e["end"] <= stretch["end"]]
