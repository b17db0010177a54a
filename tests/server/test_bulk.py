"""All that is known, line by line."""

from __future__ import annotations

import datetime as dt
import json
import multiprocessing
from typing import Any

import jsonschema
import pytest
from tests.cases import cases
from tests.server.country import ANGSBY, NOW, Served, fill, serve

from agendawatch.model import Listing, Meeting, Organization, Site, Window
from agendawatch.model.change import Health
from agendawatch.server.api import OPERATIONS, ROOT, openapi
from agendawatch.server.lists import state_of
from agendawatch.server.rows import SiteStateCode
from agendawatch.store import Store

SNAPSHOT, CHANGES = f"{ROOT}/export/snapshot", f"{ROOT}/export/changes"
Row = dict[str, Any]
"""A line. Any: JSON."""


def lines(served: Served, address: str) -> list[Row]:
    """Ask for lines."""
    answer = served.ask(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/x-ndjson; charset=utf-8"
    return [json.loads(line) for line in answer.text.splitlines()]


ROUNDS, WRITERS = 12, 2


def write_rounds(url: str, writer: int) -> None:
    """Make rounds in a process of their own, each of several meetings; the clocks of the processes do not agree."""
    with Store(url) as store:
        for nth in range(ROUNDS):
            site = Site(url=f"https://skrivare{writer}.example/{nth}", municipality=ANGSBY)
            boards = [Organization(name=f"Nämnd {writer}-{nth}-{place}") for place in range(5)]
            meetings = tuple(
                Meeting(municipality=ANGSBY, organization=board, date=dt.date(2026, 9, 1)) for board in boards
            )
            seen = NOW + dt.timedelta(seconds=nth - 30 * writer)
            store.records.add(Listing(window=Window.year(2026), meetings=meetings), site=site, seen=seen)


@pytest.mark.slow
def test_changes_are_followed_while_processes_write(database: str) -> None:
    """Two at once, into either database, while somebody asks in small steps: none is skipped, none comes twice."""
    fill(database)
    served = serve(database)
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_rounds, args=(database, nth)) for nth in range(WRITERS)]
    numbers, steps, going = [0], 0, True
    try:
        for writer in writers:
            writer.start()
        while going:
            going = any(writer.is_alive() for writer in writers)
            served.see()
            while answer := lines(served, f"{CHANGES}?lines=2&after={numbers[-1]}"):
                numbers += [line["number"] for line in answer]
                steps += going
    finally:
        for writer in writers:
            writer.join()
        served.close()

    with Store(database) as store:
        assert numbers[1:] == [number for number, _ in store.queries.numbered_changes()]
    assert len(numbers) > ROUNDS * WRITERS * 5
    assert steps > ROUNDS
    assert [writer.exitcode for writer in writers] == [0] * WRITERS


def test_a_snapshot_and_the_changes_behind_it_are_all_there_is(served: Served) -> None:
    """Pages of meetings join, whatever a round writes meanwhile, and what it wrote is among the changes."""
    found: dict[str, Row] = {}
    first, cursor = 0, ""
    while cursor is not None:
        page = lines(served, f"{SNAPSHOT}?lines=2{cursor and f'&cursor={cursor}'}")
        first = first or page[0]["after"]
        found |= {line["meeting"]["id"]: line["meeting"] for line in page[1:-1]}
        cursor = page[-1]["next"]
        served.add(f"{len(found)}", organization=Organization(name=f"Nämnd {len(found)}"))
        served.see()
    for line in lines(served, f"{CHANGES}?after={first}"):
        found[line["change"]["meeting"]["id"]] = line["change"]["meeting"]

    with Store(served.url) as store:
        assert set(found) == {meeting.id for meeting in store.meetings()}


def test_every_line_is_what_the_document_promises(served: Served) -> None:
    """By the schemas of the OpenAPI document."""
    document = openapi(OPERATIONS, ROOT)
    for address, name in ((SNAPSHOT, "SnapshotLine"), (CHANGES, "ChangeLine")):
        told = document["paths"][address]["get"]["responses"]["200"]["content"]
        assert set(told) == {"application/x-ndjson"}
        schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        for line in lines(served, address):
            jsonschema.Draft202012Validator(schema).validate(line)


@pytest.mark.parametrize("query", ["after=-1", "after=x", "lines=0", "lines=5001", "cursor=x"])
def test_a_wrong_question_is_refused(served: Served, query: str) -> None:
    """With the parameter's name."""
    answer = served.ask(f"{CHANGES if query[0] in 'al' else SNAPSHOT}?{query}")

    assert (answer.status_code, answer.json()["field"]) == (400, query.partition("=")[0])


def test_every_site_has_a_state(served: Served) -> None:
    """As a program asks for it."""
    items = served.ask(f"{ROOT}/status").json()["items"]

    assert [(item["municipality"]["name"], item["state"]) for item in items] == [("Ängsby", "ok"), ("Sjöstad", "ok")]


@cases("state", "site", "health", "withheld")
def test_a_state_is_the_first_that_fits(state: str, site: Row, health: Row | None, withheld: bool) -> None:
    """In the order of the codes."""
    url = "https://exempelkommun.example/"
    known = None if health is None else Health.model_validate({"url": url, "tried": NOW, "succeeded": NOW} | health)

    assert state_of(Site(url=url, **site), known, withheld=withheld, now=NOW) == SiteStateCode(state)
