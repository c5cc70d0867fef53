"""Units behind a number that measure or pay; «trois livres», «12 pieds de vigne» are nouns like others."""

from __future__ import annotations

import re

from recoupe.components.quantities.draft import Context
from recoupe.numerals import Number
from recoupe.units import Unit, UnitMatch, unit_after

_DIMENSION = re.compile(
    r" (?:de|d') ?(?:haut|long|large|profond|hauteur|longueur|largeur|profondeur|diamètre|distance)"
)
_KNOTS = re.compile(
    r"\b(?:vents?|vitesse|rafales?|fil\w+|houle|bateau|navire|nœuds|noeuds|voilier|paquebot)\b", re.IGNORECASE
)
_PLANT = re.compile(r" (?:de |d')[^\W\d_]+")
#: The numeral never takes an s: «60 milles» are nautical miles.
_MILES = re.compile(r" milles\b")
_PRICE = re.compile(
    r"\b(?:prix|co[uû]t|vend|pay|vers[eé]|somme|montant|loyer|salaire|achet|budget|dépens|francs?\b|recette|dot[eé]|frais"
    r"|tarif|amende|subvention|crédit|factur|rembours|touch|gagn|indemn|emprunt|dette|investi|estim|évalu)",
    re.IGNORECASE,
)
#: «une somme de 600 livres», «une pension de 100 couronnes»
_SUM_OF = re.compile(
    r"\b(?:sommes?|amendes?|pensions?|rentes?|dots?|rançons?|prix|montant|loyers?|salaires?)"
    r" (?:annuelle? )?(?:de |d')$",
    re.IGNORECASE,
)
_OLD_FRANC = re.compile(r" ?F(?![\w'-]| ?\d|\.\S)")


def unit_of(context: Context, number: Number) -> UnitMatch | None:
    """Return the unit right behind a number, where it measures; None for nouns like others."""
    text = context.text
    if number.kind in ("ordinal",):
        return None
    match = unit_after(text, number.end, digits=number.digits)
    if match is None:
        miles = _MILES.match(text, number.end)
        if miles:
            return UnitMatch(number.end + 1, miles.end(), Unit("[nmi_i]", "measure", "m", 1852.0))
        old = _OLD_FRANC.match(text, number.end) if number.digits else None
        if old and not _is_old(context) and not _PRICE.search(context.before(number.start, 90)):
            return None
        return UnitMatch(number.end, old.end(), Unit("FRF", "money")) if old else None
    gap = text[number.end : match.start]
    of = "d" in gap
    if of and match.unit.kind == "measure" and number.kind == "cardinal" and number.scale < 10**6:
        return None
    if of and match.unit.kind == "money" and number.kind == "cardinal" and number.scale < 10**6:
        return None
    return None if _is_everyday(context, number, match) else match


def _is_old(context: Context) -> bool:
    """Prices in «F» are French francs in texts from before the euro (or of unknown date)."""
    return context.published is None or context.published < "2002-02-17"


def _is_everyday(context: Context, number: Number, match: UnitMatch) -> bool:
    """«trois livres», «12 pieds de vigne», «trois bars», «deux barils» said without measure: nouns like others."""
    text, unit = context.text, match.unit
    if unit.common:
        country = context.currency(match.family) if match.family else None
        if number.digits and _SUM_OF.search(context.before(number.start, 40)):
            return False
        return not (number.scale >= 10**6 or (country and match.family != "livre"))
    if unit.code in ("[ft_i]", "[in_i]", "[oz_av]") and _PLANT.match(text, match.end):
        return _DIMENSION.match(text, match.end) is None
    if unit.code == "[kn_i]":
        return not _KNOTS.search(text, max(0, number.start - 60), match.end)
    if unit.code in ("bar", "mol", "atm", "Ci", "[mi_i]", "[fth_i]", "lx", "N") and match.end - match.start > 2:
        pressure = "pression" in context.before(number.start, 60)
        return unit.code != "[mi_i]" and isinstance(number.value, int) and not pressure
    return False


#: «vendu 1,2 million de francs en 1998»: before the euro came.
_OLD_DAYS = re.compile(r"\b(?:en|année|dès|avant) (?:19[0-9]{2}|200[01])\b")


def currency_of(context: Context, unit: Unit, family: str, start: int) -> Unit:
    """Return the currency that a bare name means here: by day, country, years beside it."""
    if family == "franc" and context.published is not None and _is_old(context):
        return Unit("FRF", "money")
    code = context.currency(family)
    if code is None and family == "franc" and _OLD_DAYS.search(context.text, start, start + 90):
        return Unit("FRF", "money")
    return Unit(code, "money") if code else unit


def hundredth_of(context: Context, unit: Unit) -> Unit:
    """Return the hundredth («centime», «cent») of the currency that the article speaks of."""
    for word, code in (("franc", "CHF"), ("dollar", "USD"), ("$", "USD")):
        if word in context.folded and "euro" not in context.folded and "€" not in context.folded:
            return Unit(f"c{code}", "money", code, 0.01)
    return unit
