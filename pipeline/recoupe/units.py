"""Units and currencies after (or before) a number: French names, symbols and codes to UCUM and ISO 4217.

Names and symbols of units are rows of `lexicons/units.csv` with their factor to the SI; currencies come from the
French CLDR data (Babel) and `lexicons/currencies.csv` (short names, adjectives, symbols, hundredths).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from babel import Locale
from babel.core import get_global

from recoupe import lexicon
from recoupe.numeral_atoms import fold, fold_word

UnitKind = Literal["measure", "money", "percent"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its UCUM or ISO 4217 code, and how to reach the SI: value * factor + offset, in `si_unit`.

    A hundredth of a currency is written with the prefix c (cEUR) and has the currency as its `si_unit`.
    common: the word is also an everyday noun (livre, couronne): needs a scale word, a symbol or a country.
    """

    code: str
    kind: UnitKind
    si_unit: str | None = None
    factor: float | None = None
    offset: float = 0.0
    common: bool = False


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit found in a text: where it stands, and its bare family name where only the text can tell («francs»)."""

    start: int
    end: int
    unit: Unit
    family: str | None = None


PERCENT = Unit("%", "percent", "1", 0.01)
POINTS = Unit("pp", "percent", "1", 0.01)
BASIS_POINTS = Unit("bp", "percent", "1", 0.0001)
PER_MILLE = Unit("[ppth]", "percent", "1", 0.001)
AGE = Unit("a", "measure", "s", 31557600.0)
MAGNITUDE = Unit("{magnitude}", "measure")

_PERCENT = re.compile(
    r"(?P<points>points? (?:de )?(?:pourcentages?|%|pour[ -]?cent))|(?P<basis>points? de base)|(?P<mille>‰"
    r"|pour mille\b)"
    r"|%|pour[ -]?cents?\b|p\. ?(?:100|cent)\b|pct\b|pourcentages?\b",
    re.IGNORECASE,
)
_GAP = re.compile(r"[ ]{0,2}-?(?:de |d')?|\n(?:de |d')?")
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[ ]{1,2}|'|-|/| ?° ?")
_LONGEST_NAME = 7
_PROPER_UNITS = frozenset({"Cel", "[degF]", "K"})
_YEARS = re.compile(r"\s*\(.*\)")
#: Names that are no money in everyday text: metals, funds, test codes.
_NO_MONEY = re.compile(r"X(?!AF$|OF$|PF$|CD$|CG$|DR$)")


def key_of(name: str) -> str:
    """Return a name without accents, case and plural marks, its words with one space between."""
    return " ".join(singular(word) for word in _WORD.findall(fold(name)))


def singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


@cache
def measures() -> tuple[dict[str, Unit], dict[str, Unit]]:
    names: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for row in lexicon.rows("units"):
        unit = Unit(row["ucum"], "measure", row["si_unit"], _number(row["factor"]), _number(row["offset"]) or 0.0)
        names.update((key_of(name), unit) for name in row["names"].split("|") if name)
        symbols.update((symbol, unit) for symbol in row["symbols"].split("|") if symbol)
    return names, symbols


def _money(code: str, common: bool = False) -> Unit:
    if code[0] == "c":
        return Unit(code, "money", code[1:], 0.01, common=common)
    return Unit(code, "money", common=common)


@cache
def _currency_names() -> dict[str, Unit]:
    """Return name → currency: the rows of the lexicon, then CLDR's names; those in use before historic ones."""
    found = {
        key_of(row["name"]): _money(row["code"], row["kind"] == "common")
        for row in lexicon.rows("currencies")
        if row["kind"] in ("name", "common", "sub")
    }
    locale = Locale("fr")
    plurals = locale._data["currency_names_plural"]
    current: list[tuple[str, str]] = []
    historic: list[tuple[str, str]] = []
    for code, name in locale.currencies.items():
        if _NO_MONEY.match(code):
            continue
        for form in {name, *dict(plurals.get(code, {})).values()}:
            (historic if _YEARS.search(form) else current).append((key_of(_YEARS.sub("", form)), code))
    for name, code in current + historic:
        found.setdefault(name, _money(code))
        found.setdefault(name.removeprefix("nouveau ").removeprefix("nouveaux "), _money(code))
    return found


@cache
def _currency_symbols() -> dict[str, Unit]:
    found = {row["name"]: _money(row["code"]) for row in lexicon.rows("currencies") if row["kind"] == "symbol"}
    for name in ("fr", "fr_CA", "fr_CH", "fr_BE"):
        signs: dict[str, str] = dict(Locale.parse(name).currency_symbols)
        for code, symbol in signs.items():
            sign = symbol.replace("\u202f", " ").replace("\xa0", " ")
            if len(sign) > 1 and not _NO_MONEY.match(code):
                found.setdefault(sign, _money(code))
    for iso in Locale("fr").currencies:
        found.setdefault(str(iso), _money(str(iso)))
    return found


@cache
def _in_use() -> frozenset[str]:
    """Return the codes that are legal tender somewhere today."""
    territories: Any = get_global("territory_currencies")
    return frozenset(
        code for rows in territories.values() for code, _, end, tender in rows if tender and end is None
    )


