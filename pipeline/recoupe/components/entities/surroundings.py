"""What the words before and behind a name say that it is: nouns, titles, prepositions, verbs, brackets."""

from __future__ import annotations

import re
from collections.abc import Callable

from recoupe.components.entities.classes import (
    THE,
    apposed,
    attribute,
    describes,
    introduced,
    is_place_noun,
    is_title,
    kind_by_example,
    kind_of,
    noun_before,
    of_organisation,
)
from recoupe.components.entities.page import Page
from recoupe.components.entities.vocabulary import given_names, reporting_verbs, role_words, titles
from recoupe.values import EntityLabel

_NUMBERED = re.compile(r" \(\d[\dAB]\d?\)")
_BORN = re.compile(r",? \(?(?:né|née|décédé|décédée) (?:à|en|le|dans)\b|, (?:mari|épouse|père|mère|veuve) de ")
_BASED = re.compile(
    r", (?:basée?|cotée?|spécialisée?|implantée?|dont le siège|dont l'actionnaire|qui emploie|filiale)\b"
)
#: Ends of nouns that name persons and companies alike («constructeur», «chimiste», «pétrolier»).
_TRADES = ("eur", "iste", "ier", "iere", "trice")
#: What is bought, founded or led: «racheter X», «X a été fondée».
_OBJECT = frozenset({"obj", "obl:arg", "nsubj:pass"})
Vote = Callable[[EntityLabel, float], None]
#: A noun that says what the name behind it is outweighs a given name in it («le ferry Aline-Marie»).
_NOUN = 4.5
_AGE = re.compile(r",? (?:\()?\d{1,3} ans|, âgée? de ")
#: «le Varangel, 180 mètres de long»: a ship or a craft.
_SIZE = re.compile(r",? (?:\()?\d[\d ,]{0,6} (?:mètres de (?:long|large)|tonneaux\b)")


def surroundings(page: Page, first: int, last: int) -> dict[EntityLabel, float]:
    """Weigh what stands around a run of capitals, apart from its form and the model."""
    found: dict[EntityLabel, float] = {}

    def vote(label: EntityLabel, weight: float) -> None:
        found[label] = found.get(label, 0.0) + weight

    _vote_before(page, first, last, vote)
    _vote_after(page, first, last, vote)
    _vote_subject(page, first, last, vote)
    return found


def _vote_before(page: Page, first: int, last: int, vote: Vote) -> None:
    before, gap = page.key(first - 1), page.left_gap(first)
    if gap == ", " and page.word(first) not in given_names():
        vote("ORG", apposed(page, first))
    if gap not in (" ", "'", ". ", " «", " « "):
        _vote_dateline(page, first, last, vote)
        if gap == ", " and _function_before(page, first):
            vote("PER", 2.5)  # «le procureur de la République, X Y»
        return
    kind = kind_by_example(page, first)
    if kind is not None:
        vote(kind, 2.0)
    person = last > first and page.word(first) in given_names()
    if gap == " " and not person and _from_abroad(page, first):
        vote("ORG", 2.5 if first == last else 1.0)  # «l'italien Montecorvo»
    noun = noun_before(page, first)
    if noun < first - 1 and gap == " ":  # «groupe agroalimentaire Nexagro»
        before = page.key(noun)
    if is_title(page, noun) and gap in (" ", ". "):
        civil = titles().get(before) == "civility" and (page.is_capital(noun) or len(before) > 3)
        vote("PER", 4.0 if civil else 2.5)
        return
    told = kind_of(page, noun)
    if told is not None and page.key(noun - 2) == "coup" and page.key(noun - 1) == "de":
        told = ("ORG", "outside")  # «un coup de sonde X»
    if told is not None and gap.strip(" «") == "":
        trade = person and page.key(noun).endswith(_TRADES)  # «le chimiste Jules Kuhlmann»
        vote(told[0], _NOUN / 2 if trade else _NOUN)
        return
    if gap == " " and page.key(noun).endswith("erie") and not page.is_capital(noun):
        vote("ORG", 2.0)  # «la conserverie X»: a trade's house
    _vote_preposition(page, first, last, vote)


def _from_abroad(page: Page, first: int) -> bool:
    """«le finlandais X», «au danois X»: a small letter for a company, a capital for a person."""
    article = page.key(first - 2) in THE
    return article and first - 1 in page.demonyms and not page.is_capital(first - 1)


