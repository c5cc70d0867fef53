"""What the words around a date tell where no verb governs it: announcements, opening hours, live reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from recoupe.components.dates.rule import Atom
from recoupe.date_values.context import Direction
from recoupe.values import DateModifier

#: «10 h - La sécheresse…», «18 h 40: …»: the hour of an entry, behind the line's first word.
_MARK = re.compile(r"\s?(?:[-:.|]|[\])][-:.]?)\s")
_LINE_START = re.compile(r"(?:^|\n)[ \t]*(?:[-*•\[(][ \t]*)?(?:en |le )?$", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:prochaine?s?|à venir|à suivre|rendez-vous|au programme|programme|agenda|calendrier|à retenir|attend"
    r"|échéances?|inscriptions?|réservations?)\b",
    re.IGNORECASE,
)
_SUMMARY = re.compile(r"\b(?:point|bilan|situation|état|résultats?|résumé|score)\b", re.IGNORECASE)
_HOURS = re.compile(
    r"\b(?:ouvert(?:e|s|es|ure|ures)?|fermé(?:e|s|es)?|fermetures?|horaires?|permanences?|accueille|accessible"
    r"|interdit(?:e|s|es)?)\b",
    re.IGNORECASE,
)
#: Nouns right before hours that come back: «un couvre-feu nocturne de 21 h à 5 h».
_SCHEDULE = re.compile(
    r"\b(?:couvre-feux?|horaires?|permanences?|créneaux?|interdictions?|fermetures?|ouvertures?)\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
_HABITS = re.compile(
    r"\b(?:d'habitude|d'ordinaire|habituellement|généralement|en général|normalement|en temps normal)\b",
    re.IGNORECASE,
)
#: «Si on m'enferme à 19 heures», up to the comma that ends the condition.
_CONDITION = re.compile(r"(?:^|[,;:«»\"(]\s?|\b(?:et|mais|même|sauf|que)\s)s(?:i\s|'ils?\s)[^,]*$", re.IGNORECASE)
_STOPS = re.compile(r"[.!?;\n](?=\s|$)|\n")
_LONGEST = 120


class Surroundings:
    """The blocks and sentences of one text."""

    def __init__(self, text: str, starts: Sequence[int], kinds: Sequence[str]) -> None:
        self.text, self.starts, self.kinds = text, starts, kinds
        self._heads: dict[int, int] = {}

    def block(self, place: int) -> int:
        """Return the index of the block that holds a place."""
        return max(0, bisect_right(self.starts, place) - 1)

    def _bounds(self, block: int) -> tuple[int, int]:
        start = self.starts[block] if self.starts else 0
        return start, self.starts[block + 1] if block + 1 < len(self.starts) else len(self.text)

    def sentence(self, atom: Atom) -> tuple[str, str]:
        """Return the words before and behind a date in its sentence."""
        before = self.text[max(0, atom.start - 200) : atom.start]
        behind = _STOPS.split(self.text[atom.end : atom.end + 200], maxsplit=1)[0]
        return _STOPS.split(before)[-1], behind

    def opens_entry(self, atom: Atom) -> bool:
        """Tell whether a date or a clock time is the mark of an entry of a timeline or a live report."""
        before = self.text[max(0, atom.start - 6) : atom.start]
        return bool(_MARK.match(self.text, atom.end)) and bool(_LINE_START.search(before))

    def tells_hours(self, atom: Atom) -> bool:
        """Tell whether a sentence tells when something is open: its times come back, they are of no day."""
        return any(_HOURS.search(words) for words in self.sentence(atom))

    def is_scheduled(self, atom: Atom) -> bool:
        """Tell whether the noun before a stretch of hours makes them come back: «un couvre-feu de 21 h à 5 h»."""
        return _SCHEDULE.search(self.text, max(0, atom.outer - 40), atom.outer) is not None

    def tells_habits(self, atom: Atom) -> bool:
        """Tell whether a sentence tells what is usual: «à 9 heures, d'habitude, tout est vendu»."""
        return any(_HABITS.search(words) for words in self.sentence(atom))

    def imagines(self, atom: Atom) -> bool:
        """Tell whether a date stands in a condition: «si on m'enferme à 19 heures»."""
        return _CONDITION.search(self.sentence(atom)[0].lstrip()) is not None

    def announces(self, atom: Atom, *, weekly: bool) -> bool:
        """Tell whether a date without verb lies ahead: «prochain défilé jeudi», a block that is nothing but a date.

        weekly: whether the date is a weekday or a feast, which alone in its block is an announcement.
        """
        before, behind = self.sentence(atom)
        if _SUMMARY.search(before):
            return False
        if _AHEAD.search(before) or _AHEAD.match(behind.lstrip()) or self._listed_ahead(self.block(atom.start)):
            return True
        start, end = self._bounds(self.block(atom.start))
        if end - start > _LONGEST or not weekly:
            return False
        whole = self.text[start:end]
        return len(re.findall(r"\w{4,}", whole.replace(self.text[atom.start : atom.end], " ", 1))) < 2

    def _listed_ahead(self, block: int) -> bool:
        """Tell whether a list item stands under words of what comes: «Prochaines étapes:»."""
        if not self.kinds or self.kinds[block] != "list_item":
            return False
        start, end = self._bounds(self._head(block))
        return end - start < 2 * _LONGEST and bool(_AHEAD.search(self.text, start, end))

    def _head(self, block: int) -> int:
        """Return the block above a list, found once for all its items."""
        climbed = []
        while block > 0 and self.kinds[block] == "list_item" and block not in self._heads:
            climbed.append(block)
            block -= 1
        head = self._heads.get(block, block)
        self._heads.update((item, head) for item in climbed)
        return head


