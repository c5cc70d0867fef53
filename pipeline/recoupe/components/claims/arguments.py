"""Clause, subject, object and entities of a predicate."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Token

from recoupe import lexicon, spans
from recoupe.components.claims.scene import Scene
from recoupe.record import Clause, Date

_LONG = 40
#: Conjunctions that a cut leaves behind.
_HANGING = re.compile(r"[\s,]+(?:et|ou|mais|ni|puis|«|d'ici|d'ici à|jusqu'à|jusqu'|depuis|dès|à|en|de|du|le|la)$")
#: What opens a clause inside a noun phrase.
_OPENERS = frozenset(
    ("qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "si", "quand")
)


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
            if child.dep_.startswith("nsubj") and not _is_fragment(child):
                behind = [other for other in group if other.i > child.i]
                return _phrase(scene, child, until=min(behind, key=lambda other: other.i, default=None))
    if token.dep_ == "acl" and not _has_object_before(scene, token):
        return _phrase(scene, token.head, until=token)
    return None


def _is_fragment(word: Token) -> bool:
    """«a-t-elle», «s'entraîner»: a piece of a verb group that the parser calls its subject."""
    return word.text.startswith("-") or word.lower_ in ("t", "s'", "se") or word.pos_ == "PUNCT"


def _has_object_before(scene: Scene, participle: Token) -> bool:
    """«a interpellé 12 hommes, saisi 30 kilos»: a participle with an object of its own goes on with its clause."""
    comma = participle.nbor(-1).text == "," if participle.i else False
    return comma and any(child.dep_ == "obj" for child in participle.rights)


def object_(scene: Scene, head: int) -> str | None:
    """Return the words of the object, or of an oblique complement of quantity."""
    token = scene.words[head]
    for wanted in (("obj", "ccomp"), ("obl:arg", "xcomp"), ("nmod",)):
        for child in token.rights:
            if child.dep_ in wanted and not _is_time(scene, child) and not _is_other_clause(scene, child):
                return _phrase(scene, child, behind=token)
    return None


def _is_other_clause(scene: Scene, child: Token) -> bool:
    """«un car qui transportait 43 lycéens a quitté…»: a finite verb that no conjunction opens."""
    if scene.predicates.kinds.get(child.i) != "finite":
        return False
    return not any(word.lower_ in _OPENERS for word in scene.words[child.left_edge.i : child.i])


def _is_time(scene: Scene, word: Token) -> bool:
    """A date is no object («a fermé mardi»); what only holds one may be."""
    date = _date_at(scene, word.idx)
    return date is not None and date["type"] != "DURATION"


def _date_at(scene: Scene, offset: int) -> Date | None:
    index = bisect_right(scene.dates, offset, key=lambda date: date["start"]) - 1
    found = scene.dates[index] if index >= 0 else None
    return found if found is not None and offset < found["end"] else None


def _phrase(scene: Scene, token: Token, until: Token | None = None, behind: Token | None = None) -> str | None:
    """The words of a noun phrase or clause that end before `until` or begin behind `behind`."""
    first = max(token.left_edge.i, token.i - _LONG)
    last = min(token.right_edge.i, token.i + _LONG)
    if until is not None and until.i > token.i:
        last = min(last, until.i - 1)
    if token.i not in scene.predicates.of:
        first, last = _without_clauses(scene, token, first, last)
    if until is not None:
        first = _without_preposition(scene, token, _behind_comma(scene, first, token.i))
    quantity = scene.quantity_at(token.idx) or scene.quantity_at(scene.starts[first])
    start = min(scene.starts[first], quantity["start"] if quantity else scene.starts[first])
    start = scene.starts[first] if behind is not None and start <= behind.idx else start
    end = scene.starts[last] + len(scene.words[last].text)
    date = _date_at(scene, end - 1)
    if date is not None and start < date["start"] and end < date["end"]:
        end = date["start"]  # no half of a date
    words = scene.text[start:end]
    words = words.split("|")[0].split("\n")[0]  # no further than its cell and its line
    comment = _comment().search(words)
    words = words[: comment.start()] if comment else words
    return _HANGING.sub("", words).strip(" ,;:") or None


def _without_clauses(scene: Scene, token: Token, first: int, last: int) -> tuple[int, int]:
    """Cut at finite verbs that no relative pronoun or conjunction opens: those of the clauses around."""
    opened = False
    for index in range(token.i + 1, last + 1):
        word = scene.words[index]
        opened = opened or word.lower_ in _OPENERS
        head = scene.predicates.of.get(index)
        if head is not None and not opened and scene.predicates.kinds.get(head) == "finite":
            last = index - 1
            break
    for index in range(token.i - 1, first - 1, -1):
        head = scene.predicates.of.get(index)
        if head is not None and scene.predicates.kinds.get(head) == "finite":
            first = index + 1
            break
    return first, last


def _behind_comma(scene: Scene, first: int, noun: int) -> int:
    """«selon le maire, deux lignes», «(AFP) - Le groupe»: what stands before a comma or dash is not its own."""
    if scene.words[noun].pos_ == "PRON":
        return first  # «les évacués, eux, …»
    marks = [word for word in scene.words[first:noun] if word.text in (",", "-", "«", ")")]
    marks = [word for word in marks if word.text != "-" or word.whitespace_]  # no hyphen
    held = scene.quantity_at(marks[-1].idx) if marks else None
    return marks[-1].i + 1 if marks and held is None else first


def _without_preposition(scene: Scene, token: Token, first: int) -> int:
    """«composé de 40 pièces servies»: the noun of a participle without the preposition before it."""
    while first < token.i:
        word = scene.words[first]
        if not (word.pos_ in ("ADP", "CCONJ") or word.lower_ in _OPENERS) or scene.quantity_at(word.idx):
            return first
        first += 1
    return first


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
