"""Where a content starts and ends: clauses to the right of a cue, clauses to its left, quotations."""

from __future__ import annotations

from recoupe.components.attributions.draft import Stretch
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.words import CLAIM_NOUNS, DETERMINERS

_TRIM_END = frozenset({",", ";", ":", ".", "!", "…", "...", "»", "-", "«", "(", ")"})
_TRIM_START = frozenset({",", ";", ":", ".", "-", "»", "«", "•", "*", "–", ")"})
_CONTRAST = frozenset({"mais", "or", "tandis", "alors", "quand"})
_TAKES_UP = frozenset({"ce", "une", "cette", "un", "des"})


def stretch(scene: Scene, start: int, end: int) -> Stretch | None:
    """Return the characters of a token range without marks and white space at its edges, or None."""
    while start < end and (scene.words[start] in _TRIM_START or scene.words[start].isspace()):
        if scene.words[start] == "«" and _closes_inside(scene, start, end):
            break
        start += 1
    while start < end and (scene.words[end - 1] in _TRIM_END or scene.words[end - 1].isspace()):
        if scene.words[end - 1] in ("»", ")") and _opens_inside(scene, start, end - 1):
            break
        end -= 1
    if start >= end:
        return None
    whole = scene.words[start] == "«" and scene.words[end - 1] == "»" and _pair(scene, start) == end - 1
    if whole:
        return stretch(scene, start + 1, end - 1)
    last = scene.ends[end - 1]
    unit = scene.words[end - 1].endswith("h.")  # the tokenizer leaves the full stop with some units
    return scene.starts[start], last - unit


def _pair(scene: Scene, token: int) -> int:
    number = scene.quote_of[token]
    if number < 0 or not scene.quotes[number].closed:
        return -1
    return scene.token_at(scene.quotes[number].end - 1)


def _closes_inside(scene: Scene, token: int, end: int) -> bool:
    return token < _pair(scene, token) < end


def _opens_inside(scene: Scene, start: int, token: int) -> bool:
    if scene.words[token] == ")":
        return "(" in scene.words[start:token]
    number = scene.quote_of[token]
    return number >= 0 and scene.quotes[number].start >= scene.starts[start]


def right_clause(scene: Scene, start: int, limit: int) -> int:
    """Return the first token behind the clause that starts at a token: a semicolon, another cue, a contrast."""
    quote = scene.quote_of[start] if start < len(scene.words) and scene.words[start] != "«" else -1
    for token in range(start + 1, limit):
        word = scene.words[token]
        if scene.quote_of[token] >= 0:
            if scene.quote_of[token] == quote:
                continue
            if scene.quotes[scene.quote_of[token]].end > scene.starts[token]:
                continue
        if word == ";" or token in scene.stops or (quote < 0 and _leads_to_quotation(scene, start, token)):
            return token
        if word == "," and leaves(scene, token + 1, limit):
            return token
        if quote >= 0 and scene.quote_of[token] != quote:
            return token
    return limit


def _leads_to_quotation(scene: Scene, start: int, token: int) -> bool:
    """«X craint la crue : « … »»; not «On raconte que le roi demanda : « … »», whose verb opens it."""
    if scene.words[token] != ":" or scene.word(token + 1) != "«":
        return False
    return not any(start <= verb < token for verb in scene.saying)


def figures_follow(scene: Scene, start: int, limit: int) -> bool:
    """«…, selon le ministère : 58 morts pour 1 512 cas»: figures without a verb go on with what was said."""
    while start < limit and scene.words[start].isspace():
        start += 1
    listed = start < limit and scene.is_figure(start) and scene.pos[start - 1] != "SPACE"
    return listed and not any(_conjugated(scene, token) for token in range(start, limit))


def _conjugated(scene: Scene, token: int) -> bool:
    if scene.pos[token] not in ("VERB", "AUX"):
        return False
    return "Part" not in scene.doc[token].morph.get("VerbForm", []) or scene.pos[token - 1] == "AUX"


def leaves(scene: Scene, token: int, limit: int) -> bool:
    """What follows a comma is no longer the content: «, mais…», «, ce que dément…», «, une allégation…»."""
    word = scene.word(token)
    if token >= limit:
        return True
    if word in _CONTRAST:
        return word not in ("alors", "quand", "tandis") or scene.word(token + 1) in ("que", "qu'")
    if word == "et" and (scene.word(token + 1) in DETERMINERS or (token + 1 < limit and scene.capital(token + 1))):
        return any(token < at < limit for at in scene.saying)
    if word == "ce" and scene.word(token + 1) in ("que", "qu'", "dont", "à"):
        return True
    return word in _TAKES_UP and scene.word(token + 1) in CLAIM_NOUNS


def left_clause(scene: Scene, end: int, low: int) -> int:
    """Return the first token of the clause that ends before `end`: behind a semicolon, or the sentence's start."""
    depth = 0
    for token in range(end - 1, low - 1, -1):
        word = scene.words[token]
        if word == "»":
            depth += 1
        elif word == "«" and depth == 0 and scene.quote_of[end - 1] == scene.quote_of[token] >= 0:
            return token + 1
        elif word == "«":
            depth -= 1
        elif depth <= 0 and word == ";":
            return token + 1
    return low


def quotation_before(scene: Scene, token: int) -> int | None:
    """Return the index of the outermost quotation that ends right before a token (a comma may stand between)."""
    at = token - 1
    while at >= 0 and (scene.words[at] in (",", ".", "!", "?", "…", "...", ";") or scene.words[at].isspace()):
        if scene.quote_of[at] >= 0:
            break
        at -= 1
    return scene.quote_of[at] if at >= 0 and scene.words[at] == "»" and scene.quote_of[at] >= 0 else None


def quotation_pieces(scene: Scene, number: int) -> list[Stretch]:
    """Return the quoted characters, without the comma before a closing mark."""
    pieces = [_without_comma(scene.text, start, end) for start, end in scene.quotes[number].pieces]
    return [piece for piece in pieces if piece[0] < piece[1]]


def _without_comma(text: str, start: int, end: int) -> Stretch:
    while start < end and text[end - 1] in ",; .":
        end -= 1
    return start, end
