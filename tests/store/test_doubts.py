"""What is withheld in doubt is not absent, is remembered, and is settled by a person's word."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.store.invented import HOUR, MORNING, SITE, listed, meet

import agendawatch as aw
from agendawatch.errors import InputError
from agendawatch.store import Store

SIX = 6 * HOUR
OTHER = aw.Site(url="https://exempelby.example/moten", municipality=aw.Municipality(code="9902", name="Exempelby"))


def meetings(who: str, *days: int, month: int = 3) -> tuple[aw.Meeting, ...]:
    """Make an organization's meetings."""
    ground = aw.Provenance(url=SITE.url, words="its row")
    return tuple(meet(month, day, who, start=None, provenance=ground) for day in days)


BOARD = meetings("Kommunstyrelsen", 5, 12, 19, 26)
CULTURE = meetings("Kulturnämnden", 6, 13, 20, 27)


def doubt(who: str | None, *ways: tuple[str, tuple[aw.Meeting, ...]], shape: str = "table 4x2") -> aw.Doubt:
    """Doubt an organization, or the whole page."""
    return aw.Doubt(
        caveat=aw.Caveat.of(aw.CaveatCode.READINGS_DIFFER),
        organization=aw.Organization(name=who) if who else None,
        alternatives=tuple(aw.Alternative(reading=reading, meetings=found) for reading, found in ways),
        provenance=aw.Provenance(url=SITE.url, words="mars 6 13 20 27", place="row 3", seen=MORNING),
        shape=shape,
    )


COLUMN = ("column_head", CULTURE)
HEADING = ("heading", meetings("Kulturnämndens presidium", 6, 13, 20, 27))
DOUBTED = doubt("Kulturnämnden", COLUMN, HEADING)


def kinds(changes: tuple[aw.Change, ...]) -> list[str]:
    """Name what was different."""
    return [change.kind.value for change in changes]


def test_what_is_withheld_is_not_gone() -> None:
    """Of the organization in doubt nothing is unlisted; of the others it is."""
    before = listed(*BOARD, *CULTURE)

    assert kinds(aw.compare(before, listed(*BOARD, doubts=(DOUBTED,)))) == []
    assert kinds(aw.compare(before, listed(*BOARD[:3], doubts=(DOUBTED,)))) == ["meeting_unlisted"]
    assert kinds(aw.compare(before, listed(*BOARD))) == ["meeting_unlisted"] * 4


def test_of_a_page_in_doubt_nothing_is_gone() -> None:
    """Nor of an organization that only an alternative names."""
    before = listed(*BOARD, *CULTURE)

    assert aw.compare(before, listed(doubts=(doubt(None),))) == ()
    assert aw.compare(before, listed(*BOARD, doubts=(doubt("Kulturnämndens presidium", COLUMN),))) == ()


def test_a_round_in_doubt_changes_nothing_of_what_is_known(store: Store) -> None:
    """Neither unlisted nor held back, nor taken for a new name of another organization."""
    store.records.add(listed(*BOARD, *CULTURE), site=SITE, seen=MORNING)

    renamed = meetings("Kultur- och fritidsnämnden", 6, 13, 20, 27)
    told = store.records.add(listed(*BOARD, *renamed, doubts=(DOUBTED,)), site=SITE, seen=MORNING + SIX)

    assert not told.quarantined
    assert kinds(told.changes) == ["meeting_added"] * 4
    assert {it.id for it in store.meetings()} == {it.id for it in (*BOARD, *CULTURE, *renamed)}
    assert {it.status.value for it in store.meetings()} == {"scheduled"}


