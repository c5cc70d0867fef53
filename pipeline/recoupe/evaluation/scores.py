"""Precision, recall and F1 of every layer, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from recoupe.evaluation import equality as eq
from recoupe.evaluation.matching import Pairing, coverage, jaccard, pair
from recoupe.record import Report

#: Content counts as found where half of the characters are shared.
_CONTENT = 0.5
Test = Callable[[Any, Any], bool]


@dataclass(slots=True)
class Score:
    """Counts of one row: what was right, what gold has, what was predicted."""

    right: int = 0
    gold: int = 0
    predicted: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.gold + self.predicted
        return 2 * self.right / total if total else 0.0


@dataclass(slots=True)
class Evaluation:
    """Scores by row name («quantities value»…), and one line for each difference."""

    scores: dict[str, Score] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def add(self, row: str, right: int, gold: int, predicted: int) -> None:
        score = self.scores.setdefault(row, Score())
        score.right += right
        score.gold += gold
        score.predicted += predicted

    def to_dict(self) -> dict[str, dict[str, float]]:
        """Return the rows as JSON-native data: p, r, f1, right, gold, predicted."""
        return {
            row: {
                "p": round(score.precision, 4),
                "r": round(score.recall, 4),
                "f1": round(score.f1, 4),
                "right": score.right,
                "gold": score.gold,
                "predicted": score.predicted,
            }
            for row, score in self.scores.items()
        }


def evaluate(gold: Iterable[Report], predicted: Iterable[Report]) -> Evaluation:
    """Compare predicted records with gold ones of the same id.

    A gold report without a prediction counts as missed in full (and stands in `missing`); a predicted one without
    gold is passed over. Spans match greedily by overlap, largest Jaccard index first.
    """
    by_id = {report.id: report for report in predicted}
    result = Evaluation()
    for wanted in gold:
        found = by_id.get(wanted.id)
        if found is None:
            result.missing.append(wanted.id)
            found = Report(report={"id": wanted.id})
        _Comparison(wanted, found, result).run()
    return result


class _Comparison:
    """One gold report beside one predicted report."""

    def __init__(self, gold: Report, found: Report, result: Evaluation) -> None:
        self.gold, self.found, self.result = gold, found, result

    def run(self) -> None:
        self._entities()
        quantities = self._quantities()
        self._dates()
        self._attributions()
        self._hedges()
        self._claims(quantities)

    def _rows(self, name: str, pairing: Pairing, tests: dict[str, Test], gold: int, found: int) -> None:
        self.result.add(f"{name} overlap", len(pairing.pairs), gold, found)
        for row, test in tests.items():
            self.result.add(f"{name} {row}", sum(test(g, p) for g, p in pairing.pairs), gold, found)

    def _note(self, layer: str, pairing: Pairing, same: Test, say: Callable[[Any], str]) -> None:
        lines = [f"differs: {say(g)} ~ {say(p)}" for g, p in pairing.pairs if not same(g, p)]
        lines += [f"missed: {say(g)}" for g in pairing.missed]
        lines += [f"extra: {say(p)}" for p in pairing.extra]
        self.result.differences += [f"{self.gold.id} {layer} {line}" for line in lines]

    def _simple(
        self,
        layer: str,
        gold: Sequence[Any],
        found: Sequence[Any],
        tests: dict[str, Test],
        say: Callable[[Any], str],
    ) -> Pairing:
        pairing = pair(gold, found)
        self._rows(layer, pairing, tests, len(gold), len(found))
        self._note(layer, pairing, list(tests.values())[-1], say)
        return pairing

    def _entities(self) -> None:
        def strict(g: Any, p: Any) -> bool:
            return eq.same_span(g, p) and g["label"] == p.get("label")

        gold, found = self.gold.entities, self.found.entities
        pairing = self._simple("entities", gold, found, {"strict": strict}, _say_entity)
        right = sum(eq.is_country(g) and g["canonical"] == p.get("canonical") for g, p in pairing.pairs)
        self.result.add("entities country", right, sum(map(eq.is_country, gold)), sum(map(eq.is_country, found)))

    def _quantities(self) -> Pairing:
        tests: dict[str, Test] = {
            "strict": eq.same_span, "value": eq.same_value, "normalised": eq.same_quantity,
        }  # fmt: skip
        return self._simple("quantities", self.gold.quantities, self.found.quantities, tests, _say_quantity)

    def _dates(self) -> None:
        gold = [date for date in self.gold.dates if not eq.is_vague(date)]
        found = [date for date in self.found.dates if not eq.is_vague(date)]
        tests: dict[str, Test] = {"strict": eq.same_span, "normalised": eq.same_date}
        self._simple("dates", gold, found, tests, _say_date)

    def _attributions(self) -> None:
        gold = [{**a["cue"], "a": a} for a in self.gold.attributions]
        found = [{**a["cue"], "a": a} for a in self.found.attributions]
        pairing = pair(gold, found)
        self.result.add("attributions cue", len(pairing.pairs), len(gold), len(found))
        sides: tuple[list[Any], list[Any]] = (gold, found)
        with_source = [sum(bool(m["a"].get("source")) for m in side) for side in sides]
        with_content = [sum(bool(m["a"].get("content")) for m in side) for side in sides]
        sources = [(g, p) for g, p in pairing.pairs if eq.same_source(g["a"], p["a"])]
        types = sum(g["a"].get("source_type") == p["a"].get("source_type") for g, p in sources)
        contents = sum(bool(g["a"]["content"]) and _same_content(g, p) for g, p in pairing.pairs)
        self.result.add("attributions source", len(sources), *with_source)
        self.result.add("attributions source type", types, *with_source)
        self.result.add("attributions content", contents, *with_content)
        full = sum(_same_attribution(g, p) for g, p in pairing.pairs)
        self.result.add("attributions full", full, len(gold), len(found))
        self._note("attributions", pairing, _same_attribution, _say_attribution)

    def _hedges(self) -> None:
        def same(g: Any, p: Any) -> bool:
            return bool(g["kind"] == p.get("kind") and g["certainty"] == p.get("certainty"))

        tests: dict[str, Test] = {"kind and certainty": same}
        self._simple("hedges", self.gold.hedges, self.found.hedges, tests, _say_hedge)

    def _claims(self, quantities: Pairing) -> None:
        gold, found = self.gold.claims, self.found.claims
        pairing = pair(gold, found, self._claim_similarity())

        def sources(g: Any, p: Any) -> bool:
            return eq.same_claim_sources(self.gold, g, self.found, p)

        def every(g: Any, p: Any) -> bool:
            return eq.same_factuality(g, p) and sources(g, p)

        tests: dict[str, Test] = {
            "certainty and polarity": eq.same_factuality, "source": sources, "all": every,
        }  # fmt: skip
        self._rows("claims", pairing, tests, len(gold), len(found))
        self._note("claims", pairing, every, lambda c: f"«{c['text']}» {c.get('certainty')}/{c.get('polarity')}")
        self._quantified(quantities, every)

    def _claim_similarity(self) -> Callable[[Any, Any], float]:
        """Overlap of the predicates; half a point more for a shared quantity."""
        gold = {q["id"]: q for q in self.gold.quantities}
        found = {q["id"]: q for q in self.found.quantities}

        def shared(g: Any, p: Any) -> bool:
            ours = [gold[q] for q in g["quantities"] if q in gold]
            theirs = [found[q] for q in p.get("quantities", []) if q in found]
            return any(jaccard(a, b) > 0 for a in ours for b in theirs)

        return lambda g, p: jaccard(g, p) + (0.5 if shared(g, p) else 0.0)

    def _quantified(self, quantities: Pairing, same_claim: Test) -> None:
        """The headline: a quantity that reaches the reader right, with its claim's certainty and source."""
        gold = {q: claim for claim in self.gold.claims for q in claim["quantities"]}
        found = {q: claim for claim in self.found.claims for q in claim.get("quantities", [])}
        right = sum(
            eq.same_value(g, p)
            and eq.same_counted(g, p)
            and p["id"] in found
            and same_claim(gold[g["id"]], found[p["id"]])
            for g, p in quantities.pairs
            if g["id"] in gold
        )
        stated = sum(q["id"] in gold for q in self.gold.quantities)
        predicted = sum(q["id"] in found for q in self.found.quantities)
        self.result.add("quantified claims", right, stated, predicted)


