"""Sites that go on for ever, lie or break: each ends within the budget, with a sentence on what was found."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from tests.crawl.explore.conftest import DAYS, HOME, NYBY, YEAR, Pages, draw, links

from agendawatch.crawl.explore import Budget
from agendawatch.errors import LayoutError, RefusedError
from agendawatch.fetch.message import Answer, Question
from agendawatch.model import PageKind, Site

BUDGET = Budget().pages


def test_the_way_is_found_from_the_front_page(site: Pages) -> None:
    """And nothing beside it is asked for."""
    route = site.explore()

    assert [it.meetings for it in route.holding] == [4]
    assert route.holding[0].organizations == ("Kommunstyrelsen",)
    assert not {"/bygga-och-bo", "/nyheter"} & set(site.asked)


def test_an_endless_calendar_ends(site: Pages) -> None:
    """It is walked within the window, and no further; a month without meetings says so."""

    def month(question: Question) -> Answer:
        told = dict(parse_qsl(urlsplit(question.url).query)).get("manad", "2026-03")
        year, number = int(told[:4]), int(told[5:])
        before = f"{year - (number == 1)}-{number - 1 or 12:02}"
        after = f"{year + (number == 12)}-{number % 12 + 1:02}"
        turn = (
            f'<a href="/kalender?manad={before}">Föregående månad</a> <a href="/kalender?manad={after}">Nästa månad</a>'
        )
        own = f"<p>Kommunstyrelsen 10 mars {year} kl. 13.00</p>" if number == 3 else "<p>Inga möten.</p>"
        return Answer(draw("Sammanträdeskalender", f"{turn}<h2>{told}</h2>{own}"))

    site["/kommun-och-politik"] = links(Sammanträdeskalender="/kalender")
    site["*"] = month
    site["/kalender"] = month

    route = site.explore()

    assert sum(it.meetings for it in route.holding) == 1
    assert len(site.asked) <= BUDGET


def test_sessions_in_addresses_are_one_page(site: Pages) -> None:
    """However often they change."""
    count = [0]

    def hub(question: Question) -> Answer:
        del question
        count[0] += 1
        return Answer(
            draw(
                "Politik",
                f'<a href="/kommun-och-politik;jsessionid={count[0]}">Sammanträden</a> <a href="/moten?sid={count[0]}">Sammanträdestider</a>',
            )
        )

    site["/kommun-och-politik"] = hub
    site["/moten"] = f"<h1>Sammanträdestider</h1><h2>Kommunstyrelsen</h2>{DAYS}"

    assert [it.meetings for it in site.explore().holding] == [4]
    assert count[0] == 1


def test_a_page_that_says_200_and_is_gone_gives_nothing(site: Pages) -> None:
    """It is taken for missing."""
    site["/kommun-och-politik"] = links("Sammanträdestider", Protokoll="/borta")
    site["/borta"] = "<h1>Sidan saknas</h1>"

    route = site.explore()

    assert [it.kind for it in route.pages if it.url.endswith("/borta")] == [PageKind.MISSING]
    assert sum(it.meetings for it in route.holding) == 4


def test_a_login_is_no_page(site: Pages) -> None:
    """It keeps us out, and that is told."""
    site["/kommun-och-politik"] = links("Sammanträdestider", Kommunfullmäktige="/fullmaktige")
    site["/fullmaktige"] = Answer('<title>Logga in</title><h1>Logga in</h1><form><input type="password"></form>')

    route = site.explore()

    told = {it.organization: it.reason.code.value for it in route.unreached}
    assert told == {"Kommunfullmäktige": "page_refused"}


def test_of_thousands_of_links_the_right_one_is_followed(site: Pages) -> None:
    """And few others are."""
    many = "".join(f'<li><a href="/tjanst/{nth}">Tjänst {nth}</a>' for nth in range(3_000))
    site["/"] = f"<ul>{many}</ul>{links('Kommun och politik')}"

    route = site.explore()

    assert [it.meetings for it in route.holding] == [4]
    assert len(site.asked) <= 5


def test_a_front_page_whose_every_link_is_broken_says_so() -> None:
    """Every page looked at is named, with what it was taken for."""
    site = Pages()
    site["/"] = links("Kommun och politik", "Sammanträden", "Protokoll", "Kommunfullmäktige")

    with pytest.raises(LayoutError, match=r"pages looked at: .*www\.nyby\.example/ \(landing\).*\(missing\)"):
        site.explore()


@pytest.mark.slow
def test_two_hundred_organizations_wait_for_the_next_visit() -> None:
    """What the budget leaves is told, and asked for next time."""
    site = Pages()
    begun = ["Al", "Ask", "Björk", "Ek", "Gran", "Hassel", "Lind", "Lönn", "Olvon", "Rönn", "Sälg", "Tall", "Vide"]
    ended = ["by", "dal", "fors", "gård", "holm", "hult", "lund", "mark", "näs", "rud", "sta", "torp", "vik", "å"]
    names = [f"{one}{other}nämnden" for one in begun for other in ended]
    site["/"] = links(paths={"Nämnder": "/namnder"})
    site["/namnder"] = "<h1>Nämnder och styrelser</h1>" + "".join(
        f'<li><a href="/n/{nth}">{name}</a>' for nth, name in enumerate(names)
    )
    for nth, name in enumerate(names):
        site[f"/n/{nth}"] = f"<h1>{name}</h1><p>Sammanträden 2026:</p>{DAYS}"

    with site.client() as client:
        own = Site(url=HOME, municipality=NYBY)
        first = client.explore(own, window=YEAR, budget=Budget(10, 0))
        asked = len(site.asked)
        listing = client.meetings(own, window=YEAR)

    assert asked == 10
    assert len(first.waiting) > 100
    assert {it.reason.code.value for it in first.unreached} == {"page_waits"}
    assert len({it.organization.name for it in listing.meetings}) > len(
        {name for it in first.holding for name in it.organizations}
    )


def test_redirects_in_a_ring_are_a_page_that_could_not_be_had(site: Pages) -> None:
    """The rest of the site is found."""
    site["/kommun-och-politik"] = links("Sammanträdestider", Kommunfullmäktige="/ring")
    site["/ring"] = Answer("", status=302)

    assert sum(it.meetings for it in site.explore().holding) == 4


def test_robots_are_heeded(site: Pages) -> None:
    """A page that they keep us from is not asked for, and told."""
    site["/kommun-och-politik"] = links("Sammanträdestider", Kommunfullmäktige="/stangt/fullmaktige")
    site.robots = "User-agent: *\nDisallow: /stangt/\n"

    route = site.explore()

    assert not any(path.startswith("/stangt") for path in site.asked)
    assert {it.organization for it in route.unreached} == {"Kommunfullmäktige"}


def test_a_host_that_keeps_us_out_wholly_is_refused() -> None:
    """That is no page of an unknown shape."""
    site = Pages()
    site["/"] = links("Politik")
    site.robots = "User-agent: *\nDisallow: /\n"

    with pytest.raises(RefusedError):
        site.explore()


def test_no_other_host_is_asked(site: Pages) -> None:
    """Unless it is a platform's that is known."""
    site["/kommun-och-politik"] = links("Sammanträdestider", Protokoll="https://www.granne.example/protokoll")

    route = site.explore()

    assert all(it.url.startswith(HOME) for it in route.pages)
