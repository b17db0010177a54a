"""A conversation held step by step, here or in a sandbox: what it asks next, after each thing that it was told.

A source does no I/O and looks at no clock, so that the same answers lead to the same questions: a conversation can be
taken up elsewhere by opening it anew and telling it once more what it was told.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from agendawatch.errors import AgendawatchError
from agendawatch.sources.flow import Flow, Request, Response

__all__ = ["Opening", "Outcome", "Returned", "Turn", "resume", "step", "take_up"]

T = TypeVar("T")

Opening: TypeAlias = Callable[[], Flow[T]]
"""Opens a conversation; for a sandbox it is a `functools.partial` of what stands in a module."""
Outcome: TypeAlias = Response | AgendawatchError
"""What came of an ask."""

_HELD = 16
"""Conversations that a process keeps open; one that was let go is taken up anew."""


@dataclass(frozen=True, slots=True)
class Returned(Generic[T]):
    """The end of a conversation, and what it gives."""

    value: T


Turn: TypeAlias = Request | Returned[T]
"""What a conversation does next."""


def step(conversation: Flow[T], outcome: Outcome | None) -> Turn[T]:
    """Tell a conversation what came of its ask, and hear what it does next; `None` begins it."""
    try:
        if outcome is None:
            return next(conversation)
        if isinstance(outcome, AgendawatchError):
            return conversation.throw(outcome)
        return conversation.send(outcome)
    except StopIteration as stop:
        return Returned(stop.value)


_open: OrderedDict[str, Flow[Any]] = OrderedDict()  # any source's
"""Those that are held in this process, by the key that they are called by; the last one last."""


def take_up(key: str, opening: Opening[T], outcomes: tuple[Outcome, ...]) -> Turn[T]:
    """Open a conversation anew, tell it all that it was told, and keep it under a key; hear what it does next."""
    conversation = opening()
    turn = step(conversation, None)
    for outcome in outcomes:
        turn = step(conversation, outcome)
    return _keeping(key, conversation, turn)


def resume(key: str, outcome: Outcome) -> Turn[Any] | None:
    """Go on with a conversation that this process keeps; `None` where it does not."""
    conversation = _open.pop(key, None)
    return None if conversation is None else _keeping(key, conversation, step(conversation, outcome))


def _keeping(key: str, conversation: Flow[T], turn: Turn[T]) -> Turn[T]:
    if isinstance(turn, Request):
        _open[key] = conversation
        if len(_open) > _HELD:
            _open.popitem(last=False)
    return turn
