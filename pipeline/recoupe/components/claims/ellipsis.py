"""Quantities whose predicate is said once, or not at all: ellipsis, apposition, participles beside a noun.

Each rule takes a mention with its tokens and zone, and returns the head that governs it, or None.
"""

from __future__ import annotations

from typing import Any

from recoupe.components.claims.figures import participle_behind
from recoupe.components.claims.scene import Scene, Zone
from recoupe.components.claims.stretches import chunk, is_bare_participle, is_main_verb
from recoupe.record import Quantity
from recoupe.verb_forms import word_class
from recoupe.words import Word


def itself(scene: Scene, mention: Any, tokens: range, zone: Zone, date: bool) -> int | None:
    """A quantity that is itself a verb: «a triplé», «a plus que doublé»."""
    kinds, groups = scene.predicates.kinds, scene.predicates.groups
    return next((at for at in tokens if at in kinds and (groups.get(at) or kinds[at] == "infinitive")), None)


def elliptic(scene: Scene, mention: Any, tokens: range, zone: Zone, date: bool) -> int | None:
    """«huit soldats tués et une quinzaine blessés», «contre 14 annoncés»: a participle right behind the number."""
    if not tokens or tokens[-1] + 1 >= len(scene.words):
        return None
    before, at = scene.lower(_phrase_start(scene, tokens[0]) - 1), tokens[-1] + 1
    if before not in word_class("list-mark"):
        return None
    if scene.words[at].lower in ("autres", "autre", "de", "d'") and at + 1 < len(scene.words):
        at += 1
    following = scene.words[at]
    if following.pos in ("NOUN", "PROPN"):
        coordinated = _coordinated_participle(scene, tokens[0], at)
        if coordinated is not None:
            return coordinated
    if before == "dont":
        return participle_behind(scene, tokens)
    nominal = following.pos == "NOUN" and following.lower.endswith(("és", "ées"))
    if not nominal and not is_bare_participle(scene, at):
        return None
    return at if before == "contre" or _after_passive(scene, tokens[0]) else None


def _phrase_start(scene: Scene, at: int) -> int:
    """«et une zone de 20 kilomètres placée…»: the determiner of the noun that a quantity complements."""
    if scene.lower(at - 1) in ("de", "d'") and scene.pos(at - 2) == "NOUN" and scene.pos(at - 3) == "DET":
        return at - 3
    return at


def _coordinated_participle(scene: Scene, place: int, noun: int) -> int | None:
    """«260 opérations ont été déprogrammées et 41 patients transférés»: no auxiliary of its own in its clause."""
    _, last = chunk(scene, place, place)
    for at in range(noun + 1, min(last + 1, noun + 4)):
        shaped = at == noun + 1 and scene.pos(at) == "NOUN" and scene.lower(at).endswith(("és", "ées"))
        if shaped or is_bare_participle(scene, at):
            alone = not any(is_main_verb(scene, i) for i in range(at, last + 1))
            return at if alone and _after_passive(scene, place) else None
        if scene.words[at].pos not in ("ADJ", "NOUN", "ADP", "ADV"):
            return None
    return None


def _after_passive(scene: Scene, place: int) -> bool:
    """The predicate before is a participle without avoir: «ont été tués et…», not «a fait onze tués et…»."""
    for index in range(place - 1, max(-1, place - 12), -1):
        head = scene.predicates.of.get(index)
        if head is not None and head in scene.predicates.kinds:
            lemmas = list(map(scene.verbs.lemma, scene.predicates.groups.get(head, ())))
            return scene.verbs.is_past_participle(head) and (not lemmas or "être" in lemmas)
        if scene.words[index].text in (".", ";", ":"):
            return False
    return False


def reduced(scene: Scene, mention: Any, tokens: range, zone: Zone, date: bool) -> int | None:
    """«…, 214 emplois menacés»: between commas no finite verb, and a participle beside the counted noun."""
    if not tokens:
        return None
    first, last = chunk(scene, tokens[0], tokens[-1])
    if any(is_main_verb(scene, i) for i in range(first, last + 1)):
        return None
    if scene.words[first].pos == "ADP" and scene.lower(first - 1) == ",":
        return None  # «…, au pied de 118 lettres saisies»: an adjunct of the clause around
    second = tokens[-1] + 2
    for at in range(second, min(last + 1, second + 7)):
        word = scene.words[at]
        if at == second and _is_missing(scene, at):
            return at
        if is_bare_participle(scene, at) and scene.zone(scene.starts[at]) == zone and _beside(scene, at):
            return None if scene.words[at - 1].is_number else at  # «deux morts et 400 évacués»
        if word.pos == "ADP" and word.lower not in ("de", "d'"):
            return None
    return None


