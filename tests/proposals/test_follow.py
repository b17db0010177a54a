"""Press releases become proposals that are followed."""

from __future__ import annotations

import datetime as dt

from tests.proposals.lund import BOARD, LUND, S, V

from agendawatch.model import (
    ActionCode,
    Caveat,
    CaveatCode,
    Certainty,
    Match,
    PressRelease,
    ProposalClassification,
    Provenance,
    Tense,
)
from agendawatch.proposals import follow, join, meeting_of, witnessed

RELEASE = PressRelease(
    title="V vill ha giftfria förskolor",
    published=dt.date(2026, 3, 6),
    municipality=LUND,
    organization=BOARD,
    date=dt.date(2026, 3, 11),
    when_words="på onsdag",
    tense=Tense.AHEAD,
    proposal_classification=ProposalClassification.PROPOSAL,
    parties=(V,),
    provenance=Provenance(words="Förslaget behandlas på onsdag.", certainty=Certainty.DERIVED),
)


def test_a_release_is_submitted_and_announced() -> None:
    """What a release says becomes two actions, the second with the day, the words and how sure they are."""
    proposal = follow(RELEASE)
    submitted, announced = proposal.actions

    assert submitted.code is ActionCode.SUBMITTED
    assert announced.code is ActionCode.ANNOUNCED
    assert (announced.organization, announced.meeting_date) == (BOARD, dt.date(2026, 3, 11))
    assert announced.words == "på onsdag"
    assert announced.provenance is not None
    assert announced.provenance.certainty is Certainty.DERIVED
    assert (proposal.parties, proposal.municipality) == ((V,), LUND)


def test_the_meeting_that_a_release_speaks_of_is_derived_from_it() -> None:
    """Who meets and on which day, in the release's words; no hour, place, item, file or page of the municipality."""
    meeting = meeting_of(RELEASE)

    assert meeting is not None
    assert (meeting.organization, meeting.date, meeting.municipality) == (BOARD, dt.date(2026, 3, 11), LUND)
    assert not any((meeting.start, meeting.location, meeting.agenda, meeting.documents, meeting.url))
    assert meeting.provenance is not None
    assert (meeting.provenance.words, meeting.provenance.certainty) == ("på onsdag", Certainty.DERIVED)


def test_a_day_that_a_release_states_is_no_word_of_the_municipalitys() -> None:
    """The meeting is derived all the same; and what was inferred does not become surer."""
    stated, inferred = (
        RELEASE.model_copy(update={"provenance": Provenance(certainty=certainty)})
        for certainty in (Certainty.STATED, Certainty.INFERRED)
    )

    grounds = [meeting.provenance for it in (stated, inferred) if (meeting := meeting_of(it))]
    assert [ground.certainty for ground in grounds if ground] == [Certainty.DERIVED, Certainty.INFERRED]


def test_a_release_without_a_day_or_an_organization_speaks_of_no_meeting() -> None:
    """A day is not guessed, nor is who meets."""
    assert meeting_of(RELEASE.model_copy(update={"date": None})) is None
    assert meeting_of(RELEASE.model_copy(update={"organization": None})) is None


def test_the_same_release_is_the_same_proposal() -> None:
    """The id comes from municipality, day and title alone."""
    reread = RELEASE.model_copy(update={"people": (), "when_words": "onsdag"})

    assert follow(reread).id == follow(RELEASE).id
    assert follow(RELEASE.model_copy(update={"title": "Annat"})).id != follow(RELEASE).id


def test_a_past_meeting_is_not_announced() -> None:
    """A release that looks back leaves the outcome of that meeting unknown, and promises no coming one."""
    past = RELEASE.model_copy(update={"tense": Tense.PAST, "date": dt.date(2026, 3, 4)})
    proposal = follow(past)

    assert [action.code for action in proposal.actions] == [ActionCode.SUBMITTED]
    assert proposal.status_at(dt.date(2026, 3, 7)) == "unknown"


def test_a_release_without_a_meeting_is_only_submitted() -> None:
    """No organization and no day: nothing to wait for."""
    bare = RELEASE.model_copy(update={"tense": None, "date": None, "organization": None})
    proposal = follow(bare)

    assert proposal.status_at(dt.date(2027, 1, 1)) == "submitted"


def test_joined_proposals_keep_the_reason() -> None:
    """The second's actions follow the first's, each with why it belongs there; nothing is doubled."""
    second = follow(RELEASE.model_copy(update={"published": dt.date(2026, 3, 9), "parties": (V, S)}))
    match = Match(certainty=Certainty.INFERRED, evidence=(Caveat.of(CaveatCode.SHARED_WORDS, shared=("plan",)),))
    joined = join(follow(RELEASE), second, match)

    assert joined.id == follow(RELEASE).id
    assert joined.parties == (V, S)
    assert len(joined.actions) == 4
    assert joined.actions[-1].match == match
    assert join(joined, second, match) == joined


def test_when_we_saw_an_action_is_noted_once() -> None:
    """The first moment stands: a calendar's stamps come from it."""
    proposal = follow(RELEASE)
    first, later = (dt.datetime(2026, 3, day, 12, tzinfo=dt.UTC) for day in (6, 9))

    noted = witnessed(witnessed(proposal, first), later)

    assert {action.provenance.seen for action in noted.actions if action.provenance} == {first}
