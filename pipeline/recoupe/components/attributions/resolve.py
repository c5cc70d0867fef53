"""From drafts to attributions: the source's type, anonymity, entity and antecedent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe import spans
from recoupe.components.attributions.draft import Draft, Stretch
from recoupe.components.attributions.heads import Phrase, head_text, known_phrase_of
from recoupe.components.attributions.relatives import before_relative
from recoupe.components.attributions.roles import NamedRole, named_roles, person_of_role, roles_before
from recoupe.components.attributions.scene import Name, Scene
from recoupe.components.attributions.subjects import around
from recoupe.components.attributions.words import WordClass
from recoupe.record import Attribution, Piece
from recoupe.sources import ANONYMITY, noun_type, source_type
from recoupe.values import SourceType


@dataclass(frozen=True, slots=True)
class _Known:
    """The sources of a text so far, with their types, and the roles of its persons."""

    seen: list[tuple[Phrase, SourceType]]
    roles: list[NamedRole]


_CLITIC_MARK = re.compile(r"(?:-t-|-)?")
_PRONOUNS = WordClass("pronouns")
_PLURAL = WordClass("plural")
#: Pronouns for the last one named, a name or a role: «celui-ci», «ce dernier».
_RELATIVES = frozenset({"qui", "lequel", "laquelle", "lesquels", "lesquelles"})
_LAST_NAMED = frozenset({"celui", "celle", "celui-ci", "celle-ci", "ceux", "celles", "dernier", "dernière"})
_SINGULAR = frozenset({"il", "elle", "-il", "-elle", "-t-il", "-t-elle", "celui-ci", "celle-ci", "lui"})
_FEMININE = WordClass("feminine")
_MASCULINE = WordClass("masculine")


def attributions(scene: Scene, drafts: Sequence[Draft]) -> list[Attribution]:
    """Return the attributions of drafts in order of their cues; pronouns take the type of their antecedent."""
    found: list[Attribution] = []
    known = _Known([], named_roles(scene))
    for draft in sorted(drafts, key=lambda d: d.cue):
        found.append(_attribution(scene, draft, known))
    return found


def _attribution(scene: Scene, draft: Draft, known: _Known) -> Attribution:
    made: Attribution = {
        "cue": _piece(scene, (scene.starts[draft.cue[0]], scene.ends[draft.cue[1] - 1])),
        "source": None,
        "source_type": "unspecified",
        "stance": draft.stance,
        "form": draft.form,
        "content": [_piece(scene, stretch) for stretch in sorted(set(draft.content))],
        "rule": draft.rule,
        "anonymous": False,
    }  # type: ignore[typeddict-item]
    made["cues"] = [made["cue"]]
    if draft.source is not None:
        _add_source(scene, made, draft.source, known)
    for key, stretch in (("relay", draft.relay), ("channel", draft.channel), ("refers_to", draft.refers_to)):
        if stretch is not None:
            made[key] = _piece(scene, stretch)  # type: ignore[literal-required]
    low, high = scene.sentence(draft.cue[0])
    if ANONYMITY.search(scene.text, scene.starts[low], scene.ends[high - 1]):
        made["anonymous"] = True
        if made["source"] is not None and made["source_type"] in ("official", "expert", "witness", "unspecified"):
            made["source_type"] = "anonymous"
    return made


def _add_source(scene: Scene, made: Attribution, source: Phrase, known: _Known) -> None:
    seen = known.seen
    start, end = scene.starts[source.start], scene.ends[_last(scene, source)]
    made["source"] = _piece(scene, (start + _CLITIC_MARK.match(scene.text, start, end).end() - start, end))  # type: ignore[union-attr]
    if scene.words[source.head] in (*_PRONOUNS, *_LAST_NAMED, *_RELATIVES) and source.end - source.start <= 2:
        antecedent = _antecedent(scene, source, seen)
        if antecedent is not None:
            phrase, kind = antecedent
            made["antecedent"] = _piece(scene, (scene.starts[phrase.start], scene.ends[phrase.end - 1]))
            made["source_type"] = kind
            made["entity"] = _entity(scene, phrase)
            made["anonymous"] = kind == "anonymous"
            seen.append(antecedent)
        else:
            made["source_type"] = "person"
        return
    person = _named_before(scene, source, known)
    if person is not None:
        made["source_type"], made["entity"] = "person", person.id
        made["antecedent"] = _piece(scene, (scene.starts[person.start], scene.ends[person.end - 1]))
        seen.append((source, "person"))
        return
    kind = _taken_up(scene, source, seen) or type_of(scene, source)
    made["source_type"], made["anonymous"] = kind, kind == "anonymous"
    made["entity"] = _entity(scene, source)
    seen.append((source, kind))


def _last(scene: Scene, source: Phrase) -> int:
    """Return the last token of a source: «celle-ci» may be cut at its hyphen."""
    cut = scene.word(source.end) == "-" and scene.word(source.end + 1) in ("ci", "là")
    return source.end + 1 if cut else source.end - 1


def _named_before(scene: Scene, source: Phrase, known: _Known) -> Name | None:
    """Return the person that a bare definite role takes up: «le ministre», «l'économiste»."""
    if source.end - source.start != 2 or scene.words[source.start] not in ("le", "la", "l'", "ce", "cette"):
        return None
    if noun_type(scene.words[source.head]) not in ("official", "expert", "witness", "anonymous"):
        return None
    low = scene.sentences[max(scene.sentence_of[source.start] - 4, 0)][0]
    people = [name for phrase, _ in known.seen if phrase.start >= low for name in scene.names
              if name.label == "PER" and phrase.start <= name.start < phrase.end]  # fmt: skip
    return person_of_role(scene, known.roles, source, people[-1] if people else None)


