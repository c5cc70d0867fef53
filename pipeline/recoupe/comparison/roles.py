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
_DEMAND = re.compile(r"\b(?:réclam\w+|exig\w+|demand\w+|revendiqu\w+|souhait\w+)\b[^.;]{0,40}$")
_RISK = re.compile(r"\b(?:risqu\w+|encour\w+|passibles?)\b[^.;:,]{0,60}$")
_CHANGE = re.compile(
    r"\b(?:désormais|alourdi\w*|port(?:é\w*|e|ant|ent)\b|revu\w*|révisé\w*|initial\w*|contre|auparavant|"
    r"jusqu'(?:alors|ici|à présent)|dernier bilan|nouveau bilan|là où|tandis que|alors que|quand|en réalité|"
    r"d'abord|jusque-là|corrigé\w*|réévalu\w+|contest\w+|selon une autre source|plutôt que)\b"
)
#: «contre 14 annoncés jeudi»: says again of another number what was said of the one before.
_AGAINST = re.compile(r"\b(?:contre|au lieu des?|et non|plutôt que|loin des?)\s+$")
#: «contre 83 un an plus tôt»: the number of another period.
_BEFORE_THAT = re.compile(
    r"^[^.;,]{0,40}?\b(?:an|ans|année|mois|trimestre|semestre|saison|exercice)s? (?:plus tôt|auparavant|avant|"
    r"précédente?|passée?|dernier|dernière)\b|^[^.;,]{0,30}?\ben (?:(?:19|20)\d\d|janvier|février|mars|avril|mai|"
    r"juin|juillet|août|septembre|octobre|novembre|décembre)\b|^[^.;,]{0,30}?\bpour un(?:e)?\b"
)
_SENTENCE_END = re.compile(r"\n|[.!?]\s")
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
    if _INCREMENT_AFTER.match(right) or _INCREMENT_NEW.match(right):
        return "increment"
    if _AGAINST.search(left) and _BEFORE_THAT.match(right):
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


def is_change(low: str, quantity: Quantity, spans: list[Span]) -> bool:
    """Tell whether a clause says that its number has taken another's place («désormais», «porte à», «contre»)."""
    return any(_CHANGE.search(low[min(start, quantity["start"]) : end]) for start, end in spans)


def is_echo(low: str, quantity: Quantity) -> bool:
    """Tell whether a number is set against the one before, of which the same is said («contre 14»)."""
    return bool(_AGAINST.search(low[max(0, quantity["start"] - 20) : quantity["start"]]))


def is_other(low: str, quantity: Quantity) -> bool:
    """Tell whether a number counts others than those named before («trois autres»)."""
    return bool(_OTHERS.match(low[quantity["end"] : quantity["end"] + 20]))


_PRONOUN = re.compile(
    r"\ben\s+(?:a|ont|avait|avaient|compt\w+|recens\w+|dénombr\w+|contenait|contient|réclam\w+)\b|\bils étaient\b"
)


def is_pronoun(low: str, quantity: Quantity, since: int) -> bool:
    """Tell whether a pronoun stands for what is counted («la police en a compté 90»)."""
    return bool(_PRONOUN.search(low[max(since, quantity["start"] - 60) : quantity["start"]]))
