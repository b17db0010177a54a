"""What is asked of every platform, and what may happen on any: it reads the same all the same, or says what to do next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from tests.cases import cases, table
from tests.replicas.asking import BAD_DAYS, NOON, PASSING
from tests.replicas.network import Strict
from tests.replicas.recorded import FURTHER, ITEMS, RECORDED, Recorded, items_of, said_of
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
)
from tests.replicas.untidy import DRAWN, Held

from agendawatch.crawl.client import Client
from agendawatch.errors import (
    AgendawatchError,
    FetchError,
    InputError,
    LayoutError,
    LimitError,
    ReadError,
    RefusedError,
)
from agendawatch.fetch import FetchPolicy, InMemoryPages
from agendawatch.model import Listing, Meeting, Site, Window

POLICY = FetchPolicy(pause=0, first_wait=0, longest_wait=1, attempts=3)
YEAR = Window.year(2026)
LARGE = 60_000

EVERY = {it.platform: it for it in RECORDED} | FURTHER
"""Each platform, some in several forms."""
every_platform = pytest.mark.parametrize("recorded", [pytest.param(it, id=name) for name, it in EVERY.items()])


@contextmanager
def _asked(recorded: Recorded, app: App, policy: FetchPolicy = POLICY) -> Iterator[Client]:
    with serve(app) as replica:
        transport = Strict(recorded.hosts(replica.address))
        with Client(policy=policy, now=lambda: NOON, transport=transport) as client:
            yield client


def _read(recorded: Recorded, app: App, policy: FetchPolicy = POLICY) -> tuple[Listing, Meeting]:
    with _asked(recorded, app, policy) as client:
        listing = client.meetings(recorded.site, window=YEAR)
        return listing, client.agenda(listing.meetings[0])


def _told(read: tuple[Listing, Meeting]) -> object:
    """Say what is read, without the hashes of the pages that it was read from."""
    listing, meeting = read
    held = [(it.id, it.date, it.start, it.status, it.organization.name, len(it.documents)) for it in listing.meetings]
    titles = [(it.title, it.classification) for it in meeting.documents]
    return held, titles, [(it.number, it.title, it.decision and it.decision.outcome) for it in meeting.agenda or ()]


@every_platform
def test_meetings_items_and_decisions_are_read(recorded: Recorded) -> None:
    """Each meeting with its status and the number of its files; items of the summons, decisions of the minutes."""
    listing, meeting = _read(recorded, recorded.app)

    assert (said_of(listing), items_of(meeting)) == (recorded.meetings, ITEMS)


@every_platform
def test_one_organization_is_listed_by_any_of_its_names(recorded: Recorded) -> None:
    """What it is called there, and its short form; nobody else's meetings are told."""
    for short, name in (("KS", "Kommunstyrelsen"), ("KF", "Kommunfullmäktige")):
        own = tuple(it for it in recorded.meetings if name in it)
        for asked in (short, name) if own else ():
            with _asked(recorded, recorded.app) as client:
                listing = client.meetings(recorded.site, asked, window=YEAR)
            assert (said_of(listing), listing.organizations) == (own, (name,))


NAMES_ALL = frozenset(
    {"ciceron", "goteborg", "meetingsplus", "netpublicator", "norrkoping", "opengov360", "evolution-diary"}
)
"""Those that list who meets there; of the others a page without an organization may be silent of it."""


@pytest.mark.parametrize("name", EVERY)
def test_an_unknown_organization_is_refused_with_those_that_are_there(name: str) -> None:
    """Where nobody lists them, it has no meetings or no page."""
    recorded = EVERY[name]
    known = sorted({it.split()[2] for it in recorded.meetings})

    with _asked(recorded, recorded.app) as client:
        if name in NAMES_ALL:
            with pytest.raises(InputError, match=f"one of .*{', '.join(known)}"):
                client.meetings(recorded.site, "Skeppsnämnden", window=YEAR)
            return
        with suppress(LayoutError):
            assert client.meetings(recorded.site, "Skeppsnämnden", window=YEAR).meetings == ()


HOLDS_FROM = table(__file__, "HOLDS_FROM")
"""From which day on each answers, where that is less than all."""


@pytest.mark.parametrize("name", EVERY)
def test_a_listing_answers_from_the_first_day_that_is_held(name: str) -> None:
    """What is older is not there any more: it is no quiet year, and asked for alone it is refused."""
    recorded, first = EVERY[name], HOLDS_FROM.get(name)
    wide = Window(first=dt.date(2001, 1, 1), last=YEAR.last)

    with _asked(recorded, recorded.app) as client:
        listing = client.meetings(recorded.site, window=wide)
        assert (listing.window.first, said_of(listing)) == (first or wide.first, recorded.meetings)
        if first is None:
            assert client.meetings(recorded.site, window=Window.year(2001)).meetings == ()
            return
        with pytest.raises(
            (InputError, LayoutError), match=f"days from {first} on, which the site still holds|dates of meet"
        ):
            client.meetings(recorded.site, window=Window.year(2001))


