"""French cardinals from atoms that stand side by side: hundreds, thousands, millions.

Grevisse & Goosse, Le Bon Usage, § 594-599; long scale (1 billion = 10^12).
"""

from __future__ import annotations

import re
from fractions import Fraction

from recoupe.numeral_atoms import Atom, find_atoms

_SIDE_BY_SIDE = re.compile(r"[ ]{1,2}|-|[ ]?\n[ ]?|")
AND = re.compile(r"[ -]et[ -]", re.IGNORECASE)
STARTS = ("unit", "teen", "ten", "hundred", "thousand", "zero")
#: «un milliard un an plus tôt»: the second number has a noun of its own.
_OWN_NOUN = re.compile(r" (?:ans?|mois|jours?|semaines?|années?|siècles?)\b", re.IGNORECASE)
#: What is still free behind a ten, a hundred, a thousand.
_FREE = {"ten": 10, "hundred": 100, "thousand": 1000}
_APART = re.compile(r"(?:\bentre (?:les )?|\bpour[ -])$", re.IGNORECASE)
#: «cinquante et deux autres» are two counts.
_OTHERS = re.compile(r" (?:autres?|nouve(?:aux|lles)|supplémentaires?|de plus)\b", re.IGNORECASE)
#: No words between two parts of a number are longer.
_FURTHEST = 20
#: What may stand between two parts of one number; most neighbours have something else between them.
_JOINT = re.compile(
    r"[ ]{1,2}|-|[ ]?\n[ ]?||[ -]et[ -]| virgule | de | d'| (?:bonne?|petite?|gros(?:se)?|belle?) ", re.IGNORECASE
)
#: A value and the index of the atom after it.
Parsed = tuple[Fraction, int]


