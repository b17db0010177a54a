"""What a person adds to the proposals that are followed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from agendawatch.crawl.followed import add_action, find_item, say_of_item, say_of_proposal
from agendawatch.errors import InputError
from agendawatch.model import (
    Action,
    ActionCode,
    AgendaItem,
    Listing,
    Meeting,
    Organization,
    OrganizationClassification,
    Proposal,
    Site,
    Window,
)
from agendawatch.store import Store

SEEN = dt.datetime(2026, 3, 20, 9, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 3, 21, 9, tzinfo=dt.UTC)
COUNCIL = Organization(name="Kommunfullmäktige", classification=OrganizationClassification.COUNCIL)
BOARD = Organization(name="Kommunstyrelsen", classification=OrganizationClassification.EXECUTIVE_BOARD)
MEETING = Meeting(
    organization=BOARD,
    date=dt.date(2026, 3, 11),
    agenda=(AgendaItem(title="Djurliv i grönområden", number="1"), AgendaItem(title="Djurskydd", number="2")),
)


def proposal(key: str, title: str) -> Proposal:
    """Follow something."""
    return Proposal(id=key, title=title, actions=(Action(code=ActionCode.SUBMITTED, date=dt.date(2026, 3, 6)),))


OAKS, BIRDS, BATS = proposal("p1", "Ekorrar i parken"), proposal("p2", "Fåglar i skogen"), proposal("p3", "Fladdermöss")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a store with one meeting and three proposals."""
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as opened:
        site = Site(url="https://kommun.example", platform="page")
        opened.records.add(Listing(window=Window.year(2026), meetings=(MEETING,)), site=site, seen=SEEN)
        for each in (OAKS, BIRDS, BATS):
            opened.records.save_proposal(each, seen=SEEN)
        yield opened


@pytest.mark.parametrize(
    ("organization", "final", "status"),
    [(COUNCIL, None, "approved"), (BOARD, None, "recommended"), (BOARD, True, "approved"), (None, None, "recommended")],
)
def test_an_action_by_hand_counts(
    store: Store,
    organization: Organization | None,
    final: bool | None,
    status: str,
) -> None:
    """Fullmäktige decides; another organization does when the person says so."""
    day = dt.date(2026, 3, 18)
    told = add_action(
        store, OAKS, ActionCode.APPROVED, day, organization=organization, words=None, final=final, seen=SEEN
    )

    assert next(store.proposals()) == told
    assert told.status_at(day) == status
    assert told.actions[-1].by_hand
    assert not any(action.by_hand for action in OAKS.actions)


def test_told_twice_an_action_stands_once(store: Store) -> None:
    """The same thing on the same day by the same organization."""
    day = dt.date(2026, 3, 18)
    once = add_action(store, OAKS, ActionCode.TABLED, day, organization=BOARD, words=None, final=None, seen=SEEN)

    assert add_action(store, once, ActionCode.TABLED, day, organization=BOARD, words="x", final=None, seen=SEEN) == once


def test_a_day_that_has_not_been_is_refused(store: Store) -> None:
    """Nobody knows what will be decided."""
    with pytest.raises(InputError, match="a day that has been"):
        add_action(
            store, OAKS, ActionCode.TABLED, dt.date(2026, 3, 21), organization=None, words=None, final=None, seen=SEEN
        )


def test_a_chain_that_contradicts_itself_is_refused(store: Store) -> None:
    """Bats are no birds, oaks are birds: then oaks are no bats either way round."""
    bats = say_of_proposal(store, BATS, BIRDS, same=False, seen=SEEN)
    oaks = say_of_proposal(store, OAKS, BIRDS, same=True, seen=SEEN)

    with pytest.raises(InputError, match="not the same: proposal p2"):
        say_of_proposal(store, oaks, bats, same=True, seen=SEEN)
    with pytest.raises(InputError, match="another proposal"):
        say_of_proposal(store, oaks, oaks, same=True, seen=SEEN)


@pytest.mark.parametrize("turned", [False, True])
def test_two_that_were_told_apart_can_be_joined_after_all(store: Store, turned: bool) -> None:
    """Where the opposite is taken back, whichever of the two holds it; a rule keeps them joined from then on."""
    say_of_proposal(store, *((BIRDS, OAKS) if turned else (OAKS, BIRDS)), same=False, seen=SEEN)
    kept = {it.id: it for it in store.proposals()}

    with pytest.raises(InputError, match="contradict"):
        say_of_proposal(store, kept["p1"], kept["p2"], same=True, seen=LATER)
    told = say_of_proposal(store, kept["p1"], kept["p2"], same=True, seen=LATER, instead=True)

    assert [it.id for it in store.proposals()] == ["p1", "p3"]
    assert {it.taken_back for it in told.corrections if not it.same} == {LATER}
    assert [it.same for it in told.corrections if it.taken_back is None] == [True]


def test_an_item_can_be_told_apart_after_all(store: Store) -> None:
    """What it had put there goes."""
    meeting, title = find_item(store, dt.date(2026, 3, 11), "djurliv", OAKS)
    told = say_of_item(store, OAKS, meeting, title, same=True, seen=SEEN)
    back = say_of_item(store, told, meeting, title, same=False, seen=LATER, instead=True)

    assert [it.code for it in back.actions] == [ActionCode.SUBMITTED]
    assert [it.taken_back for it in back.corrections] == [LATER, None]


def test_an_item_that_a_person_names_tells_the_proposals_life(store: Store) -> None:
    """No word in common, yet it is the one; the opposite is refused later."""
    meeting, title = find_item(store, dt.date(2026, 3, 11), "djurliv", OAKS)
    told = say_of_item(store, OAKS, meeting, title, same=True, seen=SEEN)

    assert told.actions[-1].code is ActionCode.PLACED_ON_AGENDA
    assert told.actions[-1].words == "Djurliv i grönområden"
    with pytest.raises(InputError, match="contradict"):
        say_of_item(store, told, meeting, title, same=False, seen=SEEN)


@pytest.mark.parametrize("words", ["djur", "bilar"])
def test_an_item_is_named_by_words_that_only_it_holds(store: Store, words: str) -> None:
    """Two items or none are told."""
    with pytest.raises(InputError, match="hold them"):
        find_item(store, dt.date(2026, 3, 11), words, OAKS)
