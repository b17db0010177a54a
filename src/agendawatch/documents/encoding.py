"""Bytes into text, as browsers decode them (WHATWG Encoding Standard)."""

from __future__ import annotations

import codecs
import re

__all__ = ["decode", "whole_letters"]

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_META_WITHIN = 4096
_XML = re.compile(rb"""\s{0,20}<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9_:.-]{1,40})["']""")
_WINDOWS = {"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin-1", "latin1", "windows-1252", "cp1252"}

_OF_THE_WEB = re.compile(
    r"utf-8|utf-16-[lb]e|cp125[0-8]|cp8(?:66|74)|iso8859-\d{1,2}|koi8-[ru]|mac-(?:cyrillic|roman)|gbk|gb2312|gb18030|big5"
    r"|euc_jp|euc_kr|shift_jis|iso2022_jp|cp932|cp949"
)
"""Python's names of the encodings that browsers know. It has others, for which a small page costs it minutes (Punycode)."""


def decode(body: bytes, *, charset: str | None = None) -> str:
    """Decode a page: byte order mark, the header's charset, `meta`, XML's own line, then UTF-8, else windows-1252.

    >>> decode("Åmål – möte".encode("cp1252"), charset="iso-8859-1")
    'Åmål – möte'

    The labels of ASCII and ISO 8859-1 mean windows-1252, as the Encoding Standard has it.
    Bytes that stand for nothing become U+FFFD; a label that nobody knows is passed over.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, errors="replace")
    named = (_META.search(body[:_META_WITHIN]), _XML.match(body))
    for label in (charset, *(it[1].decode("ascii") if it else None for it in named)):
        codec = _codec(label)
        if codec:
            return body.decode(codec, errors="replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


def _codec(label: str | None) -> str | None:
    """Name the codec that a label means; `None` when it means none that holds text."""
    if not label:
        return None
    name = label.strip().lower()
    if name in _WINDOWS:
        return "cp1252"
    if name == "utf-16":
        return "utf-8"
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return known if _OF_THE_WEB.fullmatch(known) else None


def whole_letters(text: str) -> str:
    r"""Join halves of letters that belong together (surrogates), and put U+FFFD for those that have lost each other.

    >>> whole_letters("\ud83d\ude00 \udcff") == "\U0001f600 \ufffd"
    True
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
