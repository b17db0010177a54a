"""What may happen on any platform: every source reads the same all the same, or says what to do next."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from functools import cache

import pytest
from tests.replicas.asking import BAD_DAYS, NOON, PASSING
from tests.replicas.network import Strict
from tests.replicas.recorded import RECORDED, Recorded
from tests.replicas.server import App, Fault, Given, Wanted, serve
from tests.replicas.twists import (
    Twist,
    Twisted,
    another_in_place_of,
    composed_apart,
    faulty,
    in_entities,
    once,
    put_off,
    redirected,
    too_large,
    without_charset,
    wrong_charset,
)

from agendawatch.crawl.client import Client
from agendawatch.errors import AgendawatchError, LimitError, RefusedError
from agendawatch.fetch import FetchPolicy, InMemoryPages
from agendawatch.model import Listing, Meeting, Window

POLICY = FetchPolicy(pause=0, first_wait=0, longest_wait=1, attempts=3)
YEAR = Window.year(2026)
LARGE = 60_000

every_platform = pytest.mark.parametrize("recorded", [pytest.param(it, id=it.platform) for it in RECORDED])


def _read(recorded: Recorded, app: App, policy: FetchPolicy = POLICY) -> tuple[Listing, Meeting]:
    with serve(app) as replica:
        transport = Strict(recorded.hosts(replica.address))
        with Client(policy=policy, now=lambda: NOON, transport=transport) as client:
            listing = client.meetings(recorded.site, recorded.organization, window=YEAR)
            return listing, client.agenda(listing.meetings[recorded.read])


def _told(read: tuple[Listing, Meeting]) -> object:
    """Say what is read, without the hashes of the pages that it was read from."""
    listing, meeting = read
    held = [(it.id, it.date, it.start, it.status, it.organization.name, len(it.documents)) for it in listing.meetings]
    titles = [(it.title, it.classification) for it in meeting.documents]
    return held, titles, [(it.number, it.title, it.decision and it.decision.outcome) for it in meeting.agenda or ()]


@cache
def _plain(platform: str) -> object:
    """Say what is read on a good day."""
    recorded = next(it for it in RECORDED if it.platform == platform)
    return _told(_read(recorded, recorded.app))


@every_platform
@pytest.mark.parametrize(("fault", "error"), BAD_DAYS, ids=[fault.value for fault, _ in BAD_DAYS])
def test_a_bad_day_is_told_as_what_it_is(recorded: Recorded, fault: Fault, error: type[AgendawatchError]) -> None:
    """It is never a quiet month: the class of the error says what to do next."""
    with pytest.raises(error):
        _read(recorded, Twisted(recorded.app, faulty(fault)))


@pytest.mark.slow
@every_platform
def test_one_page_that_is_another_is_told(recorded: Recorded) -> None:
    """Whichever of the pages it is, what stands on it is never only gone."""
    twisted = Twisted(recorded.app, lambda _, given, __: given)
    read = _told(_read(recorded, twisted))

    for nth in range(twisted.asked.times.total()):
        with suppress(AgendawatchError):
            assert _told(_read(recorded, Twisted(recorded.app, another_in_place_of(nth)))) == read, nth


@every_platform
@pytest.mark.parametrize(
    "twist",
    [
        pytest.param(once(PASSING[0]), id="bad_moment"),
        pytest.param(once(PASSING[1]), id="hang_up"),
        pytest.param(redirected, id="redirect"),
        pytest.param(wrong_charset, id="wrong_charset"),
        pytest.param(without_charset, id="no_charset"),
        pytest.param(composed_apart, id="nfd"),
        pytest.param(in_entities, id="entities"),
    ],
)
def test_what_does_no_harm_does_none(recorded: Recorded, twist: Twist) -> None:
    """The same meetings, documents, items and decisions."""
    assert _told(_read(recorded, Twisted(recorded.app, twist))) == _plain(recorded.platform)


@every_platform
def test_what_is_put_off_is_not_scheduled(recorded: Recorded) -> None:
    """Wherever "inställt" is understood "uppskjutet" is, and its words are kept."""
    before = _read(recorded, recorded.app)[0].meetings
    after = _read(recorded, Twisted(recorded.app, put_off))[0].meetings

    said = [
        (was, now) for was, now in zip(before, after, strict=True) if "inställt" in (was.status_words or "").lower()
    ]
    assert all(now.status.value == "postponed" and "uppskjutet" in (now.status_words or "") for _, now in said)


@every_platform
def test_a_host_that_closes_itself_is_left(recorded: Recorded) -> None:
    """Nothing is asked but its rules."""
    closed = Given("User-agent: *\nDisallow: /\n", content_type="text/plain")
    asked: list[str] = []

    def app(wanted: Wanted) -> Given:
        asked.append(wanted.path)
        return closed if wanted.path == "/robots.txt" else recorded.app(wanted)

    with pytest.raises(RefusedError):
        _read(recorded, app)
    assert set(asked) == {"/robots.txt"}


@every_platform
def test_a_rule_may_close_the_files_alone(recorded: Recorded) -> None:
    """The meetings are listed; a file that robots.txt closes is not asked for, and that is told."""
    files: set[str] = set()

    def note(wanted: Wanted, given: Given, _: int) -> Given:
        if given.encoded().startswith(b"%PDF") or "getdocument" in wanted.path:
            files.add(wanted.target.partition("?")[0])
        return given

    _read(recorded, Twisted(recorded.app, note))
    closed, files = "".join(f"Disallow: {path}\n" for path in files), set()

    def app(wanted: Wanted) -> Given:
        if wanted.path == "/robots.txt":
            return Given(f"User-agent: *\n{closed}", content_type="text/plain")
        return note(wanted, recorded.app(wanted), 0)

    with pytest.raises(RefusedError):
        _read(recorded, app)
    assert files == set()


@every_platform
def test_a_file_past_the_limit_is_not_taken(recorded: Recorded) -> None:
    """The limit is 100 MB; files of 300 MB stand among the others."""
    policy = FetchPolicy(pause=0, first_wait=0, attempts=1, max_bytes=LARGE)

    with pytest.raises(LimitError, match=f"{LARGE} bytes"):
        _read(recorded, Twisted(recorded.app, too_large(LARGE)), policy)


@every_platform
def test_links_are_whole_and_pages_are_asked_for_as_they_are(recorded: Recorded) -> None:
    """An address in a page may be relative; HEAD is answered unlike GET, so it is never sent."""
    twisted = Twisted(recorded.app, lambda _, given, __: given)

    listing, meeting = _read(recorded, twisted)

    held = {*(it.url for it in listing.meetings if it.url), *(it.url for it in meeting.documents)}
    assert [url for url in held if not url.startswith("https://")] == []
    assert twisted.asked.methods <= {"GET", "POST"}
    assert {it.provenance.seen for it in listing.meetings if it.provenance} == {NOON}
    assert dt.time(0) not in {it.start.time() for it in listing.meetings if it.start}


@every_platform
def test_a_second_visit_reads_nothing(recorded: Recorded) -> None:
    """Every page is the same, unless what is asked cannot be asked again: a session, an id that rotates.

    Nor is a document web's that the site does not name as one: that it has no diary is an error each time.
    """
    with serve(recorded.app) as replica:
        transport, memory = Strict(recorded.hosts(replica.address)), InMemoryPages()
        with Client(policy=POLICY, now=lambda: NOON, transport=transport, memory=memory) as client:
            first, second = (client.visit_meetings(recorded.site, recorded.organization, window=YEAR) for _ in range(2))

    assert not first.unchanged
    assert second.unchanged is (recorded.platform not in {"ciceron", "evolution", "lex2"})
