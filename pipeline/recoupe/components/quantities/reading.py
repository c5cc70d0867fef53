"""From numbers to quantities in the making: unit, kind, and the numbers that are none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from recoupe import spans
from recoupe.ages import Age, find_ages
from recoupe.components.quantities.draft import Context, Draft, draft_of
from recoupe.components.quantities.labels import is_label
from recoupe.components.quantities.lookalikes import blocked, is_lookalike, time_follows
from recoupe.components.quantities.measuring import currency_of, hundredth_of, unit_of
from recoupe.components.quantities.ones import without_articles
from recoupe.components.quantities.shares import fraction
from recoupe.components.quantities.signs import dashed, signed
from recoupe.numerals import Number, find_numbers
from recoupe.unit_rates import rate_after
from recoupe.units import (
    AGE,
    MAGNITUDE,
    POINTS,
    Unit,
    UnitMatch,
    currency_before,
)

_NO_PLURAL = (
    r"(?!(?:sans|dans|plus|moins|mais|vers|sous|chez|puis|alors|très|pas|ils|elles|nous|vous|depuis|dès|lors"
)
_NO_PLURAL += (
    r"|les|des|ses|ces|mes|tes|nos|vos|aux|est|après|hors|toujours|jamais|ailleurs|desormais|désormais|tandis)\b)"
)
_PLURAL_NOUN = re.compile(rf"[ \n](?:d'|de )?{_NO_PLURAL}([^\W\d_]+(?:-[^\W\d_]+)*[sxz])\b", re.IGNORECASE)
#: «50 de ces avaloirs»
_SOME_OF = re.compile(r" (?:de (?:ces|ses|nos|vos|leurs)|d'entre|parmi)\b", re.IGNORECASE)
_ANGLE = re.compile(
    r"\b(?:longitude|latitude|méridien|parallèle|angle|rotation|virage|tourn\w+|inclin\w+|pente|inclinaison"
    r"|azimut)\b",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(r"\bmagnitude (?:de |d')?(?:[^\W\d_]+ (?:de |d')?){0,3}$", re.IGNORECASE)
_RICHTER = re.compile(r" (?:degrés )?sur l'échelle (?:ouverte )?de Richter", re.IGNORECASE)
_POINT = re.compile(
    r"(?: |-)(?:de )?points?\b(?! de (?:vente|vue|contrôle|passage|eau|restauration|chute))", re.IGNORECASE
)
#: An index stands «à 32 points»; «de 0,3 à 0,5 point» is a range.
_LEVEL = re.compile(r"(?<!\d) à $")
_POINT_CONTEXT = re.compile(
    r"%|pour cent|taux|sondage|\bsur (?:dix|cent)\b|popularité|intentions? de vote|cote|inflation"
    r"|croissance|chômage|participation"
    r"|marge|part de|PIB|déficit|dette|pourcentage|baromètre|satisfaction|opinion|TVA|CSG",
    re.IGNORECASE,
)
_BELOW_ZERO = re.compile(r"(?: degr[ée]s?)? (?:au-dessous|en[ -]dessous|sous) (?:de )?z[ée]ro", re.IGNORECASE)
#: «articles 46 et 61-1», «districts 7 et 9».
_MORE_LABELS = re.compile(r", | et | ou | à |-|,? puis ")
#: «la guerre de Trente Ans»: a name.
_PROPER_TIME = re.compile(r" (?:Ans|Jours|Mois)\b")
_AGE_LINK = re.compile(r"(?: à| et| ou|,) (?!demie?\b)", re.IGNORECASE)


def read(context: Context) -> list[Draft]:
    """Return every number of the text that may be a quantity, with its unit and kind, in order."""
    ages = _Ages(spans.once(context.doc, "ages", lambda: find_ages(context.text)))
    found: list[Draft] = []
    for number in without_articles(context, _free(context)):
        if found and number.start < found[-1].end:
            continue
        draft = _draft(context, number, ages)
        if draft is not None:
            found.append(draft)
    return found


def _free(context: Context) -> Iterator[Number]:
    """Yield the numbers that neither label something nor stand where no quantity may."""
    stops = _Stops(blocked(context))
    label = -1  # where the last number that labels ends
    for number in find_numbers(context.text, glued=True, normalised=True):
        more = number.start - label <= 7 and _MORE_LABELS.fullmatch(context.text, label, number.start)
        stopped = stops.hit(number.start, number.end)
        if more or (not stopped and is_label(context, number)):
            label = number.end
        elif not stopped:
            yield number


class _Stops:
    """Tells quickly whether a stretch touches one of many sorted stretches."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self.ends: list[int] = []
        self.starts: list[int] = []
        for start, end in stretches:
            if self.ends and start < self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
                continue
            self.starts.append(start)
            self.ends.append(end)

    def hit(self, start: int, end: int) -> bool:
        index = bisect_right(self.starts, end - 1) - 1
        return index >= 0 and self.ends[index] > start


