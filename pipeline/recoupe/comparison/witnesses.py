"""What speaks for or against one question behind two figures, witness by witness, each with its reason.

The weights inside a witness were set by hand on the development dossiers; how much the witness counts beside the
others was learned (see `signs`). A value that is seldom met twice (1 260) weighs more than a small number.
"""

from __future__ import annotations

import math

from recoupe.comparison import words
from recoupe.comparison.exclusion import LEVELS
from recoupe.comparison.figures import Figure
from recoupe.comparison.policy import Relation
from recoupe.comparison.rarity import rarity
from recoupe.comparison.weights import Weights

#: A weight, what it is for, and the details of it.
Part = tuple[float, str, object]

_NOUN = {"same": 1.0, "synonym": 0.8, "broader": 0.4, "unnamed": 0.0, "unknown": -0.3, "different": -1.2}
_SIGN = {"same": "=", "synonym": "≈", "broader": "⊂", "different": "≠"}
_GENERIC = frozenset({"personne", "habitant", "victime", "homme", "taux", "part", "coût", "nombre"})
#: Values that differ by one, five or ten in a hundred are seldom the answers to two questions.
_NEAR = ((0.0044, 0.5), (0.0215, 0.2), (0.042, 0.0))

#: Each report has one such number only; nothing alike happened.
ALONE, NOTHING = 0.4, -0.6
#: Two nouns of which nothing is known, and a number that anything may have.
UNLIKELY = -0.7
#: A telling sum, share or measure in two reports.
SURE = 0.3
#: All of a kind against one kind of several.
SORTED = -1.5
#: A number of years ago and one of these days.
PAST = -0.8


def noun(one: Figure, other: Figure, relation: Relation, weights: Weights) -> Part:
    """Weigh what is counted."""
    kinship = words.noun_relation(one.counted, other.counted)
    weight = _NOUN[kinship]
    if kinship == "unknown" and (
        (_same_point(one, other) and rarity(one) >= 0.5)
        or (one.family != "count" and relation in ("equal", "compatible"))
    ):
        weight = -0.1
    elif kinship == "unknown" and relation == "equal" and rarity(one) < 0.5:
        # «un TGV sur trois», «une terrasse sur trois»: small numbers come up again by chance.
        weight = UNLIKELY
    if weight > 0:
        generic = one.counted in _GENERIC or other.counted in _GENERIC
        weight *= 0.5 if generic else weights.singling(one.counted, other.counted)
        if kinship == "broader" and relation != "equal":
            if one_kind(one, other, relation, weights):
                return SORTED, "one kind of several", (one.counted, "⊂", other.counted)
            if relation == "apart" and not _of_persons(one, other):
                # Two tanks destroyed are not all of the four vehicles.
                weight = 0.0
    return weight, "counted", (one.counted, _SIGN.get(kinship, "/"), other.counted)


def one_kind(one: Figure, other: Figure, relation: Relation, weights: Weights) -> bool:
    """Tell whether one counts all and the other one kind of several («onze morts», «quatre civils» among them)."""
    if relation == "equal" or words.noun_relation(one.counted, other.counted) != "broader":
        return False
    return weights.sorted_out(one, other)


def _of_persons(one: Figure, other: Figure) -> bool:
    return any("personne" in words.noun(f.counted or "").concepts for f in (one, other))


def event(one: Figure, other: Figure, relation: Relation, likeness: float, against: bool) -> Part:
    """Weigh what happened."""
    if shared := one.events & other.events:
        # Where both nouns imply the event («morts»), it says little that the nouns do not.
        implied = (
            one.counted and other.counted and shared <= words.implied(one.counted) & words.implied(other.counted)
        )
        return 0.5 if implied else 1.0 if any(map(words.is_core, shared)) else 0.7, "event", shared
    crossed = (one.events & other.nearby) | (one.nearby & other.events)
    if one.events and other.events:
        if words.rivals(one.events, other.events):
            if relation == "equal" and words.are_steps(one.events, other.events):
                return 0.0, "steps", one.events | other.events
            return -0.4 if crossed else -1.6, "events", (one.events, "≠", other.events)
        return 0.3 if crossed else -0.2, "events", (one.events, "/", other.events)
    if words.rivals(one.events, other.nearby) or words.rivals(one.nearby, other.events):
        return -0.6, "events nearby exclude each other", None
    if crossed:
        return 0.6 if any(map(words.is_core, crossed)) else 0.4, "event nearby", crossed
    apart = one.report != other.report or one.place.sentence != other.place.sentence
    if apart and one.predicate and other.predicate and words.stem(one.predicate) == words.stem(other.predicate):
        return 0.5, "predicate", one.predicate
    if near := one.nearby & other.nearby:
        return 0.3, "event nearby", near
    rare = min(rarity(one), rarity(other))
    telling = relation == "equal" or (
        relation == "compatible" and (one.family != "count" or rare >= (0.5 if _same_point(one, other) else 0.8))
    )
    return NOTHING if likeness < 0.15 and not telling and not against else 0.0, "nothing alike happened", None


