"""A calendar is turned to its end, and its moments are local."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from tests.cases import cases
from tests.replicas.asking import Answering, page

from agendawatch.errors import LayoutError, ReadError
from agendawatch.fetch import run
from agendawatch.model import Meeting, Site
from agendawatch.sources.sitevision import find_calendar, read_events

URL = "https://example.se/appresource/4.1/12.2/page"
SITE = Site(url="https://example.se/kalender")


def _read(answers: Iterable[object]) -> tuple[Meeting, ...]:
    return run(read_events(URL, SITE), Answering(*answers))


def _row(start: object = 1773061200000, **more: object) -> dict[str, object]:
    return {"displayName": "Kommunstyrelsen", "URI": "/ks", "startDate": start, "endDate": None, **more}


@cases("text", "named", "url")
def test_a_calendar_is_found(text: str, named: str | None, url: str | None) -> None:
    """On the page, or by the site's parameter."""
    site = SITE.model_copy(update={"parameters": (("events", named),) if named else ()})

    assert find_calendar(page(text, "https://example.se/kalender"), site) == url


def test_moments_are_local_and_may_come_as_words() -> None:
    """14.00 in March is 13.00 UTC."""
    (meeting,) = _read([{"hitCount": 1, "items": [_row("1773061200000")]}])

    assert meeting.start is not None
    assert f"{meeting.start:%Y-%m-%d %H:%M}" == "2026-03-09 14:00"


@pytest.mark.parametrize(
    "answers",
    [
        ([],),
        ({"items": []},),
        ({"hitCount": 1, "items": None},),
        ({"hitCount": 2, "items": [_row()]}, {"hitCount": 2, "items": [_row()]}),
        ({"hitCount": 1, "items": [_row("soon")]},),
        ({"hitCount": 1, "items": [_row(None)]},),
        ("<p>",),
    ],
)
def test_half_a_calendar_is_none(answers: tuple[object, ...]) -> None:
    """A missing count, a page that repeats, a moment that is none."""
    with pytest.raises(ReadError):
        _read(answers)


def test_an_endless_calendar_ends() -> None:
    """Pages that go on for ever are an error."""
    with pytest.raises(LayoutError, match="an end of the calendar"):
        _read({"hitCount": 10**6, "items": [_row(URI=f"/{number}")]} for number in range(1000))
