"""Attribution contents: their main predicates."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe import spans
from recoupe.components.claims.anaphora import is_anaphoric
from recoupe.components.claims.figures import cue_is_predicate
from recoupe.components.claims.scene import Scene
from recoupe.components.claims.stretches import event_nouns
from recoupe.components.claims.verbless import content_head
from recoupe.discourse import cue
from recoupe.record import Attribution, Piece

#: How many tokens lie between participles that share an auxiliary.
_NEAR = 6
_RELATIVE = ("qui", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "auquel")
_SUBORDINATE = ("que", "qu'", "si", "lorsque", "lorsqu'", "quand", "puisque", "afin", "pendant", "alors")


def main_heads(scene: Scene, attribution: Attribution) -> list[int]:
    """Return the main predicates of a content: its finite main clauses, else its infinitive, participle or noun."""
    if is_anaphoric(scene, attribution):
        return []
    found: list[int] = []
    for piece in attribution["content"]:
        if _is_imperative(scene, piece):
            return []
        found += _main_of_piece(scene, attribution, piece)
    heads = [(piece, h) for piece in attribution["content"] for h in scene.heads(piece["start"], piece["end"])]
    if cue_is_predicate(scene, attribution):
        return []
    if (value := _judgement(scene, attribution)) is not None:
        return [value]
    if found or any(_is_inner_cue(scene, attribution, piece, h) for piece, h in heads):
        return found
    return _nominal(scene, attribution)


def _judgement(scene: Scene, attribution: Attribution) -> int | None:
    """«juge le prix « salé »», «est jugé très faible par X»: the adjective, as behind a copula."""
    if not attribution.get("rule", "").endswith(".judged"):
        return None
    piece = attribution["content"][-1]
    inside = [at for at in scene.words_in(piece["start"], piece["end"]) if scene.starts[at] >= piece["start"]]
    shaped = [at for at in inside if scene.words[at].pos in ("ADJ", "VERB")]
    shaped = shaped or [at for at in inside if scene.words[at].text.isalpha()]
    hedged = any(spans.contains(piece, h) and h["kind"] == "adjective" for h in scene.hedges)
    return shaped[-1] if shaped and not hedged else None


def _main_of_piece(scene: Scene, attribution: Attribution, piece: Piece) -> list[int]:
    heads = [h for h in scene.heads(piece["start"], piece["end"]) if not scene.asked(scene.starts[h])]
    heads = [h for h in heads if not _in_inner_source(scene, attribution, h)]
    heads = [h for h in heads if not _is_inner_cue(scene, attribution, piece, h)]
    main = [
        h for h in heads if scene.predicates.kinds[h] == "finite" and not is_subordinate(scene, h, piece["start"])
    ]
    if main:
        return main + [h for h in heads if _continues(scene, h, main)]
    first = [
        h for h in heads if scene.predicates.kinds[h] == "infinitive" and h - scene.word_at(piece["start"]) <= 5
    ]
    if first:
        return first[:1] + _coordinated(scene, first[0], heads)
    finite = [h for h in heads if scene.predicates.kinds[h] == "finite"]
    return finite[:1] if finite and not _heads_a_phrase(scene, attribution, piece) else []


def _is_imperative(scene: Scene, piece: Piece) -> bool:
    """«Venez chez moi»: a second or first person plural that opens its content, without a subject, is no claim."""
    first = scene.word_at(piece["start"])
    first += scene.words[first].text in ("«", '"')
    return scene.lower(first).endswith(("ez", "ons")) and first in scene.predicates.kinds


def _continues(scene: Scene, head: int, main: Sequence[int]) -> bool:
    """«a été pesé et repesé»: a participle that shares the auxiliary of a main predicate."""
    bare = scene.predicates.kinds[head] == "participle" and not scene.predicates.groups.get(head)
    above = scene.tree.heads[head]
    return bare and scene.tree.relations[head] == "conj" and above in main and head - above <= _NEAR


def _heads_a_phrase(scene: Scene, attribution: Attribution, piece: Piece) -> bool:
    """A determiner and an event noun open the piece: the noun is the claim, its relative clause another."""
    head = content_head(scene, piece["start"], piece["end"])
    if head is None or any(spans.contains(piece, a["cue"]) for a in scene.attributions if a is not attribution):
        return False
    return scene.words[head].lemma in event_nouns()


def _coordinated(scene: Scene, head: int, heads: Sequence[int]) -> list[int]:
    tree = scene.tree
    return [h for h in heads if h != head and tree.relations[h] == "conj" and tree.heads[h] == head]


def _in_inner_source(scene: Scene, attribution: Attribution, head: int) -> bool:
    return any(other["id"] != attribution["id"] for other in scene.sources.at(scene.starts[head]))


def _is_inner_cue(scene: Scene, attribution: Attribution, piece: Piece, head: int) -> bool:
    """«Il serait caché, m'a-t-on juré», murmure-t-elle: the cue of a content inside this one is no claim of it."""
    inner = [a for a in scene.cues.at(scene.starts[head]) if a is not attribution]
    return any(spans.contains(piece, content) for a in inner for content in a["content"][:1])


