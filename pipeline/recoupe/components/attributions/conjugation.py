"""The written forms of the reporting verbs, made from their infinitives.

The base model's lemmas and tags are wrong too often on incises («tempère un négociateur») and on forms that are
nouns as well («note», «annonce»); a table of forms is not. Irregular paradigms are rows of
`recoupe_fr/lexicons/irregular_verbs.csv`, chosen by the longest ending. Conjugation after Bescherelle.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from recoupe import lexicon

#: finite, past participle, present participle, infinitive
Kind = Literal["fin", "pp", "ger", "inf"]

_IMPERFECT = ("ais", "ait", "ions", "iez", "aient")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient")
_PAST = ("s", "t", "rent")
_PARTICIPLE = ("", "e", "s", "es")


@cache
def forms(infinitive: str) -> tuple[tuple[str, Kind], ...]:
    """Return the forms of a verb with their kinds; an unknown -oir or -re verb raises ValueError."""
    return tuple(dict.fromkeys(_forms(infinitive)))


def _forms(infinitive: str) -> Iterator[tuple[str, Kind]]:
    yield infinitive, "inf"
    row = _paradigm(infinitive)
    if row is not None:
        yield from _irregular(infinitive, row)
    elif infinitive.endswith("er"):
        yield from _first_group(infinitive)
    elif infinitive.endswith("ir"):
        yield from _second_group(infinitive)
    else:
        raise ValueError(f"no paradigm for {infinitive!r} in irregular_verbs.csv")


def _paradigm(infinitive: str) -> dict[str, str] | None:
    fitting = [row for row in lexicon.rows("irregular_verbs") if infinitive.endswith(row["ending"])]
    return max(fitting, key=lambda row: len(row["ending"]), default=None)


def _irregular(infinitive: str, row: dict[str, str]) -> Iterator[tuple[str, Kind]]:
    stem = infinitive[: len(infinitive) - len(row["ending"])]
    nous = stem + row["nous"]
    for column in ("je", "il", "ils"):
        yield stem + row[column], "fin"
    for ending in ("ons", "ez", *_IMPERFECT):
        yield nous + ending, "fin"
    for ending in _FUTURE:
        yield stem + row["future"] + ending, "fin"
    for ending in _PAST:
        yield stem + row["past"] + ending, "fin"
    for ending in _PARTICIPLE:
        yield _agree(stem + row["participle"], ending), "pp"
    yield {"savoir": "sachant", "avoir": "ayant", "être": "étant"}.get(row["ending"], nous + "ant"), "ger"


def _agree(participle: str, ending: str) -> str:
    """Return the participle in one gender and number: no second s, no circumflex before an ending (dû, due)."""
    if ending in ("s", ""):
        return participle if participle.endswith("s") else participle + ending
    return participle.replace("û", "u") + ending


def _second_group(infinitive: str) -> Iterator[tuple[str, Kind]]:
    stem = infinitive[:-2]
    for ending in ("is", "it", "issons", "issez", "issent", "irent", *("iss" + e for e in _IMPERFECT)):
        yield stem + ending, "fin"
    for ending in _FUTURE:
        yield infinitive + ending, "fin"
    for ending in _PARTICIPLE:
        yield stem + "i" + ending, "pp"
    yield stem + "issant", "ger"


def _first_group(infinitive: str) -> Iterator[tuple[str, Kind]]:
    stem = infinitive[:-2]
    soft, mute = _soft(stem), _mute(infinitive)
    for ending in ("e", "es", "ent"):
        yield mute + ending, "fin"
    for ending in ("ons", "ais", "ait", "aient", "a", "as", "ai", "ât"):
        yield soft + ending, "fin"
    for ending in ("ez", "ions", "iez", "èrent"):
        yield stem + ending, "fin"
    for ending in _FUTURE:
        yield stem + "er" + ending, "fin"  # also what the older spelling keeps: «révélera»
        yield mute + "er" + ending, "fin"
    for ending in _PARTICIPLE:
        yield stem + "é" + ending, "pp"
    yield soft + "ant", "ger"


def _soft(stem: str) -> str:
    """Return the stem before a and o: annonç-, jug-e-."""
    if stem.endswith("c"):
        return stem[:-1] + "ç"
    return stem + "e" if stem.endswith("g") else stem


def _mute(infinitive: str) -> str:
    """Return the stem before a mute e: rappell-, jett-, révèl-, appui-."""
    stem = infinitive[:-2]
    if infinitive.endswith(("appeler", "jeter")):
        return stem + stem[-1]
    if stem.endswith(("oy", "uy", "ay")):
        return stem[:-1] + "i"
    for cut in (1, 2):
        vowel = len(stem) - cut - 1
        between = stem[vowel + 1 :].replace("gu", "g").replace("qu", "q")
        if vowel >= 0 and stem[vowel] in "eé" and not set(between) & set("aeiouyéè"):
            if cut == 2 and (stem[vowel] == "e" or stem[-2:] not in _ONE_SOUND):
                continue
            return stem[:vowel] + "è" + stem[vowel + 1 :]
    return stem


_ONE_SOUND = frozenset({"gr", "br", "tr", "gl", "gn", "ch", "qu", "cr", "dr", "pr", "fr", "pl", "bl", "cl", "gu"})
