"""An article: what goes in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text and what is known about it.

    `published` is an ISO 8601 day («2025-02-27») or local time («2025-02-27T14:05:00»), or None; nothing is ever
    resolved against today's date.
    """

    text: str
    id: str = "article"
    title: str | None = None
    published: str | None = None
    published_from: str | None = None
    publisher: str | None = None
    url: str | None = None
    path: str | None = None
    language: str | None = None
    encoding: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)
