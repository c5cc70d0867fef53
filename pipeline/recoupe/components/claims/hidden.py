"""Verbs that the tagger calls nouns or adjectives: «une cuisine de l'armée livre 240 repas»."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.vocab import Vocab

from recoupe.components.claims.groups import Predicates
from recoupe.words import Word

_NOMINAL = frozenset(("NOUN", "ADJ"))
_OPENERS = frozenset(("que", "qu'", "si", "lorsque", "quand"))
_CLAUSE_MARKS = frozenset((".", ";", ":", ",", "«", "»", "|", "(", ")"))


def enter_hidden(found: Predicates, vocab: Vocab) -> None:
    """«une cuisine de l'armée livre 240 repas», «l'ultimatum expire ce soir»: a noun or adjective by its tag."""
    words = found.verbs.words
    for at in found.verbs.likely:
        word = words[at]
        shaped = word.pos in _NOMINAL and word.lower.endswith(("e", "ent", "it", "ut")) and word.text.islower()
        if shaped and 0 < at < len(words) - 1 and at not in found.of and _is_hidden_verb(found, at, vocab):
            found.add(at, "finite", [])
        elif word.pos == "NOUN" and word.text.istitle() and _is_fronted_participle(words, at, vocab):
            found.add(at, "participle", [])


def _is_fronted_participle(words: Sequence[Word], at: int, vocab: Vocab) -> bool:
    """«Partie d'un élevage, l'épizootie…», «Réunis mardi, les élus…»: opens its clause, a verb in -ir."""
    stem = words[at].lower.removesuffix("s").removesuffix("e")
    if not stem.endswith("i") or (at and words[at - 1].text[0].isalpha()) or not vocab.has_vector(stem + "r"):
        return False
    comma = next((i for i in range(at + 1, min(len(words), at + 20)) if words[i].text in _CLAUSE_MARKS), at)
    return words[at + 1].pos in ("ADP", "DET", "ADV", "NUM") and words[comma].text == ","


def _is_hidden_verb(found: Predicates, at: int, vocab: Vocab) -> bool:
    """A present behind its subject and before what only a verb takes, in a clause without another verb."""
    words = found.verbs.words
    word, before, after = words[at], words[at - 1], words[at + 1]
    beside_noun, joined = before.pos in ("NOUN", "PROPN", "ADJ"), before.lower in ("puis", "et")
    beside_noun = beside_noun or _closes_aside(found, at - 1)
    opened = (beside_noun or joined) and _is_opened(words, at)  # «si la houle forcit»
    if not (beside_noun or joined) or not (opened or word.lower.endswith(("e", "ent"))):
        return False
    governs = after.pos == "DET" or _number_follows(words, at + 1)
    governs = governs and vocab.has_vector(word.lower.removesuffix("nt") + "r")  # a verb in -er
    if joined and governs:
        return True
    fits = opened or governs or after.is_number or after.lower in ("plus", "près")
    return fits and beside_noun and _lacks_verb(found, at)


def _closes_aside(found: Predicates, comma: int) -> bool:
    """«Brive, huitième avec 51 points, compte trois…»: a second comma, a noun before the first, no verb yet."""
    words = found.verbs.words
    if words[comma].text != ",":
        return False
    opening = next((i for i in range(comma - 1, max(0, comma - 15), -1) if words[i].text in _CLAUSE_MARKS), 0)
    if words[opening].text != "," or words[opening - 1].pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    for at in range(opening - 1, max(-1, opening - 15), -1):
        if at in found.of or words[at].text == ",":
            return False
        if words[at].text in _CLAUSE_MARKS:
            break
    return True


def _number_follows(words: Sequence[Word], at: int) -> bool:
    """«compte quelque 120 salles», «chiffre à 11 millions»: a number behind what modifies or joins it."""
    for word in words[at : at + 3]:
        if word.is_number:
            return True
        if word.pos != "ADV" and word.lower not in ("à", "de", "d'", "au"):
            return False
    return False


def _is_opened(words: Sequence[Word], at: int) -> bool:
    """«craignent que l'usine ferme»: a conjunction or relative before the noun phrase."""
    for index in range(at - 2, max(-1, at - 6), -1):
        if words[index].lower in _OPENERS:
            return True
        if words[index].pos not in ("DET", "NOUN", "ADJ", "PROPN"):
            return False
    return False


def _lacks_verb(found: Predicates, at: int) -> bool:
    """No finite predicate between the marks around a token, and a determiner at the start of its phrase."""
    words = found.verbs.words
    for step, limit in ((-1, -1), (1, len(words))):
        for index in range(at + step, limit, step):
            word = words[index]
            if step < 0 and word.lower in _OPENERS:
                break
            if word.text in _CLAUSE_MARKS or "\n" in word.text:
                break
            if index in found.of:
                return False
    return True
