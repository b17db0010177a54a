"""Where news are sent: an address as Apprise writes it, of which nothing secret is ever shown or kept."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from agendawatch.errors import InputError

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
