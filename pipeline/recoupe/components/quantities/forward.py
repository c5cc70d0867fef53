"""The counted noun behind the number: «12 jeunes soldats», «une trentaine de maisons», «45 % des ménages»."""

from __future__ import annotations

import re

from spacy.tokens import Token

from recoupe.components.quantities.counted_lemma import lemma_of, nouns
from recoupe.components.quantities.draft import Context, Draft

_BARE_OF = frozenset(("de", "d'"))
_DEFINITE_OF = frozenset(("des", "du"))
_ARTICLES = frozenset(
    ("la", "le", "les", "l'", "ses", "leurs", "ces", "nos", "vos", "mes", "cette", "son", "sa", "leur")
)
_SINGULAR = frozenset(("la", "l'", "cette", "son", "sa"))
_PRONOUNS_WORDS = """
eux elles lui nous vous entre celles ceux celui celle ce qui que lesquels lesquelles
"""
_PRONOUNS = frozenset(_PRONOUNS_WORDS.split())
_SKIPPED_WORDS = """
seul seule seuls seules unique seulement environ respectivement exactement encore bien petits au moins plus
autres autre supplémentaires
"""
_SKIPPED = frozenset(_SKIPPED_WORDS.split())
_STOP_NOUNS = frozenset(("%", "h", "ici"))
_DIMENSION_WORDS = """
long large haut profondeur profond hauteur longueur largeur diamètre côté rayon distance altitude vitesse
retard avance plus moins circonférence épaisseur envergure dénivelé
"""
_DIMENSION = frozenset(_DIMENSION_WORDS.split())
_NOMINAL = frozenset(("NOUN", "PROPN"))
_MAYBE = frozenset(("ADJ", "VERB", "X", "NUM", "ADV", "INTJ"))
_FUNCTION = re.compile(
    r"(?:et|ou|mais|à|en|dans|sur|par|pour|avec|sans|selon|contre|dont|qui|que|qu'|se|s'|ne|n'|a|ont|est|sont"
    r"|était|étaient"
    r"|sera|seront|aurait|auraient|avait|avaient|depuis|pendant|avant|après|puis|soit|chez|vers|sous|entre|où"
    r"|lors|y|il"
    r"|ils|elle|elles|on|au|aux|ce|cet|cette|comme|si|plus|moins|très|trop|hier|demain|aujourd'hui|jeudi|lundi"
    r"|mardi"
    r"|mercredi|vendredi|samedi|dimanche|lors|ainsi|alors|environ|voire|ni|car|donc|or|face|grâce|parmi"
    r"|désormais|déjà|oui|non|pas|plutôt|seulement)",
    re.IGNORECASE,
)
_NOT_PARTICIPLE = re.compile(r"(?:ent|aient|ait|èrent|eront|era|ant)$")


#: «le cinquième et dernier but»
_AND_LAST = re.compile(r",? et (?:(?:avant-)?derni(?:er|ère)|ultime)s?\b", re.IGNORECASE)


def forward(context: Context, draft: Draft) -> tuple[Token | None, bool]:
    """Return the noun that a number counts behind it, and whether its place is taken by a pronoun or «autres»."""
    token = context.token_from(draft.reach if draft.per else draft.end)
    position, limit = draft.end, 6
    if draft.per:
        position = draft.reach
    last = _AND_LAST.match(context.text, draft.end) if draft.kind == "ordinal" else None
    if last:
        token, position = context.token_from(last.end()), last.end()
    of = definite = other = False
    while token is not None and limit and _beside(context, position, token):
        word = token.text.lower()
        if word in _PRONOUNS and (of or word in ("entre",)):
            return None, True
        if (word == "du" or (of and word in _SINGULAR)) and _is_several(draft):
            return None, True
        if word in _BARE_OF or word in _DEFINITE_OF:
            if of and not definite:
                return None, other
            of, definite = True, word in _DEFINITE_OF
        elif of and (word in _ARTICLES or (word in ("un", "une") and draft.kind == "percent")):
            definite = True
        elif word in ("autres", "autre"):
            other = True
        elif of and (word.isdigit() or token.pos_ == "NUM"):
            definite = True
        elif word in ("»", "«") and not of:
            pass
        elif not _skippable(context, token):
            if other and of and not word.endswith(("s", "x", "z")):
                return None, True  # «une quarantaine d'autres suivront»
            return _accept(context, draft, token, of, definite), other
        position, limit = token.idx + len(token.text), limit - 1
        token = context.after(token)
    return None, other


def _is_several(draft: Draft) -> bool:
    """«les 118 du réseau», «les 27 de l'Union»: several of what was named before; nobody counts a singular."""
    number = draft.number
    cardinal = number is not None and number.kind == "cardinal" and number.scale == 1
    return cardinal and draft.kind == "count" and draft.value is not None and draft.value >= 2


