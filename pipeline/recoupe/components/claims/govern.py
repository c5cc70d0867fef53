"""Which predicate governs a quantity or a date: zone and typography first, the tree inside them, nearness last."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Token

from recoupe import verbs
from recoupe.components.claims.ellipsis import apposed, elliptic, gapped, itself, reduced
from recoupe.components.claims.figures import is_estimate, of_estimate
from recoupe.components.claims.scene import Scene, Zone
from recoupe.components.claims.stretches import chunk, event_nouns, is_bare_participle, is_main_verb, is_relative

_MAX_CLIMB = 12
_OPENING = frozenset({"et", "mais", "puis"})
_PARTICIPLES = ("é", "ée", "és", "ées", "oint", "ointe", "oints", "uit", "uite", "uits", "uites")


def governor(scene: Scene, mention: Any, *, date: bool = False) -> int | None:
    """Return the head that governs a mention, or None where no clause does."""
    start, end = mention["start"], mention["end"]
    if scene.asked(start) or scene.block(start)["kind"] in ("table_row", "signature"):
        return None
    zone = scene.zone(start)
    tokens = scene.tokens(start, end)
    for rule in (
        itself,
        of_estimate,
        elliptic,
        apposed,
        gapped,
        reduced,
        _subject,
        _touching,
        _enclosed,
        _climbing,
        _nearest,
    ):
        head = rule(scene, mention, tokens, zone, date)
        if head is not None:
            return head
    return None


def _allowed(scene: Scene, head: int, mention: Any, zone: Zone) -> bool:
    """In the same zone and sentence; a cue only for what stands outside its content, or for estimates."""
    place = scene.words[head].idx
    if scene.zone(place) != zone:
        return is_estimate(scene, head, zone)
    if _in_parenthesis(scene, head, mention["start"]):
        return False
    segment = scene.segment(mention["start"])
    return place in segment or (
        _same_quote(scene, mention["start"], place) and place in scene.sentence(mention["start"])
    )


def _in_parenthesis(scene: Scene, head: int, place: int) -> bool:
    """«une vidéo, dont X n'a pu établir l'origine, montrerait…»: a relative clause that does not hold a place."""
    first, last = chunk(scene, head, head)
    opener = scene.words[first]
    if opener.lower_ not in ("dont", "que", "qu'") or not first or scene.words[first - 1].text != ",":
        return False
    closed = last + 1 < len(scene.words) and scene.words[last + 1].text == ","
    outside = place < opener.idx or (closed and place > scene.words[last].idx)
    behind = scene.heads(scene.words[last].idx + 1, scene.segment(scene.words[head].idx).end) if closed else []
    return outside and any(scene.predicates.kinds[h] == "finite" for h in behind)


def _same_quote(scene: Scene, a: int, b: int) -> bool:
    low, high = min(a, b), max(a, b)
    between = scene.text[low:high]
    return not any(mark in between for mark in ":;|\n") and between.count("«") == between.count("»")


def _subject(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """«ont péri et plus de 400 autres ont été évacuées»: behind «et», the verb right behind governs."""
    if date or not tokens or tokens[0].i == 0 or scene.words[tokens[0].i - 1].lower_ not in _OPENING:
        return None
    at = tokens[-1].i + 1
    while (
        at < len(scene.words) and at < tokens[-1].i + 4 and scene.words[at].pos_ in ("NOUN", "ADJ", "DET", "PRON")
    ):
        at += 1
    head = scene.predicates.of.get(at)
    if head is None or scene.predicates.kinds.get(head) != "finite" or not verbs.is_finite(scene.words[at]):
        return None
    return head if _allowed(scene, head, mention, zone) else None


def _touching(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """A predicate right before a date («lancée mercredi»), over a preposition; one that contains it."""
    if not tokens:
        return None
    first = tokens[0].i
    for index in range(first - 1, max(-1, first - 5), -1):
        word = scene.words[index]
        head = scene.predicates.of.get(index)
        if head == index and _allowed(scene, head, mention, zone):
            return head if date or scene.predicates.kinds[head] in ("participle", "gerund") else None
        if (date or word.lower_.startswith("âgé")) and is_bare_participle(scene, word):
            return index
        if word.pos_ not in ("ADP", "DET", "ADV") or word.text == ",":
            return None
    return None


def _climbing(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """Up the tree from the mention, the first predicate that typography allows."""
    inside = {token.i for token in tokens}
    start = _top(tokens, inside)
    if start is None or _under_cue(scene, start):
        return None
    for head in _path(scene, start, inside, date):
        if _allowed(scene, head, mention, zone):
            return _closer(scene, head, mention, zone)
    return None


def _inner_clause(scene: Scene, head: int, mention: Any, zone: Zone) -> int | None:
    """«a cédé, c'est que sur les 64 boulons, un sur quatre manquait»: the verb behind, in the same que-clause."""
    place = scene.token(mention["start"]).i
    if head > place or scene.predicates.kinds.get(head) != "finite":
        return None
    words = scene.words[head + 1 : place]
    opener = next((w.i for w in reversed(list(words)) if w.lower_ in ("que", "qu'", "qui", "dont", "où")), None)
    if opener is None or any(scene.predicates.kinds.get(w.i) == "finite" for w in scene.words[opener:place]):
        return None
    segment = scene.segment(mention["start"])
    behind = [h for h in scene.heads(mention["end"], segment.end) if scene.predicates.kinds[h] == "finite"]
    behind = [h for h in behind if _allowed(scene, h, mention, zone)]
    if not behind or (
        scene.words[opener].lower_ != "que" and "," in scene.text[scene.words[opener].idx : mention["start"]]
    ):
        return None
    return behind[0] if not _is_restrictive(scene, opener) else None


