"""Sentences by typography, questions, and the clauses of «si»: what decides whether words state a fact at all.

The parser cuts sentences inside « », so sentences are found by their marks. «si» opens a hypothesis, a contrast,
an explanation, an indirect question or only intensifies; tense and form of both clauses tell them apart
(Haillet 2002; Gosselin 2001). Pure functions of a Doc and its normalised text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from recoupe import lexicon, spans, verbs
from recoupe.hinted import Hinted
from recoupe.record import Block

ConditionKind = Literal["real", "unreal", "factual", "indirect"]

#: No clause is wider than this on either side of a place, in characters: text without marks stays cheap.
_WIDE = 1200
_END = re.compile(r"[.!?…]+(?:\s*[»)\]])*(?=\s+[«\"(\[-]?\s*[A-ZÀ-ÖØ-Þ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:M|MM|Mme|Mlle|Me|Dr|Pr|St|Ste|art|al|cf|env|av|bd|n|p|vol|chap|janv|févr|juill|sept|oct|nov|déc|"
    r"[A-ZÀ-Ý](?:\.[A-Z])*)|^\d{1,2})\.$"
)
_QUESTION = re.compile(r"\?")
_QUESTION_START = re.compile(r"[.!?…«»:;\n|]")
_CLAUSE_SPLIT = re.compile(r"[;:«»]|[.!?…](?=\s)")
_SI = re.compile(r"\b(?:si\b|s'(?=ils?\b))")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters from `start` to `end`."""

    start: int
    end: int

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Condition:
    """A conditional or look-alike clause.

    cue: its first word; clause: the subordinate clause; scope: both clauses; kind: real (Si Lyon gagne…), unreal
    (Si Lyon gagnait…, sans aide…), factual (contrast, concession, explanation) or indirect (savoir si).
    """

    cue: Stretch
    clause: Stretch
    scope: Stretch
    kind: ConditionKind

    @property
    def hypothetical(self) -> bool:
        return self.kind in ("real", "unreal")


@cache
def cue(name: str) -> re.Pattern[str]:
    """Return one of the named patterns of `patterns/discourse.jsonl`."""
    rule = next(rule for rule in lexicon.patterns("discourse") if rule["id"] == name)
    return re.compile(rule["pattern"], re.IGNORECASE)


def near(conditions: Sequence[Condition], offset: int) -> Sequence[Condition]:
    """Return the ordered conditions whose cue is near enough to a place for their scope to hold it."""
    first = bisect_right(conditions, offset - _WIDE, key=lambda c: c.cue.start)
    return conditions[first : bisect_right(conditions, offset + _WIDE, key=lambda c: c.cue.start)]


def sentences(text: str, blocks: Sequence[Block]) -> list[Stretch]:
    """Return the sentences of a normalised text, block by block, without white space at their edges."""
    return [stretch for block in blocks for stretch in _block_sentences(text, block["start"], block["end"])]


def sentences_of(doc: Doc) -> list[Stretch]:
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


def questions_of(doc: Doc) -> list[Stretch]:
    """Return the direct questions of a Doc, found once."""
    return spans.once(doc, "questions", lambda: questions(spans.plain(doc), sentences_of(doc)))


def conditions_of(doc: Doc) -> list[Condition]:
    """Return the conditional clauses of a Doc and their look-alikes, found once."""
    return spans.once(doc, "conditions", lambda: conditions(doc, spans.plain(doc), sentences_of(doc)))


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


def around(stretches: Sequence[Stretch], offset: int) -> Stretch | None:
    """Return the one of ordered stretches that holds `offset`, or None."""
    index = bisect_right(stretches, offset, key=lambda s: s.start) - 1
    return stretches[index] if index >= 0 and offset in stretches[index] else None


