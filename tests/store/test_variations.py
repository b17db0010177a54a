"""More that happens to lists: variations on the sixteen, and things that come together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Document,
    Listing,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Site,
    Window,
)
from agendawatch.store import Store

YEAR = 2032
TOWN = Municipality(code="9903", name="Bortby")
SITE = Site(url="https://bortby.example/moten", municipality=TOWN)
FIRST = dt.datetime(YEAR, 1, 2, 6, tzinfo=dt.UTC)
PAPER = Document(url="https://bortby.example/ks-mars.pdf", title="Kallelse")


def meet(when: str, who: str = "Kommunstyrelsen", **facts: object) -> Meeting:
    """Make a meeting; `03-10 13` is 10 March at one, `03-10` a day without an hour."""
    day, _, hour = when.partition(" ")
    date = dt.date.fromisoformat(f"{facts.pop('year', YEAR)}-{day}")
    start = dt.datetime.combine(date, dt.time(int(hour)), tzinfo=STOCKHOLM) if hour else None
    row = {"municipality": TOWN, "organization": Organization(name=who), "date": date, "start": start, **facts}
    return Meeting.model_validate(row)


def page(*meetings: Meeting, window: Window | None = None, organizations: tuple[str, ...] | None = None) -> Listing:
    """Make a list."""
    return Listing(window=window or Window.year(YEAR), meetings=meetings, organizations=organizations)


def row(*days: str, who: str = "Kommunstyrelsen", **facts: object) -> tuple[Meeting, ...]:
    """Make an organization's row."""
    return tuple(meet(day, who, **facts) for day in days)


MONTHS = ("02-09 13", "03-09 13", "04-13 13", "05-11 13", "06-08 13", "09-14 13")
PLAN = row(*MONTHS)
DAYS = row(*(day[:5] for day in MONTHS))
COUNCIL = row("02-23 18", "03-22 18", "04-26 18", who="Kommunfullmäktige")
HALF = Window(first=dt.date(YEAR, 7, 1), last=dt.date(YEAR + 1, 6, 30))


@dataclass(frozen=True)
class Case:
    """What a site shows round by round, and the kinds of change after the first."""

    rounds: tuple[Listing, ...]
    kinds: tuple[tuple[str, ...], ...]
    known: int


def case(*rounds: Listing, kinds: tuple[tuple[str, ...], ...], known: int) -> Case:
    """Join rounds to what must come of them."""
    return Case(rounds, kinds, known)