def value(one: Figure, other: Figure, relation: Relation, against: bool) -> Part:
    """Weigh the two values."""
    if relation == "equal":
        # Two reports that state one telling sum, share or measure mostly mean the same by it.
        sure = SURE if one.family != "count" and one.report != other.report and rarity(one) >= 0.6 else 0.0
        return rarity(one) + sure, "values", "equal"
    low, high = sorted((abs(one.reading.point) or 1e-9, abs(other.reading.point) or 1e-9))
    distance = math.log10(high / low)
    telling = min(rarity(one), rarity(other))
    if relation == "compatible" and _same_point(one, other):
        return (0.6 if "approx" in (one.modifier, other.modifier) else 0.9) * telling, "values", "compatible"
    if relation == "compatible":
        loose = 0.5 if one.modifier == other.modifier == "approx" else 1.0
        return loose * max(0.0, 1 - 2 * distance) * (0.25 + 0.5 * telling), "values", "compatible"
    if telling >= 0.5:
        for limit, weight in _NEAR:
            if distance <= limit:
                return weight, "values", f"{relation}, but close"
    # Sums and shares of one thing lie closer together than tolls; rivals may be far from each other.
    slope = 0.6 if one.family == "count" or against else 1.5
    floor = -0.5 if against else -1.5
    return max(floor, (-0.1 if relation == "open" else -0.2) - slope * distance), "values", relation


def _same_point(one: Figure, other: Figure) -> bool:
    return math.isclose(one.reading.point, other.reading.point, rel_tol=1e-9)


def period(one: Figure, other: Figure, relation: Relation) -> Part:
    """Weigh the days that the numbers are told of."""
    if not one.period or not other.period:
        return (
            (PAST, "long ago on one side", None)
            if _past(one, other) or _past(other, one)
            else (0.0, "period", None)
        )
    if one.period.meets(other.period):
        closed = not (one.period.open or other.period.open)
        return 0.3 if closed else 0.0, "period", one.period.start
    later = one.report != other.report and relation != "equal" and not (one.period.long or other.period.long)
    both_fine = one.period.fine and other.period.fine
    return -0.3 if both_fine or later else -0.7, "periods", (one.period.start, "≠", other.period.start)


def _past(one: Figure, other: Figure) -> bool:
    """Tell whether a number is told of years before the other's report, which names no time: its own, then."""
    if not one.period or one.period.open or not other.published or one.value == other.value:
        return False
    return one.period.long and int(one.period.end[:4]) < int(other.published[:4]) - 1


def group(one: Figure, other: Figure, relation: Relation, weights: Weights) -> Part:
    """Weigh whose the numbers are."""
    if shared := one.group & other.group:
        return max(weights.telling(name) for name in shared), "group", shared
    if one.family == "measure:a" and (persons := _persons(one) & _persons(other)):
        return 0.8, "person", persons
    first, second = one.countries, other.countries
    in_text = one.place.table < 0 and other.place.table < 0
    if bool(first) != bool(second) and relation == "apart" and in_text:
        return -0.2, "group on one side only", first | second
    if first and second and not first & second:
        return -0.8, "groups", (first, "≠", second)
    if around := (one.around and one.around & (other.group | other.around)) or one.group & other.around:
        return 0.15, "entities", around | (one.group & other.around)
    return 0.0, "group", None


def alone(one: Figure, other: Figure, relation: Relation, weights: Weights) -> Part:
    """Weigh that each report has one such number only, on different days: what differs has moved, then."""
    kinship = words.noun_relation(one.counted, other.counted)
    kin = kinship in ("same", "synonym") or one.events & other.events
    if one.family.startswith("measure") and kinship == "unnamed":
        kin = True
    if one.report == other.report or not kin or words.rivals(one.events, other.events):
        return 0.0, "alone", None
    if one.family == "measure:a" and relation == "equal" and weights.alone(one) and weights.alone(other):
        return ALONE, "the only ages of their reports", None
    if relation in ("apart", "open") and weights.alone(one) and weights.alone(other):
        return ALONE, "the only such numbers of their reports", None
    return 0.0, "alone", None


def _told(figure: Figure) -> frozenset[str]:
    """Return the events of a part that are not those of its whole."""
    return figure.events or figure.nearby


def _persons(figure: Figure) -> frozenset[str]:
    return frozenset(name for name in figure.group | figure.around if name.startswith("person:"))


def rest(one: Figure, other: Figure, relation: Relation) -> list[Part]:
    """Weigh unit, roles, repetition."""
    parts: list[Part] = []
    if one.family.startswith("measure") and one.family not in ("measure:a", "measure:m"):
        parts.append((0.4 if relation in ("equal", "compatible") else 0.2, "same rare unit", None))
    if one.family.startswith("money") and relation in ("equal", "compatible"):
        parts.append((0.2, "same currency", None))
    if one.role != other.role and not one.group & other.group and not {one.role, other.role} <= LEVELS:
        telling = relation == "equal" and (rarity(one) >= 0.8 or bool(_told(one) & _told(other)))
        # What was expected may come true; where it did not, it is no answer to what came.
        came = other if one.role == "expected" else one
        wrong = relation == "apart" and "expected" in (one.role, other.role) and came.certainty == "certain"
        parts.append((-0.1 if telling else -1.5 if wrong else -0.5, "roles", (one.role, "/", other.role)))
    if one.report == other.report and relation == "compatible" and not one.events & other.events:
        # A report that repeats a number repeats it as it was.
        parts.append((-0.5, "two numbers of one report", None))
    return parts
