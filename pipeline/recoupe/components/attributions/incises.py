"""Inverted reporting clauses: «…, a indiqué X», «explique-t-il», «croit-on savoir», «comme l'a dit X»."""

from __future__ import annotations

from recoupe.components.attributions.behind import behind
from recoupe.components.attributions.draft import Draft, Stretch
from recoupe.components.attributions.extents import (
    leaves,
    left_clause,
    quotation_before,
    quotation_pieces,
    right_clause,
    stretch,
)
from recoupe.components.attributions.frame_contents import behind_colon
from recoupe.components.attributions.groups import Group
from recoupe.components.attributions.heads import Phrase
from recoupe.components.attributions.phrases import STRONG_PRONOUNS, SUBJECT_PRONOUNS, noun_phrase
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.subjects import finite, is_source_like
from recoupe.components.attributions.words import WordClass
from recoupe.sources import noun_type
from recoupe.values import AttributionForm, Stance

_QUE = frozenset({"que", "qu'"})
#: Words behind an incise that speak of its source or its circumstances.
_NO_TAIL = WordClass("no-tail")
_PLACES = frozenset({"à", "au", "aux", "chez", "dans", "en", "du"})


def incise(scene: Scene, group: Group) -> Draft | None:
    """Return the attribution of an inverted group, or None."""
    if not group.finite or group.bare or group.negated or (group.passive and group.subject is None):
        return None
    compared = _comparison(scene, group)
    free = group.subject is not None or compared is not None
    stance = group.stance("q") or group.stance("i") if free else None
    if group.stance("x") is not None or (
        _behind_quotation(scene, group) and {"q", "n"} & group.entry.frames.keys()
    ):
        stance = stance_of(group)
    if stance is None or _asks(scene, group):
        return None
    if compared is not None:
        return _compared(scene, group, compared, stance)
    if group.subject is not None:
        return _with_clitic(scene, group, stance)
    return _with_noun(scene, group, stance)


def _behind_quotation(scene: Scene, group: Group) -> bool:
    """A quotation and its comma stand right before a verb: whatever else it says, it says them."""
    return scene.word(group.clause - 1) == "," and quotation_before(scene, group.clause) is not None


def stance_of(group: Group) -> Stance | None:
    """Return the stance of a verb with a quotation: that of its clauses, where it takes them; or it rejects."""
    frames = set(group.entry.frames.items())
    if ("w", "deny") in frames or ("n", "deny") in frames:
        return group.stance("q") or "deny"
    return group.stance("q") or group.stance("i") or group.stance("x")


def _asks(scene: Scene, group: Group) -> bool:
    """«A-t-il dit qu'il partirait ?»: an inversion at the sentence's start that asks."""
    low, high = scene.sentence(group.start)
    last = high - 1
    while last > low and scene.words[last].isspace():
        last -= 1
    return group.clause <= low + 2 and scene.words[last] == "?" and group.subject is not None


def _with_clitic(scene: Scene, group: Group, stance: Stance) -> Draft | None:
    limit = scene.sentence(group.start)[1]
    assert group.subject is not None
    if scene.word(group.end) in _QUE:
        return None
    on = scene.words[group.subject].endswith("on")
    pronoun = Phrase(group.subject, group.subject + 1, group.subject)
    place = _place(scene, group.end, limit) if on else None
    content, form = incise_content(scene, group.clause, place.end if place is not None else group.end)
    if not content:
        return None
    if not on and form == "parenthetical":
        content = behind_colon(scene, content, group.clause)
    draft = Draft(
        (group.start, group.end), None if on else pronoun, stance, form, content, "attribution.incise.pronoun"
    )
    if place is not None:
        draft.channel = (scene.starts[place.start], scene.ends[place.end - 1])
    return draft


def _place(scene: Scene, at: int, limit: int) -> Phrase | None:
    """«explique-t-on à la mairie»: where it is said; the guide gives «on» no source."""
    if scene.word(at) not in _PLACES:
        return None
    if scene.word(at + 1) == "côté" and scene.word(at + 2) in ("de", "du", "des"):
        at += 2
    phrase = noun_phrase(scene, at + 1, limit, apposition=False)
    return phrase if phrase is not None and noun_type(scene.words[phrase.head]) is not None else None


