"""The thesaurus of counted nouns: how two of them stand to each other, and that its data hold together."""

from __future__ import annotations

import pytest

from recoupe import lexicon
from recoupe.comparison import words
from recoupe.comparison.words import NounRelation

#: Classes that no noun names.
ROOTS = {"unité", "lieu", "somme", "grandeur", "événement", "variation", "part"}
SYNONYMS = [
    ("soldat", "militaire"), ("policier", "flic"), ("pompier", "sapeur-pompier"), ("immigré", "migrant"),
    ("SDF", "personne"), ("voiture", "automobile"), ("bateau", "navire"), ("camion", "poids lourd"),
    ("exploitation", "ferme"), ("logement", "habitation"), ("salarié", "employé"), ("médecin", "toubib"),
    ("enseignant", "pédagogue"), ("bombe", "charge"), ("cochon", "porc"), ("agricultrice", "agriculteur"),
    ("électricienne", "technicien"), ("tuée", "mort"), ("survivante", "rescapé"), ("navire de guerre", "vaisseau"),
]  # fmt: skip
BROADER = [
    ("personne", "migrant"), ("député", "eurodéputé"),
    ("personne", "pompier"), ("agent", "policier"), ("forces de l'ordre", "gendarme"),
    ("policier", "CRS"), ("soignant", "infirmier"), ("médecin", "chirurgien"), ("enfant", "collégien"),
    ("élève", "lycéen"), ("élu", "maire"),
    ("animal", "brebis"), ("volaille", "dinde"), ("oiseau", "dinde"),
    ("fruit", "pomme"), ("arbre", "sapin"), ("véhicule", "trottinette"), ("avion", "canadair"),
    ("bateau", "frégate"), ("arme", "fusil"), ("munition", "grenade"), ("drogue", "cocaïne"),
    ("sportif", "footballeur"), ("salarié", "serveur"), ("spectateur", "supporter"),
]  # fmt: skip
DIFFERENT = [
    ("pomme", "banane"), ("policier", "pompier"), ("policier", "manifestant"), ("vache", "mouton"),
    ("canard", "cochon"), ("voiture", "camion"), ("train", "bus"), ("char", "drone"), ("fusil", "pistolet"),
    ("médecin", "avocat"), ("collégien", "lycéen"), ("maire", "député"), ("sapin", "olivier"),
    ("saumon", "thon"), ("journaliste", "pêcheur"), ("missile", "obus"), ("cannabis", "cigarette"),
]  # fmt: skip
UNKNOWN = [("zorglub", "policier"), ("bidulette", "zorglub")]
CASES = [
    *((pair, "synonym") for pair in SYNONYMS),
    *((pair, "broader") for pair in BROADER),
    *((pair, "different") for pair in DIFFERENT),
    *((pair, "unknown") for pair in UNKNOWN),
]


@pytest.mark.parametrize(("pair", "relation"), CASES)
def test_relation(pair: tuple[str, str], relation: NounRelation) -> None:
    assert words.noun_relation(*pair) == relation
    assert words.noun_relation(*reversed(pair)) == relation


def test_a_concept_has_one_set_of_hypernyms_and_one_event() -> None:
    meanings: dict[str, set[tuple[str, str]]] = {}
    for row in lexicon.rows("counted_synonyms"):
        meanings.setdefault(row["concept"], set()).add((row["hypernym"], row["event"]))
    assert [concept for concept, meant in meanings.items() if len(meant) > 1] == []


def test_no_row_is_there_twice() -> None:
    rows = [(row["lemma"].lower(), row["concept"]) for row in lexicon.rows("counted_synonyms")]
    assert sorted({row for row in rows if rows.count(row) > 1}) == []


def hypernyms() -> dict[str, list[str]]:
    return {row["concept"]: row["hypernym"].split("|") for row in lexicon.rows("counted_synonyms")}


def test_each_hypernym_is_a_concept_or_a_class() -> None:
    known = hypernyms()
    assert {parent for parents in known.values() for parent in parents if parent} - set(known) == ROOTS


def test_no_concept_is_above_itself() -> None:
    known = hypernyms()
    for concept in known:
        seen, ahead = set(), list(known[concept])
        while ahead:
            parent = ahead.pop()
            assert parent != concept
            if parent not in seen:
                seen.add(parent)
                ahead += known.get(parent, [])


def test_each_event_of_a_noun_is_told_by_words_too() -> None:
    told = {row["event"] for row in lexicon.rows("event_words")}
    assert {row["event"] for row in lexicon.rows("counted_synonyms")} - told == {""}


def test_each_event_of_a_family_is_told_by_words() -> None:
    told = {row["event"] for row in lexicon.rows("event_words")}
    assert {row["event"] for row in lexicon.rows("event_families")} <= told


def test_no_pattern_tells_twice() -> None:
    rows = [(row["pattern"], row["event"]) for row in lexicon.rows("event_words")]
    assert sorted({row for row in rows if rows.count(row) > 1}) == []


@pytest.mark.parametrize(
    ("lemma", "event"),
    [("noyé", "mort"), ("rescapé", "sauvé"), ("détenu", "détenu"), ("gréviste", "grève"), ("amende", "amende")],
)
def test_a_noun_implies_its_event(lemma: str, event: str) -> None:
    assert event in words.implied(lemma)


@pytest.mark.parametrize("lemma", ["marine", "poste", "tour", "amende", "grue"])
def test_a_noun_that_ends_like_a_woman_s_stays_what_it_is(lemma: str) -> None:
    assert (
        words._masculine(lemma) == "" or words.noun(lemma).concepts != words.noun(words._masculine(lemma)).concepts
    )
