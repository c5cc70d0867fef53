"""Which figures answer the same question: evidence for a pair, with its reasons, and what forbids it.

Each witness adds a weight: what is counted, what happened, the value, the words around, period, group, unit. The
weights were set by hand on the development dossiers; values that are rarely met twice (1 260) weigh more than small
numbers. A link is forbidden where two figures stand in different cells of one table, play different roles, speak of
different years, or where one report states two different numbers without setting them against each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recoupe.comparison import words
from recoupe.comparison.figures import Figure
from recoupe.comparison.policy import Policy, Relation, digits

#: A pair above this answers one question; of two clusters, the mean of the best and the mean link.
THRESHOLD = 1.0

_NOUN = {"same": 1.0, "synonym": 0.8, "broader": 0.4, "unknown": 0.0, "different": -1.2}
_GENERIC = frozenset({"personne", "habitant", "victime", "homme", "taux", "part", "coût", "nombre"})
#: Numbers in these roles answer a question of their own.
_OWN_QUESTION = frozenset({"rate", "change_by", "capacity", "threshold", "former", "demand", "risk", "increment"})


@dataclass(frozen=True, slots=True)
class Link:
    """Evidence that two figures answer one question; `forbidden` names what speaks against it for good."""

    score: float
    reasons: tuple[str, ...]
    relation: Relation
    forbidden: str | None = None


class Weights:
    """How telling each word stem of a story is: rare ones weigh more. Prepared once a story."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        seen: dict[str, set[tuple[str, int]]] = {}
        sentences: set[tuple[str, int]] = set()
        for figure in figures:
            sentence = (figure.report, figure.place.sentence)
            sentences.add(sentence)
            for stem in figure.sentence:
                seen.setdefault(stem, set()).add(sentence)
        total = len(sentences) + 4
        self.weight = {stem: math.log(total / len(where)) for stem, where in seen.items()}
        self._vectors: dict[int, tuple[dict[str, float], float]] = {}

    def vector(self, figure: Figure) -> tuple[dict[str, float], float]:
        """Return a figure's weighted words and their norm; words of its own clause count most."""
        known = self._vectors.get(id(figure))
        if known is None:
            own = set(figure.clause)
            vector = {s: self.weight[s] * (1.0 if s in own else 0.4) for s in figure.sentence if s in self.weight}
            vector |= {s: self.weight.get(s, 1.0) for s in own}
            known = vector, math.sqrt(sum(w * w for w in vector.values()))
            self._vectors[id(figure)] = known
        return known

    def likeness(self, one: Figure, other: Figure) -> float:
        """Return the cosine of the words around two figures, 0 to 1."""
        (first, norm), (second, other_norm) = self.vector(one), self.vector(other)
        if not norm or not other_norm:
            return 0.0
        if len(second) < len(first):
            first, second = second, first
        return sum(weight * second.get(stem, 0.0) for stem, weight in first.items()) / (norm * other_norm)


def compare_pair(one: Figure, other: Figure, weights: Weights, policy: Policy) -> Link:
    """Weigh whether two figures of one family answer the same question."""
    relation = policy.relation(one.reading, other.reading, same_modifier=one.modifier == other.modifier)
    forbidden = _forbidden(one, other)
    if forbidden:
        return Link(-9.0, (), relation, forbidden)
    parts = [
        *_noun(one, other),
        *_event(one, other),
        _value(one, other, relation),
        _words(weights.likeness(one, other)),
        *_period(one, other),
        *_group(one, other),
        *_rest(one, other, relation),
    ]
    told = tuple(reason for weight, reason in parts if abs(weight) >= 0.15)
    return Link(round(sum(weight for weight, _ in parts), 4), told, relation)


Part = tuple[float, str]


