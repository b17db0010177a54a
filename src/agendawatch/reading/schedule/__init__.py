"""Meeting schedules: plans, lists, tables and notices of when political organizations meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from agendawatch.errors import LayoutError
from agendawatch.model import Meeting, Municipality, Organization
from agendawatch.reading.blocks import Block, BlockKind
from agendawatch.reading.encoding import decode
from agendawatch.reading.page import blocks as page_blocks
from agendawatch.reading.page import is_html, is_pdf
from agendawatch.reading.schedule.flattened import flattened_blocks
from agendawatch.reading.schedule.candidate import Candidate
from agendawatch.reading.schedule.labels import read_label, years_in
from agendawatch.reading.schedule.legend import find_footnotes, find_legend
from agendawatch.reading.schedule.order import dated_by_machine, names_first
from agendawatch.reading.schedule.published import Written, find_written
from agendawatch.reading.schedule.settle import settle
from agendawatch.reading.schedule.spaced import spaced_tables
from agendawatch.reading.schedule.tables import TableReader
from agendawatch.reading.schedule.texts import Texts
from agendawatch.reading.schedule.years import Calendar
from agendawatch.swedish.dates import find_dates
from agendawatch.swedish.meeting_words import NONE_PLANNED
from agendawatch.swedish.organizations import organization as organization_named
from agendawatch.swedish.organizations import read_organization

__all__ = ["read_schedule"]


def read_schedule(
    page: str | bytes,
    *,
    municipality: Municipality | None = None,
    organization: str | Organization | None = None,
    today: dt.date | None = None,
) -> tuple[Meeting, ...]:
    """Read when a page says that organizations meet, in order of day.

    >>> page = "<h2>Kommunstyrelsen 2026</h2><ul><li>13 januari kl. 13.00<li>10 februari (inställt)</ul>"
    >>> [(meeting.date.isoformat(), meeting.status.value) for meeting in read_schedule(page)]
    [('2026-01-13', 'scheduled'), ('2026-02-10', 'cancelled')]

    `organization` is whose page it is, where the page itself does not say; `today` settles a missing
    year where the page tells neither year nor day of publishing. A page that says that no meetings are
    planned gives `()`; one where none can be recognised is a `LayoutError`.
    """
    everything = _blocks(page)
    content = tuple(block for block in everything if block.region == "main") or everything
    owner = _owner(everything, organization)
    written = find_written(everything)
    legend = find_legend((*content, *(block for block in everything if block.place == "abbreviation")))
    content = names_first([dated_by_machine(block) for block in content], legend=legend)
    calendar = _calendar(content, everything, written, today)
    texts = Texts(legend=legend, calendar=calendar, page=owner, skipped=frozenset(written.lines))
    for block in content:
        if block.kind is BlockKind.HEADING:
            texts.heading(block)
        elif block.kind is BlockKind.TABLE and block.rows:
            texts.leave_lists()
            reader = TableReader(block, scopes=texts.scopes, calendar=calendar, legend=legend, who=texts.who)
            texts.found.extend(reader.read())
        else:
            texts.text(block)
    impossible: dict[str, tuple[str, ...]] = {}
    for who, warnings in texts.who.impossible:
        impossible[who.name] = impossible.get(who.name, ()) + warnings
    _name_councils(texts.found, content)
    meetings = settle(
        texts.found,
        notes=find_footnotes(content),
        scopes=texts.scopes,
        municipality=municipality,
        impossible=impossible,
    )
    if not meetings and not any(NONE_PLANNED.search(block.text) for block in content):
        raise LayoutError(missing="dates of meetings")
    return meetings


def _blocks(page: str | bytes) -> tuple[Block, ...]:
    """Make blocks of a page; in plain text, put tables together that lost their columns."""
    made = page_blocks(page)
    if isinstance(page, bytes):
        if is_pdf(page):
            return made
        page = decode(page)
    if is_html(page):
        return made
    legend = find_legend(made)
    return spaced_tables(flattened_blocks(page, legend=legend), legend=legend)


def _owner(everything: Sequence[Block], given: str | Organization | None) -> Organization | None:
    """Tell whose page it is: the caller's word, else the title's."""
    if isinstance(given, Organization):
        return given
    if given:
        return read_organization(given)
    for block in everything:
        if block.kind is BlockKind.HEADING and (block.place == "title" or block.level == 1):
            label = read_label(block.text.replace("\n", " "), legend={})
            if label.organization is not None and not label.relative:
                return label.organization
    return None


def _name_councils(found: Sequence[Candidate], content: Sequence[Block]) -> None:
    """Let "fullmäktige" on a region's page be the region's."""
    text = " ".join(block.text for block in content).casefold()
    if "regionfullmäktige" not in text or "kommunfullmäktige" in text:
        return
    for each in found:
        if each.organization.name == _COUNCIL:
            each.organization = organization_named("Regionfullmäktige")


_COUNCIL = "Kommunfullmäktige"


def _calendar(
    content: Sequence[Block], everything: Sequence[Block], written: Written, today: dt.date | None
) -> Calendar:
    titles = tuple(
        year
        for block in everything
        if block.place == "title" or (block.kind is BlockKind.HEADING and block.region == "main")
        for year in years_in(block.text)
    )
    stated = tuple(
        when.date.year
        for block in content
        if block.kind is not BlockKind.TABLE
        for when in find_dates(block.text)
        if when.date and when.year_stated
    )
    return Calendar(written.published or today or written.updated, (*titles, *stated))
