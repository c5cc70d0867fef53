"""Whether «20 h» is a time of day or a length, by the words around."""

from __future__ import annotations

import re

_AT = re.compile(
    r"(?:\b(?:il est|il était|il était alors|il est déjà|à|a|vers|dès|jusqu'à|à partir de|à compter de"
    r"|aux (?:alentours|environs) de|autour de"
    r"|les coups de|peu (?:avant|après)"
    r"|à environ|aujourd'hui|hier|demain|matin|soir|après-midi|midi|heures?|\d{1,2}h(?:\d\d)?|lundi|mardi|mercredi"
    r"|jeudi|vendredi|samedi|dimanche"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|20\d\d),?\s?(?:et\s|à\s|-\s?)?"
    r"|\d\dh?-|\bh\s?-\s?)$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r",?\s(?:le\s|ce\s|cet\s|du\s)?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|hier"
    r"|aujourd'hui|matin\b|soir\b"
    r"|après-midi|(?:\d{1,2}|1er)\s(?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)|\d\d/\d\d)"
    r"|\s?(?:à|-|et|jusqu'à)\s?(?:\d{1,2}\s?h|midi|minuit|\d{1,2}\sheures)",
    re.IGNORECASE,
)
#: What stands behind the hour that opens an entry of a live report: «10 h - La sécheresse…».
_MARK = re.compile(r"\s?[-:.|]\s")
#: «depuis 14 heures»: an hour of the day; half days and whole days are lengths («depuis 12 heures, 48 heures»).
_SINCE = re.compile(r"\bdepuis\s$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SHARP = re.compile(r"\s(?:pile|précises?|precises?|tapantes?|sonnantes?)\b", re.IGNORECASE)
_LASTS = re.compile(
    r"(?:\b(?:pendant|durant|en|dur(?:e|er|era|ent|ait|é)|il y a|dans|d'ici(?: à)?|pour|toutes les|environ"
    r"|quelque|quelques|au bout de"
    r"|temps de|près de|plus de|moins de|les|ces|ses|des|dernières|prochaines|passé|total de|depuis|sous|voilà"
    r"|tous les|bien"
    r"|(?:une? )?[a-zé]*(?:durée|trajet|voyage|film|marche|vol|travail|attente|retard|attendu|patienté"
    r"|mis)(?: (?:de|à|d'environ))?))\s$",
    re.IGNORECASE,
)


def is_clock(match: re.Match[str], *, exact: bool) -> bool | None:
    """Tell by the words around whether «20 h», «14 h 30» is a time of day (True), a length (False), or either."""
    before = match.string[max(0, match.start() - 30) : match.start()]
    after = match.string[match.end() : match.end() + 24]
    if _SINCE.search(before) and (exact or _is_hour_of_day(match["x"])):
        return True
    if _LASTS.search(before) and not re.search(r"\bà environ\s$", before):
        return False
    if _MARK.match(after) and (not before.strip(" ") or before.rstrip(" ").endswith("\n")):
        return True
    if "min" in match.group().lower() and not _AT.search(before):
        return False  # «en 3 h 20 min»
    if _AT.search(before) or _BESIDE.match(after) or _SHARP.match(after) or exact:
        return True
    if re.search(r"\b(?:avant|après|entre|de)\s$", before) and "h" in match.group()[:6].lower():
        return match.group()[:1].isdigit() or None
    return None


def _is_hour_of_day(text: str) -> bool:
    """Tell whether a number of hours in digits is an hour more often than a length; «depuis sept heures» lasts."""
    digits = _DIGITS.match(text)
    return digits is not None and 5 <= int(digits[0]) <= 23 and int(digits[0]) != 12
