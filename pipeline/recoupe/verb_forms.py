"""French verbs by their written form first, the tagger as one vote: tense, mood, participles.

The base model tags about three quarters of the conditionals; a test of the form (ending on a future stem) finds
.90 to .96 of them. Auxiliaries and modals are closed classes and are looked up as forms
(`lexicons/verb_forms.csv`); future stems are endings, the longest decides (`lexicons/future_stems.csv`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from spacy.strings import get_string_id
from spacy.tokens import Token

from recoupe import lexicon
from recoupe.morphology import feature, verb_form
from recoupe.regular_verbs import lemma_of_form
from recoupe.spans import per_token

Tense = Literal["past", "present", "future", "conditional", "subjunctive"]

_CONDITIONAL = re.compile(r"(?:ais|ait|ions|iez|aient)$")
_FUTURE = re.compile(r"(?:ai|as|a|ons|ez|ont)$")
_IMPERFECT = re.compile(r"(?:[^aeiou]|[iuy]|ge|gu|qu)(?:ait|aient)$")
#: What stands before a noun.
_NOMINAL = ("DET", "ADP", "ADJ", "NUM")
_PRESENT_ENDINGS = ("e", "ent", "t", "d", "ons", "es", "a")
#: What ends so is a present, even where the tagger says participle («prolifère», «enflamme»).
_PRESENT_ONLY = re.compile(r"(?:[bcdfglmnpqrvxz]|ss|ll)e$|ez$|[bcdfglmnpqrvx]ent$")
#: What ends so is a past tense, whatever its tag.
_PAST_ONLY = re.compile(r"(?:[^aeiou]|[iuy]|ge|gu|qu)aient$|èrent$")
#: A verb that ends so is an imparfait; participles in -ait are those of faire and traire.
_IMPERFECT_ONLY = re.compile(r"(?<!f)(?<!tr)ait$")
#: How many written forms are remembered.
_MANY = 1 << 15
_FINITE_TENSES = ("past", "present", "future", "conditional", "subjunctive")


@dataclass(frozen=True, slots=True)
class Form:
    """What a written form of an auxiliary or modal verb may be."""

    lemma: str
    tense: str


@cache
def _forms() -> dict[int, Form]:
    """Return the closed forms by spaCy's string id: one look-up a token, no string is made."""
    known: dict[int, Form] = {}
    for row in lexicon.rows("verb_forms"):
        known.setdefault(get_string_id(row["form"]), Form(row["lemma"], row["tense"]))
    return known


@cache
def _stems() -> tuple[dict[str, str], int]:
    known = {row["ending"]: row["sense"] for row in lexicon.rows("future_stems")}
    return known, max(map(len, known))


@cache
def words(sense: str) -> frozenset[str]:
    """Return closed classes: clitic, negative, linker, transparent (inside verb groups), ambiguous."""
    return lexicon.column("verb_group_words", "word", sense=sense)


@cache
def closed_ids() -> frozenset[int]:
    """Return spaCy's string ids of the forms of closed classes of verbs and of ambiguous participles."""
    return frozenset(_forms()) | {get_string_id(word) for word in words("ambiguous")}


def closed_form(token: Token) -> Form | None:
    """Return lemma and tense of a form of avoir, être, aller, pouvoir, devoir, venir, faire or falloir."""
    form = _forms().get(token.lower)
    if form is None or (token.pos_ in ("NOUN", "DET", "ADP", "PROPN") and form.tense != "conditional"):
        return None
    if token.lower_ == "été" and token.i and token.nbor(-1).lower_ in words("before-summer"):
        return None
    return None if in_peut_etre(token) else form


def in_peut_etre(token: Token) -> bool:
    """«Peut-être» that the tokenizer cuts at its hyphen is no verb."""
    if token.lower_ == "peut":
        return token.i + 1 < len(token.doc) and token.nbor(1).text == "-"
    return token.lower_ == "être" and token.i > 0 and token.nbor(-1).text == "-"


