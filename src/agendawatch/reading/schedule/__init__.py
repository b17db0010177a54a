"""Meeting schedules: plans, lists, tables and notices of when political organizations meet.

A page is read in four steps: blocks; what the page says of itself (`about`); candidates, each a date with
everything that its place says of it (`texts` for lines and sentences, `tables` for tables); meetings (`settle`).
Words are taught in `agendawatch.swedish`: a row in a table there, a row in its test.
"""

from __future__ import annotations

import datetime as dt

from agendawatch.errors import LayoutError
from agendawatch.model import Meeting, Municipality, Organization, Schedule
from agendawatch.reading.blocks import Block, BlockKind
from agendawatch.reading.page import blocks as page_blocks
from agendawatch.reading.page import is_html, is_pdf, page_text
from agendawatch.reading.protocols import is_protocol
from agendawatch.reading.schedule.about import About, read_about
from agendawatch.reading.schedule.aligned import align_columns
from agendawatch.reading.schedule.coded import coded_blocks, spell_codes
from agendawatch.reading.schedule.flattened import flattened_blocks
from agendawatch.reading.schedule.legend import find_legend
from agendawatch.reading.schedule.preformatted import with_tables
from agendawatch.reading.schedule.settle import settle
from agendawatch.reading.schedule.spaced import spaced_tables
from agendawatch.reading.schedule.stacked import unstack
from agendawatch.reading.schedule.tables import COLUMNS, TableReader
from agendawatch.reading.schedule.texts import Texts
from agendawatch.swedish.pages.meeting_words import NONE_PLANNED

__all__ = ["read_schedule"]


def read_schedule(
    page: str | bytes,
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
    blocks = _blocks(page)
    if is_protocol(blocks):
        return Schedule(_held(page, municipality))
    about = read_about(blocks, organization=organization, today=today)
    texts = _read(about)
    meetings = settle(
        texts.found, notes=about.notes, scopes=texts.scopes, municipality=municipality, impossible=texts.who.impossible
    )
    if not meetings and not any(NONE_PLANNED.search(block.text) for block in about.content):
        raise LayoutError(missing="dates of meetings")
    return Schedule(meetings)


def _held(page: str | bytes, municipality: Municipality | None) -> tuple[Meeting, ...]:
    """Give the meeting that minutes are of."""
    # Minutes are rare among pages of meetings, and importing their reader takes as long as importing this one.
    from agendawatch.reading.minutes.front import find_own_meeting  # noqa: PLC0415 - see above
    from agendawatch.reading.minutes.lines import minutes_lines  # noqa: PLC0415 - see above

    held = find_own_meeting(minutes_lines(page))
    if held is None:
        raise LayoutError(missing="whose minutes these are, and of which day")
    return (held.model_copy(update={"municipality": municipality}),)


def _read(about: About) -> Texts:
    """Read all candidates, in the page's order."""
    texts = Texts(legend=about.legend, calendar=about.calendar, page=about.owner, skipped=about.skipped)
    texts.scopes.inner.years = about.years
    for block in about.content:
        if block.kind is BlockKind.HEADING:
            texts.heading(block)
        elif block.kind is not BlockKind.TABLE:
            texts.text(block)
        elif block.rows and len(block.rows[0]) <= COLUMNS:
            texts.leave_lists()
            table = TableReader(block, scopes=texts.scopes, calendar=about.calendar, legend=about.legend, who=texts.who)
            texts.found.extend(table.read())
    for each in texts.found:
        if about.council is not None and each.organization.name == "Kommunfullmäktige":
            each.organization = about.council
    return texts


def _blocks(page: str | bytes) -> tuple[Block, ...]:
    """Make blocks of a page; in plain text, put tables together that lost their columns."""
    made = page_blocks(page)
    if isinstance(page, bytes) and is_pdf(page):
        return made
    text = page_text(page)
    if is_html(text):
        made = page_blocks(with_tables(text)) if "<pre" in text else made
        return coded_blocks(made, legend=find_legend(made))
    legend = find_legend(made)
    text = unstack(spell_codes(align_columns(text), legend=legend), legend=legend)
    return spaced_tables(flattened_blocks(text, legend=legend), legend=legend)
