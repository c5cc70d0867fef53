"""What each quantity counts: behind it, before it, through its verb, or taken over from what was counted before."""

from __future__ import annotations

import re

from spacy.tokens import Token

from recoupe.components.quantities.draft import Context, Draft
from recoupe.components.quantities.forward import forward
from recoupe.components.quantities.governing import antecedent, ordinal_before, same_kind_before, through_verb
from recoupe.components.quantities.parallels import JOINS, answers, taken_up
from recoupe.components.quantities.phrases import (
    NUMBER_OF,
    noun_before,
    noun_from,
    noun_of_whole,
    number_behind,
    sentence_start,
    subject_of_bound,
)

_JOINED = re.compile(rf"(?:{JOINS}| à|,? voire|/|-) ?(?:les |de |d'|à )?$", re.IGNORECASE)


def count(context: Context, drafts: list[Draft]) -> None:
    """Set what each draft counts, from left to right: later ones may take over earlier nouns."""
    for index, draft in enumerate(drafts):
        if draft.counted is None:
            draft.counted = draft.noun or _find(context, drafts, index)
            if draft.counted is not draft.noun and _is_measured(drafts, index):
                draft.counted = None


def _is_measured(drafts: list[Draft], index: int) -> bool:
    """«19 % des moins de 25 ans»: the noun found is the unit of this quantity, or of one beside it."""
    token = drafts[index].counted
    near = drafts[max(0, index - 1) : index + 3]
    return token is not None and any(draft.unit and draft.start <= token.idx < draft.end for draft in near)


_PART = re.compile(r"(?:\(|\bdont |\bsoit )$", re.IGNORECASE)


def _find(context: Context, drafts: list[Draft], index: int) -> Token | None:
    draft = drafts[index]
    if draft.unit is not None and draft.unit.code == "x":
        return None
    if draft.rule.endswith(".parallel") and draft.partner is not None and draft.partner.unit is not None:
        return draft.partner.counted
    if draft.rule.endswith(".earlier-unit") and draft.partner is not None:
        named = noun_before(context, draft) or through_verb(context, draft, drafts, index) or draft.partner.counted
        if named is not None:
            return named
    priced = _priced(context, draft)
    if priced is not None:
        return priced
    noun, elided = (None, False) if _is_concentration(context, draft) else forward(context, draft)
    if noun is not None and noun.pos_ == "ADJ" and _PART.search(context.before(draft.start, 12)):
        return antecedent(context, drafts, index) or noun  # «23 épreuves (14 masculines)»
    if noun is not None:
        return noun
    if elided:
        return antecedent(context, drafts, index)
    if (
        draft.kind == "count"
        and index
        and _SECOND_OPINION.fullmatch(context.text, drafts[index - 1].end, draft.start)
    ):
        return drafts[index - 1].counted
    if draft.kind == "count" and (taken_up(context, draft) or _FIGURE.search(context.before(draft.start))):
        earlier = antecedent(context, drafts, index, nearest=False)
        if earlier is not None:
            return earlier
    return (
        _from_next(context, drafts, index)
        or number_behind(context, draft)
        or noun_before(context, draft)
        or through_verb(context, draft, drafts, index)
        or subject_of_bound(context, draft)
        or noun_of_whole(context, draft)
        or _remaining(context, drafts, index)
    )


#: «estimée à 38 000 personnes par la police et à 110 000 par les organisateurs»: «et à» goes on.
_SECOND_OPINION = re.compile(r" ?[^.;:!?\n\d]{0,20}\b(?:par|selon) [^.;:!?\n\d]{1,40},? et à $", re.IGNORECASE)


#: «quant au chiffre de 1 100»: what was counted before.
_FIGURE = re.compile(r"\b(?:chiffre|nombre) (?:de |d')$", re.IGNORECASE)


def _is_concentration(context: Context, draft: Draft) -> bool:
    """«0,8 gramme par tonne de terre»: what follows belongs to the denominator."""
    joined = draft.kind == "measure" and draft.unit is not None and "/" in draft.unit.code
    return joined and " par " in context.text[draft.number_end : draft.end]


_CONVERTED = re.compile(r"(?:soit |[»\"]? \()$")


