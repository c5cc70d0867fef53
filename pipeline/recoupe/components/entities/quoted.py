"""Names between quotation marks behind a noun or participle that says so: «le film « Les Bras ouverts »»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from recoupe.components.entities.page import Name, Page
from recoupe.components.entities.vocabulary import context, role_words
from recoupe.values import EntityLabel

_QUOTED = re.compile(r"(?:« ?|\")((?=[^\W\d_])[^«»\"\n.;]{2,60}?)(?: ?»|\")")
_MAX_WORDS = 7


def quoted_names(page: Page) -> Iterator[Name]:
    """Yield quotations that are the name of what stands before them."""
    starts, ends = page.words.starts, page.words.ends
    for match in _QUOTED.finditer(page.text):
        first = bisect_left(starts, match.start(1))
        label = _label(page.word(first - 1)) if page.left_gap(first)[:1] == " " else None
        if label is None or not page.is_capital(first):
            continue
        last = bisect_left(ends, match.end(1))
        if last < len(ends) and ends[last] == match.end(1) and last - first < _MAX_WORDS:
            yield Name(first, last, {label: 5.0}, "entity.quoted", kind="official", cue=(first - 1, first - 1))


def _label(word: str) -> EntityLabel | None:
    if word.lower() in role_words("entitled"):
        return "MISC"
    told = context(word)
    return told[0] if told is not None and told[1] == "outside" else None
