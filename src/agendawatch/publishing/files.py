"""Feeds as files, replaced whole and only when they differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from agendawatch.feeds import to_ical, write_feed
from agendawatch.history import Store
from agendawatch.model import AgendaItem, Meeting, Proposal
from agendawatch.publishing.keeping import KeptByStore, stamps_of
from agendawatch.publishing.proposals import dues_of

__all__ = ["publish_feed"]


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
