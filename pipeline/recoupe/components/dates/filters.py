"""What looks like a time and is none: ages, names, numbers, idioms, event-anchored lengths."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from recoupe import lexicon
from recoupe.ages import Age
from recoupe.components.dates.rule import Atom
from recoupe.date_values.compound import Clock, Part
from recoupe.date_values.nodes import Calendar, Word
from recoupe.date_values.yearly import Feast

#: «mars» and its kin count as months behind these, or with a day or a year.
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:en|de|depuis|d'ici|avant|après|dès|fin|début|mi|courant|jusqu'en|jusqu'à|à|vers|au mois de"
    r"|mois de|ce|entre|et|ou|puis"
    r"|du|le|pour|dernier|prochain|tout|chaque|contre|que|qu'en|partir de|compter de|milieu de|cours de"
    r"|en plein)\s|\bd'|mi-|l'|[,(|:]\s?|^|\n\s?|-\s?)$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:\b(?:JT|journal(?: télévisé)?|édition|présentatrice|présentateur)\s(?:du|de)\s|«\s?)$", re.IGNORECASE
)
_PROGRAMME = re.compile(r"\d\s?(?:Heures|Minutes|H)$")
_HYPHENED = re.compile(r"\d{1,2}(?:er)?-[A-ZÀ-Ý][a-zà-ÿ]+")
_SHOW = re.compile(r"\s?[Hh](?:eures)?$")
_COUNTED = re.compile(
    r"\s(?!(?:dans|sans|sous|vers|après|alors|depuis|dès|puis|plus|moins|mais|sur|lors|aux|des|les|ses|ces"
    r"|nous|vous|ils|elles|leurs"
    r"|dont|pas|très|jours|ans|mois|heures|janvier|fois|jamais|entre|suivant|contre|tous|toutes|hors"
    r"|versus)\b)[a-zà-ÿœ'-]{2,}(?:s|x)\b"
    r"|\s?(?:€|%|\$|km|m²|m2|euros?|dollars?|francs?|millions?|milliards?|mètres?|hectares?|kg|tonnes?"
    r"|habitants?|personnes?|ha\b|m\b)"
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:en|de|depuis|avant|après|dès|fin|début|mi|jusqu'en|jusqu'à|à|vers|entre|et|ou|puis|du|pour"
    r"|partir de|compter de|d'ici"
    r"|contre|que|qu'en|milieu|à fin|l'an|année|exercice|courant|par|circa|né|née|sur|avec|voire|comme|pendant"
    r"|durant|à l'horizon|horizon"
    r"|d'avant|d'après|(?:par|sur)\srapport\sà)\s|\bd'|mi-|[([|:/–]\s?|[-,;.]\s|^|\n\s?|«\s?)$",
    re.IGNORECASE,
)
_YEAR_NOUN = re.compile(r"([^\W\d_][\w'-]*)\s$")
_EVENT_ANCHORED = re.compile(
    r"\s(?:après|avant)\s(?:le|la|les|l'|son|sa|ses|leur|leurs|un|une|que|qu'|avoir|être|cette|ce|ces|[A-ZÀ-Ý])",
    re.IGNORECASE,
)
_IDIOMS = re.compile(
    r"\b(?:minutes? de silence|temps en temps|jour au lendemain|jour de l'indépendance|jour le jour"
    r"|jours? meilleurs?|heures? supplémentaires?"
    r"|heures? sup|heures? (?:plus )?tardives?|quarts? d'heure de gloire|de nos jours|mi-temps)\b",
    re.IGNORECASE,
)
_LENGTH_BEFORE = re.compile(
    r"(?:\b(?:pendant|durant|en|depuis|pour|sous|dans|moins d'|plus d'|près d'|d'ici|dure|duré|durer|durera"
    r"|passer|passé|après|avant"
    r"|d'ici à|environ|bout d'|presque|à peine|seulement)\s?)$",
    re.IGNORECASE,
)


@cache
def _pseudo_year() -> re.Pattern[str]:
    """Words and signs before a four-digit number that is no year: «article 1382», «environ 2000», «$ 2000»."""
    words = "|".join(
        re.escape(form) for form in sorted(lexicon.column("date_contexts", "form", sense="pseudo-year"))
    )
    return re.compile(rf"(?:(?<!\w)(?:{words})\s?|[$€£#+]\s?|(?-i:\b[A-Z]{{1,3}}(?:-|\.\s)))$", re.IGNORECASE)


def is_time(text: str, atom: Atom) -> bool:
    """Tell whether an atom means a time in its place; ages are asked about apart."""
    node, before = atom.node, text[max(0, atom.start - 30) : atom.start]
    words, after = text[atom.start : atom.end], text[atom.end : atom.end + 30]
    if (
        isinstance(node, Clock)
        and node.base is None
        and words[:1].isdigit()
        and re.search(r"\b(?:le|au|du)\s$", before, re.IGNORECASE)
    ):
        return False  # «passer au 19h30»: a programme's name; a time has «à»
    if words.endswith("quinzaine") and re.match(r"\sd(?:e\s|')", after):
        return False  # «dans une quinzaine de hameaux»
    if _is_show(words, before) or _is_hyphen_name(atom, words):
        return False
    if isinstance(node, Word):
        return _is_length(atom, words, before, after)
    if isinstance(node, Part) and re.match(r"\s(?:où|qu['i])", after):
        return False  # «la nuit où tout a changé»
    if atom.weak:
        return isinstance(node, Part) and _part_stands(before) and not re.match(r"\sd(?:[eu]s?\b|')", after)
    if isinstance(node, Calendar) and atom.rule in ("date.month", "date.year"):
        return _month_stands(node, words, before, after) if node.month else _year_stands(words, before, after)
    if isinstance(node, Feast):
        if words.lower().startswith("saint-") and not re.search(r"\bla\s$", before, re.IGNORECASE):
            return False  # the school «Saint-Jean», not its feast
        if re.search(
            r"\b(?:vacances|congés|cathédrale|église|basilique|chapelle|marché|marchés|sapin|cadeaux?)\sde\s(?:l'"
            r"|la\s)?$",
            before,
        ):
            return False
        return not re.match(r"\s[A-ZÀ-Ý][a-zà-ÿ]", after) or " " in words
    bare = isinstance(node, Calendar) and node.weekday and node.day is None
    return not bare or _weekday_stands(before, after)


def _is_show(words: str, before: str) -> bool:
    """«le 20 Heures», «20 Minutes», «les 24 Heures du Mans»: a capital where a unit has none."""
    if not words.endswith(("eures", "h", "H", "Minutes")):
        return False
    return bool(_PROGRAMME.search(words)) or bool(_SHOW.search(words) and _NAMED.search(before))


def _is_hyphen_name(atom: Atom, words: str) -> bool:
    """«le 11-Septembre», «Mai 68»: events named after their date."""
    if "-" in words and _HYPHENED.fullmatch(words):
        return not isinstance(atom.node, Feast)
    return words == "Mai 68" or words == "mai 68"


def _is_length(atom: Atom, words: str, before: str, after: str) -> bool:
    if _IDIOMS.match(words + after) or _IDIOMS.search(before[-12:] + words + after[:14]):
        return False
    if isinstance(atom.node, Word) and atom.node.type == "DURATION":
        if after.startswith("-lumière"):
            return False
        if words == "une quinzaine" and not re.search(r"\b(?:pendant|dans|sous|en|durant)\s$", before):
            return False
        if _EVENT_ANCHORED.match(after) and not atom.cues:
            return False
        if re.search(r"\b(?:km|kilomètres?|mètres?|miles)\s(?:par|à l')\s?$", before):
            return False
        return not atom.weak or bool(_LENGTH_BEFORE.search(before))
    return not atom.weak


def _part_stands(before: str) -> bool:
    """«le matin», «l'après-midi» alone: a time where an article or a preposition opens it."""
    if re.search(r"\bd[eu]\s(?:la\s|l')?$", before, re.IGNORECASE):
        return False
    return bool(re.search(r"(?:\b(?:le|la|au|en|dans la|dans le|tôt le|tard le)\s|l')$", before, re.IGNORECASE))


