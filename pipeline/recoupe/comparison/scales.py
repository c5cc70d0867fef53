"""Units that can be compared: each measured in the base unit of its dimension."""

from __future__ import annotations

from recoupe.record import Quantity

#: Unit (UCUM) → dimension's base unit and factor.
_SCALES: dict[str, tuple[str, float]] = {
    "mm": ("m", 1e-3), "cm": ("m", 1e-2), "m": ("m", 1.0), "km": ("m", 1e3), "[mi_i]": ("m", 1609.344),
    "[nmi_i]": ("m", 1852.0), "[ft_i]": ("m", 0.3048), "[in_i]": ("m", 0.0254),
    "m2": ("m2", 1.0), "ha": ("m2", 1e4), "har": ("m2", 1e4), "km2": ("m2", 1e6), "ar": ("m2", 100.0),
    "mg": ("g", 1e-3), "g": ("g", 1.0), "kg": ("g", 1e3), "t": ("g", 1e6), "kt": ("g", 1e9), "Mt": ("g", 1e12),
    "mL": ("L", 1e-3), "cL": ("L", 1e-2), "L": ("L", 1.0), "l": ("L", 1.0), "hL": ("L", 100.0), "m3": ("L", 1e3),
    "hm3": ("L", 1e9), "km3": ("L", 1e12), "[bbl_us]": ("L", 158.987294928),
    "m/s": ("m/s", 1.0), "km/h": ("m/s", 1 / 3.6), "[kn_i]": ("m/s", 0.514444), "m3/s": ("m3/s", 1.0),
    "W": ("W", 1.0), "kW": ("W", 1e3), "MW": ("W", 1e6), "GW": ("W", 1e9), "TW": ("W", 1e12),
    "W.h": ("W.h", 1.0), "kW.h": ("W.h", 1e3), "MW.h": ("W.h", 1e6), "GW.h": ("W.h", 1e9), "TW.h": ("W.h", 1e12),
    "V": ("V", 1.0), "kV": ("V", 1e3), "Hz": ("Hz", 1.0), "kHz": ("Hz", 1e3), "MHz": ("Hz", 1e6),
    "Pa": ("Pa", 1.0), "hPa": ("Pa", 100.0), "By": ("By", 1.0), "kBy": ("By", 1e3), "MBy": ("By", 1e6),
    "GBy": ("By", 1e9), "TBy": ("By", 1e12), "PBy": ("By", 1e15),
    "bar": ("Pa", 1e5), "Cel": ("Cel", 1.0), "K": ("K", 1.0),
}  # fmt: skip


def family(quantity: Quantity) -> tuple[str, float]:
    """Return the family inside which a quantity can be compared, and the factor to its base unit.

    Percentages and fractions are one family («huit sur dix», «80 %»).
    """
    kind, unit = quantity["kind"], quantity["unit"]
    if kind == "ordinal":
        return "ordinal", 1.0
    if kind == "percent":
        return ("points", 1.0) if unit == "pp" else ("share", 0.01)
    if kind == "ratio":
        return ("times", 1.0) if unit == "x" else ("share", 1.0)
    if kind == "measure":
        base, factor = _SCALES.get(unit or "", (unit or "?", 1.0))
        return f"measure:{base}", factor
    return (f"money:{unit or '?'}" if kind == "money" else "count"), 1.0
