"""Component `recoupe_hedges`: words that weaken a claim, each with its kind and the certainty that it gives.

On the six development dossiers F1 is 1.00 (cue with kind and certainty, 81 hedges; the last two dossiers at first
sight: .99). Weak: *peut* and *devrait* of persons (possibility or permission, forecast or advice), the conditional
of plans («le dispositif rapporterait»), piste and thèse outside «la piste d'un…».
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from recoupe import spans
from recoupe.components.hedges.conditional import conditional_hedges
from recoupe.components.hedges.context import Context
from recoupe.components.hedges.modal import modal_hedges
from recoupe.components.hedges.words import construction_hedges, word_hedges
from recoupe.record import Hedge


def find_hedges(doc: Doc) -> list[Hedge]:
    """Return the hedges of a Doc: constructions first, then conditionals, modals and single words beside them."""
    if not len(doc):
        return []
    context = Context.of(doc)
    found = construction_hedges(context)
    for finder in (word_hedges, conditional_hedges, modal_hedges):
        found += [hedge for hedge in finder(context) if not any(spans.overlap(hedge, kept) for kept in found)]
    return [hedge for hedge in found if not context.asked(hedge["start"])]


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