def lemma(token: Token) -> str:
    """Return the lemma, for auxiliaries and modals by form, and where the lemmatiser left a verb as it stands."""
    form = closed_form(token)
    if form is not None:
        return form.lemma
    tagged = token.lemma_.lower()
    return (lemma_of_form(tagged) or tagged) if tagged == token.lower_ else tagged


@cache
def _is_future_stem(stem: str) -> bool:
    """Tell whether a future or conditional ending can stand on `stem`; its longest known ending decides."""
    known, longest = _stems()
    anchored = "^" + stem
    for length in range(min(longest, len(anchored)), 0, -1):
        sense = known.get(anchored[-length:])
        if sense is not None:
            return sense == "stem" and len(stem) > 1
    return False


@lru_cache(_MANY)
def has_conditional_form(word: str) -> bool:
    """Tell whether a written form can be a conditional: «fournirait» yes; «tirait», «portrait» no."""
    word = word.lower()
    match = _CONDITIONAL.search(word)
    return bool(match) and _is_future_stem(word[: match.start()])  # type: ignore[union-attr]


@lru_cache(_MANY)
def has_future_form(word: str) -> bool:
    """Tell whether a written form can be a simple future: «fermera» yes; «entra», «opéra» no."""
    word = word.lower()
    match = _FUTURE.search(word)
    return bool(match) and _is_future_stem(word[: match.start()])  # type: ignore[union-attr]


@per_token
def is_conditional(token: Token) -> bool:
    """Tell whether a token is a conditional: by form, unless it is clearly a noun; the tagger alone needs -r-."""
    form = closed_form(token)
    if form is not None:
        return form.tense == "conditional"
    if has_conditional_form(token.text):
        return not _is_nominal(token)
    return False


def _is_nominal(token: Token) -> bool:
    """A noun by its determiner or preposition, whatever the tagger says of the word itself."""
    if token.pos_ in ("VERB", "AUX"):
        return False
    if token.pos_ == "ADJ":
        return not token.lower_.endswith(("erait", "raient"))  # no adjective ends so: «désapprouveraient»
    before = token.nbor(-1) if token.i > 0 else None
    return before is not None and before.pos_ in _NOMINAL and before.lower_ not in words("clitic")


def is_future(token: Token) -> bool:
    """Tell whether a token is a simple future, by form with the tagger's word that it is a verb."""
    form = closed_form(token)
    if form is not None:
        return form.tense == "future"
    if not has_future_form(token.text):
        return False
    if feature(token, "Tense") == ["Fut"] or (token.i and token.nbor(-1).lower_ in ("je", "j'")):
        return True
    return token.pos_ in ("VERB", "AUX") and "Part" not in verb_form(token)


@per_token
def is_infinitive(token: Token) -> bool:
    """Tell whether a token is an infinitive."""
    form = closed_form(token)
    if form is not None:
        return form.tense == "infinitive"
    if verb_form(token) == ["Inf"]:
        return True
    return token.pos_ == "VERB" and not verb_form(token) and token.lower_.endswith(("er", "ir", "re"))


def is_present_participle(token: Token) -> bool:
    """Tell whether a token is a participle in -ant («portant»)."""
    form = closed_form(token)
    if form is not None:
        return form.tense == "gerund"
    verbal = token.pos_ in ("VERB", "AUX")
    return verbal and token.lower_.endswith("ant") and "Fin" not in verb_form(token)


@per_token
def is_past_participle(token: Token) -> bool:
    """Tell whether a token is a past participle; the tagger decides where no auxiliary stands before it."""
    form = closed_form(token)
    if token.lower_ == "été" and form is None:
        return False  # «en été»
    if form is not None or token.lower_ in words("ambiguous"):
        return (form is None or form.tense == "participle") and tense(token) is None and token.pos_ != "NOUN"
    tagged = token.pos_ in ("VERB", "AUX") and verb_form(token) == ["Part"]
    if not tagged or feature(token, "Tense") == ["Pres"]:
        return False
    return not (_PRESENT_ONLY.search(token.lower_) or _IMPERFECT_ONLY.search(token.lower_))


