"""The `[mail]` table of `agendawatch.toml`: who sends, through which server, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.errors import MessageError
from email.headerregistry import Address as HeaderAddress
from typing import Annotated
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from agendawatch.config_tables import ConfigTable, Secret, Text, checked, expect, read_table, read_toml
from agendawatch.errors import InputError

# A reader's address of mail, checked: what no letter can be sent to is refused before anything is kept.

_LONGEST = 254
_LONGEST_LOCAL = 64
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_SAME = {"googlemail.com": "gmail.com", "protonmail.com": "proton.me", "pm.me": "proton.me"}
"""Hosts whose mailboxes are another's too."""
_IGNORED = {"gmail.com": ".", "proton.me": ".-_"}
"""What a host passes over in the names of its mailboxes."""
_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+")


def read_mail_address(written: str) -> str:
    """Read an address of mail, its host in the form that mail travels by.

    >>> read_mail_address(" Anna.Ek@Ängsby.example ")
    'Anna.Ek@xn--ngsby-fra.example'

    What is none raises `InputError`: several, a name beside it, a host without a dot, letters that few servers take.
    """
    given = written.strip()
    local, _, host = given.partition("@")
    try:
        host = host.rstrip(".").encode("idna").decode("ascii").lower()
        labels = host.split(".")
        good = len(labels) > 1 and not labels[-1].isdecimal() and all(map(_LABEL.fullmatch, labels))
        if good and _LOCAL.fullmatch(local) and len(local) <= _LONGEST_LOCAL and len(given) <= _LONGEST:
            return HeaderAddress(addr_spec=f"{local}@{host}").addr_spec
        cause = None
    except (ValueError, MessageError) as error:
        cause = error
    # What was given is not repeated: it may be somebody's name.
    raise InputError(field="address", value="…", expected="an address of mail such as namn@post.example") from cause


def mailbox_of(address: str) -> str:
    """Name the mailbox that an address leads to, as far as it can be told from how it is written.

    >>> mailbox_of("Anna.Ek+moten@googlemail.com"), mailbox_of("anna.ek@post.example")
    ('annaek@gmail.com', 'anna.ek@post.example')

    What stands behind a plus leads elsewhere at few hosts: letters to it are counted together all the same.
    """
    local, _, host = address.casefold().partition("@")
    host = _SAME.get(host, host)
    bare = local.partition("+")[0].translate({ord(it): None for it in _IGNORED.get(host, "")})
    return f"{bare or local}@{host}"


_TABLE = "mail"
_SERVER = "smtp://host:587 or smtps://host"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _server(url: str) -> str:
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"smtp", "smtps"} and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if not good:
        raise expect(_SERVER)
    return url


def _weekday(value: object) -> object:
    if isinstance(value, str):
        if value not in _WEEKDAYS:
            raise expect("one of " + ", ".join(_WEEKDAYS))
        return _WEEKDAYS.index(value)
    return value


Address = Annotated[str, checked(read_mail_address)]


class MailSettings(ConfigTable):
    """What the table says, with variables looked up."""

    sender: Address = Field(alias="from", repr=False)
    """The address that letters are from."""
    smtp: Annotated[Secret, AfterValidator(_server)] = Field(repr=False)
    """The server that takes them: `smtp://host:587` (TLS where it is offered) or `smtps://host`; secret."""
    key: Secret = Field(repr=False)
    """What the database is sealed with; secret."""
    database: Text = "mail.db"
    """The file; beside the config file unless its path begins at the root."""
    bounces: Address | None = Field(default=None, repr=False)
    """The address that letters come back to when they cannot be delivered, a part of its own added for each
    subscription behind a plus; `None` when it is `sender`, and nothing is added."""
    hour: int = Field(default=7, ge=0, le=23, description="an hour of the day, 0 to 23")
    """The hour in Sweden from which a day's or a week's letters are sent."""
    weekday: Annotated[int, BeforeValidator(_weekday)] = Field(default=0, ge=0, le=6, description="a day of the week")
    """The day of the week's letter; 0 is Monday."""
    per_hour: int = Field(default=200, ge=1, le=100_000, description="a number, 1 to 100000")
    """Letters that ask for confirmation, to anybody, in an hour; more are refused."""

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

    What cannot be used raises `ConfigError` with every mistake, and never shows an address of a server or a key.
    """
    if _TABLE not in read_toml(text):
        return None
    return read_table(text, _TABLE, MailSettings, context=environ)
