"""Everything that can go wrong, as one tree. The class says what to do next.

AgendawatchError
├── InputError                  mend what you gave: a field, a value, an option
│   ├── UnknownMunicipalityError  ask for another name (`near` holds some)
│   └── ConfigError             mend the file, or the query: `mistakes` holds all of them, each with its key
├── FetchError                  try later: the network, a server's bad day
│   ├── HostError               no answer: refused, timed out, a broken TLS chain
│   ├── StatusError             an answer that says no (HTTP status; `retry_after` in seconds)
│   └── AnswerLimitError        an answer past our limits of size, time or redirects (a LimitError)
├── RefusedError                stop: robots.txt, a firewall or a login keeps us out
├── ReadError                   change the code: a page or document is not what was expected
│   ├── LayoutError             a page of an unknown shape (`missing` names what should be there)
│   ├── DocumentError           a document that cannot be read: truncated, scanned, or not what it claims
│   ├── TooLargeError           a page or document over a reader's limits, of work too (a LimitError)
│   └── UnsafeError             one that stopped its reader's process: left alone until a newer version (`limit`)
├── LimitError                  one of our limits was passed (`limit` names it): what to do says the other class that it is of
├── StoreError                  the database is locked, missing, full, or of another version
└── PlaceError                  a site's folder or object store is held by another, full, or not ours to write
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Self

from agendawatch.failure import FailureCode
from agendawatch.redaction import redacted, shown_address

BUGS = (ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError, TypeError, ValueError)  # fmt: skip
"""What our own code, and what it rests on, raises when it meets a page or a document that nobody thought of.

No promise to callers: those rooms use it that must go on, and turn it into a `ReadError`."""


_SHOWN = 120
"""Letters of a wrong value that an error repeats, but for text."""


class AgendawatchError(Exception):
    """Anything that agendawatch raises on purpose. It can be sent from one process to another, with its attributes."""

    failure: FailureCode | None = None
    """Why a site could not be read; `None` where it is no site's doing, or nobody knows."""
    status: int | None = None
    """The HTTP status that it answered with; `None` where none is the reason."""

    def __init__(self, message: str = "") -> None:
        """Say what is wrong, without the secrets of an address."""
        super().__init__(redacted(message))

    def detached(self) -> Self:
        """Give the error without its traceback and its causes, for who keeps it: they hold what was being read."""
        self.__cause__ = self.__context__ = None
        return self.with_traceback(None)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        """Pack what it says; Python would call its class with the message alone."""
        return _unpacked, (type(self), self.args, dict(self.__dict__))


class InputError(AgendawatchError, ValueError):
    """A value that a caller gave cannot be used; a `ValueError` too. It is refused before anybody is asked for anything."""

    def __init__(
        self, field: str, value: object, expected: str, *, file: str | None = None, line: int | None = None
    ) -> None:
        """Name the field, what it held (`None` when it is missing), what it should hold, and where it stands."""
        shown = shown_address(value) if isinstance(value, str) else value
        written = repr(shown)
        written = written if isinstance(value, str) or len(written) <= _SHOWN else f"{written[:_SHOWN]} …"
        where = ", ".join(filter(None, (file, f"line {line}" if line else "")))
        named = ": ".join(filter(None, (where, field)))
        super().__init__(f"{named} {'is missing' if value is None and file else f'is {written}'}; expected {expected}")
        self.field = field
        self.value = value
        self.expected = expected
        self.file = file
        self.line = line


class UnknownMunicipalityError(InputError):
    """No municipality or region goes by that name, code or slug."""

    def __init__(self, name: str, near: tuple[str, ...] = ()) -> None:
        """Say which name was asked for, and which known ones are near it."""
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        super().__init__("municipality", name, f"one that is known{hint}")
        self.args = (f"no municipality or region is called {name!r}{hint}",)
        self.name = name
        self.near = near


class ConfigError(InputError):
    """A file, a table in it or a query holds what cannot be used: all of it is told at once."""

    def __init__(self, mistakes: Sequence[InputError]) -> None:
        """Take what is wrong, at least one thing, in the order of lines; the attributes are those of the first."""
        first = mistakes[0]
        super().__init__(first.field, first.value, first.expected, file=first.file, line=first.line)
        self.mistakes = tuple({str(mistake): mistake.detached() for mistake in mistakes}.values())
        self.args = ("\n".join(map(str, self.mistakes)),)


