"""Short forms of organisations: «Kuusela Paper» is «Kuusela» later on, «Construction Fortier» «Fortier»."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.components.entities.page import Name, Page
from recoupe.components.entities.vocabulary import company_words, given_names, names_place, role_words

#: From this weight on a name's label is sure enough to vouch for its short form.
_LEAST = 3.0


def short_organisations(page: Page, names: Iterable[Name]) -> dict[str, Name]:
    """Return the folded short forms of organisations whose other words say their trade, with the full name."""
    found: dict[str, Name] = {}
    for name in names:
        if name.label == "ORG" and len(name) > 1 and name.score >= _LEAST and name.kind != "official":
            word = _own_word(page, name)
            if word is not None:
                found.setdefault(page.key(word), name)
    return found


def clubs(page: Page, names: Iterable[Name]) -> frozenset[str]:
    """Return the folded towns that this article names clubs after: «AS Pertuis» is «Pertuis» when it plays."""
    found: set[str] = set()
    for name in names:
        keys = page.words.keys[name.first : name.last + 1]
        if (
            name.label == "ORG"
            and len(name) == 2
            and (keys[0] in role_words("club") or keys[1] in role_words("club"))
        ):
            found.update(key for key in keys if key not in role_words("club"))
    return frozenset(found)


def plays(page: Page, name: Name) -> bool:
    """Tell whether a town acts here: the subject of a verb, without a preposition."""
    token = page.token(name.first)
    subject = token is not None and token.dep_ == "nsubj" and token.head.pos_ == "VERB"
    return subject and len(name) == 1 and page.key(name.first - 1) not in role_words("of") | {"a", "en", "vers"}


def _own_word(page: Page, name: Name) -> int | None:
    """The one word of a name that is its own: no trade, no place, no given name, no common word."""
    own = [index for index in range(name.first, name.last + 1) if page.word(index) not in company_words()]
    if len(own) != 1 and own[:1] != [name.first]:
        return None
    if any(page.words.gap(index) != " " for index in range(name.first, name.last)):
        return None
    word, key = page.word(own[0]), page.key(own[0])
    plain = page.is_common(own[0]) and len(own) == len(name)
    known = page.places.get(own[0]) is not None or names_place(key) or word in given_names()
    return None if plain or known or not page.is_capital(own[0]) or len(word) < 3 else own[0]
