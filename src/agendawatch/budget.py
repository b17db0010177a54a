"""How much work one reading may do: a bound that grows with the text, counted here and nowhere else.

It is the net under readers whose time should grow with the text alone. Whatever goes over a text, or over pairs of what
stands in it, says how much with `spend`; outside of a reading that costs nothing. Nothing asks a clock, so that a text is read on every
machine or on none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from agendawatch.errors import TooLargeError

_AT_LEAST = 2_000_000
"""Letters or pairs that may be looked at for a page of any size."""
_EACH = 25
"""And for each of its letters."""


class _Budget:
    __slots__ = ("letters", "most", "spent")

    def __init__(self, letters: int) -> None:
        self.letters = letters
        self.most = _AT_LEAST + _EACH * letters
        self.spent = 0


_budget: ContextVar[_Budget | None] = ContextVar("budget", default=None)


@contextmanager
def reading(letters: int) -> Iterator[None]:
    """Count what is done within, for a text of so many letters; within another reading it is that one's."""
    if _budget.get() is not None:
        yield
        return
    token = _budget.set(_Budget(letters))
    try:
        yield
    finally:
        _budget.reset(token)


def spend(steps: int) -> None:
    """Say that so many letters, or pairs, are looked at; raises `TooLargeError`, a `LimitError`, past the bound."""
    budget = _budget.get()
    if budget is None:
        return
    budget.spent += steps
    if budget.spent > budget.most:
        limit = f"{budget.most} steps of reading for {budget.letters} characters"
        raise TooLargeError(limit, f"{budget.spent}")


class _OpenedBudget(Protocol):
    text: str


_Page = TypeVar("_Page", bound=_OpenedBudget)
_Given = ParamSpec("_Given")
_Read = TypeVar("_Read")


def budgeted(read: Callable[Concatenate[_Page, _Given], _Read]) -> Callable[Concatenate[_Page, _Given], _Read]:
    """Give a reader of open documents its budget."""

    @wraps(read)
    def counted(document: _Page, /, *given: _Given.args, **named: _Given.kwargs) -> _Read:
        with reading(len(document.text)):
            return read(document, *given, **named)

    return counted
