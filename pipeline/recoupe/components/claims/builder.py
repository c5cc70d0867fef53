"""From mentions to claims: collect the predicates, link what belongs to each, judge them."""

from __future__ import annotations

import re
from typing import Any

from recoupe import factuality, lexicon, spans
from recoupe.components.claims import anaphora, arguments, contents, judge, targets, verbless
from recoupe.components.claims.draft import Draft, inherit
from recoupe.components.claims.gapping import find_gaps, from_gaps
from recoupe.components.claims.govern import governor, introduction
from recoupe.components.claims.lost import mark_lost_hedges
from recoupe.components.claims.scene import Scene, ids
from recoupe.discourse import cue
from recoupe.record import Attribution, Claim, Hedge
from recoupe.values import Certainty, weakest


def build(scene: Scene) -> list[Claim]:
    """Return the claims of a scene, in order, with ids and links."""
    drafts: dict[int, Draft] = {}
    aimed = [(h["kind"], targets.target(scene, h)) for h in scene.hedges]  # may find verbs that the tagger missed
    scene.nouns |= {head for kind, head in aimed if kind in ("adjective", "noun") and head is not None}
    scene.gaps = find_gaps(scene)
    _from_tables(scene, drafts)
    _from_mentions(scene, drafts)
    _from_contents(scene, drafts)
    backward = _from_hedges(scene, drafts)
    inherit(scene, drafts)
    ordered = sorted([*drafts.values(), *from_gaps(scene, drafts)], key=lambda draft: draft.head)
    cuts = arguments.cuts(scene, drafts)
    claims = [_claim(scene, draft, number, cuts) for number, draft in enumerate(ordered, 1)]
    _take_up(scene, claims, backward)
    for claim in claims:
        _derive(scene, claim)
    mark_lost_hedges(claims, scene.quantities)
    return claims


def _draft(drafts: dict[int, Draft], head: int, rule: str) -> Draft:
    draft = drafts.setdefault(head, Draft(head))
    if rule not in draft.rules:
        draft.rules.append(rule)
    return draft


def _from_tables(scene: Scene, drafts: dict[int, Draft]) -> None:
    header_dates: list[Any] = []
    for block in scene.blocks:
        if block["kind"] != "table_row":
            header_dates = []
            continue
        inside = [d for d in scene.dates if spans.contains(block, d)]
        if block.get("header"):
            header_dates = inside
            continue
        quantities = [q for q in scene.quantities if spans.contains(block, q)]
        hedged = any(spans.contains(block, h) for h in scene.hedges)
        if not quantities and not hedged:
            continue
        for head, found in verbless.row_heads(scene, block, quantities).items():
            draft = _draft(drafts, head, "claim.table-row")
            draft.quantities += found
            draft.dates += [*inside, *header_dates]


def _from_mentions(scene: Scene, drafts: dict[int, Draft]) -> None:
    for layer, found in (("quantity", scene.quantities), ("date", scene.dates)):
        for mention in found:
            if mention["id"] in scene.gaps or _stands_apart(scene, mention, layer):
                continue
            head = governor(scene, mention, date=layer == "date")
            head = introduction(scene, mention) if head is None else head
            rule = f"claim.{layer}"
            if head is None and layer == "quantity":
                head = _asked_people(scene, mention)
            if head is None and not _in_source(scene, mention):
                head = verbless.nominal_head(scene, mention, date=layer == "date")
                rule = f"claim.{layer}.nominal"
            if head is not None:
                scene.governed[mention["id"]] = head
                draft = _draft(drafts, head, rule)
                (draft.quantities if layer == "quantity" else draft.dates).append(mention)


