"""Which meeting of today's list is which of yesterday's."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases
from tests.diff.written import BOARD, at, listing, meeting

from agendawatch.diff import identify
from agendawatch.diff.identity import without_shadows
from agendawatch.model import Caveat, CaveatCode, Certainty, Listing, Meeting, Organization, Window

Lines = tuple[str, ...]
SPRING = ("a 02-10 13", "b 03-10 13", "c 04-14 13", "d 05-12 13")


@cases("before", "after", "first", "organizations", "ids")
def test_a_meeting_lives_on_or_is_new(
    before: Lines, after: Lines, first: str | None, organizations: Lines | None, ids: Lines
) -> None:
    """By its key, by what stands, by what is stated, by its day, by evidence; what is not clear is not guessed."""
    known = listing(before)

    found, _ = identify(known, listing(after, first or "01-01", organizations))

    kept = {it.id for it in known.meetings}
    assert tuple(it.id if it.id in kept else "new" for it in found.meetings) == ids
    assert len({it.id for it in found.meetings}) == len(ids)


@cases("before", "after", "told")
def test_what_was_weighed_is_told(before: Lines, after: Lines, told: tuple[tuple[str, str, bool], ...]) -> None:
    """Those within a month, or alone on either side, and held to be one or not; no weighing is needed for one of a day."""
    _, evidence = identify(listing(before), listing(after))

    assert tuple((row.before, row.after, row.same) for row in evidence) == told


@cases("rows", "kept")
def test_a_row_that_only_says_where_its_meeting_went_is_left_out(rows: Lines, kept: Lines) -> None:
    """Where the row on the new day says so, and is not off itself; all others stay."""
    assert tuple(it.id for it in without_shadows(listing(rows)).meetings) == kept


def test_evidence_has_its_grounds_and_how_sure_it_is() -> None:
    """What weighs most comes first; a stated move is certain, whatever else would fit."""
    (held,) = identify(listing(["a 03-10 13"]), listing(["x 03-17 13"]))[1]
    (said,) = identify(listing(["a 03-10 13", "b 03-24 13"]), listing(["x 03-24 9 from=03-10"]))[1]
    (marked,) = identify(
        listing(["a 03-10 doc=1 bytes=aa ref=1 page=m"]), listing(["x 06-09 doc=2 bytes=aa ref=1 page=m"])
    )[1]

    assert (held.certainty, held.grounds) == (
        Certainty.INFERRED,
        (
            Caveat.of(CaveatCode.ONLY_ONE_GONE, weight=30),
            Caveat.of(CaveatCode.DAYS_APART, days=7, weight=20),
            Caveat.of(CaveatCode.SAME_HOUR, weight=10),
        ),
    )
    assert (said.before, said.same, said.certainty) == ("a", True, Certainty.STATED)
    assert [it.code for it in marked.grounds][:3] == ["same_documents", "same_page", "same_items"]


def test_what_was_unlisted_long_ago_is_not_among_those_gone() -> None:
    """One that stood until now is the only one, though another vanished before it."""
    before = listing([SPRING[0], "g 03-03 13 unlisted", SPRING[1], SPRING[3]])

    (held, *_) = identify(before, listing([SPRING[0], "x 03-24 13", SPRING[3]]))[1]

    assert Caveat.of(CaveatCode.ONLY_ONE_GONE, weight=30) in held.grounds


def test_an_id_is_never_given_twice() -> None:
    """Where a meeting that moved away still bears the id that its old day would give, who is new there gets another."""
    first = meeting("- 03-10 13")
    moved = first.model_copy(update={"date": dt.date(2031, 9, 1), "start": at(13, dt.date(2031, 9, 1))})
    one, other = identify(listing([moved]), listing(["- 09-01 13", first]))[0].meetings
    third = other.model_copy(update={"date": dt.date(2031, 10, 1), "start": at(13, dt.date(2031, 10, 1))})

    again = identify(listing([moved, third]), listing(["- 09-01 13", "- 10-01 13", first]))[0].meetings

    assert (one.id, again[0].id, again[1].id) == (first.id, first.id, other.id)
    assert len({first.id, other.id, again[2].id, ""}) == 4


def test_moves_are_remembered() -> None:
    """The starts it was moved from, each once: what the page states first, and of one day what we know, with its hour."""
    first, second = at(13), at(13, dt.date(2031, 3, 17))
    once = identify(listing(["a 03-10 13"]), listing(["x 03-17 13"]))[0]
    again = identify(once, listing(["x 03-17 13"]))[0]
    (twice,) = identify(again, listing(["x 03-20 13 from=03-17"]))[0].meetings
    (still,) = identify(again, listing(["x 03-17 13 from=03-03,03-10"]))[0].meetings
    (undated,) = identify(listing(["a 03-17"]), listing(["x 03-24"]))[0].meetings

    assert once.meetings[0].previous_starts == (first,)
    assert again.meetings == once.meetings
    assert twice.previous_starts == (first, second)
    assert still.previous_starts == (dt.date(2031, 3, 3), first)
    assert undated.previous_starts == (dt.date(2031, 3, 17),)


def test_the_platforms_key_is_kept() -> None:
    """A round in which the page does not give it does not lose it; a new one replaces it."""
    found = [
        identify(listing(["a 03-10 key=17"]), listing([it]))[0].meetings for it in ("x 03-10 15", "x 03-10 key=18")
    ]

    assert [(it.id, it.source_id) for (it,) in found] == [("a", "17"), ("a", "18")]


def test_identifying_again_changes_nothing() -> None:
    """A list whose ids were carried over already keeps them."""
    after = identify(listing(SPRING), listing([SPRING[0], "x 03-17 13", *SPRING[2:]]))[0]

    assert identify(listing(SPRING), after)[0] == after


def test_without_guessing_only_what_stands_or_is_stated_lives_on() -> None:
    """What would be weighed is new."""
    weighed, evidence = identify(listing(["a 03-10 13"]), listing(["x 03-17 13"]), guess=False)
    said, _ = identify(listing(["a 03-10 13"]), listing(["x 03-17 13 from=03-10"]), guess=False)

    assert (weighed.meetings[0].id, evidence, said.meetings[0].id) == ("x", (), "a")


def test_long_lists_are_weighed() -> None:
    """Three thousand meetings, all moved by a day, are weighed, and none is lost."""
    rows = [
        (dt.date(2031, 1, 2) + dt.timedelta(days=nth % 350), f"Nämnd {nth // 150}", nth // 350 + 1)
        for nth in range(3000)
    ]
    before, after = (
        listing(
            Meeting(organization=Organization(name=who), date=day + dt.timedelta(days=shift), nth=nth)
            for day, who, nth in rows
        )
        for shift in (0, 1)
    )

    assert len(identify(before, after)[0].meetings) == 3000


MEETINGS = st.builds(
    lambda day, hour, who, nth, extra: meeting(f"- 03-{day:02} {hour} who={who} nth={nth} {extra}"),
    st.integers(1, 28),
    st.sampled_from(["", "9", "13", "18"]),
    st.sampled_from([BOARD, "Socialnämnden"]),
    st.integers(1, 2),
    st.sampled_from(["", "extra"]),
)
LISTINGS = st.lists(MEETINGS, max_size=6, unique_by=lambda meeting: meeting.id).map(listing)


@given(LISTINGS, LISTINGS, st.data())
def test_ids_are_stable_under_permutation(before: Listing, after: Listing, data: st.DataObject) -> None:
    """Whichever way the rows of either list stand, the same meeting gets the same id; a list is itself."""
    turned_before = listing(data.draw(st.permutations(before.meetings)))
    turned_after = listing(data.draw(st.permutations(after.meetings)))

    found, evidence = identify(before, after)
    twin, same = identify(turned_before, turned_after)

    assert sorted(twin.meetings, key=lambda it: it.id) == sorted(found.meetings, key=lambda it: it.id)
    assert same == evidence
    assert identify(before, before)[0] == before
    assert found.window == Window.year(2031)
