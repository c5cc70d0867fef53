"""Table rows: a cell's number counts what its row's first cell names, in the unit that a heading states."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from spacy.tokens import Token

from recoupe import lexicon
from recoupe.components.quantities.counted_lemma import lemma_of, nouns
from recoupe.components.quantities.draft import Context, Draft
from recoupe.components.quantities.forward import forward
from recoupe.numeral_atoms import fold
from recoupe.record import Block, Cell
from recoupe.units import UnitMatch, unit_after

_SCALE = r"(?P<scale>milliers|millions|milliards|Mds?|M|k)?"
_IN_BRACKETS = re.compile(
    rf"\((?:en )?{_SCALE} ?(?:de |d')?(?P<unit>[^()|]*)\)|(?:,|\b) en (?P<words>[^|]+)$", re.IGNORECASE
)
_SCALES = {
    "k": 10**3,
    "milliers": 10**3,
    "m": 10**6,
    "millions": 10**6,
    "md": 10**9,
    "mds": 10**9,
    "milliards": 10**9,
}


def read_tables(context: Context, drafts: list[Draft]) -> None:
    """Give the drafts of table rows their counted noun and unit."""
    starts = [draft.start for draft in drafts]
    header: Block | None = None
    caption: tuple[int, int] | None = None
    for block in context.blocks:
        if block["kind"] != "table_row":
            caption, header = (block["start"], block["end"]), None
            continue
        if block.get("header"):
            header = block
            continue
        first, last = bisect_left(starts, block["start"]), bisect_left(starts, block["end"])
        for draft in drafts[first:last]:
            _read_cell(context, draft, block, header, caption)


def _read_cell(
    context: Context, draft: Draft, row: Block, header: Block | None, caption: tuple[int, int] | None
) -> None:
    cells = row.get("cells", [])
    column = next((i for i, cell in enumerate(cells) if cell["start"] <= draft.start < cell["end"]), 0)
    if column == 0:
        return
    headings = [(cells[0]["start"], cells[0]["end"])]
    if header is not None and column < len(header.get("cells", [])):
        cell = header["cells"][column]
        headings.append((cell["start"], cell["end"]))
    if caption is not None and caption[1] - caption[0] < 100:
        headings.append(caption)
    if draft.unit is None and draft.kind == "count":
        _take_unit(context, draft, headings)
    noun = forward(context, draft)[0] if draft.unit is None else None
    if noun is None or not _names(noun):
        named = headings[1:2] if _lists_places(context, header, cells[0]) else headings[:2]
        draft.counted = next((found for cell in named if (found := _heading_noun(context, *cell))), noun)


def _names(noun: Token) -> bool:
    """A cell's own word counts where it is a noun («4 480 déplacés»), not a bare participle («11 000 déployés»)."""
    lemma = lemma_of(noun)
    return lemma in nouns("participle") or (noun.pos_ in ("NOUN", "PROPN") and not lemma.endswith("é"))


def _lists_places(context: Context, header: Block | None, cell: Cell) -> bool:
    """Whether the rows of a table are places («Commune | Morts»), or this one is their sum."""
    cells = header.get("cells", []) if header is not None else []
    roles = lexicon.column("name_words", "word", role="place_column")
    sums = lexicon.column("name_words", "word", role="sum_row")
    placed = (
        bool(cells) and fold(context.text[cells[0]["start"] : cells[0]["end"]]).strip().partition(" ")[0] in roles
    )
    return placed or (bool(cells) and fold(context.text[cell["start"] : cell["end"]].strip()) in sums)


def _heading_noun(context: Context, start: int, end: int) -> Token | None:
    """Return the noun of a heading; None where the heading is a place or holds a date («Rezé | 12»)."""
    if context.text[start:end].strip() in _places():
        return None
    if any(date["start"] == start for date in context.dates):
        return None
    token = context.token_from(start)
    while token is not None and token.idx < end:
        if token.is_alpha and token.pos_ not in ("DET", "ADP", "NUM", "CCONJ"):
            return token
        token = context.after(token)
    return None


@cache
def _places() -> frozenset[str]:
    """Return the names of communes, cities and countries; the tags of a bare heading tell nothing."""
    return (
        lexicon.column("communes", "name") | lexicon.column("cities", "name") | lexicon.column("countries", "name")
    )


def _take_unit(context: Context, draft: Draft, headings: list[tuple[int, int]]) -> None:
    """«Chiffre d'affaires (M€)», «Production (en tonnes)»."""
    for start, end in headings:
        match = _IN_BRACKETS.search(context.text, start, end)
        if match is None:
            continue
        at = match.start("unit") if match["unit"] is not None else match.start("words")
        whole = unit_after(context.text, match.start("scale"), digits=True) if match["scale"] else None
        unit: UnitMatch | None = whole or unit_after(context.text, at, digits=True)
        scale = 1 if whole else _SCALES.get((match["scale"] or "").lower(), 1)
        if unit is None:
            continue
        draft.unit, draft.kind, draft.rule = unit.unit, unit.unit.kind, f"{draft.rule}.heading-unit"
        draft.value = draft.value * scale if draft.value is not None else None
        draft.min = draft.min * scale if draft.min is not None else None
        draft.max = draft.max * scale if draft.max is not None else None
        return
