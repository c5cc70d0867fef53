"""What every hedge rule asks about a Doc: its normalised text, sentences, questions and conditions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from recoupe import discourse, spans
from recoupe.discourse import Condition, Stretch
from recoupe.record import Hedge, Piece
from recoupe.values import Certainty, HedgeKind

#: How much of a sentence a rule sees on either side, in characters.
_WIDE = 600


@dataclass(frozen=True, slots=True)
class Context:
    """One Doc, read once."""

    doc: Doc
    text: str
    sentences: Sequence[Stretch]
    questions: Sequence[Stretch]
    conditions: Sequence[Condition]

    @classmethod
    def of(cls, doc: Doc) -> Context:
        text = spans.plain(doc)
        found = discourse.sentences_of(doc), discourse.questions_of(doc), discourse.conditions_of(doc)
        return cls(doc, text, *found)

    def asked(self, offset: int) -> bool:
        """Tell whether the place lies in a direct question or in an indirect one («reste à savoir si»)."""
        if discourse.around(self.questions, offset) is not None:
            return True
        return any(c.kind == "indirect" and offset in c.clause for c in self._near(offset))

    def hypothetical(self, offset: int) -> bool:
        """Tell whether the place lies in a hypothesis."""
        return any(c.hypothetical and offset in c.scope for c in self._near(offset))

    def _near(self, offset: int) -> Sequence[Condition]:
        """The conditions whose scope may hold a place."""
        return discourse.near(self.conditions, offset)

    def sentence(self, offset: int) -> str:
        """Return the words of the sentence around a place."""
        found = discourse.around(self.sentences, offset)
        return self.text[max(found.start, offset - _WIDE) : min(found.end, offset + _WIDE)] if found else ""

    def before(self, offset: int) -> str:
        """Return the words of the sentence left of a place."""
        found = discourse.around(self.sentences, offset)
        return (
            self.text[max(found.start, offset - _WIDE) : offset]
            if found
            else self.text[max(0, offset - 60) : offset]
        )

    def after(self, offset: int) -> str:
        """Return the words of the sentence right of a place."""
        found = discourse.around(self.sentences, offset)
        return self.text[offset : min(found.end, offset + _WIDE) if found else offset + 60]

    def token_at(self, offset: int) -> Token | None:
        """Return the token that holds a place."""
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span[0] if span else None

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
