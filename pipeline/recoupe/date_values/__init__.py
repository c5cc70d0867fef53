"""Values of time expressions: calendar intervals, TIMEX3 and EDTF, and how relative ones resolve.

Pure: no spaCy, no text. `calendar` makes points (a TIMEX3 value with its first and last day), `nodes` are the
meanings of expressions, resolved by a `Context`; `feasts` knows the movable ones.
"""

from recoupe.date_values.calendar import Point
from recoupe.date_values.context import Context
from recoupe.date_values.nodes import Node

__all__ = ["Context", "Node", "Point"]
