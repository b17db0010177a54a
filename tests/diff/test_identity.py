"""Which meeting of today's list is which of yesterday's."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.diff import identify
from agendawatch.diff.identity import Evidence
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Caveat,
    CaveatCode,
    Certainty,
    Document,
    Listing,
    Meeting,
    MeetingStatus,
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
        Caveat.of(CaveatCode.ONLY_ONE_GONE, weight=30),
        Caveat.of(CaveatCode.DAYS_APART, days=7, weight=20),
        Caveat.of(CaveatCode.SAME_HOUR, weight=10),
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
    april = _ids(_list(_meet(4, 17, 13, id=_meet(4, 14, 13).id)), _list(_meet(4, 17, 13), _meet(4, 14, 13)))
    assert april[1] not in keys


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


def test_an_extra_meeting_without_its_hour_is_the_one_of_that_day() -> None:
    """Two of a day are two only where both hours are known; another hour alone is a change."""
    timed, extra = _meet(3, 10, 13), _meet(3, 10, extra=True)

    assert _ids(_list(timed), _list(extra)) == (timed.id,)
    assert _ids(_list(extra), _list(timed)) == (extra.id,)
    assert _ids(_list(timed), _list(_meet(3, 10, 13, extra=True))) == (timed.id,)
    for now in (extra, _meet(3, 10, 15)):  # no weighing is needed where there is one on either side
        assert identify(_list(timed), _list(now))[1] == ()


def test_a_key_that_names_two_names_none() -> None:
    """Neither before nor today; the day then tells."""
    before = (_meet(3, 10, source_id="17", id="a"), _meet(4, 14, source_id="17", id="b"))
    after = (_meet(4, 14, 9, source_id="17"), _meet(3, 10, 9, source_id="18"))

    assert _ids(_list(*before), _list(*after)) == (before[1].id, before[0].id)


def test_an_id_that_was_carried_over_is_a_key() -> None:
    """A meeting that already bears a known id is that meeting, wherever it stands now; one that stands still goes first."""
    was, other = _meet(3, 10, 13, id="carried"), _meet(3, 17, 13, id="second")
    now = _meet(9, 1, 9, "Socialnämnden", id="carried")

    assert _ids(_list(was, other), _list(now)) == ("carried",)
    assert _ids(_list(was, other), _list(now, _meet(3, 10, 13)))[1] == "carried"


def test_the_platforms_key_is_kept() -> None:
    """A round in which the page does not give it does not lose it; a new one replaces it."""
    was = _meet(3, 10, source_id="17")

    (silent,) = identify(_list(was), _list(_meet(3, 10, 15)))[0].meetings
    (other,) = identify(_list(was), _list(_meet(3, 10, 15, source_id="18")))[0].meetings

    assert (silent.id, silent.source_id) == (was.id, "17")
    assert (other.id, other.source_id) == (was.id, "18")


def test_starts_are_remembered_once_a_day() -> None:
    """What the page states stands before what we saw; of one day what we know stands, with its hour."""
    was = _meet(3, 17, 13, previous_starts=(dt.datetime(2031, 3, 10, 13, tzinfo=STOCKHOLM),))
    stated = (dt.date(2031, 3, 3), dt.date(2031, 3, 10))

    (still,) = identify(_list(was), _list(_meet(3, 17, 13, previous_starts=stated)))[0].meetings
    (moved,) = identify(_list(was), _list(_meet(3, 24, 13)))[0].meetings
    (undated,) = identify(_list(_meet(3, 17)), _list(_meet(3, 24)))[0].meetings

    assert still.previous_starts == (dt.date(2031, 3, 3), was.previous_starts[0])
    assert moved.previous_starts == (was.previous_starts[0], was.start)
    assert undated.previous_starts == (dt.date(2031, 3, 17),)


def test_without_guessing_only_what_stands_or_is_stated_lives_on() -> None:
    """What would be weighed is new."""
    was = _meet(3, 10, 13)
    stated = _meet(3, 17, 13, previous_starts=(dt.date(2031, 3, 10),))

    weighed, evidence = identify(_list(was), _list(_meet(3, 17, 13)), guess=False)
    said, _ = identify(_list(was), _list(stated), guess=False)

    assert (weighed.meetings[0].id != was.id, evidence) == (True, ())
    assert said.meetings[0].id == was.id


def test_two_candidates_about_as_good_are_both_new() -> None:
    """And the doubt is told of each, by today's id and then by the known one."""
    was, left, right = _meet(3, 10), _meet(3, 6, name="Möte A"), _meet(3, 14, name="Möte B")

    listing, evidence = identify(_list(was), _list(left, right))

    assert [meeting.id for meeting in listing.meetings] == [left.id, right.id]
    assert [(row.before, row.after, row.same) for row in evidence] == sorted(
        ((was.id, left.id, False), (was.id, right.id, False)), key=lambda row: row[1]
    )


