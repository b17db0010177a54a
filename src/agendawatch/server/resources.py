"""JSON that another room makes of the store, at addresses under a path of its own: the seam for a standard's endpoint."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import TypeVar

from starlette.requests import Request
from starlette.routing import BaseRoute, Route

from agendawatch.server.answers import Answer, problem
from agendawatch.server.headers import Kind
from agendawatch.server.queries import Query, read_query
from agendawatch.server.responses import Reply
from agendawatch.server.service import Service
from agendawatch.server.state import ServerState
from agendawatch.store import Store

__all__ = ["BaseRoute", "Resource", "resource_routes"]

Q = TypeVar("Q", bound=Query)
Resource = Callable[[Store, ServerState, str, Q], object]
"""Makes what stands at a path, with the query's parameters, as JSON can hold it; `None` where there is nothing."""

_TYPE = "application/json; charset=utf-8"


def resource_routes(service: Service, root: str, resource: Resource[Q], query: type[Q]) -> list[BaseRoute]:
    """Make the routes of what stands under a path: answered within the same bounds, kept and tagged as all answers are."""
    asked = partial(_asked, service, resource, query)
    return [Route(f"/{root}", asked), Route(f"/{root}/{{path:path}}", asked)]


async def _asked(service: Service, resource: Resource[Q], model: type[Q], request: Request) -> Reply:
    query, path = request.scope["query_string"], request.path_params.get("path", "")

    def make(store: Store, state: ServerState) -> Answer:
        told = resource(store, state, path, read_query(query, model))
        if told is None:
            return problem(HTTPStatus.NOT_FOUND, "there is nothing at this address")
        return Answer(json.dumps(told, ensure_ascii=False).encode(), _TYPE, Kind.DATA)

    return Reply(await service.ready((request.scope["raw_path"], query), make))
