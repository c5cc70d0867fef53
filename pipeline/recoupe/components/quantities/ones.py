"""«un» and «une»: the article, or one of what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from recoupe import lexicon
from recoupe.components.quantities.counted_lemma import lemma_of, nouns
from recoupe.components.quantities.draft import Context, Draft, search_end
from recoupe.components.quantities.phrases import sentence_start
from recoupe.numerals import Number
from recoupe.units import unit_after

_ALONE = re.compile(r" (?:seule?|unique)\b", re.IGNORECASE)
_ALONE_BEFORE = re.compile(r"\b(?:seule?) $", re.IGNORECASE)
#: «Pour un poste supprimé, jusqu'à trois…»: one set against others.
_PAIRED = re.compile(r"\bpour $", re.IGNORECASE)
_LISTED = re.compile(r"(?:,| et| ou| puis|, et| ainsi que|, dont| dont|, plus) $", re.IGNORECASE)
#: A comma alone lists only where a conjunction closes the list, and not behind «selon une source, …».
_CLOSED_LIST = re.compile(r"(?:\bet|\bou|ainsi que|\bdont|\bplus|\bpuis) $", re.IGNORECASE)
#: «condamné trois orpailleurs et relaxé un transitaire», «tué un civil et en a blessé quatre autres»: people whom
#: one clause after the other names.
_HURT = r"(?:tu|bless|noy|arrêt|interpell|condamn|relax|acquitt|écrou|hospitalis|intoxiqu|enlev|libér|sauv|captur)"
_HURT += "é[es]*"
_SHARED_FATE = re.compile(
    rf"[^,|]{{1,40}},? et (?:en )?(?:a |ont |avait |avaient )?{_HURT} "
    rf"|[^,|]{{1,30}} (?:a|ont|avait|avaient) (?:aussi |également )?(?:été )?{_HURT} et ",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"\b(?:selon|d'après|après|avec|pour|dans|sur|sous|chez|par|depuis|lors d'|suivant|devant|à|en) ?$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(r"(?:\bl'|\bles |\bd'|\bchacun |\bquelqu'|\bqu'|\baucun )$", re.IGNORECASE)
#: «la mort d'un ouvrier»: a casualty.
_DEATH_OF = re.compile(r"\b(?:morts?|décès|meurtre|assassinat|homicide) d'$", re.IGNORECASE)
_SOURCE = re.compile(r"\b(?:selon|d'après) $", re.IGNORECASE)
_FURTHEST = 60
_PHRASE = re.compile(rf"[^.;:!?\n|()«»]{{0,{_FURTHEST}}}$")


_BESIDE = re.compile(
    r"(?:seule?|pour|pas|plus d'|moins d'|qu'|d'|de|presque|moins|plus|minimum|maximum|jusqu'à) ?$", re.I
)
_BEHIND = re.compile(
    r"[^.\n|]{0,40}\b(?:seule?s?|uniques?|fois|moins|plus|davantage|minim\w+|max\w*|bas mot|casser|quelques)\b",
    re.I,
)


def without_articles(context: Context, numbers: Iterable[Number]) -> list[Number]:
    """Leave out «un» and «une» that can only be articles, before anything is asked of them.

    One may count beside a number of its phrase, with a measure or a victim, «seul» or a modifier, and where a list
    item starts.
    """
    kept: list[Number] = []
    group: list[Number] = []
    for number in [*numbers, None]:
        if group and (number is None or not _in_one_phrase(context.text, group[-1].end, number.start)):
            alone = all(member.rule == "number.words.un" for member in group)
            kept += [member for member in group if not alone or _may_count(context, member)]
            group = []
        if number is not None:
            group.append(number)
    return kept


def _in_one_phrase(text: str, end: int, start: int) -> bool:
    return start - end <= _FURTHEST and _PHRASE.fullmatch(text, end, start) is not None


def _may_count(context: Context, number: Number) -> bool:
    text = context.text
    block = context.block_at(number.start)
    if block is not None and (block["kind"] == "table_row" or number.start - block["start"] <= 3):
        return True
    return (
        search_end(_BESIDE, text, number.start, 12) is not None
        or _BEHIND.match(text, number.end) is not None
        or _casualty().match(text, number.end) is not None
        or unit_after(text, number.end, digits=False) is not None
    )


@cache
def _casualty() -> re.Pattern[str]:
    return re.compile(rf"(?: [^\W\d_]+){{0,2}} {lexicon.alternation(nouns('casualty'))}", re.IGNORECASE)


def keep_counting_ones(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Drop «un» and «une» where they are articles; widen «un seul»."""
    members = [draft for draft in drafts if draft.rule[:4] != "age."]  # «un homme de 23 ans et une femme»
    dropped = {index for index, draft in enumerate(members) if draft.one and not _stands(context, members, index)}
    for order in (sorted(dropped), sorted(dropped, reverse=True)):
        # «un Belge, une Française et quatre Sénégalais»: each one that counts makes its neighbours count
        for index in order:
            if index in dropped and _beside_kept(context, members, index, dropped):
                dropped.discard(index)
    articles = {id(members[index]) for index in dropped}
    return [draft for draft in drafts if id(draft) not in articles]


def _stands(context: Context, drafts: list[Draft], index: int) -> bool:
    """Tell whether «un» counts by itself, whatever stands beside it."""
    draft = drafts[index]
    if draft.kind != "count":
        return draft.unit is None or _one_of_unit(context, draft)
    alone = _ALONE.match(context.text, draft.end)
    if alone:
        draft.end = draft.number_end = alone.end()
        return True
    return _counts(context, drafts, index)