def _is_other_figure(context: Context, previous: Draft, draft: Draft) -> bool:
    """«34 % de grévistes, le syndicat 61 %», «L'opposition parle plutôt de 40 %»: another figure for the same."""
    kinds = (previous.kind, draft.kind)
    alike = kinds[0] == kinds[1] or kinds == ("ratio", "percent")
    code = previous.unit.code if previous.unit else None
    same = draft.unit is not None and code in (draft.unit.code, None)
    return alike and same and answers(context, previous, draft)


#: «réduite de moitié»
_BY = re.compile(r"\w de (?:près de |plus de )?$")
_AGAINST = re.compile(r"(?:\bcontre|\bpuis|\bà|\bet|\bou|\bsoit|,) (?:de |d'|les |à )?$", re.IGNORECASE)


#: «un muret de 2 mètres sur 3 mètres et d'environ 45 centimètres de hauteur»
_SIDE = re.compile(r" (?:sur|x|×) |,? et (?:de |d')?")


def _lies_beside(context: Context, previous: Draft, draft: Draft) -> bool:
    return _SIDE.fullmatch(context.text, previous.end, draft.start) is not None


_OF_IT = re.compile(r"[^.;:!?\n]{0,45}, dont $")


def _takes_part(context: Context, whole: Draft, part: Draft) -> bool:
    return _OF_IT.fullmatch(context.text, whole.end, part.start) is not None


def _remaining(context: Context, drafts: list[Draft], index: int) -> Token | None:
    draft = drafts[index]
    if draft.kind in ("ratio", "percent") and index and _takes_part(context, drafts[index - 1], draft):
        return drafts[index - 1].counted  # «une aide de 1,5 million, dont un tiers réservé…»
    if draft.kind == "ratio" and _BY.search(context.before(draft.start, 24)):
        return None
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
    before = context.before(draft.start, 40)
    previous = drafts[index - 1] if index else None
    if previous is not None and draft.start - previous.end < 40 and _CONVERTED.search(before):
        return previous.counted  # «31 milliards d'euros, soit 20 000 milliards de francs CFA»
    if previous is not None and _is_other_figure(context, previous, draft):
        return previous.counted
    if previous is not None and previous.kind == draft.kind == "measure" and _lies_beside(context, previous, draft):
        return previous.counted
    together = previous is not None and previous.start >= sentence_start(context, draft.start)
    contrasted = (
        (together and _AGAINST.search(before)) or taken_up(context, draft) or _is_gapped(context, drafts, index)
    )
    return same_kind_before(drafts, index) if contrasted else None


_GAPPED = re.compile(r", (?:et )?(?:le |la |les |l'|celui |celle )?[^\W\d_][\w'-]+ ?(?:[^\W\d_]+ )?", re.IGNORECASE)


def _is_gapped(context: Context, drafts: list[Draft], index: int) -> bool:
    """«le sport pèse 9 % du budget, la cantine 12 %»: the verb and the whole are said once."""
    previous = drafts[index - 1] if index else None
    if previous is None or previous.kind != drafts[index].kind or previous.counted is None:
        return False
    start = max(previous.end, previous.counted.idx + len(previous.counted))
    if _GAPPED.fullmatch(context.text, start, drafts[index].start) is None:
        return False
    span = context.doc.char_span(start, drafts[index].start, alignment_mode="contract")
    return span is not None and not any(token.pos_ in ("VERB", "AUX", "ADP") for token in span)


_PRICED = re.compile(r" (?:l'|la |le |les |par )(?=[^\W\d_])", re.IGNORECASE)


def _priced(context: Context, draft: Draft) -> Token | None:
    """«90 dollars l'analyse», «20 euros la place»: what has that price."""
    match = _PRICED.match(context.text, draft.end) if draft.kind == "money" else None
    token = context.token_from(match.end()) if match else None
    if token is None or token.pos_ not in ("NOUN", "PROPN", "X") or match is None or match.group().strip() == "par":
        return None
    following = context.after(token)
    dated = (
        following is not None and following.text.lower().startswith(("dern", "proch", "pass", "suiv"))
    ) or token.lemma_ in (
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
    return antecedent(context, drafts, index, nearest=False)
