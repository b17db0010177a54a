"""The OpenAPI document holds every route, and every parameter means something."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import jsonschema
import pytest
from starlette.routing import Route
from tests.server.country import Served

from agendawatch.server.api import OPERATIONS, ROOT, Operation, api_routes, openapi
from agendawatch.server.lists import NDJSON
from agendawatch.server.rows import LinkedMeeting
from agendawatch.store import Store


def test_every_route_is_in_the_document(served: Served) -> None:
    """And the document promises none that is not there."""
    routes = {route.path for route in api_routes(served.service) if isinstance(route, Route)}
    document = openapi(OPERATIONS, ROOT)

    assert routes - {"/api/{rest:path}"} == set(document["paths"])


def test_every_parameter_is_described() -> None:
    """Those in the path are required, and what to search for."""
    for path, told in openapi(OPERATIONS, ROOT)["paths"].items():
        for parameter in told["get"].get("parameters", []):
            assert parameter["description"]
            sought = (path, parameter["name"]) == (f"{ROOT}/search", "words")
            assert parameter["required"] is (parameter["in"] == "path" or sought)
        assert len(re.findall(r"{", path)) == sum(it["in"] == "path" for it in told["get"].get("parameters", []))


def test_what_is_required_is_refused_when_it_is_not_there(served: Served) -> None:
    """As the document says: every word is looked for in a search, and any in a list."""
    refused = served.ask(f"{ROOT}/search")
    asked = ("search?words=cykelbanor+torget", "search?words=cykelbanor+hamnfond", "meetings?words=cykelbana,hamnfond")
    every, lacking, any_ = (served.ask(f"{ROOT}/{name}").json()["items"] for name in asked)

    assert (refused.status_code, refused.json()["field"]) == (400, "words")
    assert every
    assert lacking == []
    assert any_


def test_a_page_is_as_long_as_the_document_lets_it_be(served: Served) -> None:
    """And no longer."""
    parameters = openapi(OPERATIONS, ROOT)["paths"][f"{ROOT}/meetings"]["get"]["parameters"]
    limit = next(parameter["schema"] for parameter in parameters if parameter["name"] == "limit")
    asked = (limit["minimum"], limit["default"], limit["maximum"], limit["maximum"] + 1)

    assert [served.ask(f"{ROOT}/meetings?limit={it}").status_code for it in asked] == [200, 200, 200, 400]


def test_every_reference_leads_somewhere() -> None:
    """Within the document."""
    document = openapi(OPERATIONS, ROOT)
    named = set(re.findall(r"#/components/schemas/(\w+)", str(document)))

    assert named <= set(document["components"]["schemas"])
    assert len({told["get"]["operationId"] for told in document["paths"].values()}) == len(document["paths"])


@pytest.mark.slow
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda it: it.path)
def test_every_example_is_answered_as_the_document_says(served: Served, operation: Operation) -> None:
    """Each parameter has an example or a least value, which is asked for by itself; only a cursor cannot have one."""
    document = openapi(OPERATIONS, ROOT)
    told = document["paths"][f"{ROOT}{operation.path}"]["get"]
    (content,) = told["responses"]["200"]["content"].values()
    schema = {**content["schema"], "components": document["components"]}
    asked = {it["name"]: _examples(it["schema"]) for it in told["parameters"] if it["in"] == "query"}
    needed = {it["name"]: asked[it["name"]][0] for it in told["parameters"] if it["in"] == "query" and it["required"]}
    beside = {"without": {"words": "cykelbana"}}
    with Store(served.url) as store:
        first = next(store.meetings()).id if operation.answers is LinkedMeeting else next(iter(store.proposals())).id
    address = f"{ROOT}{operation.path.replace('{id}', first)}"

    assert {name for name, examples in asked.items() if not examples} <= {"cursor"}
    for query in [
        needed,
        *({**needed, **beside.get(name, {}), name: value} for name, values in asked.items() for value in values),
    ]:
        answer = served.ask(f"{address}?{urlencode(query)}")
        assert answer.status_code == 200, (query, answer.text)
        lines = answer.text.splitlines() if operation.media_type == NDJSON else [answer.text]
        for line in lines:
            jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(
                json.loads(line)
            )


def _examples(schema: Mapping[str, Any]) -> list[object]:  # Any: JSON Schema's own words
    told = schema.get("examples") or schema.get("enum")
    told = [",".join(it) if isinstance(it, list) else it for it in told or ()]
    return list(told or [schema[name] for name in ("default", "minimum") if name in schema])
