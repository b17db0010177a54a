"""The store as feeds see it."""

from __future__ import annotations

from agendawatch.feeds.publishing import StoreEventCache, stamps_of
from agendawatch.store import Store


def test_what_was_never_kept_is_not_there(stocked: Store) -> None:
    """Only what was put there is found."""
    kept = StoreEventCache(stocked)
    kept.put_many({"a": b"1"})

    assert kept.get_many(["a", "b"]) == {"a": b"1"}


def test_stamps_can_be_asked_of_some_meetings(stocked: Store) -> None:
    """One question, of thousands or of one."""
    one, *_ = (meeting.id for meeting in stocked.meetings())

    assert set(stocked.queries.all_stamps([one])) == {one}
    assert stamps_of(stocked, [one, "nobody"]) == {one: stamps_of(stocked)[one]}
    assert len(stocked.queries.all_stamps([f"{nth}" for nth in range(1200)] + [one])) == 1
