"""The predicates of a Doc: which word of each verb group is its lexical head, and what kind of clause it makes.

The head is the participle, the infinitive behind a modal, the attribute of a copula, or the finite verb itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc

from recoupe import lexicon, verbs
from recoupe.components.claims.attributes import attribute, attribute_behind, hidden_participle
from recoupe.components.claims.groups import Kind, Predicates
from recoupe.components.claims.hidden import enter_hidden
from recoupe.verbs import Verbs
from recoupe.words import Word

#: Tags of verbs; without a tagger everything is read.
_VERBAL = frozenset(("VERB", "AUX", ""))
#: The base model calls verbs nouns or adjectives at times.
_MAY_BE_VERB = _VERBAL | {"NOUN", "ADJ", "PROPN", "X"}
_BEFORE_NOUN = frozenset(("DET", "ADP", "NUM"))
_DEFINITE = frozenset(("les", "ces", "ses", "leurs", "nos", "des", "aux"))
_PARTICIPLES = ("é", "ée", "és", "ées", "u", "ue", "us", "ues", "i", "is", "ie", "ies", "it", "ite", "its", "ites")
#: Verbs whose infinitive is the predicate of one clause with them.
_JOINING = ("modal", "time", "appearance", "risk", "nearly", "causative")


@cache
def _joining() -> frozenset[str]:
    return frozenset(row["lemma"] for row in lexicon.rows("infinitive_verbs") if row["sense"] in _JOINING)


def find_predicates(doc: Doc) -> Predicates:
    """Return the verbal predicates of a Doc."""
    known = verbs.of(doc)
    found, words = Predicates(known), known.words
    likely = [at for at in known.likely if _is_word(known, at, words[at])]
    for at in likely:
        # Words that are neither tagged as verbs nor forms of a closed class are no participles and infinitives.
        if (words[at].pos in _VERBAL or _is_closed(words[at])) and _is_non_finite(known, at):
            _enter_non_finite(found, at)
    for at in likely:
        if words[at].pos not in _VERBAL and at and _opens_noun(words[at - 1]):
            continue  # «le compte», «de livre»: a noun for sure
        if at not in found.of and known.is_finite(at) and not _is_connective(known, at):
            _enter_finite(found, at)
    enter_hidden(found, doc.vocab)
    _enter_coordinated(found)
    for head in list(found.kinds):
        _move_to_attribute(found, head)
        _join_perception(found, head)
    return found


def _opens_noun(word: Word) -> bool:
    """A determiner, preposition or number, but «en», which may be a pronoun («elle en compte 17»)."""
    return word.pos in _BEFORE_NOUN and word.lower != "en"


def _is_closed(word: Word) -> bool:
    return word.closed is not None or word.ambiguous


def _is_word(known: Verbs, at: int, word: Word) -> bool:
    """Letters that can be a verb: no name («le dossier Corvalys»), no participle as a noun, no «peut-être»."""
    if not (word.pos in _MAY_BE_VERB or _is_closed(word)) or not word.text[0].isalpha() or known.in_peut_etre(at):
        return False
    if at == 0:
        return True
    before = known.words[at - 1]
    if word.text.istitle() and before.text.isalpha() and before.text.islower():
        return False
    return not (before.is_number and _is_numbered_noun(known.words, at))


def _enter_coordinated(found: Predicates) -> None:
    """«n'avait ni bu ni consommé», «nous avons pesé et repesé»: a participle right behind the conjunction."""
    words, tree = found.verbs.words, found.verbs.tree
    for at in range(2, len(words)):
        before = words[at - 1].lower
        if before not in ("et", "ni", "ou") or tree.relations[at] != "conj" or at in found.of:
            continue
        word, head = words[at], tree.heads[at]
        if word.pos not in _MAY_BE_VERB or not word.lower.endswith(_PARTICIPLES):
            continue
        same = before == "ni" or words[head].lower[-1:] == word.lower[-1:]
        if same and head < at and found.groups.get(head):
            found.add(at, "participle", [])


def _is_connective(known: Verbs, at: int) -> bool:
    """«…, soit 120 fois le seuil», «c'est là que»: no predicate."""
    before = known.before(at)
    if known.words[at].lower == "soit":
        return before in (",", "(", "-", "")
    if before in ("c'", "ce") and known.lemma(at) == "être":
        return any(word.lower in ("que", "qu'", "qui") for word in known.words[at + 1 : at + 6])
    return False


def _move_to_attribute(found: Predicates, head: int) -> None:
    """«serait restée ouverte», «pourrait devenir obligatoire»: the attribute is the predicate."""
    words = found.groups.get(head)
    if not words:
        return
    lemma = found.verbs.lemma(head)
    other = attribute_behind(found.verbs, head) if lemma in _copulas() and lemma != "être" else None
    if other is not None and not found.groups.get(other):
        found.add(other, found.kinds[head], [*words, head])


