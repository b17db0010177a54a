"""Rounds, where all rooms meet, and one site visited, whichever client drives it."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn
from unittest.mock import Mock

import pytest
from tests.replicas import meetingsplus
from tests.replicas.goteborg import FORM, File, Portal, Session
from tests.replicas.pdf import pdf
from tests.replicas.server import Fault, Given, Replica, serve

import agendawatch as aw
from agendawatch.crawl.client import AsyncClient, Client
from agendawatch.crawl.followed import save_followed
from agendawatch.crawl.update import SiteReport, SiteVisit, UpdateReport, update, usual_window
from agendawatch.errors import InputError, ReadError, StatusError, StoreError, UnknownMunicipalityError
from agendawatch.feeds.publishing import Publisher, publish_feed
from agendawatch.fetch import FetchPolicy
from agendawatch.model import (
    STOCKHOLM,
    ChangeKind,
    DocumentClassification,
    PressRelease,
    ProposalClassification,
    Site,
    Tense,
    Window,
)
from agendawatch.proposals import follow
from agendawatch.readers.press import read_press_release
from agendawatch.registry import municipality
from agendawatch.sources import goteborg
from agendawatch.store import Records, Store

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=STOCKHOLM)
LATER = NOW + dt.timedelta(days=1)
YEAR, POLICY = Window.year(2026), FetchPolicy(pause=0, attempts=1)
BOARD = "Kommunstyrelsen"


@pytest.fixture
def replica() -> Iterator[Replica]:
    """Serve a portal with two meetings."""
    portal = Portal([Session(BOARD, "2026-03-11"), Session(BOARD, "2026-03-25")])
    with serve(portal) as running:
        yield running


def site(replica: Replica) -> Site:
    """Name the portal as a site of Göteborg's."""
    return Site(url=replica.address + FORM, platform="goteborg", municipality=municipality("Göteborg"))


def go(store: Store, sites: Site | list[Site], now: dt.datetime, **asked: Any) -> UpdateReport:  # noqa: ANN401 - what a round takes
    """Make a round without pauses."""
    with Client(now=lambda: now, memory=store.records, policy=POLICY) as client:
        return update(store, sites, now=now, window=YEAR, client=client, **asked)


def visit(store: Store, place: Site, now: dt.datetime) -> SiteReport:
    """Make a round at one site."""
    (report,) = go(store, place, now).visits
    return report


def test_a_round_keeps_what_it_saw(replica: Replica, store: Store) -> None:
    """Meetings are in the store, and every one is a change; no page is kept unasked, since it may name people."""
    made = go(store, [site(replica)], NOW)

    assert [change.kind for change in made.changes] == [ChangeKind.MEETING_ADDED] * 2
    assert [meeting.date.day for meeting in store.meetings()] == [11, 25]
    assert not made.failed
    assert store.maintenance.saved_pages() == ()


def test_a_round_may_be_of_one_place(replica: Replica, store: Store) -> None:
    """A name alone is a name, and not its letters."""
    made = go(store, site(replica), NOW)

    assert len(made.changes) == 2
    for unknown in ("Atlantis", ["Atlantis"]):
        with pytest.raises(UnknownMunicipalityError, match="Atlantis"):
            update(store, unknown, now=NOW)


def test_the_second_round_over_unchanged_pages_changes_nothing(replica: Replica, store: Store, tmp_path: Path) -> None:
    """No change, the same bytes, and every page answered by 304."""
    go(store, [site(replica)], NOW)
    feed = tmp_path / "board.ics"
    town = str(site(replica).municipality)
    publish_feed(feed, Publisher(store, now=NOW).municipality(town))
    bytes_before = feed.read_bytes()

    made = go(store, [site(replica)], LATER)

    assert made.changes == ()
    assert made.unchanged == (site(replica),)
    assert made.not_modified == made.asked > 0
    assert not publish_feed(feed, Publisher(store, now=LATER).municipality(town))
    assert feed.read_bytes() == bytes_before


