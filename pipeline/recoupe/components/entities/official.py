"""Official names: a head noun and its complement («tribunal de grande instance de Lyon», «lac Tchad»).

Heads and the complement that each takes are in `name_heads.csv`; the longest head wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from recoupe import lexicon
from recoupe.components.entities.classes import kind_of
from recoupe.components.entities.complements import COMPLEMENTS
from recoupe.components.entities.page import Name, Page
from recoupe.components.entities.vocabulary import role_words
from recoupe.gazetteer import fold
from recoupe.values import EntityLabel

#: Adjectives of a town: «toulousain», «rennais», «lavallois».
_OF_TOWN = re.compile(r"(?:ois|ais|ain|ien|een|in|on)$")
Head = tuple[tuple[str, ...], EntityLabel, str, str]


@cache
def heads() -> dict[str, tuple[Head, ...]]:
    """First folded word → heads that start with it, longest first."""
    found: dict[str, list[Head]] = {}
    for row in lexicon.rows("name_heads"):
        keys = tuple(re.findall(r"[^\W_]+", fold(row["head"])))
        found.setdefault(keys[0], []).append((keys, row["label"], row["case"], row["complement"]))  # type: ignore[arg-type]
    return {key: tuple(sorted(value, key=lambda head: -len(head[0]))) for key, value in found.items()}


def is_head(key: str) -> bool:
    """Tell whether a folded word alone is a head."""
    return any(len(head[0]) == 1 and head[2] != "acronym" for head in heads().get(key, ()))


def official_names(page: Page, demonyms: dict[int, int], places: dict[int, int]) -> Iterator[Name]:
    """Yield official names. `demonyms` and `places`: first word → last word of the gazetteer's matches."""
    known, keys = heads(), page.words.keys
    for index in [index for index, key in enumerate(keys) if key in known]:
        key = keys[index]
        found: list[tuple[int, EntityLabel, str, str]] = []
        for head, label, case, complement in known[key]:
            if tuple(keys[index : index + len(head)]) != head or not _head_stands(page, index, len(head), case):
                continue
            last = COMPLEMENTS[complement](page, index, index + len(head) - 1, demonyms, places)
            if last is not None and _says_name(page, index, last, complement):
                found.append((last, label, case, complement))
        if found:
            last, label, case, complement = max(found, key=lambda one: one[0])
            first = _with_article(page, index, case)
            label = _label(page, first, last, label)
            yield Name(first, last, {label: 6.0}, f"entity.official.{complement}", kind="official")


def _label(page: Page, first: int, last: int, label: EntityLabel) -> EntityLabel:
    """What stands beside a head may say that it is another thing."""
    told = kind_of(page, first - 1) if page.left_gap(first) in (" ", " «", " « ") else None
    if told is not None and told == ("ORG", "outside") and page.is_capital(first):
        return "ORG"  # «l'ASBL Rivière propre»
    key = page.key(first)
    if key == "tour" and page.key(first - 1) == "la":
        return "LOC"  # «la Tour» is a building, «le Tour» a race
    if key == "stade" and last == first + 1 and _OF_TOWN.search(page.key(last)):
        return "ORG"  # «le Stade lavallois»: a club
    return label


def _says_name(page: Page, first: int, last: int, complement: str) -> bool:
    """A noun phrase that opens a sentence is a name only with one more capital («Prix raisonnable» is none)."""
    if complement != "phrase" or not page.starts_sentence(first):
        return True
    token = page.token(first)
    noun = token is None or token.pos_ in ("NOUN", "PROPN", "")
    return noun and any(page.is_capital(index) for index in range(first + 1, last + 1))


def _head_stands(page: Page, index: int, count: int, case: str) -> bool:
    if any(page.words.gap(word) not in (" ", "'", "-") for word in range(index, index + count - 1)):
        return False
    if case in ("capital", "acronym"):
        return page.is_capital(index) and (not page.title_case(index) or page.in_table(index))
    token = page.token(index)
    adjective = page.word(index).endswith("ale") and token is not None and token.pos_ == "ADJ"
    if page.title_case(index) or adjective:
        return False  # «la déléguée centrale CFDT»
    return page.is_capital(index) or page.key(index - 1) not in role_words("indefinite")


def _with_article(page: Page, index: int, case: str) -> int:
    """A capital article before a capital head belongs to the name («La Gazette mosane»), not to a sentence."""
    before = index - 1
    article = case == "capital" and page.key(before) in role_words("article") and page.is_capital(before)
    if article and page.words.gap(before) in (" ", "'") and not page.starts_sentence(before):
        return before
    return index
