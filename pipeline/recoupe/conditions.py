"""Conditional clauses and their look-alikes: what decides whether words state a fact at all.

«si» opens a hypothesis, a contrast, an explanation, an indirect question or only intensifies; tense and form of
both clauses tell them apart (Haillet 2002; Gosselin 2001).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc

from recoupe import lexicon, spans, verbs
from recoupe.discourse import WIDE, Stretch, cue, sentences_of
from recoupe.hinted import Hinted

ConditionKind = Literal["real", "unreal", "factual", "indirect"]

_CLAUSE_SPLIT = re.compile(r"[;:«»]|[.!?…](?=\s)")
#: Its first letter stands first: so the search skips all others.
_SI = re.compile(r"s(?<=\bs)(?:i\b|'(?=ils?\b))")
_COMMA = re.compile(r",(?!\d)")
#: «si» right before these opens a clause, before any other adjective or adverb it intensifies.
_OPENERS = """
ne n' jamais seulement demain aujourd'hui tout toute tous toutes certains certaines plusieurs aucun aucune tel telle
"""
_NOT_INTENSIFIED = frozenset(_OPENERS.split())


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


def near(conditions: Sequence[Condition], offset: int) -> Sequence[Condition]:
    """Return the ordered conditions whose cue is near enough to a place for their scope to hold it."""
    if not conditions:
        return conditions
    first = bisect_right(conditions, offset - WIDE, key=lambda c: c.cue.start)
    return conditions[first : bisect_right(conditions, offset + WIDE, key=lambda c: c.cue.start)]


def conditions_of(doc: Doc) -> list[Condition]:
    """Return the conditional clauses of a Doc and their look-alikes, in order; found once."""
    return spans.once(doc, "conditions", lambda: _Finder(doc).find())


@cache
def _frames() -> Hinted:
    return Hinted(lexicon.patterns("conditions"))


@cache
def _asking() -> re.Pattern[str]:
    """What stands before an indirect question: «se demande si», «reste à savoir si»."""
    stems = "|".join(sorted(lexicon.column("asking_verbs", "stem"), key=len, reverse=True))
    return re.compile(rf"\b(?:{stems})\w*(?:\s+(?:pas|encore|plus|donc|alors))*\s+$", re.IGNORECASE)


class _Finder:
    """What the rules ask about one Doc."""

    def __init__(self, doc: Doc) -> None:
        self.text = spans.plain(doc)
        self.lowered = spans.lowered(doc)
        self.starts = spans.starts(doc)
        self.sentences = sentences_of(doc)
        self.verbs = verbs.of(doc)

    def find(self) -> list[Condition]:
        found = [c for match in _SI.finditer(self.lowered) if (c := self._si_clause(match)) is not None]
        found += [c for _, match in _frames().finditer(self.lowered) if (c := self._frame(match)) is not None]
        return sorted(found, key=lambda c: c.cue.start)

    def _si_clause(self, match: re.Match[str]) -> Condition | None:
        before = self.text[max(0, match.start() - 60) : match.start()]
        after = self.text[match.end() : match.end() + 40].lstrip()
        word = Stretch(match.start(), match.end())
        if cue("not-si").match(after) or self._intensifies(match):
            return None
        scope = self._bounds(match.start())
        clause = Stretch(match.start(), self._clause_end(match.end(), scope.end))
        if _asking().search(before):
            return Condition(word, clause, clause, "indirect")
        if cue("before-added-si").search(before):
            return Condition(word, clause, clause, "real")
        if cue("before-factual-si").search(before):
            return Condition(word, clause, clause, "factual")
        return Condition(word, clause, scope, self._si_kind(clause, scope))

    def _bounds(self, offset: int) -> Stretch:
        """Return the part of the sentence around `offset` that no colon, semicolon or quotation mark cuts."""
        sentence = self.sentences.at(offset) or Stretch(offset, min(len(self.text), offset + 400))
        start, end = sentence.start, sentence.end
        low, high = max(start, offset - WIDE), min(end, offset + WIDE)
        for mark in _CLAUSE_SPLIT.finditer(self.text, low, high):
            if mark.end() <= offset:
                start = mark.end()
            elif mark.start() > offset:
                end = mark.start()
                break
        return Stretch(max(start, offset - WIDE), min(end, offset + WIDE))

    def _finite(self, start: int, end: int) -> list[int]:
        """Return the finite verbs that begin in a stretch."""
        return list(
            filter(self.verbs.is_finite, range(bisect_left(self.starts, start), bisect_left(self.starts, end)))
        )

    def _intensifies(self, match: re.Match[str]) -> bool:
        """«si vite que», «un si bel exemple», «Si, il est venu»: no conjunction."""
        words, at = self.verbs.words, bisect_right(self.starts, match.end() - 1)
        if at >= len(words):
            return True
        following = words[at]
        if following.text in (",", ".", "»", ":", "!", "?") or match.group() != "si":
            return match.group() == "si"
        if following.pos not in ("ADJ", "ADV") or (at + 1 < len(words) and words[at + 1].pos == "DET"):
            return False  # «si toutes les coupes…»
        return following.lower not in _NOT_INTENSIFIED

    def _clause_end(self, start: int, limit: int) -> int:
        """The first comma behind the first finite verb of the clause, else the end of the stretch.

        Where that verb is a conditional or future, the tagger missed the one of the clause: «Si le vent persiste,
        le front pourrait…».
        """
        finite = next(iter(self._finite(start, limit)), None)
        commas = [match.start() for match in _COMMA.finditer(self.text, start, limit)]
        if finite is None or not commas:
            return limit
        if self.verbs.tense(finite) in ("conditional", "future"):
            return commas[0] if commas[0] <= self.starts[finite] else limit
        return next((comma for comma in commas if self.starts[finite] < comma), limit)

    def _si_kind(self, clause: Stretch, scope: Stretch) -> ConditionKind:
        tense = self.verbs.tense
        inside = [tense(word) for word in self._finite(clause.start, clause.end)]
        main = self._finite(clause.end, scope.end) or self._finite(scope.start, clause.start)
        outside = [tense(word) for word in main]
        if inside and inside[0] == "conditional":
            return "indirect"
        if "conditional" in outside:
            return "unreal" if inside[:1] == ["past"] else "real"
        if "future" in outside:
            return "real"
        contrast = cue("contrast").search(self.text[clause.end : scope.end])
        if contrast or self._compound(clause) or inside[:1] == ["past"]:
            return "factual"
        return "real" if "present" in outside and not self._opens_contrast(clause) else "factual"

    def _compound(self, clause: Stretch) -> bool:
        """A passé composé in the «si» clause: «Si nous avons tenu, c'est que…»."""
        finite = next(iter(self._finite(clause.start, clause.end)), None)
        form = self.verbs.closed_form(finite) if finite is not None else None
        if finite is None or form is None or form.lemma not in ("avoir", "être") or form.tense != "present":
            return False
        following = range(finite + 1, min(len(self.starts), finite + 5))
        return any(self.verbs.is_past_participle(word) and self.verbs.group(word).perfect for word in following)

    def _opens_contrast(self, clause: Stretch) -> bool:
        """«Et si les drones impressionnent, …», «Car si…»: a coordinating word before a fronted «si»."""
        return bool(cue("before-contrast-si").search(self.text[max(0, clause.start - 6) : clause.start]))

    def _frame(self, match: re.Match[str]) -> Condition | None:
        """«sans l'aide des pompiers, …», «en cas de», «à moins que»: by the tense of the main verb."""
        scope = self._bounds(match.start())
        fronted = match.start() - scope.start < 12
        if match.lastgroup == "fronted" and not fronted:
            return None
        tenses = {self.verbs.tense(word) for word in self._finite(scope.start, scope.end)}
        word = Stretch(match.start(), match.end())
        if "conditional" in tenses:
            return Condition(word, word, scope, "unreal")
        if match.lastgroup == "event" and ("future" in tenses or (fronted and "present" in tenses)):
            return Condition(word, word, scope, "real")
        if match.lastgroup == "clause":
            rest = Stretch(match.start(), scope.end)
            return Condition(word, rest, scope if "future" in tenses else rest, "real")
        return None
