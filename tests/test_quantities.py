"""Quantities: inline annotation against what the component finds; counter-examples beside them."""

from __future__ import annotations

import time
from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from recoupe import spans
from recoupe.components.quantities import find_quantities
from recoupe.gold import read_inline


def found(nlp: Language, text: str, published: str | None = "2025-03-27") -> list[dict[str, Any]]:
    doc = nlp.make_doc(text)
    doc._.recoupe_published = published
    return spans.mentions(nlp(doc), "quantities")


def brief(quantity: dict[str, Any]) -> tuple[Any, ...]:
    fields = tuple(quantity[key] for key in ("start", "end", "kind", "modifier", "value", "min", "max", "unit"))
    counted = quantity.get("counted")
    numbers = (round(value, 6) if value is not None else None for value in fields[4:7])
    return (*fields[:4], *numbers, fields[7], counted and counted["lemma"])


def check(nlp: Language, inline: str) -> None:
    """Compare with gold; a counted noun is compared where the gold names one."""
    gold = read_inline(f'<article id="t" published="2025-03-27">{inline}</article>')[0]
    got = [brief(q) for q in found(nlp, gold.text or "")]
    want = [brief(dict(q)) for q in gold.quantities]
    got = [g if len(want) <= i or want[i][-1] else (*g[:-1], None) for i, g in enumerate(got)]
    assert got == want


