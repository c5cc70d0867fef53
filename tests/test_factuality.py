"""Factuality and status follow from a claim's marks by the guide's order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import factuality
from recoupe.values import Certainty, Polarity, Stance


@pytest.mark.parametrize(
    ("certainty", "polarity", "stances", "author", "source", "status"),
    [
        ("certain", "positive", [], "CT+", "CT+", "ASSERTED"),
        ("certain", "negative", [], "CT-", "CT-", "NEGATED"),
        ("probable", "positive", [], "PR+", "PR+", "PROBABLE"),
        ("possible", "negative", [], "PS-", "PS-", "NEGATED"),
        ("unconfirmed", "positive", [], "U", "U", "UNVERIFIED"),
        ("hypothetical", "positive", [], "U", "U", "HYPOTHETICAL"),
        ("certain", "positive", ["report"], "U", "CT+", "ATTRIBUTED"),
        ("probable", "positive", ["opinion"], "U", "PR+", "PROBABLE"),
        ("certain", "positive", ["confirm"], "U", "CT+", "CONFIRMED"),
        ("unconfirmed", "positive", ["confirm"], "U", "U", "UNVERIFIED"),
        ("unconfirmed", "positive", ["report", "deny"], "U", "U", "DENIED"),
        ("certain", "positive", ["deny"], "U", "CT-", "DENIED"),
        ("certain", "negative", ["assert"], "U", "CT-", "NEGATED"),
    ],
)
def test_marks(
    certainty: Certainty, polarity: Polarity, stances: list[Stance], author: str, source: str, status: str
) -> None:
    assert factuality.author_factuality(certainty, polarity, stances) == author
    assert factuality.source_factuality(certainty, polarity, stances) == source
    assert factuality.status(certainty, polarity, stances) == status


@given(
    st.sampled_from(["certain", "probable", "possible", "unconfirmed", "hypothetical"]),
    st.sampled_from(["positive", "negative"]),
    st.lists(st.sampled_from(["report", "deny", "confirm", "opinion"]), min_size=1, max_size=3),
)
def test_an_attributed_claim_commits_no_author(c: Certainty, p: Polarity, stances: list[Stance]) -> None:
    assert factuality.author_factuality(c, p, stances) == "U"
