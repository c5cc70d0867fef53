"""Compare reports: facts that several of them tell, agreements, conflicts, lost hedges."""

from __future__ import annotations

from recoupe.comparison.compared import Comparison, compare
from recoupe.comparison.facts import Fact
from recoupe.comparison.policy import Policy
from recoupe.comparison.state import StateError
from recoupe.comparison.writing import write_comparison

__all__ = ["Comparison", "Fact", "Policy", "StateError", "compare", "write_comparison"]
