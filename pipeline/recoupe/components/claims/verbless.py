"""Predicates where there is no verb: headings, list items, table rows, nominal sentences and nominal contents."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Token

from recoupe import spans, verbs
from recoupe.components.claims.scene import Scene
from recoupe.components.claims.stretches import event_nouns
from recoupe.discourse import cue
from recoupe.record import Block


def nominal_head(scene: Scene, mention: Any, *, date: bool = False) -> int | None:
    """Return the predicate of a verbless stretch for a mention: a participle of its noun, or the noun."""
    start = mention["start"]
    block = scene.block(start)
    if block["kind"] in ("table_row", "signature") or scene.asked(start):
        return None
    enumerated = None if date else _enumerated(scene, mention)
    if enumerated is not None:
        return enumerated
    noun = _counted(scene, mention) if not date else None
    segment = scene.segment(start)
    if noun is None and not date and mention.get("kind") == "count":
        noun = next((t for t in scene.tokens(segment.start, segment.end) if is_event(t) and t.idx < start), None)
    if noun is None:
        noun = _first_noun(scene, mention, segment.start, segment.end)
    if noun is None:
        return _before(scene, mention)
    linked = _linked(scene, mention) if not date else None
    if linked is not None:
        return linked
    return _participle_of(scene, noun, segment.end) or noun.i


def _enumerated(scene: Scene, mention: Any) -> int | None:
    """«livre des armes : canons de 170 mm, fusils…»: what details an object belongs to the verb before the colon.

    A measure of a listed thing does so behind any verb, any other quantity behind one that bears a hedge.
    """
    place = scene.token(mention["start"]).i
    sentence = scene.sentence(mention["start"])
    colon = scene.text.rfind(" : ", sentence.start, mention["start"])
    if colon < 0:
        return None
    heads = [h for h in scene.heads(sentence.start, colon) if scene.predicates.kinds[h] == "finite"]
    if not heads:
        return None
    listed = mention.get("kind") == "measure" and scene.words[max(0, place - 1)].lower_ in ("de", "d'")
    return heads[-1] if listed or (_is_hedged(scene, heads[-1]) and _details(scene, colon, mention)) else None


def _is_hedged(scene: Scene, head: int) -> bool:
    """A conditional, modal or verb of appearance in the group of a predicate."""
    kinds = ("conditional", "modal", "verb")
    found = (h for h in scene.hedges if h["kind"] in kinds)
    return any(scene.predicates.of.get(scene.token(h["start"]).i) == head for h in found)


def _details(scene: Scene, colon: int, mention: Any) -> bool:
    """No verb, no mark and no other speaker between the colon and the mention: the list goes on."""
    if scene.zone(colon) != scene.zone(mention["start"]) or scene.segment(mention["start"]).start > colon + 3:
        return False
    return not any(scene.predicates.kinds[h] == "finite" for h in scene.heads(colon, mention["start"]))


def _before(scene: Scene, mention: Any) -> int | None:
    """«Trois séances sont prévues : à 14 h, 15 h»: the last predicate of the sentence before the mention."""
    zone = scene.zone(mention["start"])
    heads = scene.heads(scene.sentence(mention["start"]).start, mention["start"])
    heads = [h for h in heads if scene.zone(scene.words[h].idx) == zone]
    if heads:
        return heads[-1]
    start = scene.sentence(mention["start"]).start
    if scene.text[start : mention["start"]].rstrip().endswith(":"):
        nouns = [t for t in scene.tokens(start, mention["start"]) if t.pos_ == "NOUN" and t.idx >= start]
        return (_participle_of(scene, nouns[0], mention["start"]) or nouns[0].i) if nouns else None
    return None


def _linked(scene: Scene, mention: Any) -> int | None:
    """«deux cents curieux pour 72 sièges», «deux Belges parmi les 17 blessés»: the quantity before says it."""
    first = scene.token(mention["start"])
    before = scene.words[max(0, first.i - 2) : first.i]
    if not any(word.lower_ in ("pour", "sur", "parmi", "contre", "dans") for word in before):
        return None
    segment = scene.segment(mention["start"])
    earlier = [q for q in scene.quantities if segment.start <= q["start"] < mention["start"]]
    return scene.governed.get(earlier[-1]["id"]) if earlier else None


def _counted(scene: Scene, mention: Any) -> Token | None:
    """The counted noun: as the quantity says, else the first noun behind it."""
    counted = mention.get("counted") or {}
    if counted.get("start") is not None and counted["start"] >= mention["start"]:
        return scene.token(counted["start"])
    last = scene.tokens(mention["start"], mention["end"])[-1]
    if mention.get("kind") in ("count", "ordinal") or (mention.get("kind") == "ratio"):
        for word in scene.words[last.i + 1 : last.i + 6]:
            if word.pos_ in ("NOUN", "PROPN") or (word.pos_ == "VERB" and verbs.is_past_participle(word)):
                return word
            if word.pos_ in ("PUNCT", "VERB", "CCONJ"):
                break
            if word.pos_ == "ADJ" and (
                word.i + 1 >= len(scene.doc) or scene.words[word.i + 1].pos_ not in ("NOUN", "ADJ")
            ):
                return word
    return None


def _first_noun(scene: Scene, mention: Any, start: int, end: int) -> Token | None:
    """The nearest noun before the mention in the segment, else the first one behind it."""
    inside = range(mention["start"], mention["end"])
    words = [token for token in scene.tokens(start, end) if start <= token.idx < end and token.idx not in inside]
    nouns = [t for t in words if t.pos_ == "NOUN" and t.text[0].isalpha() and not _dated(scene, t)]
    touching = scene.token(max(0, mention["start"] - 1))
    if touching.lower_ in ("de", "d'") and touching.i and touching.nbor(-1).pos_ == "NOUN":
        return touching.nbor(-1)
    before = [token for token in nouns if token.idx < mention["start"] and not _is_complement(token)]
    if before:
        return before[-1]
    behind = [token for token in nouns if token.idx >= mention["end"]]
    if behind:
        return behind[0]
    following = scene.text[end : end + 1] in (":",)
    if following:
        nextwards = [t for t in scene.tokens(end + 1, scene.sentence(start).end) if t.pos_ == "NOUN"]
        return nextwards[0] if nextwards else None
    return None


def _dated(scene: Scene, token: Token) -> bool:
    return any(date["start"] <= token.idx < date["end"] for date in scene.dates)


def _is_complement(token: Token) -> bool:
    """A noun behind a preposition: part of the phrase before it («retour à la normale», «mort de trois hommes»)."""
    for index in range(token.i - 1, max(-1, token.i - 4), -1):
        word = token.doc[index]
        if word.pos_ == "ADP" or word.lower_ in ("des", "du", "au", "aux"):
            return index > 0 and token.doc[index - 1].pos_ in ("NOUN", "ADJ", "PROPN")
        if word.pos_ not in ("DET", "NUM", "ADJ"):
            return False
    return False


def _participle_of(scene: Scene, noun: Token, limit: int) -> int | None:
    """«trente routes coupées», «190 postes rayés de la carte»: a participle that belongs to the noun."""
    for word in scene.words[noun.i + 1 : noun.i + 7]:
        if word.idx >= limit or word.text in (",", "(", "-") or word.pos_ == "CCONJ":
            return None
        if word.pos_ == "NUM" and word.nbor(-1).lower_ != "sur":  # «deux trains sur trois supprimés»
            return None
        if _dated(scene, word):
            return None
        if word.i in scene.predicates.kinds:
            return word.i
        if (
            word.pos_ in ("ADJ", "VERB")
            and cue("participle-ending").search(word.lower_)
            and _looks_participle(word)
        ):
            return word.i
        if word.pos_ == "NOUN" and word.nbor(-1).lower_ not in ("de", "d'", "du", "des", "à", "au"):
            return None
    return None


def _looks_participle(word: Token) -> bool:
    return (
        word.lower_.rstrip("s").rstrip("e").endswith(("é", "u", "it", "is")) and word.lemma_.lower() != word.lower_
    )


def content_head(scene: Scene, start: int, end: int) -> int | None:
    """Return the head noun of a nominal content («la fermeture de sa fonderie»)."""
    words = [token for token in scene.tokens(start, end) if start <= token.idx < end]
    spots = [q for q in scene.quantities if start <= q["start"] < end]
    free = [t for t in words if not any(q["start"] <= t.idx < q["end"] for q in spots)]
    nominal = [t for t in free if t.pos_ in ("NOUN", "PROPN") and not _dated(scene, t)]
    words = free if nominal or not spots else [t for t in words if not _dated(scene, t)]
    words = words or scene.tokens(start, end)
    nouns = [token for token in words if token.pos_ in ("NOUN", "PROPN") and token.text[0].isalpha()]
    inside = {token.i for token in words}
    top = next((n for n in nouns if n.head.i not in inside or n.head is n), None)
    chosen = top if top is not None and (not nouns or top.i - nouns[0].i <= 3) else (nouns[0] if nouns else None)
    if chosen is None:
        adjectives = [token for token in words if token.pos_ == "ADJ"]
        return adjectives[0].i if adjectives else None
    return chosen.i


def is_event(token: Token) -> bool:
    """Tell whether a noun names an event."""
    return token.lemma_.lower() in event_nouns()


def row_heads(scene: Scene, block: Block, quantities: list[Any]) -> dict[int, list[Any]]:
    """Return the predicates of a table row with their quantities: the noun in the cell, else the row heading."""
    found: dict[int, list[Any]] = {}
    for quantity in quantities:
        noun = _noun_in_cell(scene, block, quantity)
        head = noun if noun is not None else row_head(scene, block)
        if head is not None:
            found.setdefault(head, []).append(quantity)
    heading = row_head(scene, block)
    return found or ({heading: []} if heading is not None else {})


def _noun_in_cell(scene: Scene, block: Block, quantity: Any) -> int | None:
    """«11 morts», «11 000 déployés»: the word behind the number in the same cell."""
    cell = next((c for c in block.get("cells", []) if spans.contains(c, quantity)), None)
    if cell is None or quantity.get("unit"):
        return None
    words = [t for t in scene.tokens(quantity["end"], cell["end"]) if quantity["end"] <= t.idx < cell["end"]]
    return next((t.i for t in words if t.pos_ in ("NOUN", "VERB", "ADJ") and t.is_alpha), None)


def row_head(scene: Scene, block: Block) -> int | None:
    """Return the predicate of a table row: a participle in the row heading, else its head noun."""
    cells = block.get("cells", [])
    if not cells:
        return None
    words = [t for t in scene.tokens(cells[0]["start"], cells[0]["end"]) if t.idx >= cells[0]["start"]]
    participle = next((t for t in words[1:] if t.i in scene.predicates.kinds or _is_plain_participle(t)), None)
    if participle is not None:
        return participle.i
    noun = next((t for t in words if t.pos_ in ("NOUN", "PROPN")), None)
    return (noun or words[0]).i if words else None


def _is_plain_participle(token: Token) -> bool:
    return token.pos_ in ("VERB", "ADJ") and (
        token.lower_.endswith(("és", "ées", "é", "ée")) or _looks_participle(token)
    )
