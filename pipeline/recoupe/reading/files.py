"""Walk paths, read files, make articles with distinct ids."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from recoupe.article import Article
from recoupe.reading import formats
from recoupe.reading.decoding import UndecodableError, decode
from recoupe.reading.language import language_of
from recoupe.reading.problems import Problem, ReadError
from recoupe.reading.publication import read_published
from recoupe.typography import sound

STDIN = "-"
SUFFIXES = tuple(formats.PARSERS)
#: An article of more characters is no article; the base model would need gigabytes for it.
MAX_CHARACTERS = 2_000_000
_MAX_BYTES = 4 * MAX_CHARACTERS
_MAX_BYTES_MANY = 2_000_000_000


@dataclass(kw_only=True)
class Reader:
    """How to read: see `read` for the options."""

    published: str | None = None
    glob: str | None = None
    any_language: bool = False
    max_characters: int = MAX_CHARACTERS
    seen: set[str] = field(default_factory=set)

    def items(self, paths: Iterable[str | Path]) -> Iterator[Article | Problem]:
        """Yield articles and problems, in the order of the paths; folders in the order of their names."""
        for path in paths:
            if str(path) == STDIN:
                yield from self._data(sys.stdin.buffer.read(), "stdin", ".txt")
                continue
            for found in self._walk(Path(path)):
                if isinstance(found, Problem):
                    yield found
                else:
                    yield from self._file(found)

    def _walk(self, path: Path) -> Iterator[Path | Problem]:
        if path.is_dir():
            files = sorted(self._in_folder(path))
            yield from files
            if not files:
                wanted = self.glob or "*" + ", *".join(SUFFIXES)
                yield Problem(str(path), f"no article in this folder (looked for {wanted})")
        elif path.exists():
            yield path
        else:
            yield Problem(str(path), "no such file or folder")

    def _in_folder(self, folder: Path) -> Iterator[Path]:
        for path in folder.rglob(self.glob or "*"):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            broken = path.is_symlink() and not path.exists()  # named as unreadable, not passed over
            if (path.is_file() or broken) and not hidden and (self.glob or path.suffix.lower() in SUFFIXES):
                yield path

    def _file(self, path: Path) -> Iterator[Article | Problem]:
        suffix = path.suffix.lower()
        try:
            size = path.stat().st_size
            limit = _MAX_BYTES_MANY if suffix in formats.MANY else _MAX_BYTES
            if size > limit:
                yield Problem(str(path), f"{size:,} bytes are more than an article can have ({limit:,}); split it")
                return
            data = path.read_bytes()
        except OSError as error:
            yield Problem(str(path), f"cannot be read: {error.strerror}")
            return
        # A file's name may hold bytes that are no UTF-8, which no record can hold.
        yield from self._data(data, sound(str(path)), suffix, stem=sound(path.stem))

    def _data(self, data: bytes, path: str, suffix: str, *, stem: str = "stdin") -> Iterator[Article | Problem]:
        if not data.strip():
            yield Problem(path, "empty file")
            return
        try:
            text, encoding = decode(data)
        except UndecodableError as error:
            yield Problem(path, str(error))
            return
        if stem == "stdin":
            suffix = _guess_format(text)
        parse = formats.PARSERS.get(suffix, formats.parse_text)
        for number, raw in enumerate(parse(text, path), 1):
            if isinstance(raw, Problem):
                yield raw
                continue
            default = stem if raw.line is None else f"{stem}-{number}"
            yield from self._article(raw, path, encoding, default)

    def _article(self, raw: formats.Raw, path: str, encoding: str, default: str) -> Iterator[Article | Problem]:
        text = raw.fields.get("text")
        problem = self._unfit(text)
        if problem or not isinstance(text, str):
            yield Problem(path, problem or "no text", raw.line)
            return
        text = sound(text)
        language = language_of(text)
        if language != "fr" and not self.any_language:
            yield Problem(path, f"written in another language ({language}); --any-language takes it", raw.line)
            return
        try:
            extra = formats.extra_fields(raw.fields)
        except ValueError as error:
            yield Problem(path, str(error), raw.line)
            return
        published, origin, remark = self._published(raw)
        if remark:
            yield Problem(path, remark, raw.line, fatal=False)
        yield self._distinct(
            Article(
                text=text,
                id=_string(raw.fields.get("id")) or default,
                title=_string(raw.fields.get("title")),
                published=published,
                published_from=origin,
                publisher=_string(raw.fields.get("publisher")),
                url=_string(raw.fields.get("url")),
                path=path,
                language=language,
                encoding=encoding,
                extra=extra,
            )
        )

    def _unfit(self, text: object) -> str | None:
        if text is None or (isinstance(text, str) and not text.strip()):
            return "no text (is the key or column «text» there and filled?)"
        if not isinstance(text, str):
            return f"text is a {type(text).__name__}, not a string"
        if len(text) > self.max_characters:
            return f"{len(text):,} characters are more than an article can have ({self.max_characters:,}); split it"
        return None

    def _published(self, raw: formats.Raw) -> tuple[str | None, str | None, str | None]:
        """Return the date, where it came from, and a remark where the article's own cannot be read."""
        stated = raw.fields.get("published")
        read = read_published(stated)
        if read:
            return read, raw.origin, None
        remark = f"publication date {str(stated)[:60]!r} cannot be read" if stated not in (None, "") else None
        if self.published:
            return self.published, "option", remark
        return None, None, remark

    def _distinct(self, article: Article) -> Article:
        """Give a second article of one id a suffix made from its text, the same on every run."""
        identifier = article.id
        if identifier in self.seen:
            digest = hashlib.sha256(article.text.encode()).hexdigest()[:8]
            identifier, copy = f"{article.id}~{digest}", 2
            while identifier in self.seen:
                identifier = f"{article.id}~{digest}~{copy}"
                copy += 1
        self.seen.add(identifier)
        return article if identifier == article.id else replace(article, id=identifier)


