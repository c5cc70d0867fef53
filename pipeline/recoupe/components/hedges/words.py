"""Hedges that are words of the lexicon (adverbs, adjectives, nouns) and constructions (patterns)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Token

from recoupe import lexicon, spans, verbs
from recoupe.components.hedges.context import Context
from recoupe.hinted import Hinted
from recoupe.record import Hedge
from recoupe.values import HedgeKind

_SIDE = 60
#: Adjectives that hedge as the attribute of a copula too («un report est possible»).
_PREDICATIVE = ("possible", "probable", "vraisemblable", "hypothétique", "éventuel")


def construction_hedges(context: Context) -> list[Hedge]:
    """Return the constructions («il se peut que», «n'a pu être vérifié de source indépendante»)."""
    found: list[Hedge] = []
    lowered = spans.lowered(context.doc)
    for name, certainty, pattern in _constructions():
        for match in pattern.finditer(lowered):
            start, end = match.span("cue")
            if not any(start < kept["end"] and kept["start"] < end for kept in found):
                found.append(context.hedge(start, end, "construction", certainty, name))  # type: ignore[arg-type]
    return found


@cache
def _constructions() -> tuple[tuple[str, str, Hinted], ...]:
    return tuple(
        (rule["id"], rule["certainty"], Hinted(re.compile(rule["pattern"]), tuple(rule["hints"])))
        for rule in lexicon.patterns("hedges")
    )


def word_hedges(context: Context) -> Iterator[Hedge]:
    """Yield the adverbs, adjectives and nouns of the lexicon, without their look-alikes."""
    pattern, senses = _words()
    for match in pattern.finditer(spans.lowered(context.doc)):
        kind, certainty, lemma = senses[match.group().lower()]
        start, end = match.span()
        if _is_look_alike(context, start, end):
            continue
        token = context.token_at(start)
        if token is not None and _CHECKS[kind](context, token, lemma):
            yield context.hedge(start, end, kind, certainty, f"{kind}.{lemma}")  # type: ignore[arg-type]


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[HedgeKind, str, str]]]:
    senses: dict[str, tuple[HedgeKind, str, str]] = {}
    for kind in ("adverb", "adjective", "noun"):
        for row in lexicon.rows(f"hedge_{kind}s"):
            if row["certainty"]:
                for form in row["forms"].split("|"):
                    senses[form] = (kind, row["certainty"], row["lemma"])
    pattern = rf"(?:(?<![\w'-])|(?<=\b[dl]')){lexicon.alternation(senses)}(?![\w'-])"
    return re.compile(pattern), senses


@cache
def _look_alikes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in lexicon.patterns("hedge_pseudo"))


def _is_look_alike(context: Context, start: int, end: int) -> bool:
    low = max(0, start - _SIDE)
    near = spans.lowered(context.doc)[low : end + _SIDE]
    return any(
        match.start() <= start - low < match.end() for pattern in _look_alikes() for match in pattern.finditer(near)
    )


def _is_adverb(context: Context, token: Token, lemma: str) -> bool:
    return True


def _is_adjective(context: Context, token: Token, lemma: str) -> bool:
    """Beside a noun, or the attribute of a copula; no verb form, no noun of its own."""
    if _after_auxiliary_avoir(token):
        return False
    if _beside_noun(token):
        return True
    return lemma in _PREDICATIVE and _is_attribute(context, token)


def _after_auxiliary_avoir(token: Token) -> bool:
    """«a supposé», «aurait prétendu», «est supposé payer»: a verb."""
    words = verbs.group(token).words
    if any(verbs.lemma(word) == "avoir" for word in words):
        return True
    return bool(words) and token.lower_.startswith(("suppos", "présum", "prétend", "allégu"))


def _beside_noun(token: Token) -> bool:
    first, last = token.i, token.i
    if first and last + 1 < len(token.doc) and token.nbor(-1).text == "«" and token.nbor(1).text == "»":
        first, last = first - 1, last + 1  # «juge « probable » un report»
    before = token.doc[first - 1] if first else None
    after = token.doc[last + 1] if last + 1 < len(token.doc) else None
    if before is not None and (before.pos_ in ("NOUN", "PROPN") or (before.pos_ == "ADJ" and token.pos_ == "ADJ")):
        return True
    if after is None or before is None:
        return after is not None and after.pos_ in ("NOUN", "PROPN")
    follows_noun = after.pos_ in ("NOUN", "PROPN") or (after.pos_ in ("ADJ", "NUM") and _noun_near(after))
    return follows_noun and before.pos_ in ("DET", "ADP", "ADJ", "NUM", "PUNCT", "SPACE", "CCONJ", "NOUN")


def _noun_near(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("NOUN", "PROPN")


def _is_attribute(context: Context, token: Token) -> bool:
    words = verbs.group(token).words
    linked = any(verbs.lemma(word) == "être" for word in words) or (
        token.i > 0 and token.nbor(-1).lemma_.lower() in ("rester", "demeurer")
    )
    return linked and token.pos_ == "ADJ"


def _is_noun(context: Context, token: Token, lemma: str) -> bool:
    """A noun, whatever the tagger says, where a determiner or a preposition stands before it; no generic use."""
    rows = {row["lemma"]: row for row in lexicon.rows("hedge_nouns")}
    if token.pos_ in ("VERB", "AUX") and verbs.is_finite(token) and not _determined(token):
        return False
    frame = rows[lemma]["frame"]
    after = context.after(token.idx + len(token.text))[:80]
    return not frame or bool(re.match(frame, after, re.IGNORECASE))


def _determined(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).pos_ in ("DET", "ADJ", "NUM", "ADP")


_CHECKS: dict[HedgeKind, Callable[[Context, Token, str], bool]] = {
    "adverb": _is_adverb,
    "adjective": _is_adjective,
    "noun": _is_noun,
}