def test_one_sites_bad_day_is_its_own(replica: Replica, store: Store) -> None:
    """The other site goes on, and the failure is told."""
    with serve(Portal([])) as broken:
        broken.spoil("/", Fault.BAD_GATEWAY)

        made = go(store, [site(broken), site(replica)], NOW)

    assert [visit.site for visit in made.failed] == [site(broken)]
    assert len(made.changes) == 2


def test_a_round_for_one_organization_asks_the_sites_that_are_for_it(replica: Replica, store: Store) -> None:
    """Under whatever form of its name; a site that names none may hold it, and one for others only is not asked."""
    for_board = site(replica).model_copy(update={"organizations": ("KS",)})
    with serve(Portal([])) as other, serve(Portal([])) as open_to_all:
        schools = site(other).model_copy(update={"platform": "page", "organizations": ("Skolnämnden",)})
        anyone = site(open_to_all)
        made = go(store, [schools, for_board, anyone], NOW, organization="kommunstyrelsens")

        assert [visit.site for visit in made.visits] == [for_board, anyone]
        assert other.asked == []


def test_an_organization_that_no_named_site_is_for_stops_the_round(replica: Replica, store: Store) -> None:
    """It would else be a round of nothing that went well."""
    schools = site(replica).model_copy(update={"organizations": ("Skolnämnden",)})

    with pytest.raises(InputError, match="organization is 'Kommunstyrelsen'; expected one that a named site is for"):
        update(store, [schools], now=NOW, organization=BOARD, window=YEAR)
    assert replica.asked == []


def test_what_came_out_is_unknown_until_a_source_says(replica: Replica, store: Store) -> None:
    """The day after the meeting the status rests on what was said before it, and claims nothing."""
    words = (
        "Vänsterpartiet vill bygga fler cykelbanor\n\n"
        "Nu föreslår Vänsterpartiet att Göteborg bygger fler cykelbanor.\n\n"
        "Förslaget behandlas av kommunstyrelsen på onsdag."
    )
    release = read_press_release(words, published=NOW.date(), municipality="Göteborg")
    proposal = save_followed(store, follow(release), seen=NOW).proposal
    go(store, [site(replica)], LATER)

    kept = next(store.proposals())

    assert kept.id == proposal.id
    assert kept.status_at(dt.date(2026, 3, 6)) == "submitted"
    after = kept.status_at(dt.date(2026, 3, 12))
    assert after == "unknown"
    assert after.passed == dt.date(2026, 3, 11)


