"""recoupe: who says what, how sure they are, and which figures agree, in French news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from recoupe.article import Article as Article
    from recoupe.extraction import extract as extract
    from recoupe.nlp import load as load
    from recoupe.record import Report as Report

#: Public name → module: imported at first use, so that reading records never loads spaCy.
_PUBLIC = {
    "Article": "recoupe.article",
    "Report": "recoupe.record",
    "extract": "recoupe.extraction",
    "load": "recoupe.nlp",
}

__all__ = ["Article", "Report", "__version__", "extract", "load"]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'recoupe' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_PUBLIC[name]), name)
