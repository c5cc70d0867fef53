"""Where the time of a date lies: the direction of the verb that governs it."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Token

from recoupe import lexicon, verbs
from recoupe.date_values.context import Direction

_STOP = frozenset(".!?;:")
_CLIMB = 12
_NEAR = 25


@cache
def _expectations() -> frozenset[str]:
    """Participles and verbs of what is still to come: «prévu mardi», «attendu en juin», «a décidé de fermer»."""
    return lexicon.column("date_contexts", "form", sense="expectation")


def direction_at(doc: Doc, start: int, end: int) -> Direction | None:
    """Return past or future for a date at these characters, None where no verb tells (or it is in the present)."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    beside = _participle_beside(doc, span.start)
    if beside is not None:
        return beside
    governor = _governor(span.root) if doc.has_annotation("DEP") else None
    if governor is not None and _cut_off(doc, governor, span.start):
        governor = None
    found = _direction(governor) if governor is not None else None
    if governor is not None and _bounded(doc, span.start) and verbs.group(governor).finite is None:
        return None  # «fermées jusqu'au 1er décembre»: closed in the past, until when is open
    if found is not None:
        return None if found == "present" else found  # type: ignore[return-value]
    return _nearest(doc, span.start, span.end)


_SKIPPED = frozenset(("le", "en", "à", "au", "dès", "depuis", "ce", "l'", "la", "dans", "pour", "vers", "de", "du"))


def _participle_beside(doc: Doc, place: int) -> Direction | None:
    """«mort mardi», «prévu le 3 mars»: a participle without auxiliary right before the date governs it."""
    index = place - 1
    while index >= 0 and doc[index].lower_ in _SKIPPED:
        index -= 1
    if index < 0:
        return None
    token = doc[index]
    if token.lower_ in ("mort", "morte", "morts", "mortes"):
        return "past"
    if not verbs.is_past_participle(token):
        return None
    if _expected(token):
        return "future"
    group = verbs.group(token)
    return "past" if group.finite is None else None


def _bounded(doc: Doc, place: int) -> bool:
    return any(token.lower_.startswith("jusqu") for token in doc[max(0, place - 3) : place])


def governor_lemma(doc: Doc, start: int, end: int) -> str | None:
    """Return the lemma of the verb that governs a date, None where there is none."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not doc.has_annotation("DEP"):
        return None
    governor = _governor(span.root)
    if governor is None or _cut_off(doc, governor, span.start):
        return None
    return governor.lemma_.lower()


def is_reporting(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a date is that of somebody's words («a indiqué jeudi»), no step of the story."""
    return governor_lemma(doc, start, end) in _reporting()


@cache
def _reporting() -> frozenset[str]:
    return lexicon.column("date_contexts", "form", sense="report")


def _cut_off(doc: Doc, governor: Token, place: int) -> bool:
    """The parser sometimes climbs over the end of a sentence inside quotation marks, or very far."""
    low, high = sorted((governor.i, place))
    if high - low > 60:
        return True
    return any(token.text in (".", "!", "?", "\n") or "\n" in token.text for token in doc[low + 1 : high])


def _governor(token: Token) -> Token | None:
    """Climb to the nearest verb, participle or predicate with a copula."""
    for _ in range(_CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if any(child.dep_.startswith(("cop", "aux")) for child in token.children):
            return token
        if token.head is token or token.head == token:
            return None
        token = token.head
    return None


def _direction(governor: Token) -> str | None:
    if _expected(governor):
        return "future"
    found = verbs.direction(governor)
    if found == "past" and _hypothetical(governor):
        return "future"
    if found in ("past", "future"):
        return found
    if found is None and verbs.is_past_participle(governor):
        return "past"
    if found is None and verbs.is_infinitive(governor):
        return _of_infinitive(governor)
    if found == "present" and verbs.is_past_participle(governor) and not _expected(governor):
        return "past" if governor.dep_ in ("acl", "amod") else "present"
    return found


def _hypothetical(governor: Token) -> bool:
    """«si un repreneur se présentait avant le 15»: the imperfect of a condition lies ahead."""
    group = verbs.group(governor)
    if group.finite is not governor:
        return False
    for index in range(governor.i - 1, max(-1, governor.i - 12), -1):
        lower = governor.doc[index].lower_
        if lower in ("si", "s'"):
            return True
        if lower in (",", ".", ";", ":", "que", "qui") or "\n" in lower:
            return False
    return False


def _expected(token: Token) -> bool:
    """A participle of expectation, unless its own auxiliary puts it in the past («a fixé» stays open)."""
    lower = token.lower_.rstrip("s")
    lower = lower[:-1] if lower.endswith("ée") else lower
    lower = lower[:-1] if lower.endswith("ue") else lower
    if lower not in _expectations() or not verbs.is_past_participle(token):
        return False
    return verbs.direction(token) != "past" or "avoir" not in verbs.group(token).lemmas


def _of_infinitive(token: Token) -> str | None:
    """An infinitive under a verb of plans lies ahead of it, any other at the time of its governor."""
    head = token.head
    for _ in range(_CLIMB):
        if head is token:
            return None
        if head.pos_ in ("VERB", "AUX"):
            if head.lemma_.lower() in _expectations() or _expected(head):
                return "future"
            return _direction(head) if not verbs.is_infinitive(head) else None
        if head.head is head or head.head == head:
            return None
        head = head.head
    return None


def _nearest(doc: Doc, start: int, end: int) -> Direction | None:
    """Return the direction of the nearest verb form in the sentence, the one on the left first."""
    left = _walk(doc, range(start - 1, max(-1, start - _NEAR), -1))
    right = _walk(doc, range(end, min(len(doc), end + _NEAR)))
    options = [option for option in (left, right) if option is not None]
    if not options:
        return None
    found = min(options)[1]
    return None if found == "present" else found  # type: ignore[return-value]


def _walk(doc: Doc, indices: range) -> tuple[int, str] | None:
    for distance, index in enumerate(indices):
        token = doc[index]
        if token.text in _STOP or "\n" in token.text:
            return None
        if token.pos_ in ("VERB", "AUX") or verbs.is_finite(token):
            found = _direction(token)
            if found is not None:
                return distance, found
    return None


_PLANNED = re.compile(r"\b(?:prochaine?s?|à venir|imminente?|d'ici|au plus tard|future?s?)\b", re.IGNORECASE)


def worded_direction(text: str, start: int, end: int) -> Direction | None:
    """Return future where words beside the date say so: «avant le», «d'ici à», «la réunion prévue lundi»."""
    before = text[max(0, start - 24) : start]
    if re.search(r"\bdepuis(?:\s(?:le|la|l'|fin|début|au moins|ce))?\s?$", before, re.IGNORECASE):
        return "past"
    if re.search(r"(?:\bd'ici(?: à| au| la| le)?|\bau plus tard(?: le| en)?|\bprév(?:u|ue|us"
        r"|ues)(?: pour)?(?: le| en)?"
                 r"|\battendue?s?(?: pour)?(?: le| en)?)\s$", before, re.IGNORECASE):  # fmt: skip
        return "future"
    return None
