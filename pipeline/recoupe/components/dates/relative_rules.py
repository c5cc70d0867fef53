"""Rules for dates said relatively: «hier», «cette semaine», «il y a trois ans», «deux jours plus tard»."""

from __future__ import annotations

import re

from recoupe.components.dates.calendar_rules import sense_of
from recoupe.components.dates.rule import Meaning, rule
from recoupe.components.dates.vocabulary import number, unit_of, weekday_number, word_value
from recoupe.date_values.calendar import Grain
from recoupe.date_values.nodes import InWeek, Node, Relative, Story, Word
from recoupe.date_values.offsets import Amount, Offset, SportsSeason
from recoupe.values import DateModifier

_GRAIN_WORDS = (
    r"(?:jour|journée|semaine|week-end|weekend|mois|trimestre|semestre|an|année|décennie|siècle|fin de semaine)"
)
_GRAINS: dict[str, Grain] = {
    "jour": "day", "journée": "day", "semaine": "week", "week-end": "weekend", "weekend": "weekend",
    "mois": "month",
    "trimestre": "quarter", "semestre": "half", "an": "year", "année": "year", "décennie": "decade",
    "siècle": "century", "fin de semaine": "weekend",
}  # fmt: skip


def grain_of(word: str) -> Grain:
    """Return the grain of a unit's singular name."""
    return _GRAINS[word.lower()]


@rule("date.day-word", "word", r"(?P<d>aujourd'hui|avant[- ]hier|hier|apr[èe]s[- ]demain|demain)")
def day_word(match: re.Match[str]) -> Node | None:
    word = match["d"]
    if " " in word and re.search(
        r"\b(?:jours?|semaines?|mois|ans?)\s$", match.string[max(0, match.start() - 10) : match.start()]
    ):
        return None  # «deux jours avant hier» counts from yesterday
    return Relative("day", int(word_value(word)))


@rule("date.plain-day-word", "word", r"(?:avant|après) (?P<x>hier|demain)")
def plain_day_word(match: re.Match[str]) -> Node | None:
    return Relative("day", -1 if match["x"].lower() == "hier" else 1)


@rule(
    "date.story-day",
    "word",
    r"(?:l'|la |le |au |dès le |dès la |du |de la |à la |^)(?P<x>(?P<d>avant-veille|veille|surlendemain|lendemain))"
    r"(?! (?:de |du |des |d'))(?:(?: même)(?=\W))?|(?P<bare>lendemain)(?!,? (?:de |du |des |d')|s)",
)
def story_day(match: re.Match[str]) -> Node | None:
    return Relative("day", int(word_value(match["d"] or match["bare"])), "story")


@rule(
    "date.that",
    "=là =même =date",
    r"ce(?:tte|t)? (?P<u>" + _GRAIN_WORDS + r")-là|(?:le|la|l') ?(?P<x>même (?P<u2>jour|semaine|mois|année))"
    r"|cette date",
)
def that(match: re.Match[str]) -> Node | None:
    unit = match["u"] or match["u2"]
    return Story(grain_of(unit)) if unit else Story("none")


@rule("date.day-itself", "=même", r"(?:le |l')(?P<x>jour même|jour-même)")
def day_itself(match: re.Match[str]) -> Node | None:
    return Story("day")


@rule(
    "date.this", "unit", r"ce(?:tte|t)? (?:nouvelle )?(?P<u>" + _GRAIN_WORDS + r")(?:-ci| même| en cours)?(?!-là)"
)
def this(match: re.Match[str]) -> Node | None:
    if match["u"].lower() in ("jour", "journée") and "même" not in match.group():
        return Relative("day", 0)
    return Relative(grain_of(match["u"]), 0)


@rule(
    "date.unit-sense",
    "=dernier =dernière =derniere =prochain =prochaine =passé =passée =écoulé =écoulée =venir =vient =suivant"
    " =suivante =précédent =précédente =après =avant =suit =suivi =précède =cours",
    r"(?:le |la |l'|au |du |les )?(?P<x>(?P<u>"
    + _GRAIN_WORDS
    + r") (?:(?P<w>{LAST}|{NEXT}|en cours)|(?P<t>{THEN})))",
)
def unit_sense(match: re.Match[str]) -> Node | None:
    grain = grain_of(match["u"])
    if match["t"]:
        back = re.match(r"précéd|d'avant|qui préc", match["t"].lower())
        return Relative(grain, -1 if back else 1, "story")
    sense = sense_of(match["w"])
    return Relative(grain, {"last": -1, "next": 1}.get(sense or "", 0))


