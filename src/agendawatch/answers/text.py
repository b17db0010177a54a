"""Text and addresses made fit for a calendar file: clean, in one form, and harmless."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

from agendawatch.errors import InputError

# Bidirectional marks, the byte order mark and non-characters change how text looks or break readers, and say nothing.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(
    r"</?(?:a|abbr|article|b|blockquote|br|code|dd|div|dl|dt|em|font|footer|h[1-6]|header|hr|i|img|li|nav|ol|p|pre|script"
    r"|section|small|span|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul)\b[^<>]{0,1000}>",
    re.IGNORECASE,
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_ROUNDS = 8
"""How often entities may hide in entities before they are taken for malice."""


def _plain(text: str) -> str:
    """Resolve entities and drop tags and characters that nobody sees, until nothing more comes out."""
    import html  # noqa: PLC0415 - two thousand names of letters, and nearly no text has one

    for _ in range(_ROUNDS):
        before = text
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
        text = _SURROGATE.sub("\ufffd", text)
        text = _UNSEEN.sub("", _TAG.sub(" ", text))
        # `/` for a backslash: some readers take an escaped one and the letter after it for a line break.
        text = unicodedata.normalize("NFC", text.replace("\\", "/"))
        if text == before:
            return text
    return text.replace("&", "+").replace("<", "(")


def _fit(text: str) -> bool:
    """Tell whether a text needs no cleaning, which is true of nearly all."""
    return (
        text.isprintable()
        and "\\" not in text
        and "&" not in text
        and "<" not in text
        and "  " not in text
        and text.strip() == text
        and unicodedata.is_normalized("NFC", text)
    )


def line(text: str) -> str:
    r"""Make a text one clean line.

    >>> line("Budget\r\nBEGIN:VEVENT &amp; <b>plan</b>")
    'Budget BEGIN:VEVENT & plan'
    """
    return _short_line(text) if len(text) <= _SHORT else _line(text)


def _line(text: str) -> str:
    if _fit(text):
        return text
    return " ".join(_plain(_BREAKS.sub(" ", text)).split())


_SHORT = 60
_short_line = lru_cache(maxsize=8192)(_line)
"""A feed says the same names, places and numbers again and again."""


def lines(text: str) -> str:
    r"""Make a text clean lines, without white space at their ends and with no two empty ones in a row.

    >>> lines("Ett \u2028två\\tre ")
    'Ett\ntvå/tre'
    """
    if "\n" not in text and _fit(text):
        return text
    broken = _BREAKS.sub("\n", _plain(_BREAKS.sub("\n", text)))
    rows = [" ".join(row.split()) for row in broken.split("\n")]
    return "\n".join(row for place, row in enumerate(rows) if row or (place and rows[place - 1])).strip("\n")


def cut(text: str, limit: int) -> str:
    """Shorten a line to at most `limit` characters, at a word where there is one near.

    >>> cut("Handlingsplan för stöd", 16), cut("Handlingsplan för stöd", 14)
    ('Handlingsplan…', 'Handlingsplan…')
    """
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    word = len(head) if text[limit - 1] == " " else head.rfind(" ")
    return (head[:word] if word > limit // 3 else head).rstrip(" ,;:–-") + "…"


def clipped(text: str, limit: int) -> str:
    """Shorten a name to at most `limit` letters, within a word, so that two names stay apart as long as they can.

    >>> clipped("Barn- och utbildningsnämnden", 19)
    'Barn- och utbildni…'
    """
    return text if len(text) <= limit else text[: limit - 1].rstrip(" ,;:–-") + "…"


_PATH = "/%:@!$&'()*+,;=~-._"
_QUERY = _PATH + "?"


_USUAL = re.compile(r"https?://[a-z0-9.-]+(?:/[A-Za-z0-9/._~-]*)?")
"""Addresses that stand as they are, which is most of them."""


def address(url: str, field: str = "url") -> str:
    """Write an address in ASCII: the host in punycode, everything else percent-encoded.

    >>> address("https://göteborg.se/möten?år=2026")
    'https://xn--gteborg-90a.se/m%C3%B6ten?%C3%A5r=2026'

    Only http and https are let through; anything else raises `InputError` with the field's name.
    """
    if _USUAL.fullmatch(url):
        return url
    try:
        parts = urlsplit(url.strip())
        port = f":{parts.port}" if parts.port else ""
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise InputError(field, url, "an http or https address") from error
    if parts.scheme.lower() not in {"http", "https"} or not re.fullmatch(r"[a-z0-9.:_-]+", host):
        raise InputError(field, url, "an http or https address")
    netloc = (f"[{host}]" if ":" in host else host) + port
    path, query, fragment = (
        quote(part.encode("utf-8", "replace"), safe=safe)
        for part, safe in ((parts.path, _PATH), (parts.query, _QUERY), (parts.fragment, _QUERY))
    )
    return urlunsplit((parts.scheme.lower(), netloc, path, query, fragment))


@lru_cache(maxsize=65536)
def web_address(url: str | None) -> str | None:
    """Write an address as `address` does; `None` for none, and for one that cannot be followed.

    >>> web_address("javascript:alert(1)"), web_address("https://example.se/å")
    (None, 'https://example.se/%C3%A5')
    """
    try:
        return address(url) if url else None
    except InputError:
        return None
