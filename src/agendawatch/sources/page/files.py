"""The files that a page lists, each with the day and the organization of the meeting it belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from agendawatch.documents.passages import Passage, PassageKind, Slot
from agendawatch.documents.tree import Link
from agendawatch.lang.sv.names.organizations import find_organization
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.pages.publishing import without_publishing
from agendawatch.model import Caveat, Document, DocumentClassification, Organization
from agendawatch.readers.file_words import is_file, read_file_words
from agendawatch.sources.flow import Response
from agendawatch.sources.page.scope import Scope, find_day, own_words

__all__ = ["Filed", "read_files"]


@dataclass(frozen=True, slots=True)
class Filed:
    """A file, and what the page says of its meeting."""

    document: Document
    day: dt.date | None
    """`None` when neither the page nor the file's name gives one."""
    organization: Organization | None
    words: str
    """Those that give the day."""
    placed: bool
    """Whether the page's own order gives the day, and not only the file's name."""
    warnings: tuple[Caveat, ...] = ()
    """What cannot be so about the day."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What a file stands in: a line or a table's row, and the words above its column."""

    words: str
    column: str = ""


def read_files(page: Response, blocks: Iterable[Passage], base: str, year: int | None = None) -> tuple[Filed, ...]:
    """Read every file in a page's content, in order; where one is listed twice, its first place holds.

    The day of the row goes first, then that of the nearest heading, then that of the file's name:
    a meeting that was moved has its new day in the heading, and the old one in the file.
    """
    found: dict[str, Filed] = {}
    scope = Scope(year)
    for block in blocks:
        if block.region != "main":
            continue
        scope.enter(block)
        for link, row in _links(block):
            url = urljoin(base, link.url)
            if is_file(url) and url not in found:
                found[url] = _filed(link, url, row, scope, page)
    return tuple(found.values())


def _links(block: Passage) -> Iterator[tuple[Link, _Row]]:
    if block.kind is not PassageKind.TABLE:
        own = own_words(f"{block.key or ''} {block.text}", block.links)
        yield from ((link, _Row(own)) for link in block.links)
        return
    heads = block.rows[0] if block.rows and all(cell.header or not cell.text for cell in block.rows[0]) else ()
    for row in block.rows:
        words = " ".join(own_words(cell.text, cell.links) for cell in row if not cell.spanned)
        for place, cell in enumerate(row):
            if not cell.spanned:
                yield from ((link, _Row(words, _head(heads, place))) for link in cell.links)


def _head(heads: tuple[Slot, ...], place: int) -> str:
    return heads[place].text if place < len(heads) else ""


def _filed(link: Link, url: str, row: _Row, scope: Scope, page: Response) -> Filed:
    words = read_file_words(link.text, url)
    in_row = find_day(without_publishing(row.words), scope.stated_year)
    placed = in_row or scope.day
    named = find_day(words.title, scope.stated_year) or find_day(words.name, None)
    own = find_organization(words.title)
    return Filed(
        document=Document(
            url=url,
            title=words.title,
            classification=_classify(row.column, words.title, words.name),
            media_type=words.media_type,
            size=words.size,
            published=words.published,
            provenance=page.ground(link.text),
        ),
        day=placed or named,
        organization=(scope.organization or own) if placed else (own or scope.organization),
        words=row.words if in_row else (scope.words if placed else None) or words.title,
        placed=placed is not None,
    )


def _classify(column: str, *names: str) -> DocumentClassification:
    """Classify by the words above the column, then by the file's own: two files of one name differ by column only.

    A partial protocol stands in the column of protocols, and anything in one of papers ("Handlingar"):
    there the file's own words are the finer ones.
    """
    own = next((kind for name in names if (kind := classify_document(name)) is not _OTHER), _OTHER)
    above = classify_document(column) if column else _OTHER
    if above is DocumentClassification.PAPERS:
        return above if own is _OTHER else own
    return own if above is _OTHER or own is DocumentClassification.PARTIAL_MINUTES else above


_OTHER = DocumentClassification.OTHER
