"""Component `recoupe_claims`: one claim a clause, with everything that belongs to it.

Reads quantities, dates, entities, attributions and hedges from the Doc and writes claims with their ids.

Weak: what a definite noun phrase takes up («les pertes adverses»), ellipsis («Cerveau, jamais»), verbless nouns
joined («67 morts et 412 blessés»: one claim or two), verbless verdicts in quotation marks («Fantaisiste»).
The scores are in the README.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from recoupe import spans
from recoupe.components.claims.builder import build
from recoupe.components.claims.scene import Scene
from recoupe.record import Claim


def find_claims(doc: Doc) -> list[Claim]:
    """Return the claims of a Doc, in order, with ids."""
    return build(Scene.of(doc)) if len(doc) else []


class ClaimsComponent:
    """Writes `doc._.recoupe_claims` and the span group of the same name."""

    def __call__(self, doc: Doc) -> Doc:
        return spans.write(doc, "claims", find_claims(doc))


@Language.factory(
    "recoupe_claims",
    assigns=["doc._.recoupe_claims", "doc.spans"],
    requires=[
        "doc._.recoupe_attributions",
        "doc._.recoupe_hedges",
        "doc._.recoupe_quantities",
        "doc._.recoupe_dates",
    ],
)
def create_claims(nlp: Language, name: str) -> ClaimsComponent:
    """Make the component; takes no settings."""
    spans.register()
    return ClaimsComponent()