@cache
def _short_months() -> frozenset[str]:
    return frozenset(form.lower() for form in lexicon.column("months", "form", sense="short"))


def _month_stands(node: Calendar, words: str, before: str, after: str) -> bool:
    if node.year is not None or node.sense:
        return True
    if re.search(r"\b(?:un|aucun)\s$", before, re.IGNORECASE):
        return False  # «un mois de novembre ordinaire»
    bare = words.split()[-1].lower().rstrip(".")
    if bare in _short_months():
        if bare == "sept":
            month = re.search(r"\b(?:en|début|fin|mi)[\s-]$", before) and not re.match(r"\s[a-zà-ÿ]{3}", after)
            return "mois" in words.lower() or bool(month)
        if "mois" in words.lower() or re.search(r"\b(?:en|de|début|fin|mi|depuis|dès)[\s-]$", before):
            return bare != "sept" or not re.match(r"\s[a-zà-ÿ]", after)  # «de sept véhicules»
        return words.endswith(".") and bare != "sept"
    if words[:1].isupper() and re.match(r"\s[A-ZÀ-Ý]", after) and not re.search(r"\b(?:en|fin|début)\s$", before):
        return False  # «Avril Lavigne»
    if words == "Mars" or words == "Mai" or words == "Avril":
        return (
            bool(re.search(r"\b(?:en|fin|début|depuis|mi)[\s-]$", before)) and words != "Mars"
        ) or not before.strip()
    if bare == "mars":
        return bool(_MONTH_BEFORE.search(before))
    return True


