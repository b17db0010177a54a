"""One module per way of publishing: what to ask, and how to read the answer. No I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agendawatch.sources.flow import Flow, Request, Response, Source

if TYPE_CHECKING:
    from agendawatch.sources.platforms import PLATFORMS, source

__all__ = ["PLATFORMS", "Flow", "Request", "Response", "Source", "source"]


def __getattr__(name: str) -> object:
    """Load the platforms, and with them all readers, when one is first asked for."""
    if name not in {"PLATFORMS", "source"}:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from agendawatch.sources import platforms  # noqa: PLC0415 - a store needs a page's words, and no reader

    return getattr(platforms, name)
