"""What an address tells of its platform holds wherever the registry names one."""

from __future__ import annotations

from agendawatch.registry import municipalities, registration
from agendawatch.sources.platform_marks import platform_of, prefer_portals


def test_no_site_is_put_to_another_platform_than_its_address_tells() -> None:
    """Nor a notice board; where an address tells a platform, the registry does too."""
    rows = [registration(place) for place in municipalities()]
    told = [(site.url, site.platform) for row in rows for site in row.sites]
    told += [(row.notice_board.url, row.notice_board.platform) for row in rows if row.notice_board]

    assert [(url, platform) for url, platform in told if platform_of(url) not in {None, platform}] == []


def test_no_municipality_loses_its_last_site() -> None:
    """Nor its last one of a platform: what is left out is held by one that stays."""
    for place in municipalities():
        sites = registration(place).sites
        assert {it.platform for it in prefer_portals(sites)} == {it.platform for it in sites}
