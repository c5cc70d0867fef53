"""Words that take a number as their name: «articles 46», «salle n° 4», «le vol 714»."""

from __future__ import annotations

import re
from functools import cache

from recoupe import lexicon, verbs
from recoupe.ages import is_person
from recoupe.components.quantities.draft import Context
from recoupe.numerals import Number

#: «article 12», «salle n° 4»; a noun of the list right before digits.
_LABEL = re.compile(
    r"(?<![\w-])([^\W\d_](?:[\w°º]|-(?=[^\W\d_]))*\.?)(?: n°| nº| no\.?| numéro)?[ ]?(?:[A-Z]\.? ?)?$"
)
#: «1 m 50»: what stands before is a unit.
_AFTER_UNIT = re.compile(r"\d ?[^\W\d_]{1,6} $")
#: Nouns after which a bare number is a value: «magnitude 5,8», «pH 7».
_MEASURED = re.compile(r"\b(?:magnitude|ph|total|bilan|âge|prix|coût|soit|environ)\W*$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\bn°|\bnº|\bno\.?|\bN°|n° ?|#) ?$")
#: A unit or a noun in the plural: the number counts after all.
_VALUE_AFTER = re.compile(r" ?(?:[%€$£°]|[^\W\d_]+s\b)")
_PLURAL = re.compile(r" [^\W\d_]+[sx]\b")
#: «elle en avance 31»
_TAKEN_UP = re.compile(r"(?:\b[nms]'|\b(?:ils?|elles?|on|lui|eux),? )en [^\W\d_]+ $")
#: «12 en ville, à la campagne 15»: the verb is said once.
_GAPPED = re.compile(
    r"\d[^.:!?\n]{2,70}[,;] (?:et |mais )?(?:(?:à|en|dans|chez|pour|sur|celle de|celui de) )?"
    r"(?:(?:le|la|au|du|celle du|celui du) |l')[^\W\d_][\w'-]+ $"
)
_FUNCTION_WORDS = """
le la les un une des de du au aux en à dans sur par pour avec sans et ou mais selon depuis près plus
moins environ quelque entre jusqu'à dont soit ces ses leurs il ils elle elles on y a ont est sont bilan total"""
FUNCTION = frozenset(_FUNCTION_WORDS.split())


@cache
def labels(kind: str) -> frozenset[str]:
    """Return the words of one kind of `number_labels.csv`."""
    return lexicon.column("number_labels", "noun", kind=kind)


def is_label(context: Context, number: Number) -> bool:
    """Tell whether a word that takes a number as its name stands before («articles 46», «n° 12»)."""
    if not number.digits or number.kind != "cardinal":
        return False
    before = context.before(number.start, 30)
    if _ends_in_function_word(before):
        return False
    match = _LABEL.search(before)
    named = match is not None and match[1] in labels("label") and not match[1].isupper()
    named = named and not (_is_verb(context, number) and _PLURAL.match(context.text, number.end))
    return (named or _NUMBERED.search(before) is not None) and _VALUE_AFTER.match(context.text, number.end) is None


def _ends_in_function_word(before: str) -> bool:
    """«les 12», «de 12»: most numbers stand behind a word that nobody numbers."""
    return before[-12:].rstrip().rpartition(" ")[2].lower() in FUNCTION


def names(context: Context, number: Number, followed: bool) -> bool:
    """Tell whether what stands before a number that may count takes it as its name, in a list or not."""
    before = context.before(number.start, 30)
    if _ends_in_function_word(before):
        return False
    if _NUMBERED.search(before):
        return True
    match = _LABEL.search(before)
    if match is None:
        return False
    word = match[1]
    if word.lower() in labels("label"):
        if followed and _is_verb(context, number):
            return False  # «il porte deux hautes plumes»
        return not (word[0].isupper() and followed) or "." in word
    if isinstance(number.value, float):
        return False
    if followed or not number.digits or number.rule != "number.digits" or _MEASURED.search(before):
        return False
    if _AFTER_UNIT.search(before):
        return False
    token = context.token_before(number.start)
    if token is None or token.pos_ != "NOUN" or not token.text.islower() or token.text[-1] in "sxz":
        return False
    if (
        _TAKEN_UP.search(before)
        or is_person(token.text)
        or token.text in _speakers()
        or _GAPPED.search(context.before(number.start, 90))
    ):
        return False
    return not verbs.of(context.doc).is_finite(token.i)  # «l'association en compte 17»


@cache
def _speakers() -> frozenset[str]:
    return lexicon.column("source_nouns", "noun", type="official") | lexicon.column(
        "source_nouns", "noun", type="organisation"
    )


def _is_verb(context: Context, number: Number) -> bool:
    token = context.token_before(number.start)
    return token is not None and token.pos_ == "VERB"
