"""Sending a message through Apprise: the one place that knows it."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import BufferingHandler
from typing import Protocol

from agendawatch.errors import InputError
from agendawatch.notify.addresses import Address

_LOG = logging.getLogger("apprise")
_CODE = re.compile(r"error=(?P<code>\d{3})\b")
_REASONS = (
    ("connection error", "no connection"),
    ("timed out", "no answer in time"),
    ("authent", "it does not let us in"),
)
"""What Apprise logs, and what we say of it: its own lines may hold the address."""
_MOST_HEARD = 1000
"""Lines of one message's sending that are looked at."""
_SHORTEST = 500
"""Characters that any message may have."""


class Sender(Protocol):
    """Somebody who sends messages to an address."""

    limit: int
    """How many characters a message may have."""

    def send(self, title: str, body: str) -> str | None:
        """Send a message; `None` when the address took it, else why not."""


class AppriseSender:
    """Apprise with one address."""

    def __init__(self, address: Address) -> None:
        """Check the address; one that Apprise cannot read raises `InputError`, without what is secret in it."""
        with _overheard():
            try:
                from apprise import Apprise, NotifyFormat  # noqa: PLC0415 - an extra, and slow to load
            except ImportError as error:
                raise InputError(
                    field="to", value=str(address), expected="the extra that sends: pip install 'agendawatch[notify]'"
                ) from error
            self._text = NotifyFormat.TEXT
            self._apprise = Apprise()
            taken = self._apprise.add(address.url)
        if not taken:
            raise InputError(
                field="to",
                value=str(address),
                expected="an address that Apprise can read; it knows them by their schemes",
            )
        self.limit = max(_SHORTEST, min(int(service.body_maxlen) for service in self._apprise))

    def send(self, title: str, body: str) -> str | None:
        """Send plain text; what Apprise logs of it is heard, and never passed on."""
        with _overheard() as heard:
            taken = bool(self._apprise.notify(body=body, title=title, body_format=self._text))
        return None if taken else _reason(heard)


@contextmanager
def _overheard() -> Iterator[list[logging.LogRecord]]:
    """Hear what Apprise logs instead of anybody else: its lines may hold addresses with their keys."""
    listener, before, others = BufferingHandler(_MOST_HEARD), _LOG.propagate, _LOG.handlers
    listener.setLevel(logging.WARNING)
    _LOG.handlers, _LOG.propagate = [listener], False
    try:
        with warnings.catch_warnings():
            # 2.3.0 loads imghdr, which Python deprecates until 3.13 has none.
            warnings.simplefilter("ignore", DeprecationWarning)
            yield listener.buffer
    finally:
        _LOG.handlers, _LOG.propagate = others, before


def _reason(heard: list[logging.LogRecord]) -> str:
    said = " ".join(record.getMessage() for record in heard)
    code = _CODE.search(said)
    if code is not None:
        return f"it answered {code['code']}"
    return next((ours for theirs, ours in _REASONS if theirs in said.casefold()), "it did not take the message")
