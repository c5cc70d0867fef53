"""What stands around a modal verb: its infinitive, its negation, its subject and whether that can act."""

from __future__ import annotations

from functools import cache

from recoupe import lexicon, spans
from recoupe.components.hedges.context import Context
from recoupe.sources import noun_type
from recoupe.verb_forms import word_class

_REACH = 9
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "u")
_PERSONAL = frozenset(("je", "j'", "tu", "nous", "vous", "-je", "-tu", "-nous", "-vous"))
_PRONOUNS = _PERSONAL | {"il", "cela", "ça", "ceci", "ce", "on", "ils", "elle", "elles"}


def infinitive_after(context: Context, at: int) -> int | None:
    """Return the infinitive that a modal governs: over adverbs, clitics, «de» and an incise."""
    words = context.words
    index, limit = at + 1, min(len(words), at + 1 + _REACH)
    while index < limit:
        word = words[index]
        if context.verbs.is_infinitive(index):
            return index
        if word.text == ",":
            closing = _incise_end(context, index)
            if closing is None:
                return None
            index, limit = closing + 1, min(len(words), closing + 1 + _REACH)
            continue
        if not word.transparent and word.pos != "PRON" and word.lower not in word_class("adverbial"):
            return None
        index += 1
    return None


def _incise_end(context: Context, comma: int) -> int | None:
    for index in range(comma + 1, min(len(context.words), comma + 16)):
        text = context.words[index].text
        if text == ",":
            return index
        if text in (".", ";", "?", "!", "»"):
            return None
    return None


def chain(context: Context, infinitive: int) -> tuple[int, bool]:
    """Return the lexical verb behind «être», «avoir», and whether the infinitive is past or passive."""
    form = context.verbs.closed_form(infinitive)
    if form is None or form.lemma not in ("avoir", "être"):
        return infinitive, False
    for index in range(infinitive + 1, min(len(context.words), infinitive + 6)):
        word = context.words[index]
        hidden = word.pos == "ADJ" and index == infinitive + 1 and form.lemma == "avoir"  # «avoir privé X de»
        if hidden and word.lower.endswith(_PARTICIPLES):
            return index, True
        if context.verbs.is_past_participle(index) and word.lower != "été":
            return index, True
        if not word.transparent and word.lower != "été":
            break
    return infinitive, False


def negated(context: Context, at: int) -> bool:
    return any(word.is_negative for word in context.words[at + 1 : at + 4]) and has_ne(context, at)


def has_ne(context: Context, at: int) -> bool:
    return any(word.lower in ("ne", "n'") for word in context.words[max(0, at - 4) : at])


def subject_of(context: Context, at: int) -> int | None:
    """The head of the subject: the parser's, else the nearest noun or pronoun left of the verb."""
    tree = context.verbs.tree
    candidates = tree.lefts(at)
    if tree.relations[at] != "ROOT":
        candidates = [*candidates, *tree.lefts(tree.heads[at])]
    for child in candidates:
        if tree.relations[child].startswith("nsubj") and child < at:
            return child
    for index in range(at - 1, max(-1, at - 8), -1):
        word = context.words[index]
        if word.text in (".", "!", "?"):
            return None
        nominal = word.pos in ("NOUN", "PROPN") or word.lower in _PRONOUNS
        if nominal or (word.pos == "NUM" and index == at - 1):
            return index
    return None


def is_personal(context: Context, at: int) -> bool:
    near = context.words[max(0, at - 3) : at + 2]
    return any(word.lower in _PERSONAL for word in near) or context.words[at].lower.endswith(("ions", "iez"))


@cache
def complement_class(sense: str) -> frozenset[str]:
    return lexicon.column("modal_complements", "lemma", sense=sense)


@cache
def _people() -> frozenset[str]:
    return lexicon.column("human_nouns", "lemma")


def is_human(context: Context, subject: int | None) -> bool:
    """Persons and institutions as subjects: an entity, a role noun, a personal pronoun."""
    if subject is None:
        return False
    word = context.words[subject]
    if word.lower in _PERSONAL or word.lower in ("on", "qui") or word.lemma in _people():
        return True
    if noun_type(word.lower) not in (None, "document"):
        return True
    entities = spans.mentions(context.doc, "entities")
    if entities:
        start = context.starts[subject]
        return any(e["label"] in ("PER", "ORG", "NORP") and e["start"] <= start < e["end"] for e in entities)
    return context.doc[subject].ent_type_ in ("PER", "ORG")
