"""Noun phrases from words and tags alone: determiner, noun, complements, names, apposition.

A shallow chunker: the parser hangs complements and appositions wrongly too often, and breaks off inside « ».
"""

from __future__ import annotations

from recoupe.components.attributions.heads import (
    CLAUSE_WORDS,
    OF,
    PREPOSITIONS,
    Phrase,
    after_name,
    head_of,
    head_text,
)
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.words import DETERMINERS, WordClass
from recoupe.sources import is_medium, noun_type

SUBJECT_PRONOUNS = WordClass("subject-pronouns")
STRONG_PRONOUNS = WordClass("strong-pronouns")
_LINKS = frozenset({"à", "au", "aux", "en", "pour", "contre", "sur", "auprès", "près", "ès", "chez", "dans"})
#: Participles that describe a source without telling where it spoke.
_DESCRIBING = WordClass("describing")
#: Nouns of circumstances of time and place: «à l'issue d'une réunion».
_CIRCUMSTANTIAL = WordClass("circumstantial-nouns")
#: Endings of nouns of actions.
_ACTIONS = ("ment", "tion", "sion", "achat")
_PARTICIPLE_ENDINGS = ("é", "ée", "és", "ées", "u", "ue", "us", "ues", "is", "ise", "ises")
_CHANNELS = WordClass("channel-participles")
_CHANNEL_NOUNS = WordClass("channel-nouns")


def noun_phrase(scene: Scene, start: int, limit: int, *, apposition: bool = True) -> Phrase | None:
    """Return the noun phrase that starts at a token, or None; `limit` is the first token behind the sentence."""
    head = head_of(scene, start, limit)
    if head is None or head in scene.dated:
        return None
    end = after_name(scene, head, limit)
    end = _complements(scene, head, end, limit)
    if apposition:
        end = _apposition(scene, start, _participle(scene, end, limit), limit)
    return Phrase(start, end, head)


def _complements(scene: Scene, head: int, end: int, limit: int) -> int:
    """Extend a phrase over adjectives, names and complements."""
    steps = 0
    while end < limit and steps < 24:
        steps += 1
        after = _one_complement(scene, head, end, limit)
        if after <= end:
            break
        end = after
    return end


def _one_complement(scene: Scene, head: int, end: int, limit: int) -> int:
    word, pos = scene.words[end], scene.pos[end]
    if word in CLAUSE_WORDS or pos in ("PUNCT", "SPACE") or word == ",":
        return _quoted_or_bracketed(scene, end, limit)
    if end in scene.dated and word not in ("de", "du", "d'"):
        return end
    if scene.is_name(end) and (scene.capital(end) or pos == "PROPN"):
        return end if _other_name(scene, head, end) else after_name(scene, end, limit)
    if word in OF:
        return _prepositional(scene, end, limit)
    if word == "par" and end + 1 < limit and scene.capital(end + 1) and scene.words[end - 1].endswith(_ACTIONS):
        return _prepositional(scene, end, limit)  # «son remplacement par X»
    if word in _LINKS:
        return _linked(scene, head, end, limit)
    if word in ("et", "ou", "&", "ainsi"):
        return _coordinated(scene, head, end, limit)
    if pos in ("ADJ", "NUM") or word in _DESCRIBING:
        return end + 1
    if pos == "NOUN" and scene.words[end - 1] not in DETERMINERS and not scene.words[end].startswith("-"):
        return end + 1  # «le directeur adjoint», «un responsable syndical»: adjectives that the tagger calls nouns
    if pos == "ADV" and end + 1 < limit and (scene.pos[end + 1] == "ADJ" or scene.words[end + 1] in _DESCRIBING):
        return end + 2
    return end


def _quoted_or_bracketed(scene: Scene, end: int, limit: int) -> int:
    """«l'Union (UE)»: a short bracket; «l'opération « Aube »»: a short quotation right behind a noun."""
    pair = {"(": ")", "«": "»"}.get(scene.words[end])
    if pair is None or (pair == "»" and not scene.capital(min(end + 1, limit - 1))):
        return _hyphen(scene, end, limit)
    for token in range(end + 1, min(end + 9, limit)):
        if scene.words[token] == pair:
            return token + 1
    return end


