"""One article as the rules of this package see it: words, capitals, blocks, and the model's own entities."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Token

from recoupe import spans
from recoupe.components.entities.vocabulary import abbreviations, function_words, given_names, role_words
from recoupe.gazetteer import Words
from recoupe.record import Block
from recoupe.values import EntityLabel

_BEFORE = re.compile(r"[\s«»(\[\"'*_#>|•·▪◦‣+-]*$")
_LIST_NUMBER = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s*$")
#: Share of capitals among the longer words of a block from which a capital says nothing.
_TITLE_CASE = 0.85
#: One reading of a homonym: label, key, usual name.
Reading = tuple[EntityLabel, str, str]


@dataclass(frozen=True, slots=True)
class Name:
    """A candidate: words `first` to `last` (included), what it may be called, how sure, and why.

    `votes` maps labels to weights; `canonical` and `name` are known for gazetteer names only; `candidates` holds
    the readings of a homonym that is left open.
    """

    first: int
    last: int
    votes: dict[EntityLabel, float]
    rule: str
    canonical: str | None = None
    name: str | None = None
    kind: str = ""
    candidates: tuple[Reading, ...] = ()
    #: Words that named the label («le colonel», «groupe»): first and last word.
    cue: tuple[int, int] | None = None

    @property
    def label(self) -> EntityLabel:
        return max(self.votes, key=self.votes.__getitem__)

    @property
    def score(self) -> float:
        return max(self.votes.values(), default=0.0)

    def __len__(self) -> int:
        return self.last - self.first + 1


@dataclass
class Page:
    """What the rules read. Word indices run over `words`; offsets are characters of the normalised text."""

    doc: Doc
    text: str
    words: Words
    blocks: list[Block]
    #: First word → last word of the places and demonyms that the gazetteer knows, as far as they are found by now.
    places: dict[int, int] = field(default_factory=dict)
    demonyms: dict[int, int] = field(default_factory=dict)
    _title_case: dict[int, bool] = field(default_factory=dict)
    _starts: dict[int, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, doc: Doc) -> Page:
        text = spans.plain(doc)
        return cls(doc, text, Words.of(text), spans.blocks(doc))

    @cached_property
    def capitals(self) -> list[int]:
        """Indices of the words that start with a capital."""
        text = self.text
        return [index for index, start in enumerate(self.words.starts) if text[start].isupper()]

    def is_capital(self, index: int) -> bool:
        return 0 <= index < len(self.words.starts) and self.text[self.words.starts[index]].isupper()

    def word(self, index: int) -> str:
        """Return a word as written ('' outside the text)."""
        if 0 <= index < len(self.words.starts):
            return self.text[self.words.starts[index] : self.words.ends[index]]
        return ""

    def key(self, index: int) -> str:
        """Return a word's folded form ('' outside the text)."""
        return self.words.keys[index] if 0 <= index < len(self.words.keys) else ""

    def left_gap(self, index: int) -> str:
        """Return what stands before a word, back to the word before it."""
        if index <= 0:
            return self.text[: self.words.starts[0]] if self.words.starts else ""
        return self.words.gap(index - 1)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block["start"] for block in self.blocks]

    def block_at(self, offset: int) -> int:
        """Return the index of the block that holds a character (0 where none does)."""
        return max(0, bisect_right(self._block_starts, offset) - 1)

    def title_case(self, index: int) -> bool:
        """Tell whether a word stands in a line whose capitals say nothing: Title Case, all capitals, a table."""
        number = self.block_at(self.words.starts[index])
        known = self._title_case.get(number)
        if known is None:
            known = self._title_case[number] = self._is_title_case(self.blocks[number])
        return known and not (self.blocks[number]["kind"] == "table_row" and self._inside_cell(index))

    def _inside_cell(self, index: int) -> bool:
        """«Particules fines à Dole»: a capital behind small letters means something in a table, too."""
        return self.left_gap(index) in (" ", "'") and self.word(index - 1).islower()

    def _is_title_case(self, block: Block) -> bool:
        if block["kind"] == "table_row":
            return True
        if block["end"] - block["start"] > 200 or self.text[block["end"] - 1] in ".;,":
            return False
        first = bisect_left(self.words.starts, block["start"])
        last = bisect_left(self.words.starts, block["end"])
        if any(self.is_capital(i) and self._small_word(i) for i in range(first + 1, last)):
            return True  # «Que Sait-on De L'éclosion»
        counted = [index for index in range(first + 1, last) if self._counts(index)]
        capitals = sum(self.is_capital(index) for index in counted)
        return len(counted) > 1 and capitals >= _TITLE_CASE * len(counted)

    def _counts(self, index: int) -> bool:
        """Longer words tell Title Case, save those inside compounds and names of persons."""
        if self.words.ends[index] - self.words.starts[index] < 4 or self.left_gap(index) in ("-", "'"):
            return False
        return self.word(index) not in given_names() and self.word(index - 1) not in given_names()

    def _small_word(self, index: int) -> bool:
        """A capital word that French never writes so inside a line, unless a name starts with it."""
        dash = self.left_gap(index) == " - "  # «Transport aérien – Le groupe…»
        if (
            dash
            or self.starts_sentence_by_mark(index)
            or (not self.word(index)[1:].islower() and len(self.word(index)) > 1)
        ):
            return False
        return self.key(index) in role_words("small") and not self.is_name_article(index)

    def is_name_article(self, index: int) -> bool:
        """Tell whether a capital article may open a name («au Havre», «dans Le Monde»)."""
        return self.key(index) in ("le", "la", "les", "l") and self.is_capital(index + 1)

    def in_table(self, index: int) -> bool:
        """Tell whether a word stands in a table row."""
        return self.blocks[self.block_at(self.words.starts[index])]["kind"] == "table_row"

    def column_heading(self, index: int) -> str:
        """Return the heading of the table column that a word stands in ('' outside tables and in the header)."""
        number = self.block_at(self.words.starts[index])
        header = self._headers[number] if number < len(self._headers) else None
        if header is None or header is self.blocks[number]:
            return ""
        column = sum(cell["start"] <= self.words.starts[index] for cell in self.blocks[number].get("cells", [])) - 1
        cells = header.get("cells", [])
        return self.text[cells[column]["start"] : cells[column]["end"]] if 0 <= column < len(cells) else ""

    @cached_property
    def _headers(self) -> list[Block | None]:
        """The header row of each block's table."""
        found: list[Block | None] = []
        header: Block | None = None
        for block in self.blocks:
            header = None if block["kind"] != "table_row" else block if block.get("header") else header
            found.append(header)
        return found

    def weak(self, index: int) -> bool:
        """Tell whether a capital here says nothing: the start of a sentence, quotation, block or cell."""
        return self.starts_sentence(index) or self.title_case(index)

    def starts_sentence(self, index: int) -> bool:
        """Tell whether a word comes first in its sentence, quotation, block or cell."""
        known = self._starts.get(index)
        if known is None:
            known = self._starts[index] = self._starts_sentence(index)
        return known

    def _starts_sentence(self, index: int) -> bool:
        start = self.words.starts[index]
        block = self.blocks[self.block_at(start)]
        if start <= block["start"] or index == 0:
            return True
        gap = self.left_gap(index)
        marks = gap.strip(" »)]('-")
        if not marks and "\n" not in gap:
            return self._opens_block(start, block) or (gap.endswith(" - ") and ")" in gap)
        return self.starts_sentence_by_mark(index)

    def starts_sentence_by_mark(self, index: int) -> bool:
        """Tell whether a sentence mark, a quotation mark or a line break stands before a word."""
        gap = self.left_gap(index)
        if "\n" in gap or "«" in gap or "|" in gap or "\t" in gap:
            return True
        marks = gap.strip(" »)]('-")
        if not marks:
            return False
        if marks[-1] in "!?…":
            return True
        if marks[-1] == ":":  # «Hockey : Les Lynx…»: the article says nothing
            return self.key(index) in function_words()
        return marks[-1] == "." and not self._abbreviated(index - 1, gap)

    def fills_block(self, index: int) -> bool:
        """Tell whether a word is all that its block says («Billard»)."""
        start, end = self.words.starts[index], self.words.ends[index]
        block = self.blocks[self.block_at(start)]
        return start - block["start"] < 4 and block["end"] - end < 4

    def _opens_block(self, start: int, block: Block) -> bool:
        """Only a bullet, a number or signs stand between the block's start and the word."""
        if start - block["start"] > 6:
            return False
        lead = _BEFORE.sub("", self.text[block["start"] : start])
        return not lead or bool(_LIST_NUMBER.match(lead))

    def _abbreviated(self, index: int, gap: str) -> bool:
        word = self.word(index)
        if gap.strip() != ".":
            return False
        return (len(word) == 1 and word.isupper()) or self.key(index) in abbreviations()

    def is_upper(self, index: int) -> bool:
        """Tell whether a word of two letters or more is all capitals."""
        word = self.word(index)
        return len(word) > 1 and word.isupper()

    @cached_property
    def _tokens(self) -> tuple[list[Token], list[int]]:
        return spans.tokens(self.doc), spans.starts(self.doc)

    def token(self, index: int) -> Token | None:
        """Return the token that a word starts in."""
        if not 0 <= index < len(self.words.starts):
            return None
        return self.token_at(self.words.starts[index])

    def token_at(self, offset: int) -> Token | None:
        tokens, starts = self._tokens
        position = bisect_right(starts, offset) - 1
        return tokens[position] if position >= 0 else None

    def is_common(self, index: int) -> bool:
        """Tell whether a capital word is also a common word: the model's vectors know it in small letters."""
        token = self.token(index)
        known = token is not None and not token.vocab[token.lower_].is_oov
        return known and self.word(index) not in given_names()

    @cached_property
    def _model(self) -> list[tuple[int, int, EntityLabel]]:
        labels = {"PER": "PER", "PERSON": "PER", "LOC": "LOC", "GPE": "LOC", "ORG": "ORG", "MISC": "MISC"}
        return [
            (ent.start_char, ent.end_char, labels[ent.label_])  # type: ignore[misc]
            for ent in self.doc.ents
            if ent.label_ in labels
        ]

    @cached_property
    def _model_ends(self) -> list[int]:
        return [end for _, end, _ in self._model]

    def model(self, first: int, last: int) -> tuple[int, int, EntityLabel] | None:
        """Return the model's entity that overlaps words `first` to `last`, if any."""
        start, end = self.words.starts[first], self.words.ends[last]
        position = bisect_right(self._model_ends, start)
        if position < len(self._model) and self._model[position][0] < end:
            return self._model[position]
        return None

    @cached_property
    def _dates(self) -> list[tuple[int, int]]:
        return [(date["start"], date["end"]) for date in spans.mentions(self.doc, "dates")]

    @cached_property
    def _date_ends(self) -> list[int]:
        return [end for _, end in self._dates]

    def in_date(self, index: int) -> bool:
        """Tell whether a word belongs to a date («Noël», «14 Juillet»)."""
        start = self.words.starts[index]
        position = bisect_right(self._date_ends, start)
        return position < len(self._dates) and self._dates[position][0] <= start


def is_feast(page: Page, index: int) -> bool:
    """«la Saint-Jean», «à la Saint-Nicolas»: a day, where the saint is no lady and the place has no article."""
    article = page.key(index - 1) == "la" and page.left_gap(index) == " "
    return article and page.key(index) == "saint" and page.words.gap(index) in ("-", " ")
