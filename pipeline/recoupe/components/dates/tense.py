"""Where the time of a date lies: the direction of the verb that governs it."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Span, Token

from recoupe import lexicon, verbs
from recoupe.date_values.context import Direction
from recoupe.spans import tokens
from recoupe.verb_forms import has_future_form

_STOP = frozenset(".!?;:")
_SKIPPED = frozenset(("le", "en", "à", "au", "dès", "depuis", "ce", "l'", "la", "dans", "pour", "vers", "de", "du"))
_DEAD = frozenset(("mort", "morte", "morts", "mortes"))
_CLIMB = 12
_NEAR = 25
_FAR = 60


@cache
def _expectations() -> frozenset[str]:
    """Participles and verbs of what is still to come: «prévu mardi», «attendu en juin», «a décidé de fermer»."""
    return lexicon.column("date_contexts", "form", sense="expectation")


@cache
def _reporting() -> frozenset[str]:
    return lexicon.column("date_contexts", "form", sense="report")


class Governors:
    """The verbs that govern the dates of one document."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.verbs = verbs.of(doc)
        # `Doc.has_annotation` would copy the whole document; a parser leaves no token without a relation.
        self.parsed = any(token.dep for token in tokens(doc))
        self._known: dict[int, str | None] = {}
        self._asked: dict[tuple[int, int], tuple[Span | None, Token | None]] = {}

    def direction(self, start: int, end: int) -> Direction | None:
        """Return past or future for a date at these characters, None where no verb tells, or a present one."""
        span, governor = self._at(start, end)
        if span is None:
            return None
        if _moved_to(self.doc, span.start, governor):
            return "future"
        beside = _participle_beside(self.doc, span.start)
        if beside is not None:
            return beside
        found = None
        if governor is not None and governor in span and "avoir" in self.verbs.group(governor.i).lemmas:
            governor = None  # «ils ont jusqu'à dimanche» is no compound tense
        if governor is not None:
            found = self._of(governor)
        if _bounded(self.doc, span.start) and (
            found in (None, "present") or governor is None or self.verbs.group(governor.i).finite is None
        ):
            return "future"  # «fermées jusqu'au 1er décembre»: a term that still runs
        if found in (None, "present") and _has_term(self.doc, span.start):
            return "future"
        if found is None:
            found = self._nearest(span.start, span.end)
        return None if found == "present" else found  # type: ignore[return-value]

    def reports(self, start: int, end: int) -> bool:
        """Tell whether a date is that of somebody's words («a indiqué jeudi»), no step of the story."""
        _, governor = self._at(start, end)
        return governor is not None and governor.lemma_.lower() in _reporting()

    def conditional(self, start: int, end: int) -> bool:
        """Tell whether a conditional governs a date: after words of the past, a future seen from them."""
        _, governor = self._at(start, end)
        if governor is None:
            return False
        group = self.verbs.group(governor.i)
        return group.finite is not None and self.verbs.is_conditional(group.finite) and not group.perfect

    def foreseen(self, start: int, end: int) -> bool:
        """Tell whether a conditional other than *devoir* and *pouvoir* governs a date: it may be over by now."""
        _, governor = self._at(start, end)
        if governor is None or not self.conditional(start, end):
            return False
        return not {"devoir", "pouvoir", "aller"} & {
            *self.verbs.group(governor.i).lemmas,
            self.verbs.lemma(governor.i),
        }

    def told(self, start: int, end: int) -> bool:
        """Tell whether a verb governs a date whose form alone tells its time: no infinitive, no «réunit»."""
        _, governor = self._at(start, end)
        if governor is None or self.verbs.is_infinitive(governor.i):
            return False
        group = self.verbs.group(governor.i)
        plain = governor.lower_.endswith(("ait", "aient", "èrent")) or _ahead(governor)
        return group.finite is not None and (plain or bool(group.words))

    def imperfect(self, start: int, end: int) -> bool:
        """Tell whether a date stands in the imperfect: what used to be."""
        _, governor = self._at(start, end)
        if governor is None or self.verbs.is_conditional(governor.i):
            return False
        return governor.lower_.endswith(("ait", "aient", "ais", "ions"))

    def present(self, start: int, end: int) -> bool:
        """Tell whether a verb in the present governs a date, and no verb of saying («indique mardi»)."""
        _, governor = self._at(start, end)
        return (
            governor is not None and self._of(governor) == "present" and governor.lemma_.lower() not in _reporting()
        )

    def _at(self, start: int, end: int) -> tuple[Span | None, Token | None]:
        """Return the tokens at these characters and what governs them; each date is asked about several times."""
        if (start, end) not in self._asked:
            span = self.doc.char_span(start, end, alignment_mode="expand")
            self._asked[start, end] = span, self._governor(span) if span is not None else None
        return self._asked[start, end]

    def _governor(self, span: Span) -> Token | None:
        """Climb to the nearest verb, participle or predicate with a copula, inside the sentence."""
        if not self.parsed:
            return None
        token = span.root
        terms = _has_term(self.doc, span.start)
        for _ in range(_CLIMB):
            if _predicates(token) and not (terms and _is_epithet(token)):
                return None if _cut_off(self.doc, token, span.start) else token
            if token.head.i == token.i:
                return None
            token = token.head
        return None

    def _of(self, token: Token) -> str | None:
        if token.i not in self._known:
            self._known[token.i] = _direction(token)
        return self._known[token.i]

    def _nearest(self, start: int, end: int) -> str | None:
        """Return the direction of the nearest verb form in the sentence, the one on the left first."""
        left = self._walk(range(start - 1, max(-1, start - _NEAR), -1))
        right = self._walk(range(end, min(len(self.doc), end + _NEAR)))
        options = [option for option in (left, right) if option is not None]
        return min(options)[1] if options else None

    def _walk(self, indices: range) -> tuple[int, str] | None:
        words = tokens(self.doc)
        for distance, index in enumerate(indices):
            token = words[index]
            text = token.text
            if text in _STOP or "\n" in text:
                return None
            tagged = token.pos_ in ("VERB", "AUX") and not _of_term(token)
            if tagged or _ahead(token) or (not token.pos_ and self.verbs.is_finite(index)):
                found = self._of(token)
                if found is not None:
                    return distance, found
        return None