def _stands_apart(scene: Scene, mention: Any, layer: str) -> bool:
    """Datelines, hour marks, vague references, ages beside a name and list items of advice belong to no claim."""
    if scene.in_lead(mention) or str(mention.get("value") or "").endswith("_REF"):
        return True
    if (
        mention.get("type") == "SET"
        and " " not in mention["text"]
        and scene.pos(scene.word_at(mention["start"])) == "ADJ"
    ):
        return True  # «des résultats annuels» dates no claim
    if layer == "quantity" and (
        _is_comment(mention) or (mention.get("unit") == "a" and _is_apposition(scene, mention))
    ):
        return True
    sentence = scene.sentence(mention["start"])
    if cue("announced-infinitive").match(scene.text, sentence.start, sentence.end):
        return True  # «À retenir cette semaine :»
    block = scene.block(mention["start"])
    return block["kind"] == "list_item" and _is_advice(scene, block["start"], block["end"])


def _is_comment(mention: Any) -> bool:
    """«…, une information démentie par X»: the noun takes a claim up, it is no counted thing."""
    counted = mention.get("counted") or {}
    nouns = lexicon.column("anaphors", "text", sense="noun")
    return mention["text"].lower() in ("un", "une") and counted.get("lemma") in nouns


def _is_advice(scene: Scene, start: int, end: int) -> bool:
    """«- laisser couler l'eau cinq minutes»: an item that begins with an infinitive."""
    match = cue("infinitive-item").match(scene.text[start:end])
    if match is None:
        return False
    at = scene.word_at(start + match.end() - 1)
    word = scene.words[at]
    return (word.pos == "VERB" or scene.verbs.is_infinitive(at)) and not word.is_number


def _is_apposition(scene: Scene, mention: Any) -> bool:
    """«Lucette Jeandenans, 71 ans»: an age between a capitalised name and a comma, parenthesis or stop."""
    before = scene.text[max(0, mention["start"] - 40) : mention["start"]]
    after = scene.text[mention["end"] : mention["end"] + 2]
    return bool(re.search(r"[A-ZÀ-Ý][\w'-]+(?:,| \()\s*$", before)) and after[:1] in (
        ",",
        ")",
        ".",
        " ",
        "",
        "\n",
        ";",
    )


def _asked_people(scene: Scene, mention: Any) -> int | None:
    """«38 % des agriculteurs pensent que…»: what opens a source is counted by the verb of its cue."""
    for attribution in scene.sources.at(mention["start"]):
        if attribution["source"]["start"] == mention["start"] and mention["unit"] != "a":
            heads = scene.heads(attribution["cue"]["start"], attribution["cue"]["end"])
            return heads[-1] if heads and scene.predicates.kinds[heads[-1]] == "finite" else None
    return None


def _in_source(scene: Scene, mention: Any) -> bool:
    return "source" in scene.zone(mention["start"])


def _from_contents(scene: Scene, drafts: dict[int, Draft]) -> None:
    gaps = {attribution["id"] for attribution in scene.gaps.values()}
    for attribution in scene.attributions:
        if attribution["id"] in gaps:
            continue
        for head in contents.main_heads(scene, attribution):
            if not scene.asked(scene.starts[head]):
                _draft(drafts, head, "claim.content").main_of.append(attribution)


def _from_hedges(scene: Scene, drafts: dict[int, Draft]) -> list[Hedge]:
    """Give each hedge to its predicate; return those that speak of earlier claims."""
    backward: list[Hedge] = []
    for hedge in scene.hedges:
        if scene.asked(hedge["start"]):
            continue
        if targets.looks_back(scene, hedge):
            backward.append(hedge)
            continue
        head = targets.target(scene, hedge)
        if head is not None:
            _draft(drafts, head, "claim.hedge").hedges.append(hedge)
            place = scene.starts[head]
            hedge["target"] = spans.piece(scene.text, place, place + len(scene.words[head].text))
    return backward


