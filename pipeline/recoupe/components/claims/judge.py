"""How certain a claim is and whether it is negated: the weakest marker on its clause wins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.components.claims.scene import Scene
from recoupe.conditions import Condition, near
from recoupe.discourse import cue
from recoupe.record import Attribution
from recoupe.values import Certainty, Polarity
from recoupe.verb_forms import word_class
from recoupe.words import Word

_SPAN = 5
_WRONGLY = re.compile(r"\s*\b(?:à tort|faussement|mensongèrement)\b(?! ou à raison)", re.IGNORECASE)


def polarity(scene: Scene, head: int) -> Polarity:
    """Return the polarity of a predicate's clause by ne… pas, negative subjects and objects, and «sans»."""
    first = scene.first_of_group(head)
    ne = _ne_before(scene, first)
    if ne is not None:
        return "negative" if _second_part(scene, ne, first, head) else "positive"
    if scene.predicates.kinds.get(head) in ("infinitive", "noun", None) and _preceded_by(scene, first, ("sans",)):
        return "negative"
    return "negative" if _bare_negation(scene, head, first) else "positive"


def overall_polarity(scene: Scene, head: int, main_of: Sequence[Attribution]) -> Polarity:
    """Return a claim's polarity, turned by its speaker («ne pense pas que») or its author («affirme à tort»)."""
    own = polarity(scene, head)
    turned = any(_raised_negation(scene, a) or _wrongly(scene, a) for a in main_of) or _is_excluded(scene, head)
    return "negative" if turned and own == "positive" else own


def _raised_negation(scene: Scene, attribution: Attribution) -> bool:
    """«X ne pense pas que le pont tienne»: of opinions the negation belongs to what is thought."""
    if attribution["stance"] != "opinion":
        return False
    cue = attribution["cue"]
    heads = scene.heads(cue["start"], cue["end"])
    return bool(heads) and polarity(scene, heads[-1]) == "negative"


def _is_excluded(scene: Scene, head: int) -> bool:
    """«une hausse est exclue», «exclut une hausse», «il est exclu que…»: said not to be, unless that is negated."""
    verb: int | None
    if scene.predicates.kinds.get(head) is None:
        verb = scene.tree.heads[head] if scene.tree.relations[head] in ("obj", "nsubj:pass", "nsubj") else None
    else:
        first = min([head, *scene.predicates.groups.get(head, ())])
        verb = next((i for i in range(first - 1, max(-1, first - 13), -1) if i in scene.predicates.kinds), None)
        if verb is not None and scene.words[verb + 1].lower not in ("que", "qu'"):
            return False
    if verb is None or not scene.words[verb].lower.startswith("exclu") or verb not in scene.predicates.kinds:
        return False
    denied = any(a["stance"] == "deny" for a in scene.cues.at(scene.starts[verb]))
    return not denied and polarity(scene, verb) == "positive"


def _wrongly(scene: Scene, attribution: Attribution) -> bool:
    """«a affirmé à tort que…»: right behind the cue, or inside it."""
    cue = attribution["cue"]
    return bool(_WRONGLY.match(scene.text, cue["end"])) or bool(_WRONGLY.search(cue["text"]))


def _bare_negation(scene: Scene, head: int, first: int) -> bool:
    """Without a verb: «jamais vu», «non signé», «pas de licenciement», «aucun blessé»."""
    kind = scene.predicates.kinds.get(head)
    if kind == "finite":
        return False
    before = [word.lower for word in scene.words[max(0, first - 2) : first]]
    if kind is None:
        if before in (["pas", "de"], ["pas", "d'"]) or before[-1:] == ["non"]:
            return True
        return _preceded_by(scene, first, ("aucun", "aucune", "nul", "nulle"))
    if before[-1:] in (["de"], ["d'"], ["à"]):
        return _preceded_by(scene, first, ("aucun", "aucune"))  # «n'exclut pas de partir»
    return any(word in ("jamais", "non", "pas", "ni") for word in before) or _preceded_by(
        scene, first, ("aucun", "aucune")
    )


def _ne_before(scene: Scene, first: int) -> int | None:
    """«ne» left of the group, over clitics; in front of an infinitive also over its second part."""
    for at in range(first - 1, max(-1, first - 1 - _SPAN), -1):
        word = scene.words[at]
        if word.lower in ("ne", "n'"):
            return at
        if not (word.is_clitic or word.is_negative):
            return None
    return None


