"""A municipality's own page leads to the portal behind it."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.errors import LayoutError
from agendawatch.sources.flow import Response
from agendawatch.sources.platform_marks import addresses, find_portal, host_of, is_bare

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)


def _page(html: str) -> Response:
    return Response("https://example.se/moten", 200, html.encode(), NOON)


def test_frames_come_before_links_and_what_scripts_name_last() -> None:
    """Each address once, absolute, its fragment kept."""
    page = _page(
        '<a href="/a#!/search/">A</a><iframe src="//frame.example.se/"></iframe>'
        '<script>x = {"u": "https:\\/\\/s.example.se\\/read"}; y = "https://s.example.se/read"</script>'
    )

    assert addresses(page) == (
        "https://frame.example.se/",
        "https://example.se/a#!/search/",
        "https://s.example.se/read",
    )


def test_a_page_without_a_portal_is_told() -> None:
    """With its address and what was looked for; a broken address is passed over."""
    with pytest.raises(LayoutError, match=r"a frame, .*example\.se/moten"):
        find_portal(_page('<a href="http://[x">broken</a><a href="/b">B</a>'), "a frame", lambda _: None)


@pytest.mark.parametrize(
    ("address", "bare"), [("https://example.se", True), ("https://example.se/#!/x", True), ("https://e.se/a", False)]
)
def test_a_host_alone_is_bare(address: str, *, bare: bool) -> None:
    """A fragment is no page."""
    assert is_bare(address) is bare
    assert host_of(address) in address
