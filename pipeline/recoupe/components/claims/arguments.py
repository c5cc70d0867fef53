"""Clause, subject, object and entities of a predicate."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Token

from recoupe import lexicon, spans
from recoupe.components.claims.scene import Scene
from recoupe.record import Clause

_LONG = 40


def clause(scene: Scene, head: int, cuts: Sequence[int]) -> Clause:
    """Return the clause: the segment, cut at the words of other predicates (`cuts`, sorted token indices)."""
    token = scene.words[head]
    segment = scene.segment(token.idx)
    own = {head, *scene.predicates.groups.get(head, ())}
    before = bisect_left(cuts, head)
    while before and cuts[before - 1] in own:
        before -= 1
    after = bisect_right(cuts, head)
    while after < len(cuts) and cuts[after] in own:
        after += 1
    start = max(segment.start, scene.starts[cuts[before - 1] + 1] if before else 0)
    end = min(segment.end, scene.starts[cuts[after]] if after < len(cuts) else len(scene.text))
    stretch = scene.text[start:end]
    start = min(token.idx, start + len(stretch) - len(stretch.lstrip(" ,\n")))
    end = end - (len(stretch) - len(stretch.rstrip(" ,.!?…\n")))
    return {"start": start, "end": max(token.idx + len(token.text), end)}


def cuts(scene: Scene, heads: Iterable[int]) -> list[int]:
    """Return the token indices of the predicates and their auxiliaries, sorted: where clauses end."""
    return sorted({i for head in heads for i in (head, *scene.predicates.groups.get(head, ()))})


def subject(scene: Scene, head: int) -> str | None:
    """Return the subject's words: of the verb, of its auxiliary, or the noun of a participle."""
    token = scene.words[head]
    group = [token, *(scene.words[i] for i in scene.predicates.groups.get(head, ()))]
    for word in group:
        for child in word.children:
            if child.dep_.startswith("nsubj"):
                behind = [other for other in group if other.i > child.i]
                return _phrase(scene, child, until=min(behind, key=lambda other: other.i, default=None))
    if token.dep_ == "acl":
        return _phrase(scene, token.head, until=token)
    return None


def object_(scene: Scene, head: int) -> str | None:
    """Return the words of the object, or of an oblique complement of quantity."""
    token = scene.words[head]
    for wanted in (("obj", "ccomp"), ("obl:arg", "xcomp"), ("nmod",)):
        for child in token.rights:
            if child.dep_ in wanted:
                return _phrase(scene, child)
    return None


def _phrase(scene: Scene, token: Token, until: Token | None = None) -> str | None:
    last = min(token.right_edge.i, token.i + _LONG)
    if until is not None and until.i > token.i:
        last = min(last, until.i - 1)
    first = max(token.left_edge.i, token.i - _LONG)
    end = scene.words[last].idx + len(scene.words[last].text)
    words = scene.text[scene.words[first].idx : end]
    words = words.split("|")[0].split("\n")[0]  # no further than its cell and its line
    comment = _comment().search(words)
    return (words[: comment.start()] if comment else words).strip(" ,;:") or None


@cache
def _comment() -> re.Pattern[str]:
    """«…, une information démentie par X»: an apposition that speaks of the claim is no part of its arguments."""
    nouns = lexicon.alternation(lexicon.column("anaphors", "text", sense="noun"))
    return re.compile(rf"(?<=\w), (?:une?|cette|cet|ce|autant d[e'])\s?(?:\w+ )?{nouns}s?\b", re.IGNORECASE)


def entities(scene: Scene, stretch: Clause) -> list[str]:
    """Return the ids of the entities in a clause."""
    found = spans.mentions(scene.doc, "entities")
    first = bisect_left(found, stretch["start"], key=lambda e: e["start"])
    last = bisect_left(found, stretch["end"], key=lambda e: e["start"])
    return [e["id"] for e in found[first:last] if e["end"] <= stretch["end"]]