class _Ages:
    def __init__(self, ages: list[Age]) -> None:
        self.ages = ages
        self.starts = [age.start for age in ages]

    def at(self, number: Number) -> Age | None:
        index = bisect_right(self.starts, number.end - 1) - 1
        age = self.ages[index] if index >= 0 else None
        return age if age and number.end <= age.end and number.end > age.start else None


def _draft(context: Context, number: Number, ages: _Ages) -> Draft | None:
    text = context.text
    before = currency_before(text, number.start) if number.digits else None
    touching = text[number.start - 1 : number.start]
    if before is None and (touching.isalpha() or touching in ("_", "/", "#", "@")):
        return None
    if touching == "-" and number.digits and text[number.start - 2 : number.start - 1].isalpha():
        return None  # «oméga-6»
    age = ages.at(number)
    if age is not None and _PROPER_TIME.match(text, number.end):
        return None
    if age is not None:
        return _age(text, number, age)
    unit = unit_of(context, number)
    if before is not None and (unit is None or unit.unit.kind != "money"):
        return _with_symbol(text, number, before)
    if unit is None and number.kind != "ordinal" and time_follows(text, number.end):
        return None
    if unit is not None:
        return _with_unit(context, number, unit)
    followed = _PLURAL_NOUN.match(text, number.end) or _SOME_OF.match(text, number.end)
    return None if is_lookalike(context, number, followed is not None) else _bare(context, number)


def _age(text: str, number: Number, age: Age) -> Draft:
    """«24, 23 et 14 ans»: each number is an age; the last one has the unit in its span."""
    draft = draft_of(number, "measure", age.rule, unit=AGE if age.unit == "a" else Unit(age.unit, "measure"))
    if not any(character.isdigit() or character == "-" for character in text[number.end : age.end]):
        link = _AGE_LINK.match(text, number.end)
        draft.end = draft.reach = number.end if link else age.end
    return draft


def _with_symbol(text: str, number: Number, before: UnitMatch) -> Draft:
    draft = draft_of(number, "money", "quantity.money.symbol-before", unit=before.unit)
    draft.start = before.start
    rate = rate_after(text, number.end)
    if rate:
        draft.reach, draft.per = rate
    return draft


