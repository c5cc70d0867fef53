"""Clauses without their verb: «la police en a compté 2 400, les syndicats 6 000», «540 000 selon les syndicats».

What the second speaker says makes a second claim on the predicate of the first, with a source of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from recoupe.components.claims.draft import Draft
from recoupe.components.claims.scene import Scene
from recoupe.record import Attribution


def find_gaps(scene: Scene) -> dict[str, Attribution]:
    """Return the quantities that stand in for a whole clause, with the attribution that says them."""
    found: dict[str, Attribution] = {}
    cues: dict[tuple[int, int], Attribution] = {}
    for attribution in scene.attributions:
        first = cues.setdefault((attribution["cue"]["start"], attribution["cue"]["end"]), attribution)
        held = scene.held_by(attribution)
        if held and (first is not attribution or _is_bare(scene, attribution, held)) and _earlier(scene, held[0]):
            found |= {quantity["id"]: attribution for quantity in held}
    return found


def _is_bare(scene: Scene, attribution: Attribution, held: list[Any]) -> bool:
    """«…, 540 000 selon les syndicats»: behind a comma the number, then a preposition as the cue, and no more."""
    number, cue = held[0], attribution["cue"]
    if len(held) > 1 or cue["start"] < number["end"] or scene.pos(scene.word_at(cue["start"])) != "ADP":
        return False
    before = scene.text[max(0, number["start"] - 2) : number["start"]].strip()
    return before in (",", ";") and not scene.text[number["end"] : cue["start"]].strip(" ,)»")


def _earlier(scene: Scene, mention: Any) -> list[Any]:
    """The quantities before a mention in its sentence, of its kind."""
    first = bisect_left(scene.quantity_starts, scene.sentence(mention["start"]).start)
    last = bisect_left(scene.quantity_starts, mention["start"])
    return [q for q in scene.quantities[first:last] if q["kind"] == mention["kind"]]


def from_gaps(scene: Scene, drafts: dict[int, Draft]) -> list[Draft]:
    """Return the claims of the gaps, each like the claim of the first quantity before it that has a predicate."""
    found: dict[str, Draft] = {}
    for quantity in scene.quantities:
        attribution = scene.gaps.get(quantity["id"])
        if attribution is None:
            continue
        models = [scene.governed[q["id"]] for q in _earlier(scene, quantity) if q["id"] in scene.governed]
        if not models or models[-1] not in drafts:
            continue
        model = drafts[models[-1]]
        draft = found.setdefault(
            attribution["id"],
            Draft(model.head, ["claim.gapping"], [], model.dates, model.hedges, [attribution], attribution),
        )
        draft.quantities.append(quantity)
    return list(found.values())
