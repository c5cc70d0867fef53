"""Names in one enumeration are of one kind: «Kousséri, Makary et Maga», «de Weber, Pareto et Durkheim»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from recoupe.components.entities.page import Name, Page
from recoupe.values import EntityLabel

_LINK = re.compile(r"(?:, (?:et |ou )?| et | ou | ni )(?:(?:à|de|du|des|en|au|aux) |d')?(?:(?:la|le|les) |l')?")
_JOINT = re.compile(r"\b(?:et|ou|ni)\b")
#: From this weight on a name's label speaks for its neighbours in a series; below it, theirs for it.
_FIRM = 2.5
_VOTE = 1.5
#: «Kim et de la Reine»: a member starts at most so many words behind the one before.
_NEAR = 4


def with_series(page: Page, names: list[Name]) -> list[Name]:
    """Return the names, those in a series with votes for the label that its firm members share."""
    ordered = sorted((name for name in names if name.label != "NORP"), key=lambda name: name.first)
    votes: dict[tuple[int, int], EntityLabel] = {}
    for series in _series(page, ordered):
        firm = Counter(name.label for name in series if name.canonical is not None or name.score >= _FIRM)
        if len(firm) == 1 and 3 * firm.total() >= len(series):
            (label,) = firm
            votes |= {(name.first, name.last): label for name in series if _open(name)}
    return [_voted(name, votes.get((name.first, name.last))) for name in names]


def _voted(name: Name, label: EntityLabel | None) -> Name:
    if label is None:
        return name
    return replace(name, votes={**name.votes, label: name.votes.get(label, 0.0) + _VOTE})


def _open(name: Name) -> bool:
    return name.canonical is None and not name.candidates and name.score < _FIRM


def _series(page: Page, names: list[Name]) -> Iterator[list[Name]]:
    """Yield runs of names between which only commas, «et», «ou» and a preposition stand."""
    series, joined = names[:1], False
    for name in names[1:]:
        before = series[-1].last
        near = name.first - before <= _NEAR
        between = page.text[page.words.ends[before] : page.words.starts[name.first]] if near else ""
        if _LINK.fullmatch(between):
            series.append(name)
            joined = joined or _JOINT.search(between) is not None
            continue
        if len(series) > 1 and (joined or len(series) > 2):
            yield series
        series, joined = [name], False
    if len(series) > 1 and (joined or len(series) > 2):
        yield series
