"""Capitals that act: «Séoul dément», «selon Moscou», «entre Paris et Londres» speak of governments."""

from __future__ import annotations

from recoupe.components.entities.page import Name, Page
from recoupe.components.entities.vocabulary import role_words

_SUBJECT = frozenset({"nsubj", "nsubj:pass", "obl:agent"})


def stands_for(page: Page, name: Name) -> str | None:
    """Return the country key that a capital stands for here, or None where it is a town."""
    if not name.kind.startswith("capital ") or name.label != "LOC" or page.title_case(name.first):
        return None
    country = f"country:{name.kind.split()[1]}"
    before = page.key(name.first - 1)
    if before in role_words("inside") or page.word(name.first - 1) in ("à", "À"):
        return None
    if before in role_words("source") or (before == "apres" and page.key(name.first - 2) == "d"):
        return country
    token = page.token(name.first)
    if token is None or not page.doc.has_annotation("DEP"):
        return None
    if page.starts_sentence(name.first) and _verb_follows(page, name):
        return country
    head = token.head if token.dep_ == "conj" else token  # «Berlin et Paris soutiennent»
    return country if head.dep_ in _SUBJECT and head.head.pos_ in ("VERB", "AUX") else None


def _verb_follows(page: Page, name: Name) -> bool:
    after = page.token(name.last + 1)
    return page.words.gap(name.last) == " " and after is not None and after.pos_ in ("VERB", "AUX")
