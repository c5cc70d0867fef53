"""Gapped figures: «La police en a compté 2 400, les syndicats 6 000»: two sources speak with one verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.components.attributions.draft import Draft, Stretch
from recoupe.components.attributions.extents import stretch
from recoupe.components.attributions.objects import object_end
from recoupe.components.attributions.phrases import noun_phrase
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.subjects import is_source_like
from recoupe.components.attributions.words import WordClass

_APPROXIMATORS = WordClass("approximators")
_POSSESSIVES = frozenset({"ses", "leurs", "son", "sa", "leur", "que"})
#: Words that a gapped source may have before its figure.
_NEAR = 14
_JOINING = frozenset({",", ";", "et", "mais", "contre", "quand", "tandis"})


def gapped(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield an attribution with the same cue for each further source that has a figure and no verb of its own."""
    for draft in drafts:
        if draft.rule == "attribution.passive.measure" and draft.source is not None:
            yield from _second_agent(scene, draft)
        if not draft.rule.startswith("attribution.verb.") or draft.source is None or not draft.content:
            continue
        if draft.source.start > draft.cue[0] or not _counts(scene, draft.content[-1]):
            continue
        limit = scene.sentence(draft.cue[0])[1]
        at = scene.token_at(draft.content[-1][1] - 1) + 1
        while (following := _next(scene, draft, at, limit)) is not None:
            yield following
            at = scene.token_at(following.content[0][1] - 1) + 1


def _second_agent(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """«estimée à 38 000 par la police et à plus de 110 000 par les organisateurs»."""
    limit = scene.sentence(draft.cue[0])[1]
    start = draft.source.end + 1 if draft.source is not None else limit
    if scene.word(start - 1) not in ("et", ",", "mais", "contre") or scene.word(start) not in (
        "à",
        "entre",
        "autour",
    ):
        return
    par = next((at for at in range(start, min(start + 12, limit)) if scene.words[at] == "par"), None)
    source = noun_phrase(scene, par + 1, limit, apposition=False) if par is not None and par + 1 < limit else None
    if par is None or source is None or not is_source_like(scene, source):
        return
    pieces = [*draft.content[:-1], (scene.starts[start], scene.ends[par - 1])]
    yield Draft(draft.cue, source, draft.stance, draft.form, pieces, "attribution.gapping")


def _counts(scene: Scene, piece: Stretch) -> bool:
    first, last = scene.token_at(piece[0]), scene.token_at(piece[1] - 1) + 1
    return any(scene.is_figure(token) for token in range(first, last))


def _next(scene: Scene, draft: Draft, at: int, limit: int) -> Draft | None:
    """Return the attribution of the source right behind a figure, or None."""
    while at < limit and scene.words[at] in _JOINING:
        at += 1
    number = next((token for token in range(at + 1, min(at + _NEAR, limit)) if scene.is_figure(token)), None)
    source = noun_phrase(scene, at, number, apposition=False) if number is not None else None
    if source is None or scene.is_figure(source.start) or not is_source_like(scene, source):
        return None
    if any(source.start <= verb < source.end for verb in scene.saying):
        return None  # «; l'institut maintient 6,1»: a verb of its own, which the tagger may call a noun
    start = source.end + (scene.word(source.end) == ",")
    figure = start + (scene.word(start) in _POSSESSIVES)
    while figure < limit and scene.words[figure] in (*_APPROXIMATORS, "de", "d'", "entre", "à"):
        figure += 1
    if figure >= limit or figure - start > 4 or not scene.is_figure(figure) or figure in scene.dated:
        return None
    piece = stretch(scene, start, object_end(scene, figure, limit))
    return (
        None
        if piece is None
        else Draft(draft.cue, source, draft.stance, draft.form, [piece], "attribution.gapping")
    )
