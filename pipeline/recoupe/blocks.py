"""Cut a text into blocks: headings, paragraphs, list items, table rows, quotations, signature lines.

Works on the normalised text (`recoupe.typography`), by lines and typography alone; offsets are characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.record import Block, Cell
from recoupe.values import BlockKind

_LINE = re.compile(r"[^\n]+")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_BULLET = re.compile(r"(?:[-*•·▪◦‣+]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_SIGNATURE = re.compile(r"(?:--?|~)\s*(?=[^\W\d_])")
_PIPES = re.compile(r"\|")
_TABS = re.compile(r"\t+")
_RULE_ROW = re.compile(r"[\s|:+=-]+")
_END_MARK = re.compile(r"[.!?…:;,][»\")\]\s]*$")
_SENTENCE_INSIDE = re.compile(r"[.!?…]\s+[A-ZÀ-ÖØ-Þ«]")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_MAX_HEADING_WORDS = 18
_MAX_SIGNATURE_WORDS = 16
#: Broken lines are no longer than this; lines of whole paragraphs are.
_MAX_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its edges' white space, and whether a blank line comes before and after."""

    start: int
    end: int
    text: str
    blank_before: bool
    blank_after: bool


def find_blocks(text: str) -> list[Block]:
    """Return the blocks of a text, in order; white space alone gives none.

    `text` may be raw or normalised; offsets are the same. Every other character belongs to exactly one block.
    """
    lines = list(_lines(text))
    wrapped = _hard_wrapped(lines)
    found: list[Block] = []
    for index, line in enumerate(lines):
        previous = found[-1] if found else None
        following = lines[index + 1] if index + 1 < len(lines) else None
        if _RULE_ROW.fullmatch(line.text):
            _mark_header(previous, line)
            continue
        kind = _kind(line, previous, following, wrapped=wrapped)
        if previous and _continues(line, previous, kind, wrapped=wrapped):
            previous["end"] = line.end
            continue
        found.append(_block(line, kind, previous, len(found)))
    return _headers(found)


def _lines(text: str) -> Iterator[Line]:
    matches = [m for m in _LINE.finditer(text) if not m.group().isspace()]
    for index, match in enumerate(matches):
        raw = match.group()
        start = match.start() + len(raw) - len(raw.lstrip())
        end = match.end() - (len(raw) - len(raw.rstrip()))
        before = text[matches[index - 1].end() : match.start()] if index else "\n\n"
        after = text[match.end() : matches[index + 1].start()] if index + 1 < len(matches) else "\n\n"
        yield Line(start, end, text[start:end], before.count("\n") > 1, after.count("\n") > 1)


def _hard_wrapped(lines: list[Line]) -> bool:
    """Tell whether somebody broke the lines at a fixed width (mail, terminals, old agency wires)."""
    width = max((len(line.text) for line in lines), default=0)
    inner = [line for line in lines if not line.blank_after]
    full = sum(len(line.text) > 0.7 * width for line in inner)
    return 40 <= width <= _MAX_WIDTH and full >= 3 and full > 0.6 * len(inner)


def _kind(line: Line, previous: Block | None, following: Line | None, *, wrapped: bool) -> BlockKind:
    text = line.text
    if any(_is_row(text, marks, previous, following) for marks in (_PIPES, _TABS)):
        return "table_row"
    if _signs(text, previous):
        return "signature"
    if _MARKDOWN_HEADING.match(text):
        return "heading"
    if _BULLET.match(text):
        return "list_item"
    if text.startswith(">") or _wholly_quoted(text):
        return "quotation"
    if wrapped and not (line.blank_before and line.blank_after):
        return "paragraph"
    return "heading" if _is_heading(line, following) else "paragraph"


def _is_row(text: str, marks: re.Pattern[str], previous: Block | None, following: Line | None) -> bool:
    """Two marks make a row of a table; one does where the line before is a row or the next has the mark, too."""
    count = len(marks.findall(text))
    if count != 1:
        return count > 1
    goes_on = following is not None and not following.blank_before and marks.search(following.text) is not None
    return goes_on or (previous is not None and previous["kind"] == "table_row")


def _signs(text: str, previous: Block | None) -> bool:
    """A short line behind a quotation, with a dash first: «– Un expert»."""
    if previous is None or previous["kind"] != "quotation" or not _SIGNATURE.match(text):
        return False
    return len(_WORD.findall(text)) <= _MAX_SIGNATURE_WORDS


def _wholly_quoted(text: str) -> bool:
    """One quotation from edge to edge, and nothing else."""
    if not text.startswith("«"):
        return False
    body = text.rstrip(" .,;")
    return body.endswith("»") and body.count("«") == 1 and body.count("»") == 1


def _is_heading(line: Line, following: Line | None) -> bool:
    words = _WORD.findall(line.text)
    if not words or len(words) > _MAX_HEADING_WORDS or _SENTENCE_INSIDE.search(line.text):
        return False
    if line.text.endswith("?"):
        return _title_case(words) or (line.blank_before and line.blank_after)
    if _END_MARK.search(line.text):
        return False
    if following is not None and not following.blank_before and following.text[0].islower():
        return False  # a broken line goes on below
    return following is not None or _title_case(words)


def _title_case(words: list[str]) -> bool:
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 2 and capitals >= max(2, 0.7 * len(words))


def _continues(line: Line, previous: Block, kind: BlockKind, *, wrapped: bool) -> bool:
    """A broken line goes on: no blank line between, and a lower-case start or a text broken throughout."""
    if line.blank_before or previous["kind"] not in ("paragraph", "list_item") or kind != "paragraph":
        return False
    return wrapped or line.text[0].islower()


def _block(line: Line, kind: BlockKind, previous: Block | None, index: int) -> Block:
    block: Block = {"start": line.start, "end": line.end, "kind": kind}
    if kind == "table_row":
        block["cells"] = _cells(line)
    if kind == "signature" and previous is not None:
        block["signs"] = index - 1
    return block


def _cells(line: Line) -> list[Cell]:
    cells: list[Cell] = []
    for match in re.finditer(r"[^|\t]+", line.text):
        raw = match.group()
        if raw.strip():
            start = line.start + match.start() + len(raw) - len(raw.lstrip())
            cells.append({"start": start, "end": start + len(raw.strip())})
    return cells


def _mark_header(previous: Block | None, line: Line) -> None:
    """A rule of dashes under a row makes it the header."""
    if previous and previous["kind"] == "table_row" and "-" in line.text:
        previous["header"] = True


def _headers(found: list[Block]) -> list[Block]:
    """The first row of a table is its header where it has several cells."""
    for index, block in enumerate(found):
        first = block["kind"] == "table_row" and (index == 0 or found[index - 1]["kind"] != "table_row")
        follows = index + 1 < len(found) and found[index + 1]["kind"] == "table_row"
        if first and follows and len(block.get("cells", [])) > 1:
            block["header"] = True
    return found
