"""Component `recoupe_claims`: claims."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from recoupe import spans
from recoupe.record import Claim


def find_claims(doc: Doc) -> list[Claim]:
    """Return the claims of a Doc."""
    return []


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
