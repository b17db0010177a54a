"""A real client over standard input and output, and over HTTP."""

from __future__ import annotations

import asyncio
import datetime as dt
import http.client
import json
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import AsyncMock

import pytest
from tests.mcp.conftest import TODAY
from tests.server.country import Served, held
from tests.server.test_runner import running

from agendawatch.cli.serve import mounted_beside
from agendawatch.mcp.transports import McpEndpoint
from agendawatch.model import STOCKHOLM
from agendawatch.server.app import make_app, make_service
from agendawatch.site.settings import SiteSettings
from mcp import Client, MCPError, StdioServerParameters

PROGRAM = "from agendawatch.cli import main; main()"


def command(store: Path) -> StdioServerParameters:
    """Name the command as an assistant's settings do."""
    return StdioServerParameters(command=sys.executable, args=["-c", PROGRAM, "mcp", "--store", f"sqlite:///{store}"])


def test_an_assistant_starts_the_command_and_asks(region: Path) -> None:
    """Over standard input and output: the tools are listed, one answers, and a wrong question is told what is wrong."""

    async def talk() -> tuple[set[str], Any, Any]:  # Any: JSON
        async with Client(command(region)) as client:
            tools = {tool.name for tool in (await client.list_tools()).tools}
            good = await client.call_tool("find_places", {})
            bad = await client.call_tool("get_meeting", {"id": "nothing"})
            return tools, good.structured_content, bad.structured_content

    tools, good, bad = asyncio.run(talk())

    assert len(tools) == 7
    assert [place["municipality"]["code"] for place in good["places"]] == ["9903", "9905", "9902", "9904", "9901"]
    assert bad["error"]["code"] == "not_found"


@pytest.mark.slow
def test_a_store_that_is_not_there_is_told_by_a_code(tmp_path: Path) -> None:
    """No database is laid out, no path is told, and the assistant may ask again."""
    missing = tmp_path / "nowhere" / "a.db"

    async def talk() -> Any:  # noqa: ANN401 - JSON
        async with Client(command(missing)) as client:
            return (await client.call_tool("find_places", {})).structured_content

    told = asyncio.run(talk())

    assert told["error"]["code"] == "store_unavailable"
    assert str(tmp_path) not in json.dumps(told)
    assert not missing.exists()


@pytest.fixture
def locked(region: Path, tmp_path: Path) -> Iterator[Path]:
    """Hold a store as another process does that writes."""
    file = tmp_path / "locked.db"
    shutil.copy(region, file)
    with held(file):
        yield file


async def ask_locked(server: str | StdioServerParameters) -> tuple[Any, Any]:  # Any: JSON
    """Ask a tool, and for a resource."""
    async with Client(server) as client:
        told = (await client.call_tool("coverage", {})).structured_content
        with pytest.raises(MCPError) as refused:
            await client.read_resource("agendawatch://meeting/m1")
        return told, {"error": {"message": str(refused.value), **refused.value.data}}


@pytest.mark.slow
@pytest.mark.parametrize("over", ["stdio", "http"])
def test_a_store_that_is_locked_is_told_by_a_code(locked: Path, over: str) -> None:
    """By tools and resources, and without where it is."""
    if over == "stdio":
        answers = asyncio.run(ask_locked(command(locked)))
    else:
        with served(locked) as address:
            answers = asyncio.run(ask_locked(f"http://127.0.0.1:{address[1]}/mcp"))

    for told in answers:
        assert told["error"]["code"] == "store_unavailable"
        assert "locked" in told["error"]["message"]
        assert locked.name not in json.dumps(told)


@contextmanager
def served(file: Path) -> Iterator[tuple[str, int]]:
    """Serve a store, with what stands beside the site; give the address."""
    url, now = f"sqlite:///{file}", dt.datetime.combine(TODAY, dt.time(9), STOCKHOLM)
    service = make_service(url, SiteSettings(base_url="http://localhost/"), now=lambda: now)
    with running(Served(make_app(service, mounted=mounted_beside(service)), service, url)) as port:
        yield "127.0.0.1", port


