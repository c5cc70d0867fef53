"""Closed vocabularies of a record: every label that a field may carry, and nothing else.

The names are fixed by the annotation guide (corpus/GUIDE.md).
"""

from __future__ import annotations

from typing import Literal, get_args

EntityLabel = Literal["PER", "LOC", "ORG", "MISC", "NORP"]
QuantityKind = Literal["count", "measure", "money", "percent", "ratio", "ordinal"]
QuantityModifier = Literal[
    "exact", "approx", "nearly", "more_than", "at_least", "less_than", "at_most", "range", "vague"
]
QuantityRole = Literal[
    "total", "increment", "part", "rate", "change_from", "change_to", "change_by", "capacity", "maximum",
    "minimum",
]  # fmt: skip
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
DateModifier = Literal["START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"]
SourceType = Literal[
    "person", "organisation", "media", "document", "official", "anonymous", "expert", "witness", "unspecified"
]  # fmt: skip
Stance = Literal[
    "report", "assert", "confirm", "estimate", "opinion", "doubt", "deny", "accuse", "announce", "reveal"
]  # fmt: skip
AttributionForm = Literal[
    "direct", "indirect", "prepositional", "parenthetical", "participial", "nominal", "free"
]  # fmt: skip
HedgeKind = Literal["conditional", "modal", "verb", "adverb", "adjective", "noun", "construction"]
Certainty = Literal["certain", "probable", "possible", "unconfirmed", "hypothetical"]
Polarity = Literal["positive", "negative"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "U"]
Status = Literal[
    "DENIED", "HYPOTHETICAL", "NEGATED", "CONFIRMED", "UNVERIFIED", "POSSIBLE", "PROBABLE", "ATTRIBUTED",
    "ASSERTED",
]  # fmt: skip
BlockKind = Literal["heading", "paragraph", "list_item", "table_row", "quotation", "signature"]
Layer = Literal["entities", "quantities", "dates", "attributions", "hedges", "claims"]

LAYERS: tuple[Layer, ...] = get_args(Layer)
ID_PREFIX: dict[Layer, str] = {
    "entities": "e", "quantities": "q", "dates": "d", "attributions": "a", "hedges": "h", "claims": "c",
}  # fmt: skip
#: From the weakest to the strongest: the first that holds on a clause wins.
CERTAINTY_ORDER: tuple[Certainty, ...] = ("hypothetical", "unconfirmed", "possible", "probable", "certain")


def weakest(*certainties: Certainty) -> Certainty:
    """Return the weakest of `certainties` («certain» where none is given)."""
    return min(certainties, key=CERTAINTY_ORDER.index, default="certain")
