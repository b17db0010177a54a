"""The JSON API: a table of what can be asked, from which its routes and its OpenAPI document are made."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from http import HTTPStatus

from starlette.requests import Request
from starlette.routing import BaseRoute, Route

from agendawatch.errors import InputError
from agendawatch.i18n.caveats import json_context
from agendawatch.model import Meeting
from agendawatch.model.value import Value
from agendawatch.server import lists, rows
from agendawatch.server.answers import Answer, prepare, problem
from agendawatch.server.bulk import NDJSON, change_lines, snapshot_lines
from agendawatch.server.feed_builder import FeedRequest
from agendawatch.server.feed_scopes import ALL
from agendawatch.server.filters import LIST, filter_of
from agendawatch.server.headers import Kind
from agendawatch.server.limits import Budget
from agendawatch.server.lists import ListRequest
from agendawatch.server.openapi import HIGHEST_LIMIT, USUAL_LIMIT, openapi
from agendawatch.server.parameters import read_count, read_hit_kind
from agendawatch.server.queries import Values, read_query
from agendawatch.server.responses import Reply
from agendawatch.server.service import Make, Service
from agendawatch.server.state import State
from agendawatch.server.states import states
from agendawatch.store import Store

__all__ = ["OPERATIONS", "ROOT", "Operation", "api_routes"]

ROOT = "/api/v1"
_TYPE = "application/json; charset=utf-8"
_PAGED = ("limit", "cursor")

Question = Callable[[ListRequest, Values, str], bytes | None]
"""Answers an operation, given what is asked, the parameters, and the id in the address; `None` when there is none."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked."""

    path: str
    """Under the root; `{id}` is in the address."""
    summary: str
    answers: type[Value]
    parameters: tuple[str, ...]
    question: Question
    required: tuple[str, ...] = ()
    """Parameters that it cannot do without."""
    media_type: str = _TYPE
    """Of NDJSON, `answers` is a line."""


def _list(make: Callable[[ListRequest], object]) -> Question:
    def question(asked: ListRequest, _values: Values, _identifier: str) -> bytes:
        return lists.written(make(asked), asked.limit, asked.wanted.language)  # type: ignore[arg-type] # rows, as all lists give

    return question


def _texts(asked: ListRequest, values: Values, _identifier: str) -> bytes:
    words = values.single("words")
    if words is None:
        raise InputError(field="words", value="", expected="what to look for")
    kinds = tuple(map(read_hit_kind, values.several("type")))
    return lists.written(lists.texts(asked, words, kinds), asked.limit, asked.wanted.language)


def _meeting(asked: ListRequest, _values: Values, identifier: str) -> bytes | None:
    found = asked.store.meeting(identifier)
    return _written(found, asked) if found and asked.asking.is_shown(found.municipality) else None


def _proposal(asked: ListRequest, _values: Values, identifier: str) -> bytes | None:
    found = next((it for it in asked.store.proposals() if it.id == identifier), None)
    if found is None or not asked.asking.is_shown(found.municipality):
        return None
    return _written(lists.followed(found, asked.asking.now.date()), asked)


def _written(value: Value, asked: ListRequest) -> bytes:
    return value.model_dump_json(context=json_context(asked.wanted.language)).encode()


_CHANGES = ("since", "kind", "municipality", "organization", "hide", "from", "to", "language")
OPERATIONS = (
    Operation("/municipalities", "Municipalities of which meetings are known", rows.Municipalities,
              ("municipality", *_PAGED), _list(lists.municipalities)),
    Operation("/organizations", "Organizations of which meetings are known", rows.Organizations,
              ("municipality", *_PAGED), _list(lists.organizations)),
    Operation("/meetings", "Meetings by day, with agendas and documents", rows.Meetings,
              (*LIST, "language", *_PAGED), _list(lists.meetings)),
    Operation("/meetings/{id}", "One meeting", Meeting, ("language",), _meeting),
    Operation("/changes", "What was seen to be different, in the order seen", rows.Changes,
              (*_CHANGES, *_PAGED), _list(lists.changes)),
    Operation("/doubts", "What is withheld, since it is not read with certainty: whose, why, where, and how it may be read",
              rows.Doubts, ("municipality", "language", *_PAGED), _list(lists.doubts)),
    Operation("/proposals", "Followed proposals, and where each stands", rows.Proposals,
              ("municipality", "language", *_PAGED), _list(lists.proposals)),
    Operation("/proposals/{id}", "One followed proposal", rows.FollowedProposal, ("language",), _proposal),
    Operation("/status", "How each site is followed: ok, stale, withheld, failing, never, discontinued", rows.SiteStates,
              ("municipality", *_PAGED), _list(states)),
    Operation("/export/snapshot", "Every meeting as it stands, a line each, and the number to ask for changes behind",
              rows.SnapshotLine, ("municipality", "language", "lines", "cursor"), snapshot_lines, media_type=NDJSON),
    Operation("/export/changes", "Changes behind a number, a line each with its own: none is skipped, and none comes twice",
              rows.ChangeLine, ("after", "lines", "language"), change_lines, media_type=NDJSON),
    Operation("/search", "Items, meetings, documents and followed proposals that hold every word, the best first", rows.Texts,
              ("words", "type", "municipality", "organization", "party", "from", "to", *_PAGED), _texts, required=("words",)),
)  # fmt: skip
"""All that can be asked; the document describes itself beside them."""


def api_routes(service: Service) -> list[BaseRoute]:
    """Make the routes of the API over a service."""
    described = prepare(Answer(_document(), _TYPE, Kind.DATA), secure=service.secure)
    nowhere = prepare(problem(HTTPStatus.NOT_FOUND, f"there is no such list; {ROOT}/openapi.json tells which are"))

    async def describe(_request: Request) -> Reply:
        return Reply(described)

    async def lost(_request: Request) -> Reply:
        return Reply(nowhere)

    return [
        Route(f"{ROOT}/openapi.json", describe),
        *(Route(f"{ROOT}{operation.path}", partial(_asked, service, operation)) for operation in OPERATIONS),
        Route("/api/{rest:path}", lost),
    ]


@cache
def _document() -> bytes:
    return json.dumps(openapi(OPERATIONS, ROOT), ensure_ascii=False, indent=1).encode()


async def _asked(service: Service, operation: Operation, request: Request) -> Reply:
    query = request.scope["query_string"]
    make = _answer(service, operation, query, request.path_params.get("id", ""))
    return Reply(await service.ready((request.scope["raw_path"], query), make))


def _answer(service: Service, operation: Operation, query: bytes, identifier: str) -> Make:
    def make(store: Store, state: State) -> Answer:
        values = read_query(query, operation.parameters)
        # A search takes its words as they are; in lists they are a filter's, with rules of their own.
        wanted = filter_of(values.without("words").without("type") if operation.answers is rows.Texts else values)
        limit = values.single("limit")
        asked = ListRequest(
            asking=FeedRequest(
                store,
                state.now,
                wanted,
                scope=ALL,
                budget=Budget(),
                kept=service.kept.of(store),
                name="api",
                shown=state.towns,
            ),
            limit=read_count(1, HIGHEST_LIMIT, "limit")(limit) if limit else USUAL_LIMIT,
            cursor=values.single("cursor"),
        )
        body = operation.question(asked, values, identifier)
        if body is None:
            return problem(HTTPStatus.NOT_FOUND, "nothing that we know of has that id")
        return Answer(body, operation.media_type, Kind.DATA)

    return make
