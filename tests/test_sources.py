"""Source types by head noun and names."""

from __future__ import annotations

import pytest
from spacy.language import Language

from recoupe.sources import ANONYMITY, is_medium, noun_type, source_type


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("source", "anonymous"),
        ("sources", "anonymous"),
        ("proches", "anonymous"),
        ("entourage", "anonymous"),
        ("responsable", "official"),
        ("mairie", "official"),
        ("police", "official"),
        ("direction", "official"),
        ("porte-parole", "official"),
        ("syndicats", "organisation"),
        ("hôpitaux", "organisation"),
        ("rapport", "document"),
        ("estimations", "document"),
        ("analystes", "expert"),
        ("observateurs", "expert"),
        ("habitants", "witness"),
        ("rescapés", "witness"),
        ("chaîne", "media"),
        ("évolution", None),
        ("âge", None),
        ("gradée", "official"),
        ("bourgmestre", "official"),
        ("carrossier", "witness"),
        ("emballeuses", "witness"),
        ("biostatisticienne", "expert"),
        ("enseignant-chercheur", "expert"),
        ("newsletter", "document"),
        ("filière", "organisation"),
    ],
)
def test_type_of_a_noun(head: str, expected: str | None) -> None:
    assert noun_type(head) == expected


@pytest.mark.parametrize(
    ("head", "labels", "names", "expected"),
    [
        ("directeur", {"PER"}, ["Paul Durand"], "person"),
        ("Paul Durand", {"PER"}, ["Paul Durand"], "person"),
        ("Séoul", {"LOC"}, ["Séoul"], "organisation"),
        ("CGT", {"ORG"}, ["CGT"], "organisation"),
        ("AFP", {"ORG"}, ["AFP"], "media"),
        ("agence", {"ORG"}, ["Reuters"], "media"),
        ("rapport", {"ORG"}, ["ONU"], "document"),
        ("tiers", set(), [], "unspecified"),
    ],
)
def test_type_of_a_phrase(head: str, labels: set[str], names: list[str], expected: str) -> None:
    assert source_type(head, [head.lower()], labels, names) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("un gérant de fortune", "expert"),
        ("deux gérants de fortune", "expert"),
        ("un gérant", "official"),
        ("un directeur de recherche", "expert"),
        ("le directeur de l’usine", "official"),
        ("un comité de spécialistes", "expert"),
        ("le comité de grève", "organisation"),
        ("un chef d’entreprise", "witness"),
        ("la chambre de commerce", "official"),
    ],
)
def test_words_behind_the_head_change_the_type(nlp: Language, source: str, expected: str) -> None:
    (found,) = nlp(f"Selon {source}, le port rouvrira lundi.")._.recoupe_attributions
    assert found["source_type"] == expected


@pytest.mark.parametrize("name", ["Le Monde", "l'AFP", "AFP", "la BBC", "Reuters"])
def test_media_with_and_without_article(name: str) -> None:
    assert is_medium(name)


@pytest.mark.parametrize(
    "text", ["sous couvert d'anonymat", "sous le sceau de l'anonymat", "qui a requis l'anonymat", "off the record"]
)
def test_words_of_anonymity(text: str) -> None:
    assert ANONYMITY.search(text)


@pytest.mark.parametrize(
    ("phrase", "head", "labels", "expected"),
    [
        ("le gouvernement maltais", "gouvernement", set(), "organisation"),
        ("le gouvernement", "gouvernement", set(), "official"),
        ("le cabinet Ardoise", "cabinet", {"ORG"}, "organisation"),
        ("un ancien négociateur", "négociateur", set(), "expert"),
        ("une avocate spécialisée", "avocate", set(), "expert"),
        ("le négociateur", "négociateur", set(), "official"),
        ("les gardes-côtes", "gardes-côtes", set(), "official"),
        ("le prestataire", "prestataire", set(), "organisation"),
        ("un docker", "docker", set(), "witness"),
    ],
)
def test_type_by_the_words_around_the_head(phrase: str, head: str, labels: set[str], expected: str) -> None:
    names = [phrase.split()[-1]] if labels else []
    assert source_type(head, phrase.split(), labels, names) == expected


def test_a_bare_noun_is_the_source_that_it_headed_before(nlp: Language) -> None:
    doc = nlp("Le ministère italien de l'Intérieur annonce 12 morts. Le ministère précise que l'enquête continue.")
    assert [a["source_type"] for a in doc._.recoupe_attributions] == ["organisation", "organisation"]
