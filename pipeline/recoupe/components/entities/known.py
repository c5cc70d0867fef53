"""Names from the gazetteer, kept only where their capitals, articles and neighbours allow that reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from recoupe import lexicon
from recoupe.components.entities.page import Name, Page, is_feast
from recoupe.components.entities.vocabulary import role_words
from recoupe.components.entities.votes import votes
from recoupe.gazetteer import Gazetteer, Match
from recoupe.gazetteer_names import Entry
from recoupe.values import EntityLabel

_WEIGHT = {"country": 4.0, "city": 2.5, "person": 3.5, "user": 20.0, "demonym": 4.0}
_WEIGHT |= {"publisher": 6.0, "author": 6.0}


@cache
def neighbours(need: str) -> frozenset[str]:
    """Folded words one of which must stand beside a NORP with this need («political_context»…)."""
    return lexicon.column("norp_contexts", "word", needs=need)


@cache
def _with_articles() -> dict[str, tuple[str, ...]]:
    """Country key → folded articles of its name and their contractions («aux Philippines», «du Laos»)."""
    forms = {"le": ("le", "du", "au"), "les": ("les", "des", "aux")}
    return {f"country:{row['code']}": forms.get(row["article"].strip(), ()) for row in lexicon.rows("countries")}


def known_names(page: Page, gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the gazetteer's names as they may be read here; homonyms keep all their keys as candidates."""
    pseudo_end = -1
    for match in gazetteer.find(page.words):
        if match.entries[0].kind == "pseudo":
            pseudo_end = match.last  # «montagnes russes»
        entries = [entry for entry in match.entries if _may_be(page, match, entry)]
        if entries and match.first > pseudo_end:
            yield _compound(page, _name(match, _preferred(page, match, entries)))


def _compound(page: Page, name: Name) -> Name:
    """«franco-allemand», «pro-russe»: the prefix belongs to the word; two peoples have a key of their own."""
    prefix = page.key(name.first - 1)
    if name.label != "NORP" or page.left_gap(name.first) != "-" or prefix not in role_words("prefix"):
        return name
    whole = replace(name, first=name.first - 1)
    if prefix in ("pro", "anti", "ex", "non", "neo"):
        return whole
    written = page.words.written(whole.first, whole.last).lower()
    return replace(whole, canonical=f"other:{written}", name=written, candidates=())


def _name(match: Match, entries: list[Entry]) -> Name:
    found: dict[EntityLabel, float] = {}
    for entry in entries:
        weight = _WEIGHT.get(entry.kind, 1.0 if entry.needs == "name" else 3.5)
        found[entry.label] = max(found.get(entry.label, 0.0), weight)
    keys = tuple(dict.fromkeys((entry.label, entry.canonical, entry.name) for entry in entries))
    first = entries[0]
    return Name(
        match.first,
        match.last,
        found,
        f"entity.known.{first.kind.split()[0]}",
        canonical=first.canonical if len(keys) == 1 else None,
        name=first.name if len(keys) == 1 else None,
        kind=first.kind,
        candidates=keys if len(keys) > 1 else (),
    )


def _preferred(page: Page, match: Match, entries: list[Entry]) -> list[Entry]:
    """Settle what grammar settles: «la Suisse» and «un Suisse», «la Vienne» and «à Vienne»."""
    user = [entry for entry in entries if entry.kind == "user"]
    if user:
        return user
    places = [entry for entry in entries if entry.label == "LOC"]
    if places and len(places) < len(entries) and all(e.label in ("LOC", "NORP") for e in entries):
        before = page.key(match.first - 1)
        own = any(before in _with_articles().get(entry.canonical, ()) for entry in places)
        person = not page.is_capital(match.first) or (before in role_words("masculine") and not own)
        return [entry for entry in entries if (entry.label == "NORP") == person]
    countries = [entry for entry in entries if entry.kind == "country"]
    with_article = [entry for entry in entries if entry.needs == "article"]
    if with_article and len(countries) < 2:  # «au Congo»: open between two countries, no river
        return with_article
    return countries or _town_or_region(page, match, entries)


