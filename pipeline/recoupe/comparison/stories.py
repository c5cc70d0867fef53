"""Tell stories apart: each report joins the story of the earlier report that it is most like, or founds one.

Likeness is the cosine of what reports name (entities, numbers, words), rare names weighing more; days between them
lower it. Reports come in the order of their dates, and only what came before counts: a report that arrives
later changes nothing about the others. Earlier reports are found by an index of names; of a name that everybody
uses, only the latest bearers are looked at. So the cost grows with the number of reports, not with its square.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from sys import intern
from typing import NamedTuple

from recoupe.comparison import words
from recoupe.comparison.policy import digits
from recoupe.comparison.words import Word
from recoupe.record import Report

#: Least likeness to the first report, and how much more is asked of the best of n reports: the more there are, the
#: more alike is the best of them by chance.
LIKENESS, PER_REPORT = 0.03, 0.01
#: How much less likely reports of one story share neither a name nor two numbers.
NAMELESS = 0.01
#: How much less likely a story goes on with every e-fold of days, and its longest silence in days.
_LATER, SILENCE = 0.01, 60
#: How many bearers of a name are looked at.
_BEARERS = 40
#: One name or number in common makes no story, nor do common words alone: they must tell one name, or two numbers.
_COMMON, _NAMED = 3, 2
_LEAD = 600
#: Weights of a word said once, and of one in the lead or said again; names weigh 1.
_ONCE, _AGAIN = 0.3, 0.5
#: Reports that are thought to have come before the first: names are not rare only because nothing was read yet.
_BACKGROUND = 30


class Signature(NamedTuple):
    """What a report names, with a weight for each kind of name, and its day."""

    keys: tuple[str, ...]
    kinds: tuple[float, ...]
    day: int | None


def signature(report: Report, told: Sequence[Word]) -> Signature:
    """Return what a report names: entities, telling numbers, words (those of the lead or used again count more).

    told: the words of its text.
    """
    keys: dict[str, float] = {}
    for entity in report.entities:
        name = entity.get("canonical") or entity["text"].lower()
        common = name.startswith("country:") or entity["label"] == "NORP"
        keys[intern(name)] = 0.4 if common else 1.0
    for quantity in report.quantities:
        value = quantity["value"]
        if (
            value is not None
            and value >= 100
            and (digits(value) >= 2 or value >= 1e5)
            and quantity["kind"] != "ordinal"
        ):
            keys[intern(f"n:{quantity['kind']}:{value:.9g}")] = 0.6 if digits(value) >= 3 else 0.4
    for stem, count in _often(report.report.get("title") or "", told).items():
        keys[intern("w:" + stem)] = _AGAIN if count > 1 else _ONCE
    return Signature(tuple(keys), tuple(keys.values()), _day(report))


def _often(title: str, told: Sequence[Word]) -> dict[str, int]:
    """Count the content words of title and text; those of the lead count twice."""
    often: dict[str, int] = {}
    lead = _LEAD - len(title) - 1
    for first, found in ((_LEAD, words.words(title)), (lead, told)):
        for word in found:
            if words.is_content(word.text):
                stem = words.stem(word.text)
                often[stem] = often.get(stem, 0) + (2 if word.start < first else 1)
    return often


@dataclass(slots=True)
class _Known:
    story: int
    norm: float
    day: int | None


@dataclass(slots=True)
class Stories:
    """The stories met so far."""

    likeness: float = LIKENESS
    silence: int = SILENCE
    count: int = 0
    _reports: list[_Known] = field(default_factory=list)
    #: The latest bearers of each name; most names have one only, which needs no list.
    _bearers: dict[str, int | list[int]] = field(default_factory=dict)
    #: How many bearers of a name are no longer kept.
    _dropped: dict[str, int] = field(default_factory=dict)

    def place(self, names: Signature) -> int:
        """Return the number of a report's story, a new one where it is like none."""
        keys = dict(zip(names.keys, names.kinds, strict=True))
        total = len(self._reports) + _BACKGROUND
        weight = {key: kind * math.log(total / (1 + self._frequency(key))) for key, kind in keys.items()}
        norm = math.sqrt(sum(w * w for w in weight.values())) or 1.0
        day = names.day
        story = self._nearest(weight, norm, day)
        if story is None:
            story, self.count = self.count, self.count + 1
        number = len(self._reports)
        self._reports.append(_Known(story, norm, day))
        for key in keys:
            self._note(key, number)
        return story

    def _note(self, key: str, number: int) -> None:
        bearers = self._bearers.setdefault(key, number)
        if isinstance(bearers, list):
            bearers.append(number)
            if len(bearers) > 2 * _BEARERS:
                self._dropped[key] = self._dropped.get(key, 0) + len(bearers) - _BEARERS
                del bearers[:-_BEARERS]
        elif bearers != number:
            self._bearers[key] = [bearers, number]

    def _latest(self, key: str) -> Sequence[int]:
        bearers = self._bearers.get(key, ())
        return (bearers,) if isinstance(bearers, int) else bearers[-_BEARERS:]

    def _frequency(self, key: str) -> int:
        bearers = self._bearers.get(key, ())
        return 1 if isinstance(bearers, int) else len(bearers) + self._dropped.get(key, 0)

    def _nearest(self, weight: dict[str, float], norm: float, day: int | None) -> int | None:
        shared: dict[int, float] = defaultdict(float)
        common: dict[int, int] = defaultdict(int)
        named: dict[int, int] = defaultdict(int)
        for key, value in weight.items():
            if value > 0:
                for number in self._latest(key):
                    shared[number] += value * value
                    common[number] += 1
                    named[number] += _tells(key)
        best, found = self.likeness + PER_REPORT * math.log(len(self._reports) or 1), None
        for number, product in shared.items():
            known = self._reports[number]
            if common[number] < _COMMON:
                continue
            gap = abs(day - known.day) if day is not None and known.day is not None else 0
            if gap > self.silence:
                continue
            score = product / (norm * known.norm) - _LATER * math.log1p(gap)
            if named[number] < _NAMED:
                score -= NAMELESS
            if score > best:
                best, found = score, known.story
        return found


def _tells(key: str) -> int:
    return 0 if key.startswith("w:") else 1 if key.startswith("n:") else 2


def _day(report: Report) -> int | None:
    try:
        return date.fromisoformat((report.report.get("published") or "")[:10]).toordinal()
    except ValueError:
        return None
