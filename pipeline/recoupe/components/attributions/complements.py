"""What a reporting verb says: a que-clause, an infinitive, a quotation, a noun phrase, a measure, an accusation."""

from __future__ import annotations

from collections.abc import Callable

from recoupe.components.attributions.behind import CIRCUMSTANCE, FLOATING, over_complement
from recoupe.components.attributions.draft import Stretch
from recoupe.components.attributions.extents import quotation_pieces, right_clause, stretch
from recoupe.components.attributions.groups import Group
from recoupe.components.attributions.phrases import noun_phrase
from recoupe.components.attributions.scene import Scene
from recoupe.components.attributions.subjects import LEFT_OF_VERB
from recoupe.components.attributions.words import DETERMINERS, WordClass

#: Scene, group, first token behind the sentence -> what is said.
Finder = Callable[[Scene, Group, int], list[Stretch]]
QUE = frozenset({"que", "qu'"})
_SUBORDINATORS = frozenset({"que", "qu'", "qui", "dont", "où", "lorsque", "quand", "si"})
_DE = frozenset({"de", "d'"})
_INFINITIVE = ("er", "ir", "re", "oir")
_BEFORE_INFINITIVE = WordClass("before-infinitive")
#: Verbs that say to whom before they say what: «a informé les élus que».
WITH_HEARER = WordClass("with-hearer")


def over_circumstances(scene: Scene, at: int, limit: int, *, hearer: bool = False) -> int:
    """Return the token behind dates, adverbs, complements and stretches between commas."""
    for _ in range(12):
        after = _one_circumstance(scene, at, limit)
        if after == at and hearer and at < limit and scene.words[at] in DETERMINERS:
            phrase = noun_phrase(scene, at, limit, apposition=False)
            after, hearer = (phrase.end if phrase else at), False
        if after == at:
            break
        at = after
    return at


def _one_circumstance(scene: Scene, at: int, limit: int) -> int:
    if at >= limit:
        return at
    word = scene.words[at]
    if word in QUE or word in ("«", ":"):
        return at
    if scene.word(at + 1) in QUE:
        return at + (word not in CIRCUMSTANCE and (at in scene.dated or scene.pos[at] in ("ADV", "PUNCT")))
    if word in CIRCUMSTANCE and scene.word(at + 1) == "«":
        return (
            scene.token_at(scene.quotes[scene.quote_of[at + 1]].end - 1) + 1 if scene.quote_of[at + 1] >= 0 else at
        )
    if at in scene.dated or word in FLOATING or (scene.pos[at] == "ADV" and word not in _BEFORE_INFINITIVE):
        return at + 1
    if word in CIRCUMSTANCE or (word == "de" and scene.word(at + 1) in ("source", "sources")):
        return over_complement(scene, at, limit)
    if word in (",", "(", "-"):
        return _over_aside(scene, at, limit)
    return at


def _over_aside(scene: Scene, at: int, limit: int) -> int:
    closing = {",": ",", "(": ")", "-": "-"}[scene.words[at]]
    for token in range(at + 1, min(at + 30, limit)):
        if scene.words[token] == closing:
            return token + 1
        if scene.words[token] in (";", "«"):
            break
    return at


def que_clause(scene: Scene, group: Group, limit: int) -> list[Stretch]:
    """Return the pieces of «que…», «que… et que…» behind a group; empty where there is none."""
    if _restricted(scene, group):
        return []
    hearer = group.entry.lemma in WITH_HEARER
    at = over_circumstances(scene, group.end, limit, hearer=hearer)
    if at >= limit or scene.words[at] not in QUE:
        return []
    return clause_pieces(scene, at + 1, limit)


def _restricted(scene: Scene, group: Group) -> bool:
    """«n'a dit que la vérité»: *ne* without *pas* makes *que* mean only."""
    before = scene.words[group.clause : group.start]
    return not group.negated and ("ne" in before or "n'" in before)


def clause_pieces(scene: Scene, start: int, limit: int) -> list[Stretch]:
    """Cut a complement clause at each coordinated «et que»."""
    pieces: list[Stretch] = []
    end = right_clause(scene, start, limit)
    first = start
    for token in range(start + 1, end):
        if (
            scene.words[token] in QUE
            and scene.words[token - 1] in ("et", "ou", "mais")
            and scene.quote_of[token] < 0
        ):
            piece = stretch(scene, first, token - 1)
            pieces += [piece] if piece else []
            first = token + 1
    last = stretch(scene, first, end)
    return [*pieces, last] if last else pieces