class _AtAddressError(AgendawatchError):
    """Something went wrong at an address."""

    def __init__(
        self,
        message: str,
        *,
        url: str | None = None,
        failure: FailureCode | None = None,
        status: int | None = None,
    ) -> None:
        """Put the address, where known, behind the message; what went wrong stands as codes too."""
        super().__init__(f"{message} ({shown_address(url)})" if url else message)
        self.url = url
        self.failure = failure or self.failure
        self.status = status or self.status

    def at(self, url: str) -> Self:
        """Give the error with an address, its class and its facts as they are; one that has an address keeps that."""
        if self.url is not None:
            return self
        made = copy(self)
        made.url, made.args = url, (f"{self} ({shown_address(url)})",)
        return made


class FetchError(_AtAddressError):
    """A page could not be had this time: try later."""


class HostError(FetchError):
    """A host gave no answer: refused, timed out, unknown, or a TLS chain that does not hold."""


class StatusError(FetchError):
    """A host answered with a status that is no page."""

    status: int

    def __init__(self, status: int, *, url: str, retry_after: float | None = None) -> None:
        """Keep the status, and the seconds that the host asks us to wait."""
        super().__init__(f"answered with status {status}", url=url, failure=FailureCode.STATUS, status=status)
        self.retry_after = retry_after


class LimitError(_AtAddressError):
    """One of our limits was passed: an answer's, or a reader's."""

    limit: str


class AnswerLimitError(FetchError, LimitError):
    """An answer went past one of our limits."""

    def __init__(self, limit: str, *, url: str, failure: FailureCode = FailureCode.LIMIT) -> None:
        """Name the limit that was passed."""
        super().__init__(f"past the limit: {limit}", url=url, failure=failure)
        self.limit = limit


class RefusedError(_AtAddressError):
    """The host does not want us there: stop, and ask a person."""


class ReadError(_AtAddressError):
    """A page or document is not what the reader expected: change the code, not the page."""

    failure: FailureCode | None = FailureCode.LAYOUT

    def __init__(self, expected: str, came: str, *, url: str | None = None) -> None:
        """Say what was expected and what came."""
        super().__init__(f"expected {expected}, got {came}", url=url)
        self.expected = expected
        self.came = came


class LayoutError(ReadError):
    """A page of a shape that the reader does not know."""

    def __init__(self, url: str | None = None, *, missing: str, came: str = "a page without it") -> None:
        """Name the part that should be there."""
        super().__init__(missing, came, url=url)
        self.missing = missing


class DocumentError(ReadError):
    """A document that cannot be read: truncated, scanned without text, or not of the kind it claims."""


class TooLargeError(ReadError, LimitError):
    """A page or document over a reader's limits; that of work tells what was counted as what `came`."""

    failure = FailureCode.LIMIT

    def __init__(self, limit: str, came: str, *, url: str | None = None) -> None:
        """Name the limit and what came."""
        super().__init__(f"at most {limit}", came, url=url)
        self.limit = limit


class UnsafeError(ReadError):
    """A page or document that stopped the process which read it: no version of ours that met it reads it again."""

    failure = FailureCode.LIMIT

    def __init__(
        self, limit: str, *, url: str | None = None, content_hash: str | None = None, known: bool = False
    ) -> None:
        """Name what was passed or broken; `known` where it was met before, and not read this time."""
        came = "one that was left unread" if known else "one that stopped its reader"
        super().__init__("a page that can be read safely", f"{came}: {limit}", url=url)
        self.limit = limit
        self.content_hash = content_hash
        self.known = known


class StoreError(AgendawatchError):
    """The database cannot be used as it is: locked, missing, full, or of another version."""


class PlaceError(AgendawatchError):
    """The place where a site is published cannot be used: held by another publisher, full, or not ours to write."""


def _unpacked(
    kind: type[AgendawatchError], said: tuple[object, ...], attributes: dict[str, object]
) -> AgendawatchError:
    """Make an error again in another process."""
    error = kind.__new__(kind, *said)
    error.__dict__.update(attributes)
    return error
