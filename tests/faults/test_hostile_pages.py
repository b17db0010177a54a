"""Pages and documents that were made to stop a round stop themselves: it is told, and the next town is visited."""

from __future__ import annotations

import asyncio
import datetime as dt
import gc
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.hostile.pdfs import bomb, drawing, form, pdf
from tests.hostile.towns import LIST, Town, schedule, towns
from tests.replicas.pdf import pdf as drawn_pdf

from agendawatch.crawl.archive import backfill
from agendawatch.crawl.client import AsyncClient, Client
from agendawatch.crawl.update import UpdateReport, update, update_sites
from agendawatch.errors import DocumentError, TooLargeError, UnsafeError
from agendawatch.fetch import FetchPolicy
from agendawatch.fetch import flow as talks
from agendawatch.model import STOCKHOLM
from agendawatch.readers.sandbox import Limits, Sandbox
from agendawatch.registry import municipality
from agendawatch.sources.flow import Response
from agendawatch.store import Store, schema

pytestmark = pytest.mark.slow

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=STOCKHOLM)
DAY = dt.timedelta(days=1)
POLICY = FetchPolicy(pause=0, first_wait=0, attempts=1)
SUMMONS = "/kallelse-ks-2026-03-11.pdf"
GOOD = drawn_pdf(["# Kallelse till kommunstyrelsen", "11 mars 2026 kl. 13.00", "1. Val av justerare", "2. Budget 2027"])
PLAN = schedule(("11 mars 2026", SUMMONS))


def _one_by_one(store: Store, listed: list[Town], now: dt.datetime) -> UpdateReport:
    with Client(policy=POLICY, now=lambda: now, memory=store.records) as client:
        return update(store, [it.site for it in listed], now=now, client=client)


def _side_by_side(store: Store, listed: list[Town], now: dt.datetime) -> UpdateReport:
    async def go() -> UpdateReport:
        async with AsyncClient(policy=POLICY, now=lambda: now, memory=store.records) as client:
            sites = [it.site for it in listed]
            return (await update_sites(store, sites, now=lambda: now, every=dt.timedelta(0), client=client)).round

    return asyncio.run(go())


ROUNDS = pytest.mark.parametrize("make", [_one_by_one, _side_by_side])
Make = Callable[[Store, list[Town], dt.datetime], UpdateReport]


@ROUNDS
def test_a_document_that_stops_its_reader_stops_no_round(store: Store, make: Make) -> None:
    """It is told once, with the meeting that it is of; the meeting is listed, and the next town is read whole."""
    pages: dict[str, dict[str, bytes | str]] = {
        "Myrsjöstad": {LIST: PLAN, SUMMONS: bomb()},
        "Kråkängsund": {LIST: PLAN, SUMMONS: GOOD},
    }

    with towns(pages) as listed:
        first, second = (make(store, listed, NOW + nth * DAY) for nth in range(2))

    errors = {str(meeting.municipality): error for it in first.visits for meeting, error in it.agendas_failed}
    assert [(town, type(error)) for town, error in errors.items()] == [("Myrsjöstad", UnsafeError)]
    assert [it.agendas_failed for it in second.visits] == [(), ()]
    assert not second.failed
    found = {str(it.municipality): it for it in store.meetings()}
    assert [it.title for it in found["Kråkängsund"].agenda or ()] == ["Val av justerare", "Budget 2027"]
    assert found["Myrsjöstad"].agenda is None
    assert [(it.code, it.facts["title"]) for it in found["Myrsjöstad"].warnings] == [("document_unread", "Kallelse")]


