"""Component `recoupe_blocks`: blocks, and sentence starts that respect them.

Runs before the base model's parser, which keeps the sentence starts that it finds set.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from recoupe import spans
from recoupe.blocks import find_blocks


class BlocksComponent:
    """Writes `doc._.recoupe_blocks` and sets a sentence start where a block or a table cell starts."""

    def __call__(self, doc: Doc) -> Doc:
        found = find_blocks(spans.plain(doc))
        doc._.recoupe_blocks = found
        starts = {block["start"] for block in found}
        starts |= {cell["start"] for block in found for cell in block.get("cells", [])}
        for token in doc:
            if token.idx in starts:
                token.is_sent_start = True
        return doc


@Language.factory("recoupe_blocks", assigns=["doc._.recoupe_blocks", "token.is_sent_start"])
def create_blocks(nlp: Language, name: str) -> BlocksComponent:
    """Make the component; takes no settings."""
    spans.register()
    return BlocksComponent()
