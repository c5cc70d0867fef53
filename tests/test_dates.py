"""The dates component: rules in sentences with inline annotation (corpus/GUIDE.md), counter-examples beside.

Published on Thursday 2025-03-27 unless said otherwise.
"""

from __future__ import annotations

import time
from datetime import date

import pytest
import spacy
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import recoupe
from recoupe.components.dates import find_dates
from recoupe.gold import read_inline
from recoupe.record import Date

PUBLISHED = "2025-03-27"


def read(nlp: Language, text: str, published: str | None = PUBLISHED) -> list[Date]:
    doc = nlp.make_doc(text)
    doc._.recoupe_published = published
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name in _LATER]):
        found: list[Date] = list(nlp(doc)._.recoupe_dates)
    return [mention for mention in found if not str(mention["value"]).endswith("_REF")]


_LATER = ("recoupe_quantities", "recoupe_entities", "recoupe_attributions", "recoupe_hedges", "recoupe_claims")


def fields(mention: object) -> tuple[object, ...]:
    keys = ("text", "type", "value", "start_date", "end_date", "modifier")
    return tuple(mention.get(key) for key in keys)  # type: ignore[attr-defined]


SENTENCES = [
    # full and partial dates
    'Il est venu le <d v="2022-02-24" s="2022-02-24" e="2022-02-24">24 février 2022</d>.',
    'Il est venu le <d v="2022-02-24" s="2022-02-24" e="2022-02-24">jeudi 24 février 2022</d>.',
    'Il est né le <d v="1914-08-01" s="1914-08-01" e="1914-08-01">1er août 1914</d>.',
    'Il est né le <d v="1914-08-03" s="1914-08-03" e="1914-08-03">trois août mil neuf cent quatorze</d>.',
    'Publié le <d v="2022-02-24" s="2022-02-24" e="2022-02-24">24/02/2022</d>.',
    'Publié le <d v="2022-02-24" s="2022-02-24" e="2022-02-24">24.02.22</d>.',
    'Publié le <d v="2022-02-24" s="2022-02-24" e="2022-02-24">2022-02-24</d>.',
    'PARIS, <d v="2025-03-16" s="2025-03-16" e="2025-03-16">16 mars 2025</d> (AMP) - Un homme est mort.',
    'PARIS, <d v="2025-07-28" s="2025-07-28" e="2025-07-28">28 juill. 2025</d> (AMP) - Un homme est mort.',
    'Elle est partie le <d v="2025-03-03" s="2025-03-03" e="2025-03-03">3 mars</d>.',
    'Le procès s’ouvrira le <d v="2026-03-03" s="2026-03-03" e="2026-03-03">3 mars</d>.',
    'Le traité a été signé en <d v="2024-06" s="2024-06-01" e="2024-06-30">juin 2024</d>.',
    'L’usine fermera en <d v="2025-06" s="2025-06-01" e="2025-06-30">juin</d>.',
    'L’usine a fermé en <d v="2024-06" s="2024-06-01" e="2024-06-30">juin</d>.',
    'L’usine a fermé en <d v="2024-06" s="2024-06-01" e="2024-06-30">juin dernier</d>.',
    'Le déficit s’est creusé en <d v="2024" s="2024-01-01" e="2024-12-31">2024</d>.',
    # weekdays
    'Le cargo a coulé <d v="2025-03-25" s="2025-03-25" e="2025-03-25">mardi</d>.',
    'Le cargo a coulé <d v="2025-03-27" s="2025-03-27" e="2025-03-27">jeudi</d>.',
    'La réunion se tiendra <d v="2025-04-01" s="2025-04-01" e="2025-04-01">mardi</d>.',
    'La réunion devrait se tenir <d v="2025-04-01" s="2025-04-01" e="2025-04-01">mardi</d>.',
    'La réunion est prévue <d v="2025-04-01" s="2025-04-01" e="2025-04-01">mardi</d>.',
    'Il a plu <d v="2025-03-20" s="2025-03-20" e="2025-03-20">jeudi dernier</d>.',
    'Il viendra <d v="2025-04-03" s="2025-04-03" e="2025-04-03">jeudi prochain</d>.',
    'Il vient <d v="2025-03-28" s="2025-03-28" e="2025-03-28">ce vendredi</d>.',
    'Il a plu le <d v="2025-03-18" s="2025-03-18" e="2025-03-18">mardi de la semaine dernière</d>.',
    # parts of the day and clock times
    'L’incendie s’est déclaré <d t="TIME" v="2025-03-26TEV" s="2025-03-26" e="2025-03-26">mercredi soir</d>.',
    'L’incendie s’est déclaré <d t="TIME" v="2025-03-26TEV" s="2025-03-26" e="2025-03-26">hier soir</d>.',
    'Il est mort <d t="TIME" v="2025-03-27TMO" s="2025-03-27" e="2025-03-27">ce matin</d>.',
    'Il est mort <d t="TIME" v="2025-03-25T14:30" s="2025-03-25" e="2025-03-25">mardi à 14 h 30</d>.',
    'Il est mort <d t="TIME" v="2025-03-25T14:00" s="2025-03-25" e="2025-03-25">mardi à 14h</d>.',
    'Il est mort <d t="TIME" v="2025-03-22T04:15" s="2025-03-22" e="2025-03-22" mod="APPROX">'
    "samedi vers 4 h 15</d>.",
    'Il est mort <d t="TIME" v="2025-03-25T12:00" s="2025-03-25" e="2025-03-25">mardi à midi</d>.',
    'Il est mort <d t="TIME" v="2025-03-25T20:00" s="2025-03-25" e="2025-03-25">mardi à huit heures du soir</d>.',
    'Il est mort <d t="TIME" v="2025-03-25T20:00" s="2025-03-25" e="2025-03-25">mardi soir à 20 heures</d>.',
    'Il est mort <d t="TIME" v="2025-03-24TNI" s="2025-03-24" e="2025-03-25">'
    "dans la nuit de lundi à mardi</d>.",
    'Il est mort <d t="TIME" v="2025-03-14TNI" s="2025-03-14" e="2025-03-15">'
    "dans la nuit du 14 au 15 mars</d>.",
    'La pluie est tombée <d t="TIME" v="2025-03-26TNI" s="2025-03-26" e="2025-03-27">cette nuit</d>.',
    # relative days, weeks, months, years
    'Il est venu <d v="2025-03-26" s="2025-03-26" e="2025-03-26">hier</d>.',
    'Il est venu <d v="2025-03-25" s="2025-03-25" e="2025-03-25">avant-hier</d>.',
    'Il viendra <d v="2025-03-29" s="2025-03-29" e="2025-03-29">après-demain</d>.',
    'Il est venu la <d v="2025-W12" s="2025-03-17" e="2025-03-23">semaine dernière</d>.',
    'Il viendra <d v="2025-W13-WE" s="2025-03-29" e="2025-03-30">ce week-end</d>.',
    'Il est venu le <d v="2025-02" s="2025-02-01" e="2025-02-28">mois dernier</d>.',
    'Le déficit s’est creusé l’<d v="2024" s="2024-01-01" e="2024-12-31">an dernier</d>.',
    'Le déficit se creuse <d v="2025" s="2025-01-01" e="2025-12-31">cette année</d>.',
    'Il est venu <d v="2022" s="2022-01-01" e="2022-12-31">il y a trois ans</d>.',
    'Il est venu <d v="2024-12" s="2024-12-01" e="2024-12-31">il y a trois mois</d>.',
    'Il est venu <d v="2025-W11" s="2025-03-10" e="2025-03-16">il y a deux semaines</d>.',
    'Il est venu <d v="2025-03-17" s="2025-03-17" e="2025-03-17">il y a dix jours</d>.',
    'Il reviendra <d v="2027" s="2027-01-01" e="2027-12-31">dans deux ans</d>.',
    # seasons, quarters, decades, centuries
    'Il a fait chaud à l’<d v="2024-SU" s="2024-06-01" e="2024-08-31">été 2024</d>.',
    'Il a fait chaud l’<d v="2024-SU" s="2024-06-01" e="2024-08-31">été dernier</d>.',
    'Elle ouvrira au <d v="2026-Q1" s="2026-01-01" e="2026-03-31">premier trimestre 2026</d>.',
    'Il y vivait dans les <d v="199" s="1990-01-01" e="1999-12-31">années 1990</d>.',
    'Il y vivait dans les <d v="193" s="1930-01-01" e="1939-12-31">années trente</d>.',
    'Le pont date du <d v="18" s="1801-01-01" e="1900-12-31">XIXe siècle</d>.',
    # modifiers
    'Il est parti <d v="2025-02" s="2025-02-01" e="2025-02-28" mod="END">fin février</d>.',
    'Il partira à la <d v="2025-04" s="2025-04-01" e="2025-04-30" mod="MID">mi-avril</d>.',
    'Il est né au <d v="200" s="2000-01-01" e="2009-12-31" mod="START">début des années 2000</d>.',
    'Il y vit depuis <d v="2022" s="2022-01-01" e="2022-12-31" mod="ON_OR_AFTER">2022</d>.',
    'Il partira d’ici à <d v="2030" s="2030-01-01" e="2030-12-31" mod="ON_OR_BEFORE">2030</d>.',
    'Il partira avant le <d v="2025-04-15" s="2025-04-15" e="2025-04-15" mod="BEFORE">15 avril</d>.',
    'Il est né vers <d v="1850" s="1850-01-01" e="1850-12-31" mod="APPROX">1850</d>.',
    # intervals and coordination
    'La grève a duré <d v="2025-03-03/2025-03-05" s="2025-03-03" e="2025-03-05">du 3 au 5 mars</d>.',
    'Il est venu <d v="2025-01/2025-02" s="2025-01-01" e="2025-02-28">entre janvier et février 2025</d>.',
    'Il a régné <d v="2015/2020" s="2015-01-01" e="2020-12-31">de 2015 à 2020</d>.',
    'Le mandat (<d v="2019/2021" s="2019-01-01" e="2021-12-31">2019-2021</d>) est fini.',
    'Il a plu les <d v="2025-03-03" s="2025-03-03" e="2025-03-03">3</d> et '
    '<d v="2025-03-04" s="2025-03-04" e="2025-03-04">4 mars</d>.',
    'Il a plu en <d v="2024-01" s="2024-01-01" e="2024-01-31">janvier</d> et '
    '<d v="2024-02" s="2024-02-01" e="2024-02-29">février 2024</d>.',
    # durations and sets
    'La panne a duré <d t="DURATION" v="P3D">trois jours</d>.',
    'La panne a duré près de <d t="DURATION" v="P2Y">deux ans</d>.',
    'La panne a duré <d t="DURATION" v="PT1H30M">une heure et demie</d>.',
    'La panne a duré <d t="DURATION" v="P2M/P4M">deux à quatre mois</d>.',
    'Il attend depuis <d t="DURATION" v="P3M">trois mois</d>.',
    'Il paiera sous <d t="DURATION" v="P15D">quinze jours</d>.',
    'Il se réunit <d t="SET" v="XXXX-WXX-1">tous les lundis</d>.',
    'Il se réunit <d t="SET" v="P1Y">chaque année</d>.',
    'Il se réunit <d t="SET" v="P1W">deux fois par semaine</d>.',
    # what the text says of the calendar around
    'L’enquête a duré les <d v="2025-01/2025-06" s="2025-01-01" e="2025-06-30">six premiers mois de 2025</d>.',
    'Il est venu le <d v="2025-03-03" s="2025-03-03" e="2025-03-03">premier lundi de mars 2025</d>.',
    'Il est venu la <d v="2025-W11" s="2025-03-10" e="2025-03-16">semaine du 10 mars</d>.',
    'Il étudiait pendant l’<d v="2022-09/2023-08" s="2022-09-01" e="2023-08-31">année scolaire 2022-2023</d>.',
    'Il y vivait dans les <d v="197/198" s="1970-01-01" e="1989-12-31">années 1970-1980</d>.',
    'Il dort, comme <d t="SET" v="P2D">un jour sur deux</d>.',
    'On apportait une pile le <d t="SET" v="XXXX-WXX-1">lundi</d>.',
    'Il neigera dans les <d t="DURATION" v="P3D">trois prochains jours</d>.',
    'Le délai court dans les <d t="DURATION" v="P15D">quinze jours</d>.',
    'Les secours sont arrivés dans les <d t="DURATION" v="P3D">trois jours</d>.',
    'Il faut payer dans les <d t="DURATION" v="P8D">huit jours</d> suivant la demande.',
    'La ligne a duré jusqu\'à la <d v="198" s="1980-01-01" e="1989-12-31" mod="END">fin des années 80</d>.',
    'Le trajet a pris <d t="DURATION" v="PT3H20M">3 h 20 min</d>.',
    'Le prix baissait déjà en <d v="2024-05" s="2024-05-01" e="2024-05-31">mai de l\'an dernier</d>.',
    'Ils joueront le <d v="2025-W28-WE" s="2025-07-12" e="2025-07-13">week-end du 14 juillet</d>.',
    'Le marché se tient <d t="SET" v="XXXX-WXX-2TEV">chaque mardi soir</d>.',
    'Elle travaille les <d t="SET" v="P1WE">week-ends</d>.',
    'Le prix baisse au cours des <d t="DURATION" v="P2Y">deux dernières années</d>.',
    'L’alerte a été donnée <d t="TIME" v="2025-03-25TEV" s="2025-03-25" e="2025-03-25">mardi soir</d>. Il dormait '
    '<d t="TIME" v="2025-03-25TEV" s="2025-03-25" e="2025-03-25">ce soir-là</d>.',
    'Deux hommes sont morts <d t="TIME" v="2025-03-24TNI" s="2025-03-24" e="2025-03-25">dans la nuit de lundi à '
    'mardi</d>. Le feu a pris vers <d t="TIME" v="2025-03-25T02:30" s="2025-03-25" e="2025-03-25" mod="APPROX">'
    "2 h 30</d>.",
    'Si la neige tombait avant le <d v="2025-04-15" s="2025-04-15" e="2025-04-15" mod="BEFORE">15 avril</d>, '
    "on skierait.",
    # words of the past with their own future, terms, weeks that must be over
    'La ministre a indiqué <d v="2025-03-24" s="2025-03-24" e="2025-03-24">lundi</d> qu’elle se rendrait '
    '<d v="2025-03-26" s="2025-03-26" e="2025-03-26">mercredi</d> à Kiev.',
    'Le procès a été reporté à <d v="2025-09" s="2025-09-01" e="2025-09-30">septembre</d>.',
    'Le procès a été reporté <d v="2025-03-25" s="2025-03-25" e="2025-03-25">mardi</d>.',
    'Il a plu <d v="2025-03-20/2025-03-23" s="2025-03-20" e="2025-03-23">de jeudi à dimanche</d>.',
    # feasts
    'Il est mort à <d v="2024-12-25" s="2024-12-25" e="2024-12-25">Noël</d>.',
    'Il partira à <d v="2025-04-20" s="2025-04-20" e="2025-04-20">Pâques</d>.',
    'Il est mort le <d v="2025-04-21" s="2025-04-21" e="2025-04-21">lundi de Pâques 2025</d>.',
    # story line
    'Il est tombé le <d v="2025-03-10" s="2025-03-10" e="2025-03-10">10 mars</d>. Il est mort '
    '<d v="2025-03-13" s="2025-03-13" e="2025-03-13">trois jours plus tard</d>.',
    'Il est tombé le <d v="2025-03-10" s="2025-03-10" e="2025-03-10">10 mars</d>. Le '
    '<d v="2025-03-11" s="2025-03-11" e="2025-03-11">lendemain</d>, il est mort.',
    'En <d v="2022-06" s="2022-06-01" e="2022-06-30">juin 2022</d>, il a signé. En '
    '<d v="2022-09" s="2022-09-01" e="2022-09-30">septembre</d>, il a renoncé.',
]  # fmt: skip
NOTHING = [
    "Depuis le 11-Septembre, les contrôles ont changé.",
    "Un homme de 24 ans est mort.",
    "Invité du 20 Heures, il a salué 2000 bénévoles.",
    "L'élue a été réélue.",
    "La fusée se dirige vers la planète Mars.",
    "De temps en temps, il neige.",
    "Avril Lavigne a chanté à Lyon.",
    "L'article 49.3 a été utilisé.",
    "L'article 1382 du code civil s'applique.",
    "Le 06 12 34 56 78 sonne occupé.",
    "Ils ont compté 2 000 manifestants.",
    "Neuf jours après la catastrophe, rien n'a changé.",
    "Elle habite à l'est de la ville.",
    "Une minute de silence a été observée.",
    "L'étoile est à 75 années-lumière.",
    "Page 1/1",
    "Dix-sept personnes ont été blessées.",
    "Le collège Saint-Jean a fermé.",
    "Il est passé au 19h30.",
    "À l'heure du goûter, ils chantent.",
    "Soit le double d'un mois de novembre ordinaire.",
    "Le record tient à deux mètres du sol.",
    "Le score est de 3-1.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences(nlp: Language, sentence: str) -> None:
    gold = read_inline(f'<article id="t" published="{PUBLISHED}">{sentence}</article>')[0]
    assert gold.text is not None
    assert [fields(m) for m in read(nlp, gold.text.strip())] == [fields(m) for m in gold.dates]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_dates(nlp: Language, sentence: str) -> None:
    assert read(nlp, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Il est venu mardi.", "XXXX-WXX-2"),
        ("Il est venu le 3 mars.", "XXXX-03-03"),
        ("Il est venu hier.", "XXXX-XX-XX"),
        ("Il est venu il y a trois ans.", "XXXX"),
    ],
)
def test_nothing_is_guessed_without_a_publication_date(nlp: Language, sentence: str, value: str) -> None:
    (found,) = read(nlp, sentence, None)
    assert (found["value"], found["start_date"], found["end_date"]) == (value, None, None)


