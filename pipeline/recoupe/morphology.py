"""What the tagger says of a word's features, read by their ids, with its surest errors corrected."""

from __future__ import annotations

import re

from spacy.tokens import Token

from recoupe.spans import once

#: What each string id of morphological features says: there are some hundred of them.
_FEATURES: dict[int, dict[str, list[str]]] = {}
_NOTHING: list[str] = []
_PARTICIPLE = re.compile(r"(?:é|[iu]|it|is)e?s?$")


def feature(token: Token, name: str) -> list[str]:
    """Return the values of one morphological feature («Tense») of a token, an empty list where it has none."""
    doc = token.doc
    keys: list[int] = once(doc, "morph", lambda: doc.to_array("MORPH").tolist())
    key = keys[token.i]
    known = _FEATURES.get(key)
    if known is None:
        known = _FEATURES[key] = _features(token.vocab.strings[key])
    return known.get(name, _NOTHING)


def verb_form(token: Token) -> list[str]:
    """Return the tagger's VerbForm; what it calls an infinitive ends in -r or -re."""
    values = feature(token, "VerbForm")
    if values != ["Inf"] or token.lower_.endswith(("r", "re")):
        return values
    return ["Part"] if _PARTICIPLE.search(token.lower_) else ["Fin"]


def _features(text: str) -> dict[str, list[str]]:
    """Return the values of each feature of «Mood=Ind|Tense=Pres»."""
    pairs = (feature.split("=", 1) for feature in text.split("|") if "=" in feature)
    return {name: values.split(",") for name, values in pairs}
