"""A meeting's page is known by its name, and read with its files."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.replicas.asking import page

from agendawatch.errors import LayoutError
from agendawatch.model import Site
from agendawatch.sources.sitevision import find_meeting_links, read_meeting

SITE = Site(url="https://example.se/moten")


@cases("name", "words", "day", "time")
def test_day_and_hour_stand_in_the_name(
    name: str, words: str, day: tuple[int, int] | None, time: dt.time | None
) -> None:
    """The link's own words go first; other pages are left."""
    links = find_meeting_links(page(f'<main><a href="/{name}">{words}</a></main>'))

    assert [(it.day, it.time) for it in links] == ([(dt.date(2026, *day), time)] if day else [])


def test_links_of_the_frame_are_left() -> None:
    """A menu names meetings too."""
    assert find_meeting_links(page('<nav><a href="/ks20260309.5.1a2b3c4d.html">X</a></nav>')) == ()


@cases("head", "heading", "only", "name")
def test_the_organization_is_named_somewhere(head: str, heading: str, only: tuple[str, ...], name: str | None) -> None:
    """By the site, the link, the page or the list; else it is no meeting that we know."""
    (link,) = find_meeting_links(page('<main><a href="/m20260309.5.1a2b3c4d.html">INSTÄLLT</a></main>'))
    site = SITE.model_copy(update={"organizations": only})

    meeting = read_meeting(link, page(f"<main><h1>{head}</h1></main>"), heading, site)

    assert (meeting.organization.name if meeting else None) == name
    assert meeting is None or meeting.status_words == "INSTÄLLT"


@cases("html", "told")
def test_a_page_without_files_speaks_of_its_meeting(html: str, told: bool) -> None:
    """One that does not stands in for it: an error's, a login's."""
    (link,) = find_meeting_links(page('<main><a href="/m20260309.5.1a2b3c4d.html">Möte</a></main>'))
    own, site = page(f"<main>{html}</main>"), SITE.model_copy(update={"organizations": ("KF",)})

    if told:
        meeting = read_meeting(link, own, "Möten", site)
        assert meeting is not None
        assert meeting.documents == ()
        return
    with pytest.raises(LayoutError, match="2026-03-09"):
        read_meeting(link, own, "Möten", site)
