"""Component `recoupe_quantities`: quantities."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from recoupe import spans
from recoupe.record import Quantity


def find_quantities(doc: Doc) -> list[Quantity]:
    """Return the quantities of a Doc."""
    return []


class QuantitiesComponent:
    """Writes `doc._.recoupe_quantities` and the span group of the same name."""

    def __call__(self, doc: Doc) -> Doc:
        return spans.write(doc, "quantities", find_quantities(doc))


@Language.factory(
    "recoupe_quantities",
    assigns=["doc._.recoupe_quantities", "doc.spans"],
    requires=["doc._.recoupe_dates"],
)
def create_quantities(nlp: Language, name: str) -> QuantitiesComponent:
    """Make the component; takes no settings."""
    spans.register()
    return QuantitiesComponent()
