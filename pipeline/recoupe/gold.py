"""Gold annotations: read in both notations, stand-off records and inline tags (corpus/GUIDE.md)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from recoupe import values
from recoupe.record import Report
from recoupe.values import ID_PREFIX, Layer

_LAYER_OF_TAG: dict[str, Layer] = {
    "e": "entities",
    "q": "quantities",
    "d": "dates",
    "h": "hedges",
    "p": "claims",
}
_ATTRIBUTION_TAGS = ("cue", "src", "con")


class GoldError(ValueError):
    """Gold that breaks the guide: says the file, the article, the offset and the words."""


def read_inline(source: str, *, name: str = "<gold>") -> list[Report]:
    """Read articles with inline tags from an XML string.

    Returns one report an `<article>`, with its plain text (no leading line breaks, one at the end).
    Raises GoldError where a tag, a label or an id is wrong.
    """
    try:
        root = ET.fromstring(source)
    except ET.ParseError as error:
        line, column = error.position
        raise GoldError(f"{name}:{line}:{column}: no well-formed XML: {error}") from error
    articles = [root] if root.tag == "article" else list(root.iter("article"))
    return [_InlineArticle(article, name).report() for article in articles]


def read_gold(path: Path) -> list[Report]:
    """Read gold of either notation: an `.xml` file, a record file (`.json`, `.jsonl`), or a folder of them.

    Raises GoldError with the file, and the line where there is one, on what cannot be read and on bad content.
    """
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.suffix in (".xml", ".json", ".jsonl"))
        kept = [p for p in files if not p.name.startswith("dossier") and "second" not in p.relative_to(path).parts]
        return [report for p in kept for report in read_gold(p)]
    if path.suffix == ".xml":
        return read_inline(_text(path), name=str(path))
    return list(_read_records(path))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8 text (byte {error.start}), as gold is") from error
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror}") from error


def _read_records(path: Path) -> Iterator[Report]:
    text = _text(path)
    if path.suffix == ".json":
        import orjson

        try:
            data = orjson.loads(text)
        except orjson.JSONDecodeError as error:
            raise GoldError(f"{path}: broken JSON: {error}") from error
        for item in data if isinstance(data, list) else [data]:
            yield _record(item, str(path))
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield Report.from_json(line)
            except ValueError as error:
                raise GoldError(f"{path}:{number}: {error}") from error


def _record(item: Any, where: str) -> Report:
    try:
        return Report.from_dict(item)
    except (ValueError, AttributeError) as error:
        raise GoldError(f"{where}: {error}") from error


class _InlineArticle:
    """One `<article>` element on its way to a report."""

    def __init__(self, root: ET.Element, name: str) -> None:
        self.root, self.name = root, name
        self.parts: list[str] = []
        self.length = 0
        self.found: list[tuple[int, int, ET.Element]] = []
        self._walk(root)
        full = "".join(self.parts)
        self.lead = len(full) - len(full.lstrip("\n"))
        self.text = full.strip("\n") + "\n"
        self.counters: Counter[str] = Counter()
        self.ids: set[str] = set()
        self.attributions: dict[str, dict[str, Any]] = {}

    def _walk(self, node: ET.Element) -> None:
        start = self.length
        self._add(node.text)
        for child in node:
            self._walk(child)
            self._add(child.tail)
        if node is not self.root:
            self.found.append((start, self.length, node))

    def _add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)

    def report(self) -> Report:
        info = {key: self.root.get(key) for key in ("id", "title", "published", "publisher", "url")}
        if not info["id"]:
            raise GoldError(f"{self.name}: an <article> has no id")
        report = Report(report=info, text=self.text)  # type: ignore[arg-type]
        for start, end, node in sorted(self.found, key=lambda item: (item[0], -item[1])):
            self._tag(report, start - self.lead, end - self.lead, node)
        for identifier, attribution in self.attributions.items():
            if attribution["cue"] is None:
                raise GoldError(f"{self.name}:{info['id']}: attribution {identifier} has no cue")
        ordered: list[Any] = sorted(self.attributions.values(), key=lambda a: int(a["cue"]["start"]))
        report.attributions = ordered
        self._check_links(report)
        return report

    def _tag(self, report: Report, start: int, end: int, node: ET.Element) -> None:
        text = self.text[start:end]
        where = f"{self.name}:{report.id}:{start} «{text[:40]}»"
        if start >= end or text != text.strip():
            raise GoldError(f"{where}: empty span, or white space at its edge")
        mention: dict[str, Any] = {"start": start, "end": end, "text": text}
        if node.tag in _ATTRIBUTION_TAGS:
            self._attribution(node, mention, where)
            return
        layer = _LAYER_OF_TAG.get(node.tag)
        if layer is None:
            raise GoldError(f"{where}: unknown tag <{node.tag}>")
        self.counters[layer] += 1
        mention["id"] = self._fresh(node.get("id") or f"{ID_PREFIX[layer]}{self.counters[layer]}", where)
        mention |= _FIELDS[node.tag](node.attrib, where)
        report.layer(layer).append(mention)

    def _fresh(self, identifier: str, where: str) -> str:
        if identifier in self.ids:
            raise GoldError(f"{where}: id {identifier} used twice")
        self.ids.add(identifier)
        return identifier

    def _attribution(self, node: ET.Element, mention: dict[str, Any], where: str) -> None:
        identifier = f"a{node.get('a')}"
        empty: dict[str, Any] = {"id": identifier, "cue": None, "source": None, "content": [], "stance": "report"}
        attribution = self.attributions.setdefault(identifier, empty)
        if node.tag == "cue":
            attribution["cue"] = mention
            attribution["stance"] = _one_of(node.get("stance", "report"), values.Stance, "stance", where)
        elif node.tag == "src":
            attribution["source"] = mention
            attribution["source_type"] = _one_of(node.get("type"), values.SourceType, "type", where)
        else:
            attribution["content"].append(mention)

    def _check_links(self, report: Report) -> None:
        known = self.ids | set(self.attributions)
        for claim in report.claims:
            linked = [*claim["quantities"], *claim["dates"], *claim["attributions"]]
            missing = [identifier for identifier in linked if identifier not in known]
            if missing:
                raise GoldError(
                    f"{self.name}:{report.id}: claim «{claim['text']}» names {missing[0]}, which is not there"
                )


def _one_of(value: str | None, allowed: Any, what: str, where: str) -> str:
    labels = get_args(allowed)
    if value is None or value not in labels:
        raise GoldError(f"{where}: {what} is {value!r}, not one of {', '.join(labels)}")
    return value


def _number(text: str | None, where: str) -> float | None:
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise GoldError(f"{where}: {text!r} is no number") from None


def _entity(node: Mapping[str, str], where: str) -> dict[str, Any]:
    return {"label": _one_of(node.get("l"), values.EntityLabel, "label", where), "canonical": node.get("c")}


def _quantity(node: Mapping[str, str], where: str) -> dict[str, Any]:
    numbers = {
        field: _number(node.get(key), where) for field, key in (("value", "v"), ("min", "min"), ("max", "max"))
    }
    if all(number is None for number in numbers.values()):
        raise GoldError(f"{where}: a quantity needs v, or min and max")
    of = node.get("of")
    return {
        "kind": _one_of(node.get("k", "count"), values.QuantityKind, "kind", where),
        "modifier": _one_of(node.get("mod", "exact"), values.QuantityModifier, "mod", where),
        **numbers,
        "unit": node.get("u"),
        "counted": {"text": None, "lemma": of, "start": None, "end": None} if of else None,
    }


def _date(node: Mapping[str, str], where: str) -> dict[str, Any]:
    return {
        "type": _one_of(node.get("t", "DATE"), values.DateType, "type", where),
        "value": node.get("v"),
        "start_date": node.get("s"),
        "end_date": node.get("e"),
        "modifier": node.get("mod"),
    }


def _hedge(node: Mapping[str, str], where: str) -> dict[str, Any]:
    return {
        "kind": _one_of(node.get("k"), values.HedgeKind, "kind", where),
        "certainty": _one_of(node.get("c"), values.Certainty, "certainty", where),
    }


def _claim(node: Mapping[str, str], where: str) -> dict[str, Any]:
    return {
        "certainty": _one_of(node.get("cert", "certain"), values.Certainty, "cert", where),
        "polarity": _one_of(node.get("pol", "positive"), values.Polarity, "pol", where),
        "quantities": node.get("q", "").split(),
        "dates": node.get("d", "").split(),
        "attributions": [f"a{identifier}" for identifier in node.get("a", "").split()],
    }


_FIELDS = {"e": _entity, "q": _quantity, "d": _date, "h": _hedge, "p": _claim}
