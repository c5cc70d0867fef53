"""What a frame («selon X») speaks of: the rest of its sentence, what stands before it, or both."""

from __future__ import annotations

from recoupe.components.attributions.draft import Stretch
from recoupe.components.attributions.extents import figures_follow, leaves, left_clause, right_clause, stretch
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.subjects import finite
from recoupe.components.attributions.words import WordClass

#: Words that go on describing the source of a frame: a relative clause, a participle.
FOLLOWERS = WordClass("source-followers")
LIGHT = WordClass("light")
_LIGHT_DATE = WordClass("light-date")


def frame_content(scene: Scene, first: int, end: int) -> list[Stretch]:
    """Return the content of a frame: the rest of its sentence, or what stands before it, or both."""
    low, limit = scene.sentence(first)
    clause = left_clause(scene, first, low)
    clause = max(clause, scene.frame_ends[-1]) if scene.frame_ends else clause
    clause = max(clause, _compared(scene, clause, first))
    while clause < first and scene.words[clause] in (",", "et", "contre", "mais", "ou", "puis", "voire"):
        clause += 1
    lead = _opening(scene, clause, first)
    if lead is not None:
        return _right(scene, end, limit)
    left = stretch(scene, _own_clause(scene, clause, first), first)
    right = None
    if scene.word(end) == "," and scene.word(end + 1) in FOLLOWERS:
        return [left] if left is not None else []
    if scene.word(end) == ":" and left is not None and figures_follow(scene, end + 1, limit):
        right = stretch(scene, end + 1, right_clause(scene, end + 1, limit))
    several = any(scene.words[i] in ("selon", "après") for i in range(end, limit))
    if not several and _parenthetical(scene, first, end, limit) and not leaves(scene, end + 1, limit):
        right = stretch(scene, end, right_clause(scene, end, limit))
    return [piece for piece in (left, right) if piece is not None]


def behind_colon(scene: Scene, content: list[Stretch], end: int) -> list[Stretch]:
    """«Le préfet se veut rassurant : l'aide viendra, jure-t-il.»: what a pronoun says stands behind the colon.

    `end`: the token that the content's first piece ends before.
    """
    low = scene.sentence(end)[0]
    colon = next((at for at in range(end - 1, low, -1) if scene.words[at] == ":"), low)
    if scene.word(colon) != ":" or not any(finite(scene, at) for at in range(low, colon)):
        return content
    first = stretch(scene, colon + 1, end)
    return [first, *content[1:]] if first is not None else content


def _own_clause(scene: Scene, low: int, first: int) -> int:
    """«une peine qu'il aurait, selon X, purgée»: a frame inside a relative clause's verb speaks of that clause."""
    if scene.word(first - 1) != "," or scene.pos[first - 2] != "AUX":
        return low
    opens = (at + 1 for at in range(first - 2, low, -1) if scene.words[at] in ("que", "qu'", "qui", "dont", "où"))
    return next(opens, low)


def _compared(scene: Scene, low: int, first: int) -> int:
    """«24 000 manifestants, contre 120 000 d'après la CGT»: only the second figure is the CGT's."""
    for token in range(first - 1, max(low, first - 12), -1):
        if scene.words[token] == ",":
            return token + 1 if scene.words[token + 1] == "contre" else low
        if scene.pos[token] in ("VERB", "AUX"):
            break
    return low


def _opening(scene: Scene, clause: int, first: int) -> int | None:
    """Return where the words before a frame start, if the frame opens its clause («Mais, selon X,»), else None."""
    words = [scene.words[i] for i in range(clause, first) if not scene.words[i].isspace()]
    light = all(word in LIGHT or scene.pos[clause + n] in ("PUNCT", "CCONJ") for n, word in enumerate(words))
    dated = all(i in scene.dated or scene.words[i] in _LIGHT_DATE for i in range(clause, first))
    if not words or scene.words[first - 1] == ":" or (light and len(words) <= 4):
        return first
    return clause if dated and scene.word(first - 1) == "," else None


def _right(scene: Scene, end: int, limit: int) -> list[Stretch]:
    start = end
    if scene.word(end) == "," or scene.word(end) == ":":
        start = end + 1
    elif end < limit and scene.word(end) in FOLLOWERS:
        start = _behind_comma(scene, end, limit)
    if scene.word(start) in ("citant", "qui", "cité", "citée", "cités", "que", "qu'", "dont", "et") or _aside(
        scene, start
    ):
        start = _behind_comma(scene, start, limit)
    piece = stretch(scene, start, right_clause(scene, start, limit)) if start < limit else None
    return [piece] if piece is not None else []


def _aside(scene: Scene, start: int) -> bool:
    """A participle behind the comma: «Selon X, interrogé par Y, …»."""
    return scene.word(start).endswith(("é", "ée", "és", "ées")) and scene.word(start + 1) in (
        "par",
        "à",
        "dans",
        "le",
    )


def _behind_comma(scene: Scene, at: int, limit: int) -> int:
    for token in range(at, min(at + 40, limit)):
        if scene.words[token] == ",":
            return token + 1
    return at


def _parenthetical(scene: Scene, first: int, end: int, limit: int) -> bool:
    """«aurait fait, selon l'ONG, 800 morts»: the clause goes on behind the frame."""
    if end >= limit:
        return False
    before, after = scene.word(first - 1), scene.word(end)
    if after in (".", ";", "!", "?", ")", "»", ":") or scene.words[end].isspace():
        return False
    if before in (",", "(", "-"):
        return after == ","
    return after != "," and scene.word(end) not in FOLLOWERS and after not in ("et", "mais")
