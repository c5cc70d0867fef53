"""Who states a figure: the sources of its claim, and the subjects of verbs that state figures."""

from __future__ import annotations

from functools import cache
from sys import intern

from recoupe import lexicon
from recoupe.comparison import roles, words
from recoupe.comparison.context import Context, counted_noun
from recoupe.comparison.figures import Source
from recoupe.comparison.passages import Cell
from recoupe.record import Attribution, Claim, Entity, Quantity


@cache
def _source_nouns() -> frozenset[str]:
    return lexicon.column("source_nouns", "noun")


class Telling(Context):
    """One record, with who says what in it."""

    def sources(self, claim: Claim | None, quantity: Quantity, cell: Cell | None = None) -> tuple[Source, ...]:
        """Return who states a number: named beside it, by its claim, at the head of its column."""
        if teller := roles.teller(self.low, quantity, self.following(quantity)):
            # «300 selon les organisateurs, 150 selon la police»: one clause, two sources.
            key = self._key(*teller)
            return (Source(intern(key), (self.report.text or "")[slice(*teller)], "report", "unspecified"),)
        linked = [self.attributions[i] for i in claim["attributions"] if i in self.attributions] if claim else []
        if not linked and cell and cell.header:
            return self._heads_column(*cell.header)
        return tuple(self.source(attribution) for attribution in linked)

    def _heads_column(self, start: int, end: int) -> tuple[Source, ...]:
        """Return the source that the header of a column names («OTL, 10 février», «Police»)."""
        # A name alone may own what its column counts («Salariés | Granvernay | Ensemble»).
        dated = self.days.between(start, end)
        named = [e for e in self.entities.between(start, end) if dated and e["label"] in ("PER", "ORG")]
        words_there = [word.text for word in self.wording.between(start, end)]
        if not named and not (words_there and words_there[0] in _source_nouns()):
            return ()
        key = name_of(named[-1]) if named else self._key(start, end)
        return (Source(intern(key), (self.report.text or "")[start:end].strip(), "report", "unspecified"),)

    def source(self, attribution: Attribution) -> Source:
        piece = attribution.get("antecedent") or attribution["source"]
        if piece is None:
            return Source("", "", attribution["stance"], attribution.get("source_type", "unspecified"))
        inside = self.entities.between(piece["start"], piece["end"])
        named = [e for e in inside if e["label"] in ("PER", "ORG")]
        key = name_of(named[-1]) if named else self._key(piece["start"], piece["end"])
        return Source(
            intern(key or piece["text"].lower()),
            piece["text"],
            attribution["stance"],
            attribution.get("source_type", "unspecified"),
        )

    def voice(self, quantity: Quantity, claim: Claim | None) -> frozenset[str]:
        """Return the words beside a verb that states figures: its subject, before it or after it."""
        if subject := roles.gapped(self.low, quantity):
            return frozenset(self._key(*subject).split())
        if claim is None or not self.text or not words.states_figures(claim["text"].lower()):
            return self._speaker(quantity)
        start, end = self.layout.clause(claim["start"], claim["end"])
        counted = words.stem(counted_noun(quantity) or "")
        taken = [(claim["start"], claim["end"]), *((q["start"], q["end"]) for q in self.placed.between(start, end))]
        return frozenset(self.wording.stems(start, end, *taken)) - {counted}

    def _speaker(self, quantity: Quantity) -> frozenset[str]:
        """Return the words before a verb that states figures, left of a number («l'opposition parle de 212»)."""
        start = self.layout.clause(quantity["start"], quantity["end"])[0]
        left = self.wording.between(start, quantity["start"])
        verb = next((word.start for word in left if words.states_figures(word.text)), start)
        return frozenset(self._key(start, verb).split()) if verb > start else frozenset()

    def _key(self, start: int, end: int) -> str:
        return " ".join(sorted(self.wording.stems(start, end)))


def name_of(entity: Entity) -> str:
    """Return the name by which an entity is known across reports."""
    name = entity.get("canonical") or entity["text"].lower()
    if entity["label"] == "PER":
        # «le docteur Fresnais» is Alain Fresnais.
        name = "person:" + name.removeprefix("person:").split(" ")[-1]
    return intern(name)
