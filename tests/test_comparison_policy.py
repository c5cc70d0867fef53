"""Intervals of stated numbers, and how two of them stand to each other."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.comparison.policy import Policy, Reading, digits, grain

POLICY = Policy()


def read(modifier: str, value: float | None, low: float | None = None, high: float | None = None) -> Reading:
    quantity: Any = {"text": "", "modifier": modifier, "value": value, "min": low, "max": high}
    reading = POLICY.read(quantity)
    assert reading is not None
    return reading


@pytest.mark.parametrize(
    ("n", "expected"), [(4000, 2000), (11000, 1000), (250, 50), (12, 2), (3421, 1), (6.4, 0.2), (7, 1), (0, 1)]
)
def test_grain(n: float, expected: float) -> None:
    assert math.isclose(grain(n), expected)


@pytest.mark.parametrize(("n", "spread"), [(4000, 400), (11000, 500), (250, 25), (12, 1), (7, 0.5), (3421, 34.21)])
def test_environ_reaches_as_far_as_the_scale_allows(n: float, spread: float) -> None:
    assert math.isclose(POLICY.spread(n), spread)


@pytest.mark.parametrize(("n", "expected"), [(1260, 3), (214, 3), (15, 2), (4000, 1), (6.4, 2)])
def test_digits(n: float, expected: int) -> None:
    assert digits(n) == expected


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (("exact", 214), ("exact", 214), "equal"),
        (("nearly", 4000), ("exact", 3900), "compatible"),
        (("nearly", 4000), ("exact", 4000), "compatible"),
        (("less_than", 4000), ("exact", 4000), "apart"),
        (("nearly", 4000), ("exact", 4100), "apart"),
        (("approx", 1850), ("exact", 1830), "compatible"),
        (("more_than", 400), ("exact", 430), "compatible"),
        (("more_than", 400), ("exact", 1260), "open"),
        (("at_least", 8), ("exact", 11), "open"),
        (("at_least", 2), ("exact", 3), "compatible"),
        (("at_most", 12), ("range", None, 10, 20), "compatible"),
        (("exact", 28), ("range", None, 30, 40), "apart"),
        (("range", None, 10, 20), ("range", None, 20, 30), "compatible"),
        (("less_than", 1000), ("exact", 14000), "apart"),
        (("exact", 2), ("exact", 3), "apart"),
    ],
)
def test_relations(one: tuple[Any, ...], other: tuple[Any, ...], relation: str) -> None:
    first, second = read(*one), read(*other)
    assert POLICY.relation(first, second, same_modifier=one[0] == other[0]) == relation
    assert POLICY.relation(second, first, same_modifier=one[0] == other[0]) == relation


def test_rounding() -> None:
    assert POLICY.rounded(read("exact", 40000), read("exact", 41500))
    assert not POLICY.rounded(read("exact", 10), read("exact", 12))
    assert not Policy(rounding=False).rounded(read("exact", 40000), read("exact", 41500))


def test_a_policy_is_checked() -> None:
    with pytest.raises(ValueError, match="tolerance"):
        Policy(tolerance=0.001)


@given(
    st.floats(min_value=1e-6, max_value=1e15), st.sampled_from(["exact", "approx", "nearly", "at_least", "at_most"])
)
def test_any_number_is_read(n: float, modifier: str) -> None:
    reading = read(modifier, n)
    assert reading.logical.low <= reading.pragmatic.low <= reading.pragmatic.high <= reading.logical.high or (
        modifier in ("nearly", "at_most")
    )
    assert POLICY.relation(reading, reading, same_modifier=True) == "equal"
