"""How telling the words, nouns and names of a story are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from recoupe.comparison.contrast import contrasted
from recoupe.comparison.figures import Figure
from recoupe.comparison.words import is_core, noun, noun_relation, rivals

#: A noun with so many numbers singles nothing out, however many more there are.
_CROWD = 12
#: Concepts that sort nobody out.
GENERIC = frozenset({"personne", "victime", "habitant", "unité", "lieu"})

#: Weighted words, the set of them, their norm.
Vector = tuple[dict[str, float], frozenset[str], float]


class Weights:
    """How telling the words, nouns and names of a story are: rare ones weigh more. Prepared once a story."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        seen: dict[str, set[tuple[str, int]]] = {}
        sentences: set[tuple[str, int]] = set()
        stated: dict[tuple[str, str], list[Figure]] = {}
        for figure in figures:
            sentence = (figure.report, figure.place.sentence)
            sentences.add(sentence)
            for stem in figure.sentence:
                seen.setdefault(stem, set()).add(sentence)
            if figure.counted:
                stated.setdefault((figure.report, figure.counted), []).append(figure)
        total = len(sentences) + 4
        self.weight = {stem: math.log(total / len(where)) for stem, where in seen.items()}
        self._crowd: dict[str, int] = {}
        for (_, counted), told in stated.items():
            self._crowd[counted] = max(self._crowd.get(counted, 0), _questions(told))
        self._alone: dict[int, bool] = {}
        self._told: dict[tuple[str, str], list[Figure]] = {}
        for figure in figures:
            self._told.setdefault((figure.report, figure.family), []).append(figure)
        self._families = Counter(figure.family for figure in figures)
        self._kinds = _kinds(figures)
        self._listed = {frozenset((f.counted, f.beside)) for f in figures if f.beside and f.counted}
        self._groups = Counter(name for figure in figures for name in figure.group)
        self._named = sum(1 for figure in figures if figure.group) or 1
        self._vectors: dict[int, Vector] = {}

    def vector(self, figure: Figure) -> Vector:
        """Return a figure's weighted words, the set of them, and their norm; words of its own clause count most."""
        known = self._vectors.get(id(figure))
        if known is None:
            own = set(figure.clause)
            vector = {s: self.weight[s] * (1.0 if s in own else 0.4) for s in figure.sentence if s in self.weight}
            vector |= {s: self.weight.get(s, 1.0) for s in own}
            known = vector, frozenset(vector), math.sqrt(sum(w * w for w in vector.values()))
            self._vectors[id(figure)] = known
        return known

    def singling(self, *nouns: str | None) -> float:
        """Return how well a noun singles out a question: less where one report counts several numbers of it."""
        crowd = max((self._crowd.get(noun, 1) for noun in nouns if noun), default=1)
        return (1.0, 0.8, 0.6)[min(crowd, 3) - 1]

    def alone(self, figure: Figure) -> bool:
        """Tell whether a report has no other number of this noun, or for want of one of this event."""
        known = self._alone.get(id(figure))
        if known is None:
            peers = self._told[figure.report, figure.family]
            known = self._alone[id(figure)] = _questions([figure, *(f for f in peers if _alike(figure, f))]) == 1
        return known

    def crowd(self, figure: Figure) -> int:
        """Return how many numbers of a figure's family its report has."""
        return len(self._told[figure.report, figure.family])

    def crowd_of_story(self, figure: Figure) -> int:
        """Return how many numbers of a figure's family all reports have."""
        return self._families[figure.family]

    def listed(self, one: Figure, other: Figure) -> bool:
        """Tell whether some report counts both things beside each other: then neither is the other."""
        if not self._listed or one.counted == other.counted:
            return False
        return frozenset((one.counted, other.counted)) in self._listed

    def sorted_out(self, one: Figure, other: Figure) -> bool:
        """Tell whether one figure counts one kind of persons, where the same event befell several kinds."""
        return any(len(self._kinds.get(event, ())) > 1 for event in one.events & other.events)

    def telling(self, name: str) -> float:
        """Return the weight of a group's name: less for one that many of the story's figures bear."""
        return 0.8 if self._groups[name] <= 0.3 * self._named + 2 else 0.4

    def likeness(self, one: Figure, other: Figure) -> float:
        """Return the cosine of the words around two figures, 0 to 1."""
        (first, said, norm), (second, other_said, other_norm) = self.vector(one), self.vector(other)
        if not norm or not other_norm or not (shared := said & other_said):
            return 0.0
        # `fsum` gives one result in whatever order a set comes.
        return math.fsum([first[s] * second[s] for s in shared]) / (norm * other_norm)


def _kinds(figures: Sequence[Figure]) -> dict[str, set[str]]:
    """Return, for each event, the kinds of persons that it befell by the report that tells most kinds."""
    told: dict[tuple[str, str], set[str]] = {}
    for figure in figures:
        counted = noun(figure.counted or "")
        kinds = counted.concepts - GENERIC
        if len(kinds) == 1 and figure.family == "count":
            for event in filter(is_core, figure.events):
                told.setdefault((figure.report, event), set()).update(kinds)
    found: dict[str, set[str]] = {}
    for (_, event), all_kinds in told.items():
        if len(all_kinds) > len(found.get(event, ())):
            found[event] = all_kinds
    return found


def _alike(one: Figure, other: Figure) -> bool:
    if one is other or one.role != other.role or rivals(one.events, other.events):
        return False
    if one.counted and other.counted:
        return noun_relation(one.counted, other.counted) in ("same", "synonym")
    return bool(one.events & other.events) or not (one.events or other.events)


def _questions(figures: list[Figure]) -> int:
    """Count the numbers of one noun in one report; those set against each other are answers to one question."""
    kept: list[Figure] = []
    for figure in figures[:_CROWD]:
        if not any(figure.value == other.value or contrasted(figure, other) for other in kept):
            kept.append(figure)
    return len(kept)
