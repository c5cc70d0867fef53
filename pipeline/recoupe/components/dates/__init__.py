"""Component `recoupe_dates`: time expressions, with TIMEX3 values resolved against publication, tense and story.

Rules find atoms on the characters of the normalised text (`scan`), atoms of one phrase are joined (`combine`),
look-alikes dropped (`filters`), and the rest is resolved in text order (`resolve`).
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from recoupe import spans
from recoupe.ages import find_ages
from recoupe.components.dates.combine import combine
from recoupe.components.dates.filters import is_time, without_ages
from recoupe.components.dates.resolve import Resolver
from recoupe.components.dates.scan import find_atoms
from recoupe.record import Date


def find_dates(doc: Doc) -> list[Date]:
    """Return the time expressions of a Doc, resolved against `doc._.recoupe_published`."""
    text = spans.plain(doc)
    atoms = without_ages(find_atoms(text), spans.once(doc, "ages", lambda: find_ages(text)))
    atoms = [atom for atom in combine(text, atoms) if is_time(text, atom)]
    return Resolver(doc, text).dates(atoms)


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
