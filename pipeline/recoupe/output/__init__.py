"""Records out: JSON Lines, a folder of JSON files, data frames, a listing for people."""

from __future__ import annotations

from recoupe.output.files import as_json, check_fields, open_sink
from recoupe.output.schema import json_schema

__all__ = ["as_json", "check_fields", "json_schema", "open_sink"]
