"""Addresses as they may be shown: without passwords and keys, wherever in an address they stand.

One way for every output: errors, logs, tables, files. It has no opinion on whether an address is good.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote_plus

HIDDEN = "…"
"""What stands in place of a secret."""

_ADDRESS = re.compile(r"\b[A-Za-z][A-Za-z0-9+.-]{1,40}://[^\s<>\"'`\x00-\x1f]+")
_CLOSING = ").,;:!]}"
"""Signs that end a sentence or a bracket, and no address."""
_OPEN = frozenset({"http", "https", "webcal", "ftp", "file", "sqlite", "postgresql", "postgres", "s3", "gs", "gcs", "az", "adl", "azure", "abfs", "abfss", "r2", "memory", "archive"})  # fmt: skip
"""Schemes whose addresses name a place. Of any other, as those of chats and mail, every part may be a key."""
_HARMLESS = frozenset(
    {"host", "port", "user", "dbname", "sslmode", "connect_timeout", "application_name", "options", "service"}
)
_SECRET = re.compile(
    r"pass(?:word|wd|phrase|code)?|pwd|\w{0,100}(?:password|passphrase|secret|token|credential)\w*|api[-_.]?key|access[-_.]?key\w*"
    r"|auth(?:orization|key)?|sig(?:nature)?|x-amz-(?:credential|signature|security-token)|sharedaccesssignature",
    re.IGNORECASE,
)
"""Names of parameters that hold a secret."""


def shown_address(address: str) -> str:
    """Write an address as it may be shown.

    >>> shown_address("https://anna:hemligt@kommun.example/x?sida=2&token=abc")
    'https://…@kommun.example/x?sida=2&token=…'
    >>> shown_address("postgresql+psycopg://a:p/å@s@db.example/moten?password=p"), shown_address("ntfy://min-kanal")
    ('postgresql+psycopg://…@db.example/moten?password=…', 'ntfy://…')
    """
    scheme, mark, rest = address.partition("://")
    if not mark:
        return address
    kind = scheme.casefold().partition("+")[0]
    if kind not in _OPEN:
        return f"{scheme}://{HIDDEN}"
    whom, place, query, fragment = _parts(kind, rest)
    head = f"{HIDDEN}@" if whom else ""
    is_secret = _is_unknown if kind in {"postgresql", "postgres"} else _is_secret
    return f"{scheme}://{head}{place}{_masked('?', query, is_secret)}{_masked('#', fragment, is_secret)}"


def bare_address(address: str) -> str:
    """Take the secrets out of an address of the web, so that what is left can be kept and published.

    >>> bare_address("https://anna:hemligt@kommun.example/x?sida=2&token=abc#a")
    'https://kommun.example/x?sida=2#a'
    """
    scheme, mark, rest = address.partition("://")
    if not mark:
        return address
    _, place, query, fragment = _parts(scheme.casefold(), rest)
    return f"{scheme}://{place}{_kept('?', query)}{_kept('#', fragment)}"


def holds_secret(address: str) -> bool:
    """Tell whether an address holds a password or a key in one of the usual places."""
    return bare_address(address) != address


def redacted(words: str) -> str:
    """Write words so that they may be shown: every address in them without its secrets.

    >>> redacted("no answer: https://a:b@kommun.example/ (try later)")
    'no answer: https://…@kommun.example/ (try later)'
    """
    return _ADDRESS.sub(_shown, words) if "://" in words else words


def _shown(found: re.Match[str]) -> str:
    address = found.group().rstrip(_CLOSING)
    return shown_address(address) + found.group()[len(address) :]


def _parts(kind: str, rest: str) -> tuple[str, str, str, str]:
    """Part what follows a scheme: who asks, host and path, query, fragment."""
    at = _whom(kind, rest)
    whom, rest = rest[: max(at, 0)], rest[at + 1 :]
    rest, _, fragment = rest.partition("#")
    place, _, query = rest.partition("?")
    return whom, place, query, fragment


def _whom(kind: str, rest: str) -> int:
    """Find the sign that ends who asks; -1 where nobody is told. A password may hold any sign, unescaped."""
    if kind in {"file", "sqlite", "archive", "memory"}:
        return -1
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    port = host.rpartition(":")[2] if ":" in host and not host.endswith("]") else ""
    torn = bool(port) and not port.isdecimal()  # it can be no host and port
    if kind in {"http", "https", "webcal", "ftp"} and ("@" in host or not torn):
        return host.rfind("@")
    return rest.rfind("@")


def _masked(mark: str, query: str, is_secret: Callable[[str], bool]) -> str:
    shown = []
    for pair in query.split("&"):
        name, equals, value = pair.partition("=")
        shown.append(f"{name}={HIDDEN}" if equals and value and is_secret(name) else pair)
    return f"{mark}{'&'.join(shown)}" if query else ""


def _kept(mark: str, query: str) -> str:
    kept = "&".join(pair for pair in query.split("&") if not _is_secret(pair.partition("=")[0]))
    return f"{mark}{kept}" if kept else ""


def _is_unknown(name: str) -> bool:
    """Tell whether a database's setting is none of those that are known to be harmless."""
    return name not in _HARMLESS


def _is_secret(name: str) -> bool:
    return _SECRET.fullmatch(unquote_plus(name)[:100].strip("+- ")) is not None
