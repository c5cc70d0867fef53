"""The shorter token pattern accepts the same words as the one that spaCy's French data spell out."""

from __future__ import annotations

import re

import pytest

from recoupe.startup import factored, short_patterns


@pytest.fixture(scope="module")
def long_pattern():
    from spacy.lang.fr.tokenizer_exceptions import _regular_exp

    return "(?iu)" + "|".join(f"(?:{alternative})" for alternative in _regular_exp)


def _words():
    from spacy.lang.fr.tokenizer_exceptions import _elision_prefix, _hyphen_prefix

    for prefix in [*_hyphen_prefix, *_elision_prefix]:
        plain = re.sub(r"[][()?:|]", "", prefix)
        for stem in (plain, re.split(r"[[(?]", prefix)[0], plain.upper()):
            for end in ("-mot", "'mot", "’été", "-Mot-de-la-fin", "x-en-l'air", "--", "-3", "", "-m-"):
                yield stem + end


def test_same_words_match(long_pattern):
    short = factored(long_pattern)
    assert len(short) < len(long_pattern) / 5
    old, new = re.compile(long_pattern), re.compile(short)
    words = list(_words())
    assert [word for word in words if bool(old.match(word)) != bool(new.match(word))] == []
    assert 100 < sum(bool(new.match(word)) for word in words) < len(words)


@pytest.mark.parametrize(
    "pattern",
    ["a|b", "(?iu)a|b", "(?iu)(?:^a[-]b)|c", "(?iu)(?:^a[-](?:b)|(?:c)d)|(?:e)", "(?:^a[-]b)|(?:^c[-]b)"],
)
def test_another_shape_keeps_its_meaning(pattern):
    old, new = re.compile(pattern), re.compile(factored(pattern))
    for word in ("a", "b", "c", "a-b", "c-b", "a-d", "a-cd", "e", "cd", "d"):
        assert bool(old.match(word)) == bool(new.match(word)), word


def test_compile_is_put_back():
    before = re.compile
    with pytest.raises(ZeroDivisionError), short_patterns():
        1 / 0  # noqa: B018
    assert re.compile is before
