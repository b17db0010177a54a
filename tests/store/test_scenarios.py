"""Sixteen things that happen to lists of meetings, each told as rounds of one site and what must come of them.

`benchmarks/scenarios.py` plays the same table by the peers' rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import pytest

import agendawatch as aw
from agendawatch.model import STOCKHOLM
from agendawatch.store import Store

YEAR = 2031
WINDOW = aw.Window(first=dt.date(YEAR - 1, 1, 1), last=dt.date(YEAR, 12, 31))
TOWN = aw.Municipality(code="9901", name="Exempelköping")
FIRST = dt.datetime(YEAR, 1, 2, 6, tzinfo=dt.UTC)
BOARD, COUNCIL, SOCIAL = "Kommunstyrelsen", "Kommunfullmäktige", "Socialnämnden"
ITEMS = tuple(
    aw.AgendaItem(title=title, number=str(number), reference=f"KS {YEAR}/{100 + number}")
    for number, title in enumerate(
        ("Upphandling av skolskjuts", "Plan för vattentornet", "Svar på motion om cykelbanor"), 1
    )
)


def meet(who: str, month: int, day: int, hour: int | None = 13, **facts: object) -> aw.Meeting:
    """Make a meeting."""
    date = dt.date(YEAR, month, day)
    start = None if hour is None else dt.datetime(YEAR, month, day, hour, tzinfo=STOCKHOLM)
    return aw.Meeting.model_validate(
        {"municipality": TOWN, "organization": aw.Organization(name=who), "date": date, "start": start, **facts}
    )


def other(meeting: aw.Meeting, **facts: object) -> aw.Meeting:
    """Make the same meeting as a page without keys would show it after a change: its id is made anew."""
    row = {name: value for name, value in dict(meeting).items() if name != "id"}
    if "date" in facts and meeting.start and "start" not in facts:
        day = facts["date"]
        assert isinstance(day, dt.date)
        facts["start"] = dt.datetime.combine(day, meeting.start.timetz())
    return aw.Meeting.model_validate({**row, **facts})


PLAN = (
    *(meet(BOARD, month, 10) for month in (2, 3, 4, 5, 9, 10)),
    *(meet(COUNCIL, month, 24, 18) for month in (2, 3, 4, 5, 9, 10)),
    *(meet(SOCIAL, month, 17, None) for month in (2, 3, 4, 5, 9, 10)),
)
MARCH = PLAN[1]
READY = other(
    MARCH,
    agenda=ITEMS,
    documents=(aw.Document(url="https://exempelkoping.example/ks/3.pdf", title="Kallelse", content_hash="a" * 64),),
)


def page(
    *changed: tuple[aw.Meeting, aw.Meeting | None],
    more: tuple[aw.Meeting, ...] = (),
    plan: tuple[aw.Meeting, ...] = PLAN,
) -> aw.Listing:
    """Make the list that the site shows when some of its meetings are shown otherwise, or not at all."""
    swap = {was.id: now for was, now in changed}
    shown = (swap.get(meeting.id, meeting) for meeting in plan)
    return aw.Listing(window=WINDOW, meetings=(*(meeting for meeting in shown if meeting), *more))


@dataclass(frozen=True)
class Scenario:
    """What a site shows, round by round, and what must be understood."""

    name: str
    rounds: tuple[aw.Listing, ...]
    kinds: tuple[tuple[str, ...], ...]
    """The changes of every round after the first, in any order."""
    known: int = len(PLAN)
    """How many meetings there are in all at the end: one that lives on is one."""
    quarantined: bool = False
    sites: tuple[int, ...] = ()
    """Which site each round is of, by number; `()` when all are of one."""
    hours: int = 1
    """Hours between the rounds."""


def _moved(meeting: aw.Meeting, month: int, day: int, **facts: object) -> aw.Meeting:
    return other(meeting, date=dt.date(YEAR, month, day), **facts)


CANCELLED = other(MARCH, status=aw.MeetingStatus.CANCELLED, status_words="INSTÄLLT")
TYPO = other(MARCH, date=dt.date(YEAR - 1, 3, 10))
SECOND = meet(BOARD, 3, 10, 16)
BOARD_RENAMED = tuple(
    other(meeting, organization=aw.Organization(name="Social- och omsorgsnämnden"))
    for meeting in PLAN
    if meeting.organization.name == SOCIAL
)

RENUMBERED = tuple(item.model_copy(update={"number": str(number)}) for number, item in enumerate(ITEMS, 2))

SCENARIOS = (
    Scenario(
        "moved an hour",
        (page(), page((MARCH, other(MARCH, start=dt.datetime(YEAR, 3, 10, 14, tzinfo=STOCKHOLM))))),
        (("meeting_time_changed",),),
    ),
    Scenario("moved a week", (page(), page((MARCH, _moved(MARCH, 3, 17)))), (("meeting_moved",),)),
    Scenario("renamed", (page(), page((MARCH, other(MARCH, name="Budgetberedning")))), (("meeting_renamed",),)),
    Scenario("agenda posted", (page(), page((MARCH, READY))), (("agenda_published", "document_added"),)),
    Scenario(
        "item inserted first",
        (
            page((MARCH, READY)),
            page((MARCH, other(READY, agenda=(aw.AgendaItem(title="Val av justerare", number="1"), *RENUMBERED)))),
        ),
        (("item_added",),),
    ),
    Scenario(
        "document replaced at the same address",
        (
            page((MARCH, READY)),
            page((MARCH, other(READY, documents=(READY.documents[0].model_copy(update={"content_hash": "b" * 64}),)))),
        ),
        (("document_replaced",),),
    ),
    Scenario("cancelled by its title", (page(), page((MARCH, CANCELLED))), (("meeting_cancelled",),)),
    Scenario("half a list", (page(), page(plan=PLAN[::2])), ((),), quarantined=True),
    Scenario(
        "another platform takes over",
        (
            page(plan=tuple(other(row, source_id=f"old-{row.id}") for row in PLAN)),
            page(plan=tuple(other(row, source_id=f"new-{row.id}") for row in PLAN)),
        ),
        ((),),
        sites=(1, 2),
        hours=24 * 7,
    ),
    Scenario(
        "two meetings on one day, then the other way round",
        (
            page(more=(other(SECOND, nth=2),)),
            page((MARCH, other(SECOND, nth=1)), more=(other(MARCH, nth=2),)),
        ),
        ((),),
        known=len(PLAN) + 1,
    ),
    Scenario(
        "unpublished and published again within the hour",
        (page((MARCH, READY)), page(), page((MARCH, READY))),
        (("agenda_withdrawn", "document_removed"), ("agenda_published", "document_added")),
    ),
    Scenario(
        "cancelled, then reinstated",
        (page(), page((MARCH, CANCELLED)), page()),
        (("meeting_cancelled",), ("meeting_reinstated",)),
    ),
    Scenario(
        "moved twice",
        (page(), page((MARCH, _moved(MARCH, 3, 17))), page((MARCH, _moved(MARCH, 3, 20)))),
        (("meeting_moved",), ("meeting_moved",)),
    ),
    Scenario(
        "moved to a day that already has a meeting",
        (
            page(more=(meet(BOARD, 3, 17, 9),)),
            page((MARCH, None), more=(meet(BOARD, 3, 17, 9), _moved(MARCH, 3, 17, nth=2))),
        ),
        (("meeting_moved",),),
        known=len(PLAN) + 1,
    ),
    Scenario("a mistyped year corrected", (page((MARCH, TYPO)), page()), (("meeting_moved",),)),
    Scenario(
        "an organization renamed",
        (page(), page(*((row, None) for row in PLAN if row.organization.name == SOCIAL), more=BOARD_RENAMED)),
        (("meeting_renamed",) * 6,),
    ),
)


def play(store: Store, scenario: Scenario) -> list[tuple[str, ...]]:
    """Show a store the rounds; give the kinds of change of each after the first."""
    kinds = []
    for nth, listing in enumerate(scenario.rounds):
        number = scenario.sites[nth] if scenario.sites else 1
        site = aw.Site(url=f"https://exempelkoping.example/{number}", municipality=TOWN)
        recorded = store.records.add(listing, site=site, seen=FIRST + dt.timedelta(hours=nth * scenario.hours))
        kinds.append(tuple(sorted(change.kind.value for change in recorded.changes)))
        assert recorded.quarantined == (scenario.quarantined and nth > 0)
    return kinds[1:]


def apply(changes: Iterable[aw.Change], before: aw.Listing) -> aw.Listing:
    """Make the listing that the changes lead to.

    A meeting that is gone from its list stays, as unlisted; one that never was is taken away; what is no change stays
    as it was.
    """
    meetings = {meeting.id: meeting for meeting in before.meetings}
    for change in changes:
        if change.retracts:
            del meetings[change.meeting.id]
        else:
            meetings[change.meeting.id] = change.meeting
    rows = sorted(meetings.values(), key=lambda meeting: (meeting.date, meeting.organization.name, meeting.id))
    return before.model_copy(update={"meetings": tuple(rows)})


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_what_happens_is_told_as_it_is(scenario: Scenario) -> None:
    """Each scenario gives its changes and no other, and a meeting that lives on is one meeting."""
    with Store("sqlite://") as store:
        kinds = play(store, scenario)

        assert kinds == [tuple(sorted(row)) for row in scenario.kinds]
        assert len(tuple(store.meetings())) == scenario.known


@pytest.mark.slow
@pytest.mark.parametrize(
    "shuffled", [reversed, lambda rows: sorted(rows, key=lambda row: row.id)], ids=["reversed", "by id"]
)
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_the_order_of_a_list_means_nothing(
    scenario: Scenario, shuffled: Callable[[tuple[aw.Meeting, ...]], list[aw.Meeting]]
) -> None:
    """The same rounds in another order of rows give the same changes and the same ids."""
    turned = tuple(
        listing.model_copy(update={"meetings": tuple(shuffled(listing.meetings))}) for listing in scenario.rounds
    )
    with Store("sqlite://") as store, Store("sqlite://") as twin:
        kinds = play(store, scenario)
        same = play(twin, replace(scenario, rounds=turned))

        assert same == kinds
        assert [meeting.id for meeting in twin.meetings()] == [meeting.id for meeting in store.meetings()]
