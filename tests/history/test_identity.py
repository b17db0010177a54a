"""Which meeting of today's list is which of yesterday's."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.history import identify
from agendawatch.history.identity import Evidence
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Certainty,
    Document,
    Listing,
    Meeting,
    Municipality,
    Organization,
    Window,
)

TOWN = Municipality(code="9901", name="Exempelköping")
YEAR = Window.year(2031)


def _meet(month: int, day: int, hour: int | None = None, who: str = "Kommunstyrelsen", **facts: object) -> Meeting:
    date = dt.date(2031, month, day)
    start = None if hour is None else dt.datetime(2031, month, day, hour, tzinfo=STOCKHOLM)
    row = {"municipality": TOWN, "organization": Organization(name=who), "date": date, "start": start, **facts}
    return Meeting.model_validate(row)


def _list(*meetings: Meeting, window: Window = YEAR, organizations: tuple[str, ...] | None = None) -> Listing:
    return Listing(window=window, meetings=meetings, organizations=organizations)


def _ids(before: Listing, after: Listing) -> tuple[str, ...]:
    return tuple(meeting.id for meeting in identify(before, after)[0].meetings)


SPRING = (_meet(2, 10, 13), _meet(3, 10, 13), _meet(4, 14, 13), _meet(5, 12, 13))
PAPER = Document(url="https://exempel.example/k.pdf", title="Kallelse")
MATTERS = (AgendaItem(title="Budget", reference="KS 2031/7"), AgendaItem(title="Plan", reference="KS 2031/9"))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        pytest.param(
            _meet(3, 10, source_id="17"), _meet(5, 4, 9, "Socialnämnden", source_id="17"), id="the platform's key"
        ),
        pytest.param(_meet(3, 10), _meet(3, 10, 15), id="an hour is published"),
        pytest.param(_meet(3, 10, 13), _meet(3, 10, 9), id="another hour"),
        pytest.param(_meet(3, 10), _meet(3, 17), id="a week later, alone"),
        pytest.param(_meet(3, 10, 13), _meet(3, 24, 13), id="two weeks later at the same hour"),
        pytest.param(_meet(3, 10), _meet(6, 9, previous_starts=(dt.date(2031, 3, 10),)), id="words say where from"),
        pytest.param(
            _meet(3, 10, 13),
            _meet(6, 9, previous_starts=(dt.datetime(2031, 3, 10, 13, tzinfo=STOCKHOLM),)),
            id="words say when from",
        ),
        pytest.param(_meet(3, 10, documents=(PAPER,)), _meet(4, 7, documents=(PAPER,)), id="the same documents"),
        pytest.param(_meet(3, 10, agenda=MATTERS), _meet(4, 7, agenda=MATTERS), id="the same matters"),
        pytest.param(
            _meet(3, 10, url="https://exempel.example/m/7"),
            _meet(4, 9, url="https://exempel.example/m/7"),
            id="its page",
        ),
        pytest.param(
            _meet(3, 10, source_id="old/17"), _meet(3, 10, source_id="new/1"), id="a key from another platform"
        ),
        pytest.param(_meet(3, 10, 13, "Socialnämnden"), _meet(3, 10, 13, "SOCIALNÄMNDEN"), id="a name in capitals"),
    ],
)
def test_a_meeting_lives_on(was: Meeting, now: Meeting) -> None:
    """Its id is carried over."""
    assert _ids(_list(was), _list(now)) == (was.id,)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        pytest.param(_meet(3, 10), _meet(4, 9), id="a month later, without a word"),
        pytest.param(_meet(3, 10, 13), _meet(4, 21, 13), id="six weeks later at the same hour"),
        pytest.param(_meet(3, 10), _meet(3, 17, who="Socialnämnden"), id="another organization"),
        pytest.param(_meet(3, 10), _meet(3, 17, extra=True), id="an extra meeting"),
        pytest.param(_meet(3, 10, 13), _meet(3, 10, 18, extra=True), id="an extra meeting the same day"),
        pytest.param(_meet(3, 10, name="Budgetberedning"), _meet(3, 17, name="Bokslut"), id="another name"),
    ],
)
def test_what_is_not_clear_is_not_guessed(was: Meeting, now: Meeting) -> None:
    """Both are kept."""
    (key,) = _ids(_list(was), _list(now))

    assert key != was.id


def test_what_was_weighed_is_told() -> None:
    """Also when it was found too light."""
    was, near, far = _meet(3, 10, 13), _meet(3, 17, 13), _meet(4, 9, 13)

    (held,) = identify(_list(was), _list(near))[1]
    (doubted,) = identify(_list(was), _list(far))[1]

    assert (held.before, held.after, held.same, held.certainty) == (was.id, near.id, True, Certainty.INFERRED)
    assert held.grounds == (
        "the only one gone, and the only one new (+30)",
        "7 days apart (+20)",
        "same hour (+10)",
    )
    assert isinstance(doubted, Evidence)
    assert not doubted.same


def test_a_stated_move_is_certain() -> None:
    """And it weighs more than a day that fits."""
    was, bystander = _meet(3, 10, 13), _meet(3, 24, 13)
    now = _meet(3, 24, 9, previous_starts=(dt.date(2031, 3, 10),))

    listing, (evidence,) = identify(_list(was, bystander), _list(now))

    assert listing.meetings[0].id == was.id
    assert evidence.certainty is Certainty.STATED


def test_a_known_move_is_not_found_again() -> None:
    """A page that says "flyttat från 10 mars" for months does not take over March's next meeting."""
    moved = _meet(3, 24, 13, previous_starts=(dt.date(2031, 3, 10),))
    newcomer = _meet(3, 10, 9)

    assert _ids(_list(moved, newcomer), _list(moved)) == (moved.id,)


