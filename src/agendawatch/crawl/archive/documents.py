"""What one document of an archive tells: which meeting it is of, and what was handled there. This is what workers do.

A document is taken for what its name says, and where that says nothing, for what its text calls itself. Only minutes,
summonses with agendas, and plans are read: a date in a memorandum is no meeting.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from agendawatch.diff.normalization import remade
from agendawatch.documents.html import is_pdf, looks_like_html
from agendawatch.documents.page import is_html, page_text
from agendawatch.errors import BUGS, DocumentError, InputError, LayoutError, ReadError, TooLargeError, UnsafeError
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
from agendawatch.readers.own_facts import first_known
from agendawatch.readers.sandbox import read_apart
from agendawatch.readers.schedule import read_schedule
from agendawatch.sources.listed import check_plausible, join_items

# Documents of an archive: files by their place in a folder.

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
    """Its bytes; `None` where they could not be had."""

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

    def turn(paper: ArchiveDocument) -> tuple[bool, bool, str]:
        name = read_file_name(paper.name)
        minutes = "minutes" in classify_document(name.words).value
        return not name.plan, minutes and not name.plan, paper.name

    return sorted(papers, key=turn)


def address_of(name: str, base_url: str | None) -> str | None:
    """Give the address of a document that is published under an archive's own; `None` where the archive is on no web.

    >>> address_of("2021/Protokoll 10 mars.pdf", "https://kommun.example/arkiv")
    'https://kommun.example/arkiv/2021/Protokoll%2010%20mars.pdf'
    """
    return f"{base_url.rstrip('/')}/{quote(name)}" if base_url else None


# What one document of an archive tells.

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
class _OpenedPaper:
    """A document that is being read."""

    body: bytes
    name: FileName
    classification: DocumentClassification
    archive: Archive

    @property
    def organization(self) -> Organization | None:
        """Whose it is by its name, or by what was told of the archive."""
        return self.name.organization or self.archive.organization

    @property
    def new_year(self) -> dt.date | None:
        """The first day of the year that its name tells."""
        return dt.date(self.name.year, 1, 1) if self.name.year else None


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
    if paper.name.casefold().endswith(".pdf") and looks_like_html(body):
        # 2026-12, Alingsås: MeetingPlus answers with a page where a protocol is gone, and archives keep it as the PDF.
        expected, came = "a PDF, as its name says", "a page of HTML, such as is sent where a file is gone"
        raise DocumentError(expected, came, url=paper.name)
    try:
        classification = classify_document(PurePosixPath(paper.name).name)
        opened = _OpenedPaper(body, read_file_name(paper.name), classification, archive)
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


def _read(opened: _OpenedPaper) -> tuple[ArchiveDocumentKind, tuple[Meeting, ...]]:
    kind = _kind(opened)
    return kind, _READERS[kind](opened) if kind in _READERS else ()


def _kind(opened: _OpenedPaper) -> ArchiveDocumentKind:
    """Tell what a document is by its name, else by what it calls itself."""
    if opened.name.plan:
        return ArchiveDocumentKind.PLAN
    if opened.classification is DocumentClassification.OTHER:
        # What a document calls itself in its first lines; a memorandum about a plan is none.
        found = open_document(opened.body).passages
        if is_protocol(found):
            return ArchiveDocumentKind.MINUTES
        head = [block.text for block in found if block.region == "main"][:_HEAD]
        kinds = {classify_document(text) for text in head}
        if kinds & _ABOUT:
            return ArchiveDocumentKind.OTHER
        plan = ArchiveDocumentKind.PLAN if any(map(names_plan, head)) else ArchiveDocumentKind.OTHER
        return next((_KINDS[kind] for kind in map(classify_document, head) if kind in _KINDS), plan)
    return _KINDS.get(opened.classification, ArchiveDocumentKind.OTHER)


_KINDS = {
    **dict.fromkeys(_MINUTES, ArchiveDocumentKind.MINUTES),
    **dict.fromkeys(_AGENDAS, ArchiveDocumentKind.AGENDA),
    **dict.fromkeys(_SUPPLEMENTS, ArchiveDocumentKind.SUPPLEMENT),
}


def _plan(opened: _OpenedPaper) -> tuple[Meeting, ...]:
    own, who = opened.archive.municipality, opened.organization
    told = read_schedule(_page(opened.body), municipality=own, organization=who, today=opened.new_year)
    if told.doubts and not told:
        raise LayoutError(missing="meetings that are sure", came=caveat_words(told.doubts[0].caveat, "en"))
    return told


def _minutes(opened: _OpenedPaper) -> tuple[Meeting, ...]:
    document = open_document(_page(opened.body))
    lines = minutes_lines(document)
    own = find_own_meeting(document, lines)
    minutes = minutes_of(document, lines, own)
    organization = minutes.organization or opened.organization
    day = (own.date if own else None) or minutes.date or opened.name.date
    if organization is None or day is None:
        raise LayoutError(missing="whose minutes these are and of which day, in the text or in the file's name")
    held = own or Meeting(organization=organization, date=day)
    named, warnings = opened.name.date, held.warnings
    if named is not None and not held.date <= named <= held.last_day:
        warnings = (*warnings, Caveat.of(CaveatCode.FILE_DATE_DIFFERS, date=str(named)))
    where, status = opened.archive.municipality, MeetingStatus.HELD
    return (remade(held, municipality=where, status=status, agenda=minutes.items, warnings=warnings),)


def _agenda(opened: _OpenedPaper) -> tuple[Meeting, ...]:
    page = _page(opened.body)
    agenda = read_agenda(page)
    # Of the meetings that its text tells it calls to the one that its name tells too.
    where, own, day = opened.archive.municipality, opened.organization, opened.name.date
    try:
        told = read_schedule(page, municipality=where, organization=own, today=day or opened.new_year)
    except LayoutError:
        told = Schedule()
    alike = [it for it in told if (day is None or it.date == day) and (own is None or it.organization == own)]
    if alike and (day is not None or len({(it.organization, it.date) for it in alike}) == 1):
        summoned = alike[0]
    elif own is not None and day is not None:
        summoned = Meeting(organization=own, date=day)
    else:
        raise LayoutError(missing="which meeting this calls to, in the text or in the file's name")
    items = None if agenda.withheld else agenda.items
    status, warnings = MeetingStatus.CONVENED, (*summoned.warnings, *agenda.warnings)
    return (remade(summoned, municipality=where, status=status, agenda=items, warnings=warnings),)


def _page(body: bytes) -> str | bytes:
    """Give a PDF and HTML as they came, plain text as text."""
    if is_pdf(body):
        return body
    text = page_text(body)
    return body if is_html(text) else text


_READERS = {
    ArchiveDocumentKind.PLAN: _plan,
    ArchiveDocumentKind.AGENDA: _agenda,
    ArchiveDocumentKind.SUPPLEMENT: _agenda,
    ArchiveDocumentKind.MINUTES: _minutes,
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
    told = items and tuple(it.model_copy(update={"provenance": grounded(it.provenance)}) for it in items)
    documents: tuple[Document, ...] = ()
    if url is not None and kind is not ArchiveDocumentKind.PLAN:
        path = PurePosixPath(paper.name)
        types = {".pdf": "application/pdf", ".txt": "text/plain", ".md": "text/plain"}
        own = Document(
            url=url,
            title=path.stem,
            classification=classify_document(path.name),
            media_type=types.get(path.suffix.casefold(), "text/html"),
            content_hash=print_,
        )
        documents = (own,)
    facts = {"provenance": grounded(meeting.provenance), "agenda": told, "documents": documents}
    return meeting.model_copy(update=facts)


# What several documents tell of one meeting, as one: whichever of them comes first.

_RANKS = {MeetingStatus.HELD: 2, MeetingStatus.CONVENED: 1}
"""Which word goes before: minutes before a summons, and that before a plan."""


def merge(known: Meeting | None, told: Meeting, kind: ArchiveDocumentKind, name: str) -> Meeting:
    """Add what a document of a kind and a name tells of a meeting to what is known of it."""
    if known is None:
        return told
    told_first = _RANKS.get(told.status, 0) >= _RANKS.get(known.status, 0)
    first, second = (told, known) if told_first else (known, told)
    return known.model_copy(
        update={
            "start": first.start or (second.start if second.date == first.date else None),
            "end": first.end if first.start else second.end,
            "end_date": first.end_date or second.end_date,
            **first_known(first, second),
            "location": first.location or second.location,
            "status": first.status,
            "status_words": first.status_words,
            "extra": first.extra or second.extra,
            "agenda": _items(known.agenda, told.agenda, kind, name),
            # A document stands in place of the one at its address.
            "documents": tuple({document.url: document for document in (*known.documents, *told.documents)}.values()),
            "provenance": first.provenance,
            "warnings": tuple(dict.fromkeys((*known.warnings, *told.warnings))),
        }
    )


def _items(
    known: tuple[AgendaItem, ...] | None, told: tuple[AgendaItem, ...] | None, kind: ArchiveDocumentKind, name: str
) -> tuple[AgendaItem, ...] | None:
    """Join items: an agenda's own order, what supplements it after it, and what minutes say of each."""
    if known is None or told is None:
        return told if known is None else known
    if kind is ArchiveDocumentKind.MINUTES:
        return join_items(known, told)
    if kind is ArchiveDocumentKind.SUPPLEMENT:
        return (*known, *join_items(known, told)[len(known) :])
    # An agenda that was put out again holds what it holds now; what minutes and supplements added stands.
    places = ((it, it.provenance.place or "" if it.provenance else "") for it in known)
    others = (it for it, place in places if it.decision is not None or not f"{place}, ".startswith(f"{name}, "))
    return join_items(told, others)
