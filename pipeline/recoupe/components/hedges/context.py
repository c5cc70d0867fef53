"""What every hedge rule asks about a Doc: its normalised text, sentences, questions and conditions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from recoupe import conditions, discourse, spans, verbs
from recoupe.conditions import Condition
from recoupe.discourse import Stretches
from recoupe.record import Hedge, Piece
from recoupe.values import Certainty, HedgeKind
from recoupe.verbs import Verbs
from recoupe.words import Word, words_of

#: How much of a sentence a rule sees on either side, in characters.
_WIDE = 600


@dataclass(frozen=True, slots=True)
class Context:
    """One Doc, read once; words are known by their index."""

    doc: Doc
    text: str
    verbs: Verbs
    words: list[Word]
    starts: list[int]
    sentences: Stretches
    questions: Stretches
    conditions: Sequence[Condition]

    @classmethod
    def of(cls, doc: Doc) -> Context:
        return cls(
            doc,
            spans.plain(doc),
            verbs.of(doc),
            words_of(doc),
            spans.starts(doc),
            discourse.sentences_of(doc),
            discourse.questions_of(doc),
            conditions.conditions_of(doc),
        )

    def asked(self, offset: int) -> bool:
        """Tell whether the place lies in a direct question or in an indirect one («reste à savoir si»)."""
        if self.questions.at(offset) is not None:
            return True
        return any(c.kind == "indirect" and offset in c.clause for c in self._near(offset))

    def hypothetical(self, offset: int) -> bool:
        """Tell whether the place lies in a hypothesis."""
        return any(c.hypothetical and offset in c.scope for c in self._near(offset))

    def _near(self, offset: int) -> Sequence[Condition]:
        """The conditions whose scope may hold a place."""
        return conditions.near(self.conditions, offset)

    def sentence(self, offset: int) -> str:
        """Return the words of the sentence around a place."""
        found = self.sentences.at(offset)
        return self.text[max(found.start, offset - _WIDE) : min(found.end, offset + _WIDE)] if found else ""

    def before(self, offset: int) -> str:
        """Return the words of the sentence left of a place."""
        found = self.sentences.at(offset)
        return (
            self.text[max(found.start, offset - _WIDE) : offset]
            if found
            else self.text[max(0, offset - 60) : offset]
        )

    def after(self, offset: int) -> str:
        """Return the words of the sentence right of a place."""
        found = self.sentences.at(offset)
        return self.text[offset : min(found.end, offset + _WIDE) if found else offset + 60]

    def word_at(self, offset: int) -> int:
        """Return the word that holds a place, or the one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def hedge(
        self, start: int, end: int, kind: HedgeKind, certainty: Certainty, rule: str, cues: Iterable[Piece] = ()
    ) -> Hedge:
        """Make a hedge on the characters from `start` to `end`."""
        cue = spans.piece(self.text, start, end)
        return {
            "start": start,
            "end": end,
            "text": cue["text"],
            "kind": kind,
            "certainty": certainty,
            "rule": f"hedge.{rule}",
            "cues": [cue, *cues],
        }  # type: ignore[typeddict-item]  # spans.write gives the id