def test_two_of_one_day_are_told_apart_by_their_hours() -> None:
    """Not by which stands first on the page."""
    morning, evening = _meet(3, 10, 9), _meet(3, 10, 18, nth=2)
    turned = (_meet(3, 10, 18), _meet(3, 10, 9, nth=2))

    assert _ids(_list(morning, evening), _list(*turned)) == (evening.id, morning.id)


def test_two_of_one_day_that_nothing_tells_apart_go_by_their_turn() -> None:
    """They are as good as each other."""
    pair = (_meet(3, 10), _meet(3, 10, nth=2))

    assert _ids(_list(*pair), _list(*pair)) == tuple(meeting.id for meeting in pair)


def test_a_second_meeting_of_the_day_is_new() -> None:
    """And the first one keeps its id."""
    was, more = _meet(3, 10, 13), _meet(3, 10, 18, nth=2)

    first, second = _ids(_list(was), _list(was, more))

    assert first == was.id
    assert second not in {was.id, ""}


def test_a_new_meeting_on_a_day_that_another_left_gets_an_id_of_its_own() -> None:
    """The moved one bears the id that its old day would give."""
    moved = _meet(3, 17, 13, id=_meet(3, 10, 13).id)
    newcomer = _meet(3, 10, 13)

    keys = _ids(_list(moved), _list(_meet(3, 17, 13), newcomer))

    assert keys[0] == moved.id
    assert keys[1] != moved.id
    assert len(set(keys)) == 2


def test_a_row_that_moved_a_step_moves_each() -> None:
    """Two meetings put off a week each stay themselves."""
    later = (SPRING[0], _meet(3, 17, 13), _meet(4, 21, 13), SPRING[3])

    assert _ids(_list(*SPRING), _list(*later)) == tuple(meeting.id for meeting in SPRING)


def test_moves_are_remembered() -> None:
    """The starts it was moved from are kept, each once, also when the page does not say."""
    first, second = _meet(3, 10, 13), _meet(3, 17, 13)
    once = identify(_list(first), _list(second))[0]
    again = identify(once, _list(second))[0]
    twice = identify(again, _list(_meet(3, 20, 13, previous_starts=(dt.date(2031, 3, 17),))))[0]

    assert once.meetings[0].previous_starts == (first.start,)
    assert again.meetings == once.meetings
    assert twice.meetings[0].previous_starts == (first.start, second.start)


def test_identifying_again_changes_nothing() -> None:
    """A list whose ids were carried over already keeps them."""
    after = identify(_list(*SPRING), _list(SPRING[0], _meet(3, 17, 13), *SPRING[2:]))[0]

    assert identify(_list(*SPRING), after)[0] == after


def test_an_organization_of_another_name_keeps_its_meetings() -> None:
    """When its whole row stands as it stood."""
    renamed = tuple(_meet(row.date.month, row.date.day, 13, "Kommunala styrelsen") for row in SPRING)

    assert _ids(_list(*SPRING), _list(*renamed)) == tuple(meeting.id for meeting in SPRING)


def test_meetings_that_a_list_does_not_answer_for_are_not_candidates() -> None:
    """A list of another organization, or of other days, has not moved them."""
    april = Window(first=dt.date(2031, 4, 1), last=dt.date(2031, 4, 30))
    was, now = _meet(3, 30, 13), _meet(4, 6, 13)

    assert _ids(_list(was), _list(now, window=april)) != (was.id,)


MEETINGS = st.builds(
    _meet,
    st.just(3),
    st.integers(1, 28),
    st.none() | st.sampled_from([9, 13, 18]),
    st.sampled_from(["Kommunstyrelsen", "Socialnämnden"]),
    extra=st.booleans(),
    nth=st.integers(1, 2),
)
LISTINGS = st.lists(MEETINGS, max_size=6, unique_by=lambda meeting: meeting.id).map(lambda rows: _list(*rows))


@given(LISTINGS, LISTINGS, st.data())
def test_ids_are_stable_under_permutation(before: Listing, after: Listing, data: st.DataObject) -> None:
    """Whichever way the rows of either list stand, the same meeting gets the same id."""
    turned_before = _list(*data.draw(st.permutations(before.meetings)))
    turned_after = _list(*data.draw(st.permutations(after.meetings)))

    listing, evidence = identify(before, after)
    twin, same = identify(turned_before, turned_after)

    assert sorted(meeting.id for meeting in twin.meetings) == sorted(meeting.id for meeting in listing.meetings)
    assert {meeting.id: meeting for meeting in twin.meetings} == {meeting.id: meeting for meeting in listing.meetings}
    assert same == evidence


@given(LISTINGS)
def test_a_list_is_itself(listing: Listing) -> None:
    """Nothing changed: every id is carried over, and nothing is doubted."""
    assert identify(listing, listing)[0] == listing
