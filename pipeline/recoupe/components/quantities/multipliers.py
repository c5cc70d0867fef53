"""Ratios that stand alone: «trois fois plus», «a doublé», «le triple», «moitié moins», «multiplié par dix»."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from recoupe import lexicon, spans
from recoupe.components.quantities.draft import Context, Draft
from recoupe.units import Unit

TIMES = Unit("x", "measure")

_TIMES = re.compile(r" ?fois(?: et demie)?", re.IGNORECASE)
_COMPARED = re.compile(
    r" (?:plus|moins|mieux|davantage|supérieure?s?|inférieure?s?|celui|celle|ceux|celles|autant)\b"
    r"|(?: (?:la|le|les|son|sa|leur|cette|ce)| l'| du)? ?(?:seuil|prix|taille|superficie|surface|population|montant"
    r"|coût|valeur|moyenne|limite|norme|salaire|smic|budget|pib|poids|nombre|volume|distance|vitesse|capacité"
    r"|niveau"
    r"|taux|chiffre|dose|tarif|production|consommation|équivalent|somme|total|revenu|quantité|longueur|hauteur"
    r"|masse"
    r"|maximum|minimum|dette|mise|record)\b",
    re.IGNORECASE,
)
#: «passe à 3 fois l'excédent brut», «3,1 fois»: a level; «trois fois le Tour de France» is how often.
_LEVEL_OF = re.compile(
    r" (?:l'(?:ebitda|excédent)|les? (?:chiffre|bénéfice|résultat|fonds|revenu)s?\b)", re.IGNORECASE
)
_MORE = re.compile(r" (?:plus|moins|mieux|davantage)\b(?! ou )", re.IGNORECASE)
_PAR = re.compile(
    r"\b(?:multipli|divis|démultipli)\w* (?:environ |presque |quasiment )?par (?:près de |plus de |environ )?$",
    re.IGNORECASE,
)
_PER_TIME = re.compile(r" (?:par|chaque|tous les|toutes les) ", re.IGNORECASE)
_HALF_LESS = re.compile(r"\b(?:la |de )?moitié (?:moins|plus)\b", re.IGNORECASE)
_ENDING = r"(?:e|es|ent|ait|aient|a|ât|èrent|er|era|eront|erait|eraient|ant|é|és|ée|ées)"


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int]]:
    rows = lexicon.rows("multipliers")
    values = {row["form"]: int(row["value"]) for row in rows}
    stems = "|".join(row["form"] for row in rows if row["kind"] == "verb_stem")
    nouns = "|".join(row["form"] for row in rows if row["kind"] == "noun")
    verbs = re.compile(rf"(?<![\w'-])(?P<stem>{stems}){_ENDING}(?![\w-])", re.IGNORECASE)
    behind = r"(?= (?:de|du|des|en|par|à)\b| d'| qu|[.,;:!?)\n]|$| »)"
    words = re.compile(rf"(?<![\w-])(?P<art>le |du |au )(?P<noun>{nouns}){behind}", re.IGNORECASE)
    return verbs, words, values


def multiply(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Turn «trois fois plus» and «multiplié par trois» into ratios, and add those said by one word."""
    kept = [draft for draft in drafts if not _drop_times(context, draft)]
    ends = [draft.end for draft in kept]
    starts = [draft.start for draft in kept]
    added = [draft for draft in _worded(context) if _is_free(starts, ends, draft)]
    return sorted([*kept, *added], key=lambda draft: draft.start)


def _is_free(starts: list[int], ends: list[int], draft: Draft) -> bool:
    """Tell whether no other draft touches this one."""
    index = bisect_left(starts, draft.end) - 1
    return index < 0 or ends[index] <= draft.start


