"""What a site says of itself is checked once."""

from __future__ import annotations

import pytest
from tests.site.invented import meeting

from agendawatch.errors import InputError
from agendawatch.site.facts.frame import Frame, alphabetical, by_hour


def test_an_address_ends_in_a_slash() -> None:
    """Everything else hangs under it."""
    assert Frame(base_url="https://moten.example/a").base_url == "https://moten.example/a/"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "moten.example", "https://moten.example/?a=1", "https://x/#y"])
def test_an_address_that_nothing_can_hang_under_is_refused(url: str) -> None:
    """By its name."""
    with pytest.raises(InputError, match="base_url"):
        Frame(base_url=url)


def test_the_swedish_alphabet_ends_in_three_letters() -> None:
    """Whatever their case; what has no name comes after all."""
    names = [None, "östra", "Ånge", "älvdalen", "Zorn", "ale"]

    assert sorted(names, key=alphabetical) == ["ale", "Zorn", "Ånge", "älvdalen", "östra", None]


def test_a_meeting_without_an_hour_comes_last_of_its_day() -> None:
    """Then by name."""
    early, late, open_ended = meeting(at=9), meeting(at=13), meeting(at=None)
    named = meeting(at=9, name="Beredning")

    assert sorted([open_ended, late, early, named], key=by_hour) == [named, early, late, open_ended]
