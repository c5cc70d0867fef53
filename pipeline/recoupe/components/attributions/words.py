"""Classes of French words, from `recoupe_fr/lexicons/attribution_words.csv`, read at first use."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from recoupe import lexicon


class WordClass(set[str]):
    """The lower-case words of one class; empty until `fill` has read the lexicon (a plain set: rules ask often)."""

    def __init__(self, name: str) -> None:
        super().__init__()
        _CLASSES[name].append(self)


_CLASSES: dict[str, list[WordClass]] = defaultdict(list)


@cache
def fill() -> None:
    """Read the words of all classes; raises ValueError where the lexicon has none of a class."""
    words: dict[str, set[str]] = defaultdict(set)
    for row in lexicon.rows("attribution_words"):
        words[row["class"]].add(row["word"])
    for name, same in _CLASSES.items():
        if not words[name]:
            raise ValueError(f"attribution_words.csv has no class {name!r}")
        for one in same:
            one.update(words[name])


#: Nouns that stand for something said: «une allégation», «ce bilan».
CLAIM_NOUNS = WordClass("claim-nouns")

DETERMINERS = WordClass("determiners")
#: Subject pronouns, relative and demonstrative ones too.
PRONOUNS = WordClass("subject-pronouns")
