"""Rules for the running week, month or year, its parts, and what is left of it."""

from __future__ import annotations

import re

from recoupe.components.dates.relative_rules import grain_of
from recoupe.components.dates.rule import Meaning, rule
from recoupe.date_values.nodes import Node, Relative
from recoupe.date_values.offsets import Rest
from recoupe.values import DateModifier

_OWN = r"(?:ma|mon|notre|votre)"


@rule(
    "date.in-the",
    "=dans =pour",
    r"(?:(?P<for>pour)|dans) (?:la |le |l')(?P<x>(?P<u>semaine|mois|année|journée))"
    r"(?! (?:de|du|des|où|qui|{LAST}|{NEXT}|{THEN})| d')(?(for)(?= ?[.,;:!?)»\n]| ?$))",
)
def in_the(match: re.Match[str]) -> Node | None:
    return Relative(grain_of(match["u"]), 0)


@rule(
    "date.own",
    "=ma =mon =notre =votre",
    rf"(?P<x>{_OWN} (?P<u>semaine|journée|mois|week-end))"
    r"(?! (?:de|du|des|d'|en|où|qui|{LAST}|{NEXT}|{THEN}))",
)
def own(match: re.Match[str]) -> Node | None:
    """«j'ai rempli ma semaine»: the running one of whoever speaks."""
    return Relative(grain_of(match["u"]), 0)


@rule(
    "date.rest",
    "=reste =restant",
    r"(?:le |au )?(?P<x>(?:reste|restant) (?:de |du )(?:la |l'|cette |ce |" + _OWN + r" )?(?P<u>journée|semaine"
    r"|mois|trimestre|semestre|année|décennie|siècle|week-end))",
)
def rest(match: re.Match[str]) -> Node | None:
    return Rest(grain_of(match["u"]))


@rule(
    "date.later-in",
    "=tard",
    r"(?P<x>plus tard (?:(?:dans|au cours de) (?:la |l'|le )|cette |ce |dans ce |dans cette )"
    r"(?P<u>semaine|mois|trimestre|semestre|année|décennie)(?:-ci)?)(?!-là| (?:de|du|des|d'|{LAST}|{NEXT}|{THEN}))",
)
def later_in(match: re.Match[str]) -> Node | None:
    return Rest(grain_of(match["u"]))


@rule(
    "date.week-part",
    "=début =milieu =fin",
    r"(?:en |à la |au )?(?P<x>(?P<p>début|milieu|fin) (?:de |d'|du |de la |de l')(?:(?P<u>semaine|mois|année"
    r"|trimestre|semestre|siècle|décennie|an)))(?! (?:de|du|d'|{LAST}|{NEXT}|{THEN}))(?! ?{YEAR})",
)
def week_part(match: re.Match[str]) -> Node | Meaning | None:
    modifier: DateModifier = {"début": "START", "milieu": "MID", "fin": "END"}[match["p"].lower()]  # type: ignore[assignment]
    return Meaning(Relative(grain_of(match["u"]), 0), modifier)
