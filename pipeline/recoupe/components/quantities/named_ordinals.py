"""Ordinals that rank nothing: «le Premier ministre», «en premier», «la Ve République», «le second, Pieter»."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from recoupe import lexicon
from recoupe.components.quantities.draft import Context, search_end
from recoupe.numerals import Number


class Setting(NamedTuple):
    """Where an ordinal ranks nothing: its own form, what stands before it, and what behind; "" is anything.

    behind: a kind of `number_labels.csv`, or a pattern that starts with a space.
    lone: only where no noun follows that it could rank.
    """

    form: str
    before: str = ""
    behind: str = ""
    lone: bool = False


_ONE_MORE = r"(?<!\bun )(?<!\bune )"
_PRAISED = r"(?:(?:grande|vraie|véritable|petite|belle|triste|double) )?"
_SETTINGS = (
    Setting(r"premi|1", behind="after_ordinal"),
    Setting(r"(?!premi|1(?!\d))", before=_ONE_MORE, behind="after_ordinal"),  # «une cinquième classe» is one more
    Setting(r"premi", behind="after_premier"),
    Setting(r"premi", before=r"\b(?:en|toute?|l[ea] toute?) "),
    Setting(r"premi", before=r"\b(?:au|une) ", lone=True),  # «loger au premier», «c'est une première»
    Setting(r"première$", before=rf"\b(?:une|cette) {_PRAISED}", lone=True),  # «cette grande première»
    Setting(r"premi[eè]re?s$", before=r"\bles "),  # «les premiers véhicules»: early ones, no rank
    Setting(r"(?:[2-9]\d|1[0-2]\d)e", before=r"\bà la ", lone=True),  # «il marque à la 78e»: a minute of play
    Setting(r"secondes?$", lone=True),
    Setting(r"seconds?$", before=r"\b(?:son|mon|ton|leur|notre|votre|du|au) ", lone=True),
    Setting(r"\d|[ivx]+e", behind=r" (?-i:[A-ZÀ-Ý])"),
    Setting(r"\D", behind=r" (?-i:[A-ZÀ-Ý])(?-i:(?![A-Z]{1,4}s?\b))"),  # «le premier CD» is counted
    Setting(r"(?-i:(?![IVX]+e\b)[A-ZÀ-Ý])", before=r"(?-i:[a-zà-ÿ]) "),
)


@cache
def _patterns() -> list[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], bool]]:
    return [
        (_compiled(each.form), _compiled(each.before + "$"), _compiled(_behind(each.behind)), each.lone)
        for each in _SETTINGS
    ]


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _behind(what: str) -> str:
    words = lexicon.column("number_labels", "noun", kind=what) if what.startswith("after") else frozenset()
    return rf" {lexicon.alternation(words)}s?\b" if words else what


def is_named(context: Context, number: Number) -> bool:
    """Tell whether an ordinal belongs to a name or a set phrase."""
    text = context.text
    return any(
        form.match(text, number.start, number.end)
        and behind.match(text, number.end)
        and search_end(before, text, number.start, 20)
        and not (lone and _ranks(context, number))
        for form, before, behind, lone in _patterns()
    )


def _ranks(context: Context, number: Number) -> bool:
    """«une seconde opération»; not «la seconde», «une seconde fois»."""
    token = context.token_from(number.end)
    if token is not None and token.pos_ == "ADJ":
        token = context.after(token)
    if token is None or context.text[number.end : token.idx].count(" ") > 2 or token.pos_ != "NOUN":
        return False
    return token.text.lower() not in ("fois", "main", "nature", "avant")