def _drop_times(context: Context, draft: Draft) -> bool:
    """Make «n fois plus» a ratio; tell whether the draft is no quantity («une fois», «deux fois par an»)."""
    text = context.text
    if draft.kind in ("count", "ratio") and draft.unit is None and _is_factor(context, draft):
        _as_ratio(draft, draft.end, "quantity.ratio.par")
        return False
    match = _TIMES.match(text, draft.end) if draft.kind == "count" else None
    if match is None:
        return False
    if draft.one and not match.group().endswith("demie"):
        return True
    if isinstance(draft.value, float) or _LEVEL_OF.match(text, match.end()):
        _as_ratio(draft, match.end(), "quantity.ratio.fois")
        if draft.role == "change_to" and draft.partner is not None and draft.partner.kind == "count":
            _as_ratio(draft.partner, draft.partner.end, "quantity.ratio.fois")
        return False
    if _COMPARED.match(text, match.end()):
        more = _MORE.match(text, match.end())
        if match.group().endswith("demie") and draft.value is not None:
            draft.value += 0.5
        _as_ratio(draft, more.end() if more else match.end(), "quantity.ratio.fois")
        return False
    return draft.one or _PER_TIME.match(text, match.end()) is not None


def _is_factor(context: Context, draft: Draft) -> bool:
    """«multiplié par près de trois»."""
    par = context.text.find(" par ", max(0, draft.start - 20), draft.start)
    return par >= 0 and _PAR.search(context.before(draft.start, 60)) is not None


def _as_ratio(draft: Draft, end: int, rule: str) -> None:
    draft.kind, draft.unit, draft.rule, draft.one = "ratio", TIMES, rule, False
    draft.end = draft.reach = end


def _worded(context: Context) -> list[Draft]:
    verbs, words, values = _forms()
    text = context.text
    lower = spans.lowered(context.doc)
    if not any(form in lower for form in (*values, "moitié")):  # quick to look for
        return []
    found = [
        _ratio(match.start(), match.end(), values[match["stem"].lower()], "quantity.ratio.verb")
        for match in verbs.finditer(text)
        if _is_verb(context, match)
    ]
    found += [
        _ratio(match.start(), match.end(), values[match["noun"].lower()], "quantity.ratio.noun", match["art"])
        for match in words.finditer(text)
    ]
    found += [_ratio(m.start(), m.end(), 0.5, "quantity.ratio.half-less") for m in _HALF_LESS.finditer(text)]
    return found


def _ratio(start: int, end: int, value: int | float, rule: str, article: str = "le ") -> Draft:
    if article.lower() != "le ":  # «du double»: the contracted article belongs to what stands before
        start += len(article)
    return Draft(start, end, None, "ratio", value, rule, TIMES, number_end=end, reach=end)


#: «la voiture qui doublait»: overtakes.
_OVERTAKES = re.compile(
    r"\b(?:voiture|véhicule|camion|poids lourd|automobiliste|conduct\w+|moto|motard|cycliste|chauffeur|fourgon"
    r"|bus)s?\b"
    r"[^.,;]{0,20}$",
    re.IGNORECASE,
)
_NOT_VERB_BEFORE = re.compile(
    r"\b(?:un|une|le|la|les|des|ce|cette|son|sa|au|du|en|de|deux|trois)(?: [^\W\d_]+)? $|[-]$", re.IGNORECASE
)


def _is_verb(context: Context, match: re.Match[str]) -> bool:
    """«a doublé», «les prix triplent»; not «un triplé», «double meurtre», «triple champion»."""
    token = context.token_at(match.start())
    form = match.group().lower()
    before = context.before(match.start(), 24)
    if match["stem"].lower() == "doubl" and _OVERTAKES.search(context.before(match.start(), 45)):
        return False
    if token is not None and token.pos_ == "NOUN":
        return not _NOT_VERB_BEFORE.search(before)
    if form in ("double", "triple", "doubles", "triples", "quadruple", "décuple", "doublés", "doublée", "doublées"):
        verbal = token is not None and token.pos_ in ("VERB", "AUX")
        return verbal and not _NOT_VERB_BEFORE.search(before)
    return not _NOT_VERB_BEFORE.search(before) or re.search(r"\b(?:de|à|pour|va|vont|fait) $", before) is not None
