"""Reporting verbs in running order: «X affirme que…», «X assure avoir…», «X évoque…», «X le dément»."""

from __future__ import annotations

from recoupe.components.attributions import complements, objects
from recoupe.components.attributions.anaphora import preceding_claim, taken_up
from recoupe.components.attributions.draft import Draft, Stretch
from recoupe.components.attributions.events import all_quoted, names_event, tells_event
from recoupe.components.attributions.groups import Group
from recoupe.components.attributions.heads import Phrase, head_text
from recoupe.components.attributions.phrases import SUBJECT_PRONOUNS
from recoupe.components.attributions.relatives import before_relative
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.subjects import before, inherited, is_source_like, subject_of
from recoupe.components.attributions.words import WordClass
from recoupe.sources import noun_type
from recoupe.values import AttributionForm, Stance

#: Stances whose negation is still an attribution: «ne pense pas que», «n'a pas démenti».
_NEGATABLE = frozenset({"opinion", "estimate"})
#: «il se dit que»: nobody says it.
_RUMOURED = frozenset({"se dire", "se murmurer", "se chuchoter", "se raconter"})
#: Verbs that need no object.
_ALONE = frozenset({"démentir", "nier", "confirmer"})
#: Verbs of mentioning, which take topics as well as claims.
_TOPICAL = frozenset({"évoquer", "parler de", "mentionner", "raconter", "décrire"})
#: Verbs that things do, too, and pronouns that may stand for things.
_OF_THINGS = frozenset({"promettre", "annoncer"})
_SOME = frozenset({"autres", "certains", "certaines", "plusieurs", "quelques-uns", "quelques-unes"})
#: Subjects that count for themselves: what they did, not what they report.
_COUNTING = frozenset({"je", "j'", "nous", "vous", "tu", "on"})
#: Frames whose complement alone shows that somebody says or thinks something.
_CLEAR = frozenset("qidaxmotkcjs")
_NOUNS = frozenset("nwef")
_WISHES = WordClass("wishes")


def report(scene: Scene, group: Group) -> Draft | None:
    """Return the attribution of a finite verb or a present participle in running order, or None."""
    if group.bare or group.passive or not (group.finite or group.kind in ("ger", "inf")):
        return None
    if group.negated and not _NEGATABLE & set(group.entry.frames.values()):
        return None
    limit = scene.sentence(group.start)[1]
    if complements.nickname(scene, group):
        return None
    return (
        _pronoun_object(scene, group, limit)
        or taken_up(scene, group, limit)
        or _by_frame(scene, group, limit)
        or _alone(scene, group, limit)
    )


def _by_frame(scene: Scene, group: Group, limit: int) -> Draft | None:
    if scene.word(group.clause - 1) in complements.QUE:
        return None  # «ce que disent les chiffres»: the object is the relative pronoun
    for frame, finder, form in _FRAMES:
        stance = _stance(group, frame)
        if stance is None:
            continue
        content = finder(scene, group, limit)
        if (
            not content
            or (frame in ("w", "e") and group.kind == "inf")
            or not _may_count(scene, group, frame, content)
        ):
            continue
        source = speaker(scene, group)
        if not _speaks(scene, group, source, frame) or not _tells(scene, group, content, frame):
            continue
        on = source is not None and scene.words[source.head] == "on"
        if on and group.entry.lemma == "parler de" and not tells_event(scene, content):
            continue  # «On parle de vides de survie, dans ce métier»
        if (frame == "n" or group.entry.lemma == "relever") and _topic(scene, group, content):
            continue
        if source is not None and scene.words[source.head] == "qui" and frame != "x":
            content = complements.within_relative(scene, content, verbs=int(frame == "q"))
        shown = None if source is None or scene.words[source.head] in ("on", "-on") else source
        return Draft((group.start, group.end), shown, stance, form, content, f"attribution.verb.{_RULES[frame]}")
    return None


def _may_count(scene: Scene, group: Group, frame: str, content: list[Stretch]) -> bool:
    """«a compté 2 400 personnes», «compte 67 morts»; «compte 400 salariés» says what somebody has."""
    if frame in ("w", "e") and group.kind == "inf":
        return False
    of_it = "en" in scene.words[group.clause : group.start]  # «en compte 17»
    if group.entry.lemma == "donner":
        first = scene.token_at(content[0][0])
        return any(scene.is_figure(token) for token in range(first, first + 5))
    return frame != "f" or group.kind == "pp" or of_it or names_event(scene, content)