def test_it_is_not_read_again_before_a_newer_version(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not where it is asked for anew, nor at another address; by its bytes it is known."""
    bad = bomb()
    with towns({"Myrsjöstad": {LIST: PLAN, SUMMONS: bad}}) as listed:
        _one_by_one(store, listed, NOW)
    monkeypatch.setattr(Sandbox, "call", lambda *_, **__: pytest.fail("it was read again"))
    with towns({"Kråkängsund": {LIST: PLAN, SUMMONS: bad}}) as listed:
        made = _one_by_one(store, listed, NOW + DAY)

    assert not made.failed
    assert [it.limit for it in store.maintenance.unsafe_pages()] != []


def test_a_newer_version_reads_it_again(store: Store) -> None:
    """What stopped an old reader may be read by a new one."""
    with towns({"Myrsjöstad": {LIST: PLAN, SUMMONS: GOOD}}) as listed:
        print_ = hashlib.sha256(GOOD).hexdigest()
        store.records.save_unsafe_limit(print_, "30 seconds", NOW)
        held = _one_by_one(store, listed, NOW)
        with store._database.engine.begin() as connection:  # noqa: SLF001 - no door writes another version's rows
            connection.execute(sa.update(schema.unsafe).values(version="0.0.1"))
            connection.execute(sa.delete(schema.itineraries))
        assert [it.agenda for it in store.meetings()] == [None]
        _one_by_one(store, listed, NOW + DAY)

    assert not held.failed
    assert [len(it.agenda or ()) for it in store.meetings()] == [2]


@ROUNDS
def test_a_form_that_draws_itself_is_that_agendas_failure(store: Store, make: Make) -> None:
    """The 600 bytes that stopped a round for every town."""
    loop = pdf(drawing() + b"/F Do", form(b"/F Do /F Do", [("F", 6)]), resources=b"/XObject<</F 6 0 R>>")

    with towns({"Myrsjöstad": {LIST: PLAN, SUMMONS: loop}, "Kråkängsund": {LIST: PLAN, SUMMONS: GOOD}}) as listed:
        made = make(store, listed, NOW)

    assert [type(error) for it in made.visits for _, error in it.agendas_failed] == [DocumentError]
    assert len(list(store.meetings())) == 2


@pytest.mark.slow
@ROUNDS
def test_a_large_page_that_takes_too_long_is_its_towns_failure(
    store: Store, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever keeps its reader busy; the next town is visited, and the page is read once."""
    long = schedule(*((f"{1 + nth % 28} mars 2026", f"/{nth}.pdf") for nth in range(40_000)))
    with (
        Sandbox(1, limits=Limits(cpu=0.1)) as box,
        towns({"Myrsjöstad": {LIST: long}, "Kråkängsund": {LIST: PLAN}}) as listed,
    ):
        monkeypatch.setattr(talks, "sandbox", lambda: box)
        first = make(store, listed, NOW)
        monkeypatch.setattr(talks, "sandbox", lambda: pytest.fail("it was read again"))
        second = make(store, listed, NOW + DAY)

    for made in (first, second):
        failed = {str(it.site.municipality): type(it.failed) for it in made.visits}
        assert failed == {"Myrsjöstad": UnsafeError, "Kråkängsund": type(None)}
    assert {str(it.municipality) for it in store.meetings()} == {"Kråkängsund"}
    assert "safely" in next(it.error or "" for it in store.queries.site_health() if it.failures)


@ROUNDS
def test_a_round_keeps_nothing_of_the_documents_that_it_could_not_read(store: Store, make: Make) -> None:
    """However many there are, and however large: their errors are told, and what they were read from is gone."""
    broken = b"%PDF-1.4\n" + bytes(2_000_000) + b"\n%%EOF\n"
    days = [f"{day} mars 2026" for day in range(9, 14)]
    listed = schedule(*((day, f"/kallelse-{nth}.pdf") for nth, day in enumerate(days)))
    papers: dict[str, bytes | str] = {f"/kallelse-{nth}.pdf": broken for nth, _ in enumerate(days)}

    with towns({"Myrsjöstad": {LIST: listed, **papers}}) as there:
        made = make(store, there, NOW)

    gc.collect()
    left = [it for it in gc.get_objects() if isinstance(it, Response) and len(it.body) > 1_000_000]
    assert [type(error) for it in made.visits for _, error in it.agendas_failed] == [DocumentError] * len(days)
    assert left == []


def test_a_conversation_goes_on_in_the_sandbox(store: Store) -> None:
    """A list past 200 kB, and all that is asked after it; what is read there is what would be read here."""
    long = PLAN.replace("</main>", f"<p>{'Välkommen. ' * 20_000}</p></main>")
    with towns({"Myrsjöstad": {LIST: long, SUMMONS: GOOD}, "Kråkängsund": {LIST: PLAN, SUMMONS: GOOD}}) as listed:
        made = _one_by_one(store, listed, NOW)

    assert [it.failed for it in made.visits] == [None, None]
    there, here = (
        [(it.date, it.start, it.agenda) for it in store.meetings(it.site.municipality)] for it in made.visits
    )
    assert [it[:2] for it in there] == [it[:2] for it in here]
    assert [[item.title for item in it[2] or ()] for it in there] == [["Val av justerare", "Budget 2027"]]


def test_an_archive_goes_on_past_a_document_that_stops_its_reader(store: Store, tmp_path: Path) -> None:
    """Told once by its name; a run that begins anew does not read it, a newer version does."""
    folder = tmp_path / "arkiv"
    folder.mkdir()
    (folder / "ks_kallelse_20260311.pdf").write_bytes(bomb())
    (folder / "ks_kallelse_20260415.pdf").write_bytes(GOOD)
    town = municipality("Höör")

    first, second = (backfill(store, [folder], municipality=town, now=NOW + nth * DAY) for nth in range(2))
    third = backfill(store, [folder], municipality=town, now=NOW + 2 * DAY, anew=True)

    assert [(it.name, type(it.error)) for it in first.failed] == [("ks_kallelse_20260311.pdf", UnsafeError)]
    assert first.taken == ("ks_kallelse_20260415.pdf",)
    assert (second.failed, second.known) == ((), 2)
    assert [isinstance(it.error, UnsafeError) and it.error.known for it in third.failed] == [True]


def test_an_archive_reads_what_an_older_version_could_not(store: Store, tmp_path: Path) -> None:
    """By the version that is noted with it."""
    folder = tmp_path / "arkiv"
    folder.mkdir()
    (folder / "ks_kallelse_20260311.pdf").write_bytes(bomb())
    town = municipality("Höör")
    backfill(store, [folder], municipality=town, now=NOW)
    with store._database.engine.begin() as connection:  # noqa: SLF001 - no door writes another version's rows
        connection.execute(sa.update(schema.unsafe).values(version="0.0.1"))

    again = backfill(store, [folder], municipality=town, now=NOW + DAY)

    assert [isinstance(it.error, UnsafeError) and not it.error.known for it in again.failed] == [True]


def test_a_file_that_is_too_large_is_not_read(store: Store, tmp_path: Path) -> None:
    """Nor does it fill the memory: a sparse file costs nothing to make."""
    with (tmp_path / "ks_kallelse_20260311.pdf").open("wb") as file:
        file.truncate(3_000_000_000)

    made = backfill(store, [tmp_path], municipality="Höör", now=NOW)

    assert [type(it.error) for it in made.failed] == [TooLargeError]


def test_a_list_that_no_municipality_has_stops_no_round(store: Store) -> None:
    """A small calendar of a hundred hours of one day: two such lists would be compared for minutes."""
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{nth}\r\nSUMMARY:Kommunstyrelsen\r\nDTSTART:20260311T{nth // 60:02}{nth % 60:02}00\r\n"
        "END:VEVENT\r\n"
        for nth in range(100)
    )
    calendar = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{events}END:VCALENDAR\r\n"

    with (
        towns({"Myrsjöstad": {LIST: calendar}, "Kråkängsund": {LIST: PLAN, SUMMONS: GOOD}}) as (many, good),
        Client(policy=POLICY, now=lambda: NOW, memory=store.records) as client,
    ):
        sites = [many.site.model_copy(update={"platform": "ical"}), good.site]
        made = update(store, sites, now=NOW, client=client)

    assert [type(it.failed) for it in made.visits] == [TooLargeError, type(None)]