def _hyphen(scene: Scene, end: int, limit: int) -> int:
    joined = scene.words[end] == "-" and end + 1 < limit and scene.ends[end] == scene.starts[end + 1]
    return end + 2 if joined and scene.ends[end - 1] == scene.starts[end] else end


def _other_name(scene: Scene, head: int, token: int) -> bool:
    """A person's name that is not the head's own starts here: «à l'AFP Paul Durand», «devant la presse X»."""
    before, here = scene.name_of[token - 1], scene.name_of[token]
    if is_medium(scene.words[token - 1], scene.agencies) and (before < 0 or before != here):
        return True
    if here < 0 or before == here or scene.names[here].label != "PER":
        return False
    noun = head_text(scene, head)
    return before >= 0 or scene.words[head] in _CHANNEL_NOUNS or noun_type(noun) in ("document", "organisation")


def _prepositional(scene: Scene, end: int, limit: int) -> int:
    """Take «de» with its noun phrase, if there is one."""
    start = end if scene.words[end] == "des" else end + 1
    if scene.words[end] == "du":
        start = end
    if start >= limit or scene.pos[min(end + 1, limit - 1)] in ("AUX",):
        return end
    inner = head_of(scene, start, limit)
    if inner is None and end + 1 < limit and scene.words[end + 1] in STRONG_PRONOUNS:
        return end + 2
    if inner is None:
        return end
    after = after_name(scene, inner, limit)
    while inner in scene.dated and after < limit and after in scene.dated:
        after += 1  # «la loi du 16 décembre 1998»
    return after


def _linked(scene: Scene, head: int, end: int, limit: int) -> int:
    """Take a complement with à, en, pour… only where it belongs to a role or a name, and is no channel."""
    if end + 1 >= limit or (end + 1) in scene.dated or scene.pos[end + 1] in ("VERB", "AUX"):
        return end
    start = end if scene.words[end] in ("au", "aux") else end + 1
    if start == end:
        start = end + 1
    inner = head_of(scene, start, limit)
    if inner is None:
        field = scene.words[end] == "en" and scene.pos[start] in ("ADJ", "X")  # «un expert en géopolitique»
        return end + 2 if field else end
    after = after_name(scene, inner, limit)
    name = scene.text[scene.starts[start] : scene.ends[after - 1]]
    if (
        is_medium(name, scene.agencies)
        or scene.words[inner] in _CHANNEL_NOUNS
        or noun_type(scene.words[inner]) in ("media", "document")
    ):
        return end
    if (
        scene.words[inner] in _CIRCUMSTANTIAL
        or scene.words[end] == "dans"
        or (scene.words[end] == "sur" and scene.capital(inner))
    ):
        return end
    return after if _takes_complement(scene, head, end, inner) else end


def _takes_complement(scene: Scene, head: int, end: int, inner: int) -> bool:
    if scene.words[end] == "en":
        return not scene.capital(inner) or scene.capital(head)
    before = scene.words[end - 1]
    if before in _DESCRIBING or scene.pos[end - 1] == "ADJ":
        return True
    kind = noun_type(head_text(scene, head))
    return kind in ("official", "expert", "anonymous", "document", "organisation") or scene.capital(head)


def _coordinated(scene: Scene, head: int, end: int, limit: int) -> int:
    """«la CGT et la CFDT», «le maire et son adjoint»: a second phrase that no verb of its own follows."""
    start = end + 1
    if _second_adjective(scene, head, start, limit):
        return start + 1
    if start >= limit or scene.words[start] in PREPOSITIONS or scene.pos[start] in ("VERB", "AUX", "PRON", "SCONJ"):
        return end
    inner = head_of(scene, start, limit)
    if inner is None:
        return end
    after = _complements_of_second(scene, inner, limit)
    if after < limit and scene.pos[after] in ("VERB", "AUX") and not _plural(scene, after):
        return end
    return after