def _predicates(token: Token) -> bool:
    """Tell whether a token is a verb, a predicate with a copula, or a verb of the future that the tagger missed."""
    if token.pos_ in ("VERB", "AUX"):
        return not _of_term(token)
    if token.pos_ in ("NOUN", "ADJ") and verbs.of(token.doc).is_finite(token.i):
        return True  # «je ferme samedi»
    return _ahead(token) or any(child.dep_.startswith(("cop", "aux")) for child in token.children)


def _of_term(token: Token) -> bool:
    """«à partir de», «à compter de»: prepositions."""
    if token.lower_ not in ("partir", "compter") or token.i == 0:
        return False
    return token.nbor(-1).lower_ in ("à", "a") and token.i + 1 < len(token.doc)


def _has_term(doc: Doc, place: int) -> bool:
    return any(_of_term(token) for token in tokens(doc)[max(0, place - 3) : place])


def _is_epithet(token: Token) -> bool:
    """«le riz importé à compter de lundi»: terms date what a sentence says, not its epithets."""
    return verbs.of(token.doc).is_past_participle(token.i) and verbs.of(token.doc).group(token.i).finite is None


_AHEAD_FORM = re.compile(r"[a-zà-ÿ]{2,}(?:ra|ront)$")


def _ahead(token: Token) -> bool:
    """«Un avion rapatriera», «le pays taxera»: a third person of the future, whatever its tag says."""
    if not token.text.endswith(("ra", "ront")) or token.pos_ == "PROPN":
        return False
    if not _AHEAD_FORM.fullmatch(token.text) or not has_future_form(token.text):
        return False
    return (
        not verbs.of(token.doc).group(token.i).words
        and token.i > 0
        and token.nbor(-1).pos_ not in ("DET", "ADP", "NUM")
    )


def _participle_beside(doc: Doc, place: int) -> Direction | None:
    """«mort mardi», «prévu le 3 mars»: a participle without auxiliary right before the date governs it."""
    index, words = place - 1, tokens(doc)
    while index >= 0 and words[index].lower_ in _SKIPPED:
        index -= 1
    if index < 0:
        return None
    token = words[index]
    if token.lower_ in _DEAD:
        return "past"
    if not verbs.of(token.doc).is_past_participle(token.i):
        return None
    if _expected(token):
        return "future"
    return "past" if verbs.of(token.doc).group(token.i).finite is None else None


