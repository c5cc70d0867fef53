"""What a word is as a verb where it stands: its form first (`recoupe.verb_forms`), tagger and neighbours vote."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.verb_forms import (
    IMPERFECT,
    IMPERFECT_ONLY,
    PAST_ONLY,
    PRESENT_ENDINGS,
    PRESENT_ONLY,
    Form,
    Tense,
    word_class,
)
from recoupe.words import Tree, Word

#: What stands before a noun.
_NOMINAL = ("DET", "ADP", "ADJ", "NUM")
_FINITE_TENSES = ("past", "present", "future", "conditional", "subjunctive")
_NO_SUBJECT = ("det", "cop", "aux", "case", "nummod", "amod")


class VerbReadings:
    """The words of one Doc, asked about by their token index."""

    def __init__(self, words: Sequence[Word], tree: Tree) -> None:
        self.words, self.tree = words, tree
        self._tenses: dict[int, Tense | None] = {}

    def before(self, at: int) -> str:
        """Return the word left of a place, in lower case; '' at the start."""
        return self.words[at - 1].lower if at else ""

    def closed_form(self, at: int) -> Form | None:
        """Return lemma and tense of a form of avoir, être, aller, pouvoir, devoir, venir, faire or falloir."""
        word = self.words[at]
        if word.closed is None:
            return None
        if word.lower == "été" and self.before(at) in word_class("before-summer"):
            return None
        return None if self.in_peut_etre(at) else word.closed

    def in_peut_etre(self, at: int) -> bool:
        """«Peut-être» that the tokenizer cuts at its hyphen is no verb."""
        lower = self.words[at].lower
        if lower == "peut":
            return at + 1 < len(self.words) and self.words[at + 1].text == "-"
        return lower == "être" and at > 0 and self.words[at - 1].text == "-"

    def lemma(self, at: int) -> str:
        """Return the lemma: of auxiliaries and modals by form, also where the lemmatiser left a verb as it is."""
        form = self.closed_form(at)
        return form.lemma if form is not None else self.words[at].verb_lemma

    def is_conditional(self, at: int) -> bool:
        """Tell whether a word is a conditional: by its form, unless it is clearly a noun."""
        form = self.closed_form(at)
        if form is not None:
            return form.tense == "conditional"
        return self.words[at].conditional and not self._is_nominal(at)

    def _is_nominal(self, at: int) -> bool:
        """A noun by its determiner or preposition, whatever the tagger says of the word itself."""
        word = self.words[at]
        if word.is_verbal:
            return False
        if word.pos == "ADJ":
            return not word.lower.endswith(("erait", "raient"))  # no adjective ends so: «désapprouveraient»
        return at > 0 and self.words[at - 1].pos in _NOMINAL and not self.words[at - 1].is_clitic

    def is_future(self, at: int) -> bool:
        """Tell whether a word is a simple future, by form with the tagger's word that it is a verb."""
        form, word = self.closed_form(at), self.words[at]
        if form is not None:
            return form.tense == "future"
        if not word.future:
            return False
        if word.tense == "Fut" or self.before(at) in ("je", "j'"):
            return True
        return word.is_verbal and "Part" not in word.verb_form

    def is_infinitive(self, at: int) -> bool:
        """Tell whether a word is an infinitive."""
        form, word = self.closed_form(at), self.words[at]
        if form is not None:
            return form.tense == "infinitive"
        if word.verb_form == "Inf":
            return True
        return word.pos == "VERB" and not word.verb_form and word.lower.endswith(("er", "ir", "re"))

    def is_present_participle(self, at: int) -> bool:
        """Tell whether a word is a participle in -ant («portant»)."""
        form, word = self.closed_form(at), self.words[at]
        if form is not None:
            return form.tense == "gerund"
        return word.is_verbal and word.lower.endswith("ant") and "Fin" not in word.verb_form

    def is_past_participle(self, at: int) -> bool:
        """Tell whether a word is a past participle; the tagger decides where no auxiliary stands before it."""
        form, word = self.closed_form(at), self.words[at]
        if word.lower == "été" and form is None:
            return False  # «en été»
        if form is not None or word.ambiguous:
            return (form is None or form.tense == "participle") and self.tense(at) is None and word.pos != "NOUN"
        if not word.is_verbal or word.verb_form != "Part" or word.tense == "Pres":
            return False
        return not (PRESENT_ONLY.search(word.lower) or IMPERFECT_ONLY.search(word.lower))

    def is_finite(self, at: int) -> bool:
        """Tell whether a word is a finite verb form."""
        return self.tense(at) is not None

    def tense(self, at: int) -> Tense | None:
        """Return the tense of a finite verb form by itself («a» is present), or None where it is not finite."""
        if not self.words[at].may_be_finite:
            return None
        if at not in self._tenses:
            self._tenses[at] = self._tense(at)
        return self._tenses[at]

    def _tense(self, at: int) -> Tense | None:
        word, form = self.words[at], self.closed_form(at)
        if word.ambiguous:
            return None if self.after_auxiliary(at) or word.pos in ("NOUN", "ADJ") else "present"
        if form is not None:
            return form.tense if form.tense in _FINITE_TENSES else None  # type: ignore[return-value]
        if self.is_conditional(at):
            return "conditional"
        if word.lower.endswith(("é", "és")):
            return None  # a participle, where the tagger says present
        if self.before(at) in word_class("determiner"):
            return None  # «Aucune offre ne…»: behind a determiner that is no pronoun, a word is a noun
        if PAST_ONLY.search(word.lower) and word.text.isalpha():
            return "past"
        if word.lower.endswith("ez") and any(other.lower == "vous" for other in self.words[max(0, at - 3) : at]):
            return "future" if self.is_future(at) else "present"
        if word.pos == "VERB" and word.verb_form == "Part":
            if PRESENT_ONLY.search(word.lower):
                return "present"
            if IMPERFECT_ONLY.search(word.lower):
                return "past"
        if not word.is_verbal or "Fin" not in word.verb_form:
            return "future" if self.is_future(at) else self._hidden_present(at)
        return self._tagged_tense(at)

    def _tagged_tense(self, at: int) -> Tense:
        """The tense of what the tagger calls a finite verb."""
        word = self.words[at]
        if self.is_future(at):
            return "future"
        if IMPERFECT.search(word.lower):
            return "past"
        if word.mood == "Sub":
            return "subjunctive"
        return "past" if word.tense in ("Imp", "Past") else "present"

    def _hidden_present(self, at: int) -> Tense | None:
        """«Il en compte désormais 190»: a noun by its tag, a verb by the clitic before it."""
        word = self.words[at]
        if word.pos not in ("NOUN", "ADJ", "PROPN") or at == 0 or not word.text.isalpha():
            return None
        before = self.before(at)
        if before == "en" and at > 1:
            before = self.before(at - 1)
            counted = at + 1 < len(self.words) and self.words[at + 1].is_number
            if counted and word.lower in word_class("counting"):
                return "present"  # «La police en compte 24 000»
        if not word.lower.endswith(PRESENT_ENDINGS):
            return None
        return "present" if before in word_class("verb-clitic") or self._has_subject(at) else None

    def _has_subject(self, at: int) -> bool:
        """A word that the parser gives a subject, without determiner and copula («X, mis en examen, risque…»)."""
        relations = [self.tree.relations[child] for child in self.tree.lefts(at)]
        return any(name.startswith("nsubj") for name in relations) and not any(
            name.startswith(_NO_SUBJECT) for name in relations
        )

    def after_auxiliary(self, at: int) -> bool:
        """«a fait», «est dit»: avoir or être stands before the word, over clitics and adverbs."""
        for index in range(at - 1, max(-1, at - 4), -1):
            form = self.closed_form(index)
            if form is not None:
                return form.lemma in ("avoir", "être")
            if not self.words[index].transparent:
                return False
        return False