def _year_stands(words: str, before: str, after: str) -> bool:
    if not words[:1].isdigit():
        return words.split()[0].lower() not in ("deux", "mille", "mil") or bool(
            re.search(r"\b(?:en|l'an|année|depuis|de|à)\s$", before, re.IGNORECASE) and not _COUNTED.match(after)
        )
    if re.match(r"\s(?:av\.|avant)\s?(?:J|notre\s[èe]re)", after):
        return False
    if re.search(r"\ben\s$", before, re.IGNORECASE):
        return not re.match(r"\s(?:exemplaires|points|minutes)\b", after)
    if _COUNTED.match(after) or _pseudo_year().search(before) or re.match(r"-\d|[A-Za-z]", after):
        return False
    year = int(words[:4])
    if re.search(r"(?<!\d\d\d\d\s)\bà\s$", before) and not 1900 <= year <= 2100:
        return False  # «un institut arrive à 1087»
    if _YEAR_BEFORE.search(before):
        return (1800 if before.rstrip().endswith(":") else 1000) <= year <= 2199  # «numéro vert : 1510»
    noun = _YEAR_NOUN.search(before)
    lower = bool(noun and noun.group(1)[-12:].rpartition("'")[2][:1].islower())
    return 1900 <= year <= 2100 and (lower or re.search(r"\b[A-Z]{2,}\s$", before) is not None)


def _weekday_stands(before: str, after: str) -> bool:
    if re.search(r"\bun\s$", before, re.IGNORECASE):
        return False  # «le double d'un mardi ordinaire»
    return not re.match(r"\s(?:noir|saint|gras|rouge)\b|-\w", after, re.IGNORECASE)


def without_ages(atoms: list[Atom], ages: list[Age]) -> list[Atom]:
    """Drop what overlaps an age."""
    starts = [age.start for age in ages]
    kept = []
    for atom in atoms:
        index = bisect_left(starts, atom.end)
        if index and ages[index - 1].end > atom.start and not isinstance(atom.node, Clock):
            continue
        kept.append(atom)
    return kept
