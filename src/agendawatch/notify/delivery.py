"""Telling an address what is new: each piece of news once, whatever stops and whoever else runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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

_UNDER_WAY = dt.timedelta(minutes=15)
"""So long another process may still be sending what it claimed."""


@dataclass(frozen=True, slots=True)
class DeliveryRequest:
    """What is to be told, and how."""

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
    """What one run told an address."""

    address: Address
    messages: tuple[NewsMessage, ...] = ()
    """Those that it took."""
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
    standing = outbox.states()
    return tuple(piece for piece in _pieces(store, after, request) if _is_free(standing.get(piece.key), request))


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
    begun = _open(store, outbox, request, now)
    after = outbox.since() or 0
    last = store.queries.last_change_number()
    pieces = tuple(_pieces(store, after, request))
    standing = outbox.states()
    unsure = tuple(key for key, how in standing.items() if _is_lost(how, now) and not request.again)
    free = tuple(piece for piece in pieces if _is_free(standing.get(piece.key), request))
    if request.digest and not _is_time(standing, request, now):
        return DeliveryReport(address, waiting=len(free), unsure=unsure, begun=begun)
    taken, failed = _send(outbox, free, request, now, sender)
    told = {key for message in taken for key in message.keys}
    left = [piece for piece in free if piece.key not in told]
    outbox.move(min([last, *(number - 1 for number in _unsettled_numbers(outbox, left))]), seen=now)
    return DeliveryReport(address, taken, failed, len(left) if failed else 0, unsure, begun)


def _open(store: Store, outbox: Outbox, request: DeliveryRequest, now: dt.datetime) -> bool:
    if outbox.since() is not None:
        return False
    since = store.queries.last_change_number(request.since) if request.since else None
    known = () if request.since else action_keys(store.proposals())
    return outbox.open(known, seen=now, since=since)


def _pieces(store: Store, after: int, request: DeliveryRequest) -> Iterator[NewsItem]:
    say = phrases(request.language)
    index = None if request.watches is None else WatchIndex(request.watches)
    if index is None or request.watches:
        yield from of_changes(store.queries.numbered_changes(after), index, say)
    if request.proposals:
        yield from of_proposals(store.proposals(), say)


def _send(
    outbox: Outbox, pieces: Sequence[NewsItem], request: DeliveryRequest, now: dt.datetime, sender: Sender
) -> tuple[tuple[NewsMessage, ...], str | None]:
    """Send message by message; the first that is not taken ends it."""
    taken: list[NewsMessage] = []
    for message in _messages(pieces, request, sender):
        mine = set(outbox.claim(message.keys, seen=now, again=request.again))
        if mine != set(message.keys):
            # Somebody else tells a part of it: only what is ours is written anew.
            ours = [piece for piece in message.pieces if piece.key in mine]
            rewritten = _messages(ours, request, sender)
        else:
            rewritten = (message,)
        for part in rewritten:
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


def _unsettled_numbers(outbox: Outbox, left: Sequence[NewsItem]) -> Iterator[int]:
    """List the numbers of changes that are left to be told, or that somebody is telling now."""
    keys = [key for key, (how, _) in outbox.states().items() if how in {DeliveryState.FAILED, DeliveryState.BEGUN}]
    for key in (*keys, *(piece.key for piece in left)):
        if key.startswith(CHANGE):
            yield int(key.removeprefix(CHANGE))


def _is_free(how: tuple[DeliveryState, dt.datetime] | None, request: DeliveryRequest) -> bool:
    return how is None or how[0] is DeliveryState.FAILED or (request.again and how[0] is DeliveryState.BEGUN)


def _is_lost(how: tuple[DeliveryState, dt.datetime], now: dt.datetime) -> bool:
    return how[0] is DeliveryState.BEGUN and now - how[1] > _UNDER_WAY


def _is_time(
    standing: dict[str, tuple[DeliveryState, dt.datetime]], request: DeliveryRequest, now: dt.datetime
) -> bool:
    """Tell whether today's digest is due: it is past the hour, and none was sent today."""
    here = now.astimezone(STOCKHOLM)
    sent = {seen.astimezone(STOCKHOLM).date() for how, seen in standing.values() if how is DeliveryState.TOLD}
    return here.hour >= request.hour and here.date() not in sent
