"""Attributions: what verbs of saying and counting take, in running text, with look-alikes.

Each case lists what is found: `cue | source | content`, in order; `-` for no source.
"""

from __future__ import annotations

import pytest
from spacy.language import Language


def _shown(nlp: Language, text: str) -> list[str]:
    found = nlp(text)._.recoupe_attributions
    return [
        " | ".join(
            [
                a["cue"]["text"],
                a["source"]["text"] if a["source"] else "-",
                " … ".join(c["text"] for c in a["content"]),
            ]
        )
        for a in found
    ]


#: A pronoun that sets the subject apart, adverbs and hearers between a verb and its fixed words.
BETWEEN = [
    ("Le syndicat parle plutôt de 60 %.", ["parle plutôt de | Le syndicat | 60 %"]),
    ("Une infirmière parle, elle, de « deux brûlés ».", ["parle, elle, de | Une infirmière | deux brûlés"]),
    ("La banque table, elle, sur une hausse de 2 %.", ["table, elle, sur | La banque | une hausse de 2 %"]),
    (
        "Le préfet a fait part aux maires de son inquiétude.",
        ["a fait part aux maires de | Le préfet | son inquiétude"],
    ),
    ("Le train parle aux enfants de la région.", []),
]

FIGURES = [
    ("La Croix-Rouge, elle, en compte 17.", ["compte | La Croix-Rouge | 17"]),
    ("L’ONG en dénombre désormais 19.", ["dénombre | L'ONG | 19"]),
    (
        "La police s’en est tenue à 900 marcheurs, les syndicats en revendiquent toujours plus de 3 000.",
        [
            "s'en est tenue | La police | à 900 marcheurs",
            "revendiquent | les syndicats | plus de 3 000",
        ],
    ),
    ("C’est moins que les 400 revendiqués.", ["revendiqués | - | 400"]),
    ("Loin des 1 500 redoutés par les syndicats, la ville garde ses usines.", ["redoutés | les syndicats | 1 500"]),
    ("Un pont estimé à 3 millions d’euros sera construit.", ["estimé | - | à 3 millions d'euros"]),
    (
        "Une foule, estimée à 800 personnes par la police et à 2 000 par les organisateurs, a défilé.",
        [
            "estimée | la police | Une foule … à 800 personnes",
            "estimée | les organisateurs | Une foule … à 2 000",
        ],
    ),
    ("Le maire prend en compte 17 demandes.", []),
    ("Les 12 élèves punis par la directrice sont rentrés.", []),
]

SOURCES = [
    (
        "Des riverains, dont l’un dit avoir vu une fumée noire, ont fui.",
        ["dit | l'un | avoir vu une fumée noire, ont fui"],
    ),
    (
        "Une ONG qui dit avoir recoupé les listes a saisi le juge.",
        ["dit | qui | avoir recoupé les listes"],
    ),
    ("L’usine polluait, ce que conteste cette dernière.", ["conteste | cette dernière | ce"]),
    (
        "Un puits s’est effondré, ont fait savoir vers 20 heures les pompiers.",
        ["ont fait savoir | les pompiers | Un puits s'est effondré"],
    ),
    (
        "Le port restera fermé, a-t-il dit, annonçant une enquête.",
        ["a-t-il dit | il | Le port restera fermé", "annonçant | il | une enquête"],
    ),
    ("31 % des Français sont pour, d’après un coup de sonde.",
     ["d'après | un coup de sonde | 31 % des Français sont pour"]),
    ("Le trafic recule, déplore un rapport, citant Brest et Lorient.",
     ["déplore | un rapport | Le trafic recule"]),
    ("On l’a appris par la radio.", []),
]  # fmt: skip

OBJECTS = [
    (
        "Le ministre a réaffirmé l’« exigence absolue » de justice.",
        ["a réaffirmé | Le ministre | l'« exigence absolue » de justice"],
    ),
    ("Vous m’accusez de mensonge.", ["accusez | Vous | mensonge"]),
    (
        "Présenté par la presse comme un prodige, le gardien a déçu.",
        ["Présenté | la presse | un prodige"],
    ),
    ("Le parc ouvrira, étant précisé que l’entrée reste libre.", ["étant précisé | - | l'entrée reste libre"]),
    ("La ministre a rédigé l’« Appel de mai ».", []),
]

JUDGED = [
    ("Deux courtiers jugent le prix « exagéré ».", ["jugent | Deux courtiers | le prix « exagéré »"]),
    ("Le maire estime trop chère la nouvelle piscine.", ["estime | Le maire | trop chère la nouvelle piscine"]),
    ("L’avocate juge la mesure inacceptable.", ["juge | L'avocate | la mesure inacceptable"]),
    ("Elle juge « probable » une panne du réseau.", ["juge | Elle | « probable » une panne du réseau"]),
    ("La chambre de commerce y voit « une aubaine ».", ["voit | La chambre de commerce | une aubaine"]),
    ("La préfecture ne croit pas à un sabotage.", ["croit pas à | La préfecture | un sabotage"]),
    ("Le tribunal juge trois marins ce lundi.", []),
    ("Le syndicat voit ses adhérents le lundi.", []),
]

