"""Passive and participial forms: «relayée par X», «démentie par X», «est accusé de», «il a été confirmé que»."""

from __future__ import annotations

from recoupe.components.attributions import complements, objects
from recoupe.components.attributions.anaphora import preceding_claim
from recoupe.components.attributions.behind import FLOATING, over_complement
from recoupe.components.attributions.draft import Draft, Stretch
from recoupe.components.attributions.extents import right_clause, stretch
from recoupe.components.attributions.groups import Group
from recoupe.components.attributions.heads import CLAUSE_WORDS, Phrase, head_text
from recoupe.components.attributions.phrases import noun_phrase
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.subjects import around, before, ending_at, is_source_like, witness
from recoupe.components.attributions.words import CLAIM_NOUNS, WordClass
from recoupe.sources import noun_type
from recoupe.values import Stance

_TAKING_UP = WordClass("taking-up")
EVENT_NOUNS = WordClass("event-nouns")


def passive(scene: Scene, group: Group) -> Draft | None:
    """Return the attribution of a past participle without *avoir*, or None."""
    if not (group.bare or group.passive) or group.kind != "pp":
        return None
    limit = scene.sentence(group.start)[1]
    return _figure_said(scene, group, limit) or (
        _measured(scene, group, limit)
        or _presented(scene, group, limit)
        or _judged(scene, group, limit)
        or _accused(scene, group, limit)
        or _impersonal(scene, group, limit)
        or _with_agent(scene, group, limit)
    )


#: Verbs whose participle a figure takes without an agent too: «les 110 000 revendiqués».
_CLAIMED = frozenset({"annoncer", "revendiquer"})


def _figure_said(scene: Scene, group: Group, limit: int) -> Draft | None:
    """«les 12 annoncés», «les 1 500 brandis par l'intersyndicale»: a participle right behind a figure."""
    number = group.verb - 1
    stance = group.stance("n") or group.stance("p") or group.stance("w") or group.stance("i")
    if not group.bare or stance is None or not scene.is_figure(number) or number in scene.dated:
        return None
    agent = _agent(scene, group, limit)
    if agent is None and group.entry.lemma not in _CLAIMED:
        return None
    while number - 1 in scene.counted and scene.words[number - 1] not in ("le", "la", "les"):
        number -= 1
    content = [(scene.starts[number], scene.ends[group.verb - 1])]
    return Draft((group.verb, group.end), agent, stance, "participial", content, "attribution.passive.figure")


def _measured(scene: Scene, group: Group, limit: int) -> Draft | None:
    """«Le coût est estimé à 3 milliards par X»: the subject and the figure are the content."""
    if group.stance("m") is None or group.negated or scene.word(group.end) not in ("à", "entre", "autour", "aux"):
        return None
    if group.bare:
        return _measured_aside(scene, group, limit)
    figure = complements.measured(scene, group, limit)
    low = scene.sentence(group.start)[0]
    patient = before(scene, group.clause, low) or witness(scene, group.verb, low)
    if not figure or patient is None:
        return None
    own = next((at for at in range(group.end, limit) if scene.words[at] in CLAUSE_WORDS), limit)
    agent = next((_agent_at(scene, at, limit) for at in range(group.end, own) if scene.words[at] == "par"), None)
    end = scene.starts[agent.start - 1] if agent is not None else figure[0][1]
    content = [
        (scene.starts[patient.start], scene.ends[patient.end - 1]),
        (figure[0][0], min(figure[0][1], end - 1)),
    ]
    if agent is None:
        content[1] = figure[0]
    return Draft((group.start, group.end), agent, "estimate", "participial", content, "attribution.passive.measure")


def _measured_aside(scene: Scene, group: Group, limit: int) -> Draft | None:
    """«une foule estimée à 38 000 personnes par la police», «un projet, estimé à 900 000 €»."""
    figure = next((at for at in range(group.end, min(group.end + 5, limit)) if scene.is_figure(at)), None)
    if figure is None or figure in scene.dated:
        return None
    end = objects.object_end(scene, group.end, limit)
    par, agent = _first_agent(scene, figure, end, limit)
    end = complements.own_end(scene, group.end, end, verbs=0)
    piece = stretch(scene, group.end, end if agent is None else par)
    patient = _patient(scene, group) if agent is not None else None
    content = [(scene.starts[patient.start], scene.ends[patient.end - 1])] if patient is not None else []
    content += [piece] if piece is not None else []
    return Draft((group.start, group.end), agent, "estimate", "participial", content, "attribution.passive.measure")


