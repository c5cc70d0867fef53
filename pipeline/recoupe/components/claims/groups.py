"""The predicates of a Doc as the rules enter them: heads, kinds, and the verb groups that they head."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from recoupe.verbs import Verbs

Kind = Literal["finite", "participle", "gerund", "infinitive", "noun"]


@dataclass(slots=True)
class Predicates:
    """Heads by token index, and for every verb token the head of its group.

    verbs: the verbs of the Doc; kinds: head → kind; of: token → head; groups: head → its auxiliaries and modals, in
    order.
    """

    verbs: Verbs
    kinds: dict[int, Kind] = field(default_factory=dict)
    of: dict[int, int] = field(default_factory=dict)
    groups: dict[int, list[int]] = field(default_factory=dict)

    def add(self, head: int, kind: Kind, words: list[int]) -> None:
        """Enter a predicate with the words of its group."""
        for word in words:
            other = self.of.get(word)
            if other is not None and other != head and self.of.get(other) == other and other in words:
                # A head that turns out to be part of a larger group («été», «pu»).
                self.kinds.pop(other, None)
                self.groups.pop(other, None)
        self.kinds[head] = kind
        self.groups[head] = words
        for word in (head, *words):
            self.of[word] = head

    def finite(self, head: int) -> int | None:
        """Return the finite word of a head's group, or None."""
        return next(filter(self.verbs.is_finite, (*self.groups.get(head, ()), head)), None)