def _forbidden(one: Figure, other: Figure) -> str | None:
    same_report = one.report == other.report
    if same_report and one.place.table >= 0 and one.place.table == other.place.table:
        return "other cell of the same table"
    if one.role != other.role and ({one.role, other.role} & _OWN_QUESTION):
        return f"{one.role} is not {other.role}"
    if same_report and one.role != other.role and one.place.sentence == other.place.sentence:
        return "a part and its whole"
    if same_report and {one.events, other.events} != {frozenset()} and _conflict(one, other):
        return "one report tells two events"
    if same_report and (one.others or other.others) and one.value != other.value:
        return "others than those"
    if one.family == "measure:a" and one.value != other.value:
        return "two ages"
    if (one.certainty == "hypothetical") != (other.certainty == "hypothetical"):
        return "hypothetical on one side only"
    first, second = one.period, other.period
    if first and second and not first.meets(second):
        if same_report or not (first.fine and second.fine):
            return f"{first.start}…{first.end} is not {second.start}…{second.end}"
        if one.family == "share" or one.family.startswith("measure"):
            return f"{first.start} is not {second.start}"
    return None


def _conflict(one: Figure, other: Figure) -> bool:
    return bool(one.events and other.events and not one.events & other.events)


def _noun(one: Figure, other: Figure) -> list[Part]:
    relation = words.noun_relation(one.counted, other.counted)
    weight = _NOUN[relation]
    generic = one.counted in _GENERIC or other.counted in _GENERIC
    if generic and weight > 0:
        weight *= 0.5
    if relation == "unknown":
        return [(-0.3 if one.counted and other.counted else 0.0, f"{one.counted} / {other.counted}")]
    sign = {"same": "=", "synonym": "≈", "broader": "⊂", "different": "≠"}[relation]
    return [(weight, f"{one.counted} {sign} {other.counted}")]


def _event(one: Figure, other: Figure) -> list[Part]:
    if shared := one.events & other.events:
        return [(1.0, f"event: {', '.join(sorted(shared))}")]
    crossed = (one.events & other.nearby) | (one.nearby & other.events)
    if one.events and other.events:
        return [(-0.4 if crossed else -1.0, f"event: {_names(one.events)} ≠ {_names(other.events)}")]
    if crossed:
        return [(0.6, f"event nearby: {_names(crossed)}")]
    if one.predicate and other.predicate and words.stem(one.predicate) == words.stem(other.predicate):
        return [(0.5, f"predicate: {one.predicate}")]
    if near := one.nearby & other.nearby:
        return [(0.3, f"event nearby: {_names(near)}")]
    return []


def _names(events: frozenset[str]) -> str:
    return ", ".join(sorted(events))


def _value(one: Figure, other: Figure, relation: Relation) -> Part:
    low, high = sorted((abs(one.reading.point) or 1e-9, abs(other.reading.point) or 1e-9))
    distance = math.log10(high / low)
    if relation in ("equal", "compatible"):
        telling = min(digits(one.reading.point), digits(other.reading.point), 4)
        rare = (0.0, 0.2, 0.5, 0.9, 1.1)[telling] + (0.1 if one.reading.point >= 10 else 0.0)
        near = max(0.0, 1 - 2 * distance)
        return (rare if relation == "equal" else near * (0.25 + 0.4 * rare)), f"values {relation}"
    return max(-1.2, (-0.1 if relation == "open" else -0.2) - 0.6 * distance), f"values {relation}"


def _words(likeness: float) -> Part:
    return 1.2 * likeness, f"words alike: {likeness:.2f}"


def _period(one: Figure, other: Figure) -> list[Part]:
    if not one.period or not other.period:
        return []
    if one.period.meets(other.period):
        return [(0.3, f"period: {one.period.start}")]
    return [(-0.3, f"periods: {one.period.start} ≠ {other.period.start}")]


def _group(one: Figure, other: Figure) -> list[Part]:
    if shared := one.group & other.group:
        return [(0.5, f"group: {', '.join(sorted(shared))}")]
    first, second = _countries(one), _countries(other)
    if first and second and not first & second:
        return [(-0.8, f"group: {_names(first)} ≠ {_names(second)}")]
    if shared := (one.group & other.around) | (one.around & other.group) | (one.around & other.around):
        return [(0.15, f"entities: {', '.join(sorted(shared))}")]
    return []


def _countries(figure: Figure) -> frozenset[str]:
    inside = frozenset(name for name in figure.group if name.startswith("country:"))
    if inside or figure.place.table < 0:
        return inside
    return frozenset(name for name in figure.around if name.startswith("country:"))


