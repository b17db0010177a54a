"""What a platform lists is made into meetings, items and days; what is told in two places is one; what nobody lists is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from tests.cases import cases
from tests.replicas.asking import NOON, page

from agendawatch.errors import TooLargeError
from agendawatch.model import (
    AgendaItem,
    Decision,
    Document,
    ItemClassification,
    Meeting,
    Organization,
    Outcome,
    Provenance,
)
from agendawatch.sources.listed import check_plausible, each_once, find_listed_day, join_items, listed_item, seen_on


@cases("text", "first", "last", "start")
def test_days_and_hours_are_told(text: str, first: str, last: str | None, start: str | None) -> None:
    """Days in a row are one meeting; a day that it was moved from is none of its; midnight is no hour."""
    told = find_listed_day(text, 2026)

    assert told is not None
    assert told.first.isoformat() == first
    assert (told.last and told.last.isoformat()) == last
    assert (told.start and told.start.isoformat("minutes")) == start


@cases("text")
def test_no_day_is_none(text: str) -> None:
    """A day that no calendar has is none either."""
    assert find_listed_day(text, 2026) is None


def test_the_hour_that_it_ends_is_kept() -> None:
    """Only with the hour that it begins."""
    told = find_listed_day("2026-03-11 kl. 13.00-16.00")

    assert told is not None
    assert (told.start, told.end) == (dt.time(13), dt.time(16))


@cases("title", "reference", "number", "told", "case")
def test_number_title_and_case_are_told_apart(
    title: str, reference: str, number: str | None, told: str, case: str | None
) -> None:
    """A field that holds no case number gives none."""
    item = listed_item(title, reference=reference)

    assert (item.number, item.title, item.reference) == (number, told, case)


def test_an_item_has_its_kind_and_its_fate() -> None:
    """Classified by its title; taken off where the words say so."""
    item = listed_item("Svar på motion om cykelbanor (utgår)")

    assert item.classification is ItemClassification.MOTION
    assert item.withdrawn


PLAN = AgendaItem(title="Plan för cykelvägar", number="2", reference="KS 2026/0011")
LIGHTS = AgendaItem(title="Belysning i parker", number="3")


def _decided(title: str, reference: str | None = None, number: str = "101") -> AgendaItem:
    return AgendaItem(title=title, number=number, reference=reference, decision=Decision(outcome=Outcome.APPROVED))


def test_a_case_is_known_by_its_number() -> None:
    """However it is written; the agenda's number and title stay."""
    (item,) = join_items((PLAN,), (_decided("Cykelvägar, plan", "KS 2026/11"),))

    assert (item.number, item.title) == ("2", "Plan för cykelvägar")
    assert item.decision is not None
    assert item.decision.outcome is Outcome.APPROVED


def test_a_matter_without_a_case_is_known_by_its_title() -> None:
    """And gets the case number that the minutes give."""
    (item,) = join_items((LIGHTS,), (_decided("Belysning i parker", "KS 2026/0012"),))

    assert item.reference == "KS 2026/0012"


def test_what_only_the_minutes_hold_comes_last() -> None:
    """A matter that was added at the meeting is an item too; one that was not handled has no decision."""
    items = join_items((PLAN, LIGHTS), (_decided("Extra ärende"), _decided("Belysning i parker")))

    assert [(it.title, it.decision is not None) for it in items] == [
        ("Plan för cykelvägar", False),
        ("Belysning i parker", True),
        ("Extra ärende", True),
    ]


def test_two_matters_of_one_case_stay_two() -> None:
    """A motion and the answer to it share a case; words tell which paragraph is which."""
    motion = AgendaItem(title="Motion om badplatser", number="4", reference="KS 2026/0020")
    answer = AgendaItem(title="Remissvar badhus", number="5", reference="KS 2026/0020")

    items = join_items((motion, answer), (_decided("Remissvar badhus", "KS 2026/0020"),))

    assert [it.decision is not None for it in items] == [False, True]


def test_minutes_alone_are_an_agenda() -> None:
    """Where no agenda was kept, the minutes' items stand as they are."""
    paragraph = _decided("Plan för cykelvägar")

    assert join_items((), (paragraph,)) == (paragraph,)


def test_a_document_listed_twice_stands_once() -> None:
    """Its first place holds; two of one name at two addresses are two."""
    first, again, other = (Document(url=url, title=title) for url, title in (("https://x/1", "Protokoll"), ("https://x/1", "Ladda ner"), ("https://x/2", "Protokoll")))  # fmt: skip

    assert each_once((first, again, other)) == (first, other)


PAGE = page("11 mars")


def test_words_stay_and_the_page_is_added() -> None:
    """With the moment, and the hash of what came."""
    read = Meeting(
        organization=Organization(name="Kommunstyrelsen"),
        date=dt.date(2026, 3, 11),
        provenance=Provenance(words="11 mars"),
    )

    ground = seen_on(PAGE, read).provenance

    assert ground == Provenance(words="11 mars", url=PAGE.url, seen=NOON, content_hash=PAGE.content_hash)


URL = "https://kommun.example/moten"
DAY = dt.date(2026, 1, 1)


def _met(who: int, day: int, nth: int = 1) -> Meeting:
    return Meeting(organization=Organization(name=f"Nämnd {who}"), date=DAY + dt.timedelta(days=day), nth=nth)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda: (_met(0, 0, nth) for nth in range(1, 14)), "12 meetings of one organization on one day"),
        (lambda: (_met(0, nth % 31, nth) for nth in range(63)), "62 meetings of one organization in one month"),
        (lambda: (_met(nth, 0) for nth in range(501)), "500 organizations"),
        (lambda: (_met(nth % 50, nth // 50) for nth in range(10_001)), "10000 meetings"),
    ],
)
def test_more_than_anybody_holds_is_refused(made: Callable[[], tuple[Meeting, ...]], told: str) -> None:
    """By what there is too much of."""
    with pytest.raises(TooLargeError, match=f"at most {told}"):
        check_plausible(made(), URL)


def test_a_region_with_all_its_committees_is_not() -> None:
    """Sixty of them, each every week for four years."""
    check_plausible((_met(who, 7 * week) for who in range(40) for week in range(208)), URL)
    check_plausible((), URL)
