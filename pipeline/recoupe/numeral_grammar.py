"""The grammar of French numerals: joins atoms that stand side by side into numbers.

Grevisse & Goosse, Le Bon Usage, § 594-605; long scale (1 billion = 10^12).
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from recoupe.numeral_atoms import abbreviations
from recoupe.numeral_cardinals import AND, STARTS, CardinalReader, Parsed, combined
from recoupe.numeral_signs import sign_before
from recoupe.numeral_values import Number, NumberKind, plain_number

_OF = re.compile(r" (?:de |d')", re.IGNORECASE)
_COMMA_WORD = re.compile(r" virgule ", re.IGNORECASE)
_PER_CENT = re.compile(r"(?<=pour[ -])cents?$", re.IGNORECASE)
#: Never the end of a compound ordinal; «trois cent vingt seconde» is, in the singular.
_ALONE_ORDINAL = re.compile(r"prem|sec\w+s$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:la|le|une?|cette|ce) (?:(?:bonne?|petite?|gros(?:se)?|belle?) )?$", re.IGNORECASE)
_ADJECTIVE = re.compile(r" (?:bonne?|petite?|gros(?:se)?|belle?) ", re.IGNORECASE)
_COMPOUND = re.compile(r"-(?!(?:là|ci|la|et|points?)\b)[^\W\d_]", re.IGNORECASE)
#: Atoms that are numbers by themselves.
_ALONE = frozenset(("digits", *STARTS))
_PARTITIVE = re.compile(
    r" (?:de|du|des|environ|à peine|seulement|et|ou|est|sont|a|ont|par)\b| d'|[\s]*(?:[.,;:!?)»(|-]|$)",
    re.IGNORECASE,
)


class NumberReader(CardinalReader):
    """Joins the atoms of one text into its numbers."""

    def free_numbers(self) -> list[Number]:
        """Return the numbers that touch no letter on their left."""
        glued = {atom.start for atom in self.atoms if atom.glued}
        return [number for number in self.numbers() if number.start not in glued]

    def numbers(self) -> list[Number]:
        found: list[Number] = []
        index = 0
        while index < len(self.atoms):
            number, index = self._next(index)
            if number is not None:
                found.append(number)
        return found

    def _next(self, i: int) -> tuple[Number | None, int]:
        atom = self.atoms[i]
        mixed = self._mixed(i) if atom.kind == "digits" else None
        if mixed is not None:
            return mixed, i + 2
        if atom.kind in _ALONE and self.ends_here(i):  # most numbers
            alone = self._digits(i, atom.value) if atom.kind == "digits" else self._word(i, i + 1, atom.value)
            return (None if self._is_compound(alone) else alone), i + 1
        for read in (self._collective, self._fraction_word, self._ordinal_alone, self._counted):
            number, after = read(i)
            if after > i:
                return (None if number and self._is_compound(number) else number), after
        return None, i + 1

    def _mixed(self, i: int) -> Number | None:
        """«1 1/2», «2 ¾»: a whole number and a fraction in signs."""
        if self.kind(i + 1) not in ("ratio", "glyph") or not self.beside(i + 1, "ratio", "glyph"):
            return None
        if self.value(i).denominator != 1 or self.text[self.atoms[i + 1].start - 1] == "-":
            return None
        value = self.value(i) + self.value(i + 1)
        return self._make(i, i + 2, value, "cardinal", "number.fraction.mixed")

    def _is_compound(self, number: Number) -> bool:
        """«mille-pattes», «deux-roues», «pour cent»: no numbers."""
        if number.digits:
            return False
        if number.kind == "fraction" and number.value == 1:
            return True
        if _COMPOUND.match(self.text, number.end):
            return True
        return _PER_CENT.search(self.text, max(0, number.start - 5), number.end) is not None

    # --- numbers made of them

    def _counted(self, i: int) -> tuple[Number | None, int]:
        atom = self.atoms[i]
        if atom.kind in ("ratio", "glyph"):
            return self._make(i, i + 1, atom.value, "fraction", "number.fraction.sign"), i + 1
        if atom.kind == "digit_ordinal":
            return self._make(i, i + 1, atom.value, "ordinal", "number.ordinal.digits"), i + 1
        if atom.kind == "zero":
            value, after = self._decimals(i + 1, Fraction(0))
            return self._make(i, after, value, "cardinal", "number.words"), after
        parsed = self.cardinal(i)
        if parsed is None:
            return None, i
        value, after = self.with_rest(i, parsed[1], parsed[0])
        return (
            self._as_ordinal(i, after, value)
            or self._as_fraction(i, after, value)
            or self._over_compound(i, after, value)
            or self._as_collective(i, after, value)
            or self._as_cardinal(i, after, value)
        )

    def _as_cardinal(self, i: int, after: int, value: Fraction) -> tuple[Number, int]:
        value, after = self._decimals(after, value)
        last = self.kind(after - 1)
        scale = int(self.value(after - 1)) if last in ("scale", "thousand", "hundred") and after - i > 1 else 1
        value, after = self._and_part(after, value, scale if last == "scale" else 1)
        base = self.atoms[after - 2].end if scale > 1 and after - i > 1 else self.atoms[after - 1].end
        digits = self.atoms[i].kind == "digits"
        if after == i + 1 and digits:
            return self._digits(i, value), after
        if digits:
            return self._make(i, after, value, "cardinal", "number.digits.scale", scale=scale, base=base), after
        return self._word(i, after, value, scale, base), after

    def _word(self, i: int, after: int, value: Fraction, scale: int = 1, base: int = 0) -> Number:
        one = after == i + 1 and self.atoms[i].kind == "unit" and value == 1
        rule = "number.words.un" if one else "number.words"
        return self._make(i, after, value, "cardinal", rule, scale=scale, base=base)

    def _digits(self, i: int, value: Fraction) -> Number:
        """Plain digits, with an abbreviation («12 M€», «3 k», «1,2 Md») where one follows, and half a glyph."""
        atom = self.atoms[i]
        match = _abbreviation().match(self.text, atom.end)
        if not match:
            return self._make(i, i + 1, value, "cardinal", "number.digits")
        scale = abbreviations()[match[1]][1]
        rule = "number.digits.abbreviation"
        made = self._make(i, i + 1, value * scale, "cardinal", rule, scale=scale, base=atom.end)
        return made._replace(end=match.end())

    def _decimals(self, i: int, value: Fraction) -> Parsed:
        """«deux cents virgule zéro trois», «trois virgule un quatre un six»: behind the comma, group by group."""
        if not (self.kind(i) in STARTS and self.gap(i, _COMMA_WORD)):
            return value, i
        digits, after = "", i
        while after == i or self.beside(after, *STARTS):
            part = (Fraction(0), after + 1) if self.kind(after) == "zero" else self.below_thousand(after)
            if part is None:
                break
            digits, after = f"{digits}{part[0]}", part[1]
        return (value + Fraction(f"0.{digits}"), after) if digits else (value, i)

    def _and_part(self, i: int, value: Fraction, scale: int) -> Parsed:
        """«un million et demi», «trois et quart», «trois et un cinquième», «cinq milliards et trois quarts»."""
        if not self.gap(i, AND):
            return value, i
        if self.kind(i) == "half" and not self.is_moitie(i):
            return value + Fraction(scale, 2), i + 1
        if self.kind(i) == "part" and self.atoms[i].text.lower() == "quart":
            return value + Fraction(scale, 4), i + 1
        top = self.below_hundred(i)
        part = self.denominator(top[0], top[1]) if top else None
        if top is None or part is None or top[0] * part >= 1:
            return value, i
        return value + top[0] * part * scale, top[1] + 1

    # --- ordinals, fractions, collectives

    def _ordinal_alone(self, i: int) -> tuple[Number | None, int]:
        kind = self.kind(i)
        if kind not in ("ordinal", "ordinal_plural"):
            return None, i
        return self._make(i, i + 1, self.value(i), "ordinal", "number.ordinal.words"), i + 1

    def _as_ordinal(self, i: int, after: int, value: Fraction) -> tuple[Number, int] | None:
        joined = self.beside(after, "ordinal", "ordinal_plural") or (
            self.kind(after) == "ordinal" and self.value(after) in (1, 11) and self.gap(after, AND)
        )
        if not joined or self.kind(i) == "digits" or _ALONE_ORDINAL.match(self.atoms[after].text):
            return None
        if value == 1 or (self.kind(after) == "ordinal_plural" and self.text[self.atoms[after].start - 1] != "-"):
            return None
        whole = combined(int(value), int(self.value(after)))
        if whole is None:
            return None
        return self._make(i, after + 1, Fraction(whole), "ordinal", "number.ordinal.words"), after + 1

    def _as_fraction(self, i: int, after: int, value: Fraction) -> tuple[Number, int] | None:
        if self.beside(after, "half") and value == 1 and self.is_moitie(after):
            part: Fraction | None = Fraction(1, 2)
        else:
            part = self.denominator(value, after)
        if part is None:
            return None
        end = self.atoms[after].end
        one = value == 1 and self.kind(after) == "ordinal"
        jubilee = self.value(after) in (1000, 10**6)  # «pour fêter un millième»
        if one and not (_OF if jubilee else _PARTITIVE).match(self.text, end):
            return None
        if self.kind(after) == "half":
            return self._half_of(i, after)
        if self.kind(after + 1) == "scale" and self.gap(after + 1, _OF) and not self._ends_in_s(after + 1):
            scale = int(self.value(after + 1))  # «trois quarts de million»
            value *= part * scale
            return self._make(i, after + 2, value, "cardinal", "number.fraction.of", scale=scale), after + 2
        return self._make(i, after + 1, value * part, "fraction", "number.fraction.words"), after + 1

    def _ends_in_s(self, i: int) -> bool:
        return self.atoms[i].text.lower().endswith("s")

    def _over_compound(self, i: int, after: int, value: Fraction) -> tuple[Number, int] | None:
        """«trois vingt-cinquièmes», «vingt vingt cinquième»: the denominator is a compound ordinal."""
        below = self.below_thousand(after) if self.beside(after, *STARTS) and self.kind(i) != "digits" else None
        ordinal = self._as_ordinal(after, below[1], below[0]) if below and value > 1 else None
        if ordinal is None:
            return None
        number, end = ordinal
        return self._make(i, end, value / Fraction(number.value), "fraction", "number.fraction.words"), end

    def _half_of(self, i: int, half: int) -> tuple[Number, int]:
        """«un demi-million», «une demi-douzaine», «un demi»."""
        if self.beside(half + 1, "scale", "collective"):
            kind: NumberKind = "collective" if self.kind(half + 1) == "collective" else "cardinal"
            value = self.value(half + 1) / 2
            scale = int(self.value(half + 1))
            return self._make(i, half + 2, value, kind, "number.half", scale=scale), half + 2
        return self._make(i, half + 1, Fraction(1, 2), "fraction", "number.half"), half + 1

    def _fraction_word(self, i: int) -> tuple[Number | None, int]:
        """«la moitié», «le tiers», «demi litre», «quart de million»."""
        if self.kind(i) not in ("half", "part"):
            return None, i
        part = 1 / self.value(i)
        word = ("scale", "collective")
        if self.beside(i + 1, *word) or (self.kind(i + 1) in word and self.gap(i + 1, _OF)):
            return self._make(i, i + 2, part * self.value(i + 1), "cardinal", "number.fraction.of"), i + 2
        return self._make(i, i + 1, part, "fraction", "number.fraction.bare"), i + 1

    def _collective(self, i: int) -> tuple[Number | None, int]:
        """«la dizaine», «centaines de milliers», «millions»: without a number before."""
        kind = self.kind(i)
        if kind not in ("collective", "collective_plural", "scale"):
            return None, i
        value, after = self._chain(i)
        plural = self._ends_in_s(i)
        name: NumberKind = "vague" if plural else "collective"
        number = self._make(i, after, value, name, f"number.{name}", scale=int(value))
        before = self.text[max(0, number.start - 20) : number.start]
        article = _ARTICLE.search(before)
        if name == "collective" and article:
            number = number._replace(start=number.start - len(article.group()))
        return number, after

    def _as_collective(self, i: int, after: int, value: Fraction) -> tuple[Number, int] | None:
        one = value == 1 and self.kind(i) == "unit"
        joined = self.beside(after, "collective", "collective_plural") or (
            one and self.kind(after) == "collective" and self.gap(after, _ADJECTIVE)
        )
        if not joined:
            return None
        base, end = self._chain(after)
        rule = "number.collective" if one else "number.collective.times"
        return self._make(i, end, value * base, "collective", rule, scale=int(base)), end

    def _chain(self, i: int) -> Parsed:
        """Multiply along «de»: dizaines de milliers, centaine de millions."""
        value, after = self.value(i), i + 1
        while self.kind(after) in ("collective_plural", "scale") and self.gap(after, _OF):
            value, after = value * self.value(after), after + 1
        return value, after

    def _make(
        self, i: int, after: int, value: Fraction, kind: NumberKind, rule: str, *, scale: int = 1, base: int = 0
    ) -> Number:
        first, last = self.atoms[i], self.atoms[after - 1]
        start, signed = sign_before(self.text, first.start, first.end, digits=first.kind == "digits")
        return Number(
            start, last.end, plain_number(-value if signed else value), kind, rule,
            first.kind == "digits", scale, base or last.end,
        )  # fmt: skip


#: What an abbreviation of each kind needs beside it.
_BESIDE = {"abbreviation": "{}", "currency_abbreviation": r"{}(?= ?\$)", "decimal_abbreviation": r"(?<=\d[.,]\d){}"}


@cache
def _abbreviation() -> re.Pattern[str]:
    ordered = sorted(abbreviations().items(), key=lambda item: len(item[0]), reverse=True)
    forms = "|".join(_BESIDE[kind].format(form) for form, (kind, _) in ordered)
    return re.compile(rf" {{0,2}}({forms})(?=$|[^\w²³/]|[€$£¥]|EUR|USD|CHF|GBP)")
