"""What a relative pronoun takes up: «X, déléguée CGT, qui accuse», «la Protection civile, selon laquelle…»."""

from __future__ import annotations

from recoupe.components.attributions.heads import OF, Phrase, head_text
from recoupe.components.attributions.phrases import noun_phrase
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.subjects import around, ending_at, is_source_like
from recoupe.components.attributions.words import DETERMINERS
from recoupe.sources import noun_type


def relative_source(scene: Scene, preposition: int) -> Phrase | None:
    """Return who a relative clause behind «selon», «pour» is attributed to: «X, selon laquelle», no speech noun."""
    antecedent = before_relative(scene, preposition)
    if antecedent is None or not is_source_like(scene, antecedent):
        return None
    kind = noun_type(head_text(scene, antecedent.head))
    named = kind is None and scene.capital(antecedent.head)
    return antecedent if named or kind not in (None, "document", "unspecified") else None


def before_relative(scene: Scene, token: int) -> Phrase | None:
    """Return the phrase right before a relative pronoun, over a comma: «X, déléguée CGT, qui accuse».

    «Inacceptable pour les marins, qui assurent…»: behind a preposition too, where nothing else is found.
    """
    return _before_relative(scene, token) or _governed(scene, token)


def _governed(scene: Scene, token: int) -> Phrase | None:
    low = scene.sentence(token)[0]
    end = token - (scene.word(token - 1) == ",")
    for start in range(end - 1, max(low - 1, end - 12), -1):
        if scene.words[start] in DETERMINERS and scene.words[start] not in OF:
            phrase = noun_phrase(scene, start, end)
            return phrase if phrase is not None and phrase.end == end else None
    return None


def _before_relative(scene: Scene, token: int) -> Phrase | None:
    low = scene.sentence(token)[0]
    at = token - 1
    while at > low and scene.words[at] == ",":
        at -= 1
    found = ending_at(scene, at + 1, low)
    if found is not None:
        return found
    for head in range(at, max(low - 1, at - 10), -1):
        if scene.pos[head] in ("NOUN", "PROPN"):
            phrase = around(scene, head, low)
            inner = head > low and phrase is not None and scene.words[phrase.start - 1] in ("de", "d'", "du")
            if phrase is not None and phrase.end >= at and not inner:
                return phrase
    return None
