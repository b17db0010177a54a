"""What a site says of itself is checked once."""

from __future__ import annotations

import pytest

from agendawatch.errors import InputError
from agendawatch.site.facts.frame import Frame


def test_an_address_ends_in_a_slash() -> None:
    """Everything else hangs under it."""
    assert Frame(base_url="https://moten.example/a").base_url == "https://moten.example/a/"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "moten.example", "https://moten.example/?a=1", "https://x/#y"])
def test_an_address_that_nothing_can_hang_under_is_refused(url: str) -> None:
    """By its name."""
    with pytest.raises(InputError, match="base_url"):
        Frame(base_url=url)
