"""French numbers on characters: spelled, in digits, mixed; round trips; any text at all."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from recoupe.numerals import find_numbers


def read(text: str) -> list[tuple[str, float]]:
    return [(text[n.start : n.end], n.value) for n in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("vingt et un", 21),
        ("zéro virgule zéro deux", 0.02),
        ("moins zéro virgule cinq", -0.5),
        ("trois virgule un quatre un six", 3.1416),
        ("douze virgule zéro zéro huit", 12.008),
        ("1 1/2", 1.5),
        ("2 ¾", 2.75),
        ("4½", 4.5),
        ("10e3", 10000),
        ("2,5e6", 2500000),
        ("trois et quart", 3.25),
        ("trois quarts de million", 750000),
        ("1.234.567", 1234567),
        ("vingt trois", 23),
        ("quatre vingt onze", 91),
        ("quatre-vingts", 80),
        ("soixante et onze", 71),
        ("soixante-dix-sept mille", 77_000),
        ("septante-huit", 78),
        ("huitante et un", 81),
        ("nonante-sept", 97),
        ("mil neuf cent vingt", 1920),
        ("quinze cents", 1500),
        ("mille et un", 1001),
        ("deux cents vingt", 220),
        ("deux cent virgule zéro trois", 200.03),
        ("deux millions trois cent mille", 2_300_000),
        ("un milliard vingt-cinq millions", 1_025_000_000),
        ("un million et demi", 1_500_000),
        ("cinq milliards et trois quarts", 5_750_000_000),
        ("un million et deux cent mille", 1_200_000),
        ("2 millions 300 000", 2_300_000),
        ("2millions", 2_000_000),
        ("quart de million", 250_000),
        ("un demi-million", 500_000),
        ("une bonne dizaine", 10),
        ("une demi-douzaine", 6),
        ("trois douzaines", 36),
        ("une centaine de milliers", 100_000),
        ("trois quarts", 0.75),
        ("un dixième", 0.1),
        ("trois et un cinquième", 3.2),
        ("vingt et unième", 21),
        ("mille deux cent trentième", 1230),
        ("quatre-vingt-dixième", 90),
        ("11ème", 11),
        # a smaller number that «et» adds, slips of the pen, compound denominators, «négatif»
        ("vingt et trois", 23),
        ("vingt et trois et trois cinquièmes", 23.6),
        ("cent et trente-deux cinquièmes", 26.4),
        ("mille et trois cents", 1300),
        ("quatre-vingt-dix-cinq", 95),
        ("quatre-vingt-quinze cent cinquièmes", 1900),
        ("trois vingt-cinquièmes", 0.12),
        ("vingt vingt cinquième", 0.8),
        ("négatif douze", -12),
        ("2,5 bn", 2_500_000_000),
        ("1,2b", 1_200_000_000),
        ("1re", 1),
        ("1 234 567,89", 1_234_567.89),
        ("1.200.000", 1_200_000),
        ("1’200", 1200),
        ("3 000", 3000),
        ("12,345", 12.345),
        ("5.00", 5),
        ("1,2 Md", 1_200_000_000),
        ("3k", 3000),
        ("-12,5", -12.5),
        ("½", 0.5),
    ],
)
def test_one_number(text: str, value: float) -> None:
    assert read(text) == [(text, pytest.approx(value))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("quatre, vingt, quinze", [4, 20, 15]),
        ("423 0000", [423, 0]),
        ("en 2024 300 soldats", [2024, 300]),
        ("vingt et un euros et 3 000 soldats", [21, 3000]),
        ("2 millions 12", [2_000_000, 12]),
        ("un cinquième homme", [1, 5]),
        ("10-20", [10, 20]),
        ("dix pour cent", [10]),
        ("pour deux personnes", [2]),
        ("0MILLION UN MILLION", [0, 1_000_000]),
        ("G7, Covid-19, R5", []),
        ("version 1.2.3", []),
        ("mille-pattes, deux-roues, quatre-quarts", []),
        ("entre vingt et trente, entre vingt et trois", [20, 30, 20, 3]),
        ("vingt pour cent et deux points", [20, 2]),
        ("deux mille et trois mille", [2000, 3000]),
        ("cinquante et deux autres", [50, 2]),
        ("vingt et un tiers", [20 + 1 / 3]),
        ("une croissance négative deux trimestres", [1, 2]),
        ("une carabine de calibre .22", [1]),
        ("au 12 b, rue haute", [12]),
        ("quatre-vingt-quinze cents", [95, 100]),
        ("pour fêter un millième, un millième de la somme", [1, 1000, 0.001]),
    ],
)
def test_limits(text: str, values: list[float]) -> None:
    assert [value for _, value in read(text)] == values


def test_glued_numbers_on_demand() -> None:
    assert [n.value for n in find_numbers("USD1,23", glued=True)] == [1.23]


def test_kind_scale_and_base() -> None:
    vague, short = find_numbers("des dizaines de milliers de gens, 12 M€")
    assert (vague.kind, vague.value) == ("vague", 10_000)
    assert (short.value, short.scale, short.base) == (12_000_000, 1_000_000, short.start + 2)


@given(st.integers(min_value=0, max_value=10**12 - 1), st.sampled_from(["fr", "fr_BE", "fr_CH"]))
def test_words_are_read_back(number: int, lang: str) -> None:
    words = num2words(number, lang=lang)
    assert read(words) == [(words, number)]


@given(st.integers(min_value=2, max_value=99_999))
def test_ordinals_are_read_back(number: int) -> None:
    words = num2words(number, lang="fr", to="ordinal").replace("tsième", "tième")
    found = find_numbers(words)
    assert [n.value for n in found] == [number]
    assert found[0].kind == "ordinal"


@given(
    st.decimals(min_value=0, max_value=10**12, places=2),
    st.sampled_from(["fr", "fr_BE", "fr_CH", "fr_CA", "fr_LU"]),
)
def test_formatted_digits_are_read_back(number: object, locale: str) -> None:
    text = format_decimal(number, locale=locale)
    assert read(text) == [(text, pytest.approx(float(str(number))))]


WORDS = st.sampled_from(
    ["un", "deux", "cent", "mille", "million", "de", "et", "demi", "tiers", "dizaine", "3", "000", ",", "-", "k"]
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)))
@settings(max_examples=200)
def test_any_text_gives_ordered_spans(text: str) -> None:
    found = find_numbers(text, glued=True)
    assert all(0 <= n.start < n.base <= n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("line", ["1" * 100_000, "12 " * 33_000, "123 " * 25_000, "un " * 33_000, "1." * 50_000])
def test_long_lines_take_linear_time(line: str) -> None:
    start = time.process_time()
    find_numbers(line)
    assert time.process_time() - start < 5