def _claim(scene: Scene, draft: Draft, number: int, cuts: list[int]) -> Claim:
    word, place = scene.words[draft.head], scene.starts[draft.head]
    stretch = arguments.clause(scene, draft.head, cuts)
    stating = [*_own_cues(scene, draft), *draft.main_of]
    certainties: list[Certainty] = [h["certainty"] for h in draft.hedges]
    certainties += map(judge.stance_certainty, stating)
    if judge.hypothesis(scene, draft.head):
        certainties.append("hypothetical")
    claim: Claim = {
        "start": place,
        "end": place + len(word.text),
        "text": word.text,
        "id": f"c{number}",
        "lemma": scene.verbs.lemma(draft.head),
        "clause": stretch,
        "certainty": weakest(*certainties),
        "polarity": judge.overall_polarity(scene, draft.head, draft.main_of),
        "quantities": ids(draft.quantities),
        "dates": ids(draft.dates),
        "entities": ids(scene.entities_in(stretch["start"], stretch["end"])),
        "attributions": ids([*_covering(scene, draft), *stating]),
        "hedges": ids(draft.hedges),
        "subject": arguments.subject(scene, draft.head),
        "object": arguments.object_(scene, draft.head),
        "rule": draft.rules[0],
        "cues": [spans.piece(scene.text, m["start"], m["end"]) for m in _triggers(draft)],
    }
    return claim


def _triggers(draft: Draft) -> list[Any]:
    """What made the claim: its hedges, quantities and dates; the cues of its attributions where it has none."""
    own = [*draft.hedges, *draft.quantities, *draft.dates]
    return own or [attribution["cue"] for attribution in draft.main_of]


def _covering(scene: Scene, draft: Draft) -> list[Attribution]:
    """The attributions whose content holds the predicate, outermost first."""
    return scene.contents(scene.starts[draft.head] if draft.gap is None else draft.quantities[0]["start"])


def _own_cues(scene: Scene, draft: Draft) -> list[Attribution]:
    """The attributions whose cue the predicate is, and that say its numbers."""
    if draft.gap is not None:
        return []
    own = scene.cues.at(scene.starts[draft.head])
    return [a for a in own if any(q in draft.quantities for q in scene.held_by(a))]


def _take_up(scene: Scene, claims: list[Claim], backward: list[Hedge]) -> None:
    """Let anaphoric attributions and hedges reach the earlier claims that they speak of."""
    for attribution in scene.attributions:
        if anaphora.is_anaphoric(scene, attribution):
            for claim in anaphora.taken_up(scene, attribution, claims):
                if attribution["id"] not in claim["attributions"]:
                    claim["attributions"].append(attribution["id"])
    for hedge in backward:
        reached = anaphora.referred(scene, _subject_of(scene, hedge), claims) or _ahead(scene, hedge, claims)
        for claim in reached:
            claim["certainty"] = weakest(claim["certainty"], hedge["certainty"])
            if hedge["id"] not in claim["hedges"]:
                claim["hedges"].append(hedge["id"])


def _ahead(scene: Scene, hedge: Hedge, claims: list[Claim]) -> list[Claim]:
    """«Le bilan, non confirmé, est de 12 morts»: the claims behind the hedge in its sentence."""
    sentence = scene.sentence(hedge["start"])
    return [c for c in claims if hedge["end"] <= c["start"] < sentence.end]


def _subject_of(scene: Scene, hedge: Hedge) -> Any:
    """The words from the start of the clause to the hedge: «Ces données | n'ont pu être vérifiées»."""
    if hedge["kind"] == "noun":
        return hedge
    segment = scene.segment(hedge["start"])
    comma = scene.text.rfind(",", segment.start, hedge["start"])
    start = comma + 1 if comma >= 0 else segment.start
    start += len(scene.text[start : hedge["start"]]) - len(scene.text[start : hedge["start"]].lstrip())
    return {"start": start, "end": hedge["end"]}


def _derive(scene: Scene, claim: Claim) -> None:
    """Fill what follows from the marks."""
    by_id = {a["id"]: a for a in scene.attributions}
    stances = [by_id[i]["stance"] for i in claim["attributions"]]
    marks = claim["certainty"], claim["polarity"], stances
    claim["author_factuality"] = factuality.author_factuality(*marks)
    claim["source_factuality"] = factuality.source_factuality(*marks)
    claim["status"] = factuality.status(*marks)
