"""Turns at hosts, where several clients ask side by side: who has a host's turn asks it alone, for as long as he asks."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol
from uuid import uuid4

from agendawatch.errors import HostError
from agendawatch.fetch.policy import FetchPolicy

__all__ = ["Claims", "Turns", "clock"]

_FRESH = 5.0
"""Seconds after which a turn is taken for longer, when its host is asked again."""
_LOOK = 5.0
"""Seconds between looks whether another has given a host's turn back."""


def clock() -> dt.datetime:
    """Tell the moment."""
    return dt.datetime.now(dt.UTC)


class Claims(Protocol):
    """Where turns at hosts are kept, for all who ask: a store."""

    def claim_host(self, host: str, *, holder: str, now: dt.datetime, until: dt.datetime) -> dt.datetime | None:
        """Take a host's turn until a moment; where another has it, give the moment when it may be asked for again."""
        ...

    def release_host(self, host: str, *, holder: str, until: dt.datetime) -> None:
        """Give a host's turn back: from a moment on anybody may ask it."""
        ...


@dataclass(slots=True)
class Turns:
    """One client's turns. One that dies gives none back: they end by themselves, after any answer would have come."""

    claims: Claims | None
    policy: FetchPolicy
    now: Callable[[], dt.datetime] = clock
    """The machine's clock, whatever moment a round is made under."""
    holder: str = field(default_factory=lambda: uuid4().hex)
    _until: dict[str, float] = field(default_factory=dict)
    """By host, until when its turn is ours."""
    _pauses: dict[str, float] = field(default_factory=dict)
    _waited: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str, pause: float) -> float:
        """Take a host's turn, or give the seconds after which to try again; 0 where it is ours."""
        if self.claims is None:
            return 0.0
        length = self.policy.read_timeout + pause + _FRESH
        self._pauses[host] = pause
        if self._until.get(host, 0.0) > time.monotonic() + length - _FRESH:
            return 0.0
        now = self.now()
        free = self.claims.claim_host(host, holder=self.holder, now=now, until=now + dt.timedelta(seconds=length))
        if free is None:
            self._until[host] = time.monotonic() + length
            self._waited.pop(host, None)
            return 0.0
        since = self._waited.setdefault(host, time.monotonic())
        if time.monotonic() - since > self.policy.longest_visit:
            msg = f"another process has been asking {host} for more than {self.policy.longest_visit:g} seconds"
            raise HostError(msg)
        return max(0.01, min((free - now).total_seconds(), _LOOK))

    def leave(self) -> None:
        """Give all turns back: the next client keeps the pause that this one would have kept."""
        if self.claims is None:
            return
        for host, until in self._until.items():
            if until > time.monotonic():
                free = self.now() + dt.timedelta(seconds=self._pauses[host])
                self.claims.release_host(host, holder=self.holder, until=free)
        self._until.clear()