def infinitive(scene: Scene, at: int, limit: int) -> int | None:
    """Return the token where an infinitive clause starts at `at` («ne pas avoir reçu», «l'avoir vu»), or None."""
    token = at
    while token < limit and scene.words[token] in _BEFORE_INFINITIVE and token < at + 5:
        if scene.words[token] == "avoir":
            return at
        token += 1
    if token >= limit:
        return None
    verb = scene.pos[token] in ("VERB", "AUX") or scene.words[token] == "être"
    return at if verb and scene.words[token].endswith(_INFINITIVE) else None


def perfect_infinitive(scene: Scene, group: Group, limit: int) -> list[Stretch]:
    """«a indiqué avoir enregistré», «raconte être partie»: any verb of saying takes a perfect infinitive."""
    at = over_circumstances(scene, group.end, limit)
    first = at
    while first < limit and scene.words[first] in _BEFORE_INFINITIVE and scene.words[first] != "avoir":
        first += 1
    if scene.word(first) not in ("avoir", "être", "s'être"):
        return []
    if scene.word(first) == "être" and scene.pos[min(first + 1, limit - 1)] not in ("VERB", "AUX", "ADV"):
        return []  # «espère être titulaire»
    piece = stretch(scene, at, right_clause(scene, at, limit))
    return [piece] if piece else []


def infinitive_clause(scene: Scene, group: Group, limit: int) -> list[Stretch]:
    at = over_circumstances(scene, group.end, limit)
    if scene.word(at) in _DE and "d" in group.entry.frames:
        at += 1
    if scene.word(at) == "«" and scene.word(at - 1) in _DE:
        at += 1
    start = infinitive(scene, at, limit) if at < limit else None
    if start is None:
        return []
    return _infinitive_piece(scene, group, start, limit)


def _infinitive_piece(scene: Scene, group: Group, start: int, limit: int) -> list[Stretch]:
    end = right_clause(scene, start, limit)
    piece = stretch(scene, start, own_end(scene, start, end, verbs=0) if group.bare else end)
    return [piece] if piece else []


def own_end(scene: Scene, start: int, end: int, *, verbs: int) -> int:
    """Return where a clause inside another one ends: before the verb of the clause around it.

    «les hommes soupçonnés d'avoir tenu la barre | ont été arrêtés», «le témoin, qui dit que le feu a pris à midi, |
    sera entendu»; `verbs` is the number of finite verbs of the inner clause's own.
    """
    for token in range(start, end):
        if scene.words[token] in _SUBORDINATORS and token > start:
            return end
        if not _is_finite(scene, token):
            continue
        if not verbs:
            while scene.words[token - 1] in LEFT_OF_VERB:
                token -= 1
            return token if token > start else end
        verbs -= 1
    return end


def _is_finite(scene: Scene, token: int) -> bool:
    return scene.pos[token] in ("VERB", "AUX") and "Fin" in scene.doc[token].morph.get("VerbForm", [])


def within_relative(scene: Scene, pieces: list[Stretch], *, verbs: int) -> list[Stretch]:
    """Cut the last piece of a content in a relative clause before the verb of the clause around it."""
    start, end = (scene.token_at(offset) for offset in pieces[-1])
    cut = own_end(scene, start, end, verbs=verbs)
    piece = stretch(scene, start, cut) if cut < end else pieces[-1]
    return [*pieces[:-1], piece] if piece else pieces


def quotation(scene: Scene, group: Group, limit: int) -> list[Stretch]:
    """Return the quotation right behind a group or behind its colon; a longer one may leave the sentence."""
    at = over_circumstances(scene, group.end, limit)
    if scene.word(at) == ":":
        at += 1
    while at < len(scene.words) and scene.words[at].isspace():
        if "\n" in scene.words[at] and scene.word(at - 1) != ":":
            return []  # a heading: «Le ministre répond»
        at += 1
    if scene.word(at) != "«" or scene.quote_of[at] < 0:
        return _behind_colon(scene, group, at, limit)
    number = _opened_at(scene, at)
    if number is None:
        return []
    close = scene.token_at(scene.quotes[number].end - 1) + 1
    part = (
        scene.word(at - 1) != ":"
        and scene.word(at + 1) in DETERMINERS
        and scene.word(close) in ("dans", "pour", "(")
    )
    whole = stretch(scene, at, right_clause(scene, at, limit)) if part and close < limit else None
    return [whole] if whole else quotation_pieces(scene, number)


