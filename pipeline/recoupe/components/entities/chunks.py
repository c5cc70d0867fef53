"""Names by their capitals: runs of capital words where capitals mean something, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.components.entities.classes import SUBJECT, is_title, kind_of, noun_before
from recoupe.components.entities.extents import end_of_run
from recoupe.components.entities.official import is_head
from recoupe.components.entities.page import Name, Page, is_feast
from recoupe.components.entities.vocabulary import (
    common_acronyms,
    context,
    function_words,
    given_names,
    lone_words,
    role_words,
    titles,
)
from recoupe.components.entities.votes import GENTILE, ROAD, votes
from recoupe.gazetteer import fold

#: Small words inside names of persons and foreign names.
_ROMAN = re.compile(r"[IVX]+(?:e|er|ème|ère)?")
#: From this weight on its surroundings say that a lone word at a sentence start is a name («Merak est une ville»).
_VOUCHED = 3.0
#: «atelier C2», «porte B12»: a code, no name.
_CODE = re.compile(r"[B-CF-MO-Z]\d{1,2}")


def chunks(page: Page, taken: set[int], known: dict[int, int], countries: set[int]) -> Iterator[Name]:
    """Yield runs of capital words with votes on their label; words in `taken` belong to longer names already.

    `known`: first word → last word of the gazetteer's names; `countries`: first words of names of countries.
    """
    done = -1
    for index in page.capitals:
        if index <= done or index in taken:
            continue
        first = _start(page, index)
        if first is None or _person_follows(page, first, known):
            continue
        if first + 1 in countries and page.key(first) in role_words("article"):
            continue  # «Et Le Maroc ?»: no country has a capital article
        last = _before_person(page, first, end_of_run(page, first, taken, known), known)
        done = last
        if not _means_something(page, first, last) or _portfolio(page, first):
            continue
        found = votes(page, first, last)
        if page.title_case(first):  # a name all the same: the first cell of a row about a place
            found = {"LOC": 4.0}
        if _of_region(page, first, last, known):
            found["ORG"] = found.get("ORG", 0.0) + 1.5
        yield Name(first, last, found, "entity.capitals", cue=_title_cue(page, first))


def _before_person(page: Page, first: int, last: int, known: dict[int, int]) -> int:
    """Cut a run where a known name ends and a person's starts («Agence France-Presse Sarah Cohen»)."""
    article = page.key(first - 1) in role_words("article") and not page.is_capital(first - 1)
    if article and last == first + 2 and page.is_upper(first) and not any(map(page.is_upper, (last - 1, last))):
        return first  # «a dit à l'ADN Paule Ménard»
    end = known.get(first, first if page.is_upper(first) else last)
    if end < last and page.words.gap(end) == " " and page.word(end + 1) in given_names() and end + 1 < last:
        return end
    return last


def _of_region(page: Page, first: int, last: int, known: dict[int, int]) -> bool:
    """«Enercoop Lorraine»: an unknown word before a known place is an organisation that works there."""
    if last != first + 1 or page.words.gap(first) != " " or known.get(last) != last or first in known:
        return False
    return page.word(first) not in given_names() and page.key(first) not in role_words("place_prefix")


def _person_follows(page: Page, index: int, known: dict[int, int]) -> bool:
    """«l'ancien président de Serbie Milan Milutinovic»: the person's name starts behind the known one."""
    last = known.get(index)
    if last is None and page.key(index - 1) in role_words("article") and GENTILE.fullmatch(page.word(index)):
        last = index  # «la Lyonnaise Caroline Garcia»
    return last is not None and page.words.gap(last) == " " and page.word(last + 1) in given_names()


def _start(page: Page, index: int) -> int | None:
    """Return where a name may start at a capital word: behind titles and empty words at a sentence start."""
    if is_feast(page, index):
        return None
    key, word = page.key(index), page.word(index)
    gap = page.words.gap(index)
    if page.in_date(index) or key in ("heures", "heure") or word == "À":
        return None
    if key in titles() and gap in (" ", ". ") and page.is_capital(index + 1):
        return None  # «M. Kim», «Président Macron»: the name comes next
    if key in lone_words() and gap == " " and (page.word(index + 1) in given_names() or page.key(index - 1) == "d"):
        return None  # «la conseillère d'État Jeanne Favre»
    if page.starts_sentence(index) and gap == " " and page.is_capital(index + 1) and _kind_of_work(page, index):
        return None  # «Cyclone Doriane : l'île confinée»
    if word in common_acronyms() and gap == " " and page.is_capital(index + 1):
        return None  # «l'ONG Tax Justice Network»
    start = page.starts_sentence(index)
    if key in function_words() and (start or (key not in role_words("article") and not page.is_upper(index))):
        told = kind_of(page, index - 1) if gap == " " and page.left_gap(index) == " " else None
        return index if told is not None and told[1] == "outside" else None  # «11 h 20 – Selon…»
    if start and not _may_start(page, index):
        return None
    if gap == "-" and page.key(index + 1) in role_words("enclitic") and page.starts_sentence(index):
        return None
    if len(word) == 1 and gap == "'" and key in ("l", "d", "j", "s", "n", "c", "m", "t", "qu"):
        keeps = key == "l" and page.is_capital(index + 1) and not page.starts_sentence(index)
        return index if keeps else None
    return index


