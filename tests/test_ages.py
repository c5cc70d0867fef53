"""Which «24 ans» are ages; each rule with sentences and counter-examples («[…]» marks the age)."""

from __future__ import annotations

import itertools
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.ages import find_ages, is_person
from recoupe.typography import normalise

AGES = [
    "Un homme de [24 ans] a été condamné.",
    "Une adolescente de [16 ans] est morte.",
    "Le jeune conducteur d'environ [30 ans] est indemne.",
    "Un Parisien de [32 ans] est mort.",
    "Une femme âgée de [vingt-quatre ans] témoigne.",
    "Un chêne vieux de [300 ans] est tombé.",
    "Deux garçons de [6 et 8 ans] jouaient.",
    "Des enfants de [6 à 8 ans] participent.",
    "Un bébé de [trois mois] a survécu.",
    "Un nourrisson âgé de [dix jours] est soigné.",
    "Marie Dupont, [43 ans], dirige l'usine.",
    "Marie Dupont ([43 ans]) dirige l'usine.",
    "La victime, [19 ans], est sauve.",
    "Elle avait [5 ans] quand il est parti.",
    "La retraite à [64 ans] divise.",
    "À l'âge de [12 ans], il chantait.",
    "Les moins de [20 ans] ne votent pas.",
    "Le chômage des plus de [50 ans] recule.",
    "Chez les [15-24 ans], l'abstention domine.",
    "Il fêtera ses [40 ans] mardi.",
    "Un homme d'une [cinquantaine d'années] est recherché.",
    "Dix-huit mois d'âge : [18 mois] d'âge.",
    "Un élève de [trois ans et demi] attend.",
    "Deux sœurs âgées respectivement de [9 et 11 ans] manquent.",
]
OTHERS = [
    "Il y a 24 ans, la ville brûlait.",
    "Il a été condamné à trois ans de prison.",
    "Une peine de 20 ans de réclusion a été requise.",
    "Le mandat de cinq ans s'achève.",
    "Elle vit ici depuis 30 ans.",
    "Un contrat de 10 ans a été signé.",
    "Pendant trois mois, les enfants ont attendu.",
    "Dans deux ans, le pont ouvrira.",
    "Le taux à 10 ans monte.",
    "Trois ans plus tard, il revient.",
    "Les enfants attendent tous les deux ans.",
    "La peine est portée de deux à trois ans.",
    "Un journaliste de retour après 20 ans de silence.",
    "L'accord court sur dix ans.",
]


@pytest.mark.parametrize("marked", AGES)
def test_ages_are_found(marked: str) -> None:
    wanted = re.findall(r"\[(.*?)\]", marked)
    text = normalise(re.sub(r"[\[\]]", "", marked))
    found = [text[age.start : age.end] for age in find_ages(text)]
    assert all(normalise(age) in found for age in wanted), found


@pytest.mark.parametrize("text", OTHERS)
def test_spans_of_time_are_no_ages(text: str) -> None:
    assert find_ages(normalise(text)) == []


def test_a_range_is_one_age_with_its_unit() -> None:
    text = "Un enfant de 18 mois et une femme de 30 ans."
    assert [(text[a.start : a.end], a.unit) for a in find_ages(text)] == [("18 mois", "mo"), ("30 ans", "a")]


@pytest.mark.parametrize(("noun", "person"), [("conductrices", True), ("Parisien", True), ("moteurs", False)])
def test_persons_are_known_by_lexicon_and_suffix(noun: str, person: bool) -> None:
    assert is_person(noun) is person


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    ages = find_ages(normalise(text))
    assert all(0 <= age.start < age.end <= len(text) for age in ages)
    assert all(a.end <= b.start for a, b in itertools.pairwise(ages))


@pytest.mark.parametrize("piece", ["un deux trois ", "24 ans ", "9", "âgé de ", ", 3 ans", "a "])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    begin = time.perf_counter()
    find_ages(text)
    assert time.perf_counter() - begin < 10