STATED = [
    'Il a signé le <q k="ordinal" v="5" of="album">cinquième</q> et dernier album du groupe.',
    'Une <q k="ordinal" v="1" of="victoire">première</q> grande victoire se dessine.',
    'La densité du canton (<q v="1.4">1,4</q>) baisse.',
    'Elle finit à la <q k="ordinal" v="23" of="place">23e</q> place.',
    'Le musée a entre <q v="12" of="tableau">12</q> tableaux et <q v="15" mod="exact" of="vase">15</q> vases.',
    'Il vend <q v="30" of="engrais">30</q> engrais et arrête <q v="2" of="penalty">deux</q> penalties.',
    'Le pays compte <q v="4832" of="avenue">4 832</q> avenues.',
    # counted behind
    'Le navire transportait <q v="3000" of="soldat">3 000</q> soldats supplémentaires.',
    'Il a fallu évacuer <q v="30" mod="approx" of="maison">une trentaine</q> de maisons.',
    'Le cortège a réuni <q v="2500" mod="approx" of="personne">quelque 2 500</q> personnes.',
    'Le séisme a fait <q v="12" of="mort">12</q> morts et <q v="30" of="blessé">trente</q> blessés.',
    'Les pompiers ont compté <q v="12" of="tué">12</q> tués.',
    'Ils ont sauvé <q v="40" mod="at_least" of="chèvre">au moins 40</q> jeunes chèvres.',
    '<q k="percent" v="45" u="%" of="ménage">45 %</q> des ménages sont concernés.',
    'Il est tombé <q k="measure" v="112" u="mm" of="pluie">112 mm</q> de pluie.',
    'La douane a saisi <q k="measure" v="84" u="kg" of="or">84 kilos</q> d’or.',
    'Une rencontre des <q v="2" of="état-major">deux</q> états-majors est prévue.',
    'Le séquençage a relié <q v="24" of="patient">24</q> des <q v="26" of="patient">26</q> patients à la tour.',
    'On paie <q k="money" v="755" u="XOF" of="litre">755 francs CFA</q> le litre de gasoil.',
    'Il y a des lance-roquettes multiples de <q k="measure" v="240" u="mm" of="lance-roquettes">240 mm</q>.',
    'Il a <q v="200" of="canon">200</q> canons automoteurs de <q k="measure" v="170" u="mm" of="canon">170 mm</q>.',
    'Le pays limite ses exportations à <q k="measure" v="18000" u="t" of="exportation">18 000 tonnes</q>.',
    'Il croisait à <q k="measure" v="60" mod="less_than" u="[nmi_i]">moins de 60 milles</q>.',
    '<q v="2" of="homme">Deux</q> hommes de <q k="measure" v="31" u="a" of="homme">31</q> et '
    '<q k="measure" v="38" u="a" of="homme">38 ans</q> ont été arrêtés.',
    'La rançon (<q k="money" v="3400000" mod="approx" u="EUR">environ 3,4 millions d’euros</q>) a été payée.',
    # «un» the article beside a count, in a list, and nouns that no pronoun takes up
    'Selon une source proche, <q v="4000" mod="nearly" of="soldat">près de 4 000</q> soldats sont partis.',
    'Ils ont trouvé <q v="1" of="arme">une</q> arme, <q v="300" of="cartouche">300</q> cartouches et '
    '<q v="1" of="couteau">un</q> couteau.',
    'Cela porte à <q v="11000" of="militaire">11 000</q> le nombre de militaires. Un chiffre énorme, surtout quand '
    '<q v="4000" of="militaire">4 000</q> d’entre eux ont été tués.',
    'Le conseil a voté la création d’une <q k="ordinal" v="5" of="classe">cinquième</q> classe.',
    # ranges: by how much, and beyond all years
    'Les prises ont chuté de <q k="percent" mod="range" min="55" max="60" u="%">55 à 60 %</q>.',
    'Le nombre de visiteurs varie <q mod="range" min="1000" max="5000" of="visiteur">de 1000 à 5000</q>.',
    # counted before
    'Une amende de <q k="money" v="2000000" u="EUR" of="amende">2 M€</q> a été prononcée.',
    'Ils ont saisi des canons de <q k="measure" v="170" u="mm" of="canon">170 mm</q>.',
    'Le chiffre d’affaires de <q k="money" v="3200000000" u="EUR" of="chiffre d\'affaires">3,2 Md€</q> recule.',
    'Le précédent record, <q k="measure" v="316" u="m3/s" of="record">316 m³/s</q>, datait de là.',
    # counted through the verb
    'Le nombre de morts s’élève à <q v="12" of="mort">12</q>.',
    'Le débit est de <q k="measure" v="338" u="m3/s" of="débit">338 m³/s</q>.',
    'La direction évalue la participation à <q k="percent" v="52" u="%" of="participation">52 %</q>.',
    'Il estime à <q v="3200" of="déplacé">3 200</q> le nombre de déplacés.',
    # taken over
    'Les <q v="3000" of="soldat">3 000</q> soldats, dont <q v="400" of="soldat">400</q> d’entre eux.',
    'Le choc a tué <q v="5" of="passager">cinq</q> passagers ; <q v="12" of="passager">12</q> autres sont soignés.',
    'Il perd <q k="money" v="48e6" u="EUR">48 M€</q>, contre <q k="money" v="31e6" u="EUR">31 millions</q> hier.',
    # modifiers
    'Il a payé <q k="money" v="3" mod="more_than" u="EUR">plus de trois euros</q>.',
    'Il faut <q k="measure" v="60" mod="at_least" u="Cel">60 °C au moins</q>.',
    'On a vu <q v="3000" mod="approx" of="personne">3 000</q> personnes environ.',
    '<q k="ratio" v="0.5" mod="more_than" of="habitant">Plus de la moitié</q> des habitants sont partis.',
    'Ils étaient <q v="200" mod="at_least" of="invité">pas moins de 200</q> invités.',
    'Une zone d’<q k="measure" v="110" mod="approx" u="km" of="zone">environ 110 km</q> est fermée.',
    '<q min="2000" mod="vague" of="manifestant">Des milliers</q> de manifestants ont défilé.',
    '<q min="20000" mod="vague" of="réfugié">Des dizaines de milliers</q> de réfugiés arrivent.',
    'Il a coûté <q k="money" min="2000000" mod="vague" u="EUR">plusieurs millions d’euros</q>.',
    # ranges
    'Elles vont <q k="money" min="10000000" max="20000000" mod="range" u="EUR">de 10 à 20 M€</q>.',
    'Il y a <q min="10" max="20" mod="range" of="blessé">entre 10 et 20</q> blessés.',
    'Il y a <q min="2" max="3" mod="range" of="blessé">deux ou trois</q> blessés.',
    'Ils ont brûlé <q k="measure" min="8000" max="10000" mod="range" u="t" of="blé">8 à 10 000 tonnes</q> de blé.',
    'La part est de <q k="percent" min="10" max="20" mod="range" u="%">10-20 %</q>.',
    'Elle est portée de <q k="measure" v="1000" u="m2">1.000</q> à <q k="measure" v="1500" u="m2">1.500 m2</q>.',
    # ratios
    '<q k="ratio" v="0.666667" of="français">Deux Français sur trois</q> approuvent.',
    'C’est <q k="ratio" v="3" u="x">trois fois plus</q> qu’hier.',
    'Le prix a <q k="ratio" v="2" u="x">doublé</q> en un an.',
    'C’est <q k="ratio" v="2" mod="nearly" u="x">près du double</q>.',
    # by how much, no level; a level in the words of the market
    'Les ventes ont chuté de <q k="percent" v="20" mod="more_than" u="%">plus de 20 %</q>.',
    'Le taux grimperait de <q k="percent" mod="range" min="0.3" max="0.5" u="pp">0,3 à 0,5 point</q>.',
    'Le taux a été relevé d’<q k="percent" v="0.25" u="pp">un quart de point</q>.',
    'La fréquentation a bondi de <q k="ratio" v="0.5">moitié</q> et le club respire.',
    'L’inflation a ralenti à <q k="percent" v="2.1" u="%" of="inflation">2,1 %</q>.',
    'Ce poste pèse <q k="percent" v="0.8" u="%" of="budget">0,8 %</q> d’un budget modeste.',
    'Les <q v="4000000" of="dose">4 millions</q> de doses, sur <q v="6000000" of="dose">6 millions</q> commandées.',
    # money that takes its unit or scale from what was said
    'Le bénéfice est de <q k="money" v="1e9" u="USD" of="bénéfice">1 milliard de dollars</q>, en hausse de '
    '<q k="percent" v="12" u="%">12 %</q>, et le chiffre d’affaires de '
    '<q k="money" v="18e9" u="USD" of="chiffre d\'affaires">18 milliards</q>.',
    'Il a reçu <q k="money" v="1500000" u="EUR">1,5 million d’euros</q> et en réclamait '
    '<q k="money" v="3000000" u="EUR">3</q>.',
    'Il voit un dérapage de <q k="money" mod="range" min="4e9" max="6e9" u="EUR" of="dérapage">4 à 6 milliards</q>'
    '. Le budget est de <q k="money" v="60e9" u="EUR" of="budget">60 milliards d’euros</q>.',
    # what stands before: when and by whom is not what
    'Le chantier, estimé au départ à <q k="money" v="1.2e9" u="EUR">1,2 milliard d’euros</q>, a pris du retard.',
    'Le budget de l’opération, <q k="money" v="3600000" u="EUR" of="budget">3,6 M€</q>, est voté.',
    'L’amende, de <q k="money" v="4300000" u="EUR" of="amende">4,3 M€</q>, est lourde.',
    '<q k="percent" v="19" u="%">19 %</q> des <q k="measure" v="25" mod="less_than" u="a">moins de 25 ans</q>',
    'Son taux d’alcool était de <q k="measure" v="1.9" u="g/L" of="taux">1,9 g par litre</q> de sang.',
    # one among those that share a fate
    'L’attaque a tué <q v="1" of="garde">un</q> garde et blessé <q v="2" of="passant">deux</q> passants.',
    'La cour a condamné <q v="3" of="homme">trois</q> hommes et relaxé <q v="1" of="passeur">un</q> passeur.',
    '<q v="1" of="policier">Un</q> policier a été blessé et <q v="3" of="voiture">trois</q> voitures ont brûlé.',
    '<q v="2" of="homme">Deux</q> hommes, âgés de <q k="measure" v="23" u="a">23</q> et '
    '<q k="measure" v="31" u="a">31 ans</q>, et <q v="1" of="femme">une</q> femme ont été arrêtés.',
    # ordinals: one more, and the feminine
    'Une <q k="ordinal" v="2" of="opération">seconde</q> opération a suivi.',
    'Une <q k="ordinal" v="4">quatrième</q> est entre la vie et la mort.',
    'La commune compte <q v="50" of="avaloir">50</q> de ces avaloirs.',
    # what the tagger misses, capitals without accents, old francs
    'Le déficit avoisine les <q k="percent" v="6" u="%" of="déficit">6 %</q> et inquiète.',
    'Il vise un bénéfice compris <q k="money" mod="range" min="3e9" max="4e9" u="EUR" of="bénéfice">entre 3 et 4 '
    "milliards d’euros</q>.",
    'La moyenne d’âge est de <q k="measure" v="47" u="a" of="âge">47 ans</q>.',
    'Economies votées : <q k="money" v="31e9" u="EUR" of="économie">31 milliards d’euros</q>.',
    'Un champ vendu <q k="money" v="1200000" u="FRF">1,2 million de francs</q> en 1998.',
    'Il a séduit <q v="500000" of="électeur">un demi-million</q> d’électeurs.',
    'Ils sont passés à <q k="measure" v="150" mod="less_than" u="m">moins de 150 mètres</q> l’un de l’autre.',
    'Les syndicats comptent <q v="640000" of="personne">640 000</q> personnes dans <q v="180" of="ville">180</q> '
    'villes ; la police en a dénombré <q v="212000" of="personne">212 000</q>.',
    'L’inventaire pèse <q k="percent" v="9" u="%" of="budget">9 %</q> du budget, la cantine '
    '<q k="percent" v="12" u="%" of="budget">12 %</q>.',
    # ranges by how much, sides, what takes whose unit
    'Une augmentation de capital de <q k="money" mod="range" min="250e6" max="300e6" u="EUR">250 à 300 millions '
    "d’euros</q>.",
    'Une nappe de <q k="measure" v="12" u="km" of="nappe">12 km</q> sur <q k="measure" v="3" u="km">3</q> dérive.',
    'Plombée par <q k="money" v="200e6" u="EUR" of="perte">200 millions d’euros</q> de pertes, elle annonce '
    '<q v="1400" of="poste">1 400</q> postes en moins, dont <q v="240" of="poste">240</q> en Belgique.',
    'La létalité est de <q k="percent" v="3.8" u="%">3,8 %</q> : <q v="58" of="mort">58</q> morts pour '
    '<q v="1512" of="cas">1 512</q> cas, contre <q v="47">47</q> lundi.',
    'La dette s’établit à <q k="money" v="940e6" u="EUR" of="dette">940 millions</q>, soit '
    '<q k="money" v="2100" u="EUR">2 100 euros</q> par habitant. Le budget est de '
    '<q k="money" v="2e9" u="EUR" of="budget">2 milliards d’euros</q>.',
    'Au Cameroun, le bidon coûte <q k="money" v="250" u="XAF">250 francs CFA</q>.',
    'On compte <q v="9000" of="sans-abri">9 000</q> sans-abri et <q v="21" of="soudanais">21</q> Soudanais.',
    '<q k="percent" v="64" u="%" of="enfant">64 %</q> des enfants de '
    '<q k="measure" v="5" mod="less_than" u="a">moins de 5 ans</q> sont vaccinés.',
    # ordinals, ones, signs, compounds
    'C’est la <q k="ordinal" v="3" of="attaque">troisième</q> attaque.',
    'Le fleuve a emporté <q v="1" of="camion">un seul</q> camion.',
    'Il y a <q v="1" of="mort">un</q> mort et <q v="3" of="blessé">trois</q> blessés.',
    'Il a fait <q k="measure" v="-5" u="Cel">-5 °C</q> hier.',
    'Le mur mesure <q k="measure" v="1.5" u="m">1 m 50</q>.',
    'Le billet coûte <q k="money" v="15.15" u="USD">15 dollars et 15 cents</q>.',
    'Elle a <q k="measure" v="24" u="a">24 ans</q>.',
    'Un séisme de magnitude <q k="measure" v="5.8" u="{magnitude}">5,8</q> a eu lieu.',
    'La cote a perdu <q k="percent" v="2" u="pp">deux points de pourcentage</q>.',
    '<q v="2000" of="manifestant">2000</q> manifestants ont défilé en 2000.',
]


