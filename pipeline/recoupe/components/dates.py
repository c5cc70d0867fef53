"""Component `recoupe_dates`: time expressions."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from recoupe import spans
from recoupe.record import Date


def find_dates(doc: Doc) -> list[Date]:
    """Return the time expressions of a Doc."""
    return []


class DatesComponent:
    """Writes `doc._.recoupe_dates` and the span group of the same name."""

    def __call__(self, doc: Doc) -> Doc:
        return spans.write(doc, "dates", find_dates(doc))


@Language.factory(
    "recoupe_dates",
    assigns=["doc._.recoupe_dates", "doc.spans"],
    requires=[],
)
def create_dates(nlp: Language, name: str) -> DatesComponent:
    """Make the component; takes no settings."""
    spans.register()
    return DatesComponent()
