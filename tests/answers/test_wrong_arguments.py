"""What a caller writes otherwise than we do is taken as it is meant, or refused with the nearest right word."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.answers.fronts import Fronts
from tests.cases import table

import agendawatch as aw

PAGE = "<h2>Kommunstyrelsen 2026</h2><ul><li>13 januari kl. 13.00<li>10 februari (inställt)</ul>"
AGENDA = "Dagordning\n\n1. Taxa för bygglov\n   Dnr KS 2026/00123\n"
RELEASE = "V vill ha ett badhus\n\nNu föreslår Vänsterpartiet i Örebro ett badhus. Förslaget tas upp i kommunstyrelsen på onsdag."
FRIDAY = dt.date(2026, 3, 6)
NAIVE = dt.datetime(2026, 3, 6, 8)  # noqa: DTZ001 - what is to be refused
MEETING = aw.Meeting(
    organization=aw.Organization(name="Kommunstyrelsen"),
    date=FRIDAY,
    municipality=aw.Municipality(code="9901", name="Sommarköping"),
)
OFFLINE = aw.Site(url="https://9901.example/", platform="page")


def _page(fronts: Fronts) -> Path:
    file = fronts.folder / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


def _ask(**asked: object) -> Callable[[Fronts], object]:
    """Ask the store for changes."""
    return lambda it: list(it.store.changes(**asked))  # type: ignore[arg-type] # what is wrong on purpose


def _meetings(**asked: object) -> Callable[[Fronts], object]:
    return lambda it: list(it.store.meetings(**asked))  # type: ignore[arg-type] # likewise


def _search(text: object = "bryggan", **asked: object) -> Callable[[Fronts], object]:
    return lambda it: it.store.search(text, **asked)  # type: ignore[arg-type] # likewise


def _open(fronts: Fronts) -> object:
    with _page(fronts).open("rb") as file:
        return aw.read_schedule(file)


def _client(call: Callable[[aw.Client], object]) -> object:
    with aw.Client(transport=_Nobody()) as client:  # type: ignore[arg-type] # it is never reached
        return call(client)


class _Nobody:
    """A network that nobody may ask."""

    def __getattr__(self, name: str) -> object:
        """Do nothing at its end, and fail before."""
        if name != "close":
            raise AttributeError(name)
        return lambda: None

    def __call__(self, *_request: object) -> object:
        """Be asked."""
        pytest.fail("somebody was asked")


TAKEN = {
    "one kind as text": (_ask(kinds="meeting_cancelled"), _ask(kinds=("meeting_cancelled",))),
    "one kind as a value": (_ask(kinds=aw.ChangeKind.MEETING_CANCELLED), _ask(kinds=("meeting_cancelled",))),
    "one meeting's id": (_ask(meetings=MEETING.id), _ask(meetings=(MEETING.id,))),
    "a day as text": (_ask(since="2026-03-06"), _ask(since=FRIDAY)),
    "a moment as text": (_ask(since="2026-03-06T00:00:00+01:00"), _ask(since=FRIDAY)),
    "a past day as text": (_meetings(as_of="2026-03-05"), _meetings(as_of=dt.date(2026, 3, 5))),
    "a place that the store alone knows": (_meetings(municipality="Lingonvik"), _meetings(municipality="9902")),
    "days of a search as text": (_search(since="2026-01-01"), _search(since=dt.date(2026, 1, 1))),
    "a window of texts": (
        lambda _: aw.Window(first="2026-01-01", last="2026-12-31"),  # type: ignore[arg-type] # taken
        lambda _: aw.Window.year(2026),
    ),
    "a release's day as text": (
        lambda _: aw.read_press_release(RELEASE, published="2026-03-06"),
        lambda _: aw.read_press_release(RELEASE, published=FRIDAY),
    ),
    "a release's day as a moment": (
        lambda _: aw.read_press_release(RELEASE, published=dt.datetime(2026, 3, 5, 23, 30, tzinfo=dt.UTC)),
        lambda _: aw.read_press_release(RELEASE, published=FRIDAY),
    ),
    "today as text": (
        lambda _: aw.read_schedule(PAGE, today="2026-01-01"),
        lambda _: aw.read_schedule(PAGE, today=dt.date(2026, 1, 1)),
    ),
    "a page as a path": (lambda it: aw.read_schedule(_page(it)), lambda _: aw.read_schedule(PAGE)),
    "a page as an open file": (_open, lambda _: aw.read_schedule(PAGE)),
    "a page as text in a file": (lambda _: aw.read_agenda(io.StringIO(AGENDA)), lambda _: aw.read_agenda(AGENDA)),
    "one meeting for a calendar": (
        lambda it: aw.to_ical(next(it.store.meetings()), name="x"),
        lambda it: aw.to_ical([next(it.store.meetings())], name="x"),
    ),
    "one thing to hide": (
        lambda it: aw.to_ical(it.store.meetings(), name="x", hide="cancelled"),
        lambda it: aw.to_ical(it.store.meetings(), name="x", hide=("cancelled",)),
    ),
    "a deadline's day as text": (
        lambda _: aw.deadline("appeal", "2026-03-11"),
        lambda _: aw.deadline(aw.DeadlineKind.APPEAL, dt.date(2026, 3, 11)),
    ),
    "one word to watch for": (
        lambda _: aw.Watch(name="x", words="cykelbana"),  # type: ignore[arg-type] # taken
        lambda _: aw.Watch(name="x", words=("cykelbana",)),
    ),
    "an assistant's single kind": (
        lambda it: it.mcp("list_changes", kinds="meeting_cancelled")["changes"],
        lambda it: it.mcp("list_changes", kinds=["meeting_cancelled"])["changes"],
    ),
}
"""What is meant, beside it what is usually written."""

REFUSED = {
    "a misspelt kind": (_ask(kinds=("meeting_canceled",)), "meeting_cancelled"),
    "a misspelt kind by itself": (_ask(kinds="meeting_canceled"), "meeting_cancelled"),
    "a moment without a zone": (_ask(since=NAIVE), "zone"),
    "a day in words": (_ask(since="i går"), "2026-03-11"),
    "a misspelt organization in changes": (_ask(organization="Komunstyrelsen"), "Kommunstyrelsen"),
    "a misspelt organization in meetings": (_meetings(organization="Kommunfulmäktige"), "Kommunfullmäktige"),
    "a misspelt organization in search": (_search(organization="Komunstyrelsen"), "Kommunstyrelsen"),
    "a misspelt place": (_ask(municipality="Göteborgg"), "Göteborg"),
    "a misspelt place that the store alone knows": (_meetings(municipality="Lingonvikk"), "Lingonvik"),
    "a number for a place": (_meetings(municipality=1480), "municipality"),
    "a number for an organization": (lambda _: aw.read_schedule(PAGE, organization=7), "organization"),  # type: ignore[arg-type] # refused
    "a file's name for a page": (lambda _: aw.read_schedule("moten.html"), "Path('moten.html')"),
    "a year for a window": (_meetings(window=2026), "Window"),
    "a misspelt kind of hit": (_search(kind="items"), "item"),
    "a misspelt party": (_search(party="Vänsterpatiet"), "Vänsterpartiet"),
    "a text for a number": (_search(limit="five"), "number"),
    "a number for words": (_search(12), "text"),
    "a search that ends before it begins": (
        _search(since=dt.date(2027, 1, 1), until=dt.date(2026, 1, 1)),
        "2027-01-01",
    ),
    "a window that ends before it begins": (
        lambda _: aw.Window(first=dt.date(2026, 12, 31), last=dt.date(2026, 1, 1)),
        "2026-12-31",
    ),
    "a window in words": (lambda _: aw.Window(first="våren", last="hösten"), "2026-03-11"),  # type: ignore[arg-type] # refused
    "a year as text": (lambda _: aw.Window.year("2026"), "year"),  # type: ignore[arg-type] # refused
    "a round without a zone": (
        lambda it: _client(lambda client: aw.update(it.store, OFFLINE, now=NAIVE, client=client)),
        "zone",
    ),
    "a round's window as a year": (
        lambda it: _client(
            lambda client: aw.update(it.store, OFFLINE, now=dt.datetime.now(dt.UTC), window=2026, client=client)  # type: ignore[arg-type] # refused
        ),
        "Window",
    ),
    "a client's window as a year": (
        lambda _: _client(lambda client: client.meetings(OFFLINE, window=2026)),  # type: ignore[arg-type] # refused
        "Window",
    ),
    "a misspelt platform": (
        lambda _: _client(lambda client: client.meetings(aw.Site(url="https://9901.example/", platform="meetingplus"))),
        "meetingsplus",
    ),
    "a client's place as a number": (lambda _: _client(lambda client: client.meetings(1480)), "municipality"),  # type: ignore[arg-type] # refused
    "no address": (lambda _: aw.Site(url=12), "url"),  # type: ignore[arg-type] # refused
    "a release's day in words": (lambda _: aw.read_press_release(RELEASE, published="fredag"), "2026-03-11"),
    "a number for a page": (lambda _: aw.read_schedule(12), "page"),  # type: ignore[arg-type] # refused
    "a text for a meeting": (lambda _: aw.read_agenda(AGENDA, meeting="KS"), "Meeting"),  # type: ignore[arg-type] # refused
    "a misspelt thing to hide": (lambda it: aw.to_ical(it.store.meetings(), name="x", hide=("canceled",)), "cancelled"),
    "another language": (lambda it: aw.to_ical(it.store.meetings(), name="x", language="se"), "sv"),
    "a text for meetings": (lambda _: aw.to_ical("möten", name="x"), "Meeting"),  # type: ignore[arg-type] # refused
    "a misspelt format": (lambda it: aw.export(it.store, it.folder / "out", format="parkett"), "parquet"),  # type: ignore[arg-type] # refused
    "a misspelt deadline": (lambda _: aw.deadline("appeals", dt.date(2026, 3, 11)), "appeal"),
    "a number for a proposal": (lambda _: aw.follow(12), "PressRelease"),  # type: ignore[arg-type] # refused
    "texts for listings": (lambda _: aw.compare("a", "b"), "Listing"),  # type: ignore[arg-type] # refused
    "a meeting of texts": (lambda _: aw.Meeting(organization="KS", date=FRIDAY), "organization"),  # type: ignore[arg-type] # refused
    "a stray field of a meeting": (lambda _: aw.Meeting(**dict(MEETING), organisation="KS"), "organization"),  # type: ignore[call-arg] # refused
    "a number for a municipality": (lambda _: aw.municipality(1480), "municipality"),  # type: ignore[arg-type] # refused
}
"""What cannot be taken, beside it a word that the error must hold."""

TYPED = table(__file__, "TYPED")

QUERIES: dict[str, tuple[str, dict[str, str], str]] = {
    "a misspelt kind": ("changes", {"kind": "meeting_canceled"}, "meeting_cancelled"),
    "a misspelt organization": ("meetings", {"organization": "Komunstyrelsen"}, "Kommunstyrelsen"),
    "a misspelt place": ("meetings", {"municipality": "Göteborgg"}, "Göteborg"),
    "days that end before they begin": ("meetings", {"from": "2026-12-31", "to": "2026-01-01"}, "2026-12-31"),
    "a day in words": ("changes", {"since": "i går"}, "2026-03-11"),
    "a misspelt kind of hit": ("search", {"words": "bryggan", "type": "items"}, "item"),
}

ASSISTANTS: dict[str, tuple[str, dict[str, object], str]] = {
    "a misspelt kind": ("list_changes", {"kinds": ["meeting_canceled"]}, "meeting_cancelled"),
    "a misspelt organization": ("list_meetings", {"organization": "Komunstyrelsen"}, "Kommunstyrelsen"),
    "a misspelt place": ("list_meetings", {"municipality": "Lingonvikk"}, "Lingonvik"),
    "days that end before they begin": ("list_meetings", {"first": "2026-12-31", "last": "2026-01-01"}, "2026-12-31"),
    "a day in words": ("list_changes", {"since": "i går"}, "2026-03-11"),
    "a misspelt status": ("list_meetings", {"status": "canceled"}, "cancelled"),
}


@pytest.mark.parametrize("named", TAKEN)
def test_what_is_meant_is_taken(fronts: Fronts, named: str) -> None:
    """As what is usually written."""
    written, usual = TAKEN[named]

    expected = usual(fronts)

    assert written(fronts) == expected
    assert expected or named == "one meeting's id"


@pytest.mark.parametrize("named", REFUSED)
def test_what_cannot_be_meant_is_refused(fronts: Fronts, named: str) -> None:
    """By an error of ours that is a `ValueError`, with the nearest right word, and before anybody is asked."""
    call, word = REFUSED[named]

    with pytest.raises(aw.AgendawatchError) as refused:
        call(fronts)

    assert isinstance(refused.value, ValueError)
    assert word in str(refused.value)


@pytest.mark.parametrize("named", TYPED)
def test_a_command_is_refused_alike(fronts: Fronts, named: str) -> None:
    """As used wrongly, with the same word."""
    words, word = TYPED[named]

    code, said = fronts.cli(*words)

    assert (code, word in said) == (2, True), said


@pytest.mark.parametrize("named", QUERIES)
def test_a_query_is_refused_alike(fronts: Fronts, named: str) -> None:
    """With 400, and the same word."""
    path, asked, word = QUERIES[named]

    told = fronts.api(path, **asked)

    assert (told["http"], word in told["detail"]) == (400, True), told


@pytest.mark.parametrize("named", ASSISTANTS)
def test_a_tool_is_refused_alike(fronts: Fronts, named: str) -> None:
    """As invalid, with the same word."""
    tool, asked, word = ASSISTANTS[named]

    told = fronts.mcp(tool, **asked)

    assert word in told["error"]["message"], told
