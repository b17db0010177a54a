"""What one document of an archive tells: which meeting it is of, and what was handled there. This is what workers do.

A document is taken for what its name says, and where that says nothing, for what its text calls itself. Only minutes,
summonses with agendas, and plans are read: a date in a memorandum is no meeting.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath

from agendawatch.crawl.archive.files import ArchiveDocument, address_of
from agendawatch.documents.html import is_pdf
from agendawatch.documents.page import is_html, page_text
from agendawatch.documents.passages import Passage
from agendawatch.errors import BUGS, LayoutError, ReadError, UnsafeError
from agendawatch.i18n.caveats import caveat_words
from agendawatch.lang.sv.pages.documents import FileName, classify_document, names_plan, read_file_name
from agendawatch.model import (
    AgendaItem,
    Caveat,
    CaveatCode,
    Document,
    DocumentClassification,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Provenance,
    Schedule,
)
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.minutes import minutes_of
from agendawatch.readers.minutes.front import find_own_meeting
from agendawatch.readers.minutes.lines import minutes_lines
from agendawatch.readers.opening import is_protocol, open_document
from agendawatch.readers.sandbox import read_apart
from agendawatch.readers.schedule import read_schedule
from agendawatch.sources.listed import check_plausible

__all__ = ["Archive", "ArchiveDocumentKind", "DocumentFacts", "read_archive_document"]

_HEAD = 5
"""Blocks within which a document says what it is."""
_MINUTES = frozenset({DocumentClassification.MINUTES, DocumentClassification.PARTIAL_MINUTES})
_SUPPLEMENTS = frozenset({DocumentClassification.SUPPLEMENTARY_AGENDA})
_ABOUT = frozenset({DocumentClassification.ATTACHMENT, DocumentClassification.PROPOSAL})
"""Documents about a matter, whatever meetings they speak of."""
_AGENDAS = frozenset({DocumentClassification.NOTICE, DocumentClassification.AGENDA, *_SUPPLEMENTS})


class ArchiveDocumentKind(StrEnum):
    """What a document is to us."""

    PLAN = "plan"
    AGENDA = "agenda"
    SUPPLEMENT = "supplement"
    MINUTES = "minutes"
    OTHER = "other"
    """Nothing that tells of a meeting by itself; it is left alone."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What a worker is told of the archive that a document is from."""

    municipality: Municipality
    organization: Organization | None
    """Whose documents these are, where neither they nor their names say; `None` when nobody told."""
    base_url: str | None
    now: dt.datetime
    unsafe: Mapping[str, str] = field(default_factory=dict)
    """Documents that stopped their reader before, by hash, and the limit that they passed."""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a document tells."""

    content_hash: str
    kind: ArchiveDocumentKind = ArchiveDocumentKind.OTHER
    meetings: tuple[Meeting, ...] = ()
    """`()` for a document that is as it was, or left alone."""
    known: bool = False
    """Whether its bytes are those that were read before; then it was not read again."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A document that is being read."""

    body: bytes
    name: FileName
    classification: DocumentClassification
    archive: Archive

    @property
    def organization(self) -> Organization | None:
        """Whose it is by its name, or by what was told of the archive."""
        return self.name.organization or self.archive.organization


def read_archive_document(paper: ArchiveDocument, known: str | None, archive: Archive) -> DocumentFacts:
    """Read a document, unless its bytes are as they were; a `ReadError` says why one cannot be read.

    `known` is the hash that it had when it was read last; `None` reads it in any case.
    """
    body = paper.read()
    print_ = hashlib.sha256(body).hexdigest()
    if print_ == known:
        return DocumentFacts(print_, known=True)
    if print_ in archive.unsafe:
        raise UnsafeError(limit=archive.unsafe[print_], url=paper.name, content_hash=print_, known=True)
    try:
        opened = _opened(paper, body, archive)
        kind, meetings = read_apart(body, _read, opened)
        check_plausible(meetings, paper.name)
    except UnsafeError as error:
        raise UnsafeError(error.limit, url=paper.name, content_hash=print_) from error
    except ReadError as error:
        if error.url is None:
            error.url = paper.name
        raise
    except BUGS as error:
        expected, came = "a document that our code can read", f"{type(error).__name__}: {error}"
        raise ReadError(expected, came, url=paper.name) from error
    return DocumentFacts(print_, kind, tuple(_grounded(meeting, paper, print_, archive, kind) for meeting in meetings))


def _opened(paper: ArchiveDocument, body: bytes, archive: Archive) -> _Open:
    name = read_file_name(paper.name)
    return _Open(body, name, classify_document(PurePosixPath(paper.name).name), archive)


def _read(opened: _Open) -> tuple[ArchiveDocumentKind, tuple[Meeting, ...]]:
    kind = _kind(opened)
    return kind, _READERS[kind](opened)


def _kind(opened: _Open) -> ArchiveDocumentKind:
    """Tell what a document is by its name, else by what it calls itself."""
    if opened.name.plan:
        return ArchiveDocumentKind.PLAN
    kind = _KINDS.get(opened.classification, ArchiveDocumentKind.OTHER)
    return (
        _called(open_document(opened.body).passages) if opened.classification is DocumentClassification.OTHER else kind
    )


def _called(found: Sequence[Passage]) -> ArchiveDocumentKind:
    """Tell what a document calls itself in its first lines; a memorandum about a plan is none."""
    if is_protocol(found):
        return ArchiveDocumentKind.MINUTES
    head = [block.text for block in found if block.region == "main"][:_HEAD]
    kinds = {classify_document(text) for text in head}
    if kinds & _ABOUT:
        return ArchiveDocumentKind.OTHER
    plan = ArchiveDocumentKind.PLAN if any(map(names_plan, head)) else ArchiveDocumentKind.OTHER
    return next((_KINDS[kind] for kind in map(classify_document, head) if kind in _KINDS), plan)


