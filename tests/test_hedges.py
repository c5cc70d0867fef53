"""Hedges: each cue in a sentence, each look-alike beside it. `{…}` marks the cue; no braces, no hedge."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from recoupe import spans
from recoupe.components.hedges import find_hedges

CONDITIONAL = [
    "Le pétrolier {aurait} changé de pavillon en février.",
    "L'atelier {fabriquerait} des pièces pour drones.",
    "Trois cadres {auraient} été écartés et deux autres mutés.",
    "Le suspect, qui {serait} âgé de 24 ans, a été placé en garde à vue.",
    "La guerre {aurait} fait, selon l'ONG, 800 morts, portant le total à 5 200.",
    "Le président a indiqué que trois suspects {seraient} en fuite.",
    "Le journal a appris que trois suspects {seraient} en fuite.",
    "Le PDG affirme que l'usine {serait} rentable.",
    "Les soldats que Moscou {aurait} envoyés sont 3 000.",
    "L'incendie {serait} d'origine criminelle, selon le parquet.",
    "Le vaccin {protégerait} 80 % des enfants, d'après une étude.",
    "Même si la mairie le nie, le pont {serait} fissuré, selon un expert.",
    "S'il pleuvait, le match serait reporté.",
    "Le maire a promis que la crèche ouvrirait en mai.",
    "La police a prévenu que la route serait fermée.",
    "Le PDG a affirmé que l'usine serait rentable d'ici à 2027.",
    "Le directeur a promis mardi à la presse que le site resterait ouvert et que personne ne partirait.",
    "Nous aimerions une réponse claire.",
    "Il faudrait fermer la centrale.",
    "Il voudrait partir. On dirait un film.",
    "Sans l'intervention des pompiers, la charpente aurait brûlé.",
    "Le projet coûterait 30 millions et créerait 200 emplois.",
    "Il tirait souvent, montrait ses photos et mourait de faim.",
    "Il désirait, délibérait, expirait, respirait, retirait, admirait, inspirait.",
    "Son portrait et son retrait ont un certain attrait.",
    "Le conditionnel est de rigueur.",
    "Serait-il malade ?",
    "Dans l'hypothèse où le maire partirait, un vote aurait lieu.",
    "En cas de panne, le train serait arrêté.",
    "Comme s'il pleuvait, le match serait reporté.",
    "Le maire ignore si la route serait fermée.",
    "Le drame aurait pu être évité.",
    "Le ministre aurait dû démissionner.",
]
MODAL = [
    "La chaleur {peut} avoir déformé les rails.",
    "Les pluies {pourraient} provoquer des crues dès vendredi.",
    "Des départs {pourraient}, selon la police, intervenir mardi.",
    "Le sommet {devrait} s'ouvrir mardi à Oslo.",
    "La hausse {pourrait} bien durer.",
    "Le feu a {pu} être provoqué par un mégot.",
    "L'accord {doit} être signé mardi à Genève.",
    "Il {doit} avoir compris.",
    "Il {peut} y avoir des retards.",
    "La digue {risque} de céder dimanche.",
    "Le bâtiment {menace} de s'effondrer.",
    "L'issue {paraît} incertaine.",
    "Le parti {semble} divisé.",
    "Le train peut atteindre 320 km/h.",
    "Le gouvernement devrait écouter les maires, plaide l'association.",
    "Elle a failli perdre son siège.",
    "Il peut soulever 120 kilos.",
    "Chaque élu doit déclarer ses revenus.",
    "Vous pourriez fermer la porte ?",
    "Les secours ont pu évacuer 30 personnes.",
    "Les visiteurs doivent payer 12 euros.",
    "Les salariés menacent de faire grève.",
    "Il risque trois ans de prison.",
    "Le livre paraîtra en mai.",
    "Il paraît tous les jeudis depuis 1998.",
    "La porte peut être ouverte de l'intérieur.",
    "Les inspecteurs ne peuvent pas entrer partout.",
]
ADVERB = [
    "Le tireur a {vraisemblablement} agi seul.",
    "{Sans doute} faut-il y voir une erreur.",
    "{Peut-être} le train partira-t-il demain.",
    "Le feu est {probablement} parti du toit.",
    "Une rencontre {potentiellement} décisive aura lieu samedi.",
    "L'arme a bel et bien été retrouvée.",
    "L'équipe a sans aucun doute mérité sa place.",
    "Nul doute que le procès durera.",
    "Tout fonctionne normalement.",
]
ADJECTIVE = [
    "Le pilote {présumé} a été arrêté.",
    "Le coupable {présumé} a fui.",
    "La police évoque une {possible} vengeance.",
    "Un {éventuel} retrait est exclu, dit Rome.",
    "Une {prétendue} menace a servi de prétexte.",
    "Le {soi-disant} médecin n'a jamais exercé.",
    "Un acquéreur {potentiel} s'est manifesté.",
    "Un report est {possible}.",
    "Les dégâts sont avérés.",
    "Répondez dès que possible.",
    "La start-up a un fort potentiel.",
    "Ils vantent leur potentiel.",
    "Tout prévenu est présumé innocent.",
    "Le présumé coupable a fui.",
    "C'est le meilleur résultat possible.",
    "Il est possible de visiter le musée.",
    "Le suspect a supposé que la porte était ouverte.",
]
NOUN = [
    "Il y a un {risque} que la digue cède.",
    "Ses voisins parlent d'un départ, une {rumeur} que rien n'étaye.",
    "Les {craintes} d'une pénurie grandissent.",
    "Des {soupçons} de fraude pèsent sur l'élu.",
    "La preuve en est que le registre a disparu.",
    "Le risque zéro n'existe pas.",
    "Il a ajouté un soupçon de sel.",
]
CONSTRUCTION = [
    "{Tout porte à croire que} le feu est criminel.",
    "Ces chiffres {n'ont pas pu être vérifiés de source indépendante}.",
    "{Il se murmure que} le vice-président partira.",
    "{Il n'est pas exclu que} la mission soit prolongée.",
    "{Il se peut que} la mission soit prolongée.",
    "{Il semble que} la fuite vienne du toit.",
    "{Il semblerait que} la fuite vienne du toit.",
    "{Il est possible que} le vol soit annulé.",
    "L'homme, {paraît-il}, a fui.",
    "Le bilan, {non confirmé de source indépendante}, est de 12 morts.",
    "Ces éléments {laissent penser} que le feu est accidentel.",
    "La direction {n'exclut pas} des licenciements.",
    "Le parquet {n'a pas confirmé} l'ouverture d'une enquête.",
    "À ce stade du tournoi, il reste quatre équipes.",
    "Il n'a signé que deux contrats.",
    "Reste à savoir si l'accord sera appliqué.",
]
UNSURE = {
    "hypothèse": "L'{hypothèse} d'un sabotage {n'est pas écartée}.",
    "rumeur": "La {rumeur} selon laquelle le PDG {démissionnerait} court depuis lundi.",
    "dit-on": "Une attaque {serait} imminente, {dit-on}.",
}
CASES = [
    *((case, "conditional") for case in CONDITIONAL),
    *((case, "modal") for case in MODAL),
    *((case, "adverb") for case in ADVERB),
    *((case, "adjective") for case in ADJECTIVE),
    *((case, "noun") for case in NOUN),
    *((case, "construction") for case in CONSTRUCTION),
    *((case, "") for case in UNSURE.values()),
]


@pytest.mark.parametrize(("marked", "kind"), CASES)
def test_cues(nlp: Language, marked: str, kind: str) -> None:
    hedges = spans.mentions(nlp(re.sub(r"[{}]", "", marked)), "hedges")
    assert [h["text"] for h in hedges] == re.findall(r"\{(.*?)\}", marked)
    if kind == "modal":
        assert all(h["kind"] in ("modal", "verb") for h in hedges)
    elif kind:
        assert all(h["kind"] == kind for h in hedges)


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("Le pétrolier aurait changé de pavillon.", "unconfirmed"),
        ("Les pluies pourraient provoquer des crues.", "possible"),
        ("Le sommet devrait s'ouvrir mardi.", "probable"),
        ("Le parti semble divisé.", "probable"),
        ("Le train a peut-être déraillé.", "possible"),
        ("Le tireur a vraisemblablement agi seul.", "probable"),
        ("Le pilote présumé a été arrêté.", "unconfirmed"),
        ("Un possible retrait inquiète.", "possible"),
        ("Des rumeurs de fusion circulent.", "unconfirmed"),
        ("Il semble que la fuite vienne du toit.", "probable"),
        ("Il semblerait que la fuite vienne du toit.", "unconfirmed"),
        ("Le parquet n'exclut pas un attentat.", "possible"),
    ],
)
def test_certainty(nlp: Language, sentence: str, certainty: str) -> None:
    assert [h["certainty"] for h in spans.mentions(nlp(sentence), "hedges")] == [certainty]


def test_rule_and_cue_explain_each_hedge(nlp: Language) -> None:
    (hedge,) = spans.mentions(nlp("Le train pourrait dérailler."), "hedges")
    assert hedge["rule"] == "hedge.modal.pouvoir"
    assert hedge["cues"] == [{"start": 9, "end": 17, "text": "pourrait"}]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="aeiours tn'’«»?!.,;:|-\n sérait pourrait si que ne pas", max_size=120))
def test_any_text_without_a_parse(text: str) -> None:
    import spacy

    spans.register()
    doc = spacy.blank("fr")(text)
    for hedge in find_hedges(doc):
        assert 0 <= hedge["start"] < hedge["end"] <= len(text)