def questions(text: str, sentence_list: Sequence[Stretch]) -> list[Stretch]:
    """Return the direct questions: from the last mark before it to each question mark."""
    found: list[Stretch] = []
    for match in _QUESTION.finditer(text):
        sentence = around(sentence_list, match.start())
        low = max(sentence.start if sentence else 0, match.start() - _WIDE)
        begin = low
        for mark in _QUESTION_START.finditer(text, low, match.start()):
            begin = mark.end()
        found.append(Stretch(begin, match.end()))
    return found


def conditions(doc: Doc, text: str, sentence_list: Sequence[Stretch]) -> list[Condition]:
    """Return the conditional clauses of a Doc and their look-alikes, in order."""
    lowered = spans.lowered(doc)
    found = [c for match in _SI.finditer(lowered) if (c := _si_clause(doc, text, sentence_list, match)) is not None]
    for pattern in _frames():
        for match in pattern.finditer(lowered):
            condition = _frame(doc, text, sentence_list, match)
            if condition is not None:
                found.append(condition)
    return sorted(found, key=lambda c: c.cue.start)


@cache
def _frames() -> tuple[Hinted, ...]:
    rules = lexicon.patterns("conditions")
    return tuple(Hinted(re.compile(rule["pattern"]), tuple(rule["hints"])) for rule in rules)


@cache
def _asking() -> re.Pattern[str]:
    """What stands before an indirect question: «se demande si», «reste à savoir si»."""
    stems = "|".join(sorted(lexicon.column("asking_verbs", "stem"), key=len, reverse=True))
    return re.compile(rf"\b(?:{stems})\w*(?:\s+(?:pas|encore|plus|donc|alors))*\s+$", re.IGNORECASE)


def _bounds(text: str, sentence_list: Sequence[Stretch], offset: int) -> Stretch:
    """Return the part of the sentence around `offset` that no colon, semicolon or quotation mark cuts."""
    sentence = around(sentence_list, offset) or Stretch(offset, min(len(text), offset + 400))
    start, end = sentence.start, sentence.end
    low, high = max(start, offset - _WIDE), min(end, offset + _WIDE)
    for mark in _CLAUSE_SPLIT.finditer(text, low, high):
        if mark.end() <= offset:
            start = mark.end()
        elif mark.start() > offset:
            end = mark.start()
            break
    return Stretch(max(start, offset - _WIDE), min(end, offset + _WIDE))


def _finite(doc: Doc, start: int, end: int) -> list[Token]:
    span = doc.char_span(start, end, alignment_mode="expand") if start < end else None
    return [token for token in span if start <= token.idx < end and verbs.is_finite(token)] if span else []


def _si_clause(doc: Doc, text: str, sentence_list: Sequence[Stretch], match: re.Match[str]) -> Condition | None:
    before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 40].lstrip()
    word = Stretch(match.start(), match.end())
    if cue("not-si").match(after) or _intensifies(doc, match):
        return None
    scope = _bounds(text, sentence_list, match.start())
    end = _clause_end(doc, text, match.end(), scope.end)
    clause = Stretch(match.start(), end)
    if _asking().search(before):
        return Condition(word, clause, clause, "indirect")
    if cue("before-added-si").search(before):
        return Condition(word, clause, clause, "real")
    if cue("before-factual-si").search(before):
        return Condition(word, clause, clause, "factual")
    return Condition(word, clause, scope, _si_kind(doc, text, clause, scope))


def _intensifies(doc: Doc, match: re.Match[str]) -> bool:
    """«si vite que», «un si bel exemple», «Si, il est venu»: no conjunction."""
    span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
    if span is None or span.end >= len(doc):
        return True
    following = doc[span.end]
    if following.text in (",", ".", "»", ":", "!", "?") or match.group().lower() != "si":
        return match.group().lower() == "si"
    if following.pos_ not in ("ADJ", "ADV") or (span.end + 1 < len(doc) and doc[span.end + 1].pos_ == "DET"):
        return False  # «si toutes les coupes…»
    return following.lower_ not in (
        "ne",
        "n'",
        "jamais",
        "seulement",
        "demain",
        "aujourd'hui",
        *(
            "tout",
            "toute",
            "tous",
            "toutes",
            "certains",
            "certaines",
            "plusieurs",
            "aucun",
            "aucune",
            "tel",
            "telle",
        ),
    )


