"""The record of one article: six layers of mentions, JSON-native, offsets in Unicode code points.

Mentions are plain dictionaries (TypedDict), so that a record is its own JSON; `Report` holds them together.
The shape is the annotation guide's (corpus/GUIDE.md). Fields marked NotRequired may be missing in gold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NotRequired

import orjson
from typing_extensions import TypedDict

from recoupe.values import (
    AttributionForm,
    BlockKind,
    Certainty,
    DateModifier,
    DateType,
    EntityLabel,
    Factuality,
    HedgeKind,
    Layer,
    Polarity,
    QuantityKind,
    QuantityModifier,
    QuantityRole,
    SourceType,
    Stance,
    Status,
)

SCHEMA = "recoupe/1"


class Piece(TypedDict):
    """A stretch of the article: offsets in code points, end exclusive."""

    start: int
    end: int
    text: str


class Mention(Piece):
    """What every mention carries: an id, and the rule and words that explain it."""

    id: str
    rule: NotRequired[str]
    cues: NotRequired[list[Piece]]


class Entity(Mention):
    label: EntityLabel
    canonical: NotRequired[str | None]
    name: NotRequired[str | None]
    #: True where a capital stands for its government («Séoul dément»).
    metonymy: NotRequired[bool]
    #: The country whose government it then stands for.
    stands_for: NotRequired[str]
    #: Keys of a homonym that is left open; `canonical` is then None.
    candidates: NotRequired[list[str]]


class Counted(TypedDict):
    text: str | None
    lemma: str | None
    start: int | None
    end: int | None


class Quantity(Mention):
    kind: QuantityKind
    modifier: QuantityModifier
    value: float | int | None
    min: float | int | None
    max: float | int | None
    unit: str | None
    counted: Counted | None
    #: A bound that the verb states, beside the modifier («dépasse 3 000»: more_than).
    bound: NotRequired[QuantityModifier | None]
    role: NotRequired[QuantityRole | None]
    #: «par jour», «par habitant»: the denominator of a rate, UCUM or a French lemma.
    per: NotRequired[str | None]
    si_value: NotRequired[float | None]
    si_unit: NotRequired[str | None]


class Date(Mention):
    type: DateType
    value: str | None
    #: The first and last day; of a DURATION only where it begins or ends with the publication («les trois prochains
    #: jours»): those days.
    start_date: str | None
    end_date: str | None
    modifier: DateModifier | None
    edtf: NotRequired[str | None]
    anchor: NotRequired[str | None]
    #: What a reader should know: a weekday that does not fit, a year that was supplied.
    note: NotRequired[str | None]


class Attribution(TypedDict):
    id: str
    cue: Piece
    source: Piece | None
    source_type: NotRequired[SourceType]
    stance: Stance
    form: NotRequired[AttributionForm | None]
    content: list[Piece]
    rule: NotRequired[str]
    cues: NotRequired[list[Piece]]
    anonymous: NotRequired[bool]
    #: The entity that the source names, and the antecedent of a pronoun source.
    entity: NotRequired[str | None]
    antecedent: NotRequired[Piece | None]
    #: Media chains: who passed it on, and where it was said.
    relay: NotRequired[Piece | None]
    channel: NotRequired[Piece | None]
    #: The clause or sentence that the content takes up («cette information», «ce que X dément»).
    refers_to: NotRequired[Piece | None]


class Hedge(Mention):
    kind: HedgeKind
    certainty: Certainty
    #: The predicate that it weakens.
    target: NotRequired[Piece | None]


class Clause(TypedDict):
    start: int
    end: int


class Claim(Mention):
    lemma: NotRequired[str | None]
    clause: NotRequired[Clause | None]
    certainty: Certainty
    polarity: Polarity
    quantities: list[str]
    dates: list[str]
    entities: NotRequired[list[str]]
    attributions: list[str]
    hedges: NotRequired[list[str]]
    subject: NotRequired[str | None]
    object: NotRequired[str | None]
    author_factuality: NotRequired[Factuality]
    source_factuality: NotRequired[Factuality]
    status: NotRequired[Status]
    #: The id of an earlier claim that said the same with a hedge, now gone.
    hedge_lost: NotRequired[str | None]


class Cell(TypedDict):
    start: int
    end: int


class Block(TypedDict):
    start: int
    end: int
    kind: BlockKind
    cells: NotRequired[list[Cell]]
    #: True for the row that names a table's columns.
    header: NotRequired[bool]
    #: For a signature line: index of the quotation block that it signs.
    signs: NotRequired[int]


class ReportInfo(TypedDict):
    id: str
    title: NotRequired[str | None]
    published: NotRequired[str | None]
    #: Day and local time, where the time is known.
    published_at: NotRequired[str | None]
    publisher: NotRequired[str | None]
    url: NotRequired[str | None]
    path: NotRequired[str | None]
    language: NotRequired[str | None]
    sha256: NotRequired[str | None]
    characters: NotRequired[int]
    encoding: NotRequired[str | None]
    #: Where the publication date came from: «metadata», «front matter», «column», «option», null…
    published_from: NotRequired[str | None]
    extra: NotRequired[dict[str, Any]]


class RecordDict(TypedDict):
    """The JSON of one record, in the order in which it is written."""

    schema: str
    report: ReportInfo
    text: NotRequired[str | None]
    blocks: NotRequired[list[Block]]
    entities: list[Entity]
    quantities: list[Quantity]
    dates: list[Date]
    attributions: list[Attribution]
    hedges: list[Hedge]
    claims: list[Claim]
    provenance: NotRequired[dict[str, str]]


@dataclass(slots=True)
class Report:
    """One article's record.

    Attributes are those of the JSON: `report` (id, title, published…), `text` (None where it was left out),
    the six layers as lists of dictionaries, `blocks` and `provenance`.
    """

    report: ReportInfo
    text: str | None = None
    blocks: list[Block] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    hedges: list[Hedge] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    provenance: dict[str, str] = field(default_factory=dict)
    schema: str = SCHEMA

    @property
    def id(self) -> str:
        return self.report["id"]

    def layer(self, name: Layer) -> list[dict[str, Any]]:
        """Return the mentions of one layer."""
        mentions: list[dict[str, Any]] = getattr(self, name)
        return mentions

    def to_dict(self) -> RecordDict:
        """Return the record as JSON-native data (shared with the report, not copied)."""
        return {
            "schema": self.schema,
            "report": self.report,
            "text": self.text,
            "blocks": self.blocks,
            "entities": self.entities,
            "quantities": self.quantities,
            "dates": self.dates,
            "attributions": self.attributions,
            "hedges": self.hedges,
            "claims": self.claims,
            "provenance": self.provenance,
        }

    def to_json(self, *, indent: bool = False) -> str:
        """Return the record as one line of JSON, or indented by two."""
        return orjson.dumps(self.to_dict(), option=orjson.OPT_INDENT_2 if indent else 0).decode()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Report:
        """Make a report from a record's JSON data; layers that are missing are empty.

        Raises ValueError where the data is no record of this schema.
        """
        schema = data.get("schema", SCHEMA)
        if schema != SCHEMA:
            raise ValueError(f"record has schema {schema!r}, this version of recoupe reads {SCHEMA!r}")
        info = data.get("report")
        if not isinstance(info, Mapping) or not info.get("id"):
            raise ValueError("record has no report.id")
        known = {
            name: data[name]
            for name in cls.__slots__
            if name not in ("report", "schema") and data.get(name) is not None
        }
        return cls(report=dict(info), **known)  # type: ignore[arg-type]

    @classmethod
    def from_json(cls, text: str | bytes) -> Report:
        """Make a report from its JSON. Raises ValueError on anything else."""
        data = orjson.loads(text)
        if not isinstance(data, dict):
            raise ValueError("a record is a JSON object")
        return cls.from_dict(data)