def _second_adjective(scene: Scene, head: int, token: int, limit: int) -> bool:
    """«des sources locales et hospitalières»: one more adjective, and no noun behind it."""
    if token >= limit or scene.pos[token] != "ADJ" or scene.pos[token - 2] != "ADJ" or token - 2 <= head:
        return False
    return token + 1 >= limit or scene.pos[token + 1] not in ("NOUN", "PROPN", "ADJ")


def _complements_of_second(scene: Scene, inner: int, limit: int) -> int:
    end = after_name(scene, inner, limit)
    while end < limit:
        word = scene.words[end]
        if scene.pos[end] == "ADJ" or (scene.capital(end) and scene.is_name(end)):
            after = after_name(scene, end, limit)
        elif word in OF:
            after = _prepositional(scene, end, limit)
        else:
            break
        if after <= end:
            break
        end = after
    return end


def _plural(scene: Scene, token: int) -> bool:
    return scene.words[token].endswith("nt")


def _participle(scene: Scene, end: int, limit: int) -> int:
    """Take «parue en octobre dans la revue X», not «interrogé par X»: a channel is no part of a source."""
    word = scene.word(end)
    if (
        end >= limit
        or word in _CHANNELS
        or not word.endswith(_PARTICIPLE_ENDINGS)
        or scene.pos[end] not in ("VERB", "ADJ")
    ):
        return end
    if scene.word(end + 1) not in PREPOSITIONS and not {end + 1, end + 2} & scene.dated:
        return end
    for token in range(end + 1, min(end + 16, limit)):
        if scene.pos[token] in ("PUNCT", "SPACE", "AUX", "SCONJ") or scene.words[token] in CLAUSE_WORDS:
            return token
        if scene.pos[token] == "VERB":
            return end
    return min(end + 16, limit)


def _apposition(scene: Scene, start: int, end: int, limit: int) -> int:
    """Take «, maire de Sedan» or «, Paul Durand», and another after it («, 34 ans, agriculteur»)."""
    first = _one_apposition(scene, start, end, limit, person=True)
    return first if first == end else _one_apposition(scene, start, first, limit, person=False)


def _one_apposition(scene: Scene, start: int, end: int, limit: int, *, person: bool) -> int:
    if end + 1 >= limit or scene.words[end] != ",":
        return end
    token = end + 1
    word = scene.words[token]
    if scene.pos[token] == "NUM" or word[:1].isdigit():
        return token + 2 if scene.word(token + 1) == "ans" else end
    if word in CLAUSE_WORDS or token in scene.dated:
        return end
    named = any(
        scene.name_of[i] >= 0 or scene.capital(i) for i in range(start, end) if i != start or end - start == 1
    )
    if word in ("de", "du", "d'") and named:
        after = _prepositional(scene, token, limit)
        return after if after > token and _closed(scene, after, limit) else end
    inner = head_of(scene, token, limit)
    if inner is None or word in PREPOSITIONS:
        return end
    after = _complements(scene, inner, after_name(scene, inner, limit), limit)
    person = person and scene.name_of[inner] >= 0 and scene.names[scene.name_of[inner]].label == "PER"
    role = noun_type(head_text(scene, inner)) not in (None, "document", "unspecified") and not scene.capital(inner)
    new_name = not named and any(scene.name_of[i] >= 0 for i in range(token, after))
    bare = named and word not in DETERMINERS and scene.pos[inner] == "NOUN" and not scene.capital(token)
    fits = (person and not _has_person(scene, start, end)) or (role and named) or new_name or bare
    return after if fits and _closed(scene, after, limit) else end


def _has_person(scene: Scene, start: int, end: int) -> bool:
    return any(scene.name_of[i] >= 0 and scene.names[scene.name_of[i]].label == "PER" for i in range(start, end))


def _closed(scene: Scene, after: int, limit: int) -> bool:
    """An apposition ends at a mark or at the sentence's end, or before what follows an incise's subject."""
    return (
        after >= limit
        or scene.pos[after] in ("PUNCT", "SPACE", "ADP", "CCONJ")
        or scene.words[after] in CLAUSE_WORDS
    )
