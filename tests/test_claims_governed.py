"""Which predicate governs each quantity and date of plain sentences, found by the whole pipeline."""

from __future__ import annotations

import pytest
from spacy.language import Language

from recoupe import spans

#: Sentence -> predicate -> what it governs.
GOVERNED: list[tuple[str, dict[str, set[str]]]] = [
    (
        "Si le quai reste fermé en mai, un bateau sur deux partira.",
        {"fermé": {"mai"}, "partira": {"un bateau sur deux"}},
    ),
    ("Si le quai ferme, dit le maire, il perdra 12 bateaux.", {"perdra": {"12"}}),
    ("Le retour ne sera possible qu'au bout de six ans, et elle sera jugée.", {"possible": {"six ans"}}),
    (
        "Les 40 maisons ont été vidées, et une zone de 30 kilomètres placée sous surveillance.",
        {"vidées": {"40"}, "placée": {"30 kilomètres"}},
    ),
    (
        "Le pont est évalué entre 2 et 3 millions d'euros, dont le tiers serait payé par la ville.",
        {"évalué": {"entre 2 et 3 millions d'euros"}, "payé": {"le tiers"}},
    ),
    (
        "Le groupe a perdu un contrat portant sur neuf ponts et estimé à 8 millions d'euros.",
        {"estimé": {"8 millions d'euros"}},
    ),
    ("L'étude estime que 300 maisons ont été touchées.", {"touchées": {"300"}}),
    (
        "Partie de trois fermes en mars, la fièvre touche deux cantons.",
        {"Partie": {"trois", "mars"}, "touche": {"deux"}},
    ),
    ("Pluie de la veille oblige, la route a été coupée mardi.", {"coupée": {"mardi"}}),
    ("Tulle, sixième avec 40 points, compte deux matches de retard.", {"compte": {"sixième", "40", "deux"}}),
    ("Les élus parlent de trois départs, le syndicat d'une dizaine.", {"départs": {"trois", "une dizaine"}}),
    ("On nous parle de 900 euros par ferme.", {"parle": {"900 euros"}}),
    ("Le maire juge probable un retour début mai.", {"retour": {"début mai"}}),
    (
        "La ville n'a construit que 40 maisons en mai quand l'État en exigeait 90.",
        {"construit": {"40", "mai"}, "exigeait": {"90"}},
    ),
    (
        "Aux 3 millions de francs offerts s'ajoutent 40 millions de dettes.",
        {"ajoutent": {"3 millions de francs", "40 millions"}},
    ),
    (
        "Six bateaux ont été vendus et une vingtaine de marins licenciés.",
        {"vendus": {"Six"}, "licenciés": {"une vingtaine"}},
    ),
    ("Le rapport décrit la coque, vieille de 41 ans.", {"vieille": {"41 ans"}}),
    ("Un détenu a frappé un surveillant mercredi.", {"frappé": {"mercredi"}}),
    ("L'objectif est tout simplement hors d'atteinte en 2026.", {"atteinte": {"2026"}}),
]


@pytest.mark.parametrize(("sentence", "expected"), GOVERNED)
def test_governed(nlp: Language, sentence: str, expected: dict[str, set[str]]) -> None:
    doc = nlp(sentence)
    mentions = [*spans.mentions(doc, "quantities"), *spans.mentions(doc, "dates")]
    texts = {mention["id"]: mention["text"] for mention in mentions}
    found: dict[str, set[str]] = {}
    for claim in spans.mentions(doc, "claims"):
        held = {texts[i] for i in (*claim["quantities"], *claim["dates"])}
        found[claim["text"]] = found.get(claim["text"], set()) | held
    assert {word: found.get(word) for word in expected} == expected


JUDGED = [
    ("Le risque est jugé très faible par la préfecture.", {"faible": "PROBABLE"}),
    ("La coopérative juge ce chiffre « très gonflé ».", {"gonflé": "PROBABLE"}),
    (
        "Une panne aurait été détectée. L'agence ne confirme pas cette version.",
        {"détectée": "UNVERIFIED", "version": None},
    ),
    ("L'agence ne confirme pas la panne.", {"panne": "UNVERIFIED"}),
]


@pytest.mark.parametrize(("sentence", "expected"), JUDGED)
def test_what_is_judged(nlp: Language, sentence: str, expected: dict[str, str | None]) -> None:
    found = {claim["text"]: claim["status"] for claim in spans.mentions(nlp(sentence), "claims")}
    assert {word: found.get(word) for word in expected} == expected
