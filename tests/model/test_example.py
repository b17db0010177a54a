"""What is no fact of the world can be told from what is."""

from __future__ import annotations

import datetime as dt

import pytest

import agendawatch as aw
from agendawatch.model import Example, example_of

REAL, NOWHERE = aw.Municipality(code="1480", name="Göteborg"), aw.Municipality(code="9901", name="Ängelvik")
SEEN, MADE = (
    aw.Provenance(url="https://kommun.example/"),
    aw.Provenance(url="https://kommun.example/", constructed=True),
)


@pytest.mark.parametrize(
    ("town", "ground", "expected"),
    [
        (NOWHERE, SEEN, Example.MADE_UP),
        (NOWHERE, MADE, Example.MADE_UP),
        (REAL, MADE, Example.CONSTRUCTED),
        (None, MADE, Example.CONSTRUCTED),
        (REAL, SEEN, None),
        (REAL, None, None),
        (None, None, None),
    ],
)
def test_a_meeting_is_an_example_by_its_town_or_by_its_answer(
    town: aw.Municipality | None, ground: aw.Provenance | None, expected: Example | None
) -> None:
    """Either will do; what a real host said of a real municipality, or of nobody, is none."""
    meeting = aw.Meeting(
        organization=aw.Organization(name="Kommunstyrelsen"),
        date=dt.date(2026, 3, 11),
        municipality=town,
        provenance=ground,
    )

    assert meeting.example is expected
    assert meeting.made_up is (expected is not None)
    assert example_of(town, (None, ground)) is expected


def test_no_municipality_of_sweden_is_made_up() -> None:
    """Codes of counties end at 25, and those of municipalities begin with one."""
    from agendawatch.registry import municipalities  # noqa: PLC0415 - 311 files are read on import

    assert not any(place.made_up for place in municipalities())


def test_a_proposal_is_an_example_where_any_of_its_life_is() -> None:
    """One action that was read from what we made is enough; without any it is none."""
    action = aw.Action(code=aw.ActionCode.SUBMITTED, date=dt.date(2026, 3, 6), provenance=SEEN)
    placed = action.model_copy(update={"provenance": MADE})

    assert aw.Proposal(id="p", title="Badhus", municipality=REAL, actions=(action,)).example is None
    assert (
        aw.Proposal(id="p", title="Badhus", municipality=REAL, actions=(action, placed)).example is Example.CONSTRUCTED
    )
    assert aw.Proposal(id="p", title="Badhus", municipality=NOWHERE, actions=(action,)).example is Example.MADE_UP
    assert not aw.Proposal(id="p", title="Badhus").made_up
