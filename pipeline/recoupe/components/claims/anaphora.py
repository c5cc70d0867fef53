"""Contents that only take up what was said («ce», «ces chiffres», «tout blocage»), and which claims they reach."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from recoupe import lexicon, spans
from recoupe.components.claims.scene import Scene
from recoupe.components.claims.stretches import is_relative
from recoupe.discourse import cue
from recoupe.record import Attribution, Claim, Piece

_COMPLEMENT = re.compile(
    r"(?:le|ce|ces|les) (?:bilans?|chiffres?|nombres?|pertes|décompte) (?:des |de ces )(\w{4,})"
)
_PART = re.compile(r"^(?:aucune?|tous|toutes|ni l'une?|chacune?) (?:de |d'entre )?")
#: How far back «toute fraude» may reach, in characters.
_REACH = 600
#: Words of one family share so many letters, «qu» counted as «c».
_STEM = 4
_WHOLE = re.compile(r"(?:toute? \w+|l'\w+|la \w+|le \w+)")


def is_anaphoric(scene: Scene, attribution: Attribution) -> bool:
    """Tell whether a content only takes up what was said: «ce», «les», «cette information», «une allégation»."""
    if attribution.get("refers_to"):
        return True
    pieces = attribution["content"]
    if not pieces:
        return False
    text = _plain_words(scene, pieces[0])
    if text in lexicon.column("anaphors", "text", sense="pronoun"):
        return True
    if attribution["stance"] == "deny" and text.startswith(("tout ", "toute ")):
        return not any(spans.contains(pieces[0], q) for q in scene.quantities)
    if any(h in scene.predicates.kinds for h in scene.heads(pieces[0]["start"], pieces[0]["end"])):
        return False
    if attribution["stance"] in ("deny", "assert") and _WHOLE.fullmatch(text):
        return attribution["stance"] == "assert" or bool(_accusations(scene, attribution))
    return bool(_noun_anaphor().match(text))


def _plain_words(scene: Scene, piece: Piece) -> str:
    """The words of a piece in small letters, without quotation marks."""
    return " ".join(scene.text[piece["start"] : piece["end"]].lower().replace("«", " ").replace("»", " ").split())


def _accusations(scene: Scene, attribution: Attribution) -> list[Piece]:
    """Contents of unconfirmed accusations or reports in the sentences before: what «toute fraude» denies."""
    return [
        piece
        for other in scene.attributions
        if other["cue"]["start"] < attribution["cue"]["start"]
        for piece in other["content"]
        if piece["end"] > attribution["cue"]["start"] - _REACH
        and (other["stance"] == "accuse" or any(spans.contains(piece, h) for h in scene.hedges))
    ]


@cache
def _noun_anaphor() -> re.Pattern[str]:
    nouns = "|".join(sorted(lexicon.column("anaphors", "text", sense="noun"), key=len, reverse=True))
    indefinite = rf"(?:une?|des|l'|la |le |les )\s?(?:telles? |autres? )?(?:{nouns})s?"
    return re.compile(rf"(?:(?:cette|cet|ce|ces) \w+|{indefinite})(?: \w+)?$")


def taken_up(scene: Scene, attribution: Attribution, claims: Sequence[Claim]) -> list[Claim]:
    """Return the earlier claims that an anaphoric content takes up."""
    refers = attribution.get("refers_to")
    earlier = [c for c in claims if c["start"] < attribution["cue"]["start"]]
    if refers:
        inside = [c for c in earlier if refers["start"] <= c["start"] < refers["end"]]
        return _principal(scene, inside) or inside
    content = attribution["content"][0]
    words = _plain_words(scene, content)
    if words.startswith(("toute ", "tout ")):
        pieces = _accusations(scene, attribution)[-1:]
        accused = [
            c for c in earlier if c["certainty"] == "unconfirmed" and any(spans.contains(p, c) for p in pieces)
        ]
        return accused[-1:] or _of_one_stem(words.split()[-1], earlier)
    if _WHOLE.fullmatch(words) and words not in lexicon.column("anaphors", "text", sense="pronoun"):
        return []
    return referred(scene, content, earlier)


def _of_one_stem(noun: str, claims: Sequence[Claim]) -> list[Claim]:
    """«dément tout blocage»: the last claim on a word of the same family («ont été bloqués»)."""
    stem = _stem(noun)
    return [c for c in claims if len(stem) == _STEM and _stem(c["lemma"] or "") == stem][-1:]


def _stem(word: str) -> str:
    return word.lower().replace("qu", "c")[:_STEM]


def referred(scene: Scene, anaphor: Piece | dict[str, int], claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that a noun phrase or pronoun takes up: of its own sentence, else of those before."""
    start = anaphor["start"]
    earlier = [c for c in claims if c["start"] < start and not _is_own_cue(scene, c)]
    sentence = scene.sentence(start)
    here = [c for c in earlier if c["start"] >= sentence.start]
    if here:
        return _principal(scene, here)
    named = _named(scene, anaphor, earlier)
    if named:
        return named
    text = _PART.sub("", scene.text[start : anaphor["end"]].lower())
    plural = bool(re.match(r"(?:ces|les|leurs)\b", text)) and text != "les"
    numeric = plural and bool(cue("numeric-anaphor").search(text))
    index = scene.sentences.last(start)
    found: list[Claim] = []
    for back in range(index - 1, max(-1, index - (6 if plural else 4)), -1):
        stretch = scene.sentences[back]
        inside = [c for c in earlier if stretch.start <= c["start"] < stretch.end]
        inside = [c for c in inside if _may_be_meant(scene, c, numeric)]
        if found and not _together(scene, stretch.start, found[0]["start"]):
            break
        found = _principal(scene, inside) + found
        if found and (not plural or not text.startswith("ces")):
            break
    return found


