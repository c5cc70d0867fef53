"""Typographic variants: one form each, and every offset holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.typography import normalise


@pytest.mark.parametrize(
    ("variant", "plain"),
    [
        ("l’été", "l'été"),
        ("3\u00a0000", "3 000"),
        ("3\u202f000", "3 000"),
        ("3\u2009000", "3 000"),
        ("10–20 %", "10-20 %"),
        ("— Un expert", "- Un expert"),
        ("−5", "-5"),
        ("“oui”", "«oui»"),
        ('"oui" et "non"', "«oui» et «non»"),
        ("\u00ad", " "),
        ("3\t000", "3\t000"),
        ("a\r\nb", "a \nb"),
    ],
)
def test_variants_have_one_form(variant: str, plain: str) -> None:
    assert normalise(variant) == plain


def test_a_lone_inch_mark_stays() -> None:
    assert normalise('un écran de 15" et plus') == 'un écran de 15" et plus'


def test_straight_marks_pair_within_a_line_only() -> None:
    assert normalise('"oui\n"non"') == "«oui\n«non»"


@given(st.text())
def test_length_never_changes(text: str) -> None:
    assert len(normalise(text)) == len(text)


@given(st.text())
def test_a_second_pass_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
