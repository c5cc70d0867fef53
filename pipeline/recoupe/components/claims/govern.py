"""Which predicate governs a quantity or a date: zone and typography first, the tree inside them, nearness last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recoupe.components.claims.clauses import in_joined_clause, in_parenthesis
from recoupe.components.claims.ellipsis import apposed, elliptic, gapped, itself, reduced
from recoupe.components.claims.figures import is_estimate, of_estimate
from recoupe.components.claims.scene import Scene, Zone
from recoupe.components.claims.stretches import chunk, event_nouns, is_bare_participle, is_main_verb, is_relative

_MAX_CLIMB = 12
_OPENING = frozenset({"et", "mais", "puis"})
_NOMINAL = frozenset({"NOUN", "ADJ", "DET", "PRON"})
_RELATIVE = frozenset({"que", "qu'", "qui", "dont", "où"})
_PARTICIPLES = ("é", "ée", "és", "ées", "oint", "ointe", "oints", "uit", "uite", "uits", "uites")


def governor(scene: Scene, mention: Any, *, date: bool = False) -> int | None:
    """Return the head that governs a mention, or None where no clause does."""
    start, end = mention["start"], mention["end"]
    if scene.asked(start) or scene.block(start)["kind"] in ("table_row", "signature"):
        return None
    zone = scene.zone(start)
    tokens = scene.words_in(start, end)
    for rule in _DATE_RULES if date else _QUANTITY_RULES:
        head = rule(scene, mention, tokens, zone, date)
        if head is not None:
            return head
    return None


def _allowed(scene: Scene, head: int, mention: Any, zone: Zone) -> bool:
    """In the same zone and sentence; a cue only for what stands outside its content, or for estimates."""
    place = scene.starts[head]
    if scene.zone(place) != zone:
        return is_estimate(scene, head, zone)
    start = mention["start"]
    if place not in scene.segment(start) and not (
        _same_quote(scene, start, place) and place in scene.sentence(start)
    ):
        return False
    return not (in_parenthesis(scene, head, start) or in_joined_clause(scene, head, start))


def _same_quote(scene: Scene, a: int, b: int) -> bool:
    low, high = min(a, b), max(a, b)
    between = scene.text[low:high]
    return not any(mark in between for mark in ":;|\n") and between.count("«") == between.count("»")


def _subject(scene: Scene, mention: Any, tokens: range, zone: Zone, date: bool) -> int | None:
    """«ont péri et plus de 400 autres ont été évacuées»: behind «et», the verb right behind governs."""
    if not tokens:
        return None
    behind = tokens[-1] + 1
    absolute = scene.predicates.of.get(behind)
    if absolute is not None and scene.predicates.kinds.get(absolute) == "gerund" and not date:
        return absolute  # «, le quatrième ayant refusé»
    if scene.lower(tokens[0] - 1) not in _OPENING:
        return None
    at = next((i for i in range(behind, behind + 3) if scene.pos(i) not in _NOMINAL), behind + 3)
    head = scene.predicates.of.get(at)
    if head is None or scene.predicates.kinds.get(head) != "finite" or not scene.verbs.is_finite(at):
        return None
    return head if _allowed(scene, head, mention, zone) else None


def _touching(scene: Scene, mention: Any, tokens: range, zone: Zone, date: bool) -> int | None:
    """A predicate right before a date («lancée mercredi»), over a preposition; one that contains it."""
    if not tokens:
        return None
    first = tokens[0]
    for index in range(first - 1, max(-1, first - 5), -1):
        word = scene.words[index]
        head = scene.predicates.of.get(index)
        if head == index and _allowed(scene, head, mention, zone):
            return head if date or scene.predicates.kinds[head] in ("participle", "gerund") else None
        if (date or word.lower.startswith("âgé")) and is_bare_participle(scene, index):
            return index
        if word.pos == "ADJ" and index == first - 2 and _measures(scene, index, mention):
            return index
        if word.pos not in ("ADP", "DET", "ADV") or word.text == ",":
            return None
    return None


def _measures(scene: Scene, adjective: int, mention: Any) -> bool:
    """«la coque, vieille de 41 ans»: an adjective behind a comma, and its measure behind «de»."""
    measured = mention.get("kind") == "measure" or mention.get("type") == "DURATION"
    return measured and scene.lower(adjective + 1) in ("de", "d'") and scene.lower(adjective - 1) == ","


def _climbing(scene: Scene, mention: Any, tokens: range, zone: Zone, date: bool) -> int | None:
    """Up the tree from the mention, the first predicate that typography allows."""
    start = _top(scene, tokens)
    if start is None or _under_cue(scene, start):
        return None
    for head in _path(scene, start, tokens, date):
        if _allowed(scene, head, mention, zone):
            return _closer(scene, head, mention, zone)
    return None


def _inner_clause(scene: Scene, head: int, mention: Any, zone: Zone) -> int | None:
    """«a cédé, c'est que sur les 64 boulons, un sur quatre manquait»: the verb behind, in the same que-clause."""
    place = scene.word_at(mention["start"])
    if head > place or scene.predicates.kinds.get(head) != "finite":
        return None
    opener = next((i for i in range(place - 1, head, -1) if scene.words[i].lower in _RELATIVE), None)
    if opener is None or any(scene.predicates.kinds.get(i) == "finite" for i in range(opener, place)):
        return None
    segment = scene.segment(mention["start"])
    behind = [h for h in scene.heads(mention["end"], segment.end) if scene.predicates.kinds[h] == "finite"]
    behind = [h for h in behind if _allowed(scene, h, mention, zone)]
    if not behind or (
        scene.words[opener].lower != "que" and "," in scene.text[scene.starts[opener] : mention["start"]]
    ):
        return None
    return behind[0] if not _is_restrictive(scene, opener) else None


