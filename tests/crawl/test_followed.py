"""Followed proposals in a store: carried forward, joined with the reason, parted again, and what a person adds to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

import agendawatch as aw
from agendawatch.crawl.followed import (
    add_action,
    advance_kept,
    find_holder,
    find_item,
    join_shared,
    rename,
    save_followed,
    say_of_item,
    say_of_proposal,
    unfollow,
)
from agendawatch.errors import InputError
from agendawatch.proposals import follow
from agendawatch.proposals.following import follow_case
from agendawatch.store import Store

LUND = aw.Municipality(code="1281", name="Lund")
YSTAD = aw.Municipality(code="1286", name="Ystad")
BOARD, COUNCIL = aw.Organization(name="Kommunstyrelsen"), aw.Organization(name="Kommunfullmäktige")
SITE = aw.Site(url="https://lund.example", platform="page", municipality=LUND)
OAKS, TREES = "Plan för ekar i parken", "Vi vill rädda stadens gamla träd"


def at(hours: int) -> dt.datetime:
    """Give a moment so many hours after the beginning."""
    return dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC) + dt.timedelta(hours=hours)


def proposal(key: str, title: str, *, number: str | None = None, town: aw.Municipality | None = LUND) -> aw.Proposal:
    """Follow something."""
    submitted = aw.Action(code=aw.ActionCode.SUBMITTED, date=dt.date(2026, 3, 2), words=title)
    return aw.Proposal(id=key, title=title, reference=number, municipality=town, actions=(submitted,))


def keep(store: Store, *proposals: aw.Proposal) -> None:
    """Keep proposals from the beginning."""
    for each in proposals:
        store.records.save_proposal(each, seen=at(0))


def hold(store: Store, hours: int, *items: tuple[str, str | None]) -> None:
    """See the board's agenda."""
    agenda = tuple(aw.AgendaItem(title=title, reference=number) for title, number in items)
    meeting = aw.Meeting(organization=BOARD, municipality=LUND, date=dt.date(2026, 3, 11), agenda=agenda)
    store.records.add(aw.Listing(window=aw.Window.year(2026), meetings=(meeting,)), site=SITE, seen=at(hours))


def test_a_followed_proposal_is_kept_once(store: Store) -> None:
    """The same one followed twice is one, and is told to be known."""
    first = save_followed(store, proposal("p1", OAKS), seen=at(0))
    again = save_followed(store, proposal("p1", OAKS), seen=at(1))

    assert (first.known, again.known) == (False, True)
    assert first.proposal == again.proposal


def test_two_texts_that_are_alike_stay_two_until_somebody_says_that_they_are_one(store: Store) -> None:
    """Nothing disappears into another unasked; one that a person joined is known by its holder."""
    one = save_followed(store, proposal("p1", OAKS), seen=at(0)).proposal
    other = save_followed(store, proposal("p2", OAKS), seen=at(1))

    assert [kept.id for kept in store.proposals()] == ["p1", "p2"]
    assert [it.id for it in other.alike] == ["p1"]
    whole = say_of_proposal(store, one, other.proposal, same=True, seen=at(2))
    assert save_followed(store, proposal("p2", OAKS), seen=at(3)) == (whole, True, ())


def test_what_is_unfollowed_is_taken_up_as_it_was(store: Store) -> None:
    """It is told no more, and nothing of it is lost."""
    followed = save_followed(store, proposal("p1", OAKS), seen=at(0)).proposal
    unfollow(store, followed, seen=at(1))

    assert list(store.proposals()) == []
    again = save_followed(store, proposal("p1", OAKS), seen=at(2))
    assert (again.known, again.proposal) == (False, followed)


def test_a_renamed_proposal_is_looked_for_by_its_new_title(store: Store) -> None:
    """The former title stays beside it."""
    hold(store, 0, (TREES, "KS 2026/5"))
    followed = save_followed(store, proposal("p1", OAKS), seen=at(0)).proposal
    renamed = rename(store, followed, TREES, seen=at(1))

    assert followed.reference is None
    assert (renamed.title, renamed.former_titles, renamed.reference) == (TREES, (OAKS,), "KS 2026/5")


