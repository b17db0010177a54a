"""What a client has asked for and been given, in figures."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from agendawatch.fetch.message import HTTPResponse

__all__ = ["Report", "Tally"]

_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Report:
    """Figures of everything asked so far."""

    requests: int
    """Requests answered: pages, redirects and robots.txt; retries count once, with their last answer."""
    not_modified: int
    """Of these, answered with 304."""
    bytes: int
    """Received in bodies, decompressed."""
    seconds: float
    """Since the client was opened."""


@dataclass(slots=True)
class Tally:
    """The figures while they grow."""

    requests: int = 0
    not_modified: int = 0
    bytes: int = 0
    opened: float = field(default_factory=time.monotonic)

    def note(self, answer: HTTPResponse) -> HTTPResponse:
        """Count an answer, and hand it on."""
        self.requests += 1
        self.not_modified += answer.status == _NOT_MODIFIED
        self.bytes += len(answer.body)
        return answer

    def report(self) -> Report:
        """Read the figures."""
        return Report(self.requests, self.not_modified, self.bytes, time.monotonic() - self.opened)
