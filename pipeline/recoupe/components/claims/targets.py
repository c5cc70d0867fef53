"""Which predicate a hedge weakens: its own group, the noun it stands with, what follows it, or an earlier claim."""

from __future__ import annotations

from recoupe import spans
from recoupe.components.claims.scene import Scene
from recoupe.components.claims.stretches import event_nouns, is_relative
from recoupe.components.claims.verbless import content_head
from recoupe.discourse import cue
from recoupe.record import Hedge

_NAMING = ("NOUN", "PROPN")


def target(scene: Scene, hedge: Hedge) -> int | None:
    """Return the predicate of its own sentence that a hedge weakens; None for earlier claims."""
    rules = {"adjective": _adjective, "noun": _noun, "construction": _construction, "adverb": _adverb}
    rule = rules.get(hedge["kind"])
    if rule is not None:
        return rule(scene, hedge)
    head = scene.predicates.of.get(scene.word_at(hedge["start"]))
    return head if head is not None else _following(scene, hedge)


def looks_back(scene: Scene, hedge: Hedge) -> bool:
    """Tell whether a hedge speaks of earlier claims («n'ont pu être vérifiées», «une allégation démentie»)."""
    if hedge["kind"] == "construction":
        return hedge["certainty"] == "unconfirmed" and not _opens_clause(scene, hedge)
    if hedge["kind"] != "noun" or _noun(scene, hedge) is not None:
        return False
    before = scene.text[max(0, hedge["start"] - 30) : hedge["start"]]
    return bool(cue("apposed").search(before) or cue("demonstrative").search(before))


def _opens_clause(scene: Scene, hedge: Hedge) -> bool:
    words = scene.text[hedge["start"] : hedge["end"]]
    if cue("taking-up").match(scene.text, hedge["end"]):
        return False  # «ne confirme pas cette version»: what was said before
    return bool(cue("opens-clause").search(words))


def _adjective(scene: Scene, hedge: Hedge) -> int | None:
    """The noun that the adjective stands with; the adjective itself as an attribute."""
    at, last = scene.word_at(hedge["start"]), scene.word_at(hedge["end"] - 1)
    if at in scene.predicates.kinds and scene.predicates.groups.get(at):
        return at
    judged = next((a["content"] for a in scene.cues.at(hedge["start"]) if a["content"]), None)
    if judged is not None:  # «juge probable un retour»
        return content_head(scene, judged[0]["start"], judged[0]["end"])
    subject = next((c for c in scene.tree.lefts(at) if scene.tree.relations[c].startswith("nsubj")), None)
    if subject is not None and scene.words[subject].pos == "NOUN" and at <= subject + 6:
        return subject  # «un retour à la normale probable mercredi»
    for index in range(last + 1, min(len(scene.words), last + 4)):
        pos = scene.words[index].pos
        if pos in _NAMING and scene.pos(at - 1) not in _NAMING:
            return index
        if pos not in ("ADJ", "NUM"):
            break
    for index in range(at - 1, max(-1, at - 4), -1):
        word = scene.words[index]
        if word.pos in _NAMING or word.lemma in event_nouns():
            return _noun_of_compound(scene, index)
        if word.pos not in ("ADJ", "ADV"):
            break
    head = scene.tree.heads[at]
    return head if scene.words[head].pos in _NAMING else scene.predicates.of.get(at)


def _noun_of_compound(scene: Scene, noun: int) -> int:
    """«un donneur d'ordre présumé»: the first noun, where the second stands behind «de» without determiner."""
    if scene.lower(noun - 1) in ("de", "d'") and scene.pos(noun - 2) == "NOUN":
        return noun - 2
    return noun


def _noun(scene: Scene, hedge: Hedge) -> int | None:
    """«rumeurs de sabotage», «la rumeur selon laquelle…»: what the noun is about; None where it looks back."""
    after = scene.text[hedge["end"] : scene.sentence(hedge["start"]).end]
    colon = cue("colon-after-noun").match(after)
    if colon:
        heads = scene.heads(hedge["end"] + colon.end(), hedge["end"] + len(after))
        return heads[0] if heads else None
    clause = cue("clause-after-noun").match(after)
    if clause and not _is_relative(scene, hedge, clause.group()):
        heads = scene.heads(hedge["end"] + clause.end(), hedge["end"] + len(after))
        if clause.group().strip().lower().startswith(("selon", "que", "qu'")) and heads:
            return heads[0]
    noun = cue("complement-after-noun").match(after)
    if noun is None:
        return None
    behind = hedge["end"] + noun.end()
    for at in scene.words_in(behind, behind + 40)[:4]:
        if at in scene.predicates.kinds or scene.words[at].pos in _NAMING:
            return at
    return None


def _is_relative(scene: Scene, hedge: Hedge, words: str) -> bool:
    """«…, une rumeur que rien n'étaye»: an apposition and its relative clause, no content."""
    if "selon" in words:
        return False
    return bool(cue("apposed").search(scene.text[max(0, hedge["start"] - 30) : hedge["start"]]))


