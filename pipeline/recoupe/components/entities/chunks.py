"""Names by their capitals: runs of capital words where capitals mean something, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.components.entities.page import Name, Page, is_feast
from recoupe.components.entities.vocabulary import (
    common_acronyms,
    contexts,
    function_words,
    given_names,
    lone_words,
    role_words,
    titles,
)
from recoupe.components.entities.votes import GENTILE, ROAD, context_label, noun_before, votes

#: Small words inside names of persons and foreign names.
_ROMAN = re.compile(r"[IVXLC]+(?:e|er|ème|ère)?")
#: «atelier C2», «porte B12»: a code, no name.
_CODE = re.compile(r"[B-CF-MO-Z]\d{1,2}")
#: Adjectives of a town («messin», «rhodanien») in names of newspapers.
_LOCAL = re.compile(r"(?:in|ine|ois|oise|ais|aise|ain|aine|ien|ienne|éen|éenne)$")
_INITIALS = re.compile(r"[A-Z]\.?")


def chunks(page: Page, taken: set[int], known: dict[int, int], countries: set[int]) -> Iterator[Name]:
    """Yield runs of capital words with votes on their label; words in `taken` belong to longer names already.

    `known`: first word → last word of the gazetteer's names; `countries`: first words of names of countries.
    """
    done = -1
    for index in page.capitals:
        if index <= done or index in taken:
            continue
        first = _start(page, index)
        if first is None or _person_follows(page, first, known):
            continue
        if first + 1 in countries and page.key(first) in role_words("article"):
            continue  # «Et Le Maroc ?»: no country has a capital article
        last = _before_person(page, first, _end(page, first, taken), known)
        done = last
        if not _means_something(page, first, last) or _portfolio(page, first):
            continue
        found = votes(page, first, last)
        if _of_region(page, first, last, known):
            found["ORG"] = found.get("ORG", 0.0) + 1.5
        yield Name(first, last, found, "entity.capitals", cue=_title_cue(page, first))


def _before_person(page: Page, first: int, last: int, known: dict[int, int]) -> int:
    """Cut a run where a known name ends and a person's starts («Agence France-Presse Sarah Cohen»)."""
    end = known.get(first, last)
    if end < last and page.words.gap(end) == " " and page.word(end + 1) in given_names() and end + 1 < last:
        return end
    return last


def _of_region(page: Page, first: int, last: int, known: dict[int, int]) -> bool:
    """«Enercoop Lorraine»: an unknown word before a known place is an organisation that works there."""
    if last != first + 1 or page.words.gap(first) != " " or known.get(last) != last or first in known:
        return False
    return page.word(first) not in given_names() and page.key(first) not in role_words("place_prefix")


def _person_follows(page: Page, index: int, known: dict[int, int]) -> bool:
    """«l'ancien président de Serbie Milan Milutinovic»: the person's name starts behind the known one."""
    last = known.get(index)
    if last is None and page.key(index - 1) in role_words("article") and GENTILE.fullmatch(page.word(index)):
        last = index  # «la Lyonnaise Caroline Garcia»
    return last is not None and page.words.gap(last) == " " and page.word(last + 1) in given_names()


def _start(page: Page, index: int) -> int | None:
    """Return where a name may start at a capital word: behind titles and empty words at a sentence start."""
    if is_feast(page, index):
        return None
    key, word = page.key(index), page.word(index)
    gap = page.words.gap(index)
    if page.in_date(index) or key in ("heures", "heure") or word == "À":
        return None
    if key in titles() and gap in (" ", ". ") and page.is_capital(index + 1):
        return None  # «M. Kim», «Président Macron»: the name comes next
    if key in lone_words() and gap == " " and (page.word(index + 1) in given_names() or page.key(index - 1) == "d"):
        return None  # «la conseillère d'État Jeanne Favre»
    if word in common_acronyms() and gap == " " and page.is_capital(index + 1):
        return None  # «l'ONG Tax Justice Network»
    if page.starts_sentence(index) and (key in function_words() or not _may_start(page, index)):
        return None
    if gap == "-" and page.key(index + 1) in role_words("enclitic") and page.starts_sentence(index):
        return None
    if len(word) == 1 and gap == "'" and key in ("l", "d", "j", "s", "n", "c", "m", "t", "qu"):
        keeps = key == "l" and page.is_capital(index + 1) and not page.starts_sentence(index)
        return index if keeps else None
    return index


def _may_start(page: Page, index: int) -> bool:
    """At a sentence start, tags tell whether a word can be a name at all."""
    token = page.token(index)
    if token is None or token.pos_ in ("PROPN", "NOUN", "X", "ADJ", ""):
        return True
    return token.is_oov and page.is_capital(index + 1) and page.words.gap(index) == " "


def _end(page: Page, first: int, taken: set[int]) -> int:
    last = first
    while True:
        following = _next(page, first, last)
        if following is None or any(word in taken for word in range(last + 1, following + 1)):
            return last
        last = following


def _next(page: Page, first: int, last: int) -> int | None:
    """Return the last word of the next piece of a name, or None where the name ends."""
    gap, after = page.words.gap(last), last + 1
    if gap == "-":
        if page.is_capital(after) or page.word(after)[:1].isdigit():
            return after
        if page.key(after) in role_words("enclitic"):
            return None
        return after if page.words.gap(after) == "-" or page.word(after).isalpha() else None
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
    return _particle(page, first, last) or _title_part(page, first, last)


