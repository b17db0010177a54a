"""Of several sites that lead to the same meetings one is asked."""

from __future__ import annotations

import pytest

from agendawatch.model import Site
from agendawatch.sources.platform_marks import prefer_portals


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
