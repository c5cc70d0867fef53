"""Modal verbs by reading: only the epistemic ones weaken a claim, not ability, permission, duty or politeness."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Doc, Token

from recoupe import lexicon, spans, verbs
from recoupe.components.hedges.context import Context
from recoupe.discourse import cue
from recoupe.record import Hedge
from recoupe.values import Certainty, HedgeKind

_REACH = 9
_PERSON_ENDING = re.compile(r"(?:eur|euse|iste|ien|ienne|naute|ais|aise|trice)s?$")
_PERSONAL = frozenset(("je", "j'", "tu", "nous", "vous", "-je", "-tu", "-nous", "-vous"))
_PRONOUNS = _PERSONAL | {"il", "cela", "ça", "ceci", "ce", "on", "ils", "elle", "elles"}


def modal_hedges(context: Context) -> Iterator[Hedge]:
    """Yield the hedges that are verbs: pouvoir, devoir, risquer de, menacer de, sembler, paraître."""
    for token in context.doc:
        rule = _RULES.get(_modal_lemma(token) or "")
        if rule is None:
            continue
        found = rule(context, token)
        if found is not None:
            kind, certainty, name = found
            yield context.hedge(token.idx, token.idx + len(token.text), kind, certainty, name)


Found = tuple[HedgeKind, Certainty, str]


def _modal_lemma(token: Token) -> str | None:
    form = verbs.closed_form(token)
    if form is not None:
        return form.lemma if form.tense not in ("infinitive", "gerund") else None
    return _surface().get(token.lower_)


@cache
def _surface() -> dict[str, str]:
    return {row["form"]: row["lemma"] for row in lexicon.rows("modal_forms")}


def infinitive_after(token: Token) -> Token | None:
    """Return the infinitive that a modal governs: over adverbs, clitics, «de» and an incise."""
    doc = token.doc
    index, limit = token.i + 1, min(len(doc), token.i + 1 + _REACH)
    while index < limit:
        word = doc[index]
        if verbs.is_infinitive(word):
            return word
        if word.text == ",":
            closing = _incise_end(doc, index)
            if closing is None:
                return None
            index, limit = closing + 1, min(len(doc), closing + 1 + _REACH)
            continue
        if not (verbs.is_transparent(word) or word.pos_ in ("ADV", "PRON")) and not _adverbial(word):
            return None
        index += 1
    return None


def _adverbial(word: Token) -> bool:
    return word.lower_ in (
        "cas",
        "effet",
        "tout",
        "cette",
        "fois",
        "à",
        "nouveau",
        "terme",
        "en",
        "par",
        "ailleurs",
    )


def _incise_end(doc: Doc, comma: int) -> int | None:
    for index in range(comma + 1, min(len(doc), comma + 16)):
        if doc[index].text == ",":
            return index
        if doc[index].text in (".", ";", "?", "!", "»"):
            return None
    return None


def _chain(infinitive: Token) -> tuple[Token, bool]:
    """Return the lexical verb behind «être», «avoir», and whether the infinitive is past or passive."""
    form = verbs.closed_form(infinitive)
    if form is None or form.lemma not in ("avoir", "être"):
        return infinitive, False
    for word in infinitive.doc[infinitive.i + 1 : infinitive.i + 6]:
        if verbs.is_past_participle(word) and word.lower_ != "été":
            return word, True
        if not verbs.is_transparent(word) and word.lower_ != "été":
            break
    return infinitive, False


def _negated(token: Token) -> bool:
    behind = token.doc[token.i + 1 : token.i + 4]
    return any(verbs.is_negative_word(word) for word in behind) and _has_ne(token)


def _has_ne(token: Token) -> bool:
    return any(word.lower_ in ("ne", "n'") for word in token.doc[max(0, token.i - 4) : token.i])


def _subject_word(token: Token) -> Token | None:
    """The head of the subject: the parser's, else the nearest noun or pronoun left of the verb."""
    for child in (*token.lefts, *(token.head.lefts if token.dep_ != "ROOT" else ())):
        if child.dep_.startswith("nsubj") and child.i < token.i:
            return child  # type: ignore[no-any-return]
    for index in range(token.i - 1, max(-1, token.i - 8), -1):
        word = token.doc[index]
        if word.pos_ in ("NOUN", "PROPN") or word.lower_ in _PRONOUNS:
            return word
    return None


