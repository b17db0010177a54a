"""An OParl server over a store: checks of ours, written from the specification (OParl 1.1)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from tests.exports.conftest import LATER, MEETING, SEEN, add
from tests.server.country import Served

from agendawatch.cli.serve import routes_beside
from agendawatch.exports import OPARL_PATH, OParl
from agendawatch.model import MeetingStatus
from agendawatch.server.app import make_app, make_service
from agendawatch.server.queries import OParlQuery, read_query
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store

ROOT = "https://moten.example/"
Row = dict[str, Any]
"""A JSON object. Any: JSON."""

REQUIRED = {
    "System": {"id", "type", "oparlVersion", "body"},
    "Body": {"id", "type", "name", "organization", "person", "meeting", "paper", "legislativeTerm"},
    "Organization": {"id", "type"},
    "Meeting": {"id", "type"},
    "AgendaItem": {"id", "type", "order"},
    "Paper": {"id", "type"},
    "Consultation": {"id", "type"},
    "File": {"id", "type", "accessUrl"},
    "Location": {"id", "type"},
}
"""What each kind of object must have (section 3 of the specification)."""


def server(store: Store, **told: Any) -> OParl:  # noqa: ANN401 - what `OParl` takes beside
    """Make a server over a store."""
    return OParl(store, ROOT, dt.date(2031, 3, 9), **told)


def ask(it: OParl, address: str) -> Row | None:
    """Ask for an address of the server's."""
    path, _, query = address.removeprefix(f"{ROOT}{OPARL_PATH}/").partition("?")
    wanted = read_query(query.encode(), OParlQuery)
    return replace(it, page=wanted.page, limits=wanted.limits).answer(path)


def nodes(told: object) -> Iterator[Row]:
    """Give every object within an answer."""
    if isinstance(told, dict):
        yield told
        for value in told.values():
            yield from nodes(value)
    elif isinstance(told, list):
        for value in told:
            yield from nodes(value)


def walk(it: OParl) -> dict[str, Row]:
    """Go to every address that any answer names."""
    found: dict[str, Row] = {}
    ahead = [f"{ROOT}{OPARL_PATH}/system"]
    while ahead:
        address = ahead.pop()
        if address not in found:
            answer = ask(it, address)
            assert answer is not None, address
            found[address] = answer
            texts = [value for node in nodes(answer) for value in node.values()]
            flat = [text for value in texts for text in (value if isinstance(value, list) else [value])]
            ahead += [text for text in flat if isinstance(text, str) and text.startswith(f"{ROOT}{OPARL_PATH}/")]
    return found


def test_every_address_that_is_named_answers(store: Store) -> None:
    """From the system everything is reached, and an object that is embedded is the one at its address."""
    found = walk(server(store))

    kinds = {node["type"].rpartition("/")[2] for answer in found.values() for node in nodes(answer) if "type" in node}
    assert kinds == set(REQUIRED)
    for answer in found.values():
        for node in nodes(answer):
            if "id" in node and "type" in node:
                assert found[node["id"]] == node


def test_every_object_has_what_the_specification_requires(store: Store) -> None:
    """Its properties, an address as id, moments with a zone, and no property that is null."""
    for answer in walk(server(store)).values():
        for node in nodes(answer):
            assert None not in node.values()
            if "type" not in node:
                continue
            name = node["type"].removeprefix("https://schema.oparl.org/1.1/")
            assert REQUIRED[name] <= node.keys()
            assert node["id"].startswith(ROOT)
            for moment in ("created", "modified", "start", "end"):
                if moment in node:
                    assert dt.datetime.fromisoformat(node[moment]).tzinfo is not None


def test_every_list_is_paged_as_the_specification_asks(store: Store) -> None:
    """With data, pagination and links; the first page links to itself."""
    for address, answer in walk(server(store)).items():
        if "data" in answer:
            assert set(answer) == {"data", "pagination", "links"}
            assert {"first", "self", "last"} <= answer["links"].keys()
            assert answer["pagination"]["totalElements"] == len(answer["data"]), address


def test_a_list_of_many_is_given_page_by_page(store: Store) -> None:
    """Each meeting once."""
    many = [
        LATER.model_copy(
            update={"id": f"m{nth}", "source_id": f"m{nth}", "date": dt.date(2031, 5, 1) + dt.timedelta(nth)}
        )
        for nth in range(230)
    ]
    add(store, MEETING, LATER, *many, seen=SEEN + dt.timedelta(days=1))
    it, address, seen = server(store), f"{ROOT}{OPARL_PATH}/body/9901/meeting", []

    while address:
        answer = ask(it, address)
        assert answer is not None
        seen += [row["id"] for row in answer["data"]]
        address = answer["links"].get("next", "")

    assert len(seen) == len(set(seen)) == 232


def test_only_what_came_since_is_asked_for(store: Store) -> None:
    """`created_since` and `modified_since` tell what is new and what is other than it was."""
    later = SEEN + dt.timedelta(days=2)
    add(store, MEETING, LATER.model_copy(update={"status": MeetingStatus.CANCELLED}), seen=later)
    at = f"{ROOT}{OPARL_PATH}/body/9901/meeting"
    moment = quote((later - dt.timedelta(hours=1)).isoformat())

    created, modified = (ask(server(store), f"{at}?{name}={moment}") for name in ("created_since", "modified_since"))

    assert created is not None
    assert modified is not None
    assert created["data"] == []
    assert [row["cancelled"] for row in modified["data"]] == [True]


def test_what_is_unlisted_is_not_called_cancelled(store: Store) -> None:
    """OParl has no word for it, so ours stands beside."""
    for nth in range(1, 4):
        add(store, MEETING, seen=SEEN + dt.timedelta(days=nth))

    answer = ask(server(store), f"{ROOT}{OPARL_PATH}/meeting/{LATER.id}")

    assert answer is not None
    assert answer["agendawatch:status"] == "unlisted"
    assert answer["cancelled"] is False
    assert "meetingState" not in answer


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Serve a store as the command does."""
    url = f"sqlite:///{tmp_path / 'agendawatch.db'}"
    with Store(url) as store:
        add(store, MEETING, LATER, seen=SEEN)
    service = make_service(url, SiteSettings(base_url=ROOT), now=lambda: SEEN)
    yield Served(make_app(service, beside=routes_beside(service)), service, url)
    service.workers.close()
    service.store.close()


@pytest.mark.parametrize("path", ["body/9901/meeting", "system"])
@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("created_since=yesterday", ["created_since"]),
        ("created_since=2031-03-01", ["created_since"]),
        ("page=0", ["page"]),
        ("page=x", ["page"]),
        ("page=9999999", ["page"]),
        ("page=1&page=2", ["page"]),
        ("stray=1", ["stray"]),
        ("created_since=2031-03-02T00:00:00Z&created_until=2031-03-01T00:00:00Z", ["created_until"]),
        (
            "modified_since=2031-03-02T00:00:00Z&modified_until=2031-03-02T00:00:00%2B02:00&page=x&created_since=now&until=1",
            ["created_since", "modified_until", "page", "until"],
        ),
    ],
)
def test_a_wrong_question_is_told_all_that_is_wrong(served: Served, path: str, query: str, fields: list[str]) -> None:
    """Each parameter by OParl's name, with what was expected, at every address."""
    refused = served.ask(f"/{OPARL_PATH}/{path}?{query}")

    told = refused.json()
    assert refused.status_code == 400
    assert told["field"] == fields[0]
    assert [it["field"] for it in told.get("mistakes", [told])] == fields
    assert all(it["expected"] for it in told.get("mistakes", [told]))


def test_a_moment_is_read_as_programs_write_it(served: Served) -> None:
    """With its zone by Z or figures, and a plus that nobody escaped."""
    at = f"/{OPARL_PATH}/body/9901/meeting?created_until"
    first, *others = [
        served.ask(f"{at}={moment}").json()
        for moment in ("2031-12-31T23:00:00Z", "2032-01-01T00:00:00+01:00", "2032-01-01T00:00:00%2B01:00")
    ]

    assert first["data"]
    assert all(it["data"] == first["data"] for it in others)
    assert served.ask(first["links"]["self"].removeprefix(ROOT.rstrip("/"))).json() == first


@pytest.mark.parametrize(
    "path", ["body/0000", "meeting/none", "paper/p2", "file/x-y", "nothing", "meeting/a/b", "person/1"]
)
def test_there_is_nothing_at_other_addresses(store: Store, path: str) -> None:
    """None of them is an empty list."""
    assert server(store).answer(path) is None


def test_what_a_site_does_not_show_is_not_told(store: Store) -> None:
    """A server that shows another municipality knows no meeting of this one."""
    it = server(store, shown=("9902",))

    assert it.answer(f"meeting/{MEETING.id}") is None
    assert it.answer("paper/p1") is None
    bodies = it.answer("bodies")
    assert bodies is not None
    assert bodies["data"] == []


def test_the_version_is_the_specifications() -> None:
    """1.1, as its schemas write it."""
    with Store("sqlite://") as empty:
        system = server(empty).system()

    assert re.fullmatch(r"https://schema\.oparl\.org/1\.(0|1)/", system["oparlVersion"])
