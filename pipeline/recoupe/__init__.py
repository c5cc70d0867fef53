"""recoupe: who says what, how sure they are, and which figures agree, in French news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from recoupe.article import Article as Article
    from recoupe.comparison import Comparison as Comparison
    from recoupe.comparison import compare as compare
    from recoupe.evaluation import evaluate as evaluate
    from recoupe.extraction import extract as extract
    from recoupe.gold import read_gold as read_gold
    from recoupe.nlp import load as load
    from recoupe.output.frames import records_from_frame as records_from_frame
    from recoupe.output.frames import records_to_frame as records_to_frame
    from recoupe.output.frames import to_frame as to_frame
    from recoupe.output.schema import json_schema as json_schema
    from recoupe.reading import read as read
    from recoupe.record import Report as Report
    from recoupe.records import read_records as read_records

#: Public name → module: imported at first use, so that reading records never loads spaCy.
_PUBLIC = {
    "Article": "recoupe.article",
    "Comparison": "recoupe.comparison",
    "Report": "recoupe.record",
    "compare": "recoupe.comparison",
    "evaluate": "recoupe.evaluation",
    "extract": "recoupe.extraction",
    "json_schema": "recoupe.output.schema",
    "load": "recoupe.nlp",
    "read": "recoupe.reading",
    "read_gold": "recoupe.gold",
    "read_records": "recoupe.records",
    "records_from_frame": "recoupe.output.frames",
    "records_to_frame": "recoupe.output.frames",
    "to_frame": "recoupe.output.frames",
}

__all__ = [
    "Article",
    "Comparison",
    "Report",
    "__version__",
    "compare",
    "evaluate",
    "extract",
    "json_schema",
    "load",
    "read",
    "read_gold",
    "read_records",
    "records_from_frame",
    "records_to_frame",
    "to_frame",
]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'recoupe' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_PUBLIC[name]), name)
