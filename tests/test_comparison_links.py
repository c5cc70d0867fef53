"""What makes two figures one question, and what does not: one case each."""

from __future__ import annotations

import pytest

from recoupe.comparison import compare
from recoupe.gold import read_inline

TABLE = """<article id="b" published="2025-03-14" publisher="Le Quai" title="Avalanche en Vanoise">
Les secours en Vanoise.
| Bilan | <d id="d1" v="2025-03-10" s="2025-03-10" e="2025-03-10">10 mars</d> | <d id="d2" v="2025-03-13" \
s="2025-03-13" e="2025-03-13">13 mars</d> |
| --- | --- | --- |
| Skieurs évacués | <q id="q1" v="26" of="skieur">26</q> | <q id="q2" v="31" of="skieur">31</q> |
| Chalets atteints | <q id="q3" v="7" of="chalet">7</q> | <q id="q4" v="9" of="chalet">9</q> |
</article>"""


def facts(*sources: str) -> list[tuple[str, list[str]]]:
    found = compare([r for s in sources for r in read_inline(s)], one_story=True).facts
    return [(fact.verdict, [f"{m.report}:{m.quantity}" for m in fact.members]) for fact in found]


def article(name: str, day: str, text: str) -> str:
    return f'<article id="{name}" published="{day}" publisher="P" title="T">{text}</article>'


def test_cells_of_one_row_under_two_days_are_one_question() -> None:
    assert facts(TABLE) == [("update", ["b:q1", "b:q2"]), ("update", ["b:q3", "b:q4"])]


CASES = [
    pytest.param(
        'Le promoteur <p q="q1 q2">réclame</p> <q id="q1" k="money" u="CHF" v="2000000">2 millions de francs</q> '
        '(<q id="q2" k="money" u="EUR" v="2100000" mod="approx">environ 2,1 millions d’euros</q>).',
        'Le promoteur <p q="q1">réclame</p> <q id="q1" k="money" u="CHF" v="2000000">2 millions de francs</q>.',
        [("agree", ["a:q1", "a:q2", "b:q1"])],
        id="a sum in two currencies",
    ),
    pytest.param(
        'Le pirate a <p q="q1">copié</p> <q id="q1" k="measure" u="GBy" v="1200">1 200 Go</q> de dossiers.',
        'Le pirate a <p q="q1">copié</p> <q id="q1" k="measure" u="TBy" v="1.2">1,2 To</q> de dossiers.',
        [("agree", ["a:q1", "b:q1"])],
        id="bytes are bytes",
    ),
    pytest.param(
        'L’orage a <p q="q1">tué</p> <q id="q1" v="14" of="mort">14</q> personnes.',
        'L’orage a <p q="q1">fait</p> <q id="q1" v="23" of="mort">23</q> morts.',
        [("update", ["a:q1", "b:q1"])],
        id="a toll that rises",
    ),
    pytest.param(
        'La motion est <p q="q1">adoptée</p> à <q id="q1" v="12" of="voix">12</q> voix près.',
        'La motion a <p q="q1">recueilli</p> <q id="q1" v="291" of="voix">291</q> voix.',
        [],
        id="a margin is no count of votes",
    ),
    pytest.param(
        'La motion est <p q="q1 q2">adoptée</p> par <q id="q1" v="291" of="voix">291</q> voix contre '
        '<q id="q2" v="279" of="voix">279</q>.',
        'La motion a <p q="q1">recueilli</p> <q id="q1" v="291" of="voix">291</q> voix.',
        [("agree", ["a:q1", "b:q1"])],
        id="votes against are others",
    ),
    pytest.param(
        'L’incendie a <p q="q1">blessé</p> <q id="q1" v="14" of="policier">14</q> policiers.',
        'L’incendie a <p q="q1">blessé</p> <q id="q1" v="37" of="manifestant">37</q> manifestants.',
        [],
        id="other persons",
    ),
    pytest.param(
        '<q id="q1" k="percent" u="%" v="48" of="élu">48 %</q> des élus <p q="q1">approuvent</p> le pont.',
        '<q id="q1" k="ratio" v="0.5" of="élu">La moitié</q> des élus <p q="q1">approuvent</p> le pont.',
        [("compatible", ["a:q1", "b:q1"])],
        id="a half may be 48 in a hundred",
    ),
]


@pytest.mark.parametrize(("first", "second", "expected"), CASES)
def test_links(first: str, second: str, expected: list[tuple[str, list[str]]]) -> None:
    assert facts(article("a", "2025-03-10", first), article("b", "2025-03-12", second)) == expected
