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

PATTERN = r"\bn'est (?:\w+ )?pas (?:exclu|écarté)\b"


def found(text: str, *rules: dict[str, Any]) -> list[tuple[int, tuple[int, int]]]:
    return [(at, match.span()) for at, match in Hinted(rules).finditer(text)]


@pytest.mark.parametrize("gap", [0, 1, 50, 199, 200, 201, 399, 400, 401, 900])
def test_windows_that_touch_give_each_match_once(gap: int) -> None:
    text = "n'est pas exclu " + "x" * gap + " n'est donc pas écarté"
    rule = {"pattern": PATTERN, "hints": ["pas ", "n'est"]}
    assert [text[slice(*span)] for _, span in found(text, rule)] == ["n'est pas exclu", "n'est donc pas écarté"]


@given(st.lists(st.sampled_from(["n'est", "pas", "exclu", "écarté", "donc", "x" * 90, "."]), max_size=30))
def test_as_without_hints(words: list[str]) -> None:
    text = " ".join(words)
    with_hints = found(text, {"pattern": PATTERN, "hints": ["n'est"]})
    assert with_hints == found(text, {"pattern": PATTERN, "hints": []})


def test_a_hint_that_begins_another_and_rules_in_order() -> None:
    rules = [{"pattern": "confirm\\w+", "hints": ["confirm"]}, {"pattern": "confirmer", "hints": ["confirmer"]}]
    assert found("à confirmer, confirmé", *rules) == [(0, (2, 11)), (0, (13, 21)), (1, (2, 11))]
    assert found("à vérifier", *rules) == []


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Gold articles, the inventory and the marked sentences of other tests, in lower case."""
    reports = [*read_gold(HERE.parent / "corpus" / "development"), *read_gold(HERE / "inventory")]
    sources = [(HERE / name).read_text(encoding="utf-8") for name in ("test_hedges.py", "test_claims.py")]
    return [text.lower() for text in (*(report.text or "" for report in reports), *sources)]


@pytest.mark.parametrize("rule", RULES, ids=[rule["id"] for rule in RULES])
def test_each_match_of_a_rule_holds_a_hint(rule: dict[str, Any], texts: list[str]) -> None:
    for text in texts:
        everywhere = [match.span() for match in re.finditer(rule["pattern"], text)]
        assert [span for _, span in found(text, rule)] == everywhere
