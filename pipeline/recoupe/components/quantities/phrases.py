"""The counted noun before the number: «canons de 170 mm», «bilan : 12», «le nombre de morts».

Phrases are read on the tags and prepositions right before the number.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from recoupe.components.quantities.counted_lemma import lemma_of
from recoupe.components.quantities.draft import Context, Draft
from recoupe.units import unit_after

NUMBER_OF = re.compile(
    r"\b(?:nombre|moyenne|total|bilan|effectifs?|quantité|majorité|totalité|ensemble)(?: [^\W\d_]+){0,2} (?:de |d'"
    r"|des |du )"
    r"(?:l'|la |les )?(?=[^\W\d_])",
    re.IGNORECASE,
)
_TO_THE_NUMBER = re.compile(
    r" (?:le|la|leur|son) (nombre|total|bilan|effectif)(?: [^\W\d_]+)? (?:de |d'|des |du )(?:l'|la |les )?",
    re.IGNORECASE,
)
_PASSING = re.compile(r"\bpass(?:er|ant|é) (?:de |d')$")
_SENTENCE = re.compile(r"[.!?…]+[»)\"]?\s|\n")
_PREPOSITIONS = frozenset(("de", "d'", "des", "du"))
_EMPTY_WORDS = """
plus moins près partir ordre cause lieu hauteur raison dizaine peu côté bord part cours train autour fois
moyenne équivalent moitié tiers quart majorité centaine millier million milliard
barre cap delà deçà dessus dessous environ distance total maximum minimum
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_MODIFYING = frozenset(("ADJ", "VERB", "ADV"))
_CONTAINERS_WORDS = """
nombre total bilan effectif montant somme moyenne
"""
_CONTAINERS = frozenset(_CONTAINERS_WORDS.split())


def number_behind(context: Context, draft: Draft) -> Token | None:
    """«porte à 11 000 le nombre total de militaires»."""
    match = _TO_THE_NUMBER.match(context.text, draft.end)
    return noun_from(context, match.end()) if match else None


def noun_from(context: Context, position: int) -> Token | None:
    """Return the head noun of the phrase that starts at a character: the first noun, over adjectives."""
    token = context.token_from(position)
    for _ in range(3):
        if token is None:
            return None
        if token.pos_ in ("NOUN", "PROPN", ""):
            return token
        follower = context.after(token)
        if token.pos_ not in ("ADJ", "DET", "NUM", "VERB") or follower is None:
            return None
        if follower.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return token
        token = follower
    return None


def noun_before(context: Context, draft: Draft) -> Token | None:
    """«canons de 170 mm», «une amende de 2 M€», «bilan : 12», «participation à 52 %»."""
    if draft.kind == "ordinal":
        return None
    token = context.token_before(draft.start)
    if token is None or token.idx < context.line_start(draft.start):
        return None
    if token.text == "«" and token.i:  # «une fuite de « moins de 200 gigaoctets »»
        token = token.nbor(-1)
    word = token.text.lower()
    if (
        draft.cues
        and draft.cues[0]["text"].lower().startswith(("de ", "d'", "entre"))
        and token.pos_ in ("NOUN", "ADJ", "VERB")  # «un bénéfice compris entre 3 et 4 millions»
    ):
        return contained(context, _top(_head_of(context, token)))
    if word in ("(", ",") and draft.kind != "count":
        return _apposed(context, draft, token) if word == "," else _head_of(context, _previous(token))
    if word == ":" and draft.kind == "ratio":
        return None  # «900 élèves : un sur quatre…»
    if word == ":" and draft.kind != "count":
        return _first_noun(context, draft) or _head_of(context, _previous(token))
    if word == ":":
        return contained(context, _head_of(context, _previous(token)))
    if word in _PREPOSITIONS:
        if _is_threshold(context, draft, token):
            return None
        changing = draft.role == "change_from" or _PASSING.search(context.before(draft.start, 12)) is not None
        before = _previous(token)
        if before is not None and before.text == ",":  # «L'amende, de 4,3 M€, est lourde»
            before = _previous(before)
        return contained(context, _head_of(context, before, changing=changing))
    if word in ("à", "au") and draft.kind in ("percent", "money", "measure"):
        previous = _previous(token)
        if previous is None or previous.pos_ != "NOUN":
            return None
        noun = contained(context, _head_of(context, previous))
        if noun is not None and _is_adverbial(noun):
            return None
        return noun if noun is not None and (draft.kind != "measure" or _is_amount(draft, noun)) else None
    return None


