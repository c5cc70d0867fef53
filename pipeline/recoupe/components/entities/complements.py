"""The complements of official names: how far each kind of head noun reaches."""

from __future__ import annotations

import re

from recoupe.components.entities.page import Page
from recoupe.components.entities.vocabulary import given_names, head_words, role_words, titles

#: Prepositions that a phrase may start with, right behind its head («Ligue pour la protection des oiseaux»).
_MAX_WORDS = 14


#: «ministère néo-brunswickois des Ressources naturelles»: an adjective of a region that the gazetteer lacks.
_OF_REGION = re.compile(r"[a-zà-ÿ]{4,}(?:ois|oise|ais|aise|ien|ienne|éen|éenne)")


def _linked(page: Page, index: int) -> int | None:
    """Behind a head that ends at `index`: return the first word after «de (la)», «du», «d'», or None."""
    after = index + 1
    if page.words.gap(index) != " " or page.key(after) not in role_words("of") or page.is_capital(after):
        return None
    if page.words.gap(after) not in (" ", "'"):
        return None
    if (
        page.key(after + 1) in role_words("article")
        and page.key(after) == "de"
        and page.words.gap(after + 1) in (" ", "'")
    ):
        return after + 2
    return after + 1


def capital_run(page: Page, first: int, *, places: dict[int, int] | None = None) -> int:
    """Return the last word of the run of capitals that starts at `first`, small words inside hyphens included.

    With `places` the run is that of a place: a person's full name behind it is another name.
    """
    last = first
    while True:
        gap, after = page.words.gap(last), last + 1
        if gap == "-" and page.word(after):
            if page.key(after) in ("t", "il", "elle", "on", "ils", "elles"):
                return last
            last = after
        elif gap in (" ", "'") and page.is_capital(after) and not page.in_date(after):
            if places is not None and gap == " " and _person_starts(page, first, after, places):
                return last
            last = after
        else:
            return last


def _person_starts(page: Page, first: int, index: int, places: dict[int, int]) -> bool:
    """«sur le quai de Trieste Anna Kovac»: a given name and a capital behind a place known or of two words."""
    person = page.word(index) in given_names() and page.is_capital(index + 1) and page.words.gap(index) == " "
    saint = page.key(index - 1) in ("saint", "sainte") or page.word(index - 1) in given_names()
    return person and not saint and (index - first > 1 or places.get(first, -1) == index - 1)


def _skip_adjectives(page: Page, index: int) -> int:
    """Pass over small adjectives behind a head («tribunal administratif», «préfecture maritime»)."""
    for _ in range(2):
        token = page.token(index + 1)
        if page.words.gap(index) != " " or page.is_capital(index + 1) or token is None or token.pos_ != "ADJ":
            break
        index += 1
    return index


def _place(page: Page, first: int, last: int, demonyms: dict[int, int], places: dict[int, int]) -> int | None:
    """«de X», or X itself: «université de Kiev», «lac Tchad», «lycée Victor-Hugo», «route nationale 12»."""
    if page.words.gap(last) == " " and page.is_capital(last + 1) and not page.in_date(last + 1):
        end = max(capital_run(page, last + 1), places.get(last + 1, 0))
        number = page.words.gap(end) == " " and page.word(end + 1).isdigit() and len(page.word(end + 1)) == 1
        return end + 1 if number and page.key(last).startswith("universit") else end
    if page.words.gap(last) == " " and page.word(last + 1).isdigit() and page.key(last).endswith(("ale", "route")):
        return last + 1
    noun, last = last, _skip_adjectives(page, last)
    if last > noun and _named_after(page, last + 1):  # «Hôpital régional Chaleur»
        return capital_run(page, last + 1, places=places)
    start = _linked(page, last)
    if start is None or not page.is_capital(start) or page.in_date(start) or _acronym(page, start):
        return None
    return max(capital_run(page, start, places=places), places.get(start, 0))


def _acronym(page: Page, index: int) -> bool:
    """«le centre de détention du TPI»: an acronym is no place."""
    return page.is_upper(index) and len(page.word(index)) < 6 and not page.title_case(index)


def _direct(page: Page, first: int, last: int, demonyms: dict[int, int], places: dict[int, int]) -> int | None:
    """A name right behind its noun: «église Saint-Étienne», «école Jules-Romains», «route 134»."""
    if page.key(last) == "route" and page.words.gap(last) == " " and page.word(last + 1).isdigit():
        return last + 1
    if page.words.gap(last) != " " or not page.is_capital(last + 1) or page.in_date(last + 1):
        return None
    return capital_run(page, last + 1) if len(page.word(last + 1)) > 1 else None


def _named_after(page: Page, index: int) -> bool:
    """A capital word behind a head's adjective or complement is its name, save a person's."""
    name = page.is_capital(index) and page.left_gap(index) == " " and not page.in_date(index)
    return name and page.word(index) not in given_names() and page.key(index) not in titles()


def _city(page: Page, first: int, last: int, demonyms: dict[int, int], places: dict[int, int]) -> int | None:
    """«de X» where X is a known place: «accord de Paris», «traité de Lisbonne»."""
    start = _linked(page, last)
    return places.get(start) if start is not None and page.words.gap(last) == " " else None


def _norp(page: Page, first: int, last: int, demonyms: dict[int, int], places: dict[int, int]) -> int | None:
    """A capital institution and its country: «Parlement ukrainien», «Banque centrale du Chili»."""
    if page.words.gap(last) == " " and last + 1 in demonyms:
        return demonyms[last + 1]
    start = _linked(page, last)
    return places.get(start) if start is not None else None


