"""How a number is meant: «près de», «au moins», «… environ», «dépasse»: the words of the lexicon around it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from recoupe import lexicon
from recoupe.components.quantities.draft import Context, Draft
from recoupe.numeral_atoms import lowered
from recoupe.values import QuantityModifier

#: Contracted articles after a form that ends in «de» or «à».
_DE = r"(?:de la |de l'|de |d'|du |des )"
_A = r"(?:à la |à l'|à |aux |au )"
_ARTICLES = r"(?:les |la |le |l'|ses |leurs |ces )?"
_ARTICLE_WORDS = frozenset(("les", "la", "le", "l", "ses", "leurs", "ces"))
_WINDOW, _BEHIND = 60, 48
_NE = re.compile(r"\b(?:ne |n')[^.,;]{0,40}$", re.IGNORECASE)
_NO_NUMBER = re.compile(r"\b(?:le|la|un|une|des|cette|ce|en|de) $", re.IGNORECASE)
_VAGUE_STRICT = re.compile(r"\b(?:plusieurs|quelques|des) $", re.IGNORECASE)


_Meanings = list[tuple[re.Pattern[str], QuantityModifier]]


def _expand(form: str) -> str:
    escaped = re.escape(form).replace(r"\ ", " ")
    if form.endswith(" de"):
        return escaped[:-2] + _DE
    if form.endswith((" à", "'à")):
        return escaped[:-1] + _A
    if form.endswith("jusque"):
        return escaped + r"[' ]"
    return escaped + " " + _ARTICLES


@cache
def _before() -> tuple[re.Pattern[str], _Meanings]:
    rows = [row for row in lexicon.rows("quantity_modifiers") if row["position"] == "before"]
    rows.sort(key=lambda row: len(row["form"]), reverse=True)
    expanded = [(_expand(row["form"]), row["modifier"]) for row in rows]
    meanings: _Meanings = [(re.compile(form), modifier) for form, modifier in expanded]  # type: ignore[misc]
    # no groups in it: so the engine passes over alternatives by their first letter
    return re.compile(rf"(?<![\w-])(?:{'|'.join(form for form, _ in expanded)})$"), meanings


@lru_cache(maxsize=1024)
def _meaning(form: str) -> QuantityModifier:
    return next(meaning for one, meaning in _before()[1] if one.fullmatch(form))


_LONGEST = 20
_PIECES = re.compile(r"\W")
_CONTRACTED = frozenset(("de", "la", "l", "d", "du", "des", "à", "aux", "au"))


@cache
def _before_ends() -> frozenset[str]:
    """Return the last words that a modifier before a number may have: most numbers have another one before them."""
    forms = (row["form"] for row in lexicon.rows("quantity_modifiers") if row["position"] == "before")
    return frozenset(_PIECES.split(form)[-1] for form in forms) | _CONTRACTED | _ARTICLE_WORDS


def _last_word(before: str) -> str | None:
    """Return the word, or piece of a compound, that one space or apostrophe closes."""
    return _PIECES.split(before[-_LONGEST:-1])[-1] if before.endswith((" ", "'")) else None


@cache
def _after() -> tuple[re.Pattern[str], dict[str, QuantityModifier]]:
    rows = [row for row in lexicon.rows("quantity_modifiers") if row["position"] == "after"]
    meaning: dict[str, QuantityModifier] = {row["form"]: row["modifier"] for row in rows}  # type: ignore[misc]
    return re.compile(rf",? \(?({lexicon.alternation(meaning)})(?![\w'-])", re.IGNORECASE), meaning


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, QuantityModifier]]:
    rows = [row for row in lexicon.rows("quantity_modifiers") if row["position"] == "verb"]
    stems = "|".join(f"(?P<v{i}>{re.escape(row['form'][:-2])})" for i, row in enumerate(rows))
    meaning: dict[str, QuantityModifier] = {f"v{i}": row["modifier"] for i, row in enumerate(rows)}  # type: ignore[misc]
    tail = r"(?:e|es|ent|ait|aient|a|ât|èrent|er|era|eront|erait|eraient|ant|é|és|ée|ées|it|is|i|ie|ies|issent"
    tail += r"|issait|issant|ir|ira|iraient|irait|iront)"
    link = r"(?: (?:allègrement|largement|légèrement|désormais|déjà|même|presque|nettement|à peine))?"
    link += r"(?: (?:de|à|avec|autour de|l[ae] (?:barre|cap|seuil) (?:symbolique )?des?|les|des|la))?"
    return re.compile(rf"(?<![\w-])(?:{stems}){tail}{link} (?:d')?$"), meaning


_ADVERBS = "allègrement largement légèrement désormais déjà même presque nettement peine les le avec"
_LINKS = frozenset(_ADVERBS.split()) | _CONTRACTED


@cache
def _verb_stems() -> tuple[str, ...]:
    """Return the stems of the verbs, each from where its last piece starts («s'élève»)."""
    forms = (row["form"][:-2] for row in lexicon.rows("quantity_modifiers") if row["position"] == "verb")
    return tuple(_PIECES.split(form)[-1] for form in forms)


def modify(context: Context, draft: Draft) -> None:
    """Set the draft's modifier, widen its span to the modifier's words, and note them as cues."""
    if draft.modifier == "vague":
        _widen_vague(context, draft)
        return
    if draft.kind == "ordinal":
        return
    before = lowered(context.before(draft.start, _WINDOW))
    last = _last_word(before)
    found = last in _before_ends() and _modifier_before(context, draft, before)
    if found:
        before = lowered(context.before(draft.start, _WINDOW))
        last = _last_word(before)
    if last is not None and (last in _LINKS or last == "pas" or last.startswith(_verb_stems())):
        _verb_before(context, draft, before)
    if not found or draft.modifier in ("exact", "approx"):  # «environ 500 ou plus»
        _modifier_after(context, draft)


def _widen_vague(context: Context, draft: Draft) -> None:
    before = context.before(draft.start, 14)
    match = _VAGUE_STRICT.search(before)
    if match:
        draft.cues.append(context.piece(draft.start - len(match.group()), draft.start - 1))
        draft.start -= len(match.group())


def _modifier_before(context: Context, draft: Draft, before: str) -> bool:
    match = _before()[0].search(before)
    if match is None:
        return False
    form = match.group()
    modifier = _meaning(form)
    if _misleads(form, before[: match.start()], draft):
        return False
    if draft.modifier != "range":
        draft.modifier = _combine(draft.modifier, modifier)
    start = draft.start - len(match.group())
    draft.cues.append(context.piece(start, draft.start - 1))
    draft.start = start
    return True


#: «au moins un», «plus d'une»; but «au-dessus d'une ville» has the article.
_WITH_ONE = (
    "plus d",
    "moins d",
    "au moins",
    "pas plus",
    "pas moins",
    "au plus",
    "tout au plus",
    "jusqu",
    "au m",
    "presque",
)


def _misleads(form: str, before: str, draft: Draft) -> bool:
    """«il ne reste plus que 10», «par moins 15», «quelques dizaines»: no modifiers."""
    if form.startswith(("plus que les", "moins que les")):
        return True  # «moins que les 110 000 annoncés»: another number is less
    if form.startswith("plus que"):
        return _NE.search(before) is not None
    if draft.one and draft.unit is None and not form.startswith(_WITH_ONE):
        return True
    if form.startswith("dans les"):
        round_one = draft.number and draft.value and draft.value >= 5 and draft.value % 5 == 0
        return not (round_one and draft.kind == "count")  # «dans les 54 centres ouverts» are all of them
    if form.startswith(("dès", "à partir")):
        return draft.kind not in ("money", "measure")
    if form.startswith(("maximum", "minimum")):
        return _NO_NUMBER.search(before) is not None
    return False


def _combine(old: QuantityModifier, new: QuantityModifier) -> QuantityModifier:
    """«environ une trentaine» stays approximate; «plus d'une trentaine» is a bound."""
    return old if new == "exact" else new


_NEGATED = re.compile(r"\b(?:ne|n'|sans|pas)(?: |$)[^.,;]{0,12}$", re.IGNORECASE)
_NOT_THAN = re.compile(r" pas (?:les |la |le |l')?$", re.IGNORECASE)


def _verb_before(context: Context, draft: Draft, before: str) -> None:
    pattern, meaning = _verbs()
    width = len(before)
    negated = _NOT_THAN.search(before) is not None
    if negated:
        before = _NOT_THAN.sub(" ", before)
    match = pattern.search(before)
    if match is None or draft.modifier == "range":
        return
    name = match.lastgroup or next(name for name, value in match.groupdict().items() if value)
    modifier = meaning[name]
    if modifier == "more_than" and (negated or _NEGATED.search(before[: match.start()])):
        modifier = "at_most"
    word = re.match(r"\w+", match.group())
    verb = word.group() if word else ""
    if verb.lower().startswith("limit") and " à" not in match.group():
        return
    draft.bound = modifier
    offset = draft.start - width + match.start()
    draft.cues.append(context.piece(offset, offset + len(verb)))


#: «au plus fort de», «environ 30 blessés», «ou moins de»: the words belong to what follows.
_BELONGS_BEHIND = re.compile(
    r" (?:de\b|d'|\d|(?:une?|deux|trois|quatre|cinq|six|dix|fort|tard|tôt|haut|bas|près|vite|profond|grand|un)\b)"
)


def _after_noun(context: Context, draft: Draft) -> int:
    """Return the end of the noun right behind a number («3 000 personnes| environ»), or the draft's own end."""
    token = context.token_from(draft.end)
    if token is None or token.idx - draft.end > 1:
        return draft.end
    if token.pos_ == "ADP":
        token = context.after(token) or token
    return token.idx + len(token.text) if token.pos_ in ("NOUN", "PROPN", "") else draft.end


def _modifier_after(context: Context, draft: Draft) -> None:
    """A modifier behind the number or its unit, or behind one noun («3 000 personnes environ»)."""
    pattern, meaning = _after()
    if pattern.search(context.text, draft.end, draft.end + _BEHIND) is None:
        return
    match = pattern.match(context.text, draft.end)
    inside = match is not None
    if match is None:
        match = pattern.match(context.text, _after_noun(context, draft))
    if match is None or _BELONGS_BEHIND.match(context.text, match.end()):
        return
    form = match[1].lower()
    if not inside and form.startswith("et "):
        return  # «un robinet et quelques fils»
    if draft.modifier != "range":
        draft.modifier = _combine(draft.modifier, meaning[form])
    draft.cues.append(context.piece(match.start(1), match.end(1)))
    if inside:
        draft.end = match.end(1)
