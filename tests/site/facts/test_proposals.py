"""What a proposal's page says."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases
from tests.site.invented import ANGELVIK, BOARD, TODAY, meeting

from agendawatch.model import (
    Action,
    ActionCode,
    AgendaItem,
    Caveat,
    CaveatCode,
    Certainty,
    Change,
    ChangeKind,
    Match,
    Organization,
    Proposal,
    Related,
    Relation,
)
from agendawatch.site.facts.proposals import proposal_page, state_of, story_of

COUNCIL = Organization(name="Kommunfullmäktige")
SUBMITTED = Action(code=ActionCode.SUBMITTED, date=dt.date(2026, 2, 2))
ANNOUNCED = Action(
    code=ActionCode.ANNOUNCED, date=dt.date(2026, 3, 6), organization=BOARD, meeting_date=dt.date(2026, 3, 11)
)


def proposal(*actions: Action) -> Proposal:
    """Invent a proposal."""
    return Proposal(id="a", title="Rädda biblioteket", municipality=ANGELVIK, actions=actions)


def test_what_is_to_come_is_told_until_it_has_been() -> None:
    """Then it is the meeting that passed in silence, as long as nothing happens; what was done later is not told yet."""
    before = proposal_page(proposal(SUBMITTED, ANNOUNCED), today=TODAY)
    after = proposal_page(proposal(SUBMITTED, ANNOUNCED), today=dt.date(2026, 3, 20))

    assert before.announced == (dt.date(2026, 3, 11), "Kommunstyrelsen", True)
    assert before.unknown == ("reference", "form", "end")
    assert after.announced is None
    assert after.passed is not None
    assert after.passed.passed == dt.date(2026, 3, 11)
    assert "next" in after.unknown
    assert after == proposal_page(proposal(SUBMITTED, ANNOUNCED), today=dt.date(2026, 4, 20))
    page = proposal_page(proposal(ANNOUNCED, SUBMITTED), today=dt.date(2026, 3, 1))
    assert (page.actions, page.since) == ((SUBMITTED,), SUBMITTED.date)


def test_a_day_that_is_only_inferred_is_told_as_such() -> None:
    """We found it ourselves."""
    guessed = ANNOUNCED.model_copy(
        update={"match": Match(certainty=Certainty.INFERRED, evidence=(Caveat.of(CaveatCode.ONLY_ITEM),))}
    )
    page = proposal_page(proposal(SUBMITTED, guessed), today=TODAY)

    assert page.announced is not None
    assert not page.announced.sure


def test_the_decision_stands_beside_what_came_after_it() -> None:
    """And the time to appeal runs out."""
    approved = Action(code=ActionCode.APPROVED, date=dt.date(2026, 1, 7), organization=COUNCIL, authoritative=True)
    posted = Action(code=ActionCode.POSTED, date=dt.date(2026, 1, 14), organization=COUNCIL)
    during, after = (proposal_page(proposal(approved, posted), today=day) for day in (dt.date(2026, 1, 20), TODAY))

    assert during.decided == after.decided == approved
    assert (during.state, after.state) == ("appeal_period", "approved")
    assert state_of(proposal(approved, posted), TODAY) == "approved"
    assert (during.appealable_till, after.appealable_till) == (None, dt.date(2026, 2, 4))
    assert "end" not in after.unknown


@cases("code", "words", "said", code=ActionCode)
def test_who_does_what_was_decided_is_not_known_unless_the_decision_tells(
    code: ActionCode, words: str | None, said: bool
) -> None:
    """A no has nothing to do; and what was carried out asks for nobody."""
    decided = Action(code=code, date=dt.date(2026, 1, 7), organization=COUNCIL, authoritative=True, words=words)
    done = Action(code=ActionCode.IMPLEMENTED, date=dt.date(2026, 3, 2))

    assert ("doer" not in proposal_page(proposal(decided), today=TODAY).unknown) == said
    assert "doer" not in proposal_page(proposal(decided, done), today=TODAY).unknown


def test_a_change_of_an_item_that_is_followed_leads_to_its_story() -> None:
    """By its case number in its own town, else by the words that it was found by at that meeting."""
    held = meeting()
    numbered = proposal().model_copy(update={"reference": "KS 2026/00031"})
    found = proposal(ANNOUNCED.model_copy(update={"meeting_id": held.id, "words": "Motion om bad"}))

    def story(title: str, reference: str | None, one: Proposal) -> Proposal | None:
        item = AgendaItem(title=title, reference=reference)
        return story_of(Change(kind=ChangeKind.DECISION_RECORDED, meeting=held, item=item), [(one, "approved")])

    assert story("Bryggan", "KS 2026/31", numbered) == numbered
    assert story("Motion om bad", None, found) == found
    assert story("Bryggan", "KS 2026/32", numbered) is None
    assert story("Motion om bad", None, numbered) is None
    assert story("Bryggan", "KS 2026/31", numbered.model_copy(update={"municipality": None})) is None
    assert story_of(Change(kind=ChangeKind.MEETING_MOVED, meeting=held), [(found, "approved")]) is None


def test_a_life_too_long_for_a_page_shows_its_end() -> None:
    """And counts what came before; words of any length leave the last."""
    many = tuple(SUBMITTED.model_copy(update={"date": SUBMITTED.date + dt.timedelta(days=n % 30)}) for n in range(300))
    page = proposal_page(proposal(*many), today=TODAY)
    wordy = proposal_page(proposal(SUBMITTED, ANNOUNCED.model_copy(update={"words": "ord " * 50_000})), today=TODAY)

    assert 0 < len(page.actions) < 300
    assert page.actions.left == 300 - len(page.actions)
    assert (len(wordy.actions), wordy.actions.left) == (1, 1)


def test_only_meetings_that_actions_name_are_linked() -> None:
    """By their id."""
    held = meeting()
    action = ANNOUNCED.model_copy(update={"meeting_id": held.id})
    page = proposal_page(proposal(action), meetings=(held, meeting("2026-04-15")), today=TODAY)

    assert page.meetings == (held,)


def test_related_matters_are_shown_from_their_meeting_on() -> None:
    """The last first, each with why it is another; nothing of them is a step of the proposal's."""
    match = Match(
        certainty=Certainty.INFERRED,
        evidence=(Caveat.of(CaveatCode.ONLY_ITEM),),
        relation=Relation.RELATED,
        against=(Caveat.of(CaveatCode.OTHER_MOVER, parties=("M",)),),
    )
    early, late = (
        Related(
            title="Flytta biblioteket",
            organization=COUNCIL,
            meeting_id=day,
            meeting_date=dt.date.fromisoformat(day),
            match=match,
        )
        for day in ("2026-03-16", "2026-03-18")
    )
    held = proposal(SUBMITTED).model_copy(update={"related": (early, late)})

    assert proposal_page(held, today=dt.date(2026, 3, 20)).related == (late, early)
    assert proposal_page(held, today=dt.date(2026, 3, 17)).related == (early,)
    assert proposal_page(held, today=dt.date(2026, 3, 20)).actions == (SUBMITTED,)