def _kind_of_work(page: Page, index: int) -> bool:
    told = context(page.word(index))
    return told is not None and told[0] == "MISC" and not is_head(page.key(index))


def _may_start(page: Page, index: int) -> bool:
    """At a sentence start, tags tell whether a word can be a name at all."""
    token = page.token(index)
    if token is None or token.pos_ in ("PROPN", "NOUN", "X", "ADJ", ""):
        return True
    return token.is_oov and page.is_capital(index + 1) and page.words.gap(index) == " "


def _means_something(page: Page, first: int, last: int) -> bool:
    """Tell whether a run is a name: its capitals are informative, or several of them stand together."""
    if last == first:
        return _lone(page, first)
    if page.starts_sentence(first) and not any(page.is_capital(index) for index in range(first + 1, last + 1)):
        return False  # «Sapeur-pompier», «Peut-être»
    if page.title_case(first):
        return _names_row(page, first)
    return not (
        page.word(first) in lone_words() and all(page.word(i) in lone_words() for i in range(first, last + 1))
    )


def _names_row(page: Page, index: int) -> bool:
    """Tell whether a word opens a cell below «Commune», «District»: the name of a place."""
    heading = page.column_heading(index).partition(" ")[0].lower()
    place = fold(heading) in role_words("place_column") and page.key(index) not in role_words("sum_row")
    token = page.token(index)
    proper = not page.is_common(index) or (token is not None and token.pos_ == "PROPN")
    return place and page.starts_sentence(index) and proper


def _portfolio(page: Page, first: int) -> bool:
    """Tell whether a capital names a minister's field («la ministre déléguée à l'Industrie»)."""
    index, link = first - 1, page.left_gap(first)
    if page.key(index) not in role_words("to_field") or link not in (" ", "'"):
        return False
    while index > first - 7 and page.key(index) in role_words("to_field"):
        index -= 1
    near = {page.key(index), page.key(index - 1), page.key(index - 2)}
    return bool(near & role_words("minister"))


def _lone(page: Page, index: int) -> bool:
    word = page.word(index)
    if page.key(index) in function_words():
        return False
    if page.key(index) in lone_words() or page.key(index) in titles():
        return False
    if page.title_case(index):
        return _names_row(page, index)
    if len(word) == 1 or _ROMAN.fullmatch(word) or _CODE.fullmatch(word):
        return False
    if ROAD.fullmatch(word):
        return True
    if (
        (len(word) == 2 or (len(word) == 3 and not word.isupper()))
        and page.word(index - 1).isdigit()
        and page.left_gap(index) == " "
    ):
        return False  # «180 Go»: a unit
    if page.is_upper(index) and (word in common_acronyms() or word.rstrip("0123456789") in common_acronyms()):
        return False
    if _shouted(page, index):
        return False
    if not page.starts_sentence(index):
        return True
    return _alone_at_start(page, index)


def _shouted(page: Page, index: int) -> bool:
    """«Verdict : FAUX.»: a common word in capitals that is all that follows a colon."""
    alone = page.left_gap(index).strip() == ":" and page.words.gap(index)[:1] in ("", ".", "!", "\n")
    return alone and page.is_upper(index) and len(page.word(index)) > 3 and page.is_common(index)


def _alone_at_start(page: Page, index: int) -> bool:
    """One capital word that opens a sentence: a name where model and tagger say so and it is no common word."""
    if page.is_upper(index) and len(page.word(index)) < 7:
        return not page.words.gap(index).startswith(".")  # «DIRECT. …», «VIDÉO. …»
    if page.fills_block(index):
        return False
    token, entity = page.token(index), page.model(index, index)
    exact = entity is not None and entity[:2] == (page.words.starts[index], page.words.ends[index])
    label = entity[2] if entity is not None and exact else "MISC"
    proper = token is not None and token.pos_ == "PROPN"
    if page.is_common(index) or token is None:
        return proper and label == "PER" and token is not None and token.dep_ in SUBJECT
    if proper and (label != "MISC" or token.dep_ in SUBJECT):
        return True
    if token.dep_ in SUBJECT and token.pos_ in ("NOUN", "X") and token.head.i > token.i:
        return True  # an unknown word without an article that acts («Sudouestia avait promis…»)
    return max(votes(page, index, index).values()) >= _VOUCHED


def _title_cue(page: Page, first: int) -> tuple[int, int] | None:
    noun = noun_before(page, first)
    known = is_title(page, noun) or kind_of(page, noun) is not None
    if known and (page.left_gap(first) == " " or (page.left_gap(first) == ". " and len(page.word(noun)) < 4)):
        return (noun, noun)
    return None
