"""The counted noun as the record has it: its head's singular lemma, where it stands."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from recoupe import lexicon, spans
from recoupe.components.quantities.draft import Context, Draft
from recoupe.record import Counted

_PARTICIPLE = re.compile(r"(?<=[^\W\d_]{2})ée?s?$")
_AUX = re.compile(r"aux$")
_EAUX = re.compile(r"(?:eaux|eux|oux)$")
_OUX_WORDS = """
bijoux cailloux choux genoux hiboux joujoux poux
"""
_OUX = frozenset(_OUX_WORDS.split())
_INVARIABLE_WORDS = """
sans hors sous dessous dessus avant abcès ananas as autobus bas biais brebis bris châssis chaos clos compas cyprès
débris embarras encas excès
fonds frais
glas jus laps lilas logis mas matelas mépris mets mors noix ours paix palais paradis parvis perdrix plus pouls puits
relais remous remords sas sens surplus taudis tennis toux tracas treillis velours verglas vernis gas gris bas-fonds
engrais marais harnais rabais laquais canevas cadenas coutelas trépas cervelas haras rachis cannabis iris
tournevis métis commis coulis croquis éboulis glacis hachis pilotis préavis ramassis rubis semis synopsis
abattis taillis coloris radis fouillis torticolis albatros rhinocéros cosmos thermos bonus malus corpus cursus
détritus eucalyptus fœtus foetus hiatus humérus lapsus lotus papyrus prospectus stimulus utérus abribus
trolleybus omnibus talus intrus agrès grès aloès palmarès chamois carquois patois putois hautbois biceps
triceps forceps printemps contretemps gars hertz relaps
taux faux houx vous rendez-vous arrière-pays maquis permis salsifis tapis colis pois anchois choux
pays corps fois mois bois cas temps poids prix voix croix choix virus décès procès succès accès congrès
progrès avis devis repas tas bras dos fils os jus puis permis compromis sursis colis radis souris brebis amas
fracas cours parcours concours secours discours recours tiers vers univers revers divers propos héros enclos
repos campus cactus autobus bus obus refus abus blocus rébus minibus terminus consensus processus flux époux
gaz nez riz français anglais irlandais écossais polonais portugais japonais chinois québécois danois suédois
finlandais néerlandais hollandais libanais sénégalais camerounais congolais rwandais togolais gabonais
marseillais lyonnais bordelais toulousain niçois grenoblois strasbourgeois bourgeois villageois hongrois
"""
_INVARIABLE = frozenset(_INVARIABLE_WORDS.split())


#: «lance-roquettes», «porte-avions»: a verb and its object stay as they are.
_VERBAL_WORDS = """
lance porte garde tire ouvre cache essuie grille sèche pare brise casse chasse coupe abat passe pèse presse protège
rince trouble vide couvre gratte
"""
_VERBAL = frozenset(_VERBAL_WORDS.split())
_IRREGULAR = {
    "travaux": "travail", "vitraux": "vitrail", "baux": "bail", "coraux": "corail", "émaux": "émail",
    "yeux": "œil", "cieux": "ciel", "aïeux": "aïeul", "landaus": "landau", "mesdames": "madame",
    "penalties": "penalty", "pénalties": "pénalty", "lobbies": "lobby", "hobbies": "hobby", "derbies": "derby",
    "rallies": "rally", "whiskies": "whisky", "ladies": "lady",
    "messieurs": "monsieur", "fils": "fils", "chefs": "chef",
}  # fmt: skip


@cache
def nouns(sense: str) -> frozenset[str]:
    """Return the forms of one sense of `counted_nouns.csv`."""
    return lexicon.column("counted_nouns", "form", sense=sense)


def singular(word: str) -> str:
    """Return the singular of a French noun in lower case, by rule and a list of invariable ones."""
    lower = word.lower()
    if "-" in lower:
        if lower.partition("-")[0] in _VERBAL:
            return lower
        return "-".join(singular(part) if len(part) > 3 else part for part in lower.split("-"))
    irregular = _IRREGULAR.get(lower)
    if irregular:
        return irregular
    if lower in _INVARIABLE or len(lower) < 4:
        return lower
    if _EAUX.search(lower):
        return (
            lower[:-1]
            if lower.endswith("eaux") or lower in _OUX or (lower.endswith("eux") and len(lower) < 7)
            else lower
        )
    if _AUX.search(lower):
        return _AUX.sub("al", lower)
    return lower[:-1] if lower[-1] == "s" and lower[-2] != "s" else lower


@spans.per_token
def lemma_of(token: Token) -> str:
    """Return the singular lemma of a counted word: the model's for nouns, by rule for participles and the rest."""
    _, whole = extent(token)
    text = whole.lower()
    masculine = _PARTICIPLE.sub("é", text)
    if masculine != text and (token.pos_ in ("VERB", "ADJ", "AUX") or masculine in nouns("participle")):
        return masculine
    lemma: str = token.lemma_.lower()
    if token.pos_ == "NOUN" and lemma == text and "Number=Sing" in str(token.morph):
        return lemma
    if text.endswith("aux") and lemma != text and lemma.startswith(text[:-3]):
        return lemma
    if not whole[0].isupper():
        return singular(text)
    masculine = _DEMONYM.sub(r"\1", text)
    return masculine if masculine.endswith(("ais", "ois")) else singular(masculine)


