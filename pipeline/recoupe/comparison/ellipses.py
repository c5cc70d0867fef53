"""What a number leaves unsaid because one before it has said it: its noun, and what happened."""

from __future__ import annotations

import math
from dataclasses import replace

from recoupe.comparison import roles, words
from recoupe.comparison.figures import Figure
from recoupe.comparison.telling import Telling
from recoupe.record import Counted, Quantity


class Ellipses(Telling):
    """One record, with what its elliptic numbers leave unsaid."""

    #: The last part of a whole that was announced by a colon.
    _listed: Figure | None = None

    def completed(self, figure: Figure, quantity: Quantity, told: list[Figure]) -> Figure:
        """Give a figure that leaves its noun unsaid («contre 14», «le taux») what one before it counts."""
        before = told[-1] if told else None
        if before is None or before.family != figure.family or figure.place.table >= 0 or before.place.table >= 0:
            return figure
        apart = figure.place.sentence - before.place.sentence
        if not apart and roles.goes_on(self.low[before.end : figure.start]):
            figure = replace(figure, beside=before.counted)
        if not apart and not figure.events and self._enumerated(figure, before):
            # «Onze morts : sept mutins, deux gendarmes et deux civils»
            figure = replace(figure, events=before.events)
            self._listed = figure
        if figure.role == "part" and not apart and not figure.events:
            # «19 corps, dont cinq enfants»
            figure = replace(figure, nearby=figure.nearby | before.events)
        echo = roles.is_echo(self.low, quantity) or self._echoed(quantity)
        after = self.after(quantity)
        if echo and words.rivals(after, before.events):
            # «57 % s'opposent, contre 33 % qui y sont favorables»
            return replace(figure, events=after, moved=False, change=False)
        if echo and not apart:
            # An antecedent is a guess; the size of the numbers says which is which.
            figure = replace(
                figure,
                counted=None if _precedes(quantity["counted"], quantity) else figure.counted,
                moved=figure.moved or before.moved,
            )
            before = _likest(figure, told, figure.counted)
        pronoun = roles.is_pronoun(self.low, quantity, before.end)
        if figure.family == "count" and apart <= 1 and self._elliptic(quantity, apart, pronoun):
            before = _likest(figure, told)
            # «l'opposition parle de 212 irrégularités, la Commission de 17»: a noun on the left is no counted noun.
            events = figure.events - words.noun(figure.counted or "").events
            return replace(figure, counted=before.counted, events=events or before.events)
        unsaid = not figure.counted or (apart <= 1 and words.is_unnamed(figure.counted))
        if apart > 1 or (apart and not unsaid) or (not unsaid and not echo):
            return figure
        if apart and figure.counted is None and not pronoun:
            return figure
        return replace(
            figure,
            counted=figure.counted or before.counted,
            events=before.events if echo or not figure.events else figure.events,
            nearby=figure.nearby | before.nearby if unsaid else figure.nearby,
        )

    def _enumerated(self, figure: Figure, before: Figure) -> bool:
        """Tell whether a number is a part that a colon announces, or stands in a row with such a part."""
        between = self.low[before.end : figure.start]
        return roles.announces(between) or (before is self._listed and roles.goes_on(between))

    def _echoed(self, quantity: Quantity) -> bool:
        """Tell whether a number is another source's answer, or the second of a pair set against another.

        «450 selon le syndicat, 300 selon la direction»; «contre 47 pour 1 236».
        """
        before = self.before(quantity)
        if before is None:
            return False
        if roles.teller(self.low, quantity, self.following(quantity)):
            return roles.teller(self.low, before, quantity["start"]) is not None
        return roles.is_echo(self.low, before) and roles.is_paired(self.low[before["end"] : quantity["start"]])

    def _elliptic(self, quantity: Quantity, apart: int, pronoun: bool) -> bool:
        """Tell whether a bare number leaves unsaid what it counts, which the number before has said."""
        counted = quantity["counted"]
        place = counted["start"] if counted else None
        if not roles.is_bare(self.low, quantity) or (place is not None and place >= quantity["end"]):
            return False
        return pronoun or (not apart and roles.gapped(self.low, quantity) is not None)


def shared_events(pair: list[Figure]) -> list[Figure]:
    """Give the first of two numbers in a list what its end says of both («trois soldats et six rebelles tués»)."""
    if len(pair) < 2 or not pair[1].beside or pair[0].events or pair[0].place.sentence != pair[1].place.sentence:
        return pair
    said = pair[1].events - words.implied(pair[1].counted or "")
    return [replace(pair[0], events=said, nearby=pair[0].nearby - said), pair[1]]


def _precedes(counted: Counted | None, quantity: Quantity) -> bool:
    start = counted["start"] if counted else None
    return start is not None and start < quantity["start"]


def _likest(figure: Figure, told: list[Figure], counted: str | None = None) -> Figure:
    """Return the figure of this sentence or the last that a number is nearest to in size, of its noun first."""
    near = [
        f for f in told if f.family == figure.family and f.counted and figure.place.sentence - f.place.sentence <= 1
    ]
    near = [f for f in near if counted and words.noun_relation(f.counted, counted) in ("same", "synonym")] or near
    size = math.log10(abs(figure.reading.point) or 1)
    return min(
        reversed(near), key=lambda f: round(abs(math.log10(abs(f.reading.point) or 1) - size)), default=told[-1]
    )
