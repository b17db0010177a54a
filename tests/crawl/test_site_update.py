"""One site visited, whichever client drives it."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NoReturn

import pytest
from tests.replicas import meetingsplus
from tests.replicas.goteborg import FORM, Portal, Session
from tests.replicas.pdf import pdf
from tests.replicas.server import Fault, Given, Replica, serve

import agendawatch as aw
from agendawatch.crawl import update
from agendawatch.crawl.client import AsyncClient, Client
from agendawatch.crawl.update import (
    SiteReport,
    SiteVisit,
    keeping_pages,
    usual_window,
)
from agendawatch.errors import ReadError, StatusError, StoreError
from agendawatch.fetch import FetchPolicy
from agendawatch.fetch.flow import at_once
from agendawatch.model import STOCKHOLM, DocumentClassification, ProposalClassification, Tense
from agendawatch.proposals import follow
from agendawatch.registry import municipality
from agendawatch.sources import goteborg
from agendawatch.sources import goteborg as goteborg_pages
from agendawatch.store import Records, Store

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=STOCKHOLM)
YEAR = aw.Window.year(2026)
POLICY = FetchPolicy(pause=0, attempts=1)


@pytest.fixture
def replica() -> Iterator[Replica]:
    """Serve a portal with a meeting."""
    with serve(Portal([Session("Kommunstyrelsen", "2026-03-11")])) as running:
        yield running


def site(replica: Replica) -> aw.Site:
    """Name the portal."""
    return aw.Site(url=replica.address + FORM, platform="goteborg")


def test_how_it_went_is_noted(replica: Replica, store: Store) -> None:
    """Success, and failure with its words."""
    _visit(store, site(replica), NOW)
    replica.spoil("/", Fault.BAD_GATEWAY)
    _visit(store, site(replica), NOW)

    (health,) = store.queries.site_health()
    assert (health.succeeded, health.failures) == (NOW, 1)
    assert "502" in (health.error or "")


class _UnsayableError(Exception):
    """One that cannot even be said."""

    def __str__(self) -> NoReturn:
        """Say nothing."""
        raise SystemExit(4)


@pytest.mark.parametrize(
    "bug",
    [
        KeyError("rows"),
        RuntimeError("generator raised StopIteration"),
        OSError("closed"),
        Exception("of a package"),
        SystemExit(3),
        _UnsayableError(),
        BaseException("of nobody's kind"),
    ],
    ids=lambda it: type(it).__name__,
)
def test_a_page_that_nobody_thought_of_is_that_sites_failure(
    replica: Replica, store: Store, monkeypatch: pytest.MonkeyPatch, bug: BaseException
) -> None:
    """A bug that a page brings out, of ours or of a source that somebody else wrote, is told as that site's, whichever client asked."""
    monkeypatch.setattr(goteborg_pages, "open_page", raising(bug))

    async def go() -> SiteReport:
        async with AsyncClient(policy=POLICY, now=lambda: NOW) as client:
            return await SiteVisit(client, store, site(replica), NOW).run(None, YEAR)

    visits = (_visit(store, site(replica), NOW), asyncio.run(go()))

    for visit in visits:
        assert isinstance(visit.failed, ReadError)
        assert visit.failed.url == site(replica).url
        assert type(bug).__name__ in str(visit.failed)
        assert visit.failed.failure is None
    assert [health.failures for health in store.queries.site_health()] == [2]