@every_platform
def test_a_meeting_that_went_away_is_told(recorded: Recorded) -> None:
    """Its agenda cannot be asked for: it is never another's, and never empty."""
    with _asked(recorded, recorded.app) as client:
        meeting = client.meetings(recorded.site, window=YEAR).meetings[0]
        gone = meeting.model_copy(update={"date": dt.date(2026, 12, 24), "source_id": "gone", "url": None})
        if recorded.platform in {"meetingsplus", "opengov360"}:
            # A row that leads nowhere may be a meeting that is not out yet.
            assert client.agenda(gone, recorded.site).agenda is None
            return
        with pytest.raises(LayoutError, match=f"the meeting of {meeting.organization} on 2026-12-24|dates of meet"):
            client.agenda(gone, recorded.site)


@cases("platform", "html")
def test_a_municipalitys_own_page_leads_to_its_portal(platform: str, html: str) -> None:
    """By a frame, a link or a script; a page that leads nowhere is told."""
    _, app = DRAWN[platform]((Held(("Kallelse.pdf",)),), {"Kallelse.pdf": b"%PDF-1.4"})
    shown = [html, "<p>Vår nya webbplats."]

    def answer(wanted: Wanted) -> Given:
        address = f"http://{wanted.headers['host']}"
        return (
            Given(f"<!doctype html><h1>Möten</h1>{shown[0].replace('HOST', address)}")
            if wanted.path == "/moten"
            else app(wanted)
        )

    with serve(answer) as replica, Client(policy=POLICY, now=lambda: NOON) as client:
        site = Site(url=f"{replica.address}/moten", platform=platform, parameters=(("api", replica.address),))
        assert [str(it.date) for it in client.meetings(site, window=YEAR).meetings] == ["2026-03-11"]
        shown.pop(0)
        with pytest.raises(LayoutError, match="/moten"):
            client.meetings(site, window=YEAR)


HARMLESS = {
    "evolution": "/api/units",
    "meetingsplus": "/404?aspxerrorpath=%2Frobots.txt",
    "page": "/",
    "sitevision": "/",
}
"""A page that may fail: another service is asked then, no rules are none, and a start page leads no further."""
ALONE: tuple[tuple[Fault, type[AgendawatchError]], ...] = (
    (Fault.SOFT_404, ReadError),
    (Fault.FORBIDDEN, RefusedError),
    (Fault.BAD_GATEWAY, FetchError),
    (Fault.EMPTY, ReadError),
    (Fault.TRUNCATED, ReadError),
)


@pytest.mark.parametrize(("fault", "error"), ALONE, ids=[fault.value for fault, _ in ALONE])
@pytest.mark.parametrize("name", EVERY)
def test_half_an_answer_is_none(name: str, fault: Fault, error: type[AgendawatchError]) -> None:
    """Whichever page fails, a list, a meeting's own, an item's, a file: what was asked for fails, and nothing is less."""
    recorded, answers = EVERY[name], dict[str, Given]()

    def note(wanted: Wanted, given: Given, _: int) -> Given:
        answers[wanted.target] = given
        return given

    _read(recorded, Twisted(recorded.app, note))
    answers.pop(HARMLESS.get(name) or HARMLESS.get(recorded.platform, ""), None)
    for target, given in answers.items():
        if given.status != 200 or (fault is Fault.TRUNCATED and "html" in (given.content_type or "")):
            continue

        def spoilt(wanted: Wanted, given: Given, _: int, target: str = target) -> Given | None:
            return fault.spoil(wanted, given) if wanted.target == target else given

        with pytest.raises(error):
            _read(recorded, Twisted(recorded.app, spoilt))


@every_platform
@pytest.mark.parametrize(("fault", "error"), BAD_DAYS, ids=[fault.value for fault, _ in BAD_DAYS])
def test_a_bad_day_is_told_as_what_it_is(recorded: Recorded, fault: Fault, error: type[AgendawatchError]) -> None:
    """It is never a quiet month: the class of the error says what to do next, and it has the address."""
    with pytest.raises(error) as caught:
        _read(recorded, Twisted(recorded.app, faulty(fault)))
    assert isinstance(caught.value, FetchError | ReadError | RefusedError)
    assert caught.value.url


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
        pytest.param(faulty(Fault.WRONG_CHARSET), id="wrong_charset"),
        pytest.param(faulty(Fault.NO_CHARSET), id="no_charset"),
        pytest.param(composed_apart, id="nfd"),
        pytest.param(in_entities, id="entities"),
    ],
)
def test_what_does_no_harm_does_none(recorded: Recorded, twist: Twist) -> None:
    """The same meetings, documents, items and decisions."""
    assert _told(_read(recorded, Twisted(recorded.app, twist))) == _told(_read(recorded, recorded.app))


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
            first, second = (client.visit_meetings(recorded.site, window=YEAR) for _ in range(2))

    assert not first.unchanged
    assert second.unchanged is (recorded.platform not in {"ciceron", "lex2"} and recorded is not EVERY["evolution"])
