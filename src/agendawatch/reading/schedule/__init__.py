"""Meeting schedules: plans, lists, tables and notices of when political organizations meet.

A page is read in four steps: blocks; what the page says of itself (`about`); candidates, each a date with
everything that its place says of it (`texts` for lines and sentences, `tables` for tables); meetings (`settle`).
Words are taught in `agendawatch.swedish`: a row in a table there, a row in its test.
"""

from __future__ import annotations

import datetime as dt

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.errors import LayoutError
from agendawatch.lang.sv.statuses import read_statuses
from agendawatch.model import Meeting, Municipality, Organization, Schedule
from agendawatch.reading.opening import open_document, unread_pages
from agendawatch.reading.protocols import is_protocol
from agendawatch.reading.schedule.about import About, read_about
from agendawatch.reading.schedule.aligned import align_columns
from agendawatch.reading.schedule.coded import coded_blocks, spell_codes
from agendawatch.reading.schedule.fates import apply_remarks
from agendawatch.reading.schedule.flattened import flattened_blocks
from agendawatch.reading.schedule.legend import find_legend
from agendawatch.reading.schedule.preformatted import with_tables
from agendawatch.reading.schedule.settle import settle
from agendawatch.reading.schedule.spaced import spaced_tables
from agendawatch.reading.schedule.stacked import unstack
from agendawatch.reading.schedule.tables import COLUMNS, TableReader
from agendawatch.reading.schedule.texts import Texts
from agendawatch.reading.traced import traced_lines
from agendawatch.swedish.pages.meeting_words import NONE_PLANNED

__all__ = ["explain_schedule", "read_schedule"]


def read_schedule(
    page: str | bytes | Document,
    *,
    municipality: Municipality | None = None,
    organization: str | Organization | None = None,
    today: dt.date | None = None,
) -> Schedule:
    """Read when a page says that organizations meet, in order of day.

    >>> page = "<h2>Kommunstyrelsen 2026</h2><ul><li>13 januari kl. 13.00<li>10 februari (inställt)</ul>"
    >>> [(meeting.date.isoformat(), meeting.status.value) for meeting in read_schedule(page)]
    [('2026-01-13', 'scheduled'), ('2026-02-10', 'cancelled')]

    `organization` is whose page it is, where the page itself does not say; `today` settles a missing
    year where the page tells neither year nor day of publishing. A page that says that no meetings are
    planned gives none; one where none can be recognised is a `LayoutError`. A link is a meeting's page where its
    address is whole: the reader does not know where the page was. Of whole minutes only their own
    meeting is given: the other days in them are their matters' histories.
    """
    document = open_document(page)
    blocks = _passages(document)
    if is_protocol(blocks):
        return Schedule(_held(document, municipality))
    about = read_about(blocks, organization=organization, today=today)
    texts = _read(document, about, frozenset({municipality.name.casefold()} if municipality else ()))
    meetings = settle(
        texts.found,
        document=document,
        notes=about.notes,
        scopes=texts.scopes,
        municipality=municipality,
        impossible=texts.who.impossible,
    )
    if not meetings and not any(NONE_PLANNED.search(block.text) for block in about.content):
        came = "a page whose content only a script makes" if document.scripted else "a page without it"
        raise LayoutError(missing="dates of meetings", came=came)
    return Schedule(_warned(meetings, document))


def _warned(meetings: tuple[Meeting, ...], document: Document) -> tuple[Meeting, ...]:
    """Let the first meeting tell of pages that could not be read."""
    unread = unread_pages(document)
    if not unread or not meetings:
        return meetings
    first, *others = meetings
    return (first.model_copy(update={"warnings": (*unread, *first.warnings)}), *others)


def explain_schedule(
    page: str | bytes | Document, *, organization: str | Organization | None = None, today: dt.date | None = None
) -> tuple[str, ...]:
    """Tell in a line each what a page's marks and sentences say of meetings, whether it counts or not, and why.

    >>> page = "<h2>Kommunstyrelsen 2026</h2><ul><li>13 januari<li>10 februari, ej inställt</ul>"
    >>> [line[:44] for line in explain_schedule(page)]
    ['2026-02-10 Kommunstyrelsen: stands          ']
    """
    document = open_document(page)
    about = read_about(_passages(document), organization=organization, today=today)
    texts = _read(document, about, frozenset())
    marks = [
        f"{each.date} {each.organization.name}: {each.finding.told()}"
        for each in texts.found
        if each.finding is not None
    ]
    told = [
        finding.told()
        for remark in texts.remarks
        for finding in read_statuses(remark.text, today=about.calendar.counted_from).findings
    ]
    return tuple(dict.fromkeys((*marks, *told)))


def _held(document: Document, municipality: Municipality | None) -> tuple[Meeting, ...]:
    """Give the meeting that minutes are of."""
    # Minutes are rare among pages of meetings, and importing their reader takes as long as importing this one.
    from agendawatch.reading.minutes.front import find_own_meeting  # noqa: PLC0415 - see above
    from agendawatch.reading.minutes.lines import minutes_lines  # noqa: PLC0415 - see above

    held = find_own_meeting(document, minutes_lines(document))
    if held is None:
        raise LayoutError(missing="whose minutes these are, and of which day")
    return _warned((held.model_copy(update={"municipality": municipality}),), document)


def _read(document: Document, about: About, towns: frozenset[str]) -> Texts:
    """Read all candidates, in the page's order."""
    texts = Texts(document, legend=about.legend, calendar=about.calendar, page=about.owner, skipped=about.skipped)
    texts.scopes.inner.years = about.years
    for block in about.content:
        if block.kind is PassageKind.HEADING:
            texts.heading(block)
        elif block.kind is not PassageKind.TABLE:
            texts.text(block)
        elif block.rows and len(block.rows[0]) <= COLUMNS:
            texts.leave_lists()
            table = TableReader(block, scopes=texts.scopes, calendar=about.calendar, legend=about.legend, who=texts.who)
            texts.found.extend(table.read())
            texts.remarks.extend(table.remarks)
    for each in texts.found:
        if about.council is not None and each.organization.name == "Kommunfullmäktige":
            each.organization = about.council
    apply_remarks(document, texts.found, texts.remarks, texts.towns | towns, about.calendar.counted_from)
    return texts


def _passages(document: Document) -> tuple[Passage, ...]:
    """Give a document's passages; in plain text, put tables together that lost their columns."""
    made = document.passages
    if document.kind == "pdf":
        return made
    legend = find_legend(made)
    if document.kind == "html":
        made = with_tables(document, made) if document.unfolded else made
        return coded_blocks(document, made, legend=legend)
    lines = unstack(spell_codes(align_columns(traced_lines(document)), legend=legend), legend=legend)
    return spaced_tables(document, flattened_blocks(document, lines, legend=legend), legend=legend)
