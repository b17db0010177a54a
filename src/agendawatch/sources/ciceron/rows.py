"""What Ciceron's answers say: a search's rows, what stands behind one, its items and its files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from agendawatch.errors import LayoutError
from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.days.times import find_times
from agendawatch.lang.sv.names.organizations import find_organization, find_organizations, read_organization
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.model import (
    STOCKHOLM,
    Caveat,
    CaveatCode,
    Document,
    Meeting,
    MeetingStatus,
    Organization,
    OrganizationClassification,
    Provenance,
)
from agendawatch.readers.file_words import media_type_of
from agendawatch.readers.meeting_status import read_stated, standing
from agendawatch.sources.json_page import Record, record, records, words

__all__ = ["Body", "Row", "read_bodies", "read_files", "read_meeting", "read_row"]

_PART = re.compile(r"(?:^|[?&])(?=[tidn]=)")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?")
_MIDNIGHT = dt.time(0, 0)
"""A time that is not known."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organization as a diary names it."""

    diary: str
    """The diary's code: "KSF"."""
    name: str
    organization: Organization


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting in a list of results, or a document that tells of one."""

    organization: Organization
    day: dt.date
    title: str
    body: str
    """The organization's name as the diary has it."""
    diary: str
    url: str
    """The meeting's page, for people."""
    start: dt.time | None = None
    warning: Caveat | None = None
    whole: bool = True
    """Whether it is a meeting; else a document of one."""


def read_bodies(came: object, url: str) -> tuple[Body, ...]:
    """Read the diaries as the organizations in them; a name without its owner is completed from its diary's."""
    return tuple(_bodies(record(came, url, "diaries"), url))


def _bodies(diaries: Record, url: str) -> Iterator[Body]:
    for code, value in diaries.items():
        diary = record(value, url, f"the diary {code}")
        owner = _owner(words(diary, "description", "name"))
        instances = diary.get("instances")
        for it in instances if isinstance(instances, list) else ():
            name = words(it, "name", "description", "instance") if isinstance(it, dict) else str(it).strip()
            if name:
                yield Body(code, name, read_organization(name, context=owner))


def _owner(description: str) -> Organization | None:
    found = [it.organization for it in find_organizations(description)]
    boards = [it for it in found if it.classification is not OrganizationClassification.COUNCIL]
    return next(iter((*boards, *found)), None)


def read_row(row: Record, portal: str, bodies: tuple[Body, ...]) -> Row | None:
    """Read a row; `None` for a document that tells of no meeting. A meeting without body or day is an error."""
    title = words(row, "title")
    link = _parts(words(row, "object_link"))
    whole = link.get("t") == "1"
    named = link.get("i") if whole else None
    said = next((it.date for it in find_dates(title) if it.date), None)
    linked = _MOMENT.search(link.get("d", "")) if whole else None
    day = dt.date.fromisoformat(linked[1]) if linked else said
    diary = link.get("n") or words(row, "diary_name")
    organization = _organization(named or title, diary, bodies, known=named is not None)
    if day is None or organization is None:
        if whole:
            raise LayoutError(portal, missing="a body and a day in the row of a meeting", came=title or repr(link))
        return None
    body = named or next((it.name for it in bodies if it.organization == organization), organization.name)
    differ = said is not None and said != day
    return Row(
        organization=organization,
        day=day,
        title=title,
        body=body,
        diary=diary,
        url=_page(portal, body, day, diary),
        start=_start(linked[2] if linked else None),
        warning=Caveat.of(CaveatCode.LINK_DATE_DIFFERS, date=day.isoformat(), words=title) if differ else None,
        whole=whole,
    )


def _parts(link: str) -> dict[str, str]:
    """Take a link's query apart; names hold any sign, and blanks as they are."""
    pairs = (part.partition("=") for part in _PART.split(link) if part)
    return {name: unquote(value).strip() for name, _, value in pairs}


def _organization(name: str, diary: str, bodies: tuple[Body, ...], *, known: bool) -> Organization | None:
    for body in bodies:
        if body.name == name and body.diary in {diary, ""}:
            return body.organization
    return read_organization(name) if known else find_organization(name)


def _start(clock: str | None) -> dt.time | None:
    time = dt.time.fromisoformat(clock) if clock else _MIDNIGHT
    return None if time == _MIDNIGHT else time


def _page(portal: str, body: str, day: dt.date, diary: str) -> str:
    return f"{portal}/#!/search/?t=1&i={quote(body)}&d={day.isoformat()}%2000:00:00&n={quote(diary)}"


def read_meeting(row: Row, details: Record, portal: str, base: Meeting) -> Meeting:
    """Read what stands behind a row into a meeting that has its organization and day."""
    told = words(details, "tid")
    clocks = find_times(f"kl. {told}" if told[:1].isdigit() else told)
    start = clocks[0].start if clocks and clocks[0].start != _MIDNIGHT else row.start
    place = words(details, "plats")
    documents = read_files(details.get("documents"), portal)
    stated, of_place = read_stated(f"{row.title} | {told}", row.day), read_stated(place, row.day)
    if of_place.status is MeetingStatus.CANCELLED:
        # "INSTÄLLT" is written wherever there is room; that a place is one until further notice puts nothing off.
        stated = of_place.beside(stated)
    facts: dict[str, object] = {
        "start": _moment(row.day, start),
        "end": _moment(row.day, clocks[0].end if clocks and start == clocks[0].start else None),
        "time_note": told if told and not clocks else None,
        "location": place or None,
        "status": standing(documents, stated.status),
        "status_words": stated.words,
        "extra": stated.extra,
        "reserve": stated.reserve,
        "documents": documents,
        "warnings": (row.warning,) if row.warning else (),
    }
    return base.model_copy(update=facts)


def _moment(day: dt.date, time: dt.time | None) -> dt.datetime | None:
    return dt.datetime.combine(day, time, STOCKHOLM) if time is not None else None


def read_files(came: object, portal: str) -> tuple[Document, ...]:
    """Read files; those that the diary says are not there are left out, and each stands once."""
    if isinstance(came, Mapping):
        came = next((it for it in came.values() if isinstance(it, list)), None)
    listed = records(came, portal, "a list of files") if came is not None else ()
    files = (_file(it, portal) for it in listed if it.get("exists") is not False)
    return tuple({it.url: it for it in files}.values())


def _file(row: Record, portal: str) -> Document:
    name, place = words(row, "filename_b64"), words(row, "id")
    if not name or not place:
        raise LayoutError(portal, missing="filename_b64 and id of a file", came=f"the fields {', '.join(row)}")
    shown = words(row, "filename", "name")
    title = words(row, "title", "description", "name", "filename") or name
    found = (classify_document(it) for it in (title, words(row, "subtitle"), shown, words(row, "type")))
    size = words(row, "size")
    return Document(
        # The name goes back as it came: it is base64 of cp1252, and encoded anew as UTF-8 it names nothing.
        url=f"{portal}/download/document?filename={quote(name, safe='')}&id={quote(place, safe='')}",
        title=title,
        classification=next((it for it in found if it.value != "other"), classify_document(title)),
        media_type=media_type_of(shown),
        size=int(size) if size.isdigit() else None,
        provenance=Provenance(words=title, url=portal),
    )
