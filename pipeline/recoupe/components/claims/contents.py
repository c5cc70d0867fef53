"""Attribution contents: their main predicates, and which earlier claims an anaphoric content takes up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from recoupe import lexicon, spans, verbs
from recoupe.components.claims.figures import cue_is_predicate
from recoupe.components.claims.scene import Scene
from recoupe.components.claims.stretches import event_nouns
from recoupe.components.claims.verbless import content_head
from recoupe.discourse import cue
from recoupe.record import Attribution, Claim, Piece

_WHOLE = re.compile(r"(?:toute? \w+|l'\w+|la \w+|le \w+)")
_PART = re.compile(r"^(?:aucune?|tous|toutes|ni l'une?|chacune?) (?:de |d'entre )?")
#: How far back «toute fraude» may reach, in characters.
_REACH = 600
#: Words of one family share so many letters, «qu» counted as «c».
_STEM = 4
#: How many tokens lie between participles that share an auxiliary.
_NEAR = 6
_RELATIVE = ("qui", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "auquel")
_SUBORDINATE = ("que", "qu'", "si", "lorsque", "lorsqu'", "quand", "puisque", "comme", "afin", "pendant", "alors")


def main_heads(scene: Scene, attribution: Attribution) -> list[int]:
    """Return the main predicates of a content: its finite main clauses, else its infinitive, participle or noun."""
    if is_anaphoric(scene, attribution):
        return []
    found: list[int] = []
    for piece in attribution["content"]:
        found += _main_of_piece(scene, attribution, piece)
    if found:
        return found
    return _nominal(scene, attribution)


def _main_of_piece(scene: Scene, attribution: Attribution, piece: Piece) -> list[int]:
    heads = [h for h in scene.heads(piece["start"], piece["end"]) if not scene.asked(scene.words[h].idx)]
    heads = [h for h in heads if not _in_inner_source(scene, attribution, h)]
    main = [
        h for h in heads if scene.predicates.kinds[h] == "finite" and not is_subordinate(scene, h, piece["start"])
    ]
    if main:
        return main + [h for h in heads if _continues(scene, h, main)]
    first = [
        h for h in heads if scene.predicates.kinds[h] == "infinitive" and h - scene.token(piece["start"]).i <= 5
    ]
    if first:
        return first[:1] + _coordinated(scene, first[0], heads)
    finite = [h for h in heads if scene.predicates.kinds[h] == "finite"]
    return finite[:1] if finite and not _heads_a_phrase(scene, attribution, piece) else []


def _continues(scene: Scene, head: int, main: Sequence[int]) -> bool:
    """«a été pesé et repesé»: a participle that shares the auxiliary of a main predicate."""
    token = scene.words[head]
    bare = scene.predicates.kinds[head] == "participle" and not scene.predicates.groups.get(head)
    return bare and token.dep_ == "conj" and token.head.i in main and head - token.head.i <= _NEAR


def _heads_a_phrase(scene: Scene, attribution: Attribution, piece: Piece) -> bool:
    """A determiner and an event noun open the piece: the noun is the claim, its relative clause another."""
    head = content_head(scene, piece["start"], piece["end"])
    if head is None or any(spans.contains(piece, a["cue"]) for a in scene.attributions if a is not attribution):
        return False
    return scene.words[head].lemma_.lower() in event_nouns()


def _coordinated(scene: Scene, head: int, heads: Sequence[int]) -> list[int]:
    return [h for h in heads if h != head and scene.words[h].dep_ == "conj" and scene.words[h].head.i == head]


def _in_inner_source(scene: Scene, attribution: Attribution, head: int) -> bool:
    return any(other["id"] != attribution["id"] for other in scene.sources.at(scene.words[head].idx))


def is_subordinate(scene: Scene, head: int, start: int) -> bool:
    """Tell whether a finite predicate stands in a relative or adverbial clause that begins behind `start`."""
    words = [*(scene.words[i] for i in scene.predicates.groups.get(head, ())), scene.words[head]]
    first = words[0]
    for index in range(first.i - 1, max(-1, first.i - 25), -1):
        word = scene.words[index]
        if word.idx < start or word.text in (";", ":", "«", "»", "."):
            return False
        if word.i in scene.predicates.of and verbs.is_finite(word):
            return False
        if word.lower_ in _RELATIVE or (word.lower_ in _SUBORDINATE and word.lower_ != "comme"):
            return not (
                _is_restriction(scene, word.i) or _is_cleft(scene, word.i) or _in_construction(scene, word.idx)
            )
        if word.lower_ == "s'" and scene.words[index + 1].lower_ in ("il", "ils"):
            return True
    return False


def _in_construction(scene: Scene, offset: int) -> bool:
    """«Il se peut que la fermeture dure»: the clause behind is the main one."""
    return any(h["kind"] == "construction" and h["start"] <= offset < h["end"] for h in scene.hedges)


def _is_cleft(scene: Scene, que: int) -> bool:
    """«c'est que», «c'est là que»: the clause behind is the main one."""
    return any(word.lower_ in ("c'", "ce") for word in scene.words[max(0, que - 5) : que])


def _is_restriction(scene: Scene, que: int) -> bool:
    """«ne… que»."""
    return any(word.lower_ in ("ne", "n'") for word in scene.words[max(0, que - 6) : que]) and scene.words[
        que
    ].lower_ in ("que", "qu'")


def _nominal(scene: Scene, attribution: Attribution) -> list[int]:
    for piece in attribution["content"]:
        if any(h["kind"] == "noun" and spans.contains(piece, h) for h in scene.hedges):
            return []  # «la rumeur d'un rachat»: what the noun is about is the claim
        heads = scene.heads(piece["start"], piece["end"])
        if heads and _is_cue_predicate(scene, attribution):
            return []
        if heads and scene.predicates.kinds[heads[0]] in ("participle", "infinitive"):
            return heads[:1]
        if _is_cue_predicate(scene, attribution):
            return []
        head = content_head(scene, piece["start"], piece["end"])
        if head is not None:
            return [_clause_of(scene, attribution, head)]
    return []


def _clause_of(scene: Scene, attribution: Attribution, head: int) -> int:
    """«La panne, révélée par X, a touché…», «laisse un passif, confirmé par X»: the verb of the clause around."""
    word = scene.token(attribution["cue"]["start"])
    bare = verbs.is_past_participle(word) and not verbs.group(word).words
    if attribution.get("form") not in (None, "participial") or not bare:
        return head
    segment = scene.segment(word.idx)
    finite = [h for h in scene.heads(segment.start, segment.end) if scene.predicates.kinds[h] == "finite"]
    return min(finite, key=lambda h: abs(h - head)) if finite else head


def _is_cue_predicate(scene: Scene, attribution: Attribution) -> bool:
    """An estimate or bare number, or a participle that announces one: the cue is the predicate itself."""
    if cue_is_predicate(scene, attribution):
        return True
    word = scene.token(attribution["cue"]["start"])
    pieces = attribution["content"]
    holds = any(p["start"] <= q["start"] < p["end"] for p in pieces for q in scene.quantities)
    return holds and verbs.is_past_participle(word) and attribution["source"] is None


def is_anaphoric(scene: Scene, attribution: Attribution) -> bool:
    """Tell whether a content only takes up what was said: «ce», «les», «cette information», «une allégation»."""
    if attribution.get("refers_to"):
        return True
    pieces = attribution["content"]
    if not pieces:
        return False
    text = scene.text[pieces[0]["start"] : pieces[0]["end"]].lower().strip()
    if text in lexicon.column("anaphors", "text", sense="pronoun"):
        return True
    if any(h in scene.predicates.kinds for h in scene.heads(pieces[0]["start"], pieces[0]["end"])):
        return False
    if attribution["stance"] in ("deny", "assert") and _WHOLE.fullmatch(text):
        said = _accusations(scene, attribution) or _named_before(scene, pieces[0], text)
        return attribution["stance"] == "assert" or bool(said)
    return bool(_noun_anaphor().match(text))


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
    words = scene.text[content["start"] : content["end"]].lower()
    if words.startswith(("toute ", "tout ")):
        pieces = _accusations(scene, attribution)[-1:]
        accused = [
            c for c in earlier if c["certainty"] == "unconfirmed" and any(spans.contains(p, c) for p in pieces)
        ]
        return accused or _of_one_stem(words.split()[-1], earlier)
    if _WHOLE.fullmatch(words) and words not in lexicon.column("anaphors", "text", sense="pronoun"):
        return []
    return referred(scene, content, earlier)


def _of_one_stem(noun: str, claims: Sequence[Claim]) -> list[Claim]:
    """«dément tout blocage»: the last claim on a word of the same family («ont été bloqués»)."""
    stem = _stem(noun)
    return [c for c in claims if len(stem) == _STEM and _stem(c["lemma"] or "") == stem][-1:]


def _named_before(scene: Scene, piece: Piece, text: str) -> bool:
    """«tout blocage»: a predicate of the same family not far before."""
    stem = _stem(text.split()[-1])
    heads = scene.heads(max(0, piece["start"] - _REACH), piece["start"])
    whole = text.startswith(("tout ", "toute ")) and len(stem) == _STEM
    return whole and any(_stem(scene.words[h].lemma_) == stem for h in heads)


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
    text = _PART.sub("", scene.text[start : anaphor["end"]].lower())
    plural = bool(re.match(r"(?:ces|les|leurs)\b", text)) and text != "les"
    numeric = plural and bool(cue("numeric-anaphor").search(text))
    index = bisect_right(scene.sentences, start, key=lambda s: s.start) - 1
    found: list[Claim] = []
    for back in range(index - 1, max(-1, index - (6 if plural else 4)), -1):
        stretch = scene.sentences[back]
        inside = [c for c in earlier if stretch.start <= c["start"] < stretch.end]
        inside = [c for c in inside if _may_be_meant(c, numeric)]
        if found and scene.block(stretch.start)["start"] != scene.block(found[0]["start"])["start"]:
            break
        found = _principal(scene, inside) + found
        if found and (not plural or not text.startswith("ces")):
            break
    return found


def _may_be_meant(claim: Claim, numeric: bool) -> bool:
    if numeric:
        return bool(claim["quantities"])
    return bool(claim["attributions"] or claim["quantities"]) or claim["certainty"] == "unconfirmed"


def _is_own_cue(scene: Scene, claim: Claim) -> bool:
    """A dated reporting verb («a indiqué jeudi») is never what is denied."""
    own = scene.cue_of(scene.token(claim["start"]).i)
    return own is not None and own["id"] not in claim["attributions"]


def _principal(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Leave reduced participles and relative clauses out where a main clause stands beside them."""
    main = [c for c in claims if _is_main(scene, c)]
    chosen = main or list(claims)
    attributed = [c for c in chosen if c["attributions"] or c["certainty"] != "certain"]
    return attributed or chosen


def _is_main(scene: Scene, claim: Claim) -> bool:
    head = scene.token(claim["start"]).i
    if scene.predicates.kinds.get(head) in ("participle", "gerund"):
        return False
    return not is_relative(scene, head)


def is_relative(scene: Scene, head: int) -> bool:
    """Tell whether a predicate stands in a relative clause."""
    words = [*(scene.words[i] for i in scene.predicates.groups.get(head, ())), scene.words[head]]
    for index in range(words[0].i - 1, max(-1, words[0].i - 8), -1):
        word = scene.words[index]
        if word.lower_ in ("qui", "dont"):
            return True
        if not (verbs.is_clitic(word) or word.pos_ in ("ADV", "DET", "NOUN", "ADJ")):
            return False
    return False
