"""The `[mail]` table of `agendawatch.toml`: who sends, through which server, and when."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit

from agendawatch.errors import InputError
from agendawatch.mail.readers import read_mail_address
from agendawatch.model.value import Value

__all__ = ["MailSettings", "read_mail"]

_TABLE = "mail"
_VARIABLE = re.compile(r"\$\{?(?P<name>[A-Za-z_][A-Za-z0-9_]{0,100})\}?")
_KEYS = {
    "from": "sender",
    "smtp": "smtp",
    "key": "key",
    "database": "database",
    "bounces": "bounces",
    "hour": "hour",
    "weekday": "weekday",
    "per_hour": "per_hour",
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LAST_HOUR = 23
_MOST_AN_HOUR = 100_000


class MailSettings(Value):
    """What the table says, with variables looked up."""

    sender: str
    """The address that letters are from."""
    smtp: str
    """The server that takes them: `smtp://host:587` (TLS where it is offered) or `smtps://host`; secret."""
    key: str
    """What the database is sealed with; secret."""
    database: str = "mail.db"
    """The file; beside the config file unless its path begins at the root."""
    bounces: str | None = None
    """The address that letters come back to when they cannot be delivered, a part of its own added for each
    subscription behind a plus; `None` when it is `sender`, and nothing is added."""
    hour: int = 7
    """The hour in Sweden from which a day's or a week's letters are sent."""
    weekday: int = 0
    """The day of the week's letter; 0 is Monday."""
    per_hour: int = 200
    """Letters that ask for confirmation, to anybody, in an hour; more are refused."""

    def __repr__(self) -> str:
        """Show nothing that is secret."""
        return f"MailSettings(sender={self.sender!r})"

    __str__ = __repr__

    @property
    def server(self) -> tuple[str, int, bool, str | None, str | None]:
        """Give the server's host and port, whether it speaks TLS from the first octet, and by whom we are let in."""
        parts = urlsplit(self.smtp)
        tls = parts.scheme == "smtps"
        name, password = (unquote(it) if it else None for it in (parts.username, parts.password))
        return parts.hostname or "", parts.port or (465 if tls else 25), tls, name, password


def read_mail(text: str, environ: Mapping[str, str]) -> MailSettings | None:
    r"""Read the table; `None` where there is none, and no mail is offered.

    >>> told = 'from = "nytt@moten.example"\nsmtp = "smtp://post.example:587"\nkey = "$NYCKEL"'
    >>> read_mail(f"[mail]\n{told}", {"NYCKEL": "…"}).sender
    'nytt@moten.example'

    What cannot be used raises `InputError` with its key, and never shows an address of a server or a key.
    """
    try:
        table = tomllib.loads(text).get(_TABLE)
    except tomllib.TOMLDecodeError as error:
        field = "agendawatch.toml"
        raise InputError(field, str(error), "TOML") from error
    if table is None:
        return None
    if not isinstance(table, Mapping):
        raise InputError(_TABLE, table, "a table, [mail]")
    for name in table.keys() - _KEYS.keys():
        near = get_close_matches(name, _KEYS, 1)
        raise _wrong(name, name, near[0] if near else f"one of {', '.join(_KEYS)}")
    bounces = table.get("bounces")
    return MailSettings(
        sender=_address(table, "from"),
        smtp=_smtp(_secret(table, "smtp", environ)),
        key=_secret(table, "key", environ),
        database=_words(table, "database") if "database" in table else "mail.db",
        bounces=_address(table, "bounces") if bounces is not None else None,
        hour=_number(table, "hour", 7, 0, _LAST_HOUR),
        weekday=_weekday(table),
        per_hour=_number(table, "per_hour", 200, 1, _MOST_AN_HOUR),
    )


def _words(table: Mapping[str, object], name: str) -> str:
    value = table.get(name)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(name, "…" if value else "nothing", "words")
    return value.strip()


def _address(table: Mapping[str, object], name: str) -> str:
    try:
        return read_mail_address(_words(table, name))
    except InputError as error:
        raise _wrong(name, "…", error.expected) from error


def _secret(table: Mapping[str, object], name: str, environ: Mapping[str, str]) -> str:
    """Take a value, or that of the variable that it names."""
    written = _words(table, name)
    variable = _VARIABLE.fullmatch(written)
    value = environ.get(variable["name"], "").strip() if variable else written
    if not value:
        raise _wrong(name, written, "the name of a variable that is set")
    return value


def _smtp(url: str) -> str:
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"smtp", "smtps"} and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if not good:
        field = "smtp"
        raise _wrong(field, "…", "smtp://host:587 or smtps://host")
    return url


def _number(table: Mapping[str, object], name: str, usual: int, least: int, most: int) -> int:
    value = table.get(name, usual)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise _wrong(name, value, f"a number, {least} to {most}")
    return value


def _weekday(table: Mapping[str, object]) -> int:
    name = "weekday"
    value = table.get(name, _WEEKDAYS[0])
    if value not in _WEEKDAYS:
        raise _wrong(name, value, f"one of {', '.join(_WEEKDAYS)}")
    return _WEEKDAYS.index(str(value))


def _wrong(name: str, value: object, expected: str) -> InputError:
    return InputError(f"{_TABLE}.{name}", value, expected)