_DEFINITE = frozenset({"le", "la", "l'", "les", "ce", "cet", "cette", "ces"})


def _taken_up(scene: Scene, source: Phrase, seen: list[tuple[Phrase, SourceType]]) -> SourceType | None:
    """«le ministère X… Le ministère»: a bare definite noun is the named source that it headed before."""
    if source.end - source.start != 2 or scene.words[source.start] not in _DEFINITE:
        return None
    noun = scene.words[source.head]
    same = [kind for phrase, kind in seen if scene.words[phrase.head] == noun and phrase.end - phrase.start > 2]
    return same[-1] if same and same[-1] in ("organisation", "person") else None


def type_of(scene: Scene, source: Phrase) -> SourceType:
    """Return the type of a source phrase."""
    inside = _names_from(scene, source)
    own = [name for name in inside if _apposed(scene, source, name.start)]
    own = [name for name in own if not _text(scene, name).islower()]  # «préfecture de police»
    number = scene.name_of[source.head]
    head = head_text(scene, source.head)
    if number >= 0 and scene.capital(scene.names[number].start):
        head = _text(scene, scene.names[number])
    if head in scene.agencies:
        return "media"
    head = known_phrase_of(scene, source) or head if number < 0 else head
    return source_type(
        head,
        scene.words[source.start : source.end],
        {name.label for name in own},
        [_text(scene, name) for name in own],
        [_text(scene, name) for name in inside if name not in own],
    )


def _names_from(scene: Scene, source: Phrase) -> list[Name]:
    """Return the names that start in a phrase, in order."""
    numbers = dict.fromkeys(scene.name_of[source.start : source.end])
    names = [scene.names[number] for number in numbers if number >= 0]
    return [name for name in names if name.start >= source.start]


def _text(scene: Scene, name: Name) -> str:
    return scene.text[scene.starts[name.start] : scene.ends[name.end - 1]]


def _apposed(scene: Scene, source: Phrase, start: int) -> bool:
    """A name in a complement («un porte-parole de Total») is not the source's own."""
    at = start - 1
    while at >= source.start and scene.words[at] in ("la", "le", "l'", "les", "m.", "mm.", "mme", "mmes", "me"):
        at -= 1
    return at < source.start or scene.words[at] not in (
        "de",
        "du",
        "des",
        "d'",
        "à",
        "au",
        "aux",
        "en",
        "par",
        "pour",
    )


