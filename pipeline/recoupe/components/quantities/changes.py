"""Words of change before «de 12 à 15»: from one value to another, or by how much."""

from __future__ import annotations

import re

from recoupe.components.quantities.draft import Context, Draft

#: Verbs and nouns of change: «passer de 12 à 15» states two quantities.
CHANGE = re.compile(
    r"\b(?:pass|port|réduit|rédui|ramen|relev|abaiss|augment|progress|grimp|bond|tomb|chut|recul|dégringol"
    r"|mont|descend|hauss|bais|reven[iu]|revien|revin|fai[ts] passer"
    r"|évolu|gliss|plong|gonfl|fléch|remont|repl|diminu|cr[uû]|croî)"
    r"\w*(?: [^.;:!?\n]{0,60})?$|\bpassage (?:[^.;:!?\n]{0,30})?$",
    re.IGNORECASE,
)
_FALLS = re.compile(r"\b(?:chut|recul|bais|diminu|dégringol|plong|fléch|repl|effondr)\w* $", re.IGNORECASE)


#: «une augmentation de capital de 250 à 300 millions», «il tombera de 10 à 15 mm»
_RISE = re.compile(
    r"\b(?:augmentation|hausse|baisse|réduction)s?(?: de [^\W\d_]+)? $|\bil tomb\w+ $", re.IGNORECASE
)


#: «augmente les soldes de 8 à 15 %»; a rate goes from one value to the other.
_RAISES = re.compile(
    r"\b(?:augment|major|minor|gonfl|rédui|diminu|rehauss|revaloris)\w* (?:les|l[ea]|leurs?|ses|sa|son|ces|l') ?"
    r"(?!taux|tva|part\b|cote|taxe|droits?|impôt|objectif|seuil|quota|prélèvement|déficit|dette)[^\W\d_]+"
    r"(?: (?:de |d'|des |du )[^.;:!?\n\d]{1,30})? $",
    re.IGNORECASE,
)


def is_by_how_much(context: Context, a: Draft, b: Draft, before: str) -> bool:
    """«chuter de 55 à 60 %», «grimper de 0,3 à 0,5 point»: by how much, not from where to where."""
    if _FALLS.search(before) or _RISE.search(before) or (b.unit is not None and b.unit.code == "pp"):
        return True
    if b.kind == "percent" and _RAISES.search(before):
        return True
    verb = context.token_before(a.start - len("de "))
    return verb is not None and verb.pos_ == "VERB" and CHANGE.search(verb.text) is None
