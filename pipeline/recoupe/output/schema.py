"""The JSON Schema of a record, made from its types."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from recoupe.record import SCHEMA, RecordDict

#: Fields that a written record always has; the others may be left out (`--fields`, `--no-text`).
_REQUIRED = ["schema", "report"]


@cache
def _adapter() -> TypeAdapter[RecordDict]:
    return TypeAdapter(RecordDict)


@cache
def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that every record written validates against."""
    schema = _adapter().json_schema()
    schema["required"] = _REQUIRED
    schema["properties"]["schema"] = {"const": SCHEMA, "title": "Schema", "type": "string"}
    return {"$schema": GenerateJsonSchema.schema_dialect, "title": "recoupe record", **schema}
