"""Two neighbouring atoms made one, and the words between them."""

from __future__ import annotations

from collections.abc import Callable

from recoupe.components.dates.rule import Atom
from recoupe.date_values.nodes import Node
from recoupe.values import DateModifier

Join = Callable[[str, Atom, Atom], "Atom | None"]


def gap(text: str, left: Atom, right: Atom) -> str:
    return " ".join(text[left.end : right.start].lower().split(" ")).replace("\n", " ")


def merged(left: Atom, right: Atom, node: Node, rule: str, modifier: DateModifier | None = None) -> Atom:
    cues = [*left.cues, (left.start, left.end), *right.cues, (right.start, right.end)]
    return Atom(left.start, right.end, node, rule, modifier, False, cues, edge=left.outer)
