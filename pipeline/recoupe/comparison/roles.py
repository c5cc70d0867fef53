"""The role of a number in its sentence, from the words around it: total, part, increment, rate, change…"""

from __future__ import annotations

import re

from recoupe.record import Quantity

Span = tuple[int, int]

_PART_BEFORE = re.compile(r"\b(?:dont|parmi (?:eux|elles|lesquels|lesquelles))\W+(?:\w+\W+){0,4}$")
_PART_AFTER = re.compile(
    r"^\s*(?:\w+\s+)?(?:d'entre (?:eux|elles)|des\s|de (?:ces|ses|leurs|nos)\s|parmi (?:les|eux))"
)
_OUT_OF = re.compile(r"^\s*(?:des|sur(?: les)?|d'entre les)\s+\d")
_INCREMENT_AFTER = re.compile(r"^(?:\s+[\w'-]+){0,3}\s+(?:supplémentaires?|de plus|additionnel\w*|en plus)\b")
_INCREMENT_NEW = re.compile(r"^\s+(?:nouveaux|nouvelles|nouvel|nouveau|nouvelle)\b")
_RATE_AFTER = re.compile(
    r"^(?:\s+[\w'€$-]+){0,4}\s+(?:par|chaque|/)\s*(?:an|mois|jour|semaine|heure|minute|année|habitant|tête|personne)\b"
)
_RATE_NEAR = re.compile(r"\b(?:chaque (?:année|mois|jour|semaine)|par (?:an|mois|jour|semaine|habitant))\b")
_CHANGE_BY = re.compile(
    r"\b(?:augment\w+|progress\w+|bond\w*|grimp\w+|baiss\w+|recul\w*|chut\w+|hauss\w+|diminu\w+|repli\w*|crû|croît|"
    r"perd\w*|gagn\w+|relev\w+|mont\w+|rédui\w+|réchauff\w+)(?:\s+\w+)?\s+(?:de|d')\s*"
    r"(?:près de |plus de |environ )?$"
)
_FROM = re.compile(r"\b(?:pass\w+|tomb\w+|mont\w+|ramen\w+|port\w+|réduit\w*)\b[^.;]{0,40}\s(?:de|d')\s*$")
_CAPACITY = re.compile(r"\b(?:peut|peuvent|pouvant|capable\w*|capacité)\b[^.;]{0,40}$")
_THRESHOLD = re.compile(r"\b(?:seuil|plafond|limite|minimum légal|norme)\b[^.;]{0,40}$")
_RECORD = re.compile(r"\b(?:précédent|ancien|vieux)s?\b[^.;]{0,30}$")
_DEMAND = re.compile(r"\b(?:réclam\w+|exig\w+|demand\w+|souhait\w+)\b[^.;]{0,40}$")
_RISK = re.compile(r"\b(?:risqu\w+|encour\w+|passibles?)\b[^.;:,]{0,60}$")
_MOVED = re.compile(
    r"\b(?:désormais|alourdi\w*|port(?:é\w*|e|ant|ent)\b|revue?s?\b|initial\w*|auparavant|"
    r"jusqu'(?:alors|ici|à présent)|dernier bilan|nouveau bilan|d'abord|jusque-là|avant d'en|"
    r"corrigé\w*|réévalu\w+)\b"
)
_PASSED = re.compile(
    r"\b(?:pass|mont|grimp|tomb|ramen|descend|redescend|recul|avanc|relev|abaiss)\w*\s+(?:(?:ce|cette|le|la|son|sa|leur)\s+\w+\s+)?à\s+$"
)
_OPPOSED = re.compile(
    r"\b(?:contre|là où|tandis que|alors que|quand|en réalité|contest\w+|plutôt que|quant à|de (?:son|leur) côté)\b"
)
_REVISED = re.compile(
    r"\b(?:définiti(?:f|fs|ve|ves)|partiel(?:s|le|les)?|provisoires?|révisée?s?|rectifiée?s?|consolidée?s?)\b"
)
#: «selon la police» after a number, where the next number has a source of its own.
_TELLER = re.compile(r"^[^.;!?]{0,50}?\b(?:selon|d'après)\s+((?:l'|les? |la |des |un |une )?[^.,;!?]{3,50})")
_TOLD = re.compile(r"\b(?:selon|d'après)\s")
#: «contre 14 annoncés jeudi»: says again of another number what was said of the one before.
_AGAINST = re.compile(r"\b(?:contre|et non|plutôt que|loin des?)\s+$")
#: «contre 83 un an plus tôt»: the number of another period.
_INSTEAD = re.compile(r"\bau lieu d(?:e|es|')\s*$")
_BEFORE_THAT = re.compile(
    r"^[^.;,]{0,30}?\b(?:auparavant|précédemment|aujourd'hui|actuellement|jusqu'ici)\b|"
    r"^[^.;,]{0,40}?\b(?:an|ans|année|mois|trimestre|semestre|saison|exercice)s? (?:plus tôt|auparavant|avant|"
    r"précédente?|passée?|dernier|dernière)\b|^[^.;,]{0,30}?\ben (?:(?:19|20)\d\d|janvier|février|mars|avril|mai|"
    r"juin|juillet|août|septembre|octobre|novembre|décembre)\b|^[^.;,]{0,30}?\bpour un(?:e)?\b"
)
_SENTENCE_END = re.compile(r"\n|[.!?]\s")
#: «à trois voix près», «12 points d'avance»
_MARGIN = re.compile(r"^\s+\w+\s+(?:d'écart|de différence|d'avance|de retard|de plus que|de moins que|près\b)")
#: «4 millions de dollars (3,4 millions d'euros)», «soit 51 millions de dirhams»
_RESTATED = re.compile(r"^[^.;\d]{0,25}(?:\(|\bsoit|\bou\b|\béquivalent|\bl'équivalent d)[^.;\d]{0,25}$")
_OTHERS = re.compile(r"^\s+(?:\w+\s+)?autres\b")


