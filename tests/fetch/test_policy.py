"""We say who we are, in the operator's words where there are some; what was asked for is counted."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases

from agendawatch.errors import InputError
from agendawatch.fetch import FetchPolicy
from agendawatch.fetch.policy import Tally
from agendawatch.sources.flow import Response


@pytest.mark.parametrize(
    ("user_agent", "product"),
    [("", "agendawatch"), ("Motesvakt/2.0 (+https://example.org; kontakt@example.org)", "Motesvakt"), ("bot", "bot")],
)
def test_robots_know_us_by_the_product(user_agent: str, product: str) -> None:
    """The name before the slash is the one that robots.txt may rule on."""
    policy = FetchPolicy(user_agent=user_agent)

    assert policy.product == product
    assert policy.user_agent.startswith(product)


@cases("pause", "url", "seconds")
def test_a_pause_is_kept_for_others_sake(pause: float | None, url: str, seconds: float) -> None:
    """A second at other people's hosts, less at our own machine; what the operator says goes before both."""
    assert FetchPolicy(pause=pause).pause_at(url) == seconds


@cases("user_agent")
def test_a_name_that_no_header_holds_is_refused(user_agent: str) -> None:
    """Before anything is asked, and not as a bug at each site."""
    with pytest.raises(InputError, match="user_agent is"):
        FetchPolicy(user_agent=user_agent)


NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)


def test_answers_are_counted() -> None:
    """Requests, 304s and bytes; time runs from the opening."""
    tally = Tally()
    for status, body in ((200, b"12345"), (304, b""), (404, b"no")):
        tally.note(Response("https://example.se/", status, body, NOON))

    report = tally.report()
    assert (report.requests, report.not_modified, report.bytes) == (3, 1, 7)
    assert report.seconds >= 0