def _presented(scene: Scene, group: Group, limit: int) -> Draft | None:
    """«Le suspect est décrit par ses voisins comme un homme discret»."""
    stance = group.stance("c")
    patient = before(scene, group.clause, scene.sentence(group.start)[0]) if stance and group.passive else None
    agent = _agent(scene, group, limit) if stance is not None else None
    if stance is None or group.negated or (patient is None and agent is None):
        return None
    content = objects.presented(scene, _moved(group, agent.end if agent is not None else group.end), limit)
    if not content:
        return None
    if agent is None:  # «est tenu pour le meilleur par ses pairs»: the agent may stand last
        first, last = (scene.token_at(offset) for offset in content[0])
        par, agent = _first_agent(scene, first, last, limit)
        piece = stretch(scene, first, par) if agent is not None else None
        content = [piece] if piece is not None else content
    if group.bare:  # «Présenté par X comme un chef-d'œuvre, l'album…»
        content = [(content[0][0], scene.ends[objects.object_end(scene, scene.token_at(content[0][0]), limit) - 1])]
    pieces = [(scene.starts[patient.start], scene.ends[patient.end - 1])] if patient is not None else []
    pieces += content
    return Draft((group.start, group.end), agent, stance, "participial", pieces, "attribution.passive.presented")


def _judged(scene: Scene, group: Group, limit: int) -> Draft | None:
    """«Le risque est jugé très faible par l'agence», «une offre jugée « indécente » par X»."""
    stance = group.stance("j")
    end = objects.attribute_end(scene, group.end, limit) if stance is not None and not group.negated else None
    if stance is not None and scene.word(group.end + 1) == "par" and scene.pos[group.end] in ("ADJ", "VERB"):
        end = group.end + 1  # «jugée dérisoire par les armateurs»
    agent = _agent_at(scene, end, limit) if end is not None and scene.word(end) == "par" else None
    patient = _patient(scene, group) if agent is not None else None
    piece = stretch(scene, group.end, end) if end is not None else None
    if stance is None or patient is None or piece is None:
        return None
    content = [(scene.starts[patient.start], scene.ends[patient.end - 1]), piece]
    return Draft((group.start, group.end), agent, stance, "participial", content, "attribution.passive.judged")


def _agent_at(scene: Scene, par: int, limit: int) -> Phrase | None:
    phrase = noun_phrase(scene, par + 1, limit) if par + 1 < limit else None
    return phrase if phrase is not None and is_source_like(scene, phrase) else None


def _first_agent(scene: Scene, first: int, last: int, limit: int) -> tuple[int, Phrase | None]:
    """Return the first «par» of a stretch and the agent behind it, if it has one; `last` where there is none."""
    par = next((at for at in range(first, last) if scene.words[at] == "par"), None)
    return (last, None) if par is None else (par, _agent_at(scene, par, limit))


def _accused(scene: Scene, group: Group, limit: int) -> Draft | None:
    accusing = "accuse" in (group.stance("a"), group.stance("r"))
    if not accusing or group.negated:
        return None
    agent = _agent(scene, group, limit)
    start = agent.end if agent is not None else group.end
    content = complements.accusation(scene, _moved(group, start), limit)
    if not content:
        return None
    return Draft((group.verb, group.end), agent, "accuse", "participial", content, "attribution.passive.accused")


def _moved(group: Group, end: int) -> Group:
    """Return the group as if it ended behind its agent."""
    return Group(group.start, end, group.verb, group.clause, group.kind, group.entry, group.finite, group.passive,
                 group.bare)  # fmt: skip


def _impersonal(scene: Scene, group: Group, limit: int) -> Draft | None:
    """«il a été confirmé que…», «il est précisé que…», «a-t-il été indiqué»."""
    stance = group.stance("q")
    if stance is None or not group.passive or group.negated or _fact(scene, group, stance):
        return None
    if scene.word(group.clause - 1) == "il" or scene.words[group.start] == "étant":
        content = complements.que_clause(scene, group, limit)
        if content:
            agent = _agent(scene, group, limit)
            return Draft(
                (group.start, group.end), agent, stance, "indirect", content, "attribution.passive.impersonal"
            )
    return None


def _fact(scene: Scene, group: Group, stance: Stance) -> bool:
    """«Il est établi que»: the author's own certainty, nobody's words."""
    return stance == "reveal" and scene.words[group.start] == "est"


