"""Make figures of a record: with its own fields where it has them, else from the words around each quantity."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from sys import intern

from recoupe.comparison import roles, words
from recoupe.comparison.figures import Figure, Period, Place, Source
from recoupe.comparison.passages import REACH, Cell, Layout, Sorted
from recoupe.comparison.policy import Policy
from recoupe.comparison.scales import family
from recoupe.comparison.statements import Assertion
from recoupe.record import Attribution, Claim, Date, Entity, Piece, Quantity, Report

Span = tuple[int, int]
#: The events of a stretch: expressions with their spans, single words with their places.
Told = tuple[list[tuple[int, int, str]], list[tuple[int, frozenset[str]]]]

_OF = re.compile(r"\s(?:de |d')([^\W\d_]+)")
#: Roles of a record that are taken over where the words around show none.
_TRUSTED = ("part", "rate", "capacity", "change_from")
#: How far a noun phrase reaches after its number, in characters.
_PHRASE = 60


def read_report(report: Report, policy: Policy) -> tuple[list[Figure], list[Assertion]]:
    """Return the comparable figures of a record and its claims without numbers, in the order of its text."""
    builder = _Builder(report, policy)
    return _figures(builder), [builder.assertion(claim) for claim in report.claims if not claim["quantities"]]


def figures_of(report: Report, policy: Policy) -> list[Figure]:
    """Return the comparable figures of a record, in the order of its text."""
    return _figures(_Builder(report, policy))


def _figures(builder: _Builder) -> list[Figure]:
    found: list[Figure] = []
    for quantity in builder.quantities:
        figure = builder.figure(quantity)
        if figure is not None:
            found.append(builder.completed(figure, quantity, found[-1] if found else None))
    return found


class _Builder:
    """One record on its way to figures."""

    def __init__(self, report: Report, policy: Policy) -> None:
        self.report, self.policy = report, policy
        self.layout = Layout(report.text or "")
        self.text = self.layout.text
        low = self.text.lower()
        # A few capitals have lower forms of two characters, and offsets must hold.
        self.low = low if len(low) == len(self.text) else "".join(c.lower()[:1] for c in self.text)
        self._pieces: dict[Span, Piece] = {}
        self._told: dict[Span, Told] = {}
        self._cut: dict[Span, list[words.Word]] = {}
        self.claims: dict[str, Claim] = {}
        for claim in report.claims:
            for identifier in claim["quantities"]:
                self.claims.setdefault(identifier, claim)
        self.dates = {date["id"]: date for date in report.dates}
        self.attributions = {attribution["id"]: attribution for attribution in report.attributions}
        cues = [a["cue"] for a in report.attributions]
        told = [c for c in report.claims if any(cue["start"] <= c["start"] < cue["end"] for cue in cues)]
        self.telling = {identifier for claim in told for identifier in claim["dates"]}
        self.currencies = {q["unit"] for q in report.quantities if q["kind"] == "money" and q["unit"]}
        self.placed = Sorted(report.quantities)
        self.quantities: list[Quantity] = self.placed.mentions
        self.order = {quantity["id"]: number for number, quantity in enumerate(self.quantities)}
        self.entities, self.days = Sorted(report.entities), Sorted(report.dates)
        self.peoples = {words.stem(e["text"]) for e in report.entities if e["label"] == "NORP"}

    def figure(self, quantity: Quantity) -> Figure | None:
        scale = self._scale(quantity)
        reading = self.policy.read(quantity, scale[1])
        if reading is None:
            return None
        claim = self.claims.get(quantity["id"])
        cell = self.layout.cell(quantity["start"])
        number = self.layout.sentence_index(quantity["start"])
        spans = self._spans(quantity, claim, cell, number)
        phrase = self._phrase(quantity, claim, cell)
        counted = _counted(quantity) or self._measured(quantity)
        if counted and words.stem(counted) in self.peoples:
            # «cinq Québécois»: persons, the name says which.
            counted = "personne"
        events, nearby = self._events(quantity, claim, counted, spans)
        bounds = (quantity["value"], quantity["min"], quantity["max"])
        group, around = self._entities(phrase, spans)
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
            role=self._role(quantity, spans[0]),
            clause=self._stems(spans[0], quantity),
            sentence=self._stems(spans[1], quantity),
            place=Place(number, cell.table, cell.row, cell.column) if cell else Place(number),
            certainty=claim["certainty"] if claim else "certain",
            polarity=claim["polarity"] if claim else "positive",
            status=claim.get("status") if claim else None,
            sources=self._sources(claim, quantity),
            hedges=tuple(claim.get("hedges") or ()) if claim else (),
            voice=self._voice(quantity, claim),
            moved=roles.is_moved(self.low, quantity, *spans),
            change=roles.is_change(self.low, quantity, spans[0]),
            others=roles.is_other(self.low, quantity),
            evidence=self._evidence(quantity, spans[1]),
        )

    def _elliptic(self, quantity: Quantity, apart: int, pronoun: bool) -> bool:
        """Tell whether a bare number leaves unsaid what it counts, which the number before has said."""
        counted = quantity["counted"]
        place = counted["start"] if counted else None
        if not roles.is_bare(self.low, quantity) or (place is not None and place >= quantity["end"]):
            return False
        return pronoun or (not apart and roles.gapped(self.low, quantity) is not None)

    def assertion(self, claim: Claim) -> Assertion:
        """Return a claim without a number, ready for comparison."""
        start, end = claim["start"], claim["end"]
        first, last = self.layout.sentence(self.layout.sentence_index(start))
        clause = max(first, start - REACH), min(last, end + REACH)
        linked = [self.attributions[i] for i in claim["attributions"] if i in self.attributions]
        sources = tuple(self._source(attribution) for attribution in linked)
        # What is said counts, not who says it and how.
        telling = [piece for a in linked for piece in (a["cue"], a["source"]) if piece]

        def said(start: int) -> bool:
            inside = any(piece["start"] <= start < piece["end"] for piece in telling)
            return clause[0] <= start < clause[1] and not inside

        names = {_name(e) for e in self.entities.between(*clause) if said(e["start"])}
        content = (w.text for w in self._words(*clause) if words.is_content(w.text) and said(w.start))
        return Assertion(
            report=self.report.id,
            published=self.report.report.get("published"),
            claim=claim["id"],
            start=start,
            end=end,
            predicate=intern(claim.get("lemma") or claim["text"].lower()),
            words=tuple(sorted({intern(words.stem(word)) for word in content} | names)),
            names=tuple(sorted(names)),
            period=_first_period([self.dates[i] for i in claim["dates"] if i in self.dates]),
            certainty=claim["certainty"],
            polarity=claim["polarity"],
            denied=any(source.stance == "deny" for source in sources),
            sources=sources,
            evidence=self._evidence(claim, [clause]),
        )

    def _words(self, start: int, end: int) -> list[words.Word]:
        found = self._cut.get((start, end))
        if found is None:
            found = self._cut[start, end] = words.words(self.text, start, end)
        return found

    def _measured(self, quantity: Quantity) -> str | None:
        """Return what is measured, where the record does not say («84 kilos d'or»)."""
        if quantity["kind"] not in ("measure", "money"):
            return None
        found = _OF.match(self.low, quantity["end"])
        return found[1] if found and words.is_content(found[1]) else None

    def _scale(self, quantity: Quantity) -> tuple[str, float]:
        """Return family and factor; a unit left unsaid is that of what the number stands for."""
        name, factor = family(quantity)
        if name != "count":
            return name, factor
        counted = _counted(quantity)
        if counted and "somme" in words.noun(counted).above and len(self.currencies) == 1:
            # «une enveloppe de 12 millions»
            return f"money:{next(iter(self.currencies))}", 1.0
        if counted == "magnitude":
            return "measure:{magnitude}", 1.0
        before = self._before(quantity)
        measured = before and before["kind"] in ("measure", "money") and before["unit"] != "a"
        if before and measured and roles.is_pronoun(self.low, quantity, before["end"]):
            # «9 800 tonnes en 2021 ; il n'en est plus sorti que 6 100»
            return family(before)
        return name, factor

    def _before(self, quantity: Quantity) -> Quantity | None:
        """Return the quantity that comes before in the same sentence."""
        index = self.order[quantity["id"]]
        if not index:
            return None
        before = self.quantities[index - 1]
        same = self.layout.sentence_index(before["start"]) == self.layout.sentence_index(quantity["start"])
        return before if same else None

    def completed(self, figure: Figure, quantity: Quantity, before: Figure | None) -> Figure:
        """Give a figure that leaves its noun unsaid («contre 14», «le taux») what the one before it counts."""
        if before is None or before.family != figure.family or figure.place.table >= 0 or before.place.table >= 0:
            return figure
        apart = figure.place.sentence - before.place.sentence
        echo = roles.is_echo(self.low, quantity)
        pronoun = roles.is_pronoun(self.low, quantity, before.end)
        if figure.family == "count" and apart <= 1 and self._elliptic(quantity, apart, pronoun):
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

    def _role(self, quantity: Quantity, spans: list[Span]) -> str:
        """Return the role that the words show, else the record's own."""
        found = roles.role(self.low, quantity, spans)
        stated = quantity.get("role")
        if found != "total" or stated is None or stated not in _TRUSTED:
            return found
        return stated

    def _spans(
        self, quantity: Quantity, claim: Claim | None, cell: Cell | None, number: int
    ) -> tuple[list[Span], list[Span]]:
        """Return the clause (with its predicate) and the sentence as stretches; of a cell, its headings."""
        if cell:
            headings = [cell.heading, cell.span, *([cell.header] if cell.header else [])]
            return headings, headings
        clause = self.layout.clause(quantity["start"], quantity["end"])
        spans = [clause]
        if claim and not clause[0] <= claim["start"] < clause[1]:
            spans.append(self.layout.clause(claim["start"], claim["end"]))
        first, last = self.layout.sentence(number)
        return spans, [(max(first, quantity["start"] - REACH), min(last, quantity["end"] + REACH))]

    def _phrase(self, quantity: Quantity, claim: Claim | None, cell: Cell | None) -> Span:
        """Return the noun phrase's stretch: from the number to punctuation, predicate or next number."""
        start = end = quantity["end"]
        right = cell.span[1] if cell else self.layout.clause(quantity["start"], end)[1]
        limits = [right, end + _PHRASE]
        counted = quantity["counted"]
        if claim and claim["start"] >= end and not (counted and counted.get("start") == claim["start"]):
            limits.append(claim["end"])
        limits += [q["start"] for q in self.placed.between(end, right)[:1]]
        return quantity["start"], max(start, min(limits))

    def _events(
        self, quantity: Quantity, claim: Claim | None, counted: str | None, spans: tuple[list[Span], list[Span]]
    ) -> tuple[frozenset[str], frozenset[str]]:
        """Return the events that noun and predicate tell, and those of the words around."""
        of_noun = words.noun(counted).events if counted else frozenset[str]()
        near, phrased = self._around(quantity, claim, spans[0])
        told = phrased
        if claim and not phrased:
            told = words.events_of(claim["text"].lower()) | words.events_of((claim.get("lemma") or "").lower())
            after = self._after(quantity)
            if words.rivals(told, after) and self._crossed(quantity, claim):
                # The predicate of the number before («deux ont péri et 400 autres ont été évacués»).
                told = after
        if words.rivals(told, of_noun):
            told = frozenset()
        said = of_noun | told
        if not said and not near:
            near = self._around(quantity, claim, spans[1])[0]
        if not self._scale(quantity)[0].startswith(("money", "share")):
            # «perdre 86 bêtes» is no loss of money.
            said, near = (frozenset(e for e in found if not words.is_of_money(e)) for found in (said, near))
        return shared(said), shared(near - said)

    def _around(
        self, quantity: Quantity, claim: Claim | None, spans: list[Span]
    ) -> tuple[frozenset[str], frozenset[str]]:
        """Return the events of the words in some stretches, and those of expressions around the predicate."""
        others = self._others(quantity)
        near: set[str] = set()
        phrased: set[str] = set()
        for start, end in spans:
            expressions, told = self._events_of_span(start, end)
            for first, last, event in expressions:
                if claim and first <= claim["start"] < last:
                    phrased.add(event)
                if not any(taken[0] <= first < taken[1] for taken in others):
                    near.add(event)
            for position, events in told:
                if not any(first <= position < last for first, last in others):
                    near |= events
        return frozenset(near), frozenset(phrased)

    def _events_of_span(self, start: int, end: int) -> Told:
        """Return the events of a stretch's expressions, and of its single words with their places."""
        known = self._told.get((start, end))
        if known is None:
            single = [(w.start, events) for w in self._words(start, end) if (events := words.events_of(w.text))]
            known = self._told[start, end] = words.phrase_events(self.low, start, end), single
        return known

    def _after(self, quantity: Quantity) -> frozenset[str]:
        """Return the events of the words between a number and the end of its clause or the next number."""
        end = self.layout.clause(quantity["start"], quantity["end"])[1]
        end = min([end, *(q["start"] for q in self.placed.between(quantity["end"], end)[:1])])
        found = (words.events_of(word.text) for word in self._words(quantity["end"], end))
        return frozenset().union(*found)

    def _crossed(self, quantity: Quantity, claim: Claim) -> bool:
        """Tell whether another number stands between a predicate and this one, or the predicate before that."""
        others = (self.order.get(identifier) for identifier in claim["quantities"])
        return any(number is not None and number < self.order[quantity["id"]] for number in others)

    def _others(self, quantity: Quantity) -> list[Span]:
        """Return the stretches of the number itself and of the other numbers with what they count."""
        taken = [(quantity["start"], quantity["end"])]
        near = self.placed.between(quantity["start"] - 2 * REACH, quantity["end"] + 2 * REACH)
        for index, other in enumerate(near):
            if other is not quantity:
                following = near[index + 1]["start"] if index + 1 < len(near) else 1 << 60
                counted = other["counted"]
                noun = (counted["end"] if counted else None) or other["end"] + 15
                taken.append((other["start"], min(following, max(noun, other["end"]))))
        return taken

    def _entities(
        self, phrase: Span, spans: tuple[list[Span], list[Span]]
    ) -> tuple[frozenset[str], frozenset[str]]:
        group = {_name(entity) for entity in self.entities.between(*phrase)}
        around = {_name(entity) for span in spans[1] for entity in self.entities.between(*span)}
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

    def _sources(self, claim: Claim | None, quantity: Quantity) -> tuple[Source, ...]:
        index = self.order[quantity["id"]]
        following = self.quantities[index + 1]["start"] if index + 1 < len(self.quantities) else len(self.low)
        if teller := roles.teller(self.low, quantity, following):
            # «300 selon les organisateurs, 150 selon la police»: one clause, two sources.
            key = self._key(*teller)
            return (Source(intern(key), (self.report.text or "")[slice(*teller)], "report", "unspecified"),)
        linked = [self.attributions[i] for i in claim["attributions"] if i in self.attributions] if claim else []
        return tuple(self._source(attribution) for attribution in linked)

    def _source(self, attribution: Attribution) -> Source:
        piece = attribution.get("antecedent") or attribution["source"]
        if piece is None:
            return Source("", "", attribution["stance"], attribution.get("source_type", "unspecified"))
        inside = self.entities.between(piece["start"], piece["end"])
        named = [e for e in inside if e["label"] in ("PER", "ORG")]
        key = _name(named[-1]) if named else self._key(piece["start"], piece["end"])
        return Source(
            intern(key or piece["text"].lower()),
            piece["text"],
            attribution["stance"],
            attribution.get("source_type", "unspecified"),
        )

    def _voice(self, quantity: Quantity, claim: Claim | None) -> frozenset[str]:
        """Return the words beside a verb that states figures: its subject, before it or after it."""
        if subject := roles.gapped(self.low, quantity):
            return frozenset(self._key(*subject).split())
        if claim is None or not self.text or not words.states_figures(claim["text"].lower()):
            return self._speaker(quantity)
        start, end = self.layout.clause(claim["start"], claim["end"])
        counted = words.stem(_counted(quantity) or "")
        taken = [(claim["start"], claim["end"]), *((q["start"], q["end"]) for q in self.placed.between(start, end))]
        found = (
            words.stem(word.text)
            for word in self._words(start, end)
            if words.is_content(word.text) and not any(first <= word.start < last for first, last in taken)
        )
        return frozenset(found) - {counted}

    def _speaker(self, quantity: Quantity) -> frozenset[str]:
        """Return the words before a verb that states figures, left of a number («l'opposition parle de 212»)."""
        start = self.layout.clause(quantity["start"], quantity["end"])[0]
        left = self._words(start, quantity["start"])
        verb = next((word.start for word in left if words.states_figures(word.text)), start)
        return frozenset(self._key(start, verb).split()) if verb > start else frozenset()

    def _key(self, start: int, end: int) -> str:
        found = self._words(start, end)
        return " ".join(sorted({words.stem(word.text) for word in found if words.is_content(word.text)}))

    def _stems(self, spans: Iterable[Span], quantity: Quantity) -> tuple[str, ...]:
        found = {
            intern(words.stem(word.text))
            for start, end in spans
            for word in self._words(start, end)
            if words.is_content(word.text) and not quantity["start"] <= word.start < quantity["end"]
        }
        return tuple(sorted(found))

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


@lru_cache(maxsize=1 << 15)
def shared(names: frozenset[str]) -> frozenset[str]:
    """Return the first set that was equal to this one: most sets come again and again."""
    return names


def _countries(names: frozenset[str]) -> frozenset[str]:
    return shared(frozenset(name for name in names if name.startswith("country:")))


def _name(entity: Entity) -> str:
    name = entity.get("canonical") or entity["text"].lower()
    if entity["label"] == "PER":
        # «le docteur Fresnais» is Alain Fresnais.
        name = "person:" + name.removeprefix("person:").split(" ")[-1]
    return intern(name)


def _counted(quantity: Quantity) -> str | None:
    counted = quantity["counted"]
    if not counted:
        return None
    lemma, text = (counted["lemma"] or "").lower(), (counted["text"] or "").lower()
    if text and not words.noun(lemma).concepts:
        # A lemmatizer may miss («taux» → «tal»): the word as it stands may be known.
        lemma = next((form for form in (text, text.rstrip("sx")) if words.noun(form).concepts), lemma or text)
    return lemma or None


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
