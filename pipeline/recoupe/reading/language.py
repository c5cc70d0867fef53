"""Which language a text is written in, by py3langid (Lui and Baldwin 2012)."""

from __future__ import annotations

_SAMPLE = 4000
#: Below this many letters a guess is worth nothing; the text passes for French.
_ENOUGH = 80
#: The guesser's code for what is no language: addresses, markup, tables of figures.
_NO_LANGUAGE = "zxx"


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the text's language; «fr» where it is too short to tell or no language."""
    start = max(0, (len(text) - _SAMPLE) // 2)
    sample = text[start : start + _SAMPLE]
    if sum(map(str.isalpha, sample)) < _ENOUGH:
        return "fr"
    import py3langid

    code, _ = py3langid.classify(sample)
    return "fr" if code == _NO_LANGUAGE else str(code)