REACHED = [
    ("L’institut, lui, arrive à 1 087.", ["arrive à | L'institut | à 1 087"]),
    ("Le syndicat en reste à 40 blessés.", ["reste à | Le syndicat | à 40 blessés"]),
    ("Le train arrive à 8 h 15.", []),
    ("Le directeur arrive à Lyon avec 40 élèves.", []),
    ("La température arrive à 40 degrés.", []),
]

INCISES = [
    ("« Les deux cartes ne disent pas la même chose », démêle le géomètre.",
     ["démêle | le géomètre | Les deux cartes ne disent pas la même chose"]),
    ("« On a sauvé les meubles », se console l’un d’eux.",
     ["se console | l'un d'eux | On a sauvé les meubles"]),
    ("« Du roman », balaie une source judiciaire.", ["balaie | une source judiciaire | Du roman"]),
    ("Un coup de feu, dit la famille. Un pétard, corrige un voisin.",
     ["dit | la famille | Un coup de feu", "corrige | un voisin | Un pétard"]),
    ("« Le Roi Lion » attire les familles.", []),
    ("« Germinal », paru en 1885, attire encore les lecteurs.", []),
    ("Définitif ? Rien n’est moins sûr : le corps manque.", []),
    ("Vous parlez d’un caïd !", []),
]  # fmt: skip

CLAUSES = [
    (
        "Trois élus ont fait savoir qu’ils voteraient contre.",
        ["ont fait savoir | Trois élus | ils voteraient contre"],
    ),
    (
        "Deux de ses élus ont fait savoir qu’ils voteraient contre.",
        ["ont fait savoir | Deux de ses élus | ils voteraient contre"],
    ),
    (
        "Elle répète que son plan « tiendra », démentant toute démission.",
        ["répète | Elle | son plan « tiendra »", "démentant | Elle | toute démission"],
    ),
    (
        "Il purge une peine que la cour aurait, selon son avocat, allongée.",
        ["selon | son avocat | la cour aurait … allongée"],
    ),
    (
        "L’hypothèse de son remplacement par Anna Roux, évoquée par Le Fanal, se fera.",
        ["évoquée | Le Fanal | L'hypothèse de son remplacement par Anna Roux"],
    ),
    (
        "Le maire reconnaît « des retards » dans les travaux.",
        ["reconnaît | Le maire | « des retards » dans les travaux"],
    ),
]

DESCRIBED = [
    ("Le témoin se dit incapable de répondre.", ["se dit | Le témoin | incapable de répondre"]),
    ("Une firme qui se disait intéressée a renoncé.", ["se disait | qui | intéressée"]),
    ("Elle est considérée comme la meilleure par le jury.", ["est considérée | le jury | Elle … la meilleure"]),
    ("Le verre, dit incassable, a cédé.", []),
]

QUOTED = [
    ("Le maire reconnaît que tout a changé : « C’est ainsi. »", ["reconnaît | Le maire | tout a changé"]),
    (
        "Il meurt « rongé », avait-il dit, « par le remords ».",
        ["avait-il dit | il | rongé … par le remords"],
    ),
    (
        "On ferme un site, et pas « la moitié du parc », comme l’a soutenu un député.",
        ["a soutenu | un député | la moitié du parc"],
    ),
    ("Le ministre répond\n\n« Ma porte reste ouverte », lit-on plus bas.", ["lit-on | - | Ma porte reste ouverte"]),
]

COUNTS = [
    ("Notre pointage donne 3 300 personnes.", ["donne | Notre pointage | 3 300 personnes"]),
    ("Le directeur donne 300 euros à la caisse.", []),
    ("Un sondage donne 12 % au maire sortant.", ["donne | Un sondage | 12 %"]),
    (
        "La perte atteint 212 millions, contre 170 millions redoutés par les analystes.",
        ["redoutés | les analystes | 170 millions"],
    ),
    (
        "Les courtiers interrogés par le fournisseur de données Finscope tablaient sur une perte.",
        ["tablaient sur | Les courtiers | une perte"],
    ),
    ("Le bilan fait bondir le ministère, qui le conteste.", ["conteste | qui | le"]),
    ("Une rumeur que dément la mairie.", ["dément | la mairie | Une rumeur"]),
    ("Si le Sénat rejetait la vente, le port fermerait.", []),
    ("L’enquête le dira.", []),
    ("On parle de tout dans ce métier.", []),
]

FRAMES = [
    (
        "Selon les initiateurs du comité (une dizaine), la digue tiendra.",
        ["Selon | les initiateurs du comité (une dizaine) | la digue tiendra"],
    ),
    (
        "Aux yeux des courtiers interrogés par la presse, la hausse n’est pas une surprise.",
        ["Aux yeux des | courtiers | la hausse n'est pas une surprise"],
    ),
    ("À l’entendre, la digue tiendra.", ["À l'entendre | l' | la digue tiendra"]),
    ("A en croire une note interne, le site fermera.", ["A en croire | une note interne | le site fermera"]),
    ("Selon les versants, la neige a fondu ou tenu.", []),
    ("Il était prêt à l’entendre, la porte était ouverte.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *BETWEEN,
        *FIGURES,
        *SOURCES,
        *OBJECTS,
        *JUDGED,
        *REACHED,
        *INCISES,
        *CLAUSES,
        *DESCRIBED,
        *QUOTED,
        *COUNTS,
        *FRAMES,
    ],
)
def test_what_verbs_take(nlp: Language, text: str, expected: list[str]) -> None:
    assert _shown(nlp, text) == expected