CASES = {
    "days only, one moved a week": case(
        page(*DAYS), page(DAYS[0], meet("03-16"), *DAYS[2:]), kinds=(("meeting_moved",),), known=6
    ),
    "five of six moved two days each": case(
        page(*PLAN),
        page(PLAN[0], *row("03-11 13", "04-15 13", "05-13 13", "06-10 13", "09-16 13")),
        kinds=(("meeting_moved",) * 5,),
        known=6,
    ),
    "gone, and back on another day two rounds later": case(
        page(*PLAN),
        page(PLAN[0], *PLAN[2:]),
        page(PLAN[0], *PLAN[2:]),
        page(PLAN[0], meet("03-16 13"), *PLAN[2:]),
        kinds=(("meeting_unlisted",), (), ("meeting_moved", "meeting_relisted")),
        known=6,
    ),
    "one was gone long ago, another of the same month moves": case(
        page(*PLAN, meet("03-23 13")),
        page(*PLAN),
        page(PLAN[0], meet("03-16 13"), *PLAN[2:]),
        kinds=(("meeting_unlisted",), ("meeting_moved",)),
        known=7,
    ),
    "gone, and back as it was": case(
        page(*PLAN), page(*PLAN[:-1]), page(*PLAN), kinds=(("meeting_unlisted",), ("meeting_relisted",)), known=6
    ),
    "moved, with the old row left standing as put off": case(
        page(*PLAN),
        page(
            PLAN[0],
            meet("03-09 13", status=MeetingStatus.POSTPONED, status_words="Flyttat till 6 april"),
            meet("04-06 9", previous_starts=(dt.date(YEAR, 3, 9),)),
            *PLAN[2:],
        ),
        kinds=(("meeting_moved",),),
        known=6,
    ),
    "moved as an extra meeting, with the papers": case(
        page(PLAN[0], meet("03-09 13", documents=(PAPER,)), *PLAN[2:]),
        page(PLAN[0], meet("03-30 8", documents=(PAPER,), extra=True), *PLAN[2:]),
        kinds=(("meeting_moved",),),
        known=6,
    ),
    "cancelled, and an extra meeting set in its stead": case(
        page(*PLAN),
        page(
            PLAN[0],
            meet("03-09 13", status=MeetingStatus.CANCELLED, status_words="INSTÄLLT"),
            meet("03-16 13", extra=True),
            *PLAN[2:],
        ),
        kinds=(("meeting_added", "meeting_cancelled"),),
        known=7,
    ),
    "moved to the day of another, which moved on": case(
        page(*PLAN),
        page(PLAN[0], *row("04-13 13", "04-20 13"), *PLAN[3:]),
        kinds=(("meeting_added", "meeting_unlisted"),),
        known=7,
    ),
    "keys come later": case(
        page(*PLAN),
        page(*(meet(day, source_id=f"k{nth}") for nth, day in enumerate(MONTHS))),
        page(
            meet("02-10 9", source_id="k0"), *(meet(day, source_id=f"k{nth}") for nth, day in enumerate(MONTHS) if nth)
        ),
        kinds=((), ("meeting_moved",)),
        known=6,
    ),
    "all keys are new for a new term": case(
        page(*(meet(day, source_id=f"k{nth}") for nth, day in enumerate(MONTHS))),
        page(*(meet(day, source_id=f"b{nth}") for nth, day in enumerate(MONTHS))),
        kinds=((),),
        known=6,
    ),
    "a row taken down and put up again under another key on another day": case(
        page(meet("02-09 13", source_id="1"), meet("03-09 13", source_id="2"), meet("04-13 13", source_id="3")),
        page(meet("02-09 13", source_id="1"), meet("03-10 13", source_id="9"), meet("04-13 13", source_id="3")),
        kinds=(("meeting_moved",),),
        known=3,
    ),
    "a key that stays wins over a day that fits": case(
        page(meet("02-09 13", source_id="1"), meet("03-09 13", source_id="2")),
        page(meet("03-09 13", source_id="1"), meet("02-09 13", source_id="2")),
        kinds=(("meeting_moved", "meeting_moved"),),
        known=2,
    ),
    "the window moves on": case(
        page(*PLAN), page(PLAN[-1], meet("02-10 13", year=YEAR + 1), window=HALF), kinds=(("meeting_added",),), known=7
    ),
    "a list of one organization": case(
        page(*PLAN, *COUNCIL),
        page(*COUNCIL[:2], organizations=("kommunfullmäktige",)),
        kinds=(("meeting_unlisted",),),
        known=9,
    ),
    "hours and places are published": case(
        page(*DAYS),
        page(*(meet(day, location="Stadshuset") for day in MONTHS)),
        kinds=(("meeting_place_changed", "meeting_time_changed") * 6,),
        known=6,
    ),
    "a second meeting in the evening": case(
        page(*PLAN), page(*PLAN, meet("03-09 18", nth=2)), kinds=(("meeting_added",),), known=7
    ),
    "one of two on a day is gone": case(
        page(*PLAN, meet("03-09 18", nth=2)),
        page(PLAN[0], meet("03-09 18"), *PLAN[2:]),
        kinds=(("meeting_unlisted",),),
        known=7,
    ),
    "a committee and the council each move": case(
        page(*PLAN, *COUNCIL),
        page(PLAN[0], meet("03-16 13"), *PLAN[2:], COUNCIL[0], meet("03-29 18", "Kommunfullmäktige"), COUNCIL[2]),
        kinds=(("meeting_moved", "meeting_moved"),),
        known=9,
    ),
    "renamed and one of them moved": case(
        page(*PLAN),
        page(*row(*MONTHS[:5], "09-17 13", who="Kommunala styrelsen")),
        kinds=(("meeting_moved", *("meeting_renamed",) * 6),),
        known=6,
    ),
    "moved and given an agenda at once": case(
        page(*PLAN),
        page(PLAN[0], meet("03-16 13", agenda=(AgendaItem(title="Budget"),)), *PLAN[2:]),
        kinds=(("agenda_published", "meeting_moved"),),
        known=6,
    ),
    "set up in capitals, in another order": case(
        page(*PLAN), page(*row(*MONTHS[::-1], who="KOMMUNSTYRELSEN ")), kinds=((),), known=6
    ),
    "moved back to where it was": case(
        page(*PLAN),
        page(PLAN[0], meet("03-16 13"), *PLAN[2:]),
        page(*PLAN),
        kinds=(("meeting_moved",), ("meeting_moved",)),
        known=6,
    ),
    "a new meeting where another was moved from": case(
        page(*PLAN),
        page(PLAN[0], meet("03-16 13"), *PLAN[2:]),
        page(PLAN[0], meet("03-09 9"), meet("03-16 13"), *PLAN[2:]),
        kinds=(("meeting_moved",), ("meeting_added",)),
        known=7,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_happens_is_told_as_it_is(name: str) -> None:
    """Each variation gives its changes and no other, and a meeting that lives on is one meeting."""
    told = []
    with Store("sqlite://") as store:
        for nth, listing in enumerate(CASES[name].rounds):
            recorded = store.records.add(listing, site=SITE, seen=FIRST + dt.timedelta(days=nth))
            assert not recorded.quarantined
            told.append(tuple(sorted(change.kind.value for change in recorded.changes)))

        assert told[1:] == [tuple(sorted(kinds)) for kinds in CASES[name].kinds]
        assert len(tuple(store.meetings())) == CASES[name].known


def test_changes_join_two_platforms_whose_years_meet() -> None:
    """The archive ends with the year, the new platform begins in its last autumn: no meeting is there twice."""
    archive = Site(url="https://arkiv.bortby.example/", municipality=TOWN, last_year=YEAR)
    autumn = row("09-14 13", "10-12 13", "11-09 13")
    keyed = tuple(meet(f"{m.date:%m-%d} 13", source_id=f"n{m.date.month}") for m in autumn)
    later = meet("02-08 13", year=YEAR + 1, source_id="n2")
    with Store("sqlite://") as store:
        store.records.add(page(*PLAN[:-1], *autumn), site=archive, seen=FIRST)
        joined = store.records.add(page(*keyed, later, window=HALF), site=SITE, seen=FIRST + dt.timedelta(days=30))
        moved = meet("11-16 13", source_id="n11")
        after = store.records.add(
            page(*keyed[:2], moved, later, window=HALF), site=SITE, seen=FIRST + dt.timedelta(days=31)
        )

        assert [change.kind for change in joined.changes] == ["meeting_added"]
        assert [change.kind for change in after.changes] == ["meeting_moved"]
        assert len(tuple(store.meetings())) == 9
