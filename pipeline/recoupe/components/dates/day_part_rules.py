"""Rules for parts of the day: mornings, evenings, nights."""

from __future__ import annotations

import re

from recoupe.components.dates.rule import Meaning, rule
from recoupe.components.dates.vocabulary import part_code
from recoupe.date_values.compound import Clock, Night, Part, ThisNight
from recoupe.date_values.nodes import Node, Relative
from recoupe.values import DateModifier

_PHASE: dict[str, DateModifier] = {"début": "START", "milieu": "MID", "fin": "END"}


@rule(
    "time.part",
    "part",
    r"(?:en |à la |au |à l'|dans la (?!nuit)|dans l'|le |la |l'|du |de la |tout au long de la |pendant la "
    r"|durant la |d'|de |)(?P<x>(?:dans la (?=nuit))?(?:(?P<p>début|milieu|fin) (?:de (?:la |l')?|du |d'|d'))?"
    r"(?:petit |grand |très tôt le |tôt le |tard le |tard dans la |tôt dans la )?(?P<w>matinée|matin"
    r"|après[- ]midi|apres-midi|soirée|soir|nuit|mi-journée|aube|aurore|crépuscule)(?: même)?(?: tôt| très tôt)?)",
)
def part(match: re.Match[str]) -> Node | Meaning | None:
    code = part_code(match["w"])
    phase = _PHASE.get((match["p"] or "").lower())
    lead = match.group()[: match.start("x") - match.start()].lower()
    prepositional = lead.startswith(("en", "à", "au", "dans"))
    story = "même" in match.group()
    if match["x"].lower().startswith("dans"):
        return Meaning(Part(code), phase, weak=False)
    early = re.match(r"(?:petit|grand|très|tôt|tard)\s", match["x"].lower())
    strong = story or (prepositional and lead != "") or bool(phase) or bool(early)
    return Meaning(Part(code), phase, weak=not strong)


@rule("time.day-middle", "=journée", r"(?:en |à la |au )(?P<x>(?P<p>début|milieu|fin) de (?:la )?journée)")
def day_middle(match: re.Match[str]) -> Node | Meaning | None:
    code = {"début": "MO", "milieu": "MI", "fin": "EV"}[match["p"].lower()]
    return Meaning(Part(code), "END" if code == "EV" else None)


@rule(
    "time.this-part",
    "part",
    r"ce(?:tte|t)? (?P<w>matin|après[- ]midi|apres-midi|soir|midi|soirée|matinée|nuit|mi-journée)(?!-là| de| du)",
)
def this_part(match: re.Match[str]) -> Node | Meaning | None:
    code = part_code(match["w"])
    if code == "NI":
        return ThisNight()
    base = Relative("day", 0)
    return Clock(12, base=base) if code == "12:00" else Part(code, base)


@rule("time.that-part", "part", r"ce(?:tte|t)? (?P<w>matin|après-midi|soir|soirée|matinée|nuit)-là")
def that_part(match: re.Match[str]) -> Node | Meaning | None:
    return Part(part_code(match["w"]), Relative("day", 0, "story"))


@rule("time.last-night", "part", r"(?:la )(?P<x>nuit (?P<w>dernière|passée|prochaine))")
def last_night(match: re.Match[str]) -> Node | Meaning | None:
    return Night(Relative("day", 0), back=0 if match["w"] == "prochaine" else 1)


@rule("time.next-night", "part", r"(?:la )(?P<x>nuit (?P<w>suivante|précédente|d'après|d'avant))")
def next_night(match: re.Match[str]) -> Node | Meaning | None:
    return Night(Relative("day", 0, "story"), back=int(match["w"].lower() in ("précédente", "d'avant")))


@rule(
    "time.day-dawn",
    "word",
    r"(?P<x>(?P<d>hier|demain) (?P<w>matin|midi|après-midi|soir|nuit)|(?:le |au |du )?lendemain (?P<w2>matin"
    r"|soir|après-midi|midi)|(?:la )?veille (?:au|dans la|à la|en) (?P<w3>soir|matin|nuit|soirée|matinée|midi))",
)
def day_dawn(match: re.Match[str]) -> Node | Meaning | None:
    word = match["w"] or match["w2"] or match["w3"]
    if match["d"]:
        base = Relative("day", -1 if match["d"].lower() == "hier" else 1)
    else:
        base = Relative("day", 1 if match["w2"] else -1, "story")
    code = part_code(word)
    return Clock(12, base=base) if code == "12:00" else Part(code, base)
