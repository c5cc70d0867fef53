"""Names that the article's own description gives: its publisher is an organisation, its authors are persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from recoupe.components.entities.vocabulary import role_words
from recoupe.gazetteer import Gazetteer, fold
from recoupe.gazetteer_names import Entry
from recoupe.typography import normalise

#: «Le Courrier | de la Meuse»: readers and other papers say the first part.
_COMPLEMENT = re.compile(r" (?=(?:de|du|des) |d')")
_ARTICLE = re.compile(r"(?:[Ll][ea]s? |[Ll]')(?=\w)")
_LONGEST = 80


def imprint(doc: Doc) -> Gazetteer | None:
    """Return the names of `doc._.recoupe_publisher` and `doc._.recoupe_authors`, None where neither is known."""
    names = Gazetteer()
    publisher = normalise(doc._.recoupe_publisher or "").strip()
    if publisher[:1].isupper() and len(publisher) < _LONGEST:
        for written, needs in _forms(publisher):
            names.add(written, Entry(publisher, "ORG", f"org:{publisher}", "publisher", needs))
    for author in doc._.recoupe_authors or ():
        person = normalise(author).strip()
        if " " in person and person[:1].isupper() and len(person) < _LONGEST:
            names.add(person, Entry(person, "PER", f"person:{person}", "author"))
    return names if names.names else None


def _forms(publisher: str) -> Iterator[tuple[str, str]]:
    """Yield a publisher's name, its short forms and its initials, each with what must stand around it."""
    yield publisher, ""
    article = _ARTICLE.match(publisher)
    if article:
        yield publisher[article.end() :], "article"
    short = _COMPLEMENT.split(publisher, maxsplit=1)[0]
    if article and short != publisher:
        yield short, ""
        yield short[article.end() :], "article"
    words = re.findall(r"\w+", publisher)
    initials = "".join(word[0] for word in words if fold(word) not in role_words("linking")).upper()
    if len(initials) > 2:
        yield initials, "acronym"
