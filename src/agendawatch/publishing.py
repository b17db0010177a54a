"""From the store to feeds: stamps from history, bytes that were written once, files replaced whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from agendawatch.feeds import Due, Stamps, to_ical, write_feed
from agendawatch.feeds.kept import FORMAT
from agendawatch.following import time_limits
from agendawatch.history import Store
from agendawatch.model import AgendaItem, Meeting, Proposal

__all__ = ["KeptByStore", "dues_of", "publish_feed", "stamps_of"]


class KeptByStore:
    """A store as the place where feeds keep the bytes of events."""

    def __init__(self, store: Store) -> None:
        """Keep bytes in a store."""
        self._store = store

    def get_many(self, keys: Sequence[str], /) -> Mapping[str, bytes]:
        """Look up bytes; what was never put there is not in the answer."""
        return self._store.kept_events(keys, FORMAT)

    def put_many(self, data: Mapping[str, bytes], /) -> None:
        """Keep bytes."""
        self._store.keep_events(data, FORMAT)


def stamps_of(store: Store) -> Callable[[str], Stamps | None]:
    """Ask a store for the stamps of an event, by its meeting's id; the store is asked once, for all of them."""
    known: dict[str, Stamps] = {}
    asked = False

    def ask(identifier: str) -> Stamps | None:
        nonlocal asked
        if not asked:
            known.update(
                (key, Stamps(told.created, told.last_modified, told.sequence))
                for key, told in store.all_stamps().items()
            )
            asked = True
        return known.get(identifier)

    return ask


def dues_of(proposal: Proposal) -> tuple[Due, ...]:
    """Give the law's deadlines of a followed proposal as a feed takes them."""
    return tuple(
        Due(
            deadline=limit.deadline,
            key=limit.key,
            title=proposal.title,
            organization=limit.action.organization.name if limit.action.organization else None,
            municipality=proposal.municipality.name if proposal.municipality else None,
            url=limit.action.provenance.url if limit.action.provenance else None,
        )
        for limit in time_limits(proposal)
    )


def publish_feed(
    path: Path,
    store: Store,
    *,
    name: str,
    meetings: Iterable[Meeting] = (),
    proposals: Iterable[Proposal] = (),
    known: Iterable[Meeting] = (),
    hits: Iterable[tuple[Meeting, AgendaItem | None]] = (),
    items: bool = False,
    now: dt.datetime | None = None,
) -> bool:
    """Write a feed from a store into a file, and tell whether it is other than it was.

    Proposals bring the law's deadlines that their actions begin; one that is only inferred is tentative.

    `now` cuts the past, ends "FLYTTAT" and tells that a meeting has passed in silence; without it nothing does.
    The file's last bytes are looked at, so that what did not change keeps its bytes, stamps and all.
    """
    followed = tuple(proposals)
    data = to_ical(
        meetings,
        name=name,
        items=items,
        proposals=followed,
        deadlines=[due for proposal in followed for due in dues_of(proposal)],
        known=known,
        hits=hits,
        stamps=stamps_of(store),
        kept=KeptByStore(store),
        now=now,
        previous=path.read_bytes() if path.exists() else None,
    )
    return write_feed(path, data)