def is_subordinate(scene: Scene, head: int, start: int) -> bool:
    """Tell whether a finite predicate stands in a relative or adverbial clause that begins behind `start`."""
    first = scene.first_of_group(head)
    for at in range(first - 1, max(-1, first - 25), -1):
        word, place = scene.words[at], scene.starts[at]
        if place < start or word.text in (";", ":", "«", "»", "."):
            return False
        if at in scene.predicates.of and scene.verbs.is_finite(at):
            return False
        if word.lower in _RELATIVE or word.lower in _SUBORDINATE:
            return not (_is_restriction(scene, at) or _is_cleft(scene, at) or _in_construction(scene, place))
        if word.lower == "s'" and scene.words[at + 1].lower in ("il", "ils"):
            return True
    return False


def _in_construction(scene: Scene, offset: int) -> bool:
    """«Il se peut que la fermeture dure»: the clause behind is the main one."""
    return any(h["kind"] == "construction" and h["start"] <= offset < h["end"] for h in scene.hedges)


def _is_cleft(scene: Scene, que: int) -> bool:
    """«c'est que», «c'est là que»: the clause behind is the main one."""
    return any(word.lower in ("c'", "ce") for word in scene.words[max(0, que - 5) : que])


def _is_restriction(scene: Scene, que: int) -> bool:
    """«ne… que»."""
    before = scene.words[max(0, que - 6) : que]
    return scene.words[que].lower in ("que", "qu'") and any(word.lower in ("ne", "n'") for word in before)


def _nominal(scene: Scene, attribution: Attribution) -> list[int]:
    pieces = attribution["content"]
    for piece in [p for p in pieces if len(pieces) == 1 or not _is_adverbial(scene, p)]:
        if any(h["kind"] == "noun" and spans.contains(piece, h) for h in scene.hedges):
            return []  # «la rumeur d'un rachat»: what the noun is about is the claim
        if _states_number(scene, piece):
            return []
        heads = scene.heads(piece["start"], piece["end"])
        if _is_cue_predicate(scene, attribution):
            return []
        head = content_head(scene, piece["start"], piece["end"])
        verbal = bool(heads) and scene.predicates.kinds[heads[0]] in ("participle", "infinitive")
        if verbal and not _stands_apart(scene, heads[0], head):
            return heads[:1]
        if head is not None:
            return [_clause_of(scene, attribution, head)]
    return []


def _stands_apart(scene: Scene, participle: int, noun: int | None) -> bool:
    """«1 500 suppressions, sous-traitance comprise»: a bare participle and a comma behind the first noun."""
    if noun is None or scene.predicates.groups.get(participle):
        return False
    return "," in scene.text[scene.starts[noun] : scene.starts[participle]]


def _states_number(scene: Scene, piece: Piece) -> bool:
    """«son chiffre de 1 900 postes», «un bilan revu : neuf morts»: what is counted is the claim."""
    match = cue("numeric-head").match(scene.text, piece["start"], piece["end"])
    return match is not None and any(match.end() <= q["start"] < piece["end"] for q in scene.quantities)


def _is_adverbial(scene: Scene, piece: Piece) -> bool:
    """«Dans toute la France, la SNCF recensait…»: a piece of place or time before the cue."""
    held = any(spans.contains(piece, q) for q in scene.quantities)
    dated = any(piece["start"] <= d["start"] < piece["end"] for d in scene.dates)
    return not held and (dated or scene.pos(scene.word_at(piece["start"])) == "ADP")


def _clause_of(scene: Scene, attribution: Attribution, head: int) -> int:
    """«La panne, révélée par X, a touché…», «laisse un passif, confirmé par X»: the verb of the clause around."""
    at = scene.word_at(attribution["cue"]["start"])
    bare = scene.verbs.is_past_participle(at) and not scene.verbs.group(at).words
    if attribution.get("form") not in (None, "participial") or not bare:
        return head
    segment = scene.segment(scene.starts[at])
    finite = [h for h in scene.heads(segment.start, segment.end) if scene.predicates.kinds[h] == "finite"]
    return min(finite, key=lambda h: abs(h - head)) if finite else head


def _is_cue_predicate(scene: Scene, attribution: Attribution) -> bool:
    """An estimate or bare number, or a participle that announces one: the cue is the predicate itself."""
    if cue_is_predicate(scene, attribution):
        return True
    at = scene.word_at(attribution["cue"]["start"])
    pieces = attribution["content"]
    holds = any(p["start"] <= q["start"] < p["end"] for p in pieces for q in scene.quantities)
    return holds and scene.verbs.is_past_participle(at) and attribution["source"] is None
