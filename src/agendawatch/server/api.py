"""The JSON API: a table of what can be asked, from which its routes and its OpenAPI document are made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from pydantic.json_schema import models_json_schema
from starlette.requests import Request
from starlette.routing import BaseRoute, Route

from agendawatch.answers import ask
from agendawatch.answers.ask import View
from agendawatch.answers.question import Form, Question
from agendawatch.i18n.caveats import json_context
from agendawatch.model.value import Value
from agendawatch.server import lists, rows
from agendawatch.server.answers import Answer, Kind, PreparedAnswer, prepare, problem
from agendawatch.server.lists import Row
from agendawatch.server.queries import (
    CHANGE_LINES,
    CHANGE_LIST,
    DOUBT_LIST,
    IN_LANGUAGE,
    MEETING_LIST,
    PLACE_LIST,
    SEARCH_LIST,
    SNAPSHOT_LINES,
    parameters_of,
    read_query,
)
from agendawatch.server.rows import Problem
from agendawatch.server.service import Service
from agendawatch.server.state import ServerState
from agendawatch.store import Store

ROOT = "/api/v1"
_TYPE = "application/json; charset=utf-8"
Answering = Callable[[View, Question], bytes | None]
"""Answers an operation's question; `None` when nothing has the id that it asks for."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked."""

    path: str
    """Under the root; `{id}` is in the address."""
    summary: str
    answers: type[Value]
    form: Form
    answer: Answering
    media_type: str = _TYPE
    """Of NDJSON, `answers` is a line."""


def _list(make: Callable[[View, Question], Iterable[Row]], *, links: lists.Links | None = None) -> Answering:
    def answer(view: View, asked: Question) -> bytes:
        return lists.written(make(view, asked), asked.limit, asked.language, links=links)

    return answer


def _meeting(view: View, asked: Question) -> bytes | None:
    found = ask.meeting(view, asked.id or "")
    if found is None:
        return None
    return _json(rows.LinkedMeeting(**dict(found), links=lists.meeting_links([found])), asked)


def _proposal(view: View, asked: Question) -> bytes | None:
    found = next(ask.proposals(view, asked), None)
    return None if found is None else _json(lists.followed(found, view.now.date()), asked)


def _json(value: Value, asked: Question) -> bytes:
    return value.model_dump_json(context=json_context(asked.language)).encode()


OPERATIONS = (
    Operation("/municipalities", "Municipalities of which meetings are known", rows.Municipalities,
              PLACE_LIST, _list(lists.counted(lists.municipalities))),
    Operation("/organizations", "Organizations of which meetings are known", rows.Organizations,
              PLACE_LIST, _list(lists.counted(lists.organizations))),
    Operation("/meetings", "Meetings by day, with agendas and documents", rows.Meetings,
              MEETING_LIST, _list(lists.meetings, links=lists.meeting_links)),
    Operation("/meetings/{id}", "One meeting", rows.LinkedMeeting, IN_LANGUAGE, _meeting),
    Operation("/changes", "What was seen to be different, in the order seen", rows.Changes,
              CHANGE_LIST, _list(lists.changes, links=lists.change_links)),
    Operation("/doubts", "What is withheld, since it is not read with certainty: whose, why, where, and how it may be read",
              rows.Doubts, DOUBT_LIST, _list(lists.counted(lists.doubts))),
    Operation("/proposals", "Followed proposals, and where each stands", rows.Proposals,
              DOUBT_LIST, _list(lists.counted(lists.proposals))),
    Operation("/proposals/{id}", "One followed proposal", rows.FollowedProposal, IN_LANGUAGE, _proposal),
    Operation("/status", "How each site is followed: ok, stale, withheld, failing, never, discontinued", rows.SiteStates,
              DOUBT_LIST, _list(lists.counted(lists.states))),
    Operation("/export/snapshot", "Every meeting as it stands, a line each, and the number to ask for changes behind",
              rows.SnapshotLine, SNAPSHOT_LINES, lists.snapshot_lines, media_type=lists.NDJSON),
    Operation("/export/changes", "Changes behind a number, a line each with its own: none is skipped, and none comes twice",
              rows.ChangeLine, CHANGE_LINES, lists.change_lines, media_type=lists.NDJSON),
    Operation("/search", "Items, meetings, documents and followed proposals that hold every word, the best first", rows.Texts,
              SEARCH_LIST, _list(lists.texts)),
)  # fmt: skip
"""All that can be asked; the document describes itself beside them."""


def api_routes(service: Service) -> list[BaseRoute]:
    """Make the routes of the API over a service."""
    described = service.prepared(Answer(_described(), _TYPE, Kind.DATA))
    nowhere = prepare(problem(HTTPStatus.NOT_FOUND, f"there is no such list; {ROOT}/openapi.json tells which are"))

    return [
        Route(f"{ROOT}/openapi.json", described),
        *(Route(f"{ROOT}{operation.path}", partial(_endpoint, service, operation)) for operation in OPERATIONS),
        Route("/api/{rest:path}", nowhere),
    ]


async def _endpoint(service: Service, operation: Operation, request: Request) -> PreparedAnswer:
    make = partial(_answer, service, operation, request)
    if operation.form is SEARCH_LIST:
        return await service.searched(request.scope, make)
    return await service.ready((request.scope["raw_path"], request.scope["query_string"]), make)


def _answer(service: Service, operation: Operation, request: Request, store: Store, state: ServerState) -> Answer:
    asked = read_query(request.scope["query_string"], operation.form, store.queries.municipality)
    if "id" in request.path_params:
        asked = asked.model_copy(update={"id": request.path_params["id"]})
    body = operation.answer(service.view(store, state), asked)
    if body is None:
        return problem(HTTPStatus.NOT_FOUND, "nothing that we know of has that id")
    return Answer(body, operation.media_type, Kind.DATA)


# The OpenAPI document, made of the table of operations, their queries and the schemas of their values.

_ID = {"name": "id", "in": "path", "required": True, "description": "Durable and opaque", "schema": {"type": "string"}}
_REFUSALS = {
    "400": "Something is wrong with the parameters; the answer says which, and what was expected",
    "404": "Nothing has that id",
    "503": "The store is locked or missing, or too many ask at once; come again",
}


@cache
def _described() -> bytes:
    return json.dumps(openapi(OPERATIONS, ROOT), ensure_ascii=False, indent=1).encode()


def openapi(table: Sequence[Operation], root: str) -> dict[str, Any]:
    """Describe the API in OpenAPI 3.1; Any: JSON."""
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
