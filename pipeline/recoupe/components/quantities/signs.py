"""Minus signs that stand apart: «moins quinze degrés», «- 10 °C» alone on its line."""

from __future__ import annotations

import re

from recoupe.components.quantities.draft import Context, Draft

_MINUS_WORD = re.compile(r"(?:^|[^\w])(moins|plus) $", re.IGNORECASE)


def dashed(context: Context, draft: Draft) -> None:
    """«- 10 degrés», alone on the only line that opens with a dash, is negative; among bullets it is not."""
    if draft.start != 2 or not context.text.startswith("- ") or draft.value is None or not draft.digits:
        return
    if "\n" not in context.text.strip() and not context.text[draft.end :].strip():
        draft.start, draft.value = 0, -draft.value


def signed(text: str, draft: Draft) -> None:
    """«moins quinze degrés»."""
    match = _MINUS_WORD.search(text, max(0, draft.start - 8), draft.start)
    if match and draft.value is not None:
        draft.start = match.start(1)
        draft.value = -draft.value if match[1].lower() == "moins" else draft.value