def test_the_record_explains_itself(nlp: Language) -> None:
    (found,) = read(nlp, "Il est mort mardi 24 mars à 14 h 30.")
    assert found.get("rule") == "time.of-day"
    assert [cue["text"] for cue in found.get("cues", [])] == ["mardi 24 mars", "14 h 30"]
    assert found.get("anchor") == "publication"
    assert "weekday" in str(found.get("note"))


def test_a_rolling_length_has_its_interval_in_edtf(nlp: Language) -> None:
    (found,) = read(nlp, "Il neigera dans les trois prochains jours.")
    assert (found["value"], found["start_date"], found["end_date"]) == ("P3D", None, None)
    assert found.get("edtf") == "2025-03-28/2025-03-30"


def test_vague_references_have_their_values(nlp: Language) -> None:
    doc = nlp.make_doc("Il est désormais ministre, il est récemment arrivé et partira prochainement.")
    found = [mention["value"] for mention in nlp(doc)._.recoupe_dates]
    assert found == ["PRESENT_REF", "PAST_REF", "FUTURE_REF"]


def test_minutes_ago_resolve_against_a_time_of_publication(nlp: Language) -> None:
    (found,) = read(nlp, "Il est tombé il y a 40 minutes.", "2025-03-27T00:10")
    assert (found["value"], found["start_date"]) == ("2025-03-26T23:30", "2025-03-26")


