"""Predicates where there is no verb: headings, list items, table rows, nominal sentences and nominal contents."""

from __future__ import annotations

from typing import Any

from recoupe import spans
from recoupe.components.claims.scene import Scene
from recoupe.components.claims.stretches import event_nouns
from recoupe.discourse import cue
from recoupe.record import Block
from recoupe.words import Word


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
    if noun is None and mention.get("unit") and (label := _label(scene, mention)) is not None:
        return _participle_of(scene, label, start) or label
    segment = scene.segment(start)
    if noun is None and not date and mention.get("kind") == "count":
        inside = scene.words_in(segment.start, segment.end)
        noun = next((at for at in inside if is_event(scene, at) and scene.starts[at] < start), None)
    if noun is None:
        noun = _first_noun(scene, mention, segment.start, segment.end)
    if noun is None:
        return _before(scene, mention)
    linked = _linked(scene, mention)
    if linked is not None:
        return linked
    return _participle_of(scene, noun, segment.end) or noun


def _enumerated(scene: Scene, mention: Any) -> int | None:
    """«livre des armes : canons de 170 mm, fusils…»: what details an object belongs to the verb before the colon.

    A measure of a listed thing does so behind any verb, any other quantity behind one that bears a hedge.
    """
    place = scene.word_at(mention["start"])
    sentence = scene.sentence(mention["start"])
    colon = scene.text.rfind(" : ", sentence.start, mention["start"])
    if colon < 0:
        return None
    heads = [h for h in scene.heads(sentence.start, colon) if scene.predicates.kinds[h] == "finite"]
    if not heads:
        return None
    listed = mention.get("kind") == "measure" and scene.lower(place - 1) in ("de", "d'")
    return heads[-1] if listed or (_is_hedged(scene, heads[-1]) and _details(scene, colon, mention)) else None


def _is_hedged(scene: Scene, head: int) -> bool:
    """A conditional, modal or verb of appearance in the group of a predicate."""
    kinds = ("conditional", "modal", "verb")
    found = (h for h in scene.hedges if h["kind"] in kinds)
    return any(scene.predicates.of.get(scene.word_at(h["start"])) == head for h in found)


def _details(scene: Scene, colon: int, mention: Any) -> bool:
    """No verb, no mark and no other speaker between the colon and the mention: the list goes on."""
    if scene.zone(colon) != scene.zone(mention["start"]) or scene.segment(mention["start"]).start > colon + 3:
        return False
    return not any(scene.predicates.kinds[h] == "finite" for h in scene.heads(colon, mention["start"]))


def _label(scene: Scene, mention: Any) -> int | None:
    """«Coût de l'opération : 275 millions»: the first noun of a label without a verb, right before the colon."""
    start = scene.sentence(mention["start"]).start
    if not scene.text[start : mention["start"]].rstrip(" «").endswith(":") or scene.heads(start, mention["start"]):
        return None
    words = scene.words_in(start, mention["start"])
    return next((at for at in words if scene.words[at].pos == "NOUN" and not _dated(scene, at)), None)


def _before(scene: Scene, mention: Any) -> int | None:
    """«Trois séances sont prévues : à 14 h, 15 h»: the last predicate of the sentence before the mention."""
    zone = scene.zone(mention["start"])
    heads = scene.heads(scene.sentence(mention["start"]).start, mention["start"])
    heads = [h for h in heads if scene.zone(scene.starts[h]) == zone]
    if heads:
        return heads[-1]
    start = scene.sentence(mention["start"]).start
    if scene.text[start : mention["start"]].rstrip().endswith(":"):
        before = scene.words_in(start, mention["start"])
        noun = next((at for at in before if scene.words[at].pos == "NOUN" and scene.starts[at] >= start), None)
        return (_participle_of(scene, noun, mention["start"]) or noun) if noun is not None else None
    return None


def _linked(scene: Scene, mention: Any) -> int | None:
    """«deux cents curieux pour 72 sièges», «deux Belges parmi les 17 blessés»: the quantity before says it."""
    first = scene.word_at(mention["start"])
    before = scene.words[max(0, first - 2) : first]
    if not any(word.lower in ("pour", "sur", "parmi", "contre", "dans") for word in before):
        return None
    earlier = scene.quantity_before(mention["start"], scene.segment(mention["start"]).start)
    return scene.governed.get(earlier["id"]) if earlier is not None else None


def _counted(scene: Scene, mention: Any) -> int | None:
    """The counted noun: as the quantity says, else the first noun behind it."""
    counted = mention.get("counted") or {}
    if counted.get("start") is not None and counted["start"] >= mention["start"]:
        return scene.word_at(counted["start"])
    if mention.get("kind") not in ("count", "ordinal", "ratio"):
        return None
    last = scene.words_in(mention["start"], mention["end"])[-1]
    for at in range(last + 1, min(len(scene.words), last + 6)):
        pos = scene.words[at].pos
        if pos in ("NOUN", "PROPN") or (pos == "VERB" and scene.verbs.is_past_participle(at)):
            return at
        if pos in ("PUNCT", "VERB", "CCONJ"):
            return None
        if pos == "ADJ" and scene.pos(at + 1) not in ("NOUN", "ADJ"):
            return at
    return None


