"""What the steps of the component pass on: the article's text and tokens, and quantities in the making."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from spacy.tokens import Doc, Token

from recoupe import spans
from recoupe.numeral_atoms import fold
from recoupe.numerals import Number
from recoupe.record import Block, Piece
from recoupe.units import Unit, resolve_currency
from recoupe.values import QuantityKind, QuantityModifier, QuantityRole

Value = int | float | None


@dataclass(slots=True)
class Draft:
    """A quantity in the making. start/end: its span; number: what it was read from (None for «doublé»)."""

    start: int
    end: int
    number: Number | None
    kind: QuantityKind
    value: Value
    rule: str
    unit: Unit | None = None
    min: Value = None
    max: Value = None
    modifier: QuantityModifier = "exact"
    #: A bound that a verb states («dépasse», «frôle»); the modifier has the words of the guide only.
    bound: QuantityModifier | None = None
    per: str | None = None
    role: QuantityRole | None = None
    cues: list[Piece] = field(default_factory=list)
    #: Where its number ends, without the unit.
    number_end: int = 0
    #: Where what belongs to it ends, a rate included («par mois»).
    reach: int = 0
    #: Counted noun that the form itself names («deux Français sur trois»).
    noun: Token | None = None
    #: Written in digits; «un» alone; a second member that lent its unit.
    digits: bool = False
    one: bool = False
    counted: Token | None = None
    #: The counted noun was taken over from an antecedent.
    inherited: bool = False
    #: What a range or a change links it to.
    partner: Draft | None = None


_CENTRAL = re.compile(r"\b(?:cameroun|gabon|congo|tchad|centrafri|brazzaville|yaounde|douala|libreville|bangui)")
_WEST = re.compile(
    r"\b(?:senegal|ivoir|mali\b|malien|burkin|niger\b|nigerien|togo|benin|dakar|abidjan|bamako|niamey|lome\b|cotonou)"
)


class Context:
    """One Doc with what every step needs: text, tokens by character, blocks, the dates found before."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = spans.plain(doc)
        self.tokens = spans.tokens(doc)
        self._starts: list[int] = spans.starts(doc)
        self._currencies: dict[str, str | None] = {}
        self.blocks: list[Block] = spans.blocks(doc)
        self._block_starts = [block["start"] for block in self.blocks]
        self.tagged = doc.has_annotation("POS")
        self.parsed = doc.has_annotation("DEP")
        self.dates: list[Any] = spans.mentions(doc, "dates")

    @cached_property
    def folded(self) -> str:
        """The text in lower case without accents, for counting words; offsets do not hold."""
        return fold(self.text)

    @property
    def published(self) -> str | None:
        day: str | None = self.doc._.recoupe_published
        return day

    def token_at(self, position: int) -> Token | None:
        """Return the token that holds or precedes a character."""
        index = bisect_right(self._starts, position) - 1
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def after(self, token: Token) -> Token | None:
        """Return the token that follows one."""
        return self.tokens[token.i + 1] if token.i + 1 < len(self.tokens) else None

    def token_from(self, position: int) -> Token | None:
        """Return the first token that is no white space and ends after a character."""
        index = max(0, bisect_right(self._starts, position) - 1)
        while index < len(self.tokens):
            token = self.tokens[index]
            if token.idx + len(token.text) > position and not token.is_space:
                return token
            index += 1
        return None

    def token_before(self, position: int) -> Token | None:
        """Return the last token that is no white space and starts before a character."""
        index = bisect_right(self._starts, position - 1) - 1
        while index >= 0:
            token = self.tokens[index]
            if not token.is_space:
                return token
            index -= 1
        return None

    def block_at(self, position: int) -> Block | None:
        """Return the block that holds a character."""
        index = bisect_right(self._block_starts, position) - 1
        block = self.blocks[index] if index >= 0 else None
        return block if block and position < block["end"] else None

    @cached_property
    def _lines(self) -> list[int]:
        return [match.end() for match in re.finditer("\n", self.text)]

    def line_start(self, position: int) -> int:
        """Return where the line of a character starts."""
        index = bisect_right(self._lines, position) - 1
        return self._lines[index] if index >= 0 else 0

    def currency(self, family: str) -> str | None:
        """Return the code that a bare currency name («dinars») has in this text, or None."""
        if family not in self._currencies:
            self._currencies[family] = resolve_currency(family, self.folded)
        return self._currencies[family]

    @cached_property
    def central_africa(self) -> bool:
        """Whether the article speaks of Central Africa more than of West Africa: it has its own CFA franc."""
        return len(_CENTRAL.findall(self.folded)) > len(_WEST.findall(self.folded))

    def before(self, position: int, length: int = 40) -> str:
        """Return up to `length` characters before a position, in the same line."""
        start = max(0, position - length)
        return self.text[max(start, self.text.rfind("\n", start, position) + 1) : position]

    def piece(self, start: int, end: int) -> Piece:
        return spans.piece(self.text, start, end)


def search_end(pattern: re.Pattern[str], text: str, end: int, window: int = 45) -> re.Match[str] | None:
    """Search a pattern that ends with `$` in the stretch of one line before `end`; offsets are the text's."""
    start = max(text.rfind("\n", 0, end) + 1, end - window)
    return pattern.search(text, start, end)


def draft_of(number: Number, kind: QuantityKind, rule: str, **more: object) -> Draft:
    """Return a draft for a number; `more` sets its other fields."""
    draft = Draft(number.start, number.end, number, kind, number.value, rule, number_end=number.end)
    draft.digits = number.digits
    draft.reach = number.end
    draft.one = number.rule == "number.words.un" and number.value == 1
    if number.kind == "collective":
        draft.modifier = "approx"
    if number.kind == "vague":
        draft.modifier, draft.min, draft.value = "vague", 2 * number.value, None
    for name, value in more.items():
        setattr(draft, name, value)
    return draft
