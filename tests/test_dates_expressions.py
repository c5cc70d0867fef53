"""Expressions of time, class by class: sentences with inline annotation (corpus/GUIDE.md), counter-examples beside.

Published on Thursday 2025-03-27 at 9:40.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from recoupe.gold import read_inline
from tests.test_dates import fields, read

PUBLISHED = "2025-03-27T09:40"

SENTENCES = [
    # the running week, month, year
    'La gare restera fermée pour la <d v="2025-W13" s="2025-03-24" e="2025-03-30">semaine</d>.',
    'J’ai rempli <d v="2025-W13" s="2025-03-24" e="2025-03-30">ma semaine</d>, dit-elle.',
    'Il pleuvra le <d v="2025-03-27/2025-03-30" s="2025-03-27" e="2025-03-30">restant de la semaine</d>.',
    'La loi sera votée <d v="2025-03-27/2025-03-30" s="2025-03-27" e="2025-03-30">plus tard dans la semaine</d>.',
    'La loi sera votée <d v="2025-03-27/2025-12-31" s="2025-03-27" e="2025-12-31">plus tard cette année</d>.',
    'Il partira la <d v="2025-W52" s="2025-12-22" e="2025-12-28">dernière semaine de l’année</d>.',
    'Tout se jouera le <d v="2025-09" s="2025-09-01" e="2025-09-30">mois du 16 septembre</d>.',
    'Il neigera <d v="2025-W13-WE" s="2025-03-29" e="2025-03-30">cette fin de semaine</d>.',
    # days of a month that is said relatively
    'L’école fermera <d v="2025-04-04/2025-04-22" s="2025-04-04" e="2025-04-22">du 4 au 22 du mois prochain</d>.',
    'L’école a fermé <d v="2025-03-04/2025-03-12" s="2025-03-04" e="2025-03-12">'
    'entre le 4 et le 12 ce mois-ci</d>.',
    'L’école a fermé le <d v="2025-02-23" s="2025-02-23" e="2025-02-23">23 du mois dernier</d>.',
    # digits
    'L’école fermera <d v="2026-05-01/2026-05-07" s="2026-05-01" e="2026-05-07">du 01/05 au 07/05, 2026</d>.',
    'Fermeture : <d v="2025-12-28/2026-01-03" s="2025-12-28" e="2026-01-03">28/12-3/1/2026</d>.',
    'Il est parti le <d v="2015-08-12" s="2015-08-12" e="2015-08-12">12/08 2015</d>.',
    'Il est parti le <d v="2025-02-10" s="2025-02-10" e="2025-02-10">10-02</d>.',
    'Version du <d v="2019-08-01" s="2019-08-01" e="2019-08-01">2019-août-1</d>.',
    # the day beside a day
    'Il est parti le <d v="2025-02-12" s="2025-02-12" e="2025-02-12">lendemain du 11 février</d>.',
    'Il a cédé la <d v="2024-12-24" s="2024-12-24" e="2024-12-24">veille du 25 décembre</d>.',
    # hours
    'Le train partira <d t="TIME" v="2025-03-27T10:10" s="2025-03-27" e="2025-03-27">dans une demi-heure</d>.',
    'Le feu a pris <d t="TIME" v="2025-03-27T09:25" s="2025-03-27" e="2025-03-27">il y a un quart d’heure</d>.',
    'Le train partira <d t="TIME" v="2025-03-27T10:40" s="2025-03-27" e="2025-03-27">dans une heure</d>.',
    'Le feu a pris <d t="TIME" v="2025-03-25T14:30" s="2025-03-25" e="2025-03-25">mardi à 14 h 30</d>. Le toit est '
    'tombé <d t="TIME" v="2025-03-25T16:30" s="2025-03-25" e="2025-03-25">deux heures plus tard</d>.',
    'On votera <d t="TIME" v="2025-03-31T07:00/2025-03-31T09:00" s="2025-03-31" e="2025-03-31">'
    "lundi de 7 à 9 heures</d>.",
    'On l’a vu <d t="TIME" v="2025-03-27T07:00/2025-03-27T09:00" s="2025-03-27" e="2025-03-27">'
    "entre 7 et 9 heures du matin</d>.",
    'Il est mort <d t="TIME" v="2025-03-25T11:45" s="2025-03-25" e="2025-03-25">mardi à midi moins le quart</d>.',
    'On votera le <d t="TIME" v="2025-04-15T20:00" s="2025-04-15" e="2025-04-15">quinze à vingt heures</d>.',
    'On votera <d t="TIME" v="2025-03-28T07:00" s="2025-03-28" e="2025-03-28">demain matin à 7</d>.',
    'On votera à <d t="TIME" v="2025-03-27T22:00" s="2025-03-27" e="2025-03-27">10, ce soir</d>.',
    'Il s’est levé à <d t="TIME" v="2025-03-27T08:00" s="2025-03-27" e="2025-03-27">8 du matin</d>.',
    'Il est tombé le <d t="TIME" v="2025-03-14TEV" s="2025-03-14" e="2025-03-14">14 au soir</d>.',
    'On l’a vu <d t="TIME" v="2025-03-27T02:00" s="2025-03-27" e="2025-03-27">cette nuit à 2 heures</d>.',
    'Relevé : <d t="TIME" v="2016-10-26T15:50:06" s="2016-10-26" e="2016-10-26">mer. 26 oct. 15:50:06 2016</d>.',
    # days and weeks named shortly
    'Tout sera fini la <d v="2025-W14" s="2025-03-31" e="2025-04-06">semaine du 3</d>.',
    'Il viendra <d v="2025-04-08" s="2025-04-08" e="2025-04-08">mardi en quinze</d>.',
    'Il viendra le <d t="TIME" v="2025-05-30T15:00" s="2025-05-30" e="2025-05-30">vendredi 30/5 à 15h</d>.',
    'Il y vivait dans la <d v="199" s="1990-01-01" e="1999-12-31">décennie 1990</d>.',
    'Il a plu toute l’<d v="2019" s="2019-01-01" e="2019-12-31">année 2019</d>.',
    'Il a plu pendant tout le <d v="2024-05" s="2024-05-01" e="2024-05-31">mois de mai</d>.',
    # lengths
    'La panne a duré <d t="DURATION" v="PT1H30M">une heure trente</d>.',
    'La panne a duré <d t="DURATION" v="PT2H">deux bonnes heures</d>.',
    'Il a plu <d t="DURATION" v="P6M">six mois</d> durant.',
    'Il a plu <d t="DURATION" v="P1D">toute la journée</d>.',
    'Tout change <d v="2024-09/2025-08" s="2024-09-01" e="2025-08-31">cette année scolaire</d>.',
    'Tout changera l’<d v="2025-09/2026-08" s="2025-09-01" e="2026-08-31">année scolaire prochaine</d>.',
    # an hour of every week, a day of every month
    'Le loyer est dû <d t="SET" v="XXXX-XX-15">le 15 de chaque mois</d>.',
    'Le loyer est dû <d t="SET" v="XXXX-XX-05">tous les 5 du mois</d>.',
    'La messe commence à <d t="SET" v="XXXX-WXX-7T09">9 heures le dimanche</d>.',
    'Venez <d t="SET" v="P1WE">n’importe quel week-end</d>.',
    # commerce
    'Les ventes ont doublé au <d v="2024-12-02" s="2024-12-02" e="2024-12-02">cyber lundi</d>.',
]  # fmt: skip
NOTHING = [
    "Il est passé à la veille de la guerre.",
    "Le bilan est passé ce matin à 7, selon la mairie.",
    "Le nombre de morts s'élève à 12 ce matin.",
    "Ma semaine de vacances est finie.",
    "Ils étaient 23 dans la salle.",
    "C'est le double d'un mardi ordinaire.",
    "La moitié des blessés, dont 48 % avaient moins de 5 ans, sont rentrés.",
    "Un convoi de sept véhicules a été attaqué.",
    "Numéro vert : 1510.",
    "Il a voté pour l'année blanche.",
    "Le score était de 3 à 12, le plus large de tous.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences(nlp: Language, sentence: str) -> None:
    plain = sentence.replace("’", "'")
    gold = read_inline(f'<article id="t" published="{PUBLISHED}">{plain}</article>')[0]
    assert gold.text is not None
    found = read(nlp, gold.text.strip(), PUBLISHED)
    assert [fields(m) for m in found] == [fields(m) for m in gold.dates]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_dates(nlp: Language, sentence: str) -> None:
    found = [m["text"] for m in read(nlp, sentence, PUBLISHED)]
    assert [text for text in found if text != "ce matin"] == []


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        # a number of people beside a month is no day of it
        ("Ils étaient 23 le mois dernier.", ["mois dernier"]),
        # a delay, not hours of the day
        ("Les trains ont eu mardi de 7 à 9 heures de retard.", ["mardi", "de 7 à 9 heures"]),
        # a weekday told in the past is one day
        ("Il est parti à 9 heures le dimanche.", ["9 heures le dimanche"]),
    ],
)
def test_neighbours_stay_apart(nlp: Language, sentence: str, texts: list[str]) -> None:
    assert [m["text"] for m in read(nlp, sentence, PUBLISHED)] == texts
