"""Make figures of a record: with its own fields where it has them, else from the words around each quantity."""

from __future__ import annotations

import re
from collections.abc import Iterable
from sys import intern
from typing import NamedTuple

from recoupe.comparison import roles, words
from recoupe.comparison.context import Span, shared
from recoupe.comparison.ellipses import Ellipses, shared_events
from recoupe.comparison.figures import Figure, Period, Place
from recoupe.comparison.passages import REACH, Cell
from recoupe.comparison.policy import Policy
from recoupe.comparison.statements import Assertion
from recoupe.comparison.telling import name_of
from recoupe.comparison.words import Word
from recoupe.record import Claim, Date, Piece, Quantity, Report

#: Roles of a record that are taken over where the words around show none.
_TRUSTED = ("part", "rate", "capacity", "change_from")


class Reading(NamedTuple):
    """A record as it is compared: figures and claims without numbers in the order of its text, and its words."""

    figures: list[Figure]
    assertions: list[Assertion]
    words: list[Word]


def read_report(report: Report, policy: Policy) -> Reading:
    """Read a record for comparison."""
    builder = _Builder(report, policy)
    asserted = [builder.assertion(claim) for claim in report.claims if not claim["quantities"]]
    return Reading(_figures(builder), asserted, builder.wording.words)


def _figures(builder: _Builder) -> list[Figure]:
    found: list[Figure] = []
    for quantity in builder.quantities:
        figure = builder.figure(quantity)
        if figure is not None:
            found.append(builder.completed(figure, quantity, found[-3:]))
            found[-2:] = shared_events(found[-2:])
    return found


