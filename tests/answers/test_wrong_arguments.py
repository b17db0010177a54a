"""What a caller writes otherwise than we do is taken as it is meant, or refused with the nearest right word."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path

import pytest
from tests.answers.fronts import Fronts
from tests.cases import table

import agendawatch as aw

PAGE = "<h2>Kommunstyrelsen 2026</h2><ul><li>13 januari kl. 13.00<li>10 februari (inställt)</ul>"
AGENDA = "Dagordning\n\n1. Taxa för bygglov\n   Dnr KS 2026/00123\n"
RELEASE = "V vill ha ett badhus\n\nNu föreslår Vänsterpartiet i Örebro ett badhus. Förslaget tas upp i kommunstyrelsen på onsdag."
TEXTS = {"PAGE": PAGE, "AGENDA": AGENDA, "RELEASE": RELEASE}
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


def _call(name: str, given: Mapping[str, object]) -> Callable[[Fronts], object]:
    """Call what is public by its name, or by that of the store's; a page is meant by the name of its text."""
    named = {key: TEXTS.get(it, it) if isinstance(it, str) else it for key, it in given.items()}

    def call(fronts: Fronts) -> object:
        made = attrgetter(name)(fronts if name.startswith("store.") else aw)(**named)
        return list(made) if isinstance(made, Iterator) else made

    return call


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


_TAKEN, _REFUSED = table(__file__, "TAKEN"), table(__file__, "REFUSED")
TAKEN = {named: (_call(*written), _call(*usual)) for named, (written, usual) in _TAKEN.items()} | {
    "one kind as a value": (
        _call("store.changes", {"kinds": aw.ChangeKind.MEETING_CANCELLED}),
        _call("store.changes", {"kinds": ("meeting_cancelled",)}),
    ),
    "one meeting's id": (
        _call("store.changes", {"meetings": MEETING.id}),
        _call("store.changes", {"meetings": (MEETING.id,)}),
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
    "an assistant's single kind": (
        lambda it: it.mcp("list_changes", kinds="meeting_cancelled")["changes"],
        lambda it: it.mcp("list_changes", kinds=["meeting_cancelled"])["changes"],
    ),
}
"""What is meant, beside it what is usually written."""

REFUSED = {named: (_call(name, given), word) for named, (name, given, word) in _REFUSED.items()} | {
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
    "a misspelt thing to hide": (lambda it: aw.to_ical(it.store.meetings(), name="x", hide=("canceled",)), "cancelled"),
    "another language": (lambda it: aw.to_ical(it.store.meetings(), name="x", language="se"), "sv"),
    "a misspelt format": (lambda it: aw.export(it.store, it.folder / "out", format="parkett"), "parquet"),  # type: ignore[arg-type] # refused
    "a stray field of a meeting": (lambda _: aw.Meeting(**dict(MEETING), organisation="KS"), "organization"),  # type: ignore[call-arg] # refused
}
"""What cannot be taken, beside it a word that the error must hold."""

TYPED = table(__file__, "TYPED")
QUERIES = table(__file__, "QUERIES")
ASSISTANTS = table(__file__, "ASSISTANTS")


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
