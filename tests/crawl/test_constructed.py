"""Answers that we made say so, and so does all that is read of them; what a real host says bears no such mark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from agendawatch.crawl.client import Client
from agendawatch.fetch import FetchPolicy, Recorder, Replay
from agendawatch.fetch.message import CONSTRUCTED
from agendawatch.model import Meeting, Municipality, Provenance, Site, Window
from agendawatch.testing import Clock, Country

NOW = dt.datetime(2026, 3, 20, 8, tzinfo=dt.UTC)
YEAR = Window.year(2026)
AT_ONCE = FetchPolicy(pause=0, first_wait=0)
REAL = Municipality(code="1480", name="Göteborg")


def _ground_of(meeting: Meeting) -> Iterator[Provenance]:
    """Give every ground within a meeting."""
    papers = (*meeting.documents, *(paper for item in meeting.agenda or () for paper in item.documents))
    decisions = [item.decision.provenance for item in meeting.agenda or () if item.decision]
    grounds = (
        meeting.provenance,
        *(it.provenance for it in papers),
        *(item.provenance for item in meeting.agenda or ()),
        *decisions,
    )
    return (ground for ground in grounds if ground is not None)


class _Marked(httpx.BaseTransport):
    """Hands on another's answers with the mark that they bear by their paths, as a real host would where that is None."""

    def __init__(self, inner: httpx.BaseTransport, mark: Callable[[str], str | None]) -> None:
        self._inner = inner
        self._mark = mark

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        answer = self._inner.handle_request(request)
        del answer.headers[CONSTRUCTED[0]]
        mark = self._mark(request.url.path)
        answer.headers.update({CONSTRUCTED[0]: mark} if mark else {})
        return answer


@pytest.fixture
def country() -> Country:
    """Give a town with minutes, and a board that says that they are adjusted."""
    country = Country()
    town = country.town("Ängelvik")
    town.announce("Kommunstyrelsen", "2026-03-11", "2026-04-15")
    town.publish_agenda("Kommunstyrelsen", "2026-03-11", ("Taxa för vatten (KS 2026/12)",))
    town.publish_minutes("Kommunstyrelsen", "2026-03-11", [("Taxa för vatten", "Kommunstyrelsen godkänner taxan.")])
    town.post_notice("Kommunstyrelsen", "2026-03-11", posted="2026-03-13")
    return country


def _asking(country: Country, mark: Callable[[str], str | None]) -> Client:
    return Client(transport=_Marked(country.transport(), mark), now=lambda: NOW, policy=AT_ONCE)


def _site(country: Country) -> Site:
    """Give its site as one of a real municipality, so that only the answers can tell."""
    return country.town("Ängelvik").site.model_copy(update={"municipality": REAL})


@pytest.mark.parametrize("mark", [CONSTRUCTED[1], None, "0"])
def test_all_that_is_read_of_made_answers_says_so(country: Country, mark: str | None) -> None:
    """A listing's meetings, an agenda with its items, decisions and papers, and notices; without the mark, or with another, not."""
    with _asking(country, lambda _: mark) as client:
        listing = client.meetings(_site(country), window=YEAR)
        read = client.agenda(listing.meetings[0])
        notices = client.notices(_site(country))

    grounds = [ground for meeting in (*listing.meetings, read) for ground in _ground_of(meeting)]
    grounds += [notice.document.provenance for notice in notices if notice.document.provenance]
    assert (len(listing.meetings), bool(read.agenda), len(notices)) == (2, True, 1)
    assert {ground.constructed for ground in grounds} == {mark == CONSTRUCTED[1]}


def test_one_made_answer_marks_its_visit_and_no_other(country: Country) -> None:
    """Where only a document was made, what that visit returns is marked; the list beside it is not."""
    with _asking(country, lambda path: CONSTRUCTED[1] if "/download/" in path else None) as client:
        listing = client.meetings(_site(country), window=YEAR)
        read = client.agenda(listing.meetings[0])

    assert [meeting.made_up for meeting in listing.meetings] == [False, False]
    assert read.made_up


def test_a_recording_bears_the_mark_and_plays_it(country: Country, tmp_path: Path) -> None:
    """Also where it answers that nothing has changed."""
    clock = Clock("2026-03-20 08:00")
    site = _site(country)
    with Client(transport=Recorder(tmp_path, country.transport()), now=clock, policy=AT_ONCE) as client:
        client.meetings(site, window=YEAR)

    replay = Replay(tmp_path)
    with Client(transport=replay, now=clock, policy=AT_ONCE) as client:
        played = client.meetings(site, window=YEAR)
    with httpx.Client(transport=replay) as asking:
        first = asking.get(site.url)
        again = asking.get(site.url, headers={"If-None-Match": first.headers["etag"]})

    assert {meeting.made_up for meeting in played.meetings} == {True}
    assert (first.headers[CONSTRUCTED[0]], again.status_code, again.headers[CONSTRUCTED[0]]) == ("1", 304, "1")
