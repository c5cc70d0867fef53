"""A pattern tried only around its hints finds what it finds everywhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import lexicon
from recoupe.gold import read_gold
from recoupe.hinted import Hinted

HERE = Path(__file__).parent
RULES = [rule for name in ("hedges", "conditions") for rule in lexicon.patterns(name)]

PATTERN = re.compile(r"\bn'est (?:\w+ )?pas (?:exclu|écarté)\b")


@pytest.mark.parametrize("gap", [0, 1, 50, 199, 200, 201, 399, 400, 401, 900])
def test_windows_that_touch_give_each_match_once(gap: int) -> None:
    text = "n'est pas exclu " + "x" * gap + " n'est donc pas écarté"
    found = [match.group() for match in Hinted(PATTERN, ("pas ", "n'est")).finditer(text)]
    assert found == ["n'est pas exclu", "n'est donc pas écarté"]


@given(st.lists(st.sampled_from(["n'est", "pas", "exclu", "écarté", "donc", "x" * 90, "."]), max_size=30))
def test_as_without_hints(words: list[str]) -> None:
    text = " ".join(words)
    spans = [match.span() for match in Hinted(PATTERN, ("n'est",)).finditer(text)]
    assert spans == [match.span() for match in Hinted(PATTERN).finditer(text)]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Gold articles, the inventory and the marked sentences of other tests, in lower case."""
    reports = [*read_gold(HERE.parent / "corpus" / "development"), *read_gold(HERE / "inventory")]
    sources = [(HERE / name).read_text(encoding="utf-8") for name in ("test_hedges.py", "test_claims.py")]
    return [text.lower() for text in (*(report.text or "" for report in reports), *sources)]


@pytest.mark.parametrize("rule", RULES, ids=[rule["id"] for rule in RULES])
def test_each_match_of_a_rule_holds_a_hint(rule: dict[str, Any], texts: list[str]) -> None:
    pattern = re.compile(rule["pattern"])
    for text in texts:
        assert list(map(str, Hinted(pattern, tuple(rule["hints"])).finditer(text))) == list(
            map(str, pattern.finditer(text))
        )