def _agent(scene: Scene, group: Group, limit: int) -> Phrase | None:
    """Return the phrase behind «par», over dates and adverbs."""
    at = group.end
    for _ in range(12):
        if at < limit and (at in scene.dated or scene.pos[at] == "ADV" or scene.words[at] in FLOATING):
            at += 1
        elif at < limit and scene.words[at] in ("à", "au", "aux", "dans", "sur"):
            at = over_complement(scene, at, limit)
        else:
            break
    if scene.word(at) != "par" or at + 1 >= limit:
        return None
    phrase = noun_phrase(scene, at + 1, limit)
    if phrase is None and scene.word(at + 1) in ("lui", "elle", "eux", "elles", "celui-ci", "celle-ci"):
        phrase = Phrase(at + 1, at + 2, at + 1)
    return phrase


def _with_agent(scene: Scene, group: Group, limit: int) -> Draft | None:
    """«Cette information, relayée par X», «le chiffre a été confirmé par X», «une allégation démentie par X»."""
    agent = _agent(scene, group, limit)
    stance = group.stance("p") or group.stance("n") or group.stance("w")
    if agent is None or stance is None or stance == "estimate" or not is_source_like(scene, agent):
        return None
    if scene.word(group.start - 1) == "comme" and scene.word(agent.end) == ",":
        whole = stretch(scene, agent.end + 1, right_clause(scene, agent.end + 1, limit))
        cue, rule = (group.verb, group.end), "attribution.passive.comme"  # «Comme annoncé lundi par X, …»
        return Draft(cue, agent, stance, "participial", [whole] if whole else [], rule)
    patient = _patient(scene, group)
    if patient is not None and _in_source(scene, patient):
        return None  # «d'après les éléments communiqués par X»: a part of the source
    if patient is None or not (_is_claim(scene, patient) or _made_known(scene, group, patient)):
        return None
    content = stretch(scene, patient.start, patient.end)
    takes_up = scene.words[patient.start] in _TAKING_UP
    if scene.words[patient.start] in ("un", "une"):  # «une note, révélée par X» is new
        takes_up = scene.words[patient.head] in CLAIM_NOUNS
    refers = preceding_claim(scene, patient.start) if takes_up else None
    pieces: list[Stretch] = [content] if content else []
    rule = "attribution.passive.finite" if group.passive else "attribution.passive.participle"
    return Draft((group.verb, group.end), agent, stance, "participial", pieces, rule, refers)


def _patient(scene: Scene, group: Group) -> Phrase | None:
    """Return the noun phrase that a participle goes with, or the subject of a passive."""
    low = scene.sentence(group.start)[0]
    if group.passive:
        return before(scene, group.clause, low) or witness(scene, group.verb, low)
    at = group.verb - 1
    while at > low and (scene.words[at] in (",", "»", "non") or scene.pos[at] == "ADV"):
        at -= 1
    whole = ending_at(scene, at + 1, low)
    if whole is not None and scene.pos[whole.head] in ("NOUN", "PROPN"):
        return whole
    for head in range(at, max(low - 1, at - 8), -1):
        if scene.words[head] in CLAIM_NOUNS and (known := around(scene, head, low)) is not None and known.end > at:
            return Phrase(known.start, at + 1, head)
        if scene.pos[head] in ("VERB", "AUX"):
            break
    for head in range(at, max(low - 1, at - 8), -1):
        if scene.pos[head] in ("NOUN", "PROPN") and (known := around(scene, head, low)) is not None:
            if _is_claim(scene, known) or head == at:
                return Phrase(known.start, max(head + 1, min(known.end, at + 1)), head)
        elif scene.pos[head] in ("VERB", "AUX"):
            break
    return None


def _in_source(scene: Scene, phrase: Phrase) -> bool:
    return any(start <= phrase.start < end for start, end, _ in scene.speakers.values())


def _made_known(scene: Scene, group: Group, patient: Phrase) -> bool:
    """«La panne, révélée par X»: anything but a person can be announced, revealed, denied."""
    number = scene.name_of[patient.head]
    person = number >= 0 and scene.names[number].label == "PER"
    told = group.stance("n") or group.stance("w") or group.stance("p")
    known = told in ("announce", "reveal", "confirm", "deny") or scene.words[patient.head] in EVENT_NOUNS
    return known and not person and noun_type(head_text(scene, patient.head)) in (None, "document")


def _is_claim(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a phrase stands for something said: a claim noun, a document, an event, a figure."""
    head = scene.words[phrase.head]
    return head in CLAIM_NOUNS or noun_type(head_text(scene, phrase.head)) == "document" or _figure(scene, phrase)


def _figure(scene: Scene, phrase: Phrase) -> bool:
    return scene.words[phrase.start] in ("cela", "ça", "ceux", "celui-ci", "celle-ci")
