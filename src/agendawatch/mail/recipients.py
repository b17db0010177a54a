"""A reader's address of mail, checked: what no letter can be sent to is refused before anything is kept."""

from __future__ import annotations

import re
from email.errors import MessageError
from email.headerregistry import Address

from agendawatch.errors import InputError

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
            return Address(addr_spec=f"{local}@{host}").addr_spec
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