#: «franchir le seuil des 20 000»: whose number is that high, not the threshold itself.
_THRESHOLDS = frozenset(("seuil", "palier", "plafond", "plancher", "limite"))


def _is_threshold(context: Context, draft: Draft, of: Token) -> bool:
    head = _previous(of)
    return (
        (draft.kind == "count" or of.text.lower() == "des") and head is not None and lemma_of(head) in _THRESHOLDS
    )


def _is_adverbial(noun: Token) -> bool:
    """«estimé au départ à 3 M€», «fixé par la mairie à 60 €»: when and by whom, not what."""
    before = _previous(noun)
    while before is not None and before.pos_ in ("DET", "ADJ") and before.text.lower() not in _WHEN:
        before = _previous(before)
    return before is not None and before.text.lower() in _WHEN


_WHEN = frozenset(("au", "en", "dès", "depuis", "par", "aux", "pour"))


#: «Parmi les morts, 48 %», «Chez les jeunes, 3 sur 4»: of whom is said first.
_FRONTED = re.compile(r"\b(?:parmi|chez) [^.;:!?\n,]{3,50}, $", re.IGNORECASE)
#: «une augmentation de capital, dont Paris souscrirait un tiers»
_OF_WHICH = re.compile(r",? dont [^.;:!?\n\d]{2,40} $")
#: «en alerte rouge, la deuxième en onze mois»
_APPOSED_RANK = re.compile(r", (?:la|le|les|sa|son|leur) $")


def noun_of_whole(context: Context, draft: Draft) -> Token | None:
    """Return the noun of the whole that a share or a rank is of, named right before its clause."""
    before = context.before(draft.start, 64)
    if draft.kind == "ordinal":
        match = _APPOSED_RANK.search(before)
        return _head_of(context, context.token_before(draft.start - len(before) + match.start())) if match else None
    match = _FRONTED.search(before)
    if match:
        article = re.match(r"\w+ (?:les |ces |ses |leurs |nos )?", match.group())
        return noun_from(context, draft.start - len(match.group()) + (article.end() if article else 0))
    match = _OF_WHICH.search(before) if draft.kind == "ratio" else None
    return _head_of(context, context.token_before(draft.start - len(match.group()))) if match else None


def subject_of_bound(context: Context, draft: Draft) -> Token | None:
    """«Le déficit avoisine les 6 %»: the noun before a verb that bounds, whatever the tagger took the verb for."""
    if draft.bound is None:
        return None
    token = context.token_before(draft.cues[-1]["start"])
    while token is not None and token.text.lower() in ("y", "en", "ne", "n'"):
        token = _previous(token)
    return contained(context, _top(_head_of(context, token), _COMPLEMENTS))


#: What is held «à» so much, not found at that distance, height or speed.
_AMOUNT_UNITS = "t kg g L m3 hL [bbl_us] W kW MW GW W.h kW.h MW.h GW.h TW.h km/h ha km2 m2 By GBy TBy"
_AMOUNTS = frozenset(_AMOUNT_UNITS.split())


def _is_amount(draft: Draft, noun: Token) -> bool:
    """«ses exportations à 18 000 tonnes», «l'âge de départ à 64 ans»; not «une usine à 30 km»."""
    code = draft.unit.code if draft.unit else ""
    return code in _AMOUNTS or (code == "a" and lemma_of(noun) == "âge")


def _first_noun(context: Context, draft: Draft) -> Token | None:
    """«Température relevée dans la salle : de 11 à 14 °C»: the noun that opens the line."""
    opening = context.text.rfind("(", context.line_start(draft.start), draft.start) + 1
    start = max(context.line_start(draft.start), sentence_start(context, draft.start), opening)
    token = context.token_from(start)
    while token is not None and token.idx < draft.start:
        if token.pos_ in ("NOUN", "PROPN") and token.is_alpha:
            return token
        token = context.after(token)
    return None


