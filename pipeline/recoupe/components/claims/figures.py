"""Numbers that the cue of their attribution governs: «évalue à 52 %», «1 650, maintient la police»."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Token

from recoupe import spans
from recoupe.components.claims.scene import Scene, Zone
from recoupe.components.claims.stretches import event_nouns, is_bare_participle
from recoupe.record import Attribution


def is_estimate(scene: Scene, head: int, zone: Zone) -> bool:
    """«évalue la participation à 52 %», «1 650, maintient la police»: the cue is the predicate."""
    found = scene.cue_of(head)
    return found is not None and found["id"] in zone and cue_is_predicate(scene, found)


def cue_is_predicate(scene: Scene, attribution: Attribution) -> bool:
    """Tell whether a content is a number without a clause of its own, so that its cue governs it."""
    pieces = attribution["content"]
    inside = [h for piece in pieces for h in scene.heads(piece["start"], piece["end"])]
    if any(scene.predicates.kinds[h] in ("finite", "infinitive", "gerund") for h in inside):
        return False
    held = [q for q in scene.quantities if any(spans.contains(piece, q) for piece in pieces)]
    if not held:
        return False
    first = held[0]
    piece = next(piece for piece in pieces if spans.contains(piece, first))
    lead = scene.text[piece["start"] : first["start"]].strip().lower()
    if attribution["stance"] == "estimate":
        return not (
            _opens_with_event(lead) or _has_participle(scene, first["start"]) or _counts_noun(scene, first, pieces)
        )
    if lead in ("à", "au", "de", "d'") or (not lead and first["kind"] == "measure" and first["unit"]):
        return True
    spots = [*held, *scene.dates]
    words = [t for t in scene.tokens(piece["start"], piece["end"]) if t.idx >= piece["start"]]
    free = [t for t in words if not any(m["start"] <= t.idx < m["end"] for m in spots)]
    behind = free[0] if free else None
    if behind is not None and behind.text == "," and not lead:
        return True
    return not any(t.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") for t in free)


def _opens_with_event(lead: str) -> bool:
    """«prévoit une baisse de 2 %»: the event noun governs the number itself."""
    words = lead.replace("d'", "de ").split()
    return len(words) > 1 and words[-1] in ("de", "d'") and words[-2] in event_nouns()


def _has_participle(scene: Scene, start: int) -> bool:
    """«table sur une facture comprise entre 8 et 10 millions»."""
    index = scene.token(start).i - 1
    before = scene.words[index - 1 if scene.words[index].pos_ == "ADP" else index]
    return scene.predicates.kinds.get(before.i) == "participle" and before.pos_ != "NOUN"


def _counts_noun(scene: Scene, first: Any, pieces: Any) -> bool:
    """«table sur 8 000 manifestants», «prévoit un TGV sur deux»: the noun counted behind or in the number."""
    if first["kind"] not in ("count", "ratio"):
        return False
    inside = scene.tokens(first["start"], first["end"])
    if first["kind"] == "ratio":
        return any(token.pos_ in ("NOUN", "PROPN") and token.is_alpha for token in inside[1:-1])
    last = inside[-1].i
    following = scene.words[last + 1] if last + 1 < len(scene.words) else None
    within = following is not None and any(piece["start"] <= following.idx < piece["end"] for piece in pieces)
    return within and following is not None and following.pos_ == "NOUN" and following.is_alpha


def of_estimate(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """A number in a content without a verb of its own belongs to the cue."""
    for attribution in scene.contents(mention["start"]):
        if not cue_is_predicate(scene, attribution):
            continue
        cue = attribution["cue"]
        for head in reversed(scene.heads(cue["start"], cue["end"])):
            if is_estimate(scene, head, zone) and not _own_participle(scene, tokens):
                return head
    return None


def _own_participle(scene: Scene, tokens: list[Token]) -> bool:
    """«17, dont trois grièvement atteints»."""
    before = scene.words[tokens[0].i - 1].lower_ if tokens and tokens[0].i else ""
    return before == "dont" and participle_behind(scene, tokens) is not None


def participle_behind(scene: Scene, tokens: list[Token]) -> int | None:
    for word in scene.words[tokens[-1].i + 1 : tokens[-1].i + 4]:
        if is_bare_participle(scene, word):
            return word.i
        if word.pos_ != "ADV":
            return None
    return None