def _town_or_region(page: Page, match: Match, entries: list[Entry]) -> list[Entry]:
    """«à Doubs» is the town, «le Doubs» the river or département."""
    if any(entry.label != "LOC" for entry in entries):
        return entries
    towns = [entry for entry in entries if entry.canonical.startswith("city:")]
    others = [entry for entry in entries if entry not in towns]
    to_town = page.word(match.first - 1) in ("à", "À")
    return (towns or others)[:1] if to_town else (others or towns)[:1]


def _may_be(page: Page, match: Match, entry: Entry) -> bool:
    if entry.kind == "user":
        return True
    if entry.kind == "pseudo":
        return False
    if entry.label == "NORP":
        return _norp_may_be(page, match, entry)
    if (page.in_date(match.first) and match.first == match.last) or is_feast(page, match.first):
        return False
    return _position_allows(page, match, entry) and _need_met(page, match, entry)


def _position_allows(page: Page, match: Match, entry: Entry) -> bool:
    """Where capitals say nothing, a name that is also a common word is none."""
    if entry.label == "ORG" and page.in_table(match.first) and page.key(match.first) in role_words("sum_row"):
        return False  # «Total | 164»
    if not page.is_capital(match.first) or match.last > match.first:
        return True
    if entry.needs == "word" and page.weak(match.first):
        return page.model(match.first, match.first) is not None and not page.title_case(match.first)
    return not (entry.needs in ("name", "context") and page.title_case(match.first))


def _need_met(page: Page, match: Match, entry: Entry) -> bool:
    needs = entry.needs
    if needs == "article":
        in_brackets = page.left_gap(match.first).endswith("(")
        own_article = page.key(match.first) in role_words("contracted") and match.last > match.first
        has_article = page.key(match.first - 1) in role_words("contracted") and page.left_gap(match.first) in (
            " ",
            "'",
        )
        return own_article or ((has_article or in_brackets) and not page.title_case(match.first))
    if needs == "contracted":
        return page.key(match.first - 1) in role_words("contraction") and page.left_gap(match.first) == " "
    if needs == "context":
        return match.last > match.first or votes(page, match.first, match.last).get(entry.label, 0.0) >= 2.5
    if needs == "platform":
        return page.key(match.first - 1) in role_words("platform") and page.left_gap(match.first) == " "
    if needs in ("media", "party", "company"):
        return not page.title_case(match.first)
    if needs == "acronym":
        return page.is_upper(match.first) or match.last > match.first
    return True


def _norp_may_be(page: Page, match: Match, entry: Entry) -> bool:
    before, after = page.key(match.first - 1), page.key(match.last + 1)
    if before == "en" and page.left_gap(match.first) == " ":
        return False  # «en français»: the language
    earlier = {page.key(match.first - 2), page.key(match.first - 3)}
    if before in ("le", "l", "du") and earlier & neighbours("language"):
        return False
    if not entry.needs:
        return True
    if entry.needs == "adjective":
        return not page.is_capital(match.first)
    near = neighbours(entry.needs)
    if before in near or after in near:
        return True
    if entry.needs == "political_context" and before in ("les", "des", "aux"):
        token = page.token(match.first)
        noun = token is not None and token.pos_ in ("NOUN", "PROPN")
        return noun and page.key(match.last + 2) not in neighbours("no_party")
    return page.is_capital(match.first) and not page.weak(match.first) and before in role_words("masculine")


def norp_ends(names: Iterable[Name]) -> dict[int, int]:
    """First word → last word of the demonyms among `names`."""
    return {name.first: name.last for name in names if name.label == "NORP"}


def place_ends(names: Iterable[Name]) -> dict[int, int]:
    """First word → last word of the places among `names`."""
    return {name.first: name.last for name in names if name.label == "LOC"}
