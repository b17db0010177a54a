"""We say who we are, in the operator's words where there are some."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.errors import InputError
from agendawatch.fetch import FetchPolicy


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
