"""Records to pandas and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, get_args

import orjson

from recoupe.record import Report
from recoupe.values import Layer

if TYPE_CHECKING:
    import pandas as pd


def to_frame(records: Iterable[Report], layer: Layer = "claims") -> pd.DataFrame:
    """Return one layer of many records as a table, one mention a row.

    Columns: `report`, `published`, `publisher`, then the mention's fields; nested ones with dots (`counted.lemma`,
    `cue.start`), lists of ids as lists. Empty layers give an empty table.

    Raises ValueError for an unknown layer.
    """
    import pandas as pd

    if layer not in get_args(Layer):
        raise ValueError(f"no layer is called {layer!r}; there are {', '.join(get_args(Layer))}")
    rows = []
    for record in records:
        info: dict[str, Any] = dict(record.report)
        head = {"report": info["id"], "published": info.get("published"), "publisher": info.get("publisher")}
        rows += [head | _flat(mention) for mention in record.layer(layer)]
    return pd.DataFrame(rows) if rows else pd.DataFrame(columns=["report", "published", "publisher", "id"])


def _flat(mention: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Flatten dictionaries, keep lists."""
    row: dict[str, Any] = {}
    for key, value in mention.items():
        if isinstance(value, dict):
            row |= _flat(value, f"{prefix}{key}.")
        else:
            row[prefix + key] = value
    return row


def records_to_frame(records: Iterable[Report]) -> pd.DataFrame:
    """Return whole records as a table: id, published, publisher, title, and the record's JSON."""
    import pandas as pd

    columns = ["id", "published", "publisher", "title", "record"]
    rows = [
        {name: record.report.get(name) for name in columns[:-1]} | {"record": record.to_json()}
        for record in records
    ]
    return pd.DataFrame(rows, columns=columns)


def records_from_frame(frame: pd.DataFrame) -> list[Report]:
    """Return the records of a table that `records_to_frame` made."""
    return [Report.from_dict(orjson.loads(text)) for text in frame["record"]]
