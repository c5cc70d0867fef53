"""Find who speaks: the subject before a verb group, behind it, or of the verb that it is joined to."""

from __future__ import annotations

from recoupe.components.attributions.behind import FLOATING, is_person
from recoupe.components.attributions.groups import Group
from recoupe.components.attributions.heads import CLAUSE_WORDS, PREPOSITIONS, Phrase, head_text, known_phrase_of
from recoupe.components.attributions.phrases import STRONG_PRONOUNS, SUBJECT_PRONOUNS, noun_phrase
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.tails import CLITIC_SUBJECTS
from recoupe.components.attributions.words import DETERMINERS, WordClass
from recoupe.sources import noun_type, surely_human

LEFT_OF_VERB = frozenset({"ne", "n'", "le", "la", "les", "l'", "lui", "leur", "se", "s'", "y", "en", "pas", "plus"})
#: What no noun phrase has in it, besides the words that open clauses.
_NO_PART = frozenset({";", "a", "ont", "avait"})
#: «l'un», «un autre», «cette dernière»: somebody spoken of before.
_ONE = frozenset({"un", "une", "uns", "unes", "autre", "autres", "dernier", "dernière", "derniers", "dernières"})
_NOT_SUBJECT = WordClass("not-before-subject")


def subject_of(scene: Scene, group: Group) -> Phrase | None:
    """Return the phrase that stands before a group as its subject, a pronoun too, or None."""
    if group.subject is not None:
        return Phrase(group.subject, group.subject + 1, group.subject)
    low = scene.sentence(group.start)[0]
    return (
        before(scene, group.clause, low)
        or _joined(scene, group, low)
        or witness(scene, group.verb, low)
        or clause_head(scene, group.clause, low)
    )


def _joined(scene: Scene, group: Group, low: int) -> Phrase | None:
    """Return the last speaker of the sentence for a verb right behind «et», «mais», «puis»."""
    if scene.word(group.clause - 1) not in ("et", "mais", "puis", "ou", "ni"):
        return None
    earlier = [cue for cue in scene.speakers if low <= cue < group.clause]
    return Phrase(*scene.speakers[max(earlier)]) if earlier else None


def before(scene: Scene, clause: int, low: int) -> Phrase | None:
    """Return the phrase that ends right before a clause's verb, over adverbs and one stretch between commas."""
    place = (clause, low)
    if place not in scene.before:
        scene.before[place] = _before(scene, clause, low)
    return scene.before[place]


def _before(scene: Scene, clause: int, low: int) -> Phrase | None:
    at = _back_over_adverbs(scene, clause - 1, low)
    if at < low:
        return None
    if scene.words[at] in SUBJECT_PRONOUNS:
        return Phrase(at, at + 1, at)
    if scene.words[at] in _ONE and scene.word(at - 1) in ("l'", "les", "un", "une"):
        return Phrase(at - 1, at + 1, at)
    found = ending_at(scene, at + 1, low)
    if found is not None and found.start > low and scene.pos[found.start - 1] == "VERB":
        found = _antecedent(scene, found.start - 1, low) or found
    if found is None and scene.words[at] in (",", ")", "-"):
        found = _over_parenthesis(scene, at, low)
    return found


def _antecedent(scene: Scene, verb: int, low: int) -> Phrase | None:
    """«Un médecin qui a requis l'anonymat assure»: the object of a relative clause is no subject."""
    for token in range(verb - 1, max(low, verb - 12), -1):
        if scene.words[token] == "qui":
            return ending_at(scene, token - (scene.words[token - 1] == ","), low)
        if scene.pos[token] in ("PUNCT", "NOUN", "PROPN"):
            return None
    return None