class CardinalReader:
    """Reads cardinals from the atoms of one text. Methods take the index of the first atom."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.atoms: list[Atom] = find_atoms(text)

    # --- what stands side by side

    def kind(self, i: int) -> str:
        return self.atoms[i].kind if i < len(self.atoms) else ""

    def value(self, i: int) -> Fraction:
        return self.atoms[i].value

    def gap(self, i: int, pattern: re.Pattern[str]) -> bool:
        """Tell whether `pattern` is all that stands before atom i and after the one before it."""
        if i <= 0 or i >= len(self.atoms):
            return False
        start, end = self.atoms[i - 1].end, self.atoms[i].start
        return end - start <= _FURTHEST and pattern.fullmatch(self.text, start, end) is not None

    def ends_here(self, i: int) -> bool:
        """Whether the atom that follows cannot go on the number that this one is in."""
        return not self.gap(i + 1, _JOINT)

    def beside(self, i: int, *kinds: str) -> bool:
        return self.kind(i) in kinds and self.gap(i, _SIDE_BY_SIDE)

    # --- cardinals

    def below_hundred(self, i: int) -> Parsed | None:
        kind = self.kind(i)
        if kind == "unit" and self.value(i) == 4 and self.beside(i + 1, "ten") and self.value(i + 1) == 20:
            return self._units(Fraction(80), i + 2, teens=True)
        if kind == "unit":
            return self.value(i), i + 1
        if kind == "teen":
            if self.value(i) == 10 and self.beside(i + 1, "unit") and self.value(i + 1) in (7, 8, 9):
                return self.value(i) + self.value(i + 1), i + 2
            return self.value(i), i + 1
        if kind == "ten":
            return self._units(self.value(i), i + 1, teens=self.value(i) == 60)
        return None

    def _units(self, ten: Fraction, i: int, *, teens: bool) -> Parsed:
        if self.beside(i, "unit"):
            return ten + self.value(i), i + 1
        if teens and self.beside(i, "teen"):
            rest = self._slipped_teen(i) or self.below_hundred(i)
            return (ten + rest[0], rest[1]) if rest else (ten, i)
        one = self.kind(i) == "unit" and self.value(i) == 1
        eleven = teens and self.kind(i) == "teen" and self.value(i) == 11
        if (one or eleven) and self.gap(i, AND) and not self.opens_fraction(i):
            return ten + self.value(i), i + 1
        return ten, i

    def _slipped_teen(self, i: int) -> Parsed | None:
        """«quatre-vingt-dix-cinq»: a slip for quatre-vingt-quinze."""
        if self.value(i) == 10 and self.beside(i + 1, "unit") and self.text[self.atoms[i].end] == "-":
            return self.value(i) + self.value(i + 1), i + 2
        return None

    def below_thousand(self, i: int) -> Parsed | None:
        if self.kind(i) == "hundred":
            head, after = Fraction(100), i + 1
        else:
            small = self.below_hundred(i)
            if small is None:
                return None
            head, after = small
            if not (self.beside(after, "hundred") and self._multiplies_hundred(head, after)):
                return head, after
            head, after = head * 100, after + 1
        if self.beside(after, "unit", "teen", "ten"):
            rest = self.below_hundred(after)
            if rest:
                return head + rest[0], rest[1]
        return head, after

    def _multiplies_hundred(self, head: Fraction, i: int) -> bool:
        """«trois cents», «quinze cents»; «quatre-vingt-quinze cent cinquièmes», where no money can be meant."""
        if 2 <= head <= 19:
            return head != 10
        return head % 10 != 0 and self.atoms[i].text == "cent" and self.kind(i + 1) == "ordinal_plural"

    def below_million(self, i: int) -> Parsed | None:
        if self.kind(i) == "digits":
            head, after = self.value(i), i + 1
        elif self.kind(i) == "thousand":
            head, after = Fraction(1), i
        else:
            small = self.below_thousand(i)
            if small is None:
                return None
            head, after = small
        if not (self.kind(after) == "thousand" and (after == i or self.beside(after, "thousand"))):
            return head, after
        head, after = head * 1000, after + 1
        rest = self.below_thousand(after) if self.beside(after, "unit", "teen", "ten", "hundred") else None
        if head == 1000 and self.kind(after) == "unit" and self.value(after) == 1 and self.gap(after, AND):
            rest = self.value(after), after + 1
        return (head + rest[0], rest[1]) if rest else (head, after)

    def cardinal(self, i: int) -> Parsed | None:
        """Read millions, milliards… down to units; scales must fall."""
        total, limit, after = Fraction(0), Fraction(10) ** 30, i
        while True:
            part = self.below_million(after)
            if part is None:
                return (total, after) if after > i else None
            head, next_ = part
            while self.beside(next_, "scale") and self.value(next_) < limit:
                head, limit, next_ = head * self.value(next_), self.value(next_), next_ + 1
            if after > i and self.beside(next_, "scale"):
                return total, after
            if after > i and not self._may_follow(after, next_, head, self.kind(i) == "digits"):
                return total, after
            total, after = total + head, next_
            if self.kind(after - 1) != "scale" or not self._continues(after):
                return total, after

    def _continues(self, i: int) -> bool:
        return self.beside(i, "digits", *STARTS) or (self.gap(i, AND) and self.kind(i) in ("hundred", *STARTS))

    def _may_follow(self, start: int, end: int, head: Fraction, digits_first: bool) -> bool:
        """«2 millions 300 000», «un million et deux cent mille» go on; «2 millions 12» and «… et deux» do not."""
        last = self.kind(end - 1)
        if self.kind(start) != "digits" and (digits_first or _OWN_NOUN.match(self.text, self.atoms[end - 1].end)):
            return False
        if self.gap(start, AND):
            return last in ("thousand", "scale") and self.kind(start) != "digits"
        return self.kind(start) != "digits" or last in ("thousand", "scale") or head >= 1000

    def with_rest(self, i: int, after: int, value: Fraction) -> Parsed:
        """«vingt et trois», «cent et trente-deux»: a smaller number that «et» adds where its place is free."""
        free = _FREE.get(self.kind(after - 1))
        if free is None or self.kind(i) == "digits" or not self.gap(after, AND) or self._sets_apart(i):
            return value, after
        rest = self.below_thousand(after)
        if rest is None or rest[0] >= free or self.beside(rest[1], "thousand", "scale", "half", "collective"):
            return value, after
        if _OTHERS.match(self.text, self.atoms[rest[1] - 1].end):
            return value, after
        part = self.denominator(rest[0], rest[1])
        return (value, after) if part is not None and rest[0] * part < 1 else (value + rest[0], rest[1])

    def _sets_apart(self, i: int) -> bool:
        """«entre vingt et trente», «pour cent et deux»."""
        start = self.atoms[i].start
        return _APART.search(self.text, max(0, start - 12), start) is not None

    def opens_fraction(self, i: int) -> bool:
        """Whether the cardinal at i is a numerator: «vingt et un tiers», «trois et deux cinquièmes»."""
        parsed = self.below_hundred(i) if self.kind(i) != "digits" else (self.value(i), i + 1)
        return parsed is not None and self.denominator(parsed[0], parsed[1]) is not None

    def denominator(self, top: Fraction, i: int) -> Fraction | None:
        """Return one part that the atom at i names: 1/3 for «tiers»."""
        if not self.beside(i, "part", "half", "ordinal_plural", "ordinal") or self.is_moitie(i):
            return None
        if self.kind(i) == "half":
            return Fraction(1, 2) if top == 1 else None
        if self.kind(i) == "ordinal" and not (top == 1 and self.value(i) > 3 and self._is_masculine(i - 1)):
            return None
        return 1 / self.value(i) if self.value(i) > 2 else None

    def _is_masculine(self, i: int) -> bool:
        """«un cinquième» may be a fraction, «une cinquième» is one more."""
        return self.atoms[i].text.lower() != "une"

    def is_moitie(self, i: int) -> bool:
        return self.atoms[i].text.lower() == "moitié"


def combined(cardinal: int, ordinal: int) -> int | None:
    """Return what cardinal + ordinal atom mean together (vingt, deuxième → 22), or None."""
    tens = cardinal % 100
    if ordinal >= 1000:
        return cardinal * ordinal
    if ordinal == 100:
        last = cardinal % 1000
        return cardinal + last * 99 if 2 <= last <= 9 else cardinal + 100 if last == 0 else None
    if ordinal == 20 and cardinal % 10 == 4 and tens == 4:
        return cardinal + 76
    if ordinal < 10:
        fits = tens % 10 == 0 and (tens != 10 or ordinal >= 7)
    else:
        fits = tens == 0 or (ordinal < 20 and tens in (60, 80))
    return cardinal + ordinal if fits else None