def _first_noun(scene: Scene, mention: Any, start: int, end: int) -> int | None:
    """The nearest noun before the mention in the segment, else the first one behind it."""
    touching = scene.word_at(max(0, mention["start"] - 1))
    if scene.words[touching].lower in ("de", "d'") and scene.pos(touching - 1) == "NOUN":
        return touching - 1
    places = [(at, scene.starts[at]) for at in scene.words_in(start, end)]
    nouns = [(at, place) for at, place in places if place >= start and _is_undated_noun(scene, at)]
    before = [at for at, place in nouns if place < mention["start"] and not _is_complement(scene, at)]
    if before:
        return before[-1]
    behind = [at for at, place in nouns if place >= mention["end"]]
    if behind:
        return behind[0]
    if scene.text[end : end + 1] == ":":
        following = scene.words_in(end + 1, scene.sentence(start).end)
        return next((at for at in following if scene.words[at].pos == "NOUN"), None)
    return None


def _is_undated_noun(scene: Scene, at: int) -> bool:
    word = scene.words[at]
    return word.pos == "NOUN" and word.text[0].isalpha() and not _dated(scene, at)


def _dated(scene: Scene, at: int) -> bool:
    return scene.date_at(scene.starts[at]) is not None


def _is_complement(scene: Scene, noun: int) -> bool:
    """A noun behind a preposition: part of the phrase before it («retour à la normale», «mort de trois hommes»)."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        word = scene.words[at]
        if word.pos == "ADP" or word.lower in ("des", "du", "au", "aux"):
            return scene.pos(at - 1) in ("NOUN", "ADJ", "PROPN")
        if word.pos not in ("DET", "NUM", "ADJ"):
            return False
    return False


def _participle_of(scene: Scene, noun: int, limit: int) -> int | None:
    """«trente routes coupées», «190 postes rayés de la carte»: a participle that belongs to the noun."""
    for at in range(noun + 1, min(len(scene.words), noun + 7)):
        word, before = scene.words[at], scene.words[at - 1].lower
        if scene.starts[at] >= limit or word.text in (",", "(", "-") or word.pos == "CCONJ":
            return None
        if word.pos == "NUM" and before != "sur":  # «deux trains sur trois supprimés»
            return None
        if _dated(scene, at):
            return None
        if at in scene.predicates.kinds:
            return at
        shaped = word.pos in ("ADJ", "VERB") and cue("participle-ending").search(word.lower)
        if shaped and _looks_participle(word):
            return at
        if word.pos == "NOUN" and before not in ("de", "d'", "du", "des", "à", "au"):
            return None
    return None


def _looks_participle(word: Word) -> bool:
    return word.lower.rstrip("s").rstrip("e").endswith(("é", "u", "it", "is")) and word.lemma != word.lower


def content_head(scene: Scene, start: int, end: int) -> int | None:
    """Return the head noun of a nominal content («la fermeture de sa fonderie»)."""
    around = scene.words_in(start, end)
    words = [at for at in around if scene.starts[at] >= start]
    free = [at for at in words if scene.quantity_at(scene.starts[at], start) is None]
    nominal = any(_is_naming(scene, at) and not _dated(scene, at) for at in free)
    if nominal or len(free) == len(words):
        words = free
    else:
        words = [at for at in words if not _dated(scene, at)]
    words = words or list(around)
    nouns = [at for at in words if _is_naming(scene, at) and scene.words[at].text[0].isalpha()]
    if not nouns:
        return next((at for at in words if scene.words[at].pos == "ADJ"), None)
    inside, heads = set(words), scene.tree.heads
    top = next((at for at in nouns if heads[at] not in inside or heads[at] == at), None)
    return top if top is not None and top - nouns[0] <= 3 else nouns[0]


def _is_naming(scene: Scene, at: int) -> bool:
    return scene.words[at].pos in ("NOUN", "PROPN") and not (
        scene.lower(at) == "peine" and scene.lower(at - 1) == "à"
    )


def is_event(scene: Scene, at: int) -> bool:
    """Tell whether a noun names an event."""
    return scene.words[at].lemma in event_nouns()


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
    for at in scene.words_in(quantity["end"], cell["end"]):
        word = scene.words[at]
        behind = quantity["end"] <= scene.starts[at] < cell["end"]
        if behind and word.pos in ("NOUN", "VERB", "ADJ") and word.text.isalpha():
            return at
    return None


def row_head(scene: Scene, block: Block) -> int | None:
    """Return the predicate of a table row: a participle in the row heading, else its head noun."""
    cells = block.get("cells", [])
    if not cells:
        return None
    first = cells[0]["start"]
    words = [at for at in scene.words_in(first, cells[0]["end"]) if scene.starts[at] >= first]
    for at in words[1:]:
        if at in scene.predicates.kinds or _is_plain_participle(scene.words[at]):
            return at
    return next((at for at in words if _is_naming(scene, at)), words[0] if words else None)


def _is_plain_participle(word: Word) -> bool:
    shaped = word.lower.endswith(("és", "ées", "é", "ée")) or _looks_participle(word)
    return shaped and word.pos in ("VERB", "ADJ")
