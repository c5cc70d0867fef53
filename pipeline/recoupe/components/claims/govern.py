"""Which predicate governs a quantity or a date: zone and typography first, the tree inside them, nearness last."""

from __future__ import annotations

from functools import cache
from typing import Any

from spacy.tokens import Token

from recoupe import lexicon, verbs
from recoupe.components.claims.scene import Scene, Zone

_MAX_CLIMB = 12


@cache
def event_nouns() -> frozenset[str]:
    """Nouns of happening («mort», «envoi», «recul»)."""
    return lexicon.column("event_nouns", "lemma")


def governor(scene: Scene, mention: Any, *, date: bool = False) -> int | None:
    """Return the head that governs a mention, or None where no clause does."""
    start, end = mention["start"], mention["end"]
    if scene.asked(start) or scene.block(start)["kind"] in ("table_row", "signature"):
        return None
    zone = scene.zone(start)
    tokens = scene.tokens(start, end)
    for rule in (_touching, _climbing, _nearest):
        head = rule(scene, mention, tokens, zone, date)
        if head is not None:
            return head
    return None


def _allowed(scene: Scene, head: int, mention: Any, zone: Zone) -> bool:
    """In the same zone and sentence; a cue only for what stands outside its content, or for estimates."""
    place = scene.doc[head].idx
    if scene.zone(place) != zone:
        return _is_estimate(scene, head, zone)
    segment = scene.segment(mention["start"])
    return place in segment or (
        _same_quote(scene, mention["start"], place) and place in scene.sentence(mention["start"])
    )


def _same_quote(scene: Scene, a: int, b: int) -> bool:
    low, high = min(a, b), max(a, b)
    between = scene.text[low:high]
    return not any(mark in between for mark in ":;|\n") and between.count("«") == between.count("»")


def _is_estimate(scene: Scene, head: int, zone: Zone) -> bool:
    """«évalue la participation à 52 %»: the cue is the predicate where its content holds none."""
    cue = scene.cue_of(head)
    if cue is None or cue["id"] not in zone or not cue["content"]:
        return False
    return not any(scene.heads(piece["start"], piece["end"]) for piece in cue["content"])


def _touching(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """A predicate right before a date («lancée mercredi»), over a preposition; one that contains it."""
    if not tokens:
        return None
    first = tokens[0].i
    for index in range(first - 1, max(-1, first - 5), -1):
        word = scene.doc[index]
        head = scene.predicates.of.get(index)
        if head == index and _allowed(scene, head, mention, zone):
            return head if date or scene.predicates.kinds[head] in ("participle", "gerund") else None
        if word.pos_ not in ("ADP", "DET", "ADV") or word.text == ",":
            return None
    return None


def _climbing(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """Up the tree from the mention, the first predicate that typography allows."""
    inside = {token.i for token in tokens}
    start = _top(tokens, inside)
    if start is None:
        return None
    for head in _path(scene, start, inside, date):
        if _allowed(scene, head, mention, zone):
            return head
    return None


def _top(tokens: list[Token], inside: set[int]) -> Token | None:
    """The word of the mention that the tree hangs outside of it."""
    outward = [token for token in tokens if token.head.i not in inside or token.head is token]
    return outward[-1] if outward else None


def _path(scene: Scene, token: Token, inside: set[int], date: bool) -> list[int]:
    found: list[int] = []
    current = token
    for _ in range(_MAX_CLIMB):
        head = scene.predicates.of.get(current.i)
        if head is not None and head not in found and (head not in inside or date):
            found.append(head)
        elif not date and current is not token and _is_direct_event(token, current):
            found.append(current.i)
        if current.head is current:
            break
        current = current.head
    return found


def _is_direct_event(token: Token, noun: Token) -> bool:
    """«la mort de 12 personnes»: an event noun with the quantity as its «de» complement."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in event_nouns() or noun.i >= token.i:
        return False
    return noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in ("de", "d'") and token.i - noun.i <= 5


def _nearest(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """The nearest predicate of the same zone in the segment, those before the mention first."""
    segment = scene.segment(mention["start"])
    candidates = [h for h in scene.heads(segment.start, segment.end) if _allowed(scene, h, mention, zone)]
    if not candidates:
        sentence = scene.sentence(mention["start"])
        candidates = [h for h in scene.heads(sentence.start, sentence.end) if _allowed(scene, h, mention, zone)]
    if not candidates or not tokens:
        return None
    place = tokens[0].i
    return min(candidates, key=lambda h: (_distance(scene, h, place), h))


def _distance(scene: Scene, head: int, place: int) -> float:
    """Tokens between, a comma counts ten, what is not a main verb five."""
    low, high = min(head, place), max(head, place)
    commas = sum(token.text == "," for token in scene.doc[low:high])
    weak = 5 if scene.predicates.kinds[head] == "infinitive" else 0
    return high - low + 10 * commas + weak


def is_finite_clause(scene: Scene, head: int) -> bool:
    """Tell whether a head has a finite verb."""
    return scene.predicates.kinds.get(head) == "finite"


def negative_words(scene: Scene) -> frozenset[str]:
    """Return the second parts of a negation."""
    return verbs.words("negative")
