"""Lemmas of regular verbs by their form, where the base model's lemmatiser leaves them as they stand.

Only for the verbs that rules ask for by lemma (those before infinitives and the copulas): «la létalité reste
stable», «la saison risque d'être longue».
"""

from __future__ import annotations

from functools import cache

from recoupe import lexicon

_ENDINGS = ("e", "es", "ent", "ait", "aient", "a", "èrent", "é", "ée", "és", "ées")
_FUTURE = ("a", "ont", "ait", "aient")


@cache
def _forms() -> dict[str, str]:
    lemmas = lexicon.column("infinitive_verbs", "lemma") | lexicon.column("verb_classes", "lemma", sense="copula")
    regular = [lemma for lemma in lemmas if lemma.endswith("er") and lemma != "aller"]
    known = {lemma[:-2] + ending: lemma for lemma in regular for ending in _ENDINGS}
    return known | {lemma + ending: lemma for lemma in regular for ending in _FUTURE}


def lemma_of_form(word: str) -> str | None:
    """Return the lemma of a form in lower case of one of these verbs, or None."""
    return _forms().get(word)