def _join_perception(found: Predicates, head: int) -> None:
    """«a vu son chiffre d'affaires passer de 48 à 31»: what happens is the infinitive."""
    words, group = found.verbs.words, found.groups.get(head)
    if not group or words[head].lemma != "voir":
        return
    if group[0] and words[group[0] - 1].is_clitic:
        return  # «on a vu la tôle passer»: somebody really sees
    for at in range(head + 1, min(len(words), head + 10)):
        if found.kinds.get(at) == "infinitive" and not found.groups.get(at):
            if words[at - 1].lower not in ("à", "de", "d'", "pour"):
                found.add(at, "finite", [*group, head])
            return
        if words[at].text in (".", ",", ";", ":") or at in found.kinds:
            return


def _is_non_finite(known: Verbs, at: int) -> bool:
    word, form = known.words[at], known.closed_form(at)
    if form is not None and form.lemma in ("avoir", "être") and word.pos == "AUX" and form.tense == "participle":
        return False
    if word.lower in ("partir", "compter") and _is_compound_preposition(known.words, at):
        return False
    if known.is_past_participle(at) or known.is_infinitive(at):
        return True
    if at and known.words[at - 1].pos == "DET":
        return False  # «un surveillant»
    return known.is_present_participle(at) and known.tree.relations[at] not in ("case", "mark", "amod")


def _is_numbered_noun(words: Sequence[Word], at: int) -> bool:
    """«les 1 150 évacués»: a participle as a noun, behind a definite determiner and a number."""
    if not words[at].lower.endswith(_PARTICIPLES):
        return False
    index = at - 1
    while index >= 0 and words[index].is_number:
        index -= 1
    return 0 <= index < at - 1 and words[index].lower in _DEFINITE


def _is_compound_preposition(words: Sequence[Word], at: int) -> bool:
    """«à partir de 9 h», «à compter du 3 mars»."""
    if at == 0 or at + 1 >= len(words):
        return False
    return words[at - 1].lower == "à" and words[at + 1].lower in ("de", "d'", "du", "des")


def _enter_non_finite(found: Predicates, at: int) -> None:
    known = found.verbs
    words = _joined(known, known.group(at).words, at)
    if known.closed_form(at) is not None and known.is_infinitive(at):
        hidden = _head_behind(known, at)
        if hidden is not None:
            words, at = [*words, at], hidden
    first = words[0] if words else at
    kind: Kind = "participle"
    if words and known.is_finite(first):
        kind = "finite"
    elif known.is_infinitive(first):
        kind = "infinitive"
    elif known.is_present_participle(first):
        kind = "gerund"
    found.add(at, kind, words)


def _joined(known: Verbs, words: Sequence[int], head: int) -> list[int]:
    """Keep the words behind the last verb that is a predicate of its own («a décidé de | fermer»)."""
    following = head
    for position in range(len(words) - 1, -1, -1):
        threat = known.lemma(words[position]) == "menacer" and known.is_past_participle(words[position])
        if known.is_infinitive(following) and (threat or known.lemma(words[position]) not in _joining()):
            return list(words[position + 1 :])  # «ont menacé de partir» is said, «menace de céder» expected
        following = words[position]
    return list(words)


def _enter_finite(found: Predicates, at: int) -> None:
    known, form = found.verbs, found.verbs.closed_form(at)
    head: int | None = None
    words = [at]
    if form is not None and form.lemma == "avoir":
        head = hidden_participle(known, at)
        other = attribute(known, head) if head is not None and known.words[head].lower == "été" else None
        if head is not None and other is not None and not known.words[other].is_number:  # «aura été nécessaire»
            words, head = [at, head], other
    elif known.lemma(at) in _copulas():
        head = attribute(known, at)
        if head is not None and known.words[head].is_number:
            head = next((behind for behind in range(head + 1, head + 9) if behind in found.kinds), None)
    if head is not None and found.kinds.get(head) != "finite" and known.words[head].text[0].isalnum():
        found.add(head, "finite", words)
    else:
        found.add(at, "finite", [])


@cache
def _copulas() -> frozenset[str]:
    return lexicon.column("verb_classes", "lemma", sense="copula")


def _head_behind(known: Verbs, infinitive: int) -> int | None:
    """«d'avoir gelé», «être obligatoire»: the participle or attribute behind an infinitive auxiliary."""
    lemma = known.lemma(infinitive)
    if lemma == "avoir":
        return hidden_participle(known, infinitive)
    elliptic = known.before(infinitive) == "l'"  # «devrait l'être lundi»
    return attribute(known, infinitive) if lemma == "être" and not elliptic else None
