"""Words that take an earlier claim up: «ce que X dément», «un bilan que X conteste»."""

from __future__ import annotations

from recoupe.components.attributions.behind import behind
from recoupe.components.attributions.draft import Draft, Stretch
from recoupe.components.attributions.extents import left_clause, stretch
from recoupe.components.attributions.groups import Group
from recoupe.components.attributions.heads import Phrase, head_text
from recoupe.components.attributions.objects import object_end
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.subjects import around, ending_at, is_source_like, subject_of
from recoupe.components.attributions.words import CLAIM_NOUNS
from recoupe.sources import noun_type

QUE = frozenset({"que", "qu'"})


def taken_up(scene: Scene, group: Group, limit: int) -> Draft | None:
    """Return the attribution of a verb whose object is a relative «que» before its subject, or None."""
    if not group.finite:
        return None
    stance = group.stance("n") or group.stance("w") or group.stance("q") or group.stance("k")
    found = _relative(scene, group, limit)
    if stance is None or found is None:
        return None
    que, source = found
    if not is_source_like(scene, source) or scene.words[source.head] == "on":
        return None
    antecedent = antecedent_of(scene, que)
    if antecedent is None:
        return _valued(scene, group, found, limit)
    refers = preceding_claim(scene, antecedent[0])
    scene.resumed.update(range(*antecedent))
    content = [(scene.starts[antecedent[0]], scene.ends[antecedent[1] - 1])]
    return Draft(
        (group.start, group.end), source, stance, "indirect", content, "attribution.anaphora.relative", refers
    )


def _valued(scene: Scene, group: Group, found: tuple[int, Phrase], limit: int) -> Draft | None:
    """«une situation que la ministre qualifie d'« intenable »»: the thing, and what it is called."""
    que, source = found
    stance = group.stance("k") or group.stance("j")
    at = group.end + (scene.word(group.end) in ("de", "d'"))
    thing = ending_at(scene, que - (scene.word(que - 1) == ","), scene.sentence(que)[0])
    called = scene.word(at) == "«" or (at < limit and scene.pos[at] == "ADJ")
    piece = stretch(scene, at, object_end(scene, at, limit)) if called and thing is not None else None
    if stance is None or thing is None or piece is None:
        return None
    content = [(scene.starts[thing.start], scene.ends[thing.end - 1]), piece]
    return Draft((group.start, group.end), source, stance, "indirect", content, "attribution.verb.judged")


def _relative(scene: Scene, group: Group, limit: int) -> tuple[int, Phrase] | None:
    """Return the relative pronoun and the subject: «que X dément», «que dément X»."""
    low = scene.sentence(group.start)[0]
    if scene.word(group.clause - 1) in QUE:
        source = behind(scene, group.end, limit)
        return (group.clause - 1, source) if source is not None else None
    source = subject_of(scene, group)
    if source is None or source.start <= low or scene.word(source.start - 1) not in QUE:
        return None
    return source.start - 1, source


def antecedent_of(scene: Scene, que: int) -> tuple[int, int] | None:
    """Return the tokens of the words before a relative pronoun: «ce», or a noun phrase."""
    if scene.word(que - 1) == "ce":
        return (que - 1, que) if scene.word(que - 2) in (",", "-", ";", "(", "à", ".") else None
    low = scene.sentence(que)[0]
    for head in range(que - 1, max(low - 1, que - 12), -1):
        if scene.pos[head] == "NOUN":
            phrase = around(scene, head, low)
            known = noun_type(head_text(scene, head)) == "document" or scene.words[head] in CLAIM_NOUNS
            if known and phrase is not None and phrase.end <= que:
                return phrase.start, que
    return None


def preceding_claim(scene: Scene, token: int) -> Stretch | None:
    """Return the clause before a token in its sentence, or the sentence before it: what words at it take up."""
    low = scene.sentence(token)[0]
    if token > low:
        piece = stretch(scene, left_clause(scene, token, low), token)
        if piece is not None and piece[1] - piece[0] > 12:
            return piece
    number = scene.sentence_of[token] - 1
    if number < 0:
        return None
    start, end = scene.sentences[number]
    return stretch(scene, start, end)
