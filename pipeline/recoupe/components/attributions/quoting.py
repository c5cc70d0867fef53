"""Quotations that no reporting verb governs: signature lines, «X : « … »», quotations that go on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from recoupe.components.attributions.draft import Draft, Stretch
from recoupe.components.attributions.extents import quotation_pieces, stretch
from recoupe.components.attributions.heads import Phrase
from recoupe.components.attributions.phrases import noun_phrase
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.subjects import finite
from recoupe.sources import noun_type


def signatures(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions of signature lines: the cue is the dash, the content the quotation above it."""
    for block in scene.blocks:
        if block["kind"] != "signature" or "signs" not in block:
            continue
        dash = scene.token_at(block["start"])
        limit = scene.token_at(block["end"] - 1) + 1
        first = dash + 1
        while first < limit and scene.words[first] == "-":
            first += 1
        source = noun_phrase(scene, first, limit) if first < limit else None
        content = _block_content(scene, block["signs"])
        if content:
            yield Draft((dash, first), source, "report", "free", content, "attribution.quotation.signature")


def _block_content(scene: Scene, index: int) -> list[Stretch]:
    if not 0 <= index < len(scene.blocks):
        return []
    block = scene.blocks[index]
    inside = [
        n
        for n, quote in enumerate(scene.quotes)
        if not quote.depth and block["start"] <= quote.start < block["end"]
    ]
    if inside:
        return [piece for number in inside for piece in quotation_pieces(scene, number)]
    start = block["start"]
    while start < block["end"] and scene.text[start] in "> \t":
        start += 1
    return [(start, block["end"])]


def labelled(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield «X : « … »»: a source, a colon and a quotation that ends the sentence, and no verb."""
    for number, quote in enumerate(scene.quotes):
        if quote.depth:
            continue
        first = scene.token_at(quote.start)
        low = scene.sentence(first)[0] if first < len(scene.words) else 0
        if first < 2 or scene.words[first - 1] != ":" or any(_verbal(scene, i) for i in range(low, first - 1)):
            continue
        source = noun_phrase(scene, low, first - 1)
        spoken = any(low <= draft.cue[0] < first for draft in drafts)
        if source is not None and source.end == first - 1 and _labels(scene, source) and not spoken:
            content = quotation_pieces(scene, number)
            yield Draft((first - 1, first), source, "report", "direct", content, "attribution.quotation.label")


def _labels(scene: Scene, source: Phrase) -> bool:
    """A person or a role can stand before a colon; a place or a thing there is a topic («Fonderie de X : «…»»)."""
    number = scene.name_of[source.head]
    if number >= 0 and scene.names[number].label == "PER":
        return True
    return noun_type(scene.words[source.head]) in ("official", "expert", "witness", "anonymous", "person")


def _verbal(scene: Scene, token: int) -> bool:
    return scene.pos[token] in ("VERB", "AUX")


def take_lists(scene: Scene, drafts: list[Draft]) -> None:
    """Give the list items behind «X déplore :» to the attribution whose sentence ends with the colon."""
    for draft in drafts:
        last = scene.sentence(draft.cue[0])[1] - 1
        while last > draft.cue[0] and scene.words[last].isspace():
            last -= 1
        items = items_behind(scene, scene.ends[last]) if scene.words[last] == ":" else []
        if items and not any(finite(scene, i) for s, e in draft.content for i in _tokens(scene, s, e)):
            draft.content = items
        elif items and draft.content != items:
            draft.content = [*draft.content, *items]


def _tokens(scene: Scene, start: int, end: int) -> range:
    return range(scene.token_at(start), scene.token_at(end - 1) + 1)


def items_behind(scene: Scene, end: int) -> list[Stretch]:
    """Return the list items right behind a character."""
    found: list[Stretch] = []
    for block in scene.blocks:
        if block["start"] < end:
            continue
        if block["kind"] != "list_item":
            break
        tokens = _tokens(scene, block["start"], block["end"])
        piece = stretch(scene, tokens.start, tokens.stop)
        found += [piece] if piece else []
    return found


def continue_quotations(scene: Scene, drafts: list[Draft]) -> None:
    """Give a quotation that stands alone behind an attributed one to the same speaker, as a further piece."""
    covered = _covered(scene, drafts)
    spoken = {scene.sentence_of[d.cue[0]]: d for d in drafts if d.form == "direct"}
    for number, quote in enumerate(scene.quotes):
        if quote.depth or number in covered:
            continue
        draft = _speaker_before(scene, number, spoken)
        if draft is not None:
            draft.content = [*draft.content, *quotation_pieces(scene, number)]


def _covered(scene: Scene, drafts: list[Draft]) -> set[int]:
    """Return the outermost quotations that a content touches."""
    outer = [(quote.start, quote.end, number) for number, quote in enumerate(scene.quotes) if not quote.depth]
    starts = [start for start, _, _ in outer]
    found: set[int] = set()
    for left, right in (piece for draft in drafts for piece in draft.content):
        at = max(bisect_right(starts, left) - 1, 0)
        while at < len(outer) and outer[at][0] < right:
            if outer[at][1] > left:
                found.add(outer[at][2])
            at += 1
    return found


def _speaker_before(scene: Scene, number: int, spoken: dict[int, Draft]) -> Draft | None:
    """Return the direct attribution whose sentence ends right before a quotation that is a sentence itself."""
    quote = scene.quotes[number]
    first = scene.token_at(quote.start)
    if first == 0 or first >= len(scene.words) or scene.sentence(first)[0] != first or not quote.pieces:
        return None
    last = scene.token_at(quote.end - 1)
    after = scene.word(last + 1)
    if (
        after not in ("", ".", "\n")
        and scene.sentence_of[last + 1] == scene.sentence_of[last]
        and not after.isspace()
    ):
        return None
    if not scene.text[quote.inner[0]].isupper() or "\n" in scene.text[scene.ends[first - 1] : quote.start]:
        return None
    return spoken.get(scene.sentence_of[first] - 1)
