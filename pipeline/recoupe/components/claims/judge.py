"""How certain a claim is and whether it is negated: the weakest marker on its clause wins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from recoupe import lexicon, verbs
from recoupe.components.claims.scene import Scene
from recoupe.discourse import Condition, cue, near
from recoupe.record import Attribution
from recoupe.values import Certainty, Polarity

_SPAN = 5
_WRONGLY = re.compile(r"\s*\b(?:à tort|faussement|mensongèrement)\b(?! ou à raison)", re.IGNORECASE)


def polarity(scene: Scene, head: int) -> Polarity:
    """Return the polarity of a predicate's clause by ne… pas, negative subjects and objects, and «sans»."""
    token = scene.words[head]
    words = [*(scene.words[i] for i in scene.predicates.groups.get(head, ())), token]
    first, last = words[0], words[-1]
    ne = _ne_before(first)
    if ne is not None:
        return "negative" if _second_part(scene, ne, first, last) else "positive"
    if scene.predicates.kinds.get(head) in ("infinitive", "noun", None) and _preceded_by(first, ("sans",)):
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
    token = scene.words[head]
    if scene.predicates.kinds.get(head) is None:
        verb = token.head if token.dep_ in ("obj", "nsubj:pass", "nsubj") else None
    else:
        first = min([head, *scene.predicates.groups.get(head, ())])
        stretch = scene.words[max(0, first - 12) : first]
        verbs_before = [word for word in stretch if word.i in scene.predicates.kinds]
        verb = verbs_before[-1] if verbs_before else None
        behind = scene.words[verb.i + 1].lower_ if verb is not None else ""
        verb = verb if behind in ("que", "qu'") else None
    if verb is None or not verb.lower_.startswith("exclu") or verb.i not in scene.predicates.kinds:
        return False
    denied = any(a["stance"] == "deny" for a in scene.cues.at(verb.idx))
    return not denied and polarity(scene, verb.i) == "positive"


def _wrongly(scene: Scene, attribution: Attribution) -> bool:
    """«a affirmé à tort que…»: right behind the cue, or inside it."""
    cue = attribution["cue"]
    return bool(_WRONGLY.match(scene.text, cue["end"])) or bool(_WRONGLY.search(cue["text"]))


def _bare_negation(scene: Scene, head: int, first: Token) -> bool:
    """Without a verb: «jamais vu», «non signé», «pas de licenciement», «aucun blessé»."""
    kind = scene.predicates.kinds.get(head)
    if kind == "finite":
        return False
    before = [word.lower_ for word in scene.words[max(0, first.i - 2) : first.i]]
    if kind is None:
        if before in (["pas", "de"], ["pas", "d'"]) or before[-1:] == ["non"]:
            return True
        return _preceded_by(first, ("aucun", "aucune", "nul", "nulle"))
    if before[-1:] in (["de"], ["d'"], ["à"]):
        return _preceded_by(first, ("aucun", "aucune"))  # «n'exclut pas de partir»
    return any(word in ("jamais", "non", "pas", "ni") for word in before) or _preceded_by(
        first, ("aucun", "aucune")
    )


def _ne_before(first: Token) -> Token | None:
    """«ne» left of the group, over clitics; in front of an infinitive also over its second part."""
    for index in range(first.i - 1, max(-1, first.i - 1 - _SPAN), -1):
        word = first.doc[index]
        if word.lower_ in ("ne", "n'"):
            return word
        if not (verbs.is_clitic(word) or verbs.is_negative_word(word)):
            return None
    return None


