"""Telling an address what is new: each piece of news once, whatever stops and whoever else runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agendawatch.feeds.words import phrases
from agendawatch.i18n import Language
from agendawatch.model import STOCKHOLM, Watch
from agendawatch.notify.addresses import Address
from agendawatch.notify.messages import Message, write_messages
from agendawatch.notify.news import CHANGE, Piece, action_keys, of_changes, of_proposals
from agendawatch.notify.sender import AppriseSender, Sender
from agendawatch.proposals import WatchIndex
from agendawatch.store import Store
from agendawatch.store.outbox import Outbox, Telling

__all__ = ["Told", "Wish", "notify", "pending"]

_UNDER_WAY = dt.timedelta(minutes=15)
"""So long another process may still be sending what it claimed."""


@dataclass(frozen=True, slots=True)
class Wish:
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
class Told:
    """What one run told an address."""

    address: Address
    messages: tuple[Message, ...] = ()
    """Those that it took."""
    failed: str | None = None
    """Why it did not take one; it and those after it are told another time. `None` when it took all."""
    waiting: int = 0
    """Pieces of news that are told later: with the next digest, or when the address takes them."""
    unsure: tuple[str, ...] = ()
    """Keys of what was under way when a process was stopped: whether it arrived is not known, and it is not told again."""
    begun: bool = False
    """Whether the address is told from now on, and was not before."""


def pending(store: Store, address: Address, wish: Wish, *, now: dt.datetime) -> tuple[Piece, ...]:
    """Give what an address would be told, without telling it."""
    ledger = store.records.outbox(address.key)
    after = ledger.since()
    if after is None:
        after = ledger.last_change(wish.since or now)
    standing = ledger.standing()
    return tuple(piece for piece in _pieces(store, ledger, after, wish) if _is_free(standing.get(piece.key), wish))


def notify(
    store: Store, address: Address, wish: Wish | None = None, *, now: dt.datetime, sender: Sender | None = None
) -> Told:
    """Tell an address what is new to it.

    What the store holds has passed the guard: of a listing that is held back nothing is told before it is believed.
    Each message is written down before it is sent and after: whoever else runs tells nothing of it, and what was under
    way when a process was stopped is reported, and not sent again unasked. An address that fails is tried next time.
    Raises `InputError`, without the address, for one that Apprise cannot read.
    """
    wish = wish or Wish()
    sender = sender or AppriseSender(address)
    ledger = store.records.outbox(address.key)
    begun = _open(store, ledger, wish, now)
    after = ledger.since() or 0
    last = ledger.last_change()
    pieces = tuple(_pieces(store, ledger, after, wish))
    standing = ledger.standing()
    unsure = tuple(key for key, how in standing.items() if _is_lost(how, now) and not wish.again)
    free = tuple(piece for piece in pieces if _is_free(standing.get(piece.key), wish))
    if wish.digest and not _is_time(standing, wish, now):
        return Told(address, waiting=len(free), unsure=unsure, begun=begun)
    taken, failed = _send(ledger, free, wish, now, sender)
    told = {key for message in taken for key in message.keys}
    left = [piece for piece in free if piece.key not in told]
    ledger.move(min([last, *(number - 1 for number in _untold(ledger, left))]), seen=now)
    return Told(address, taken, failed, len(left) if failed else 0, unsure, begun)


def _open(store: Store, ledger: Outbox, wish: Wish, now: dt.datetime) -> bool:
    if ledger.since() is not None:
        return False
    since = ledger.last_change(wish.since) if wish.since else None
    known = () if wish.since else action_keys(store.proposals())
    return ledger.open(known, seen=now, since=since)


def _pieces(store: Store, ledger: Outbox, after: int, wish: Wish) -> Iterator[Piece]:
    say = phrases(wish.language)
    index = None if wish.watches is None else WatchIndex(wish.watches)
    if index is None or wish.watches:
        yield from of_changes(ledger.changes(after), index, say)
    if wish.proposals:
        yield from of_proposals(store.proposals(), say)


def _send(
    ledger: Outbox, pieces: Sequence[Piece], wish: Wish, now: dt.datetime, sender: Sender
) -> tuple[tuple[Message, ...], str | None]:
    """Send message by message; the first that is not taken ends it."""
    taken: list[Message] = []
    for message in _messages(pieces, wish, sender):
        mine = set(ledger.claim(message.keys, seen=now, again=wish.again))
        if mine != set(message.keys):
            # Somebody else tells a part of it: only what is ours is written anew.
            ours = [piece for piece in message.pieces if piece.key in mine]
            rewritten = _messages(ours, wish, sender)
        else:
            rewritten = (message,)
        for part in rewritten:
            failed = sender.send(part.title, part.body)
            ledger.settle(part.keys, Telling.FAILED if failed else Telling.TOLD, seen=now)
            mine -= set(part.keys)
            if failed:
                ledger.settle(mine, Telling.FAILED, seen=now)
                return tuple(taken), failed
            taken.append(part)
    return tuple(taken), None


def _messages(pieces: Sequence[Piece], wish: Wish, sender: Sender) -> tuple[Message, ...]:
    return write_messages(pieces, digest=wish.digest, limit=sender.limit, language=wish.language)


def _untold(ledger: Outbox, left: Sequence[Piece]) -> Iterator[int]:
    """List the numbers of changes that are left to be told, or that somebody is telling now."""
    keys = [key for key, (how, _) in ledger.standing().items() if how in {Telling.FAILED, Telling.BEGUN}]
    for key in (*keys, *(piece.key for piece in left)):
        if key.startswith(CHANGE):
            yield int(key.removeprefix(CHANGE))


def _is_free(how: tuple[Telling, dt.datetime] | None, wish: Wish) -> bool:
    return how is None or how[0] is Telling.FAILED or (wish.again and how[0] is Telling.BEGUN)


def _is_lost(how: tuple[Telling, dt.datetime], now: dt.datetime) -> bool:
    return how[0] is Telling.BEGUN and now - how[1] > _UNDER_WAY


def _is_time(standing: dict[str, tuple[Telling, dt.datetime]], wish: Wish, now: dt.datetime) -> bool:
    """Tell whether today's digest is due: it is past the hour, and none was sent today."""
    here = now.astimezone(STOCKHOLM)
    sent = {seen.astimezone(STOCKHOLM).date() for how, seen in standing.values() if how is Telling.TOLD}
    return here.hour >= wish.hour and here.date() not in sent
