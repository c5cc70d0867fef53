"""What a run of capitals may be called: its own form, its neighbours and the model each have a vote."""

from __future__ import annotations

import re
from collections.abc import Callable

from recoupe.components.entities.page import Page
from recoupe.components.entities.vocabulary import (
    company_words,
    contexts,
    given_names,
    names_place,
    reporting_verbs,
    role_words,
    titles,
)
from recoupe.values import EntityLabel

#: The model calls many unknown names places; those that are, mostly stand in the gazetteer.
_MODEL_PLACE = 0.6
#: A noun that says what the name behind it is outweighs a given name in it («le ferry Aline-Marie»).
_NOUN = 4.5
#: One word that the model calls a person, though no given name and no title says so.
_MODEL_SURNAME = 0.25
Vote = Callable[[EntityLabel, float], None]
_AGE = re.compile(r",? (?:\()?\d{1,3} ans|, âgée? de ")
#: «le Varangel, 180 mètres de long»: a ship or a craft.
_SIZE = re.compile(r",? (?:\()?\d[\d ,]{0,6} (?:mètres de (?:long|large)|tonneaux\b)")
#: «les Maxévillois», «un Lyonnais»: inhabitants of a town.
GENTILE = re.compile(r"[A-ZÀ-Ö]\w+(?:ois|oises?|ais|aises?|iens?|iennes?|éens?|éennes?|ains?|aines?)")
#: Ends of names of towns in France, Canada, Belgium, Switzerland and their neighbours.
_TOWN = re.compile(r"[a-zà-ÿ]{2}(?:ville|court|heim|willer|dorf|bourg|grad|abad|-(?:sur|lès|sous|en)-[\w'-]+)$")
_SUFFIX = re.compile(r"(?:ois|oises?|ais|aises?|iens?|iennes?|eens?|eennes?|ains?|aines?)$")
ROAD = re.compile(r"(?:[AENDM]|RN|RD|CD|VC)[ -]?\d{1,4}[a-z]?")


def votes(page: Page, first: int, last: int) -> dict[EntityLabel, float]:
    """Weigh what a run of capitals may be called: its own form, its neighbours, the model."""
    found: dict[EntityLabel, float] = {}

    def vote(label: EntityLabel, weight: float) -> None:
        found[label] = found.get(label, 0.0) + weight

    _vote_form(page, first, last, vote)
    _vote_before(page, first, last, vote)
    _vote_after(page, first, last, vote)
    _vote_subject(page, first, last, vote)
    entity = page.model(first, last)
    if entity is not None:
        exact = (entity[0], entity[1]) == (page.words.starts[first], page.words.ends[last])
        lone = first == last and entity[2] == "PER" and page.word(first) not in given_names()
        trust = _MODEL_PLACE if entity[2] == "LOC" else _MODEL_SURNAME if lone else 1.0
        vote(entity[2], max((2.0 if exact else 1.0) * trust, 0.5))
    return found or {"MISC": 0.1}


def _vote_form(page: Page, first: int, last: int, vote: Vote) -> None:
    written = page.words.written(first, last)
    words = [page.word(index) for index in range(first, last + 1)]
    if last > first and (words[0] in given_names() or "-".join(words[:2]) in given_names()):
        vote("PER", 2.5)
    if first == last and words[0] in given_names():
        vote("PER", 1.0)
    if ROAD.fullmatch(written) and page.key(first - 1) in role_words("road"):
        vote("LOC", 4.0)
    elif any(character.isdigit() for character in written):
        vote("MISC", 2.5)
    if first == last and page.is_upper(first):
        vote("ORG", 2.0)
    if any(word[1:] != word[1:].lower() and not word.isupper() and len(word) > 3 for word in words):
        vote("ORG", 3.0)  # MétéoRomandie
    if "&" in written or (last > first and any(word in company_words() for word in words)):
        vote("ORG", 3.0)
    if page.key(first) in role_words("article") and last > first and not page.starts_sentence(first):
        vote("ORG", 2.5)
    if len(words) > 3:
        vote("ORG", 0.5)
    if (
        last > first + 1
        and page.key(first - 1) in ("les", "des", "aux")
        and page.key(first + 1) in role_words("of")
    ):
        vote("ORG", 2.0)  # «les Lynx de Sherbrooke»
    if _TOWN.search(words[-1]) and first == last and words[0] not in given_names():
        vote("LOC", 2.5)
    if first == last and _inhabitants(page, first):
        vote("NORP", 3.5)


def _inhabitants(page: Page, index: int) -> bool:
    """«les Verdunois», «un Belfortain», «entre Lorrains»: the suffix, and a known place or an unknown word."""
    word, before = page.word(index), page.key(index - 1)
    if not GENTILE.fullmatch(word) or word in given_names() or (page.is_capital(index - 1) and before != "les"):
        return False
    plural = word.endswith("s") and before in role_words("people_plural")
    if page.left_gap(index) != " " or not (plural or before in role_words("people")):
        return False
    token = page.token(index)
    return names_place(_SUFFIX.sub("", page.key(index))) or (token is not None and token.is_oov)