def role(low: str, quantity: Quantity, spans: list[Span]) -> str:
    """Return the role of a quantity: part, increment, rate, change_by, change_from, capacity, threshold, demand
    or total. `low`: the text in lower case; `spans`: the quantity's clause."""
    start, end = quantity["start"], quantity["end"]
    left = _SENTENCE_END.split(low[max(0, start - 90) : start])[-1]
    right = low[end : end + 60].partition("\n")[0]
    share = quantity["kind"] in ("percent", "ratio")
    if not share and (_PART_BEFORE.search(left) or _PART_AFTER.match(right) or _OUT_OF.match(right)):
        return "part"
    if _MARGIN.match(right):
        return "margin"
    if _INCREMENT_AFTER.match(right) or _INCREMENT_NEW.match(right):
        return "increment"
    if _INSTEAD.search(left) or (_AGAINST.search(left) and _BEFORE_THAT.match(right)):
        return "former"
    clause = " ".join(low[s:e] for s, e in spans)
    if _RATE_AFTER.match(right) or (quantity["kind"] != "percent" and _RATE_NEAR.search(clause)):
        return "rate"
    for pattern, name in _BEFORE:
        if pattern.search(left):
            return name
    return "total"


_BEFORE = (
    (_CHANGE_BY, "change_by"),
    (_FROM, "change_from"),
    (_CAPACITY, "capacity"),
    (_THRESHOLD, "threshold"),
    (_RECORD, "former"),
    (_DEMAND, "demand"),
    (_RISK, "risk"),
)


def is_moved(low: str, quantity: Quantity, clause: list[Span], sentence: list[Span]) -> bool:
    """Tell whether a number has taken another's place («désormais», «porte à», «chiffres définitifs»)."""
    near = any(_MOVED.search(low[min(start, quantity["start"]) : end]) for start, end in clause)
    near = near or bool(_PASSED.search(low[max(0, quantity["start"] - 30) : quantity["start"]]))
    return (
        near or is_echo(low, quantity, "contre") or any(_REVISED.search(low[start:end]) for start, end in sentence)
    )


def is_change(low: str, quantity: Quantity, clause: list[Span]) -> bool:
    """Tell whether a number is set against another («contre», «là où les assureurs s'en tiennent à»)."""
    return is_echo(low, quantity) or any(
        _OPPOSED.search(low[min(start, quantity["start"]) : end]) for start, end in clause
    )


def is_echo(low: str, quantity: Quantity, word: str = "") -> bool:
    """Tell whether a number is set against the one before, of which the same is said («contre 14», «loin des 14»).

    word: what the expression begins with.
    """
    found = _AGAINST.search(low[max(0, quantity["start"] - 20) : quantity["start"]])
    return bool(found and found[0].startswith(word))


def restates(low: str, quantity: Quantity, before: Quantity) -> bool:
    """Tell whether a sum says again, in another currency, the sum before it."""
    if quantity["kind"] != "money" or before["kind"] != "money" or quantity["unit"] == before["unit"]:
        return False
    return bool(_RESTATED.match(low[before["end"] : quantity["start"]]))


def is_other(low: str, quantity: Quantity) -> bool:
    """Tell whether a number counts others than those named before («trois autres»)."""
    return bool(_OTHERS.match(low[quantity["end"] : quantity["end"] + 20]))


_PRONOUN = re.compile(
    r"\ben\s+(?:est|sont|était|étaient|reste|restent|a|ont|avait|avaient|compt\w+|recens\w+|"
    r"dénombr\w+|contenait|contient|réclam\w+)\b|\bils étaient\b"
)


def is_pronoun(low: str, quantity: Quantity, since: int) -> bool:
    """Tell whether a pronoun stands for what is counted («la police en a compté 90»)."""
    return bool(_PRONOUN.search(low[max(since, quantity["start"] - 60) : quantity["start"]]))


def teller(low: str, quantity: Quantity, following: int) -> Span | None:
    """Return the span of the source named right after a number, where another number there has its own."""
    rest = _SENTENCE_END.split(low[quantity["end"] : quantity["end"] + 220])[0]
    gap = low[quantity["end"] : min(following, quantity["end"] + len(rest))]
    later = rest[len(gap) :]
    before = _SENTENCE_END.split(low[max(0, quantity["start"] - 150) : quantity["start"]])[-1]
    found = _TELLER.match(gap)
    if not found or not (_TOLD.search(later) or _TOLD.search(before)):
        return None
    return quantity["end"] + found.start(1), quantity["end"] + found.start(1) + len(found[1].rstrip())


_GAP = re.compile(r"[,;]\s+((?:le|la|les|l'|des|un|une)\s?[^,;.]{2,40}?)\s+(?:de|d'|à|que)\s*$")


def gapped(low: str, quantity: Quantity) -> Span | None:
    """Return the subject of a clause without a verb («…, la Commission de 17»), None elsewhere."""
    begin = max(0, quantity["start"] - 70)
    found = _GAP.search(low, begin, quantity["start"])
    bare = not low[quantity["end"] : quantity["end"] + 2].strip(" \n,;.»")
    return found.span(1) if found and bare else None


def is_bare(low: str, quantity: Quantity) -> bool:
    """Tell whether no word follows a number in its clause: what it counts was said before."""
    return low[quantity["end"] : quantity["end"] + 1] in (",", ";", ".", "")