def _is_restrictive(scene: Scene, que: int) -> bool:
    """«ne… que»."""
    return any(word.lower in ("ne", "n'") for word in scene.words[max(0, que - 6) : que])


def _enclosed(scene: Scene, mention: Any, tokens: range, zone: Zone, date: bool) -> int | None:
    """«le groupe, mis en faillite avec un plan en 1998, devait…»: a participle opens the stretch between commas."""
    if not tokens:
        return None
    first, last = chunk(scene, tokens[0], tokens[-1])
    if not _is_participle(scene, first) or any(is_main_verb(scene, i) for i in range(first, last + 1)):
        return None
    begins = scene.starts[first] <= scene.segment(mention["start"]).start + 1
    if begins and scene.lower(last + 1) == ",":
        return first  # «Construite en 2011, l'école s'est pliée»
    inside = first < tokens[0] and scene.lower(first - 1) == ","
    agent = first < last and scene.words[first + 1].lower == "par"
    near = agent or first == tokens[0] - 1 or first in scene.predicates.kinds
    return first if inside and near and scene.zone(scene.starts[first]) == zone else None


def _is_participle(scene: Scene, at: int) -> bool:
    """A bare participle, also one that the tagger takes for a noun («…, communiqué mardi soir, …»)."""
    if at in scene.predicates.of:
        return scene.predicates.kinds.get(at) == "participle"
    word = scene.words[at]
    if word.pos in ("VERB", "ADJ", "NOUN") and word.lower.endswith(("is", "ies", "us", "ues")):
        return True  # «Réunis mardi soir, les élus ont…»
    return word.pos in ("VERB", "ADJ", "NOUN", "PROPN") and word.lower.endswith(_PARTICIPLES)


def _relative_before(scene: Scene, head: int, mention: Any, zone: Zone) -> int | None:
    """«un car qui transportait 43 lycéens a quitté…»: the verb of the relative clause, right before its object."""
    place = scene.word_at(mention["start"])
    if head < place:
        return None
    index = place - 1
    while index > 0 and scene.words[index].pos in ("ADP", "ADV", "DET"):
        index -= 1
    before = scene.predicates.of.get(index)
    if before != index or scene.predicates.kinds.get(index) != "finite" or not is_relative(scene, index):
        return None
    return index if _allowed(scene, index, mention, zone) else None


def _main_behind(scene: Scene, head: int, mention: Any, zone: Zone) -> int:
    """«six lots sur dix livrés en mai contenaient du plomb»: the finite verb behind a bare participle."""
    if scene.predicates.groups.get(head):
        return head
    _, last = chunk(scene, head, head)
    behind = [h for h in range(head + 1, last + 1) if scene.predicates.kinds.get(h) == "finite"]
    behind = [h for h in behind if not is_relative(scene, h) and _allowed(scene, h, mention, zone)]
    return behind[0] if behind else head


def _closer(scene: Scene, head: int, mention: Any, zone: Zone) -> int:
    """Correct the tree: no participle before the main verb, no verb from before the mention's own clause."""
    inner = _inner_clause(scene, head, mention, zone)
    if inner is None:
        inner = _relative_before(scene, head, mention, zone)
    if inner is not None:
        return inner
    if scene.predicates.kinds.get(head) != "participle":
        return head
    if scene.starts[head] > mention["start"]:
        return _main_behind(scene, head, mention, zone)
    between = scene.heads(scene.starts[head] + 1, mention["start"])
    finite = [h for h in between if scene.predicates.kinds[h] == "finite" and _allowed(scene, h, mention, zone)]
    return finite[-1] if finite else head


