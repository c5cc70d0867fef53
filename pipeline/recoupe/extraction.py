"""From articles to records."""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from recoupe import nlp as pipelines
from recoupe import spans
from recoupe.article import Article
from recoupe.record import Report, ReportInfo
from recoupe.typography import sound
from recoupe.values import LAYERS

_loaded: Language | None = None


def default_pipeline() -> Language:
    """Return the pipeline of `recoupe.load()`, loaded once a process."""
    global _loaded
    if _loaded is None:
        _loaded = pipelines.load()
    return _loaded


def extract(
    articles: Iterable[Article | str] | Article | str,
    *,
    nlp: Language | None = None,
) -> Iterator[Report]:
    """Yield one record an article, in order.

    Articles are processed one by one: a batch is no faster, and so a record never depends on its neighbours.

    articles: texts or `Article`s, or a single one. Texts get the ids text-1, text-2…
    nlp: a pipeline from `recoupe.load()`; by default one that is loaded at first need and kept.
    """
    if isinstance(articles, str | Article):
        articles = [articles]
    pipeline = nlp or default_pipeline()
    provenance = pipelines.describe(pipeline)
    for number, article in enumerate(articles, 1):
        doc, known = _prepare(pipeline, article, number)
        yield to_report(_annotated(pipeline, doc), known, provenance)


#: So many objects may be made before the collector of cycles looks; an article leaves next to no cycles.
_ALLOCATIONS = 50_000


def _annotated(pipeline: Language, doc: Doc) -> Doc:
    """Run the pipeline while the collector of cycles is called less often, which saves a twentieth of the rules."""
    before = gc.get_threshold()
    if 0 < before[0] < _ALLOCATIONS:
        gc.set_threshold(_ALLOCATIONS, *before[1:])
    try:
        return pipeline(doc)
    finally:
        gc.set_threshold(*before)


def _prepare(pipeline: Language, article: Article | str, number: int) -> tuple[Doc, Article]:
    if isinstance(article, str):
        article = Article(text=article, id=f"text-{number}")
    if (text := sound(article.text)) != article.text:
        article = replace(article, text=text)
    doc = pipeline.make_doc(article.text)
    doc._.recoupe_published = article.published
    doc._.recoupe_publisher = article.publisher
    doc._.recoupe_authors = _authors(article.extra)
    return doc, article


def _authors(extra: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the authors that an article's further fields name, in one string or in a list."""
    found: list[str] = []
    for field in ("author", "authors", "byline"):
        value = extra.get(field) or ()
        found += (
            re.split(r" et |[,;&]", value) if isinstance(value, str) else [v for v in value if isinstance(v, str)]
        )
    return tuple(found)


def to_report(doc: Doc, article: Article, provenance: dict[str, str]) -> Report:
    """Make the record of a processed Doc; every `text` is cut from the article as it was."""
    report = Report(
        report=_info(article),
        text=article.text,
        blocks=list(doc._.recoupe_blocks),
        provenance=provenance,
    )
    for layer in LAYERS:
        mentions = [_as_was({"id": m["id"], **m}, article.text) for m in spans.mentions(doc, layer)]
        setattr(report, layer, mentions)
    return report


def _info(article: Article) -> ReportInfo:
    info: ReportInfo = {
        "id": article.id,
        "title": article.title,
        "published": article.published[:10] if article.published else None,
        "published_at": article.published if article.published and len(article.published) > 10 else None,
        "published_from": article.published_from,
        "publisher": article.publisher,
        "url": article.url,
        "path": article.path,
        "language": article.language or "fr",
        "encoding": article.encoding,
        "sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "characters": len(article.text),
    }
    if article.extra:
        info["extra"] = article.extra
    return info


def _as_was(value: Any, text: str) -> Any:
    """Give every stretch in a mention its text as the article has it, not as it was normalised."""
    if isinstance(value, dict):
        copied = {key: _as_was(item, text) for key, item in value.items()}
        if copied.get("text") is not None and isinstance(copied.get("start"), int):
            copied["text"] = text[copied["start"] : copied["end"]]
        return copied
    if isinstance(value, list):
        return [_as_was(item, text) for item in value]
    return value
