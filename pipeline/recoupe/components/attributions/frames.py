"""Prepositional frames: «selon X», «d'après X», «de source policière», «à en croire X», «pour X»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from recoupe import lexicon, spans
from recoupe.components.attributions.draft import Draft, Stretch
from recoupe.components.attributions.extents import figures_follow, leaves, left_clause, right_clause, stretch
from recoupe.components.attributions.heads import Phrase, head_text
from recoupe.components.attributions.phrases import STRONG_PRONOUNS, noun_phrase
from recoupe.components.attributions.relatives import relative_source
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.subjects import is_source_like
from recoupe.components.attributions.words import WordClass
from recoupe.sources import looks_human, noun_type
from recoupe.values import Stance


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    """Return one pattern of all cues, and each cue's row."""
    rows = {row["cue"]: row for row in lexicon.rows("attribution_frames")}
    words = lexicon.alternation(rows).replace(r"\ ", r"\s+")
    return re.compile(rf"(?<![\w'-]){words}(?!\w)"), rows


def find_frames(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions of prepositional frames."""
    pattern, rows = _cues()
    scene.frame_ends.clear()
    for match in pattern.finditer(spans.lowered(scene.doc)):
        row = rows[re.sub(r"\s+", " ", match.group().lower())]
        first, after = scene.token_at(match.start()), scene.token_at(match.end() - 1) + 1
        draft = _frame(scene, first, after, row)
        if draft is not None:
            yield draft


def _frame(scene: Scene, first: int, after: int, row: dict[str, str]) -> Draft | None:
    limit = scene.sentence(first)[1]
    if after >= limit and row["takes"] != "nothing":
        return None
    if row["takes"] == "pseudo":
        return None
    if scene.word(after) in _RELATIVES and row["id"] in ("selon", "d-apres", "pour"):
        return _relative_frame(scene, first, after, row)
    source = _source(scene, after, limit, row)
    if (
        source is not None and _opens(scene, first) and scene.word(source.end) != ","
    ):  # its apposition would leave no comma
        source = noun_phrase(scene, after, limit, apposition=False) or source
    if source is None and row["takes"] != "nothing":
        return None
    if source is not None and not _attributes(scene, first, source, row):
        return None
    end = max(source.end, after) if source is not None else after
    content = frame_content(scene, first, end)
    if content and content[0][0] < scene.starts[first]:
        scene.frame_ends.append(end)
    if not content and row["needs_content"]:
        return None
    stance: Stance = row["stance"]  # type: ignore[assignment]
    cue = (first, after - 1) if row["takes"] == "source" else (first, after)
    return Draft(cue, source, stance, "prepositional", content, f"attribution.frame.{row['id']}")


def _opens(scene: Scene, first: int) -> bool:
    """Nothing but marks and conjunctions stands between the sentence's start and a frame."""
    low = scene.sentence(first)[0]
    return all(scene.pos[at] == "PUNCT" or scene.words[at] in _LIGHT for at in range(low, first))


_RELATIVES = frozenset({"qui", "lequel", "laquelle", "lesquels", "lesquelles"})


def _relative_frame(scene: Scene, first: int, after: int, row: dict[str, str]) -> Draft | None:
    """«la Protection civile, selon laquelle K», «une source syndicale, pour qui K»."""
    if not relative_source(scene, first):
        return None
    limit = scene.sentence(first)[1]
    content = stretch(scene, after + 1, right_clause(scene, after + 1, limit)) if after + 1 < limit else None
    stance: Stance = row["stance"]  # type: ignore[assignment]
    rule = f"attribution.frame.{row['id']}"
    source = Phrase(after, after + 1, after)
    return Draft((first, after), source, stance, "prepositional", [content], rule) if content else None


def _source(scene: Scene, after: int, limit: int, row: dict[str, str]) -> Phrase | None:
    if row["takes"] == "nothing":
        return None
    if row["takes"] == "clitic":  # «à l'entendre»
        return Phrase(after - 2, after - 1, after - 2)
    if scene.words[after] in STRONG_PRONOUNS and scene.word(after + 1) not in ("de", "des", "du", "d'"):
        word_after = scene.word(after + 1)
        if scene.pos[min(after + 1, limit - 1)] not in ("NOUN", "ADJ") or word_after == ",":
            return Phrase(after, after + 1, after)
    if row["takes"] == "source":  # «de source policière»: the phrase starts inside the cue
        return noun_phrase(scene, after - 1, limit)
    return noun_phrase(scene, after, limit)


def _attributes(scene: Scene, first: int, source: Phrase, row: dict[str, str]) -> bool:
    """Tell a source from a criterion, a model, a beneficiary."""
    if row["takes"] == "source":
        return _qualified(scene, source)
    if row["takes"] == "clitic":
        return scene.word(source.end + 1) == "," and _opens(scene, first)
    head = head_text(scene, source.head)
    kind = noun_type(head) or noun_type(scene.words[source.head])
    if row["test"] == "strict":  # «pour»: detached, and somebody who can hold an opinion
        pronoun = source.end == source.start + 1 and scene.words[source.head] in _OPINION_HOLDERS
        holds = pronoun or kind not in (None, "document", "unspecified") or _person_or_state(scene, source)
        return holds and _detached(scene, first, source) and _judges(scene, first, source)
    if scene.words[source.head] in STRONG_PRONOUNS or row["test"] == "any":
        return True
    if row["test"] == "document":
        return kind == "document"
    if (
        row["id"] == "d-apres"
        and kind is None
        and scene.pos[first - 1] == "NOUN"
        and not _detached(scene, first, source)
    ):
        return False  # «un film d'après Zola»: a model
    if head.lower() in _dependence() or _singular(head) in _dependence():
        return False
    if _varies(scene, first, source, kind):
        return False
    if row["test"] == "source":
        return is_source_like(scene, source)
    return is_source_like(scene, source) or (_detached(scene, first, source) and _definite_human(scene, source))


def _qualified(scene: Scene, source: Phrase) -> bool:
    """«de source policière», «de sources proches du dossier»; not «sans citer de source», «vérifié de source…»."""
    if source.end - source.start < 2 or scene.word(source.start + 1) in (
        "indépendante",
        "indépendantes",
        "d'",
        "de",
    ):
        return False
    return (
        scene.pos[source.start + 1] in ("ADJ", "VERB", "NOUN", "ADV")
        and scene.pos[max(source.start - 2, 0)] != "NOUN"
    )


def _judges(scene: Scene, first: int, source: Phrase) -> bool:
    """«Pour X, c'est une provocation»: an opinion frame opens its clause, before a verb of being or duty."""
    opens = scene.word(first - 1) in (",", "mais", "car", "ainsi", "or", ":", "que", "«", "et")
    if not (first == scene.sentence(first)[0] or opens) or scene.word(source.end) != ",":
        return False
    limit = min(scene.sentence(first)[1], source.end + 30)
    return source.end - source.start < 14 and any(scene.words[i] in _JUDGING for i in range(source.end, limit))


def _varies(scene: Scene, first: int, source: Phrase, kind: str | None) -> bool:
    """«Le contenu diffère selon les facultés»: a verb of variation right before a frame makes it a criterion."""
    if _detached(scene, first, source) and scene.word(first - 1) == ",":
        return False
    low = max(scene.sentence(first)[0], first - 8)
    return kind not in ("anonymous", "media") and any(scene.words[i] in _VARIATION for i in range(low, first))


def _definite_human(scene: Scene, source: Phrase) -> bool:
    """An unknown noun in a detached frame: a source, if it looks like a person's or has a name with it."""
    named = any(scene.capital(i) and scene.is_name(i) for i in range(source.start, source.end))
    return source.head not in scene.dated and (named or looks_human(scene.words[source.head]))


def _person_or_state(scene: Scene, source: Phrase) -> bool:
    number = scene.name_of[source.head]
    return number >= 0 and scene.names[number].label in ("PER", "LOC", "ORG")


@cache
def _dependence() -> frozenset[str]:
    return lexicon.column("selon_dependence", "noun")


def _singular(noun: str) -> str:
    word = noun.lower()
    return word[:-1] if word.endswith(("s", "x")) else word


def _detached(scene: Scene, first: int, source: Phrase) -> bool:
    """A frame between commas, or at the edge of its sentence."""
    low, limit = scene.sentence(first)
    before = first == low or scene.words[first - 1] in (
        ",",
        "(",
        "-",
        "«",
        ":",
        "»",
        ";",
        "que",
        "qu'",
        "et",
        "mais",
    )
    behind = source.end >= limit or scene.words[source.end] in (",", ".", ")", "-", ";", "»", ":")
    return before and behind


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
    left = stretch(scene, clause, first)
    right = None
    if scene.word(end) == "," and scene.word(end + 1) in _FOLLOWERS:
        return [left] if left is not None else []
    if scene.word(end) == ":" and left is not None and figures_follow(scene, end + 1, limit):
        right = stretch(scene, end + 1, right_clause(scene, end + 1, limit))
    several = any(scene.words[i] in ("selon", "après") for i in range(end, limit))
    if not several and _parenthetical(scene, first, end, limit) and not leaves(scene, end + 1, limit):
        right = stretch(scene, end, right_clause(scene, end, limit))
    return [piece for piece in (left, right) if piece is not None]


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
    light = all(word in _LIGHT or scene.pos[clause + n] in ("PUNCT", "CCONJ") for n, word in enumerate(words))
    dated = all(i in scene.dated or scene.words[i] in _LIGHT_DATE for i in range(clause, first))
    if not words or scene.words[first - 1] == ":" or (light and len(words) <= 4):
        return first
    return clause if dated and scene.word(first - 1) == "," else None


#: Words that go on describing the source of a frame: a relative clause, a participle.
_FOLLOWERS = WordClass("source-followers")
_OPINION_HOLDERS = frozenset({"lui", "elle", "eux", "elles", "moi"})
_JUDGING = WordClass("judging")
_VARIATION = WordClass("variation")
_LIGHT = WordClass("light")
_LIGHT_DATE = WordClass("light-date")


def _right(scene: Scene, end: int, limit: int) -> list[Stretch]:
    start = end
    if scene.word(end) == "," or scene.word(end) == ":":
        start = end + 1
    elif end < limit and scene.word(end) in _FOLLOWERS:
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
    return after != "," and scene.word(end) not in _FOLLOWERS and after not in ("et", "mais")
