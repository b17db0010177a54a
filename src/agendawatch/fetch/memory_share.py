"""How much memory large pages may take of a client that asks many hosts at once."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from agendawatch.fetch.message import HTTPResponse
from agendawatch.sources.flow import Response

__all__ = ["LARGE", "Share"]

LARGE = 4_000_000
"""Bytes from which a body counts as large; most summonses are smaller."""
_AT_ONCE = 2
"""Large bodies that come in at the same time."""
_HELD = 100_000_000
"""Bytes of pages that are still being read; past that no large one is taken in."""
_PATIENCE = 0.05


class Share:
    """What is held of pages, and how many large ones come in just now. It counts what its client is done with by itself."""

    def __init__(self) -> None:
        """Hold nothing."""
        self._held = 0
        self._coming = 0

    def hold(self, came: HTTPResponse | Response) -> None:
        """Count a body, until nobody has any more what it came in."""
        size = len(came.body)
        self._held += size
        weakref.finalize(came, self._let_go, size).atexit = False

    def _let_go(self, size: int) -> None:
        self._held -= size

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Wait for a large body's turn; whoever waits says how long."""
        while self._coming >= _AT_ONCE or self._held >= _HELD:  # noqa: ASYNC110 - as the next line says
            # A page is let go of wherever it was read, in no task of ours that could say so.
            await asyncio.sleep(_PATIENCE)
        self._coming += 1
        try:
            yield
        finally:
            self._coming -= 1
