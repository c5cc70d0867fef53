"""What stands around a modal verb: its infinitive, its negation, its subject and whether that can act."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from recoupe import lexicon, spans, verbs
from recoupe.components.hedges.context import Context
from recoupe.sources import noun_type

_REACH = 9
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "u")
_PERSONAL = frozenset(("je", "j'", "tu", "nous", "vous", "-je", "-tu", "-nous", "-vous"))
_PRONOUNS = _PERSONAL | {"il", "cela", "ça", "ceci", "ce", "on", "ils", "elle", "elles"}


def infinitive_after(token: Token) -> Token | None:
    """Return the infinitive that a modal governs: over adverbs, clitics, «de» and an incise."""
    doc = token.doc
    index, limit = token.i + 1, min(len(doc), token.i + 1 + _REACH)
    while index < limit:
        word = doc[index]
        if verbs.is_infinitive(word):
            return word
        if word.text == ",":
            closing = _incise_end(doc, index)
            if closing is None:
                return None
            index, limit = closing + 1, min(len(doc), closing + 1 + _REACH)
            continue
        if not (verbs.is_transparent(word) or word.pos_ in ("ADV", "PRON")) and not _adverbial(word):
            return None
        index += 1
    return None


def _adverbial(word: Token) -> bool:
    return word.lower_ in (
        "cas",
        "effet",
        "tout",
        "cette",
        "fois",
        "à",
        "nouveau",
        "terme",
        "en",
        "par",
        "ailleurs",
    )


def _incise_end(doc: Doc, comma: int) -> int | None:
    for index in range(comma + 1, min(len(doc), comma + 16)):
        if doc[index].text == ",":
            return index
        if doc[index].text in (".", ";", "?", "!", "»"):
            return None
    return None


def chain(infinitive: Token) -> tuple[Token, bool]:
    """Return the lexical verb behind «être», «avoir», and whether the infinitive is past or passive."""
    form = verbs.closed_form(infinitive)
    if form is None or form.lemma not in ("avoir", "être"):
        return infinitive, False
    for word in infinitive.doc[infinitive.i + 1 : infinitive.i + 6]:
        hidden = word.pos_ == "ADJ" and word.i == infinitive.i + 1 and form.lemma == "avoir"  # «avoir privé X de»
        if hidden and word.lower_.endswith(_PARTICIPLES):
            return word, True
        if verbs.is_past_participle(word) and word.lower_ != "été":
            return word, True
        if not verbs.is_transparent(word) and word.lower_ != "été":
            break
    return infinitive, False


def negated(token: Token) -> bool:
    behind = token.doc[token.i + 1 : token.i + 4]
    return any(verbs.is_negative_word(word) for word in behind) and has_ne(token)


def has_ne(token: Token) -> bool:
    return any(word.lower_ in ("ne", "n'") for word in token.doc[max(0, token.i - 4) : token.i])


def subject_word(token: Token) -> Token | None:
    """The head of the subject: the parser's, else the nearest noun or pronoun left of the verb."""
    for child in (*token.lefts, *(token.head.lefts if token.dep_ != "ROOT" else ())):
        if child.dep_.startswith("nsubj") and child.i < token.i:
            return child  # type: ignore[no-any-return]
    for index in range(token.i - 1, max(-1, token.i - 8), -1):
        word = token.doc[index]
        if word.text in (".", "!", "?"):
            return None
        if (
            word.pos_ in ("NOUN", "PROPN")
            or word.lower_ in _PRONOUNS
            or (word.pos_ == "NUM" and index == token.i - 1)
        ):
            return word
    return None


def is_personal(token: Token) -> bool:
    near = token.doc[max(0, token.i - 3) : min(len(token.doc), token.i + 2)]
    return any(word.lower_ in _PERSONAL for word in near) or token.lower_.endswith(("ions", "iez"))


@cache
def complement_class(sense: str) -> frozenset[str]:
    return lexicon.column("modal_complements", "lemma", sense=sense)


@cache
def _people() -> frozenset[str]:
    return lexicon.column("human_nouns", "lemma")


def is_human(context: Context, subject: Token | None) -> bool:
    """Persons and institutions as subjects: an entity, a role noun, a personal pronoun."""
    if subject is None:
        return False
    if subject.lower_ in _PERSONAL | {"on", "qui"} or subject.lemma_.lower() in _people():
        return True
    if noun_type(subject.lower_) not in (None, "document"):
        return True
    place = {"start": subject.idx, "end": subject.idx + 1}
    entities = spans.mentions(context.doc, "entities")
    if entities:
        return any(e["label"] in ("PER", "ORG", "NORP") and spans.overlap(e, place) for e in entities)
    return subject.ent_type_ in ("PER", "ORG")