def _under_cue(scene: Scene, at: int) -> bool:
    """«n'a pas confirmé le chiffre de 40 blessés»: the verb above is a hedge."""
    if not scene.dropped:
        return False
    for current in (at, *scene.tree.path(at, _MAX_CLIMB - 1)):
        if current in scene.dropped:
            return True
        if current in scene.predicates.of:
            return False
    return False


def _top(scene: Scene, tokens: range) -> int | None:
    """The word of the mention that the tree hangs outside of it."""
    heads = scene.tree.heads
    return next((at for at in reversed(tokens) if heads[at] not in tokens or heads[at] == at), None)


def _path(scene: Scene, at: int, inside: range, date: bool) -> Iterator[int]:
    """The predicates above a word, with nouns of happening and those that a hedge makes predicates."""
    found: set[int] = set()
    for current in (at, *scene.tree.path(at, _MAX_CLIMB - 1)):
        head = scene.predicates.of.get(current)
        if head is not None and head not in found and (head not in inside or date):
            found.add(head)
            yield head
        elif not date and current != at and (current in scene.nouns or _is_direct_event(scene, at, current)):
            found.add(current)
            yield current


def _is_direct_event(scene: Scene, at: int, noun: int) -> bool:
    """«la mort de 12 personnes»: an event noun with the quantity as its «de» complement."""
    if not 0 < at - noun <= 5 or scene.words[noun].pos != "NOUN" or scene.words[noun].lemma not in event_nouns():
        return False
    return scene.lower(noun + 1) in ("de", "d'", "des", "du")


def _nearest(scene: Scene, mention: Any, tokens: range, zone: Zone, date: bool) -> int | None:
    """The nearest predicate of the same zone in the segment, those before the mention first."""
    segment = scene.segment(mention["start"])
    candidates = [h for h in scene.heads(segment.start, segment.end) if _allowed(scene, h, mention, zone)]
    if not candidates:
        sentence = scene.sentence(mention["start"])
        candidates = [h for h in scene.heads(sentence.start, sentence.end) if _allowed(scene, h, mention, zone)]
    top = _top(scene, tokens)
    if top is not None and _under_cue(scene, top):
        return None
    candidates = [h for h in candidates if _may_reach(scene, h, mention)]
    if not candidates or not tokens:
        return None
    place = tokens[0]
    return min(candidates, key=lambda h: (_distance(scene, h, place), h))


def _may_reach(scene: Scene, head: int, mention: Any) -> bool:
    """A participle behind a mention does not reach back to it."""
    return scene.predicates.kinds[head] == "finite" or scene.starts[head] < mention["start"]


def _distance(scene: Scene, head: int, place: int) -> float:
    """Tokens between, a comma counts ten, what is not a main verb five."""
    low, high = min(head, place), max(head, place)
    commas = sum(word.text == "," for word in scene.words[low:high])
    weak = 5 if scene.predicates.kinds[head] == "infinitive" else 0
    return high - low + 10 * commas + weak


def introduction(scene: Scene, mention: Any) -> int | None:
    """«Le parquet demande :» and a list: the verb right before the colon governs items without a predicate."""
    block = scene.block(mention["start"])
    if block["kind"] != "list_item" or scene.heads(block["start"], block["end"]):
        return None
    for previous in reversed(scene.blocks[: scene.blocks.index(block)]):
        if previous["kind"] != "list_item":
            break
    else:
        return None
    stop = len(scene.text[previous["start"] : previous["end"]].rstrip(" :")) + previous["start"]
    if not scene.text[stop : previous["end"]].strip().startswith(":"):
        return None
    last = scene.word_at(stop - 1)
    return last if scene.predicates.kinds.get(last) == "finite" and not _is_passive(scene, last) else None


def _is_passive(scene: Scene, head: int) -> bool:
    """«sont prévus :» takes no object behind the colon."""
    return "être" in map(scene.verbs.lemma, scene.predicates.groups.get(head, ()))


_DATE_RULES = (of_estimate, _touching, _enclosed, _climbing, _nearest)
_QUANTITY_RULES = (
    *(itself, of_estimate, elliptic, apposed, gapped, reduced),
    *(_subject, _touching, _enclosed, _climbing, _nearest),
)
