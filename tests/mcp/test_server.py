"""The tools as they are listed, and what is answered to questions that cannot be."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.cases import cases
from tests.mcp.client import Assistant, Json, talk
from tests.mcp.conftest import TODAY

from agendawatch.mcp.server import GUIDE
from agendawatch.proposals.following import follow_case
from agendawatch.registry import municipality
from agendawatch.store import Store
from mcp import MCPError

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


def asked(region: Path, tool: str, arguments: Json, **limits: tuple[str, ...]) -> Json:
    """Ask one thing of the region."""
    with Store(f"sqlite:///{region}") as store:
        return talk(store, TODAY, lambda it: it.ask(tool, **arguments), **limits)[0]


@cases("tool", "arguments", "code")
def test_a_wrong_question_is_told_what_is_wrong(region: Path, tool: str, arguments: Json, code: str) -> None:
    """With a code and a sentence."""
    told = asked(region, tool, arguments)

    assert told["error"]["code"] == code
    assert 10 < len(told["error"]["message"]) < 600


@pytest.mark.parametrize(
    ("tool", "name"),
    [("get_meeting", "id"), ("search", "words"), ("find_places", "name"), ("coverage", "municipality")],
)
def test_a_question_without_end_is_told_shortly(region: Path, tool: str, name: str) -> None:
    """The sentence is not as long as the question."""
    told = asked(region, tool, {name: ["x"] * 1_000_000 if tool == "coverage" else "x" * 10_000_000})

    assert told["error"]["code"] == "invalid_input"
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
    places = asked(region, "find_places", {}, shown=("9902",))
    hits = asked(region, "search", {"words": "lekplatser"}, shown=("9902",))
    meetings = asked(region, "list_meetings", {"municipality": "9901"}, shown=("9902",))

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


@pytest.mark.parametrize(
    ("written", "known"),
    [
        *((it, True) for it in ("KS 2026/00047", "ks2026-47", "KS 2026 47", "2026/47", "ks 26/47")),
        *((it, False) for it in ("BN 2026/47", "KS 2025/47")),
    ],
)
def test_a_proposal_is_found_by_its_number_however_it_is_written(region: Path, written: str, known: bool) -> None:
    """Zeros, signs, small letters, the century and the authority do not count; another authority's or year's is another."""
    told = asked(region, "get_proposal", {"reference": written})

    assert ("proposal" in told) is known
    assert (
        told["proposal"]["reference"]["outside"] == "KS 2026/00047" if known else told["error"]["code"] == "not_found"
    )


def test_a_number_of_several_is_told_with_them() -> None:
    """Whose each is and its id, and nothing of what pages say."""
    towns = (municipality("Kinda"), municipality("Göteborg"))
    with Store("sqlite://") as store:
        for town in towns:
            proposal = follow_case("KS 2031/0007", municipality=town, title="Lekplats")
            store.records.save_proposal(proposal, seen=SEEN)

        told = talk(store, TODAY, lambda it: it.ask("get_proposal", reference="2031/7"))[0]["error"]

    assert told["code"] == "invalid_input"
    assert all(f"KS 2031 7, {town.name} (id " in told["message"] for town in towns)
    assert "Lekplats" not in told["message"]


def test_the_guide_stands_in_the_docs_as_it_is_told() -> None:
    """Word for word, under the page's own heading."""
    page = Path(__file__).parents[2] / "docs" / "reference" / "assistants.md"
    _, _, told = GUIDE.partition("\n")
    _, _, written = page.read_text(encoding="utf-8").partition("\n")

    assert written == told