class _Builder(Ellipses):
    """One record on its way to figures."""

    def figure(self, quantity: Quantity) -> Figure | None:
        scale = self.scale(quantity)
        reading = self.policy.read(quantity, scale[1])
        if reading is None:
            return None
        claim = self.claims.get(quantity["id"])
        cell = self.layout.cell(quantity["start"])
        number = self.layout.sentence_index(quantity["start"])
        spans = self.spans(quantity, claim, cell, number)
        phrase = self.phrase(quantity, claim, cell)
        counted = self._noun(quantity, cell)
        events, nearby = self.events(quantity, claim, counted, spans)
        bounds = (quantity["value"], quantity["min"], quantity["max"])
        group, around = self._entities(phrase, spans)
        role = self._role(quantity, spans[0])
        against = "vote" in events and roles.is_echo(self.low, quantity, "contre")
        if against:
            role = "against"
        if role == "demand" and quantity["kind"] == "money":
            # A sum that is asked for is told as such by its event.
            role, events = "total", events | {"réclamé"}
        return Figure(
            report=self.report.id,
            published=self.report.report.get("published"),
            quantity=quantity["id"],
            start=quantity["start"],
            end=quantity["end"],
            text=quantity["text"],
            family=intern(scale[0]),
            reading=reading,
            value=tuple(None if n is None else float(f"{n * scale[1]:.9g}") for n in bounds),  # type: ignore[arg-type]
            modifier=quantity["modifier"],
            counted=intern(counted) if counted else None,
            events=events,
            nearby=nearby,
            predicate=intern(claim.get("lemma") or claim["text"].lower()) if claim else None,
            group=group,
            around=shared(around - group),
            countries=_countries(group) or _countries(around if cell else frozenset()),
            period=self._period(quantity, claim, cell),
            role=role,
            clause=self._stems(spans[0], quantity),
            sentence=self._stems(spans[1], quantity),
            row=frozenset(self.wording.stems(*cell.heading)) if cell and cell.part else frozenset(),
            place=Place(number, cell.table, cell.row, cell.column) if cell else Place(number),
            certainty=claim["certainty"] if claim else "certain",
            polarity=claim["polarity"] if claim else "positive",
            status=claim.get("status") if claim else None,
            sources=self.sources(claim, quantity, cell),
            hedges=tuple(claim.get("hedges") or ()) if claim else (),
            voice=self.voice(quantity, claim),
            moved=not against and roles.is_moved(self.low, quantity, *spans),
            change=not against and roles.is_change(self.low, quantity, spans[0]),
            restates=self.restated(quantity),
            others=roles.is_other(self.low, quantity),
            evidence=self._evidence(quantity, spans[1]),
        )

    def _noun(self, quantity: Quantity, cell: Cell | None) -> str | None:
        """Return the lemma of what is counted or measured, None where nothing is."""
        counted = self.counted(quantity) or self.measured(quantity)
        if cell and cell.header and (not counted or words.is_unnamed(counted)):
            # A row of totals counts what its column does.
            counted = self.heads(cell.header) or counted
        # «cinq Québécois»: persons, the name says which.
        return "personne" if counted and words.stem(counted) in self.peoples else counted

    def assertion(self, claim: Claim) -> Assertion:
        """Return a claim without a number, ready for comparison."""
        start, end = claim["start"], claim["end"]
        first, last = self.layout.sentence(self.layout.sentence_index(start))
        clause = max(first, start - REACH), min(last, end + REACH)
        linked = [self.attributions[i] for i in claim["attributions"] if i in self.attributions]
        sources = tuple(self.source(attribution) for attribution in linked)
        # What is said counts, not who says it and how.
        telling = [(p["start"], p["end"]) for a in linked for p in (a["cue"], a["source"]) if p]
        told = self.entities.between(*clause)
        names = {name_of(e) for e in told if not any(first <= e["start"] < last for first, last in telling)}
        return Assertion(
            report=self.report.id,
            published=self.report.report.get("published"),
            claim=claim["id"],
            start=start,
            end=end,
            predicate=intern(claim.get("lemma") or claim["text"].lower()),
            words=tuple(sorted(self.wording.stems(*clause, *telling) | names)),
            names=tuple(sorted(names)),
            period=_first_period([self.dates[i] for i in claim["dates"] if i in self.dates]),
            certainty=claim["certainty"],
            polarity=claim["polarity"],
            denied=any(source.stance == "deny" for source in sources),
            sources=sources,
            evidence=self._evidence(claim, [clause]),
        )

    def _role(self, quantity: Quantity, spans: list[Span]) -> str:
        """Return the role that the words show, else the record's own."""
        found = roles.role(self.low, quantity, spans)
        if roles.begins_change(self.low, quantity, self.following(quantity)):
            return "change_from"
        stated = quantity.get("role")
        if found != "total" or stated is None or stated not in _TRUSTED:
            return found
        return stated

    def _entities(
        self, phrase: Span, spans: tuple[list[Span], list[Span]]
    ) -> tuple[frozenset[str], frozenset[str]]:
        group = {name_of(entity) for entity in self.entities.between(*phrase)}
        around = {name_of(entity) for span in spans[1] for entity in self.entities.between(*span)}
        return shared(frozenset(group)), shared(frozenset(around))

    def _period(self, quantity: Quantity, claim: Claim | None, cell: Cell | None) -> Period | None:
        """Return the days that a quantity is told of: its column's date, else the nearest one of its claim."""
        if cell:
            for span in (cell.header, cell.heading):
                inside = self.days.between(*span) if span else []
                if found := _first_period(inside):
                    return found
            return None
        dates = [self.dates[i] for i in claim["dates"] if i in self.dates] if claim else []
        if not any(date["start_date"] for date in dates):
            dates = self._clause_dates(quantity)
        near = self.placed.between(quantity["start"] - 2 * REACH, quantity["end"] + 2 * REACH)
        others = [q for q in near if q is not quantity]
        return _first_period(sorted(dates, key=lambda d: _distance(quantity, d, others)))

    def _clause_dates(self, quantity: Quantity) -> list[Date]:
        """Return the clause's dates, but those of reporting verbs («a annoncé mardi») and open ones («depuis»)."""
        start, end = self.layout.clause(quantity["start"], quantity["end"])
        inside = [d for d in self.days.between(start, end) if d["id"] not in self.telling]
        return [d for d in inside if d["modifier"] not in ("ON_OR_AFTER", "ON_OR_BEFORE", "BEFORE", "AFTER")]

    def _stems(self, spans: Iterable[Span], quantity: Quantity) -> tuple[str, ...]:
        own = (quantity["start"], quantity["end"])
        return tuple(sorted(set().union(*(self.wording.stems(start, end, own) for start, end in spans))))

    def _evidence(self, quantity: Quantity | Claim, spans: list[Span]) -> Piece:
        if not self.text:
            return {"start": quantity["start"], "end": quantity["end"], "text": quantity["text"]}
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
        known = self._pieces.get((start, end))
        if known is None:
            raw = (self.report.text or "")[start:end]
            lead = len(raw) - len(raw.lstrip())
            cut = raw.strip()
            known = {"start": start + lead, "end": start + lead + len(cut), "text": cut}
            self._pieces[start, end] = known
        return known


def _countries(names: frozenset[str]) -> frozenset[str]:
    return shared(frozenset(name for name in names if name.startswith("country:")))


_COARSE = re.compile(r"^-?\d{2,4}(?:-(?:Q[1-4]|H[12]|SP|SU|FA|WI|\d\d))?$|^\d{4}-\d\d/\d{4}-\d\d$")


def _first_period(dates: Iterable[Date]) -> Period | None:
    for date in dates:
        start, end = date["start_date"], date["end_date"]
        if start and end:
            if date["modifier"] in ("BEFORE", "ON_OR_BEFORE"):
                start = "0000"
            if date["modifier"] in ("AFTER", "ON_OR_AFTER"):
                end = "9999"
            return Period(start, end, not _COARSE.match(date["value"] or ""))
    return None


def _distance(quantity: Quantity, date: Date, others: list[Quantity]) -> tuple[bool, int]:
    """Order dates: those with no other number in between first, then the nearest."""
    after = date["start"] >= quantity["end"]
    gap = (quantity["end"], date["start"]) if after else (date["end"], quantity["start"])
    crossed = any(gap[0] <= q["start"] < gap[1] for q in others)
    return crossed, (gap[1] - gap[0]) if after else 2 * (gap[1] - gap[0])
