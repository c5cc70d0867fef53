"""French verb groups: a verb with its auxiliaries and modals, and where its time lies.

What stands left of a verb decides, the tree where that finds nothing: the parser hangs half of the coordinated
and interrupted groups wrongly. Single forms are `recoupe.verb_forms`, whose names this module offers too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from recoupe import lexicon
from recoupe.spans import per_token, tokens
from recoupe.verb_forms import (
    Tense,
    closed_form,
    closed_ids,
    has_conditional_form,
    has_future_form,
    in_peut_etre,
    is_clitic,
    is_conditional,
    is_finite,
    is_future,
    is_infinitive,
    is_negative_word,
    is_past_participle,
    is_present_participle,
    is_transparent,
    lemma,
    tense,
    words,
)

__all__ = [
    "Direction", "Tense", "VerbGroup", "closed_form", "closed_ids", "direction", "group", "has_conditional_form",
    "has_future_form", "in_peut_etre", "is_clitic", "is_conditional", "is_finite", "is_future", "is_infinitive",
    "is_negative_word", "is_past_participle", "is_present_participle", "is_transparent", "lemma", "tense",
    "words",
]  # fmt: skip

Direction = Literal["past", "present", "future"]

_STOPS = frozenset((".", "!", "?", ";", ":", "»", "«", "|", "\n"))
#: How far left of a participle or an infinitive its auxiliary may stand, in tokens.
_REACH = 9


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries and modals.

    head: the word asked about; words: its auxiliaries and modals from left to right, without it;
    finite: the finite one of them (or the head), None in participial and infinitive clauses.
    """

    head: Token
    words: tuple[Token, ...]
    finite: Token | None

    @property
    def lemmas(self) -> tuple[str, ...]:
        return tuple(lemma(word) for word in self.words)

    @property
    def tense(self) -> Tense | None:
        """The tense of the finite form by itself."""
        return tense(self.finite) if self.finite is not None else None

    @property
    def perfect(self) -> bool:
        """A compound tense: avoir, or être with a verb that takes it, before a past participle."""
        return _is_perfect(self)


@per_token
def group(token: Token) -> VerbGroup:
    """Return the verb group that `token` heads: what stands left of it first, the tree where that finds nothing."""
    words = tuple(reversed(list(_left_words(token))))
    if not words and not is_finite(token):
        words = _tree_words(token)
    finite = next((word for word in words if is_finite(word)), None)
    if finite is None and is_finite(token):
        finite = token
    return VerbGroup(token, words, finite)


def _left_words(token: Token) -> Iterator[Token]:
    """Walk left over clitics, negation and adverbs to auxiliaries and modals."""
    if is_finite(token):
        return
    doc, current = tokens(token.doc), token
    index = _before_incise(token)
    lowest = max(-1, index - _REACH)
    while index > lowest:
        word = doc[index]
        index -= 1
        if _governs(word, current):
            yield word
            current = word
            if is_finite(word):
                return
        elif word.text == ",":
            before = _comma_before(doc, index)
            if before is None or not _governs(doc[before], current):
                return
            index = before
        elif not is_transparent(word):
            return


def _comma_before(doc: Sequence[Token], index: int) -> int | None:
    """Return the place left of an incise whose closing comma stands right of `index`: «auraient, eux, été»."""
    for before in range(index, max(0, index - 14), -1):
        if doc[before].text == ",":
            return before - 1
        if doc[before].text in _STOPS:
            return None
    return None


def _before_incise(token: Token) -> int:
    """Return the place left of a verb; «pourraient, selon la police, intervenir»: that left of the incise."""
    index = token.i - 1
    while index > 0 and is_clitic(token.doc[index]):
        index -= 1
    if index > 0 and token.doc[index].text == ",":
        for before in range(index - 1, max(0, index - 14), -1):
            if token.doc[before].text == "," and before + 1 < index:
                return before - 1
            if token.doc[before].text in _STOPS:
                break
    return token.i - 1


def _governs(word: Token, current: Token) -> bool:
    """An auxiliary before a participle or attribute, a modal or linking verb before an infinitive."""
    form = closed_form(word)
    if is_infinitive(current):
        if form is not None:
            return form.lemma != "être" and form.lemma != "avoir"
        verbal = word.pos_ == "VERB" or (word.pos_ == "NOUN" and is_finite(word))
        return verbal and not is_present_participle(word) and _takes_infinitive(word)
    return form is not None and form.lemma in ("avoir", "être")


@cache
def _infinitive_verbs() -> frozenset[str]:
    return lexicon.column("infinitive_verbs", "lemma")


def _takes_infinitive(word: Token) -> bool:
    return lemma(word) in _infinitive_verbs()


def _tree_words(token: Token) -> tuple[Token, ...]:
    """Auxiliaries that the parser hangs on the token, else the verb whose infinitive complement it is."""
    children = tuple(
        child for child in token.lefts if child.dep_.startswith(("aux", "cop")) and child.dep_ != "aux:caus"
    )
    if children and is_infinitive(children[0]):
        return (*group(children[0]).words, *children)  # «devrait rester perturbé»
    if children or not is_infinitive(token) or token.dep_ != "xcomp":
        return children
    head = token.head
    if head.i < token.i and _takes_infinitive(head):
        return (*group(head).words, head)
    form = closed_form(head)
    if head.i < token.i and form is not None and form.lemma != "faire":
        return (*group(head).words, head)
    return ()


@cache
def _etre_verbs() -> frozenset[str]:
    return lexicon.column("verb_classes", "lemma", sense="etre")


def _is_perfect(found: VerbGroup) -> bool:
    lemmas = found.lemmas
    if "avoir" in lemmas:
        return True
    if "être" not in lemmas or not is_past_participle(found.head):
        return False
    return found.head.lemma_.lower() in _etre_verbs() or _is_reflexive(found)


def _is_reflexive(found: VerbGroup) -> bool:
    first = found.words[0] if found.words else found.head
    before = first.nbor(-1).lower_ if first.i else ""
    return before in ("s'", "se", "me", "m'", "nous")


def direction(token: Token) -> Direction | None:
    """Return where the time of a verb group lies as seen from the publication day.

    token: the lexical verb, participle, infinitive or attribute. «a annoncé», «aurait envoyé», «vient de» are
    past; «fermera», «va fermer», «devrait se tenir», «doit se réunir» future; «perd», «est visé» present.
    None where no finite verb is found: a participle or infinitive alone, a noun.
    """
    found = group(token)
    if found.finite is None:
        return None
    lemmas = (*found.lemmas, lemma(token)) if token is found.finite else found.lemmas
    own = found.tense
    if "avoir" in lemmas and token is not found.finite:
        # A future perfect still lies ahead.
        return "future" if own == "future" else "past"
    if own == "past":
        return "past"
    if found.perfect:
        return "future" if own == "future" else "past"
    return _simple_direction(found, own, lemmas)


def _simple_direction(found: VerbGroup, own: Tense | None, lemmas: tuple[str, ...]) -> Direction:
    if own == "future":
        return "future"
    if "venir" in lemmas and found.head is not found.finite:
        return "past"  # «vient d'être voté»; «vient voter» is rare beside a date
    if {"aller", "devoir", "pouvoir"} & set(lemmas):
        return "future"
    # «serait inauguré mardi»: announced; a date beside a present conditional is most often ahead.
    return "future" if own == "conditional" else "present"
