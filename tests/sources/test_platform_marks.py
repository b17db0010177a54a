"""By what each platform is known, where a municipality's own page leads, and which of its sites is asked."""

from __future__ import annotations

import pytest
from tests.cases import cases
from tests.replicas.asking import page

from agendawatch.errors import LayoutError
from agendawatch.model import Site
from agendawatch.sources import PLATFORMS
from agendawatch.sources.platform_marks import (
    ADDRESS_MARKS,
    OWN_ADDRESS_MARKS,
    PAGE_MARKS,
    addresses,
    find_portal,
    host_of,
    is_bare,
    platform_of,
    prefer_portals,
)


def test_a_mark_names_a_platform_that_we_read() -> None:
    """A name that nothing reads would be no use in a row."""
    named = {mark.platform for mark in (*ADDRESS_MARKS, *OWN_ADDRESS_MARKS, *PAGE_MARKS)}

    assert named <= set(PLATFORMS)


@cases("address", "platform", "site")
def test_an_address_tells_its_platform_and_its_site(address: str, platform: str, site: str) -> None:
    """The site is where the source begins."""
    mark = next(mark for mark in ADDRESS_MARKS if mark.pattern.match(address))

    assert (mark.platform, mark.site(address)) == (platform, site)
    assert platform_of(address) == platform


@cases("address")
def test_an_address_that_only_resembles_one_tells_nothing(address: str) -> None:
    """`None`."""
    assert platform_of(address) is None


def test_frames_come_before_links_and_what_scripts_name_last() -> None:
    """Each address once, absolute, its fragment kept."""
    found = addresses(
        page(
            '<a href="/a#!/search/">A</a><iframe src="//frame.example.se/"></iframe>'
            '<script>x = {"u": "https:\\/\\/s.example.se\\/read"}; y = "https://s.example.se/read"</script>'
        )
    )

    assert found == (
        "https://frame.example.se/",
        "https://example.se/a#!/search/",
        "https://s.example.se/read",
    )


def test_a_page_without_a_portal_is_told() -> None:
    """With its address and what was looked for; a broken address is passed over."""
    with pytest.raises(LayoutError, match=r"a frame, .*example\.se/moten"):
        find_portal(page('<a href="http://[x">broken</a><a href="/b">B</a>'), "a frame", lambda _: None)


@pytest.mark.parametrize(
    ("address", "bare"), [("https://example.se", True), ("https://example.se/#!/x", True), ("https://e.se/a", False)]
)
def test_a_host_alone_is_bare(address: str, *, bare: bool) -> None:
    """A fragment is no page."""
    assert is_bare(address) is bare
    assert host_of(address) in address


def _site(url: str, platform: str | None = "meetingsplus", **facts: object) -> Site:
    return Site(url=url, platform=platform, **facts)  # type: ignore[arg-type] # the facts are a site's


LANDING = _site("https://kommun.example/politik/moten")
PORTAL = _site("https://moten.kommun.example/")
COMMITTEES = _site("https://moten.kommun.example/committees")
COUNCIL = _site("https://moten.kommun.example/committees/kommunfullmaktige", organizations=("Kommunfullmäktige",))
MIRROR = _site("https://mirror.example/committees/kommunfullmaktige", organizations=("Kommunfullmäktige",))
OLDER = _site("https://old.kommun.example/", last_year=2019)
TENANT = (("tenant", "0f8fad5b-d9cb-469f-a165-70867728950e"),)


@pytest.mark.parametrize(
    ("sites", "left"),
    [
        ((LANDING, PORTAL), (PORTAL,)),
        ((LANDING,), (LANDING,)),
        ((COMMITTEES, PORTAL, COUNCIL), (PORTAL,)),
        ((COUNCIL, LANDING), (COUNCIL, LANDING)),
        ((PORTAL, MIRROR), (PORTAL,)),
        ((LANDING, OLDER), (LANDING, OLDER)),
        ((PORTAL, OLDER), (PORTAL, OLDER)),
        ((PORTAL, PORTAL.model_copy(update={"platform": "ciceron"})), None),
        ((_site("https://a.example/moten", "page"), _site("https://a.example/", "page")), None),
        ((_site("https://a.example/moten", None), _site("https://a.example/", None)), None),
    ],
)
def test_a_portal_goes_before_what_leads_to_it(sites: tuple[Site, ...], left: tuple[Site, ...] | None) -> None:
    """Of one platform and for the same years; pages that each hold their own all stay."""
    assert prefer_portals(sites) == (sites if left is None else left)


@pytest.mark.parametrize(("parameters", "count"), [((), 2), (TENANT, 1)])
def test_a_portal_that_lacks_what_it_needs_does_not_replace_the_page(
    parameters: tuple[tuple[str, str], ...], count: int
) -> None:
    """The page that leads there tells it."""
    landing = _site("https://kommun.example/moten", "lex2")
    portal = _site("https://lex.example/Lex2PublishWasm", "lex2", parameters=parameters)

    assert len(prefer_portals((landing, portal))) == count
