"""Bring the candidates together: longest names first, one label for one name, names attested elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from recoupe.components.entities.acronyms import Definition, appositions, definitions, reversed_definitions
from recoupe.components.entities.chunks import chunks
from recoupe.components.entities.identity import folded, resolve, surnames
from recoupe.components.entities.imprint import imprint
from recoupe.components.entities.known import known_names, norp_ends, place_ends
from recoupe.components.entities.metonymy import stands_for
from recoupe.components.entities.official import is_head, official_names
from recoupe.components.entities.page import Name, Page
from recoupe.components.entities.programmes import agencies, cantons, programmes
from recoupe.components.entities.quoted import quoted_names
from recoupe.components.entities.series import with_series
from recoupe.components.entities.shortened import clubs, plays, short_organisations
from recoupe.components.entities.surroundings import surroundings
from recoupe.components.entities.vocabulary import lone_words
from recoupe.gazetteer import Gazetteer
from recoupe.record import Entity
from recoupe.values import EntityLabel

#: A name whose label nothing speaks for is no name.
_LEAST = 0.5
#: From this weight on a mention's own surroundings outweigh the article's other mentions.
_OWN = 3.0
#: From this weight on a person's full name vouches for its surname.
_LEAST_PERSON = 2.5
#: What one more mention adds to a label.
_AGAIN = 0.3


def find_entities(doc: Doc, gazetteer: Gazetteer) -> list[Entity]:
    """Return the entities of a Doc, in order, names without nesting."""
    page = Page.of(doc)
    known = list(known_names(page, gazetteer))
    own = imprint(doc)
    known += known_names(page, own) if own is not None else []
    defined = [*definitions(page), *reversed_definitions(page)]
    page.places, page.demonyms = place_ends(known), norp_ends(known)
    official = list(official_names(page, page.demonyms, page.places))
    defined += appositions(page, official, {name.first for name in known})
    official += [_expansion(definition) for definition in defined]
    official += [_acronym(definition) for definition in defined]
    taken = {word for name in official for word in range(name.first, name.last + 1)}
    official += [*programmes(page), *agencies(page)]
    official += quoted_names(page)
    ends = {name.first: name.last for name in known if name.label != "PER"}
    countries = {name.first for name in known if name.kind == "country"}
    runs = list(chunks(page, taken, ends, countries))
    names = _longest(page, [*known, *official, *runs])
    names = list(_longest(page, [*cantons(page, names), *names]))
    names = _one_label(page, with_series(page, names))
    names = _short_forms(page, _short_heads(page, names))
    names = [name for name in names if name.score >= _LEAST]
    names += _attested(page, names)
    names = _longest(page, names)
    names = resolve(page, sorted(names, key=lambda name: name.first), defined, gazetteer)
    return [_entity(page, name) for name in names]


def _expansion(definition: Definition) -> Name:
    return Name(definition.first, definition.last, {"ORG": 7.0}, "entity.acronym.expansion")


def _acronym(definition: Definition) -> Name:
    return Name(definition.acronym, definition.acronym, {"ORG": 5.0}, "entity.acronym.defined")


def _longest(page: Page, names: Iterable[Name]) -> list[Name]:
    """Keep the longest of overlapping names; two readings of the same words add their votes."""
    same: dict[tuple[int, int], Name] = {}
    for name in names:
        other = same.get((name.first, name.last))
        same[name.first, name.last] = name if other is None else _merged(other, name)
    taken: set[int] = set()
    kept: list[Name] = []
    for name in sorted(same.values(), key=lambda n: (n.kind != "user", -_length(page, n), n.first)):
        span = range(name.first, name.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(name)
    return kept


def _length(page: Page, name: Name) -> int:
    return page.words.ends[name.last] - page.words.starts[name.first]


def _merged(one: Name, other: Name) -> Name:
    if other.kind == "official" and one.canonical is not None:
        return one  # «Quai d'Orsay» is known
    votes = dict(one.votes)
    for label, weight in other.votes.items():
        votes[label] = votes.get(label, 0.0) + weight
    merged = replace(one, votes=votes, cue=one.cue or other.cue)
    if merged.label != one.label and one.kind != "user" and not one.candidates:
        return replace(merged, canonical=None, name=None, kind="", rule=other.rule, candidates=())
    return merged


def _one_label(page: Page, names: list[Name]) -> list[Name]:
    """The same name has one label all over the article, unless its own surroundings speak clearly."""
    totals: dict[str, dict[EntityLabel, float]] = defaultdict(dict)
    for name in names:
        total = totals[folded(page, name)]
        for label, weight in name.votes.items():  # the model repeats itself: its second vote counts less
            known = total.get(label, 0.0)
            total[label] = max(known, weight) + _AGAIN * min(known, weight)
    labelled: list[Name] = []
    for name in names:
        total = totals[folded(page, name)]
        best = max(total, key=lambda label: total[label])
        if best != name.label and name.canonical is None and _told(page, name) < _OWN:
            name = replace(name, votes={best: total[best]})
        labelled.append(name)
    return labelled


def _told(page: Page, name: Name) -> float:
    """Return how clearly a name's own surroundings speak for its label: its form and the model do not count."""
    if name.score < _OWN or name.rule != "entity.capitals":
        return name.score
    return surroundings(page, name.first, name.last).get(name.label, 0.0)


