"""Which «24 ans» are ages: a person's years, not a span of time.

Pure text, no spaCy. Quantities make ages measures, dates leave them out; both ask here, so that neither claims
what the other has. Every «number + unit» of the text is judged by the words before and behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from recoupe import lexicon


class Age(NamedTuple):
    """An age in a text.

    start, end: the numbers and their unit («24 ans», «15-24 ans», «6 et 8 ans», «trentaine d'années»), without
    modifier, article or preposition. unit: UCUM, `a`, `mo`, `wk` or `d`. rule: id of the rule that found it.
    """

    start: int
    end: int
    unit: str
    rule: str


#: Begins with a letter to be found by (`re` skips what starts with none of them) and looks back afterwards.
_UNIT = re.compile(r"(?:[aA](?:ns?|nnées)|[mM]ois|[sS]emaines?|[jJ]ours?|A(?:NS?|NNÉES)|MOIS|SEMAINES?|JOURS?)\b")
_UCUM = {"a": "a", "m": "mo", "s": "wk", "j": "d"}
_SMALL = (
    "un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente"
    "|quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?"
)
_WORDS = rf"(?:{_SMALL})(?:(?:-et-|-| et | )(?:{_SMALL})){{0,4}}"
_NUMBER = rf"(?:(?<![\d,.])\d{{1,3}}(?:,\d)?|\b{_WORDS})"
_LINK = r"(?: ?[-/] ?| à | et | ou |, )"
_NUMBERS = re.compile(rf"{_NUMBER}(?:{_LINK}{_NUMBER}){{0,5}} ?$", re.IGNORECASE)
_ROUND = re.compile(
    r"\b(?:dizaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine) d'$", re.IGNORECASE
)
_HALF = re.compile(r" et demie?\b", re.IGNORECASE)
#: Words that may stand between what tells an age and its number.
_LOOSE = (
    r"(?:(?:environ|quelque|presque|à peine|seulement|tout juste|déjà|bientôt|respectivement|aujourd'hui|alors"
    r"|au moins|au plus|à peu près|une|la|petite|bonne|tout juste|entre)\s|(?:de|plus de|moins de|près de)\s"
    r"|(?:plus |moins |près )?d'){0,4}"
)
#: What behind the unit makes it a span of time, not an age.
_SPAN_BEHIND = re.compile(
    r" (?:(?:de\b|d')(?! ?(?:âge|moyenne|retraite|ici)\b)|plus t[aô]|après|avant|auparavant|durant|ferme"
    r"|avec sursis|consécuti|d'affilée|par\b|prochain|dernie|passé|suivant|d'intervalle|d'écart|que\b"
    r"|jour pour jour)"
)
#: What before the number makes it a span of time.
_SPAN_BEFORE = re.compile(
    r"(?:\by a|depuis|pendant|durant|voil[àa]|voici|dans|d'ici(?: à)?|sous|\ben|tous les|toutes les|chaque|au bout"
    r"|au cours des|\bces|prochaine?s|derni[eè]re?s)\s(?:les\s|des\s)?"
    rf"{_LOOSE}$",
    re.IGNORECASE,
)
#: «condamné à 3 ans», «passé de 2 à 3 ans»: a term, where «à 64 ans» would be an age.
_TERM_BEFORE = re.compile(
    r"\b(?:condamn|rédui|porté|porter|passe|fix|limit|prolong|allong|ramen|étend|étal|prêt|emprunt|échéance|horizon"
    r"|taux|obligation|prison|peine|contrat|bail|mandat|durée|délai|suspen|écop|requi|inéligib|interdi|purg)"
    r"[^.;\n]{0,50}$",
    re.IGNORECASE,
)
_WORDED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (rule, re.compile(before + r"$", re.IGNORECASE))
    for rule, before in (
        ("age.worded", rf"\bâgée?s?\s{_LOOSE}"),
        ("age.old", rf"\b(?:vieux|vieille|vieilles)\s{_LOOSE}"),
        ("age.at-the-age", rf"\bâge\s(?:légal\s|minimum\s|moyen\s|pivot\s|maximal\s)?(?:de\s|d'){_LOOSE}"),
    )
)
_YEARS_ONLY: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (rule, re.compile(before + r"$", re.IGNORECASE))
    for rule, before in (
        ("age.group", r"\b(?:les?|des|aux?|un|ces)\s(?:jeunes\s)?(?:moins|plus)\s(?:de\s|d')"),
        ("age.birthday", r"\b(?:ses|leurs|mes|nos|tes|vos)\s"),
        (
            "age.having",
            r"\b(?:il|elle|ils|elles|qui|on|j'|n')\s?(?:n'|en\s)?(?:ai|a|ont|avais|avait|avaient|aura|auront"
            r"|aurait|avoir)\s"
            rf"(?:que\s)?{_LOOSE}",
        ),
        ("age.having", r"\b(?:a|ont|avait|avaient|aurait|auraient)\s(?:moins|plus)\s(?:de\s|d')"),
        ("age.having", r"\b(?:quand|lorsqu)[^,.;\n]{1,40}\s(?:avait|avaient|aura|aurait)\s" + _LOOSE),
        ("age.having", rf"[A-ZÀ-Ý][\w'-]+,?\s(?:a|avait|aurait|avaient|aura)\s{_LOOSE}"),
        (
            "age.having",
            rf"(?:%|\b(?:tiers|moitié|quarts?|majorité|d'entre\s(?:eux|elles)))\s(?:ont|a|avaient|avait)\s{_LOOSE}",
        ),
        ("age.having", rf"\b(?:va|vont|allait|allaient|aller)\savoir\s{_LOOSE}"),
        ("age.of-an-age", r"\b[âa]ges?\b[^.;:\n]{1,50}\s"),
    )
)
_AT = re.compile(rf"(?:^|[\s(«']|\bqu')(?:à|dès|avant|après|jusqu'à|à\spartir\sde|vers)\s{_LOOSE}$", re.I)
_RANGE_GROUP = re.compile(r"\b(?:les|des|aux|tranche(?:\sd'âge)?(?:\sdes)?)\s$", re.IGNORECASE)
_RANGE = re.compile(r"\d{1,2} ?(?:-|/|à) ?\d{1,3} ?$")
_OF = re.compile(
    rf"(?<!\w)(?:((?:[^\W\d_][\w'-]*\s){{1,4}})(?:de\s|d'){_LOOSE}|((?:[^\W\d_][\w'-]*\s){{1,4}})entre\s)$", re.I
)
_APPOSED = re.compile(rf"([^\W\d_][\w'-]*)[»\"]?(?:,\s|\s\(|,\s?et\s){_LOOSE}$")
_APPOSED_BEHIND = re.compile(r"\s?(?:[,.);:\n]|$| et )")
_PERSON_SUFFIX = re.compile(r"(?:eur|euse|trice|iste|ien|ienne|ologue)s?$")
_CONTEXT = 90
_ARTICLES = frozenset(("un", "une", "le", "la", "du", "ce", "cette"))


@cache
def _nouns(sense: str) -> frozenset[str]:
    return lexicon.column("age_nouns", "lemma", sense=sense)


@cache
def _humans() -> frozenset[str]:
    """Nouns that other layers know as persons: those who may be a source, those who are counted as people."""
    named = (lexicon.column("source_nouns", "noun", type=kind) for kind in ("witness", "expert"))
    return lexicon.column("human_nouns", "lemma").union(*named)


def is_person(word: str) -> bool:
    """Tell whether a French noun (any number) names a person, by the lexicon or by its suffix."""
    lower = word.lower()
    singular = lower[:-1] if lower.endswith(("s", "x")) else lower
    forms = {lower, singular}
    if forms & _nouns("other"):
        return False
    if singular.endswith("ée"):
        forms.add(singular[:-1])
    return bool(forms & (_nouns("person") | _humans()) or _PERSON_SUFFIX.search(lower))


def find_ages(text: str) -> list[Age]:
    """Return the ages of a normalised text (`recoupe.typography.normalise`), in order of place."""
    return list(_ages(text))


def _ages(text: str) -> Iterator[Age]:
    for unit in _UNIT.finditer(text):
        word = unit.group().lower()
        before = text[max(0, unit.start() - _CONTEXT) : unit.start()]
        inside = before[-1:].isalnum() or before.endswith("_")
        number = None if inside else _number_before(before, years=word == "années")
        if number is None:
            continue
        half = _HALF.match(text, unit.end())
        end = half.end() if half else unit.end()
        ucum = _UCUM[word[0]]
        rule = _rule(before[: number.start()], number.group(), text[end : end + 40], ucum)
        if rule:
            yield Age(unit.start() - len(number.group()), end, ucum, rule)


_LAST_WORDS = re.compile(r"[^\W_]+")
_SMALL_WORDS = frozenset(_SMALL.replace("s?", "").split("|")) | {"vingts", "cents"}


def _number_before(before: str, *, years: bool) -> re.Match[str] | None:
    """Return the number that ends the words before a unit; the costly search only where one can."""
    if years:
        return _ROUND.search(before) if before.endswith(("d'", "D'")) else None
    last = _LAST_WORDS.findall(before[-14:].lower()) or [""]
    return _NUMBERS.search(before) if last[-1][-1:].isdigit() or last[-1] in _SMALL_WORDS else None


def _rule(before: str, number: str, behind: str, unit: str) -> str | None:
    """Return the id of the rule that makes the number an age, or None."""
    if behind.startswith(" d'âge"):
        return "age.of-age"
    lower = before.lower()
    worded = _first(_WORDED, before) if "âg" in lower or "viei" in lower or "vieux" in lower else None
    if worded:
        return worded
    if _SPAN_BEFORE.search(before):
        return None
    if _RANGE_GROUP.search(before) and _RANGE.search(number) and unit == "a":
        return "age.group"
    if _of_person(before):
        return "age.of-person"
    if _SPAN_BEHIND.match(behind) or unit != "a":
        return None
    return _first(_YEARS_ONLY, before) or _at(before) or _apposed(before, behind)


def _first(rules: tuple[tuple[str, re.Pattern[str]], ...], before: str) -> str | None:
    return next((rule for rule, pattern in rules if pattern.search(before)), None)


def _at(before: str) -> str | None:
    return "age.at" if _AT.search(before) and not _TERM_BEFORE.search(before) else None


def _of_person(before: str) -> bool:
    """«un homme de 24 ans», «les jeunes enfants syriens de 6 à 8 ans»: a person's noun heads the phrase."""
    match = _OF.search(before)
    if match is None:
        return False
    words = (match.group(1) or match.group(2)).split()
    if len(words) > 2 and words[-1].lower() in ("moins", "plus", "près"):
        words = words[:-2]  # «enfants de moins de 5 ans»
    for distance, word in enumerate(reversed(words)):
        noun = word.rpartition("'")[2]
        if distance == 1 and word.lower() == "de":
            continue  # «une employée de transit de 29 ans»
        if distance and word.lower() in _nouns("stop"):
            return False
        article = distance + 1 < len(words) and words[-distance - 2].lower() in _ARTICLES
        if noun and (is_person(noun) or (article and noun[0].isupper())):
            return True
        if noun.lower() in _nouns("other"):
            return False
    return False


def _apposed(before: str, behind: str) -> str | None:
    """«Marie Dupont, 43 ans,»: behind a name or a person's noun, closed by a comma or a bracket."""
    match = _APPOSED.search(before)
    if match is None or not _APPOSED_BEHIND.match(behind):
        return None
    word = match.group(1).rpartition("'")[2]
    named = word[:1].isupper()
    return "age.apposed" if named or (word and is_person(word)) else None
