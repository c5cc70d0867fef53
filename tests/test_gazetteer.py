"""The gazetteer: every country by every name, written forms, a user's own list, size and speed."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from recoupe import gazetteer, lexicon
from recoupe.gazetteer import Gazetteer, Words, fold

#: Codes of CLDR's territories that ISO 3166-1 does not assign (continents, groups, reserved codes).
NOT_ISO = {"AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
TERRITORIES: dict[str, str] = {
    code: name
    for code, name in Locale("fr").territories.items()
    if len(code) == 2 and code.isalpha() and code not in NOT_ISO
}
ROWS = {row["code"]: row for row in lexicon.rows("countries")}
FORMS = ("masculine_singular", "feminine_singular", "masculine_plural", "feminine_plural")
#: Demonyms and names of two countries: the article decides, or nobody.
SHARED = {"Congo", "Corée", "congolais", "coréen", "coréenne", "coréens", "coréennes", "congolaise", "congolaises"}


def names() -> Gazetteer:
    return gazetteer.default()


def keys(name: str, label: str) -> set[str]:
    return {entry.canonical for entry in names().lookup(name) if entry.label == label}


def split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def found(text: str) -> list[tuple[str, str]]:
    words = Words.of(text)
    return [(words.written(match.first, match.last), match.entries[0].canonical) for match in names().find(words)]


def test_all_iso_countries_are_there() -> None:
    assert set(ROWS) == set(TERRITORIES)


@pytest.mark.parametrize("code", sorted(TERRITORIES))
def test_country_name_to_code_to_name(code: str) -> None:
    row = ROWS[code]
    for name in (row["name"], TERRITORIES[code].replace("’", "'"), *split(row["aliases"])):
        assert f"country:{code}" in keys(name, "LOC"), name
        if name not in SHARED:
            assert {key for key in keys(name, "LOC") if key.startswith("country:")} == {f"country:{code}"}, name
    back = [entry.name for entry in names().lookup(row["name"]) if entry.canonical == f"country:{code}"]
    assert row["name"] in back


@pytest.mark.parametrize("code", sorted(code for code, row in ROWS.items() if row["masculine_singular"]))
def test_demonym_to_code_in_four_forms(code: str) -> None:
    row = ROWS[code]
    for column in FORMS:
        assert row[column], f"{code} has no {column}"
        for form in split(row[column]):
            countries = {key for key in keys(form, "NORP") if key.startswith("country:")}
            assert f"country:{code}" in countries, form
            if form not in SHARED:
                assert countries == {f"country:{code}"}, form


def test_nearly_every_country_has_a_demonym() -> None:
    without = {code for code, row in ROWS.items() if not row["masculine_singular"]}
    assert without <= {"AQ", "GS", "HM", "SX", "TF", "UM", "VA", "VG", "VI"}


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("RPDC", "country:KP"),
        ("R.P.D.C", "country:KP"),
        ("Corée du Sud", "country:KR"),
        ("États-Unis", "country:US"),
        ("Etats-Unis", "country:US"),
        ("ÉTATS-UNIS", "country:US"),
        ("ETATS-UNIS", "country:US"),
        ("Côte-d'Ivoire", "country:CI"),
        ("Kyiv", "city:Kiev"),
        ("Kiev", "city:Kiev"),
        ("Zelenskyy", "person:Volodymyr Zelensky"),
        ("Volodymyr Zelensky", "person:Volodymyr Zelensky"),
        ("Organisation mondiale de la santé", "org:OMS"),
        ("OMS", "org:OMS"),
        ("Otan", "org:Otan"),
        ("OTAN", "org:Otan"),
        ("Seine-Saint-Denis", "place:Seine-Saint-Denis"),
        ("Villeurbanne", "city:Villeurbanne"),
        ("nord-coréennes", "country:KP"),
        ("NORD-CORÉENNES", "country:KP"),
        ("NORD-COREENNES", "country:KP"),
        ("Nord-Coréens", "country:KP"),
    ],
)
def test_written_forms(written: str, canonical: str) -> None:
    assert (written, canonical) in found(f"On parle de {written}.")


@pytest.mark.parametrize(
    "text",
    [
        "il a fait une cote d'ivoire",  # no capitals
        "un nice moment",
        "des tours et des bars",
        "la chine de fer",
        "il a perdu les lots",
        "les Saint, Denis et les autres",  # a comma is no part of this name
        "francais",  # no accent
    ],
)
def test_no_name(text: str) -> None:
    assert found(text) == []


def test_names_that_look_alike_never_meet() -> None:
    assert keys("Corée du Nord", "LOC") == {"country:KP"}
    assert keys("Corée du Sud", "LOC") == {"country:KR"}
    assert not keys("nigérien", "NORP") & keys("nigérian", "NORP")
    assert not keys("dominicain", "NORP") & keys("dominiquais", "NORP")


def test_shared_names_stay_open() -> None:
    assert keys("Congo", "LOC") >= {"country:CD", "country:CG"}
    assert keys("coréen", "NORP") == {"country:KP", "country:KR"}


def test_user_file_goes_first(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "name,label,canonical,aliases\nOrange,ORG,org:Orange SA,France Télécom|FT\nMonthermé-Sud,LOC,,\n",
        encoding="utf-8",
    )
    own = gazetteer.with_file(path)
    assert [entry.canonical for entry in own.lookup("Orange")] == ["org:Orange SA"]
    assert [entry.canonical for entry in own.lookup("France Télécom")] == ["org:Orange SA"]
    assert [entry.canonical for entry in own.lookup("Monthermé-Sud")] == ["place:Monthermé-Sud"]
    assert own.lookup("France")[0].canonical == "country:FR"
    assert len(names().lookup("Orange")) > 1  # the default names are as they were


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,kind\nX,ORG\n", "column 'label' is missing"),
        ("name,label\nX,PLACE\n", "own.csv:2: label is 'PLACE', not one of PER, LOC, ORG, MISC, NORP"),
        ("name,label\n,ORG\n", "own.csv:2: the name is empty"),
        ("name,label\nÉcole,ORG\n".encode("cp1252"), "own.csv: not UTF-8 text"),
        (b"name,label\n" + b"x" * 200_000 + b",ORG\n", "own.csv: not a CSV file"),
    ],
)
def test_user_file_that_is_wrong(tmp_path: Path, content: str | bytes, message: str) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ValueError, match=message.replace("(", r"\(")):
        gazetteer.with_file(path)


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=200))
def test_words_and_matches_lie_inside_any_text(text: str) -> None:
    words = Words.of(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(words.starts, words.ends, strict=True))
    for match in names().find(words):
        assert 0 <= match.first <= match.last < len(words.keys)
        assert match.entries


def test_size_and_speed() -> None:
    gazetteer.default.cache_clear()
    lexicon.rows.cache_clear()
    tracemalloc.start()
    gazetteer.default()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 60e6
    gazetteer.default.cache_clear()
    lexicon.rows.cache_clear()
    started = time.process_time()
    gazetteer.default()
    assert time.process_time() - started < 0.6  # 0.1 s where nothing else runs


def test_a_long_line_takes_no_long_time() -> None:
    text = "Saint " * 20_000 + "1 " * 50_000
    started = time.process_time()
    list(names().find(Words.of(text)))
    assert time.process_time() - started < 3
