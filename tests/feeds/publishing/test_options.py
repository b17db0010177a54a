"""What a subscriber asks of a feed."""

from __future__ import annotations

from agendawatch.feeds.publishing import FeedOptions


def test_equal_wishes_are_one() -> None:
    """They can be the key of what is made once."""
    assert {FeedOptions(alarms=("-P1D",)), FeedOptions(alarms=("-P1D",))} == {FeedOptions(alarms=("-P1D",))}