def test_a_clearly_better_candidate_is_chosen() -> None:
    """The other one is new."""
    paper = (PAPER,)
    was = _meet(3, 10, 13, documents=paper)
    near, marked = _meet(3, 11, 13), _meet(3, 24, 13, documents=paper)

    keys = _ids(_list(was), _list(near, marked))

    assert keys == (near.id, was.id)


def test_what_was_unlisted_long_ago_stands_in_nobodys_way() -> None:
    """One that stood until now is the only one gone, though another vanished before it."""
    ghost = _meet(3, 3, 13, status=MeetingStatus.UNLISTED)
    was, now = _meet(3, 10, 13), _meet(3, 24, 13)

    listing, (held, *_) = identify(_list(SPRING[0], ghost, was, SPRING[3]), _list(SPRING[0], now, SPRING[3]))

    assert listing.meetings[1].id == was.id
    assert Caveat.of(CaveatCode.ONLY_ONE_GONE, weight=30) in held.grounds


def test_an_unlisted_meeting_comes_back() -> None:
    """On its day, or on one near it when nobody else is gone."""
    ghost = _meet(3, 10, 13, status=MeetingStatus.UNLISTED)

    assert _ids(_list(SPRING[0], ghost), _list(SPRING[0], _meet(3, 10, 13))) == (SPRING[0].id, ghost.id)
    assert _ids(_list(SPRING[0], ghost), _list(SPRING[0], _meet(3, 17, 13))) == (SPRING[0].id, ghost.id)


def test_a_stated_move_is_not_stopped_by_what_is_merely_likely() -> None:
    """Two known meetings fit the new day; the page names one of them."""
    named, likely = _meet(3, 10, 13), _meet(3, 23, 13, documents=(PAPER,), location="Stadshuset")
    now = _meet(3, 24, 13, previous_starts=(dt.date(2031, 3, 10),), documents=(PAPER,), location="Stadshuset")

    listing, (held, *_) = identify(_list(named, likely), _list(now))

    assert listing.meetings[0].id == named.id
    assert (held.before, held.after, held.same, held.certainty) == (named.id, now.id, True, Certainty.STATED)


def test_two_that_state_the_same_day_are_told_apart_by_what_else_they_have() -> None:
    """Or not at all."""
    was = _meet(3, 10, 13)
    moved = (dt.date(2031, 3, 10),)
    one, other = _meet(6, 2, 13, previous_starts=moved), _meet(6, 3, 13, previous_starts=moved)
    named = _meet(6, 3, 13, previous_starts=moved, extra=True)

    assert was.id not in _ids(_list(was), _list(one, other))
    assert _ids(_list(was), _list(one, named)) == (was.id, named.id)


def test_an_hour_that_changes_on_its_day_is_no_doubt() -> None:
    """Evidence is given where two of a day were weighed and the hour is another."""
    morning, evening = _meet(3, 10, 9, name="Beredning"), _meet(3, 10, 18, name="Sammanträde", nth=2)
    later = _meet(3, 10, 10, name="Beredning")

    listing, evidence = identify(_list(morning, evening), _list(later, evening))

    assert [meeting.id for meeting in listing.meetings] == [morning.id, evening.id]
    assert all(row.same for row in evidence)
    assert identify(_list(morning), _list(morning))[1] == ()


def test_a_renamed_organizations_meeting_moves_under_its_new_name() -> None:
    """Most of its row stands; the one that does not is weighed within it."""
    before = tuple(_meet(row.date.month, row.date.day, 13, "Socialnämnden") for row in SPRING)
    after = (
        *(_meet(row.date.month, row.date.day, 13, "Omsorgsnämnden") for row in SPRING[:3]),
        _meet(5, 14, 13, "Omsorgsnämnden"),
    )

    assert _ids(_list(*before), _list(*after)) == tuple(meeting.id for meeting in before)


def test_a_third_bearer_of_an_id_gets_a_third() -> None:
    """Ids are never given twice."""
    first = _meet(3, 10, 13)
    moved = _meet(9, 1, 13, id=first.id)
    again, once = _ids(_list(moved), _list(_meet(9, 1, 13), first))
    twice = _ids(_list(moved, _meet(10, 1, 13, id=once)), _list(_meet(9, 1, 13), _meet(10, 1, 13), first))

    assert (again, twice[:2]) == (first.id, (first.id, once))
    assert len({first.id, once, twice[2]}) == 3
    assert all(isinstance(key, str) for key in (once, *twice))


def test_two_of_a_day_that_changed_alike_both_live_on() -> None:
    """Nothing tells them apart, and neither is lost for that."""
    before, after = (_meet(3, 10), _meet(3, 10, nth=2)), (_meet(3, 10, 9, nth=3), _meet(3, 10, 9, nth=4))

    assert set(_ids(_list(*before), _list(*after))) == {meeting.id for meeting in before}
