"""One rule for vague references: PAST_REF, PRESENT_REF, FUTURE_REF."""

from __future__ import annotations

import re

from recoupe.components.dates.rule import rule
from recoupe.date_values.nodes import Node, Word

_PAST = re.compile(
    r"(?:tout )?récem|derni|autref|jadis|nagu|à l'ép|à cette|il y a|ces derniers"
    r"|aupar|précéd|jusqu'al|(?:par|dans) le"
)


@rule(
    "date.vague",
    "vague",
    r"(?P<v>(?:tout )?récemment|dernièrement|autrefois|jadis|naguère|à (?:l'|cette )époque"
    r"|il y a (?:peu|longtemps|quelque temps)|ces derniers temps|auparavant|précédemment|jusqu'alors"
    r"|(?:dans|par) le passé|actuellement|désormais|dorénavant|maintenant|à présent|en ce moment(?: même)?"
    r"|à l'heure actuelle|pour (?:le moment|l'instant|l'heure)(?! d[eu]| d')|à ce jour|jusqu'à présent|jusqu'ici"
    r"|dès à présent|d'ores et déjà|dans l'immédiat|de nos jours|ces (?:jours|temps)-ci|prochainement|bientôt"
    r"|à l'avenir|sous peu|d'ici peu|ultérieurement|dans un avenir (?:proche|prochain))",
)
def vague(match: re.Match[str]) -> Node | None:
    words = match["v"].lower()
    if re.match(
        r"(?:tout )?récem|derni|autref|jadis|nagu|à l'ép|à cette|il y a|ces derniers"
        r"|aupar|précéd"
        r"|jusqu'al|par le|dans le",
        words,
    ):
        return Word("PAST_REF", "DATE")
    if re.match(r"proch|bient|à l'avenir|sous|d'ici|ultér|dans un", words):
        return Word("FUTURE_REF", "DATE")
    return Word("PRESENT_REF", "DATE")