@pytest.mark.parametrize("inline", STATED)
def test_states(nlp: Language, inline: str) -> None:
    check(nlp, inline)


#: The devices of French approximation: each with its modifier, value or bounds.
#: Parts, others, opinions side by side: what a number takes its noun or its unit from.
LINKED = [
    'Elle porte <q v="2" of="valise">deux</q> lourdes valises.',
    '<q v="17000" of="électeur">Dix-sept mille</q> électeurs ont voté.',
    'La <q k="ordinal" v="21" of="édition">XXIe</q> édition du salon a fermé.',
    'Le <q k="ordinal" v="3" of="cd">troisième</q> CD est sorti.',
    'Il est arrivé en tête au <q k="ordinal" v="1" of="tour">premier</q> tour.',
    'Le panier contient <q v="4" of="poireau">quatre</q> gros poireaux.',
    'On y verse une rente de <q k="money" v="300" u="GBP" of="rente">300 livres</q>.',
    'On a compté <q v="840" of="bulletin">840</q> bulletins, soit '
    '<q k="percent" v="61" u="%" of="bulletin">61 %</q>.',
    'Une cuve de <q k="measure" v="4" u="m" of="cuve">4 mètres</q> sur '
    '<q k="measure" v="5" u="m" of="cuve">5 mètres</q> est livrée.',
    '<q k="ratio" v="0.333333" of="litre">Un litre sur trois</q> se perd dans les tuyaux.',
    '<q v="14" of="école">Quatorze</q> écoles rurales, sur les <q v="96" of="école">96</q> du canton, ont fermé.',
    '<q v="80" of="pompier">Quatre-vingts</q> pompiers sont partis; <q v="30" mod="approx" of="pompier">une'
    " trentaine</q> d'autres suivront.",
    'Il fallait <q v="700" of="logement">700</q> logements. On est loin des <q v="950" of="logement">950</q>'
    " promis par le maire.",
    'L\'agence dénombre <q v="12" of="noyade">douze</q> noyades ; l\'association en compte'
    ' <q v="19" of="noyade">19</q>.',
    'Ils ont passé la nuit dans les <q v="32" of="gymnase">32</q> gymnases ouverts.',
    'Le vol de <q k="measure" v="3.5" u="t" mod="nearly" of="cuivre">près de trois tonnes et demie</q> de cuivre.',
    'Soit <q k="ratio" v="0.2" mod="approx" of="budget">un cinquième environ</q> du budget.',
    'Une foule estimée à <q v="20000" of="personne">20 000</q> personnes par la police et à'
    ' <q v="60000" of="personne">60 000</q> par les syndicats a défilé.',
    'Les gains sont évalués à <q k="money" v="70000000" u="EUR" of="gain">70 millions d\'euros</q>, dont'
    ' <q k="percent" v="40" u="%" of="gain">40 %</q> sur les achats.',
    'Son levier grimpera à <q k="ratio" v="2.7" u="x">2,7 fois</q>.',
    'Le décret augmente les primes de <q k="percent" mod="range" min="5" max="12" u="%">5 à 12 %</q>.',
    'La mort d\'<q v="1" of="couvreur">un</q> couvreur a choqué le village.',
    'Une rafale à <q k="measure" v="187" u="km/h" of="rafale">187 km/h</q> a été mesurée.',
]
UNLINKED = [
    "Elle a gagné trois fois le Tour de Suisse.",
    "Il est revenu dans une quinzaine.",
]


