"""Words and the tree as plain values: what spaCy says of a token, the words of verbs told apart by their form."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from recoupe import verbs
from recoupe.words import Word, tree_of, words_of

SENTENCE = "Selon le maire, les 40 habitants auraient été évacués mardi, puis l'école fermera ses portes."


def check(doc: Doc) -> None:
    tree = tree_of(doc)
    for token, word in zip(doc, words_of(doc), strict=True):
        assert (word.text, word.lower, word.pos) == (token.text, token.lower_, token.pos_)
        assert word.lemma == token.lemma_.lower()
        assert (tree.heads[token.i], tree.relations[token.i]) == (token.head.i, token.dep_)
        assert tree.lefts(token.i) == [child.i for child in token.lefts]
        assert tree.rights(token.i) == [child.i for child in token.rights]
        assert list(tree.path(token.i, len(doc))) == [above.i for above in token.ancestors]


def test_words_and_tree_say_what_tokens_say(nlp: Language) -> None:
    check(nlp(SENTENCE))


@settings(max_examples=20, deadline=None)
@given(text=st.text(alphabet="a é'ABr1«».,\n-–", max_size=60))
def test_any_text_is_read(nlp: Language, text: str) -> None:
    check(nlp(text))


def test_a_form_with_its_tags_is_one_object_in_all_docs(nlp: Language) -> None:
    first, second = words_of(nlp(SENTENCE)), words_of(nlp(SENTENCE))
    assert all(one is other for one, other in zip(first, second, strict=True))


def test_without_tags_and_parse(nlp: Language) -> None:
    doc = Doc(nlp.vocab, ["Le", "site", "fermera"])
    assert [word.pos for word in words_of(doc)] == ["", "", ""]
    assert tree_of(doc).heads == [0, 1, 2]


def test_only_what_may_be_a_finite_verb_is_asked_for_its_tense(nlp: Language) -> None:
    doc = nlp(SENTENCE)
    known = verbs.of(doc)
    assert [word.text for at, word in enumerate(words_of(doc)) if known.is_finite(at)] == ["auraient", "fermera"]
    assert all(known._tense(at) is None for at, word in enumerate(known.words) if not word.may_be_finite)


def test_features_of_the_tagger() -> None:
    word = Word("Ferma", "VERB", "Mood=Ind|Tense=Past|VerbForm=Fin", "Fermer")
    assert (word.lower, word.lemma, word.tense, word.mood, word.verb_form) == (
        "ferma",
        "fermer",
        "Past",
        "Ind",
        "Fin",
    )


def test_an_infinitive_ends_in_r() -> None:
    assert Word("fermé", "VERB", "VerbForm=Inf", "fermer").verb_form == "Part"
    assert Word("ferment", "VERB", "VerbForm=Inf", "fermer").verb_form == "Fin"
    assert Word("fermer", "VERB", "VerbForm=Inf", "fermer").verb_form == "Inf"