def _with_noun(scene: Scene, group: Group, stance: Stance) -> Draft | None:
    low, limit = scene.sentence(group.start)
    opening = scene.word(group.clause - 1)
    if group.clause == low and group.clause:
        opening = scene.words[group.clause - 1] if scene.words[group.clause - 1] == "»" else ""
    if opening not in (",", "»", "-", "?", "!", "…", ";", "("):
        return None
    source = behind(scene, group.end, limit)
    if source is None:
        return _unsigned(scene, group, stance)
    if not _is_incise(scene, group, source, limit, opening):
        return None
    content, form = incise_content(scene, group.clause, source.end)
    if not content:
        return None
    return Draft((group.start, group.end), source, stance, form, content, "attribution.incise.noun")


def _unsigned(scene: Scene, group: Group, stance: Stance) -> Draft | None:
    """A verb of saying right behind a quotation, and nobody found who says it."""
    number = quotation_before(scene, group.clause)
    if number is None or not _whole(scene, number):
        return None
    content = quotation_pieces(scene, number)
    return Draft((group.start, group.end), None, stance, "direct", content, "attribution.incise.unsigned")


def _is_incise(scene: Scene, group: Group, source: Phrase, limit: int, opening: str) -> bool:
    """The subject must be one that speaks; «que» right behind makes it a clause of its own."""
    if scene.words[source.head] in SUBJECT_PRONOUNS and scene.words[source.head] not in STRONG_PRONOUNS:
        return False
    if source.end < limit and scene.words[source.end] in _QUE:
        return False
    if quotation_before(scene, group.clause) is not None or scene.quote_of[group.clause] >= 0:
        return True
    if scene.word(source.end) == "," and scene.word(source.end + 1) == "«":
        return True
    low = scene.sentence(group.clause)[0]
    if _closes_relative(scene, group.clause - 1, low):
        return False
    clause = any(finite(scene, i) for i in range(low, group.clause))
    closed = source.end >= limit or scene.pos[source.end] in ("PUNCT", "SPACE")
    known = is_source_like(scene, source)
    headline = closed and any(scene.words[i] == ":" or scene.is_number(i) for i in range(low, group.clause))
    fragment = closed and opening == "," and not group.entry.source_subject
    fits = known and (clause or headline or fragment or group.end - group.start > 1)
    return _lone(scene, group) and (fits or (clause and closed))


def _closes_relative(scene: Scene, comma: int, low: int) -> bool:
    """«Le groupe, dont le siège est à Lyon, a confirmé la suppression…»: the comma closes a relative clause."""
    if scene.word(comma) != ",":
        return False
    opening = next((at for at in range(comma - 1, low, -1) if scene.words[at] == ","), None)
    relative = opening is not None and scene.words[opening + 1] in ("qui", "que", "qu'", "dont", "où")
    return relative and not any(finite(scene, at) for at in range(low, opening or low))


def _lone(scene: Scene, group: Group) -> bool:
    """No subject stands before the verb: «La mairie, elle, soutient les secouristes» is no incise."""
    before = scene.word(group.clause - 2)
    return not (before in STRONG_PRONOUNS and scene.word(group.clause - 1) == ",")


def incise_content(scene: Scene, start: int, end: int) -> tuple[list[Stretch], AttributionForm]:
    """Return the content around an incise whose tokens are `start` to `end`, and its form.

    A quotation that ends right before it is the content; a quotation around it, or the sentence cut in two by it,
    gives two pieces.
    """
    number = quotation_before(scene, start)
    if number is not None and (_whole(scene, number) or _goes_on_quoted(scene, end)):
        return _quoted(scene, number, start, end), "direct"
    inside = scene.quote_of[start]
    if inside >= 0:
        return _inside(scene, inside, start, end), "direct"
    return _sentence_around(scene, start, end), "parenthetical"


def _goes_on_quoted(scene: Scene, end: int) -> bool:
    """«Il meurt « rongé », a-t-il dit, « par le doute »»: an incise between two quotations speaks of both."""
    return scene.word(end) == "," and scene.word(end + 1) == "«"


