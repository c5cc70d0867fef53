"""Media chains: «X, citant Y», «X, qui cite Y», «a appris de source S»; and where it was said («à l'AFP»)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe import spans
from recoupe.components.attributions.draft import Draft, Stretch
from recoupe.components.attributions.groups import Group
from recoupe.components.attributions.heads import Phrase
from recoupe.components.attributions.phrases import noun_phrase
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.subjects import is_source_like
from recoupe.sources import is_medium, noun_type

_CITING = frozenset({"citant", "cite", "citent", "citait", "citaient"})
_CITED = frozenset({"cité", "citée", "cités", "citées"})
_CITE = _CITING | _CITED
_CHANNEL = re.compile(
    r"\b(?:au micro de|à l'antenne de|sur l'antenne de|dans les colonnes de|auprès de|devant|face à"
    r"|sur le plateau de|dans un entretien (?:à|au|accordé à|publié par)|dans une interview (?:à|au|accordée à)"
    r"|(?:interrogé|contacté|joint|consulté|sollicité)e?s? par|sur|à|au|dans)\s+"
)


def citing(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield the attribution of who is cited by a medium that has one of its own in the same sentence."""
    for token in scene.places(_CITE):
        if not _cites(scene, token):
            continue
        low, limit = scene.sentence(token)
        by_other = scene.words[token] in _CITED
        cited = noun_phrase(scene, token + 1 + by_other, limit) if token + 1 + by_other < limit else None
        if cited is None or not is_source_like(scene, cited) or _place(scene, cited):
            continue
        around = [d for d in drafts if low <= d.cue[0] < limit and d.content]
        if not around:
            continue
        outer = min(around, key=lambda d: abs(_source_end(d) - token))
        content, rule = list(outer.content), "attribution.chain.citing"
        shares = None if by_other else outer
        if by_other:
            outer.relay = _stretch(scene, cited)
        yield Draft((token, token + 1), cited, "report", "participial", content, rule, shares=shares)


def _place(scene: Scene, phrase: Phrase) -> bool:
    """«citant Brest et Le Havre»: examples."""
    number = scene.name_of[phrase.head]
    return number >= 0 and scene.names[number].label == "LOC"


def _cites(scene: Scene, token: int) -> bool:
    """«citant», «qui cite», and behind a source and its comma «cité par»."""
    word = scene.words[token]
    if word in _CITED:
        return scene.word(token + 1) == "par" and scene.word(token - 1) in (",", "(")
    return word == "citant" or (word in _CITING and scene.word(token - 1) == "qui")


def set_origins(scene: Scene, drafts: list[Draft], groups: list[Group]) -> None:
    """«X a appris de source S que…», «a-t-on appris auprès de S»: S is the source, X the relay."""
    by_start = {group.start: group for group in groups}
    for draft in list(drafts):
        group = by_start.get(draft.cue[0])
        source = _origin(scene, group) if group is not None else None
        if source is None or (draft.source is not None and group is not None and group.entry.lemma != "apprendre"):
            continue
        if draft.source is not None:
            end = min(draft.source.end, source.start - 1) if draft.source.start < source.start else draft.source.end
            draft.relay = (scene.starts[draft.source.start], scene.ends[max(end, draft.source.start + 1) - 1])
        draft.source = source
        drafts[:] = [d for d in drafts if d is draft or d.source is None or d.source.start != source.start]


def _origin(scene: Scene, group: Group) -> Phrase | None:
    low, limit = scene.sentence(group.start)
    if scene.words[low] == "de" and low < group.start and scene.word(low + 1) in ("source", "sources"):
        return noun_phrase(scene, low + 1, limit, apposition=False)
    for token in range(group.end, min(group.end + 20, limit - 1)):
        if scene.words[token] in ("que", "qu'"):
            break
        if scene.words[token] in ("de", "d'") and scene.words[token + 1] in ("source", "sources"):
            return noun_phrase(scene, token + 1, limit, apposition=False)
        if scene.words[token] == "auprès":
            start = token + 2
            return noun_phrase(scene, start, limit, apposition=False)
    return None


def share_inserted(drafts: list[Draft]) -> None:
    """«…, a dit, selon le site, le maire»: a frame between a cue and its source has the same content."""
    incised = [d for d in drafts if d.source is not None and d.source.start > d.cue[1] + 1]
    for frame in drafts:
        if frame.form == "prepositional":
            for outer in incised:
                if outer.source is not None and outer.cue[1] <= frame.cue[0] < outer.source.start:
                    frame.content = list(outer.content)


def _source_end(draft: Draft) -> int:
    return draft.source.end if draft.source is not None else draft.cue[1]


def set_relays(scene: Scene, drafts: list[Draft]) -> None:
    """Write the relay of each cited source, and the channel of each attribution."""
    for draft in drafts:
        if draft.shares is not None and draft.shares.source is not None:
            draft.relay = _stretch(scene, draft.shares.source)
        if draft.channel is None:
            draft.channel = _channel(scene, draft)


def _channel(scene: Scene, draft: Draft) -> Stretch | None:
    """Return the medium named behind a cue: «a déclaré à l'AFP», «interrogée par l'AMP»."""
    limit = scene.sentence(draft.cue[0])[1]
    start = scene.starts[draft.cue[0]]
    end = scene.ends[min(limit, draft.cue[1] + 40) - 1]
    for match in _CHANNEL.finditer(spans.lowered(scene.doc), start, end):
        at = scene.token_at(match.end())
        if at >= limit:
            continue
        phrase = noun_phrase(scene, at, limit, apposition=False)
        if phrase is None or any(a <= scene.starts[phrase.start] < b for a, b in draft.content):
            continue
        if _is_channel(scene, phrase):
            return _stretch(scene, phrase)
    return None


def _is_channel(scene: Scene, phrase: Phrase) -> bool:
    name = scene.text[scene.starts[phrase.start] : scene.ends[phrase.end - 1]]
    return (
        is_medium(name, scene.agencies)
        or noun_type(scene.words[phrase.head]) == "media"
        or scene.words[phrase.head] == "micro"
    )


def _stretch(scene: Scene, phrase: Phrase) -> Stretch:
    return scene.starts[phrase.start], scene.ends[phrase.end - 1]
