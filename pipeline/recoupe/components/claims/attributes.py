"""Heads that the auxiliary hides: the attribute of a copula, a participle that the tagger takes for a noun."""

from __future__ import annotations

from spacy.tokens import Token

from recoupe import verbs


def hidden_participle(auxiliary: Token) -> Token | None:
    """A participle that the tagger takes for a noun or adjective, right behind avoir."""
    for word in auxiliary.doc[auxiliary.i + 1 : auxiliary.i + 5]:
        if verbs.is_transparent(word) or word.pos_ == "ADV":
            continue
        if word.lower_ in ("lieu", "fin") or (word.pos_ == "NOUN" and word.nbor(-1).lower_ in ("l'", "de", "d'")):
            return None  # «aura lieu», «avaient à l'époque…»
        participle = word.lower_.endswith(
            ("é", "ée", "és", "ées", "i", "is", "it", "u", "us", "ue", "ert", "eint", "aint")
        )
        return word if participle and word.pos_ in ("VERB", "ADJ", "NOUN", "AUX") else None
    return None


def attribute(copula: Token) -> Token | None:
    """Return the attribute of a copula: the parser's, else the first adjective or noun behind it."""
    following = copula.nbor(1) if copula.i + 1 < len(copula.doc) else copula
    found = _behind_incise(following) if following.text == "," else None
    found = found or _attribute(copula)
    return _counted_noun(found) if found is not None else None


def _counted_noun(word: Token) -> Token:
    """«étaient près de deux cents ouvriers»: the noun, not the number before it."""
    if not (word.like_num or word.lower_ in ("cents", "cent", "mille", "millions", "milliers")):
        return word
    following = [token for token in word.doc[word.i + 1 : word.i + 3] if token.lower_ not in ("de", "d'")]
    return following[0] if following and following[0].pos_ in ("NOUN", "ADJ", "VERB") else word


def _attribute(copula: Token) -> Token | None:
    head = copula.head
    if copula.dep_ in ("cop", "aux:pass", "aux") and head.i > copula.i and head.pos_ not in ("PRON", "DET", "ADP"):
        return None if verbs.is_conditional(head) or verbs.is_future(head) else head  # that of the main clause
    for child in copula.rights:
        if child.dep_ in ("xcomp", "acomp", "attr") and child.pos_ in ("ADJ", "NOUN", "VERB"):
            adjunct = child.nbor(-1).pos_ == "ADP" and verbs.lemma(copula) != "être"  # «restera en vigueur»
            return None if adjunct else child
    return attribute_behind(copula)


def _behind_incise(comma: Token) -> Token | None:
    """«serait, de l'avis de tous, en faillite»: the first noun or adjective behind the closing comma."""
    doc = comma.doc
    for index in range(comma.i + 1, min(len(doc), comma.i + 16)):
        if doc[index].text in (".", ";", ":", "!", "?", "\n"):
            return None
        if doc[index].text == ",":
            behind = doc[index + 1 : index + 6]
            return next((w for w in behind if w.pos_ in ("ADJ", "NOUN") or verbs.is_past_participle(w)), None)
    return None


def _is_alone(number: Token) -> bool:
    """«étaient 40 en mars, 55 en mai»: a number without a noun leaves the copula as predicate."""
    if not number.like_num or number.i + 1 >= len(number.doc):
        return False
    following = number.nbor(1)
    return following.text == "," or following.lower_ in ("en", "au", "aux", "dans", "fin", "début")


def attribute_behind(copula: Token) -> Token | None:
    """Return the first adjective, noun or participle behind a copula that can be its attribute."""
    for word in copula.doc[copula.i + 1 : copula.i + 9]:
        if word.lower_ in verbs.words("aside"):
            continue
        if _is_alone(word):
            return None
        if word.pos_ == "ADJ" or (word.pos_ in ("NOUN", "PROPN") and verbs.lemma(copula) == "être"):
            return word
        if word.text == ",":
            return _behind_incise(word)
        if verbs.is_past_participle(word) and verbs.lemma(copula) != "être":
            return word
        if word.pos_ not in ("ADV", "DET", "NUM", "PRON", "ADP") and not verbs.is_transparent(word):
            return None
        if word.pos_ == "ADP" and verbs.lemma(copula) != "être":
            return None
    return None