def _entity(scene: Scene, source: Phrase) -> str | None:
    """Return the id of the entity that a source names: a person first, else the name that is its head."""
    inside = [name for name in _names_from(scene, source) if name.end <= source.end and name.id]
    own = [name for name in inside if _apposed(scene, source, name.start)]
    for name in own:
        if name.label == "PER":
            return name.id
    return own[0].id if own else None


def _antecedent(
    scene: Scene, source: Phrase, seen: list[tuple[Phrase, SourceType]]
) -> tuple[Phrase, SourceType] | None:
    """Return the last source before a pronoun that agrees with it; of «qui» the phrase right before."""
    word = scene.words[source.head]
    if word in _RELATIVES:
        speaker = next((known for known in seen if source.start - known[0].end in (0, 1)), None)
        if speaker is not None:
            return speaker  # «selon le syndicat, qui redoute»
        governed = scene.word(source.start - 1) in ("selon", "pour", "d'après", "après")
        phrase = before_relative(scene, source.start - governed)
        return (phrase, type_of(scene, phrase)) if phrase is not None else None
    before = (known for known in reversed(seen) if known[0].start < source.start)
    last = next((known for known in before if _agrees(scene, word, known[0])), None)
    person = _last_person(scene, source.start) if word in _SINGULAR else None
    role = None
    if word in _SINGULAR or word in _LAST_NAMED:
        roles = roles_before(scene, source.start, subjects=word not in _LAST_NAMED)
        role = next((role for role in roles if _agrees(scene, word, role)), None)
    if person is not None and role is not None and word in _LAST_NAMED and person.end <= role.start:
        person = None  # «X préside la coopérative. Celle-ci…»
    if person is not None and (last is None or last[0].end <= person.start):
        return person, "person"
    if role is not None and (last is None or last[0].end <= role.start):
        return role, type_of(scene, role)
    return last


def _last_person(scene: Scene, token: int) -> Phrase | None:
    """Return the subject that names a person in this sentence or the two before, outside quotations."""
    low = scene.sentences[max(scene.sentence_of[token] - 2, 0)][0]
    for name in reversed(scene.names):
        if low <= name.start and name.end <= token and name.label == "PER" and scene.quote_of[name.start] < 0:
            before = scene.word(name.start - 1)
            if before in ("de", "d'", "à", "par", "avec", "contre", "pour", "chez"):
                continue
            return around(scene, name.start, low)
    return None


def _agrees(scene: Scene, pronoun: str, phrase: Phrase) -> bool:
    first = scene.words[phrase.start]
    number, gender = _morph(scene, phrase.head, "Number"), _morph(scene, phrase.head, "Gender")
    if first in ("les", "des", "ces", "certains", "plusieurs", "deux", "trois"):
        number = ["Plur"]
    elif first in ("le", "la", "un", "une", "ce", "cette", "cet", "sa", "son"):
        number = ["Sing"]
        gender = (
            ["Fem"]
            if first in ("la", "une", "cette", "sa")
            else ["Masc"]
            if first in ("le", "un", "ce", "cet")
            else gender
        )
    if number and (number[0] == "Plur") != (pronoun in _PLURAL):
        return False
    clash = bool(gender) and pronoun in (_FEMININE if gender[0] == "Masc" else _MASCULINE)
    named = any(scene.name_of[i] >= 0 and scene.names[scene.name_of[i]].label == "PER" for i in _tokens(phrase))
    return named or scene.name_of[phrase.head] >= 0 or not clash


def _tokens(phrase: Phrase) -> range:
    return range(phrase.start, phrase.end)


def _morph(scene: Scene, token: int, feature: str) -> list[str]:
    values: list[str] = scene.doc[token].morph.get(feature, [])
    return values


def _piece(scene: Scene, stretch: Stretch) -> Piece:
    return spans.piece(scene.text, stretch[0], stretch[1])
