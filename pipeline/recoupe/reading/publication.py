"""Publication dates as people write them, read with dateparser. Nothing is resolved against today."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

#: Whole dates only: day, month and year must be there, and relative words («hier») are no date.
_SETTINGS: dict[str, Any] = {
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["day", "month", "year"],
    "DATE_ORDER": "DMY",
    "RETURN_AS_TIMEZONE_AWARE": False,
}
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_CLOCK = re.compile(r"\d\s*[:hH]|\d{2}h")
_LEAD = re.compile(
    r"^(?:(?:article\s+)?(?:publi[ée]e?|mise? (?:à jour|en ligne)|post[ée]e?)\s*)?(?:le\s+)?[:,]?\s*", re.I
)
_DAY_FIRST = re.compile(r"1\s*er\b", re.I)
_HOUR = re.compile(r"\b(?:à|a)?\s*(\d{1,2})\s*[hH]\s*(\d{2})?(?!\w)")


def read_published(value: object) -> str | None:
    """Return a publication date as an ISO day («2025-03-03») or local time («2025-03-03T14:05:00»).

    value: text («3 mars 2025 à 14h05», ISO 8601, RFC 2822), a date, a datetime, or anything else.
    Returns None where no whole date can be read. Time zones are kept as stated: the local day is what counts.
    """
    if isinstance(value, datetime):
        return _iso(value)
    if isinstance(value, date):
        return value.isoformat()
    text = str(value).strip() if value is not None else ""
    if not text or len(text) > 120:
        return None
    return _read_iso(text) or _read_rfc(text) or _read_words(text)


def read_day(value: object) -> str | None:
    """Return the day alone of what `read_published` reads."""
    read = read_published(value)
    return read[:10] if read else None


def _iso(moment: datetime) -> str:
    return moment.replace(tzinfo=None, microsecond=0).isoformat()


def _read_iso(text: str) -> str | None:
    if not _ISO.match(text):
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    try:
        return _iso(datetime.fromisoformat(text))
    except ValueError:
        return None


def _read_rfc(text: str) -> str | None:
    try:
        return _iso(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError):
        return None


def _read_words(text: str) -> str | None:
    import dateparser

    plain = _DAY_FIRST.sub("1", _LEAD.sub("", text))
    # dateparser reads «14h05» as a duration.
    plain = _HOUR.sub(lambda m: f" {m[1]}:{m[2] or '00'}", plain)
    try:
        moment = dateparser.parse(plain, languages=["fr", "en"], settings=_SETTINGS)
    except (ValueError, OverflowError, RecursionError):
        return None
    if moment is None:
        return None
    return _iso(moment) if _CLOCK.search(plain) else moment.date().isoformat()
