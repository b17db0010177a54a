"""The two drivers of a conversation, sync and async. All else in this room is said in generators that they drive."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from typing import TypeVar

from agendawatch.errors import AgendawatchError

__all__ = ["arun", "run"]

A = TypeVar("A")
P = TypeVar("P")
T = TypeVar("T")


def run(conversation: Generator[A, P, T], answer: Callable[[A], P]) -> T:
    """Hold a conversation: answer each thing that it asks, and return what it returns.

    What goes wrong with an answer is thrown into the conversation, which may know better (a year
    without minutes is a 404 on some platforms); what it does not catch comes out here.
    """
    try:
        ask = next(conversation)
        while True:
            try:
                page = answer(ask)
            except AgendawatchError as error:
                ask = conversation.throw(error)
            else:
                ask = conversation.send(page)
    except StopIteration as stop:
        value: T = stop.value
        return value


async def arun(conversation: Generator[A, P, T], answer: Callable[[A], Awaitable[P]]) -> T:
    """Hold a conversation as `run` does, with answers that are awaited."""
    try:
        ask = next(conversation)
        while True:
            try:
                page = await answer(ask)
            except AgendawatchError as error:
                ask = conversation.throw(error)
            else:
                ask = conversation.send(page)
    except StopIteration as stop:
        value: T = stop.value
        return value
