"""What the words before and behind a name say that it is: nouns, titles, prepositions, verbs, brackets."""

from __future__ import annotations

import re
from collections.abc import Callable

from recoupe.components.entities.page import Page
from recoupe.components.entities.vocabulary import context, given_names, reporting_verbs, role_words, titles
from recoupe.gazetteer import fold
from recoupe.values import EntityLabel

_NUMBERED = re.compile(r" \(\d[\dAB]\d?\)")
_BORN = re.compile(r",? \(?(?:né|née|décédé|décédée) (?:à|en|le|dans)\b|, (?:mari|épouse|père|mère|veuve) de ")
_BASED = re.compile(
    r", (?:basée?|cotée?|spécialisée?|implantée?|dont le siège|dont l'actionnaire|qui emploie|filiale)\b"
)
_IS_A = re.compile(
    r" (?:est|était|reste|demeure|devient) (?:un|une|le|la|l'|l'un des|l'une des) ?(?:petite? |grande? )?([\w-]+)"
)
#: Ends of nouns that name persons and companies alike («constructeur», «chimiste», «pétrolier»).
_TRADES = ("eur", "iste", "ier", "iere", "trice")
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
    _vote_after(page, last, vote)
    _vote_subject(page, first, last, vote)
    return found


def _vote_before(page: Page, first: int, last: int, vote: Vote) -> None:
    before, gap = page.key(first - 1), page.left_gap(first)
    own = page.key(first - 2) in role_words("possessive") or page.key(first - 1) in role_words("organisation")
    if gap == ", " and own and _is_organisation(page, first - 1) and page.word(first) not in given_names():
        vote("ORG", 2.5)  # «le propriétaire, Nordet»
    if gap not in (" ", "'", ". ", " «", " « "):
        _vote_dateline(page, first, last, vote)
        if gap == ", " and last > first and _function_before(page, first):
            vote("PER", 2.5)  # «le procureur de la République, X Y»
        return
    person = last > first and page.word(first) in given_names()
    if gap == " " and first - 1 in page.demonyms and page.key(first - 2) in ("le", "la", "l") and first == last:
        vote("ORG", 2.5)  # «l'italien Montecorvo»
    noun = noun_before(page, first)
    if noun < first - 1 and gap == " ":  # «groupe agroalimentaire Nexagro»
        before = page.key(noun)
    if before in titles() and gap in (" ", ". "):
        civil = titles()[before] == "civility" and (page.is_capital(noun) or len(before) > 3)
        vote("PER", 4.0 if civil else 2.5)
        return
    told = context(page.word(noun))
    if told is not None and page.key(noun - 2) == "coup" and page.key(noun - 1) == "de":
        told = ("ORG", "outside")  # «un coup de sonde X»
    if told is not None and gap.strip(" «") == "":
        trade = person and page.key(noun).endswith(_TRADES)  # «le chimiste Jules Kuhlmann»
        vote(told[0], _NOUN / 2 if trade else _NOUN)
        return
    if gap == " " and page.key(noun).endswith("erie") and not page.is_capital(noun):
        vote("ORG", 2.0)  # «la conserverie X»: a trade's house
    _vote_preposition(page, first, last, vote)


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
    if token is not None and token.dep_ == "obj" and token.head.lemma_ in role_words("verb_of_place"):
        vote("LOC", 1.5)
    if token is not None and token.dep_ == "nsubj":
        verb = token.head.lemma_
        business = verb in role_words("company_verb")
        if business or verb in reporting_verbs():
            vote("LOC", -0.8)
        elif first == last and token.head.pos_ == "VERB":
            vote("LOC", -0.4)
        vote("ORG", 2.0 if business else 0.8)
        vote("PER", 2.0 if verb in role_words("person_verb") else 0.5)
        if verb in role_words("place_verb"):
            vote("LOC", 2.5)


