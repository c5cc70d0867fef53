"""What each quantity counts: behind it, before it, through its verb, or taken over from what was counted before."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from recoupe import lexicon
from recoupe.components.quantities.counted_lemma import lemma_of, nouns
from recoupe.components.quantities.draft import Context, Draft
from recoupe.components.quantities.forward import forward
from recoupe.units import unit_after

_JOINED = re.compile(r"(?:,| et| ou| à|, puis| puis|, et|,? voire| contre|/|-) ?(?:les |de |d')?$", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"\b(?:nombre|total|bilan|effectifs?|quantité|majorité|totalité|ensemble)(?: [^\W\d_]+){0,2} (?:de |d'"
    r"|des |du )"
    r"(?:l'|la |les )?(?=[^\W\d_])",
    re.IGNORECASE,
)
_TO_THE_NUMBER = re.compile(
    r" (?:le|la|leur|son) (nombre|total|bilan|effectif)(?: [^\W\d_]+)? (?:de |d'|des |du )(?:l'|la |les )?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…]+[»)\"]?\s|\n")
_PREPOSITIONS = frozenset(("de", "d'", "des", "du"))
_EMPTY_WORDS = """
plus moins près partir ordre cause lieu hauteur raison dizaine peu côté bord part cours train autour fois
moyenne delà deçà dessus dessous environ distance total maximum minimum
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_MODIFYING = frozenset(("ADJ", "VERB", "ADV"))
_CONTAINERS_WORDS = """
nombre total bilan effectif montant somme
"""
_CONTAINERS = frozenset(_CONTAINERS_WORDS.split())


@cache
def _level_verbs() -> dict[str, str]:
    return {row["lemma"]: row["argument"] for row in lexicon.rows("level_verbs")}


def count(context: Context, drafts: list[Draft]) -> None:
    """Set what each draft counts, from left to right: later ones may take over earlier nouns."""
    for index, draft in enumerate(drafts):
        if draft.counted is None:
            draft.counted = draft.noun or _find(context, drafts, index)


def _find(context: Context, drafts: list[Draft], index: int) -> Token | None:
    draft = drafts[index]
    if draft.unit is not None and draft.unit.code == "x":
        return None
    priced = _priced(context, draft)
    if priced is not None:
        return priced
    noun, elided = forward(context, draft)
    if noun is not None:
        return noun
    if elided:
        return _antecedent(drafts, index)
    return (
        _from_next(context, drafts, index)
        or _number_behind(context, draft)
        or _before(context, draft)
        or _through_verb(context, draft, drafts, index)
        or _remaining(context, drafts, index)
    )


_AGAINST = re.compile(r"(?:\bcontre|\bpuis|\bà|\bet|\bou|\bsoit|,) (?:de |d'|les |à )?$", re.IGNORECASE)


def _remaining(context: Context, drafts: list[Draft], index: int) -> Token | None:
    draft = drafts[index]
    if draft.kind in ("count", "ratio"):
        return _elliptic(context, drafts, index)
    if draft.kind == "ordinal":
        return None
    if draft.partner:
        return draft.partner.counted
    contrasted = _AGAINST.search(context.before(draft.start, 12)) and draft.rule[:4] != "age."
    return _same_kind_before(drafts, index) if contrasted else None


_PRICED = re.compile(r" (?:l'|la |le |les |par )(?=[^\W\d_])", re.IGNORECASE)


