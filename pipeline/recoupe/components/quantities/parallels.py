"""Figures that leave unsaid what an earlier one said: «27 millions pour le tribunal, 38 pour l'association».

A bare number answers a figure before it where its clause repeats that figure's without a verb of its own (gapping),
takes it up with «en», or stands in contrast with it («et non 94», «contre 12»).
"""

from __future__ import annotations

import re

from recoupe.components.quantities.draft import Context, Draft
from recoupe.components.quantities.forward import forward

#: What joins numbers of one list, or sets one against the other: «huit mais 6,5 %».
JOINS = r",| et| ou|, puis| puis|, et| contre|,? mais(?: bien| plutôt)?|,? et non(?: pas)?| plutôt que"
#: «il en coûtera 84», «elle n'en avait montré que 27», «lui en est à 110»: the pronoun, its verb and little more.
_EN = re.compile(
    r"\b([nms]'|(?:il|ils|elle|elles|on|qui|je|nous|lui|eux|celui-ci|celle-ci),? )?"
    r"en ((?:[^\W\d_]+(?<!ant) ){1,3}?)(?:(?:plus|désormais|encore|déjà|aujourd'hui|maintenant|ainsi) )?"
    r"(?:que |qu')?(?:à |de |d')?$",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"(?:\bdont|\bvoire|\bcontre|\bpuis|\bsoit|\bet non(?: pas)?|\bet pas|\bau lieu de|\bplutôt que|\bmais"
    r"|\bréclam\w+|\bdemand\w+|\bespér\w+|\bprévo\w+|\bvis\w+)"
    r"(?: (?:à|de|que|près de|plus de|pas|bien|plutôt))? ?$",
    re.IGNORECASE,
)
#: Behind the last comma of a gapped clause: who, where or for what, and a preposition before the number.
_GAPPED = re.compile(
    r"[,;:](?: et| mais| puis)? (?:[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*){0,5}(?: \([^()\d]{1,20}\))?,? )?"
    r"(?:[àd]e? |d'|que )?$"
    r"|(?<=\w) et (?:[àd]e? |(?:à|au|aux|pour|chez|en|dans) [^,;:.\d]{2,40} )$",
    re.IGNORECASE,
)
#: «L'opposition parle plutôt de 40 %»: somebody else's figure.
_SAID = re.compile(
    r"\b(?:parl|évoqu|avanc|tabl|annonc|pench|chiffr|estim|cit|revendiqu|retien|dit|donn|arriv)\w*"
    r"(?:,? (?:plutôt|lui|elle|eux|elles|encore|seulement|même|pour sa part|de son côté),?)*"
    r"(?: de| d'| sur| pour| à)? ?$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…][»)\"]?\s+[A-ZÀ-Ý«]|\n")
#: What stands behind a number that has nothing of its own to count.
_ALONE = re.compile(
    r" ?(?:[,.;:)»\n]|$)| (?:à|au|aux|en|dans|pour|chez|sur|selon|d'après|contre|par|seulement|environ|et|ou|mais"
    r"|hier|aujourd'hui|cette|ce|l'an|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|depuis|avant|après|sous"
    r"|à peine|de plus|de moins|l'année|le mois|la semaine|autour|vers)\b"
)
_FURTHEST = 170


def is_bare(draft: Draft) -> bool:
    """Tell whether a draft is a cardinal that stands without unit, and is no «un»."""
    cardinal = draft.number is not None and draft.number.kind in ("cardinal", "collective")
    return cardinal and draft.kind == "count" and not draft.one


def taken_up(context: Context, draft: Draft) -> bool:
    """Tell whether a verb with the pronoun «en» governs the number."""
    before = context.before(draft.start, 48)
    match = _EN.search(before) if "en " in before.lower() else None
    if match is None:
        return False
    verb = context.token_from(draft.start - len(before) + match.start(2))
    return match[1] is not None or verb is None or verb.pos_ in ("VERB", "AUX")  # «elle en avance 31», «en mars 31»


def answers(context: Context, earlier: Draft, draft: Draft) -> bool:
    """Tell whether a bare number repeats the clause of the figure before it, with another value."""
    between = context.text[earlier.end : draft.start]
    if len(between) > _FURTHEST or _ALONE.match(context.text, draft.end) is None:
        return False
    breaks = len(_SENTENCE.findall(between))
    if breaks > 1 or "\n\n" in between:
        return False
    if earlier.rule[:4] != "age." and (taken_up(context, draft) or _SAID.search(context.before(draft.start))):
        return True
    if breaks:
        return False
    return _AGAIN.search(between) is not None or _is_gapped(context, between, draft)


def _is_gapped(context: Context, between: str, draft: Draft) -> bool:
    match = _GAPPED.search(between)
    if match is None:
        return False
    span = context.doc.char_span(draft.start - len(match.group()), draft.start, alignment_mode="contract")
    words = list(span) if span is not None else []
    return not any(
        word.pos_ == "AUX"
        or (word.pos_ == "VERB" and "VerbForm=Fin" in str(word.morph))
        or word.text in ("qui", "dont")
        for word in words
    )


def inherit(context: Context, earlier: Draft, draft: Draft) -> bool:
    """Give a bare number the unit, and the scale word, of the figure that it answers; tell whether it had one."""
    if not is_bare(draft) or draft.value is None:
        return False
    scale = _scale(earlier)
    if earlier.unit is None and scale < 10**6:
        return False
    factor = _factor(earlier, draft, scale)
    if factor is None or not answers(context, earlier, draft):
        return False
    noun, elided = forward(context, draft)
    if noun is not None or elided:
        return False
    value = draft.value * factor
    draft.value = int(value) if float(value).is_integer() else float(f"{value:.12g}")
    draft.unit, draft.kind, draft.per = earlier.unit, earlier.kind, earlier.per
    draft.rule = f"{draft.rule}.parallel"
    draft.partner = earlier
    return True


def _scale(earlier: Draft) -> int:
    """Return the scale word of a figure, or of the one that it inherited from."""
    source = earlier
    while source.partner is not None and source.rule.endswith(".parallel"):
        source = source.partner
    return source.number.scale if source.number is not None else 1


def _factor(earlier: Draft, draft: Draft, scale: int) -> int | None:
    """Return what the number is multiplied by to be of the earlier one's order, or None where it is of another."""
    known = earlier.value if earlier.value is not None else earlier.max or earlier.min
    if not known or not draft.value or draft.number is None:
        return None
    bare = draft.number.scale == 1 and draft.value < 1000
    factor = scale if scale >= 1000 and bare else 1
    if earlier.kind == "percent" and draft.value > 100:
        return None
    return factor if 1 / 50 <= abs(draft.value * factor / known) <= 50 else None