@pytest.fixture(scope="module")
def blank() -> Language:
    recoupe.spans.register()
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("recoupe_dates")
    return pipeline


LOCALES = st.sampled_from(["fr", "fr_BE", "fr_CH"])
SPANS = st.sampled_from(["MMMM y", "QQQQ y", "QQQ y"])
PATTERNS = ["full", "long", "medium", "d MMMM y", "EEEE d MMMM y", "d MMM y", "dd/MM/y", "dd.MM.y", "y-MM-dd"]


@settings(max_examples=150, deadline=None)
@given(
    st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31)),
    st.sampled_from(PATTERNS),
    st.sampled_from(["fr", "fr_BE", "fr_CA", "fr_CH"]),
    st.one_of(st.none(), st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))),
)
def test_dates_formatted_by_cldr_are_read_back(
    blank: Language, day: date, pattern: str, locale: str, published: date | None
) -> None:
    written = format_date(day, pattern, locale=locale)
    doc = blank.make_doc(f"Fait le {written}.")
    doc._.recoupe_published = published.isoformat() if published else None
    found = blank(doc)._.recoupe_dates
    assert [(m["value"], m["start_date"]) for m in found] == [(day.isoformat(), day.isoformat())], written


@settings(max_examples=60, deadline=None)
@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)), st.sampled_from(["fr", "fr_BE", "fr_CH"])
)
def test_short_dates_are_day_first(blank: Language, day: date, locale: str) -> None:
    found = blank(format_date(day, "short", locale=locale))._.recoupe_dates
    assert [m["start_date"] for m in found] == [day.isoformat()]


