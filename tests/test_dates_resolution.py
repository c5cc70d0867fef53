"""Which day a date means: verbs that the tagger misses, announcements, live reports, small hours.

Published on Thursday 2025-03-27 unless said otherwise.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.test_dates import read

#: A text, and the value of each of its dates in order.
TEXTS = [
    # futures that the tagger takes for nouns or adjectives; prepositions made of verbs
    ("Un avion rapatriera mardi les corps vers Dakar.", ["2025-04-01"]),
    ("Le pays taxera à 12 % le riz importé à compter de lundi, affirme un site.", ["2025-03-31"]),
    ("Les trams rouleront gratuitement à partir de samedi.", ["2025-03-29"]),
    # a reflexive is no condition
    ("Dimanche, les skieurs s'adonnaient à leur sport alors que la neige fondait.", ["2025-03-23"]),
    # no verb: what announces, and what sums up
    ("Prochain départ mardi à 9 h 15.", ["2025-04-01T09:15"]),
    ("Bus supprimés entre Rodez et Albi jusqu'à samedi.", ["2025-03-29"]),
    ("Prochaines étapes :\n- réouverture de la piscine, lundi ;\n- vote du budget, le 3 avril.",
     ["2025-03-31", "2025-04-03"]),
    ("Le point mercredi à 20 heures :\n- 12 blessés.", ["2025-03-26T20:00"]),
    ("Incendie : deux morts mercredi à Brest.", ["2025-03-26"]),
    # a future seen from words of the past may be over
    ("Le groupe avait promis que les primes seraient versées le 10 mars.", ["2025-03-10"]),
    ("Le chantier devrait s'ouvrir le 10 mars.", ["2026-03-10"]),
    # this week's day, unless the tense forbids it
    ("Le club participait ce dimanche à un tournoi.", ["2025-03-23"]),
    ("Le club a organisé ce week-end un tournoi.", ["2025-W12-WE"]),
    ("Le club organise ce week-end un tournoi.", ["2025-W13-WE"]),
    ("Le club a demandé à ses joueurs de jouer ce week-end.", ["2025-W13-WE"]),
    ("Les syndicats ont appelé à défiler mardi.", ["2025-04-01"]),
    # small hours after an evening; entries of a live report; hours that come back
    ("Le feu a pris mardi à 23 h 40. Vers 2 heures, le toit s'est effondré.",
     ["2025-03-25T23:40", "2025-03-26T02:00"]),
    ("Le feu a pris mardi à 13 h 40. Vers 15 heures, le toit s'est effondré.",
     ["2025-03-25T13:40", "2025-03-25T15:00"]),
    ("18 h 40 – Le maire réplique.\n\n10 h – La pluie cesse.", ["2025-03-27T18:40", "2025-03-27T10:00"]),
    ("Ouvert du mardi au samedi, de 9 h à 18 h.", ["XXXX-WXX-2/XXXX-WXX-6", "T09:00/T18:00"]),
    ("Le bar sert de midi à 14 heures, du mardi au samedi.", ["T12:00/T14:00", "XXXX-WXX-2/XXXX-WXX-6"]),
    ("Il est parti mardi à 5 h 30. On l'a revu deux heures plus tard.", ["2025-03-25T05:30", "2025-03-25T07:30"]),
    ("La grève a duré du mardi au samedi.", ["2025-03-18/2025-03-22"]),
    # lengths that change, ages that are no lengths
    ("Le délai est passé de quatre à onze jours.", ["P4D", "P11D"]),
    ("Il faut de quatre à onze jours.", ["P4D/P11D"]),
    ("L'âge de départ est fixé à 60 ans depuis 2012.", ["2012"]),
    ("Age légal porté à 64 ans en 2032.", ["2032"]),
    ("L'âge de la retraite passera de 63 à 64 ans.", []),
    # a timeline goes on from the year that one of its entries says
    ("14 mars 2018 : une plainte est déposée.\n16 mars : la voiture est retrouvée.", ["2018-03-14", "2018-03-16"]),
    ("Le maire s'explique dans un entretien à paraître samedi.", ["2025-03-29"]),
    # the scene goes on, whatever its age; since when is no step of it
    ("Il fut tué le 3 mars 2024. Ce soir-là, il dînait vers 20 heures.",
     ["2024-03-03", "2024-03-03TEV", "2024-03-03T20:00"]),
    ("L'indice a perdu 2 % mercredi, sa pire séance depuis avril 2020. Il avait gagné 1 % la veille.",
     ["2025-03-26", "2020-04", "2025-03-25"]),
    ("Les usagers ont jusqu'à dimanche pour se plaindre.", ["2025-03-30"]),
    ("Un bus part toutes les demi-heures.", ["PT30M"]),
    ("Les résultats semestriels sont bons.", ["P6M"]),
    ("Les vacances de Noël ont été longues.", []),
    # what is compared with, said ahead of its time, or counted from somebody's words
    ("La létalité reste stable : 58 morts, contre 47 lundi.", ["2025-03-24"]),
    ("Une délégation devait se rendre samedi à Gao.", ["2025-03-29"]),
    ("« Sans farine, je ferme samedi », prévient un boulanger.", ["2025-03-29"]),
    ("Le stade date de 1912.\n\nLa ville a confirmé mercredi la perte de 23 maisons, contre 17 la veille.",
     ["1912", "2025-03-26", "2025-03-25"]),
    ("Le groupe a annoncé jeudi une perte pour 2024, contre un bénéfice un an plus tôt.",
     ["2025-03-27", "2024", "2023"]),
    ("[6h15] On a peu dormi.\n\n[7h40] Le feu avance.", ["2025-03-27T06:15", "2025-03-27T07:40"]),
    ("Le convoi, composé de sept véhicules, a brûlé.", []),
    ("Numéro vert : 1510.", []),
    ("Parmi les morts, la moitié avaient moins de 5 ans.", []),
    # hours that come back or are only imagined are of no day
    ("Le robinet est coupé de 22 heures à 6 heures depuis lundi.", ["T22:00/T06:00", "2025-03-24"]),
    ("Le maire a imposé un couvre-feu de 21 h à 5 h.", ["T21:00/T05:00"]),
    ("Les urgences n'accueilleront plus personne entre 22 h et 6 h.", ["T22:00/T06:00"]),
    ("La cérémonie se tiendra mardi, de 14 h à 16 h.", ["2025-04-01T14:00/2025-04-01T16:00"]),
    ("Les pompiers sont intervenus de 14 h à 16 h.", ["2025-03-27T14:00/2025-03-27T16:00"]),
    ("« À 9 heures, d'habitude, tout est vendu », dit-elle.", ["T09:00"]),
    ("« Si on m'enferme à 19 heures, je perds tout », calcule-t-il.", ["T19:00"]),
    ("À 18 heures, les pompiers étaient toujours sur place.", ["2025-03-27T18:00"]),
    ("La route a été fermée de 14 h à 18 h.", ["2025-03-27T14:00/2025-03-27T18:00"]),
    ("Si la mairie le dit, le bac partira à 19 heures.", ["2025-03-27T19:00"]),
    # a day to come holds no hour of the past; a night that is over
    ("Le préfet est attendu samedi. Des sauveteurs ont décollé dans la nuit.", ["2025-03-29", "2025-03-26TNI"]),
    ("Le préfet est attendu samedi. Le titre gagnait 2 % peu après 11 heures.", ["2025-03-29", "2025-03-27T11:00"]),
    ("Le mercure a atteint 40 degrés le 9 mars, et 26 la nuit suivante.", ["2025-03-09", "2025-03-09TNI"]),
    ("On se souvient de la nuit où tout a brûlé.", []),
    ("Le couvent a brûlé lors de la nuit de mardi à mercredi.", ["2025-03-25TNI"]),
    # which day is meant: the last one told, that of the words, one that something is meant for or begins with
    ("Le débit a culminé le 9 mars, loin de celui de janvier. Ce jour-là, la digue a tenu.",
     ["2025-03-09", "2025-01", "2025-03-09"]),
    ("Un site avait rapporté mardi qu'elle serait partie deux jours plus tôt.", ["2025-03-25", "2025-03-23"]),
    ("La météo annonce un nouveau pic pour mercredi.", ["2025-04-02"]),
    ("Le texte, adopté lundi, entre mercredi en commission.", ["2025-03-24", "2025-04-02"]),
    ("Le préfet n'exclut pas un contrôle dès janvier.", ["2026-01"]),
    # an hour or a length, a year or a number
    ("Depuis 14 heures, nul ne doit sortir.", ["2025-03-27T14:00"]),
    ("Depuis sept heures du matin, nul ne doit sortir.", ["2025-03-27T07:00"]),
    ("Il attend depuis sept heures.", ["PT7H"]),
    ("Depuis 48 heures, nul ne doit sortir.", ["PT48H"]),
    ("Une vidéo diffusée vers 04H30 sur un réseau social a disparu.", ["2025-03-27T04:30"]),
    ("Le communiqué lu vendredi à 20 heures par le procureur fait foi.", ["2025-03-21T20:00"]),
    ("Il travaille 12 heures par jour, 24 heures sur 24.", ["PT12H", "P1D", "PT24H"]),
    ("L'eau monte de dix centimètres par quart d'heure.", ["PT15M"]),
    ("L'eau manque dans une quinzaine de villages.", []),
    ("Le vote aura lieu dans une quinzaine de jours.", ["2025-04-11"]),
    ("Un autre institut arrive, lui, à 1087.", []),
    ("Le retour à l'équilibre est reporté à 2030.", ["2030"]),
    # ages of those who are named by their trade
    ("Un docker de 34 ans et une employée de transit de 29 ans ont été arrêtés.", []),
    ("Il a été condamné à une peine de 29 ans.", ["P29Y"]),
    # sets said by an adjective, and the nouns that look like them
    ("Le rapport annuel et la réunion mensuelle ont coûté cher.", ["P1Y", "P1M"]),
    ("Le quotidien et son hebdomadaire ont disparu.", []),
    # what was said last
    ("L'école existe depuis 1972. Elle occupait depuis cette date un hangar.", ["1972", "1972"]),
    ("La nuit des camions reste dans les mémoires.", []),
    ("Un départ à une heure plus tardive aurait coûté cher.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), TEXTS)
def test_values(nlp: Language, text: str, values: list[str]) -> None:
    assert [mention["value"] for mention in read(nlp, text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Il vit désormais à Lyon.", "PRESENT_REF"),
        ("Le passé pèse sur la région.", "PAST_REF"),
        ("L'usine a fermé il y a peu.", "PAST_REF"),
        ("L'avenir du site est incertain.", "FUTURE_REF"),
        ("Tôt ou tard, il faudra payer.", "FUTURE_REF"),
        ("Le maire actuel se représente.", "PRESENT_REF"),
        ("Une récente étude le montre.", "PAST_REF"),
        ("Dernièrement, il a plu.", "PAST_REF"),
        ("Il répondra dès que possible.", "FUTURE_REF"),
        ("À l'heure qu'il est, rien ne bouge.", "PRESENT_REF"),
    ],
)
def test_vague_references(nlp: Language, text: str, value: str) -> None:
    assert [mention["value"] for mention in nlp(text)._.recoupe_dates] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Le journal L'Avenir paraît.",
        "Il est passé sans payer.",
        "Le moment de partir approche.",
        "Le mur date de l'époque romaine.",
    ],
)
def test_no_vague_references(nlp: Language, text: str) -> None:
    assert nlp(text)._.recoupe_dates == []
