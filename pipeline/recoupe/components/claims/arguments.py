"""Clause, subject, object and entities of a predicate."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from recoupe import lexicon
from recoupe.components.claims.scene import Scene
from recoupe.record import Clause
from recoupe.words import Word

_LONG = 40
#: Conjunctions that a cut leaves behind.
_HANGING = re.compile(r"[\s,]+(?:et|ou|mais|ni|puis|«|d'ici|d'ici à|jusqu'à|jusqu'|depuis|dès|à|en|de|du|le|la)$")
#: What opens a clause inside a noun phrase.
_OPENERS = frozenset(
    ("qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "si", "quand")
)


def clause(scene: Scene, head: int, cuts: Sequence[int]) -> Clause:
    """Return the clause: the segment, cut at the words of other predicates (`cuts`, sorted token indices)."""
    word, place = scene.words[head], scene.starts[head]
    segment = scene.segment(place)
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
    start = min(place, start + len(stretch) - len(stretch.lstrip(" ,\n")))
    end = end - (len(stretch) - len(stretch.rstrip(" ,.!?…\n")))
    return {"start": start, "end": max(place + len(word.text), end)}


def cuts(scene: Scene, heads: Iterable[int]) -> list[int]:
    """Return the token indices of the predicates and their auxiliaries, sorted: where clauses end."""
    return sorted({i for head in heads for i in (head, *scene.predicates.groups.get(head, ()))})


def subject(scene: Scene, head: int) -> str | None:
    """Return the subject's words: of the verb, of its auxiliary, or the noun of a participle."""
    group, tree = (head, *scene.predicates.groups.get(head, ())), scene.tree
    for word in group:
        for child in tree.children[word]:
            if tree.relations[child].startswith("nsubj") and not _is_fragment(scene.words[child]):
                return _phrase(scene, child, until=min((other for other in group if other > child), default=None))
    if tree.relations[head] == "acl" and not _has_object(scene, head):
        return _phrase(scene, tree.heads[head], until=head)
    return None


def _is_fragment(word: Word) -> bool:
    """«a-t-elle», «s'entraîner»: a piece of a verb group that the parser calls its subject."""
    return word.text.startswith("-") or word.lower in ("t", "s'", "se") or word.pos == "PUNCT"


def _has_object(scene: Scene, participle: int) -> bool:
    """«a interpellé 12 hommes, saisi 30 kilos»: a participle with an object of its own goes on with its clause."""
    rights = scene.tree.rights(participle)
    return scene.lower(participle - 1) == "," and any(scene.tree.relations[child] == "obj" for child in rights)


def object_(scene: Scene, head: int) -> str | None:
    """Return the words of the object, or of an oblique complement of quantity."""
    rights = [(child, scene.tree.relations[child]) for child in scene.tree.rights(head)]
    for wanted in (("obj", "ccomp"), ("obl:arg", "xcomp"), ("nmod",)):
        for child, relation in rights:
            if relation in wanted and not _is_time(scene, child) and not _is_other_clause(scene, child):
                return _phrase(scene, child, behind=head)
    return None


def _is_other_clause(scene: Scene, child: int) -> bool:
    """«un car qui transportait 43 lycéens a quitté…»: a finite verb that no conjunction opens."""
    if scene.predicates.kinds.get(child) != "finite":
        return False
    return not any(word.lower in _OPENERS for word in scene.words[scene.doc[child].left_edge.i : child])


def _is_time(scene: Scene, at: int) -> bool:
    """A date is no object («a fermé mardi»); what only holds one may be."""
    date = scene.date_at(scene.starts[at])
    return date is not None and date["type"] != "DURATION"


def _phrase(scene: Scene, head: int, until: int | None = None, behind: int | None = None) -> str | None:
    """The words of a noun phrase or clause that end before `until` or begin behind `behind`."""
    token = scene.doc[head]
    first = max(token.left_edge.i, head - _LONG)
    last = min(token.right_edge.i, head + _LONG)
    if until is not None and until > head:
        last = min(last, until - 1)
    if head not in scene.predicates.of:
        first, last = _without_clauses(scene, head, first, last)
    if until is not None:
        first = _without_preposition(scene, head, _behind_comma(scene, first, head))
    quantity = scene.quantity_at(scene.starts[head]) or scene.quantity_at(scene.starts[first])
    start = min(scene.starts[first], quantity["start"] if quantity else scene.starts[first])
    start = scene.starts[first] if behind is not None and start <= scene.starts[behind] else start
    end = scene.starts[last] + len(scene.words[last].text)
    date = scene.date_at(end - 1)
    if date is not None and start < date["start"] and end < date["end"]:
        end = date["start"]  # no half of a date
    words = scene.text[start:end]
    words = words.split("|")[0].split("\n")[0]  # no further than its cell and its line
    comment = _comment().search(words)
    words = words[: comment.start()] if comment else words
    return _HANGING.sub("", words).strip(" ,;:") or None


def _without_clauses(scene: Scene, noun: int, first: int, last: int) -> tuple[int, int]:
    """Cut at finite verbs that no relative pronoun or conjunction opens: those of the clauses around."""
    opened = False
    for index in range(noun + 1, last + 1):
        opened = opened or scene.words[index].lower in _OPENERS
        head = scene.predicates.of.get(index)
        if head is not None and not opened and scene.predicates.kinds.get(head) == "finite":
            last = index - 1
            break
    for index in range(noun - 1, first - 1, -1):
        head = scene.predicates.of.get(index)
        if head is not None and scene.predicates.kinds.get(head) == "finite":
            first = index + 1
            break
    return first, last


def _behind_comma(scene: Scene, first: int, noun: int) -> int:
    """«selon le maire, deux lignes», «(AFP) - Le groupe»: what stands before a comma or dash is not its own."""
    if scene.words[noun].pos == "PRON":
        return first  # «les évacués, eux, …»
    for at in range(noun - 1, first - 1, -1):
        mark = scene.words[at].text
        if mark in (",", "«", ")") or (mark == "-" and scene.text.startswith("- ", scene.starts[at])):  # no hyphen
            return at + 1 if scene.quantity_at(scene.starts[at]) is None else first
    return first


def _without_preposition(scene: Scene, noun: int, first: int) -> int:
    """«composé de 40 pièces servies»: the noun of a participle without the preposition before it."""
    while first < noun:
        word = scene.words[first]
        opens = word.pos in ("ADP", "CCONJ") or word.lower in _OPENERS
        if not opens or scene.quantity_at(scene.starts[first]):
            return first
        first += 1
    return first


@cache
def _comment() -> re.Pattern[str]:
    """«…, une information démentie par X»: an apposition that speaks of the claim is no part of its arguments."""
    nouns = lexicon.alternation(lexicon.column("anaphors", "text", sense="noun"))
    return re.compile(rf"(?<=\w), (?:une?|cette|cet|ce|autant d[e'])\s?(?:\w+ )?{nouns}s?\b", re.IGNORECASE)
