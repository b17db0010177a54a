"""What hosts take, and what passes it."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.site.hosts import HOSTS, Size, excesses, host_of


@cases("name", "base_url", "place", "host")
def test_a_host_is_known_by_name_by_where_it_is_written_or_by_address(
    name: str | None, base_url: str | None, place: str, host: str | None
) -> None:
    """What somebody says goes first."""
    found = host_of(name, base_url, place)

    assert (found.name if found else None) == host


def test_each_limit_is_told_of_the_host_that_has_it() -> None:
    """A limit that is reached is not passed."""
    just = Size(files=20_000, octets=10**9, largest=25 * 2**20, in_folder=54_000)
    past = Size(files=20_001, octets=10**9 + 1, largest=25 * 2**20 + 1, in_folder=54_001)

    assert excesses(just) == ()
    assert [(excess.host.name, excess.limit, excess.found - excess.most) for excess in excesses(past)] == [
        ("cloudflare-pages", "files", 1),
        ("cloudflare-pages", "largest", 1),
        ("github-pages", "octets", 1),
        ("netlify", "in_folder", 1),
    ]
    assert [excess.limit for excess in excesses(past, [host for host in HOSTS if host.name == "netlify"])] == [
        "in_folder"
    ]
