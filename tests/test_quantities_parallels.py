"""Figures that leave unsaid what an earlier one said, and nouns that only seem to be counted."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.test_quantities import check, found

INHERITED = [
    # the unit and the scale of the figure that a clause without its own verb answers
    'La région a promis <q k="money" v="14000000" u="EUR">14 millions d’euros</q> pour le musée, '
    '<q k="money" v="9000000" u="EUR">9</q> pour la gare, <q k="money" v="2000000" u="EUR">2</q> pour le port.',
    'Le courtier estime les dégâts à <q k="money" v="30000000" u="EUR" of="dégât">30 millions d’euros</q>, la '
    'commune à <q k="money" v="45000000" u="EUR" of="dégât">45</q>.',
    'Il est tombé <q k="measure" v="62" u="mm">62 mm</q> sur la côte, <q k="measure" v="108" u="mm">108</q> dans '
    "l’arrière-pays.",
    'En ville, <q k="percent" v="72" u="%" of="ménage">72 %</q> des ménages trient, à la campagne '
    '<q k="percent" v="55" u="%" of="ménage">55</q> seulement.',
    # what «en» takes up
    'Le port a traité <q k="measure" v="3400000" u="t">3,4 millions de tonnes</q>. Il en espère '
    '<q k="measure" v="4000000" u="t">quatre</q>.',
    'La directrice compte <q v="40" of="élève">40</q> élèves ; le rectorat, lui, en avance '
    '<q v="31" of="élève">31</q>.',
    # another figure for the same, from somebody else
    'Le maire évalue les impayés à <q k="ratio" v="0.25" of="loyer">un quart</q> des loyers. L’opposition parle '
    'plutôt de <q k="percent" v="40" u="%" of="loyer">40 %</q>.',
    'On a vu <q k="percent" v="34.6" u="%" of="fauteuil">34,6 %</q> de fauteuils vides, la Compagnie (CDA) '
    '<q k="percent" v="51" u="%" of="fauteuil">51 %</q>.',
    # the whole that is named first, the rank behind its noun
    'Parmi les fermiers, <q k="percent" v="38" u="%" of="fermier">38 %</q> ont cédé leurs terres.',
    'L’île a connu une éruption, la <q k="ordinal" v="3" of="éruption">troisième</q> en dix mois.',
    "La ville émet des obligations, dont la banque souscrirait "
    '<q k="ratio" v="0.3333333" of="obligation">un tiers</q>.',
    'Ils ont vu <q v="900" of="lycéen">900</q> lycéens : <q k="ratio" v="0.25" of="lycéen">un sur quatre</q> fume.',
    # the head of the whole phrase
    'L’appui à la loi plafonnerait à <q k="percent" v="31" u="%" of="appui">31 %</q>.',
    'La billetterie a vendu <q v="4000" of="pass">4 000</q> pass.',
    # the next one
    'Elle ne réclame plus <q k="percent" v="8" u="%" of="hausse">huit</q> mais '
    '<q k="percent" v="6.5" u="%" of="hausse">6,5 %</q> de hausse.',
    # the gender of a participle, the noun beside a contrast
    'Le service a trié <q v="40" of="lettre">40</q> lettres et <q v="12" of="colis">12</q> colis. Au total, '
    '<q v="31" of="lettre">31</q> ont été égarées.',
    'La liste a <q v="1340" of="voix">1 340</q> voix, celle du maire <q v="980" of="voix">980</q>.',
    'L’école accueille <q v="350" of="élève">350</q> élèves. Seuls <q v="31" of="élève">31</q> viennent en bus.',
    'Les inscrits dépassent le seuil des <q v="20000" of="inscrit">20 000</q>.',
    'La police poste <q v="2" of="observateur">deux</q> observateurs.',
    'Il n’est devenu ministre qu’à <q k="measure" v="58" u="a">58 ans</q>.',
    'Marine, <q k="measure" v="11" u="a">11 ans</q>, a été retrouvée.',
]


@pytest.mark.parametrize("inline", INHERITED)
def test_inherits(nlp: Language, inline: str) -> None:
    check(nlp, inline)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("La fuite a coûté 3 millions d'euros. Ils étaient cinq sur place.", ["EUR", None]),
        ("Un garçon de 15 ans a disparu. La police en oublie six.", ["a", None]),
        ("Il a versé 300 euros, deux ont suffi.", ["EUR", None]),
        ("La hausse atteint 4 %, dont 2 villes profitent.", ["%", None]),
    ],
)
def test_inherits_nothing(nlp: Language, text: str, units: list[str | None]) -> None:
    assert [quantity["unit"] for quantity in found(nlp, text)] == units


def test_article_before_another_clause(nlp: Language) -> None:
    quantities = found(nlp, "Le gala a eu lieu dans un gymnase et 300 spectateurs y ont assisté.")
    assert [quantity["text"] for quantity in quantities] == ["300"]


@pytest.mark.parametrize(
    "text",
    [
        "Le groupe des dix a demandé une rencontre.",
        "Ces pièces sont frappées entre 238 et 261.",
        "La mêlée a tenu et le demi d'ouverture a marqué.",
    ],
)
def test_is_no_quantity(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []
