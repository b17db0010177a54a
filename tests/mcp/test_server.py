"""The tools as they are listed, and what is answered to questions that cannot be."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any, TypeVar

import jsonschema
import pytest
from tests.mcp.client import Assistant, Json, talk
from tests.mcp.conftest import TODAY

from agendawatch.proposals.following import follow_case
from agendawatch.registry import municipality
from agendawatch.store import Store
from mcp import MCPError

T = TypeVar("T")
SEEN = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)


def test_the_list_of_tools_is_short(region: Path) -> None:
    """An assistant reads it at every beginning: seven tools in less than 12 kB, each with both schemas, all read-only."""

    async def listed(it: Assistant) -> Any:  # noqa: ANN401 - the SDK's
        return await it.client.list_tools()

    with Store(f"sqlite:///{region}") as store:
        tools, _ = talk(store, TODAY, listed)

    assert len(tools.model_dump_json(by_alias=True, exclude_none=True).encode()) < 12_000
    assert len(tools.tools) == 7
    for tool in tools.tools:
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)
        assert tool.annotations.read_only_hint


def test_the_whole_schema_of_an_answer_is_a_resource(region: Path) -> None:
    """What a tool really answers fits it."""

    async def both(it: Assistant) -> tuple[str, Json]:
        read = await it.client.read_resource("agendawatch://schema/search")
        return read.contents[0].text, await it.ask("search", words="bryggan")  # type: ignore[union-attr] # it is text

    with Store(f"sqlite:///{region}") as store:
        (schema, answer), _ = talk(store, TODAY, both)

    jsonschema.Draft202012Validator(json.loads(schema)).validate(answer)


@pytest.mark.parametrize(
    ("tool", "arguments", "code"),
    [
        ("get_meeting", {"id": "nothing"}, "not_found"),
        ("get_meeting", {}, "invalid_input"),
        ("get_meeting", {"id": "x" * 10_000_000}, "invalid_input"),
        ("get_meeting", {"id": 7}, "invalid_input"),
        ("get_proposal", {}, "invalid_input"),
        ("get_proposal", {"id": "a", "reference": "b"}, "invalid_input"),
        ("get_proposal", {"reference": "KS 1999/1"}, "not_found"),
        ("list_meetings", {"first": "2026-12-01", "last": "2026-11-01"}, "invalid_input"),
        ("list_meetings", {"first": "2026-02-30"}, "invalid_input"),
        ("list_meetings", {"municipality": "Nowhereville"}, "unknown_municipality"),
        ("list_meetings", {"limit": 100_000}, "invalid_input"),
        ("list_meetings", {"cursor": "'; drop table"}, "invalid_input"),
        ("list_meetings", {"stray": 1}, "invalid_input"),
        ("list_meetings", {"status": "abolished"}, "invalid_input"),
        ("list_changes", {"since": "2026-12-01", "until": "2026-11-01"}, "invalid_input"),
        ("list_changes", {"kinds": ["burnt"]}, "invalid_input"),
        ("search", {"words": ""}, "invalid_input"),
        ("search", {}, "invalid_input"),
        ("search", {"words": "x" * 10_000_000}, "invalid_input"),
        ("find_places", {"name": "x" * 10_000_000}, "invalid_input"),
        ("coverage", {"municipality": ["x"] * 1_000_000}, "invalid_input"),
        ("search", {"words": "simhall", "first": "2026-12-01", "last": "2026-11-01"}, "invalid_input"),
        ("search", {"words": {"deep": [[[[]]]]}}, "invalid_input"),
        ("delete_all", {}, "unknown_tool"),
    ],
)
def test_a_wrong_question_is_told_what_is_wrong(region: Path, tool: str, arguments: Json, code: str) -> None:
    """With a code and a sentence that is not as long as the question."""

    async def wrong(it: Assistant) -> Json:
        return await it.ask(tool, **arguments)

    with Store(f"sqlite:///{region}") as store:
        told, _ = talk(store, TODAY, wrong)

    assert told["error"]["code"] == code
    assert 10 < len(told["error"]["message"]) < 600


@pytest.mark.parametrize(
    "uri", ["agendawatch://meeting/none", "agendawatch://meeting/", "agendawatch://x", "file:///etc/passwd"]
)
def test_a_resource_that_is_not_there_is_an_error(region: Path, uri: str) -> None:
    """With a code of ours in its data."""

    async def read(it: Assistant) -> object:
        with pytest.raises(MCPError) as told:
            await it.client.read_resource(uri)
        return told.value.data

    with Store(f"sqlite:///{region}") as store:
        data, _ = talk(store, TODAY, read)

    assert data in ({"code": "not_found"}, {"code": "invalid_input"})


def test_what_a_site_does_not_show_is_not_told(region: Path) -> None:
    """A server that shows one municipality answers of it alone."""

    async def asks(it: Assistant) -> tuple[Json, Json, Json]:
        return (
            await it.ask("find_places"),
            await it.ask("search", words="lekplatser"),
            await it.ask("list_meetings", municipality="9901"),
        )

    with Store(f"sqlite:///{region}") as store:
        (places, hits, meetings), _ = talk(store, TODAY, asks, shown=("9902",))

    assert [place["municipality"]["code"] for place in places["places"]] == ["9902"]
    assert hits["hits"] == []
    assert meetings["error"]["code"] == "unknown_municipality"


def test_pages_of_a_list_join(region: Path) -> None:
    """Each cursor leads to what comes after, until there is no more."""

    async def all_of_them(it: Assistant) -> list[str]:
        found: list[str] = []
        cursor: dict[str, str] = {}
        while True:
            told = await it.ask("list_meetings", first="2026-01-01", limit=10, **cursor)
            found += [line["id"] for line in told["meetings"]]
            if "next" not in told:
                return found
            cursor = {"cursor": told["next"]}

    with Store(f"sqlite:///{region}") as store:
        found, _ = talk(store, TODAY, all_of_them)

        assert found == [meeting.id for meeting in store.meetings()]


def proposal_of(store: Store, written: str) -> Json:
    """Ask for a followed proposal by its number."""
    return talk(store, TODAY, lambda it: it.ask("get_proposal", reference=written))[0]


@pytest.mark.parametrize("written", ["KS 2026/00047", "ks2026-47", "KS 2026 47", "2026/47", "ks 26/47"])
def test_a_proposal_is_found_by_its_number_however_it_is_written(region: Path, written: str) -> None:
    """Zeros, signs, small letters, the century and the authority do not count."""
    with Store(f"sqlite:///{region}") as store:
        told = proposal_of(store, written)

    assert told["proposal"]["reference"]["outside"] == "KS 2026/00047"


@pytest.mark.parametrize("written", ["BN 2026/47", "KS 2025/47"])
def test_another_number_is_another_proposal(region: Path, written: str) -> None:
    """Another authority's, or another year's."""
    with Store(f"sqlite:///{region}") as store:
        assert proposal_of(store, written)["error"]["code"] == "not_found"


def test_a_number_of_several_is_told_with_them() -> None:
    """Whose each is and its id, and nothing of what pages say."""
    towns = (municipality("Kinda"), municipality("Göteborg"))
    with Store("sqlite://") as store:
        for town in towns:
            proposal = follow_case("KS 2031/0007", municipality=town, title="Lekplats")
            store.records.save_proposal(proposal, seen=SEEN)

        told = proposal_of(store, "2031/7")["error"]

    assert told["code"] == "invalid_input"
    assert all(f"KS 2031 7, {town.name} (id " in told["message"] for town in towns)
    assert "Lekplats" not in told["message"]
