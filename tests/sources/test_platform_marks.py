"""By what each platform is known."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.sources import PLATFORMS
from agendawatch.sources.platform_marks import ADDRESS_MARKS, OWN_ADDRESS_MARKS, PAGE_MARKS, platform_of


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
