"""The OpenAPI document of the JSON API, made of its table of operations, their queries and the schemas of their values."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import models_json_schema

from agendawatch.server.queries import parameters_of
from agendawatch.server.rows import Problem

if TYPE_CHECKING:
    from agendawatch.server.api import Operation

_ID = {"name": "id", "in": "path", "required": True, "description": "Durable and opaque", "schema": {"type": "string"}}
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
            *([_ID] if "{id}" in operation.path else ()),
            *parameters_of(operation.form).values(),
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


def _response(words: str, schema: str, media_type: str) -> dict[str, Any]:
    return {"description": words, "content": {media_type: {"schema": {"$ref": schema}}}}
