"""Evidence that two figures answer one question, with its reasons; and what forbids it.

Each witness adds a weight: what is counted, what happened, the value, the words around, period, group, unit; so do
the signs of the kind of numbers. The sum is scaled log-odds (see `signs`).
"""

from __future__ import annotations

from typing import NamedTuple

from recoupe.comparison import signs, witnesses, words
from recoupe.comparison.contrast import conflict, contrasted, in_line
from recoupe.comparison.exclusion import forbidden
from recoupe.comparison.figures import Figure
from recoupe.comparison.policy import Policy, Relation
from recoupe.comparison.weights import Weights
from recoupe.comparison.witnesses import Part

#: The reason of links inside a report that sets two numbers against each other.
OPPOSED = "set against each other"
#: What numbers of this kind are likely to be, before anything is compared.
_KIND = "numbers of this kind"


class Link(NamedTuple):
    """Evidence that two figures answer one question.

    forbidden: what speaks against it for good. opposed: one report sets the two numbers against each other.
    """

    score: float
    parts: tuple[Part, ...]
    relation: Relation
    forbidden: str | None = None
    opposed: bool = False

    @property
    def reasons(self) -> tuple[str, ...]:
        """The witnesses that weigh, in words."""
        return tuple(_said(what, detail) for weight, what, detail in self.parts if abs(weight) >= 0.15)


def _said(what: str, detail: object) -> str:
    if detail is None:
        return what
    if isinstance(detail, frozenset):
        return f"{what}: {', '.join(sorted(detail))}"
    if isinstance(detail, float):
        return f"{what}: {detail:.2f}"
    if isinstance(detail, tuple):
        return f"{what}: {' '.join(_plain(item) for item in detail)}"
    return f"{what}: {detail}"


def _plain(item: object) -> str:
    return ", ".join(sorted(item)) if isinstance(item, frozenset) else str(item)


#: What cannot be one question is not looked at further.
_HOPELESS = Link(-2.0, ((-2.0, "other things counted or told", None),), "apart")


def compare_pair(one: Figure, other: Figure, weights: Weights, policy: Policy, *, explained: bool = True) -> Link:
    """Weigh whether two figures of one family answer the same question; `explained` with the parts of the score."""
    if forbidding := forbidden(one, other):
        return Link(-9.0, (), _relation(one, other, policy), forbidding)
    if _hopeless(one, other, weights):
        return _HOPELESS
    relation = _relation(one, other, policy)
    against = contrasted(one, other) and not witnesses.one_kind(one, other, relation, weights)
    parts = [
        (signs.weighed(found), what, detail)
        for found, what, detail in _heard(one, other, relation, weights, against=against)
    ]
    score = round(sum([part[0] for part in parts]), 4)
    return Link(score, tuple(parts) if explained else (), relation, None, against)


def signs_of(one: Figure, other: Figure, weights: Weights, policy: Policy) -> dict[str, float]:
    """Return the values of all signs of a pair, for learning their weights; none where nothing is to be weighed."""
    if forbidden(one, other) or _hopeless(one, other, weights):
        return {}
    relation = _relation(one, other, policy)
    against = contrasted(one, other) and not witnesses.one_kind(one, other, relation, weights)
    found: dict[str, float] = {}
    for heard, _, _ in _heard(one, other, relation, weights, against=against):
        for name, value in heard:
            found[name] = found.get(name, 0.0) + value
    return found


def _heard(
    one: Figure, other: Figure, relation: Relation, weights: Weights, *, against: bool
) -> list[tuple[list[signs.Sign], str, object]]:
    """Return the signs of each witness, with what it speaks of and the details."""
    together = one.report == other.report and one.place.sentence == other.place.sentence
    # Figures of one sentence have their words in common for no reason.
    likeness = 0.0 if together else weights.likeness(one, other)
    heard: dict[str, Part] = {
        "noun": witnesses.noun(one, other, relation, weights),
        "event": witnesses.event(one, other, relation, likeness, against),
        "value": witnesses.value(one, other, relation, against),
        "words": (likeness, "words alike", likeness),
        "period": witnesses.period(one, other, relation),
        "group": witnesses.group(one, other, relation, weights),
        "alone": witnesses.alone(one, other, relation, weights),
        "against": (_opposition(one, other) if against else 0.0, OPPOSED if against else "against", None),
    }
    beside = {
        "noun": signs.of_noun(words.noun_relation(one.counted, other.counted)),
        "value": signs.of_value(one, other, relation),
    }
    found: list[tuple[list[signs.Sign], str, object]] = [
        ([(f"p_{name}", weight), *beside.get(name, ())], what, detail)
        for name, (weight, what, detail) in heard.items()
    ]
    found += [([("p_rest", w)], what, detail) for w, what, detail in witnesses.rest(one, other, relation)]
    kind = [("", 1.0), *signs.of_family(one, other, weights), *signs.of_reports(one, other, relation)]
    return [*found, (kind, _KIND, None)]


def _relation(one: Figure, other: Figure, policy: Policy) -> Relation:
    return policy.relation(one.reading, other.reading, same_modifier=one.modifier == other.modifier)


def _opposition(one: Figure, other: Figure) -> float:
    """Return how clearly one report sets two numbers against each other: cells of one line do so by their place."""
    return 1.5 if in_line(one, other) else 1.0


def _hopeless(one: Figure, other: Figure, weights: Weights) -> bool:
    """Tell whether two numbers count different things, or tell events that exclude each other."""
    if one.value == other.value and words.are_steps(one.events, other.events):
        return False
    if conflict(one, other) and not (one.events & other.nearby or one.nearby & other.events):
        return True
    if one.value == other.value:
        return False
    return words.noun_relation(one.counted, other.counted) == "different" or weights.listed(one, other)
