"""What a run of capitals may be called: its own form, its neighbours and the model each have a vote."""

from __future__ import annotations

import re

from recoupe.components.entities.page import Page
from recoupe.components.entities.surroundings import Vote, surroundings
from recoupe.components.entities.vocabulary import (
    company_shape,
    company_words,
    given_names,
    names_place,
    role_words,
    surname_odds,
)
from recoupe.values import EntityLabel

#: The model calls many unknown names places or works; those that are, mostly stand in the gazetteer.
_TRUST: dict[EntityLabel, float] = {"LOC": 0.6, "PER": 1.0, "ORG": 1.0, "MISC": 0.5, "NORP": 1.0}
#: One word that the model calls a person, though no given name and no title says so.
_MODEL_SURNAME = 0.25
#: Several words that the model calls a person, none of them a known given name.
_MODEL_STRANGER = 0.7
#: One unknown word that the model calls a place: most that it has never seen are companies.
_MODEL_TOWN = 0.35
#: The most that the ending of a lone word says.
_ENDING = 1.2
#: What speaks for an organisation in an unknown word alone.
_UNKNOWN = 0.7
#: «les Maxévillois», «un Lyonnais»: inhabitants of a town.
GENTILE = re.compile(r"[A-ZÀ-Ö]\w+(?:ois|oises?|ais|aises?|iens?|iennes?|éens?|éennes?|ains?|aines?)")
#: Adjectives of a town or region («messin», «landais»).
LOCAL = re.compile(r"(?:in|ine|ois|oise|ais|aise|ain|aine|ien|ienne|éen|éenne)$")
#: Ends of names of towns in France, Canada, Belgium, Switzerland and their neighbours.
_TOWN = re.compile(r"[a-zà-ÿ]{2}(?:ville|court|heim|willer|dorf|bourg|grad|abad|-(?:sur|lès|sous|en)-[\w'-]+)$")
_SUFFIX = re.compile(r"(?:ois|oises?|ais|aises?|iens?|iennes?|eens?|eennes?|ains?|aines?)$")
ROAD = re.compile(r"(?:[AENDM]|RN|RD|CD|VC)[ -]?\d{1,4}[a-z]?")


def votes(page: Page, first: int, last: int) -> dict[EntityLabel, float]:
    """Weigh what a run of capitals may be called: its own form, its neighbours, the model."""
    found = surroundings(page, first, last)

    def vote(label: EntityLabel, weight: float) -> None:
        found[label] = found.get(label, 0.0) + weight

    _vote_form(page, first, last, vote)
    entity = page.model(first, last)
    if entity is not None:
        exact = (entity[0], entity[1]) == (page.words.starts[first], page.words.ends[last])
        lone = first == last and entity[2] == "PER" and page.word(first) not in given_names()
        trust = _TRUST[entity[2]] if not lone else _MODEL_SURNAME
        if first < last and entity[2] == "PER" and page.word(first) not in given_names():
            trust = _MODEL_STRANGER
        if first == last and entity[2] == "LOC" and not page.is_common(first):
            trust = _MODEL_TOWN
        vote(entity[2], max((2.0 if exact else 1.0) * trust, 0.5))
    return found or {"MISC": 0.1}


def _vote_form(page: Page, first: int, last: int, vote: Vote) -> None:
    written = page.words.written(first, last)
    words = [page.word(index) for index in range(first, last + 1)]
    if last > first and (words[0] in given_names() or "-".join(words[:2]) in given_names()):
        vote("PER", 2.5)
    if first == last and words[0] in given_names():
        vote("PER", 1.5)
    if ROAD.fullmatch(written) and page.key(first - 1) in role_words("road"):
        vote("LOC", 4.0)
    elif any(character.isdigit() for character in written):
        vote("MISC", 2.5)
    if first == last and page.is_upper(first):
        vote("ORG", 2.0)
    elif page.is_upper(first) and not page.is_upper(last) and not page.title_case(first):
        vote("ORG", 3.0 if page.places.get(first + 1) == last else 1.5)  # «l'ARS Occitanie», «MJC Nomade»
    if any(word[1:] != word[1:].lower() and not word.isupper() and len(word) > 3 for word in words):
        vote("ORG", 3.0)  # MétéoRomandie
    if "&" in written or _company(page, first, last, words):
        vote("ORG", 3.0)
    if page.key(first) in role_words("article") and last > first and not page.starts_sentence(first):
        vote("ORG", 2.5)
    if len(words) > 3 and page.words.gap(first) != "-":
        vote("ORG", 0.5)
    if last > first and page.key(first) in ("saint", "sainte") and page.words.gap(first) == "-":
        vote("LOC", 2.5 if last > first + 1 else 1.0)  # «Saint-Germain-du-Bel-Air»
    if (
        last > first + 1
        and page.key(first - 1) in ("les", "des", "aux")
        and page.key(first + 1) in role_words("of")
    ):
        vote("ORG", 2.0)  # «les Lynx de Sherbrooke»
    if _TOWN.search(words[-1]) and first == last and words[0] not in given_names():
        vote("LOC", 2.5)
    if first == last and not page.is_upper(first) and not page.is_common(first):
        _vote_ending(page, first, vote)
        _vote_coined(page, first, vote)
    if last > first + 1 and page.key(first - 1) in role_words("contracted") and _spaced(page, first, last):
        vote("ORG", 1.5)  # «la Chaîne du Bonheur»
    if last == first + 1 and LOCAL.search(page.word(last)) and page.word(last).islower():
        vote("ORG", 2.0)  # «l'Aviron landais»
    if first == last and _inhabitants(page, first):
        vote("NORP", 3.5)


def _spaced(page: Page, first: int, last: int) -> bool:
    """«Chaîne du Bonheur», no «Clos-du-Doubs»."""
    return page.word(last - 1).islower() and page.words.gap(first) == " "


def _company(page: Page, first: int, last: int, words: list[str]) -> bool:
    """«Sérac Hôtels», no «Saint-Clair-du-Bel-Air»."""
    joined = all(page.words.gap(index) == "-" for index in range(first, last))
    return last > first and not joined and any(word in company_words() for word in words)


def _vote_ending(page: Page, index: int, vote: Vote) -> None:
    """«Leciejewski», «Zagnańsk»: one word ends as surnames do, or as towns do."""
    odds = surname_odds(page.key(index))
    if abs(odds) >= 1.0:
        vote("PER" if odds > 0 else "LOC", min(abs(odds) / 2, _ENDING))


def _vote_coined(page: Page, index: int, vote: Vote) -> None:
    """An unknown word: persons come with given names, towns with «à», companies with neither, and coined."""
    if page.word(index) in given_names():
        return
    if page.key(index - 1) not in role_words("contracted"):  # «le Logone» may be a river
        vote("ORG", _UNKNOWN)
    if company_shape(page.key(index)):
        vote("ORG", 1.0)


def _inhabitants(page: Page, index: int) -> bool:
    """«les Verdunois», «un Belfortain», «entre Lorrains»: the suffix, and a known place or an unknown word."""
    word, before = page.word(index), page.key(index - 1)
    opens = not page.is_capital(index - 1) or page.starts_sentence(index - 1)
    if not GENTILE.fullmatch(word) or word in given_names() or not (opens or before == "les"):
        return False
    plural = word.endswith("s") and before in role_words("people_plural")
    if page.left_gap(index) != " " or not (plural or before in role_words("people")):
        return False
    token = page.token(index)
    return names_place(_SUFFIX.sub("", page.key(index))) or (token is not None and token.is_oov)
