"""The one door to the French data in `recoupe_fr`: CSV lexicons, JSON Lines patterns, settings."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import orjson


def _read(*parts: str) -> str:
    return files("recoupe_fr").joinpath(*parts).read_text(encoding="utf-8")


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `lexicons/NAME.csv`, header names as keys, empty cells as ''."""
    return tuple(csv.DictReader(_read("lexicons", f"{name}.csv").splitlines()))


@cache
def column(name: str, column: str, **where: str) -> frozenset[str]:
    """Return one column's values (without the empty one) of the rows whose cells equal `where`."""
    chosen = (row for row in rows(name) if all(row[key] == value for key, value in where.items()))
    return frozenset(row[column] for row in chosen) - {""}


@cache
def patterns(name: str) -> tuple[dict[str, Any], ...]:
    """Return the rules of `patterns/NAME.jsonl`, one object a line."""
    return tuple(orjson.loads(line) for line in _read("patterns", f"{name}.jsonl").splitlines() if line.strip())


@cache
def settings() -> dict[str, Any]:
    """Return `pipeline.toml`: version of the data, base model, component order."""
    return tomllib.loads(_read("pipeline.toml"))


def alternation(words: Iterable[str]) -> str:
    """Return a regular expression that matches the longest of some words, in lower case.

    A tree of letters, so that a place is left at its first letter, not after as many tries as there are words.
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word.lower():
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{_branches(tree)})"


def _branches(tree: dict[str, Any]) -> str:
    found = [re.escape(letter) + _branches(tree[letter]) for letter in sorted(tree) if letter]
    if not found:
        return ""
    either = found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"
    return f"(?:{either})?" if "" in tree else either
