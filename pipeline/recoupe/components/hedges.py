"""Component `recoupe_hedges`: hedges."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from recoupe import spans
from recoupe.record import Hedge


def find_hedges(doc: Doc) -> list[Hedge]:
    """Return the hedges of a Doc."""
    return []


class HedgesComponent:
    """Writes `doc._.recoupe_hedges` and the span group of the same name."""

    def __call__(self, doc: Doc) -> Doc:
        return spans.write(doc, "hedges", find_hedges(doc))


@Language.factory(
    "recoupe_hedges",
    assigns=["doc._.recoupe_hedges", "doc.spans"],
    requires=["doc._.recoupe_attributions"],
)
def create_hedges(nlp: Language, name: str) -> HedgesComponent:
    """Make the component; takes no settings."""
    spans.register()
    return HedgesComponent()