def test_an_agenda_that_nobody_thought_of_leaves_the_listing(
    replica: Replica, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The meetings are kept, and which agenda it was is told."""
    monkeypatch.setattr(goteborg.Goteborg, "agenda", raising(KeyError("item")))

    visit = _visit(store, site(replica), NOW)

    ((meeting, error),) = visit.agendas_failed
    assert (meeting.date, isinstance(error, ReadError), visit.failed) == (dt.date(2026, 3, 11), True, None)
    assert len(visit.changes) == 1


def test_a_bug_among_the_proposals_is_told_beside_what_was_kept(
    replica: Replica, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the site lists is in the store by then, and the site is not left in peace for it."""
    monkeypatch.setattr(update, "advance_kept", raising(ValueError("no such day")))

    visit = _visit(store, site(replica), NOW)

    assert isinstance(visit.failed, ReadError)
    assert "followed proposals" in str(visit.failed)
    assert [change.meeting.date for change in visit.changes] == [dt.date(2026, 3, 11)]
    assert len(tuple(store.meetings())) == 1
    assert [(it.failures, it.succeeded) for it in store.queries.site_health()] == [(0, NOW)]


def test_a_store_that_cannot_note_a_failure_hides_none(
    replica: Replica, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What went wrong at the site is told all the same."""
    replica.spoil("/", Fault.BAD_GATEWAY)
    monkeypatch.setattr(Records, "note_visit", raising(StoreError("the database is locked")))

    assert isinstance(_visit(store, site(replica), NOW).failed, StatusError)


def raising(error: BaseException) -> Callable[..., NoReturn]:
    """Make a function that raises, whatever it is given."""

    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail


def test_a_meeting_far_off_is_not_asked_for_its_agenda(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is there yet, and nothing is any more."""
    portal = Portal([Session("Kommunstyrelsen", day) for day in ("2026-03-11", "2026-05-27", "2026-01-02")])
    wanted: list[dt.date] = []
    with serve(portal) as replica, Client(policy=POLICY, now=lambda: NOW) as client:
        asked = client.awaited.visit_agenda

        async def ask(meeting: aw.Meeting, of: aw.Site, **more: bool) -> object:
            wanted.append(meeting.date)
            return await asked(meeting, of, **more)

        monkeypatch.setattr(client.awaited, "visit_agenda", ask)
        at_once(SiteVisit(client.awaited, store, site(replica), NOW).run(None, YEAR))

    assert wanted == [dt.date(2026, 3, 11)]


@pytest.mark.parametrize(("day", "first"), [("2026-03-06", "2026-01-01"), ("2026-03-31", "2026-01-01"), ("2026-04-30", "2026-03-01")])  # fmt: skip
def test_the_usual_window_stands_still_for_a_month(day: str, first: str) -> None:
    """Else yesterday's visit would not be known again."""
    window = usual_window(dt.datetime.fromisoformat(f"{day}T12:00:00+01:00"))

    assert (window.first.isoformat(), window.last.isoformat()) == (first, "2027-12-31")


LUND = municipality("Lund")
TITLE = "Gångbro över Höje å"
COUNCIL = aw.Organization(name="Kommunfullmäktige")
SPRING = dt.datetime(2026, 4, 10, 9, tzinfo=STOCKHOLM)


@pytest.fixture
def council() -> meetingsplus.Portal:
    """Draw a portal where the council has approved a bridge."""
    minutes = pdf([f"# § 61 {TITLE}", "# Beslut", "Kommunfullmäktige bifaller förslaget."])
    summons = pdf(["# Kallelse", "1. Val av justerare", f"2. {TITLE}"])
    held = meetingsplus.Gathering(
        "mote-2026-03-30",
        "2026-03-30 kl. 18.00",
        (meetingsplus.File("protokollpdf", "Öppna protokoll", minutes),),
        (meetingsplus.File("kallelsepdf", "Kallelse", summons),),
    )
    return meetingsplus.Portal([meetingsplus.Body("kommunfullmaktige", "Kommunfullmäktige", [held])])


NOTICE = meetingsplus.Announcement(1, "Justerat protokoll kommunfullmäktige 2026-03-30", start="2026-04-08T00:00:00")


def _visit(store: Store, site: aw.Site, now: dt.datetime) -> SiteReport:
    with Client(policy=POLICY, now=lambda: now, memory=store.records) as client:
        return at_once(SiteVisit(client.awaited, store, site, now).run(None, YEAR))


def test_the_text_of_kept_documents_is_found(council: meetingsplus.Portal, store: Store) -> None:
    """By its page and without ways to reach a person, once they are kept; of those that are not, nothing is found."""
    (held,) = council.bodies[0].gatherings
    front = ["# Protokoll", "Skrivelse från Exempla Exempelsson om bullerplank.", "Ring 046-359 50 00."]
    (paper,) = held.protocols
    told = pdf([*front, *[""] * 45, f"# § 61 {TITLE}", "# Beslut", "Kommunfullmäktige bifaller förslaget."])
    council.bodies[0].gatherings[:] = [replace(held, protocols=(replace(paper, body=told),))]
    with serve(council) as replica, Store("sqlite://") as other:
        site = aw.Site(url=replica.address, platform="meetingsplus", municipality=LUND)
        _visit(store, site, SPRING)
        with (
            Client(policy=POLICY, now=lambda: SPRING, memory=other.records) as client,
            keeping_pages(client, other, keep=True),
        ):
            at_once(SiteVisit(client.awaited, other, site, SPRING).run(None, YEAR))
        (hit,) = other.search("bullerplank")
        verdict = other.search("bifaller", kind="document")
        other.maintenance.delete_pages()
        forgotten = other.search("bullerplank")

    assert store.search("bullerplank") == ()
    assert (hit.kind, hit.title, hit.page) == ("document", "protokoll", 1)
    assert "Exempelsson" not in hit.snippet.text
    assert [it.page for it in verdict] == [2]
    assert "Ring 000-00 00 00." in hit.snippet.text
    assert forgotten == ()


def test_a_notice_on_the_board_begins_the_time_to_appeal(council: meetingsplus.Portal, store: Store) -> None:
    """It is put to its meeting, reaches the proposal, and stays when the board takes it down."""
    release = aw.PressRelease(
        title=f"Vi vill bygga {TITLE.lower()}",
        published=dt.date(2026, 3, 20),
        municipality=LUND,
        organization=COUNCIL,
        date=dt.date(2026, 3, 30),
        when_words="den 30 mars",
        tense=Tense.AHEAD,
        proposal_classification=ProposalClassification.PROPOSAL,
    )
    store.records.save_proposal(follow(release), seen=dt.datetime(2026, 3, 20, 9, tzinfo=STOCKHOLM))
    with serve(council) as replica:
        site = aw.Site(url=replica.address, platform="meetingsplus", municipality=LUND)

        _visit(store, site, SPRING - dt.timedelta(days=4))
        before = next(store.proposals()).status_at(SPRING.date())
        council.announcements.append(NOTICE)
        _visit(store, site, SPRING)
        proposal, (meeting,) = next(store.proposals()), store.meetings()
        council.announcements.clear()
        later = _visit(store, site, SPRING + dt.timedelta(days=21))

    assert before == "approved"
    assert proposal.status_at(SPRING.date()) == "appeal_period"
    posted = next(it for it in proposal.actions if it.code is aw.ActionCode.POSTED)
    assert posted.date == dt.date(2026, 4, 8)
    assert [it.classification for it in meeting.documents].count(DocumentClassification.MINUTES_NOTICE) == 1
    assert later.changes == ()
    assert next(iter(store.meetings())).documents == meeting.documents


def test_a_board_that_is_a_page_is_read_beside_any_platform(council: meetingsplus.Portal, store: Store) -> None:
    """What it says of a meeting's minutes is put to that meeting, with the day that it went up."""
    html = (
        "<!doctype html><main><h1>Anslagstavla</h1><h2>Justerat protokoll kommunfullmäktige</h2>"
        "<p>Sammanträdesdatum: 2026-03-30<br>Anslaget sätts upp: 2026-04-08<br>Tas ned: 2026-04-30</p></main>"
    )
    with serve(council) as replica, serve(lambda _: Given(html)) as board:
        told = (("board", f"{board.address}/anslagstavla"), ("board_platform", "limepark"))
        site = aw.Site(url=replica.address, platform="meetingsplus", municipality=LUND, parameters=told)

        visit = _visit(store, site, SPRING)

    (meeting,) = store.meetings()
    (notice,) = [it for it in meeting.documents if it.classification is DocumentClassification.MINUTES_NOTICE]
    assert (visit.board_failed, visit.failed) == (None, None)
    assert notice.published == dt.datetime(2026, 4, 8, tzinfo=STOCKHOLM)


def test_a_board_that_is_known_and_cannot_be_read_is_told(council: meetingsplus.Portal, store: Store) -> None:
    """The meetings are kept all the same; a portal without a board of its own misses nothing."""
    council.board_api = ""
    with serve(council) as replica, serve(meetingsplus.Portal([])) as board:
        for faulty in (replica, board):
            faulty.spoil("bulletin", Fault.BAD_GATEWAY)
        told = (("board", f"{board.address}/digital-bulletin-board"), ("board_platform", "meetingsplus"))
        own = aw.Site(url=replica.address, platform="meetingsplus", municipality=LUND)
        beside = own.model_copy(update={"parameters": told})
        board.spoil("dbb", Fault.BAD_GATEWAY)

        visits = [_visit(store, it, SPRING) for it in (own, beside)]

    assert [it.failed for it in visits] == [None, None]
    assert [it.board_failed is not None for it in visits] == [False, True]
    assert [it.error for it in visits] == [None, None]
    assert len(list(store.meetings())) == 1
