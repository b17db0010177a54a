"""JSON Schemas short enough for a list of tools, which an assistant reads at every beginning."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

__all__ = ["output_schema", "short_schema"]

Schema = dict[str, Any]
"""JSON Schema. Any: JSON."""

_REACH = "reach"
"""What every list has alike is not told with each."""


def short_schema(model: type[BaseModel]) -> Schema:
    """Describe what a tool takes, without titles, and with every definition where it is used."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    properties = {name: _inlined(it, definitions) for name, it in schema.get("properties", {}).items()}
    told = {"type": "object", "properties": properties, "additionalProperties": False}
    return told | ({"required": schema["required"]} if "required" in schema else {})


def output_schema(model: type[BaseModel]) -> Schema:
    """Describe what a tool gives, two levels deep; the whole schema is a resource."""
    whole = model.model_json_schema(mode="serialization")
    definitions = whole.get("$defs", {})
    told = {name: _outlined(field, definitions, inside=name != _REACH) for name, field in whole["properties"].items()}
    return {"type": "object", "properties": told, "required": whole.get("required", [])}


def _outlined(field: Schema, definitions: Schema, *, inside: bool) -> Schema:
    """Describe a field, and name the fields of what it holds."""
    field = _without_null(field)
    if "$ref" in field:
        target = definitions[field["$ref"].rpartition("/")[2]]
        if "enum" in target or not inside:
            return {"type": target["type"]}
        fields = target["properties"].items()
        return {"type": "object", "properties": {name: _outlined(it, definitions, inside=False) for name, it in fields}}
    if field.get("type") == "array" and inside:
        return {"type": "array", "items": _outlined(field.get("items", {}), definitions, inside=inside)}
    return {"type": field["type"]} if "type" in field else {}


def _without_null(field: Schema) -> Schema:
    """Take away that a field may be null: what is not known is absent."""
    kinds = [it for it in field.get("anyOf", ()) if it.get("type") != "null"]
    return kinds[0] if len(kinds) == 1 else field


def _inlined(field: Schema, definitions: Schema) -> Schema:
    field = {name: it for name, it in field.items() if name != "anyOf"} | _without_null(field)
    if "$ref" in field:
        target = definitions[field.pop("$ref").rpartition("/")[2]]
        field |= {"type": target["type"], "enum": target["enum"]}
    if "items" in field:
        field["items"] = _inlined(field["items"], definitions)
    return {
        name: it
        for name, it in field.items()
        if name not in {"title", "anyOf"} and not (name == "default" and it in (None, [], ()))
    }
