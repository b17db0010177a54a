"""The OpenAPI document of the JSON API, made of its table of operations and of the schemas of its values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import models_json_schema

from agendawatch.feeds.options import HIDEABLE
from agendawatch.i18n import LANGUAGES
from agendawatch.model import ChangeKind
from agendawatch.server.bulk import MOST_LINES, USUAL_LINES
from agendawatch.server.rows import Problem

if TYPE_CHECKING:
    from agendawatch.server.api import Operation

__all__ = ["HIGHEST_LIMIT", "USUAL_LIMIT", "openapi"]

USUAL_LIMIT, HIGHEST_LIMIT = 50, 200
"""Rows of a page, where nobody asks for so many, and at most."""

_TEXT = {"type": "string", "maxLength": 300}
_DAY = {"type": "string", "format": "date"}
_PARAMETERS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "words": (
        "Words, found in their inflections and compounds; several by commas, any will do",
        _TEXT | {"examples": ["cykelbana"]},
    ),
    "phrase": ("Words in a row, exactly as written", _TEXT | {"examples": ["svar på motion"]}),
    "reference": ("Case numbers, however they are written", _TEXT | {"examples": ["KS 2026/00123"]}),
    "where": (
        'Words and "phrases" joined by and, or, not and brackets',
        _TEXT | {"examples": ["cykelbana and not budget"]},
    ),
    "without": ("Words that must not be there, beside those that must", _TEXT | {"examples": ["budget"]}),
    "party": ("Parties by letters or names", _TEXT | {"examples": ["V"]}),
    "organization": ("Organizations by name or short form (KS)", _TEXT | {"examples": ["KS"]}),
    "municipality": ("Municipalities by name, slug or code", _TEXT | {"examples": ["Göteborg"]}),
    "kind": ("Kinds of change, by commas", {"type": "string", "examples": [kind.value for kind in ChangeKind][:3]}),
    "hide": ("What to leave out, by commas", {"type": "string", "examples": sorted(HIDEABLE)}),
    "from": ("The first day of meetings", _DAY | {"examples": ["2026-03-01"]}),
    "to": ("The last day of meetings", _DAY | {"examples": ["2026-12-31"]}),
    "type": (
        "What may be found, by commas: item, meeting, document, proposal",
        {"type": "string", "examples": ["item", "item,document"]},
    ),
    "since": ("The day from which changes are told", _DAY | {"examples": ["2026-03-01"]}),
    "language": (
        "In which language the `text` of caveats is",
        {"type": "string", "enum": list(LANGUAGES), "default": "sv"},
    ),
    "limit": ("Rows of a page", {"type": "integer", "minimum": 1, "maximum": HIGHEST_LIMIT, "default": USUAL_LIMIT}),
    "cursor": ("`next` of the page before", _TEXT),
    "after": ("The number behind which changes are told; 0 for all", {"type": "integer", "minimum": 0, "default": 0}),
    "lines": (
        "Lines of an answer",
        {"type": "integer", "minimum": 1, "maximum": MOST_LINES, "default": USUAL_LINES},
    ),
}
"""What parameters mean. Any: JSON Schema's own words."""
_REQUIRED: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "words": ("Words, every one of which must be there", _TEXT | {"examples": ["cykelbanor torget"]})
}
"""What they mean where an operation cannot do without them. Any: likewise."""

_REFUSALS = {
    "400": "Something is wrong with the parameters; the answer says which, and what was expected",
    "404": "Nothing has that id",
    "503": "The store is locked or missing, or too many ask at once; come again",
}


def openapi(operations: Iterable[Operation], root: str) -> dict[str, Any]:
    """Describe the API in OpenAPI 3.1; Any: JSON."""
    table = tuple(operations)
    answers = {operation.answers for operation in table} | {Problem}
    _, schemas = models_json_schema(
        [(model, "serialization") for model in sorted(answers, key=lambda model: model.__name__)],
        ref_template="#/components/schemas/{model}",
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "agendawatch",
            "version": version("agendawatch"),
            "summary": "Meetings, agendas, proposals and changes of Sweden's municipalities.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "paths": {
            **{f"{root}{operation.path}": {"get": _operation(operation)} for operation in table},
            f"{root}/openapi.json": {"get": _document()},
        },
        "components": {"schemas": schemas["$defs"]},
    }


def _operation(operation: Operation) -> dict[str, Any]:
    return {
        "summary": operation.summary,
        "operationId": operation.path.strip("/").replace("/{id}", "_by_id"),
        "parameters": [
            *(
                [_parameter("id", "path", "Durable and opaque", _TEXT, required=True)]
                if "{id}" in operation.path
                else ()
            ),
            *(
                _parameter(name, "query", *_REQUIRED[name], required=True)
                if name in operation.required
                else _parameter(name, "query", *_PARAMETERS[name])
                for name in operation.parameters
            ),
        ],
        "responses": {
            "200": _response(
                operation.summary,
                f"#/components/schemas/{operation.answers.__name__}",
                operation.media_type.partition(";")[0],
            ),
            "304": {"description": "Your copy is good"},
            **{
                status: _response(words, "#/components/schemas/Problem", "application/problem+json")
                for status, words in _REFUSALS.items()
            },
        },
    }


def _document() -> dict[str, Any]:
    answer = {"description": "OpenAPI 3.1", "content": {"application/json": {"schema": {"type": "object"}}}}
    return {"summary": "This document", "operationId": "openapi", "responses": {"200": answer}}


def _parameter(
    name: str, place: str, words: str, schema: Mapping[str, Any], *, required: bool = False
) -> dict[str, Any]:
    return {"name": name, "in": place, "required": required, "description": words, "schema": dict(schema)}


def _response(words: str, schema: str, media_type: str) -> dict[str, Any]:
    return {"description": words, "content": {media_type: {"schema": {"$ref": schema}}}}
