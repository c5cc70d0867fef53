"""French verb groups: a verb with its auxiliaries and modals, and where its time lies.

What stands left of a verb decides, the tree where that finds nothing: the parser hangs half of the coordinated
and interrupted groups wrongly. Words are asked about by their token index; `of(doc)` gives what answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from spacy.tokens import Doc

from recoupe import lexicon
from recoupe.spans import once
from recoupe.verb_forms import Tense
from recoupe.verb_readings import VerbReadings
from recoupe.words import Tree, Word, tree_of, words_of

Direction = Literal["past", "present", "future"]

_STOPS = frozenset((".", "!", "?", ";", ":", "»", "«", "|", "\n"))
#: How far left of a participle or an infinitive its auxiliary may stand, in tokens.
_REACH = 9


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries and modals, by their token indices.

    head: the word asked about; words: its auxiliaries and modals from left to right, without it;
    finite: the finite one of them (or the head), None in participial and infinitive clauses.
    """

    head: int
    words: tuple[int, ...]
    finite: int | None
    verbs: Verbs = field(repr=False, compare=False)

    @property
    def lemmas(self) -> tuple[str, ...]:
        return tuple(map(self.verbs.lemma, self.words))

    @property
    def tense(self) -> Tense | None:
        """The tense of the finite form by itself."""
        return self.verbs.tense(self.finite) if self.finite is not None else None

    @property
    def perfect(self) -> bool:
        """A compound tense: avoir, or être with a verb that takes it, before a past participle."""
        lemmas = self.lemmas
        if "avoir" in lemmas:
            return True
        if "être" not in lemmas or not self.verbs.is_past_participle(self.head):
            return False
        return self.verbs.words[self.head].lemma in _etre_verbs() or self._reflexive

    @property
    def _reflexive(self) -> bool:
        first = self.words[0] if self.words else self.head
        return self.verbs.before(first) in ("s'", "se", "me", "m'", "nous")


@cache
def _infinitive_verbs() -> frozenset[str]:
    return lexicon.column("infinitive_verbs", "lemma")


@cache
def _etre_verbs() -> frozenset[str]:
    return lexicon.column("verb_classes", "lemma", sense="etre")


def of(doc: Doc) -> Verbs:
    """Return the verbs of a Doc, made once."""
    return once(doc, "verbs", lambda: Verbs(words_of(doc), tree_of(doc)))


class Verbs(VerbReadings):
    """The verbs of one Doc: single forms where they stand, groups, and the direction of their time."""

    def __init__(self, words: Sequence[Word], tree: Tree) -> None:
        super().__init__(words, tree)
        self._groups: dict[int, VerbGroup] = {}
        #: The words that a verb form may be in some context: all others need not be asked about.
        self.likely = [at for at, word in enumerate(words) if word.may_be_finite]

    def group(self, at: int) -> VerbGroup:
        """Return the verb group that a word heads: what stands left of it, the tree where that finds nothing."""
        if at not in self._groups:
            self._groups[at] = self._group(at)
        return self._groups[at]

    def _group(self, at: int) -> VerbGroup:
        finite = self.is_finite(at)
        words = () if finite else tuple(reversed(list(self._left_words(at))))
        if not words and not finite:
            words = self._tree_words(at)
        first = next(filter(self.is_finite, words), at if finite else None)
        return VerbGroup(at, words, first, self)

    def _left_words(self, at: int) -> Iterator[int]:
        """Walk left over clitics, negation and adverbs to auxiliaries and modals."""
        index, infinitive = self._before_incise(at), self.is_infinitive(at)
        lowest = max(-1, index - _REACH)
        while index > lowest:
            here, word = index, self.words[index]
            index -= 1
            if self._governs(here, infinitive):
                yield here
                if self.is_finite(here):
                    return
                infinitive = self.is_infinitive(here)
            elif word.text == ",":
                before = self._comma_before(index)
                if before is None or not self._governs(before, infinitive):
                    return
                index = before
            elif not word.transparent:
                return

    def _comma_before(self, index: int) -> int | None:
        """Return the place left of an incise whose closing comma stands right of `index`: «auraient, eux, été»."""
        for before in range(index, max(0, index - 14), -1):
            text = self.words[before].text
            if text == ",":
                return before - 1
            if text in _STOPS:
                return None
        return None

    def _before_incise(self, at: int) -> int:
        """Return the place left of a verb; «pourraient, selon la police, intervenir»: that left of the incise."""
        index = at - 1
        while index > 0 and self.words[index].is_clitic:
            index -= 1
        if index > 0 and self.words[index].text == ",":
            for before in range(index - 1, max(0, index - 14), -1):
                text = self.words[before].text
                if text == "," and before + 1 < index:
                    return before - 1
                if text in _STOPS:
                    break
        return at - 1

    def _governs(self, at: int, infinitive: bool) -> bool:
        """An auxiliary before a participle or attribute, a modal or linking verb before an infinitive."""
        form, word = self.closed_form(at), self.words[at]
        if infinitive:
            if form is not None:
                return form.lemma != "être" and form.lemma != "avoir"
            verbal = word.pos == "VERB" or (word.pos == "NOUN" and self.is_finite(at))
            return verbal and not self.is_present_participle(at) and self._takes_infinitive(at)
        return form is not None and form.lemma in ("avoir", "être")

    def _takes_infinitive(self, at: int) -> bool:
        return self.lemma(at) in _infinitive_verbs()

    def _tree_words(self, at: int) -> tuple[int, ...]:
        """Auxiliaries that the parser hangs on the word, else the verb whose infinitive complement it is."""
        relations, head = self.tree.relations, self.tree.heads[at]
        children = tuple(
            child
            for child in self.tree.lefts(at)
            if relations[child].startswith(("aux", "cop")) and relations[child] != "aux:caus"
        )
        if children and self.is_infinitive(children[0]):
            return (*self.group(children[0]).words, *children)  # «devrait rester perturbé»
        if children or relations[at] != "xcomp" or head >= at or not self.is_infinitive(at):
            return children
        form = self.closed_form(head)
        if self._takes_infinitive(head) or (form is not None and form.lemma != "faire"):
            return (*self.group(head).words, head)
        return ()

    def direction(self, at: int) -> Direction | None:
        """Return where the time of a verb group lies as seen from the publication day.

        at: the lexical verb, participle, infinitive or attribute. «a annoncé», «aurait envoyé», «vient de» are
        past; «fermera», «va fermer», «devrait se tenir», «doit se réunir» future; «perd», «est visé» present.
        None where no finite verb is found: a participle or infinitive alone, a noun.
        """
        found = self.group(at)
        if found.finite is None:
            return None
        lemmas = (*found.lemmas, self.lemma(at)) if at == found.finite else found.lemmas
        own = found.tense
        if "avoir" in lemmas and at != found.finite:
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
    if "venir" in lemmas and found.head != found.finite:
        return "past"  # «vient d'être voté»; «vient voter» is rare beside a date
    if {"aller", "devoir", "pouvoir"} & set(lemmas):
        return "future"
    # «serait inauguré mardi»: announced; a date beside a present conditional is most often ahead.
    return "future" if own == "conditional" else "present"
