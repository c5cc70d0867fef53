"""Prepositional frames: «selon X», «d'après X», «de source policière», «à en croire X», «pour X»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from recoupe import lexicon, spans
from recoupe.components.attributions.draft import Draft
from recoupe.components.attributions.extents import right_clause, stretch
from recoupe.components.attributions.frame_contents import FOLLOWERS, LIGHT, behind_colon, frame_content
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
    if source is not None and scene.words[source.head] in STRONG_PRONOUNS and scene.words[first - 1] == ",":
        content = behind_colon(scene, content, first)
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
    return all(scene.pos[at] == "PUNCT" or scene.words[at] in LIGHT for at in range(low, first))


_OPINION_HOLDERS = frozenset({"lui", "elle", "eux", "elles", "moi"})
_JUDGING = WordClass("judging")
_VARIATION = WordClass("variation")
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
    aside = scene.word(source.end) in FOLLOWERS and "," in scene.words[source.end : source.end + 12]
    if not (first == scene.sentence(first)[0] or opens) or not (aside or scene.word(source.end) == ","):
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
    behind = (
        source.end >= limit
        or scene.words[source.end] in FOLLOWERS
        or scene.words[source.end] in (",", ".", "(", ")", "-", ";", "»", ":")
    )
    return before and behind
