"""The predicates of a Doc: which word of each verb group is its lexical head, and what kind of clause it makes.

The head is the participle, the infinitive behind a modal, the attribute of a copula, or the finite verb itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from spacy.symbols import ADJ, ADP, AUX, DET, NOUN, NUM, PROPN, VERB, X
from spacy.tokens import Doc, Token

from recoupe import lexicon, spans, verbs
from recoupe.components.claims.attributes import attribute, attribute_behind, hidden_participle

Kind = Literal["finite", "participle", "gerund", "infinitive", "noun"]

#: The base model calls verbs nouns or adjectives at times; without a tagger everything is read.
_MAY_BE_VERB = frozenset((VERB, AUX, NOUN, ADJ, PROPN, X, 0))
_NOMINAL = frozenset((NOUN, ADJ))
_VERBAL = frozenset((VERB, AUX, 0))
_BEFORE_NOUN = frozenset((DET, ADP, NUM))
_OPENERS = frozenset(("que", "qu'", "si", "lorsque", "quand"))
_DEFINITE = frozenset(("les", "ces", "ses", "leurs", "nos", "des", "aux"))
_PARTICIPLES = ("é", "ée", "és", "ées", "u", "ue", "us", "ues", "i", "is", "ie", "ies", "it", "ite", "its", "ites")
#: Verbs whose infinitive is the predicate of one clause with them.
_JOINING = ("modal", "time", "appearance", "risk", "nearly", "causative")


@dataclass(slots=True)
class Predicates:
    """Heads by token index, and for every verb token the head of its group.

    doc: its tokens; kinds: head → kind; of: token → head; groups: head → its auxiliaries and modals, in order.
    """

    doc: list[Token]
    kinds: dict[int, Kind] = field(default_factory=dict)
    of: dict[int, int] = field(default_factory=dict)
    groups: dict[int, list[int]] = field(default_factory=dict)

    def add(self, head: Token, kind: Kind, words: list[Token]) -> None:
        """Enter a predicate with the words of its group."""
        for word in words:
            other = self.of.get(word.i)
            if other is not None and other != head.i and self.of.get(other) == other:
                self._drop(other, words)
        self.kinds[head.i] = kind
        self.of[head.i] = head.i
        self.groups[head.i] = [word.i for word in words]
        for word in words:
            self.of[word.i] = head.i

    def _drop(self, other: int, words: list[Token]) -> None:
        """A head that turns out to be part of a larger group («été», «pu»)."""
        if other in {word.i for word in words}:
            self.kinds.pop(other, None)
            self.groups.pop(other, None)

    def finite(self, head: int) -> Token | None:
        """Return the finite word of a head's group, or None."""
        members = [*self.groups.get(head, ()), head]
        return next((self.doc[i] for i in members if verbs.is_finite(self.doc[i])), None)


@cache
def _joining() -> frozenset[str]:
    return frozenset(row["lemma"] for row in lexicon.rows("infinitive_verbs") if row["sense"] in _JOINING)


def find_predicates(doc: Doc) -> Predicates:
    """Return the verbal predicates of a Doc."""
    tokens = spans.tokens(doc)
    found = Predicates(tokens)
    tags: list[int] = doc.to_array("POS").tolist()
    closed = [form in verbs.closed_ids() for form in doc.to_array("LOWER").tolist()]
    likely = [i for i, tag in enumerate(tags) if tag in _MAY_BE_VERB or closed[i]]
    words = [tokens[i] for i in likely if _is_word(tokens[i], tokens[i - 1] if i else None)]
    for token in words:
        # Words that are neither tagged as verbs nor forms of a closed class are no participles and infinitives.
        if (tags[token.i] in _VERBAL or closed[token.i]) and _is_non_finite(token):
            _enter_non_finite(found, token)
    for token in words:
        if tags[token.i] not in _VERBAL and token.i and tags[token.i - 1] in _BEFORE_NOUN:
            continue  # «le compte», «de livre»: a noun for sure
        if token.i not in found.of and verbs.is_finite(token) and not _is_connective(token):
            _enter_finite(found, token)
    _enter_hidden(found)
    _enter_coordinated(found)
    for head in list(found.kinds):
        _move_to_attribute(found, head)
        _join_perception(found, head)
    return found


