"""Group the figures of a story into facts: best links first, and never against what forbids a link.

A report states one number for one question, unless it sets two against each other: so two different numbers of one
report keep their facts apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, pairwise

from recoupe.comparison.contrast import from_to
from recoupe.comparison.evidence import Link, compare_pair
from recoupe.comparison.exclusion import opposable
from recoupe.comparison.figures import Figure
from recoupe.comparison.policy import Policy
from recoupe.comparison.weights import Weights
from recoupe.comparison.words import noun_relation

#: A pair above this answers one question; of two clusters, the mean of the best and the mean link.
THRESHOLD = 0.6
#: So many figures of one family and story are weighed pair by pair; beyond, the latest of a fact stands for it.
ALL_PAIRS = 150

#: How much less likely two numbers of one report that it does not set against each other are one answer.
BOTH = 2.0

Pair = tuple[int, int]
Joined = tuple[Figure, Figure, Link]
Cluster = tuple[list[Figure], list[Joined]]


def align(
    figures: list[Figure], weights: Weights, policy: Policy, threshold: float = THRESHOLD, limit: int = ALL_PAIRS
) -> list[Cluster]:
    """Group figures of one family and story: clusters of two or more, with the links that made them.

    figures: in the order of their keys. limit: from this number on the figures are taken in portions, each beside
    one figure of every fact found before, so that time grows with the number of figures, not with its square.
    """
    if len(figures) <= limit:
        return [
            cluster for cluster in _Alignment(figures, weights, policy, threshold).clusters() if len(cluster[0]) > 1
        ]
    found: list[Cluster] = []
    step = max(1, limit // 2)
    for start in range(0, len(figures), step):
        carried = {id(cluster[0][-1]): cluster for cluster in found[-step:]}
        standing = [cluster[0][-1] for cluster in carried.values()]
        portion = sorted(standing + figures[start : start + step], key=lambda f: f.key)
        found = found[: max(0, len(found) - step)]
        for members, links in _Alignment(portion, weights, policy, threshold).clusters():
            earlier = [carried[id(member)] for member in members if id(member) in carried]
            fresh = [member for member in members if id(member) not in carried]
            all_members = sorted([*(m for old, _ in earlier for m in old), *fresh], key=lambda f: f.key)
            found.append((all_members, [*(link for _, old in earlier for link in old), *links]))
    return [cluster for cluster in found if len(cluster[0]) > 1]


class _Alignment:
    """Figures, the links between them, and the clusters that grow from them."""

    def __init__(self, figures: list[Figure], weights: Weights, policy: Policy, threshold: float) -> None:
        self.figures, self.weights, self.policy, self.threshold = figures, weights, policy, threshold
        self.rivals = list(self._opposed_pairs())
        allowed: dict[str, list[Pair]] = {}
        for i, j in self.rivals:
            allowed.setdefault(figures[i].report, []).append((i, j))
        self.links: dict[Pair, Link] = {}
        for i, one in enumerate(figures):
            for j in range(i + 1, len(figures)):
                other = figures[j]
                both = one.report == other.report and self._both(one, other, allowed)
                if both and noun_relation(one.counted, other.counted) == "different":
                    self.links[i, j] = _BOTH
                    continue
                # Few links join figures in the end: only these need their reasons (see `_joined`).
                link = compare_pair(one, other, weights, policy, explained=False)
                if both:
                    # Only other reports may bring together what one report states side by side.
                    likely = link.score >= threshold and not link.forbidden
                    link = link._replace(score=link.score - BOTH) if likely else _NEVER
                elif from_to(one, other) and not link.forbidden:
                    # Both are members where another report states the first number too; alone they make no fact.
                    link = link._replace(score=min(link.score, threshold / 2))
                self.links[i, j] = link

    def _both(self, one: Figure, other: Figure, allowed: dict[str, list[Pair]]) -> bool:
        """Tell whether one report states both numbers without setting them against each other.

        A number said again in another way («plus de 600», then 612) is set against what the other one is.
        """
        if one.value == other.value or from_to(one, other):
            return False
        if not self._apart(one, other):
            return False
        for i, j in allowed.get(one.report, ()):
            first, second = self.figures[i], self.figures[j]
            if not (self._apart(one, first) or self._apart(other, second)):
                return False
            if not (self._apart(one, second) or self._apart(other, first)):
                return False
        return True

    def _apart(self, one: Figure, other: Figure) -> bool:
        same = one.modifier == other.modifier
        return self.policy.relation(one.reading, other.reading, same_modifier=same) in ("apart", "open")

    def _opposed_pairs(self) -> Iterable[Pair]:
        for i, one in enumerate(self.figures):
            for j in range(i + 1, len(self.figures)):
                if self.figures[j].report == one.report and opposable(one, self.figures[j]):
                    yield i, j

    def clusters(self) -> list[Cluster]:
        """Return all clusters, those of one figure too."""
        members = [[i] for i in range(len(self.figures))]
        home = list(range(len(self.figures)))
        used: list[Pair] = []
        good = [(-link.score, pair) for pair, link in self.links.items() if link.score >= self.threshold]
        for _, (i, j) in sorted(good):
            a, b = home[i], home[j]
            if a == b or not self._may_merge(members[a], members[b]):
                continue
            members[a] += members[b]
            for k in members[b]:
                home[k] = a
            members[b] = []
            used.append((i, j))
        made: dict[int, list[Joined]] = {}
        for i, j in used:
            made.setdefault(home[i], []).append(self._joined(i, j))
        found: list[Cluster] = []
        for number, group in enumerate(members):
            parts = _before_and_after(sorted((self.figures[i] for i in group), key=lambda f: f.key))
            if len(parts) == 1:
                found.append((parts[0], made.get(number, [])))
                continue
            place = {id(self.figures[i]): i for i in group}
            for part in parts:
                pairs = pairwise(sorted(place[id(figure)] for figure in part))
                found.append((part, [self._joined(i, j) for i, j in pairs]))
        return [cluster for cluster in found if cluster[0]]

    def _joined(self, i: int, j: int) -> Joined:
        one, other = self.figures[i], self.figures[j]
        parts = compare_pair(one, other, self.weights, self.policy).parts
        return one, other, self.links[i, j]._replace(parts=parts)

    def _may_merge(self, one: list[int], other: list[int]) -> bool:
        """Tell whether two clusters answer one question: no pair forbidden, enough evidence, no zigzag in time."""
        between = [(i, j, self.links[min(i, j), max(i, j)]) for i in one for j in other]
        known = self._known({*one, *other}) if len(between) > 1 else frozenset()
        if any(link.forbidden and not (link is _BOTH and self._values(i, j) in known) for i, j, link in between):
            return False
        if len(between) == 1:
            return True
        scores = self._scores(between, known)
        if not scores:
            return False
        mean, best = sum(scores) / len(scores), max(link.score for _, _, link in between)
        if mean < self.threshold / 3 or (mean + best) / 2 < self.threshold:
            return False
        return not _zigzag([self.figures[i] for i in (*one, *other)], self.policy)

    def _values(self, i: int, j: int) -> frozenset[object]:
        return frozenset((self.figures[i].value, self.figures[j].value))

    def _known(self, inside: set[int]) -> frozenset[frozenset[object]]:
        """Return the pairs of values that some report sets against each other, or each against a third."""
        against: dict[str, list[set[object]]] = {}
        for i, j in self.rivals:
            if i in inside and j in inside:
                pair: set[object] = {self.figures[i].value, self.figures[j].value}
                sets = against.setdefault(self.figures[i].report, [])
                joined = [found for found in sets if found & pair]
                sets[:] = [found for found in sets if not found & pair] + [pair.union(*joined)]
        return frozenset(
            frozenset(pair) for sets in against.values() for found in sets for pair in combinations(found, 2)
        )

    def _scores(self, between: list[tuple[int, int, Link]], known: frozenset[frozenset[object]]) -> list[float]:
        """Return one score a pair of values.

        Where a report sets two values against each other, that link stands for all members that state these values.
        """
        figures = self.figures
        found: dict[tuple[object, object], list[float]] = {}
        opposed: dict[tuple[object, object], float] = {}
        for i, j, link in between:
            values = figures[i].value, figures[j].value
            if link.opposed:
                opposed[values] = max(opposed.get(values, link.score), link.score)
            elif values[0] != values[1] and frozenset(values) in known:
                continue
            found.setdefault(values, []).append(link.score)
        return [opposed.get(values, sum(scores) / len(scores)) for values, scores in found.items()]


def _before_and_after(members: list[Figure]) -> list[list[Figure]]:
    """Part what was from what became of it, where all reports tell both («de 1,4 à 3,1 fois»)."""
    values = dict.fromkeys(figure.value for figure in members)
    if len(values) != 2 or not any(from_to(one, other) for one, other in combinations(members, 2)):
        return [members]
    told: dict[str, set[object]] = {}
    for figure in members:
        told.setdefault(figure.report, set()).add(figure.value)
    if len(told) < 2 or any(len(stated) < 2 for stated in told.values()):
        return [members]
    return [[figure for figure in members if figure.value == value] for value in values]


def _is_fact(cluster: Cluster) -> bool:
    """Tell whether several reports tell a fact."""
    return len({figure.report for figure in cluster[0]}) > 1


def with_restated(figures: list[Figure], clusters: list[Cluster]) -> list[Cluster]:
    """Join what one report says in two currencies: the clusters of both sums become one.

    Where several reports give both sums, each is a fact of its own; a sum that nobody else tells makes none.
    """
    named = {(figure.report, figure.quantity): figure for figure in figures}
    home = {id(figure): number for number, (members, _) in enumerate(clusters) for figure in members}
    joined: dict[int, Cluster] = dict(enumerate(clusters))
    for figure in figures:
        anchor = named.get((figure.report, figure.restates)) if figure.restates else None
        if anchor is None:
            continue
        if id(anchor) not in home and id(figure) not in home:
            continue
        for one in (anchor, figure):
            if id(one) not in home:
                home[id(one)] = -len(home) - 1
                joined[home[id(one)]] = ([one], [])
        first, second = home[id(anchor)], home[id(figure)]
        if first == second or (_is_fact(joined[first]) and _is_fact(joined[second])):
            continue
        members, links = joined.pop(second)
        kept, known = joined[first]
        joined[first] = (
            sorted([*kept, *members], key=lambda f: f.key),
            [*known, *links, (anchor, figure, _RESTATED)],
        )
        for member in members:
            home[id(member)] = first
    return list(joined.values())


_RESTATED = Link(9.0, ((9.0, "one sum in two currencies", None),), "compatible")
_BOTH = Link(-9.0, (), "apart", "one report states both numbers")
#: Of one noun, or of nouns that may be one: not even other reports bring these together.
_NEVER = Link(*_BOTH)


def _zigzag(members: list[Figure], policy: Policy) -> bool:
    """Tell whether a number would go away and come back: then the one in between answers another question."""
    reports: dict[str, list[Figure]] = {}
    for figure in sorted(members, key=lambda f: f.key):
        if figure.published:
            reports.setdefault(figure.report, []).append(figure)
    # A report that tells the history of a number says the old ones again.
    told = [group for group in reports.values() if not any(_far(f, [group[0]], policy) for f in group)]
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
