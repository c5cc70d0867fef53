"""Words for comparing: tokens, rough French stems, events and classes of what is counted.

The knowledge is data: `counted_synonyms.csv` (lemma, concept, hypernym, event) and `event_words.csv` (pattern,
event; a final `*` matches any ending, a pattern of several words is looked for as such).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from recoupe import lexicon

#: How two counted nouns stand to each other.
#: «unnamed» where one side leaves it unsaid («le taux»), «unknown» where the lexicon cannot tell.
NounRelation = Literal["same", "synonym", "broader", "unnamed", "unknown", "different"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ELIDED = frozenset({*"cdjlmnst", "qu", "lorsqu", "puisqu", "jusqu"})
_SUFFIXES = (
    "issements", "issement", "ements", "ement", "ations", "ation", "itions", "ition", "aient", "eraient",
    "erait", "irait", "iraient", "antes", "ante", "ants", "ant", "euses", "euse", "eurs", "eur", "ives", "ive",
    "ifs", "if", "iers", "ier", "ieres", "iere", "ees", "ee", "es", "er", "ir", "ent", "ait", "ons", "ez", "is",
    "it", "us", "ue", "s", "x", "e", "i", "u",
)  # fmt: skip


class Word(NamedTuple):
    """A word of a text, lower case, with its offsets."""

    start: int
    end: int
    text: str


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of `text[start:end]` in lower case, elided articles left out."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(*m.span(), word) for m in found if (word := m[0].lower()) not in _ELIDED]


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return a word in lower case without accents."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("œ", "oe")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return a rough stem, at least four letters long: inflected forms of a word mostly share it."""
    plain = fold(word)
    for suffix in _SUFFIXES:
        if plain.endswith(suffix) and len(plain) - len(suffix) >= 4:
            return plain[: -len(suffix)]
    return plain


@cache
def _common() -> frozenset[str]:
    return lexicon.column("common_words", "word")


@lru_cache(maxsize=1 << 16)
def is_content(word: str) -> bool:
    """Tell whether a word says something about the subject: neither short nor a function word."""
    return len(word) > 2 and fold(word) not in _common()


@cache
def _event_patterns() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]], tuple[tuple[str, str], ...]]:
    exact: dict[str, set[str]] = {}
    prefixes: dict[str, set[str]] = {}
    phrases: list[tuple[str, str]] = []
    for row in lexicon.rows("event_words"):
        pattern, event = row["pattern"], row["event"]
        if " " in pattern:
            phrases.append((pattern, event))
        else:
            (prefixes if pattern.endswith("*") else exact).setdefault(pattern.rstrip("*"), set()).add(event)
    frozen = {key: frozenset(value) for key, value in exact.items()}
    return frozen, {key: frozenset(value) for key, value in prefixes.items()}, tuple(phrases)


@lru_cache(maxsize=1 << 16)
def events_of(word: str) -> frozenset[str]:
    """Return the events that a word speaks of («tués» → mort); the longest pattern wins."""
    exact, prefixes, _ = _event_patterns()
    if word in exact:
        return exact[word]
    for length in range(len(word), 2, -1):
        if word[:length] in prefixes:
            return prefixes[word[:length]]
    return frozenset()


#: Expressions are looked for where a word begins as one of them does.
_HEAD = 3


@cache
def _phrases() -> dict[str, tuple[re.Pattern[str], dict[str, str]]]:
    """Return one pattern for the expressions that begin alike, and the event of each of its named groups."""
    alike: dict[str, list[tuple[str, str]]] = {}
    for phrase, event in _event_patterns()[2]:
        alike.setdefault(phrase[:_HEAD], []).append((phrase, event))
    return {head: _one_of(known) for head, known in alike.items()}


def _one_of(phrases: list[tuple[str, str]]) -> tuple[re.Pattern[str], dict[str, str]]:
    parts = [
        f"(?P<p{number}>{re.escape(phrase).replace(chr(92) + '*', chr(92) + 'w*')})"
        for number, (phrase, _) in enumerate(phrases)
    ]
    events = {f"p{number}": event for number, (_, event) in enumerate(phrases)}
    return re.compile(rf"(?:{'|'.join(parts)})\b"), events


def expressions(low: str, found: list[Word]) -> list[tuple[int, int, str]]:
    """Return the expressions of several words of a lower-case text with the words `found`: start, end, event."""
    known, said, reached = _phrases(), [], 0
    for word in found:
        if word.start >= reached and (candidates := known.get(low[word.start : word.start + _HEAD])):
            pattern, events = candidates
            if match := pattern.match(low, word.start):
                reached = match.end()
                said.append((match.start(), reached, events[match.lastgroup or ""]))
    return said


@cache
def _families() -> dict[str, str]:
    return {row["event"]: row["family"] for row in lexicon.rows("event_families") if row["family"]}


@cache
def _daily() -> frozenset[str]:
    return frozenset(row["event"] for row in lexicon.rows("event_families") if row["daily"])


def is_daily(counted: str | None, events: frozenset[str]) -> bool:
    """Tell whether each day has a number of its own («grévistes», «bouchons»), which does not add up or go on."""
    found = events | implied(counted) if counted else events
    return not found.isdisjoint(_daily())


@cache
def _chains() -> dict[str, str]:
    return {row["event"]: row["chain"] for row in lexicon.rows("event_families") if row["chain"]}