def test_a_store_tells_what_is_in_doubt_and_since_when(store: Store) -> None:
    """As long as it is; a round for other organizations says nothing of it, and the next site has its own."""
    store.records.add(listed(*BOARD, doubts=(DOUBTED,)), site=SITE, seen=MORNING)
    later = DOUBTED.model_copy(
        update={"provenance": aw.Provenance(url=SITE.url, words="mars 6 13 20 27", place="row 3")}
    )
    store.records.add(listed(*BOARD, doubts=(later,)), site=SITE, seen=MORNING + SIX)
    store.records.add(listed(*BOARD, organizations=("Kommunstyrelsen",)), site=SITE, seen=MORNING + 2 * SIX)
    store.records.add(listed(doubts=(doubt(None),)), site=OTHER, seen=MORNING + SIX)

    (first, second) = store.doubts()
    assert (first.site, first.since, first.doubt) == (SITE, MORNING, DOUBTED)
    assert (second.site, second.doubt.organization) == (OTHER, None)
    assert store.doubts("9902") == store.doubts(site=OTHER) == (second,)
    known = store.records.last_listing(SITE)
    assert known is not None
    assert known.doubts == (DOUBTED,)

    store.records.add(listed(*BOARD, *CULTURE), site=SITE, seen=MORNING + 3 * SIX)

    assert store.doubts() == (second,)
    assert [it.doubt for it in store.as_of(MORNING + SIX).doubts()] == [DOUBTED, second.doubt]


def test_two_doubts_that_nothing_tells_apart_are_two(store: Store) -> None:
    """Each has an id of its own."""
    store.records.add(listed(doubts=(DOUBTED, DOUBTED)), site=SITE, seen=MORNING)

    first, second = store.doubts()
    assert first.id != second.id
    assert first.doubt == second.doubt


def test_a_list_held_back_says_nothing_of_doubts(store: Store) -> None:
    """It is not believed, with all that it says."""
    store.records.add(listed(*BOARD, *CULTURE, doubts=(doubt("Valnämnden"),)), site=SITE, seen=MORNING)

    told = store.records.add(listed(*BOARD[:1]), site=SITE, seen=MORNING + SIX)

    assert told.quarantined
    assert [it.doubt.organization for it in store.doubts()] == [aw.Organization(name="Valnämnden")]


@pytest.mark.parametrize(
    ("reading", "who"), [("column_head", "Kulturnämnden"), ("heading", "Kulturnämndens presidium")]
)
def test_a_word_chooses_a_reading_and_holds_for_the_next_page(store: Store, reading: str, who: str) -> None:
    """Next month's page, of the same shape and with other days, is not asked about."""
    store.records.add(listed(*BOARD, doubts=(DOUBTED,)), site=SITE, seen=MORNING)

    store.records.settle(store.doubts()[0].id, reading, made=MORNING + SIX)
    store.records.add(listed(*BOARD, doubts=(DOUBTED,)), site=SITE, seen=MORNING + 2 * SIX)

    assert store.doubts() == ()
    assert [it.organization.name for it in store.meetings()].count(who) == 4

    ways = (
        ("column_head", meetings("Kulturnämnden", 3, 10, month=4)),
        ("heading", meetings("Kulturnämndens presidium", 3, 10, month=4)),
    )
    april = doubt("Kulturnämnden", *ways)
    store.records.add(listed(*BOARD, doubts=(april,)), site=SITE, seen=MORNING + 3 * SIX, trusted=True)

    assert store.doubts() == ()
    assert [
        it.date.day
        for it in store.meetings(
            organization=who, window=aw.Window(first=dt.date(2031, 4, 1), last=dt.date(2031, 4, 30))
        )
    ] == [3, 10]


