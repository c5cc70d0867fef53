# ruff: noqa: E501 - an article of the inline notation stays in one piece
"""Claims from gold mentions: each case is an article in the guide's inline notation, compared claim by claim."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from recoupe import spans
from recoupe.components.claims import find_claims
from recoupe.gold import read_inline

Q = '<q id="q1" v="3">3</q>'

CERTAINTY = {
    "conditional": 'Le groupe <h k="conditional" c="unconfirmed">aurait</h> <p cert="unconfirmed" q="q1">livré</p>'
    ' <q id="q1" v="3">trois</q> avions.',
    "inherited by a participle": 'La guerre <h k="conditional" c="unconfirmed">aurait</h> <p cert="unconfirmed" q="q1">'
    'fait</p>, <cue a="1">selon</cue> <src a="1" type="organisation">l\'ONG</src>, <q id="q1" v="800">800</q> morts,'
    ' <p cert="unconfirmed" q="q2">portant</p> le total à <q id="q2" v="5200">5 200</q>.',
    "shared by coordination": '<q id="q1" v="3">Trois</q> cadres <h k="conditional" c="unconfirmed">auraient</h> été'
    ' <p cert="unconfirmed" q="q1">écartés</p> et <q id="q2" v="2">deux</q> autres <p cert="unconfirmed" q="q2">mutés</p>.',
    "relative clause only": 'Le suspect, qui <h k="conditional" c="unconfirmed">serait</h> <p cert="unconfirmed" q="q1">'
    'âgé</p> de <q id="q1" k="measure" u="a" v="24">24 ans</q>, a été <p d="d1">placé</p> en garde à vue'
    ' <d id="d1" v="2025-03-25">mardi</d>.',
    "modal": 'Les pluies <h k="modal" c="possible">pourraient</h> <p cert="possible" d="d1">provoquer</p> des crues dès'
    ' <d id="d1" v="2025-03-28">vendredi</d>.',
    "sembler": 'Le pont <h k="verb" c="probable">semble</h> pour sa part <p cert="probable">fissuré</p>.',
    "adverb": 'Le tireur a <h k="adverb" c="probable">vraisemblablement</h> <p cert="probable">agi</p> seul.',
    "adjective on a noun": 'Le pilote a été <p d="d1">arrêté</p> <d id="d1" v="2025-03-25">mardi</d> ; son <p'
    ' cert="unconfirmed">complice</p> <h k="adjective" c="unconfirmed">présumé</h> a fui.',
    "construction before": '<h k="construction" c="probable">Tout porte à croire que</h> le feu est <p cert="probable">'
    "criminel</p>.",
    "construction looks back": 'L\'attaque a <p cert="unconfirmed" q="q1">fait</p> <q id="q1" v="12">12</q> morts. Ces'
    ' chiffres <h k="construction" c="unconfirmed">n\'ont pu être vérifiés de source indépendante</h>.',
    "noun with complement": 'Des <h k="noun" c="unconfirmed">rumeurs</h> de <p cert="unconfirmed">sabotage</p> <p d="d1">'
    'circulent</p> depuis <d id="d1" v="2025-03-24">lundi</d>.',
    "real condition": 'Si Lyon gagne, le club sera <p cert="hypothetical" d="d1">qualifié</p> <d id="d1" v="2025-03-28">'
    "vendredi</d>.",
    "unreal condition": 'S\'il <p cert="hypothetical" d="d1">pleuvait</p> <d id="d1" v="2025-03-28">vendredi</d>, le match serait reporté.',
    "case": f'En cas de grève, la ligne <p cert="hypothetical" q="q1">perdra</p> {Q} trains.',
    "lack of agreement": f'À défaut d\'accord, la ligne <p cert="hypothetical" q="q1">perdra</p> {Q} trains.',
    "modal in a condition": 'Si un incident éclatait, la force <h k="modal" c="possible">pourrait</h> <p'
    f' cert="hypothetical" q="q1">envoyer</p> {Q} avions.',
    "counterfactual": "Sans les pompiers, le feu aurait <p cert=\"hypothetical\" q=\"q1\">tué</p> "
    f"{Q} personnes.",
    "contrast": f'Si le port résiste, la ville, elle, a <p q="q1">perdu</p> {Q} ponts.',
    "explanation": f"S'il a fermé, c'est que le groupe avait <p q=\"q1\">perdu</p> {Q} millions.",
    "estimate": '<src a="1" type="official">La mairie</src> <cue a="1" stance="estimate"><p cert="probable" q="q1" a="1">'
    'évalue</p></cue> <con a="1">les dégâts à <q id="q1" k="money" u="EUR" v="3">3 euros</q></con>.',
    "estimate of an event": '<src a="1" type="official">La mairie</src> <cue a="1" stance="estimate">prévoit</cue> <con a="1">une <p'
    f' cert="probable" q="q1" a="1">baisse</p> de {Q} points</con>.',
    "estimate by a participle": '<src a="1" type="official">La mairie</src> <cue a="1" stance="estimate">table</cue> sur <con a="1">une'
    ' facture <p cert="probable" q="q1" a="1">comprise</p> <q id="q1" k="money" min="8" max="10" mod="range">entre 8 et 10 euros</q></con>.',
    "hypothesis left open": 'L\'<h k="noun" c="possible">hypothèse</h> d\'un <p cert="possible">sabotage</p> <h k="construction"'
    ' c="possible">n\'est pas écartée</h>.',
    "the verb before a comma": 'L\'appui <h k="conditional" c="unconfirmed">serait</h> <p cert="unconfirmed" q="q1">tombé</p> à <q'
    ' id="q1" k="percent" v="29" u="%">29 %</q>, en <p cert="unconfirmed" q="q2">recul</p> de <q id="q2" v="7">sept</q> points.',
    "an adverb behind the construction": 'Le préfet <h k="construction" c="possible">n\'exclut pas</h> non plus un <p cert="possible">contrôle</p>'
    " des badges.",
    "adjective on a compound": 'La police cherche un <p cert="unconfirmed">donneur</p> d\'ordre <h k="adjective" c="unconfirmed">présumé</h>.',
    "adjective on the second noun": 'Il a nié le vol d\'une <p cert="possible">erreur</p> <h k="adjective" c="possible">possible</h>.',
    "opinion": f'<con a="1">Le pont <p cert="probable" a="1" q="q1">tiendra</p> {Q} semaines</con>, <cue a="1"'
    ' stance="opinion">pense</cue> <src a="1" type="expert">un ingénieur</src>.',
    "accused by nobody": 'Il est <cue a="1" stance="accuse">soupçonné</cue> d\'<con a="1">avoir <p cert="unconfirmed"'
    f' a="1" q="q1">volé</p> {Q} tableaux</con>.',
}  # fmt: skip
POLARITY = {
    "ne pas": f'Le groupe n\'a pas <p pol="negative" q="q1">livré</p> {Q} avions.',
    "ne que": f'Il n\'a <p q="q1">signé</p> que {Q} contrats.',
    "ne plus que": f'Il n\'en <p q="q1">reste</p> plus que {Q}.',
    "negative subject": 'Aucun navire n\'est <p pol="negative" d="d1">entré</p> <d id="d1" v="x">lundi</d>.',
    "explicative ne": f'Elle part avant qu\'il ne <p q="q1">perde</p> {Q} points.',
    "not less than": 'La fête a <p q="q1">réuni</p> <q id="q1" mod="at_least" v="900">pas moins de 900</q> personnes.',
    "modal": f'Nous ne pouvons toujours pas <p pol="negative" q="q1">ravitailler</p> {Q} hameaux.',
    "neither nor": 'Il n\'a été ni <p pol="negative" d="d1">blessé</p> <d id="d1" v="x">lundi</d> ni <p pol="negative" d="d2">'
    'inquiété</p> <d id="d2" v="y">mardi</d>.',
    "not participle": f'- {Q} contrats non <p pol="negative" q="q1">renouvelés</p> ;',
    "excluded noun": f'Une <p pol="negative" q="q1">hausse</p> de {Q} points est exclue.',
    "excluded clause": 'Il est exclu que le site <p pol="negative" d="d1">ferme</p> avant <d id="d1" v="2027">2027</d>.',
    "exclusion negated": f'Une <p q="q1">hausse</p> de {Q} points n\'est plus exclue.',
    "no more than": 'Ils n\'<p q="q1">étaient</p> <q id="q1" mod="at_most" v="30">pas plus de trente</q>.',
    "never, verbless": 'Jamais <p pol="negative" d="d1">vu</p> depuis <d id="d1" v="1990">1990</d>',
}  # fmt: skip
PREDICATES = {
    "participial clause": f'Le plan, <p d="d1">lancé</p> <d id="d1" v="x">lundi</d>, <p q="q1">prévoit</p> {Q} écoles.',
    "infinitive of its own": f'Le groupe a <p d="d1">décidé</p> <d id="d1" v="x">lundi</d> de <p q="q1">fermer</p> {Q}'
    " usines.",
    "attribute": 'Ils étaient <q id="q1" v="200" mod="nearly">près de deux cents</q> <p q="q1">ouvriers</p>.',
    "event noun": 'La <p q="q1">mort</p> de <q id="q1" v="12">12</q> personnes a ému la ville.',
    "said twice": f'L\'usine a <p q="q1 q2">reçu</p> {Q} lots, soit <q id="q2" k="ratio" u="x" v="2">deux fois</q> plus.',
    "elliptic participle": 'Huit soldats ont été <p q="q2">tués</p>, <q id="q2" v="8">huit</q> en tout, et'
    ' <q id="q1" v="15" mod="approx">une quinzaine</q> <p q="q1">blessés</p>.',
    "copula in a perfect": 'Deux semaines auront été <p q="q1">nécessaires</p> à <q id="q1" v="4">quatre</q> équipes.',
    "numbers behind a copula": 'Ils <p q="q1 q2" d="d1 d2">étaient</p> <q id="q1" v="40">40</q> en <d id="d1" v="x">janvier</d>,'
    ' <q id="q2" v="55">55</q> en <d id="d2" v="y">mars</d>.',
    "gapping": 'Le site de Brest <p q="q1 q2">emploie</p> <q id="q1" v="300">300</q> salariés, celui de Lorient <q id="q2" v="120">'
    "120</q>.",
    "no gapping with an age": 'Trois ont <p q="q1">fui</p> à <q id="q1" k="measure" u="km/h" v="90">90 km/h</q> ; le plus jeune, un'
    ' mineur de <q id="q2" k="measure" u="a" v="14">14 ans</q>, a été <p q="q2">blessé</p>.',
    "coordinated participle with its noun": '<q id="q1" v="90">90</q> vols ont été <p q="q1">annulés</p> et <q id="q2" v="12">12</q>'
    ' trains <p q="q2">retardés</p>.',
    "relative clause before its verb": 'Un car qui <p q="q1">transportait</p> <q id="q1" v="43">43</q> lycéens a <p d="d1">quitté</p> la'
    ' route <d id="d1" v="x">mardi</d>.',
    "noun of a dated phrase": 'Un <p d="d1">retour</p> à la normale <d id="d1" v="x">mercredi</d>',
    "participle before the main clause": '<p d="d1">Construite</p> en <d id="d1" v="2011">2011</d>, l\'école s\'est effondrée.',
    "relative clause between commas": f'Une vidéo, dont on n\'a pu établir l\'origine, <p q="q1">montre</p> {Q} hommes.',
    "missing people": f'{Q} soldats <p q="q1">tués</p> et <q id="q2" v="10">une dizaine</q> de <p q="q2">disparus</p>',
    "ages in a row": 'Ses fils, <p q="q1 q2 q3">âgés</p> de <q id="q1" v="24">24</q>, <q id="q2" v="23">23</q> et <q id="q3" k="measure"'
    ' u="a" v="14">14 ans</q>, sont là.',
    "a name is no verb": 'Depuis <d id="d1" t="DURATION" v="P9D">neuf jours</d>, le dossier Corvalys <p d="d1">enflamme</p> la ville.',
    "perception": 'Le site a vu son chiffre d\'affaires <p q="q1 q2">passer</p> de <q id="q1" k="money" v="48">48</q> à'
    ' <q id="q2" k="money" v="31">31 millions</q>.',
    "headline": '<q id="q1" v="12">12</q> <p q="q1">morts</p> dans un séisme en Iran\n\nLa terre a tremblé.',
    "headline with participle": 'Ardennes : <q id="q1" v="214">214</q> emplois <p q="q1">menacés</p>\n\nLe site fermera.',
    "list": "Le point :\n- <q id=\"q1\" v=\"640\">640</q> <p q=\"q1\">foyers</p> sans courant ;\n- <q id=\"q2\" v=\"30\">"
    "trente</q> routes <p q=\"q2\">coupées</p> ;\n- laisser couler l'eau <q id=\"q3\" v=\"5\">5</q> fois.",
    "table": 'Camp | Pertes |\n<p q="q1">Armée</p> | <q id="q1" v="11">11</q> |\nPersonnes <p q="q2">évacuées</p> |'
    ' <q id="q2" v="430">430</q> |',
    "table with nouns": 'Camp | Pertes |\nArmée | <q id="q1" v="11">11</q> <p q="q1">morts</p> |',
    "question": f"A-t-il perdu {Q} usines ?",
    "age beside a name": 'Lucette Grandjean, <q id="q1" k="measure" u="a" v="71">71 ans</q>, habite ici.',
    "dateline": 'SEDAN (Ardennes), <d id="d1" v="2025-10-08">8 octobre 2025</d> (AMP) – Le site va fermer.',
    "subject behind et": '<q id="q1" v="2" of="personne">Deux</q> personnes ont <p q="q1">péri</p> et <q id="q2" v="400"'
    ' mod="more_than">plus de 400</q> autres ont été <p q="q2">évacuées</p>.',
    "a verb that is tagged as an adjective": 'Le rectorat <p q="q1">chiffre</p> à <q id="q1" k="money" u="EUR" v="3">3 millions'
    " d'euros</q> les réparations.",
    "an adjective before a number is none": 'Une équipe stable à <q id="q1" v="12">douze</q> <p q="q1">joueurs</p>',
    "a verb behind a name and en": f'L\'association, elle, en <p q="q1">compte</p> {Q}.',
    "a noun behind en is none": 'La <p d="d1">mise</p> en marche <d id="d1" v="x">lundi</d>',
    "a participle behind a determiner is a noun": 'Le bureau a <p d="d1">rendu</p> ses pesées <d id="d1" v="x">vendredi dernier</d>.',
    "a quantity that is the predicate": 'La ville promet de <q id="q1" k="ratio" u="x" v="2"><p q="q1">doubler</p></q>'
    " les aides.",
    "a label before a colon": '<p q="q1">Coût</p> de l\'achat : <q id="q1" k="money" u="EUR" v="3">3 millions d\'euros</q>',
    "counted things behind a colon": 'Blocage à Nantes : <q id="q1" v="12">douze</q> <p q="q1">cortèges</p>',
    "an adverbial inside the group": 'Il aurait en réalité été <p d="d1">arrêté</p> <d id="d1" v="x">mardi</d>.',
    "adjective of frequency": 'Le groupe a présenté ses résultats <d id="d1" t="SET" v="P1Y">annuels</d>.',
    "hour mark": '<d id="d1" t="TIME" v="2025-03-27T14:20">14 h 20</d> – <q id="q1" v="12">Douze</q> ponts ont <p q="q1">cédé</p>.',
}  # fmt: skip
SOURCES = {
    "dated cue": '<con a="1">Le site <p a="1" d="d1">fermera</p> en <d id="d1" v="2026-03">mars</d></con>, <cue a="1">a'
    ' <p d="d2">indiqué</p></cue> <d id="d2" v="2025-03-25">mardi</d> <src a="1" type="official">la direction</src>.',
    "chain": '<cue a="1">Selon</cue> <src a="1" type="media">l\'AFP</src>, <cue a="2">citant</cue> <src a="2"'
    ' type="official">un officier</src>, <con a="1"><con a="2">l\'avion a <p a="1 2" q="q1">tiré</p>'
    f" {Q} roquettes</con></con>.",
    "denied after": '<src a="1" type="organisation">Ankara</src> <cue a="1" stance="accuse">accuse</cue> Athènes d\'<con'
    f' a="1">avoir <p a="1 2" q="q1">fermé</p> {Q} ports</con>, <con a="2">ce que</con> <src a="2" type="organisation">'
    'Athènes</src> <cue a="2" stance="deny">nie</cue>.',
    "this information": f'Le pays a <p a="1" q="q1">envoyé</p> {Q} avions. <con a="1">Cette information</con>,'
    ' <cue a="1">relayée</cue> par <src a="1" type="media">l\'agence</src>, inquiète.',
    "nominal content": '<src a="1" type="organisation">Le groupe</src> <cue a="1" stance="announce">annonce</cue> <con'
    ' a="1">la <p a="1">fermeture</p> de son usine</con>.',
    "infinitive content": '<src a="1" type="organisation">Kiev</src> <cue a="1" stance="assert">assure</cue> <con a="1">'
    f'avoir <p a="1" q="q1">abattu</p> {Q} drones</con>.',
    "split quotation": '« <con a="1">Le pire</con> », <cue a="1">tempère</cue> <src a="1" type="expert">un élu</src>, «'
    ' <con a="1">est <h k="adverb" c="possible">peut-être</h> <p a="1" cert="possible">passé</p></con> ».',
    "relative clause in a content": f'<con a="1">Le site, qui <p a="1" q="q1">emploie</p> {Q} salariés, <p a="1">'
    'fermera</p></con>, <cue a="1">dit</cue> <src a="1" type="official">la direction</src>.',
    "counted speakers": '<con a="1"><src a="2" type="unspecified"><q id="q1" v="40">Quarante</q> élus</src> <cue a="2" stance="opinion"><p'
    ' a="1" q="q1">pensent</p></cue> que <con a="2">le site <p a="1 2" cert="probable" d="d1">fermera</p> en <d id="d1" v="2027">2027'
    '</d></con></con>, <cue a="1">selon</cue> <src a="1" type="document">le rapport</src>.',
    "denied by the noun of the verb": '<q id="q1" v="9">Neuf</q> camions ont été <p q="q1" a="1">bloqués</p> ; <src a="1" type="official">'
    'la douane</src> <cue a="1" stance="deny">dément</cue> <con a="1">tout blocage</con>.',
    "gapped cue": '<src a="1" type="official">La police</src> en <cue a="1"><cue a="2">a <p q="q1" a="1"><p q="q2" a="2">compté</p></p>'
    '</cue></cue> <con a="1"><q id="q1" v="2400">2 400</q></con>, <src a="2" type="organisation">les syndicats</src> <con a="2"><q'
    ' id="q2" v="6000">6 000</q></con>.',
    "gapped preposition": '<con a="1"><q id="q1" v="900">Neuf cents</q> élèves ont <p q="q1" a="1"><p q="q2" a="2">défilé</p></p></con>'
    ' <cue a="1">selon</cue> <src a="1" type="official">la police</src>, <con a="2"><q id="q2" v="2000">2 000</q></con> <cue a="2">selon'
    '</cue> <src a="2" type="organisation">les syndicats</src>.',
    "estimate of counted things": '<src a="1" type="official">La police</src> <cue a="1" stance="estimate">table</cue> sur <con a="1">'
    f'{Q} <p q="q1" a="1" cert="probable">manifestants</p></con>.',
    "whole denial": f'Il a <p q="q1">vu</p> {Q} hommes. <src a="1" type="organisation">Bercy</src> <cue a="1" stance="deny">dément</cue>'
    ' « <con a="1">toute injection d\'argent</con> ».',
    "cue inside a content": '« <con a="2"><con a="1">Il est <p a="1 2">caché</p> à Gao</con>, m\'<cue a="1">a-t-on juré</cue></con> »,'
    ' <cue a="2">dit</cue> <src a="2" type="person">Awa</src>.',
    "hedge on what it names": f'Il a <p q="q1" cert="unconfirmed">tué</p> {Q} assaillants et <p q="q2">pris</p> <q id="q2" v="9">neuf</q>'
    ' motos. Le bilan des assaillants <h k="construction" c="unconfirmed">n\'a pu être vérifié</h>.',
    "a participle with a noun of its own": '<src a="1" type="organisation">Les syndicats</src> <cue a="1" stance="opinion">craignent</cue>'
    f' <con a="1">{Q} <p q="q1" a="1" cert="probable">suppressions</p> de postes, filiales comprises</con>.',
    "an imperative is no claim": '« <con a="1">Venez chez moi avec une bougie</con> », <cue a="1">lance</cue> <src a="1" type="person">Awa</src>.',
    "a threat is said": '<cue a="1">Selon</cue> <src a="1" type="media">l\'AFP</src>, <con a="1">ils ont <p a="1">menacé</p> de partir</con>.',
    "numbers contested": 'Le groupe a <p q="q1" a="1">perdu</p> <q id="q1" k="money" v="6">6 millions</q> en un an. <src'
    ' a="1" type="organisation">Les syndicats</src> <cue a="1" stance="deny">contestent</cue> <con a="1">ces montants</con>.',
}  # fmt: skip

CASES = [
    (f"{group}: {name}", text)
    for group, cases in (
        ("certainty", CERTAINTY),
        ("polarity", POLARITY),
        ("predicates", PREDICATES),
        ("sources", SOURCES),
    )
    for name, text in cases.items()
]


def claims_of(nlp: Language, inline: str) -> tuple[list[Any], list[Any]]:
    """Return the gold claims of an inline article and those found from its other layers."""
    (gold,) = read_inline(f'<article id="t" published="2025-03-27">{inline}</article>')
    doc = nlp(gold.text or "")
    for layer in ("quantities", "dates", "entities", "attributions", "hedges"):
        setattr(doc._, f"recoupe_{layer}", deepcopy(gold.layer(layer)))  # type: ignore[arg-type]
    return gold.layer("claims"), find_claims(doc)


def shape(claim: Any) -> tuple[Any, ...]:
    links = (sorted(claim[layer]) for layer in ("quantities", "dates", "attributions"))
    return (claim["text"], claim["certainty"], claim["polarity"], *map(tuple, links))


@pytest.mark.parametrize(("name", "inline"), CASES, ids=[name for name, _ in CASES])
def test_claims(nlp: Language, name: str, inline: str) -> None:
    gold, found = claims_of(nlp, inline)
    assert sorted(map(shape, found)) == sorted(map(shape, gold))


def test_a_lost_hedge_names_the_earlier_claim(nlp: Language) -> None:
    _, found = claims_of(
        nlp,
        '<h k="conditional" c="unconfirmed">Seraient</h> tués <q id="q1" v="11000" of="soldat">11 000</q> soldats.\n\n'
        'Le pays a perdu <q id="q2" v="11000" of="soldat">11 000</q> soldats.',
    )
    assert [claim["hedge_lost"] for claim in found] == [None, found[0]["id"]]


def test_a_lost_hedge_across_counted_nouns(nlp: Language) -> None:
    _, found = claims_of(
        nlp,
        'Le pays <h k="conditional" c="unconfirmed">aurait</h> perdu <q id="q1" v="11000" of="militaire">11 000</q> militaires.'
        '\n\nCamp | Pertes |\nSoldats | <q id="q2" v="11000" of="soldat">11 000</q> tués |',
    )
    assert found[-1]["hedge_lost"] == found[0]["id"]


def test_a_lost_hedge_of_a_participial_clause_in_a_table_row(nlp: Language) -> None:
    _, found = claims_of(
        nlp,
        'Le contingent <h k="conditional" c="unconfirmed">serait</h> arrivé, portant à <q id="q1" v="11000" of="militaire">'
        "11 000</q> le nombre total de militaires déployés."
        '\n\nÉlément | Contribution |\nSoldats | <q id="q2" v="11000" of="soldat">11 000</q> déployés |',
    )
    assert found[-1]["hedge_lost"] == next(claim["id"] for claim in found if claim["text"] == "portant")


def test_a_list_behind_a_hedged_verb_belongs_to_it(nlp: Language) -> None:
    doc = nlp("Le pays livrerait des équipements : 12 chars, 40 camions et 300 drones.")
    (claim,) = doc._.recoupe_claims
    assert (claim["text"], claim["certainty"], len(claim["quantities"])) == ("livrerait", "unconfirmed", 3)


def test_measures_of_listed_things_belong_to_the_verb(nlp: Language) -> None:
    doc = nlp(
        "Le pays fournirait des armes : missiles, canons automoteurs de 170 mm, et lance-roquettes multiples de 240 mm."
    )
    (claim,) = doc._.recoupe_claims
    assert (claim["text"], claim["certainty"], len(claim["quantities"])) == ("fournirait", "unconfirmed", 2)


def test_a_list_behind_a_flat_verb_keeps_its_nouns(nlp: Language) -> None:
    claims = nlp("Le pays a livré des équipements : 12 chars, 40 camions et 300 drones.")._.recoupe_claims
    assert "unconfirmed" not in {claim["certainty"] for claim in claims}


@pytest.mark.parametrize(
    "comment", ["une information démentie par Séoul", "une allégation que Séoul rejette", "cette thèse"]
)
def test_an_object_ends_before_a_comment_on_the_claim(nlp: Language, comment: str) -> None:
    claims = nlp(f"Le groupe aurait vendu 200 missiles à Damas, {comment}.")._.recoupe_claims
    assert claims[0]["text"] == "vendu"
    assert comment.split()[-1] not in (claims[0]["object"] or "")
    assert not any(claim["text"] == "démentie" for claim in claims)


def test_a_subject_has_no_verb_of_its_clause(nlp: Language) -> None:
    claims = nlp("Mais un événement récent aurait accéléré les choses.")._.recoupe_claims
    assert "aurait" not in (claims[0]["subject"] or "")


@pytest.mark.parametrize(
    ("sentence", "word", "subject", "object_"),
    [
        ("Selon une étude parue mardi, le lac a baissé.", "parue", "une étude", None),
        ("Selon le maire, deux lignes fermeront.", "fermeront", "deux lignes", None),
        ("Elle doit verser 20 millions d'ici à juin.", "verser", "Elle", "20 millions"),
        ("Au moins huit soldats ont été tués mardi.", "tués", "Au moins huit soldats", None),
        ("Un train sur deux sera supprimé mardi.", "supprimé", "Un train sur deux", None),
        ("Un car qui transportait 43 lycéens a quitté la route.", "transportait", "qui", None),
        ("La mairie a fermé mardi trois écoles.", "fermé", "La mairie", "trois écoles"),
    ],
)
def test_arguments(nlp: Language, sentence: str, word: str, subject: str, object_: str | None) -> None:
    claims = {claim["text"]: claim for claim in nlp(sentence)._.recoupe_claims}
    assert (claims[word]["subject"], claims[word]["object"]) == (subject, object_)


def test_subject_object_and_status(nlp: Language) -> None:
    claim = nlp("Le groupe Corvalys a vendu trois usines mardi.")._.recoupe_claims[0]
    assert claim["subject"] == "Le groupe Corvalys"
    assert "usines" in claim["object"]
    assert (claim["status"], claim["author_factuality"]) == ("ASSERTED", "CT+")


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="aeiours tn'’«»?!.,;:|-\n12 selon que ne pas", max_size=100))
def test_any_text(nlp: Language, text: str) -> None:
    doc = nlp(text)
    for claim in spans.mentions(doc, "claims"):
        assert text[claim["start"] : claim["end"]].strip()
        assert claim["clause"]["start"] <= claim["start"] < claim["end"] <= len(text)


def test_without_a_parse() -> None:
    import spacy

    spans.register()
    doc = spacy.blank("fr")("Le groupe aurait vendu trois usines.")
    assert isinstance(find_claims(doc), list)
    assert find_claims(spacy.blank("fr")("")) == []


#: The inventory's examples of hedges, negation, denial and «si»: predicate → status. None: no claim on that word.
STATUS = [
    ("Le pétrolier aurait changé de pavillon en février.", {"changé": "UNVERIFIED"}),
    ("L'atelier fabriquerait des pièces pour drones.", {"fabriquerait": "UNVERIFIED"}),
    ("Trois cadres auraient été écartés et deux autres mutés.", {"écartés": "UNVERIFIED", "mutés": "UNVERIFIED"}),
    (
        "Le suspect, qui serait âgé de 24 ans, a été placé mardi en garde à vue.",
        {"âgé": "UNVERIFIED", "placé": "ASSERTED"},
    ),
    (
        "La guerre aurait fait, selon l'ONG, 800 morts, portant le total à 5 200.",
        {"fait": "UNVERIFIED", "portant": "UNVERIFIED"},
    ),
    ("S'il pleuvait mardi, le match serait reporté à jeudi.", {"reporté": "HYPOTHETICAL"}),
    ("Le maire a promis que la crèche ouvrirait en mai.", {"ouvrirait": "ATTRIBUTED"}),
    ("Nous aimerions une réponse claire.", {"aimerions": None}),
    ("Sans l'intervention des pompiers, trois maisons auraient brûlé.", {"brûlé": "HYPOTHETICAL"}),
    ("Serait-il malade depuis mardi ?", {"malade": None}),
    ("Le train peut atteindre 320 km/h.", {"atteindre": "ASSERTED"}),
    ("La chaleur peut avoir déformé les rails.", {"déformé": "POSSIBLE"}),
    ("Les pluies pourraient provoquer des crues dès vendredi.", {"provoquer": "POSSIBLE"}),
    ("Le sommet devrait s'ouvrir mardi à Oslo.", {"ouvrir": "PROBABLE"}),
    ("Le tireur a vraisemblablement agi seul.", {"agi": "PROBABLE"}),
    ("Le pilote présumé a été arrêté lundi.", {"pilote": "UNVERIFIED", "arrêté": "ASSERTED"}),
    ("La police évoque une possible vengeance.", {"vengeance": "POSSIBLE"}),
    ("Il y a un risque que la digue cède.", {"cède": "POSSIBLE"}),
    ("Les craintes d'une pénurie grandissent.", {"pénurie": "POSSIBLE"}),
    ("Dans l'hypothèse où le maire partirait, un vote aurait lieu le 3 mai.", {"aurait": "HYPOTHETICAL"}),
    ("Tout porte à croire que le feu est criminel.", {"criminel": "PROBABLE"}),
    ("Il se murmure que le vice-président partirait.", {"partirait": "UNVERIFIED"}),
    ("Il n'est pas exclu que la mission soit prolongée.", {"prolongée": "POSSIBLE"}),
    ("À ce stade du tournoi, il reste quatre équipes.", {"reste": "ASSERTED"}),
    ("Le parquet n'a pas confirmé l'ouverture d'une enquête.", {"ouverture": "UNVERIFIED"}),
    ("Il n'a signé que deux contrats.", {"signé": "ASSERTED"}),
    ("Si Lyon gagne mardi, le club sera qualifié.", {"gagne": "HYPOTHETICAL"}),
    ("Si le port résiste, la ville, elle, a perdu trois ponts.", {"perdu": "ASSERTED"}),
    ("Reste à savoir si trois accords seront appliqués.", {"appliqués": None}),
    ("La fête a réuni pas moins de 900 personnes.", {"réuni": "ASSERTED"}),
    ("L'entreprise dément avoir licencié 30 salariés.", {"licencié": "DENIED"}),
    ("Aucun des 12 passagers n'a survécu.", {"survécu": "NEGATED"}),
    ("Rien ne permet d'affirmer que les 12 disparus sont vivants.", {"vivants": "UNVERIFIED"}),
    ("Le président doit s'exprimer jeudi soir.", {"exprimer": "PROBABLE"}),
    ("La police aurait tiré, tuant trois manifestants.", {"tuant": "UNVERIFIED"}),
    ("Ils seraient entre 200 et 300 à avoir fui.", {"fui": "UNVERIFIED"}),
    ("À en juger par les images, une dizaine de maisons ont été détruites.", {"détruites": "PROBABLE"}),
    ("La Corée fournirait des armes : missiles, canons automoteurs de 170 mm.", {"fournirait": "UNVERIFIED"}),
    ("Elle menace ses voisins depuis 2019, surtout si les drones suivent.", {"menace": "ASSERTED"}),
    ("Le barrage pourrait céder : 3 000 habitants évacués.", {"céder": "POSSIBLE", "évacués": "ASSERTED"}),
    ("Le ministre n'a pas exclu une hausse de 3 % en 2026.", {"hausse": "POSSIBLE"}),
    ("L'armée ne pense pas que le pont tienne.", {"tienne": "NEGATED"}),
    ("L'armée pense que le pont tiendra.", {"tiendra": "PROBABLE"}),
    ("La presse a affirmé à tort que 12 soldats avaient été tués.", {"tués": "NEGATED"}),
    ("La FUT n'exclut pas de reconduire la grève.", {"reconduire": "POSSIBLE"}),
    ("Si les coupes étaient pour nous, il n'y resterait que 70 salariés.", {"resterait": "HYPOTHETICAL"}),
    ("Le trafic devrait rester perturbé.", {"perturbé": "PROBABLE", "rester": None}),
    ("Une terrasse sur trois n'a pas ouvert.", {"ouvert": "NEGATED", "a": None}),
    ("Si la houle forcit mercredi, le port sera fermé.", {"forcit": "HYPOTHETICAL"}),
    (
        "Deux suspects doivent être jugés mercredi, les autres libérés lundi.",
        {"jugés": "PROBABLE", "libérés": "PROBABLE"},
    ),
    ("Réunis mardi soir, les élus ont adopté 12 textes.", {"Réunis": "ASSERTED", "adopté": "ASSERTED"}),
    ("À retenir cette semaine :", {"retenir": None}),
    ("Touchée en 2024, plombée par 200 millions de pertes, la firme ferme.", {"plombée": "ASSERTED"}),
    ("Le port dit avoir perdu 12 grues et chiffre son préjudice à 9 millions.", {"chiffre": "PROBABLE"}),
    ("Si toutes les coupes étaient là, il n'y resterait que 70 salariés.", {"resterait": "HYPOTHETICAL"}),
    ("Le syndicat maintient son chiffre de 900 postes.", {"postes": "ATTRIBUTED", "chiffre": None}),
    ("7 h 40 – La piste brûle.", {"brûle": None, "piste": None}),
    ("[7h40] Le maire parle de la piste.", {"parle": None}),
    ("La létalité reste stable, à 3,8 %.", {"stable": "ASSERTED", "reste": None}),
    ("La saison risque d'être longue.", {"longue": "POSSIBLE", "risque": None}),
    ("Si l'été reste sec, la prime pourrait grimper de 20 %.", {"grimper": "HYPOTHETICAL"}),
    ("Si le vent d'ouest persiste, le front pourrait franchir trois rivières.", {"franchir": "HYPOTHETICAL"}),
    ("Les 1 150 évacués sont rentrés.", {"rentrés": "ASSERTED", "évacués": None}),
    ("Six lots sur dix livrés en mai contenaient du plomb.", {"contenaient": "ASSERTED", "livrés": "ASSERTED"}),
    ("Il a tué 40 hommes. Aucun de ces bilans n'a pu être vérifié.", {"tué": "UNVERIFIED"}),
    ("Un éventuel retrait est exclu, dit Rome.", {"retrait": "NEGATED"}),
    ("La mairie en recense 24 depuis lundi.", {"recense": "ATTRIBUTED"}),
    ("L'ultimatum expire ce vendredi à 18 heures.", {"expire": "ASSERTED"}),
    ("Une marche blanche ce vendredi à Lyon.", {"marche": "ASSERTED", "blanche": None}),
    ("Le plan restera en vigueur jusqu'au 31 janvier.", {"restera": "ASSERTED"}),
    ("Les 12 villages ont été repris, une information impossible à vérifier.", {"repris": "UNVERIFIED"}),
]


@pytest.mark.parametrize(("sentence", "expected"), STATUS)
def test_status(nlp: Language, sentence: str, expected: dict[str, str | None]) -> None:
    found = {claim["text"]: claim["status"] for claim in spans.mentions(nlp(sentence), "claims")}
    assert {word: found.get(word) for word in expected} == expected
