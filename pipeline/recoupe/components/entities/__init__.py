"""Component `recoupe_entities`: names of persons, places, organisations, works and peoples, with their keys.

The model's entities are one vote among several: names are runs of capitals where capitals mean something, official
names by their head nouns, acronyms by their expansions, and known names by the gazetteer.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from recoupe import gazetteer as gazetteers
from recoupe import spans
from recoupe.gazetteer import Gazetteer


class EntitiesComponent:
    """Writes `doc._.recoupe_entities` and the span group of the same name."""

    def __init__(self, *, gazetteer: str | Path | None = None) -> None:
        self._path = gazetteer
        self._names: Gazetteer | None = gazetteers.with_file(gazetteer) if gazetteer else None

    @property
    def names(self) -> Gazetteer:
        """The known names, read at the first article."""
        if self._names is None:
            self._names = gazetteers.default()
        return self._names

    def __call__(self, doc: Doc) -> Doc:
        from recoupe.components.entities.find import find_entities

        return spans.write(doc, "entities", find_entities(doc, self.names))


@Language.factory(
    "recoupe_entities",
    default_config={"gazetteer": None},
    assigns=["doc._.recoupe_entities", "doc.spans"],
    requires=[],
)
def create_entities(nlp: Language, name: str, gazetteer: str | None) -> EntitiesComponent:
    """Make the component.

    gazetteer: path of a CSV file with the columns name, label, canonical, aliases (`recoupe.gazetteer.with_file`).
    Raises ValueError where the file is wrong, OSError where it cannot be read.
    """
    spans.register()
    return EntitiesComponent(gazetteer=gazetteer)