def _is_word(token: Token, before: Token | None) -> bool:
    """Letters that can be a verb: no name («le dossier Corvalys»), no participle as a noun, no «peut-être»."""
    if not token.text[0].isalpha() or verbs.in_peut_etre(token):
        return False
    if before is None:
        return True
    if token.is_title and before.is_alpha and before.is_lower:
        return False
    return not (before.like_num and _is_numbered_noun(token))


def _enter_hidden(found: Predicates) -> None:
    """«une cuisine de l'armée livre 240 repas», «l'ultimatum expire ce soir»: a noun or adjective by its tag."""
    for token in found.doc[1:-1]:
        if token.pos not in _NOMINAL or token.i in found.of or not token.lower_.endswith(("e", "ent", "it", "ut")):
            continue
        before, after = token.nbor(-1), token.nbor(1)
        opened = _opener(token) is not None  # «si la houle forcit»
        if not (opened or token.lower_.endswith(("e", "ent"))):
            continue
        fits = opened or after.like_num or after.lower_ in ("plus", "près")
        fits = fits or (after.pos == DET and _is_verb_form(token))
        fits = fits and before.pos_ in ("NOUN", "PROPN", "ADJ")
        joined = before.lower_ in ("puis", "et") and after.pos == DET and _is_verb_form(token)
        if token.is_lower and (joined or (fits and _lacks_verb(found, token))):
            found.add(token, "finite", [])


def _enter_coordinated(found: Predicates) -> None:
    """«n'avait ni bu ni consommé», «nous avons pesé et repesé»: a participle right behind the conjunction."""
    for token in found.doc[2:]:
        if token.dep_ != "conj" or token.i in found.of or token.pos not in _MAY_BE_VERB:
            continue
        before = token.nbor(-1).lower_
        if before not in ("et", "ni", "ou") or not token.lower_.endswith(_PARTICIPLES):
            continue
        same = before == "ni" or token.head.lower_[-1:] == token.lower_[-1:]
        if same and token.head.i < token.i and found.groups.get(token.head.i):
            found.add(token, "participle", [])


def _is_verb_form(token: Token) -> bool:
    """A word whose infinitive in -er the model's vectors know."""
    infinitive = token.lower_.removesuffix("nt") + "r"
    return bool(token.vocab.has_vector(infinitive))


def _opener(token: Token) -> int | None:
    """«craignent que l'usine ferme»: a conjunction or relative before the noun phrase."""
    for index in range(token.i - 2, max(-1, token.i - 6), -1):
        if token.doc[index].lower_ in _OPENERS:
            return index
        if token.doc[index].pos_ not in ("DET", "NOUN", "ADJ", "PROPN"):
            return None
    return None


def _lacks_verb(found: Predicates, token: Token) -> bool:
    """No finite predicate between the marks around a token, and a determiner at the start of its phrase."""
    doc = found.doc
    for step, limit in ((-1, -1), (1, len(doc))):
        for index in range(token.i + step, limit, step):
            if step < 0 and doc[index].lower_ in _OPENERS:
                break
            if doc[index].text in (".", ";", ":", ",", "«", "»", "|", "(", ")") or "\n" in doc[index].text:
                break
            if found.of.get(index) is not None:
                return False
    return True


def _is_connective(token: Token) -> bool:
    """«…, soit 120 fois le seuil», «c'est là que»: no predicate."""
    before = token.nbor(-1).lower_ if token.i else ""
    if token.lower_ == "soit":
        return before in (",", "(", "-", "")
    if before in ("c'", "ce") and verbs.lemma(token) == "être":
        return any(word.lower_ in ("que", "qu'", "qui") for word in token.doc[token.i + 1 : token.i + 6])
    return False


def _move_to_attribute(found: Predicates, head: int) -> None:
    """«serait restée ouverte», «pourrait devenir obligatoire»: the attribute is the predicate."""
    token, words = found.doc[head], found.groups.get(head)
    if not words or verbs.lemma(token) not in _copulas() or verbs.lemma(token) == "être":
        return
    other = attribute_behind(token)
    if other is not None and not found.groups.get(other.i):
        kind = found.kinds[head]
        found.add(other, kind, [*(found.doc[i] for i in words), token])


