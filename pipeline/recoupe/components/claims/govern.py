"""Which predicate governs a quantity or a date: zone and typography first, the tree inside them, nearness last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import Any

from spacy.tokens import Token

from recoupe import lexicon, spans, verbs
from recoupe.components.claims.scene import Scene, Zone
from recoupe.record import Attribution

_MAX_CLIMB = 12
#: The longest stretch between commas, in tokens on either side.
_CHUNK = 60


@cache
def event_nouns() -> frozenset[str]:
    """Nouns of happening («mort», «envoi», «recul»)."""
    return lexicon.column("event_nouns", "lemma")


def governor(scene: Scene, mention: Any, *, date: bool = False) -> int | None:
    """Return the head that governs a mention, or None where no clause does."""
    start, end = mention["start"], mention["end"]
    if scene.asked(start) or scene.block(start)["kind"] in ("table_row", "signature"):
        return None
    zone = scene.zone(start)
    tokens = scene.tokens(start, end)
    for rule in (_is_verb, _estimate, _elliptic, _apposed, _reduced, _touching, _enclosed, _climbing, _nearest):
        head = rule(scene, mention, tokens, zone, date)
        if head is not None:
            return head
    return None


def _allowed(scene: Scene, head: int, mention: Any, zone: Zone) -> bool:
    """In the same zone and sentence; a cue only for what stands outside its content, or for estimates."""
    place = scene.doc[head].idx
    if scene.zone(place) != zone:
        return _is_estimate(scene, head, zone)
    segment = scene.segment(mention["start"])
    return place in segment or (
        _same_quote(scene, mention["start"], place) and place in scene.sentence(mention["start"])
    )


def _same_quote(scene: Scene, a: int, b: int) -> bool:
    low, high = min(a, b), max(a, b)
    between = scene.text[low:high]
    return not any(mark in between for mark in ":;|\n") and between.count("«") == between.count("»")


def _is_estimate(scene: Scene, head: int, zone: Zone) -> bool:
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
    if attribution["stance"] == "estimate":
        return True
    first = held[0]
    lead = scene.text[pieces[0]["start"] : first["start"]].strip().lower()
    if lead in ("à", "au", "de", "d'") or (not lead and first["kind"] == "measure" and first["unit"]):
        return True
    spots = [*held, *scene.dates]
    words = [t for piece in pieces for t in scene.tokens(piece["start"], piece["end"]) if t.idx >= piece["start"]]
    free = [t for t in words if not any(m["start"] <= t.idx < m["end"] for m in spots)]
    behind = free[0] if free else None
    if behind is not None and behind.text == "," and not lead:
        return True
    return not any(t.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") for t in free)


def _estimate(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """A number in a content without a verb of its own belongs to the cue."""
    for attribution in scene.contents(mention["start"]):
        if not cue_is_predicate(scene, attribution):
            continue
        cue = attribution["cue"]
        for head in reversed(scene.heads(cue["start"], cue["end"])):
            if _is_estimate(scene, head, zone) and not _own_participle(scene, tokens):
                return head
    return None


def _own_participle(scene: Scene, tokens: list[Token]) -> bool:
    """«17, dont trois grièvement atteints»."""
    before = scene.doc[tokens[0].i - 1].lower_ if tokens and tokens[0].i else ""
    return before == "dont" and _part_behind(scene, tokens) is not None


def _part_behind(scene: Scene, tokens: list[Token]) -> int | None:
    for word in scene.doc[tokens[-1].i + 1 : tokens[-1].i + 4]:
        if is_bare_participle(scene, word):
            return word.i
        if word.pos_ != "ADV":
            return None
    return None


def _is_verb(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """A quantity that is itself a verb: «a triplé», «a plus que doublé»."""
    if date:
        return None
    return next((t.i for t in tokens if t.i in scene.predicates.kinds and scene.predicates.groups.get(t.i)), None)


def _elliptic(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """«huit soldats tués et une quinzaine blessés», «contre 14 annoncés»: a participle right behind the number."""
    if date or not tokens or tokens[-1].i + 1 >= len(scene.doc):
        return None
    following = scene.doc[tokens[-1].i + 1]
    if following.lower_ in ("autres", "autre") and following.i + 1 < len(scene.doc):
        following = scene.doc[following.i + 1]
    before = scene.doc[tokens[0].i - 1].lower_ if tokens[0].i else ""
    participle = is_bare_participle(scene, following) or (
        following.pos_ == "NOUN" and following.lower_.endswith(("és", "ées"))
    )
    if before == "dont":
        return _part_behind(scene, tokens)
    if before not in verbs.words("list-mark") or not participle:
        return None
    return following.i if before == "contre" or _after_passive(scene, tokens[0].i) else None


def _after_passive(scene: Scene, place: int) -> bool:
    """The predicate before is a participle without avoir: «ont été tués et…», not «a fait onze tués et…»."""
    for index in range(place - 1, max(-1, place - 12), -1):
        head = scene.predicates.of.get(index)
        if head is not None and head in scene.predicates.kinds:
            lemmas = [verbs.lemma(scene.doc[i]) for i in scene.predicates.groups.get(head, ())]
            return verbs.is_past_participle(scene.doc[head]) and (not lemmas or "être" in lemmas)
        if scene.doc[index].text in (".", ";", ":"):
            return False
    return False


def is_bare_participle(scene: Scene, word: Token) -> bool:
    """A participle without auxiliary, by the tagger or by its ending."""
    if word.i in scene.predicates.kinds:
        return scene.predicates.kinds[word.i] == "participle"
    if word.i in scene.predicates.of:
        return False
    if word.lower_ in verbs.words("participle-adjective"):
        return True
    return word.pos_ in ("ADJ", "VERB") and word.lower_.endswith(("és", "ées", "é", "ée"))


def _reduced(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """«…, 214 emplois menacés»: between commas no finite verb, and a participle beside the counted noun."""
    if date or not tokens:
        return None
    first, last = chunk(scene, tokens[0].i, tokens[-1].i)
    if any(_is_main_verb(scene, i) for i in range(first, last + 1)):
        return None
    if first and scene.doc[first].pos_ == "ADP" and scene.doc[first - 1].text == ",":
        return None  # «…, au pied de 118 lettres saisies»: an adjunct of the clause around
    for word in scene.doc[tokens[-1].i + 2 : min(last + 1, tokens[-1].i + 9)]:
        if is_bare_participle(scene, word) and scene.zone(word.idx) == zone and _beside(scene, word):
            return word.i
        if word.pos_ == "ADP" and word.lower_ not in ("de", "d'"):
            return None
    return None


def _beside(scene: Scene, participle: Token) -> bool:
    """Right behind a noun, an adjective or an opening quotation mark."""
    before = scene.doc[participle.i - 1]
    return before.pos_ in ("NOUN", "ADJ", "PROPN", "ADV", "NUM") or before.text == "«"


def _is_main_verb(scene: Scene, index: int) -> bool:
    head = scene.predicates.of.get(index)
    return head is not None and scene.predicates.kinds.get(head) in ("finite", "infinitive", "gerund")


def chunk(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Return the tokens between the commas or other marks around a mention."""
    segment = scene.segment(scene.doc[first].idx)
    before = bisect_left(scene.commas, first)
    after = bisect_right(scene.commas, last)
    low = scene.commas[before - 1] + 1 if before else 0
    high = scene.commas[after] - 1 if after < len(scene.commas) else len(scene.doc) - 1
    opening = bisect_left(scene.starts, segment.start)
    closing = bisect_left(scene.starts, segment.end) - 1
    first = min(first, max(low, opening, first - _CHUNK))
    last = max(last, min(high, closing, last + _CHUNK))
    return first, last


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
    """«âgés de 24 et 31 ans»: a number joined to the one right before it."""
    if link.lower_ not in ("et", "ou", "à") or link.i == 0:
        return None
    previous = [q for q in scene.quantities if q["start"] < link.idx <= q["end"] + 1]
    return scene.governed.get(previous[-1]["id"]) if previous else None