_THAN = re.compile(r"\bcontre\s[^.;:!?\n]{1,50}\s$")
_SINCE = re.compile(r"\bdepuis(?:\s(?:le|la|l'|fin|début|au moins|ce))?\s?$")
_EXPECTED = re.compile(
    r"(?:\bd'ici(?:\s(?:à|au|la|le))?|\bau plus tard(?:\s(?:le|en))?"
    r"|\bprév(?:u|ue|us|ues)(?:\spour)?(?:\s(?:le|en))?"
    r"|\battendue?s?(?:\spour)?(?:\s(?:le|en))?|\bprochaine?s?\s[\w-]+,?(?:\s(?:le|en))?)\s$",
)


def worded_direction(text: str, start: int) -> Direction | None:
    """Return the direction that the words left of a date tell: «depuis» past, «d'ici à», «prévue» future."""
    further = text[max(0, start - 60) : start].lower()
    before = further[-30:]
    if ("depuis" in before and _SINCE.search(before)) or ("contre" in further and _THAN.search(further)):
        return "past"  # «58 morts, contre 47 lundi»
    if not any(hint in before for hint in ("ici", "tard", "prév", "attend", "prochain")):
        return None
    return "future" if _EXPECTED.search(before) else None


#: The patterns work on words in lower case.
_WORDED: tuple[tuple[str, DateModifier], ...] = (
    (r"d'ici(?:\sà|\sau|\saux|\sen)?|jusqu'(?:à|au|aux|en|à la)|au plus tard", "ON_OR_BEFORE"),
    (r"depuis(?:\sau moins)?|à partir (?:de|du|d')|à compter (?:de|du|d')|dès|au plus tôt", "ON_OR_AFTER"),
    (r"(?:peu |juste |bien )?avant(?:\sfin)?", "BEFORE"),
    (r"(?:peu |juste |bien )?après|passé", "AFTER"),
    (
        r"vers|aux (?:alentours|environs) (?:de|du|d')|autour (?:de|du|d')|(?:à )?environ|sur les coups de|circa",
        "APPROX",
    ),
)
_BEFORE: tuple[tuple[re.Pattern[str], DateModifier], ...] = tuple(
    (re.compile(rf"(?:^|[^\w])(?:{words})\s?(?:le\s|la\s|les\s|l'|ce\s)?$"), modifier)
    for words, modifier in _WORDED
)
#: One of these stands in each of them: most dates have none.
_MODIFYING = (
    "ici", "jusqu", "tard", "depuis", "partir", "compter", "dès", "tôt", "avant", "après", "passé", "vers",
    "alentours", "autour", "environ", "coups", "circa",
)  # fmt: skip


def worded_modifier(text: str, atom: Atom) -> DateModifier | None:
    """Return the modifier that the words left of a date say: «depuis», «avant», «vers»."""
    before = text[max(0, atom.outer - 26) : atom.start].lower()
    if not any(hint in before for hint in _MODIFYING):
        return None
    return next((modifier for pattern, modifier in _BEFORE if pattern.search(before)), None)


def is_meant_for(text: str, start: int) -> bool:
    """«annonce un pic pour jeudi», «le texte entre mardi en commission»: this weekday lies ahead.

    The preposition «entre» would be part of an interval.
    """
    return re.search(r"\b(?:pour|entre)\s(?:le\s|ce\s)?$", text[max(0, start - 10) : start]) is not None


def is_from(text: str, start: int) -> bool:
    """«un contrôle dès l'automne»: unless a verb tells otherwise, what begins with a date lies ahead."""
    return re.search(r"\bdès\s(?:le\s|la\s|l')?$", text[max(0, start - 8) : start], re.IGNORECASE) is not None
