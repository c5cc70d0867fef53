# ruff: noqa: E501 - a sentence with its marks stays on one line
"""Entities: each rule with its sentences in the guide's inline notation, counter-examples beside them."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import recoupe
from recoupe import spans
from recoupe.components.entities.find import find_entities
from recoupe.gazetteer import default, with_file
from recoupe.gold import read_inline

Found = set[tuple[str, str]]


def pairs(mentions: list[dict[str, object]]) -> set[tuple[object, ...]]:
    return {(m["start"], m["end"], m["label"]) for m in mentions}


def check(nlp: Language, marked: str, *, canonical: bool = True) -> None:
    """Compare the entities of an inline-marked text with those found: spans, labels, and keys where given."""
    (gold,) = read_inline(f'<article id="t">{marked}</article>')
    doc = nlp(gold.text or "")
    found = spans.mentions(doc, "entities")
    assert pairs(found) == pairs(gold.layer("entities"))
    if canonical:
        expected = {(m["start"], m["canonical"]) for m in gold.layer("entities") if m["canonical"]}
        assert expected <= {(m["start"], m["canonical"]) for m in found}


def keys_of(nlp: Language, text: str) -> list[tuple[str, str | None]]:
    return [(m["text"], m["canonical"]) for m in spans.mentions(nlp(text), "entities")]


COUNTRIES = [
    'La <e l="LOC" c="country:KP">Corée du Nord</e> a tiré deux missiles vers le <e l="LOC" c="country:JP">Japon</e>.',
    'Des troupes <e l="NORP" c="country:KP">nord-coréennes</e> sont arrivées en <e l="LOC" c="country:RU">Russie</e>.',
    'La <e l="LOC" c="country:KP">RPDC</e> et la <e l="LOC" c="country:CN">République populaire de Chine</e> négocient.',
    'Les <e l="NORP" c="country:UA">Ukrainiens</e> et les <e l="NORP" c="country:RU">Russes</e> ont échangé des prisonniers.',
    'Un diplomate <e l="NORP" c="country:US">américain</e> est attendu aux <e l="LOC" c="country:AE">Émirats arabes unis</e>.',
    'Il vit en <e l="LOC" c="country:CI">Côte d’Ivoire</e> depuis deux ans.',
    'La <e l="LOC" c="country:CH">Suisse</e> a voté, un <e l="NORP" c="country:CH">Suisse</e> sur deux a dit non.',
    'La police <e l="NORP" c="country:NE">nigérienne</e> et l’armée <e l="NORP" c="country:NG">nigériane</e> se coordonnent.',
    'Le navire a quitté l’<e l="LOC" c="country:MU">île Maurice</e> lundi.',
    'Le cyclone a frappé <e l="LOC" c="country:RE">La Réunion</e> dans la nuit.',
]
DEMONYM_LOOK_ALIKES = [
    "Il parle couramment le français et écrit en russe.",
    "Le texte a été traduit de l’anglais.",
    "Les enfants ont adoré les montagnes russes.",
    "Les conservateurs du musée ont fermé la réserve.",
    "Elle exerce une profession libérale.",
    "La réunion de mardi a duré trois heures.",
]
RELIGION_AND_POLITICS = [
    'Des fidèles <e l="NORP">musulmans</e> et <e l="NORP">chrétiens</e> ont prié ensemble.',
    'Le député <e l="NORP">socialiste</e> a voté contre.',
    'Les sénateurs <e l="NORP">républicains</e> ont bloqué le texte.',
    'La milice <e l="NORP">chiite</e> a revendiqué l’attaque.',
]
INHABITANTS = [
    'Le courrier a été envoyé à tous les <e l="NORP">Verdunois</e> lundi.',
    'La police a interpellé un <e l="NORP">Belfortain</e> ivre.',
    'La rencontre entre <e l="NORP">Lorrains</e> a été reportée.',
]
COUNTRY_TRAPS = [
    'Il revient des <e l="LOC" c="country:PH">Philippines</e> lundi.',
    'Une visite au <e l="LOC" c="country:LA">Laos</e> est prévue.',
]
BOUNDARIES = [
    'Le concert de l’<e l="ORG">Harmonie municipale de Vesoul</e> est complet.',
    'Selon l’association <e l="ORG">Lumière vive</e>, la route est fermée.',
    'Les délégués des <e l="ORG">Rapides de la Meuse</e> protestent.',
    'Le parking de la <e l="LOC">Tour du Puits</e> est fermé, le <e l="MISC">Tour de France</e> passe.',
    'La <e l="ORG">capitainerie de La Rochelle</e> a lancé l’alerte.',
    'Il dort à bord du <e l="MISC">Varangel</e> depuis lundi.',
    'Le vraquier <e l="MISC">Varangel</e> a quitté le port de <e l="LOC">Sfax</e>.',
    "Le déficit atteint 5 % du produit intérieur brut (PIB) cette année.",
    "Les pirates ont copié 180 Go de données.",
    'La conserverie <e l="ORG">Trémazan</e> recrute.',
    'Selon <e l="ORG">Le Fil dijonnais</e>, le vote est reporté.',
    'Le bulletin de l’<e l="ORG">Agence France-Presse</e> <e l="PER">Sarah Cohen</e> en parle.',
    'Les habitants de <e l="LOC">Vouthéry</e> attendent.',
    'Le <e l="LOC" c="place:fleuve Congo">fleuve Congo</e> a débordé.',
]
PLACES = [
    'Il est né à <e l="LOC" c="city:Villeurbanne">Villeurbanne</e>, dans le <e l="LOC" c="place:Rhône">Rhône</e>.',
    'L’incendie a touché l’<e l="LOC" c="place:Aude">Aude</e> et les <e l="LOC">Bouches-du-Rhône</e>.',
    'Les secours sont arrivés de <e l="LOC" c="city:Kiev">Kyiv</e> et de <e l="LOC" c="city:Kharkiv">Kharkiv</e>.',
    'Des pirogues ont traversé le <e l="LOC" c="place:lac Tchad">lac Tchad</e> de nuit.',
    'Le <e l="LOC">pont de la Maltière</e> a été fermé, comme l’<e l="LOC">A16</e>.',
    'Le convoi est parti vers <e l="LOC" c="city:Vouthéry">Vouthéry</e> à l’aube.',
    'Un incendie s’est déclaré <e l="LOC">rue Victor-Hugo</e> mardi.',
]
PERSONS = [
    'La ministre <e l="PER" c="person:Jeanne Aubrac-Tellier">Jeanne Aubrac-Tellier</e> a démissionné.',
    'Le colonel <e l="PER">Idriss Mahamat Zene</e> a été blessé.',
    'Le préfet, <e l="PER">Alban de Sury</e>, a quitté la salle.',
    '<e l="PER">Nadine Kervella</e>, 52 ans, a tout perdu. M. <e l="PER">Gourmelon</e> a porté plainte.',
    'Le prince <e l="PER" c="person:Mohammed ben Salmane">Mohammed ben Salmane</e> a reçu le président <e l="PER" c="person:Emmanuel Macron">Emmanuel Macron</e>.',
    'Me <e l="PER">Lucie Desforges</e> défend le suspect.',
    'Selon <e l="PER">Jean-Baptiste Kermorvan</e>, le site rouvrira.',
]
ORGANISATIONS = [
    'L’affaire est jugée par le <e l="ORG">tribunal de grande instance de Lyon</e>.',
    'Le <e l="ORG">ministère russe de la Défense</e> a confirmé.',
    'Le <e l="ORG">ministère ukrainien des Affaires étrangères</e> a protesté.',
    'Elle enseigne à l’<e l="ORG">université de Kiev</e>.',
    'L’<e l="ORG">Observatoire des frontières sahéliennes</e> a publié une note.',
    'Le groupe <e l="ORG">Corvalys</e> va fermer une usine.',
    'Le <e l="ORG">parquet d’Annecy</e> a ouvert une enquête.',
    'La <e l="ORG">CGT</e> et la <e l="ORG">CFDT</e> appellent à la grève.',
    'Dans <e l="ORG" c="org:Le Monde">Le Monde</e>, l’<e l="ORG" c="org:AFP">AFP</e> est citée.',
    'Le quotidien <e l="ORG">La Gazette mosane</e> a révélé l’affaire.',
    'D’après la revue <e l="ORG">Eaux et Sols</e>, le débit a doublé.',
    'L’<e l="ORG" c="org:ONU">ONU</e>, l’<e l="ORG" c="org:Otan">OTAN</e> et l’<e l="ORG" c="org:UE">Union européenne</e> ont réagi.',
    'L’<e l="ORG" c="org:OMS">Organisation mondiale de la santé</e> (<e l="ORG" c="org:OMS">OMS</e>) s’inquiète.',
    'L’<e l="ORG" c="org:OBM">Office bernois des moraines</e> (<e l="ORG" c="org:OBM">OBM</e>) surveille le glacier.',
    'L’<e l="ORG" c="org:ARS">agence régionale de santé</e> (<e l="ORG" c="org:ARS">ARS</e>) a fermé le site.',
    'Le <e l="ORG" c="org:CCAS">CCAS</e> (<e l="ORG" c="org:CCAS">Centre communal d’action sociale</e>) distribue des repas.',
]
NO_ORGANISATION = [
    "Le ministère de la Défense a confirmé.",
    "Le gouvernement et l’armée ont réagi.",
    "Un tribunal a ordonné sa libération.",
    "Le PDG a touché 2 millions d’euros hors TVA.",
    "L’ADN a parlé, selon un médecin du SAMU.",
    "Le Premier ministre et le président de la République se sont vus.",
    "L’État a versé trois millions d’euros.",
]
WORKS = [
    'Deux <e l="MISC">F-16</e> et un <e l="MISC">Mi-17</e> ont décollé.',
    'L’hélicoptère <e l="MISC">Dragon 25</e> a été mobilisé.',
    'Les <e l="MISC">Jeux olympiques</e> ont rapporté moins que la <e l="MISC">Coupe du monde</e>.',
    'Il a été interrogé au <e l="MISC">13 Heures</e> de <e l="ORG">Canal Semoy</e>.',
    'L’<e l="MISC">accord de Paris</e> a été signé par 195 pays.',
]
BLOCKS = [
    "Une Alliance Qui Fait Trembler Le Monde\n\nLe texte suit.",
    "Que Sait-on De L’éclosion ?\n\nPeu de choses.",
    "- Reconnaissance avancée pour repérer les ennemis.\n- Frappes ciblées.",
    "Élément | Contribution Estimée | Impact Estimé |\nSoldats | 11 000 déployés | Renforts sur le front |",
    'Que Gagne La <e l="LOC" c="country:KP">Corée Du Nord</e> ?\n\nElle gagne du temps.',
    'Ville | <e l="LOC" c="country:CH">Suisse</e> | <e l="LOC" c="country:FR">France</e> |\nMénages | 12 | 14 |',
    '<e l="LOC" c="city:Sedan">SEDAN</e> (<e l="LOC" c="place:Ardennes">Ardennes</e>), 8 octobre – Huit personnes ont été blessées.',
    '<e l="LOC" c="city:Saint-Ursanne">SAINT-URSANNE</e> (<e l="LOC">JU</e>), 25 novembre – La rivière déborde à <e l="LOC" c="city:Saint-Ursanne">Saint-Ursanne</e>.',
    '<e l="ORG" c="org:Vortalis">Vortalis</e> Ferme Son Usine De Pneus\n\nLe groupe <e l="ORG">Vortalis</e> se tait.',
]


@pytest.mark.parametrize("marked", COUNTRIES + RELIGION_AND_POLITICS)
def test_countries_and_peoples(nlp: Language, marked: str) -> None:
    check(nlp, marked)


@pytest.mark.parametrize("text", DEMONYM_LOOK_ALIKES)
def test_demonym_look_alikes(nlp: Language, text: str) -> None:
    check(nlp, text)


@pytest.mark.parametrize("text", ["Les Dubois habitent ici.", "Il a invité les Langlois à dîner."])
def test_families_are_no_inhabitants(nlp: Language, text: str) -> None:
    assert "NORP" not in {m["label"] for m in spans.mentions(nlp(text), "entities")}


@pytest.mark.parametrize("marked", PLACES + INHABITANTS + COUNTRY_TRAPS + BOUNDARIES)
def test_places(nlp: Language, marked: str) -> None:
    check(nlp, marked)


@pytest.mark.parametrize("marked", PERSONS)
def test_persons(nlp: Language, marked: str) -> None:
    check(nlp, marked)


@pytest.mark.parametrize("marked", ORGANISATIONS)
def test_organisations(nlp: Language, marked: str) -> None:
    check(nlp, marked)


@pytest.mark.parametrize("text", NO_ORGANISATION)
def test_no_organisation(nlp: Language, text: str) -> None:
    check(nlp, text)


@pytest.mark.parametrize("marked", WORKS)
def test_works(nlp: Language, marked: str) -> None:
    check(nlp, marked)


@pytest.mark.parametrize("marked", BLOCKS)
def test_capitals_that_say_nothing(nlp: Language, marked: str) -> None:
    check(nlp, marked)


def test_person_by_surname(nlp: Language) -> None:
    found = keys_of(nlp, "Le maire, Luc Thiriet, a parlé. M. Thiriet reste en poste. Thiriet a promis une réponse.")
    assert found == [
        ("Luc Thiriet", "person:Luc Thiriet"),
        ("Thiriet", "person:Luc Thiriet"),
        ("Thiriet", "person:Luc Thiriet"),
    ]


def test_two_persons_of_one_name_stay_open(nlp: Language) -> None:
    doc = nlp("Luc Thiriet et Anne Thiriet ont parlé. M. Thiriet reste en poste.")
    last = spans.mentions(doc, "entities")[-1]
    assert last["canonical"] is None
    assert last["candidates"] == ["person:Anne Thiriet", "person:Luc Thiriet"]


def test_short_form_of_an_organisation(nlp: Language) -> None:
    text = "L’Observatoire des frontières sahéliennes alerte. Selon l’Observatoire, le coût augmente."
    assert [canonical for _, canonical in keys_of(nlp, text)] == ["org:Observatoire des frontières sahéliennes"] * 2


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Le gouvernement congolais a réagi à Kinshasa, en RDC.", "country:CD"),
        ("Le gouvernement congolais a réagi.", None),
        ("L’armée coréenne est en alerte.", None),
        ("L’armée coréenne est en alerte en Corée du Sud.", "country:KR"),
    ],
)
def test_shared_demonyms(nlp: Language, text: str, canonical: str | None) -> None:
    found = [m for m in spans.mentions(nlp(text), "entities") if m["label"] == "NORP"]
    assert [m["canonical"] for m in found] == [canonical]
    assert ("candidates" in found[0]) == (canonical is None)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Séoul a démenti ces accusations.", "country:KR"),
        ("Selon Moscou, l’attaque a échoué.", "country:RU"),
        ("Le président est arrivé à Séoul.", None),
        ("La manifestation a eu lieu dans Paris.", None),
    ],
)
def test_capital_for_a_government(nlp: Language, text: str, country: str | None) -> None:
    (found,) = spans.mentions(nlp(text), "entities")
    assert found["label"] == "LOC"
    assert found.get("stands_for") == country
    assert found.get("metonymy", False) is (country is not None)


@pytest.mark.parametrize(
    ("marked"),
    [
        'L’opérateur <e l="ORG" c="org:Orange">Orange</e> a perdu des clients.',
        'Le mistral souffle à <e l="LOC" c="city:Orange">Orange</e>.',
        'Le témoin, <e l="PER">Paris Hervieu</e>, 31 ans, est resté.',
        'Le général <e l="PER">George Washington</e> est cité.',
    ],
)
def test_homonyms(nlp: Language, marked: str) -> None:
    check(nlp, marked)


def test_transliterations_share_a_key(nlp: Language) -> None:
    text = "Volodymyr Zelensky est à Kiev. Volodymyr Zelenskyy est à Kyiv. Le président Zelensky y reste."
    canonical = [key for _, key in keys_of(nlp, text)]
    assert canonical == ["person:Volodymyr Zelensky", "city:Kiev"] * 2 + ["person:Volodymyr Zelensky"]


def test_user_gazetteer(tmp_path: Path, nlp: Language) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,label,canonical,aliases\nTour nord,LOC,place:Tour nord,la Nord\n", encoding="utf-8")
    doc = nlp("La Tour nord a été fermée.")
    found = find_entities(doc, with_file(path))
    assert [(m["text"], m["canonical"], m["rule"]) for m in found] == [
        ("Tour nord", "place:Tour nord", "entity.known.user")
    ]


def test_unknown_user_gazetteer_is_refused() -> None:
    with pytest.raises(OSError, match="nowhere"):
        recoupe.load(recoupe_entities={"gazetteer": "nowhere.csv"})


def test_every_mention_says_its_rule(nlp: Language) -> None:
    doc = nlp("Le groupe Corvalys fermera son site de Sedan, a dit M. Hoste à l’AFP.")
    assert all(m["rule"].startswith("entity.") for m in spans.mentions(doc, "entities"))
    cues = {m["text"]: [cue["text"] for cue in m.get("cues", [])] for m in spans.mentions(doc, "entities")}
    assert cues["Corvalys"] == ["groupe"]
    assert cues["Hoste"] == ["M"]


def test_names_do_not_nest(nlp: Language) -> None:
    doc = nlp(
        "Le ministère français de l’Économie et des Finances a saisi la Cour de justice de l’Union européenne."
    )
    found = spans.mentions(doc, "entities")
    assert [m["text"] for m in found] == [
        "ministère français de l'Économie et des Finances",
        "Cour de justice de l'Union européenne",
    ]


def test_without_parse_or_tags() -> None:
    import spacy

    spans.register()
    doc: Doc = spacy.blank("fr")("La France et l’ONU ont réagi, selon M. Dupont.")
    assert [m["text"] for m in find_entities(doc, default())] == ["France", "ONU", "Dupont"]


@pytest.mark.parametrize("text", ["", "\n\n", "«»", "|||", "M.", "L’", "(", "A" * 5000, "É. " * 2000, "- " * 500])
def test_odd_texts(text: str) -> None:
    import spacy

    spans.register()
    doc = spacy.blank("fr")(text)
    for mention in find_entities(doc, default()):
        assert doc.text[mention["start"] : mention["end"]]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
@given(st.text(alphabet="ABc éÉ'’-.,«»()|\n\t1 deLa", max_size=80))
def test_any_text(text: str) -> None:
    import spacy

    spans.register()
    doc = spacy.blank("fr")(text)
    found = find_entities(doc, default())
    assert all(0 <= m["start"] < m["end"] <= len(text) for m in found)
    assert all(a["end"] <= b["start"] for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    "marked",
    [
        'Les <e l="ORG">Lynx de Sherbrooke</e> ont perdu contre les <e l="ORG">Remparts de Québec</e>.',
        'La conseillère d’État <e l="PER">Vassilia Rochat</e> a signé la loi.',
        'La secrétaire d’État au Budget, <e l="PER">Maryam Oswald</e>, a promis une réforme.',
        'L’<e l="ORG" c="org:Aemet">Agence espagnole de météorologie</e> (<e l="ORG" c="org:Aemet">Aemet</e>) alerte.',
        'Le maire du <e l="LOC" c="city:Le Havre">Havre</e> était au <e l="LOC" c="city:Le Caire">Caire</e>.',
        'Les relations <e l="NORP" c="other:franco-allemand">franco-allemandes</e> sont bonnes.',
        'Des milices <e l="NORP" c="country:IR">pro-iraniennes</e> ont tiré.',
        "Le stage dure jusqu’à la Saint-Jean.",
        'Le groupe agroalimentaire <e l="ORG">Nexagro</e> et l’ONG <e l="ORG">Tax Justice Network</e> se taisent.',
        'Un logiciel édité par <e l="ORG">Nordbyte</e> est en cause, selon <e l="ORG">MétéoRomandie</e>.',
        'L’étude est parue dans <e l="ORG">The Lancet</e> en mars.',
        'L’ancien président de <e l="LOC" c="country:RS">Serbie</e> <e l="PER">Milan Milutinovic</e> est mort.',
    ],
)
def test_neighbours_tell_the_label(nlp: Language, marked: str) -> None:
    check(nlp, marked)


def test_surname_of_two_words(nlp: Language) -> None:
    text = "Giovanni Mpetshi Perricard a gagné. Mpetshi Perricard défiera la Lyonnaise Caroline Garcia."
    assert keys_of(nlp, text) == [
        ("Giovanni Mpetshi Perricard", "person:Giovanni Mpetshi Perricard"),
        ("Mpetshi Perricard", "person:Giovanni Mpetshi Perricard"),
        ("Caroline Garcia", "person:Caroline Garcia"),
    ]


LARGER_NAMES = [
    'Le <e l="ORG">ministère haut-marnais des Ressources naturelles</e> a été saisi.',
    'Un blessé a été conduit à l’<e l="ORG">Hôpital régional Acadie</e> en soirée.',
    'Selon un relevé d’<e l="ORG">Environnement Canada</e>, il pleuvra.',
    'La carte de <e l="ORG">Ressources naturelles Canada</e> est parue.',
    'L’usine <e l="ORG">Ferrolac</e> de <e l="LOC">Saint-Avit</e> a fermé.',
    'Le ferry <e l="MISC">Anne-Marie</e> a heurté un chalutier.',
    'L’ouragan <e l="MISC">Mirko</e> a touché <e l="LOC">Cuba</e>, la tempête <e l="MISC">Odile</e> la <e l="LOC">Bretagne</e>.',
    'La <e l="LOC">route 134</e> longe la <e l="LOC">rivière Malbaie</e>.',
]
CAPITALS_THAT_MISLEAD = [
    'Le service a été joint par l’<e l="ORG">ABN</e> <e l="PER">Paule Menardin</e>, puis par <e l="PER">Nadège Floc’h-Amari</e>.',
    'L’ONG <e l="ORG">Chaîne du Fleuve</e> recrute. La <e l="ORG">Chaîne du Fleuve</e> appelle aux dons.',
    "Les Maisons Ont-elles Tenu ?\n\nPas toutes.",
    'Le site régional <e l="ORG">Fil du Matin</e> a suivi, comme le centre de tri.',
    'Une liste circule sur <e l="MISC">WhatsApp</e>.',
    'Transport aérien – Le groupe <e l="ORG">Ailes Nordiques</e> supprimera 1 150 postes',
    '[11h20] 11 h 20 – Selon <e l="ORG">Environnement Canada</e>, le vent tourne.',
    "Notre verdict : FAUX.",
    'Le message circule sur <e l="ORG">X</e> depuis lundi ; M. X. n’a rien dit du rayon X.',
    'Selon <e l="LOC" c="place:Bercy">Bercy</e>, le déficit recule. <e l="LOC" c="place:Bercy">Bercy</e> n’a pas commenté.',
    "District | Cas\nTotal | 164",
    'Commune | Cas\n<e l="LOC">Sarvaz</e> | 12\n<e l="LOC">Ondevin</e> | 7\nTotal | 19',
    'Mesure | Lundi\nPoussières à <e l="LOC">Sarvaz</e> | 12',
    'La fumée a gagné <e l="LOC">Hautbreville</e> puis <e l="LOC">Marvillers-sur-Ourcq</e>.',
]


@pytest.mark.parametrize("marked", [*LARGER_NAMES, *CAPITALS_THAT_MISLEAD])
def test_extent_and_label_of_names(nlp: Language, marked: str) -> None:
    check(nlp, marked)


@pytest.mark.parametrize(
    "marked",
    [
        # names in one series are of one kind
        'Les pluies ont coupé <e l="LOC">Kousséri</e>, <e l="LOC">Varmagué</e> et <e l="LOC">Zabélou</e>.',
        # quotations behind a noun or participle that says so
        'Un film intitulé "<e l="MISC">Les Heures claires</e>" ouvre la semaine.',
        'Le projet baptisé « <e l="MISC">Rives neuves</e> » a pris du retard.',
        "Il a répondu « Nous partons demain » avant de partir.",
        # what follows a name
        '<e l="LOC">Vermagne</e> est un village de montagne.',
        'Le feu a pris à <e l="LOC">Vermagne</e> (<e l="LOC">Jura</e>).',
        'Le procureur de la République, <e l="PER">Essozim Tchalakao</e>, a lu un communiqué.',
        'La foudre a tué <e l="PER">Vasko Ternil</e>, né à <e l="LOC">Lyon</e>.',
        # nouns and their adjectives before a name
        'Le groupe laitier <e l="NORP">français</e> <e l="ORG">Courmagnel</e> licencie.',
        'Trois pensionnaires de la résidence <e l="ORG">Clair Matin</e> sont malades.',
        'La surenchère de l’<e l="NORP">italien</e> <e l="ORG">Montelupo</e> a surpris.',
        'Un député l’a dit au micro d’<e l="ORG">Onde Verte</e>.',
        'Le directeur général de <e l="ORG">Courmagnel</e> se tait.',
        'Un mécanicien du garage <e l="ORG">Van Loosbeck</e> a tout vu.',
        # acronyms
        'La <e l="ORG">PJF d’Anvers</e> a saisi douze kilos.',
        'L’<e l="ORG">ARS Occitanie</e> a compté onze décès.',
        # persons and inhabitants
        'La foule a hué le visage de <e l="PER">Durbakim</e>.',
        'Ce <e l="NORP">Belfortain</e> de 27 ans a été relâché.',
        'La police cherche <e l="PER">Dirk V.</e>, un docker.',
        # institutions with their country; complements that join no second institution
        'Quarante hommes gardaient la <e l="ORG">Télévision togolaise</e>.',
        'Il faut l’accord de la <e l="ORG">Commission européenne</e> et de la <e l="ORG">Commission de la concurrence</e>.',
        'La déléguée centrale <e l="ORG">CFDT</e> a quitté la table.',
        # a storm with a person's name
        'Cyclone <e l="MISC">Doriane</e> : l’île attend',
        # an acronym is no place
        'Il dort au centre de détention du <e l="ORG">TPIQ</e>.',
    ],
)
def test_what_surroundings_say(nlp: Language, marked: str) -> None:
    check(nlp, marked)


def test_clear_surroundings_decide_for_the_article(nlp: Language) -> None:
    """A given name makes a person, unless the article says elsewhere what it names."""
    doc = nlp("Le cyclone Doriane approche.\n\nDoriane a détruit deux ponts. Après Doriane, tout est à refaire.")
    labels = {(m["text"], m["label"]) for m in spans.mentions(doc, "entities")}
    assert labels == {("Doriane", "MISC")}


def _imprint(nlp: Language, text: str, **known: object) -> list[tuple[str, str, str | None]]:
    article = recoupe.Article(text=text, **known)  # type: ignore[arg-type]
    (report,) = recoupe.extract(article, nlp=nlp)
    return [(m["text"], m["label"], m["canonical"]) for m in report.entities]


def test_publisher_is_a_known_name(nlp: Language) -> None:
    found = _imprint(
        nlp,
        "Contacté par Le Courrier, il refuse. Au Courrier de la Vesle, on s’étonne ; le CDV en rit.",
        publisher="Le Courrier de la Vesle",
    )
    key = "org:Le Courrier de la Vesle"
    assert ("Le Courrier", "ORG", key) in found
    assert ("Courrier de la Vesle", "ORG", key) in found


def test_publisher_that_is_a_common_word(nlp: Language) -> None:
    text = "Les notes que Planisphère a lues le disent. Un planisphère pend au mur."
    assert _imprint(nlp, text, publisher="Planisphère") == [("Planisphère", "ORG", "org:Planisphère")]
    assert _imprint(nlp, "Il aime la montagne et la presse.", publisher="La Montagne") == []


def test_authors_are_persons(nlp: Language) -> None:
    text = "Par Ylva Drenn et Oumbo Sarr"
    assert _imprint(nlp, text, extra={"author": "Ylva Drenn et Oumbo Sarr"}) == [
        ("Ylva Drenn", "PER", "person:Ylva Drenn"),
        ("Oumbo Sarr", "PER", "person:Oumbo Sarr"),
    ]


KINDS = [
    'Il dirige la maison d’édition <e l="ORG">Grand large</e> depuis deux ans.',
    'L’association <e l="ORG">Un Toit pour tous</e> manifeste.',
    'La troupe <e l="ORG">Vents contraires</e> jouera samedi.',
    'Plusieurs sous-traitants, dont <e l="ORG">Ferrolac</e>, ont fermé.',
    'Des médias comme <e l="ORG">Novalux</e> en ont parlé.',
    'L’accord lie <e l="ORG">Ferrolac</e>, son principal concurrent, et la ville.',
    'Un cadre de <e l="ORG">Novaxel</e> a parlé.',
    'Le <e l="NORP">finlandais</e> <e l="ORG">Torvo Paper</e> a vendu ses parts.',
    'Le <e l="ORG">Stade lavallois</e> a gagné.',
    'L’ASBL <e l="ORG">Rivière Claire</e> s’inquiète.',
    'Les enseignes <e l="ORG">Ferrolac</e> et <e l="ORG">Novaxel</e> ont fermé.',
    'Elle a fui les <e l="ORG">Faucons du désert</e> en mai.',
]
NO_KIND = [
    'Le chef d’orchestre <e l="PER">Marc Lenoir</e> est arrivé.',
    'L’usine <e l="ORG">Ferrolac</e> de <e l="LOC">Saint-Avit</e> a fermé.',
    'Le groupe vendra sa fonderie de <e l="LOC">Sedan</e>, qui emploie 80 ouvriers.',
    'L’association <e l="ORG">Ferrolac</e> recrute pour son site.',
    'La librairie <e l="ORG">Horizon</e> basée à <e l="LOC">Lyon</e> a fermé.',
]


@pytest.mark.parametrize("marked", [*KINDS, *NO_KIND])
def test_nouns_of_kinds(nlp: Language, marked: str) -> None:
    check(nlp, marked)


def test_agency_of_a_dateline(nlp: Language) -> None:
    check(nlp, '<e l="LOC">LYON</e>, 12 mars (<e l="ORG">ADN</e>) – Le maire a parlé.')


def test_an_organisation_without_its_trade(nlp: Language) -> None:
    found = keys_of(nlp, "Le groupe Kurilo Paper ferme. Kurilo a menti, dit le maire. Il en veut à Kurilo.")
    assert found == [
        ("Kurilo Paper", "org:Kurilo Paper"),
        ("Kurilo", "org:Kurilo Paper"),
        ("Kurilo", "org:Kurilo Paper"),
    ]


COINED = [
    'Le <e l="ORG">FC Pertuis</e> a gagné. <e l="ORG" c="org:Pertuis">Pertuis</e> mérite sa place, dit un élu de <e l="LOC">Pertuis</e>.',
    'L’<e l="ORG">Association des riverains oubliés</e> défile.',
    'La <e l="ORG">CLCV</e> proteste.',
    'La sonde <e l="MISC">Hélia</e> de la <e l="ORG">Nasa</e> attend.',
    "La réforme du Patrimoine attendra, dit la Certification.",
    '<e l="ORG">Medivolsoft</e> a promis une enquête.',
    'Deux doses de <e l="MISC">Zolarix</e> suffisent.',
    'La ville a saisi <e l="MISC">Zolarix</e>, un vaccin, en mai.',
    'Prêté par l’<e l="ORG">Éveil béarnais</e>, le meneur reste.',
    'Un don de la <e l="ORG">Chaîne de l’Espoir</e> a aidé la <e l="ORG">Fabrique citoyenne du Kivu</e>.',
    'Les rebelles ont pris <e l="LOC">Masovi</e> lundi.',
    "La centrale fournit 1,9 TWh par an.",
]


@pytest.mark.parametrize("marked", COINED)
def test_words_that_nobody_knows(nlp: Language, marked: str) -> None:
    check(nlp, marked)
