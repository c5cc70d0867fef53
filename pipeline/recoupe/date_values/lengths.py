"""TIMEX3 values of durations: P3Y, PT1H30M, P2M/P4M, PXD for an unknown number."""

from __future__ import annotations

from collections.abc import Sequence

#: Order of designators; hours, minutes and seconds stand behind a T.
_ORDER = ("Y", "M", "W", "D", "WE", "TH", "TM", "TS")

Length = tuple[float | None, str, float]


def duration_value(parts: Sequence[Length]) -> str:
    """Return the value of one duration.

    parts: number (None where it is vague), TIMEX3 letter (TH, TM, TS for hours, minutes, seconds), and what one of
    the unit counts in that letter (10 for decades in years).
    """
    totals: dict[str, float | None] = {}
    for count, letter, factor in _split_halves(parts):
        totals[letter] = None if count is None else (totals.get(letter) or 0) + count * factor
    if set(totals) & {"TH", "TM", "TS"} and "W" in totals:
        totals["D"] = (totals.get("D") or 0) + 7 * (totals.pop("W") or 0)
    date_part = "".join(_one(totals[key], key) for key in _ORDER[:5] if key in totals)
    time_part = "".join(_one(totals[key], key[1:]) for key in _ORDER[5:] if key in totals)
    return "P" + date_part + ("T" + time_part if time_part else "")


def _split_halves(parts: Sequence[Length]) -> list[Length]:
    """Half an hour is thirty minutes; half a year stays half a year, as TIMEX3 writes it."""
    found: list[Length] = []
    for count, letter, factor in parts:
        if count is not None and letter in ("TH", "TM") and count * factor != int(count * factor):
            whole = int(count * factor)
            rest = round((count * factor - whole) * 60, 6)
            found += [(whole, letter, 1), (rest, "TM" if letter == "TH" else "TS", 1)] if whole else []
            found += [] if whole else [(rest, "TM" if letter == "TH" else "TS", 1)]
        else:
            found.append((count, letter, factor))
    return found


def _one(count: float | None, letter: str) -> str:
    return f"X{letter}" if count is None else f"{count:.6g}{letter}" if count < 1e6 else f"{int(count)}{letter}"
