"""Names by their typography alone: news programmes, roads' letters, abbreviations of cantons behind a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from recoupe import lexicon
from recoupe.components.entities.page import Name, Page

_LE = r"(?<=[Ll]e |[Aa]u |[Dd]u )"
_PROGRAMME = re.compile(
    rf"{_LE}(\d\d?)[ -]Heures\b|{_LE}(13|19|20) [Hh]eures(?= (?:de|d'|du|sur) ?[A-Z])"
    r"|(?<=\b[Aa]u |\b[Dd]u )(\d\dh\d\d)\b"
)
_CANTON = re.compile(r"(?<= \()([A-Z]{2})(?=[),])")


def programmes(page: Page) -> Iterator[Name]:
    """Yield television and radio programmes called by their hour: «le 13 Heures», «le 20 heures de TF1»."""
    for match in _PROGRAMME.finditer(page.text):
        first = bisect_left(page.words.starts, match.start())
        last = bisect_left(page.words.ends, match.end())
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
