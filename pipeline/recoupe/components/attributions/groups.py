"""Find verb groups that can report: auxiliary, participle, inverted clitic, fixed words behind («fait état de»).

By written form (`conjugation`), with the tagger as a vote on forms that are nouns too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.components.attributions.conjugation import Kind
from recoupe.components.attributions.entries import Entry, entries, periphrases, table, tail_initials
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.tails import BETWEEN, CLITIC_SUBJECTS, LINKING_T, OTHERS, behind_tail
from recoupe.components.attributions.words import DETERMINERS, WordClass
from recoupe.values import Stance

OBJECT_CLITICS = WordClass("object-clitics")
_CLITICS = WordClass("clitics")
NEGATIONS = WordClass("negations")
_HAVE = WordClass("have")
_BE = WordClass("be")
_CAN = frozenset({"peut", "pouvait"})
_NON_FINITE = frozenset({"ayant", "étant", "avoir", "être"})


_CONTENT_OPENERS = frozenset({"que", "qu'", "«"})
#: What opens an object or an infinitive clause, and hardly ever follows a noun.
_OBJECT_OPENERS = frozenset(
    {"le", "la", "les", "l'", "un", "une", "ce", "cet", "cette", "ces", "son", "sa", "ses", "avoir", "être"}
)


@dataclass(slots=True)
class Group:
    """One verb group.

    `start`, `end`: the cue's tokens; `verb`: its lexical verb; `clause`: the first token with the clitics and the
    negation; `subject`: the inverted clitic; `object`: an object clitic before it.
    """

    start: int
    end: int
    verb: int
    clause: int
    kind: Kind
    entry: Entry
    finite: bool
    passive: bool = False
    bare: bool = False
    negated: bool = False
    subject: int | None = None
    object: int | None = None

    def stance(self, frame: str) -> Stance | None:
        return self.entry.frames.get(frame)


def find_groups(scene: Scene) -> list[Group]:
    """Return the groups of a scene in order; of two readings of the same words the longer one."""
    known, tails = table(), tail_initials()
    found: list[Group] = []
    for token in scene.places(known):
        kinds = known[scene.words[token]]
        near = [reading for reading in kinds if reading[0] not in tails or _near(scene, token, tails[reading[0]])]
        if not near or _part_of_compound(scene, token):
            continue
        for verb, kind in _readings(scene, token, near):
            group = _group(scene, token, verb, kind)
            if group is not None:
                found.append(group)
                break
    return list(_without_parts(found))


def _near(scene: Scene, token: int, initials: tuple[str, ...]) -> bool:
    """Tell whether fixed words of a verb may stand behind it: few places of «être» need a closer look."""
    reach = 16 if scene.word(token + 1) == "," else 6
    near = [word for word in scene.words[token + 1 : token + reach] if word.startswith(initials)]
    return bool(near)


def _part_of_compound(scene: Scene, token: int) -> bool:
    """«lieu-dit», cut at its hyphen."""
    return scene.word(token - 1) == "-" and token > 0 and scene.ends[token - 1] == scene.starts[token]


def _readings(scene: Scene, token: int, known: Sequence[tuple[str, Kind]]) -> list[tuple[str, Kind]]:
    """Order the readings of a form: of «dit», «craint» the participle only behind an auxiliary."""
    kinds = {kind for _, kind in known}
    if "pp" in kinds and "fin" in kinds:
        passive = scene.word(token + 1) == "par" and scene.pos[token] != "VERB"  # «les 1 500 brandis par X»
        wanted: Kind = "pp" if passive or _auxiliary(scene, token, "pp")[1] is not None else "fin"
        return sorted(known, key=lambda reading: reading[1] != wanted)
    return list(known)


def _without_parts(found: list[Group]) -> Iterator[Group]:
    """Leave out groups inside another one: «dire» in «a tenu à dire», «savoir» in «fait savoir»."""
    last: Group | None = None
    for group in sorted(found, key=lambda g: (g.start, -g.end)):
        if last is None or group.start >= last.end:
            if last is not None:
                yield last
            last = group
        elif len(group.entry.tail) > len(last.entry.tail):
            last = group
    if last is not None:
        yield last


def _group(scene: Scene, token: int, verb: str, kind: Kind) -> Group | None:
    start, auxiliary = _auxiliary(scene, token, kind)
    if kind == "inf":
        carrier = _carrier(scene, token)
        if carrier is None:
            return None
        start, auxiliary = carrier
    clause, negated, reflexive, clitic = _clitics(scene, start)
    if kind == "inf":
        _, _, inner_reflexive, inner_clitic = _clitics(scene, token)
        reflexive, clitic = inner_reflexive, inner_clitic if inner_clitic is not None else clitic
    be = auxiliary in _BE
    entry, end = _entry(scene, verb, clause, token, reflexive)
    if entry is None or (kind == "fin" and not entry.tail and _is_noun(scene, token)):
        return None
    if kind == "pp" and scene.words[start] in table() and entry.frames.keys() <= {"p"}:
        return None  # «dit avoir recoupé les registres»: what it says
    if kind == "ger" and (scene.pos[token] in ("NOUN", "PROPN", "ADV") or scene.words[token] == "sachant"):
        return None  # «l'attaquant», «maintenant»; «sachant que» is a conjunction
    if entry.reflexive:
        start = next((at for at in range(clause, start) if scene.words[at] in ("se", "s'")), start)
    been = any(scene.words[i] == "été" for i in range(start, token))
    end, subject = _inverted(scene, start, end)
    reach = scene.words[start : end + 2]
    negated = negated and any(word in NEGATIONS for word in reach)
    return Group(
        start, end, token, clause, kind, entry,
        finite=kind == "fin" or (auxiliary is not None and scene.words[start] not in _NON_FINITE),
        passive=kind == "pp" and (been or (be and not entry.reflexive)),
        bare=kind == "pp" and auxiliary is None,
        negated=negated, subject=subject, object=clitic,
    )  # fmt: skip


def _auxiliary(scene: Scene, token: int, kind: Kind) -> tuple[int, str | None]:
    """Return where the group starts and its auxiliary, looking left of a participle over adverbs and clitics."""
    if kind != "pp":
        return token, None
    at = token - 1
    floor = max(scene.sentence(token)[0], token - 8)
    while at >= floor:
        word = scene.words[at]
        if word in _HAVE or word in _BE:
            start = at
            before = scene.words[at - 1] if at > floor else ""
            if word in ("été",) or (word in ("avoir", "être") and before in periphrases()):
                start = at - 1
            return start, word
        skippable = word in BETWEEN or word.endswith("ment") or scene.pos[at] == "ADV" or at in scene.dated
        inserted = word == "," or word in OTHERS  # «a, lui, annoncé»
        if not (skippable or inserted or word in CLITIC_SUBJECTS or word in LINKING_T):
            break
        at -= 1
    return token, None


def _is_noun(scene: Scene, token: int) -> bool:
    """A finite form that is a noun, an adjective or an imperative here: «la note», «une annonce»."""
    before = scene.word(token - 1)
    after = scene.word(token + 1)
    if scene.words[token].endswith(("ient", "èrent")):
        return False  # «maintient», whatever the tagger says
    if after in CLITIC_SUBJECTS or after in LINKING_T:
        return False
    relative = scene.word(token - 2) == "qui"  # «qui les conteste»
    if before in OBJECT_CLITICS and (relative or scene.pos[token] not in ("NOUN", "PROPN", "ADJ")):
        return False
    subject = before == "leur" or (before in ("un", "une") and scene.word(token - 2) == "l'")
    if subject and (scene.pos[token] in ("VERB", "AUX") or after in _CONTENT_OPENERS or after in _OBJECT_OPENERS):
        return False  # «l'un dit avoir vu…»
    if before == "en" and scene.word(token - 2) in ("s'", "n'", "qui", "ils", "elles", "il", "elle", "on"):
        return False
    counted = scene.is_figure(token + 1) or scene.is_figure(token + 2)
    if before == "en" and counted and (scene.pos[token] in ("VERB", "AUX") or scene.word(token - 2) == ","):
        return False  # «en recense 74», «en dénombre désormais 19»
    if before in DETERMINERS or before in ("aux", "au", "sans", "par", "en", "sur", "pour", "avec"):
        return True
    if scene.capital(token) and scene.pos[token] in ("PROPN", "NOUN"):
        return True
    if scene.pos[token] in ("VERB", "AUX"):
        return False
    quoted = before == "»" or (before == "," and scene.word(token - 2) == "»")
    named = token + 1 < len(scene.words) and scene.capital(token + 1)
    incise = quoted or (before in (",", "-", ";") and (scene.pos[token] != "NOUN" or after in DETERMINERS or named))
    subject = scene.pos[token - 1] in ("NOUN", "PROPN", "PRON", "ADJ") or before == ")" if token else False
    joined = before in ("et", "mais", "puis") and (after in _CONTENT_OPENERS or after in _OBJECT_OPENERS)
    joined = joined or (before in ("que", "qu'") and after in _OBJECT_OPENERS)  # «une rumeur que dément la mairie»
    governs = after in _CONTENT_OPENERS or after in _OBJECT_OPENERS or after == ":"
    return not (incise or joined or (subject and (governs or scene.pos[token] != "NOUN")))


def _carrier(scene: Scene, token: int) -> tuple[int, str | None] | None:
    """Return start and auxiliary of the verb that carries an infinitive: «a tenu à préciser»."""
    at = token - 1
    while at >= 0 and scene.words[at] in _CLITICS:
        at -= 1
    preposition = scene.word(at) if scene.word(at) in ("à", "de", "d'", "par") else ""
    if preposition:
        at -= 1
    if preposition in ("de", "d'") and scene.word(at) in ("avant", "et", "puis", "mais"):
        return token, None  # «avant d'ajouter : « … »»
    while at >= 0 and (
        scene.words[at] in BETWEEN or scene.words[at] in CLITIC_SUBJECTS or scene.words[at] in LINKING_T
    ):
        at -= 1
    expected = periphrases().get(scene.word(at))
    if scene.word(at) in _CAN and "-on" not in scene.words[at + 1 : token]:
        return None  # «on peut dire que»; «peut-on lire» tells what stands there
    if expected is None or preposition.replace("d'", "de") not in expected:
        return None
    start, auxiliary = _auxiliary(scene, at, "pp")
    return start, auxiliary or "aura"


def _clitics(scene: Scene, start: int) -> tuple[int, bool, bool, int | None]:
    """Return the first token with the clitics, whether ne and se stand there, and the object clitic."""
    at, negated, reflexive, clitic = start - 1, False, False, None
    while at >= 0 and scene.words[at] in _CLITICS:
        word = scene.words[at]
        if word in ("nous", "vous") and scene.words[start].endswith(("ons", "ez")):
            break
        negated = negated or word in ("ne", "n'")
        reflexive = reflexive or word in ("se", "s'")
        if word in OBJECT_CLITICS:
            clitic = at
        at -= 1
    return at + 1, negated, reflexive, clitic


def _entry(scene: Scene, verb: str, clause: int, token: int, reflexive: bool) -> tuple[Entry | None, int]:
    """Return the entry whose fixed words follow, and the first token behind it."""
    for entry in entries()[verb]:
        if entry.tail and not _near(scene, token, entry.initials):
            continue
        if entry.reflexive != reflexive or (entry.clitic and entry.clitic not in scene.words[clause:token]):
            continue
        end = behind_tail(scene, entry.tail, token + 1)
        if end is not None:
            return entry, end
    return None, token + 1


def _inverted(scene: Scene, start: int, end: int) -> tuple[int, int | None]:
    """Return the cue's end and the clitic subject behind its finite verb: «a-t-il ajouté», «dit-elle»."""
    for at in range(start, end):
        if scene.words[at] in CLITIC_SUBJECTS:
            return end, at
    at = end
    if scene.word(at) in LINKING_T:
        at += 1
    if scene.word(at) in CLITIC_SUBJECTS and scene.ends[at - 1] == scene.starts[at]:
        return at + 1, at
    return end, None