def _moved_to(doc: Doc, place: int, governor: Token | None) -> bool:
    """«a été reporté à septembre», «le juge a fixé l'audience au 3 juin»: what is moved to a date lies ahead."""
    if governor is None or place == 0 or doc[place - 1].lower_ not in ("à", "au"):
        return False
    lower = governor.lower_.rstrip("s").removesuffix("ée") + (
        "é" if governor.lower_.rstrip("s").endswith("ée") else ""
    )
    return lower in _moves() or governor.lemma_.lower() in _moves()


@cache
def _moves() -> frozenset[str]:
    return lexicon.column("date_contexts", "form", sense="move")


def _bounded(doc: Doc, place: int) -> bool:
    return any(token.lower_.startswith("jusqu") for token in tokens(doc)[max(0, place - 3) : place])


def _cut_off(doc: Doc, governor: Token, place: int) -> bool:
    """The parser sometimes climbs over the end of a sentence inside quotation marks, or very far."""
    low, high = sorted((governor.i, place))
    if high - low > _FAR:
        return True
    return any(token.text in (".", "!", "?") or "\n" in token.text for token in tokens(doc)[low + 1 : high])


def _direction(governor: Token) -> str | None:
    if _expected(governor):
        return "future"
    if _ahead(governor):
        return "future"
    found = verbs.of(governor.doc).direction(governor.i)
    if found == "past" and _was_to(governor):
        return "present"  # «devait se rendre dimanche à Gao»: before or behind, whichever is nearer
    if found == "past" and _hypothetical(governor):
        return "future"
    if found in ("past", "future"):
        return found
    if verbs.of(governor.doc).is_past_participle(governor.i):
        return "past" if found is None or governor.dep_ in ("acl", "amod") else "present"
    if found is None and verbs.of(governor.doc).is_infinitive(governor.i):
        return _of_infinitive(governor)
    return found


def _was_to(governor: Token) -> bool:
    known = verbs.of(governor.doc)
    finite = known.group(governor.i).finite
    return (
        finite is not None
        and known.is_infinitive(governor.i)
        and known.words[finite].lower in ("devait", "devaient")
    )


def _hypothetical(governor: Token) -> bool:
    """«si un repreneur se présentait avant le 15»: the imperfect of a condition lies ahead."""
    if verbs.of(governor.doc).group(governor.i).finite != governor.i:
        return False
    for index in range(governor.i - 1, max(-1, governor.i - 12), -1):
        lower = governor.doc[index].lower_
        if lower == "si" or (lower == "s'" and governor.doc[index + 1].lower_ in ("il", "ils")):
            return True
        if lower in (",", ".", ";", ":", "que", "qui") or "\n" in lower:
            return False
    return False


def _expected(token: Token) -> bool:
    """A participle of expectation, unless its own auxiliary puts it in the past («a fixé» stays open)."""
    lower = token.lower_.rstrip("s")
    lower = lower[:-1] if lower.endswith(("ée", "ue")) else lower
    if lower not in _expectations() or not verbs.of(token.doc).is_past_participle(token.i):
        return False
    return (
        verbs.of(token.doc).direction(token.i) != "past" or "avoir" not in verbs.of(token.doc).group(token.i).lemmas
    )


def _of_infinitive(token: Token) -> str | None:
    """An infinitive under a verb of plans lies ahead of it, any other at the time of its governor."""
    head = token.head
    if token.i and token.nbor(-1).lower_ == "à" and head.pos_ in ("NOUN", "PROPN"):
        return "future"  # «un entretien à paraître dimanche»
    for _ in range(_CLIMB):
        if head.i == token.i:
            return None
        if head.pos_ in ("VERB", "AUX"):
            if head.lemma_.lower() in _expectations() or _expected(head):
                return "future"
            return None if verbs.of(head.doc).is_infinitive(head.i) else _direction(head)
        if head.head.i == head.i:
            return None
        head = head.head
    return None
