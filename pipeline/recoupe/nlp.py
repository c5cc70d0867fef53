"""Put the spaCy pipeline together: the base model, made as fast as it can be, and our components."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

from recoupe import lexicon, spans
from recoupe.startup import short_patterns
from recoupe.typography import normalise


class NormalisingTokenizer:
    """A tokenizer that sees typographic variants mapped one to one; everything else is the inner tokenizer's."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __call__(self, text: str) -> Doc:
        return self.inner(normalise(text))  # type: ignore[no-any-return]

    def __getattr__(self, name: str) -> Any:
        if name == "inner":  # while unpickling, before __init__ has run
            raise AttributeError(name)
        return getattr(self.inner, name)


def load(*, model: str | None = None, **settings: dict[str, Any]) -> Language:
    """Load the base model with our components.

    model: name or path of a spaCy model, by default the one that `recoupe_fr/pipeline.toml` names.
    settings: options of single components, by component name (`recoupe_entities={"gazetteer": path}`).

    Returns a spaCy `Language`. Raises ValueError for an unknown component name, OSError where the model is missing.
    """
    spans.register()
    plan = lexicon.settings()
    order = [*plan["first"], *plan["components"]]
    unknown = sorted(set(settings) - set(order))
    if unknown:
        raise ValueError(f"no component is called {unknown[0]!r}; there are {', '.join(order)}")
    with short_patterns():
        nlp = spacy.load(model or plan["base_model"])
    # What one article may hold is the reader's decision; spaCy's own limit would be an exception.
    nlp.max_length = sys.maxsize
    speed_up(nlp)
    keep_elisions(nlp)
    nlp.tokenizer = NormalisingTokenizer(nlp.tokenizer)
    for name in reversed(plan["first"]):
        nlp.add_pipe(name, first=True, config=settings.get(name, {}))
    for name in plan["components"]:
        nlp.add_pipe(name, config=settings.get(name, {}))
    return nlp


#: Words that lose their vowel before another one.
_ELIDED = ("c'", "d'", "j'", "l'", "m'", "n'", "qu'", "s'", "t'", "jusqu'", "lorsqu'", "puisqu'", "quoiqu'")


def keep_elisions(nlp: Language) -> None:
    """Make an elided word one token before a quotation mark too: «qu'« il part »» is qu', «, il, part, ».

    The French tokenizer cuts the apostrophe off there (qu, ', «), and keeps «l'«ami» in one piece.
    """
    tokenizer: Any = nlp.tokenizer
    for word in _ELIDED:
        for form in (word, word.capitalize()):
            tokenizer.add_special_case(form, [{"ORTH": form}])
    infixes = tokenizer.infix_finditer.__self__.pattern
    tokenizer.infix_finditer = re.compile(f"{infixes}|[«»]").finditer


def speed_up(nlp: Language) -> None:
    """Make a loaded base model faster without changing one annotation.

    The lemmatizer scans lists of up to 66,191 known lemmas for every new form: sets do it in one step. The
    matrix products go to NumPy's BLAS, which uses the processor's vector units where BLIS may not.
    """
    freeze_lemma_index(nlp)
    use_numpy_blas(nlp)


def freeze_lemma_index(nlp: Language) -> None:
    """Turn the lemmatizer's index tables from lists into frozensets."""
    if "lemmatizer" not in nlp.pipe_names:
        return
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    lookups = lemmatizer.lookups
    if not lookups.has_table("lemma_index"):
        return
    table = lookups.get_table("lemma_index")
    for key, forms in list(table.items()):
        table[key] = frozenset(forms)


def use_numpy_blas(nlp: Language) -> None:
    """Give every layer of every component NumPy's BLAS."""
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        walk: Callable[[], Any] | None = getattr(model, "walk", None)
        if walk is not None:
            for layer in walk():
                layer.ops = ops


def describe(nlp: Language) -> dict[str, str]:
    """Return the provenance of records: versions of recoupe, base model, spaCy and French data."""
    meta = nlp.meta
    return {
        "recoupe": version("recoupe"),
        "recoupe_fr": str(lexicon.settings()["version"]),
        "base_model": f"{meta['lang']}_{meta['name']} {meta['version']}",
        "spacy": version("spacy"),
    }
