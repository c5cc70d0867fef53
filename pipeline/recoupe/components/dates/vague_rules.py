"""One rule for vague references: PAST_REF, PRESENT_REF, FUTURE_REF; the phrases are the lexicon's."""

from __future__ import annotations

import re

from recoupe.components.dates.rule import rule
from recoupe.components.dates.vocabulary import word_value
from recoupe.date_values.nodes import Node, Word

#: «pour le moment d'agir», «le passé composé», «dans le temps imparti»: the same words, meant otherwise.
_OTHERWISE = r"(?! (?:composé|simple|antérieur|imparti|où)\b)"
#: «à l'époque de la voie ferrée», «à l'époque romaine»: a time that something else names.
_NAMED = re.compile(
    r"\s(?:d(?:u|es?)\b|d'|où\b|[\w-]*(?:romaine|moderne|coloniale|médiévale|classique|ienne|iétique)\b)"
)


@rule("date.vague", "vague", r"(?P<v>{VAGUE-REFERENCE})" + _OTHERWISE)
def vague(match: re.Match[str]) -> Node | None:
    words = match["v"]
    if words.startswith("pour") and re.match(r"\sd(?:[eu]\b|')", match.string[match.end() :][:4]):
        return None  # «pour le moment de la cérémonie»
    if words.lower().endswith("époque") and _NAMED.match(match.string, match.end()):
        return None
    if re.search(r"[' ][A-ZÀ-Ý]", words):
        return None  # the newspaper «L'Avenir»
    return Word(word_value(words), "DATE")