#: «une Française», «deux Sénégalaises»: the masculine is the lemma.
_DEMONYM = re.compile(r"(ais|ois|ien|ain|and|gnol)(?:n?es?)$")
_HYPHENATED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")


@spans.per_token
def extent(token: Token) -> tuple[int, str]:
    """Return where a word starts and its whole, where the tokenizer has cut a hyphenated one («états-majors»)."""
    opening, whole = _opening(token), token.text
    if not token.whitespace_ or "-" in whole:
        following = token.doc[token.i + 1 : token.i + 4].text if not token.whitespace_ else ""
        match = _HYPHENATED.match(whole + following)
        whole = match.group() if match else whole
    return token.idx - len(opening), opening + whole


def _opening(token: Token) -> str:
    """Return what stands before a token in its hyphenated word: «lance-» before «roquettes»."""
    opening = ""
    if spans.plain(token.doc)[token.idx - 1 : token.idx] != "-":
        return opening
    for index in range(token.i - 1, max(-1, token.i - 5), -1):
        before = token.doc[index]
        if (
            before.whitespace_
            or before.is_space
            or not (before.text.endswith("-") or (opening and before.is_alpha))
        ):
            break
        opening = before.text + opening
    return opening if opening[:1].isalpha() else ""


def _accented(context: Context, lemma: str) -> str:
    """«Economies votées»: a capital without its accent, which the word has elsewhere in the article."""
    accent = _ACCENTS.get(lemma[:1])
    restored = accent + lemma[1:] if accent is not None else lemma
    if restored == lemma or not (restored in context.text or restored in _accented_nouns()):
        return lemma
    return lemma if re.search(rf"\b{re.escape(lemma)}\b", context.text) else restored


_ACCENTS = {"e": "é", "a": "â", "i": "î"}


@cache
def _accented_nouns() -> frozenset[str]:
    rows = lexicon.rows("counted_synonyms")
    return frozenset(word for row in rows for word in row.values() if word[:1] in _ACCENTS.values())


@cache
def _compounds() -> dict[str, tuple[str, ...]]:
    """Return what makes one noun with a head: «chiffre» → (« d'affaires»,)."""
    found: dict[str, tuple[str, ...]] = {}
    for compound in sorted(nouns("compound")):
        head, _, _ = compound.partition(" ")
        found[head] = (*found.get(head, ()), compound[len(head) :])
    return found


def counted_of(context: Context, draft: Draft) -> Counted | None:
    """Return the counted noun of a draft as the record's dictionary, or None."""
    token = draft.counted
    if token is None:
        return None
    start, whole = extent(token)
    end = start + len(whole)
    lemma = _accented(context, lemma_of(token))
    for tail in _compounds().get(lemma, ()):
        if context.text[end : end + len(tail)].lower() == tail:
            lemma, end = lemma + tail, end + len(tail)
    return {"text": context.text[start:end], "lemma": lemma, "start": start, "end": end}
