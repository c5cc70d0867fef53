"""What a verb tells about the time of its dates: past, present or future, read from form, auxiliaries and sense.

Words are asked about by their index, as in `recoupe.verbs`.
"""

from __future__ import annotations

import re
from functools import cache

from recoupe import lexicon
from recoupe.verbs import Verbs

_CLIMB = 12
_AHEAD_FORM = re.compile(r"[a-zà-ÿ]{2,}(?:ra|ront)$")


@cache
def _expectations() -> frozenset[str]:
    """Participles and verbs of what is still to come: «prévu mardi», «attendu en juin», «a décidé de fermer»."""
    return lexicon.column("date_contexts", "form", sense="expectation")


def direction(verbs: Verbs, at: int) -> str | None:
    """Return past, present or future for the dates that a word governs, None where it tells nothing."""
    if expected(verbs, at) or ahead(verbs, at):
        return "future"
    found = verbs.direction(at)
    if found == "past" and _was_to(verbs, at):
        return "present"  # «devait se rendre dimanche à Gao»: before or behind, whichever is nearer
    if found == "past" and _hypothetical(verbs, at):
        return "future"
    if found in ("past", "future"):
        return found
    if verbs.is_past_participle(at):
        return "past" if found is None or verbs.tree.relations[at] in ("acl", "amod") else "present"
    if found is None and verbs.is_infinitive(at):
        return _of_infinitive(verbs, at)
    return found


def _was_to(verbs: Verbs, at: int) -> bool:
    finite = verbs.group(at).finite
    return finite is not None and verbs.is_infinitive(at) and verbs.words[finite].lower in ("devait", "devaient")


def _hypothetical(verbs: Verbs, at: int) -> bool:
    """«si un repreneur se présentait avant le 15»: the imperfect of a condition lies ahead."""
    if verbs.group(at).finite != at:
        return False
    for index in range(at - 1, max(-1, at - 12), -1):
        lower = verbs.words[index].lower
        if lower == "si" or (lower == "s'" and verbs.words[index + 1].lower in ("il", "ils")):
            return True
        if lower in (",", ".", ";", ":", "que", "qui") or "\n" in lower:
            return False
    return False


def expected(verbs: Verbs, at: int) -> bool:
    """A participle of expectation, unless its own auxiliary puts it in the past («a fixé» stays open)."""
    lower = verbs.words[at].lower.rstrip("s")
    lower = lower[:-1] if lower.endswith(("ée", "ue")) else lower
    if lower not in _expectations() or not verbs.is_past_participle(at):
        return False
    return verbs.direction(at) != "past" or "avoir" not in verbs.group(at).lemmas


def _of_infinitive(verbs: Verbs, at: int) -> str | None:
    """An infinitive under a verb of plans lies ahead of it, any other at the time of its governor."""
    words, head = verbs.words, verbs.tree.heads[at]
    if verbs.before(at) == "à" and words[head].pos in ("NOUN", "PROPN"):
        return "future"  # «un entretien à paraître dimanche»
    for above in verbs.tree.path(at, _CLIMB):
        if words[above].is_verbal:
            if words[above].lemma in _expectations() or expected(verbs, above):
                return "future"
            return None if verbs.is_infinitive(above) else direction(verbs, above)
    return None


def ahead(verbs: Verbs, at: int) -> bool:
    """«Un avion rapatriera», «le pays taxera»: a third person of the future, whatever its tag says."""
    word = verbs.words[at]
    if not word.future or word.pos == "PROPN" or not _AHEAD_FORM.fullmatch(word.text):
        return False
    return not verbs.group(at).words and at > 0 and verbs.words[at - 1].pos not in ("DET", "ADP", "NUM")