def test_a_round_remembers_by_itself(replica: Replica, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a client of the caller's the store is the memory: the next round is conditional."""
    monkeypatch.setattr("agendawatch.crawl.client.FetchPolicy", lambda: FetchPolicy(pause=0))
    update(store, [site(replica)], now=NOW, window=YEAR)

    made = update(store, [site(replica)], now=LATER, window=YEAR)

    assert made.not_modified == made.asked > 0


def test_pages_that_are_asked_for_are_kept_to_the_byte(replica: Replica, store: Store) -> None:
    """Every page that was received in the round, compressed; of the client's later pages none."""
    received: list[bytes] = []
    with Client(now=lambda: NOW, memory=store.records, policy=POLICY) as client:
        update(store, [site(replica)], now=NOW, window=YEAR, client=client, keep_pages=True)
        client.show_pages(lambda page: received.append(page.body))
        client.meetings(site(replica), window=YEAR)
        client.show_pages(None)
        client.meetings(site(replica), window=YEAR)

    kept = store.maintenance.saved_pages()
    bodies = {page.body if (page := store.records.page(it.content_hash)) else None for it in kept}
    assert bodies
    assert set(received) <= bodies
    assert all(page.seen == NOW and page.url.startswith(replica.address) for page in kept)
    assert sum(page.size for page in kept) < sum(len(body or b"") for body in bodies)


HEAD = ("# Protokoll 2026-03-30", "Kommunfullmäktige")
PRIVATE = ("Skrivelse från Exempla Exempelsson.", "Kim Exempelberg (V) nås på 046-359 50 00.")
DECIDED = ("# § 61 Bro över ån", "# Beslut", "Kommunfullmäktige bifaller förslaget.")


@pytest.mark.parametrize("media", ["pdf", "html"])
def test_what_a_replaced_document_says_now_is_told(store: Store, media: str) -> None:
    """Where both were kept, with what stood there and without private persons; the same text is no change of it."""
    made = []
    portal = Portal([])
    with serve(portal) as running:
        for nth, lines in enumerate(((*HEAD, *DECIDED), (*HEAD, *PRIVATE, *DECIDED), (*HEAD, *PRIVATE, *DECIDED))):
            now = LATER + dt.timedelta(days=25 + nth)
            file = File.named("Protokoll", 7, _written(lines, media, nth), host=running.address)
            portal.sessions[:] = [Session("Kommunfullmäktige", "2026-03-30", (file,))]
            made.append(go(store, [site(running)], now, keep_pages=True))

    kinds = [[it.kind for it in one.changes if it.document] for one in made]
    (change,) = store.changes(kinds=["document_text_changed"])
    (passage,) = change.differences
    assert kinds[1:] == [["document_replaced", "document_text_changed"], ["document_replaced"]]
    assert change == made[1].changes[-1]
    assert "Kim Exempelberg (V) nås på 000-00 00 00." in (passage.after or "")
    assert "Protokoll 2026-03-30 Kommunfullmäktige § 61" in (passage.before or "")
    assert not any(it in line for it in ("Exempelsson", "359 50") for line in store.maintenance.export_lines())


def _written(lines: tuple[str, ...], media: str, nth: int) -> bytes:
    """Write minutes as a PDF or a page, of other bytes each time."""
    if media == "pdf":
        return pdf(lines) + b"%" * nth
    shown = (f"<h2>{it[2:]}</h2>" if it.startswith("# ") else f"<p>{it}</p>" for it in lines)
    return f"<!doctype html><title>Protokoll</title><!-- {nth} --><main>{''.join(shown)}</main>".encode()


def test_a_failure_ends_the_keeping(replica: Replica, store: Store) -> None:
    """A client is given back as it was, whatever happened in the round."""
    with Client(now=lambda: NOW, memory=store.records, policy=POLICY) as client:
        with pytest.raises(UnknownMunicipalityError):
            update(store, ["Ingenstad"], now=NOW, client=client, keep_pages=True)
        client.meetings(site(replica), window=YEAR)

    assert store.maintenance.saved_pages() == ()


def test_how_it_went_is_noted(replica: Replica, store: Store) -> None:
    """Success, and failure with its words."""
    visit(store, site(replica), NOW)
    replica.spoil("/", Fault.BAD_GATEWAY)
    visit(store, site(replica), NOW)

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
    monkeypatch.setattr(goteborg, "open_page", Mock(side_effect=bug))

    async def wait() -> SiteReport:
        async with AsyncClient(policy=POLICY, now=lambda: NOW) as client:
            return await SiteVisit(client, store, site(replica), NOW).run(None, YEAR)

    for report in (visit(store, site(replica), NOW), asyncio.run(wait())):
        assert isinstance(report.failed, ReadError)
        assert report.failed.url == site(replica).url
        assert type(bug).__name__ in str(report.failed)
        assert report.failed.failure is None
    assert [health.failures for health in store.queries.site_health()] == [2]


def test_an_agenda_that_nobody_thought_of_leaves_the_listing(
    replica: Replica, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The meetings are kept, and which agenda it was is told."""
    monkeypatch.setattr(goteborg.Goteborg, "agenda", Mock(side_effect=KeyError("item")))

    report = visit(store, site(replica), NOW)

    assert [meeting.date.day for meeting, error in report.agendas_failed if isinstance(error, ReadError)] == [11, 25]
    assert (report.failed, len(report.changes)) == (None, 2)


def test_a_bug_among_the_proposals_is_told_beside_what_was_kept(
    replica: Replica, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the site lists is in the store by then, and the site is not left in peace for it."""
    monkeypatch.setattr("agendawatch.crawl.update.advance_kept", Mock(side_effect=ValueError("no such day")))

    report = visit(store, site(replica), NOW)

    assert isinstance(report.failed, ReadError)
    assert "followed proposals" in str(report.failed)
    assert [change.meeting.date.day for change in report.changes] == [11, 25]
    assert len(tuple(store.meetings())) == 2
    assert [(it.failures, it.succeeded) for it in store.queries.site_health()] == [(0, NOW)]


def test_a_store_that_cannot_note_a_failure_hides_none(
    replica: Replica, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What went wrong at the site is told all the same."""
    replica.spoil("/", Fault.BAD_GATEWAY)
    monkeypatch.setattr(Records, "note_visit", Mock(side_effect=StoreError("the database is locked")))

    assert isinstance(visit(store, site(replica), NOW).failed, StatusError)


def test_a_meeting_far_off_is_not_asked_for_its_agenda(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is there yet, and nothing is any more."""
    portal = Portal([Session("Kommunstyrelsen", day) for day in ("2026-03-11", "2026-05-27", "2026-01-02")])
    wanted: list[dt.date] = []
    asked = AsyncClient.visit_agenda

    async def ask(self: AsyncClient, meeting: aw.Meeting, of: Site, **more: bool) -> object:
        wanted.append(meeting.date)
        return await asked(self, meeting, of, **more)

    monkeypatch.setattr(AsyncClient, "visit_agenda", ask)
    with serve(portal) as replica:
        go(store, site(replica), NOW)

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


def test_the_text_of_kept_documents_is_found(council: meetingsplus.Portal, store: Store) -> None:
    """By its page and without ways to reach a person, once they are kept; of those that are not, nothing is found."""
    (held,) = council.bodies[0].gatherings
    front = ["# Protokoll", "Skrivelse från Exempla Exempelsson om bullerplank.", "Ring 046-359 50 00."]
    (paper,) = held.protocols
    told = pdf([*front, *[""] * 45, f"# § 61 {TITLE}", "# Beslut", "Kommunfullmäktige bifaller förslaget."])
    council.bodies[0].gatherings[:] = [replace(held, protocols=(replace(paper, body=told),))]
    with serve(council) as replica, Store("sqlite://") as other:
        site = Site(url=replica.address, platform="meetingsplus", municipality=LUND)
        visit(store, site, SPRING)
        go(other, site, SPRING, keep_pages=True)
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
    release = PressRelease(
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
        site = Site(url=replica.address, platform="meetingsplus", municipality=LUND)

        visit(store, site, SPRING - dt.timedelta(days=4))
        before = next(store.proposals()).status_at(SPRING.date())
        council.announcements.append(NOTICE)
        visit(store, site, SPRING)
        proposal, (meeting,) = next(store.proposals()), store.meetings()
        council.announcements.clear()
        later = visit(store, site, SPRING + dt.timedelta(days=21))

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
        site = Site(url=replica.address, platform="meetingsplus", municipality=LUND, parameters=told)

        report = visit(store, site, SPRING)

    (meeting,) = store.meetings()
    (notice,) = [it for it in meeting.documents if it.classification is DocumentClassification.MINUTES_NOTICE]
    assert (report.board_failed, report.failed) == (None, None)
    assert notice.published == dt.datetime(2026, 4, 8, tzinfo=STOCKHOLM)


def test_a_board_that_is_known_and_cannot_be_read_is_told(council: meetingsplus.Portal, store: Store) -> None:
    """The meetings are kept all the same; a portal without a board of its own misses nothing."""
    council.board_api = ""
    with serve(council) as replica, serve(meetingsplus.Portal([])) as board:
        for faulty in (replica, board):
            faulty.spoil("bulletin", Fault.BAD_GATEWAY)
        told = (("board", f"{board.address}/digital-bulletin-board"), ("board_platform", "meetingsplus"))
        own = Site(url=replica.address, platform="meetingsplus", municipality=LUND)
        beside = own.model_copy(update={"parameters": told})
        board.spoil("dbb", Fault.BAD_GATEWAY)

        visits = [visit(store, it, SPRING) for it in (own, beside)]

    assert [it.failed for it in visits] == [None, None]
    assert [it.board_failed is not None for it in visits] == [False, True]
    assert [it.error for it in visits] == [None, None]
    assert len(list(store.meetings())) == 1
