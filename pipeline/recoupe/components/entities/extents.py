"""How far a run of capitals reaches: over hyphens, particles, adjectives and complements that belong to a name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from recoupe.components.entities.classes import THE, is_plural, kind_of, noun_before
from recoupe.components.entities.page import Page
from recoupe.components.entities.vocabulary import (
    function_words,
    given_names,
    lone_words,
    role_words,
    titles,
)
from recoupe.components.entities.votes import LOCAL

_INITIALS = re.compile(r"[A-Z]\.?")


def end_of_run(page: Page, first: int, taken: set[int], known: Mapping[int, int]) -> int:
    last = first
    while True:
        following = _next(page, first, last, known)
        if following is None or any(word in taken for word in range(last + 1, following + 1)):
            return last
        last = following


def _next(page: Page, first: int, last: int, known: Mapping[int, int]) -> int | None:
    """Return the last word of the next piece of a name, or None where the name ends."""
    gap, after = page.words.gap(last), last + 1
    if gap == "-":
        if page.is_capital(after) or page.word(after)[:1].isdigit():
            return after
        if page.key(after) in role_words("enclitic"):
            return None
        return after if page.words.gap(after) == "-" or page.word(after).isalpha() else None
    if gap == "'" and page.key(last).endswith("c") and page.key(after) == "h":
        return after  # «Floc'h»
    if gap == "'" and len(page.word(last)) <= 2:
        return after if page.is_capital(after) else None
    if gap == ". " and (_initial(page, last) or page.key(last) == "st"):
        return after if page.is_capital(after) and page.key(after) not in function_words() else None
    if gap in (".", ".-") and len(page.word(last)) == 1 and page.is_capital(after):
        return after
    if gap in (" & ", "&") and page.is_capital(after):
        return after
    if gap != " ":
        return None
    if page.is_capital(after):
        return None if page.in_date(after) or page.key(after) in ("m", "mme") else after
    return _particle(page, first, last, known) or _title_part(page, first, last, known)


def _title_part(page: Page, first: int, last: int, known: Mapping[int, int]) -> int | None:
    """Go on where the noun before the name says what it is: «hélicoptère Dragon 25», «la revue Eaux et Sols»."""
    noun = kind_of(page, noun_before(page, first))
    label = noun[0] if noun is not None and not page.left_gap(first).strip(" «") else None
    after = last + 1
    if label == "MISC" and page.word(after).isdigit() and len(page.word(after)) < 4:
        return after
    if label == "ORG" and page.key(after) in ("et", "de", "du", "des", "d") and page.words.gap(after) in (" ", "'"):
        if page.key(first - 1) in role_words("site") and _is_place(page, after + 1, known):
            return None  # «l'usine Ferroval de Dole»
        if page.key(after) == "et" and (is_plural(page, noun_before(page, first)) or after + 1 in known):
            return None  # «les enseignes X et Y»
        if not page.is_capital(after + 1):
            return _worded(page, first, last, known)
        return after + 1 if last - first < 3 else None
    return (
        _with_country(page, first, last, known)
        or _group(page, first, last)
        or _institution(page, first, last, known)
        or _after_article(page, first, last)
        or _adjective(page, first, last, label, known)
        or (_worded(page, first, last, known) if label in ("ORG", "MISC") else None)
    )


def _worded(page: Page, first: int, last: int, known: Mapping[int, int]) -> int | None:
    """Go on over a name made of common words: «l'association Cœur battant», «la maison d'édition Grain de sel»."""
    word, after = first + (page.key(first) in role_words("article")), last + 1
    if word > last or first in known or page.is_upper(word) or not page.is_common(word) or last - first > 4:
        return None
    token = page.token(after)
    if token is None or page.in_date(after):
        return None
    if (last == word or not page.is_capital(last)) and (
        token.pos_ == "ADJ" or "Part" in token.morph.get("VerbForm", [])
    ):
        following = page.token(after + 1)
        goes_on = following is not None and following.pos_ in ("ADP", "DET", "NOUN", "NUM")
        aside = page.key(after) in role_words("participle_aside") or (goes_on and page.words.gap(after) == " ")
        return None if aside else after
    return _linked_noun(page, word, after)


def _linked_noun(page: Page, word: int, link: int) -> int | None:
    """«Grain de sel», «Rail pour tous», «Non au forage»: the noun behind the preposition at `link`."""
    token = page.token(word)
    slogan = token is not None and token.pos_ not in ("NOUN", "PROPN")
    links = role_words("purpose") | role_words("of") | ({"en", "au", "aux", "a"} if slogan else {"en"})
    if page.key(link) not in links or page.words.gap(link) not in (" ", "'"):
        return None
    noun = link + 1
    if page.key(link) not in ("du", "des", "d", "au", "aux", "en") and page.key(noun) in role_words("article"):
        noun += 1
    if page.is_capital(noun):
        return noun if page.key(link) == "en" else None  # «la sonde Hélia de la Nasa»
    everybody = page.key(link) == "pour" and page.key(noun) in ("tous", "toutes")
    return noun if everybody or _names_noun(page, noun) else None


def _names_noun(page: Page, index: int) -> bool:
    """A noun that a name of common words may end in: no time, no kind of organisation, no office."""
    token = page.token(index)
    if token is None or page.in_date(index) or page.left_gap(index) not in (" ", "'"):
        return False
    told = kind_of(page, index)
    kind = told is not None and told[1] == "outside"
    return page.is_capital(index) or (token.pos_ == "NOUN" and not kind and page.key(index) not in titles())


def _is_place(page: Page, index: int, known: Mapping[int, int]) -> bool:
    return index in known or page.key(index) in role_words("place_prefix")


def _adjective(page: Page, first: int, last: int, label: str | None, known: Mapping[int, int]) -> int | None:
    """«l'Harmonie municipale», «l'association Mémoire vive»: a common noun with a capital takes its adjective."""
    token = page.token(last + 1)
    if last > first or token is None or token.pos_ != "ADJ" or page.starts_sentence(first):
        return None
    if page.is_upper(first) or not page.is_common(first):
        return None
    institution = first not in known and page.key(first) not in lone_words() and page.key(first) not in titles()
    if institution and last + 1 in page.demonyms:
        return last + 1  # «la Télévision togolaise»
    article = page.key(first - 1) in THE
    if institution and article and page.key(first) not in role_words("place_prefix") and LOCAL.search(token.lower_):
        return last + 1  # «l'Aviron landais»
    if institution and page.key(first - 1) in ("les", "des", "aux") and page.word(first).endswith("s"):
        return last + 1  # «les Loups noirs»
    institutional = page.key(last + 1) in role_words("institutional")
    return last + 1 if (label == "ORG" and not LOCAL.search(token.lower_)) or (institutional and article) else None


def _institution(page: Page, first: int, last: int, known: Mapping[int, int]) -> int | None:
    """«la Chaîne du Bonheur», «le Baromètre civique du Kivu»: a capital noun that «de» ties to a name."""
    article = page.key(first - 1) in THE and not page.is_capital(first - 1)
    plain = last == first and page.is_common(first) and not page.is_upper(first) and first not in known
    if not article or not plain or page.key(first) in role_words("place_prefix"):
        return None
    if page.key(first) in lone_words() or page.key(first) in titles():
        return None
    token = page.token(first + 1)
    adjective = token is not None and token.pos_ in ("ADJ", "NOUN") and page.words.gap(first + 1) == " "
    link = first + 2 if adjective else first + 1
    if page.key(link) not in role_words("of") or page.words.gap(link) not in (" ", "'"):
        return None
    if page.key(link) == "de" and page.key(link + 1) in ("la", "l") and page.words.gap(link + 1) in (" ", "'"):
        link += 1
    return link + 1 if page.is_capital(link + 1) and not page.in_date(link + 1) else None


def _with_country(page: Page, first: int, last: int, known: Mapping[int, int]) -> int | None:
    """«Ressources naturelles Canada»: a capital noun and its adjective before a country are an authority."""
    token = page.token(last + 1)
    adjective = token is not None and token.pos_ == "ADJ" and page.words.gap(last + 1) == " "
    country = last == first and adjective and last + 2 in known and not page.starts_sentence(first)
    return known[last + 2] if country else None


def _group(page: Page, first: int, last: int) -> int | None:
    """«les Lynx de Sherbrooke», «les Brigades du Fleuve»: a group and its place make one name."""
    after = last + 1
    opens = not page.is_capital(first - 1) or page.starts_sentence(first - 1)
    plural = page.key(first - 1) in ("les", "des", "aux") and opens
    if not plural or page.word(last)[-1:] not in "sx" or page.key(after) not in role_words("of"):
        return None
    if last == first and page.is_common(first) and not page.starts_sentence(first) and _names_noun(page, after + 1):
        return after + 1  # «les Lions du désert»
    if page.key(after) == "de" and page.key(after + 1) in ("la", "l") and page.words.gap(after) == " ":
        after += 1  # «les Rapides de la Meuse»
    joined = page.words.gap(after) in (" ", "'") and page.is_capital(after + 1) and not page.in_date(after + 1)
    return after + 1 if joined and last - first < 2 else None


def _after_article(page: Page, first: int, last: int) -> int | None:
    """A name that opens with a capital article goes on over «du Désert», «d'argent», «mosane»."""
    if (
        page.key(first) not in role_words("article")
        or last == first
        or last - first > 4
        or page.starts_sentence(first)
    ):
        return None
    after = last + 1
    if page.key(after) in role_words("noble") and page.words.gap(after) in (" ", "'"):
        token = page.token(after + 1)
        noun = page.is_capital(after + 1) or (token is not None and token.pos_ == "NOUN")
        return after + 1 if noun and last - first < 3 and not page.in_date(after + 1) else None
    token = page.token(after)
    adjective = token is not None and (
        (token.pos_ == "ADJ" and token.head.i == token.i - 1)
        or (token.pos_ in ("ADJ", "NOUN", "PROPN") and bool(LOCAL.search(page.word(after))))
    )
    joined = last == first + 1 and adjective
    return after if joined and not page.in_date(after) else None


