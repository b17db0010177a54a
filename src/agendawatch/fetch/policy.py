"""How we behave as guests: who we say that we are, how long we pause, and how much we take."""

from __future__ import annotations

import datetime as dt
import re
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from agendawatch.errors import InputError
from agendawatch.model.value import taught

if TYPE_CHECKING:
    from agendawatch.sources.flow import Response

_PAUSE, _OWN_PAUSE = 1.0, 0.2

_SENDABLE = re.compile(r"[!-~][ -~]*")


@taught
@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPolicy:
    """Rules that hold for every request. Times are in seconds."""

    user_agent: str = ""
    """Whom a host hears from, in ASCII as headers are. To be set by the operator, with an address that somebody reads;
    `""` becomes `agendawatch/<version>` with placeholders for both."""
    pause: float | None = None
    """Least time between one host's beginning to answer and our next request to it; a longer crawl-delay is obeyed.
    `None` is 1 second, and a fifth of one for a host on this very machine, which is nobody else's.
    0 is for tests and recordings alone: it sets crawl-delays aside too."""
    longest_pause: float = 60.0
    """A crawl-delay over this is taken as this."""
    attempts: int = 3
    """How often a request is tried when the host has a bad moment (429, 5xx, no answer)."""
    first_wait: float = 1.0
    """Before the second attempt, doubled for each further one, unless the host says Retry-After.
    Where both it and `pause` are 0, a Retry-After that would be waited for is not waited for either: what answers is a
    recording."""
    longest_wait: float = 120.0
    """A Retry-After over this is not waited for: the visit fails, and says for how long."""
    connect_timeout: float = 15.0
    """Seconds until a connection must stand."""
    read_timeout: float = 75.0
    """Answers that take 17 to 60 seconds have been seen."""
    longest_answer: float = 300.0
    """For one answer as a whole, from looking its host's name up to the last byte, however steadily it drips."""
    longest_visit: float = 3600.0
    """For all that is asked of one site in a round, pauses and reading included; the rest is asked in the next."""
    max_bytes: int = 100_000_000
    """Of one body, as it is sent and as it unpacks."""
    max_redirects: int = 8
    """How often one answer may lead on."""
    believed_for: dt.timedelta = dt.timedelta(days=7)
    """How long a host's "not modified" is believed; after it the body is asked for again."""

    def __post_init__(self) -> None:
        """Fill in who we are; raises `InputError` for a name that no header can hold."""
        if not self.user_agent:
            # The address is a placeholder under a reserved name: whoever runs a watch sets his own, so that a
            # municipality's administrator reaches a person and not us.
            name = f"agendawatch/{version('agendawatch')} (+https://agendawatch.example; contact@agendawatch.example)"
            object.__setattr__(self, "user_agent", name)
        if not _SENDABLE.fullmatch(self.user_agent):
            expected = "a name in letters of ASCII, on one line, as mote-vakt/1 (+https://example.se; vakt@example.se)"
            raise InputError(field="user_agent", value=self.user_agent, expected=expected)

    @property
    def waits(self) -> bool:
        """Whether anything is waited for at all; nothing is where a recording answers."""
        return self.pause != 0 or self.first_wait != 0

    def pause_at(self, url: str) -> float:
        """Tell the pause to keep between requests to an address's host."""
        if self.pause is not None:
            return self.pause
        return _OWN_PAUSE if urlsplit(url).hostname in {"127.0.0.1", "::1", "localhost"} else _PAUSE

    @property
    def product(self) -> str:
        """The name that robots.txt knows us by."""
        return self.user_agent.split("/", maxsplit=1)[0].split(maxsplit=1)[0]


# What a client has asked for and been given, in figures.


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

    def note(self, answer: Response) -> Response:
        """Count an answer, and hand it on."""
        self.requests += 1
        self.not_modified += answer.status == HTTPStatus.NOT_MODIFIED
        self.bytes += len(answer.body)
        return answer

    def report(self) -> Report:
        """Read the figures."""
        return Report(self.requests, self.not_modified, self.bytes, time.monotonic() - self.opened)