def _domain(page: Page, first: int, last: int, demonyms: dict[int, int], places: dict[int, int]) -> int | None:
    """«ministère russe de la Défense», «ministère de la Défense russe»; without a country it is no name."""
    named = False
    if page.words.gap(last) == " " and last + 1 in demonyms:
        last, named = demonyms[last + 1], True
    elif (adjective := _of_region(page, last + 1)) is not None and page.words.gap(last) == " ":
        last, named = adjective, True
    start = _linked(page, last)
    if start is None or not (page.is_capital(start) or named):
        return None
    last = _domain_end(page, start)
    if page.words.gap(last) == " " and last + 1 in demonyms and not named:
        return demonyms[last + 1]
    if named:
        return last
    start = _linked(page, last)
    return places.get(start) if start is not None else None


def _of_region(page: Page, index: int) -> int | None:
    """Return the last word of an adjective of a region that the gazetteer lacks, before «de»."""
    last = index + 1 if page.words.gap(index) == "-" else index
    written = page.word(last) if page.key(last + 1) in role_words("of") else ""
    return last if _OF_REGION.fullmatch(written) and not page.is_capital(index) else None


def _domain_end(page: Page, start: int) -> int:
    """Pass over a ministry's field: «Affaires étrangères», «Économie et des Finances»."""
    last = capital_run(page, start)
    token = page.token(last + 1)
    if page.words.gap(last) == " " and token is not None and token.pos_ == "ADJ" and _field(page, last):
        last += 1
    if page.words.gap(last) == " " and page.key(last + 1) == "et":
        joined = _linked(page, last + 1)
        if joined is None and page.is_capital(last + 2):
            joined = last + 2
        if joined is not None and page.is_capital(joined):
            return _domain_end(page, joined)
    return last


def _field(page: Page, last: int) -> bool:
    """«Affaires étrangères», «Éducation nationale»: adjectives that belong to the field, not to a country."""
    return page.key(last + 1) in role_words("field")


def _phrase(page: Page, first: int, last: int, demonyms: dict[int, int], places: dict[int, int]) -> int | None:
    """A capital head and its noun phrase: «Observatoire des frontières sahéliennes»."""
    if page.words.gap(last) != " ":
        return None
    if page.words.gap(last) == " " and page.is_capital(last + 1):
        last = capital_run(page, last + 1, places=places)
        return _extend(page, first, last) or last
    return _extend(page, first, last)


def _extend(page: Page, first: int, last: int) -> int | None:
    """Absorb adjectives and complements with «de»; return the last word, or None where nothing follows."""
    end, index, found = last, last, None
    linked = before_noun = False
    while index - first < _MAX_WORDS and page.words.gap(index) in (" ", "'", "-"):
        after = index + 1
        key = page.key(after)
        if page.in_date(after):
            break
        if page.words.gap(index) == "-":
            index = end = found = after
            continue
        if (
            key in role_words("of")
            or key in role_words("article")
            or key in role_words("purpose")
            or key in ("et", "en")
        ):
            if not _link(page, index, after, end, opening=found is None):
                break
            index = after
            continue
        linked = linked if index == end and before_noun else index > end
        if not (_noun_part(page, after, linked=linked) or (found is not None and _named_after(page, after))):
            break
        before_noun = linked and _is_adjective(page, after)  # «des anciens combattants»
        index = end = found = after
        if page.is_capital(after):
            index = end = found = capital_run(page, after)
    return found


def _link(page: Page, index: int, after: int, end: int, *, opening: bool) -> bool:
    """Tell whether a small word may go on a name: «de» and articles behind it, «et» before one more «de»."""
    if page.is_capital(after):
        return False
    key = page.key(after)
    if key == "en":  # «Institut de recherche en sciences de la santé»
        return index == end and page.key(after + 1) in role_words("science")
    if key in role_words("of"):
        return index == end or page.key(index) == "et"
    if key in role_words("article"):
        return index > end and page.key(index) in role_words("of") | role_words("purpose")
    if key == "et":
        of = after + 3 if page.key(after + 2) in role_words("article") else after + 2
        if (
            page.is_capital(of) and page.key(of) in head_words()
        ):  # «de la Commission européenne et de la Commission de…»: another name
            return False
        return index == end and (page.key(after + 1) in role_words("of") or _plain_noun(page, after + 1))
    return opening and index == end  # «pour», «contre» stand right behind the head


def _is_adjective(page: Page, index: int) -> bool:
    token = page.token(index)
    return token is not None and token.pos_ == "ADJ"


def _plain_noun(page: Page, index: int) -> bool:
    token = page.token(index)
    return token is not None and token.pos_ == "NOUN" and not page.is_capital(index)


def _noun_part(page: Page, index: int, *, linked: bool) -> bool:
    if page.is_capital(index):
        return linked
    token = page.token(index)
    if token is None:
        return False
    if token.pos_ == "ADJ" or page.key(index) in role_words("participle"):
        return True
    if "Part" in token.morph.get("VerbForm", []) and not linked:  # «Association des riverains oubliés»
        return page.key(index)[-1:] == "s" and page.key(index - 1)[-1:] in ("s", "x")
    return linked and token.pos_ == "NOUN"


COMPLEMENTS = {
    "place": _place,
    "direct": _direct,
    "city": _city,
    "norp": _norp,
    "domain": _domain,
    "phrase": _phrase,
}
