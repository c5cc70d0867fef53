"""The counted noun through the verb («le bilan s'élève à 12») or an earlier number («il est tombé à 47 %»)."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from recoupe import lexicon
from recoupe.components.quantities.counted_lemma import lemma_of
from recoupe.components.quantities.draft import Context, Draft
from recoupe.components.quantities.phrases import contained


@cache
def _level_verbs() -> dict[str, str]:
    return {row["lemma"]: row["argument"] for row in lexicon.rows("level_verbs")}


#: «à 23 km»: a distance counts nothing.
_AT = re.compile(r"\bà(?: environ| près de| quelque| moins de| plus de)? ?$", re.IGNORECASE)
#: «les ventes ont chuté de 20 %»: by how much, no level; «le coût est de 3 M€» is one.
_BY = re.compile(r"(?<![,(] )\b(?:de|d')(?: [^\W\d_]+ de)? ?$", re.IGNORECASE)
_HELD = frozenset(("être", "rester", "demeurer", "varier", "osciller", "estimer", "afficher"))
#: «évalué à 3 000», «fixé entre 2 et 3 %»: what an estimate leads to has a preposition.
_LED = re.compile(r"\b(?:à|au|aux|de|d'|entre|sous|sur|en)(?: [^\W\d_]+)? ?$", re.IGNORECASE)


def through_verb(context: Context, draft: Draft, drafts: list[Draft], index: int) -> Token | None:
    """«le nombre de morts s'élève à 12», «évalue la participation à 52 %», «un coût estimé à 3 millions»."""
    if not context.parsed:
        return None
    verb = _governor(context, draft)
    if verb is None:
        return None
    lemma = verb.lemma_.lower()
    if draft.role != "change_from" and lemma not in _HELD and _BY.search(context.before(draft.start, 24)):
        return None
    argument = _level_verbs().get(lemma)
    if argument is None or (argument == "object" and not _LED.search(context.before(draft.start, 24))):
        return None
    if (
        draft.kind == "measure"
        and lemma in ("être", "situer", "rester", "creuser", "passer")
        and _AT.search(context.before(draft.start, 12))
    ):
        return None
    noun = _argument(verb, argument)
    if noun is not None and noun.text.lower() == "il" and lemma in ("tomber", "rester"):
        return None  # «il tombera 60 mm»
    if noun is not None and noun.pos_ == "PRON":
        return antecedent(context, drafts, index) if draft.kind == "count" else same_kind_before(drafts, index)
    return contained(context, noun) if noun is not None and noun.pos_ == "NOUN" else None


def ordinal_before(drafts: list[Draft], index: int) -> Token | None:
    """«un septième carton […] un huitième»."""
    draft = drafts[index]
    for previous in reversed(drafts[max(0, index - 5) : index]):
        if previous.kind == "ordinal" and draft.start - previous.end < 400:
            return previous.counted
    return None


def same_kind_before(drafts: list[Draft], index: int) -> Token | None:
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
    taken = next((c for c in head.children if c.text.lower() in ("que", "qu'")), None)
    if argument != "subject" and taken is not None and head.dep_.startswith("acl"):
        return head.head
    obj = next((c for c in head.children if c.dep_ == "obj" and c.pos_ in ("NOUN", "PROPN")), None)
    if argument in ("object", "both") and obj is not None:
        return obj
    if subject is not None and subject.text.lower() in ("qui", "que", "lequel", "laquelle"):
        return head.head if head.dep_.startswith("acl") else None
    if subject is not None and (argument != "object" or subject.dep_.endswith("pass")):
        return subject if subject.pos_ in ("NOUN", "PROPN", "PRON") and _is_word(subject) else None
    if head.dep_.startswith("acl") and head.head.pos_ == "NOUN":
        return head.head
    if head.dep_ in ("xcomp", "conj", "advcl") and head.head is not head and head.head.pos_ == "VERB":
        return _argument(head.head, "subject" if head.dep_ != "xcomp" else "both")
    return None


def _is_word(token: Token) -> bool:
    """«M.» before a name is none."""
    return token.text[0].isalpha() and not token.text.endswith(".")


#: Nouns that count nothing which a pronoun could take up.
_NO_ANTECEDENT_WORDS = """
chiffre nombre bilan total fois somme point pas cas raison occasion reprise
"""
_NO_ANTECEDENT = frozenset(_NO_ANTECEDENT_WORDS.split())


def antecedent(context: Context, drafts: list[Draft], index: int, *, nearest: bool = True) -> Token | None:
    """Return what the last count before this one counts; unless `nearest`, one of its own order goes first."""
    draft = drafts[index]
    fit = [
        previous
        for previous in reversed(drafts[max(0, index - 6) : index])
        if _stands_for(context, previous, draft)
    ]
    gender = _gender(context, draft) if len(fit) > 1 else ""
    close = [previous for previous in fit if draft.start - previous.end < 200 and _of_one_order(previous, draft)]
    fit = (close or fit) if not nearest else fit
    agreeing = (previous for previous in fit if not gender or _gender_of(previous.counted) in (gender, ""))
    chosen = next(agreeing, fit[0] if fit else None)
    draft.inherited = chosen is not None
    return chosen.counted if chosen else None


_AUXILIARIES = frozenset(("ont", "sont", "été", "étaient", "avaient", "seraient", "auraient", "n'", "pas", "l'"))


def _gender(context: Context, draft: Draft) -> str:
    """«31 ont été reconnues», «409 demandés»: the gender of what the number counts, or an empty string."""
    token = context.token_from(draft.end)
    for _ in range(5):
        if token is None or token.text.lower() not in _AUXILIARIES:
            break
        token = context.after(token)
    if token is None or token.pos_ not in ("VERB", "ADJ") or "Part" not in token.morph.get("VerbForm", ["Part"]):
        return ""
    return _gender_of(token) if token.text.endswith("s") else ""


def _gender_of(token: Token | None) -> str:
    return "".join(token.morph.get("Gender", [])) if token is not None else ""


def _stands_for(context: Context, previous: Draft, draft: Draft) -> bool:
    return (
        draft.start - previous.end <= 600
        and previous.counted is not None
        and (not previous.one or context.before(previous.start, 5).lower() == "pour ")
        and previous.kind in ("count", "ratio")
        and lemma_of(previous.counted) not in _NO_ANTECEDENT
        and previous.counted.pos_ != "PROPN"
    )


def _of_one_order(previous: Draft, draft: Draft) -> bool:
    """«640 000 personnes dans 180 villes; la police en compte 212 000»: large numbers take up large ones."""
    a, b = previous.value, draft.value
    return not a or not b or b < 100 or (previous.kind == draft.kind and a * 50 >= b)
