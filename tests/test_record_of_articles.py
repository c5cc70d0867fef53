"""What must hold for the record of any article: offsets, ids, links, schema, the same bytes twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

import recoupe
from recoupe.gold import read_gold
from recoupe.output import json_schema
from recoupe.values import LAYERS

CORPUS = Path(__file__).parent.parent / "corpus"
ARTICLES = read_gold(CORPUS / "development")
WORDS = [
    "selon", "l'AFP", "aurait", "envoyé", "près de", "3 000", "soldats", "mardi", "«", "»", "-", "\n", "\n\n",
    ".", "a déclaré", "la ministre", "Paris", "12 %", "entre", "et", "2 ou 3", "millions d'euros", "en 2024",
    "pourrait", "|", "si", "n'a pas", "démenti", "dans la nuit de", "lundi", ",", "il y a", "trois ans", "dont",
    "un tiers", "?", "qui", "que", "(OMS)", ":", "a-t-il dit", "une source", "proche", "des",
    "dizaines de milliers", "1er", "du 3 au",
]  # fmt: skip


def pieces(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("text") is not None and isinstance(value.get("start"), int):
            yield value
        for item in value.values():
            yield from pieces(item)
    elif isinstance(value, list):
        for item in value:
            yield from pieces(item)


def check(report: recoupe.Report) -> None:
    text = report.text or ""
    for layer in LAYERS:
        mentions = report.layer(layer)
        for piece in pieces(mentions):
            assert 0 <= piece["start"] < piece["end"] <= len(text)
            assert text[piece["start"] : piece["end"]] == piece["text"]
        assert [mention["id"] for mention in mentions] == list(dict.fromkeys(mention["id"] for mention in mentions))
        assert all(mention.get("rule") for mention in mentions)
    for claim in report.claims:
        for layer in ("quantities", "dates", "entities", "attributions", "hedges"):
            known = {mention["id"] for mention in report.layer(layer)}  # type: ignore[arg-type]
            assert set(claim.get(layer, [])) <= known  # type: ignore[arg-type, call-overload]
        assert {"author_factuality", "source_factuality", "status"} <= set(claim)
    for date in report.dates:
        assert not (date["start_date"] and date["end_date"]) or date["start_date"] <= date["end_date"]
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(report.to_json()))


@pytest.mark.parametrize("gold", ARTICLES, ids=lambda report: report.id)
def test_records_of_articles(nlp: Language, gold: recoupe.Report) -> None:
    article = recoupe.Article(text=gold.text or "", published=gold.report["published"])
    first, second = (next(recoupe.extract(article, nlp=nlp)) for _ in range(2))
    assert first.to_json() == second.to_json()
    check(first)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=40), published=st.sampled_from([None, "2025-03-27"]))
def test_records_of_word_salad(nlp: Language, words: list[str], published: str | None) -> None:
    check(next(recoupe.extract(recoupe.Article(text=" ".join(words), published=published), nlp=nlp)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_records_of_any_text(nlp: Language, text: str) -> None:
    check(next(recoupe.extract(text, nlp=nlp)))