_KINDS = {
    **dict.fromkeys(_MINUTES, ArchiveDocumentKind.MINUTES),
    **dict.fromkeys(_AGENDAS, ArchiveDocumentKind.AGENDA),
    **dict.fromkeys(_SUPPLEMENTS, ArchiveDocumentKind.SUPPLEMENT),
}


def _plan(opened: _Open) -> tuple[Meeting, ...]:
    year = opened.name.year
    today = dt.date(year, 1, 1) if year else None
    own = opened.archive.municipality
    told = read_schedule(_page(opened.body), municipality=own, organization=opened.organization, today=today)
    if told.doubts and not told:
        raise LayoutError(missing="meetings that are sure", came=caveat_words(told.doubts[0].caveat, "en"))
    return told


def _minutes(opened: _Open) -> tuple[Meeting, ...]:
    document = open_document(_page(opened.body))
    lines = minutes_lines(document)
    own = find_own_meeting(document, lines)
    minutes = minutes_of(document, lines, own)
    organization = minutes.organization or opened.organization
    day = (own.date if own else None) or minutes.date or opened.name.date
    if organization is None or day is None:
        raise LayoutError(missing="whose minutes these are and of which day, in the text or in the file's name")
    held = own or Meeting(organization=organization, date=day)
    facts = {"municipality": opened.archive.municipality, "status": MeetingStatus.HELD, "agenda": minutes.items}
    return (_made(held, facts, _contradictions(held, opened.name)),)


def _agenda(opened: _Open) -> tuple[Meeting, ...]:
    page = _page(opened.body)
    agenda = read_agenda(page)
    summoned = _summoned(opened, page)
    facts = {"municipality": opened.archive.municipality, "status": MeetingStatus.CONVENED}
    items = None if agenda.withheld else agenda.items
    return (_made(summoned, {**facts, "agenda": items}, agenda.warnings),)


def _summoned(opened: _Open, page: str | bytes) -> Meeting:
    """Find the meeting that a summons calls to: of those that its text tells the one that its name tells too."""
    own, day = opened.organization, opened.name.date
    try:
        told = read_schedule(
            page, municipality=opened.archive.municipality, organization=own, today=day or _new_year(opened)
        )
    except LayoutError:
        told = Schedule()
    alike = [it for it in told if (day is None or it.date == day) and (own is None or it.organization == own)]
    if alike and (day is not None or len({(it.organization, it.date) for it in alike}) == 1):
        return alike[0]
    if own is None or day is None:
        raise LayoutError(missing="which meeting this calls to, in the text or in the file's name")
    return Meeting(organization=own, date=day)


def _new_year(opened: _Open) -> dt.date | None:
    return dt.date(opened.name.year, 1, 1) if opened.name.year else None


def _contradictions(held: Meeting, name: FileName) -> tuple[Caveat, ...]:
    if name.date is None or held.date <= name.date <= (held.end_date or held.date):
        return ()
    return (Caveat.of(CaveatCode.FILE_DATE_DIFFERS, date=name.date.isoformat()),)


def _made(meeting: Meeting, facts: dict[str, object], warnings: Iterable[Caveat]) -> Meeting:
    """Make a meeting anew, so that its id is that of its municipality's."""
    kept = {name: value for name, value in dict(meeting).items() if name != "id"}
    return Meeting.model_validate({**kept, **facts, "warnings": (*meeting.warnings, *warnings)})


def _page(body: bytes) -> str | bytes:
    """Give a PDF and HTML as they came, plain text as text."""
    if is_pdf(body):
        return body
    text = page_text(body)
    return body if is_html(text) else text


def _left(_opened: _Open) -> tuple[Meeting, ...]:
    return ()


_READERS = {
    ArchiveDocumentKind.PLAN: _plan,
    ArchiveDocumentKind.AGENDA: _agenda,
    ArchiveDocumentKind.SUPPLEMENT: _agenda,
    ArchiveDocumentKind.MINUTES: _minutes,
    ArchiveDocumentKind.OTHER: _left,
}


def _grounded(
    meeting: Meeting, paper: ArchiveDocument, print_: str, archive: Archive, kind: ArchiveDocumentKind
) -> Meeting:
    """Say of a meeting and its items where they stand; with the document itself where it has an address."""
    url = address_of(paper.name, archive.base_url)
    ground = {"url": url, "seen": archive.now, "content_hash": print_}

    def grounded(known: Provenance | None) -> Provenance:
        place = known.place if known and known.place else None
        here = f"{paper.name}, {place}" if place else paper.name
        return (known or Provenance()).model_copy(update={**ground, "place": here})

    items = meeting.agenda
    told: tuple[AgendaItem, ...] | None = items and tuple(
        item.model_copy(update={"provenance": grounded(item.provenance)}) for item in items
    )
    documents: tuple[Document, ...] = ()
    if url is not None and kind is not ArchiveDocumentKind.PLAN:
        documents = (_document(paper, url, print_),)
    facts = {"provenance": grounded(meeting.provenance), "agenda": told, "documents": documents}
    return meeting.model_copy(update=facts)


def _document(paper: ArchiveDocument, url: str, print_: str) -> Document:
    path = PurePosixPath(paper.name)
    kinds = {".pdf": "application/pdf", ".txt": "text/plain", ".md": "text/plain"}
    return Document(
        url=url,
        title=path.stem,
        classification=classify_document(path.name),
        media_type=kinds.get(path.suffix.casefold(), "text/html"),
        content_hash=print_,
    )
