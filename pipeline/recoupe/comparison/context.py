"""A record read for comparison: its words, events, tables and clauses around each quantity."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.comparison import roles, words
from recoupe.comparison.passages import REACH, Cell, Layout, Sorted
from recoupe.comparison.policy import Policy
from recoupe.comparison.scales import family
from recoupe.comparison.wording import Wording
from recoupe.record import Claim, Piece, Quantity, Report

Span = tuple[int, int]

#: How far a noun phrase reaches after its number, in characters.
_PHRASE = 60
_FAR = 120
#: Units that leave no doubt about what is measured.
_MEANT = {"measure:m/s": "vitesse", "measure:Cel": "température"}
_MEASURED = re.compile(r"\b([^\W\d_]+) (?:de |d'|du |des )(?:la |l'|cette |ce |cet |ces )?([^\W\d_]+)")
_OF = re.compile(r"\s(?:de |d')([^\W\d_]+)")


@lru_cache(maxsize=1 << 15)
def shared(names: frozenset[str]) -> frozenset[str]:
    """Return the first set that was equal to this one: most sets come again and again."""
    return names


def counted_noun(quantity: Quantity) -> str | None:
    counted = quantity["counted"]
    if not counted:
        return None
    lemma, text = (counted["lemma"] or "").lower(), (counted["text"] or "").lower()
    if text and not words.noun(lemma).concepts:
        # A lemmatizer may miss («taux» → «tal»): the word as it stands may be known.
        lemma = next((form for form in (text, text.rstrip("sx")) if words.noun(form).concepts), lemma or text)
    return lemma or None


class Context:
    """One record, with what is known of the words around its quantities."""

    def __init__(self, report: Report, policy: Policy) -> None:
        self.report, self.policy = report, policy
        self.layout = Layout(report.text or "")
        self.text = self.layout.text
        low = self.text.lower()
        # A few capitals have lower forms of two characters, and offsets must hold.
        self.low = low if len(low) == len(self.text) else "".join(c.lower()[:1] for c in self.text)
        self._pieces: dict[Span, Piece] = {}
        self.wording = Wording(self.low)
        self.claims: dict[str, Claim] = {}
        for claim in report.claims:
            for identifier in claim["quantities"]:
                self.claims.setdefault(identifier, claim)
        self.dates = {date["id"]: date for date in report.dates}
        self.attributions = {attribution["id"]: attribution for attribution in report.attributions}
        placed = Sorted(report.claims)
        told = [c for a in report.attributions for c in placed.between(a["cue"]["start"], a["cue"]["end"])]
        self.telling = {identifier for claim in told for identifier in claim["dates"]}
        self.currencies = {q["unit"] for q in report.quantities if q["kind"] == "money" and q["unit"]}
        self.placed = Sorted(report.quantities)
        self.quantities: list[Quantity] = self.placed.mentions
        self.taken = _taken(self.quantities)
        self.order = {quantity["id"]: number for number, quantity in enumerate(self.quantities)}
        self.entities, self.days = Sorted(report.entities), Sorted(report.dates)
        self.peoples = {words.stem(e["text"]) for e in report.entities if e["label"] == "NORP"}

    def counted(self, quantity: Quantity) -> str | None:
        """Return the noun that is counted; of a word for a measure («le taux de létalité») what it measures."""
        noun = counted_noun(quantity)
        if noun and words.is_unnamed(noun):
            start = self.layout.sentence(self.layout.sentence_index(quantity["start"]))[0]
            left = self.low[max(start, quantity["start"] - _FAR) : quantity["start"]]
            named = [m for m in _MEASURED.finditer(left) if words.stem(m[1]) == words.stem(noun)]
            if named and words.is_content(named[-1][2]):
                return named[-1][2]
        return noun

    def heads(self, header: Span) -> str | None:
        """Return the noun that a column's header names, where it is known."""
        named = (form for word in self.wording.between(*header) for form in (word.text, word.text.rstrip("sx")))
        return next((noun for noun in named if words.noun(noun).concepts and not words.is_unnamed(noun)), None)

    def measured(self, quantity: Quantity) -> str | None:
        """Return what is measured, where the record does not say («84 kilos d'or»)."""
        if quantity["kind"] not in ("measure", "money"):
            return None
        found = _OF.match(self.low, quantity["end"])
        if found and words.is_content(found[1]):
            return found[1]
        return _MEANT.get(family(quantity)[0])

    def scale(self, quantity: Quantity) -> tuple[str, float]:
        """Return family and factor; a unit left unsaid is that of what the number stands for."""
        name, factor = family(quantity)
        if name != "count":
            return name, factor
        counted = counted_noun(quantity)
        if counted and words.is_sum(counted) and len(self.currencies) == 1:
            # «une enveloppe de 12 millions»
            return f"money:{next(iter(self.currencies))}", 1.0
        if counted == "magnitude":
            return "measure:{magnitude}", 1.0
        before = self.before(quantity)
        measured = before and before["kind"] in ("measure", "money") and before["unit"] != "a"
        if before and measured and roles.is_pronoun(self.low, quantity, before["end"]):
            # «9 800 tonnes en 2021 ; il n'en est plus sorti que 6 100»
            return family(before)
        return name, factor

    def following(self, quantity: Quantity) -> int:
        """Return where the next quantity begins, or the end of the text."""
        index = self.order[quantity["id"]] + 1
        return self.quantities[index]["start"] if index < len(self.quantities) else len(self.low)

    def before(self, quantity: Quantity) -> Quantity | None:
        """Return the quantity that comes before in the same sentence."""
        index = self.order[quantity["id"]]
        if not index:
            return None
        before = self.quantities[index - 1]
        same = self.layout.sentence_index(before["start"]) == self.layout.sentence_index(quantity["start"])
        return before if same else None

    def restated(self, quantity: Quantity) -> str | None:
        """Return the id of the sum before, where this one says it again in another currency."""
        before = self.before(quantity)
        return before["id"] if before and roles.restates(self.low, quantity, before) else None

    def spans(
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

    def phrase(self, quantity: Quantity, claim: Claim | None, cell: Cell | None) -> Span:
        """Return the noun phrase's stretch: from the number to punctuation, predicate or next number."""
        start = end = quantity["end"]
        right = cell.span[1] if cell else self.layout.clause(quantity["start"], end)[1]
        limits = [right, end + _PHRASE]
        counted = quantity["counted"]
        if claim and claim["start"] >= end and not (counted and counted.get("start") == claim["start"]):
            limits.append(claim["end"])
        limits += [q["start"] for q in self.placed.between(end, right)[:1]]
        return quantity["start"], max(start, min(limits))

    def events(
        self, quantity: Quantity, claim: Claim | None, counted: str | None, spans: tuple[list[Span], list[Span]]
    ) -> tuple[frozenset[str], frozenset[str]]:
        """Return the events that noun and predicate tell, and those of the words around."""
        of_noun = words.noun(counted).events if counted else frozenset[str]()
        near, phrased = self.around(quantity, claim, spans[0])
        told = phrased
        if claim and not phrased:
            told = words.events_of(claim["text"].lower()) | words.events_of((claim.get("lemma") or "").lower())
            after = self.after(quantity)
            if words.rivals(told, after) and self.crossed(quantity, claim):
                # The predicate of the number before («deux ont péri et 400 autres ont été évacués»).
                told = after
        if words.rivals(told, of_noun):
            told = frozenset()
        said = of_noun | told
        question = self.layout.question(self.layout.sentence_index(quantity["start"]))
        if question and not said:
            # «Combien d'animaux tués ? 75 000»: an answer is said of what was asked.
            near |= frozenset().union(*(events for _, events in self.wording.events(*question)))
        if not said and not near:
            near = self.around(quantity, claim, spans[1])[0]
        if not self.scale(quantity)[0].startswith(("money", "share")):
            # «perdre 86 bêtes» is no loss of money.
            said, near = (frozenset(e for e in found if not words.is_of_money(e)) for found in (said, near))
        if self.scale(quantity)[0].startswith(("money", "measure")) and quantity["unit"] != "a":
            # «une fuite de 180 Go»: nobody flees.
            said, near = (frozenset(e for e in found if not words.is_fate(e)) for found in (said, near))
        return shared(said), shared(near - said)

    def around(
        self, quantity: Quantity, claim: Claim | None, spans: list[Span]
    ) -> tuple[frozenset[str], frozenset[str]]:
        """Return the events of the words in some stretches, and those of expressions around the predicate."""
        others = self.others(quantity)
        near: set[str] = set()
        phrased: set[str] = set()
        for start, end in spans:
            for first, last, event in self.wording.expressions(start, end):
                if claim and first <= claim["start"] < last:
                    phrased.add(event)
                if not any(taken[0] <= first < taken[1] for taken in others):
                    near.add(event)
            for position, events in self.wording.events(start, end):
                if not any(first <= position < last for first, last in others):
                    near |= events
        return frozenset(near), frozenset(phrased)

    def after(self, quantity: Quantity) -> frozenset[str]:
        """Return the events of the words between a number and the end of its clause or the next number."""
        end = self.layout.clause(quantity["start"], quantity["end"])[1]
        end = min([end, *(q["start"] for q in self.placed.between(quantity["end"], end)[:1])])
        return frozenset().union(*(events for _, events in self.wording.events(quantity["end"], end)))

    def crossed(self, quantity: Quantity, claim: Claim) -> bool:
        """Tell whether another number stands between a predicate and this one, or the predicate before that."""
        others = (self.order.get(identifier) for identifier in claim["quantities"])
        return any(number is not None and number < self.order[quantity["id"]] for number in others)

    def others(self, quantity: Quantity) -> list[Span]:
        """Return the stretches of the number itself and of the other numbers with what they count."""
        first, last = self.placed.range(quantity["start"] - 2 * REACH, quantity["end"] + 2 * REACH)
        own = self.order[quantity["id"]]
        return [(quantity["start"], quantity["end"]), *self.taken[first:own], *self.taken[own + 1 : last]]


def _taken(quantities: list[Quantity]) -> list[Span]:
    """Return the stretch of each number with what it counts, up to the next number at most."""
    found = []
    for index, quantity in enumerate(quantities):
        following = quantities[index + 1]["start"] if index + 1 < len(quantities) else 1 << 60
        counted = quantity["counted"]
        noun = (counted["end"] if counted else None) or quantity["end"] + 15
        found.append((quantity["start"], min(following, max(noun, quantity["end"]))))
    return found