def _beside_kept(context: Context, drafts: list[Draft], index: int, dropped: set[int]) -> bool:
    draft = drafts[index]
    if draft.kind != "count" or _NOT_BEFORE.search(context.before(draft.start, 24)) or _is_quantifier(draft):
        return False
    return any(
        _one_list(context, drafts, min(index, other))
        for other in (index - 1, index + 1)
        if 0 <= other < len(drafts) and other not in dropped and drafts[other].kind == "count"
    )


def _is_quantifier(draft: Draft) -> bool:
    """«une poignée de militants», «une partie des élus»: no number."""
    return draft.counted is not None and lemma_of(draft.counted) in nouns("quantifier")


def _one_of_unit(context: Context, draft: Draft) -> bool:
    """«une tonne», «un euro» count; «d'un point», «un degré de plus» too; «l'une» and «un pied» do not."""
    return not _NOT_BEFORE.search(context.before(draft.start, 10).replace("d'", "  ")) and draft.unit is not None


def _counts(context: Context, drafts: list[Draft], index: int) -> bool:
    draft = drafts[index]
    before = context.before(draft.start, 24)
    if _DEATH_OF.search(before):
        return True
    if _NOT_BEFORE.search(before) and draft.modifier == "exact":
        return False
    if draft.modifier in ("at_least", "more_than", "at_most"):
        return True
    if _ALONE_BEFORE.search(before):
        return True
    if _PAIRED.search(before) and index + 1 < len(drafts) and _pairs(context, draft, drafts[index + 1]):
        return True
    if draft.counted is None:
        return _in_counted_bullets(context, drafts, index)
    noun = lemma_of(draft.counted)
    if noun in nouns("casualty") and not draft.inherited and not _SOURCE.search(before):
        return True
    return _in_counted_bullets(context, drafts, index)


def _pairs(context: Context, draft: Draft, following: Draft) -> bool:
    gap = context.text[draft.end : following.start]
    return following.kind == "count" and following.counted is draft.counted and len(gap) < 60 and "." not in gap


def _one_list(context: Context, drafts: list[Draft], index: int) -> bool:
    """«un mort et trois blessés», «deux roquettes, quatre véhicules et un mortier»: this one and the next."""
    first, second = drafts[index], drafts[index + 1]
    gap = context.text[first.end : second.start]
    if first.one and gap == ", ":
        return True  # «un, deux, trois»
    if len(gap) > 60 or not _PHRASE.fullmatch(gap):
        return False
    if _SHARED_FATE.fullmatch(gap):
        return True
    clause = first.one if not second.one else gap.endswith(", et ")
    if not _LISTED.search(gap) or (clause and _opens_clause(context, first, second)):
        return False
    if not _CLOSED_LIST.search(gap):
        if not _is_closed_behind(context, drafts, index + 1):
            return False
        if first.one and _FRONTED.search(context.before(first.start, 12)):
            return False
    return _nominal_gap(context, first, second)


def _opens_clause(context: Context, first: Draft, second: Draft) -> bool:
    """«Elle existe en deux couleurs, et une variante a été fournie»: the subject of the next clause."""
    token = second.counted
    if token is None or not (_is_subject(token) or (first.one and _verb_follows(context, token))):
        return False
    before = context.doc.char_span(sentence_start(context, first.start), first.start, alignment_mode="contract")
    words = list(before or [])
    last = max((at for at, word in enumerate(words) if "VerbForm=Fin" in str(word.morph)), default=None)
    return last is not None and not any(word.pos_ == "SCONJ" for word in words[last:])


def _is_subject(token: Token) -> bool:
    return token.dep_.startswith("nsubj") and token.i < token.head.i


_BETWEEN = frozenset(("ADJ", "ADV", "PRON"))


def _verb_follows(context: Context, token: Token) -> bool:
    """«dans un gymnase et 300 spectateurs y ont assisté»: the number's noun acts, whatever is parsed."""
    following = context.after(token)
    for _ in range(3):
        if following is None or following.pos_ not in _BETWEEN or following.text in ("qui", "que", "dont"):
            break
        following = context.after(following)
    return following is not None and "VerbForm=Fin" in str(following.morph)


def _is_closed_behind(context: Context, drafts: list[Draft], index: int) -> bool:
    """Tell whether a conjunction closes the list: «une arme, 300 cartouches et un couteau»."""
    for first, second in zip(drafts[index : index + 6], drafts[index + 1 : index + 7], strict=False):
        gap = context.text[first.end : second.start]
        if len(gap) > 60 or not _PHRASE.fullmatch(gap) or not _LISTED.search(gap):
            return False
        if _CLOSED_LIST.search(gap):
            return True
    return False


def _in_counted_bullets(context: Context, drafts: list[Draft], index: int) -> bool:
    """A list item with «un» among items that mostly open with a number."""
    draft = drafts[index]
    if not _opens_item(context, draft):
        return False
    near = [other for other in drafts[max(0, index - 5) : index + 6] if abs(other.start - draft.start) < 500]
    items = [other for other in near if _opens_item(context, other)]
    return sum(not other.one for other in items) > sum(other.one for other in items)


def _opens_item(context: Context, draft: Draft) -> bool:
    """The number opens a list item, and counts there."""
    block = context.block_at(draft.start)
    return bool(
        block and block["kind"] == "list_item" and draft.kind == "count" and draft.start - block["start"] <= 3
    )


def _nominal_gap(context: Context, first: Draft, second: Draft) -> bool:
    """No verb between two members of one list."""
    span = context.doc.char_span(first.end, second.start, alignment_mode="contract")
    return span is None or not any(
        token.pos_ in ("AUX", "SCONJ")
        or token.text.lower() in ("qui", "que")
        or (token.pos_ == "VERB" and "VerbForm=Fin" in str(token.morph))
        for token in span
    )