def _second_part(scene: Scene, ne: Token, first: Token, last: Token) -> bool:
    """pas, plus, jamais… inside or right behind the group, or aucun, rien, personne in subject or object."""
    doc = scene.doc
    negatives = lexicon.column("verb_group_words", "word", sense="negative")
    quantifiers = lexicon.column("verb_group_words", "word", sense="negative-quantifier")
    behind = doc[ne.i + 1 : min(len(doc), last.i + 5)]
    if cue("no-less").search(" ".join(word.lower_ for word in behind)):
        return False
    restricted = False
    found = False
    for word in behind:
        if word.text in (".", ";", ":", "»") or (word.text == "," and word.i > last.i):
            break
        if word.lower_ in negatives and word.lower_ != "rien":
            found = True
        elif word.lower_ in ("que", "qu'") and word.i > first.i:
            restricted = True
            break
        elif word.lower_ in quantifiers or word.lower_ == "rien":
            found = True
    if restricted and not (found and _is_full_negation(behind)):
        return False
    return found or _negative_subject(scene, ne)


def _is_full_negation(words: object) -> bool:
    """«pas… que» keeps its negation, «plus que» and «jamais que» are restrictions."""
    return any(word.lower_ in ("pas", "point") for word in words)  # type: ignore[attr-defined]


def _negative_subject(scene: Scene, ne: Token) -> bool:
    """«Aucune offre ne…», «Personne, à Lyon, ne…», «Rien ne…», «ni… ni… ne»."""
    quantifiers = lexicon.column("verb_group_words", "word", sense="negative-quantifier")
    sentence = scene.segment(ne.idx)
    for index in range(ne.i - 1, max(-1, ne.i - 14), -1):
        word = scene.words[index]
        if word.idx < sentence.start or (word.i in scene.predicates.of and verbs.is_finite(word)):
            return False
        if word.lower_ in quantifiers or word.lower_ in ("rien", "ni", "jamais"):
            return True
    return False


def _preceded_by(first: Token, words: tuple[str, ...]) -> bool:
    for index in range(first.i - 1, max(-1, first.i - 4), -1):
        word = first.doc[index]
        if word.lower_ in words:
            return True
        if not (verbs.is_clitic(word) or word.pos_ in ("DET", "ADV")):
            return False
    return False


def hypothesis(scene: Scene, head: int) -> bool:
    """Tell whether a predicate stands in the world of an «if»: protasis or apodosis."""
    place = scene.words[head].idx
    for condition in near(scene.conditions, place):
        if condition.hypothetical and place in condition.scope and _depends(scene, condition, head):
            return True
    return _is_lost_chance(scene, head)


def _depends(scene: Scene, condition: Condition, head: int) -> bool:
    place = scene.words[head].idx
    if scene.zone(place) != scene.zone(condition.cue.start) and not _shares_content(scene, condition, place):
        return False
    if place in condition.clause:
        return True
    finite = scene.predicates.finite(head)
    if finite is None:
        return scene.predicates.kinds.get(head) in ("infinitive", "gerund")
    form = verbs.closed_form(finite)
    modal = form is not None and form.lemma in ("pouvoir", "devoir")
    tense = verbs.tense(finite)
    if condition.kind == "unreal":
        return tense == "conditional"
    return (
        tense in ("conditional", "future")
        or modal
        or (tense == "present" and not _in_other_clause(scene, condition, head))
    )


def _shares_content(scene: Scene, condition: Condition, place: int) -> bool:
    mine = {a["id"] for a in scene.contents(place)}
    theirs = {a["id"] for a in scene.contents(condition.cue.start)}
    return mine == theirs


def _in_other_clause(scene: Scene, condition: Condition, head: int) -> bool:
    """A relative clause is no main clause: «le pays, qui vend du gaz, …»."""
    return any(child.lower_ in ("qui", "dont", "où", "que") for child in scene.words[head].lefts)


def _is_lost_chance(scene: Scene, head: int) -> bool:
    """«aurait pu», «aurait dû»: what did not happen."""
    words = [scene.words[i].lower_ for i in scene.predicates.groups.get(head, ())]
    return any(w in ("pu", "dû") for w in words) and any(w.startswith("aur") for w in words)


def stance_certainty(attribution: Attribution) -> Certainty:
    """Return what a cue makes of the main claims of its content."""
    stance = attribution["stance"]
    if stance in ("opinion", "estimate"):
        return "probable"
    if stance == "accuse" and attribution["source"] is None:
        return "unconfirmed"
    return "certain"