def _initial(page: Page, index: int) -> bool:
    """One capital letter that stands for a given name («J. Martin»), no unit («40 °C. Si»)."""
    return bool(_INITIALS.fullmatch(page.word(index))) and page.left_gap(index)[-1:] in (
        "",
        " ",
        "(",
        "\n",
        ".",
        "-",
    )


def _particle(page: Page, first: int, last: int, known: Mapping[int, int]) -> int | None:
    """Join «Alban de Sury», «Mohammed ben Salmane», «Charles d'Orléans»; never «la CGT de Renault»."""
    key = page.key(last + 1)
    if key == "la" and last + 2 in known:
        return None  # «la tempête Ciaran la Bretagne»: the verb is left out
    if key in role_words("particle") and page.words.gap(last + 1) in (" ", "-"):
        if page.is_capital(last + 2):
            return last + 2
        if page.key(last + 2) in role_words("particle") and page.is_capital(last + 3):
            return last + 3
    if key in role_words("noble") and last - first < 2 and page.word(first) in given_names():
        step = last + 2 if page.words.gap(last + 1) in (" ", "'") else None
        if step is not None and page.key(step) == "la" and page.words.gap(step) == " ":
            step += 1
        if step is not None and page.is_capital(step) and not page.is_upper(step):
            return step
    return None
