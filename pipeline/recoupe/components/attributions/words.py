"""Classes of French words, from `recoupe_fr/lexicons/attribution_words.csv`, read at first use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from recoupe import lexicon


class WordClass:
    """The words of one class; tells whether a lower-case word is among them."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def words(self) -> frozenset[str]:
        """The words; raises ValueError where the lexicon has none of this class."""
        words = lexicon.column("attribution_words", "word", **{"class": self.name})
        if not words:
            raise ValueError(f"attribution_words.csv has no class {self.name!r}")
        return words

    def __contains__(self, word: object) -> bool:
        return word in self.words

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)


#: Nouns that stand for something said: «une allégation», «ce bilan».
CLAIM_NOUNS = WordClass("claim-nouns")

DETERMINERS = WordClass("determiners")
#: Subject pronouns, relative and demonstrative ones too.
PRONOUNS = WordClass("subject-pronouns")
