"""Quantities whose predicate is said once, or not at all: ellipsis, apposition, participles beside a noun.

Each rule takes a mention with its tokens and zone, and returns the head that governs it, or None.
"""

from __future__ import annotations

from typing import Any

from spacy.tokens import Token

from recoupe import verbs
from recoupe.components.claims.figures import participle_behind
from recoupe.components.claims.scene import Scene, Zone
from recoupe.components.claims.stretches import chunk, is_bare_participle, is_main_verb


def itself(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """A quantity that is itself a verb: «a triplé», «a plus que doublé»."""
    if date:
        return None
    return next((t.i for t in tokens if t.i in scene.predicates.kinds and scene.predicates.groups.get(t.i)), None)


def elliptic(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """«huit soldats tués et une quinzaine blessés», «contre 14 annoncés»: a participle right behind the number."""
    if date or not tokens or tokens[-1].i + 1 >= len(scene.doc):
        return None
    following = scene.words[tokens[-1].i + 1]
    if following.lower_ in ("autres", "autre") and following.i + 1 < len(scene.doc):
        following = scene.words[following.i + 1]
    before = scene.words[tokens[0].i - 1].lower_ if tokens[0].i else ""
    if before in verbs.words("list-mark") and following.pos_ in ("NOUN", "PROPN"):
        coordinated = _coordinated_participle(scene, tokens[0].i, following.i)
        if coordinated is not None:
            return coordinated
    participle = is_bare_participle(scene, following) or (
        following.pos_ == "NOUN" and following.lower_.endswith(("és", "ées"))
    )
    if before == "dont":
        return participle_behind(scene, tokens)
    if before not in verbs.words("list-mark") or not participle:
        return None
    return following.i if before == "contre" or _after_passive(scene, tokens[0].i) else None


def _coordinated_participle(scene: Scene, place: int, noun: int) -> int | None:
    """«260 opérations ont été déprogrammées et 41 patients transférés»: no auxiliary of its own in its clause."""
    _, last = chunk(scene, place, place)
    for word in scene.words[noun + 1 : min(last + 1, noun + 4)]:
        if is_bare_participle(scene, word):
            behind = range(word.i, last + 1)
            alone = not any(is_main_verb(scene, i) for i in behind)
            return word.i if alone and _after_passive(scene, place) else None
        if word.pos_ not in ("ADJ", "NOUN", "ADP", "ADV"):
            return None
    return None


def _after_passive(scene: Scene, place: int) -> bool:
    """The predicate before is a participle without avoir: «ont été tués et…», not «a fait onze tués et…»."""
    for index in range(place - 1, max(-1, place - 12), -1):
        head = scene.predicates.of.get(index)
        if head is not None and head in scene.predicates.kinds:
            lemmas = [verbs.lemma(scene.words[i]) for i in scene.predicates.groups.get(head, ())]
            return verbs.is_past_participle(scene.words[head]) and (not lemmas or "être" in lemmas)
        if scene.words[index].text in (".", ";", ":"):
            return False
    return False


def reduced(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """«…, 214 emplois menacés»: between commas no finite verb, and a participle beside the counted noun."""
    if date or not tokens:
        return None
    first, last = chunk(scene, tokens[0].i, tokens[-1].i)
    if any(is_main_verb(scene, i) for i in range(first, last + 1)):
        return None
    if first and scene.words[first].pos_ == "ADP" and scene.words[first - 1].text == ",":
        return None  # «…, au pied de 118 lettres saisies»: an adjunct of the clause around
    for word in scene.words[tokens[-1].i + 2 : min(last + 1, tokens[-1].i + 9)]:
        if word.i == tokens[-1].i + 2 and _is_missing(word):
            return word.i
        if is_bare_participle(scene, word) and scene.zone(word.idx) == zone and _beside(scene, word):
            return None if word.nbor(-1).like_num else word.i  # «deux morts et 400 évacués»
        if word.pos_ == "ADP" and word.lower_ not in ("de", "d'"):
            return None
    return None


def _is_missing(word: Token) -> bool:
    """«une dizaine de disparus»: a participle as a noun behind «de»."""
    behind = word.nbor(-1).lower_ in ("de", "d'") and word.pos_ in ("NOUN", "VERB", "ADJ")
    return behind and word.lower_.endswith(("és", "ées", "us", "ues"))


def _beside(scene: Scene, participle: Token) -> bool:
    """Right behind a noun, an adjective or an opening quotation mark."""
    before = scene.words[participle.i - 1]
    return before.pos_ in ("NOUN", "ADJ", "PROPN", "ADV", "NUM") or before.text == "«"


def _between_dashes(scene: Scene, mention: Any, tokens: list[Token]) -> int | None:
    """«six prévenus - quatre hommes et deux femmes - sont là»: the predicate of the quantity before."""
    sentence = scene.sentence(mention["start"])
    opening = scene.text.rfind(" - ", max(sentence.start, mention["start"] - 120), mention["start"] + 1)
    if opening < 0 or scene.text.find(" - ", mention["end"], sentence.end) < 0:
        return None
    between = scene.heads(opening, mention["start"])
    earlier = [q for q in scene.quantities if sentence.start <= q["start"] < opening]
    return scene.governed.get(earlier[-1]["id"]) if earlier and not between else None


def _joined_number(scene: Scene, link: Token) -> int | None:
    """«âgés de 24 et 31 ans», «de 24, 28 et 31 ans»: a number joined to the one right before it."""
    if link.lower_ not in ("et", "ou", "à", ",") or link.i == 0:
        return None
    previous = [q for q in scene.quantities if q["start"] < link.idx <= q["end"] + 1]
    return scene.governed.get(previous[-1]["id"]) if previous else None


def apposed(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """«…, soit 120 fois le seuil», «dont trois touristes»: the predicate of the quantity before it."""
    if date or not tokens or tokens[0].i == 0:
        return None
    dashed = _between_dashes(scene, mention, tokens)
    if dashed is not None:
        return dashed
    before = scene.words[tokens[0].i - 1]
    if before.text == "«" and before.i:
        before = scene.words[before.i - 1]
    joined = _joined_number(scene, before)
    if joined is not None:
        return joined
    if before.lower_ not in ("soit", "dont"):
        before = scene.words[chunk(scene, tokens[0].i, tokens[-1].i)[0]]
        if before.lower_ != "dont":
            return None
    segment = scene.sentence(mention["start"])
    earlier = [q for q in scene.quantities if segment.start <= q["start"] < before.idx]
    if not earlier or (before.lower_ == "dont" and _finite_follows(scene, before, tokens)):
        return None
    return scene.governed.get(earlier[-1]["id"])


def gapped(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """«Brest compte 300 salariés, Lorient 120»: a noun phrase, a number and no verb take the verb before."""
    if date or not tokens:
        return None
    first, last = chunk(scene, tokens[0].i, tokens[-1].i)
    if first == 0 or scene.words[first - 1].text != "," or tokens[0].i - first not in range(1, 6):
        return None
    subject = scene.words[first : tokens[0].i]
    nominal = all(word.pos_ in ("DET", "NOUN", "PROPN", "PRON", "ADP", "ADJ") for word in subject)
    if not nominal or subject[0].pos_ == "ADP" or any(i in scene.predicates.of for i in range(first, last + 1)):
        return None
    if tokens[-1].i < last and scene.words[tokens[-1].i + 1].pos_ in ("NOUN", "ADJ", "PROPN"):
        return None
    segment = scene.segment(mention["start"])
    earlier = [q for q in scene.quantities if segment.start <= q["start"] < scene.words[first].idx]
    if not earlier or earlier[-1]["kind"] != mention["kind"] or not _alike(scene, earlier[-1], subject[-1]):
        return None
    return scene.governed.get(earlier[-1]["id"])


def _alike(scene: Scene, earlier: Any, before: Token) -> bool:
    """A preposition before the second number stands before the first one too («parle de 60 000, X de 24 000»)."""
    if before.pos_ != "ADP":
        return True
    place = scene.token(earlier["start"]).i
    return place > 0 and scene.words[place - 1].lower_ == before.lower_


def _finite_follows(scene: Scene, opener: Token, tokens: list[Token]) -> bool:
    """«dont la plus forte atteignait 4,8», «dont 12 sont morts»: a clause of its own behind «dont»."""
    _, last = chunk(scene, tokens[0].i, tokens[-1].i)
    return any(is_main_verb(scene, i) for i in range(opener.i, last + 1))
