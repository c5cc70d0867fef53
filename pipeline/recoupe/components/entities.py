"""Component `recoupe_entities`: entities."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from recoupe import spans
from recoupe.record import Entity


def find_entities(doc: Doc) -> list[Entity]:
    """Return the entities of a Doc."""
    return []


class EntitiesComponent:
    """Writes `doc._.recoupe_entities` and the span group of the same name."""

    def __call__(self, doc: Doc) -> Doc:
        return spans.write(doc, "entities", find_entities(doc))


@Language.factory(
    "recoupe_entities",
    assigns=["doc._.recoupe_entities", "doc.spans"],
    requires=[],
)
def create_entities(nlp: Language, name: str) -> EntitiesComponent:
    """Make the component; takes no settings."""
    spans.register()
    return EntitiesComponent()
