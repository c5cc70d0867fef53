"""A fact: the figures of one or more reports that answer the same question, its verdict and its history."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from recoupe import lexicon
from recoupe.comparison.evidence import Link
from recoupe.comparison.figures import Figure
from recoupe.comparison.verdicts import Flag, Verdict, without_copies
from recoupe.comparison.words import states_figures


@dataclass(frozen=True, slots=True)
class Fact:
    """Figures that answer one question.

    members: in the order of publication. verdict and reasons: see `verdicts`. links: the pairs that joined them,
    with the evidence for each. confirmations: how many independent origins stand behind the members. copies: which
    of their reports are near copies, and of what.
    """

    id: str
    story: str
    label: str
    members: tuple[Figure, ...]
    verdict: Verdict
    reasons: tuple[str, ...]
    flags: tuple[Flag, ...]
    confirmations: int
    links: tuple[tuple[Figure, Figure, Link], ...] = ()
    copies: dict[str, str] = field(default_factory=dict)

    @property
    def alone(self) -> bool:
        """True where only one report has it, near copies left aside."""
        return any(flag.kind == "single_report" for flag in self.flags)

    def timeline(self) -> list[dict[str, Any]]:
        """Return the members as steps in time, one for each new number of a report; near copies make none."""
        steps: list[dict[str, Any]] = []
        told: set[tuple[Any, ...]] = set()
        for figure in without_copies(self.members, self.copies):
            mark = (figure.report, figure.value, figure.modifier)
            if mark not in told:
                told.add(mark)
                steps.append(_step(figure))
        return steps

    def to_dict(self) -> dict[str, Any]:
        """Return the fact as JSON-native data, in the shape of a dossier's facts."""
        return {
            "id": self.id,
            "story": self.story,
            "label": self.label,
            "members": [_member(figure) for figure in self.members],
            "verdict": self.verdict,
            "reasons": list(self.reasons),
            "flags": [{"kind": f.kind, "text": f.text, "reports": list(f.reports)} for f in self.flags],
            "confirmations": self.confirmations,
            "timeline": self.timeline(),
            "links": [_link(*link) for link in self.links],
        }


def identifier(prefix: str, *parts: object) -> str:
    """Return a stable id: the same parts give the same id on any machine."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


@cache
def _of_speech() -> frozenset[str]:
    said = (lemma.split()[0] for lemma in lexicon.column("reporting_verbs", "lemma"))
    return frozenset(said) | {"être", "avoir", "faire", "aller", "devoir", "pouvoir"}


def _says_something(predicate: str) -> bool:
    """Tell whether a predicate tells what happened, not who says so or that something is."""
    return predicate not in _of_speech() and not states_figures(predicate)


def label(members: Sequence[Figure]) -> str:
    """Name a fact by what most members count, what happened to it, its group, unit and period."""
    nouns = Counter(f.counted for f in members if f.counted)
    events = Counter(event for f in members for event in f.events)
    predicates = Counter(f.predicate for f in members if f.predicate and _says_something(f.predicate))
    noun = min(nouns, key=lambda n: (-nouns[n], n)) if nouns else ""
    parts = [noun] if noun else []
    happened = min(events, key=lambda e: (-events[e], e)) if events else ""
    if not happened and predicates:
        happened = min(predicates, key=lambda p: (-predicates[p], p))
    if happened and happened not in noun:
        parts.append(happened)
    group = set.intersection(*(set(f.group) for f in members)) if members else set()
    parts += [name.partition(":")[2] or name for name in sorted(group)[:1]]
    # Measures are told in their own units: the base unit of their family («g» for tonnes) would only puzzle.
    kind, _, unit = members[0].family.partition(":") if members else ("", "", "")
    unit = "" if kind == "measure" else unit
    years = {f.period.start[:4] for f in members if f.period and not (f.period.fine or f.period.open)}
    tail = ", ".join([*([unit] if unit else []), *(sorted(years) if len(years) == 1 else [])])
    return " · ".join(parts or [members[0].text if members else "?"]) + (f" ({tail})" if tail else "")


def _step(figure: Figure) -> dict[str, Any]:
    return {
        "published": figure.published,
        "valid_from": figure.period.first if figure.period else None,
        "valid_to": figure.period.last if figure.period else None,
        "report": figure.report,
        "quantity": figure.quantity,
        "text": figure.text,
        "certainty": figure.certainty,
    }


def _member(figure: Figure) -> dict[str, Any]:
    value, low, high = figure.value
    return {
        "report": figure.report,
        "quantity": figure.quantity,
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "value": value,
        "min": low,
        "max": high,
        "family": figure.family,
        "modifier": figure.modifier,
        "counted": figure.counted,
        "role": figure.role,
        "published": figure.published,
        "certainty": figure.certainty,
        "polarity": figure.polarity,
        "status": figure.status,
        "sources": [{"text": s.text, "type": s.kind, "stance": s.stance} for s in figure.sources],
        "evidence": dict(figure.evidence),
    }


def _link(one: Figure, other: Figure, link: Link) -> dict[str, Any]:
    return {
        "from": {"report": one.report, "quantity": one.quantity},
        "to": {"report": other.report, "quantity": other.quantity},
        "score": link.score,
        "reasons": list(link.reasons),
    }