def _function_before(page: Page, first: int) -> bool:
    """«le ministre de la Sécurité, X Y»: a function with its article and complement stands before the comma."""
    index = first - 1
    while index > first - 9 and index > 0:
        if page.key(index) in titles() and not page.is_capital(index):
            return page.key(index - 1) in role_words("article") | role_words("possessive")
        if page.left_gap(index) not in (" ", "'", "-"):
            return False
        index -= 1
    return False


def _vote_subject(page: Page, first: int, last: int, vote: Vote) -> None:
    """What acts is a person or an organisation rather than a place."""
    token = page.token(last)
    if token is not None and token.dep_ in _OBJECT and token.head.lemma_ in role_words("verb_of_place"):
        vote("LOC", 1.5)
    if token is not None and token.dep_ in _OBJECT and token.head.lemma_ in role_words("organisation_object"):
        vote("ORG", 1.2)
    if token is not None and token.dep_ == "nsubj":
        verb = token.head.lemma_
        business, acts = verb in role_words("company_verb"), verb in role_words("actor_verb")
        if business or acts or verb in reporting_verbs():
            vote("LOC", -0.8)
        elif first == last and token.head.pos_ == "VERB":
            vote("LOC", -0.4)
        vote("ORG", 2.0 if business else 1.2 if acts else 0.8)
        vote("PER", 2.0 if verb in role_words("person_verb") else 0.5)
        if verb in role_words("place_verb"):
            vote("LOC", 2.5)


def _vote_preposition(page: Page, first: int, last: int, vote: Vote) -> None:
    before, written = page.key(first - 1), page.word(first - 1)
    second = page.key(first - 2)
    if before == "a" and second in role_words("dative"):
        vote("ORG", 1.2)  # «face à X», «vendu à X»
        vote("PER", 1.0)
    elif before == "a" and written in ("à", "À"):
        vote("LOC", 1.0 if " " in page.words.written(first, last) else 2.2)
    elif before in ("en", "vers") or (before == "de" and second == "pres"):
        vote("LOC", 2.5)
    elif before == "chez":
        vote("ORG", 1.6)
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
        if of_organisation(page, first - 3 if second == "de" else first - 2):
            vote("ORG", 2.0)
        if is_place_noun(page, first - 2):
            vote("LOC", 1.5)
        if second in ("dans", "sur"):
            vote("LOC", 1.0)
        if owner in role_words("of_ship") and before in ("du", "de", "la", "l"):
            vote("MISC", 3.0)  # «l'équipage du X»
    elif before in ("un", "une") and first == last and not page.is_common(first):
        vote("MISC", 1.0)  # «le toit d'une Kangoo»
    elif before in ("de", "d", "chez") and of_organisation(page, first - 2):
        vote("ORG", 2.5)  # «patron de Nordet»
    elif before in ("de", "d") and second in role_words("of_place"):
        vote("LOC", 2.0)  # «les habitants de X»
    elif before in ("de", "d") and second == "cote" and page.key(first - 3) == "du":
        vote("ORG", 1.5)  # «du côté de X, on se tait»
    elif before in ("de", "d", "du") and second in role_words("of_product"):
        vote("MISC", 2.0)  # «une nouvelle version de X», «deux doses de X»
    elif before in ("de", "d") and second in role_words("of_person"):
        vote("PER", 2.0)  # «le visage de X», «les idées de X»
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
        if after.startswith((" (", ", ", " - ", "--")):
            vote("LOC", 3.0)


def _vote_after(page: Page, first: int, last: int, vote: Vote) -> None:
    end = page.words.ends[last]
    if _AGE.match(page.text, end):
        vote("PER", 3.0)
        return
    if _NUMBERED.match(page.text, end) or (page.places.get(last + 1) is not None and page.words.gap(last) == " ("):
        vote("LOC", 2.0)  # «Vaubrun (Jura)»
    if _BORN.match(page.text, end):
        vote("PER", 3.0)
    if _BASED.match(page.text, end):
        vote("ORG", 2.5)
    told = attribute(page, last)
    if told is not None:
        vote(told, 3.0)
    if _SIZE.match(page.text, end):
        vote("MISC", 3.0)
        return
    gap, after = page.words.gap(last), page.key(last + 1)
    kind = introduced(page, last)
    if kind is not None and kind != "ORG":
        vote(kind, 3.0)
    elif describes(page, first, last):
        vote("ORG", 3.0)
    elif gap == ", " and after in titles() and not page.is_capital(last + 1):
        vote("PER", 2.0)
