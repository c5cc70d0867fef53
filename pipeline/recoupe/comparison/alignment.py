"""Which figures answer the same question: evidence for a pair, with its reasons, and what forbids it.

Each witness adds a weight: what is counted, what happened, the value, the words around, period, group, unit. The
weights were set by hand on the development dossiers; values that are rarely met twice (1 260) weigh more than small
numbers. A link is forbidden where two figures stand in different cells of one table, play different roles, speak of
different years, or where one report states two different numbers without setting them against each other.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from recoupe.comparison import words
from recoupe.comparison.figures import Figure
from recoupe.comparison.policy import Policy, Relation, digits, overlap

#: A pair above this answers one question; of two clusters, the mean of the best and the mean link.
THRESHOLD = 0.7

_NOUN = {"same": 1.0, "synonym": 0.8, "broader": 0.4, "unnamed": 0.0, "unknown": -0.3, "different": -1.2}
_GENERIC = frozenset({"personne", "habitant", "victime", "homme", "taux", "part", "coût", "nombre"})
#: The reason of links inside a report that sets two numbers against each other.
OPPOSED = "set against each other"
#: Numbers in these roles answer a question of their own.
_OWN_QUESTION = frozenset({"change_by", "capacity", "threshold", "former", "demand", "risk", "increment"})


@dataclass(frozen=True, slots=True)
class Link:
    """Evidence that two figures answer one question; `forbidden` names what speaks against it for good."""

    score: float
    reasons: tuple[str, ...]
    relation: Relation
    forbidden: str | None = None


class Weights:
    """How telling each word stem of a story is: rare ones weigh more. Prepared once a story."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        seen: dict[str, set[tuple[str, int]]] = {}
        sentences: set[tuple[str, int]] = set()
        for figure in figures:
            sentence = (figure.report, figure.place.sentence)
            sentences.add(sentence)
            for stem in figure.sentence:
                seen.setdefault(stem, set()).add(sentence)
        total = len(sentences) + 4
        self.weight = {stem: math.log(total / len(where)) for stem, where in seen.items()}
        values: dict[tuple[str, str], set[object]] = {}
        for figure in figures:
            if figure.counted:
                values.setdefault((figure.report, figure.counted), set()).add(figure.value)
        self._crowd: dict[str, int] = {}
        for (_, counted), stated in values.items():
            self._crowd[counted] = max(self._crowd.get(counted, 0), len(stated))
        groups = [figure.group for figure in figures]
        self._groups = Counter(name for group in groups for name in group)
        self._named = sum(1 for group in groups if group) or 1
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

    def singling(self, *nouns: str | None) -> float:
        """Return how well a noun singles out a question: less where one report counts several numbers of it."""
        crowd = max((self._crowd.get(noun, 1) for noun in nouns if noun), default=1)
        return (1.0, 0.8, 0.6)[min(crowd, 3) - 1]

    def telling(self, name: str) -> float:
        """Return the weight of a group's name: less for one that half of the story's figures bear."""
        return 0.8 if self._groups[name] <= 0.3 * self._named + 2 else 0.4

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
    likeness = weights.likeness(one, other)
    parts = [
        *_noun(one, other, relation, weights),
        *_event(one, other, relation, likeness),
        _value(one, other, relation),
        (1.2 * likeness, f"words alike: {likeness:.2f}"),
        *_period(one, other),
        *_group(one, other, relation, weights),
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
    if one.family in ("measure:a", "ordinal") and one.value != other.value:
        return "two ages or ranks"
    if (one.certainty == "hypothetical") != (other.certainty == "hypothetical"):
        return "hypothetical on one side only"
    if (
        "rate" in (one.role, other.role)
        and one.role != other.role
        and not overlap(one.reading.pragmatic, other.reading.pragmatic)
    ):
        return "rate is not total"
    first, second = one.period, other.period
    if first and second and not first.meets(second):
        if same_report or (first.long and second.long):
            return f"{first.start}…{first.end} is not {second.start}…{second.end}"
        if one.family == "share" or one.family.startswith("measure"):
            return f"{first.start} is not {second.start}"
    return None


def _conflict(one: Figure, other: Figure) -> bool:
    return words.rivals(one.events, other.events)


def _noun(one: Figure, other: Figure, relation: Relation, weights: Weights) -> list[Part]:
    kinship = words.noun_relation(one.counted, other.counted)
    weight = _NOUN[kinship]
    sign = {"same": "=", "synonym": "≈", "broader": "⊂", "different": "≠"}.get(kinship, "/")
    if kinship == "unknown" and relation == "equal":
        weight = -0.1
    if weight > 0:
        generic = one.counted in _GENERIC or other.counted in _GENERIC
        weight *= 0.5 if generic else weights.singling(one.counted, other.counted)
        if kinship == "broader" and relation == "apart" and not _of_persons(one, other):
            # Two tanks destroyed are not all of the four vehicles.
            weight = 0.0
    return [(weight, f"{one.counted} {sign} {other.counted}")]


def _of_persons(one: Figure, other: Figure) -> bool:
    return any("personne" in words.noun(f.counted or "").concepts for f in (one, other))


def _event(one: Figure, other: Figure, relation: Relation, likeness: float) -> list[Part]:
    if shared := one.events & other.events:
        return [(1.0 if any(map(words.is_core, shared)) else 0.7, f"event: {_names(shared)}")]
    crossed = (one.events & other.nearby) | (one.nearby & other.events)
    if one.events and other.events:
        told = f"event: {_names(one.events)} ≠ {_names(other.events)}"
        if words.rivals(one.events, other.events):
            return [(-0.4 if crossed else -1.6, told)]
        return [(0.3 if crossed else -0.2, told)]
    if crossed:
        return [(0.6 if any(map(words.is_core, crossed)) else 0.4, f"event nearby: {_names(crossed)}")]
    if one.predicate and other.predicate and words.stem(one.predicate) == words.stem(other.predicate):
        return [(0.5, f"predicate: {one.predicate}")]
    if near := one.nearby & other.nearby:
        return [(0.3, f"event nearby: {_names(near)}")]
    return [(-0.6, "nothing alike happened")] if likeness < 0.15 and relation != "equal" else []


def _names(events: frozenset[str]) -> str:
    return ", ".join(sorted(events))


def _value(one: Figure, other: Figure, relation: Relation) -> Part:
    low, high = sorted((abs(one.reading.point) or 1e-9, abs(other.reading.point) or 1e-9))
    distance = math.log10(high / low)
    if relation == "equal":
        return _rarity(one), "values equal"
    if relation == "compatible":
        return max(0.0, 1 - 2 * distance) * (0.25 + 0.5 * min(_rarity(one), _rarity(other))), "values compatible"
    near = _NEAR if min(_rarity(one), _rarity(other)) >= 0.5 else ()
    for limit, weight in near:
        if distance <= limit:
            return weight, f"values {relation}, but close"
    return max(-1.2, (-0.1 if relation == "open" else -0.2) - 0.6 * distance), f"values {relation}"


#: Values that differ by one, five or ten in a hundred are seldom two answers to two questions.
_NEAR = ((0.0044, 0.5), (0.0215, 0.2), (0.042, 0.0))


def _rarity(figure: Figure) -> float:
    """Return how telling it is that a value comes up again: small and round numbers do so by chance."""
    value = abs(figure.reading.point)
    by_digits = (0.0, 0.3, 0.6, 0.9, 1.1)[min(digits(value), 4)]
    if figure.family.startswith("money"):
        return max(0.8, by_digits)
    if figure.family != "count":
        return min(0.9, max(by_digits, 0.4))
    by_size = 0.2 if value < 10 else 0.5 if value < 100 else 0.8 if value < 1000 else 0.9
    return max(by_size, by_digits if value >= 10 else 0.0)


def _period(one: Figure, other: Figure) -> list[Part]:
    if not one.period or not other.period:
        return []
    if one.period.meets(other.period):
        if one.period.open or other.period.open:
            return []
        return [(0.3, f"period: {one.period.start}")]
    return [
        (
            -0.3 if one.period.fine and other.period.fine else -0.7,
            f"periods: {one.period.start} ≠ {other.period.start}",
        )
    ]


def _group(one: Figure, other: Figure, relation: Relation, weights: Weights) -> list[Part]:
    if shared := one.group & other.group:
        return [(max(weights.telling(name) for name in shared), f"group: {', '.join(sorted(shared))}")]
    if one.family == "measure:a" and (shared := _persons(one) & _persons(other)):
        return [(0.8, f"person: {', '.join(sorted(shared))}")]
    first, second = _countries(one), _countries(other)
    if bool(first) != bool(second) and relation == "apart" and one.place.table < 0 and other.place.table < 0:
        return [(-0.2, f"group: {_names(first | second)} on one side only")]
    if first and second and not first & second:
        return [(-0.8, f"group: {_names(first)} ≠ {_names(second)}")]
    if shared := (one.group & other.around) | (one.around & other.group) | (one.around & other.around):
        return [(0.15, f"entities: {', '.join(sorted(shared))}")]
    return []


def _persons(figure: Figure) -> frozenset[str]:
    return frozenset(name for name in figure.group | figure.around if name.startswith("person:"))


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
    if one.report == other.report and relation == "compatible" and not one.events & other.events:
        # A report that repeats a number repeats it as it was.
        parts.append((-0.5, "two numbers of one report"))
    if one.report == other.report and contrasted(one, other):
        parts.append((0.8, OPPOSED))
    return parts


def contrasted(one: Figure, other: Figure) -> bool:
    """Tell whether one report sets two numbers against each other: neighbours, two sources or a word of change."""
    if one.report != other.report or abs(one.place.sentence - other.place.sentence) > 1:
        return False
    if words.noun_relation(one.counted, other.counted) == "different" or _conflict(one, other):
        return False
    sources = {s.key for s in one.sources}, {s.key for s in other.sources}
    later = max(one, other, key=lambda f: f.start)
    return (bool(sources[0] and sources[1]) and sources[0] != sources[1]) or later.change or later.moved


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
        if (
            link.score < threshold
            or a == b
            or not _may_merge(clusters[a], clusters[b], figures, links, threshold, policy)
        ):
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


def _may_merge(
    one: list[int],
    other: list[int],
    figures: list[Figure],
    links: Mapping[tuple[int, int], Link],
    threshold: float,
    policy: Policy,
) -> bool:
    """Tell whether two clusters answer one question: no pair forbidden, no zigzag in time, enough evidence.

    Where a report sets two values against each other, that link stands for all members that state these values.
    """
    known = {
        frozenset((a.value, b.value))
        for a, b in combinations([figures[i] for i in (*one, *other)], 2)
        if contrasted(a, b)
    }
    scores: dict[tuple[object, object], list[float]] = {}
    opposed: dict[tuple[object, object], float] = {}
    for i in one:
        for j in other:
            link = links[min(i, j), max(i, j)]
            if link.forbidden:
                return False
            values = figures[i].value, figures[j].value
            if frozenset(values) in known and OPPOSED not in link.reasons and values[0] != values[1]:
                continue
            scores.setdefault(values, []).append(link.score)
            if OPPOSED in link.reasons:
                opposed[values] = max(opposed.get(values, link.score), link.score)
    if not scores:
        return False
    means = [opposed.get(values, sum(found) / len(found)) for values, found in scores.items()]
    mean, best = sum(means) / len(means), max(max(found) for found in scores.values())
    if mean < threshold / 2 or (mean + best) / 2 < threshold:
        return False
    return not _zigzag([figures[i] for i in (*one, *other)], policy)


def _zigzag(members: list[Figure], policy: Policy) -> bool:
    """Tell whether a number would go away and come back: then the one in between answers another question."""
    reports: dict[str, list[Figure]] = {}
    for figure in sorted(members, key=lambda f: f.key):
        if figure.published:
            reports.setdefault(figure.report, []).append(figure)
    told = list(reports.values())
    for index, between in enumerate(told[1:-1], 1):
        day = between[0].published
        before = [f for group in told[:index] for f in group if f.published != day]
        after = [f for group in told[index + 1 :] for f in group if f.published != day]
        for first in before:
            if _far(first, between, policy) and any(
                not _far(first, [last], policy) and _far(last, between, policy) for last in after
            ):
                return True
    return False


def _far(figure: Figure, others: list[Figure], policy: Policy) -> bool:
    return all(
        policy.relation(figure.reading, other.reading, same_modifier=True) in ("apart", "open") for other in others
    )
