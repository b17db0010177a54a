"""The command that finds where a municipality publishes."""

from __future__ import annotations

import json
import tomllib

from click.testing import CliRunner
from tests.replicas.server import Given, Wanted, serve

from agendawatch.cli import main
from agendawatch.cli.detect import registry_row
from agendawatch.sources.detection import Detection

BOARD = "https://www.netpublicator.com/bulletinboard/public/957551a2-d80e-459f-97f5-f9e0e6550211"


def town(wanted: Wanted) -> Given:
    """Serve a page that leads to a reader."""
    if wanted.path == "/":
        return Given('<a href="https://sok.kommun.example/#!/search/">Protokoll</a>')
    return Given("", status=404)


def test_a_row_for_the_registry_is_printed() -> None:
    """With what it rests on as comments."""
    with serve(town) as host:
        answer = CliRunner().invoke(main, ["detect", f"{host.address}/"])

    row = tomllib.loads(answer.output)["municipality"]["site"][0]
    assert row["platform"] == "ciceron"
    assert row["url"] == "https://sok.kommun.example/"
    assert answer.output.startswith("# address: https://sok.kommun.example/#!/search/")


def test_json_is_for_programs() -> None:
    """The whole detection."""
    with serve(town) as host:
        answer = CliRunner().invoke(main, ["detect", f"{host.address}/", "--json"])

    assert json.loads(answer.output)["confidence"] == "high"


def test_nothing_found_is_said_and_fails() -> None:
    """A script can tell."""
    with serve(lambda _: Given("<h1>Lunch</h1>")) as host:
        answer = CliRunner().invoke(main, ["detect", f"{host.address}/"])

    assert answer.exit_code == 1
    assert "No platform" in answer.output


def test_parameters_stand_in_a_table_of_their_own() -> None:
    """As the registry reads them."""
    found = Detection(
        platform="netpublicator", url="https://x.se/å", parameters=(("board", BOARD),), confidence="medium"
    )

    (row,) = tomllib.loads(registry_row(found))["municipality"]["site"]
    assert row["parameters"] == {"board": BOARD}
    assert row["url"] == "https://x.se/å"
