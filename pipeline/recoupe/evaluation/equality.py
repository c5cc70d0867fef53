"""When two mentions say the same: the normalised values that the annotation guide scores."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from recoupe.evaluation.matching import jaccard
from recoupe.record import Report

Fields = Mapping[str, Any]


def same_number(a: float | None, b: float | None) -> bool:
    """Equal up to rounding; two missing numbers are equal."""
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9)


def same_span(gold: Fields, found: Fields) -> bool:
    return (gold["start"], gold["end"]) == (found["start"], found["end"])


def same_value(gold: Fields, found: Fields) -> bool:
    """A quantity's number or bounds, kind and unit."""
    if gold["value"] is None:
        numbers = same_number(gold["min"], found.get("min")) and same_number(gold["max"], found.get("max"))
    else:
        numbers = same_number(gold["value"], found.get("value"))
    return numbers and gold["kind"] == found.get("kind") and (gold["unit"] or None) == (found.get("unit") or None)


def same_counted(gold: Fields, found: Fields) -> bool:
    """The lemma of what is counted; where gold names nothing, nothing is judged."""
    wanted, got = _lemma(gold.get("counted")), _lemma(found.get("counted"))
    return wanted is None or (got is not None and wanted.split()[0].rstrip("s") == got.split()[0].rstrip("s"))


def _lemma(counted: Any) -> str | None:
    if isinstance(counted, Mapping):
        counted = counted.get("lemma") or counted.get("text")
    return (counted or "").lower().strip() or None


def same_quantity(gold: Fields, found: Fields) -> bool:
    """Value, modifier and what is counted."""
    return same_value(gold, found) and gold["modifier"] == found.get("modifier") and same_counted(gold, found)


def same_date(gold: Fields, found: Fields) -> bool:
    """Type, and first and last day; the TIMEX3 value where there are no days."""
    if gold["type"] != found.get("type"):
        return False
    if gold["start_date"] or gold["end_date"]:
        return (gold["start_date"], gold["end_date"]) == (found.get("start_date"), found.get("end_date"))
    return bool(gold["value"] == found.get("value"))


def is_vague(date: Fields) -> bool:
    """PAST_REF and its kin are passed over: gold leaves them out."""
    return str(date.get("value") or "").endswith("_REF")


def is_country(entity: Fields) -> bool:
    return (entity.get("canonical") or "").startswith("country:")


def same_source(gold: Fields, found: Fields) -> bool:
    """Both name a source, and the two overlap."""
    return bool(gold["source"] and found.get("source") and jaccard(gold["source"], found["source"]) > 0)


def same_claim_sources(gold_report: Report, gold: Fields, report: Report, found: Fields) -> bool:
    """Both claims are attributed or neither is; and where gold names sources, one of them overlaps."""
    wanted, got = _attributions(gold_report, gold), _attributions(report, found)
    if bool(wanted) != bool(got):
        return False
    gold_sources = [a["source"] for a in wanted if a["source"]]
    sources = [a["source"] for a in got if a.get("source")]
    return not gold_sources or any(jaccard(a, b) > 0 for a in gold_sources for b in sources)


def _attributions(report: Report, claim: Fields) -> list[Any]:
    known: dict[str, Any] = {attribution["id"]: attribution for attribution in report.attributions}
    return [known[identifier] for identifier in claim.get("attributions", []) if identifier in known]


def same_factuality(gold: Fields, found: Fields) -> bool:
    return bool(gold["certainty"] == found.get("certainty") and gold["polarity"] == found.get("polarity"))