def _beside(context: Context, position: int, token: Token) -> bool:
    gap = context.text[position : token.idx] if token.idx > position else ""
    return len(gap) <= 2 and not gap.strip(" \n") and "\n\n" not in gap


def _skippable(context: Context, token: Token) -> bool:
    word = token.text.lower()
    if word in _SKIPPED:
        return True
    if token.is_space:
        return True
    following = context.after(token)
    if (
        following is None
        or not (following.pos_ in ("NOUN", "PROPN", "NUM", "") or _is_plural_behind(word, following))
        or following.idx - token.idx - len(token.text) != 1
    ):
        return False
    stem = lemma_of(token) if token.pos_ != "ADJ" else word.rstrip("s")
    return token.pos_ in ("ADJ", "ADV", "DET", "NUM", "NOUN", "VERB") and (
        {word, word.rstrip("s"), word.rstrip("x"), stem, stem.rstrip("e")} & nouns("adjective") != frozenset()
    )


def _is_plural_behind(word: str, following: Token) -> bool:
    """«trois gros perdreaux»: a noun that the tagger takes for a verb, behind a plural adjective."""
    return following.pos_ == "VERB" and word.endswith(("s", "x")) and following.text.endswith(("s", "x"))


#: «les 1 500 brandis par l'intersyndicale»: a participle, whatever the tagger calls it.
_PARTICIPLE = re.compile(r"(?:[éu]|[^a]i)e?s$")


def _is_agents(context: Context, token: Token) -> bool:
    following = context.after(token)
    if following is None or following.text != "par" or _PARTICIPLE.search(token.text.lower()) is None:
        return False
    return lemma_of(token) not in nouns("participle") | nouns("casualty")


def _accept(context: Context, draft: Draft, token: Token, of: bool, definite: bool) -> Token | None:
    """Return the token where it can be what this draft counts."""
    word = token.text.lower()
    compound = "-" in word or not token.whitespace_
    if draft.kind == "count" and compound and lemma_of(token) in nouns("participle"):
        return token  # «9 000 sans-abri»
    if not token.text[0].isalpha() or word in _STOP_NOUNS:
        return None
    if _FUNCTION.fullmatch(token.text) and not (of and token.pos_ in _NOMINAL) and word not in ("or", "car"):
        return None
    counts = draft.kind in ("count", "ordinal")
    if not counts and not of:
        return None
    if not counts and word in _DIMENSION:
        return None
    if draft.kind in ("measure", "money") and definite:
        return None
    if draft.kind == "count" and (not _takes_of(draft, definite) if of else _needs_of(draft)):
        return None
    if draft.kind == "count" and not of and _is_agents(context, token):
        return None
    if token.pos_ in _NOMINAL or token.pos_ == "":
        bare = _is_collective(draft) and draft.kind == "count" and not of
        return None if bare and lemma_of(token) in nouns("participle") else token
    if draft.one and not of and token.pos_ == "ADJ" and _is_alone(context, token):
        return token  # «quatre prêtres et un laïc»
    if token.pos_ in _MAYBE:
        return _participle_or_noun(draft, token, of)
    if token.pos_ in ("AUX", "ADP", "PRON", "DET", "CCONJ", "SCONJ"):
        return None
    return token


def _is_alone(context: Context, token: Token) -> bool:
    following = context.after(token)
    return following is None or following.pos_ in ("VERB", "AUX", "PUNCT", "CCONJ", "PRON")


def _takes_of(draft: Draft, definite: bool) -> bool:
    number = draft.number
    return definite or (number is not None and (number.kind in ("collective", "vague") or number.scale >= 10**6))


def _needs_of(draft: Draft) -> bool:
    """«4 millions commandées»: what millions count stands behind «de», so this is a participle."""
    number = draft.number
    return number is not None and number.scale >= 10**6 and not number.rule.endswith("abbreviation")


def _is_collective(draft: Draft) -> bool:
    return draft.number is not None and draft.number.kind == "collective"


def _participle_or_noun(draft: Draft, token: Token, of: bool) -> Token | None:
    """«12 tués» counts the participle, «une quinzaine blessés» and «14 annoncés» leave their noun to be found."""
    word = token.text.lower()
    collective = _is_collective(draft)
    if of:
        return token
    if token.pos_ == "ADJ" and {word.rstrip("s"), lemma_of(token)} & nouns("adjective"):
        return None
    if lemma_of(token) in nouns("participle") | nouns("casualty") and not collective:
        return token
    if token.pos_ == "ADV" or collective or _NOT_PARTICIPLE.search(word):
        return None
    if draft.kind == "ordinal":
        return token if token.pos_ in ("ADJ", "X") else None
    if re.search(r"(?:é|ée|u|ue|i|ie|it|ite|is|ise|rt|rte)s$", word) and token.pos_ == "VERB":
        return None
    return token if word.endswith(("s", "x")) or token.pos_ in ("X", "NUM") else None