def _clause_end(doc: Doc, text: str, start: int, limit: int) -> int:
    """The first comma behind a finite verb of the clause, else the end of the stretch."""
    earlier = limit
    for comma in re.finditer(r",(?!\d)", text[start:limit]):
        finite = _finite(doc, start, start + comma.start())
        if finite:  # «Si le vent persiste, le front pourrait…»: the tagger may miss the verb before the first comma
            return earlier if verbs.tense(finite[0]) in ("conditional", "future") else start + comma.start()
        earlier = min(earlier, start + comma.start())
    finite = _finite(doc, start, limit)
    return earlier if finite and verbs.tense(finite[0]) in ("conditional", "future") else limit


def _si_kind(doc: Doc, text: str, clause: Stretch, scope: Stretch) -> ConditionKind:
    inside = [verbs.tense(token) for token in _finite(doc, clause.start, clause.end)]
    main = _finite(doc, clause.end, scope.end) or _finite(doc, scope.start, clause.start)
    outside = [verbs.tense(token) for token in main]
    rest = text[clause.end : scope.end]
    if inside and inside[0] == "conditional":
        return "indirect"
    if "conditional" in outside:
        return "unreal" if inside[:1] == ["past"] else "real"
    if "future" in outside:
        return "real"
    if cue("contrast").search(rest) or _compound(doc, clause) or inside[:1] == ["past"]:
        return "factual"
    return "real" if "present" in outside and not _opens_contrast(text, clause) else "factual"


def _compound(doc: Doc, clause: Stretch) -> bool:
    """A passé composé in the «si» clause: «Si nous avons tenu, c'est que…»."""
    finite = _finite(doc, clause.start, clause.end)
    if not finite or verbs.tense(finite[0]) != "present" or finite[0].i + 1 >= len(doc):
        return False
    form = verbs.closed_form(finite[0])
    return form is not None and form.lemma in ("avoir", "être") and _participle_follows(finite[0])


def _participle_follows(auxiliary: Token) -> bool:
    following = auxiliary.doc[auxiliary.i + 1 : auxiliary.i + 5]
    return any(verbs.is_past_participle(token) and verbs.group(token).perfect for token in following)


def _opens_contrast(text: str, clause: Stretch) -> bool:
    """«Et si les drones impressionnent, …», «Car si…»: a coordinating word before a fronted «si»."""
    return bool(
        re.search(r"\b(?:et|car|mais|or)\s+$", text[max(0, clause.start - 6) : clause.start], re.IGNORECASE)
    )


def _frame(doc: Doc, text: str, sentence_list: Sequence[Stretch], match: re.Match[str]) -> Condition | None:
    """«sans l'aide des pompiers, …», «en cas de», «à moins que»: by the tense of the main verb."""
    scope = _bounds(text, sentence_list, match.start())
    fronted = match.start() - scope.start < 12
    if match.lastgroup == "fronted" and not fronted:
        return None
    tenses = {verbs.tense(token) for token in _finite(doc, scope.start, scope.end)}
    word = Stretch(match.start(), match.end())
    if "conditional" in tenses:
        return Condition(word, word, scope, "unreal")
    if match.lastgroup == "event" and ("future" in tenses or (fronted and "present" in tenses)):
        return Condition(word, word, scope, "real")
    if match.lastgroup == "event" and "future" in tenses:
        return Condition(word, word, scope, "real")
    if match.lastgroup == "clause":
        rest = Stretch(match.start(), scope.end)
        return Condition(word, rest, scope if "future" in tenses else rest, "real")
    return None
