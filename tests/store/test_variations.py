"""More that happens to lists: variations on the sixteen, and things that come together."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases
from tests.diff.written import meeting
from tests.store.invented import HOUR, MORNING, PLAN, SITE, TOWN, YEAR, listed, meet

from agendawatch.model import Listing, Site, Window
from agendawatch.store import Store

HALF = Window(first=dt.date(2031, 7, 1), last=dt.date(2032, 6, 30))


@cases("rounds", "kinds", "known", "later", "organizations")
def test_what_happens_is_told_as_it_is(
    rounds: tuple[tuple[str, ...], ...],
    kinds: tuple[tuple[str, ...], ...],
    known: int,
    *,
    later: bool | None,
    organizations: tuple[str, ...] | None,
) -> None:
    """Each variation gives its changes and no other, and a meeting that lives on is one meeting."""
    told = []
    with Store("sqlite://") as store:
        for nth, lines in enumerate(rounds):
            last = nth == len(rounds) - 1
            shown = Listing(
                window=HALF if last and later else YEAR,
                meetings=tuple(map(meeting, lines)),
                organizations=organizations if last else None,
            )
            recorded = store.records.add(shown, site=SITE, seen=MORNING + nth * 24 * HOUR)
            assert not recorded.quarantined
            told.append(tuple(sorted(change.kind.value for change in recorded.changes)))

        assert told[1:] == [tuple(sorted(it)) for it in kinds]
        assert len(tuple(store.meetings())) == known


def test_changes_join_two_platforms_whose_years_meet() -> None:
    """The archive ends with the year, the new platform begins in its last autumn: no meeting is there twice."""
    archive = Site(url="https://arkiv.exempelkoping.example/", municipality=TOWN, last_year=2031)
    autumn = (meet(9, 14), meet(10, 12), meet(11, 9))
    keyed = tuple(meet(it.date.month, it.date.day, source_id=f"n{it.date.month}") for it in autumn)
    later = meet(2, date=dt.date(2032, 2, 8), start=None, source_id="n2")
    moved = meet(11, 16, source_id="n11")
    with Store("sqlite://") as store:
        store.records.add(listed(*PLAN[:-1], *autumn), site=archive, seen=MORNING)
        joined = store.records.add(listed(*keyed, later, window=HALF), site=SITE, seen=MORNING + 720 * HOUR)
        after = store.records.add(listed(*keyed[:2], moved, later, window=HALF), site=SITE, seen=MORNING + 744 * HOUR)

        assert [change.kind for change in joined.changes] == ["meeting_added"]
        assert [change.kind for change in after.changes] == ["meeting_moved"]
        assert len(tuple(store.meetings())) == 9
