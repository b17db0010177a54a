"""Meeting schedules: plans, lists, tables and notices of when political organizations meet.

A page is read by evidence (`evidence`: what each line mentions, every way that a day may belong to a name, one choice a
page). What is claimed, withheld, set aside and unread of that, and why, is drawn up in its `ledger`. Words are taught in
`agendawatch.lang.sv`.
"""

from __future__ import annotations

import datetime as dt

from agendawatch.arguments import Day, Page, a, day
from agendawatch.budget import budgeted
from agendawatch.documents.document import Document
from agendawatch.errors import LayoutError
from agendawatch.model import Meeting, Municipality, Organization, Schedule
from agendawatch.readers.opening import is_protocol, open_document, unread_pages
from agendawatch.readers.schedule.ledger import ExplainedSchedule, explain_ledger, weigh
from agendawatch.registry import municipality as municipality_of

__all__ = ["explain_schedule", "read_schedule", "schedule_of"]


def read_schedule(
    page: Page,
    *,
    municipality: Municipality | str | None = None,
    organization: str | Organization | None = None,
    today: Day | None = None,
) -> Schedule:
    """Read when a page says that organizations meet, in order of day.

    >>> page = "<h2>Kommunstyrelsen 2026</h2><ul><li>13 januari kl. 13.00<li>10 februari (inställt)</ul>"
    >>> [(meeting.date.isoformat(), meeting.status.value) for meeting in read_schedule(page)]
    [('2026-01-13', 'scheduled'), ('2026-02-10', 'cancelled')]

    `organization` is whose page it is, where the page itself does not say; `today` settles a missing
    year where the page tells neither year nor day of publishing. What is in doubt is withheld, and stands in `doubts`
    with its reason; days that are no meetings stand in `excluded`. A page that says that no meetings are
    planned gives none; one on which nothing like a schedule is found is a `LayoutError`. A link is a meeting's page
    where its address is whole: the reader does not know where the page was. Of whole minutes only their own
    meeting is given: the other days in them are their matters' histories.
    """
    place = municipality if municipality is None else municipality_of(municipality)
    return schedule_of(
        open_document(page),
        municipality=place,
        organization=organization
        if organization is None or isinstance(organization, Organization)
        else a(str, "organization", organization),
        today=None if today is None else day("today", today),
    )


@budgeted
def schedule_of(
    document: Document,
    *,
    municipality: Municipality | None = None,
    organization: str | Organization | None = None,
    today: dt.date | None = None,
    years: tuple[int, ...] = (),
) -> Schedule:
    """Read when a page that was opened says that organizations meet.

    One of `years` is that of the days of which the page tells none; of several each is a way to read them.
    """
    if is_protocol(document.passages):
        return Schedule(_warned(_held(document, municipality), document))
    ledger = weigh(document, municipality=municipality, organization=organization, today=today, years=years)
    schedule = ledger.schedule
    if not schedule and not schedule.doubts and not ledger.says_none:
        account = schedule.account
        came = f"a page with {account.seen} days ({account})" if account.seen else "a page without it"
        came = "a page whose content only a script makes" if document.scripted else came
        raise LayoutError(missing="dates of meetings", came=came)
    return Schedule(_warned(schedule, document), schedule.doubts, schedule.excluded, account=schedule.account)


def _warned(meetings: tuple[Meeting, ...], document: Document) -> tuple[Meeting, ...]:
    """Let the first meeting tell of pages that could not be read."""
    unread = unread_pages(document)
    if not unread or not meetings:
        return meetings
    first, *others = meetings
    return (first.model_copy(update={"warnings": (*unread, *first.warnings)}), *others)


def explain_schedule(
    page: str | bytes | Document,
    *,
    organization: str | Organization | None = None,
    today: dt.date | None = None,
    years: tuple[int, ...] = (),
) -> ExplainedSchedule:
    """Tell what became of every day on a page, what spoke for it, and what its clauses say of meetings.

    >>> page = "<h2>Kommunstyrelsen 2026</h2><ul><li>13 januari<li>10 februari, ej inställt</ul>"
    >>> [line[:44] for line in explain_schedule(page).days[:2]]
    ['2026-01-13 Kommunstyrelsen: claimed «13 janu', '2026-02-10 Kommunstyrelsen: claimed «10 febr']
    >>> [(it.gives, it.rule, it.counts_for) for it in explain_schedule(page).statuses]
    [('stands', 'called-off', ('2026-02-10 Kommunstyrelsen',))]
    """
    document = open_document(page)
    return explain_ledger(weigh(document, municipality=None, organization=organization, today=today, years=years))


def _held(document: Document, municipality: Municipality | None) -> tuple[Meeting, ...]:
    """Give the meeting that minutes are of."""
    # Minutes are rare among pages of meetings, and importing their reader takes as long as importing this one.
    from agendawatch.readers.minutes.front import find_own_meeting  # noqa: PLC0415 - see above
    from agendawatch.readers.minutes.lines import minutes_lines  # noqa: PLC0415 - see above

    held = find_own_meeting(document, minutes_lines(document))
    if held is None:
        raise LayoutError(missing="whose minutes these are, and of which day")
    return (held.model_copy(update={"municipality": municipality}),)
