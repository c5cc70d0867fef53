"""One key for one thing within an article: persons by their full name, organisations by acronym or full name."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from recoupe.components.entities.acronyms import Definition
from recoupe.components.entities.page import Name, Page
from recoupe.components.entities.shortened import short_organisations
from recoupe.gazetteer import PREFIX, Gazetteer, Words


@dataclass
class Identities:
    """What the article has named so far: folded name → key, and the readings of short forms."""

    keys: dict[str, tuple[str, str]] = field(default_factory=dict)
    short: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))


def resolve(page: Page, names: list[Name], found: list[Definition], gazetteer: Gazetteer) -> list[Name]:
    """Give every name its canonical key and usual name; what stays open keeps its candidates."""
    known = Identities()
    _define(page, found, gazetteer, known)
    for name in sorted(names, key=lambda name: (page.is_upper(name.first), -len(name))):  # «Sedan» before «SEDAN»
        _register(page, name, known)
    for short, name in short_organisations(page, names).items():
        known.short[short].add(known.keys.get(folded(page, name)) or _own(page, name))
    settled = [_settle(page, name, known) for name in names]
    return _settle_countries(settled)


def folded(page: Page, name: Name) -> str:
    return " ".join(page.words.keys[name.first : name.last + 1])


def surnames(page: Page, name: Name) -> list[str]:
    """Return what a person's full name may be cut to, folded: its ends («mpetshi perricard», «perricard»)."""
    keys = page.words.keys[name.first : name.last + 1]
    return [" ".join(keys[start:]) for start in range(1, len(keys))]


def _define(page: Page, found: list[Definition], gazetteer: Gazetteer, known: Identities) -> None:
    """An acronym and what it stands for share one key: the gazetteer's, or the acronym's."""
    for definition in found:
        expansion = page.words.written(definition.first, definition.last)
        entries = [entry for entry in gazetteer.lookup(expansion) if entry.label == "ORG"]
        key = (entries[0].canonical, entries[0].name) if entries else (f"org:{definition.letters}", expansion)
        for written in (expansion, definition.letters):
            known.keys[" ".join(_keys_of(written))] = key


def _keys_of(written: str) -> list[str]:
    return Words.of(written).keys


def _register(page: Page, name: Name, known: Identities) -> None:
    """Note a full name's key and the short forms that it may take later on."""
    key = folded(page, name)
    label = name.label
    if label == "PER" and len(name) > 1 and key not in known.short:
        pair = known.keys.setdefault(key, _own(page, name))
        for surname in surnames(page, name):
            known.short[surname].add(pair)
        known.short[page.words.keys[name.first]].add(pair)
    elif label == "LOC" and not page.is_upper(name.first) and not name.candidates:
        known.keys.setdefault(key, _own(page, name))
    elif label == "ORG" and len(name) > 2:
        pair = known.keys.setdefault(key, _own(page, name))
        known.short[page.words.keys[name.first]].add(pair)


def _own(page: Page, name: Name) -> tuple[str, str]:
    """The key that a name has of itself."""
    if name.canonical is not None:
        return name.canonical, name.name or name.canonical.partition(":")[2]
    written = page.words.written(name.first, name.last)
    if written.isupper() and len(written) > 4 and name.label in ("LOC", "PER"):
        written = written.title()
    prefix = PREFIX[name.label]
    if name.label == "LOC" and name.kind != "official" and _is_town(page, name):
        prefix = "city"
    return f"{prefix}:{written}", written


def _is_town(page: Page, name: Name) -> bool:
    return page.word(name.first - 1) in ("à", "À") or page.key(name.first - 1) in ("de", "d", "vers")


def _settle(page: Page, name: Name, known: Identities) -> Name:
    key = folded(page, name)
    town = name.label == "ORG" and known.keys.get(key, ("",))[0].startswith(("city:", "place:"))
    if key in known.keys and name.kind != "user" and not town:
        canonical, usual = known.keys[key]
        return replace(name, canonical=canonical, name=usual, candidates=())
    if name.candidates:
        return _choose(name)
    if name.canonical is not None:
        return name
    if name.label == "PER" or (len(name) == 1 and name.label == "ORG"):
        prefix = PREFIX[name.label]
        readings = sorted(pair for pair in known.short.get(key, ()) if pair[0].startswith(prefix))
        if readings:
            return _choose(replace(name, candidates=tuple((name.label, *pair) for pair in readings)))
    canonical, usual = _own(page, name) if town else known.keys.setdefault(key, _own(page, name))
    return replace(name, canonical=canonical, name=usual)


def _choose(name: Name) -> Name:
    """Take the one reading that has the name's label, or leave it open."""
    fitting = tuple(reading for reading in name.candidates if reading[0] == name.label)
    if len(fitting) == 1:
        return replace(name, canonical=fitting[0][1], name=fitting[0][2], candidates=())
    return replace(name, candidates=fitting)


def _settle_countries(names: list[Name]) -> list[Name]:
    """«Congo», «coréen»: the one country that the article names elsewhere, else left open."""
    seen = Counter(name.canonical for name in names if (name.canonical or "").startswith("country:"))
    settled: list[Name] = []
    for name in names:
        present = [reading for reading in name.candidates if seen[reading[1]]]
        if len(present) == 1:
            name = replace(name, canonical=present[0][1], name=present[0][2], candidates=())
        settled.append(name)
    return settled