def _whole(scene: Scene, number: int) -> bool:
    """Tell whether nothing but a quotation stands between the sentence's start and an incise."""
    first = scene.token_at(scene.quotes[number].start)
    low = scene.sentence(first)[0]
    between = [scene.words[i] for i in range(low, first) if not scene.words[i].isspace()]
    return (
        not between
        or all(word in (",", ":", "-", "»", "et", "mais", ".") for word in between)
        or between[-1] == ":"
    )


def _quoted(scene: Scene, number: int, start: int, end: int) -> list[Stretch]:
    pieces = quotation_pieces(scene, number)
    limit = scene.sentence(start)[1]
    after = _behind_source(scene, end, limit)
    if after is not None:
        following = scene.quote_of[after]
        if following >= 0 and scene.words[after] == "«":
            return [*pieces, *quotation_pieces(scene, following)]
        tail = stretch(scene, after, right_clause(scene, after, limit))
        if tail is not None and "«" in scene.text[tail[0] - 2 : tail[1]]:
            return [*pieces, tail]
    return pieces


def _behind_source(scene: Scene, end: int, limit: int) -> int | None:
    """Return the token behind the comma that closes an incise, where the sentence goes on."""
    for token in range(end, min(end + 40, limit)):
        if scene.words[token] == "," and scene.word(token + 1) == "«":
            return token + 1
        if scene.words[token] == "«":
            return None
    return None


def _inside(scene: Scene, number: int, start: int, end: int) -> list[Stretch]:
    """The incise stands inside the marks: what is quoted before it, and behind it."""
    found: list[Stretch] = []
    for left, right in scene.quotes[number].pieces:
        cuts = [(left, min(right, scene.starts[start])), (max(left, scene.ends[end - 1]), right)]
        for piece_start, piece_end in cuts:
            first, last = scene.token_at(piece_start), scene.token_at(piece_end)
            piece = stretch(scene, first, last) if piece_start < piece_end else None
            if piece is not None:
                found.append(piece)
    return found


def _sentence_around(scene: Scene, start: int, end: int) -> list[Stretch]:
    low, limit = scene.sentence(start)
    first = left_clause(scene, start, low)
    pieces = [stretch(scene, first, start)]
    if pieces[0] is not None and scene.word(end) == "," and end + 1 < limit:
        pieces.append(_tail(scene, end + 1, limit))
    elif pieces[0] is None and scene.word(end) == ",":
        pieces = [stretch(scene, end + 1, right_clause(scene, end + 1, limit))]
    if len(pieces) == 2 and pieces[1] is not None and start - first <= 2:
        pieces = pieces[1:]  # «Ainsi, explique X, …»
    return [piece for piece in pieces if piece is not None]


def _tail(scene: Scene, start: int, limit: int) -> Stretch | None:
    """What follows an incise belongs to the content where the sentence before it was not finished."""
    end = right_clause(scene, start, limit)
    if leaves(scene, start, limit) or start in scene.stops:
        return None
    gerund = start + (scene.word(start) == "tout") + 1 if "en" in scene.words[start : start + 2] else start
    if scene.word(gerund).endswith("ant") or scene.word(start) in _NO_TAIL:
        return None
    return stretch(scene, start, end)


def _comparison(scene: Scene, group: Group) -> int | None:
    """Return the token of «comme», «ainsi que», «selon ce que» that opens a group's clause."""
    at = group.clause - 1
    if scene.word(at) in _QUE and scene.word(at - 1) == "ainsi":
        return at - 1
    return at if scene.word(at) == "comme" else None


def _compared(scene: Scene, group: Group, opening: int, stance: Stance) -> Draft | None:
    """«comme l'a dit X»: the content is the clause that it goes with."""
    limit = scene.sentence(group.start)[1]
    source = (
        Phrase(group.subject, group.subject + 1, group.subject)
        if group.subject is not None
        else behind(scene, group.end, limit)
    )
    if source is None:
        return None
    quoted = quotation_before(scene, opening) if scene.word(opening - 1) == "," else None
    content = (
        quotation_pieces(scene, quoted) if quoted is not None else _sentence_around(scene, opening, source.end)
    )
    if not content:
        return None
    return Draft((group.start, group.end), source, stance, "parenthetical", content, "attribution.incise.comme")
