"""What the front page says."""

from __future__ import annotations

import datetime as dt

from tests.site.invented import ANGELVIK, NOW, change

from agendawatch.model import ChangeKind, Municipality, Proposal
from agendawatch.site.facts.front import front_page

BACKA = Municipality(code="9902", name="Backa", county="Ängla län")
STRAY = Municipality(code="9903", name="Cederby")


def test_municipalities_stand_by_county() -> None:
    """Both by name; those whose county is not on record come last, and those of none are told of."""
    page = front_page(towns=(ANGELVIK, STRAY, BACKA, ANGELVIK, None), meetings=(), now=NOW)

    assert [(county, [town.name for town in held]) for county, held in page.counties] == [
        ("Ängla län", ["Backa", "Ängelvik"]),
        (None, ["Cederby"]),
    ]
    assert page.nameless


def test_what_somebody_in_a_hurry_must_know_is_told_first() -> None:
    """A cancelled meeting before all that was only added; without any such, what there is."""
    hour = dt.timedelta(hours=1)
    added = [change(NOW - nth * hour) for nth in range(1, 20)]
    cancelled = change(NOW - 100 * hour, ChangeKind.MEETING_CANCELLED)

    assert front_page(towns=(), meetings=(), changes=[*added, cancelled], now=NOW).changes == (cancelled,)
    assert len(front_page(towns=(), meetings=(), changes=added, now=NOW).changes) == 12


def test_a_proposal_that_another_holds_is_not_listed() -> None:
    """A person said that they are one."""
    one, other = Proposal(id="a", title="Ett"), Proposal(id="b", title="Två", joined_to="a")

    assert [it.id for it, _ in front_page(towns=(), meetings=(), proposals=(one, other), now=NOW).proposals] == ["a"]
