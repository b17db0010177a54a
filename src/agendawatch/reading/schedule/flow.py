"""A page read down its text, as a person does: the last heading understood holds until the next one.

The second reading: made in another way than the choice by evidence, so that where both agree a claim is sure.
"""

from __future__ import annotations

import datetime as dt

from agendawatch.documents.document import Document
from agendawatch.documents.passages import PassageKind
from agendawatch.lang.sv.statuses import read_statuses
from agendawatch.model import Meeting, Municipality, Organization
from agendawatch.reading.schedule.about import About, read_about
from agendawatch.reading.schedule.fates import apply_remarks
from agendawatch.reading.schedule.settle import settle
from agendawatch.reading.schedule.tables import COLUMNS, TableReader
from agendawatch.reading.schedule.texts import Texts
from agendawatch.swedish.pages.meeting_words import NONE_PLANNED

__all__ = ["FlowReading", "read_flow"]


class FlowReading:
    """What a page says when it is read down its text."""

    def __init__(
        self,
        document: Document,
        *,
        municipality: Municipality | None = None,
        organization: str | Organization | None = None,
        today: dt.date | None = None,
    ) -> None:
        """Read it."""
        self.blocks = document.passages
        self.about = read_about(self.blocks, organization=organization, today=today)
        towns = frozenset({municipality.name.casefold()} if municipality else ())
        self.texts = _read(document, self.about, towns)
        self.meetings: tuple[Meeting, ...] = settle(
            self.texts.found,
            document=document,
            notes=self.about.notes,
            scopes=self.texts.scopes,
            municipality=municipality,
            impossible=self.texts.who.impossible,
        )

    @property
    def says_none(self) -> bool:
        """Whether the page says that no meetings are planned."""
        return any(NONE_PLANNED.search(block.text) for block in self.about.content)

    def told(self) -> tuple[str, ...]:
        """Tell in a line each what the page's marks and sentences say of meetings, whether it counts or not, and why."""
        marks = [
            f"{each.date} {each.organization.name}: {each.finding.told()}"
            for each in self.texts.found
            if each.finding is not None
        ]
        said = [
            finding.told()
            for remark in self.texts.remarks
            for finding in read_statuses(remark.text, today=self.about.calendar.counted_from).findings
        ]
        return tuple(dict.fromkeys((*marks, *said)))


def read_flow(
    document: Document,
    *,
    municipality: Municipality | None = None,
    organization: str | Organization | None = None,
    today: dt.date | None = None,
) -> FlowReading:
    """Read a page down its text."""
    return FlowReading(document, municipality=municipality, organization=organization, today=today)


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
