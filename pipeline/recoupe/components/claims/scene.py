"""One Doc as the claims see it: sentences, zones of attribution, predicates, and the other layers' mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from recoupe import conditions, discourse, spans
from recoupe.components.claims.groups import Predicates
from recoupe.components.claims.places import Index
from recoupe.components.claims.predicates import find_predicates
from recoupe.conditions import Condition
from recoupe.discourse import Stretch, Stretches
from recoupe.record import Attribution, Block, Date, Entity, Hedge, Quantity
from recoupe.verbs import Verbs
from recoupe.words import Tree, Word

_BREAK = re.compile(r"[;:«»|\n]")
#: No clause is wider than this on either side of a place, in characters: text without marks stays cheap.
_WIDE = 1200
_QUOTE = re.compile(r"«[^«»]{1,60}»")

#: The attributions whose content holds a place, and whether it lies in a source.
Zone = tuple[str, ...]


@dataclass(slots=True)
class Scene:
    """What the rules of this package share; made once a Doc."""

    doc: Doc
    #: The words of the Doc, their verbs and their tree; a word is known by its index.
    words: Sequence[Word]
    verbs: Verbs
    tree: Tree
    text: str
    blocks: Sequence[Block]
    sentences: Stretches
    questions: Stretches
    conditions: Sequence[Condition]
    predicates: Predicates
    quantities: list[Quantity]
    dates: list[Date]
    attributions: list[Attribution]
    hedges: list[Hedge]
    entities: list[Entity]
    starts: list[int] = field(default_factory=list)
    block_starts: list[int] = field(default_factory=list)
    quantity_starts: list[int] = field(default_factory=list)
    date_starts: list[int] = field(default_factory=list)
    entity_starts: list[int] = field(default_factory=list)
    #: Indices of the tokens that cut a sentence into stretches: commas and parentheses.
    commas: list[int] = field(default_factory=list)
    #: Datelines and hour marks.
    leads: Sequence[Stretch] = ()
    breaks: list[int] = field(default_factory=list)
    pieces: Index = field(default_factory=lambda: Index(()))
    sources: Index = field(default_factory=lambda: Index(()))
    cues: Index = field(default_factory=lambda: Index(()))
    #: Verbs that are part of a construction that hedges: what depends on them has no predicate above.
    dropped: set[int] = field(default_factory=set)
    #: Attributions by a participle that stands with a noun phrase of another clause («un bilan…, confirmé par X»).
    appositive: set[str] = field(default_factory=set)
    #: Quantity id → head, as far as known: appositions follow the quantity before them.
    governed: dict[str, int] = field(default_factory=dict)
    #: Quantity id → the attribution of a clause without its verb that it stands for (`gapping`).
    gaps: dict[str, Attribution] = field(default_factory=dict)
    #: Nouns that are predicates because a hedge stands with them («auteur présumé»).
    nouns: set[int] = field(default_factory=set)

    #: What was found before, by place; marks and contents do not change any more when it is asked for.
    chunks: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    _segments: dict[int, Stretch] = field(default_factory=dict)
    _zones: dict[int, Zone] = field(default_factory=dict)

    @classmethod
    def of(cls, doc: Doc) -> Scene:
        text, blocks, predicates = spans.plain(doc), spans.blocks(doc), find_predicates(doc)
        verbs = predicates.verbs
        scene = cls(
            doc,
            verbs.words,
            verbs,
            verbs.tree,
            text,
            blocks,
            discourse.sentences_of(doc),
            discourse.questions_of(doc),
            conditions.conditions_of(doc),
            predicates,
            spans.mentions(doc, "quantities"),
            spans.mentions(doc, "dates"),
            spans.mentions(doc, "attributions"),
            spans.mentions(doc, "hedges"),
            spans.mentions(doc, "entities"),
        )
        scene.starts = spans.starts(doc)
        scene.commas = [at for at, word in enumerate(scene.words) if word.text in (",", "(", ")")]
        scene.block_starts = [block["start"] for block in blocks]
        scene.quantity_starts = [quantity["start"] for quantity in scene.quantities]
        scene.date_starts = [date["start"] for date in scene.dates]
        scene.entity_starts = [entity["start"] for entity in scene.entities]
        scene.leads = discourse.leads_of(doc)
        attributions = scene.attributions
        scene.pieces = Index((piece, a) for a in attributions for piece in a["content"])
        scene.sources = Index((a["source"], a) for a in attributions if a["source"])
        scene.cues = Index((a["cue"], a) for a in attributions)
        scene.appositive = {a["id"] for a in attributions if scene.is_appositive(a)}
        soft = scene.soft_quotes()
        scene.breaks = [match.start() for match in _BREAK.finditer(text) if match.start() not in soft]
        scene._drop_cue_words()
        return scene

    def is_appositive(self, attribution: Attribution) -> bool:
        """Tell whether a bare participle attributes a noun phrase without a verb."""
        cue = attribution["cue"]
        heads = self.heads(cue["start"], cue["end"])
        bare = len(heads) == 1 and self.predicates.kinds[heads[0]] == "participle"
        pieces = attribution["content"]
        return (
            bare and attribution["source"] is not None and not any(self.heads(p["start"], p["end"]) for p in pieces)
        )

    def soft_quotes(self) -> set[int]:
        """Return the marks of quotations without a finite verb: they cut no clause («avoir « neutralisé »»)."""
        soft: set[int] = set()
        for match in _QUOTE.finditer(self.text):
            heads = self.heads(match.start(), match.end())
            if all(not self._finite_inside(head, match.start(), match.end()) for head in heads):
                soft |= {match.start(), match.end() - 1}
        return soft

    def _finite_inside(self, head: int, start: int, end: int) -> bool:
        finite = self.predicates.finite(head)
        return finite is not None and start <= self.starts[finite] < end

    def _drop_cue_words(self) -> None:
        """Words of a construction, of an adjective that hedges or of a date («il y a») are no predicates."""
        spots = [(m["start"], m["end"]) for m in (*self.dates, *self.quantities)]
        spots += [(line.start, line.end) for line in self.leads]
        for start, end in spots:
            for head in self.heads(start, end):
                whole = start == self.starts[head] and end == start + len(self.words[head].text)
                if whole and self.predicates.kinds[head] == "infinitive":
                    continue  # «promet de doubler les crédits»: the quantity is the predicate
                if not self.predicates.groups.get(head):
                    del self.predicates.kinds[head]
                    self.predicates.of.pop(head, None)
        for attribution in self.attributions:
            cue = attribution["cue"]
            if attribution.get("form") == "prepositional":  # «suivant les sources», «à en croire X»
                for head in self.heads(cue["start"], cue["end"]):
                    del self.predicates.kinds[head]
                    self.predicates.of.pop(head, None)
        for hedge in self.hedges:
            if hedge["kind"] not in ("construction", "adjective"):
                continue
            for head in self.heads(hedge["start"], hedge["end"]):
                if hedge["kind"] == "construction" or not self.predicates.groups.get(head):
                    self.dropped |= {head, *self.predicates.groups.get(head, ())}
                    del self.predicates.kinds[head]
                    self.predicates.of.pop(head, None)

    def word_at(self, offset: int) -> int:
        """Return the word that holds a place, or the one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def words_in(self, start: int, end: int) -> range:
        """Return the words that begin in a stretch, and the one that holds its first character."""
        return range(self.word_at(start), bisect_right(self.starts, end - 1))

    def lower(self, at: int) -> str:
        """Return a word in lower case, '' outside the Doc."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def pos(self, at: int) -> str:
        """Return the tag of a word, '' outside the Doc."""
        return self.words[at].pos if 0 <= at < len(self.words) else ""

    def first_of_group(self, head: int) -> int:
        """Return the first word of a predicate's group."""
        return next(iter(self.predicates.groups.get(head, ())), head)

    def block(self, offset: int) -> Block:
        """Return the block that holds a place."""
        return self.blocks[max(0, bisect_right(self.block_starts, offset) - 1)]

    def sentence(self, offset: int) -> Stretch:
        """Return the sentence that holds a place; its block where there is none."""
        found = self.sentences.at(offset)
        if found is not None:
            return found
        block = self.block(offset)
        return Stretch(block["start"], block["end"])

    def segment(self, offset: int) -> Stretch:
        """Return the part of the sentence that no colon, semicolon or quotation mark cuts."""
        known = self._segments.get(offset)
        if known is None:
            known = self._segments[offset] = self._segment(offset)
        return known

    def _segment(self, offset: int) -> Stretch:
        sentence = self.sentence(offset)
        index = bisect_right(self.breaks, offset)
        before = self.breaks[index - 1] + 1 if index else 0
        after = self.breaks[index] if index < len(self.breaks) else len(self.text)
        start, end = max(sentence.start, before), min(sentence.end, after)
        return Stretch(max(start, offset - _WIDE), min(end, offset + _WIDE))

    def zone(self, offset: int) -> Zone:
        """Return the ids of the attributions whose content holds a place; sources count as zones of their own."""
        known = self._zones.get(offset)
        if known is None:
            known = self._zones[offset] = self._zone(offset)
        return known

    def _zone(self, offset: int) -> Zone:
        found = [a["id"] for a in self.contents(offset) if a["id"] not in self.appositive]
        if self.sources.at(offset):
            found.append("source")
        return tuple(found)

    def contents(self, offset: int) -> list[Attribution]:
        """Return the attributions whose content holds a place."""
        return self.pieces.at(offset)

    def cue_of(self, head: int) -> Attribution | None:
        """Return the attribution whose cue the predicate is."""
        return next(iter(self.cues.at(self.starts[head])), None)

    def asked(self, offset: int) -> bool:
        """Tell whether a place lies in a question, direct or indirect («on ignore si…»)."""
        if self.questions.at(offset) is not None:
            return True
        near = conditions.near(self.conditions, offset)
        return any(c.kind == "indirect" and offset in c.clause for c in near)

    def heads(self, start: int, end: int) -> list[int]:
        """Return the predicates that begin in a stretch, in order."""
        first, last = bisect_right(self.starts, start - 1), bisect_right(self.starts, end - 1)
        return [at for at in range(first, last) if at in self.predicates.kinds]

    def quantity_at(self, offset: int, start: int = 0) -> Quantity | None:
        """Return the quantity that holds a place and begins at `start` or behind it."""
        found = self.quantity_before(offset + 1, start)
        return found if found is not None and offset < found["end"] else None

    def held_by(self, attribution: Attribution) -> list[Quantity]:
        """Return the quantities that lie in the content of an attribution, in order."""
        found: list[Quantity] = []
        for piece in attribution["content"]:
            first = bisect_left(self.quantity_starts, piece["start"])
            last = bisect_left(self.quantity_starts, piece["end"])
            found += [quantity for quantity in self.quantities[first:last] if quantity["end"] <= piece["end"]]
        return found

    def date_at(self, offset: int) -> Date | None:
        """Return the date that holds a place."""
        index = bisect_right(self.date_starts, offset) - 1
        found = self.dates[index] if index >= 0 else None
        return found if found is not None and offset < found["end"] else None

    def quantity_before(self, offset: int, start: int = 0) -> Quantity | None:
        """Return the last quantity that begins before a place, at `start` or behind it."""
        index = bisect_left(self.quantity_starts, offset) - 1
        found = self.quantities[index] if index >= 0 else None
        return found if found is not None and found["start"] >= start else None

    def entities_in(self, start: int, end: int) -> list[Entity]:
        """Return the entities that lie in a stretch."""
        first, last = bisect_left(self.entity_starts, start), bisect_left(self.entity_starts, end)
        return [entity for entity in self.entities[first:last] if entity["end"] <= end]

    def in_lead(self, mention: Any) -> bool:
        """Tell whether a mention stands in a dateline or an hour mark."""
        return any(mention["start"] in line for line in self.leads)


def ids(mentions: Iterable[Any]) -> list[str]:
    """Return the ids of mentions in order, each once."""
    return list(dict.fromkeys(mention["id"] for mention in mentions))
