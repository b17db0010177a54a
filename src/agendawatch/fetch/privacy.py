"""A folder of recordings without ways to reach a person: trimmed where that can be done, emptied where it cannot."""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from agendawatch.documents.glance import is_pdf
from agendawatch.errors import ReadError
from agendawatch.fetch.recording import INDEX, Entry, Index
from agendawatch.lang.sv.text.contact_details import ContactKind, find_contact_details, without_contact_details
from agendawatch.readers.opening import document_text
from agendawatch.readers.sandbox import read_apart

__all__ = ["Trimmed", "trim"]

_GONE = 410
_TEXT = (".html", ".json", ".txt")
_AUTHORS = re.compile(r'("(?:lastModifiedBy|modifiedBy|createdBy|author)"\s{0,3}:\s{0,3}")[^"\\]{0,200}(")')
"""Whoever put a file there, in what a system keeps of it: officials, whose names nobody needs."""
_PDF_WITHIN = re.compile(rb'"(JVBERi0[A-Za-z0-9+/=\\]{20,})"')
"""A PDF in base64."""
_WRITTEN = (("&#64;", "@"), ("&#x40;", "@"), ("&commat;", "@"), ("&nbsp;", " "), ("&#160;", " "))
"""Ways to write letters that hide an address from machines."""


@dataclass(frozen=True, slots=True)
class Trimmed:
    """What was taken out of a folder."""

    trimmed: tuple[tuple[ContactKind, int], ...]
    """How many of each kind were replaced in pages."""
    left_out: tuple[tuple[str, str], ...]
    """Documents that are not kept: address, and why."""


def trim(folder: Path) -> Trimmed:
    """Trim every body in a folder.

    In pages of text, telephone numbers, e-mail addresses and personal numbers are replaced. A document
    that holds any, or that cannot be read, is taken out: its address then answers that it is gone (410).
    Names of private persons no machine can tell from those of the elected: a person reads what is left.
    """
    index = Index.model_validate_json((folder / INDEX).read_bytes())
    counts: Counter[ContactKind] = Counter()
    left_out: list[tuple[str, str]] = []
    entries = []
    for entry in index.entries:
        kept, why = _trimmed(folder, entry, counts)
        if why is not None:
            left_out.append((entry.url, why))
        entries.append(kept)
    files = {entry.file for entry in entries if entry.file}
    for file in {entry.file for entry in index.entries if entry.file} - files:
        (folder / file).unlink(missing_ok=True)
    words = Index(entries=tuple(entries)).model_dump_json(indent=1, exclude_defaults=True)
    (folder / INDEX).write_text(words + "\n", encoding="utf-8")
    return Trimmed(tuple(counts.items()), tuple(left_out))


def _trimmed(folder: Path, entry: Entry, counts: Counter[ContactKind]) -> tuple[Entry, str | None]:
    """Trim one answer's body; tell why it is left out where it is."""
    headers = tuple((name, without_contact_details(value)) for name, value in entry.headers)
    entry = entry.model_copy(update={"headers": headers})
    if entry.file is None:
        return entry, None
    path = folder / entry.file
    body = path.read_bytes()
    if path.suffix in _TEXT and not is_pdf(body):
        text, charset = _text(body)
        counts.update(found.kind for found in find_contact_details(text))
        body = _AUTHORS.sub(r"\1\2", without_contact_details(text)).encode(charset)
        path.write_bytes(body)
        if path.suffix != ".html":
            inner = (_reason(it) for it in _enclosed(body))
            why = next((it for it in inner if it is not None), None)
            return (entry, None) if why is None else (_empty(entry), why)
    why = _reason(body)
    return (entry, None) if why is None else (_empty(entry), why)


def _enclosed(body: bytes) -> Iterator[bytes]:
    """Find the documents that an answer in JSON holds."""
    for match in _PDF_WITHIN.finditer(body):
        with suppress(ValueError):
            yield base64.b64decode(match[1])


def _text(body: bytes) -> tuple[str, str]:
    """Decode a page so that what is not replaced stays as it was, and tell how to encode it again."""
    try:
        text, charset = body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        # ISO 8859-1 gives every byte a letter, and all that is looked for is written in ASCII.
        text, charset = body.decode("latin-1"), "latin-1"
    for written, letter in _WRITTEN:
        text = text.replace(written, letter)
    return text, charset


def _reason(body: bytes) -> str | None:
    """Tell why a document cannot be kept; `None` when it can."""
    if not body.strip():
        return None
    try:
        text = read_apart(body, document_text, body)
    except ReadError as error:
        return f"it cannot be read: {error}"
    kinds = Counter(found.kind.value.replace("_", " ") for found in find_contact_details(text))
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or None


def _empty(entry: Entry) -> Entry:
    return entry.model_copy(update={"status": _GONE, "file": None})