@settings(max_examples=60, deadline=None)
@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(["MMMM y", "MMM y", "LLLL y", "QQQQ y", "QQQ y", "MM/y", "y-MM", "y"]),
)
def test_months_and_quarters_are_read_back(blank: Language, day: date, pattern: str) -> None:
    (found,) = blank(f"Depuis {format_date(day, pattern, locale='fr')}.")._.recoupe_dates
    assert found["start_date"] <= day.isoformat() <= found["end_date"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120), st.one_of(st.none(), st.just(PUBLISHED), st.text(max_size=12)))
def test_any_text_is_read(blank: Language, text: str, published: str | None) -> None:
    doc = blank.make_doc(text)
    doc._.recoupe_published = published
    for mention in blank(doc)._.recoupe_dates:
        assert 0 <= mention["start"] < mention["end"] <= len(text)
        if mention["start_date"]:
            assert "0001-01-01" <= mention["start_date"] <= mention["end_date"]


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "lundi ",
        "3 mars, ",
        "de 2015 à 2020 ",
        "deux mille ",
        "il y a trois ans et ",
        "1/",
        "20 h ",
        "le 3 et ",
        "mars\n",
    ],
)
def test_hostile_text_takes_linear_time(blank: Language, piece: str) -> None:
    doc = blank.make_doc("x")
    text = piece * (50_000 // len(piece))
    begin = time.perf_counter()
    doc = blank.make_doc(text)
    made = time.perf_counter() - begin
    doc._.recoupe_published = PUBLISHED
    begin = time.perf_counter()
    find_dates(doc)
    assert time.perf_counter() - begin < 10 + made
