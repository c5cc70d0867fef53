"""What a rule finds, before it becomes an `Attribution`."""

from __future__ import annotations

from dataclasses import dataclass, field

from recoupe.components.attributions.heads import Phrase
from recoupe.values import AttributionForm, Stance

#: Character range, end exclusive.
Stretch = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """An attribution in tokens (`cue`, `source`) and characters (`content`)."""

    cue: tuple[int, int]
    source: Phrase | None
    stance: Stance
    form: AttributionForm
    content: list[Stretch]
    rule: str
    #: The clause or sentence that the words of the content take up.
    refers_to: Stretch | None = None
    relay: Stretch | None = None
    channel: Stretch | None = None
    #: Cue of the attribution that it repeats the content of (a medium's source: «X, citant Y»).
    shares: Draft | None = field(default=None, repr=False)
