"""Notices of adjusted minutes, put to the meetings that they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from agendawatch.errors import InputError
from agendawatch.model import Meeting, Site
from agendawatch.sources.conversation import Notice, NoticeSource
from agendawatch.sources.standing import standing

__all__ = ["notice_source", "with_notices"]


def with_notices(meetings: Iterable[Meeting], notices: Iterable[Notice]) -> tuple[Meeting, ...]:
    """Add to each meeting the notices of its minutes: by organization and day, where that is one meeting.

    A notice that names no day, or a day on which its organization met twice, is put to none.
    """
    listed = tuple(meetings)
    days = Counter((it.organization.name, it.date) for it in listed)
    told = tuple(notices)
    return tuple(_holding(it, told) if days[it.organization.name, it.date] == 1 else it for it in listed)


def _holding(meeting: Meeting, notices: tuple[Notice, ...]) -> Meeting:
    known = {it.url for it in meeting.documents}
    own = tuple(
        it.document
        for it in notices
        if it.organization is not None
        and (it.organization.name, it.date) == (meeting.organization.name, meeting.date)
        and it.document.url not in known
    )
    documents = (*meeting.documents, *own)
    return meeting.model_copy(update={"documents": documents, "status": standing(documents, meeting.status)})


def notice_source(site: Site, sources: Iterable[object]) -> NoticeSource:
    """Find, among sources, the one that reads a site's notice board; raise where its platform has none."""
    for it in sources:
        if isinstance(it, NoticeSource) and it.platform == site.platform:
            return it
    expected = "a platform with a notice board that we read"
    raise InputError(field="site.platform", value=site.platform, expected=expected)