@rule(
    "date.sense-unit",
    "=prochain =prochaine =dernier =dernière",
    r"(?:la |le |l')?(?P<x>(?P<w>prochaine?|dernière?) (?P<u>semaine|week-end|décennie|année|mois|trimestre"
    r"|semestre))"
    r"(?! (?:de|du|d'))",
)
def sense_unit(match: re.Match[str]) -> Node | None:
    return Relative(grain_of(match["u"]), 1 if sense_of(match["w"]) == "next" else -1)


@rule(
    "date.unit-after-next",
    "=prochain =prochaine =suivant =suivante =dernier =dernière",
    r"(?:le |la |l')?(?P<x>(?P<u>"
    + _GRAIN_WORDS
    + r") (?:(?:d')?après (?:le|la) (?:prochaine?|suivante?)|d'avant (?:le|la) dernière?))",
)
def unit_after_next(match: re.Match[str]) -> Node | None:
    return Relative(grain_of(match["u"]), -2 if "avant" in match.group() else 2)


@rule(
    "date.season-year",
    "=saison",
    r"(?P<x>(?P<this>cette )?saison(?: (?P<w>{LAST}|{NEXT}|en cours))?)"
    r"(?! ?\d| (?:de|du|des|d'|estivale|hivernale))",
)
def season_year(match: re.Match[str]) -> Node | None:
    if not match["this"] and not match["w"]:
        return None
    return SportsSeason({"last": -1, "next": 1}.get(sense_of(match["w"]) or "", 0))


@rule("date.weekend", "=week =weekend", r"(?:le |du |au |les )?(?P<x>week-end|weekend)")
def plain_weekend(match: re.Match[str]) -> Node | None:
    return WeekendNode


WeekendNode: Node = Relative("weekend", 0)


@rule(
    "date.day-of-week",
    "=semaine",
    r"(?P<wd>{WEEKDAY})(?: de)?,? (?:la |cette )?(?:semaine (?P<w>{LAST}|{NEXT}|{THEN}|en cours)"
    r"|(?P<next>(?:prochaine|dernière) semaine))|(?P<wd2>{WEEKDAY}) (?:de )?cette semaine"
    r"|cette semaine,? (?P<wd3>{WEEKDAY})",
)
def day_of_week(match: re.Match[str]) -> Node | None:
    day = weekday_number(match["wd"] or match["wd2"] or match["wd3"])
    words = (match["w"] or match["next"] or "").lower()
    back = re.match(r"derni|pass|écoul|précéd|d'avant", words)
    ahead = re.match(r"proch|suiv|d'apr|à venir|qui", words)
    return InWeek(day, Relative("week", -1 if back else 1 if ahead else 0))


_SHORT = r"(?:(?:une |1 )?demi-heure|(?:(?:un|1) |(?P<q>trois|3) )?quarts? d'heure)"
_MANY = (
    r"(?:(?<!\d)\d{1,2} ?h ?[0-5]\d(?: ?min)?"
    r"|{COUNT} ?{UNIT}(?: et demie?)?(?:,? (?:et )?{NUMBER} ?{UNIT}(?: et demie?)?){0,4}|"
    + _SHORT.replace("?P<q>", "?:")
    + ")"
)


def amounts_of(words: str) -> tuple[Amount, ...] | None:
    """Return what «deux ans et 21 jours», «une semaine et demie» say; None for «quelques jours»."""
    from recoupe.components.dates.rule import compiled

    short = compiled(_SHORT).search(words)
    if short:
        return ((30 if "demi" in short.group() else 45 if short["q"] else 15, "minute"),)
    glued = compiled(r"(?P<h>\d{1,2}) ?h ?(?P<m>[0-5]\d)(?: ?min)?").search(words)
    if glued:
        return (int(glued["h"]), "hour"), (int(glued["m"]), "minute")
    found: list[Amount] = []
    for match in compiled(r"(?P<n>{COUNT}) ?(?P<u>{UNIT})(?P<half> et demie?)?").finditer(words):
        count = number(match["n"])
        if count is None:
            return None
        name, _, factor = unit_of(match["u"])
        if name == "weekend":
            name, factor = "week", 1
        if factor != 1 and name in ("week", "century"):
            count *= factor if name == "week" else factor / 100
        found.append((count + (0.5 if match["half"] else 0), name))  # type: ignore[arg-type]
    return tuple(found) or None


