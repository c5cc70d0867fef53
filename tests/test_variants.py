"""Typography changes nothing: other quotation marks, spaces and dashes give the same record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

import recoupe
from recoupe.gold import read_gold
from recoupe.values import LAYERS

CORPUS = Path(__file__).parent.parent / "corpus"
ARTICLES = read_gold(CORPUS / "development")
VARIANTS = {
    "typewriter": str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "–": "-", "—": "-"}),
    "typesetter": str.maketrans({"'": "’", "\u00a0": "\u202f", "—": "–", "«": "“", "»": "”"}),
    "no-break": str.maketrans({"\u202f": "\u00a0", "’": "\u02bc"}),
}


def without_text(value: Any) -> Any:
    """Drop the words themselves and what is made of them: they keep the article's typography."""
    if isinstance(value, dict):
        dropped = ("text", "name", "canonical", "subject", "object", "lemma")
        return {key: without_text(item) for key, item in value.items() if key not in dropped}
    return [without_text(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("gold", ARTICLES, ids=lambda report: report.id)
def test_variants_give_the_same_record(nlp: Language, gold: recoupe.Report, name: str) -> None:
    text = gold.text or ""
    published = gold.report["published"]
    articles = [recoupe.Article(text=t, published=published) for t in (text, text.translate(VARIANTS[name]))]
    original, variant = recoupe.extract(articles, nlp=nlp)
    for layer in LAYERS:
        assert without_text(variant.layer(layer)) == without_text(original.layer(layer))
    assert without_text(variant.blocks) == without_text(original.blocks)
