"""Hedges that are words of the lexicon (adverbs, adjectives, nouns) and constructions (patterns)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from recoupe import lexicon, spans
from recoupe.components.hedges.context import Context
from recoupe.hinted import Hinted
from recoupe.record import Hedge
from recoupe.values import HedgeKind
from recoupe.words import Word

_SIDE = 60
_WORD_START = re.compile(r"(?<![\w'-])|(?<=\b[dl]')")
#: Adjectives that are participles too.
_PARTICIPLES = ("suppos", "présum", "prétend", "allégu")
#: Adjectives that hedge as the attribute of a copula too («un report est possible»).
_PREDICATIVE = ("possible", "probable", "vraisemblable", "hypothétique", "éventuel")


def construction_hedges(context: Context) -> list[Hedge]:
    """Return the constructions («il se peut que», «n'a pu être vérifié de source indépendante»)."""
    found: list[Hedge] = []
    rules = lexicon.patterns("hedges")
    for at, match in _constructions().finditer(spans.lowered(context.doc)):
        start, end = match.span("cue")
        if not any(start < kept["end"] and kept["start"] < end for kept in found):
            found.append(context.hedge(start, end, "construction", rules[at]["certainty"], rules[at]["id"]))
    return found


@cache
def _constructions() -> Hinted:
    return Hinted(lexicon.patterns("hedges"))


def word_hedges(context: Context) -> Iterator[Hedge]:
    """Yield the adverbs, adjectives and nouns of the lexicon, without their look-alikes."""
    pattern, senses = _words()
    for match in _free(pattern, spans.lowered(context.doc)):
        kind, certainty, lemma = senses[match.group()]
        start, end = match.span()
        if _is_look_alike(context, start, end):
            continue
        if _CHECKS[kind](context, context.word_at(start), lemma):
            yield context.hedge(start, end, kind, certainty, f"{kind}.{lemma}")  # type: ignore[arg-type]


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[HedgeKind, str, str]]]:
    senses: dict[str, tuple[HedgeKind, str, str]] = {}
    for kind in ("adverb", "adjective", "noun"):
        for row in lexicon.rows(f"hedge_{kind}s"):
            if row["certainty"]:
                for form in row["forms"].split("|"):
                    senses[form] = (kind, row["certainty"], row["lemma"])
    return re.compile(rf"{lexicon.alternation(senses)}(?![\w'-])"), senses


def _free(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches that begin a word; what comes before it is looked at only where one is found."""
    match = pattern.search(text)
    while match is not None:
        free = _WORD_START.match(text, match.start()) is not None
        if free:
            yield match
        match = pattern.search(text, match.end() if free else match.start() + 1)


@cache
def _look_alikes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in lexicon.patterns("hedge_pseudo"))


def _is_look_alike(context: Context, start: int, end: int) -> bool:
    low = max(0, start - _SIDE)
    near = spans.lowered(context.doc)[low : end + _SIDE]
    return any(
        match.start() <= start - low < match.end() for pattern in _look_alikes() for match in pattern.finditer(near)
    )


def _is_adverb(context: Context, at: int, lemma: str) -> bool:
    return True


def _is_adjective(context: Context, at: int, lemma: str) -> bool:
    """Beside a noun, or the attribute of a copula; no verb form, no noun of its own."""
    lemmas = context.verbs.group(at).lemmas
    if "avoir" in lemmas or (lemmas and context.words[at].lower.startswith(_PARTICIPLES)):
        return False  # «a supposé», «aurait prétendu», «est supposé payer»: a verb
    if _beside_noun(context.words, at):
        return True
    return lemma in _PREDICATIVE and context.words[at].pos == "ADJ" and _is_attribute(context, at)


def _beside_noun(words: Sequence[Word], at: int) -> bool:
    first, last = at, at
    if first and last + 1 < len(words) and words[at - 1].text == "«" and words[at + 1].text == "»":
        first, last = first - 1, last + 1  # «juge « probable » un report»
    before = words[first - 1].pos if first else None
    after = words[last + 1].pos if last + 1 < len(words) else None
    if before in ("NOUN", "PROPN") or (before == "ADJ" and words[at].pos == "ADJ"):
        return True
    if after is None or before is None:
        return after in ("NOUN", "PROPN")
    noun_near = any(word.pos in ("NOUN", "PROPN") for word in words[last + 2 : last + 3])
    follows_noun = after in ("NOUN", "PROPN") or (after in ("ADJ", "NUM") and noun_near)
    return follows_noun and before in ("DET", "ADP", "ADJ", "NUM", "PUNCT", "SPACE", "CCONJ", "NOUN")


def _is_attribute(context: Context, at: int) -> bool:
    linked = "être" in context.verbs.group(at).lemmas
    return linked or (at > 0 and context.words[at - 1].lemma in ("rester", "demeurer"))


def _is_noun(context: Context, at: int, lemma: str) -> bool:
    """A noun, whatever the tagger says, where a determiner or a preposition stands before it; no generic use."""
    word = context.words[at]
    determined = at > 0 and context.words[at - 1].pos in ("DET", "ADJ", "NUM", "ADP")
    if word.is_verbal and not determined and context.verbs.is_finite(at):
        return False
    frame = _frames()[lemma]
    after = context.after(context.starts[at] + len(word.text))[:80]
    return frame is None or frame.match(after) is not None


@cache
def _frames() -> dict[str, re.Pattern[str] | None]:
    """Return what must follow each noun, where something must."""
    rows = lexicon.rows("hedge_nouns")
    return {row["lemma"]: re.compile(row["frame"], re.IGNORECASE) if row["frame"] else None for row in rows}


_CHECKS: dict[HedgeKind, Callable[[Context, int, str], bool]] = {
    "adverb": _is_adverb,
    "adjective": _is_adjective,
    "noun": _is_noun,
}