def are_steps(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether the same persons may go through two sets of events, one after the other (arrêté, inculpé)."""
    chains = _chains()
    return bool({chains.get(e) for e in one} & {chains.get(e) for e in other} - {None})


def is_core(event: str) -> bool:
    """Tell whether an event belongs to a family of rivals: it says by itself what a number is about."""
    return event in _families()


@cache
def _figure_verbs() -> tuple[str, ...]:
    return tuple(sorted(lexicon.column("figure_verbs", "stem")))


def states_figures(word: str) -> bool:
    """Tell whether a verb states a figure («parle de», «dénombre», «s'en tient à»)."""
    return word.startswith(_figure_verbs())


def is_of_money(event: str) -> bool:
    """Tell whether an event is one of sums of money only."""
    return _families().get(event) in ("argent", "coût")


def is_fate(event: str) -> bool:
    """Tell whether an event befalls persons only."""
    return _families().get(event) == "sort"


@lru_cache(maxsize=1 << 14)
def rivals(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets of events exclude each other: another of the same family (mort / blessé)."""
    if one & other:
        return False
    families = _families()
    return bool({families.get(e) for e in one} & {families.get(e) for e in other} - {None})


class Noun(NamedTuple):
    """What a counted noun means: its synonym sets, their ancestors, the events that it implies.

    A noun that implies an event («morts», «évacués») says nothing else of who is counted: its concept is the
    hypernym («personne»), its event says the rest.
    """

    concepts: frozenset[str]
    ancestors: frozenset[str]
    events: frozenset[str]

    @property
    def above(self) -> frozenset[str]:
        """Concepts and ancestors together."""
        return self.concepts | self.ancestors


@cache
def _nouns() -> tuple[dict[str, frozenset[str]], dict[str, tuple[str, ...]], dict[str, str]]:
    concepts: dict[str, set[str]] = {}
    parents: dict[str, tuple[str, ...]] = {}
    events: dict[str, str] = {}
    for row in lexicon.rows("counted_synonyms"):
        concepts.setdefault(row["lemma"].lower(), set()).add(row["concept"])
        if row["concept"] not in parents:
            parents[row["concept"]] = tuple(filter(None, row["hypernym"].split("|")))
            events[row["concept"]] = row["event"]
    return {key: frozenset(value) for key, value in concepts.items()}, parents, events


def _only_tells(concept: str) -> bool:
    """Tell whether a noun says what happened and nothing of who is counted («mort», but not «manifestant»)."""
    _, parents, events = _nouns()
    event = events.get(concept)
    return event is not None and event != "" and (is_core(event) or "personne" not in parents[concept])


#: Endings of nouns of women and of men, the longest first.
_FEMININE = (
    ("trice", "teur"), ("ienne", "ien"), ("onne", "on"), ("euse", "eur"), ("ière", "ier"), ("ère", "er"),
    ("esse", "e"), ("elle", "el"), ("eille", "eil"), ("ive", "if"), ("aîne", "ain"), ("e", ""),
)  # fmt: skip


@cache
def _masculine(lemma: str) -> str:
    """Return the noun of a man that a lemma is the feminine of («agricultrice»), where it counts persons; or ''."""
    concepts, parents, _ = _nouns()
    for ending, masculine in _FEMININE:
        found = lemma[: -len(ending)] + masculine
        if lemma.endswith(ending) and any(_stands_under("personne", c, parents) for c in concepts.get(found, ())):
            return found
    return ""


def _stands_under(root: str, concept: str, parents: dict[str, tuple[str, ...]]) -> bool:
    return concept == root or any(_stands_under(root, parent, parents) for parent in parents.get(concept, ()))


@lru_cache(maxsize=1 << 14)
def noun(lemma: str) -> Noun:
    """Return what is known of a counted noun (its singular lemma); nothing known gives empty sets."""
    concepts, parents, events = _nouns()
    key = lemma.lower()
    stated = concepts.get(key) or concepts.get(key.split(" ")[0]) or concepts.get(_masculine(key)) or frozenset()
    implied = frozenset(events[concept] for concept in stated if events.get(concept))
    found = frozenset(
        meant for concept in stated for meant in (parents[concept] if _only_tells(concept) else (concept,))
    )
    above: set[str] = set()
    ahead = [parent for concept in found for parent in parents.get(concept, ())]
    while ahead:
        parent = ahead.pop()
        if parent not in above:
            above.add(parent)
            ahead.extend(parents.get(parent, ()))
    return Noun(found, frozenset(above), implied)


def implied(lemma: str) -> frozenset[str]:
    """Return the events that a noun implies."""
    return noun(lemma).events


def is_unnamed(lemma: str) -> bool:
    """Tell whether a noun counts shares of something that it does not name («le taux», «la participation»)."""
    return "part" in noun(lemma).ancestors


def is_sum(lemma: str) -> bool:
    """Tell whether a noun names sums of money only («une enveloppe», but not «une vente»)."""
    concepts, parents, _ = _nouns()
    stated = concepts.get(lemma.lower(), frozenset())
    return bool(stated) and all(_stands_under("somme", concept, parents) for concept in stated)


#: What a unit says by itself: «une rafale de 214 km/h» is a speed.
_DIMENSIONS = frozenset({"vitesse", "température"})


@lru_cache(maxsize=1 << 16)
def noun_relation(one: str | None, other: str | None) -> NounRelation:
    """Tell how two counted nouns stand to each other."""
    if not one or not other:
        return "unnamed"
    if one == other or stem(one) == stem(other):
        return "same"
    first, second = noun(one), noun(other)
    if is_unnamed(one) or is_unnamed(other):
        return "unnamed"
    if first.concepts & second.concepts:
        return "synonym"
    if first.concepts & second.ancestors or second.concepts & first.ancestors:
        return "broader"
    if not _DIMENSIONS.isdisjoint((one, other)):
        return "unnamed"
    if not first.concepts or not second.concepts:
        return "unknown"
    return "different"
