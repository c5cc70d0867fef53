"""Component `recoupe_attributions`: who says, writes, knows or believes what.

Reads dates and entities, and the base model's tags (its tree only as a witness). One module a form:

- `frames` (selon X, de source…), `incises` («…, a indiqué X», «dit-il», comme l'a dit X), `reporting` (X affirme
  que, assure avoir, évoque, accuse Y de), `passives` (relayée par, est accusé de), `quoting` (signature lines,
  labels, quotations that go on), `nominal` (la rumeur selon laquelle), `anaphora` (ce que X dément), `chains`
  (X, citant Y; à l'AFP), `gapping` (X en compte 2 400, Y 6 000);
- `scene`, `phrases`, `groups`, `subjects`, `complements`, `extents`, `conjugation` read the text for them;
- `resolve` gives the source's type, entity and antecedent.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from recoupe import spans
from recoupe.components.attributions.chains import citing, set_origins, set_relays, share_inserted
from recoupe.components.attributions.complements import QUE
from recoupe.components.attributions.draft import Draft
from recoupe.components.attributions.frames import find_frames
from recoupe.components.attributions.gapping import gapped
from recoupe.components.attributions.groups import Group, find_groups
from recoupe.components.attributions.incises import incise
from recoupe.components.attributions.nominal import find_nominal
from recoupe.components.attributions.passives import passive
from recoupe.components.attributions.quoting import continue_quotations, labelled, signatures, take_lists
from recoupe.components.attributions.reporting import free_inversion, report
from recoupe.components.attributions.resolve import attributions
from recoupe.components.attributions.scene import Scene, read
from recoupe.components.attributions.unlisted import unlisted
from recoupe.components.attributions.words import DETERMINERS
from recoupe.record import Attribution

__all__ = ["AttributionsComponent", "create_attributions", "find_attributions"]


def find_attributions(doc: Doc) -> list[Attribution]:
    """Return the attributions of a Doc, in order of their cues."""
    if not len(doc):
        return []
    scene = read(doc)
    groups = find_groups(scene)
    scene.saying = [group.start for group in groups]
    drafts = list(find_frames(scene))
    scene.stops.update(draft.cue[0] for draft in drafts)
    drafts += [draft for group in groups if (draft := incise(scene, group)) is not None]
    scene.stops.update(draft.cue[0] for draft in drafts)
    taken = {draft.cue for draft in drafts}
    scene.stops.update(group.clause - 1 for group in groups if _goes_on(scene, group))
    scene.speakers.update((d.cue[0], (d.source.start, d.source.end, d.source.head)) for d in drafts if d.source)
    for group in groups:
        if (group.start, group.end) in taken:
            continue
        draft = _of_group(scene, group)
        if draft is not None:
            drafts.append(draft)
            if draft.source is not None:
                scene.speakers[draft.cue[0]] = (draft.source.start, draft.source.end, draft.source.head)
    drafts += list(unlisted(scene, drafts))
    drafts += list(find_nominal(scene))
    drafts += list(signatures(scene))
    drafts += list(labelled(scene, drafts))
    drafts += list(citing(scene, drafts))
    take_lists(scene, drafts)
    set_origins(scene, drafts, groups)
    share_inserted(drafts)
    continue_quotations(scene, drafts)
    set_relays(scene, drafts)
    drafts = _without_doubles(drafts)
    drafts += list(gapped(scene, drafts))
    return attributions(scene, drafts)


def _goes_on(scene: Scene, group: Group) -> bool:
    """«X affirme que K et ajoute que…», «X dit que K, annonçant L»: a second verb of saying ends the content."""
    before, after = scene.word(group.clause - 1) if group.clause else "", scene.word(group.end)
    if group.kind == "ger":
        return before == ","
    told = group.stance("m") is not None or group.stance("n") is not None
    return before in ("et", "mais", "puis") and (after in QUE or (told and after in DETERMINERS))


def _of_group(scene: Scene, group: Group) -> Draft | None:
    return free_inversion(scene, group) or passive(scene, group) or report(scene, group)


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Keep the first draft of each cue."""
    kept: dict[int, Draft] = {}
    for draft in drafts:
        kept.setdefault(draft.cue[0], draft)
    return list(kept.values())


class AttributionsComponent:
    """Writes `doc._.recoupe_attributions` and the span group of the same name."""

    def __call__(self, doc: Doc) -> Doc:
        return spans.write(doc, "attributions", find_attributions(doc))


@Language.factory(
    "recoupe_attributions",
    assigns=["doc._.recoupe_attributions", "doc.spans"],
    requires=["doc._.recoupe_entities"],
)
def create_attributions(nlp: Language, name: str) -> AttributionsComponent:
    """Make the component; takes no settings."""
    spans.register()
    return AttributionsComponent()
