"""Modal verbs by reading: only the epistemic ones weaken a claim, not ability, permission, duty or politeness."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Token

from recoupe import lexicon, spans, verbs
from recoupe.components.hedges.around import (
    chain,
    complement_class,
    has_ne,
    infinitive_after,
    is_human,
    is_personal,
    negated,
    subject_word,
)
from recoupe.components.hedges.context import Context
from recoupe.discourse import cue
from recoupe.record import Hedge
from recoupe.values import Certainty, HedgeKind

_PERSON_ENDING = re.compile(r"(?:eur|euse|iste|ien|ienne|naute|ais|aise|trice)s?$")


def modal_hedges(context: Context) -> Iterator[Hedge]:
    """Yield the hedges that are verbs: pouvoir, devoir, risquer de, menacer de, sembler, paraître."""
    tokens, forms = spans.tokens(context.doc), _forms()
    for token in (tokens[at] for at, word in enumerate(spans.words(context.doc)) if word in forms):
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
    return _surface().get(token.lower)


@cache
def _forms() -> frozenset[str]:
    """Return the written forms of the verbs that have a rule."""
    closed = (row["form"] for row in lexicon.rows("verb_forms") if row["lemma"] in _RULES)
    return frozenset(closed) | lexicon.column("modal_forms", "form")


@cache
def _surface() -> dict[int, str]:
    return {get_string_id(row["form"]): row["lemma"] for row in lexicon.rows("modal_forms")}


def _pouvoir(context: Context, token: Token) -> Found | None:
    infinitive = infinitive_after(token)
    form = verbs.closed_form(token)
    if infinitive is None or form is None or negated(token) or _is_lost_chance(token) or _is_necessity(token):
        return None
    verb, composed = chain(infinitive)
    possible: Found = ("modal", "possible", "modal.pouvoir")
    if form.tense == "conditional":
        return None if is_personal(token) and not _event(verb) else possible
    if form.tense == "participle":
        return (
            possible
            if composed and verbs.lemma(infinitive) == "être" and _has_past(token) and not has_ne(token)
            else None
        )
    if verbs.lemma(infinitive) == "avoir" and composed:
        return possible
    if form.tense in ("present", "past", "subjunctive") and _may_happen(context, token, verb):
        return possible
    return None


def _is_necessity(token: Token) -> bool:
    """«ne peut que reculer»."""
    return has_ne(token) and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("que", "qu'")


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
    return verb.lemma_.lower() in complement_class("event")


def _may_happen(context: Context, token: Token, verb: Token) -> bool:
    """A verb of happening behind *peut*, unless somebody is able to do it."""
    steered = verbs.is_past_participle(verb) and verb.lemma_.lower() in complement_class("steered")
    if steered or verb.lemma_.lower() in complement_class("ability"):
        return False
    subject = subject_word(token)
    if _event(verb) or _is_impersonal(verb):
        return not is_human(context, subject)
    if subject is None or verb.lemma_.lower() in complement_class("agent"):
        return False
    if subject.lower_ in ("cela", "ça"):
        return True
    thing = subject.pos_ == "NOUN" and not is_human(context, subject) and not _PERSON_ENDING.search(subject.lower_)
    return thing and verbs.tense(token) == "present" and not has_ne(token) and not verbs.is_past_participle(verb)


def _is_impersonal(verb: Token) -> bool:
    """«il peut s'agir d'une erreur»."""
    return verb.lower_ == "agir" and verb.i > 0 and verb.nbor(-1).lower_ == "s'"


def _devoir(context: Context, token: Token) -> Found | None:
    infinitive = infinitive_after(token)
    form = verbs.closed_form(token)
    if infinitive is None or form is None or form.tense == "participle":
        return None
    verb, composed = chain(infinitive)
    probable: Found = ("modal", "probable", "modal.devoir")
    if form.tense == "conditional":
        return None if _is_advice(context, token, verb) else probable
    if form.tense != "present" or negated(token) or is_personal(token):
        return None
    if verbs.lemma(infinitive) == "avoir" and composed:
        return probable
    course = not composed and not is_human(context, subject_word(token))
    dated = cue("to-come").search(context.after(token.idx)) or verb.lemma_.lower() in complement_class("course")
    scheduled = verb.lemma_.lower() in complement_class("scheduled") or (
        composed and verb.lemma_.lower() in complement_class("decided")
    )
    scheduled = scheduled or (course and verbs.lemma(infinitive) not in ("être", "avoir"))
    return ("modal", "probable", "modal.devoir.scheduled") if dated and scheduled else None


@cache
def _advocacy() -> re.Pattern[str]:
    stems = "|".join(sorted(lexicon.column("advocacy_verbs", "stem")))
    return re.compile(rf"\b(?:{stems})", re.IGNORECASE)


def _is_advice(context: Context, token: Token, verb: Token) -> bool:
    """«L'État devrait aider», «nous devrions»: a norm, no forecast; a date to come speaks for a forecast."""
    if is_personal(token):
        return True
    if (
        _event(verb)
        or verb.lemma_.lower() in complement_class("scheduled")
        or cue("to-come").search(context.after(token.idx))
    ):
        return False
    if any(ch.isdigit() for ch in context.after(token.idx)):
        return False
    human = is_human(context, subject_word(token))
    return human and (
        verb.lemma_.lower() in complement_class("agent") or bool(_advocacy().search(context.sentence(token.idx)))
    )


def _risquer(context: Context, token: Token) -> Found | None:
    if not _is_verb(token) or not _takes_de(token):
        return None
    return None if negated(token) else ("modal", "possible", "modal.risquer")


def _menacer(context: Context, token: Token) -> Found | None:
    if not _is_verb(token) or not _takes_de(token):
        return None
    subject = subject_word(token)
    if infinitive_after(token) is None or subject is None or is_human(context, subject):
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