def _opened_at(scene: Scene, token: int) -> int | None:
    """Return the index of the quotation, perhaps inside another one, whose mark is a token."""
    for number in range(scene.quote_of[token], len(scene.quotes)):
        if scene.quotes[number].start >= scene.starts[token]:
            return number if scene.quotes[number].start == scene.starts[token] else None
    return None


def nickname(scene: Scene, group: Group) -> bool:
    """«Le boxeur, dit « le Roc », a perdu»."""
    if group.entry.lemma != "dire" or group.kind != "fin" or scene.word(group.clause - 1) != ",":
        return False
    number = (
        _opened_at(scene, group.end) if scene.word(group.end) == "«" and scene.quote_of[group.end] >= 0 else None
    )
    return number is not None and scene.text.count(" ", *scene.quotes[number].inner) < 4


def _behind_colon(scene: Scene, group: Group, at: int, limit: int) -> list[Stretch]:
    """«X l'affirme : le pont tiendra.»: a colon, and what it opens without marks."""
    if at >= limit or scene.word(at - 1) != ":" or not {"q", "i"} & set(group.entry.frames):
        return _later_colon(scene, at, limit)
    piece = stretch(scene, at, right_clause(scene, at, limit))
    return [piece] if piece else []


def _later_colon(scene: Scene, at: int, limit: int) -> list[Stretch]:
    """«répond dans un entretien à paraître dimanche : « … »»: a colon and a quotation, and no verb on the way."""
    for token in range(at, min(at + 24, limit - 1)):
        if scene.pos[token] == "AUX" or scene.words[token] in (";", "«", "que", "qu'"):
            break
        if scene.words[token] == ":" and scene.words[token + 1] == "«" and scene.quote_of[token + 1] >= 0:
            return quotation_pieces(scene, scene.quote_of[token + 1])
    return []


def measured(scene: Scene, group: Group, limit: int) -> list[Stretch]:
    """«estime à 3 200 le nombre…», «évalue la participation à 52 %»: everything behind the verb."""
    at = group.end
    end = right_clause(scene, at, limit) if at < limit else at
    end = next(
        (comma for comma in range(at, end) if scene.words[comma] == "," and _other_says(scene, comma, end)), end
    )
    has_number = any(scene.is_figure(i) or scene.words[i].endswith("aine") for i in range(at, end))
    has_to = any(scene.words[i] in ("à", "au", "aux", "entre", "autour") for i in range(at, min(at + 25, end)))
    piece = stretch(scene, at, end) if has_number and has_to else None
    return [piece] if piece else []


def _other_says(scene: Scene, comma: int, end: int) -> bool:
    """«…, les syndicats en revendiquent 110 000»: behind a comma somebody else speaks."""
    opens = scene.word(comma + 1) in DETERMINERS or (comma + 1 < end and scene.capital(comma + 1))
    return opens and any(comma + 1 < verb < end for verb in scene.saying)


def accusation(scene: Scene, group: Group, limit: int) -> list[Stretch]:
    """«accuse X d'avoir…», «est soupçonné de fraude»: what follows *de*."""
    at = over_circumstances(scene, group.end, limit) if not group.passive and not group.bare else group.end
    if (
        group.stance("r") is not None
        and at > group.end
        and scene.word(at) in DETERMINERS
        and scene.words[at] not in _DE
    ):
        phrase = noun_phrase(scene, at, limit, apposition=False)  # «reproche à la ville son silence»
        return [(scene.starts[at], scene.ends[phrase.end - 1])] if phrase is not None else []
    for token in range(at, min(at + 30, limit)):
        if scene.words[token] in (";", "que", "qu'"):
            break
        if scene.words[token] in _DE and token + 1 < limit and token not in scene.stops:
            start = infinitive(scene, token + 1 + (scene.words[token + 1] == "«"), limit)
            if start is not None:
                return _infinitive_piece(scene, group, start, limit)
    return _accused_noun(scene, group, at, limit)


def _accused_noun(scene: Scene, group: Group, at: int, limit: int) -> list[Stretch]:
    """«est accusé de fraude», «accuse le maire de mensonge»: a noun without article behind *de*."""
    for token in range(at, min(at + 20, limit)):
        if scene.words[token] in (";", ",", "."):
            break
        bare = token + 1 < limit and scene.pos[token + 1] == "NOUN"
        told = token > at or group.passive or group.bare or group.clause < group.start  # «vous m'accusez de…»
        if scene.words[token] in _DE and bare and told:
            phrase = noun_phrase(scene, token + 1, limit, apposition=False)
            if phrase is not None:
                return [(scene.starts[token + 1], scene.ends[phrase.end - 1])]
    return []
