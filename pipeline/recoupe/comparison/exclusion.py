"""What forbids that two figures answer one question, whatever else they have in common."""

from __future__ import annotations

from recoupe.comparison import words
from recoupe.comparison.contrast import conflict, contrasted, in_line, seasons_apart
from recoupe.comparison.figures import Figure
from recoupe.comparison.policy import overlap

#: Numbers in these roles answer a question of their own.
_NEVER_TOTAL = frozenset({"change_by", "increment", "demand", "against"})
#: «de 4 à 5,5 millions»: both were the answer, one after the other.
LEVELS = frozenset({"total", "change_from"})
_OWN_QUESTION = _NEVER_TOTAL | {"capacity", "threshold", "former", "risk", "margin"}


def forbidden(one: Figure, other: Figure) -> str | None:
    """Say why two figures cannot answer one question, None where they may."""
    if one.role != other.role:
        # «une jauge ramenée à 1 800 places», «fixée à 1 800 places»: one value may play two roles.
        both = {one.role, other.role}
        if both & _OWN_QUESTION and (one.value != other.value or both & _NEVER_TOTAL):
            return f"{one.role} is not {other.role}"
    if ("réclamé" in one.events) != ("réclamé" in other.events) and not overlap(
        one.reading.pragmatic, other.reading.pragmatic
    ):
        return "what is asked for is not what is given"
    if one.family in ("measure:a", "ordinal") and one.value != other.value:
        return "two ages or ranks"
    if (one.certainty == "hypothetical") != (other.certainty == "hypothetical"):
        return "hypothetical on one side only"
    if (one.row and one.row.isdisjoint(other.sentence)) or (other.row and other.row.isdisjoint(one.sentence)):
        return "a row is not the total"
    if (one.value[0] == 1 or other.value[0] == 1) and one.value != other.value and _somebody(one, other):
        return "somebody is not all"
    if one.report == other.report and (found := _apart_in_one_report(one, other)):
        return found
    if (one.role == "rate") != (other.role == "rate") and not overlap(
        one.reading.pragmatic, other.reading.pragmatic
    ):
        return "rate is not total"
    first, second = one.period, other.period
    if first and second and not first.meets(second):
        if first.fine and second.fine and words.is_daily(one.counted, one.events | other.events):
            return f"{first.start} is not {second.start}, and every day has its own"
        # A toll is told on one day and raised on the next; a rate or a measure is another one on another day.
        grows = in_line(one, other) or (
            first.fine and second.fine and one.family == "count" and bool(one.events & other.events)
        )
        grows = grows or (one.report == other.report and _said_to_change(one, other))
        if (one.report == other.report and one.value != other.value and not grows) or (first.long and second.long):
            return f"{first.start}…{first.end} is not {second.start}…{second.end}"
    return None


def _somebody(one: Figure, other: Figure) -> bool:
    return _is_somebody(one) or _is_somebody(other)


def _is_somebody(figure: Figure) -> bool:
    """Tell whether a number is no count but an article («la mort d'un ouvrier», not «un mort»)."""
    if figure.family != "count" or figure.text.lower() not in ("un", "une"):
        return False
    return bool(figure.counted) and not words.implied(figure.counted or "")


def _said_to_change(one: Figure, other: Figure) -> bool:
    """Tell whether a sentence sets the number of one day against that of another («41 jeudi, contre 28 lundi»)."""
    same = one.place.sentence == other.place.sentence and one.place.table < 0
    return same and (one.change or other.change) and not seasons_apart(one, other) and contrasted(one, other)


def _apart_in_one_report(one: Figure, other: Figure) -> str | None:
    if one.place.table >= 0 and one.place.table == other.place.table and not in_line(one, other):
        return "other cell of the same table"
    if (
        one.role != other.role
        and one.place.sentence == other.place.sentence
        and not {one.role, other.role} <= LEVELS
    ):
        return "a part and its whole"
    if conflict(one, other) and not (one.value == other.value and words.are_steps(one.events, other.events)):
        return "one report tells two events"
    if (one.others or other.others) and one.value != other.value:
        return "others than those"
    return None


def opposable(one: Figure, other: Figure) -> bool:
    """Tell whether one report sets two numbers against each other that may answer one question."""
    return contrasted(one, other) and not forbidden(one, other)
