"""JSON-LD as objects: a file of it, or the scripts of a page that hold it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from agendawatch.documents.encoding import decode, whole_letters
from agendawatch.documents.nesting import check_nesting
from agendawatch.errors import TooLargeError

__all__ = ["JsonLd", "Unreadable", "read_jsonld"]

_LETTERS = 20_000_000
_WRAPPED = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A script that is no JSON."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class JsonLd:
    """What a page says for machines."""

    values: tuple[object, ...]
    """Objects, or lists of them, one a script, as `json` gives them."""
    unreadable: tuple[Unreadable, ...] = ()


def read_jsonld(page: bytes | str, *, charset: str | None = None) -> JsonLd:
    """Read the JSON-LD of a page, or a file that is nothing else; scripts that are no JSON are told beside it.

    >>> read_jsonld('<script type="application/ld+json">{"@type": "Event"}</script>').values
    ({'@type': 'Event'},)

    Line breaks within words, which JSON forbids and pages have, are let through.
    """
    if len(page) > _LETTERS:
        raise TooLargeError(limit=f"{_LETTERS} bytes of a page", came=f"{len(page)}")
    text = whole_letters(page) if isinstance(page, str) else decode(page, charset=charset)
    read = [_parse(it) for it in _scripts(text.lstrip("\ufeff \t\r\n"))]
    broken = tuple(it for it in read if isinstance(it, Unreadable))
    return JsonLd(tuple(it for it in read if not isinstance(it, Unreadable)), broken)


def _scripts(text: str) -> Iterator[str]:
    if text[:1] in {"{", "["}:
        yield text
        return
    check_nesting(text)
    for script in LexborHTMLParser(text).css("script[type]"):
        if (script.attributes.get("type") or "").partition(";")[0].strip().casefold() == "application/ld+json":
            yield script.text()


def _parse(text: str) -> object:
    try:
        return json.loads(_WRAPPED.sub("", text), strict=False)
    except (ValueError, RecursionError) as error:
        return Unreadable(text, str(error))
