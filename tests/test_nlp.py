"""The pipeline: faster without changing one annotation, and at home in anybody's spaCy."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import recoupe
from recoupe import lexicon, spans
from recoupe import nlp as pipelines
from recoupe.values import LAYERS

SENTENCES = [
    "Selon une source proche du dossier, près de 4 000 soldats auraient été envoyés mardi à la frontière.",
    "La ministre a démenti jeudi que l'usine fermerait, citant une étude de l'Agence de l'environnement.",
    "« Nous n'avons rien reçu », a-t-elle ajouté. Les négociations, commencées en 2022, reprendront au printemps.",
]


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, t.lemma_, str(t.morph), t.dep_, t.head.i, t.ent_iob_, t.ent_type_) for t in doc
    ]


def test_the_speed_ups_change_no_annotation() -> None:
    plain = spacy.load("fr_core_news_md")
    before = [annotations(plain(text)) for text in SENTENCES]
    pipelines.speed_up(plain)
    assert [annotations(plain(text)) for text in SENTENCES] == before


def test_the_lemma_index_is_frozen(nlp: Language) -> None:
    table = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    assert all(isinstance(forms, frozenset) for forms in table.values())


def test_our_components_stand_in_the_order_of_the_settings(nlp: Language) -> None:
    plan = lexicon.settings()
    assert nlp.pipe_names[0] == plan["first"][0]
    assert [name for name in nlp.pipe_names if name.startswith("recoupe_")] == [*plan["first"], *plan["components"]]


def test_an_unknown_setting_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ValueError, match="no component is called 'recoupe_words'; there are recoupe_blocks"):
        recoupe.load(recoupe_words={})


def test_typographic_variants_give_the_same_tokens(nlp: Language) -> None:
    plain = nlp.make_doc("L'armée a dit « non » à 3 000 hommes - hier.")
    variant = nlp.make_doc(
        "L’armée a dit “\u00a0non\u202f” à 3\u202f000 hommes – hier.".replace("“\u00a0", "« ").replace(
            "\u202f”", " »"
        )
    )
    assert [token.text for token in plain] == [token.text for token in variant]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "«", "| |", "\ud800", "🙂" * 50, "1" * 500, "e\u0301" * 30])
def test_nothing_crashes_and_every_layer_is_a_list(nlp: Language, text: str) -> None:
    (report,) = recoupe.extract(text, nlp=nlp)
    assert all(isinstance(report.layer(layer), list) for layer in LAYERS)
    assert report.to_json()


def test_the_components_work_in_a_blank_pipeline() -> None:
    own = spacy.blank("fr")
    for name in [*lexicon.settings()["first"], *lexicon.settings()["components"]]:
        own.add_pipe(name)
    doc = own(SENTENCES[0])
    assert spans.blocks(doc)[0]["kind"] == "paragraph"
    assert all(f"recoupe_{layer}" in doc.spans for layer in LAYERS)


def test_provenance_names_all_versions(nlp: Language) -> None:
    assert set(pipelines.describe(nlp)) == {"recoupe", "recoupe_fr", "base_model", "spacy"}


def test_an_elided_word_is_one_token_before_a_quotation_mark(nlp: Language) -> None:
    words = [token.text for token in nlp("Il dit qu’« il part » d’« ici », l’“ami”.")]
    assert words == [
        "Il",
        "dit",
        "qu'",
        "«",
        "il",
        "part",
        "»",
        "d'",
        "«",
        "ici",
        "»",
        ",",
        "l'",
        "«",
        "ami",
        "»",
        ".",
    ]