def _join_perception(found: Predicates, head: int) -> None:
    """«a vu son chiffre d'affaires passer de 48 à 31»: what happens is the infinitive."""
    token = found.doc[head]
    words = found.groups.get(head)
    if token.lemma_.lower() != "voir" or not words:
        return
    subject = found.doc[words[0] - 1].lower_ if words[0] else ""
    if verbs.is_clitic(found.doc[words[0] - 1]) and subject != "qui":
        return  # «on a vu la tôle passer»: somebody really sees
    for word in found.doc[head + 1 : head + 10]:
        if found.kinds.get(word.i) == "infinitive" and not found.groups.get(word.i):
            if word.nbor(-1).lower_ not in ("à", "de", "d'", "pour"):
                found.add(word, "finite", [*(found.doc[i] for i in found.groups[head]), token])
            return
        if word.text in (".", ",", ";", ":") or word.i in found.kinds:
            return


def _is_non_finite(token: Token) -> bool:
    form = verbs.closed_form(token)
    if form is not None and form.lemma in ("avoir", "être") and token.pos_ == "AUX" and form.tense == "participle":
        return False
    if _is_compound_preposition(token):
        return False
    if verbs.is_past_participle(token) or verbs.is_infinitive(token):
        return True
    return verbs.is_present_participle(token) and token.dep_ not in ("case", "mark", "amod")


def _is_numbered_noun(token: Token) -> bool:
    """«les 1 150 évacués»: a participle as a noun, behind a definite determiner and a number."""
    if not token.lower_.endswith(_PARTICIPLES):
        return False
    index = token.i - 1
    while index >= 0 and token.doc[index].like_num:
        index -= 1
    return 0 <= index < token.i - 1 and token.doc[index].lower_ in _DEFINITE


def _is_compound_preposition(token: Token) -> bool:
    """«à partir de 9 h», «à compter du 3 mars»."""
    if token.lower_ not in ("partir", "compter") or token.i == 0 or token.i + 1 >= len(token.doc):
        return False
    return token.nbor(-1).lower_ == "à" and token.nbor(1).lower_ in ("de", "d'", "du", "des")


def _enter_non_finite(found: Predicates, token: Token) -> None:
    words = _joined(list(verbs.group(token).words), token)
    if verbs.closed_form(token) is not None and verbs.is_infinitive(token):
        hidden = _head_behind(token)
        if hidden is not None:
            words, token = [*words, token], hidden
    if words and verbs.is_finite(words[0]):
        kind: Kind = "finite"
    elif verbs.is_infinitive(words[0] if words else token):
        kind = "infinitive"
    elif verbs.is_present_participle(words[0] if words else token):
        kind = "gerund"
    else:
        kind = "participle"
    found.add(token, kind, words)


def _joined(words: list[Token], head: Token) -> list[Token]:
    """Keep the words behind the last verb that is a predicate of its own («a décidé de | fermer»)."""
    for position in range(len(words) - 1, -1, -1):
        following = words[position + 1] if position + 1 < len(words) else head
        if verbs.is_infinitive(following) and verbs.lemma(words[position]) not in _joining():
            return words[position + 1 :]
    return words


def _enter_finite(found: Predicates, token: Token) -> None:
    form = verbs.closed_form(token)
    head: Token | None = None
    words = [token]
    if form is not None and form.lemma == "avoir":
        head = hidden_participle(token)
        other = attribute(head) if head is not None and head.lower_ == "été" else None
        if head is not None and other is not None and not other.like_num:  # «aura été nécessaire»
            words, head = [token, head], other
    elif verbs.lemma(token) in _copulas():
        head = attribute(token)
        if head is not None and head.like_num:
            head = next((w for w in token.doc[head.i + 1 : head.i + 9] if w.i in found.kinds), None)
    if head is not None and found.kinds.get(head.i) != "finite":
        found.add(head, "finite", words)
    else:
        found.add(token, "finite", [])


@cache
def _copulas() -> frozenset[str]:
    return lexicon.column("verb_classes", "lemma", sense="copula")


def _head_behind(infinitive: Token) -> Token | None:
    """«d'avoir gelé», «être obligatoire»: the participle or attribute behind an infinitive auxiliary."""
    lemma = verbs.lemma(infinitive)
    if lemma == "avoir":
        return hidden_participle(infinitive)
    elliptic = infinitive.i > 0 and infinitive.nbor(-1).lower_ == "l'"  # «devrait l'être lundi»
    return attribute(infinitive) if lemma == "être" and not elliptic else None