def _stance(group: Group, frame: str) -> Stance | None:
    if frame == "x":
        return group.stance("q") or group.stance("x")
    if frame == "q" and group.stance("q") is None and group.entry.lemma not in _WISHES:
        return group.stance("x")
    if frame == "o":
        return group.stance("q")
    if frame == "w":
        return group.stance("w") or group.stance("e") or group.stance("q")
    return group.stance(frame)


_RULES = {
    "j": "judged", "g": "reached", "s": "described",
    "o": "perfect-infinitive", "k": "qualified", "c": "presented", "t": "ascribed",
    "q": "que", "i": "infinitive",
    "d": "de-infinitive", "a": "accuse",
    "r": "reproach", "m": "measure", "n": "noun", "w": "event-noun", "e": "event-noun", "f": "figure",
    "x": "quotation",
}  # fmt: skip
_FRAMES: tuple[tuple[str, complements.Finder, AttributionForm], ...] = (
    ("q", complements.que_clause, "indirect"),
    ("j", objects.judged, "indirect"),
    ("g", objects.reached, "indirect"),
    ("s", objects.described, "indirect"),
    ("x", complements.quotation, "direct"),
    ("a", complements.accusation, "indirect"),
    ("r", complements.accusation, "indirect"),
    ("d", complements.infinitive_clause, "indirect"),
    ("i", complements.infinitive_clause, "indirect"),
    ("o", complements.perfect_infinitive, "indirect"),
    ("c", objects.presented, "indirect"),
    ("t", objects.ascribed, "indirect"),
    ("k", objects.qualified, "indirect"),
    ("m", complements.measured, "indirect"),
    ("n", objects.noun_content, "indirect"),
    ("w", objects.noun_content, "indirect"),
    ("e", objects.noun_content, "indirect"),
    ("f", objects.noun_content, "indirect"),
)


def speaker(scene: Scene, group: Group) -> Phrase | None:
    """Return who speaks: the subject before the verb, or of the verb that it is joined to."""
    if group.kind == "inf" and not group.finite:
        own = None
    elif group.kind == "ger":
        near = scene.word(group.clause - 1) not in (",", "en") and scene.pos[group.clause - 1] in ("NOUN", "PROPN")
        own = before(scene, group.clause, scene.sentence(group.start)[0]) if near else None
    else:
        own = subject_of(scene, group)
    return own or inherited(scene, group) or _last_speaker(scene, group)


def _last_speaker(scene: Scene, group: Group) -> Phrase | None:
    """«Et d'ajouter : « … »»: who spoke last."""
    earlier = [cue for cue in scene.speakers if cue < group.clause] if group.kind == "inf" else []
    return Phrase(*scene.speakers[max(earlier)]) if earlier else None


def _speaks(scene: Scene, group: Group, source: Phrase | None, frame: str) -> bool:
    if source is None:
        return frame in ("q", "x") and (group.kind == "ger" or not group.entry.source_subject)
    if scene.words[source.head] in ("ce", "c'", "cela", "ça") or _asking(scene, source):
        return False
    if scene.words[source.head] == "il" and group.entry.lemma in _RUMOURED:
        return False
    if scene.words[source.head] == "on" and frame == "i":
        return False  # «on a cru mourir»
    imperfect = group.kind == "fin" and scene.words[group.verb].endswith(("ait", "aient"))
    if frame in _NOUNS and imperfect and scene.word(source.start - 1) in ("si", "s'"):
        return False  # «Si le Sénat rejetait le texte»
    if group.entry.lemma == "donner":  # «notre pointage donne 3 300 personnes»
        return noun_type(head_text(scene, source.head)) == "document"
    if frame == "n" and (scene.words[source.head] in ("vous", "tu") or _manner(scene, group)):
        return False  # «vous parlez d'un caïd !»
    if frame == "n" and group.entry.lemma in _OF_THINGS and scene.words[source.head] in _SOME:
        return False  # «d'autres (drones) promettent des frappes précises»
    if frame == "f" and scene.words[source.head] in _COUNTING:
        return False  # «nous avons compté 56 corps»: what somebody did
    if frame == "f" and group.kind == "fin" and scene.words[source.head] in ("il", "elle", "ils", "elles"):
        return False  # «Le plan supprimait 214 postes. Il en compte 190»
    named = scene.capital(source.head) or scene.words[source.head] in SUBJECT_PRONOUNS
    if frame in _CLEAR and (named or not group.entry.source_subject):
        return True
    if group.entry.lemma in ("prévoir", "anticiper") and noun_type(head_text(scene, source.head)) == "document":
        return frame == "m"  # «Le plan prévoit 200 départs»: what a text lays down is no estimate
    if scene.words[source.head] == "qui":
        antecedent = before_relative(scene, source.start)
        return antecedent is None or is_source_like(scene, antecedent)
    return is_source_like(scene, source)


