"""Say what kind of source a noun phrase names: by its head noun, its names, its modifiers.

The types are those of the annotation guide. Pure: words in, type out; the words are in
`recoupe_fr/lexicons/source_nouns.csv` and `media.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache
from typing import get_args

from recoupe import lexicon
from recoupe.values import SourceType

#: Words that say that a source does not want to be named.
ANONYMITY = re.compile(
    r"\b(?:sous (?:le )?(?:couvert|sceau) (?:d'|de l')anonymat|(?:sous|garder|réclam\w+|requ\w+) l'anonymat"
    r"|off the record|en off|ne souhait\w+ pas (?:être (?:nommé|identifié|cité)\w*|donner son nom)"
    r"|préf(?:è|é)r\w+ (?:rester anonyme|ne pas être \w+)|anonymes?|anonymement)\b"
)
_ADJECTIVES = ("masculine_singular", "feminine_singular", "masculine_plural", "feminine_plural")
#: Who speaks from a trade that he no longer has, or from a speciality.
_SKILLED = frozenset(
    ("ancien", "ancienne", "anciens", "anciennes", "ex", "spécialisé", "spécialisée", "spécialisés", "spécialisées")
)
_PREFIXES = frozenset({"auto", "contre", "ex", "méta", "micro", "mini", "néo", "sous", "vice"})
_ANONYMOUS_WORDS = frozenset({"anonyme", "anonymes"})


@cache
def types_of_nouns() -> dict[str, SourceType]:
    """Return the source type of each known noun, lower case, by lemma and plural."""
    known: dict[str, SourceType] = {}
    for row in lexicon.rows("source_nouns"):
        kind = row["type"]
        if kind not in get_args(SourceType):
            raise ValueError(f"source_nouns.csv: {row['noun']!r} has type {kind!r}")
        known[row["noun"].lower()] = kind  # type: ignore[assignment]
    return known


@cache
def media_names() -> frozenset[str]:
    """Return the names of media, lower case."""
    return frozenset(name.lower() for name in lexicon.column("media", "name", kind="name"))


@cache
def _institutions() -> frozenset[str]:
    return lexicon.column("source_nouns", "noun", institution="1")


@cache
def _firms() -> frozenset[str]:
    """Return nouns that are offices of somebody, or firms by the name beside them: «le cabinet X»."""
    return lexicon.column("source_nouns", "noun", institution="named")


@cache
def _media_words() -> frozenset[str]:
    return lexicon.column("media", "name", kind="word")


@lru_cache(maxsize=8192)
def noun_type(noun: str) -> SourceType | None:
    """Return the type of one noun in any number, or None where it names no source."""
    known = types_of_nouns()
    word = noun.lower()
    for form in (word, *_singulars(word)):
        if form in known:
            return known[form]
    prefix, hyphen, rest = word.partition("-")
    return noun_type(rest) if hyphen and prefix in _PREFIXES else None  # «contre-enquête», «ex-ministre»


def known_phrase(words: str) -> str | None:
    """Return the known noun of several words that these are, in any number: «gérants de fortune»."""
    known = types_of_nouns()
    low = words.lower()
    first, _, rest = low.partition(" ")
    forms = [f"{noun} {behind}" for noun in (first, *_singulars(first)) for behind in (rest, *_singulars(rest))]
    return next((form for form in forms if form in known), None)


_HUMAN = re.compile(
    r"(?:eur|euse|trice|iste|ien|ienne|ier|ière|aire|ant|ante|logue|graphe|nome|iatre|ois|oise|ais|aise|ain|aine"
    r"|en|enne)s?$"
)


_SURELY_HUMAN = re.compile(r"(?:iste|logue|icien|icienne|atrice|iatre|nome)s?$")


def surely_human(noun: str) -> bool:
    """Tell whether an unknown noun has an ending that hardly anything but persons has: «hépatologue»."""
    word = noun.lower()
    return len(word) > 6 and _SURELY_HUMAN.search(word) is not None and word.rstrip("s") not in _things()


@cache
def _things() -> frozenset[str]:
    return lexicon.column("attribution_words", "word", **{"class": "not-human"})


def looks_human(noun: str) -> bool:
    """Tell whether an unknown noun has an ending of names of persons: «démissionnaires», «plaignante»."""
    return _HUMAN.search(noun.lower()) is not None and len(noun) > 5


def _singulars(word: str) -> tuple[str, ...]:
    """Return possible singulars of a French plural, the likeliest first."""
    if word.endswith("aux"):
        return (word[:-3] + "al", word[:-1])
    return (word[:-1],) if word.endswith(("s", "x")) else ()


#: Articles and class nouns before a medium's name: «l'agence Reuters», «la chaîne CNN».
_BEFORE_NAME = re.compile(
    r"^(?:(?:le|la|les|l'|du|de la|de l'|au|à la|à l') ?)?"
    r"(?:(?:agence|chaîne|journal|quotidien|site|magazine|hebdomadaire|radio|télévision)(?: de presse)? )?(?:l')?"
)


def is_medium(name: str, agencies: Collection[str] = ()) -> bool:
    """Tell whether a name, with or without its article, is a known medium's or one of these agencies'."""
    plain = name.lower().strip()
    bare = _BEFORE_NAME.sub("", plain)
    known = media_names()
    return plain in known or bare in known or any(bare == agency.lower() for agency in agencies)


_DATELINE = re.compile(r"\(([A-Z]{2,6})\)\s*-")


def dateline_agencies(text: str) -> frozenset[str]:
    """Return the agencies that a dateline names: «SEDAN, 8 octobre (AMP) - …»."""
    return frozenset(_DATELINE.findall(text, 0, 1500))


_AGENCY = re.compile(r"\bagence\b.*\bde presse\b", re.IGNORECASE)


def sounds_like_medium(name: str) -> bool:
    """Tell whether a capitalised name has a word that names of media have: «La Gazette du lac», «Radio Lac»."""
    if _AGENCY.search(name):
        return True
    words = re.findall(r"[^\W\d_]+", name)
    return any(word[0].isupper() and word.lower() in _media_words() for word in words)


def source_type(
    head: str,
    words: Collection[str],
    labels: Collection[str],
    names: Collection[str],
    complements: Collection[str] = (),
) -> SourceType:
    """Return the type of a source.

    head: the head noun (or the name); words: all its words, lower case; labels: entity labels of the names in it,
    but for those inside a complement with *de*; names: their texts; complements: the texts of those others.
    """
    kind = noun_type(head)
    if "PER" in labels and kind not in ("document", "media", "anonymous", "organisation"):
        return "person"
    if kind is None:
        return _type_of_name(head, labels, names, words)
    if kind == "document" and not {"nos", "notre"}.isdisjoint(words):
        return "media"  # «selon nos informations»
    if kind == "anonymous" or _ANONYMOUS_WORDS & set(words):
        return "anonymous"
    if kind in ("organisation", "official") and any(is_medium(name) for name in names):
        return "media"
    if kind == "official" and head.lower() in _institutions() and _is_named(words, labels, complements):
        return "organisation"  # a named institution: «la préfecture du Doubs», «le gouvernement maltais»
    if kind == "official" and "ORG" in labels and head.lower() in _firms():
        return "organisation"
    if kind == "official" and _is_skilled(words):
        return "expert"  # «un ancien négociateur», «une avocate spécialisée»
    return kind


def _is_named(words: Collection[str], labels: Collection[str], complements: Collection[str]) -> bool:
    """By a name in it or the adjective of a country."""
    return bool(complements) or "ORG" in labels or not _adjectives().isdisjoint(words)


@cache
def _adjectives() -> frozenset[str]:
    """Return the adjectives of countries in all their forms, lower case."""
    forms = [row[column] for row in lexicon.rows("countries") for column in _ADJECTIVES]
    return frozenset(form for cell in forms for form in cell.split("|") if form)


def _is_skilled(words: Collection[str]) -> bool:
    """«un ancien …», «une … spécialisée», not named: what they say they know by their trade."""
    return not {"un", "une", "d'", "des"}.isdisjoint(words) and not _SKILLED.isdisjoint(words)


def _type_of_name(head: str, labels: Collection[str], names: Collection[str], words: Collection[str]) -> SourceType:
    if "PER" in labels:
        return "person"
    if any(is_medium(name) or sounds_like_medium(name) for name in (head, *names)):
        return "media"
    if labels or head[:1].isupper():
        return "organisation"
    return "expert" if looks_human(head) and _is_skilled(words) else "unspecified"