@pytest.mark.parametrize("inline", LINKED)
def test_links(nlp: Language, inline: str) -> None:
    check(nlp, inline)


@pytest.mark.parametrize("text", UNLINKED)
def test_is_no_multiple(nlp: Language, text: str) -> None:
    assert all(quantity["kind"] == "count" and quantity["unit"] is None for quantity in found(nlp, text))


DEVICES = [
    '<q v="12" mod="approx" of="élu">À peu près 12</q> élus.',
    'Ils sont <q v="12" mod="approx">autour de 12</q>.',
    'Il y a <q v="300" mod="approx" of="élu">aux alentours de 300</q> élus.',
    'Le prix est <q k="money" v="5000000" mod="approx" u="EUR">de l’ordre de 5 millions d’euros</q>.',
    '<q v="300" mod="nearly" of="élu">Presque 300</q> élus.',
    'On a vu <q v="300" mod="nearly" of="élu">pas loin de 300</q> élus.',
    'On a vu <q v="300" mod="less_than" of="élu">un peu moins de 300</q> élus.',
    'On a vu <q v="300" mod="more_than" of="élu">largement plus de 300</q> élus.',
    'On a vu <q v="300" mod="at_least" of="élu">au bas mot 300</q> élus.',
    'On a vu <q v="300" mod="at_least" of="élu">300</q> élus au minimum.',
    'On a vu <q v="300" mod="at_most" of="élu">pas plus de 300</q> élus.',
    'On a vu <q v="300" mod="at_most" of="élu">tout au plus 300</q> élus.',
    'On a vu <q v="12" of="élu">12</q> élus seulement.',
    'Il ne reste plus que <q v="12" of="place">12</q> places.',
    '<q v="10" mod="approx" of="témoin">Une bonne dizaine</q> de témoins.',
    '<q v="10" mod="approx" of="témoin">Une petite dizaine</q> de témoins.',
    '<q v="6" mod="approx" of="témoin">Une demi-douzaine</q> de témoins.',
    '<q v="1000" mod="approx" of="témoin">Un millier</q> de témoins.',
    '<q v="100" mod="more_than" of="témoin">Cent et quelques</q> témoins.',
    '<q min="200" mod="vague" of="témoin">Plusieurs centaines</q> de témoins.',
    '<q min="20" mod="vague" of="témoin">Quelques dizaines</q> de témoins.',
    '<q k="ratio" v="0.333333" of="élève">Un tiers</q> des élèves.',
    '<q k="ratio" v="0.3" of="soldat">Trois soldats sur dix</q>, dont <q v="12" of="femme">12</q> femmes.',
    '<q v="0" of="mort">Zéro</q> mort.',
    'Il est <q mod="range" min="2" max="3">deux ou trois</q>.',
    '<q k="percent" mod="range" min="30" max="40" u="%" of="votant">Entre 30 et 40 %</q> des votants.',
    'La facture passe de <q k="money" v="12e6" u="EUR" of="facture">12</q> à '
    '<q k="money" v="15e6" u="EUR" of="facture">15 millions d’euros</q>.',
    '<q v="17" mod="at_least" of="département">Pas moins de 17</q> départements.',
]


