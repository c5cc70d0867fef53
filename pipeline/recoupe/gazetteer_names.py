"""The names of `recoupe_fr`: its lexicons read into the gazetteer's entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from recoupe import lexicon
from recoupe.values import EntityLabel

_FORMS = ("masculine_singular", "feminine_singular", "masculine_plural", "feminine_plural")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that has names: its canonical key and usual French name.

    kind: what sort of thing («country», «capital», «city», «media»…); needs: what must stand around a name before
    it counts («article», «context»…), '' where nothing must.
    """

    name: str
    label: EntityLabel
    canonical: str
    kind: str = ""
    needs: str = ""


def split_cell(cell: str) -> list[str]:
    """Return the parts of a cell that `|` separates."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def known_names() -> Iterator[tuple[str, Entry]]:
    """Yield every name that recoupe_fr knows, with what it names."""
    yield from _countries()
    yield from _norp()
    for row in lexicon.rows("places"):
        entry = Entry(row["name"], "LOC", f"place:{row['name']}", row["kind"], row["needs"])
        yield from _all_names(row, entry)
    yield from _cities()
    yield from _organisations()
    for row in lexicon.rows("people"):
        yield from _all_names(row, Entry(row["name"], "PER", f"person:{row['name']}", "person"))
    for row in lexicon.rows("works"):
        yield from _all_names(row, Entry(row["name"], "MISC", f"other:{row['name']}", row["kind"], row["needs"]))


def _all_names(row: Mapping[str, str], entry: Entry) -> Iterator[tuple[str, Entry]]:
    yield row["name"], entry
    for alias in split_cell(row["aliases"]):
        yield alias, entry


def _countries() -> Iterator[tuple[str, Entry]]:
    for row in lexicon.rows("countries"):
        canonical = f"country:{row['code']}"
        country = Entry(row["name"], "LOC", canonical, "country", row["needs"])
        yield from _all_names(row, country)
        people = Entry(row["name"], "NORP", canonical, "demonym")
        for form in _forms(row):
            yield form, people
        yield from _capitals(row)


def _capitals(row: Mapping[str, str]) -> Iterator[tuple[str, Entry]]:
    own_names = {row["name"], *split_cell(row["aliases"])}
    seats = [split_cell(row["capital"]), *([seat] for seat in split_cell(row["other_seats"]))]
    for names in seats:
        for name in names:
            if name not in own_names:  # Djibouti, Monaco: the country
                yield name, Entry(names[0], "LOC", f"city:{names[0]}", f"capital {row['code']}")


def _norp() -> Iterator[tuple[str, Entry]]:
    for row in lexicon.rows("norp"):
        entry = Entry(row["name"], "NORP", row["canonical"], row["kind"], row["needs"])
        for form in _forms(row):
            yield form, entry


def _forms(row: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(form for column in _FORMS for form in split_cell(row[column])))


def _cities() -> Iterator[tuple[str, Entry]]:
    rows = lexicon.rows("countries")
    capitals = {name for row in rows for name in (*split_cell(row["capital"]), *split_cell(row["other_seats"]))}
    for row in lexicon.rows("cities"):
        if row["name"] not in capitals:
            yield from _all_names(row, Entry(row["name"], "LOC", f"city:{row['name']}", "city", row["needs"]))
    for row in lexicon.rows("communes"):
        if row["name"] not in capitals:
            entry = Entry(row["name"], "LOC", f"city:{row['name']}", "city", row["needs"])
            yield row["name"], entry
            yield from _contracted(row["name"], entry)
    for name in capitals:
        yield from _contracted(name, Entry(name, "LOC", f"city:{name}", "city"))


def _contracted(name: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
    """«au Havre», «des Sables-d'Olonne»: the name without the article that the preposition has swallowed."""
    article, _, rest = name.partition(" ")
    if article in ("Le", "Les") and rest:
        yield rest, replace(entry, needs="contracted")


def _organisations() -> Iterator[tuple[str, Entry]]:
    for row in lexicon.rows("organisations"):
        key = row["acronym"] or row["name"]
        entry = Entry(row["name"], "ORG", f"org:{key}", row["kind"], row["needs"])
        yield from _all_names(row, entry)
        if row["acronym"]:
            yield row["acronym"], entry