def _vote_before(page: Page, first: int, last: int, vote: Vote) -> None:
    before, gap = page.key(first - 1), page.left_gap(first)
    own = page.key(first - 2) in role_words("possessive") or page.key(first - 1) in role_words("organisation")
    if gap == ", " and own and _is_organisation(page, first - 1) and page.word(first) not in given_names():
        vote("ORG", 2.5)  # «le propriétaire, Nordet»
    if gap not in (" ", "'", ". ", " «", " « "):
        _vote_dateline(page, first, last, vote)
        return
    noun = noun_before(page, first)
    if noun < first - 1 and gap == " ":  # «groupe agroalimentaire Nexagro»
        before = page.key(noun)
    if before in titles() and gap in (" ", ". "):
        civil = titles()[before] == "civility" and (page.is_capital(noun) or len(before) > 3)
        vote("PER", 4.0 if civil else 2.5)
        return
    context = contexts().get(page.word(noun).lower())
    if context is not None and gap.strip(" «") == "":
        vote(context[0], _NOUN)
        return
    if gap == " " and page.key(noun).endswith("erie") and not page.is_capital(noun):
        vote("ORG", 2.0)  # «la conserverie X»: a trade's house
    _vote_preposition(page, first, last, vote)


def _vote_subject(page: Page, first: int, last: int, vote: Vote) -> None:
    """What acts is a person or an organisation rather than a place."""
    token = page.token(last)
    if token is not None and token.dep_ == "nsubj":
        verb = token.head.lemma_
        business = verb in role_words("company_verb")
        if business or verb in reporting_verbs():
            vote("LOC", -0.8)
        vote("ORG", 2.0 if business else 0.8)
        vote("PER", 0.5)


def _owned(page: Page, index: int) -> bool:
    """«X, propriétaire du club», «X, une société de…»: what follows says that the name is an organisation."""
    if page.key(index) in ("un", "une", "la", "le", "l", "premier", "premiere"):
        index += 1
    return _is_organisation(page, index)


def _is_organisation(page: Page, index: int) -> bool:
    context = contexts().get(page.word(index))
    return page.key(index) in role_words("organisation") or (context is not None and context[0] == "ORG")


def noun_before(page: Page, first: int) -> int:
    """Return the word before a name, or the noun before its adjective («groupe agroalimentaire X»)."""
    before = first - 1
    if before < 1 or page.left_gap(first) != " " or page.left_gap(before) != " " or page.is_capital(before):
        return before
    known = page.key(before) in titles() or page.word(before) in contexts()
    noun = page.word(before - 1).lower() in contexts() or page.key(before - 1) in titles()
    if known or not noun:
        return before
    token = page.token(before)
    return before - 1 if token is not None and token.pos_ in ("ADJ", "NOUN", "PROPN") else before


def _vote_preposition(page: Page, first: int, last: int, vote: Vote) -> None:
    before, written = page.key(first - 1), page.word(first - 1)
    second = page.key(first - 2)
    if before == "a" and written in ("à", "À"):
        vote("LOC", 1.0 if " " in page.words.written(first, last) else 2.2)
    elif before in ("en", "vers") or (before == "de" and second == "pres"):
        vote("LOC", 2.5)
    elif before == "chez":
        vote("ORG", 1.0)
        vote("PER", 0.8)
    elif before == "de" and is_place_noun(page, first - 2):
        vote("LOC", 3.0)
    elif before == "dans" and second in role_words("published"):
        vote("ORG", 3.0)  # «publiée dans The Lancet»
    elif before in ("la", "l", "du", "au", "le", "les", "des", "aux"):
        vote("ORG", 1.0)
        vote("LOC", 0.5)
        if first == last and page.word(first) not in given_names():
            vote("PER", -2.0)
        owner = page.key(first - 3) if second == "de" else second  # «la faillite de l'Étoile-Dranse»
        if owner in role_words("of_organisation"):
            vote("ORG", 2.0)
        if is_place_noun(page, first - 2):
            vote("LOC", 1.5)
        if second in ("dans", "sur"):
            vote("LOC", 1.0)
        if owner in role_words("of_ship") and before in ("du", "de", "la", "l"):
            vote("MISC", 3.0)  # «l'équipage du X»
    elif before in ("de", "d", "chez") and second in role_words("of_organisation"):
        vote("ORG", 2.5)  # «patron de Nordet»
    elif before in ("de", "d") and second in role_words("of_place"):
        vote("LOC", 2.0)  # «les habitants de X»
    elif before in ("de", "d") and first == last and page.word(first) not in given_names():
        vote("LOC", 0.7)
    elif before == "par" and second in role_words("made"):
        vote("ORG", 2.0)  # «un logiciel édité par Nordbyte»
    elif before in ("selon", "apres", "avec", "par"):
        vote("PER", 0.9)
        vote("ORG", 1.0)


def _vote_dateline(page: Page, first: int, last: int, vote: Vote) -> None:
    """«SEDAN (Ardennes), 8 octobre»: capitals that open a block are the place of writing."""
    if page.starts_sentence(first) and all(page.is_upper(i) for i in range(first, last + 1)):
        after = page.words.gap(last)
        if after.startswith((" (", ", ", " - ")):
            vote("LOC", 3.0)


def _vote_after(page: Page, first: int, last: int, vote: Vote) -> None:
    end = page.words.ends[last]
    if _AGE.match(page.text, end):
        vote("PER", 3.0)
        return
    if _SIZE.match(page.text, end):
        vote("MISC", 3.0)
        return
    gap, after = page.words.gap(last), page.key(last + 1)
    if gap == ", " and _owned(page, last + 1):
        vote("ORG", 3.0)
    elif gap == ", " and after in titles() and not page.is_capital(last + 1):
        vote("PER", 2.0)


def is_place_noun(page: Page, index: int) -> bool:
    found = contexts().get(page.word(index).lower())
    return found is not None and found[0] == "LOC"