def _owned(page: Page, index: int) -> bool:
    """«X, propriétaire du club», «X, une société de…»: what follows says that the name is an organisation."""
    definite = page.key(index) in ("la", "le", "l")
    if definite or page.key(index) in ("un", "une", "premier", "premiere"):
        index += 1
    token = page.token(index + 1)
    goes_on = page.words.gap(index) == " " and token is not None and token.pos_ not in ("VERB", "AUX")
    return _is_organisation(page, index) and (goes_on or not definite)  # «X, le groupe perdrait…» is none


def _is_organisation(page: Page, index: int) -> bool:
    told = context(page.word(index))
    return page.key(index) in role_words("organisation") or (told is not None and told[0] == "ORG")


def noun_before(page: Page, first: int) -> int:
    """Return the word before a name, or the noun before its adjectives («groupe laitier français X»)."""
    noun = first - 1
    while noun > 0 and first - noun < 4 and page.left_gap(noun + 1) == " " and not page.is_capital(noun):
        if context(page.word(noun)) is not None or page.key(noun) in titles():
            return noun
        token = page.token(noun)
        if token is None or token.pos_ not in ("ADJ", "NOUN", "PROPN"):
            break
        noun -= 1
    return first - 1


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
        if _of_organisation(page, first - 3 if second == "de" else first - 2):
            vote("ORG", 2.0)
        if is_place_noun(page, first - 2):
            vote("LOC", 1.5)
        if second in ("dans", "sur"):
            vote("LOC", 1.0)
        if owner in role_words("of_ship") and before in ("du", "de", "la", "l"):
            vote("MISC", 3.0)  # «l'équipage du X»
    elif before in ("un", "une") and first == last and not page.is_common(first):
        vote("MISC", 1.0)  # «le toit d'une Kangoo»
    elif before in ("de", "d", "chez") and _of_organisation(page, first - 2):
        vote("ORG", 2.5)  # «patron de Nordet»
    elif before in ("de", "d") and second in role_words("of_place"):
        vote("LOC", 2.0)  # «les habitants de X»
    elif before in ("de", "d") and second in role_words("of_person"):
        vote("PER", 2.0)  # «le visage de X», «les idées de X»
    elif before in ("de", "d") and first == last and page.word(first) not in given_names():
        vote("LOC", 0.7)
    elif before == "par" and second in role_words("made"):
        vote("ORG", 2.0)  # «un logiciel édité par Nordbyte»
    elif before in ("selon", "apres", "avec", "par"):
        vote("PER", 0.9)
        vote("ORG", 1.0)


def _of_organisation(page: Page, index: int) -> bool:
    """«patron de X», «le directeur général de X», «au micro de X»: who has these is an organisation."""
    key = page.key(index)
    general = key in ("general", "generale", "executif", "executive", "commercial", "financier")
    return key in role_words("of_organisation") or (general and page.key(index - 1) in titles())


def _vote_dateline(page: Page, first: int, last: int, vote: Vote) -> None:
    """«SEDAN (Ardennes), 8 octobre»: capitals that open a block are the place of writing."""
    if page.starts_sentence(first) and all(page.is_upper(i) for i in range(first, last + 1)):
        after = page.words.gap(last)
        if after.startswith((" (", ", ", " - ", "--")):
            vote("LOC", 3.0)


def _vote_after(page: Page, last: int, vote: Vote) -> None:
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
    _vote_attribute(page, last, vote)
    if _SIZE.match(page.text, end):
        vote("MISC", 3.0)
        return
    gap, after = page.words.gap(last), page.key(last + 1)
    if gap == ", " and _owned(page, last + 1):
        vote("ORG", 3.0)
    elif gap == ", " and after in titles() and not page.is_capital(last + 1):
        vote("PER", 2.0)


def _vote_attribute(page: Page, last: int, vote: Vote) -> None:
    """«Merak est une ville», «X est un peintre»: the attribute says what its subject is."""
    match = _IS_A.match(page.text, page.words.ends[last])
    if match is None:
        return
    told = context(match.group(1))
    if told is not None:
        vote(told[0], 3.0)
    elif fold(match.group(1)) in titles():
        vote("PER", 3.0)


def is_place_noun(page: Page, index: int) -> bool:
    found = context(page.word(index))
    return found is not None and found[0] == "LOC"
