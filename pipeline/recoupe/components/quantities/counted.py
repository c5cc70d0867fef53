"""What each quantity counts: behind it, before it, through its verb, or taken over from what was counted before."""

from __future__ import annotations

import re

from spacy.tokens import Token

from recoupe.components.quantities.draft import Context, Draft
from recoupe.components.quantities.forward import forward
from recoupe.components.quantities.governing import antecedent, ordinal_before, same_kind_before, through_verb
from recoupe.components.quantities.phrases import NUMBER_OF, noun_before, noun_from, number_behind, sentence_start

_JOINED = re.compile(r"(?:,| et| ou| à|, puis| puis|, et|,? voire| contre|/|-) ?(?:les |de |d')?$", re.IGNORECASE)


def count(context: Context, drafts: list[Draft]) -> None:
    """Set what each draft counts, from left to right: later ones may take over earlier nouns."""
    for index, draft in enumerate(drafts):
        if draft.counted is None:
            draft.counted = draft.noun or _find(context, drafts, index)


_PART = re.compile(r"(?:\(|\bdont |\bsoit )$", re.IGNORECASE)


def _find(context: Context, drafts: list[Draft], index: int) -> Token | None:
    draft = drafts[index]
    if draft.unit is not None and draft.unit.code == "x":
        return None
    if draft.rule.endswith(".earlier-unit") and draft.partner is not None:
        named = through_verb(context, draft, drafts, index) or draft.partner.counted
        if named is not None:
            return named
    priced = _priced(context, draft)
    if priced is not None:
        return priced
    noun, elided = forward(context, draft)
    if noun is not None and noun.pos_ == "ADJ" and _PART.search(context.before(draft.start, 12)):
        return antecedent(context, drafts, index) or noun  # «23 épreuves (14 masculines)»
    if noun is not None:
        return noun
    if elided:
        return antecedent(context, drafts, index)
    return (
        _from_next(context, drafts, index)
        or number_behind(context, draft)
        or noun_before(context, draft)
        or through_verb(context, draft, drafts, index)
        or _remaining(context, drafts, index)
    )


_AGAINST = re.compile(r"(?:\bcontre|\bpuis|\bà|\bet|\bou|\bsoit|,) (?:de |d'|les |à )?$", re.IGNORECASE)


def _remaining(context: Context, drafts: list[Draft], index: int) -> Token | None:
    draft = drafts[index]
    if draft.kind in ("count", "ratio"):
        return _elliptic(context, drafts, index)
    if draft.kind == "ordinal":
        return ordinal_before(drafts, index)
    if draft.partner:
        return draft.partner.counted
    if draft.rule[:4] == "age.":
        previous = drafts[index - 1] if index else None
        listed = previous is not None and context.text[previous.end : draft.start] in (" et ", ", ", " ou ", " à ")
        return previous.counted if previous is not None and listed and previous.rule[:4] == "age." else None
    contrasted = _AGAINST.search(context.before(draft.start, 12))
    return same_kind_before(drafts, index) if contrasted else None


_PRICED = re.compile(r" (?:l'|la |le |les |par )(?=[^\W\d_])", re.IGNORECASE)


def _priced(context: Context, draft: Draft) -> Token | None:
    """«90 dollars l'analyse», «20 euros la place»: what has that price."""
    match = _PRICED.match(context.text, draft.end) if draft.kind == "money" else None
    token = context.token_from(match.end()) if match else None
    if token is None or token.pos_ not in ("NOUN", "PROPN", "X") or match is None or match.group().strip() == "par":
        return None
    following = context.doc[token.i + 1].text.lower() if token.i + 1 < len(context.doc) else ""
    dated = following.startswith(("dern", "proch", "pass", "suiv")) or token.lemma_ in (
        "an",
        "année",
        "mois",
        "semaine",
    )
    return None if dated else token


def _from_next(context: Context, drafts: list[Draft], index: int) -> Token | None:
    """«12 et 15 soldats», «de 42 à 58 agents»: the next number's noun serves both."""
    draft = drafts[index]
    if index + 1 >= len(drafts) or drafts[index + 1].kind != draft.kind:
        return None
    following = drafts[index + 1]
    gap = context.text[draft.end : following.start] if following.start - draft.end < 30 else "\n"
    if _JOINED.fullmatch(gap) is None:
        return None
    noun, _ = forward(context, following)
    return noun


def _elliptic(context: Context, drafts: list[Draft], index: int) -> Token | None:
    """«dont 12 graves», «contre 14 annoncés jeudi», «il en restait 3»: what was counted before."""
    draft = drafts[index]
    start = sentence_start(context, draft.start)
    stated = list(NUMBER_OF.finditer(context.text, start, draft.start))
    if stated:
        return noun_from(context, stated[-1].end())
    return antecedent(context, drafts, index)
