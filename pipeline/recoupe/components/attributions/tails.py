"""The fixed words of a reporting verb behind it: «fait *état de*», «parle, elle, *de*», «fait *part* à X *de*»."""

from __future__ import annotations

from recoupe.components.attributions.heads import PREPOSITIONS, after_name, head_of
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.words import DETERMINERS, WordClass

CLITIC_SUBJECTS = WordClass("clitic-subjects")
#: «parle, elle, de…»: a pronoun that sets the subject apart.
OTHERS = frozenset({"lui", "elle", "eux", "elles"})
#: Adverbs that make a phrase say less: «rien n'est moins sûr».
_SCALING = frozenset({"moins", "peu", "trop", "si"})
LINKING_T = frozenset({"-t", "-t-", "-t'"})
#: The widest aside between a verb and its fixed words, in tokens, and what ends it.
_ASIDE = 12
_MARKS = frozenset({",", ".", ";", ":", "«", "»", "(", ")"})
BETWEEN = WordClass("between")


def behind_tail(scene: Scene, tail: tuple[str, ...], at: int) -> int | None:
    """Return the token behind the fixed words of a verb, or None where they do not stand there."""
    skipped = 0
    for word in tail:
        at = _behind_aside(scene, at, word)
        while _skippable(scene, at, word) and skipped < 6:
            at, skipped = at + 1, skipped + 1
        if scene.word(at) in ("à", "au", "aux") and scene.words[at] != word and "de" in tail:
            at = _behind_hearer(scene, at)
        here = scene.word(at)
        if not _same_word(here, word):
            return None
        at += 1
    return at


def _behind_aside(scene: Scene, at: int, wanted: str) -> int:
    """«tablait, avant l'accident, sur»: the token behind an aside that a fixed word follows."""
    if scene.word(at) != ",":
        return at
    close = next((i for i in range(at + 1, at + _ASIDE) if scene.word(i) in _MARKS), at)
    return close + 1 if scene.word(close) == "," and _same_word(scene.word(close + 1), wanted) else at


def _behind_hearer(scene: Scene, at: int) -> int:
    """«fait part au conseil municipal des conclusions»: the token behind who hears it."""
    limit = scene.sentence(at)[1]
    head = head_of(scene, at + 1, limit) if at + 1 < limit else None
    end = at if head is None else after_name(scene, head, limit)
    while head is not None and end < limit and scene.pos[end] == "ADJ":
        end += 1
    return end


def _same_word(here: str, wanted: str) -> bool:
    """A fixed word, in any gender and number if it is long, and contracted with an article."""
    agreed = len(wanted) > 4 and here.rstrip("s").rstrip("e") == wanted.rstrip("e")
    contracted = {"de": ("d'", "du", "des"), "à": ("au", "aux")}.get(wanted, ())
    return here == wanted or agreed or here in contracted


def _skippable(scene: Scene, at: int, wanted: str) -> bool:
    here = scene.word(at)
    if here == wanted:
        return False
    return (
        at in scene.dated
        or ((here in PREPOSITIONS or here in DETERMINERS) and not {at + 1, at + 2}.isdisjoint(scene.dated))
        or here in BETWEEN
        or here in CLITIC_SUBJECTS
        or here in LINKING_T
        or here.endswith("ment")
        or (scene.pos[min(at, len(scene.pos) - 1)] == "ADV" and here not in _SCALING)
        or here in OTHERS
        or (here == "," and (scene.word(at + 1) in OTHERS or scene.word(at - 1) in OTHERS))
    )