def _together(scene: Scene, place: int, other: int) -> bool:
    """In one block, or in items of one list."""
    first, second = scene.block(place), scene.block(other)
    return first["start"] == second["start"] or first["kind"] == second["kind"] == "list_item"


def _named(scene: Scene, anaphor: Piece | dict[str, int], claims: Sequence[Claim]) -> list[Claim]:
    """«le bilan des assaillants»: the last claim whose clause names them."""
    words = scene.text[anaphor["start"] : anaphor["end"]].lower()
    match = _COMPLEMENT.match(words)
    if match is None:
        return []
    behind = {q["id"]: scene.text[q["end"] : q["end"] + 30].lower() for q in scene.quantities}
    near = [c for c in claims if c["start"] > anaphor["start"] - _REACH]
    return [c for c in near if any(match[1] in behind.get(q, "") for q in c["quantities"])][-1:]


def _may_be_meant(scene: Scene, claim: Claim, numeric: bool) -> bool:
    if numeric:
        ordinal = {q["id"] for q in scene.quantities if q["kind"] == "ordinal"}
        return any(q not in ordinal for q in claim["quantities"])
    return bool(claim["attributions"] or claim["quantities"]) or claim["certainty"] == "unconfirmed"


def _is_own_cue(scene: Scene, claim: Claim) -> bool:
    """A dated reporting verb («a indiqué jeudi») is never what is denied."""
    own = scene.cue_of(scene.word_at(claim["start"]))
    return own is not None and own["id"] not in claim["attributions"]


def _principal(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Leave reduced participles and relative clauses out where a main clause stands beside them."""
    main = [c for c in claims if _is_main(scene, c)]
    chosen = main or list(claims)
    attributed = [c for c in chosen if c["attributions"] or c["certainty"] != "certain"]
    return attributed or chosen


def _is_main(scene: Scene, claim: Claim) -> bool:
    head = scene.word_at(claim["start"])
    if scene.predicates.kinds.get(head) in ("participle", "gerund"):
        return False
    return not is_relative(scene, head)
