"""What every rule of the attributions reads: words, sentences by typography, quotations, names, dates.

The parser's sentences are not used: it cuts inside « ». A sentence ends at a full stop, an exclamation or a
question mark (with a closing quotation mark or bracket) before a word that can start one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

from spacy.parts_of_speech import IDS as NAMES_OF_TAGS
from spacy.tokens import Doc

from recoupe import discourse, lexicon, spans
from recoupe.components.attributions.words import DETERMINERS, PRONOUNS, fill
from recoupe.quotes import Quotation, find_quotations
from recoupe.record import Block
from recoupe.sources import dateline_agencies

if TYPE_CHECKING:
    from recoupe.components.attributions.heads import Phrase

_END = frozenset({".", "!", "?", "…", "...", "?!", "!!", "!?", "....", ".."})
#: Last letters of the words right before a sentence's start.
_MAY_END = frozenset(".!?…»)] \t\n\r")
_CLOSING = frozenset({"»", ")", "]"})
#: A sentence longer than this is cut: no prose, and rules look as far as its ends.
_LONGEST = 400
_OPENING = frozenset({"«", "-", "(", "["})


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity over whole tokens, end exclusive; `id` is that of the entities layer, where it has run."""

    start: int
    end: int
    label: str
    id: str | None


@dataclass(slots=True)
class Scene:
    """A Doc's words and marks as lists, one entry a token; sentences and names as token ranges, end exclusive."""

    doc: Doc
    text: str
    words: list[str]
    #: Its different words: most rules' words stand in few texts.
    vocabulary: set[str]
    pos: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]
    sentence_of: list[int]
    quotes: list[Quotation]
    #: Index in `quotes` of the outermost quotation around a token (its marks too), or -1.
    quote_of: list[int]
    blocks: list[Block]
    names: list[Name]
    #: Token -> index in `names`, or -1.
    name_of: list[int]
    #: Tokens of dates and fixed adverbials: they may stand between a verb and its subject or object.
    dated: set[int]
    parsed: bool
    #: Tokens of quantities.
    counted: set[int]
    #: Acronyms of the agencies in the article's dateline.
    agencies: frozenset[str]
    #: First tokens of cues found so far: contents stop before them.
    stops: set[int] = field(default_factory=set)
    #: First tokens of the verb groups that can report.
    saying: list[int] = field(default_factory=list)
    #: Tokens of words that a relative clause takes up: «des allégations que X rejette».
    resumed: set[int] = field(default_factory=set)
    #: Ends of the frames found so far that have a content before them («2 000 selon la police et 8 000 selon…»).
    frame_ends: list[int] = field(default_factory=list)
    #: Speakers found so far, by the first token of their cue (tokens of a phrase: start, end, head).
    speakers: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    #: Phrases found so far that end before a verb, by the verb's clause and the start of its sentence.
    before: dict[tuple[int, int], Phrase | None] = field(default_factory=dict)

    def places(self, words: Collection[str]) -> list[int]:
        """Return the tokens whose lower-case words are among some."""
        return [] if self.vocabulary.isdisjoint(words) else _among(self.words, words)

    def sentence(self, token: int) -> tuple[int, int]:
        """Return the token range of the sentence around a token."""
        return self.sentences[self.sentence_of[token]]

    def is_name(self, token: int) -> bool:
        return self.name_of[token] >= 0 or self.pos[token] == "PROPN"

    def capital(self, token: int) -> bool:
        return self.text[self.starts[token]].isupper()

    def is_number(self, token: int) -> bool:
        """Tell whether a token is a whole number in digits or what the tagger calls a number."""
        return 0 <= token < len(self.words) and (self.words[token].isdigit() or self.pos[token] == "NUM")

    def is_figure(self, token: int) -> bool:
        """Tell whether a token is a number in digits or words, or starts what modifies one («plus de 300»)."""
        if not 0 <= token < len(self.words):
            return False
        return token in self.counted or self.pos[token] == "NUM" or self.words[token][:1].isdigit()

    def word(self, token: int) -> str:
        """Return a token's lower-case word, '' outside the Doc."""
        return self.words[token] if 0 <= token < len(self.words) else ""

    def token_at(self, character: int) -> int:
        """Return the token that holds a character, or the next one (the number of tokens behind the last)."""
        return bisect_right(self.ends, character)


def _among(words: list[str], wanted: Collection[str]) -> list[int]:
    return [at for at, word in enumerate(words) if word in wanted]


def read(doc: Doc) -> Scene:
    """Read a Doc once for all rules."""
    fill()
    text, words = spans.plain(doc), spans.words(doc)
    starts, ends = spans.starts(doc), spans.ends(doc)
    blocks = spans.blocks(doc)
    leads = {bisect_left(starts, lead.end) for lead in discourse.leads_of(doc)}
    sentences = _sentences(text, words, starts, blocks, leads)
    quotes = find_quotations(text)
    names = _names(doc, starts, ends)
    return Scene(
        doc=doc,
        text=text,
        words=words,
        vocabulary=(vocabulary := set(words)),
        pos=list(map(_TAGS.__getitem__, doc.to_array("POS").tolist())),
        starts=starts,
        ends=ends,
        sentences=sentences,
        sentence_of=_index(len(words), sentences),
        quotes=quotes,
        quote_of=_quote_of(starts, quotes),
        blocks=blocks,
        names=names,
        name_of=_index(len(words), [(name.start, name.end) for name in names]),
        dated=_tokens_in(doc, "dates", starts, ends)
        | _adverbials(spans.lowered(doc), words, starts, ends, vocabulary),
        parsed=doc.has_annotation("DEP"),
        counted=_tokens_in(doc, "quantities", starts, ends),
        agencies=dateline_agencies(text),
    )