def _manner(scene: Scene, group: Group) -> bool:
    """«les invite à sortir en parlant de tout»."""
    return group.entry.lemma == "parler de" and group.kind == "ger" and scene.word(group.clause - 1) == "en"


def _asking(scene: Scene, source: Phrase) -> bool:
    """«Qui dit vrai ?»: an interrogative at the sentence's start."""
    return scene.words[source.head] == "qui" and source.start == scene.sentence(source.start)[0]


def _tells(scene: Scene, group: Group, content: list[Stretch], frame: str) -> bool:
    """«rappelle la mort de deux ouvriers», «recense 300 vols»; «a rappelé 300 vélos» tells nothing."""
    if frame == "w" and group.stance("w") is None:
        return all_quoted(scene, content[0])
    if frame in ("w", "f"):
        return tells_event(scene, content)
    return frame != "e" or names_event(scene, content)


def _topic(scene: Scene, group: Group, content: list[Stretch]) -> bool:
    """«ont évoqué la situation»: a definite thing that is talked about, and nothing told of it."""
    at = scene.token_at(content[0][0])
    first = "le" if scene.words[group.end - 1] == "du" else scene.word(at)
    if group.entry.lemma == "relever" and first in ("son", "sa", "ses", "leur", "leurs"):
        return True  # «a relevé sa prévision»: raised it
    definite = first in ("le", "la", "les", "l'", "son", "sa", "ses", "leur", "leurs", "ce", "cette", "ces")
    return group.entry.lemma in _TOPICAL and definite and not tells_event(scene, content)


def _alone(scene: Scene, group: Group, limit: int) -> Draft | None:
    """«Kiev dément.»: a denial or a confirmation without an object speaks of what was said before."""
    stance = group.stance("q")
    if group.entry.lemma not in _ALONE or stance is None or not group.finite or group.negated:
        return None
    at = complements.over_circumstances(scene, group.end, limit)
    if at < limit and scene.words[at] not in (".", ",", ";", ":", "et", "mais", "!", "»", ")"):
        return None
    source = subject_of(scene, group)
    if source is None or not is_source_like(scene, source) or scene.words[source.head] == "qui":
        return None
    refers = preceding_claim(scene, source.start)
    return Draft((group.start, group.end), source, stance, "indirect", [], "attribution.verb.alone", refers)


def _pronoun_object(scene: Scene, group: Group, limit: int) -> Draft | None:
    """«Niamey le dément», «N'Djamena l'affirme»: the clitic takes the claim up."""
    if group.object is None or group.kind not in ("fin", "pp") or complements.que_clause(scene, group, limit):
        return None
    stance = group.stance("q") or group.stance("n")
    clitics = ("l'", "le", "la", "les") if stance in ("deny", "confirm") else ("l'", "le")
    if stance is None or scene.words[group.object] not in clitics or group.entry.tail:
        return None
    if (
        "a" in group.entry.frames
        or group.entry.lemma in complements.WITH_HEARER
        or scene.word(group.clause - 1) in ("comme", "que", "qu'")
    ):
        return None
    after = complements.over_circumstances(scene, group.end, limit)
    if after < limit and (scene.pos[after] in ("NOUN", "ADJ", "DET", "VERB") or scene.words[after] in ("«", ":")):
        return None
    source = subject_of(scene, group)
    if source is None or not is_source_like(scene, source):
        return None
    if group.entry.lemma in ("apprendre", "savoir", "découvrir") and scene.words[source.head] in _COUNTING:
        return None  # «On l'a appris par la radio»: what somebody heard, not says
    if group.entry.lemma == "dire" and scene.words[group.verb].endswith(("ra", "ront")):
        return None  # «L'enquête le dira»
    content = [(scene.starts[group.object], scene.ends[group.object])]
    return Draft((group.start, group.end), source, stance, "indirect", content, "attribution.verb.pronoun-object")


def free_inversion(scene: Scene, group: Group) -> Draft | None:
    """«Ainsi estime-t-il que…», «… que dément le groupe»: a subject behind a verb that has its complement."""
    limit = scene.sentence(group.start)[1]
    if group.subject is None or not group.finite:
        return None
    content = complements.que_clause(scene, group, limit)
    stance = group.stance("q")
    if not content or stance is None:
        return None
    shown = (
        None
        if scene.words[group.subject].endswith("on")
        else Phrase(group.subject, group.subject + 1, group.subject)
    )
    return Draft((group.start, group.end), shown, stance, "indirect", content, "attribution.verb.inverted-que")
