"""Sending an address what is new: each piece of news once, whatever stops and whoever else runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from agendawatch.answers.words import phrases
from agendawatch.i18n import Language
from agendawatch.model import STOCKHOLM, Watch
from agendawatch.notify.messages import (
    CHANGE,
    NewsItem,
    NewsMessage,
    action_keys,
    of_changes,
    of_proposals,
    write_messages,
)
from agendawatch.notify.sender import Address, AppriseSender, Sender
from agendawatch.proposals import WatchIndex
from agendawatch.store import Store
from agendawatch.store.outbox import DeliveryState, Outbox

States = Mapping[str, tuple[DeliveryState, dt.datetime]]
"""How far each piece of news has come, by its key, and since when."""
_UNSETTLED = {DeliveryState.FAILED, DeliveryState.BEGUN}
_UNDER_WAY = dt.timedelta(minutes=15)
"""So long another process may still be sending what it claimed."""


@dataclass(frozen=True, slots=True)
class DeliveryRequest:
    """What is to be sent to an address, and how."""

    watches: tuple[Watch, ...] | None = None
    """What finds changes; `None` for every change."""
    proposals: bool = True
    """Whether what is done with followed proposals is told too."""
    digest: bool = False
    """Whether everything comes together, once a day, or each meeting's news at once."""
    hour: int = 7
    """The hour in Sweden before which no digest is sent."""
    language: Language = "sv"
    since: dt.datetime | None = None
    """From when an address wants to know that was never told before; `None` for from now on."""
    again: bool = False
    """Whether to tell once more what was under way when a process was stopped."""


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What one run sent to an address."""

    address: Address
    messages: tuple[NewsMessage, ...] = ()
    """Those that the address took."""
    failed: str | None = None
    """Why it did not take one; it and those after it are told another time. `None` when it took all."""
    waiting: int = 0
    """Pieces of news that are told later: with the next digest, or when the address takes them."""
    unsure: tuple[str, ...] = ()
    """Keys of what was under way when a process was stopped: whether it arrived is not known, and it is not told again."""
    begun: bool = False
    """Whether the address is told from now on, and was not before."""


def pending(store: Store, address: Address, request: DeliveryRequest, *, now: dt.datetime) -> tuple[NewsItem, ...]:
    """Give what an address would be told, without telling it."""
    outbox = store.records.outbox(address.key)
    after = outbox.since()
    if after is None:
        after = store.queries.last_change_number(request.since or now)
    return tuple(_untold(store, after, request, outbox.states()))


def notify(
    store: Store,
    address: Address,
    request: DeliveryRequest | None = None,
    *,
    now: dt.datetime,
    sender: Sender | None = None,
) -> DeliveryReport:
    """Tell an address what is new to it.

    What the store holds has passed the guard: of a listing that is held back nothing is told before it is believed.
    Each message is written down before it is sent and after: whoever else runs tells nothing of it, and what was under
    way when a process was stopped is reported, and not sent again unasked. An address that fails is tried next time.
    Raises `InputError`, without the address, for one that Apprise cannot read.
    """
    request = request or DeliveryRequest()
    sender = sender or AppriseSender(address)
    outbox = store.records.outbox(address.key)
    begun = False
    if outbox.since() is None:
        since = store.queries.last_change_number(request.since) if request.since else None
        begun = outbox.open(() if request.since else action_keys(store.proposals()), seen=now, since=since)
    last = store.queries.last_change_number()
    standing = outbox.states()
    lost = (key for key, (how, seen) in standing.items() if how is DeliveryState.BEGUN and now - seen > _UNDER_WAY)
    unsure = () if request.again else tuple(lost)
    free = tuple(_untold(store, outbox.since() or 0, request, standing))
    if request.digest and not _is_time(standing, request, now):
        return DeliveryReport(address, waiting=len(free), unsure=unsure, begun=begun)
    taken, failed = _send(outbox, free, request, now, sender)
    sent = {key for message in taken for key in message.keys}
    left = [piece for piece in free if piece.key not in sent]
    # The changes that are done with end before the first that is left, or that somebody is telling now.
    unsettled = [piece.key for piece in left]
    unsettled += (key for key, (how, _) in outbox.states().items() if how in _UNSETTLED)
    numbers = [int(key.removeprefix(CHANGE)) for key in unsettled if key.startswith(CHANGE)]
    outbox.move(min([last, *(number - 1 for number in numbers)]), seen=now)
    return DeliveryReport(address, taken, failed, len(left) if failed else 0, unsure, begun)


def _untold(store: Store, after: int, request: DeliveryRequest, standing: States) -> Iterator[NewsItem]:
    """Give what is new behind a change, but for what the address was told, or is being told."""
    say = phrases(request.language)
    index = None if request.watches is None else WatchIndex(request.watches)
    changes = store.queries.numbered_changes(after) if index is None or request.watches else ()
    proposals = store.proposals() if request.proposals else ()
    for piece in chain(of_changes(changes, index, say), of_proposals(proposals, say)):
        # What nobody began to tell is as free as what was not taken.
        how, _ = standing.get(piece.key, (DeliveryState.FAILED, None))
        if how is DeliveryState.FAILED or (request.again and how is DeliveryState.BEGUN):
            yield piece


def _send(
    outbox: Outbox, pieces: Sequence[NewsItem], request: DeliveryRequest, now: dt.datetime, sender: Sender
) -> tuple[tuple[NewsMessage, ...], str | None]:
    """Send message by message; the first that is not taken ends it."""
    taken: list[NewsMessage] = []
    for message in _messages(pieces, request, sender):
        mine = set(outbox.claim(message.keys, seen=now, again=request.again))
        # Where somebody else tells a part of it, only what is ours is written anew.
        ours = [piece for piece in message.pieces if piece.key in mine]
        for part in (message,) if mine == set(message.keys) else _messages(ours, request, sender):
            failed = sender.send(part.title, part.body)
            outbox.settle(part.keys, DeliveryState.FAILED if failed else DeliveryState.TOLD, seen=now)
            mine -= set(part.keys)
            if failed:
                outbox.settle(mine, DeliveryState.FAILED, seen=now)
                return tuple(taken), failed
            taken.append(part)
    return tuple(taken), None


def _messages(pieces: Sequence[NewsItem], request: DeliveryRequest, sender: Sender) -> tuple[NewsMessage, ...]:
    return write_messages(pieces, digest=request.digest, limit=sender.limit, language=request.language)


def _is_time(standing: States, request: DeliveryRequest, now: dt.datetime) -> bool:
    """Tell whether today's digest is due: it is past the hour, and none was sent today."""
    here = now.astimezone(STOCKHOLM)
    sent = {seen.astimezone(STOCKHOLM).date() for how, seen in standing.values() if how is DeliveryState.TOLD}
    return here.hour >= request.hour and here.date() not in sent
