"""Rules for clock times."""

from __future__ import annotations

import re
from functools import cache

from recoupe import lexicon
from recoupe.components.dates.clock_context import is_clock
from recoupe.components.dates.rule import Meaning, rule
from recoupe.components.dates.vocabulary import bare, number
from recoupe.date_values.compound import Clock, Interval
from recoupe.date_values.nodes import Node

_ZONE = r"(?P<zone> ?(?:GMT|UTC|TU)\b)?(?: \(?heures? (?:locales?|de [^\W\d_]+|françaises?|suisses?)\)?)?"
_HALF_DAY = r"(?: (?:du|de l'|le) ?(?P<part>matin|après-midi|soir|nuit))?"
#: What makes «3 heures» a length: what it lasts, or what follows it.
_LENGTH_AFTER = (
    r"(?! (?:de (?!l'après|suite)|d'(?!environ)|plus t|après|avant (?!d')|auparavant|durant"
    r"|par (?:jour|semaine|mois|an|année|nuit|trimestre|personne|salarié|élève|poste|équipe|séance)"
    r"|consécuti|supplément|sur (?:\d|dix|douze|vingt|deux|trois))|-là)"
)


def _hour(match: re.Match[str], hour: int) -> int:
    part = (match["part"] or "").lower()
    if part in ("soir", "après-midi") and 1 <= hour < 12:
        return hour + 12
    return hour


def _zone(match: re.Match[str]) -> str:
    return "Z" if match["zone"] else ""


@rule(
    "time.clock",
    "clock hour",
    r"(?P<x>(?<!\d)(?<!\d[.,/:-])(?P<h>[01]?\d|2[0-4]) ?(?:h|heures?)(?: ?(?P<m>[0-5]\d)(?! ?(?:%|€|euros|personnes"
    r"|000))(?:(?: ?min(?:utes?)?)(?: ?(?P<s>\d{1,2}) ?s)?)?)?"
    r"(?P<q> et demie?| et quart| un quart| moins le quart| moins (?:dix|cinq|vingt))?"
    + _HALF_DAY
    + _ZONE
    + ")"
    + _LENGTH_AFTER,
)
def clock(match: re.Match[str]) -> Node | Meaning | None:
    exact = bool(match["m"] or match["part"] or match["zone"] or match["q"])
    clocked = is_clock(match, exact=exact)
    return None if clocked is False else _clock(match, int(match["h"]), weak=clocked is None)


@rule(
    "time.colon",
    "colon",
    r"(?P<x>(?<!\d)(?<!\d[.,/:-])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?(?P<q>)"
    + _HALF_DAY
    + _ZONE
    + r")(?![:\d])",
)
def colon(match: re.Match[str]) -> Node | Meaning | None:
    return _clock(match, int(match["h"]), weak=False)


@rule(
    "time.words",
    "=heure =heures",
    r"(?P<x>(?P<w>{WORDS}) heures?(?: (?P<mw>{WORDS})(?! (?:ans|jours|minutes|mois"
    r"|personnes)))?(?P<q> et demie?| et quart| moins le quart| moins (?:dix|cinq|vingt)(?![ -]))?(?P<m>)(?P<s>)"
    + _HALF_DAY
    + _ZONE
    + ")"
    + _LENGTH_AFTER,
)
def words(match: re.Match[str]) -> Node | Meaning | None:
    hour = number(match["w"])
    if hour is None or hour > 24:
        return None
    minute = number(match["mw"]) if match["mw"] else None
    if minute is not None and minute > 59:
        return None
    clocked = is_clock(match, exact=bool(match["part"]))
    if clocked is False or (clocked is None and not match["q"]):
        return None
    if match["q"] and not clocked and "demi" in match["q"]:
        return None
    found = _clock(match, int(hour), weak=False)
    if minute is not None and isinstance(found, Meaning) and isinstance(found.node, Clock):
        return Meaning(Clock(found.node.hour, int(minute), None, None, found.node.zone), weak=False)
    return found


