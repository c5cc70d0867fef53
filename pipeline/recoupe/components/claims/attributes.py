"""Heads that the auxiliary hides: the attribute of a copula, a participle that the tagger takes for a noun."""

from __future__ import annotations

from recoupe.verb_forms import word_class
from recoupe.verbs import Verbs

_STOPS = frozenset((".", ";", ":", "!", "?", "\n"))
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "is", "it", "u", "us", "ue", "ert", "eint", "aint")
_ROUND = frozenset(("cents", "cent", "mille", "millions", "milliers"))
#: What may stand between a copula and its attribute.
_BETWEEN = ("ADV", "DET", "NUM", "PRON", "ADP")


def hidden_participle(verbs: Verbs, auxiliary: int) -> int | None:
    """A participle that the tagger takes for a noun or adjective, right behind avoir."""
    for at in range(auxiliary + 1, min(len(verbs.words), auxiliary + 5)):
        word = verbs.words[at]
        if word.transparent:
            continue
        before = verbs.words[at - 1]
        nominal = word.pos == "NOUN" and (before.lower in ("l'", "de", "d'") or before.pos in ("ADP", "DET"))
        if word.lower in ("lieu", "fin") or nominal:
            return None  # «aura lieu», «avaient à l'époque…», «aurait en réalité…»
        return at if word.lower.endswith(_PARTICIPLES) and word.pos in ("VERB", "ADJ", "NOUN", "AUX") else None
    return None


def attribute(verbs: Verbs, copula: int) -> int | None:
    """Return the attribute of a copula: the parser's, else the first adjective or noun behind it."""
    fronted = copula + 1 < len(verbs.words) and verbs.words[copula + 1].text == ","
    found = _behind_incise(verbs, copula + 1) if fronted else None
    if found is None:
        found = _attribute(verbs, copula)
    return _counted_noun(verbs, found) if found is not None else None


def _counted_noun(verbs: Verbs, at: int) -> int:
    """«étaient près de deux cents ouvriers»: the noun, not the number before it."""
    word = verbs.words[at]
    if not (word.is_number or word.lower in _ROUND):
        return at
    behind = range(at + 1, min(len(verbs.words), at + 3))
    noun = next((index for index in behind if verbs.words[index].lower not in ("de", "d'")), None)
    return noun if noun is not None and verbs.words[noun].pos in ("NOUN", "ADJ", "VERB") else at


def _attribute(verbs: Verbs, copula: int) -> int | None:
    words, tree = verbs.words, verbs.tree
    head = tree.heads[copula]
    attached = tree.relations[copula] in ("cop", "aux:pass", "aux")
    if attached and head > copula and words[head].pos not in ("PRON", "DET", "ADP"):
        return None if verbs.is_conditional(head) or verbs.is_future(head) else head  # that of the main clause
    for child in tree.rights(copula):
        if tree.relations[child] in ("xcomp", "acomp", "attr") and words[child].pos in ("ADJ", "NOUN", "VERB"):
            adjunct = words[child - 1].pos == "ADP" and verbs.lemma(copula) != "être"  # «restera en vigueur»
            return None if adjunct else child
    return attribute_behind(verbs, copula)


def _behind_incise(verbs: Verbs, comma: int) -> int | None:
    """«serait, de l'avis de tous, en faillite»: the first noun or adjective behind the closing comma."""
    words = verbs.words
    for at in range(comma + 1, min(len(words), comma + 16)):
        if words[at].text in _STOPS:
            return None
        if words[at].text == ",":
            behind = range(at + 1, min(len(words), at + 6))
            nominal = (i for i in behind if words[i].pos in ("ADJ", "NOUN") or verbs.is_past_participle(i))
            return next(nominal, None)
    return None


def _is_alone(verbs: Verbs, at: int) -> bool:
    """«étaient 40 en mars, 55 en mai»: a number without a noun leaves the copula as predicate."""
    if not verbs.words[at].is_number or at + 1 >= len(verbs.words):
        return False
    return verbs.words[at + 1].lower in (",", "en", "au", "aux", "dans", "fin", "début")


def attribute_behind(verbs: Verbs, copula: int) -> int | None:
    """Return the first adjective, noun or participle behind a copula that can be its attribute."""
    is_etre = verbs.lemma(copula) == "être"
    for at in range(copula + 1, min(len(verbs.words), copula + 9)):
        word = verbs.words[at]
        if word.lower in word_class("aside") or (word.pos == "ADJ" and word.lower.endswith("ement")):
            continue
        if _is_alone(verbs, at):
            return None
        if word.pos == "ADJ" or (is_etre and word.pos in ("NOUN", "PROPN")):
            return at
        if word.text == ",":
            return _behind_incise(verbs, at)
        if not is_etre and verbs.is_past_participle(at):
            return at
        if word.pos not in _BETWEEN and not word.transparent:
            return None
        if word.pos == "ADP" and not is_etre:
            return None
    return None
