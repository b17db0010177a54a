"""A proposal's status on a day, with its grounds, in lines for a person."""

from __future__ import annotations

import datetime as dt

from tests.proposals.lund import BOARD, act

from agendawatch.model import (
    ActionCode,
    Caveat,
    CaveatCode,
    Certainty,
    Correction,
    Match,
    Proposal,
    ProposalClassification,
    ProposalStatus,
    Provenance,
    Related,
    Relation,
)
from agendawatch.proposals import explain
from agendawatch.proposals.labels import ACTION_LABELS, STATUS_LABELS, action_label, status_label

WEDNESDAY = dt.date(2026, 3, 11)
GUESS = Match(certainty=Certainty.INFERRED, evidence=(Caveat.of(CaveatCode.SHARED_WORDS, shared=("giftfri", "plan")),))
DERIVED = Provenance(certainty=Certainty.DERIVED)
PROPOSAL = Proposal(
    id="p",
    title="Plan för giftfria förskolor",
    actions=(
        act(ActionCode.SUBMITTED, "2026-03-06", words="V kräver plan"),
        act(ActionCode.ANNOUNCED, "2026-03-06", BOARD, meeting_date=WEDNESDAY, words="på onsdag", provenance=DERIVED),
        act(ActionCode.PLACED_ON_AGENDA, "2026-03-09", BOARD, meeting_date=WEDNESDAY, match=GUESS),
    ),
)


def test_before_anything_is_known_nothing_is_told() -> None:
    """On a day before the first action nothing is known, and that is said."""
    assert explain(PROPOSAL, dt.date(2026, 3, 5)) == ("Status on 2026-03-05: unknown", "Nothing is known on that day.")


def test_a_status_is_told_with_its_ground_and_reasons() -> None:
    """The lines hold the status, the action that it rests on, and why that action is of this proposal."""
    lines = explain(PROPOSAL, dt.date(2026, 3, 10))

    assert lines[0] == "Status on 2026-03-10: on the agenda"
    assert lines[1].startswith("Rests on: 2026-03-09 placed on the agenda, Kommunstyrelsen, meeting on 2026-03-11")
    assert any("shared words: giftfri, plan" in line and "inferred" in line for line in lines)
    assert any('"på onsdag"' in line and "derived" in line for line in lines)


def test_a_meeting_that_passed_in_silence_is_told() -> None:
    """After the meeting no outcome is claimed, and it is said that none is known."""
    lines = explain(PROPOSAL, dt.date(2026, 3, 12), language="sv")

    assert lines[0] == "Status 2026-03-12: okänt"
    assert "Mötet 2026-03-11 har varit. Ingen källa säger vad som beslutades." in lines


def test_loops_are_counted() -> None:
    """What was tabled twice says so."""
    tabled = (act(ActionCode.TABLED, day, BOARD, meeting_date=day) for day in (WEDNESDAY, dt.date(2026, 3, 25)))
    lines = explain(PROPOSAL.model_copy(update={"actions": (*PROPOSAL.actions, *tabled)}), dt.date(2026, 4, 1))

    assert "tabled 2 times" in lines


def test_a_persons_word_is_told() -> None:
    """From the day that it was said."""
    said = Correction(same=False, other="p2", made=dt.datetime(2026, 3, 12, 9, tzinfo=dt.UTC))
    told = PROPOSAL.model_copy(update={"corrections": (said,)})

    assert explain(told, dt.date(2026, 3, 12))[-1] == "- A person said not the same: proposal p2 (said 2026-03-12)"
    assert not any("person" in line for line in explain(told, dt.date(2026, 3, 11)))


def test_a_meeting_day_that_is_only_found_is_not_told_as_stated() -> None:
    """The source names the organization plainly and no day: the day is inferred."""
    guess = Match(
        certainty=Certainty.INFERRED, evidence=(Caveat.of(CaveatCode.NO_DAY_NAMED, organization="Kommunstyrelsen"),)
    )
    stated = Provenance(certainty=Certainty.STATED)
    expected = act(ActionCode.ANNOUNCED, "2026-03-06", BOARD, meeting_date=WEDNESDAY, match=guess, provenance=stated)
    lines = explain(PROPOSAL.model_copy(update={"actions": (expected,)}), dt.date(2026, 3, 6))

    assert "the day is inferred" in lines[1]