def _is_personal(token: Token) -> bool:
    near = token.doc[max(0, token.i - 3) : min(len(token.doc), token.i + 2)]
    return any(word.lower_ in _PERSONAL for word in near) or token.lower_.endswith(("ions", "iez"))


@cache
def _class(sense: str) -> frozenset[str]:
    return lexicon.column("modal_complements", "lemma", sense=sense)


@cache
def _people() -> frozenset[str]:
    return lexicon.column("human_nouns", "lemma")


def _is_human(context: Context, subject: Token | None) -> bool:
    """Persons and institutions as subjects: an entity, a role noun, a personal pronoun."""
    if subject is None:
        return False
    if subject.lower_ in _PERSONAL | {"on", "qui"} or subject.lemma_.lower() in _people():
        return True
    place = {"start": subject.idx, "end": subject.idx + 1}
    entities = spans.mentions(context.doc, "entities")
    if entities:
        return any(e["label"] in ("PER", "ORG", "NORP") and spans.overlap(e, place) for e in entities)
    return subject.ent_type_ in ("PER", "ORG")


def _pouvoir(context: Context, token: Token) -> Found | None:
    infinitive = infinitive_after(token)
    form = verbs.closed_form(token)
    if infinitive is None or form is None or _negated(token) or _is_lost_chance(token) or _is_necessity(token):
        return None
    verb, composed = _chain(infinitive)
    possible: Found = ("modal", "possible", "modal.pouvoir")
    if form.tense == "conditional":
        return None if _is_personal(token) and not _event(verb) else possible
    if form.tense == "participle":
        return (
            possible
            if composed and verbs.lemma(infinitive) == "être" and _has_past(token) and not _has_ne(token)
            else None
        )
    if verbs.lemma(infinitive) == "avoir" and composed:
        return possible
    if form.tense in ("present", "past", "subjunctive") and _may_happen(context, token, verb):
        return possible
    return None


def _is_necessity(token: Token) -> bool:
    """«ne peut que reculer»."""
    return _has_ne(token) and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("que", "qu'")


def _is_lost_chance(token: Token) -> bool:
    """«aurait pu»: what did not happen."""
    if token.lower_ != "pu":
        return False
    return any(verbs.is_conditional(word) for word in token.doc[max(0, token.i - 4) : token.i])


def _has_past(token: Token) -> bool:
    return any(
        (f := verbs.closed_form(w)) is not None and f.lemma == "avoir"
        for w in token.doc[max(0, token.i - 4) : token.i]
    )


def _event(verb: Token) -> bool:
    return verb.lemma_.lower() in _class("event")


def _may_happen(context: Context, token: Token, verb: Token) -> bool:
    """A verb of happening behind *peut*, unless somebody is able to do it."""
    if verb.lemma_.lower() in _class("ability"):
        return False
    subject = _subject_word(token)
    if _event(verb) or _is_impersonal(verb):
        return not _is_human(context, subject)
    if subject is None or verb.lemma_.lower() in _class("agent"):
        return False
    if subject.lower_ in ("cela", "ça"):
        return True
    thing = subject.pos_ == "NOUN" and not _is_human(context, subject) and not _PERSON_ENDING.search(subject.lower_)
    return thing and verbs.tense(token) == "present" and not _has_ne(token) and not verbs.is_past_participle(verb)


def _is_impersonal(verb: Token) -> bool:
    """«il peut s'agir d'une erreur»."""
    return verb.lower_ == "agir" and verb.i > 0 and verb.nbor(-1).lower_ == "s'"