def _is_restrictive(scene: Scene, que: int) -> bool:
    """«ne… que»."""
    return any(word.lower_ in ("ne", "n'") for word in scene.words[max(0, que - 6) : que])


def _enclosed(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """«le groupe, mis en faillite avec un plan en 1998, devait…»: a participle opens the stretch between commas."""
    if not tokens:
        return None
    first, last = chunk(scene, tokens[0].i, tokens[-1].i)
    if any(is_main_verb(scene, i) for i in range(first, last + 1)):
        return None
    opener = scene.words[first]
    begins = opener.idx <= scene.segment(mention["start"]).start + 1
    if begins and _opens_sentence(scene, opener, last):
        return first
    inside = opener.i < tokens[0].i and first and scene.words[first - 1].text == ","
    agent = first < last and scene.words[first + 1].lower_ == "par"
    near = agent or opener.i == tokens[0].i - 1 or opener.i in scene.predicates.kinds
    if inside and near and scene.zone(opener.idx) == zone:
        return first if _is_participle(scene, opener) else None
    return None


def _opens_sentence(scene: Scene, opener: Token, last: int) -> bool:
    """«Construite en 2011, l'école s'est pliée»: a participle and a comma before the main clause."""
    return _is_participle(scene, opener) and last + 1 < len(scene.words) and scene.words[last + 1].text == ","


def _is_participle(scene: Scene, word: Token) -> bool:
    """A bare participle, also one that the tagger takes for a noun («…, communiqué mardi soir, …»)."""
    if word.i in scene.predicates.of:
        return scene.predicates.kinds.get(word.i) == "participle"
    if word.pos_ in ("VERB", "ADJ", "NOUN") and word.lower_.endswith(("is", "ies", "us", "ues")):
        return True  # «Réunis mardi soir, les élus ont…»
    return word.pos_ in ("VERB", "ADJ", "NOUN", "PROPN") and word.lower_.endswith(_PARTICIPLES)


def _relative_before(scene: Scene, head: int, mention: Any, zone: Zone) -> int | None:
    """«un car qui transportait 43 lycéens a quitté…»: the verb of the relative clause, right before its object."""
    place = scene.token(mention["start"]).i
    if head < place:
        return None
    index = place - 1
    while index > 0 and scene.words[index].pos_ in ("ADP", "ADV", "DET"):
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
    if scene.words[head].idx > mention["start"]:
        return _main_behind(scene, head, mention, zone)
    between = scene.heads(scene.words[head].idx + 1, mention["start"])
    finite = [h for h in between if scene.predicates.kinds[h] == "finite" and _allowed(scene, h, mention, zone)]
    return finite[-1] if finite else head


def _under_cue(scene: Scene, token: Token) -> bool:
    """«n'a pas confirmé le chiffre de 40 blessés»: the verb above is a hedge."""
    if not scene.dropped:
        return False
    current = token
    for _ in range(_MAX_CLIMB):
        if current.i in scene.dropped:
            return True
        if current.i in scene.predicates.of or current.head is current:
            return False
        current = current.head
    return False


def _top(tokens: list[Token], inside: set[int]) -> Token | None:
    """The word of the mention that the tree hangs outside of it."""
    outward = [token for token in tokens if token.head.i not in inside or token.head is token]
    return outward[-1] if outward else None


def _path(scene: Scene, token: Token, inside: set[int], date: bool) -> list[int]:
    found: list[int] = []
    current = token
    for _ in range(_MAX_CLIMB):
        head = scene.predicates.of.get(current.i)
        if head is not None and head not in found and (head not in inside or date):
            found.append(head)
        elif not date and current is not token and (current.i in scene.nouns or _is_direct_event(token, current)):
            found.append(current.i)
        if current.head is current:
            break
        current = current.head
    return found


def _is_direct_event(token: Token, noun: Token) -> bool:
    """«la mort de 12 personnes»: an event noun with the quantity as its «de» complement."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in event_nouns() or noun.i >= token.i:
        return False
    return noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in ("de", "d'", "des", "du") and token.i - noun.i <= 5


def _nearest(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """The nearest predicate of the same zone in the segment, those before the mention first."""
    segment = scene.segment(mention["start"])
    candidates = [h for h in scene.heads(segment.start, segment.end) if _allowed(scene, h, mention, zone)]
    if not candidates:
        sentence = scene.sentence(mention["start"])
        candidates = [h for h in scene.heads(sentence.start, sentence.end) if _allowed(scene, h, mention, zone)]
    if tokens and (top := _top(tokens, {t.i for t in tokens})) is not None and _under_cue(scene, top):
        return None
    candidates = [h for h in candidates if _may_reach(scene, h, mention)]
    if not candidates or not tokens:
        return None
    place = tokens[0].i
    return min(candidates, key=lambda h: (_distance(scene, h, place), h))


def _may_reach(scene: Scene, head: int, mention: Any) -> bool:
    """A participle behind a mention does not reach back to it."""
    return scene.predicates.kinds[head] == "finite" or scene.words[head].idx < mention["start"]


def _distance(scene: Scene, head: int, place: int) -> float:
    """Tokens between, a comma counts ten, what is not a main verb five."""
    low, high = min(head, place), max(head, place)
    commas = sum(token.text == "," for token in scene.words[low:high])
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
    last = scene.token(stop - 1).i
    return last if scene.predicates.kinds.get(last) == "finite" and not _is_passive(scene, last) else None


def _is_passive(scene: Scene, head: int) -> bool:
    """«sont prévus :» takes no object behind the colon."""
    return any(verbs.lemma(scene.words[i]) == "être" for i in scene.predicates.groups.get(head, ()))
