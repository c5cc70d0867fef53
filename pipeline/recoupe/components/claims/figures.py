"""Numbers that the cue of their attribution governs: «évalue à 52 %», «1 650, maintient la police»."""

from __future__ import annotations

from typing import Any

from recoupe import spans
from recoupe.components.claims.scene import Scene, Zone
from recoupe.components.claims.stretches import event_nouns, is_bare_participle
from recoupe.record import Attribution

_LEADS = frozenset(("à", "au", "de", "d'"))


def is_estimate(scene: Scene, head: int, zone: Zone) -> bool:
    """«évalue la participation à 52 %», «1 650, maintient la police»: the cue is the predicate."""
    found = scene.cue_of(head)
    return found is not None and found["id"] in zone and cue_is_predicate(scene, found)


def cue_is_predicate(scene: Scene, attribution: Attribution) -> bool:
    """Tell whether a content is a number without a clause of its own, so that its cue governs it."""
    held, pieces = scene.held_by(attribution), attribution["content"]
    if not held:
        return False
    first = held[0]
    piece = next(piece for piece in pieces if spans.contains(piece, first))
    lead = scene.text[piece["start"] : first["start"]].strip().lower()
    # «à 2 millions, dont la moitié serait…»: a clause behind a number that its preposition leads is another one.
    led = lead in _LEADS or (not lead and first["text"].startswith(("entre ", "de ")))
    stop = first["start"] if led else len(scene.text)
    inside = [h for p in pieces for h in scene.heads(p["start"], min(p["end"], stop))]
    if any(scene.predicates.kinds[h] in ("finite", "infinitive", "gerund") for h in inside):
        return False
    if attribution["stance"] == "estimate":
        return not (
            _opens_with_event(lead)
            or _has_participle(scene, attribution, first["start"])
            or _counts_noun(scene, first, pieces)
        )
    if lead in _LEADS or (not lead and first["kind"] == "measure" and first["unit"]):
        return True
    spots = [*held, *scene.dates]
    places = ((at, scene.starts[at]) for at in scene.words_in(piece["start"], piece["end"]))
    free = [
        scene.words[at]
        for at, place in places
        if place >= piece["start"] and not any(m["start"] <= place < m["end"] for m in spots)
    ]
    if free and (free[0].text == "," or free[0].lower == "par") and not lead:
        return True
    return not any(word.pos in ("NOUN", "PROPN", "ADJ", "VERB") for word in free)


def _opens_with_event(lead: str) -> bool:
    """«prévoit une baisse de 2 %»: the event noun governs the number itself."""
    words = lead.replace("d'", "de ").split()
    return len(words) > 1 and words[-1] in ("de", "d'") and words[-2] in event_nouns()


def _has_participle(scene: Scene, attribution: Attribution, start: int) -> bool:
    """«table sur une facture comprise entre 8 et 10 millions»."""
    before = scene.word_at(start) - 1
    if scene.pos(before) == "ADP":
        before -= 1
    if attribution in scene.cues.at(scene.starts[before]):
        return False  # «un contrat estimé à 8 millions»
    return scene.predicates.kinds.get(before) == "participle" and scene.words[before].pos != "NOUN"


def _counts_noun(scene: Scene, first: Any, pieces: Any) -> bool:
    """«table sur 8 000 manifestants», «prévoit un TGV sur deux»: the noun counted behind or in the number."""
    if first["kind"] not in ("count", "ratio"):
        return False
    inside = scene.words_in(first["start"], first["end"])
    if first["kind"] == "ratio":
        words = [scene.words[at] for at in inside[1:-1]]
        return any(word.pos in ("NOUN", "PROPN") and word.text.isalpha() for word in words)
    at = inside[-1] + 1
    if scene.pos(at) != "NOUN" or not scene.words[at].text.isalpha():
        return False
    return any(piece["start"] <= scene.starts[at] < piece["end"] for piece in pieces)


def of_estimate(scene: Scene, mention: Any, tokens: range, zone: Zone, date: bool) -> int | None:
    """A number in a content without a verb of its own belongs to the cue."""
    for attribution in scene.contents(mention["start"]):
        if not cue_is_predicate(scene, attribution) or _in_later_clause(scene, attribution, mention):
            continue
        cue = attribution["cue"]
        for head in reversed(scene.heads(cue["start"], cue["end"])):
            if is_estimate(scene, head, zone) and not _own_participle(scene, tokens):
                return head
    return None


def _in_later_clause(scene: Scene, attribution: Attribution, mention: Any) -> bool:
    """«évalué à 2 millions, dont la moitié serait payée par X»: a finite verb behind the first number."""
    first = scene.held_by(attribution)[0]
    if mention["start"] <= first["start"]:
        return False
    last = attribution["content"][-1]["end"]
    return any(scene.predicates.kinds[h] == "finite" for h in scene.heads(first["end"], last))


def _own_participle(scene: Scene, tokens: range) -> bool:
    """«17, dont trois grièvement atteints»."""
    return bool(tokens) and scene.lower(tokens[0] - 1) == "dont" and participle_behind(scene, tokens) is not None


def participle_behind(scene: Scene, tokens: range) -> int | None:
    for at in range(tokens[-1] + 1, min(len(scene.words), tokens[-1] + 4)):
        if is_bare_participle(scene, at):
            return at
        if scene.words[at].pos != "ADV":
            return None
    return None
