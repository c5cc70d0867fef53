"""Verb forms and groups: the written form decides, look-alikes beside the real ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from recoupe import verbs
from recoupe.verb_forms import has_conditional_form, has_future_form
from recoupe.verbs import Verbs

CONDITIONAL = (
    "fournirait serait aurait irait partirait mentirait courrait mourrait viendrait mettrait vivrait "
    "répondrait verrait enverrait plairait conduirait dirait écrirait conclurait saurait retirerait "
    "entreraient ferait pourraient appellerait jetterait essuierait recevrait vaudrait rirait "
    "perdrait apparaîtrait résoudrait attribueriez "
)
NO_CONDITIONAL = (
    "tirait montrait portrait retrait attrait extrait distrait trait abstrait désirait délibérait "
    "expirait respirait retirait admirait inspirait courait mourait entrait livrait effondrait "
    "serrait enterrait éclairait jurait assurait préparait adhérait ouvrait mesurait rencontrait "
    "engendrait demeurait durait titrait centrait frais vrais marais "
)


@pytest.mark.parametrize("word", CONDITIONAL.split())
def test_conditional_form(word: str) -> None:
    assert has_conditional_form(word)


@pytest.mark.parametrize("word", NO_CONDITIONAL.split())
def test_no_conditional_form(word: str) -> None:
    assert not has_conditional_form(word)


@pytest.mark.parametrize(
    "word", ["fermera", "seront", "tiendrons", "verra", "ira", "pourrez", "viendra", "mettront"]
)
def test_future_form(word: str) -> None:
    assert has_future_form(word)


@pytest.mark.parametrize("word", ["entra", "tira", "montra", "opéra", "bras", "vrai", "front", "livra"])
def test_no_future_form(word: str) -> None:
    assert not has_future_form(word)


@given(st.text(max_size=20))
def test_any_string_is_judged(word: str) -> None:
    assert has_conditional_form(word) in (True, False)
    assert has_future_form(word) in (True, False)


def find(nlp: Language, sentence: str, word: str) -> tuple[Verbs, int]:
    known = verbs.of(nlp(sentence))
    return known, next(at for at, other in enumerate(known.words) if other.text == word)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Une réunion devrait se tenir lundi à Lille.", "tenir", "future"),
        ("Le site va fermer mardi.", "fermer", "future"),
        ("Le site fermera mardi.", "fermera", "future"),
        ("Le maire est arrivé mardi.", "arrivé", "past"),
        ("L'armée a annoncé mardi une trêve.", "annoncé", "past"),
        ("Il aurait envoyé des hommes.", "envoyé", "past"),
        ("Le texte vient d'être voté mardi.", "voté", "past"),
        ("Les pluies peuvent avoir déformé les rails.", "déformé", "past"),
        ("Des départs pourraient, selon la police, intervenir mardi.", "intervenir", "future"),
        ("L'action perdait 3 %.", "perdait", "past"),
        ("Le bilan fait 3 morts.", "fait", "present"),
        ("L'explosion a fait mardi trois morts.", "fait", "past"),
        ("La vente sera conclue mardi.", "conclue", "future"),
        ("L'accord doit être signé mardi.", "signé", "future"),
        ("Les rails sont déformés depuis mardi.", "déformés", "present"),
        ("Le site, ouvert en 1921, fermera.", "ouvert", None),
    ],
)
def test_direction(nlp: Language, sentence: str, word: str, expected: str | None) -> None:
    known, at = find(nlp, sentence, word)
    assert known.direction(at) == expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Deux hommes ont été tués mardi.", "tués", ["ont", "été"]),
        ("Il n'a pas encore pu être vérifié.", "vérifié", ["a", "pu", "être"]),
        ("Les pluies peuvent avoir déformé les rails.", "déformé", ["peuvent", "avoir"]),
        ("L'atelier fabriquerait des pièces.", "fabriquerait", []),
    ],
)
def test_group(nlp: Language, sentence: str, word: str, expected: list[str]) -> None:
    known, at = find(nlp, sentence, word)
    assert [known.words[other].text for other in known.group(at).words] == expected