def test_one_case_is_followed_once_however_its_number_is_written(store: Store) -> None:
    """In one municipality; the same number elsewhere is another case."""
    one = save_followed(store, follow_case("KS 2026/19", municipality=LUND), seen=at(0))
    same = save_followed(store, follow_case("ks2026-00019".upper(), municipality=LUND), seen=at(1))
    elsewhere = save_followed(store, follow_case("KS 2026/19", municipality=YSTAD), seen=at(1))

    assert (one.known, same.known, elsewhere.known) == (False, True, False)
    assert same.proposal.id == one.proposal.id


@given(
    texts=st.lists(
        st.builds(
            lambda what, body: (f"Motion\n\n{what}\n\n{body}", what),
            st.sampled_from((OAKS, TREES, "Avgiftsfri skolskjuts", "Fler cykelbanor")),
            st.text("abcdeåäö ", min_size=1, max_size=20),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_as_many_texts_as_many_proposals(texts: list[tuple[str, str]]) -> None:
    """Whatever their titles: only the very same text is the same proposal."""
    day = at(0).date()
    with Store("sqlite://") as store:
        for text, title in texts:
            release = aw.PressRelease(title=title, published=day, municipality=LUND)
            save_followed(store, follow(release, text=text), seen=at(0))

        distinct = {" ".join(text.split()).casefold() for text, _ in texts}
        assert len(list(store.proposals())) == len(distinct)


def test_two_that_come_to_share_a_case_number_are_joined_with_the_reason(store: Store) -> None:
    """The first keeps both lives; each action says why it belongs here."""
    keep(store, proposal("p1", OAKS), proposal("p2", TREES, number="KS 2026/00123"))
    hold(store, 1, (OAKS, "KS2026-123"))
    advance_kept(store, LUND, at(1))
    (whole,) = store.proposals()

    assert (whole.id, whole.reference) == ("p1", "KS2026-123")
    assert [(held.other, held.title) for held in whole.joined] == [("p2", TREES)]
    assert {TREES, OAKS} <= {action.words for action in whole.actions}
    reasons = [action.match.evidence for action in whole.actions if action.match and action.words == TREES]
    assert reasons == [(aw.Caveat.of(aw.CaveatCode.SAME_REFERENCE, reference="KS2026-123"),)]


@cases("one", "other", "elsewhere")
def test_what_shares_no_case_stays_two(store: Store, one: str, other: str | None, *, elsewhere: bool | None) -> None:
    """A number without its register may be two committees' own: then the titles must agree too."""
    town = YSTAD if elsewhere else LUND
    keep(store, proposal("p1", OAKS, number=one), proposal("p2", TREES, number=other, town=town))

    assert join_shared(store, at(1)) == ()


def test_a_persons_word_stands_against_a_shared_number(store: Store) -> None:
    """Said before, they are never joined; said after, they are parted and stay so."""
    keep(store, proposal("p1", OAKS, number="KS 2026/1"), proposal("p2", TREES, number="KS 2026/1"))
    join_shared(store, at(1))
    one, other = store.proposals(joined=True)
    say_of_proposal(store, one, other, same=False, seen=at(2))
    advance_kept(store, LUND, at(3))

    assert [(kept.id, kept.joined) for kept in store.proposals()] == [("p1", ()), ("p2", ())]
    assert find_holder(store, one, other) is None


def test_parted_proposals_stand_as_they_were_and_go_on_by_themselves(store: Store) -> None:
    """What meetings say reaches each by its own words; what a person told stays; the history is kept."""
    keep(store, proposal("p1", OAKS), proposal("p2", TREES))
    one, other = store.proposals()
    whole = say_of_proposal(store, one, other, same=True, seen=at(1))
    add(store, whole, aw.ActionCode.REGISTERED, organization=None, seen=at(2))
    hold(store, 3, (OAKS, "KS 2026/7"), (f"Svar på {TREES.lower()}", "KS 2026/8"))
    advance_kept(store, LUND, at(3))
    (whole,) = store.proposals()
    first = say_of_proposal(store, whole, other, same=False, seen=at(4))
    one, other = store.proposals()

    assert first == one
    assert (one.reference, other.reference) == ("KS 2026/7", "KS 2026/8")
    assert [action.code.value for action in one.actions] == ["submitted", "registered", "placed_on_agenda"]
    assert [action.code.value for action in other.actions] == ["submitted", "placed_on_agenda"]
    assert [str(said) for said in one.corrections] == [
        "same: proposal p2 (said 2026-03-02, taken back 2026-03-02)",
        "not the same: proposal p2 (said 2026-03-02)",
    ]
    assert [kept.id for kept in store.proposals(as_of=at(3))] == ["p1"]


def test_what_else_was_joined_stays_when_one_is_parted(store: Store) -> None:
    """Three are one; the second is parted, and the third stays."""
    keep(store, proposal("p1", OAKS), proposal("p2", TREES), proposal("p3", "Ekarnas dag"))
    one, two, three = store.proposals()
    one = say_of_proposal(store, one, two, same=True, seen=at(1))
    one = say_of_proposal(store, one, three, same=True, seen=at(2))
    one = say_of_proposal(store, one, two, same=False, seen=at(3))

    assert [held.other for held in one.joined] == ["p3"]
    assert {action.words for action in one.actions} == {OAKS, "Ekarnas dag"}
    assert [kept.id for kept in store.proposals()] == ["p1", "p2"]


def test_words_that_contradict_each_other_join_nothing_by_themselves(store: Store) -> None:
    """A round goes on; the contradiction is for a person to settle."""
    keep(store, proposal("p1", OAKS, number="KS 2026/1"), proposal("p2", TREES, number="KS 2026/1"))
    one, two = store.proposals()
    say_of_proposal(store, two, one, same=False, seen=at(1))
    one, two = store.proposals()

    assert join_shared(store, at(2)) == ()
    assert find_holder(store, one, two) is None


def test_a_towns_meetings_are_read_once_for_all_that_is_followed_there(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many proposals there are; each is carried on all the same."""
    keep(store, proposal("p1", OAKS), proposal("p2", "Nytt badhus i hamnen"))
    hold(store, 1, (OAKS, None), ("Nytt badhus i hamnen", None))
    asked: list[str | None] = []
    meetings = Store.meetings

    def counted(self: Store, *, municipality: str | None = None) -> Iterator[aw.Meeting]:
        asked.append(municipality)
        return meetings(self, municipality=municipality)

    monkeypatch.setattr(Store, "meetings", counted)
    advance_kept(store, LUND, at(2))

    assert asked == [LUND.code]
    assert {it.actions[-1].code for it in store.proposals()} == {aw.ActionCode.PLACED_ON_AGENDA}


Three = tuple[aw.Proposal, aw.Proposal, aw.Proposal]


@pytest.fixture
def three(store: Store) -> Three:
    """Follow three proposals, beside the board's agenda of two items."""
    hold(store, 0, ("Djurliv i grönområden", None), ("Djurskydd", None))
    kept = proposal("p1", OAKS), proposal("p2", "Fåglar i skogen"), proposal("p3", "Fladdermöss")
    keep(store, *kept)
    return kept


def add(store: Store, to: aw.Proposal, code: aw.ActionCode, day: int = 2, **said: Any) -> aw.Proposal:  # noqa: ANN401 - what is told of it
    """Tell by hand what was done on a day of March."""
    told = {"organization": BOARD, "words": None, "final": None, "seen": at(1), **said}
    return add_action(store, to, code, dt.date(2026, 3, day), **told)


@pytest.mark.parametrize(
    ("organization", "final", "status"),
    [(COUNCIL, None, "approved"), (BOARD, None, "recommended"), (BOARD, True, "approved"), (None, None, "recommended")],
)
def test_an_action_by_hand_counts(
    store: Store, three: Three, organization: aw.Organization | None, final: bool | None, status: str
) -> None:
    """Fullmäktige decides; another organization does when the person says so."""
    told = add(store, three[0], aw.ActionCode.APPROVED, organization=organization, final=final)

    assert next(store.proposals()) == told
    assert told.status_at(at(0).date()) == status
    assert told.actions[-1].by_hand
    assert not any(action.by_hand for action in three[0].actions)


def test_told_twice_an_action_stands_once(store: Store, three: Three) -> None:
    """The same thing on the same day by the same organization; a day that has not been is refused."""
    once = add(store, three[0], aw.ActionCode.TABLED)

    assert add(store, once, aw.ActionCode.TABLED, words="x") == once
    with pytest.raises(InputError, match="a day that has been"):
        add(store, three[0], aw.ActionCode.TABLED, 3)


def test_a_chain_that_contradicts_itself_is_refused(store: Store, three: Three) -> None:
    """Bats are no birds, oaks are birds: then oaks are no bats either way round."""
    oaks, birds, bats = three
    bats = say_of_proposal(store, bats, birds, same=False, seen=at(1))
    oaks = say_of_proposal(store, oaks, birds, same=True, seen=at(1))

    with pytest.raises(InputError, match="not the same: proposal p2"):
        say_of_proposal(store, oaks, bats, same=True, seen=at(1))
    with pytest.raises(InputError, match="another proposal"):
        say_of_proposal(store, oaks, oaks, same=True, seen=at(1))


@pytest.mark.parametrize("turned", [False, True])
def test_two_that_were_told_apart_can_be_joined_after_all(store: Store, three: Three, turned: bool) -> None:
    """Where the opposite is taken back, whichever of the two holds it; a rule keeps them joined from then on."""
    say_of_proposal(store, *(three[1::-1] if turned else three[:2]), same=False, seen=at(1))
    kept = {it.id: it for it in store.proposals()}

    with pytest.raises(InputError, match="contradict"):
        say_of_proposal(store, kept["p1"], kept["p2"], same=True, seen=at(2))
    told = say_of_proposal(store, kept["p1"], kept["p2"], same=True, seen=at(2), instead=True)

    assert [it.id for it in store.proposals()] == ["p1", "p3"]
    assert {it.taken_back for it in told.corrections if not it.same} == {at(2)}
    assert [it.same for it in told.corrections if it.taken_back is None] == [True]


def test_an_item_that_a_person_names_tells_the_proposals_life(store: Store, three: Three) -> None:
    """No word in common, yet it is the one; the opposite is refused later, until it is meant: then what it put there goes."""
    meeting, title = find_item(store, dt.date(2026, 3, 11), "djurliv", three[0])
    told = say_of_item(store, three[0], meeting, title, same=True, seen=at(1))

    assert (told.actions[-1].code, told.actions[-1].words) == (aw.ActionCode.PLACED_ON_AGENDA, "Djurliv i grönområden")
    with pytest.raises(InputError, match="contradict"):
        say_of_item(store, told, meeting, title, same=False, seen=at(1))
    back = say_of_item(store, told, meeting, title, same=False, seen=at(2), instead=True)
    assert [it.code for it in back.actions] == [aw.ActionCode.SUBMITTED]
    assert [it.taken_back for it in back.corrections] == [at(2), None]


@pytest.mark.parametrize("words", ["djur", "bilar"])
def test_an_item_is_named_by_words_that_only_it_holds(store: Store, three: Three, words: str) -> None:
    """Two items or none are told."""
    with pytest.raises(InputError, match="hold them"):
        find_item(store, dt.date(2026, 3, 11), words, three[0])