def _clock(match: re.Match[str], hour: int, *, weak: bool) -> Meaning:
    minute = int(match["m"]) if match["m"] else 0
    quarter = (match["q"] or "").strip().lower()
    if quarter.startswith("moins"):
        hour, minute = hour - 1, 60 - {"le quart": 15, "dix": 10, "cinq": 5, "vingt": 20}[quarter[6:]]
    elif quarter:
        minute = 30 if "demi" in quarter else 15
    second = int(match["s"]) if match["s"] else None
    return Meaning(Clock(_hour(match, hour) % 25, minute, second, None, _zone(match)), weak=weak)


_ANY_HOUR = r"(?:[01]?\d|2[0-4]|{WORDS})"


@rule(
    "time.hours",
    "=heure =heures =h clock",
    rf"(?:de |entre )(?P<a>{_ANY_HOUR})(?P<to> à | et )(?P<b>{_ANY_HOUR}) ?(?:h|heures)"
    + _HALF_DAY
    + _LENGTH_AFTER,
)
def hours(match: re.Match[str]) -> Node | Meaning | None:
    """«lundi de 7 à 9 heures», «entre 7 et 9 heures du matin»: hours of the day where something says so."""
    first, last = number(match["a"]), number(match["b"])
    if (
        first is None
        or last is None
        or last > 24
        or (match["to"] == " et ") != match.group().lower().startswith("e")
    ):
        return None
    if not is_clock(match, exact=bool(match["part"])):
        return None
    ends = [_hour(match, int(hour)) for hour in (first, last)]
    return Interval(Clock(ends[0]), Clock(ends[1])) if ends[0] < ends[1] else None


_BARE_HOUR = r"(?P<x>(?P<h>1?\d|2[0-3]))"


@rule("time.hour-of-part", "part", r"(?P<h>1?\d|2[0-3]) (?:du |de l')(?P<part>matin|soir|après-midi)")
def hour_of_part(match: re.Match[str]) -> Node | Meaning | None:
    """«8 du matin»: an hour without its unit."""
    return Clock(_hour(match, int(match["h"])))


@rule(
    "time.hour-before-part",
    "part",
    r"(?:à|vers|dès) " + _BARE_HOUR + r",? ce(?:t|tte)? (?:matin|soir|après-midi)\b",
)
@rule(
    "time.hour-after-part",
    "part",
    r"(?:matin|soir|après-midi),? (?:à|a|vers|dès|avant|après) " + _BARE_HOUR + r"(?= ?[.;)!?»\n]| ?,(?! ?\d)| ?$)",
)
def bare_hour(match: re.Match[str]) -> Node | Meaning | None:
    """«demain matin à 7», «à 10, ce soir»; «le bilan est passé ce matin à 7» tells a level, not an hour."""
    before = bare(match.string[max(0, match.start() - 60) : match.start()])
    return None if _level_verbs().search(before) else Meaning(Clock(int(match["h"])), weak=True)


@cache
def _level_verbs() -> re.Pattern[str]:
    """Verbs that are followed by the level that something reaches, without accents («élève», «élever»)."""
    stems = sorted(bare(lemma[:-2]) for lemma in lexicon.column("level_verbs", "lemma"))
    return re.compile(rf"\b(?:s'|l')?(?:{'|'.join(map(re.escape, stems))})[^.!?\n]*$", re.IGNORECASE)


@rule(
    "time.noon",
    "part",
    r"(?P<x>(?P<w>midi|minuit)(?:(?P<half> et demie?| et quart| moins le quart)| (?P<m>cinq|dix|vingt|trente"
    r"|quinze|trois|\d\d)(?! ?(?:minutes|heures|%|euros|personnes)))?)(?!-)(?! (?:pile)?libre)",
)
def noon(match: re.Match[str]) -> Node | Meaning | None:
    share = (match["half"] or "").lower()
    minute = (
        int(number(match["m"]) or 0) if match["m"] else 30 if "demi" in share else 15 if "quart" in share else 0
    )
    hour = 12 if match["w"].lower() == "midi" else 0 if minute else 24
    if "moins" in share:
        hour, minute = (hour or 24) - 1, 45
    return Meaning(Clock(hour, minute), weak=match["w"] == "Midi")
