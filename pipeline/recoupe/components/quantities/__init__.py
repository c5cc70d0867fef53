"""Component `recoupe_quantities`: counts, measures, money, percentages, ratios and ordinals, and what they count.

Numbers are read on characters (`recoupe.numerals`, `recoupe.units`), joined and filtered by typography, and bound
to what they count by syntax; the steps are the modules of this package.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from recoupe import spans
from recoupe.components.quantities.counted import count
from recoupe.components.quantities.counted_lemma import counted_of
from recoupe.components.quantities.draft import Context, Draft
from recoupe.components.quantities.inheriting import inherit_units, without_durations
from recoupe.components.quantities.joining import join
from recoupe.components.quantities.lookalikes import are_years
from recoupe.components.quantities.modifiers import modify
from recoupe.components.quantities.multipliers import multiply
from recoupe.components.quantities.ones import keep_counting_ones
from recoupe.components.quantities.reading import read
from recoupe.components.quantities.roles import give_roles
from recoupe.components.quantities.tables import read_tables
from recoupe.record import Quantity
from recoupe.units import to_si


def find_quantities(doc: Doc) -> list[Quantity]:
    """Return the quantities of a Doc, in order; `doc._.recoupe_dates` are left alone."""
    context = Context(doc)
    drafts = join(context, read(context))
    drafts = multiply(context, drafts)
    for draft in drafts:
        modify(context, draft)
    drafts = join_bounds(context, drafts)
    read_tables(context, drafts)
    drafts = without_durations(context, drafts)
    inherit_units(context, drafts)
    count(context, drafts)
    drafts = keep_counting_ones(context, [draft for draft in drafts if not are_years(draft)])
    give_roles(context, drafts)
    return [_quantity(context, draft) for draft in drafts]


def join_bounds(context: Context, drafts: list[Draft]) -> list[Draft]:
    """«plus de 10 et moins de 40»: one range."""
    out: list[Draft] = []
    for draft in drafts:
        last = out[-1] if out else None
        if last and _closes(context, last, draft):
            last.min, last.max, last.value = last.value, draft.value, None
            last.modifier, last.rule = "range", "quantity.range.bounds"
            last.end, last.reach, last.number_end = draft.end, draft.reach, draft.number_end
            last.unit, last.kind = draft.unit or last.unit, draft.kind
            last.cues.extend(draft.cues)
            continue
        out.append(draft)
    return out


def _closes(context: Context, a: Draft, b: Draft) -> bool:
    if a.modifier not in ("more_than", "at_least") or b.modifier not in ("less_than", "at_most"):
        return False
    if (
        a.value is None
        or b.value is None
        or a.value >= b.value
        or b.kind not in (a.kind, "ratio", "percent", "money")
    ):
        return False
    return context.text[a.end : b.start].strip() in ("et", "mais", "et de", ", mais", "et à")


def _quantity(context: Context, draft: Draft) -> Quantity:
    si_unit = draft.unit.si_unit if draft.unit else None
    return {  # type: ignore[typeddict-item]
        "start": draft.start,
        "end": draft.end,
        "text": context.text[draft.start : draft.end],
        "kind": draft.kind,
        "modifier": draft.modifier,
        "value": draft.value,
        "min": draft.min,
        "max": draft.max,
        "unit": draft.unit.code if draft.unit else None,
        "counted": counted_of(context, draft),
        "bound": draft.bound,
        "role": draft.role,
        "per": draft.per,
        "si_value": to_si(draft.value, draft.unit) if draft.unit and si_unit else None,
        "si_unit": si_unit or None,
        "rule": draft.rule,
        "cues": draft.cues,
    }


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