def _with_unit(context: Context, number: Number, match: UnitMatch) -> Draft | None:
    text, unit = context.text, match.unit
    if unit.kind == "money" and match.family and unit.code not in ("EUR", "USD"):
        unit = currency_of(context, unit, match.family, match.end)
    elif unit.code == "XOF" and context.central_africa:
        unit = Unit("XAF", "money")
    elif unit.code in ("cEUR",):
        unit = hundredth_of(context, unit)
    if number.rule == "number.fraction.bare" and text[number.start : number.end].lower() == "tiers":
        return None
    draft = draft_of(number, unit.kind, f"quantity.{unit.kind}.unit", unit=unit)
    if draft.one and text.startswith("pourcentage", match.start):
        return None
    draft.end = draft.reach = match.end
    _add_half(text, draft)
    if unit.code == "Cel" and _ANGLE.search(text, max(0, draft.start - 50), draft.end + 20):
        draft.unit = Unit("deg", "measure", "rad", 0.017453292519943295)
    below = _BELOW_ZERO.match(text, match.end)
    if unit.code == "Cel" and below and draft.value is not None:
        draft.value, draft.end = -abs(draft.value), below.end()
    dashed(context, draft)
    if unit.code in ("Cel", "[degF]", "K") and not number.digits:
        signed(text, draft)
    richter = _RICHTER.match(text, number.end)
    if richter:
        draft.unit, draft.end = MAGNITUDE, richter.end()
    rate = rate_after(text, draft.end) if unit.kind in ("money", "measure") else None
    if rate and unit.kind == "measure" and rate[1] in _FUSED:
        draft.unit = Unit(f"{unit.code}/{rate[1]}", "measure")
        draft.end = draft.reach = rate[0]
    elif rate:
        draft.reach, draft.per = rate
    return draft


_AND_HALF = re.compile(r" et demie?\b", re.IGNORECASE)


def _add_half(text: str, draft: Draft) -> None:
    """«deux tonnes et demie», «un mètre et demi»: a half of the unit."""
    half = _AND_HALF.match(text, draft.end)
    if half and isinstance(draft.value, int) and draft.kind in ("measure", "money"):
        scale = draft.number.scale if draft.number is not None else 1
        draft.value = draft.value + scale / 2 if scale == 1 else draft.value + scale // 2
        draft.end = draft.reach = half.end()


#: Denominators that make one unit with a measure («0,8 gramme par tonne»); times keep it apart as a rate.
_FUSED = frozenset(("t", "kg", "g", "mg", "L", "mL", "dL", "m2", "m3", "ha", "km", "km2", "m", "cm2", "mm", "s"))


def _bare(context: Context, number: Number) -> Draft | None:
    text = context.text
    if number.kind == "ordinal":
        return draft_of(number, "ordinal", number.rule)
    richter = _RICHTER.match(text, number.end)
    before = context.before(number.start)
    if richter or ("magnitude" in before.lower() and _MAGNITUDE.search(before)):
        draft = draft_of(number, "measure", "quantity.measure.magnitude", unit=MAGNITUDE)
        draft.end = richter.end() if richter else number.end
        return draft
    point = _POINT.match(text, number.end)
    if point and _means_percent(context, number, point.end()):
        draft = draft_of(number, "percent", "quantity.percent.points", unit=POINTS)
        draft.end = draft.reach = point.end()
        return draft
    below = _BELOW_ZERO.match(text, number.end)
    if below:
        draft = draft_of(
            number, "measure", "quantity.measure.below-zero", unit=Unit("Cel", "measure", "K", 1, 273.15)
        )
        draft.value, draft.end = -number.value, below.end()
        return draft
    if number.kind == "fraction":
        return fraction(text, number)
    draft = draft_of(number, "count", f"quantity.{number.kind}")
    dashed(context, draft)
    return draft


def _means_percent(context: Context, number: Number, end: int) -> bool:
    """«2,4 points» are percentage points beside a rate or a share; points of a game are counted."""
    if number.value > 40 or _LEVEL.search(context.before(number.start, 5)):
        return False
    earliest = max(0, number.start - 250)
    start = max(context.text.rfind(mark, earliest, number.start) for mark in (". ", "\n", "! ", "? "))
    stop = min(
        (at for mark in (". ", "\n") if (at := context.text.find(mark, end, end + 150)) >= 0), default=end + 150
    )
    around = context.text[max(start, earliest) : min(stop, end + 150)]
    return _POINT_CONTEXT.search(around) is not None