def _construction(scene: Scene, hedge: Hedge) -> int | None:
    if looks_back(scene, hedge):
        return None
    words = scene.text[hedge["start"] : hedge["end"]].lower()
    if cue("parenthesis").match(words):
        return _clause_around(scene, hedge) or _following(scene, hedge)
    if cue("negated-exclusion").match(words) and not words.endswith(("que", "qu'")):
        pieces = [p for a in scene.contents(hedge["start"]) for p in a["content"] if spans.contains(p, hedge)]
        start = pieces[0]["start"] if pieces else scene.sentence(hedge["start"]).start
        subject = content_head(scene, start, hedge["start"])
        if subject is not None:
            return _through_noun(scene, subject)
    return _following(scene, hedge) or _clause_around(scene, hedge)


def _through_noun(scene: Scene, head: int) -> int:
    """«l'hypothèse d'un sabotage n'est pas écartée»: what the noun that hedges is about."""
    place = scene.starts[head]
    noun = next((h for h in scene.hedges if h["kind"] == "noun" and h["start"] <= place < h["end"]), None)
    about = _noun(scene, noun) if noun is not None else None
    return head if about is None else about


def _following(scene: Scene, hedge: Hedge) -> int | None:
    """The first predicate behind the cue whose group is not the cue's own; an event noun before it."""
    sentence = scene.sentence(hedge["start"])
    zone = scene.zone(hedge["start"])
    heads = [h for h in scene.heads(hedge["end"], sentence.end) if scene.zone(scene.starts[h])[: len(zone)] == zone]
    heads = [h for h in heads if h not in _own(scene, hedge)]
    verbal = [h for h in heads if scene.predicates.kinds[h] in ("finite", "infinitive")]
    main = [h for h in verbal if not is_relative(scene, h)]
    finite = next(iter(main or verbal), None)
    if scene.text[hedge["start"] : hedge["end"]].lower().endswith(("que", "qu'", "que ")):
        return finite if finite is not None else (heads[0] if heads else _hidden_verb(scene, hedge))
    noun = _noun_phrase(scene, hedge)
    if noun is not None:
        return noun
    if heads:
        return heads[0]
    behind = scene.words_in(hedge["end"], sentence.end)
    return next((at for at in behind if scene.words[at].pos in _NAMING and scene.starts[at] >= hedge["end"]), None)


def _hidden_verb(scene: Scene, hedge: Hedge) -> int | None:
    """«Il se peut que la fermeture dure»: a verb that the tagger takes for an adjective, behind its subject."""
    named = False
    for at in scene.words_in(hedge["end"], hedge["end"] + 120):
        word = scene.words[at]
        if named and word.pos in ("ADJ", "NOUN") and word.lower.endswith(("e", "ent")):
            scene.predicates.add(at, "finite", [])
            return at
        named = named or (word.pos in _NAMING and scene.starts[at] >= hedge["end"])
    return None


def _noun_phrase(scene: Scene, hedge: Hedge) -> int | None:
    """«n'exclut pas une erreur»: a determiner right behind the cue, and its noun."""
    first = scene.word_at(hedge["end"] - 1) + 1
    while scene.pos(first) == "ADV":
        first += 1  # «n'exclut pas non plus un contrôle»
    if scene.pos(first) != "DET":
        return None
    return next((at for at in range(first, first + 4) if scene.pos(at) == "NOUN"), None)


def _own(scene: Scene, hedge: Hedge) -> range:
    return scene.words_in(hedge["start"], hedge["end"])


def _clause_around(scene: Scene, hedge: Hedge) -> int | None:
    """The nearest finite predicate of the sentence, those before the cue first."""
    segment = scene.segment(hedge["start"])
    heads = [h for h in scene.heads(segment.start, segment.end) if h not in _own(scene, hedge)]
    before = [h for h in heads if scene.starts[h] < hedge["start"]]
    return before[-1] if before else (heads[0] if heads else None)


def _adverb(scene: Scene, hedge: Hedge) -> int | None:
    """The group that the adverb stands in or beside; a fronted one takes the next finite verb."""
    at, last = scene.word_at(hedge["start"]), scene.word_at(hedge["end"] - 1)
    qualifies = scene.pos(last + 1) == "ADJ" and last + 1 not in scene.predicates.kinds
    if qualifies and scene.pos(at - 1) in ("NOUN", "DET", "PROPN"):
        return None
    segment = scene.segment(hedge["start"])
    zone = scene.zone(hedge["start"])
    heads = [h for h in scene.heads(segment.start, segment.end) if scene.zone(scene.starts[h]) == zone]
    if not heads:
        return _nominal(scene, hedge)
    for head in heads:
        group = [*scene.predicates.groups[head], head]
        if group[0] <= at <= group[-1]:
            return head
    return min(heads, key=lambda h: _nearness(scene, h, at, last))


def _nearness(scene: Scene, head: int, first: int, last: int) -> float:
    group = [*scene.predicates.groups[head], head]
    gap = first - group[-1] if group[-1] < first else group[0] - last
    low, high = (group[-1], first) if group[-1] < first else (last, group[0])
    commas = sum(word.text == "," for word in scene.words[low:high])
    weak = 0 if scene.predicates.kinds[head] == "finite" else 3
    return gap + 8 * commas + weak


def _nominal(scene: Scene, hedge: Hedge) -> int | None:
    """A verbless stretch: the first noun of the segment."""
    segment = scene.segment(hedge["start"])
    inside = scene.words_in(segment.start, segment.end)
    return next((at for at in inside if scene.words[at].pos == "NOUN" and scene.starts[at] >= segment.start), None)