@cache
def _families() -> dict[str, list[tuple[str, str]]]:
    """Return family name (franc, dinar) → [(stem of the adjective, code)]."""
    found: dict[str, list[tuple[str, str]]] = {}
    for code, name in Locale("fr").currencies.items():
        words = key_of(name).split()
        if len(words) == 2 and code in _in_use():
            found.setdefault(words[0], []).append((_stem(words[1]), code))
    found.setdefault("franc", []).append(("cfa", "XOF"))
    found["rial"] = found.get("riyal", [])
    return found


def _stem(adjective: str) -> str:
    """Return what an adjective shares with its country and capital: tunisien → tunis, irakien → irak."""
    stem = _DEMONYM.sub("", adjective)
    return stem if len(stem) > 3 else adjective[:6]


_DEMONYM = re.compile(r"(?:(?:ien|een|en|an)(?:ne)?|aine?|(?:ai|oi)(?:se?)?|e)$")


def resolve_currency(family: str, text: str) -> str | None:
    """Return the code of a bare currency name by the country that the text names most, or None.

    text: the article, folded (`fold`). «dinars» beside «tunisien» is TND.
    """
    counts = [(len(re.findall(rf"\b{stem}", text)), code) for stem, code in _families().get(family, [])]
    best = max(counts, default=(0, ""))
    return best[1] if best[0] else None


@cache
def _symbols() -> dict[str, list[str]]:
    """Return first character → the signs that start with it, the longest first."""
    found: dict[str, list[str]] = {}
    for sign in sorted(measures()[1] | _currency_symbols(), key=len, reverse=True):
        found.setdefault(sign[0], []).append(sign)
    return found


@cache
def _opening_words() -> frozenset[str]:
    """Return the words that names of units and currencies start with: most words behind a number are others."""
    return frozenset(key.partition(" ")[0] for key in (*measures()[0], *_currency_names()))


def _sign_at(text: str, start: int) -> str | None:
    """Return the longest sign that starts here and that no letter, ² or ' goes on."""
    for sign in _symbols().get(text[start : start + 1], ()):
        if text.startswith(sign, start):
            end = start + len(sign)
            after = text[end : end + 1]
            if not (sign[-1].isalnum() and (after.isalpha() or after in ("²", "³", "'"))):
                return sign
    return None


def unit_after(text: str, position: int, *, digits: bool = True) -> UnitMatch | None:
    """Return the unit that follows a number ending at `position`, or None.

    text: normalised. digits: symbols («m», «t», «€») are read after digits or «de» only.
    The match starts after the gap («de», «d'», a space, a hyphen).
    """
    gap = _GAP.match(text, position)
    start = gap.end() if gap else position
    percent = _PERCENT.match(text, start)
    if percent:
        return UnitMatch(start, percent.end(), _percent(percent))
    found = [match for match in (_named(text, start), _symbol(text, start, digits, position)) if match]
    return max(found, key=lambda match: match.end, default=None)


def _percent(match: re.Match[str]) -> Unit:
    if match["points"]:
        return POINTS
    return BASIS_POINTS if match["basis"] else PER_MILLE if match["mille"] else PERCENT


def _symbol(text: str, start: int, digits: bool, position: int) -> UnitMatch | None:
    sign = _sign_at(text, start)
    if sign is None:
        return None
    money = _currency_symbols().get(sign)
    if money is None and not digits:
        return None
    if money is None and sign.isalpha() and "d" in text[position:start]:
        return None  # «30 de g…»: a letter after «de» is no symbol
    return UnitMatch(start, start + len(sign), money or measures()[1][sign])


def _named(text: str, start: int) -> UnitMatch | None:
    """Return the longest name of a unit or currency that starts at `start`."""
    names, currencies = measures()[0], _currency_names()
    key, at, best = "", start, None
    for _ in range(_LONGEST_NAME):
        word = _WORD.match(text, at)
        if word is None:
            break
        part = singular(fold_word(word.group()))
        if not key and part not in _opening_words():
            break
        key = f"{key} {part}" if key else part
        unit = names.get(key) or currencies.get(key)
        hyphen = text[word.end() : word.end() + 1] == "-" and text[word.end() + 1 : word.end() + 2].isalpha()
        if unit and not hyphen and _case_fits(text[start], unit):
            best = UnitMatch(start, word.end(), unit, key if " " not in key and key in _families() else None)
        between = _BETWEEN.match(text, word.end())
        if between is None:
            break
        at = between.end()
    return best


def _case_fits(first: str, unit: Unit) -> bool:
    """«deux Tesla» are cars, but «20 Euro» and «40 Celsius» are units."""
    return not first.isupper() or unit.kind == "money" or unit.code in _PROPER_UNITS or "[CFU]" in unit.code


def currency_before(text: str, position: int) -> UnitMatch | None:
    """Return the currency sign or code that stands right before a number starting at `position`."""
    symbols = _currency_symbols()
    end = position - 1 if text[position - 1 : position] == " " else position
    if text[end - 1 : end] not in _closing():
        return None
    for start in range(max(0, position - 8), end):
        unit = symbols.get(text[start:end])
        if unit is not None and not text[start - 1 : start].isalnum():
            return UnitMatch(start, end, unit)
    return None


@cache
def _closing() -> frozenset[str]:
    """Return the characters that signs of currencies end in."""
    return frozenset(symbol[-1] for symbol in _currency_symbols())


def to_si(value: float | int | None, unit: Unit) -> float | None:
    """Return a value in the unit's SI unit (or whole currency), or None where there is none."""
    if value is None or unit.factor is None:
        return None
    return float(f"{value * unit.factor + unit.offset:.12g}")