def _is_missing(scene: Scene, at: int) -> bool:
    """«une dizaine de disparus»: a participle as a noun behind «de»."""
    word = scene.words[at]
    behind = scene.words[at - 1].lower in ("de", "d'") and word.pos in ("NOUN", "VERB", "ADJ")
    return behind and word.lower.endswith(("és", "ées", "us", "ues"))


def _beside(scene: Scene, participle: int) -> bool:
    """Right behind a noun, an adjective or an opening quotation mark."""
    before = scene.words[participle - 1]
    return before.pos in ("NOUN", "ADJ", "PROPN", "ADV", "NUM") or before.text == "«"


def _between_dashes(scene: Scene, mention: Any) -> int | None:
    """«six prévenus - quatre hommes et deux femmes - sont là»: the predicate of the quantity before."""
    sentence = scene.sentence(mention["start"])
    opening = scene.text.rfind(" - ", max(sentence.start, mention["start"] - 120), mention["start"] + 1)
    if opening < 0 or scene.text.find(" - ", mention["end"], sentence.end) < 0:
        return None
    earlier = scene.quantity_before(opening, sentence.start)
    if earlier is None or scene.heads(opening, mention["start"]):
        return None
    return scene.governed.get(earlier["id"])


def _joined_number(scene: Scene, link: int) -> int | None:
    """«âgés de 24 et 31 ans», «de 24, 28 et 31 ans»: a number joined to the one right before it."""
    if scene.words[link].lower not in ("et", "ou", "à", ",") or link == 0:
        return None
    place = scene.starts[link]
    previous = scene.quantity_before(place)
    return scene.governed.get(previous["id"]) if previous is not None and place <= previous["end"] + 1 else None


def apposed(scene: Scene, mention: Any, tokens: range, zone: Zone, date: bool) -> int | None:
    """«…, soit 120 fois le seuil», «dont trois touristes»: the predicate of the quantity before it."""
    if not tokens or tokens[0] == 0:
        return None
    dashed = _between_dashes(scene, mention)
    if dashed is not None:
        return dashed
    before = tokens[0] - 1
    if before and scene.words[before].text == "«":
        before -= 1
    joined = _joined_number(scene, before)
    if joined is not None:
        return joined
    if scene.words[before].lower not in ("soit", "dont"):
        before = chunk(scene, tokens[0], tokens[-1])[0]
        if scene.words[before].lower != "dont":
            return None
    earlier = scene.quantity_before(scene.starts[before], scene.sentence(mention["start"]).start)
    if earlier is None or (scene.words[before].lower == "dont" and _finite_follows(scene, before, tokens)):
        return None
    return scene.governed.get(earlier["id"])


def gapped(scene: Scene, mention: Any, tokens: range, zone: Zone, date: bool) -> int | None:
    """«Brest compte 300 salariés, Lorient 120»: a noun phrase, a number and no verb take the verb before."""
    if not tokens:
        return None
    first, last = chunk(scene, tokens[0], tokens[-1])
    if scene.lower(first - 1) != "," or tokens[0] - first not in range(1, 6):
        return None
    subject = scene.words[first : tokens[0]]
    nominal = all(word.pos in ("DET", "NOUN", "PROPN", "PRON", "ADP", "ADJ") for word in subject)
    if not nominal or subject[0].pos == "ADP" or any(i in scene.predicates.of for i in range(first, last + 1)):
        return None
    if tokens[-1] < last and scene.words[tokens[-1] + 1].pos in ("NOUN", "ADJ", "PROPN"):
        return None
    earlier = scene.quantity_before(scene.starts[first], scene.segment(mention["start"]).start)
    if earlier is None or earlier["kind"] != mention["kind"] or not _alike(scene, earlier, subject[-1]):
        return None
    return scene.governed.get(earlier["id"])


def _alike(scene: Scene, earlier: Quantity, before: Word) -> bool:
    """A preposition before the second number stands before the first one too («parle de 60 000, X de 24 000»)."""
    if before.pos != "ADP":
        return True
    return scene.lower(scene.word_at(earlier["start"]) - 1) == before.lower


def _finite_follows(scene: Scene, opener: int, tokens: range) -> bool:
    """«dont la plus forte atteignait 4,8», «dont 12 sont morts»: a clause of its own behind «dont»."""
    _, last = chunk(scene, tokens[0], tokens[-1])
    return any(is_main_verb(scene, i) for i in range(opener, last + 1))
