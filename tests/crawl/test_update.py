"""Rounds: where all rooms meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.replicas.goteborg import FORM, File, Portal, Session
from tests.replicas.pdf import pdf
from tests.replicas.server import Fault, Replica, serve

from agendawatch.crawl.client import Client
from agendawatch.crawl.followed import save_followed
from agendawatch.crawl.update import UpdateReport, update
from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.feeds.publishing import Publisher, publish_feed
from agendawatch.fetch import FetchPolicy
from agendawatch.model import STOCKHOLM, ChangeKind, PressRelease, Site, Window
from agendawatch.proposals import follow
from agendawatch.readers.press import read_press_release
from agendawatch.registry import municipality
from agendawatch.store import Store

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=STOCKHOLM)
LATER = NOW + dt.timedelta(days=1)
YEAR = Window.year(2026)
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
    with Client(now=lambda: now, memory=store.records, policy=FetchPolicy(pause=0, attempts=1)) as client:
        return update(store, sites, now=now, window=YEAR, client=client, **asked)


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


def release() -> PressRelease:
    """Read a press release about the meeting of 11 March."""
    words = (
        "Vänsterpartiet vill bygga fler cykelbanor\n\n"
        "Nu föreslår Vänsterpartiet att Göteborg bygger fler cykelbanor.\n\n"
        "Förslaget behandlas av kommunstyrelsen på onsdag."
    )
    return read_press_release(words, published=NOW.date(), municipality="Göteborg")


def test_what_came_out_is_unknown_until_a_source_says(replica: Replica, store: Store) -> None:
    """The day after the meeting the status rests on what was said before it, and claims nothing."""
    proposal = save_followed(store, follow(release()), seen=NOW).proposal
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
    with Client(now=lambda: NOW, memory=store.records, policy=FetchPolicy(pause=0, attempts=1)) as client:
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
    with Client(now=lambda: NOW, memory=store.records, policy=FetchPolicy(pause=0, attempts=1)) as client:
        with pytest.raises(UnknownMunicipalityError):
            update(store, ["Ingenstad"], now=NOW, client=client, keep_pages=True)
        client.meetings(site(replica), window=YEAR)

    assert store.maintenance.saved_pages() == ()
