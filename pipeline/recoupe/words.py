"""The words of a Doc as plain Python values, read in one go.

Rules ask the same few things of tens of thousands of tokens: spaCy makes a new object and a new string at each
answer. Here a written form with its tags is one `Word`, made once and shared by all its occurrences in all
Docs; a Doc is a list of them. Where a word stands is its index in that list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import count
from operator import add

from spacy.lang.fr.lex_attrs import like_num
from spacy.parts_of_speech import NAMES
from spacy.strings import StringStore
from spacy.tokens import Doc

from recoupe.regular_verbs import lemma_of_form
from recoupe.spans import once
from recoupe.verb_forms import (
    ANY_TAG_ENDINGS,
    PRESENT_ENDINGS,
    Form,
    closed_forms,
    has_conditional_form,
    has_future_form,
    inside_groups,
    word_class,
)

#: How many words are remembered: those of some million tokens.
_MANY = 1 << 16
_PARTICIPLE = re.compile(r"(?:é|[iu]|it|is)e?s?$")


class Word:
    """A written form as the tagger reads it.

    text, lower, pos, lemma (in lower case): as spaCy has them; verb_form, tense, mood: the tagger's features, ''
    where it gives none; is_verbal: tagged as verb or auxiliary; is_number: in digits or words; is_clitic: a clitic
    pronoun or «ne»; is_negative: the second part of a negation; transparent: whether it may stand inside a verb
    group; closed: what it is as a form of an auxiliary or modal verb; verb_lemma: its lemma, also where the
    lemmatiser left a verb as it stands; conditional, future: whether it has such a form; ambiguous: participle and
    present alike («fait»); may_be_finite: whether its neighbours can make a finite verb of it.
    """

    __slots__ = (
        "ambiguous", "closed", "conditional", "future", "is_clitic", "is_negative", "is_number", "is_verbal",
        "lemma", "lower", "may_be_finite", "mood", "pos", "tense", "text", "transparent", "verb_form", "verb_lemma",
    )  # fmt: skip

    def __init__(self, text: str, pos: str, features: str, lemma: str) -> None:
        marks = dict(mark.split("=", 1) for mark in features.split("|") if "=" in mark)
        self.text = text
        self.lower = lower = text.lower()
        self.pos = pos
        self.lemma = lemma.lower()
        self.tense = marks.get("Tense", "")
        self.mood = marks.get("Mood", "")
        self.verb_form = _verb_form(marks.get("VerbForm", ""), lower)
        self.is_verbal = pos in ("VERB", "AUX")
        self.is_number: bool = like_num(text)  # type: ignore[no-untyped-call]
        self.is_clitic = lower in word_class("clitic")
        self.is_negative = lower in word_class("negative")
        self.closed = _closed(lower, pos)
        self.verb_lemma = (lemma_of_form(lower) or lower) if self.lemma == lower else self.lemma
        self.conditional = has_conditional_form(lower)
        self.future = has_future_form(lower)
        self.ambiguous = lower in word_class("ambiguous")
        self.transparent = pos == "ADV" or lower in inside_groups()
        self.may_be_finite = self._may_be_finite()

    def _may_be_finite(self) -> bool:
        if self.closed is not None or self.ambiguous or self.is_verbal or self.conditional or self.future:
            return True
        nominal = self.pos in ("NOUN", "ADJ", "PROPN")
        return self.lower.endswith(ANY_TAG_ENDINGS) or (nominal and self.lower.endswith(PRESENT_ENDINGS))


def _verb_form(tagged: str, lower: str) -> str:
    """The tagger's VerbForm; what it calls an infinitive ends in -r or -re."""
    if tagged != "Inf" or lower.endswith(("r", "re")):
        return tagged
    return "Part" if _PARTICIPLE.search(lower) else "Fin"


def _closed(lower: str, pos: str) -> Form | None:
    form = closed_forms().get(lower)
    if form is not None and pos in ("NOUN", "DET", "ADP", "PROPN") and form.tense != "conditional":
        return None
    return form


#: Words by their key: spaCy's ids of form, lemma, features and tag (the same number is the same string in every
#: vocabulary) mixed into one number of 64 bits, as those ids are themselves hashes of that length.
_known: dict[int, Word] = {}
_MIX = 0x9E3779B97F4A7C15


def words_of(doc: Doc) -> list[Word]:
    """Return the words of a Doc, one a token, read once; its tags must not change afterwards."""
    return once(doc, "tagged words", lambda: _read(doc))


def _read(doc: Doc) -> list[Word]:
    table = doc.to_array(["ORTH", "LEMMA", "MORPH", "POS"])
    form, lemma, features, tag = table.T
    keys: list[int] = (((form * _MIX + lemma) * _MIX + features) * _MIX + tag).tolist()
    if len(_known) > _MANY:
        _known.clear()
    try:
        return list(map(_known.__getitem__, keys))
    except KeyError:
        for key, ids in zip(keys, table.tolist(), strict=True):
            if key not in _known:
                _known[key] = _word(ids, doc.vocab.strings)
    return list(map(_known.__getitem__, keys))


def _word(ids: Sequence[int], strings: StringStore) -> Word:
    form, lemma, features, tag = ids
    return Word(strings[form], NAMES[tag], strings[features], strings[lemma])


class Tree:
    """The parser's tree over the tokens of a Doc, by their indices; without a parse every word is a root.

    heads: the index of each word's head, that of a root its own; relations: the dependency of each word.
    """

    def __init__(self, doc: Doc) -> None:
        relations, offsets = doc.to_array(["DEP", "HEAD"]).T
        strings, ids = doc.vocab.strings, relations.tolist()
        names = {relation: strings[relation] for relation in set(ids)}
        self.relations: list[str] = list(map(names.__getitem__, ids))
        self.heads: list[int] = list(map(add, count(), offsets.astype("int64").tolist()))

    @cached_property
    def children(self) -> list[Sequence[int]]:
        """The words that hang on each word, from left to right."""
        hanging: dict[int, list[int]] = defaultdict(list)
        for word, head in enumerate(self.heads):
            if word != head:
                hanging[head].append(word)
        return [hanging.get(word, ()) for word in range(len(self.heads))]

    def path(self, at: int, limit: int) -> Iterator[int]:
        """Yield the words above a word, from its head upwards, `limit` at most."""
        for _ in range(limit):
            above = self.heads[at]
            if above == at:
                return
            yield above
            at = above

    def lefts(self, at: int) -> list[int]:
        """Return the words left of a word that hang on it."""
        return [child for child in self.children[at] if child < at]

    def rights(self, at: int) -> list[int]:
        """Return the words right of a word that hang on it."""
        return [child for child in self.children[at] if child > at]


def tree_of(doc: Doc) -> Tree:
    """Return the tree of a Doc, read once."""
    return once(doc, "tree", lambda: Tree(doc))
