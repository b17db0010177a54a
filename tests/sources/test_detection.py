"""Which platform answers at an address."""

from __future__ import annotations

import pytest
from tests.cases import cases
from tests.replicas.asking import page as answered

from agendawatch.errors import InputError
from agendawatch.model import Site
from agendawatch.sources import PLATFORMS, source
from agendawatch.sources.detection import detect, find_by_address, find_platform, is_shell

HERE = "https://kommun.example/moten"


@cases("platform", "url", "html")
def test_the_platform_behind_a_notice_board_is_found(platform: str, url: str, html: str) -> None:
    """In each shape that the boards of municipalities were seen to have, whatever CMS is about it."""
    page = (
        f'<!doctype html><nav><a href="/kommun-och-politik">Politik</a></nav><main><h1>Anslagstavla</h1>{html}</main>'
    )

    assert detect(page, url).platform == platform


@cases("page", "platform", "url", "confidence")
def test_a_mark_names_the_platform_and_the_site(page: str, platform: str, url: str, confidence: str) -> None:
    """With how sure that is, and what it rests on."""
    found = detect(page, HERE)

    assert (found.platform, found.url, found.confidence) == (platform, url, confidence)
    assert found.evidence


@cases("url", "platform")
def test_an_address_alone_may_tell(url: str, platform: str) -> None:
    """Whatever its page says."""
    assert detect("<h1>Laddar</h1>", url).platform == platform


@cases("page")
def test_nothing_is_said_of_a_page_that_tells_nothing(page: str) -> None:
    """No guess."""
    found = detect(page, HERE)

    assert (found.platform, found.confidence) == (None, "low")


@cases("page", "feed")
def test_a_calendar_is_taken_where_it_is_of_meetings(page: str, feed: str | None) -> None:
    """By its words, or by what the page's head calls it; one of anything else, and one without an address, is none."""
    found = detect(page, HERE)

    assert (found.platform, found.url) == (("ical", feed) if feed else (None, HERE))


def test_bytes_say_their_own_letters_and_text_has_them() -> None:
    """What a page's head says of its letters is of its bytes, and not of text that somebody has read already."""
    page = '<meta charset="iso-8859-1"><div class="sv-file-portlet"></div><a href="/l.ics">Nämndmöten</a>'
    listed = '<meta charset="iso-8859-1"><h1>Sammanträdestider 2026</h1><h2>Räddningsnämnden</h2><ul><li>11 mars<li>8 april</ul>'

    assert detect(page, HERE) == detect(page.encode("iso-8859-1"), HERE)
    assert detect(listed, HERE) == detect(listed.encode("iso-8859-1"), HERE)
    assert detect(listed, HERE).platform == "page"


@cases("page", "code", "count")
def test_a_page_without_a_mark_is_taken_for_what_it_lists(page: str, code: str, count: int) -> None:
    """Files of meetings, or their days, those that are withheld too; how many is told, and lunch is none."""
    (ground,) = detect(page, HERE).evidence

    assert (ground.code.value, ground.facts["count"]) == (code, count)


@cases("url", "platform")
def test_an_address_tells_where_it_is_a_platforms_own(url: str, platform: str | None) -> None:
    """A board's leads to no meetings, and of any other its page must be seen."""
    told = find_by_address(url)

    assert (told and told.platform) == platform


@cases("page", "platform")
def test_what_a_page_leads_to_is_a_platform_for_meetings_or_none(page: str, platform: str | None) -> None:
    """The CMS around it, its files and a board alone are none; nor is a page at what is no address."""
    for url, wanted in ((HERE, platform), ("moten", None)):
        found = find_platform(answered(page, url))

        assert (found and found.platform) == wanted


@cases("page", "shell")
def test_a_shell_leads_nowhere_by_itself(page: str, *, shell: bool) -> None:
    """A link or a frame is a way on; an empty page and a PDF are no shell."""
    assert is_shell(answered(page)) is shell


def test_a_link_to_meetings_goes_before_one_to_a_board() -> None:
    """A notice board alone holds no meetings."""
    board = '<iframe src="https://www.netpublicator.com/bulletinboard/public/957551a2-d80e-459f-97f5-f9e0e6550211"></iframe>'
    search = '<a href="https://sok.kommun.example/#!/search/">Handlingar</a>'

    assert detect(board, HERE).platform == "netpublicator"
    assert detect(board, HERE).parameters[0][0] == "board"
    assert detect(board + search, HERE).platform == "ciceron"


def test_a_detection_is_a_site_that_a_source_reads() -> None:
    """Without further work."""
    site = detect('<div data-np-config="{}"></div>', HERE).site()

    assert isinstance(site, Site)
    assert source(site) is PLATFORMS["netpublicator"]


def test_an_address_that_is_none_is_passed_over_and_refused() -> None:
    """On a page it is somebody's slip; given to us it is the caller's."""
    page = (
        '<a href="http://[x/committees">a</a><a href="https://sok.kommun.example/#!/search/">b</a> http://[x/committees'
    )

    assert detect(page, HERE).platform == "ciceron"
    with pytest.raises(InputError):
        detect(page, "http://[x")