def _second_part(scene: Scene, ne: int, first: int, last: int) -> bool:
    """pas, plus, jamais… inside or right behind the group, or aucun, rien, personne in subject or object."""
    behind = scene.words[ne + 1 : last + 5]
    if cue("no-less").search(" ".join(word.lower for word in behind)):
        return False
    restricted = False
    found = False
    for at, word in enumerate(behind, ne + 1):
        if word.text in (".", ";", ":", "»") or (word.text == "," and at > last):
            break
        if word.lower in ("que", "qu'") and at > first:
            restricted = True
            break
        counted = scene.quantity_at(scene.starts[at]) is not None  # «pas plus de trente» is a bound
        if (word.is_negative and not counted) or word.lower in word_class("negative-quantifier"):
            found = True
    if restricted and not (found and _is_full_negation(behind)):
        return False
    return found or _negative_subject(scene, ne)


def _is_full_negation(words: Sequence[Word]) -> bool:
    """«pas… que» keeps its negation, «plus que» and «jamais que» are restrictions."""
    return any(word.lower in ("pas", "point") for word in words)


def _negative_subject(scene: Scene, ne: int) -> bool:
    """«Aucune offre ne…», «Personne, à Lyon, ne…», «Rien ne…», «ni… ni… ne»."""
    start = scene.segment(scene.starts[ne]).start
    for at in range(ne - 1, max(-1, ne - 14), -1):
        if scene.starts[at] < start or (at in scene.predicates.of and scene.verbs.is_finite(at)):
            return False
        lower = scene.words[at].lower
        if lower in word_class("negative-quantifier") or lower in ("rien", "ni", "jamais"):
            return True
    return False


def _preceded_by(scene: Scene, first: int, words: tuple[str, ...]) -> bool:
    for at in range(first - 1, max(-1, first - 4), -1):
        word = scene.words[at]
        if word.lower in words:
            return True
        if not word.is_clitic and word.pos not in ("DET", "ADV"):
            return False
    return False


def hypothesis(scene: Scene, head: int) -> bool:
    """Tell whether a predicate stands in the world of an «if»: protasis or apodosis."""
    place = scene.starts[head]
    for condition in near(scene.conditions, place):
        if condition.hypothetical and place in condition.scope and _depends(scene, condition, head):
            return True
    return _is_lost_chance(scene, head)


def _depends(scene: Scene, condition: Condition, head: int) -> bool:
    place = scene.starts[head]
    if scene.zone(place) != scene.zone(condition.cue.start) and not _shares_content(scene, condition, place):
        return False
    if place in condition.clause:
        return True
    finite = scene.predicates.finite(head)
    if finite is None:
        return scene.predicates.kinds.get(head) in ("infinitive", "gerund")
    form = scene.verbs.closed_form(finite)
    modal = form is not None and form.lemma in ("pouvoir", "devoir")
    tense = scene.verbs.tense(finite)
    if condition.kind == "unreal":
        return tense == "conditional"
    return tense in ("conditional", "future") or modal or (tense == "present" and not _in_other_clause(scene, head))


def _shares_content(scene: Scene, condition: Condition, place: int) -> bool:
    mine = {a["id"] for a in scene.contents(place)}
    theirs = {a["id"] for a in scene.contents(condition.cue.start)}
    return mine == theirs


def _in_other_clause(scene: Scene, head: int) -> bool:
    """A relative clause is no main clause: «le pays, qui vend du gaz, …»."""
    return any(scene.words[child].lower in ("qui", "dont", "où", "que") for child in scene.tree.lefts(head))


def _is_lost_chance(scene: Scene, head: int) -> bool:
    """«aurait pu», «aurait dû»: what did not happen."""
    words = [scene.words[at].lower for at in scene.predicates.groups.get(head, ())]
    return any(w in ("pu", "dû") for w in words) and any(w.startswith("aur") for w in words)


def stance_certainty(attribution: Attribution) -> Certainty:
    """Return what a cue makes of the main claims of its content."""
    stance = attribution["stance"]
    if stance in ("opinion", "estimate"):
        return "probable"
    if stance == "accuse" and attribution["source"] is None:
        return "unconfirmed"
    return "certain"