def _index(length: int, ranges: Iterable[tuple[int, int]]) -> list[int]:
    found = [-1] * length
    for number, (start, end) in enumerate(ranges):
        for token in range(start, end):
            found[token] = number
    return found


def _sentences(
    text: str, words: list[str], starts: list[int], blocks: list[Block], leads: set[int]
) -> list[tuple[int, int]]:
    """Return sentences as token ranges; they never cross a block or a table cell. `leads`: behind datelines."""
    heads = {block["start"] for block in blocks}
    heads |= {cell["start"] for block in blocks for cell in block.get("cells", [])}
    places = {start: bisect_left(starts, start) for start in heads}
    ended = [at for at, word in enumerate(words[:-1], 1) if word[-1:] in _MAY_END]
    first = {at for at in ended if _starts(text, words, starts, at)}
    first |= {at for start, at in places.items() if at < len(starts) and starts[at] == start} | leads
    breaks = [0, *sorted(first - {0, len(words)})]
    found = zip(breaks, [*breaks[1:], len(words)], strict=True)
    return [
        (at, min(at + _LONGEST, end)) for start, end in found for at in range(start, end, _LONGEST) if start < end
    ]


def _starts(text: str, words: list[str], starts: list[int], token: int) -> bool:
    """Tell whether a sentence starts at a token: an end mark before it, and a capital, a digit, an opening mark."""
    before = token - 1
    while before > 0 and (words[before] in _CLOSING or words[before].isspace()):
        before -= 1
    if _unit_or_letter(words[before]) and (words[token] in DETERMINERS or words[token] in PRONOUNS):
        return text[starts[token]].isupper()
    if words[before] not in _END or words[token] in _CLOSING or words[token].isspace():
        return False
    if words[before] == "." and _initial(text, words, starts, before - 1) and words[token] not in DETERMINERS:
        return False
    first = text[starts[token]]
    return first.isupper() or first.isdigit() or words[token] in _OPENING


def _unit_or_letter(word: str) -> bool:
    """«h.», «c.»: the tokenizer leaves the full stop with a single letter."""
    return len(word) == 2 and word[1] == "." and word not in ("m.", "p.")


def _initial(text: str, words: list[str], starts: list[int], token: int) -> bool:
    """A single capital behind a word that is no number: «Paul D. Martin», not «45 °C. Si elle…»."""
    if token < 0 or len(words[token]) != 1 or not text[starts[token]].isupper():
        return False
    return token == 0 or not (words[token - 1] in ("°", "/") or words[token - 1][-1:].isdigit())


def _quote_of(starts: list[int], quotes: list[Quotation]) -> list[int]:
    found = [-1] * len(starts)
    token = 0
    for number, quote in enumerate(quotes):
        if quote.depth:
            continue
        while token < len(starts) and starts[token] < quote.start:
            token += 1
        while token < len(starts) and starts[token] < quote.end:
            found[token] = number
            token += 1
    return found


_LABELS = frozenset({"PER", "ORG", "LOC", "MISC"})
_TAGS = {tag: name for name, tag in NAMES_OF_TAGS.items()}


def _tokens_of(mention: spans.Located, starts: list[int], ends: list[int]) -> range:
    """Return the tokens that a mention touches."""
    return range(bisect_right(ends, mention["start"]), bisect_left(starts, mention["end"]))


def _names(doc: Doc, starts: list[int], ends: list[int]) -> list[Name]:
    """Return the named entities: the entities layer's where it has run, else the base model's."""
    found: list[Name] = []
    mentions = spans.mentions(doc, "entities") if doc.has_extension("recoupe_entities") else []
    for mention in mentions:
        if mention["label"] in _LABELS:
            inside = _tokens_of(mention, starts, ends)
            found.append(Name(inside.start, inside.stop, mention["label"], mention.get("id")))
    if mentions:
        return found
    return [
        Name(ent.start, ent.end, ent.label_, None)
        for ent in doc.ents
        if ent.label_ in _LABELS and ent.text[0].isupper()
    ]


@cache
def _adverbial_patterns() -> dict[str, tuple[tuple[int, re.Pattern[str]], ...]]:
    """Return, by its longest word, where that word stands in each adverbial, and the adverbial's pattern."""
    found: dict[str, list[tuple[int, re.Pattern[str]]]] = defaultdict(list)
    for phrase in lexicon.column("adverbials", "phrase"):
        word = max(re.finditer(r"(?<![\w-])\w+(?![\w'-])", phrase), key=lambda match: len(match.group()))
        found[word.group()].append((word.start(), re.compile(rf"\b{re.escape(phrase)}\b")))
    return {word: tuple(patterns) for word, patterns in found.items()}


def _adverbials(text: str, words: list[str], starts: list[int], ends: list[int], vocabulary: set[str]) -> set[int]:
    """Return the tokens of fixed adverbials: «de son côté», «pour sa part»."""
    found: set[int] = set()
    patterns = _adverbial_patterns()
    if vocabulary.isdisjoint(patterns):
        return found
    for token in _among(words, patterns):
        for place, pattern in patterns[words[token]]:
            match = pattern.match(text, max(starts[token] - place, 0))
            if match is not None:
                found.update(range(bisect_left(starts, match.start()), bisect_left(ends, match.end()) + 1))
    return found


def _tokens_in(doc: Doc, layer: Literal["dates", "quantities"], starts: list[int], ends: list[int]) -> set[int]:
    """Return the tokens inside the mentions of a layer."""
    tokens: set[int] = set()
    for mention in spans.mentions(doc, layer):
        tokens.update(_tokens_of(mention, starts, ends))
    return tokens