def read(
    paths: str | Path | Iterable[str | Path],
    *,
    published: str | None = None,
    glob: str | None = None,
    any_language: bool = False,
    max_characters: int = MAX_CHARACTERS,
    on_problem: Callable[[Problem], None] | None = None,
) -> Iterator[Article]:
    """Yield the articles of files and folders (searched recursively), in a fixed order.

    paths: one path or several; "-" is standard input.
    published: the publication date of articles that state none, as people write them.
    glob: which files of a folder to read («*.txt»), by default all known formats.
    any_language: take articles that are not French, too.
    on_problem: called with every `Problem`; without it the first fatal one raises ReadError.

    Raises ReadError, and ValueError where `published` cannot be read.
    """
    default = read_published(published) if published else None
    if published and default is None:
        raise ValueError(f"cannot read the date {published!r}: write it like 2025-03-03 or «3 mars 2025»")
    reader = Reader(published=default, glob=glob, any_language=any_language, max_characters=max_characters)
    for item in reader.items([paths] if isinstance(paths, str | Path) else paths):
        if isinstance(item, Article):
            yield item
        elif on_problem is not None:
            on_problem(item)
        elif item.fatal:
            raise ReadError(item)


def _guess_format(text: str) -> str:
    """Standard input has no suffix: tell JSON, JSON Lines and HTML by how they start."""
    start = text.lstrip()[:200].lower()
    if start.startswith("{"):
        first = text.strip().split("\n", 1)
        return ".jsonl" if len(first) > 1 and first[0].rstrip().endswith("}") else ".json"
    if start.startswith("["):
        return ".json"
    return ".html" if start.startswith(("<!doctype html", "<html")) else ".txt"


def _string(value: Any) -> str | None:
    text = sound(str(value)).strip() if value is not None else ""
    return text or None