def _short_heads(page: Page, names: list[Name]) -> list[Name]:
    """A head noun alone («l'Observatoire») is a name only behind the full one, and takes its label."""
    heads = {page.key(name.first): name.label for name in names if name.kind == "official" and len(name) > 2}
    kept: list[Name] = []
    for name in names:
        if _lone_head(page, name):
            label = heads.get(page.key(name.first))
            if label is None:
                continue
            name = replace(name, votes={label: _OWN})
        kept.append(name)
    return kept


def _short_forms(page: Page, names: list[Name]) -> list[Name]:
    """Read pieces of full names as those: «Mpetshi Perricard», «Kuusela» for «Kuusela Paper»; known names stay."""
    pieces: dict[str, EntityLabel] = dict.fromkeys(short_organisations(page, names), "ORG")
    for name in names:
        if name.label == "PER" and name.score >= _LEAST_PERSON:
            pieces.update(dict.fromkeys(surnames(page, name), "PER"))
    towns = clubs(page, names)
    names = [
        replace(name, votes={"ORG": _OWN}, canonical=None, name=None, kind="", candidates=())
        if name.label == "LOC" and name.kind != "user" and folded(page, name) in towns and plays(page, name)
        else name
        for name in names
    ]
    return [
        replace(name, votes={pieces[folded(page, name)]: _OWN})
        if name.rule == "entity.capitals"
        and name.cue is None
        and name.label != pieces.get(folded(page, name), name.label)
        else name
        for name in names
    ]


def _lone_head(page: Page, name: Name) -> bool:
    open_name = len(name) == 1 and name.canonical is None and not name.candidates and name.cue is None
    return open_name and not page.is_upper(name.first) and is_head(page.key(name.first))


def _attested(page: Page, names: list[Name]) -> list[Name]:
    """Find names of this article again where capitals say nothing: sentence starts, headings, table cells."""
    index: dict[str, Name] = {}
    for name in names:
        if name.label != "NORP":
            index.setdefault(folded(page, name), name)
            for surname in surnames(page, name) if name.label == "PER" else ():
                index.setdefault(surname, name)  # «Le Cam»
    index = {**short_organisations(page, names), **index}
    covered = {word for name in names if not _weak(name) for word in range(name.first, name.last + 1)}
    longest = max((len(name) for name in names), default=0)
    found: list[Name] = []
    firsts = {key.partition(" ")[0] for key in index}
    for word in page.capitals:
        if word in covered or page.words.keys[word] not in firsts:
            continue
        again = _again(page, word, index, min(longest, 12), covered)
        if again is not None:
            found.append(again)
            covered.update(range(again.first, again.last + 1))
    return found


def _weak(name: Name) -> bool:
    """One capital word that only its capital makes a name may be a piece of a longer one."""
    return len(name) == 1 and name.rule == "entity.capitals" and name.score < _OWN


def _again(page: Page, word: int, index: dict[str, Name], longest: int, covered: set[int]) -> Name | None:
    for count in range(longest, 0, -1):
        keys = page.words.keys[word : word + count]
        name = index.get(" ".join(keys))
        if name is None or len(keys) < count or any(w in covered for w in range(word, word + count)):
            continue
        if any(page.words.gap(w).strip(" -'.&") for w in range(word, word + count - 1)):
            continue
        if count == 1 and (page.key(word) in lone_words() or page.in_date(word) or len(page.word(word)) == 1):
            continue
        canonical = name.canonical if len(name) == count else None
        return replace(
            name, first=word, last=word + count - 1, rule="entity.attested", cue=None, canonical=canonical
        )
    return None


def _entity(page: Page, name: Name) -> Entity:
    start, end = page.words.starts[name.first], page.words.ends[name.last]
    end += _closing(page.text, start, end)
    entity: Entity = {
        "id": "",
        "start": start,
        "end": end,
        "text": page.text[start:end],
        "label": name.label,
        "canonical": name.canonical,
        "name": name.name,
        "rule": name.rule,
    }
    del entity["id"]  # type: ignore[misc]
    if name.candidates:
        entity["candidates"] = [reading[1] for reading in name.candidates]
    if name.cue is not None:
        first, last = name.cue
        cue_start, cue_end = page.words.starts[first], page.words.ends[last]
        entity["cues"] = [{"start": cue_start, "end": cue_end, "text": page.text[cue_start:cue_end]}]
    country = stands_for(page, name)
    if country is not None:
        entity["metonymy"] = True
        entity["stands_for"] = country
    return entity


def _closing(text: str, start: int, end: int) -> int:
    """Signs that end a name: «U.S.A.», «Canal+», «Dirk V.»."""
    following = text[end : end + 1]
    if following == "." and text[end - 2 : end - 1] == " " and text[end - 1].isupper():
        return int(text[end + 1 : end + 3].strip()[:1].islower() or text[end + 1 : end + 2] == ",")
    if following == "+":
        return 1
    return 1 if following == "." and end - start > 2 and text[end - 2 : end - 1] == "." else 0