def _same_content(g: Any, p: Any) -> bool:
    return coverage(g["a"]["content"], p["a"].get("content") or []) >= _CONTENT


def _same_attribution(g: Any, p: Any) -> bool:
    sourceless = not g["a"]["source"] and not p["a"].get("source")
    return (sourceless or eq.same_source(g["a"], p["a"])) and _same_content(g, p)


def _say_entity(entity: Any) -> str:
    return f"«{entity['text']}» {entity.get('label')} {entity.get('canonical')}"


def _say_quantity(quantity: Any) -> str:
    counted = (quantity.get("counted") or {}).get("lemma")
    numbers = (
        quantity.get("value") if quantity.get("value") is not None else [quantity.get("min"), quantity.get("max")]
    )
    return (
        f"«{quantity['text']}» {quantity.get('kind')} {quantity.get('modifier')} {numbers} "
        f"{quantity.get('unit') or ''} counts {counted}"
    )


def _say_date(date: Any) -> str:
    return (
        f"«{date['text']}» {date.get('type')} {date.get('value')} {date.get('start_date')}..{date.get('end_date')}"
    )


def _say_attribution(cue: Any) -> str:
    source = (cue["a"].get("source") or {}).get("text")
    content = " … ".join(piece["text"][:50] for piece in cue["a"].get("content") or [])
    return f"cue «{cue['text']}», source «{source}», content «{content}»"


def _say_hedge(hedge: Any) -> str:
    return f"«{hedge['text']}» {hedge.get('kind')}/{hedge.get('certainty')}"