def test_a_word_may_say_that_it_tells_of_no_meetings(store: Store) -> None:
    """Then nothing is in doubt, and nothing is listed."""
    store.records.add(listed(*BOARD, doubts=(DOUBTED,)), site=SITE, seen=MORNING)

    store.records.settle(store.doubts()[0].id, None, made=MORNING + SIX)
    store.records.add(listed(*BOARD, doubts=(DOUBTED,)), site=SITE, seen=MORNING + 2 * SIX)

    assert store.doubts() == ()
    assert {it.organization.name for it in store.meetings()} == {"Kommunstyrelsen"}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(doubt("Kulturnämnden", COLUMN, HEADING, shape="table 4x3"), id="another shape"),
        pytest.param(doubt("Valnämnden", COLUMN, HEADING), id="another organization"),
        pytest.param(doubt(None, COLUMN, HEADING), id="the whole page"),
        pytest.param(doubt("Kulturnämnden", HEADING), id="without that reading"),
        pytest.param(doubt("Kulturnämnden", COLUMN, HEADING, shape=""), id="no shape"),
    ],
)
def test_a_word_holds_for_nothing_else(store: Store, other: aw.Doubt) -> None:
    """What it was not said of is in doubt as before."""
    store.records.add(listed(*BOARD, doubts=(DOUBTED,)), site=SITE, seen=MORNING)
    store.records.settle(store.doubts()[0].id, "column_head", made=MORNING + SIX)

    store.records.add(listed(*BOARD, doubts=(other,)), site=SITE, seen=MORNING + 2 * SIX)

    assert [it.doubt for it in store.doubts()] == [other]


def test_a_word_is_taken_back(store: Store) -> None:
    """From the next round on we are in doubt again; until then its pages want to be read anew."""
    store.records.add(listed(*BOARD, doubts=(DOUBTED,)), site=SITE, seen=MORNING)
    store.records.settle(store.doubts()[0].id, None, made=MORNING + SIX)
    assert store.records.has_new_settlements(SITE)
    store.records.add(listed(*BOARD, doubts=(DOUBTED,)), site=SITE, seen=MORNING + 2 * SIX)
    assert not store.records.has_new_settlements(SITE)
    (word,) = store.queries.settlements(site=SITE)
    assert (word.settlement.reading, word.settlement.doubt) == (None, DOUBTED)

    store.records.delete_settlement(word.id, made=MORNING + 3 * SIX)
    assert store.records.has_new_settlements(SITE)
    store.records.add(listed(*BOARD, doubts=(DOUBTED,)), site=SITE, seen=MORNING + 4 * SIX)

    assert store.queries.settlements() == ()
    assert [it.doubt for it in store.doubts()] == [DOUBTED]


def test_a_word_on_nothing_is_refused(store: Store) -> None:
    """With what there is to choose from."""
    store.records.add(listed(doubts=(DOUBTED, doubt("Valnämnden", COLUMN, shape=""))), site=SITE, seen=MORNING)
    known, shapeless = store.doubts()

    with pytest.raises(InputError, match="column_head, heading"):
        store.records.settle(known.id, "row_head", made=MORNING)
    with pytest.raises(InputError, match="in doubt now"):
        store.records.settle("nothing", None, made=MORNING)
    with pytest.raises(InputError, match="known again by its shape"):
        store.records.settle(shapeless.id, "column_head", made=MORNING)
    with pytest.raises(InputError, match="a word that holds"):
        store.records.delete_settlement("nothing", made=MORNING)


def test_doubts_and_words_go_along_in_an_export(store: Store) -> None:
    """An import has the same, and keeps to them."""
    store.records.add(listed(*BOARD, doubts=(DOUBTED, doubt("Valnämnden", COLUMN))), site=SITE, seen=MORNING)
    store.records.settle(store.doubts()[0].id, None, made=MORNING + SIX)

    with Store("sqlite://") as other:
        other.maintenance.import_lines(store.maintenance.export_lines())

        assert (other.doubts(), other.queries.settlements()) == (store.doubts(), store.queries.settlements())


def test_what_reaches_a_person_is_not_kept(store: Store) -> None:
    """A telephone number in the words of a doubt neither."""
    words = "mars 6 13, ring 070-174 06 05"
    told = DOUBTED.model_copy(update={"provenance": aw.Provenance(url=SITE.url, words=words)})

    store.records.add(listed(*BOARD, doubts=(told,)), site=SITE, seen=MORNING)

    assert "070" not in "".join(store.maintenance.export_lines())
