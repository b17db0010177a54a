"""Links of an agenda as documents: which are, what they are called, how large they are."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from agendawatch.documents.tree import Link
from agendawatch.lang.sv.pages.agenda_patterns import FILE_NOTE, SERVED_FILE
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.model import Document, DocumentClassification, Provenance, Span

__all__ = ["document_of", "is_file_name", "tells_file"]

_TYPES = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "zip": "application/zip",
}
_EXTENSION = re.compile(r"\.([a-z]{3,4})$", re.IGNORECASE)
_BEHIND = re.compile(r"[\s,(\[–-]{1,4}(?:pdf|docx?|xlsx?|pptx?|odt|rtf|zip)\b", re.IGNORECASE)
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
_NOT_FILES = ("mailto:", "tel:")
_NOWHERE = ("#", "javascript:")
"""How an address begins that only a script opens: what its words call a file is one all the same."""


def document_of(link: Link, *, among_documents: bool = False, title: str = "") -> Document | None:
    """Make a document of a link; `None` when it leads elsewhere.

    `among_documents` when it stands under "Handlingar" or the like, where every link is one;
    `title` is the item's, and a link that only repeats it must lead to a file.
    """
    url = link.url.strip()
    if not url or not link.text.strip() or url.casefold().startswith(_NOT_FILES):
        return None
    path = unquote(urlsplit(url).path) if "[" not in url else url
    extension = _EXTENSION.search(path) or _EXTENSION.search(link.text.strip())
    note = FILE_NOTE.search(link.text)
    kind = (extension[1] if extension else (note["type"] if note else None) or "").casefold()
    classification = classify_document(link.text)
    file = kind in _TYPES or (note is not None and note["size"] is not None)
    if url.casefold().startswith(_NOWHERE) and not file:
        return None
    named = classification is not DocumentClassification.OTHER or SERVED_FILE.search(url) is not None
    if not file and not among_documents and (not named or (bool(title) and link.text.endswith(title))):
        return None
    name = link.text[: note.start()].strip() if note and (note["type"] or note["size"]) else link.text
    return Document(
        url=url,
        title=name or link.text,
        classification=classification,
        media_type=_TYPES.get(kind),
        size=_size(note) if note else None,
        provenance=Provenance(words=link.text, spans=(Span(start=link.start, end=link.end),) if link.end else ()),
    )


def is_file_name(text: str) -> bool:
    """Tell whether words are a file's name: "Budget.pdf"."""
    found = _EXTENSION.search(text.strip())
    return found is not None and found[1].casefold() in _TYPES


def tells_file(text: str, link: Link) -> bool:
    """Tell whether the words behind a link say what kind of file it leads to: "Plankarta PDF 44 kB"."""
    _, found, behind = text.partition(link.text)
    note = _BEHIND.match(behind) if found else None
    return note is not None


def _size(note: re.Match[str]) -> int | None:
    """Read a size in bytes as a page tells it: "312 kB" is 312,000."""
    if not note["size"]:
        return None
    unit = note["unit"].casefold()[0]
    return round(float(note["size"].replace(",", ".")) * _UNITS.get(unit, 1))
