"""We say who we are, in the operator's words where there are some."""

from __future__ import annotations

import pytest

from agendawatch.fetch import Manners


@pytest.mark.parametrize(
    ("user_agent", "product"),
    [("", "agendawatch"), ("Motesvakt/2.0 (+https://example.org; kontakt@example.org)", "Motesvakt"), ("bot", "bot")],
)
def test_robots_know_us_by_the_product(user_agent: str, product: str) -> None:
    """The name before the slash is the one that robots.txt may rule on."""
    manners = Manners(user_agent=user_agent)

    assert manners.product == product
    assert manners.user_agent.startswith(product)