@pytest.fixture(scope="module")
def address(region: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """Serve the region's store, with what stands beside the site."""
    file = shutil.copy(region, tmp_path_factory.mktemp("served"))
    with served(Path(file)) as found:
        yield found


def test_an_assistant_asks_the_server(address: tuple[str, int]) -> None:
    """Over streamable HTTP: tools, an answer, a resource, the prompt."""

    async def talk() -> tuple[Any, str, str]:  # Any: JSON
        async with Client(f"http://127.0.0.1:{address[1]}/mcp") as client:
            assert client.instructions
            found = (await client.call_tool("search", {"words": "bryggan"})).structured_content
            read = await client.read_resource(
                f"agendawatch://meeting/{next(hit['meeting']['id'] for hit in found['hits'] if 'meeting' in hit)}"
            )
            asked = {"municipality": "Lingonvik", "organization": "KS", "topic": "bryggan"}
            prompt = await client.get_prompt("what_is_decided", asked)
            return found, read.contents[0].model_dump_json(), prompt.model_dump_json()

    found, read, prompt = asyncio.run(talk())

    assert "approved" in {hit["item"].get("outcome") for hit in found["hits"] if "item" in hit}
    assert "decision_ground" in read
    assert "Lingonvik" in prompt


@pytest.mark.slow
def test_an_assistant_of_the_years_before_asks_the_server(address: tuple[str, int]) -> None:
    """With the handshake that older clients begin by."""

    async def talk() -> Any:  # noqa: ANN401 - JSON
        async with Client(f"http://127.0.0.1:{address[1]}/mcp", mode="legacy") as client:
            return (await client.call_tool("coverage", {"municipality": "9905"})).structured_content

    assert asyncio.run(talk())["rows"]


@pytest.mark.parametrize(
    ("method", "body", "status"),
    [
        ("GET", b"", 405),
        ("DELETE", b"", 405),
        ("OPTIONS", b"", 204),
        ("POST", b"no JSON", 400),
        ("POST", b'{"a":"' + b"x" * 10_000_000 + b'"}', 413),
    ],
)
def test_what_is_no_question_is_refused(address: tuple[str, int], method: str, body: bytes, status: int) -> None:
    """With a status and JSON, never with a trace, and the site is served on."""
    headers = {"content-type": "application/json", "accept": "application/json, text/event-stream"}
    asking = http.client.HTTPConnection("127.0.0.1", address[1], timeout=30)
    answered = None
    try:
        asking.request(method, "/mcp", body, headers)
        answered = asking.getresponse()
        said = answered.read()
    except (BrokenPipeError, ConnectionResetError):
        # It was refused before all of it was sent.
        assert status == 413
        said = b""
    finally:
        asking.close()

    assert answered is None or answered.status == status
    assert b"Traceback" not in said
    again = http.client.HTTPConnection("127.0.0.1", address[1], timeout=30)
    again.request("GET", "/healthz")
    assert again.getresponse().status == 200
    again.close()


def test_a_question_that_never_ends_is_hung_up_on(address: tuple[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """A body that trickles holds no place for ever."""
    monkeypatch.setattr("agendawatch.mcp.transports._PATIENCE", 0.2)
    with socket.create_connection(address, timeout=10) as asking:
        asking.sendall(
            b"POST /mcp HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 90\r\n\r\n{"
        )

        assert b" 408 " in asking.recv(4096)


def test_who_hangs_up_in_the_middle_of_a_question_fills_no_log(caplog: pytest.LogCaptureFixture) -> None:
    """Nobody is there to be answered, and nothing of ours broke."""
    begun = [{"type": "http.request", "body": b"{", "more_body": True}, {"type": "http.disconnect"}]
    scope = {"type": "http", "method": "POST", "path": "/mcp", "headers": [(b"content-type", b"application/json")]}
    sent: list[object] = []

    async def receive() -> Any:  # noqa: ANN401 - a message of ASGI
        return begun.pop(0)

    async def send(message: object) -> None:
        sent.append(message)

    async def hang_up() -> None:
        endpoint = McpEndpoint(AsyncMock())
        async with endpoint.run():
            await endpoint(scope, receive, send)

    asyncio.run(hang_up())

    assert (sent, [record for record in caplog.records if record.levelname == "ERROR"]) == ([], [])
