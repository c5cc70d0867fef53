"""Acronyms that the article explains: «Organisation mondiale de la santé (OMS)», «l'OMS (Organisation…)»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recoupe.components.entities.page import Name, Page
from recoupe.components.entities.vocabulary import common_acronyms, role_words

_IN_BRACKETS = re.compile(r"\(([A-ZÀ-Ö][\w&.'-]{1,11})\)")
_SPELT_OUT = re.compile(r"\b([A-Z][\w]{1,8}) \(([A-ZÉ][^()\n]{6,120})\)")
_MAX_WORDS = 16


@dataclass(frozen=True, slots=True)
class Definition:
    """Words `first` to `last` are spelt out by the acronym at word `acronym`."""

    first: int
    last: int
    acronym: int
    letters: str


def definitions(page: Page) -> Iterator[Definition]:
    """Yield the acronyms in brackets whose letters the words before them spell."""
    starts = page.words.starts
    if "(" not in page.text:
        return
    for match in _IN_BRACKETS.finditer(page.text):
        letters = re.sub(r"[^\w]", "", match.group(1))
        capitals = sum(letter.isupper() for letter in letters)
        index = bisect_left(starts, match.start(1))
        if (
            (capitals < 2 and len(letters) < 3)
            or index == 0
            or not page.words.gap(index - 1).lstrip(' "»').startswith("(")
        ):
            continue
        capital_letters = "".join(letter for letter in letters if letter.isupper()) if capitals > 1 else letters
        first = _first_word(page, index - 1, capital_letters.lower(), letters.lower())
        common = letters in common_acronyms() and first is not None and not page.is_capital(first)
        if first is not None and not common:  # «produit intérieur brut (PIB)» is no name
            yield Definition(first, index - 1, index, match.group(1))


def reversed_definitions(page: Page) -> Iterator[Definition]:
    """Yield the acronyms that brackets spell out: «le CCAS (Centre communal d'action sociale)»."""
    starts, ends = page.words.starts, page.words.ends
    for match in _SPELT_OUT.finditer(page.text):
        first = bisect_left(starts, match.start(2))
        last = bisect_left(ends, match.end(2))
        if last >= len(ends) or last <= first or starts[first] != match.start(2):
            continue
        keys = page.words.keys[first : last + 1]
        if _spells(keys, page.key(first - 1)):
            yield Definition(first, last, first - 1, match.group(1))


def appositions(page: Page, names: Iterable[Name], known: set[int]) -> list[Definition]:
    """Return the short names in brackets behind official ones: «Agence espagnole de météorologie (Aemet)».

    `known`: first words of the gazetteer's names, which say something else («tribunal de Lyon (Rhône)»).
    """
    found: list[Definition] = []
    for name in names:
        short = name.last + 1
        bare = page.words.gap(name.last) == " (" and page.words.gap(short).startswith(")")
        if name.label == "ORG" and bare and page.is_capital(short) and short not in known:
            found.append(Definition(name.first, name.last, short, page.word(short)))
    return found


def _first_word(page: Page, last: int, capitals: str, letters: str) -> int | None:
    """Return where the expansion starts: the nearest word from which the initials spell the acronym."""
    for first in range(last, max(-1, last - _MAX_WORDS), -1):
        if first < last and page.words.gap(first) not in (" ", "-", "'", ", ", " - "):
            return None
        key = page.key(first)
        if not key or key in role_words("linking") or key[0] != letters[0]:
            continue
        keys = [page.key(index) for index in range(first, last + 1)]
        if first < last and (_spells(keys, capitals) or _spells(keys, letters)):
            return first
    return None


def _spells(keys: list[str], letters: str) -> bool:
    """The initials give the letters; small words may take part or not."""
    plain = "".join(key[0] for key in keys if key not in role_words("linking"))
    return plain == letters or "".join(key[0] for key in keys) == letters or _with_small(keys, letters)


def _with_small(keys: list[str], letters: str) -> bool:
    position = 0
    for key in keys:
        if position < len(letters) and key[0] == letters[position]:
            position += 1
        elif key not in role_words("linking"):
            return False
    return position == len(letters)
