"""Where components meet: the Doc's extension attributes, span groups, and small helpers on offsets.

Every component writes its mentions (dictionaries of `recoupe.record`) to `doc._.recoupe_<layer>` and, as token
spans for spaCy's own tools, to `doc.spans["recoupe_<layer>"]`. Offsets in mentions are exact characters of
`doc.text`; the span group widens them to whole tokens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from operator import add
from typing import Any, TypeVar

from spacy.tokens import Doc, Span, Token

from recoupe.record import Block, Piece
from recoupe.typography import normalise
from recoupe.values import ID_PREFIX, LAYERS, Layer

Located = Mapping[str, Any]
M = TypeVar("M", bound=Mapping[str, Any])
T = TypeVar("T")


def register() -> None:
    """Declare the Doc's extension attributes; safe to call again."""
    for name in (*LAYERS, "blocks"):
        if not Doc.has_extension(f"recoupe_{name}"):
            Doc.set_extension(f"recoupe_{name}", default=[])
    if not Doc.has_extension("recoupe_published"):
        #: ISO 8601 day or local time, or None: what relative dates resolve against.
        Doc.set_extension("recoupe_published", default=None)
    if not Doc.has_extension("recoupe_publisher"):
        #: The medium that published the article, or None; and the names of its authors: known names in its text.
        Doc.set_extension("recoupe_publisher", default=None)
        Doc.set_extension("recoupe_authors", default=())


def mentions(doc: Doc, layer: Layer) -> list[Any]:
    """Return the mentions that a component wrote for `layer` (empty where none has run)."""
    found: list[Any] = getattr(doc._, f"recoupe_{layer}")
    return found


@dataclass(slots=True)
class _Reading:
    """What was found out about one Doc: its words are asked for by every component, and spaCy makes them anew."""

    doc: Doc
    size: int
    raw: str
    text: str
    tokens: list[Token]
    answers: dict[Any, Any]


#: The Doc asked for last: components read one Doc after the other. Replaced as a whole, so threads cannot mix.
_last: _Reading | None = None


def _reading(doc: Doc) -> _Reading:
    global _last
    known = _last
    if known is None or known.doc is not doc or known.size != len(doc):
        raw = doc.text
        known = _Reading(doc, len(doc), raw, normalise(raw), list(doc), {})
        _last = known
    return known


def plain(doc: Doc) -> str:
    """Return the Doc's text with typographic variants mapped one to one."""
    return _reading(doc).text


def lowered(doc: Doc) -> str:
    """Return the normalised text in lower case, character for character."""
    return once(doc, "lowered", lambda: _lower(_reading(doc).text))


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def starts(doc: Doc) -> list[int]:
    """Return the place of each token's first character."""
    return once(doc, "starts", lambda: [token.idx for token in tokens(doc)])


def ends(doc: Doc) -> list[int]:
    """Return the place behind each token's last character."""
    return once(doc, "ends", lambda: list(map(add, starts(doc), doc.to_array("LENGTH").tolist())))


def words(doc: Doc) -> list[str]:
    """Return each token in lower case, as the normalised text has it."""
    return once(doc, "words", lambda: _words(lowered(doc), starts(doc), ends(doc)))


def _words(text: str, first: list[int], last: list[int]) -> list[str]:
    return [text[start:end] for start, end in zip(first, last, strict=True)]


def tokens(doc: Doc) -> list[Token]:
    """Return the tokens of a Doc, made once."""
    return _reading(doc).tokens


def once(doc: Doc, name: str, find: Callable[[], T]) -> T:
    """Return what `find` found for this Doc under this name, now or before; its tags must not change between."""
    answers = _reading(doc).answers
    if name not in answers:
        answers[name] = find()
    found: T = answers[name]
    return found


def per_token(rule: Callable[[Token], T]) -> Callable[[Token], T]:
    """Remember what a rule says of each token, for the Doc asked for last; its tags must not change between."""

    @wraps(rule)
    def ask(token: Token) -> T:
        known = _last
        if known is None or known.doc is not token.doc or known.size != len(known.doc):
            known = _reading(token.doc)
        key = (rule, token.i)
        answers = known.answers
        if key in answers:
            return answers[key]  # type: ignore[no-any-return]
        found = answers[key] = rule(token)
        return found

    return ask


def blocks(doc: Doc) -> list[Block]:
    """Return the Doc's blocks; one paragraph over all where no segmenter has run."""
    found: list[Block] = doc._.recoupe_blocks
    return found or [{"start": 0, "end": len(doc.text), "kind": "paragraph"}]


def write(doc: Doc, layer: Layer, found: Iterable[M], *, key: Callable[[M], Any] | None = None) -> Doc:
    """Write a layer: mentions sorted by place, ids q1, q2…, and the span group. Ids already given stay."""
    ordered: list[Any] = sorted(found, key=key or _place)
    for index, mention in enumerate(ordered, 1):
        mention.setdefault("id", f"{ID_PREFIX[layer]}{index}")
    setattr(doc._, f"recoupe_{layer}", ordered)
    doc.spans[f"recoupe_{layer}"] = [
        span for mention in ordered if (span := _group_span(doc, layer, mention)) is not None
    ]
    return doc


def _anchor(mention: Located) -> Located:
    """Return the mention itself, or its cue for an attribution."""
    anchor: Located = mention.get("cue", mention)
    return anchor


def _place(mention: Located) -> tuple[int, int]:
    anchor = _anchor(mention)
    return anchor["start"], -anchor["end"]


def _group_span(doc: Doc, layer: Layer, mention: Located) -> Span | None:
    anchor = _anchor(mention)
    label = mention.get("label") or mention.get("kind") or mention.get("type") or mention.get("stance") or layer
    span: Span | None = doc.char_span(
        anchor["start"], anchor["end"], label=str(label), span_id=mention["id"], alignment_mode="expand"
    )
    return span


def piece(text: str, start: int, end: int) -> Piece:
    """Return the stretch of `text` from `start` to `end` as a dictionary.

    Take `plain(doc)` once and pass it on: spaCy builds it anew at every access.
    """
    return {"start": start, "end": end, "text": text[start:end]}


def overlap(a: Located, b: Located) -> bool:
    """Tell whether two stretches share a character."""
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def contains(outer: Located, inner: Located) -> bool:
    """Tell whether `inner` lies wholly in `outer`."""
    return bool(outer["start"] <= inner["start"] and inner["end"] <= outer["end"])


def longest(found: Iterable[M]) -> list[M]:
    """Keep the longest of overlapping stretches (the earlier one on a tie), in order of place."""
    kept: list[M] = []
    taken: list[tuple[int, int]] = []
    for mention in sorted(found, key=lambda m: (m["start"] - m["end"], m["start"])):
        if all(mention["end"] <= start or end <= mention["start"] for start, end in taken):
            kept.append(mention)
            taken.append((mention["start"], mention["end"]))
    return sorted(kept, key=_place)
