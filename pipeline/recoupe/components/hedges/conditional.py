"""The French conditional by use: only that of report («serait arrivé») weakens a claim.

Ordered rules after Dendale (1993, 2019), Haillet (2002) and Gosselin (2001): attenuation, hypothesis, modal,
question, future in the past, plan; what remains reports what others say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from recoupe import lexicon
from recoupe.components.hedges.context import Context
from recoupe.discourse import cue
from recoupe.record import Hedge
from recoupe.words import Word

Use = Literal["report", "hypothesis", "future", "politeness", "modal", "question", "plan"]

_MODALS = frozenset(("pouvoir", "devoir", "falloir"))
_ENDING = re.compile(r"(?:ais|ait|ions|iez|aient)$")
#: «Le futur stade accueillerait…»: a subject that does not exist yet.
_FUTURE_THING = re.compile(r"\b(?:future?s?|prochaine?s?) [\w'-]+(?: [\w'-]+){0,4} $", re.IGNORECASE)
_QUE = re.compile(r"\b(?:que|qu')(?=\W|\w)", re.IGNORECASE)


def conditional_hedges(context: Context) -> Iterator[Hedge]:
    """Yield a hedge for each conditional of report."""
    for at in context.verbs.likely:
        word = context.words[at]
        if not (word.conditional and word.text.isalpha()):
            continue
        if context.verbs.is_conditional(at) and conditional_use(context, at) == "report":
            start = context.starts[at]
            yield context.hedge(start, start + len(word.text), "conditional", "unconfirmed", "conditional.report")


def conditional_use(context: Context, at: int) -> Use:
    """Return the use of a conditional form, the first rule that holds."""
    lemma, start = context.verbs.lemma(at), context.starts[at]
    if lemma in _MODALS:
        return "modal"
    if _is_polite(context, at, lemma):
        return "politeness"
    lost = lemma == "avoir" and any(word.lower in ("pu", "dû") for word in context.words[at + 1 : at + 4])
    if lost or context.hypothetical(start) or cue("comme-si").search(context.before(start)):
        return "hypothesis"  # «aurait pu», «aurait dû»: what did not happen
    if context.asked(start):
        return "question"
    governor = governing_verb(context, at)
    if governor is not None and _is_future_of(context, at, governor):
        return "future"
    if _is_plan(context, at):
        return "plan"
    return "report"


@cache
def _wishes() -> frozenset[str]:
    return lexicon.column("verb_classes", "lemma", sense="wish")


def _is_polite(context: Context, at: int, lemma: str) -> bool:
    """«Nous aimerions», «il faudrait», «je dirais», «il conviendrait», «il vaudrait mieux»."""
    word, subject = context.words[at], context.verbs.before(at)
    if lemma in _wishes() or _stem_of(word) in _wishes():
        return True
    if subject in ("je", "j'", "nous", "vous", "tu") and lemma in ("dire", "proposer", "ajouter", "préciser"):
        return True
    following = context.words[at + 1].lower if at + 1 < len(context.words) else ""
    if following in ("-je", "-nous", "-vous") or (lemma == "faire" and following == "mieux"):
        return True
    if lemma == "dire" and subject in ("on", "comme"):
        return True
    return word.lower in ("conviendrait", "siérait") or (word.lower == "vaudrait" and following == "mieux")


def _stem_of(word: Word) -> str:
    """The infinitive that a regular conditional shows: «aimerions» → aimer."""
    return _ENDING.sub("", word.lower)


def governing_verb(context: Context, at: int) -> int | None:
    """Return the verb whose que-clause holds a word: what stands left of the nearest «que», over «et que»."""
    before = context.before(context.starts[at])
    offset = context.starts[at] - len(before)
    for match in reversed(list(_QUE.finditer(before))):
        que = context.word_at(offset + match.start())
        if que == 0:
            return None
        left = context.words[que - 1]
        comma = left.text == "," and _before_aside(context, que - 1) == que - 1
        if left.lower in ("et", "ou", "mais", "puis") or comma:
            continue
        return _complement_governor(context, que - 1)
    return None


def _complement_governor(context: Context, left: int) -> int | None:
    """The verb itself, or behind an adverb, a time, an aside or a complement («a dit mardi à la presse que»)."""
    start = _before_aside(context, left)
    for index in range(start, max(-1, start - 9), -1):
        word = context.words[index]
        if context.verbs.is_past_participle(index) or context.verbs.is_finite(index):
            return index
        if word.text in (".", ";", ":", "«", "!", "?"):
            return None
        noun = index == start == left and word.pos in ("NOUN", "PROPN", "PRON")
        if noun and not _is_time(context, index) and not _is_hearer(context, index):
            return None
    return None


def _before_aside(context: Context, left: int) -> int:
    """«a annoncé, par la voix de son porte-parole, que»: the word before the first comma."""
    if context.words[left].text != ",":
        return left
    for index in range(left - 1, max(0, left - 16), -1):
        if context.words[index].text == ",":
            return index - 1
        if context.verbs.is_finite(index) and context.verbs.before(index) != "y":  # «il y a trois ans»
            break
    return left


def _is_hearer(context: Context, at: int) -> bool:
    """«a informé les clients que»."""
    return at > 1 and context.words[at - 1].pos == "DET" and context.words[at - 2].lemma in _with_hearer()


@cache
def _with_hearer() -> frozenset[str]:
    return lexicon.column("attribution_words", "word", **{"class": "with-hearer"})


def _is_time(context: Context, at: int) -> bool:
    """A day or an adjunct of the verb: it may stand between the verb and «que»."""
    adjunct = context.verbs.tree.relations[at].startswith(("obl", "advmod"))
    return adjunct and context.doc[at].ent_type_ == ""


def _is_future_of(context: Context, at: int, governor: int) -> bool:
    """Future in the past: a past governor and a simple conditional of something that happens."""
    verbs, lemma = context.verbs, context.words[governor].lemma
    past = verbs.direction(governor) == "past" and verbs.group(governor).tense != "conditional"
    if not past or lemma in lexicon.column("verb_classes", "lemma", sense="learn"):
        return False
    if lemma in lexicon.column("verb_classes", "lemma", sense="foretell"):
        return True
    if _is_perfect(context, at) or _is_stative(context, at):
        return bool(cue("future-bound").search(context.after(context.starts[at])))
    return True


def _is_perfect(context: Context, at: int) -> bool:
    """«aurait envoyé», «serait arrivé»: a compound conditional."""
    lemma = context.verbs.lemma(at)
    if lemma not in ("avoir", "être"):
        return False
    for index in range(at + 1, min(len(context.words), at + 7)):
        word = context.words[index]
        if context.verbs.is_past_participle(index):
            if word.lower == "été":
                return lemma == "avoir"
            return context.verbs.group(index).perfect
        if not word.transparent:
            return False
    return False


def _is_stative(context: Context, at: int) -> bool:
    """être without a participle behind it, avoir, and verbs of state."""
    lemma = context.verbs.lemma(at)
    if lemma == "être":
        behind = range(at + 1, min(len(context.words), at + 5))
        return not any(map(context.verbs.is_past_participle, behind))
    states = lexicon.column("verb_classes", "lemma", sense="state")
    return lemma in states or _stem_of(context.words[at]) in states


@cache
def _plan_nouns() -> frozenset[str]:
    return lexicon.column("hedge_nouns", "lemma", sense="plan")


def _is_plan(context: Context, at: int) -> bool:
    """«Le projet coûterait 30 millions et créerait…»: what a plan would do, nobody reports it."""
    place = context.starts[at]
    if context.verbs.lemma(at) in ("avoir", "être") or cue("source-frame").search(context.sentence(place)):
        return False
    before = context.before(place)
    if cue("planned").search(before) or _FUTURE_THING.search(before):
        return True
    first = context.word_at(place - len(before))
    head = next((w for w in context.words[first:at] if w.pos in ("NOUN", "PROPN", "PRON", "VERB")), None)
    return head is not None and head.lemma in _plan_nouns()