def _apposed(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """«…, soit 120 fois le seuil», «dont trois touristes»: the predicate of the quantity before it."""
    if date or not tokens or tokens[0].i == 0:
        return None
    dashed = _between_dashes(scene, mention, tokens)
    if dashed is not None:
        return dashed
    before = scene.doc[tokens[0].i - 1]
    if before.text == "«" and before.i:
        before = scene.doc[before.i - 1]
    joined = _joined_number(scene, before)
    if joined is not None:
        return joined
    if before.lower_ not in ("soit", "dont"):
        before = scene.doc[chunk(scene, tokens[0].i, tokens[-1].i)[0]]
        if before.lower_ != "dont":
            return None
    segment = scene.sentence(mention["start"])
    earlier = [q for q in scene.quantities if segment.start <= q["start"] < before.idx]
    if not earlier or (before.lower_ == "dont" and _finite_follows(scene, tokens)):
        return None
    return scene.governed.get(earlier[-1]["id"])


def _finite_follows(scene: Scene, tokens: list[Token]) -> bool:
    _, last = chunk(scene, tokens[0].i, tokens[-1].i)
    return any(_is_main_verb(scene, i) for i in range(tokens[-1].i, last + 1))


def _touching(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """A predicate right before a date («lancée mercredi»), over a preposition; one that contains it."""
    if not tokens:
        return None
    first = tokens[0].i
    for index in range(first - 1, max(-1, first - 5), -1):
        word = scene.doc[index]
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
    words = scene.doc[head + 1 : place]
    opener = next((w.i for w in reversed(list(words)) if w.lower_ in ("que", "qu'", "qui", "dont", "où")), None)
    if opener is None or any(scene.predicates.kinds.get(w.i) == "finite" for w in scene.doc[opener:place]):
        return None
    segment = scene.segment(mention["start"])
    behind = [h for h in scene.heads(mention["end"], segment.end) if scene.predicates.kinds[h] == "finite"]
    behind = [h for h in behind if _allowed(scene, h, mention, zone)]
    if not behind or (
        scene.doc[opener].lower_ != "que" and "," in scene.text[scene.doc[opener].idx : mention["start"]]
    ):
        return None
    return behind[0] if not _is_restrictive(scene, opener) else None


def _is_restrictive(scene: Scene, que: int) -> bool:
    """«ne… que»."""
    return any(word.lower_ in ("ne", "n'") for word in scene.doc[max(0, que - 6) : que])


def _enclosed(scene: Scene, mention: Any, tokens: list[Token], zone: Zone, date: bool) -> int | None:
    """«le groupe, mis en faillite avec un plan en 1998, devait…»: a participle opens the stretch between commas."""
    if not tokens:
        return None
    first, last = chunk(scene, tokens[0].i, tokens[-1].i)
    if any(_is_main_verb(scene, i) for i in range(first, last + 1)) or first == 0:
        return None
    opener = scene.doc[first]
    inside = opener.i < tokens[0].i and scene.doc[first - 1].text == ","
    if inside and scene.predicates.kinds.get(first) == "participle" and scene.zone(opener.idx) == zone:
        return first
    return None


def _closer(scene: Scene, head: int, mention: Any, zone: Zone) -> int:
    """Correct the tree: no participle before the main verb, no verb from before the mention's own clause."""
    inner = _inner_clause(scene, head, mention, zone)
    if inner is not None:
        return inner
    if scene.predicates.kinds.get(head) != "participle" or scene.doc[head].idx > mention["start"]:
        return head
    between = scene.heads(scene.doc[head].idx + 1, mention["start"])
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
    return scene.predicates.kinds[head] == "finite" or scene.doc[head].idx < mention["start"]


def _distance(scene: Scene, head: int, place: int) -> float:
    """Tokens between, a comma counts ten, what is not a main verb five."""
    low, high = min(head, place), max(head, place)
    commas = sum(token.text == "," for token in scene.doc[low:high])
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
    return any(verbs.lemma(scene.doc[i]) == "être" for i in scene.predicates.groups.get(head, ()))
