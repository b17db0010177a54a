"""Sending a message through Apprise, the one place that knows it; and the addresses that it takes."""

from __future__ import annotations

import hashlib
import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from logging.handlers import BufferingHandler
from typing import Protocol

from agendawatch.errors import InputError

# Where news are sent: an address as Apprise writes it, of which nothing secret is ever shown or kept.

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,30}(?=://)")
_VARIABLE = re.compile(r"\$\{?(?P<name>[A-Za-z_][A-Za-z0-9_]{0,100})\}?")
_SALT = b"agendawatch: an address that is told"
_ROUNDS = 200_000
"""So many rounds that a password in an address cannot be guessed from the key that a store keeps."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address, which shows only its scheme: in many of them all the rest is a key."""

    url: str = field(repr=False)
    """As Apprise reads it; secret."""
    scheme: str

    @property
    def key(self) -> str:
        """By what a store knows it again: a print that it cannot be told from."""
        return hashlib.pbkdf2_hmac("sha256", self.url.encode(), _SALT, _ROUNDS).hex()[:40]

    def __str__(self) -> str:
        """Show it without what is secret.

        >>> str(read_address("ntfy://min-hemliga-kanal"))
        'ntfy://…'
        """
        return f"{self.scheme}://…"


def read_address(words: str, environ: Mapping[str, str] | None = None) -> Address:
    """Read an address, or take it from the environment: `$NAME` keeps it out of files and of a shell's history.

    Raises `InputError`, without the address, for what has no scheme, and for a variable that is not set.
    """
    given = words.strip()
    variable = _VARIABLE.fullmatch(given)
    if variable is not None:
        given = (environ or {}).get(variable["name"], "").strip()
        if not given:
            raise InputError(field="to", value=words, expected=f"the variable {variable['name']} to hold an address")
    scheme = _SCHEME.match(given)
    if scheme is None:
        # What was given may be a key without its scheme: it is not told.
        raise InputError(
            field="to", value="…", expected="an address as ntfy://kanal, mailto://… or json://…, or $NAME of a variable"
        )
    return Address(given, scheme.group())


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
