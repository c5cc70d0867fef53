"""Modal verbs by reading: only the epistemic ones weaken a claim, not ability, permission, duty or politeness."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from recoupe import lexicon
from recoupe.components.hedges.around import (
    chain,
    complement_class,
    has_ne,
    infinitive_after,
    is_human,
    is_personal,
    negated,
    subject_of,
)
from recoupe.components.hedges.context import Context
from recoupe.discourse import cue
from recoupe.record import Hedge
from recoupe.values import Certainty, HedgeKind

_PERSON_ENDING = re.compile(r"(?:eur|euse|iste|ien|ienne|naute|ais|aise|trice)s?$")


def modal_hedges(context: Context) -> Iterator[Hedge]:
    """Yield the hedges that are verbs: pouvoir, devoir, risquer de, menacer de, sembler, paraître."""
    forms = _forms()
    for at, word in enumerate(context.words):
        if word.lower not in forms:
            continue
        rule = _RULES.get(_modal_lemma(context, at) or "")
        found = rule(context, at) if rule is not None else None
        if found is not None:
            start = context.starts[at]
            kind, certainty, name = found
            yield context.hedge(start, start + len(word.text), kind, certainty, name)


Found = tuple[HedgeKind, Certainty, str]


def _modal_lemma(context: Context, at: int) -> str | None:
    form = context.verbs.closed_form(at)
    if form is not None:
        return form.lemma if form.tense not in ("infinitive", "gerund") else None
    return _surface().get(context.words[at].lower)


@cache
def _forms() -> frozenset[str]:
    """Return the written forms of the verbs that have a rule."""
    closed = (row["form"] for row in lexicon.rows("verb_forms") if row["lemma"] in _RULES)
    return frozenset(closed) | frozenset(_surface())


@cache
def _surface() -> dict[str, str]:
    return {row["form"]: row["lemma"] for row in lexicon.rows("modal_forms")}


def _pouvoir(context: Context, at: int) -> Found | None:
    verbs, form, infinitive = context.verbs, context.verbs.closed_form(at), infinitive_after(context, at)
    if infinitive is None or form is None or negated(context, at):
        return None
    if _is_lost_chance(context, at) or _is_necessity(context, at):
        return None
    verb, composed = chain(context, infinitive)
    possible: Found = ("modal", "possible", "modal.pouvoir")
    if form.tense == "conditional":
        return None if is_personal(context, at) and not _event(context, verb) else possible
    if form.tense == "participle":
        passive = composed and verbs.lemma(infinitive) == "être"
        return possible if passive and _has_past(context, at) and not has_ne(context, at) else None
    if verbs.lemma(infinitive) == "avoir" and composed:
        return possible
    if form.tense in ("present", "past", "subjunctive") and _may_happen(context, at, verb):
        return possible
    return None


def _is_necessity(context: Context, at: int) -> bool:
    """«ne peut que reculer»."""
    return has_ne(context, at) and any(word.lower in ("que", "qu'") for word in context.words[at + 1 : at + 2])


def _is_lost_chance(context: Context, at: int) -> bool:
    """«aurait pu»: what did not happen."""
    before = range(max(0, at - 4), at)
    return context.words[at].lower == "pu" and any(map(context.verbs.is_conditional, before))


def _has_past(context: Context, at: int) -> bool:
    forms = map(context.verbs.closed_form, range(max(0, at - 4), at))
    return any(form is not None and form.lemma == "avoir" for form in forms)


def _event(context: Context, verb: int) -> bool:
    return context.words[verb].lemma in complement_class("event")


def _may_happen(context: Context, at: int, verb: int) -> bool:
    """A verb of happening behind *peut*, unless somebody is able to do it."""
    lemma, participle = context.words[verb].lemma, context.verbs.is_past_participle(verb)
    if (participle and lemma in complement_class("steered")) or lemma in complement_class("ability"):
        return False
    subject = subject_of(context, at)
    if _event(context, verb) or _is_impersonal(context, verb):
        return not is_human(context, subject)
    if subject is None or lemma in complement_class("agent"):
        return False
    word = context.words[subject]
    if word.lower in ("cela", "ça"):
        return True
    thing = word.pos == "NOUN" and not is_human(context, subject) and not _PERSON_ENDING.search(word.lower)
    return thing and context.verbs.tense(at) == "present" and not has_ne(context, at) and not participle


def _is_impersonal(context: Context, verb: int) -> bool:
    """«il peut s'agir d'une erreur»."""
    return context.words[verb].lower == "agir" and context.verbs.before(verb) == "s'"


def _devoir(context: Context, at: int) -> Found | None:
    verbs, form, infinitive = context.verbs, context.verbs.closed_form(at), infinitive_after(context, at)
    if infinitive is None or form is None or form.tense == "participle":
        return None
    verb, composed = chain(context, infinitive)
    probable: Found = ("modal", "probable", "modal.devoir")
    if form.tense == "conditional":
        return None if _is_advice(context, at, verb) else probable
    if form.tense != "present" or negated(context, at) or is_personal(context, at):
        return None
    if verbs.lemma(infinitive) == "avoir" and composed:
        return probable
    lemma = context.words[verb].lemma
    dated = cue("to-come").search(context.after(context.starts[at])) or lemma in complement_class("course")
    scheduled = lemma in complement_class("scheduled") or (composed and lemma in complement_class("decided"))
    course = not composed and not is_human(context, subject_of(context, at))
    scheduled = scheduled or (course and verbs.lemma(infinitive) not in ("être", "avoir"))
    return ("modal", "probable", "modal.devoir.scheduled") if dated and scheduled else None


@cache
def _advocacy() -> re.Pattern[str]:
    stems = "|".join(sorted(lexicon.column("advocacy_verbs", "stem")))
    return re.compile(rf"\b(?:{stems})", re.IGNORECASE)


def _is_advice(context: Context, at: int, verb: int) -> bool:
    """«L'État devrait aider», «nous devrions»: a norm, no forecast; a date to come speaks for a forecast."""
    if is_personal(context, at):
        return True
    lemma, after = context.words[verb].lemma, context.after(context.starts[at])
    if _event(context, verb) or lemma in complement_class("scheduled") or cue("to-come").search(after):
        return False
    if any(letter.isdigit() for letter in after) or not is_human(context, subject_of(context, at)):
        return False
    return lemma in complement_class("agent") or bool(_advocacy().search(context.sentence(context.starts[at])))