def _priced(context: Context, draft: Draft) -> Token | None:
    """«90 dollars l'analyse», «20 euros la place»: what has that price."""
    match = _PRICED.match(context.text, draft.end) if draft.kind == "money" else None
    token = context.token_from(match.end()) if match and not draft.per else None
    if token is None or token.pos_ != "NOUN" or match is None or match.group().strip() == "par":
        return None
    following = context.doc[token.i + 1].text.lower() if token.i + 1 < len(context.doc) else ""
    dated = following.startswith(("dern", "proch", "pass", "suiv")) or token.lemma_ in (
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


def _number_behind(context: Context, draft: Draft) -> Token | None:
    """«porte à 11 000 le nombre total de militaires»."""
    match = _TO_THE_NUMBER.match(context.text, draft.end)
    return _noun_from(context, match.end()) if match else None


def _noun_from(context: Context, position: int) -> Token | None:
    """Return the head noun of the phrase that starts at a character: the first noun, over adjectives."""
    token = context.token_from(position)
    for _ in range(3):
        if token is None:
            return None
        if token.pos_ in ("NOUN", "PROPN", ""):
            return token
        follower = context.doc[token.i + 1] if token.i + 1 < len(context.doc) else None
        if token.pos_ not in ("ADJ", "DET", "NUM", "VERB") or follower is None:
            return None
        if follower.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return token
        token = follower
    return None


def _before(context: Context, draft: Draft) -> Token | None:
    """«canons de 170 mm», «une amende de 2 M€», «bilan : 12», «participation à 52 %»."""
    if draft.kind == "ordinal":
        return None
    token = context.token_before(draft.start)
    if token is None or token.idx < context.line_start(draft.start):
        return None
    word = token.text.lower()
    if word in (":", "(", ",") and draft.kind != "count":
        return _apposed(context, draft, token) if word == "," else _head_of(context, _previous(token), of=True)
    if word == ":":
        return _contained(context, _head_of(context, _previous(token), of=True))
    if word in _PREPOSITIONS:
        return _contained(context, _head_of(context, _previous(token), of=False))
    if word in ("à", "au") and draft.kind in ("percent", "money"):
        previous = _previous(token)
        return (
            _contained(context, _head_of(context, previous, of=False))
            if previous and previous.pos_ == "NOUN"
            else None
        )
    return None


def _apposed(context: Context, draft: Draft, comma: Token) -> Token | None:
    """«Le précédent record, 316 m³/s, datait de 2007»."""
    closed = context.text[draft.end : draft.end + 1] in (",", ".", ")", "")
    return _head_of(context, _previous(comma), of=True) if closed and draft.rule[:4] != "age." else None


def _previous(token: Token) -> Token | None:
    return token.nbor(-1) if token.i > 0 else None


def _head_of(context: Context, token: Token | None, *, of: bool) -> Token | None:
    """Return the head of a noun phrase that ends at a token: over adjectives, first of «chiffre d'affaires»."""
    for _ in range(4):
        if token is None or token.is_punct or token.is_space:
            return None
        if token.pos_ in ("NOUN", "PROPN") or (token.pos_ == "" and token.is_alpha):
            break
        if token.pos_ not in _MODIFYING:
            return None
        token = _previous(token)
    if token is None or token.pos_ not in ("NOUN", "PROPN", "") or token.text.lower() in _EMPTY:
        return None
    return _first_of_chain(token)


def _first_of_chain(token: Token) -> Token:
    for _ in range(3):
        of = _previous(token)
        if of is None or of.text.lower() not in ("de", "d'", "en", "à"):
            return token
        head = _previous(of)
        while head is not None and head.pos_ == "ADJ":
            head = _previous(head)
        if head is None or head.pos_ != "NOUN" or head.text.lower() in _EMPTY or _is_unit(head):
            return token
        token = head
    return token


def _is_unit(token: Token) -> bool:
    return unit_after(token.doc.text, token.idx, digits=False) is not None


def _contained(context: Context, token: Token | None) -> Token | None:
    """«le nombre de morts», «un bilan de 12»: the noun inside, where the noun only holds a number."""
    if token is None or lemma_of(token) not in _CONTAINERS:
        return token
    if context.text[max(0, token.idx - 3) : token.idx].lower() == "au ":  # «au nombre de cinq»
        return None
    match = _NUMBER_OF.match(context.text, token.idx)
    return (_noun_from(context, match.end()) if match else None) or token


def _through_verb(context: Context, draft: Draft, drafts: list[Draft], index: int) -> Token | None:
    """«le nombre de morts s'élève à 12», «évalue la participation à 52 %», «un coût estimé à 3 millions»."""
    if not context.parsed:
        return None
    verb = _governor(context, draft)
    if verb is None:
        return None
    lemma = verb.lemma_.lower()
    argument = _level_verbs().get(lemma)
    if argument is None:
        return None
    noun = _argument(verb, argument)
    if noun is not None and noun.pos_ == "PRON":
        return _antecedent(drafts, index) if draft.kind == "count" else _same_kind_before(drafts, index)
    return _contained(context, noun) if noun is not None and noun.pos_ == "NOUN" else None


def _same_kind_before(drafts: list[Draft], index: int) -> Token | None:
    """«le taux atteignait 52 % et il est tombé à 47 %»: the pronoun stands for what had the last such value."""
    draft = drafts[index]
    for previous in reversed(drafts[max(0, index - 3) : index]):
        if (
            previous.kind == draft.kind
            and _unit_code(previous) == _unit_code(draft)
            and draft.start - previous.end < 160
        ):
            return previous.counted
    return None


def _unit_code(draft: Draft) -> str | None:
    return draft.unit.code if draft.unit else None


def _governor(context: Context, draft: Draft) -> Token | None:
    token = context.token_at(draft.number_end - 1)
    for _ in range(6):
        if token is None:
            return None
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head is token:
            return _copula(token)
        if any(child.dep_ == "cop" for child in token.children):
            return _copula(token)
        token = token.head
    return None


def _copula(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ == "cop"), None)


