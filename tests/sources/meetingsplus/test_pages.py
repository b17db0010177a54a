"""The pages of MeetingsPlus are read by their links, labels and words."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.replicas.asking import page

from agendawatch.errors import LayoutError
from agendawatch.model import Meeting, Organization, Site
from agendawatch.sources.flow import Response
from agendawatch.sources.meetingsplus import (
    CommitteeList,
    find_committee_id,
    has_past,
    read_committees,
    read_documents,
    read_place,
    read_rows,
    read_shown,
)

MEETING = Meeting(organization=Organization(name="Kommunstyrelsen"), date=dt.date(2026, 6, 15))


def _page(content: str) -> Response:
    html = f"<!doctype html><title>X | MeetingPlus [sv]</title><main>{content}</main>"
    return page(html, "https://moten.example.se/committees/ks")


def _list(came: Response) -> CommitteeList:
    return CommitteeList(came, "ks", MEETING.organization, Site(url=came.url))


@cases("path", "committee", "meeting", "kind")
def test_an_address_tells_its_place(path: str, committee: str, meeting: str | None, kind: str | None) -> None:
    """By its path, on whatever host."""
    place = read_place(f"https://moten.example.se{path}")

    assert place is not None
    assert (place.committee, place.meeting, place.kind) == (committee, meeting, kind)


@cases("path")
def test_other_addresses_have_no_place(path: str) -> None:
    """The list of committees is none of them."""
    assert read_place(f"https://moten.example.se{path}") is None


@pytest.mark.parametrize(
    ("link", "day"),
    [
        ('href="/committees/ks/mote-2026-06-15" aria-label="2026-06-15 Kommunstyrelsen">Visa', "2026-06-15"),
        ('href="/committees/ks/50402" aria-label="Kommunstyrelsen">15 juni 2026', "2026-06-15"),
        ('href="/committees/ks/kommunstyrelsen-2026-06-15">Kommunstyrelsen', "2026-06-15"),
    ],
)
def test_a_rows_day_stands_in_label_words_or_slug(link: str, day: str) -> None:
    """In this order."""
    (row,) = read_rows(_list(_page(f'<a class="accessible-table-cell" {link}</a>')))

    assert row.date.isoformat() == day


def test_a_row_without_a_day_is_an_error_and_another_link_is_not() -> None:
    """What looks like a meeting must say when; a link to a committee's members need not."""
    with pytest.raises(LayoutError, match="a date"):
        read_rows(_list(_page('<a class="accessible-table-cell" href="/committees/ks/50402">Möte</a>')))
    assert read_rows(_list(_page('<a href="/committees/ks/members">Ledamöter</a><p>Inga möten hittades'))) == ()


def test_an_empty_page_must_say_so() -> None:
    """In words, or by its empty list of past meetings."""
    assert read_rows(_list(_page('<div id="committeesRecentContent"></div>'))) == ()
    assert read_rows(_list(_page("<p>Det finns ingen information att visa</p>"))) == ()
    with pytest.raises(LayoutError, match="accessible-table-cell"):
        read_rows(_list(_page("<p>Välkommen</p>")))


def test_another_platforms_page_is_told_though_it_says_that_it_is_empty() -> None:
    """Neither a list of meetings nor one of files."""
    other = page("<!doctype html><p>Inga möten hittades")

    with pytest.raises(LayoutError, match="a page of MeetingsPlus"):
        read_rows(_list(other))
    with pytest.raises(LayoutError, match="a page of MeetingsPlus"):
        read_documents(other)


def test_committees_are_listed_once_by_their_names() -> None:
    """The links of the menu are none; a page without any is told."""
    listed = _page('<a href="/committees">Alla</a><a href="ks"></a><a href="/committees/ks">Kommunstyrelsen</a>' * 2)

    assert [(it.name, it.slug) for it in read_committees(listed)] == [("Kommunstyrelsen", "ks")]
    with pytest.raises(LayoutError, match="committees"):
        read_committees(_page(""))


def test_a_committees_number_is_known_when_there_is_one() -> None:
    """Two are none."""
    assert find_committee_id(_page('<div data-committee-id="898">')) == "898"
    assert find_committee_id(_page("<script>get('/api/v2.0/committees/887/meetings')")) == "887"
    assert find_committee_id(_page('<div data-committee-id="898"><div data-committee-id="887">')) is None
    assert not has_past(_page(""))


def test_one_file_stands_once() -> None:
    """Opened or downloaded, it is the same; all of a kind by the API counts as well."""
    documents = read_documents(
        _page(
            '<a href="/committees/ks/m/agenda/kallelsepdf?downloadMode=open">Kallelse</a>'
            '<a href="/committees/ks/m/agenda/kallelsepdf?downloadMode=download">Kallelse</a>'
            '<a href="/committees/ks/m/agenda/karta.docx">Karta</a>'
            '<a href="/api/v2.0/meetings/7/download/Protocol?downloadMode=download">Protokoll</a>'
        )
    )

    assert [(it.title, it.classification.value, it.media_type) for it in documents] == [
        ("Kallelse", "notice", "application/pdf"),
        ("Karta", "papers", None),
        ("Protokoll", "minutes", None),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "<p>Ingen agenda har publicerats</p>",
        '<ul><li><a href="/committees/ks/m/agenda/kallelsepdf?downloadMode=open">Kallelse</a></li></ul>',
    ],
)
def test_a_page_that_shows_no_items_gives_none(content: str) -> None:
    """A link to the summons is no item."""
    shown = _page(content)

    assert read_shown(shown, MEETING, read_documents(shown)) is None