def _devoir(context: Context, token: Token) -> Found | None:
    infinitive = infinitive_after(token)
    form = verbs.closed_form(token)
    if infinitive is None or form is None or form.tense == "participle":
        return None
    verb, composed = _chain(infinitive)
    probable: Found = ("modal", "probable", "modal.devoir")
    if form.tense == "conditional":
        return None if _is_advice(context, token, verb) else probable
    if form.tense != "present" or _negated(token) or _is_personal(token):
        return None
    if verbs.lemma(infinitive) == "avoir" and composed:
        return probable
    dated = cue("to-come").search(context.after(token.idx)) or verb.lemma_.lower() in _class("course")
    scheduled = verb.lemma_.lower() in _class("scheduled") or (
        composed and verb.lemma_.lower() in _class("decided")
    )
    return ("modal", "probable", "modal.devoir.scheduled") if dated and scheduled else None


@cache
def _advocacy() -> re.Pattern[str]:
    stems = "|".join(sorted(lexicon.column("advocacy_verbs", "stem")))
    return re.compile(rf"\b(?:{stems})", re.IGNORECASE)


def _is_advice(context: Context, token: Token, verb: Token) -> bool:
    """«L'État devrait aider», «nous devrions»: a norm, no forecast; a date to come speaks for a forecast."""
    if _is_personal(token):
        return True
    if (
        _event(verb)
        or verb.lemma_.lower() in _class("scheduled")
        or cue("to-come").search(context.after(token.idx))
    ):
        return False
    if any(ch.isdigit() for ch in context.after(token.idx)):
        return False
    human = _is_human(context, _subject_word(token))
    return human and (
        verb.lemma_.lower() in _class("agent") or bool(_advocacy().search(context.sentence(token.idx)))
    )


def _risquer(context: Context, token: Token) -> Found | None:
    if not _is_verb(token) or not _takes_de(token):
        return None
    return None if _negated(token) else ("modal", "possible", "modal.risquer")


def _menacer(context: Context, token: Token) -> Found | None:
    if not _is_verb(token) or not _takes_de(token):
        return None
    infinitive = infinitive_after(token)
    if infinitive is None or _is_human(context, _subject_word(token)):
        return None
    return ("modal", "possible", "modal.menacer")


def _is_verb(token: Token) -> bool:
    before = token.nbor(-1) if token.i else None
    return not (
        before is not None and before.pos_ in ("DET", "ADJ", "NUM") and before.lower_ not in ("la", "le", "les")
    )


def _takes_de(token: Token) -> bool:
    """«de» and an infinitive behind, over adverbs: «risque fort de rompre»."""
    for word in token.doc[token.i + 1 : token.i + 4]:
        if word.lower_ in ("de", "d'"):
            infinitive = infinitive_after(word)
            return infinitive is not None
        if word.pos_ != "ADV" and word.lower_ not in ("fort", "bien", "donc"):
            return False
    return False


def _sembler(context: Context, token: Token) -> Found | None:
    if verbs.is_conditional(token):
        return None
    if _modal_lemma(token) == "paraître" and not _has_attribute(token):
        return None
    return ("verb", "probable", "verb.appearance")


def _has_attribute(token: Token) -> bool:
    """An infinitive, adjective or participle behind: «paraît acquis»; a book «paraît en mai»."""
    if infinitive_after(token) is not None:
        return True
    for word in token.doc[token.i + 1 : token.i + 5]:
        if verbs.is_transparent(word) or word.pos_ in ("ADV", "PRON"):
            continue
        return word.pos_ == "ADJ" or verbs.is_past_participle(word)
    return False


_RULES: dict[str, Callable[[Context, Token], Found | None]] = {
    "pouvoir": _pouvoir,
    "devoir": _devoir,
    "risquer": _risquer,
    "menacer": _menacer,
    "sembler": _sembler,
    "paraître": _sembler,
}
