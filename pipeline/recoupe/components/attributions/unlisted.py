"""Incises with a verb that no lexicon lists: right behind a quotation and its comma nothing but a speaker follows.

«« … », démêle le statisticien», «« … ! » s'époumone l'arbitre», «« … », a-t-elle philosophé».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.components.attributions.behind import behind
from recoupe.components.attributions.draft import Draft
from recoupe.components.attributions.heads import Phrase
from recoupe.components.attributions.incises import incise_content
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.subjects import is_source_like
from recoupe.components.attributions.tails import CLITIC_SUBJECTS, LINKING_T
from recoupe.components.attributions.words import WordClass
from recoupe.quotes import Quotation

_HAVE = WordClass("have")
_CLITICS = WordClass("clitics")
_CLOSE = frozenset({"!", "?", "…", "...", "?!", "!!"})


def unlisted(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield an attribution for each quotation with an inverted clause behind it whose verb is in no draft's cue."""
    taken = {token for draft in drafts for token in range(*draft.cue)}
    for quote in scene.quotes:
        if quote.depth or not quote.closed or not _spoken(scene, quote):
            continue
        start = _opening(scene, scene.token_at(quote.end - 1))
        verb = _verb(scene, start) if start is not None else None
        if start is None or verb is None or not taken.isdisjoint(range(start, verb + 3)):
            continue
        draft = _incise(scene, start, verb)
        if draft is not None:
            yield draft


def _spoken(scene: Scene, quote: Quotation) -> bool:
    """Words with a verb or an exclamation are spoken; «« Le Roi Lion »» is a title."""
    tokens = range(scene.token_at(quote.start), scene.token_at(quote.end - 1))
    return any(scene.pos[at] in ("VERB", "AUX") or scene.words[at] in _CLOSE for at in tokens)


def _opening(scene: Scene, close: int) -> int | None:
    """Return the token behind a closing mark and its comma; without a comma the quotation must exclaim or ask."""
    if scene.word(close + 1) == ",":
        return close + 2
    return close + 1 if close and scene.words[close - 1] in _CLOSE else None


def _verb(scene: Scene, start: int) -> int | None:
    """Return the verb that opens a clause, behind clitics and «avoir» with its own subject."""
    at = start
    while scene.word(at) in _CLITICS:
        at += 1
    if scene.word(at) in _HAVE:
        at += 1
        while scene.word(at) in CLITIC_SUBJECTS or scene.word(at) in LINKING_T:
            at += 1
    spoken = at < len(scene.words) and scene.pos[at] == "VERB" and not scene.capital(at)
    return at if spoken and "Inf" not in scene.doc[at].morph.get("VerbForm", []) else None


def _incise(scene: Scene, start: int, verb: int) -> Draft | None:
    limit = scene.sentence(verb)[1]
    clitic = next((at for at in range(start, min(verb + 3, limit)) if scene.words[at] in CLITIC_SUBJECTS), None)
    source = Phrase(clitic, clitic + 1, clitic) if clitic is not None else behind(scene, verb + 1, limit)
    if source is None or not is_source_like(scene, source) or scene.word(source.end) in ("que", "qu'"):
        return None
    end = max(verb + 1, clitic + 1 if clitic is not None else 0)
    content, form = incise_content(scene, start, source.end)
    if not content or form != "direct":
        return None
    shown = None if scene.words[source.head].endswith("on") and clitic is not None else source
    return Draft((start, end), shown, "report", form, content, "attribution.incise.unlisted")
