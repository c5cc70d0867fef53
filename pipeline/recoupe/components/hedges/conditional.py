"""The French conditional by use: only that of report («serait arrivé») weakens a claim.

Ordered rules after Dendale (1993, 2019), Haillet (2002) and Gosselin (2001): attenuation, hypothesis, modal,
question, future in the past, plan; what remains reports what others say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from spacy.tokens import Token

from recoupe import lexicon, spans, verbs
from recoupe.components.hedges.context import Context
from recoupe.discourse import cue
from recoupe.record import Hedge

Use = Literal["report", "hypothesis", "future", "politeness", "modal", "question", "plan"]

_MODALS = frozenset(("pouvoir", "devoir", "falloir"))
_ENDINGS = ("ais", "ait", "ions", "iez", "aient")
#: «Le futur stade accueillerait…»: a subject that does not exist yet.
_FUTURE_THING = re.compile(r"\b(?:future?s?|prochaine?s?) [\w'-]+(?: [\w'-]+){0,4} $", re.IGNORECASE)
_QUE = re.compile(r"\b(?:que|qu')(?=\W|\w)", re.IGNORECASE)


def conditional_hedges(context: Context) -> Iterator[Hedge]:
    """Yield a hedge for each conditional of report."""
    tokens = spans.tokens(context.doc)
    for token in (tokens[at] for at, word in enumerate(spans.words(context.doc)) if word.endswith(_ENDINGS)):
        if token.is_alpha and verbs.is_conditional(token) and conditional_use(context, token) == "report":
            end = token.idx + len(token.text)
            yield context.hedge(token.idx, end, "conditional", "unconfirmed", "conditional.report")


def conditional_use(context: Context, token: Token) -> Use:
    """Return the use of a conditional form, the first rule that holds."""
    lemma = verbs.lemma(token)
    if lemma in _MODALS:
        return "modal"
    if _is_polite(token, lemma):
        return "politeness"
    if (
        _is_lost_chance(token)
        or context.hypothetical(token.idx)
        or cue("comme-si").search(context.before(token.idx))
    ):
        return "hypothesis"
    if context.asked(token.idx):
        return "question"
    governor = governing_verb(context, token)
    if governor is not None and _is_future_of(context, token, governor):
        return "future"
    if _is_plan(context, token):
        return "plan"
    return "report"


def _is_lost_chance(token: Token) -> bool:
    """«aurait pu», «aurait dû»: what did not happen."""
    following = token.doc[token.i + 1 : token.i + 4]
    return verbs.lemma(token) == "avoir" and any(word.lower_ in ("pu", "dû") for word in following)


@cache
def _wishes() -> frozenset[str]:
    return lexicon.column("verb_classes", "lemma", sense="wish")


def _is_polite(token: Token, lemma: str) -> bool:
    """«Nous aimerions», «il faudrait», «je dirais», «il conviendrait», «il vaudrait mieux»."""
    subject = token.nbor(-1).lower_ if token.i else ""
    if lemma in _wishes() or _stem_of(token) in _wishes():
        return True
    if subject in ("je", "j'", "nous", "vous", "tu") and lemma in ("dire", "proposer", "ajouter", "préciser"):
        return True
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if following in ("-je", "-nous", "-vous") or (lemma == "faire" and following == "mieux"):
        return True
    if lemma == "dire" and subject in ("on", "comme"):
        return True
    return token.lower_ in ("conviendrait", "siérait") or (token.lower_ == "vaudrait" and following == "mieux")


def _stem_of(token: Token) -> str:
    """The infinitive that a regular conditional shows: «aimerions» → aimer."""
    return re.sub(r"(?:ais|ait|ions|iez|aient)$", "", token.lower_)


def governing_verb(context: Context, token: Token) -> Token | None:
    """Return the verb whose que-clause holds `token`: what stands left of the nearest «que», over «et que»."""
    before = context.before(token.idx)
    offset = token.idx - len(before)
    for match in reversed(list(_QUE.finditer(before))):
        que = context.token_at(offset + match.start())
        if que is None or que.i == 0:
            return None
        left = que.nbor(-1)
        if left.lower_ in ("et", "ou", "mais", "puis") or (left.text == "," and _before_aside(left) == left.i):
            continue
        return _complement_governor(left)
    return None


def _complement_governor(left: Token) -> Token | None:
    """The verb itself, or behind an adverb, a time, an aside or a complement («a dit mardi à la presse que»)."""
    start = _before_aside(left)
    for index in range(start, max(-1, start - 9), -1):
        word = left.doc[index]
        if verbs.is_past_participle(word) or verbs.is_finite(word):
            return word
        if word.text in (".", ";", ":", "«", "!", "?"):
            return None
        noun = index == start == left.i and word.pos_ in ("NOUN", "PROPN", "PRON")
        if noun and not _is_time(word) and not _is_hearer(word):
            return None
    return None


def _before_aside(left: Token) -> int:
    """«a annoncé, par la voix de son porte-parole, que»: the word before the first comma."""
    if left.text != ",":
        return left.i
    for index in range(left.i - 1, max(0, left.i - 16), -1):
        word = left.doc[index]
        if word.text == ",":
            return index - 1
        if verbs.is_finite(word) and not (word.i > 0 and word.nbor(-1).lower_ == "y"):  # «il y a trois ans»
            break
    return left.i


def _is_hearer(word: Token) -> bool:
    """«a informé les clients que»."""
    verb = word.nbor(-2) if word.i > 1 else None
    return verb is not None and word.nbor(-1).pos_ == "DET" and verb.lemma_.lower() in _with_hearer()


@cache
def _with_hearer() -> frozenset[str]:
    return lexicon.column("attribution_words", "word", **{"class": "with-hearer"})


def _is_time(word: Token) -> bool:
    """A day or an adjunct of the verb: it may stand between the verb and «que»."""
    return word.ent_type_ == "" and word.dep_.startswith(("obl", "advmod"))


def _is_future_of(context: Context, token: Token, governor: Token) -> bool:
    """Future in the past: a past governor and a simple conditional of something that happens."""
    group = verbs.group(governor)
    past = verbs.direction(governor) == "past" and group.tense != "conditional"
    if not past or governor.lemma_.lower() in lexicon.column("verb_classes", "lemma", sense="learn"):
        return False
    if governor.lemma_.lower() in lexicon.column("verb_classes", "lemma", sense="foretell"):
        return True
    after = context.after(token.idx)
    if _is_perfect(token):
        return bool(cue("future-bound").search(after))
    if _is_stative(token):
        return bool(cue("future-bound").search(after))
    return True


def _is_perfect(token: Token) -> bool:
    """«aurait envoyé», «serait arrivé»: a compound conditional."""
    lemma = verbs.lemma(token)
    if lemma not in ("avoir", "être"):
        return False
    for word in token.doc[token.i + 1 : token.i + 7]:
        if verbs.is_past_participle(word):
            if word.lower_ == "été":
                return lemma == "avoir"
            return verbs.group(word).perfect
        if not (verbs.is_transparent(word) or word.pos_ == "ADV"):
            return False
    return False


def _is_stative(token: Token) -> bool:
    """être without a participle behind it, avoir, and verbs of state."""
    lemma = verbs.lemma(token)
    if lemma == "être":
        behind = token.doc[token.i + 1 : token.i + 5]
        return not any(verbs.is_past_participle(word) for word in behind)
    return lemma in lexicon.column("verb_classes", "lemma", sense="state") or _stem_of(token) in lexicon.column(
        "verb_classes", "lemma", sense="state"
    )


@cache
def _plan_nouns() -> frozenset[str]:
    return lexicon.column("hedge_nouns", "lemma", sense="plan")


def _is_plan(context: Context, token: Token) -> bool:
    """«Le projet coûterait 30 millions et créerait…»: what a plan would do, nobody reports it."""
    if verbs.lemma(token) in ("avoir", "être") or cue("source-frame").search(context.sentence(token.idx)):
        return False
    if cue("planned").search(context.before(token.idx)) or _FUTURE_THING.search(context.before(token.idx)):
        return True
    start = token.idx - len(context.before(token.idx))
    span = context.doc.char_span(start, token.idx, alignment_mode="expand")
    head = next((word for word in span or () if word.pos_ in ("NOUN", "PROPN", "PRON", "VERB")), None)
    return head is not None and head.lemma_.lower() in _plan_nouns()