def _rest(one: Figure, other: Figure, relation: Relation) -> list[Part]:
    parts: list[Part] = []
    if one.family.startswith("measure") and one.family not in ("measure:a", "measure:m"):
        parts.append((0.4 if relation in ("equal", "compatible") else 0.2, "same rare unit"))
    if one.family.startswith("money"):
        parts.append((0.2, "same currency"))
    if one.role != other.role and not one.group & other.group:
        parts.append((-0.5, f"roles: {one.role} / {other.role}"))
    if one.report == other.report and contrasted(one, other):
        parts.append((0.8, "set against each other"))
    return parts


def contrasted(one: Figure, other: Figure) -> bool:
    """Tell whether one report sets two numbers against each other: neighbours, two sources or a word of change."""
    if one.report != other.report or abs(one.place.sentence - other.place.sentence) > 1:
        return False
    if words.noun_relation(one.counted, other.counted) == "different" or _conflict(one, other):
        return False
    sources = {s.key for s in one.sources}, {s.key for s in other.sources}
    later = max(one, other, key=lambda f: f.start)
    return (bool(sources[0] and sources[1]) and sources[0] != sources[1]) or later.change


def licensed(figures: list[Figure]) -> dict[str, set[frozenset[tuple[object, ...]]]]:
    """Return, by report, the pairs of values that it sets against each other."""
    found: dict[str, set[frozenset[tuple[object, ...]]]] = {}
    ordered = sorted(figures, key=lambda f: f.key)
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 : index + 6]:
            if contrasted(one, other) and not _forbidden(one, other):
                found.setdefault(one.report, set()).add(frozenset((one.value, other.value)))
    return found


def align(
    figures: list[Figure], weights: Weights, policy: Policy, threshold: float = THRESHOLD
) -> list[tuple[list[Figure], list[tuple[Figure, Figure, Link]]]]:
    """Group figures of one family and story: clusters of two or more, with the links that made them.

    Clusters grow from the best pair down; two merge where the mean of all pairs between them reaches the threshold
    and no pair is forbidden.
    """
    links = _links(figures, weights, policy)
    clusters: list[list[int]] = [[i] for i in range(len(figures))]
    home = list(range(len(figures)))
    used: list[tuple[int, int]] = []
    for (i, j), link in sorted(links.items(), key=lambda item: (-item[1].score, item[0])):
        a, b = home[i], home[j]
        if link.score < threshold or a == b or not _may_merge(clusters[a], clusters[b], links, threshold):
            continue
        clusters[a] += clusters[b]
        for k in clusters[b]:
            home[k] = a
        clusters[b] = []
        used.append((i, j))
    return [_cluster(cluster, figures, used, links) for cluster in clusters if len(cluster) > 1]


def _cluster(
    cluster: list[int], figures: list[Figure], used: list[tuple[int, int]], links: Mapping[tuple[int, int], Link]
) -> tuple[list[Figure], list[tuple[Figure, Figure, Link]]]:
    inside = set(cluster)
    made = [(figures[i], figures[j], links[i, j]) for i, j in used if i in inside]
    return sorted((figures[i] for i in cluster), key=lambda f: f.key), made


def _links(figures: list[Figure], weights: Weights, policy: Policy) -> dict[tuple[int, int], Link]:
    allowed = licensed(figures)
    links: dict[tuple[int, int], Link] = {}
    for i, one in enumerate(figures):
        for j in range(i + 1, len(figures)):
            other = figures[j]
            link = compare_pair(one, other, weights, policy)
            apart = link.relation in ("apart", "open") and one.report == other.report
            if apart and frozenset((one.value, other.value)) not in allowed.get(one.report, ()):
                link = Link(-9.0, (), link.relation, "one report states both numbers")
            links[i, j] = link
    return links


def _may_merge(one: list[int], other: list[int], links: Mapping[tuple[int, int], Link], threshold: float) -> bool:
    between = [links[min(i, j), max(i, j)] for i in one for j in other]
    if any(link.forbidden for link in between):
        return False
    scores = [link.score for link in between]
    mean = sum(scores) / len(scores)
    return mean >= threshold / 2 and (mean + max(scores)) / 2 >= threshold