def _apposed(context: Context, draft: Draft, comma: Token) -> Token | None:
    """«Le précédent record, 316 m³/s, datait de 2007»."""
    closed = context.text[draft.end : draft.end + 1] in (",", ".", ")", "")
    return _top(_head_of(context, _previous(comma))) if closed and draft.rule[:4] != "age." else None


_COMPLEMENTS = _PREPOSITIONS | {"à", "au", "aux", "pour", "sur"}


def _top(noun: Token | None, prepositions: frozenset[str] = _PREPOSITIONS) -> Token | None:
    """«le budget de l'opération, 3,6 M€»: the head of the whole phrase, over its complements with an article."""
    for _ in range(3):
        before = _previous(noun) if noun is not None else None
        if before is not None and before.text.lower() in ("la", "l'", "les", "le"):
            before = _previous(before)
        if before is None or before.text.lower() not in prepositions:
            return noun
        head = _previous(before)
        while head is not None and head.pos_ == "ADJ":
            head = _previous(head)
        if head is None or head.pos_ != "NOUN" or head.text.lower() in _EMPTY:
            return noun
        noun = head
    return noun


def _previous(token: Token) -> Token | None:
    return token.nbor(-1) if token.i > 0 else None


def _head_of(context: Context, token: Token | None, *, changing: bool = False) -> Token | None:
    """Return the head of a noun phrase that ends at a token: over adjectives, first of «chiffre d'affaires».

    changing: also over a verb («a vu son chiffre d'affaires passer de 48 à 31 millions»).
    """
    for _ in range(4):
        if token is None or token.is_punct or token.is_space:
            return None
        if token.pos_ in ("NOUN", "PROPN") or (token.pos_ == "" and token.is_alpha):
            break
        verb = token.pos_ == "VERB" and "VerbForm=Part" not in str(token.morph)
        if token.pos_ not in _MODIFYING or (verb and not changing):
            return None
        token = _previous(token)
    if token is None or token.pos_ not in ("NOUN", "PROPN", "") or token.text.lower() in _EMPTY:
        return None
    return _first_of_chain(context, token)


def _first_of_group(context: Context, token: Token) -> Token:
    """«canons automoteurs»: two nouns side by side that agree in number; the first is the head."""
    first = _previous(token)
    if first is None or first.pos_ != "NOUN" or first.idx + len(first.text) + 1 != token.idx or not first.is_alpha:
        return token
    agree = (first.text[-1] in "sx") == (token.text[-1] in "sx")
    named = first.text.lower() in _EMPTY or _is_unit(context, first) or not token.text.islower()
    return first if agree and not named and context.text[token.idx - 1] == " " else token


def _first_of_chain(context: Context, token: Token) -> Token:
    token = _first_of_group(context, token)
    for _ in range(3):
        of = _previous(token)
        if of is None or of.text.lower() not in ("de", "d'", "en", "à"):
            return token
        head = _previous(of)
        while head is not None and head.pos_ == "ADJ":
            head = _previous(head)
        if head is None or head.pos_ != "NOUN" or head.text.lower() in _EMPTY or _is_unit(context, head):
            return token
        token = head
    return token


def _is_unit(context: Context, token: Token) -> bool:
    return unit_after(context.text, token.idx, digits=False) is not None


def contained(context: Context, token: Token | None) -> Token | None:
    """«le nombre de morts», «un bilan de 12»: the noun inside, where the noun only holds a number."""
    if token is None or lemma_of(token) not in _CONTAINERS:
        return token
    if context.text[max(0, token.idx - 3) : token.idx].lower() == "au ":  # «au nombre de cinq»
        return None
    match = NUMBER_OF.match(context.text, token.idx)
    return (noun_from(context, match.end()) if match else None) or token


def sentence_start(context: Context, position: int) -> int:
    start = max(0, position - 400)
    found = [match.end() for match in _SENTENCE.finditer(context.text, start, position)]
    return found[-1] if found else start