def test_grounds_are_told_in_the_language_asked_for() -> None:
    """They are codes with facts, said when they are shown."""
    assert "  hör hit (förmodad): gemensamma ord: giftfri, plan" in explain(
        PROPOSAL, dt.date(2026, 3, 10), language="sv"
    )


def test_a_time_to_appeal_that_is_out_is_told() -> None:
    """Nobody can appeal any more, and whether anybody did no source says."""
    decided = act(ActionCode.APPROVED, "2026-03-25", BOARD, meeting_date="2026-03-25", authoritative=True)
    posted = act(ActionCode.POSTED, "2026-04-03", BOARD, meeting_date="2026-03-25")
    proposal = Proposal(id="p", title="Plan", actions=(decided, posted))
    line = "The time to appeal was out on 2026-04-24. Whether anybody did is not known."

    assert line not in explain(proposal, dt.date(2026, 4, 24))
    assert line in explain(proposal, dt.date(2026, 4, 25))


def test_related_matters_are_told_with_why_they_are_others() -> None:
    """From the day of their meeting on; and none where there is none."""
    against = (Caveat.of(CaveatCode.EVALUATES, words="Utvärdering av"),)
    match = GUESS.model_copy(update={"relation": Relation.RELATED, "against": against})
    day, title = dt.date(2026, 3, 25), "Utvärdering av giftfria förskolor"
    related = Related(title=title, organization=BOARD, meeting_id="m", meeting_date=day, match=match)
    proposal = PROPOSAL.model_copy(update={"related": (related,)})
    head = "Related matters, which decide nothing here:"
    row = (
        "- 2026-03-25, Kommunstyrelsen: “Utvärdering av giftfria förskolor” is another matter "
        "(“Utvärdering av” looks back on it)"
    )

    assert explain(proposal, dt.date(2026, 3, 25))[-2:] == (head, row)
    assert head not in explain(proposal, dt.date(2026, 3, 24))


def test_a_status_that_rests_on_an_inferred_match_says_so() -> None:
    """Above all that is told in detail; a stated one is not doubted."""
    unsure = "That this is about the proposal is our inference."
    *others, placed = PROPOSAL.actions
    assert placed.match is not None
    stated = placed.model_copy(update={"match": placed.match.model_copy(update={"certainty": Certainty.STATED})})
    sure = PROPOSAL.model_copy(update={"actions": (*others, stated)})

    assert explain(PROPOSAL, dt.date(2026, 3, 10))[2] == unsure
    assert unsure not in explain(sure, dt.date(2026, 3, 10))


def test_who_only_prepares_is_told() -> None:
    """Of a motion, which fullmäktige decides; not of what the board may decide."""
    motion = PROPOSAL.model_copy(update={"classification": ProposalClassification.MOTION})
    told = "  Kommunstyrelsen only prepares the matter; another organization decides."

    assert told in explain(motion, dt.date(2026, 3, 10))
    assert told not in explain(PROPOSAL, dt.date(2026, 3, 10))


def test_everything_has_a_name_in_both_languages() -> None:
    """No status and no action is without its words."""
    assert set(STATUS_LABELS) == set(ProposalStatus)
    assert set(ACTION_LABELS) == set(ActionCode)
    assert all(status_label(it, "sv") != status_label(it, "en") for it in ProposalStatus)
    assert all(action_label(it, "sv") != action_label(it, "en") for it in ActionCode)


def test_a_code_and_its_string_have_one_name() -> None:
    """A status may be asked for as a member or as its plain string."""
    assert status_label("tabled") == status_label(ProposalStatus.TABLED) == "bordlagt"
    assert action_label(ActionCode.REJECTED, "en") == "rejected"
