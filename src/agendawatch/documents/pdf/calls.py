"""PDFium's functions bound for speed."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

__all__ = ["address_of", "bound"]


def bound(function: Callable[..., Any], result: type, *arguments: type) -> Callable[..., Any]:
    """Bind a function of PDFium's to plain types, so that a call takes half as long.

    Addresses are numbers then, and the interpreter's lock is kept. `Any`: ctypes converts by the types that are named.
    """
    return _bound(address_of(function), result, arguments)


@cache
def _bound(address: int, result: type, arguments: tuple[type, ...]) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def address_of(thing: Any) -> int:  # noqa: ANN401 - functions and pointers of ctypes have no common type
    """Give the address of a function or a pointer of ctypes'."""
    return ctypes.cast(thing, ctypes.c_void_p).value or 0
