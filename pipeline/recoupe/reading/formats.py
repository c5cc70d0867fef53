"""Each file format to raw fields: a dictionary with `text`, what is known beside it, and where it stood."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from recoupe.reading.problems import Problem
from recoupe.typography import sound

KNOWN = ("id", "text", "title", "published", "publisher", "url")
_EXTRA_NODES = 10_000


@dataclass(frozen=True, slots=True)
class Raw:
    """The fields of one article as its file has them, and the line where it starts (None for a whole file)."""

    fields: Mapping[str, Any]
    line: int | None = None
    origin: str = "metadata"


Parsed = Iterator[Raw | Problem]


def parse_text(text: str, path: str) -> Parsed:
    """Plain text or Markdown, with optional front matter between two lines `---`."""
    if not text.startswith("---"):
        yield Raw({"text": text})
        return
    import frontmatter
    import yaml

    try:
        metadata, body = frontmatter.parse(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else None
        yield Problem(path, f"front matter is no valid YAML ({getattr(error, 'problem', error)})", line)
        return
    except (ValueError, RecursionError) as error:
        yield Problem(path, f"front matter cannot be read ({error})")
        return
    yield Raw({**metadata, "text": body}, origin="front matter")


def parse_html(text: str, path: str) -> Parsed:
    """A web page: main text, title, date and outlet by trafilatura."""
    import trafilatura

    page: Any = trafilatura.bare_extraction(text, with_metadata=True, include_comments=False, include_tables=True)
    if page is None or not (page.text or "").strip():
        yield Problem(path, "no article text in this HTML (scripts, menus or an empty page only)")
        return
    yield Raw(
        {
            "text": page.text,
            "title": page.title,
            "published": page.date,
            "publisher": page.sitename or page.hostname,
            "url": page.url,
        },
        origin="page",
    )


def parse_json(text: str, path: str) -> Parsed:
    """One object, a list of objects, or an object whose `articles` is such a list."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        yield Problem(path, f"broken JSON: {error.msg} (column {error.colno})", error.lineno)
        return
    except RecursionError:
        yield Problem(path, "JSON nested too deeply")
        return
    if isinstance(data, dict) and isinstance(data.get("articles"), list):
        data = data["articles"]
    many = isinstance(data, list)
    for number, item in enumerate(data if many else [data], 1):
        if isinstance(item, dict):
            yield Raw(item, line=number if many else None)
        else:
            yield Problem(path, f"item {number} is no JSON object with a key text")


def parse_jsonl(text: str, path: str) -> Parsed:
    """One JSON object a line; a broken line is said and the others are read."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield Problem(path, f"broken JSON: {getattr(error, 'msg', error)}", number)
            continue
        if isinstance(item, dict):
            yield Raw(item, line=number)
        else:
            yield Problem(path, "the line is no JSON object with a key text", number)


def parse_csv(text: str, path: str) -> Parsed:
    """A table with a header row; comma, semicolon or tab between the cells."""
    csv.field_size_limit(2**31 - 1)
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [(name or "").strip().lower() for name in reader.fieldnames or []]
    if "text" not in names:
        yield Problem(path, f"no column «text» in the header ({', '.join(filter(None, names)) or 'empty'})", 1)
        return
    reader.fieldnames = names
    start = 2
    try:
        for row in reader:
            cells = {name: cell for name, cell in row.items() if name and isinstance(name, str)}
            yield Raw(cells, line=start, origin="column")
            start = reader.line_num + 1
    except csv.Error as error:
        yield Problem(path, f"broken CSV: {error}", start)


PARSERS: dict[str, Callable[[str, str], Parsed]] = {
    ".txt": parse_text,
    ".md": parse_text,
    ".html": parse_html,
    ".htm": parse_html,
    ".json": parse_json,
    ".jsonl": parse_jsonl,
    ".csv": parse_csv,
}
#: Formats of which one file holds many articles: `line` counts, and no limit on the size of the whole.
MANY = frozenset({".json", ".jsonl", ".csv"})


def extra_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file says beyond the known fields, as JSON-native data of bounded size.

    Raises ValueError where there is more than any honest file has (a YAML bomb unfolds to billions of nodes).
    """
    budget = iter(range(_EXTRA_NODES))
    return {sound(str(k)): _plain(v, budget) for k, v in fields.items() if k not in KNOWN and v not in (None, "")}


def _plain(value: Any, budget: Iterator[int]) -> Any:
    if not list(islice(budget, 1)):
        raise ValueError(f"more than {_EXTRA_NODES} values in the extra fields")
    if isinstance(value, dict):
        return {sound(str(key)): _plain(item, budget) for key, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(item, budget) for item in value]
    if isinstance(value, int) and abs(value) >= 2**63:
        return str(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    return sound(str(value))
