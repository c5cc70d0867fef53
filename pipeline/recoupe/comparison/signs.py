"""Signs that two figures answer one question, and their weights.

The weights are those of a logistic regression on all pairs of figures of the development dossiers and stories
(`python -m tests.fit_links`): a sign adds its value times its weight; the sum is the log-odds of one question,
scaled and moved so that .6 stands for the odds from which two figures are joined.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

from recoupe import lexicon
from recoupe.comparison.figures import Figure
from recoupe.comparison.policy import Relation
from recoupe.comparison.rarity import rarity
from recoupe.comparison.weights import Weights
from recoupe.comparison.words import NounRelation

#: Name and value of a sign.
Sign = tuple[str, float]

_MEASURES = {"money": "f_money", "share": "f_share", "measure": "f_measure"}
_CLOSE = 0.05


@cache
def learned() -> dict[str, float]:
    """Return the weight of each sign, that of none («») included."""
    return {row["sign"]: float(row["weight"]) for row in lexicon.rows("link_weights")}


_log = lru_cache(maxsize=1 << 12)(math.log)


def of_noun(kinship: NounRelation) -> list[Sign]:
    """Return the signs of how two counted nouns stand to each other."""
    return [(f"kin_{kinship}", 1.0)]


def of_value(one: Figure, other: Figure, relation: Relation) -> list[Sign]:
    """Return the signs of two values: their relation, how telling they are, how close."""
    rare = min(rarity(one), rarity(other))
    found = [(f"rel_{relation}", 1.0), ("rare", rare)]
    if relation in ("equal", "compatible"):
        found.append(("eq_rare", rare))
    else:
        low, high = sorted((abs(one.reading.point) or 1e-9, abs(other.reading.point) or 1e-9))
        if math.log10(high / low) < _CLOSE:
            found.append(("close", 1.0))
    return found


def of_family(one: Figure, other: Figure, weights: Weights) -> list[Sign]:
    """Return the signs of the family: which one, how many numbers of it each report and the story have."""
    few, many = weights.crowd(one), weights.crowd(other)
    if few > many:
        few, many = many, few
    family = one.family.partition(":")[0]
    found = [
        ("fam_min", _log(few)),
        ("fam_max", _log(many)),
        ("fam_total", _log(weights.crowd_of_story(one))),
        (_MEASURES.get(family, "f_count"), 1.0),
    ]
    if one.family == "measure:a":
        found.append(("f_age", 1.0))
    return found


def of_reports(one: Figure, other: Figure, relation: Relation) -> list[Sign]:
    """Return the signs of who tells: one report or two, on one day, after one source."""
    if one.report != other.report:
        return [("newsday", 1.0)] if (one.published or "") != (other.published or "") else []
    found = [("same_report", 1.0)]
    if one.place.sentence == other.place.sentence:
        found.append(("together", 1.0))
    found.append((f"same_{_SAME[relation]}", 1.0))
    if one.sources and other.sources and not {s.key for s in one.sources} & {s.key for s in other.sources}:
        found.append(("src_diff_same", 1.0))
    return found


_SAME: dict[Relation, str] = {"equal": "equal", "compatible": "comp", "apart": "apart", "open": "apart"}


def weighed(signs: list[Sign]) -> float:
    """Return the sum of the signs, each times its weight."""
    weight, total = learned(), 0.0
    for name, value in signs:
        if value:
            total += value * weight.get(name, 0.0)
    return total