@per_token
def tense(token: Token) -> Tense | None:
    """Return the tense of a finite verb form by itself («a» is present), or None where it is not finite."""
    form = closed_form(token)
    if token.lower_ in words("ambiguous"):
        return None if after_auxiliary(token) or token.pos_ in ("NOUN", "ADJ") else "present"
    if form is not None:
        return form.tense if form.tense in _FINITE_TENSES else None  # type: ignore[return-value]
    if is_conditional(token):
        return "conditional"
    if token.lower_.endswith(("é", "és")):
        return None  # a participle, where the tagger says present
    if _determined(token):
        return None
    if _PAST_ONLY.search(token.lower_) and token.is_alpha:
        return "past"
    if token.lower_.endswith("ez") and any(
        word.lower_ == "vous" for word in token.doc[max(0, token.i - 3) : token.i]
    ):
        return "future" if is_future(token) else "present"
    if token.pos_ == "VERB" and verb_form(token) == ["Part"]:
        if _PRESENT_ONLY.search(token.lower_):
            return "present"
        if _IMPERFECT_ONLY.search(token.lower_):
            return "past"
    if token.pos_ not in ("VERB", "AUX") or "Fin" not in verb_form(token):
        return "future" if is_future(token) else _hidden_present(token)
    if is_future(token):
        return "future"
    if _IMPERFECT.search(token.lower_):
        return "past"
    marked = feature(token, "Tense")
    if feature(token, "Mood") == ["Sub"]:
        return "subjunctive"
    return "past" if marked in (["Imp"], ["Past"]) else "present"


def _determined(token: Token) -> bool:
    """«Aucune offre ne…»: behind a determiner that is no pronoun, a word is a noun."""
    return token.i > 0 and token.nbor(-1).lower_ in words("determiner")


def _hidden_present(token: Token) -> Tense | None:
    """«Il en compte désormais 190»: a noun by its tag, a verb by the clitic before it."""
    if token.pos_ not in ("NOUN", "ADJ", "PROPN") or token.i == 0 or not token.text.isalpha():
        return None
    before = token.nbor(-1).lower_
    if before == "en" and token.i > 1:
        before = token.nbor(-2).lower_
        if token.lower_ in words("counting") and token.i + 1 < len(token.doc) and token.nbor(1).like_num:
            return "present"  # «La police en compte 24 000»
    verbal = before in words("verb-clitic") or _has_subject(token)
    return "present" if verbal and token.lower_.endswith(_PRESENT_ENDINGS) else None


def _has_subject(token: Token) -> bool:
    """A word that the parser gives a subject, without determiner and copula («X, mis en examen, risque…»)."""
    dependents = [child.dep_ for child in token.lefts]
    return any(dep.startswith("nsubj") for dep in dependents) and not any(
        dep.startswith(("det", "cop", "aux", "case", "nummod", "amod")) for dep in dependents
    )


def is_finite(token: Token) -> bool:
    """Tell whether a token is a finite verb form."""
    return tense(token) is not None


def is_negative_word(token: Token) -> bool:
    """Tell whether a token is the second part of a negation."""
    return token.lower_ in words("negative")


def is_clitic(token: Token) -> bool:
    """Tell whether a token is a clitic pronoun or «ne»."""
    return token.lower_ in words("clitic")


def after_auxiliary(token: Token) -> bool:
    """«a fait», «est dit»: avoir or être stands before the word, over clitics and adverbs."""
    for index in range(token.i - 1, max(-1, token.i - 4), -1):
        form = closed_form(token.doc[index])
        if form is not None:
            return form.lemma in ("avoir", "être")
        if not is_transparent(token.doc[index]):
            return False
    return False


@per_token
def is_transparent(word: Token) -> bool:
    """What may stand inside a verb group."""
    text = word.lower_
    inside = any(text in words(sense) for sense in ("clitic", "negative", "linker", "transparent"))
    return inside or word.pos_ == "ADV"