def _title_part(page: Page, first: int, last: int) -> int | None:
    """Go on where the noun before the name says what it is: «hélicoptère Dragon 25», «la revue Eaux et Sols»."""
    label = context_label(page, first)
    after = last + 1
    if label == "MISC" and page.word(after).isdigit() and len(page.word(after)) < 4:
        return after
    if label == "ORG" and page.key(after) in ("et", "de", "du", "des", "d") and page.words.gap(after) in (" ", "'"):
        return after + 1 if last - first < 3 and page.is_capital(after + 1) else None
    return _group(page, first, last) or _after_article(page, first, last) or _adjective(page, first, last, label)


def _adjective(page: Page, first: int, last: int, label: str | None) -> int | None:
    """«l'Harmonie municipale», «l'association Mémoire vive»: a common noun with a capital takes its adjective."""
    token = page.token(last + 1)
    if last > first or token is None or token.pos_ != "ADJ" or page.starts_sentence(first):
        return None
    if page.is_upper(first) or not _common(page, first):
        return None
    institutional = page.key(last + 1) in role_words("institutional")
    article = page.key(first - 1) in ("la", "l", "le", "du", "au")
    return last + 1 if (label == "ORG" and not _LOCAL.search(token.lower_)) or (institutional and article) else None


def _common(page: Page, index: int) -> bool:
    """Tell whether a capital word is also a common word: the model's vectors know it in small letters."""
    token = page.token(index)
    return token is not None and not token.vocab[token.lower_].is_oov and page.word(index) not in given_names()


def _group(page: Page, first: int, last: int) -> int | None:
    """«les Lynx de Sherbrooke», «les Brigades du Fleuve»: a group and its place make one name."""
    after = last + 1
    opens = not page.is_capital(first - 1) or page.starts_sentence(first - 1)
    plural = page.key(first - 1) in ("les", "des", "aux") and opens
    if not plural or page.word(last)[-1:] not in "sx" or page.key(after) not in role_words("of"):
        return None
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
        or (token.pos_ in ("ADJ", "NOUN", "PROPN") and bool(_LOCAL.search(page.word(after))))
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


def _particle(page: Page, first: int, last: int) -> int | None:
    """Join «Alban de Sury», «Mohammed ben Salmane», «Charles d'Orléans»; never «la CGT de Renault»."""
    key = page.key(last + 1)
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


def _means_something(page: Page, first: int, last: int) -> bool:
    """Tell whether a run is a name: its capitals are informative, or several of them stand together."""
    if last == first:
        return _lone(page, first)
    if page.starts_sentence(first) and not any(page.is_capital(index) for index in range(first + 1, last + 1)):
        return False  # «Sapeur-pompier», «Peut-être»
    if page.title_case(first):
        return False
    return not (
        page.word(first) in lone_words() and all(page.word(i) in lone_words() for i in range(first, last + 1))
    )


def _portfolio(page: Page, first: int) -> bool:
    """Tell whether a capital names a minister's field («la ministre déléguée à l'Industrie»)."""
    index, link = first - 1, page.left_gap(first)
    if page.key(index) not in role_words("to_field") or link not in (" ", "'"):
        return False
    while index > first - 7 and page.key(index) in role_words("to_field"):
        index -= 1
    near = {page.key(index), page.key(index - 1), page.key(index - 2)}
    return bool(near & role_words("minister"))


def _lone(page: Page, index: int) -> bool:
    word = page.word(index)
    if page.key(index) in function_words():
        return False
    if page.key(index) in lone_words() or page.key(index) in titles() or page.title_case(index):
        return False
    if len(word) == 1 or _ROMAN.fullmatch(word) or _CODE.fullmatch(word):
        return False
    if ROAD.fullmatch(word):
        return True
    if len(word) == 2 and page.word(index - 1).isdigit() and page.left_gap(index) == " ":
        return False  # «180 Go»: a unit
    if page.is_upper(index) and (word in common_acronyms() or word.rstrip("0123456789") in common_acronyms()):
        return False
    if not page.starts_sentence(index):
        return True
    return _alone_at_start(page, index)


def _alone_at_start(page: Page, index: int) -> bool:
    """One capital word that opens a sentence: a name where model and tagger say so and it is no common word."""
    if page.is_upper(index) and len(page.word(index)) < 7:
        return not page.words.gap(index).startswith(".")  # «DIRECT. …», «VIDÉO. …»
    entity = page.model(index, index)
    token = page.token(index)
    if page.fills_block(index):
        return False
    if entity is None or token is None or token.pos_ != "PROPN":
        return False
    exact = entity[0] == page.words.starts[index] and entity[1] == page.words.ends[index]
    return (
        exact
        and entity[2] != "MISC"
        and (page.word(index) in given_names() or (token.is_oov and not _common(page, index)))
    )


def _title_cue(page: Page, first: int) -> tuple[int, int] | None:
    noun = noun_before(page, first)
    known = page.key(noun) in titles() or page.word(noun).lower() in contexts()
    if known and page.left_gap(first) in (" ", ". "):
        return (noun, noun)
    return None
