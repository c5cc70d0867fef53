"""Component `recoupe_attributions`: attributions."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from recoupe import spans
from recoupe.record import Attribution


def find_attributions(doc: Doc) -> list[Attribution]:
    """Return the attributions of a Doc."""
    return []


class AttributionsComponent:
    """Writes `doc._.recoupe_attributions` and the span group of the same name."""

    def __call__(self, doc: Doc) -> Doc:
        return spans.write(doc, "attributions", find_attributions(doc))


@Language.factory(
    "recoupe_attributions",
    assigns=["doc._.recoupe_attributions", "doc.spans"],
    requires=["doc._.recoupe_entities"],
)
def create_attributions(nlp: Language, name: str) -> AttributionsComponent:
    """Make the component; takes no settings."""
    spans.register()
    return AttributionsComponent()
