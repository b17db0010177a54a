"""Documents of an archive: files by their place in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from agendawatch.errors import DocumentError, InputError, TooLargeError
from agendawatch.lang.sv.pages.documents import classify_document, read_file_name

__all__ = ["ArchiveDocument", "address_of", "find_documents", "in_reading_order"]

_MOST = 100_000_000
"""Bytes of a file; no page from a host may have more either."""
_ENDINGS = frozenset({".pdf", ".html", ".htm", ".xhtml", ".txt", ".md"})
"""Kinds of file that our readers know."""


@dataclass(frozen=True, slots=True)
class ArchiveDocument:
    """A document: what it is called, and where a worker finds it."""

    name: str
    """Its path in the archive, with `/` between folders: it is known again by this, and tells what the document is."""
    path: str | None = None
    """Where its file is, for every worker; `None` when the bytes are here."""
    body: bytes | None = None

    def read(self) -> bytes:
        """Read its bytes; a file that cannot be read is a `DocumentError`."""
        if self.body is not None:
            return self.body
        try:
            with Path(self.path or self.name).open("rb") as file:
                body = file.read(_MOST + 1)
        except OSError as error:
            expected = "a file that can be read"
            raise DocumentError(expected, str(error.strerror), url=self.name) from error
        if len(body) > _MOST:
            limit = f"{_MOST} bytes"
            raise TooLargeError(limit, "a file of more", url=self.name)
        return body


def find_documents(*places: Path | str) -> tuple[ArchiveDocument, ...]:
    """List the documents of folders, with all that is in them, and single files.

    A file named by itself is called by its name alone. Files of kinds that we do not read, and hidden ones, are passed by.
    """
    found: dict[str, ArchiveDocument] = {}
    for place in map(Path, places):
        if not place.exists():
            raise InputError(field="documents", value=str(place), expected="a folder or a file that is there")
        for name, path in _files(place):
            if found.setdefault(name, ArchiveDocument(name, str(path.resolve()))).path != str(path.resolve()):
                raise InputError(field="documents", value=name, expected="names that differ within their folders")
    return tuple(found.values())


def _files(place: Path) -> Iterator[tuple[str, Path]]:
    if place.is_file():
        yield place.name, place
        return
    for path in sorted(place.rglob("*")):
        inner = path.relative_to(place)
        hidden = any(part.startswith(".") for part in inner.parts)
        if not hidden and path.suffix.casefold() in _ENDINGS and path.is_file():
            yield inner.as_posix(), path


def in_reading_order(papers: Iterable[ArchiveDocument]) -> list[ArchiveDocument]:
    """Put plans before summonses and summonses before minutes, as they came out, so that a late copy changes nothing."""
    return sorted(papers, key=_came_out)


def _came_out(paper: ArchiveDocument) -> tuple[int, str]:
    name = read_file_name(paper.name)
    if name.plan:
        return 0, paper.name
    kind = classify_document(name.words).value
    return (2 if "minutes" in kind else 1), paper.name


def address_of(name: str, base_url: str | None) -> str | None:
    """Give the address of a document that is published under an archive's own; `None` where the archive is on no web.

    >>> address_of("2021/Protokoll 10 mars.pdf", "https://kommun.example/arkiv")
    'https://kommun.example/arkiv/2021/Protokoll%2010%20mars.pdf'
    """
    return f"{base_url.rstrip('/')}/{quote(name)}" if base_url else None