def _back_over_adverbs(scene: Scene, at: int, low: int) -> int:
    while at >= low and (scene.pos[at] == "ADV" or at in scene.dated or scene.words[at] in FLOATING):
        if scene.words[at] in STRONG_PRONOUNS or scene.words[at] in SUBJECT_PRONOUNS:
            break
        at -= 1
    if at < len(scene.words) - 1 and at + 1 in scene.dated and scene.words[at] in ("le", "ce", "cette", "l'"):
        return _back_over_adverbs(scene, at - 1, low)
    while at >= low and scene.words[at] in ("lui-même", "elle-même", "eux-mêmes", "elles-mêmes"):
        at -= 1
    return at


def _over_parenthesis(scene: Scene, at: int, low: int) -> Phrase | None:
    """«L'ONG, jeudi, affirme», «Le maire (PS) affirme», «X, interrogé par Y, affirme»: jump to the opening mark."""
    opening = {",": ",", ")": "(", "-": "-"}[scene.words[at]]
    position = at - 1
    while position > low and at - position < 30:
        if scene.words[position] == opening:
            found = ending_at(scene, position, low)
            if found is not None:
                whole = noun_phrase(scene, found.start, at + 1)
                return whole if whole is not None and whole.end == at else found
            if opening != ",":
                return None
        position -= 1
    return None


def ending_at(scene: Scene, end: int, low: int) -> Phrase | None:
    """Return the longest phrase that ends exactly at a token and does not follow a preposition."""
    best: Phrase | None = None
    closed = False
    for start in range(end - 1, max(low - 1, end - 32), -1):
        word = scene.words[start]
        if word in STRONG_PRONOUNS and end == start + 1:
            first = start - 1 if word == "aucuns" else start
            best = None if _governed(scene, first, low) else Phrase(first, end, start)
        closed = closed or word in (")", "»")
        if not closed and scene.name_of[start] < 0 and (word in CLAUSE_WORDS or word in _NO_PART):
            break  # no phrase goes over the start of a clause or a verb
        if start > low and not _can_start(scene, start):
            continue
        phrase = noun_phrase(scene, start, end)
        if phrase is not None and phrase.end == end and not _governed(scene, start, low):
            best = phrase
    return best


def _governed(scene: Scene, start: int, low: int) -> bool:
    return start > low and scene.words[start - 1] in _NOT_SUBJECT


def _can_start(scene: Scene, start: int) -> bool:
    """A phrase starts behind a mark, a conjunction, a verb or an adverb, not inside another phrase."""
    previous = scene.words[start - 1]
    if previous in DETERMINERS or (scene.is_name(start) and scene.is_name(start - 1)):
        return False
    named = scene.is_name(start) and scene.pos[start - 1] == "NOUN" and start - 1 not in scene.dated
    if named or scene.pos[start - 1] == "NUM":
        return False  # «le fournisseur de données Finscope», «2 tonnes»
    if scene.words[start] == "des" and scene.pos[start - 1] in ("NOUN", "PROPN"):
        return False  # «l'union des nations»
    if scene.words[start] in ("et", "ou", "de", "d'", "du", ",", "»", "à", "au", "aux", "en", "pas"):
        return False
    return not (previous == "-" and scene.ends[start - 1] == scene.starts[start])


def witness(scene: Scene, verb: int, low: int) -> Phrase | None:
    """Return the phrase around the parser's subject of a verb, where it stands before the verb in the sentence."""
    if not scene.parsed:
        return None
    token = scene.doc[verb]
    for _ in range(2):
        for child in token.children:
            if child.dep_.startswith("nsubj") and low <= child.i < verb:
                return around(scene, child.i, low)
        if token.dep_ not in ("conj", "xcomp"):
            break
        token = token.head
    return None