@pytest.mark.parametrize("inline", DEVICES)
def test_devices_of_approximation(nlp: Language, inline: str) -> None:
    check(nlp, inline)


@pytest.mark.parametrize(
    "text",
    [
        "Le G7 se réunit à Paris.",
        "Le Boeing 737 a décollé.",
        "L’article 49.3 sera utilisé.",
        "Appelez le 06 12 34 56 78.",
        "Les palais du XVIIIe siècle et la Ve République.",
        "Elle loge au premier, et c’est une première.",
        "La route départementale 12, puis 14, est fermée.",
        "Il n’y a plus de pain.",
        "Une femme a été entendue.",
        "La version 2.1.4 est sortie.",
        "Il a gagné 3-1 samedi.",
        "Selon l’article 12 de la loi, c’est interdit.",
        "Il habite au 12, rue de la Paix.",
        "Le groupe des Vingt-Sept se réunit.",
        "Le Premier ministre a parlé en premier lieu.",
        "Il roule sur la route nationale 7.",
        "Rendez-vous à 14 h 30 ou le 3 mars 2024.",
        "Une centrale a été mise en quarantaine.",
        "Composez le 112 sans attendre.",
        "Il a acheté un vélo neuf.",
        "C’est un deux-pièces.",
        "La RN7, la 4G, le R5, Apollo 11 et le Covid-19.",
        "À la Une, l’un des deux a mangé un quatre-quarts.",
        "Le match, le no 5, au 3e étage, au chapitre 3, à 20 h.",
        "Il en va de l’honneur d’un homme.",
        "Quelque peu surpris, il dit quelque chose, en quelque sorte.",
        "Il veut plus de cohérence et n’a plus que cela.",
        "Il va jusqu’à Lyon, près de Lyon, à peine arrivé.",
        "C’est moins cher, trois fois par semaine, depuis trois ans.",
        "Il a été condamné à 18 mois de prison, dont 12 avec sursis.",
        "Nantes a battu Lille 2 à 1.",
        "La voiture qui doublait a heurté un mur.",
        "Son second, Pieter, a parlé.",
        "Une poignée de militants attendait.",
        "Les premiers véhicules sont arrivés.",
        "Il a couru en 10\"82 puis en 12'34.",
        "C’est un produit à cent pour cent local.",
        "La mi-temps 2 sera rude.",
        "Il égalise à la 65e avant de sortir.",
        "La roche a entre 12 et 15 millions d’années.",
        "Le roman [1] a plu.",
        "Les 90’s reviennent.",
        "Elle vit au 4832 avenue Laurier.",
        "Tél. : 000111 82-2100",
        "Cette grande première a plu.",
        "C’est une première mondiale.",
        "Ils vivaient entre deux guerres, à deux pas du port.",
        "Le chien fait les cent pas et les quatre cents coups.",
    ],
)
def test_lookalikes(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


@given(st.text(alphabet=st.sampled_from("un deux 3 000 , . % € km de à et entre plus - | \n«»dMorts"), max_size=60))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_points_at_itself(nlp: Language, text: str) -> None:
    plain = spans.plain(nlp.make_doc(text))
    for quantity in found(nlp, text):
        assert quantity["text"] == plain[quantity["start"] : quantity["end"]]


def test_roles_rates_and_si(nlp: Language) -> None:
    sold, rate = found(nlp, "Il vend 3 000 tonnes supplémentaires, à 50 euros par mois.")
    assert (sold["role"], sold["si_value"], sold["si_unit"]) == ("increment", 3_000_000.0, "kg")
    assert (rate["role"], rate["per"]) == ("rate", "mo")


def test_change_gives_two_quantities(nlp: Language) -> None:
    before, after = found(nlp, "La facture passe de 12 à 15 millions d’euros.")
    assert (before["value"], before["unit"], before["role"]) == (12_000_000, "EUR", "change_from")
    assert (after["value"], after["unit"], after["role"]) == (15_000_000, "EUR", "change_to")


def test_bound_said_by_a_verb(nlp: Language) -> None:
    (quantity,) = found(nlp, "La note dépasse 15 millions d’euros.")
    assert (quantity["modifier"], quantity["bound"]) == ("exact", "more_than")


def test_table_row_counts_its_heading(nlp: Language) -> None:
    table = "Poste | 2020 | 2024 |\nChiffre d’affaires (M€) | 41 | 31 |\nSoldats | 11 000 déployés | 12 |\n"
    rows = [
        (q["value"], q["unit"], q["counted"]["lemma"]) for q in found(nlp, table) if q["value"] not in (2020, 2024)
    ]
    turnover = "chiffre d'affaires"
    assert rows == [
        (41_000_000, "EUR", turnover),
        (31_000_000, "EUR", turnover),
        (11_000, None, "soldat"),
        (12, None, "soldat"),
    ]


@pytest.mark.parametrize(
    ("table", "want"),
    [
        (
            "| Commune | Morts | Blessés |\n| --- | --- | --- |\n| Nantes | 12 | 30 |",
            [(12, None, "mort"), (30, None, "blessé")],
        ),
        (
            "| Poste | 2025 | 2026 |\n| --- | --- | --- |\n| Recettes (milliards de FCFA) | 7,9 | 8,6 |",
            [(7.9e9, "XOF", "recette"), (8.6e9, "XOF", "recette")],
        ),
        (
            "| Pays | Exportations (en milliers de tonnes) |\n| --- | --- |\n| Ghana | 46,5 |",
            [(46500, "t", "exportation")],
        ),
        ("| Bilan | 19 janvier |\n| --- | --- |\n| Corps repêchés | 14 |", [(14, None, "corps")]),
    ],
)
def test_tables(nlp: Language, table: str, want: list[tuple[float, str | None, str]]) -> None:
    got = [(q["value"], q["unit"], (q["counted"] or {}).get("lemma")) for q in found(nlp, table)]
    assert got == want


def test_works_without_tags_or_parse() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("recoupe_quantities")
    (quantity,) = spans.mentions(nlp("Il y a 3 000 soldats."), "quantities")
    assert (quantity["value"], quantity["counted"]["lemma"]) == (3000, "soldat")
    assert spans.mentions(nlp(""), "quantities") == []


@pytest.mark.parametrize("line", ["12 " * 33_000, "1" * 100_000, "3,5 % " * 16_000, "un, " * 25_000, "+1" * 50_000])
def test_long_lines_take_linear_time(line: str) -> None:
    doc = spacy.blank("fr")(line[: len(line) // 10])
    start = time.process_time()
    find_quantities(doc)
    tenth = time.process_time() - start
    doc = spacy.blank("fr")(line)
    start = time.process_time()
    find_quantities(doc)
    assert time.process_time() - start < 30 * tenth + 0.5
