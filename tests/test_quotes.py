"""Quotations: pairs, nesting, paragraphs, marks left open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.quotes import find_quotations
from recoupe.typography import normalise


def quoted(text: str) -> list[list[str]]:
    plain = normalise(text)
    return [[plain[start:end] for start, end in found.pieces] for found in find_quotations(plain)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rien.", []),
        ("« Nous restons », dit-elle.", [["Nous restons"]]),
        ("Elle dit « oui », puis « non ».", [["oui"], ["non"]]),
        ('Le "pacte" tient.', [["pacte"]]),
        ("“ Nous restons ”, dit-elle.", [["Nous restons"]]),
        ("« Il a dit “jamais” deux fois », dit-elle.", [["Il a dit «jamais» deux fois"], ["jamais"]]),
        ("« Il a dit « jamais » deux fois », dit-elle.", [["Il a dit « jamais » deux fois"], ["jamais"]]),
        ("« Un.\n« Deux.\n« Trois », dit-il.", [["Un.", "Deux.", "Trois"]]),
        ("« Un.\n» Deux.\n» Trois », dit-il.", [["Un.", "Deux.", "Trois"]]),
        ("« Un.\n\n« Deux », dit-il. « Trois. »", [["Un.", "Deux"], ["Trois."]]),
        ("« Un », dit-il.\n« Deux », dit-elle.", [["Un"], ["Deux"]]),
        ("« Sans fin.\nAutre alinéa.", [["Sans fin."]]),
        ("Sans début », dit-il.", []),
        ("« »", [[]]),
    ],
)
def test_pieces(text: str, expected: list[list[str]]) -> None:
    assert quoted(text) == expected


def test_an_open_quotation_says_so() -> None:
    (found,) = find_quotations("« Sans fin.\nAutre alinéa.")
    assert not found.closed
    assert found.depth == 0


def test_depth_counts_from_the_outside() -> None:
    assert [found.depth for found in find_quotations("« a « b » c »")] == [0, 1]


@given(st.text(alphabet='«»ab .\n"“”', max_size=80))
def test_quotations_of_any_text_are_sound(text: str) -> None:
    plain = normalise(text)
    for found in find_quotations(plain):
        assert 0 <= found.start < found.end <= len(plain)
        assert plain[found.start] == "«"
        assert found.closed is False or plain[found.end - 1] == "»"
        assert all(found.start <= start < end <= found.end for start, end in found.pieces)
        assert list(found.pieces) == sorted(found.pieces)
