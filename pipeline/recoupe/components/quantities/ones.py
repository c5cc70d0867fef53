"""«un» and «une»: the article, or one of what is counted."""

from __future__ import annotations

import re

from recoupe.components.quantities.counted_lemma import lemma_of, nouns
from recoupe.components.quantities.draft import Context, Draft

_ALONE = re.compile(r" (?:seule?|unique)\b", re.IGNORECASE)
_ALONE_BEFORE = re.compile(r"\b(?:seule?|uniquement|seulement) $", re.IGNORECASE)
_LISTED = re.compile(r"(?:,| et| ou| puis|, et| ainsi que|, dont| dont|, plus) $", re.IGNORECASE)
_NOT_BEFORE = re.compile(r"(?:\bl'|\bles |\bd'|\bchacun |\bquelqu'|\bqu'|\baucun )$", re.IGNORECASE)
_PHRASE = re.compile(r"[^.;:!?\n|()«»]{0,60}$")


def keep_counting_ones(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Drop «un» and «une» where they are articles; widen «un seul»."""
    kept: list[Draft] = []
    for index, draft in enumerate(drafts):
        if not draft.one or draft.kind not in ("count",):
            if not (draft.one and draft.unit is not None and not _one_of_unit(context, draft)):
                kept.append(draft)
            continue
        alone = _ALONE.match(context.text, draft.end)
        if alone:
            draft.end = draft.number_end = alone.end()
            kept.append(draft)
        elif _counts(context, drafts, index):
            kept.append(draft)
    return kept


def _one_of_unit(context: Context, draft: Draft) -> bool:
    """«une tonne», «un euro» count; «d'un point», «un degré de plus» too; «l'une» and «un pied» do not."""
    return not _NOT_BEFORE.search(context.before(draft.start, 10).replace("d'", "  ")) and draft.unit is not None


def _counts(context: Context, drafts: list[Draft], index: int) -> bool:
    draft = drafts[index]
    before = context.before(draft.start, 24)
    if _NOT_BEFORE.search(before) and draft.modifier == "exact":
        return False
    if draft.modifier in ("at_least", "more_than", "at_most"):
        return True
    if _ALONE_BEFORE.search(before):
        return True
    if draft.counted is None:
        return _listed(context, drafts, index)
    noun = lemma_of(draft.counted)
    if noun in nouns("casualty") and not draft.inherited:
        return True
    return _listed(context, drafts, index)


def _listed(context: Context, drafts: list[Draft], index: int) -> bool:
    """«un mort et trois blessés», «deux roquettes, quatre véhicules et un mortier»: beside other counts."""
    for neighbour, first, second in _neighbours(drafts, index):
        if neighbour.kind != "count" or neighbour.one:
            continue
        gap = context.text[first.end : second.start]
        listed = len(gap) <= 60 and _PHRASE.fullmatch(gap) and _LISTED.search(gap)
        if listed and _nominal_gap(context, first, second):
            return True
    return False


def _neighbours(drafts: list[Draft], index: int) -> list[tuple[Draft, Draft, Draft]]:
    draft = drafts[index]
    found = []
    if index:
        found.append((drafts[index - 1], drafts[index - 1], draft))
    if index + 1 < len(drafts):
        found.append((drafts[index + 1], draft, drafts[index + 1]))
    return found


def _nominal_gap(context: Context, first: Draft, second: Draft) -> bool:
    """No verb between two members of one list."""
    span = context.doc.char_span(first.end, second.start, alignment_mode="contract")
    return span is None or not any(
        token.pos_ in ("AUX", "SCONJ", "PRON") or (token.pos_ == "VERB" and "VerbForm=Fin" in str(token.morph))
        for token in span
    )
