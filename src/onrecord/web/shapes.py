"""A page's data as JSON, and the JSON Schema of it: both made from the dataclasses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec


def encode(data: Any) -> bytes:
    """The data as JSON: days as text, ``class_`` under the name that readers know."""
    return msgspec.json.encode(_renamed(msgspec.to_builtins(data, str_keys=True)))


def schemas(types: Sequence[type]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """For each type a reference to its schema, and the schemas of all, for an OpenAPI document."""
    refs, found = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    return [_schema(ref) for ref in refs], {name: _schema(schema) for name, schema in found.items()}


def _renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name.rstrip("_"): _renamed(inner) for name, inner in value.items()}
    return [_renamed(inner) for inner in value] if isinstance(value, list | tuple) else value


def _schema(schema: Any) -> Any:
    """The same names in a schema; all fields of an answer are there, so all are required."""
    if isinstance(schema, list):
        return [_schema(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _schema(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict):
        found["properties"] = {name.rstrip("_"): _schema(value) for name, value in schema["properties"].items()}
        found["required"] = list(found["properties"])
    return found
