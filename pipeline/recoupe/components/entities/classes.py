"""Nouns of kinds around a name: «le groupe laitier X», «son rival, X», «X, filiale de», «des clubs, dont X»."""

from __future__ import annotations

import re

from recoupe.components.entities.page import Page
from recoupe.components.entities.vocabulary import context, role_words, titles
from recoupe.gazetteer import fold
from recoupe.values import EntityLabel

_IS_A = re.compile(
    r" (?:est|était|reste|demeure|devient) (?:un|une|le|la|l'|l'un des|l'une des) ?(?:petite? |grande? )?([\w-]+)"
)
#: «X, dont les salariés», «X, qui emploie»: what follows a comma and says what the name is.
_WHOSE = re.compile(r", dont (?:l'|la |le |les |plusieurs |des )([\w-]+)")
SUBJECT = frozenset({"nsubj", "nsubj:pass"})
#: Articles before one definite thing.
THE = ("la", "l", "le", "du", "au")
#: A noun phrase before a name is looked for over so many words.
_FAR = 7


def kind_of(page: Page, index: int) -> tuple[EntityLabel, str] | None:
    """Return what the noun that ends at a word says of the name behind it («groupe», «start-up»)."""
    return context(_compound(page, index)) or context(page.word(index))


def is_title(page: Page, index: int) -> bool:
    """Tell whether a title or function ends at a word («ministre», «porte-parole»)."""
    return page.key(index) in titles() or fold(_compound(page, index)) in titles()


def _compound(page: Page, index: int) -> str:
    first = index
    while first > 0 and index - first < 3 and page.left_gap(first) == "-":
        first -= 1
    return page.words.written(first, index) if 0 <= first < index else page.word(index)


def is_organisation(page: Page, index: int) -> bool:
    """Tell whether a word is a noun for organisations («groupe», «filiale»)."""
    told = kind_of(page, index)
    return page.key(index) in role_words("organisation") or (told is not None and told[0] == "ORG")


def is_place_noun(page: Page, index: int) -> bool:
    found = kind_of(page, index)
    return found is not None and found[0] == "LOC"


def noun_before(page: Page, first: int) -> int:
    """Return the word before a name, or the noun before its adjectives and complement.

    «groupe laitier français X», «maison d'édition X»; in «chef d'orchestre X» it is the chef.
    """
    noun = first - 1
    while noun > 0 and first - noun < 5 and page.left_gap(noun + 1) in (" ", "'") and not page.is_capital(noun):
        if page.left_gap(noun + 1) == " " and (kind_of(page, noun) is not None or is_title(page, noun)):
            holder = noun - 2 if page.key(noun - 1) in ("de", "d") else -1
            return holder if page.key(holder) in titles() else noun
        if page.key(noun) in ("de", "d") and noun < first - 1:
            noun -= 1
            continue
        token = page.token(noun)
        if token is None or token.pos_ not in ("ADJ", "NOUN", "PROPN"):
            break
        noun -= 1
    return first - 1


def is_plural(page: Page, noun: int) -> bool:
    """«les enseignes X et Y»: a noun of kinds in the plural."""
    word = page.word(noun)
    return word[-1:] in ("s", "x") and kind_of(page, noun) is not None and len(word) > 5


def of_organisation(page: Page, index: int) -> bool:
    """«patron de X», «le directeur général de X», «au micro de X»: who has these is an organisation."""
    if page.key(index) in role_words("of_organisation"):
        return True
    token = page.token(index)
    adjective = token is not None and token.pos_ == "ADJ" and not page.is_capital(index)
    return adjective and page.left_gap(index) == " " and page.key(index - 1) in role_words("of_organisation")


def apposed(page: Page, first: int) -> float:
    """Weigh the noun phrase before the comma before a name: «son principal concurrent, X,», «l'assureur, X,»."""
    index = first - 1
    while index > max(0, first - _FAR):
        before = page.key(index - 1)
        if is_organisation(page, index) and not page.is_capital(index):
            return _determined(page, index, before, near=index == first - 1)
        if page.left_gap(index) not in (" ", "'") or page.is_capital(index):
            break
        index -= 1
    return 0.0


def _determined(page: Page, index: int, before: str, *, near: bool) -> float:
    if before in role_words("possessive"):
        return 2.5
    if before in role_words("before_noun") and page.key(index - 2) in role_words("possessive"):
        return 2.5  # «son principal concurrent, X»
    if near and page.key(index) in role_words("organisation"):
        return 2.5  # «le propriétaire, Nordet»
    return 1.5 if before in ("un", "une") else 0.0


def introduced(page: Page, last: int) -> EntityLabel | None:
    """«Dimpexil, un anticoagulant», «Orméal, une commune de…»: the label of the kind that a name belongs to."""
    if page.words.gap(last) != ", " or page.key(last + 1) not in ("un", "une"):
        return None
    index = last + 2
    while index < last + 4 and page.key(index) in role_words("before_noun"):
        index += 1
    told = kind_of(page, index)
    return told[0] if told is not None and told[1] == "outside" else None


def describes(page: Page, first: int, last: int) -> bool:
    """Tell whether what follows a name's comma says that it is an organisation.

    «X, propriétaire du club», «X, une société de…», «X, son principal concurrent», «X, qui emploie…».
    """
    gap, index = page.words.gap(last), last + 1
    if gap not in (", ", " ("):
        return False
    owned = page.key(first - 1) in ("de", "d", "a", "en")  # «la fonderie de Sedan, qui emploie…»
    if owned and page.key(index) in ("qui", "dont"):
        return False
    if page.key(index) == "qui":
        token = page.token(index)
        return token is not None and token.dep_ in SUBJECT and token.head.lemma_ in role_words("company_verb")
    whose = _WHOSE.match(page.text, page.words.ends[last])
    if whose is not None:
        return fold(whose.group(1)) in role_words("of_organisation")
    definite, start = page.key(index) in ("la", "le", "l"), index
    if definite or page.key(index) in ("un", "une") or page.key(index) in role_words("possessive"):
        index += 1
    token = page.token(index)
    while (
        index < start + 3
        and token is not None
        and token.pos_ in ("ADJ", "NUM")
        and not is_organisation(page, index)
    ):
        index += 1
        token = page.token(index)
    following = page.token(index + 1)
    goes_on = page.words.gap(index) == " " and following is not None and following.pos_ not in ("VERB", "AUX")
    return is_organisation(page, index) and (goes_on or not definite)  # «X, le groupe perdrait…» is none


def kind_by_example(page: Page, first: int) -> EntityLabel | None:
    """«des sous-traitants comme X», «plusieurs médias, dont X»: the label of the kind that a name is one of."""
    index = first - 1
    if page.left_gap(first) != " ":
        return None
    if page.key(index) == "que" and page.key(index - 1) in role_words("such"):
        index -= 1
    elif page.key(index) not in role_words("example"):
        return None
    if page.left_gap(index) not in (" ", ", "):
        return None
    for noun in range(index - 1, max(-1, index - _FAR), -1):
        told = kind_of(page, noun) if is_plural(page, noun) else None
        if told is not None and not page.is_capital(noun):
            return told[0]
        if page.left_gap(noun) not in (" ", "'") or page.is_capital(noun):
            break
    return None


def attribute(page: Page, last: int) -> EntityLabel | None:
    """«Merak est une ville», «X est un peintre»: the attribute says what its subject is."""
    match = _IS_A.match(page.text, page.words.ends[last])
    if match is None:
        return None
    told = context(match.group(1))
    if told is not None:
        return told[0]
    return "PER" if fold(match.group(1)) in titles() else None