def _risquer(context: Context, at: int) -> Found | None:
    if not _is_verb(context, at) or not _takes_de(context, at):
        return None
    return None if negated(context, at) else ("modal", "possible", "modal.risquer")


def _menacer(context: Context, at: int) -> Found | None:
    if not _is_verb(context, at) or not _takes_de(context, at):
        return None
    subject = subject_of(context, at)
    if infinitive_after(context, at) is None or subject is None or is_human(context, subject):
        return None
    return ("modal", "possible", "modal.menacer")


def _is_verb(context: Context, at: int) -> bool:
    before = context.words[at - 1] if at else None
    return before is None or before.pos not in ("DET", "ADJ", "NUM") or before.lower in ("la", "le", "les")


def _takes_de(context: Context, at: int) -> bool:
    """«de» and an infinitive behind, over adverbs: «risque fort de rompre»."""
    for index in range(at + 1, min(len(context.words), at + 4)):
        word = context.words[index]
        if word.lower in ("de", "d'"):
            return infinitive_after(context, index) is not None
        if word.pos != "ADV" and word.lower not in ("fort", "bien", "donc"):
            return False
    return False


def _sembler(context: Context, at: int) -> Found | None:
    if context.verbs.is_conditional(at):
        return None
    if _modal_lemma(context, at) == "paraître" and not _has_attribute(context, at):
        return None
    return ("verb", "probable", "verb.appearance")


def _has_attribute(context: Context, at: int) -> bool:
    """An infinitive, adjective or participle behind: «paraît acquis»; a book «paraît en mai»."""
    if infinitive_after(context, at) is not None:
        return True
    for index in range(at + 1, min(len(context.words), at + 5)):
        word = context.words[index]
        if not word.transparent and word.pos != "PRON":
            return word.pos == "ADJ" or context.verbs.is_past_participle(index)
    return False


_RULES: dict[str, Callable[[Context, int], Found | None]] = {
    "pouvoir": _pouvoir,
    "devoir": _devoir,
    "risquer": _risquer,
    "menacer": _menacer,
    "sembler": _sembler,
    "paraître": _sembler,
}