def _argument(verb: Token, argument: str) -> Token | None:
    head = verb.head if verb.dep_ == "cop" else verb
    subject = next((c for c in head.children if c.dep_.startswith("nsubj")), None)
    obj = next((c for c in head.children if c.dep_ == "obj" and c.pos_ in ("NOUN", "PROPN")), None)
    if argument in ("object", "both") and obj is not None:
        return obj
    if subject is not None and subject.text.lower() in ("qui", "que", "lequel", "laquelle"):
        return head.head if head.dep_.startswith("acl") else None
    if subject is not None and (argument != "object" or subject.dep_.endswith("pass")):
        return subject if subject.pos_ in ("NOUN", "PROPN", "PRON") else None
    if head.dep_.startswith("acl") and head.head.pos_ == "NOUN":
        return head.head
    if head.dep_ in ("xcomp", "conj", "advcl") and head.head is not head and head.head.pos_ == "VERB":
        return _argument(head.head, "subject" if head.dep_ != "xcomp" else "both")
    return None


def _elliptic(context: Context, drafts: list[Draft], index: int) -> Token | None:
    """«dont 12 graves», «contre 14 annoncés jeudi», «il en restait 3»: what was counted before."""
    draft = drafts[index]
    start = _sentence_start(context, draft.start)
    stated = list(_NUMBER_OF.finditer(context.text, start, draft.start))
    if stated:
        return _noun_from(context, stated[-1].end())
    return _antecedent(drafts, index)


def _sentence_start(context: Context, position: int) -> int:
    start = max(0, position - 400)
    found = [match.end() for match in _SENTENCE.finditer(context.text, start, position)]
    return found[-1] if found else start


def _antecedent(drafts: list[Draft], index: int) -> Token | None:
    """Return what the last count before this one counts."""
    draft = drafts[index]
    for previous in reversed(drafts[max(0, index - 6) : index]):
        if draft.start - previous.end > 600:
            break
        if (
            previous.counted is not None
            and previous.kind in ("count", "ratio")
            and previous.counted.pos_ != "PROPN"
        ):
            draft.inherited = True
            return previous.counted
    return None


__all__ = ["count", "nouns"]