_BEFORE = re.compile(r"plus (?:de|d')|plus que", re.IGNORECASE)
_LESS = re.compile(r"moins (?:de|d')", re.IGNORECASE)
_ABOUT = re.compile(r"environ|près d|à peu près|quelque |aine d", re.IGNORECASE)


def _offset(words: str, sign: int, origin: str = "publication") -> Node | Meaning | None:
    amounts = amounts_of(words)
    if amounts is None:
        vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Word(vague if origin == "publication" else "XXXX-XX-XX", "DATE")
    far: DateModifier = "BEFORE" if sign < 0 else "AFTER"
    near: DateModifier = "AFTER" if sign < 0 else "BEFORE"
    modifier: DateModifier | None = None
    if _BEFORE.search(words):
        modifier = far
    elif _LESS.search(words):
        modifier = near
    elif _ABOUT.search(words):
        modifier = "APPROX"
    return Meaning(Offset(amounts, sign, origin), modifier)  # type: ignore[arg-type]


@rule(
    "date.ago",
    "=y =voilà =voici =fait",
    r"(?:(?:il )?y a|voilà|voici|ça fait) (?:{ABOUT} ?){0,2}(?P<n>"
    + _MANY
    + r")(?! que| de (?:prison|retard|travail)"
    r"| (?:jour pour jour)?qu')",
)
def ago(match: re.Match[str]) -> Node | Meaning | None:
    return _offset(match.group(), -1)


@rule(
    "date.ago-since",
    "=y =voilà =voici =fait",
    r"(?:(?:il )?y a|voilà|voici|cela fait|ça fait) (?:{ABOUT} ?){0,2}(?P<x>" + _MANY + r") qu[e']",
)
def ago_since(match: re.Match[str]) -> Node | Meaning | None:
    from recoupe.components.dates.length_rules import duration

    return duration(match["x"])


@rule(
    "date.in",
    "=dans",
    r"(?P<x>dans (?:{ABOUT} ?){0,2}(?P<n>" + _MANY + r"))(?! (?:de (?:prison|travail)|suivant))"
    r"(?!(?<=aine) (?:de |d')(?!jours|mois|semaines|années|heures|minutes))",
)
def within(match: re.Match[str]) -> Node | Meaning | None:
    return _offset(match["x"], 1)


@rule(
    "date.later",
    "later",
    r"(?P<x>(?:{ABOUT} ?){0,2}(?P<n>"
    + _MANY
    + r") (?:(?P<later>plus tard|après|(?:à partir|à compter) (?:de ce jour|d'aujourd'hui"
    r"|de maintenant))|(?P<sooner>plus tôt|auparavant|avant)))(?! (?:le|la|les|l'|son|sa|ses|leur|un|une|des"
    r"|de|du|d'|que"
    r"|qu'|cette|ce|ces|avoir|être|(?-i:[A-ZÀ-Ý])|Pâques|Noël|hier|demain|aujourd|minuit|midi))(?!'hui)",
)
def later(match: re.Match[str]) -> Node | Meaning | None:
    publication = "maintenant" in match.group() or "aujourd'hui" in match.group()
    return _offset(match["n"], 1 if match["later"] else -1, "publication" if publication else "story")


@rule(
    "date.period",
    "=derniers =dernières =prochains =prochaines =passés =passées =venir =écoulés =écoulées =viennent",
    r"(?:les |des |aux |au cours des |dans les |)(?P<x>(?:ces )?(?P<w1>{LAST} |{NEXT} )?(?P<u>jours|semaines|mois"
    r"|années|heures|minutes|temps|décennies)(?P<w2> {LAST}| {NEXT})?)",
)
def period(match: re.Match[str]) -> Node | Meaning | None:
    words = match["w1"] or match["w2"]
    if not words:
        return None
    return Word("PAST_REF" if sense_of(words) == "last" else "FUTURE_REF", "DATE")


__all__ = ["amounts_of", "grain_of"]
