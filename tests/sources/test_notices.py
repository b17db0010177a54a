"""A notice of adjusted minutes stands with its meeting."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases

from agendawatch.errors import InputError
from agendawatch.model import STOCKHOLM, Document, DocumentClassification, Meeting, MeetingStatus, Organization, Site
from agendawatch.sources import PLATFORMS
from agendawatch.sources.flow import Notice
from agendawatch.sources.papers import board_of, keeping_notices, notice_source, of_wanted, with_notices
from agendawatch.sources.selection import Wanted

BOARD, PANEL = Organization(name="Kommunstyrelsen"), Organization(name="Valnämnden")
DAY = dt.date(2026, 3, 11)


def _notice(organization: Organization | None, date: dt.date | None) -> Notice:
    document = Document(
        url="https://example.se/anslag/1", title="Protokoll", classification=DocumentClassification.MINUTES_NOTICE
    )
    return Notice(document, organization, date)


def test_a_notice_is_put_to_its_meeting_once() -> None:
    """The meeting is held: its minutes are adjusted. Others are as they were."""
    meetings = (Meeting(organization=BOARD, date=DAY), Meeting(organization=PANEL, date=DAY))

    told = with_notices(with_notices(meetings, [_notice(BOARD, DAY)]), [_notice(BOARD, DAY)])

    assert [(it.status, len(it.documents)) for it in told] == [(MeetingStatus.HELD, 1), (MeetingStatus.SCHEDULED, 0)]


def test_who_wants_all_is_told_of_those_too_that_do_not_say_whose_they_are() -> None:
    """Who wants one organization is told of its own alone."""
    up = (_notice(BOARD, DAY), _notice(PANEL, DAY), _notice(None, DAY))

    assert of_wanted(up, Wanted(None)) == up
    assert of_wanted(up, Wanted((BOARD.name,))) == up[:1]


@pytest.mark.parametrize(
    ("organization", "day", "held"),
    [(None, DAY, 1), (BOARD, None, 1), (BOARD, dt.date(2026, 3, 12), 1), (BOARD, DAY, 2)],
)
def test_a_notice_that_does_not_tell_is_put_to_none(
    organization: Organization | None, day: dt.date | None, held: int
) -> None:
    """No body, no day, another day, or two meetings that it may be of."""
    meetings = tuple(Meeting(organization=BOARD, date=DAY, nth=nth) for nth in range(1, held + 1))

    assert with_notices(meetings, [_notice(organization, day)]) == meetings


@pytest.mark.parametrize("platform", ["ciceron", "meetingsplus", "netpublicator"])
def test_three_platforms_have_boards(platform: str) -> None:
    """Found by their name; another platform's is told not to be read."""
    site = Site(url="https://example.se/", platform=platform)

    assert notice_source(site, PLATFORMS.values()).platform == platform
    with pytest.raises(InputError, match="notice board"):
        notice_source(Site(url="https://example.se/", platform="goteborg"), PLATFORMS.values())


@pytest.mark.parametrize("posted", [dt.date(2026, 3, 18), None])
def test_the_day_that_a_notice_was_put_up_is_its_documents(posted: dt.date | None) -> None:
    """From it the time to appeal counts; where the board does not say, neither do we."""
    notice = Notice(_notice(BOARD, DAY).document, BOARD, DAY, posted)

    (meeting,) = with_notices((Meeting(organization=BOARD, date=DAY),), [notice])

    published = meeting.documents[0].published
    assert (published.astimezone(STOCKHOLM).date() if published else None) == posted


def test_a_notice_that_was_seen_stays() -> None:
    """With the same meeting, and there alone, once."""
    (seen,) = with_notices((Meeting(organization=BOARD, date=DAY),), [_notice(BOARD, DAY)])
    listed = (Meeting(organization=BOARD, date=DAY), Meeting(organization=PANEL, date=DAY))

    kept = keeping_notices(listed, (seen,))

    assert [len(it.documents) for it in kept] == [1, 0]
    assert kept[0].status is MeetingStatus.HELD
    assert keeping_notices(kept, (seen,)) == kept


def test_a_notice_that_links_to_the_minutes_themselves_stands_beside_them() -> None:
    """Whichever is seen first, the time to appeal has its day."""
    notice = Notice(_notice(BOARD, DAY).document, BOARD, DAY, dt.date(2026, 3, 18))
    paper = Document(url=notice.document.url, title="Protokoll", classification=DocumentClassification.MINUTES)
    bare, listed = Meeting(organization=BOARD, date=DAY), Meeting(organization=BOARD, date=DAY, documents=(paper,))

    late, early = with_notices((listed,), [notice]), with_notices((bare,), [notice])

    assert late == keeping_notices((listed,), early) == with_notices(late, [notice])
    assert [(it.url, it.classification) for it in late[0].documents] == [
        (paper.url, DocumentClassification.MINUTES),
        (f"{paper.url}#anslag", DocumentClassification.MINUTES_NOTICE),
    ]


@cases("platform", "parameters", "expected")
def test_the_board_beside_a_site_is_the_one_told_or_its_own(
    platform: str | None, parameters: tuple[tuple[str, str], ...], expected: str | None
) -> None:
    """A board of a platform that we do not read is none; one that nobody knows what made is read as a page."""
    board = board_of(Site(url="https://example.se/", platform=platform, parameters=parameters), PLATFORMS.values())

    assert (board.url if board else None) == expected
