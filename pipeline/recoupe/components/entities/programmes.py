"""Names by their typography alone: news programmes, agencies in datelines, abbreviations of cantons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from recoupe import lexicon
from recoupe.components.entities.page import Name, Page

_PROGRAMME = re.compile(
    r"\b(?:[Ll]e|[Aa]u|[Dd]u) ((?:\d\d?[ -]Heures\b)|(?:13|19|20) heures(?= (?:de|d'|du|sur) ?[A-Z])|\d\dh\d\d\b)"
)
_CANTON = re.compile(r"(?<= \()([A-Z]{2})(?=[),])")
#: «NANTERRE, 12 mars (APM) -»: the agency of a dispatch stands between its place and a dash.
_DATELINE = re.compile(
    r"^[^\W\d_][^\n()]{2,60}(?: \([^\n()]{2,30}\)[^\n()]{0,40})? \((?=\w{3,6}\))([A-ZÉ]\w?\w?[A-ZÉ]\w*)\) --? ",
    re.MULTILINE,
)


def agencies(page: Page) -> Iterator[Name]:
    """Yield the agencies that datelines name."""
    for match in _DATELINE.finditer(page.text) if "(" in page.text else ():
        first = bisect_left(page.words.starts, match.start(1))
        yield Name(first, first, {"ORG": 6.0}, "entity.dateline")


def programmes(page: Page) -> Iterator[Name]:
    """Yield television and radio programmes called by their hour: «le 13 Heures», «le 20 heures de TF1»."""
    for match in _PROGRAMME.finditer(page.text):
        first = bisect_left(page.words.starts, match.start(1))
        last = bisect_left(page.words.ends, match.end(1))
        if first == last and match.group().lower().startswith("le "):
            continue  # «le 19h30» may be a departure; «au 19h30» is a programme
        yield Name(first, last, {"MISC": 6.0}, "entity.programme", kind="official")


def cantons(page: Page, names: Iterable[Name]) -> Iterator[Name]:
    """Yield the letters of a Swiss canton behind a place: «Saint-Ursanne (JU)»."""
    ends = {name.last for name in names if name.label == "LOC"}
    for match in _CANTON.finditer(page.text) if ends else ():
        index = bisect_left(page.words.starts, match.start())
        canton = lexicon.column("cantons", "name", letters=match.group(1))
        if index - 1 in ends and canton:
            (name,) = canton
            yield Name(index, index, {"LOC": 9.0}, "entity.canton", f"place:{name}", name, "region")
