"""Where the time of a date lies: the direction of the verb that governs it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import chain

from spacy.tokens import Doc

from recoupe import lexicon, spans, verbs
from recoupe.components.dates import verb_time
from recoupe.date_values.context import Direction

_STOP = frozenset(".!?;:")
_SKIPPED = frozenset(("le", "en", "à", "au", "dès", "depuis", "ce", "l'", "la", "dans", "pour", "vers", "de", "du"))
_DEAD = frozenset(("mort", "morte", "morts", "mortes"))
_CLIMB = 12
_NEAR = 25
_FAR = 60


@cache
def _senses(sense: str) -> frozenset[str]:
    return lexicon.column("date_contexts", "form", sense=sense)


class Governors:
    """The verbs that govern the dates of one document. Places are those of tokens, the last one exclusive."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.verbs, self.starts = doc, verbs.of(doc), spans.starts(doc)
        self.words, self.tree = self.verbs.words, self.verbs.tree
        # `Doc.has_annotation` would copy the whole document; a parser leaves no token without a relation.
        self.parsed = any(self.tree.relations)
        self._known: dict[int, str | None] = {}
        self._asked: dict[tuple[int, int], int | None] = {}

    def direction(self, start: int, end: int) -> Direction | None:
        """Return past or future for a date at these characters, None where no verb tells, or a present one."""
        first, last = self._place(start, end)
        governor = self._at(start, end)
        if self._moved_to(first, governor):
            return "future"
        beside = self._participle_beside(first)
        if beside is not None:
            return beside
        found = None
        if governor is not None and first <= governor < last and "avoir" in self.verbs.group(governor).lemmas:
            governor = None  # «ils ont jusqu'à dimanche» is no compound tense
        if governor is not None:
            found = self._of(governor)
        if found in (None, "present") and self._has_term(first):
            return "future"
        if self._bounded(first) and (
            found in (None, "present") or governor is None or self.verbs.group(governor).finite is None
        ):
            return "future"  # «fermées jusqu'au 1er décembre»: a term that still runs
        if found is None:
            found = self._nearest(first, last)
        return None if found == "present" else found  # type: ignore[return-value]

    def reports(self, start: int, end: int) -> bool:
        """Tell whether a date is that of somebody's words («a indiqué jeudi»), no step of the story."""
        governor = self._at(start, end)
        return governor is not None and self.words[governor].lemma in _senses("report")

    def conditional(self, start: int, end: int) -> bool:
        """Tell whether a conditional governs a date: after words of the past, a future seen from them."""
        governor = self._at(start, end)
        if governor is None:
            return False
        group = self.verbs.group(governor)
        return group.finite is not None and self.verbs.is_conditional(group.finite) and not group.perfect

    def foreseen(self, start: int, end: int) -> bool:
        """Tell whether a conditional other than *devoir* and *pouvoir* governs a date: it may be over by now."""
        governor = self._at(start, end)
        if governor is None or not self.conditional(start, end):
            return False
        return not {"devoir", "pouvoir", "aller"} & {*self.verbs.group(governor).lemmas, self.verbs.lemma(governor)}

    def told(self, start: int, end: int) -> bool:
        """Tell whether a verb governs a date whose form alone tells its time: no infinitive, no «réunit»."""
        governor = self._at(start, end)
        if governor is None or self.verbs.is_infinitive(governor):
            return False
        group = self.verbs.group(governor)
        plain = self.words[governor].lower.endswith(("ait", "aient", "èrent")) or verb_time.ahead(
            self.verbs, governor
        )
        return group.finite is not None and (plain or bool(group.words))

    def imperfect(self, start: int, end: int) -> bool:
        """Tell whether a date stands in the imperfect: what used to be."""
        governor = self._at(start, end)
        if governor is None or self.verbs.is_conditional(governor):
            return False
        return self.words[governor].lower.endswith(("ait", "aient", "ais", "ions"))

    def present(self, start: int, end: int) -> bool:
        """Tell whether a verb in the present governs a date, and no verb of saying («indique mardi»)."""
        governor = self._at(start, end)
        return (
            governor is not None
            and self._of(governor) == "present"
            and self.words[governor].lemma not in _senses("report")
        )

    def _place(self, start: int, end: int) -> tuple[int, int]:
        """Return the first token at these characters and the one behind the last."""
        return max(0, bisect_right(self.starts, start) - 1), bisect_left(self.starts, end)

    def _at(self, start: int, end: int) -> int | None:
        """Return what governs the date at these characters; each date is asked about several times."""
        if (start, end) not in self._asked:
            self._asked[start, end] = self._governor(*self._place(start, end)) if self.parsed else None
        return self._asked[start, end]

    def _governor(self, first: int, last: int) -> int | None:
        """Climb to the nearest verb, participle or predicate with a copula, inside the sentence."""
        root = first if last - first == 1 else self.doc[first:last].root.i
        terms = self._has_term(first)
        for at in chain((root,), self.tree.path(root, _CLIMB - 1)):
            if self._predicates(at) and not (terms and self._is_epithet(at)):
                return None if self._cut_off(at, first) else at
        return None

    def _of(self, at: int) -> str | None:
        if at not in self._known:
            self._known[at] = verb_time.direction(self.verbs, at)
        return self._known[at]

    def _nearest(self, first: int, last: int) -> str | None:
        """Return the direction of the nearest verb form in the sentence, the one on the left first."""
        left = self._walk(range(first - 1, max(-1, first - _NEAR), -1))
        right = self._walk(range(last, min(len(self.words), last + _NEAR)))
        options = [option for option in (left, right) if option is not None]
        return min(options)[1] if options else None

    def _walk(self, indices: range) -> tuple[int, str] | None:
        for distance, index in enumerate(indices):
            word = self.words[index]
            if word.text in _STOP or "\n" in word.text:
                return None
            tagged = word.is_verbal and not self._opens_term(index)
            if tagged or verb_time.ahead(self.verbs, index) or (not word.pos and self.verbs.is_finite(index)):
                found = self._of(index)
                if found is not None:
                    return distance, found
        return None

    def _predicates(self, at: int) -> bool:
        """Tell whether a word is a verb, a predicate with a copula, or a verb that the tagger missed."""
        word = self.words[at]
        if word.is_verbal:
            return not self._opens_term(at)
        if word.pos in ("NOUN", "ADJ") and self.verbs.is_finite(at):
            return True  # «je ferme samedi»
        children = self.tree.children[at]
        return verb_time.ahead(self.verbs, at) or any(
            self.tree.relations[child].startswith(("cop", "aux")) for child in children
        )

    def _opens_term(self, at: int) -> bool:
        """«à partir de», «à compter de»: prepositions."""
        if self.words[at].lower not in ("partir", "compter"):
            return False
        return self.verbs.before(at) in ("à", "a") and at + 1 < len(self.words)

    def _has_term(self, place: int) -> bool:
        return any(self._opens_term(index) for index in range(max(0, place - 3), place))

    def _bounded(self, place: int) -> bool:
        return any(word.lower.startswith("jusqu") for word in self.words[max(0, place - 3) : place])

    def _participle_beside(self, place: int) -> Direction | None:
        """«mort mardi», «prévu le 3 mars»: a participle without auxiliary right before the date governs it."""
        at = place - 1
        while at >= 0 and self.words[at].lower in _SKIPPED:
            at -= 1
        if at < 0:
            return None
        if self.words[at].lower in _DEAD:
            return "past"
        if not self.verbs.is_past_participle(at):
            return None
        if verb_time.expected(self.verbs, at):
            return "future"
        return "past" if self.verbs.group(at).finite is None else None

    def _moved_to(self, place: int, governor: int | None) -> bool:
        """«a été reporté à septembre», «le juge a fixé l'audience au 3 juin»: it lies ahead."""
        if governor is None or self.verbs.before(place) not in ("à", "au"):
            return False
        word = self.words[governor]
        lower = word.lower.rstrip("s")
        participle = lower.removesuffix("e") if lower.endswith("ée") else lower
        return participle in _senses("move") or word.lemma in _senses("move")

    def _is_epithet(self, at: int) -> bool:
        """«le riz importé à compter de lundi»: terms date what a sentence says, not its epithets."""
        return self.verbs.is_past_participle(at) and self.verbs.group(at).finite is None

    def _cut_off(self, governor: int, place: int) -> bool:
        """The parser sometimes climbs over the end of a sentence inside quotation marks, or very far."""
        low, high = sorted((governor, place))
        if high - low > _FAR:
            return True
        return any(word.text in (".", "!", "?") or "\n" in word.text for word in self.words[low + 1 : high])