def around(scene: Scene, token: int, low: int) -> Phrase | None:
    """Return the noun phrase around a head token: from its determiner or first adjective on."""
    if scene.words[token] in SUBJECT_PRONOUNS or scene.words[token] in STRONG_PRONOUNS:
        return Phrase(token, token + 1, token)
    limit = scene.sentence(token)[1]
    start = token
    number = scene.name_of[token]
    if number >= 0:
        start = scene.names[number].start
    while start - 1 >= low and (
        scene.words[start - 1] in DETERMINERS
        or scene.pos[start - 1] in ("ADJ", "NUM", "DET")
        or (scene.words[start - 1] == "-" and scene.ends[start - 1] == scene.starts[start])
        or (start < token and scene.pos[start - 1] == "NOUN" and scene.words[start] == "-")
    ):
        start -= 1
    phrase = noun_phrase(scene, start, limit)
    if phrase is None or (start > low and scene.words[start - 1] in _NOT_SUBJECT):
        return None
    return phrase


def clause_head(scene: Scene, clause: int, low: int) -> Phrase | None:
    """Return the phrase that opens the clause of a verb, over its complements: «un mémo consulté par X évoque»."""
    for token in range(clause - 2, low - 1, -1):
        opens = token == low or scene.words[token - 1] in (",", ";", ":", "et", "mais", "car", "que", "qu'")
        phrase = noun_phrase(scene, token, clause) if opens and scene.words[token] not in PREPOSITIONS else None
        if phrase and is_source_like(scene, phrase) and not _finite_between(scene, phrase.end, clause):
            return phrase
    return None


def _finite_between(scene: Scene, start: int, end: int) -> bool:
    return any(finite(scene, token) for token in range(start, end))


def inherited(scene: Scene, group: Group) -> Phrase | None:
    """Return the subject of the finite verb that comes before in the sentence: «… affirme X et ajoute que…»."""
    low = scene.sentence(group.start)[0]
    earlier = [cue for cue in scene.speakers if low <= cue < group.clause]
    if earlier:
        return Phrase(*scene.speakers[max(earlier)])
    for token in range(group.clause - 1, low - 1, -1):
        if finite(scene, token) and scene.words[token] not in ("été", "avoir", "être"):
            start = token
            while start - 1 >= low and (scene.pos[start - 1] == "AUX" or scene.words[start - 1] in LEFT_OF_VERB):
                start -= 1
            if scene.word(token + 1) in CLITIC_SUBJECTS:
                return Phrase(token + 1, token + 2, token + 1)
            if scene.word(token + 2) in CLITIC_SUBJECTS:
                return Phrase(token + 2, token + 3, token + 2)
            found = before(scene, start, low) or witness(scene, token, low)
            if found is not None:
                return found
    return None


def finite(scene: Scene, token: int) -> bool:
    """A finite verb, or a participle behind its auxiliary."""
    if scene.pos[token] not in ("VERB", "AUX"):
        return False
    form = scene.doc[token].morph.get("VerbForm", [])
    return "Inf" not in form and (
        "Part" not in form or scene.pos[token - 1] in ("AUX", "ADV") or scene.word(token - 1) == "a"
    )


def is_source_like(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a phrase can say something: a name, a pronoun, a noun of the source lexicon."""
    head = head_text(scene, phrase.head)
    word = scene.words[phrase.head]
    if word in SUBJECT_PRONOUNS or word in STRONG_PRONOUNS or word in CLITIC_SUBJECTS:
        return scene.words[phrase.head] not in ("ce", "c'", "cela", "ça")
    if noun_type(head) is not None or noun_type(scene.words[phrase.head]) is not None or surely_human(head):
        return True
    if scene.words[phrase.head] in _ONE or known_phrase_of(scene, phrase) is not None:
        return True
    if scene.name_of[phrase.head] >= 0:
        return scene.names[scene.name_of[phrase.head]].label != "MISC"
    if any(is_person(scene, i) for i in range(phrase.start, min(phrase.head + 3, phrase.end))):
        return True
    proper = scene.pos[phrase.head] == "PROPN" or scene.pos[phrase.end - 1] == "PROPN"
    return scene.capital(phrase.head) and (proper or phrase.head != scene.sentence(phrase.head)[0])
