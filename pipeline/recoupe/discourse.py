"""Sentences, questions and datelines by typography: the parser cuts sentences inside « ».

Pure functions of a Doc's normalised text and its blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from recoupe import lexicon, spans
from recoupe.record import Block

#: No clause is wider than this on either side of a place, in characters: text without marks stays cheap.
WIDE = 1200
_END = re.compile(r"[.!?…]+(?:\s*[»)\]])*(?=\s+[«\"(\[-]?\s*[A-ZÀ-ÖØ-Þ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:M|MM|Mme|Mlle|Me|Dr|Pr|St|Ste|art|al|cf|env|av|bd|n|p|vol|chap|janv|févr|juill|sept|oct|nov|déc|"
    r"[A-ZÀ-Ý](?:\.[A-Z])*)|^\d{1,2})\.$"
)
_QUESTION = re.compile(r"\?")
_QUESTION_START = re.compile(r"[.!?…«»:;\n|]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters from `start` to `end`."""

    start: int
    end: int

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end


class Stretches(list[Stretch]):
    """Stretches in order of place."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        super().__init__(stretches)
        self._starts = [stretch.start for stretch in self]

    def last(self, offset: int) -> int:
        """Return the index of the last stretch that begins at a place or before it, -1 where none does."""
        return bisect_right(self._starts, offset) - 1

    def at(self, offset: int) -> Stretch | None:
        """Return the stretch that holds a place, or None."""
        index = self.last(offset)
        return self[index] if index >= 0 and offset < self[index].end else None


@cache
def cue(name: str) -> re.Pattern[str]:
    """Return one of the named patterns of `patterns/discourse.jsonl`."""
    rule = next(rule for rule in lexicon.patterns("discourse") if rule["id"] == name)
    return re.compile(rule["pattern"], re.IGNORECASE)


def sentences(text: str, blocks: Sequence[Block]) -> Stretches:
    """Return the sentences of a normalised text, block by block, without white space at their edges."""
    return Stretches(
        stretch for block in blocks for stretch in _block_sentences(text, block["start"], block["end"])
    )


def sentences_of(doc: Doc) -> Stretches:
    """Return the sentences of a Doc, found once."""
    return spans.once(doc, "sentences", lambda: sentences(spans.plain(doc), spans.blocks(doc)))


def leads_of(doc: Doc) -> list[Stretch]:
    """Return what stands before the first sentence of paragraphs: datelines, hour marks of live reports."""
    return spans.once(doc, "leads", lambda: list(_leads(spans.plain(doc), spans.blocks(doc))))


def _leads(text: str, blocks: Sequence[Block]) -> Iterator[Stretch]:
    for block in blocks:
        place = (text, block["start"], block["end"])
        mark = cue("hour-mark").match(*place)
        if mark is None and block["kind"] == "paragraph":
            mark = cue("dateline").match(*place)
        if mark is not None and mark.end() < block["end"]:
            yield Stretch(mark.start(), mark.end())


def questions_of(doc: Doc) -> Stretches:
    """Return the direct questions of a Doc, found once."""
    return spans.once(doc, "questions", lambda: questions(spans.plain(doc), sentences_of(doc)))


def _block_sentences(text: str, start: int, end: int) -> Iterator[Stretch]:
    begin = start
    for match in _END.finditer(text, start, end):
        if match.group() == "." and _ABBREVIATION.search(text[max(begin, match.start() - 8) : match.end()]):
            continue
        yield from _stripped(text, begin, match.end())
        begin = match.end()
    yield from _stripped(text, begin, end)


def _stripped(text: str, start: int, end: int) -> Iterator[Stretch]:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    if piece.strip():
        yield Stretch(start + lead, start + len(piece.rstrip()))


def questions(text: str, sentence_list: Stretches) -> Stretches:
    """Return the direct questions: from the last mark before it to each question mark."""
    found: list[Stretch] = []
    for match in _QUESTION.finditer(text):
        sentence = sentence_list.at(match.start())
        low = max(sentence.start if sentence else 0, match.start() - WIDE)
        begin = low
        for mark in _QUESTION_START.finditer(text, low, match.start()):
            begin = mark.end()
        found.append(Stretch(begin, match.end()))
    return Stretches(found)
