"""A quicker start: the base tokenizer's largest pattern, written shorter before it is compiled.

French `token_match` is 266 alternatives that nearly all end in the same two 3 kB letter classes; compiling its
1.45 MB takes longer than all the rest of loading. With the common ends said once it accepts the same words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_FLAGS = "(?iu)"
_LONG = 100_000
_GROUP = re.compile(r"\([^()]*\)")


@contextmanager
def short_patterns() -> Iterator[None]:
    """Within this context, `re.compile` writes very long alternations shorter first; all others are untouched."""
    compile_pattern = re.compile

    def compile_shorter(pattern: Any, flags: Any = 0) -> Any:
        if isinstance(pattern, str) and len(pattern) > _LONG:
            pattern = factored(pattern)
        return compile_pattern(pattern, flags)

    re.compile = compile_shorter
    try:
        yield
    finally:
        re.compile = compile_pattern


def factored(pattern: str) -> str:
    """Return a pattern that matches at the start of the same strings, with ends common to alternatives said once.

    pattern: `(?iu)(?:^HEAD[class]TAIL)|(?:…)…`; one of another shape is returned as it is.
    """
    inner = pattern.removeprefix(_FLAGS + "(?:").removesuffix(")")
    if len(inner) + len(_FLAGS) + 4 != len(pattern):
        return pattern
    heads: dict[str, list[str]] = defaultdict(list)
    kept: list[str] = []
    for alternative in inner.split(")|(?:"):
        head, tail = _cut(alternative)
        if not _is_whole(head) or not _is_whole(tail):
            kept.append(alternative)
        else:
            heads[tail].append(head)
    if not all(map(_is_whole, kept)):
        return pattern
    shorter = [f"^(?:{'|'.join(group)}){tail}" for tail, group in heads.items()]
    return _FLAGS + "|".join(f"(?:{alternative})" for alternative in [*shorter, *kept])


def _cut(alternative: str) -> tuple[str, str]:
    """Cut `^HEAD[class]TAIL` before the class of hyphens or apostrophes; an empty head where there is none."""
    found = re.match(r"\^(.+?)(\[(?:-|').*)", alternative, re.DOTALL)
    return (found[1], found[2]) if found else ("(", alternative)


def _is_whole(piece: str) -> bool:
    """Tell whether no group is left open and no alternative stands outside of a group."""
    while (less := _GROUP.sub("", piece)) != piece:
        piece = less
    return not set("()|") & set(piece)
