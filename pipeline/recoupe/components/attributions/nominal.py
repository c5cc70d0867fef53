"""Nouns of speech: «la rumeur selon laquelle…», «l'information que…», «les déclarations de X»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from recoupe import lexicon
from recoupe.components.attributions.complements import clause_pieces, own_end
from recoupe.components.attributions.draft import Draft
from recoupe.components.attributions.extents import quotation_pieces
from recoupe.components.attributions.heads import Phrase
from recoupe.components.attributions.phrases import noun_phrase
from recoupe.components.attributions.relatives import relative_source
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.subjects import is_source_like
from recoupe.sources import noun_type
from recoupe.values import Stance

_LEQUEL = frozenset({"lequel", "laquelle", "lesquels", "lesquelles"})
_OF = frozenset({"de", "d'", "du", "des"})


@cache
def _nouns() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in lexicon.rows("speech_nouns"):
        found[row["noun"]] = row
        found.setdefault(row["noun"] + ("x" if row["noun"].endswith(("eu", "eau")) else "s"), row)
    return found


def find_nominal(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions of speech nouns."""
    known = _nouns()
    for token in scene.places(known):
        row = known[scene.words[token]]
        if scene.pos[token] not in ("NOUN", "PROPN", "X", "ADJ", "VERB"):
            continue
        limit = scene.sentence(token)[1]
        draft = (
            _according(scene, token, limit, row)
            or _colon(scene, token, limit, row)
            or _that(scene, token, limit, row)
            or _of(scene, token, limit, row)
        )
        if draft is not None:
            yield draft


def _owner(scene: Scene, token: int, limit: int) -> Phrase | None:
    """Return the source in «N de X», «N, faite par X»."""
    if scene.word(token + 1) not in _OF:
        return None
    start = token + 1 if scene.word(token + 1) in ("des",) else token + 2
    if start >= limit:
        return None
    phrase = noun_phrase(scene, start, limit, apposition=False)
    return phrase if phrase is not None and is_source_like(scene, phrase) else None


def _according(scene: Scene, token: int, limit: int, row: dict[str, str]) -> Draft | None:
    """«la rumeur, lancée lundi, selon laquelle K»."""
    for at in range(token + 1, min(token + 16, limit - 1)):
        if scene.words[at] == "selon" and scene.words[at + 1] in _LEQUEL:
            if relative_source(scene, at) is not None:
                return None
            content = clause_pieces(scene, at + 2, _before_main_verb(scene, token, at + 2, limit))
            stance: Stance = row["stance"]  # type: ignore[assignment]
            if not content:
                return None
            return Draft(
                (token, token + 1),
                _owner(scene, token, at),
                stance,
                "nominal",
                content,
                "attribution.noun.selon-lequel",
            )
        if scene.words[at] in (".", ";", "«"):
            break
    return None


def _before_main_verb(scene: Scene, noun: int, start: int, limit: int) -> int:
    """«La rumeur selon laquelle K court depuis lundi»: the clause ends before the verb of the noun itself."""
    token = scene.doc[noun]
    head = token.head.i
    if not scene.parsed or not token.dep_.startswith("nsubj") or not start + 1 < head < limit:
        return own_end(scene, start, limit, verbs=1)
    while scene.pos[head - 1] in ("AUX", "ADV") or scene.words[head - 1] in ("ne", "n'", "se", "s'"):
        head -= 1
    return head


def _colon(scene: Scene, token: int, limit: int, row: dict[str, str]) -> Draft | None:
    """«Reste une rumeur, tenace : le gazon aurait été vendu.», «Le constat de la Cour : le canal fuit.»"""
    if not row["colon"]:
        return None
    owner = _owner(scene, token, limit) or _same_with(scene, token, limit)
    start = owner.end if owner is not None else token + 1
    reach = start + (1 if owner is not None else 4)
    at = next((i for i in range(start, min(reach, limit - 1)) if scene.words[i] == ":"), None)
    if at is None or (owner is None and row["colon"] == "owner"):
        return None
    quote = scene.quote_of[at + 1] if scene.words[at + 1] == "«" else -1
    content = quotation_pieces(scene, quote) if quote >= 0 else clause_pieces(scene, at + 1, limit)
    stance: Stance = row["stance"]  # type: ignore[assignment]
    cue = (_cue_start(scene, token), token + 1)
    return Draft(cue, owner, stance, "nominal", content, "attribution.noun.colon") if content else None


def _same_with(scene: Scene, token: int, limit: int) -> Phrase | None:
    """«Même constat chez les éleveurs : …», «Même son de cloche du côté de la mairie : …»."""
    at = token + 1
    if scene.word(at) == "du" and scene.word(at + 1) == "côté":
        at += 2 if scene.word(at + 2) in ("du", "des") else 3
    elif scene.word(at) in ("chez", "pour", "côté", "à"):
        at += 1
    else:
        return None
    phrase = noun_phrase(scene, at, limit, apposition=False) if at < limit else None
    return phrase if phrase is not None and is_source_like(scene, phrase) else None


def _cue_start(scene: Scene, token: int) -> int:
    """«Même son de cloche»: a fixed expression is one cue."""
    fixed = scene.words[token] == "cloche" and scene.words[max(token - 2, 0) : token] == ["son", "de"]
    start = token - 2 if fixed else token
    return start - 1 if start and scene.words[start - 1] == "même" else start


def _that(scene: Scene, token: int, limit: int, row: dict[str, str]) -> Draft | None:
    """«l'hypothèse que K», «la confirmation que K»: only for nouns that take a clause."""
    definite = scene.word(token - 1) in ("l'", "le", "la", "cette", "cet", "ce")
    if not definite or row["que"] != "1" or token in scene.resumed or scene.word(token + 1) not in ("que", "qu'"):
        return None
    if scene.word(token + 2) in ("a", "ont", "avait") or scene.pos[min(token + 2, limit - 1)] in ("VERB", "AUX"):
        return None  # «la rumeur que colporte…»: a relative
    content = clause_pieces(scene, token + 2, limit)
    stance: Stance = row["stance"]  # type: ignore[assignment]
    return Draft((token, token + 1), None, stance, "nominal", content, "attribution.noun.que") if content else None


def _of(scene: Scene, token: int, limit: int, row: dict[str, str]) -> Draft | None:
    """«les déclarations de la ministre»: a definite speech noun with a human complement."""
    if row["of"] != "1" or scene.word(token - 1) not in ("les", "l'", "la", "le", "ces", "cette", "ce"):
        return None
    owner = _owner(scene, token, limit)
    if owner is None or noun_type(scene.words[owner.head]) in ("document",):
        return None
    stance: Stance = row["stance"]  # type: ignore[assignment]
    return Draft((token, token + 1), owner, stance, "nominal", [], "attribution.noun.of")
