"""What agendas and minutes add to a proposal's life."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.cases import cases
from tests.proposals.lund import BOARD, COMMITTEE, COUNCIL, LUND, YSTAD, noon, released

from agendawatch.model import (
    STOCKHOLM,
    ActionCode,
    AgendaItem,
    Caveat,
    CaveatCode,
    Certainty,
    DeadlineKind,
    Decision,
    Document,
    DocumentClassification,
    ItemClassification,
    Meeting,
    Organization,
    OrganizationClassification,
    Outcome,
    Proposal,
    ProposalClassification,
    Provenance,
    Span,
    Tense,
    VoteCount,
)
from agendawatch.model.grounds import link_to
from agendawatch.proposals import advance, explain, time_limits
from agendawatch.proposals.following import follow_case
from agendawatch.readers.minutes import read_minutes

FRIDAY, WEDNESDAY, COUNCIL_DAY = dt.date(2026, 3, 6), dt.date(2026, 3, 11), dt.date(2026, 3, 30)
TITLE = "Plan för giftfria förskolor"


BODIES = {
    "board": BOARD,
    "council": COUNCIL,
    "committee": COMMITTEE,
    "drafters": Organization(name="Arbetsutskottet", classification=OrganizationClassification.SUBCOMMITTEE),
}


def followed(by: Organization = BOARD, kind: ProposalClassification = ProposalClassification.PROPOSAL) -> Proposal:
    """Follow a release that looks forward to an organization's meeting."""
    said = {"date": WEDNESDAY, "when_words": "på onsdag", "tense": Tense.AHEAD, "proposal_classification": kind}
    return released(f"Vi kräver en {TITLE.lower()}", FRIDAY, organization=by, **said)


def held(
    organization: Organization = BOARD,
    day: dt.date = WEDNESDAY,
    outcome: Outcome | None = None,
    *,
    onward: Organization | None = None,
    minority: bool = False,
    withdrawn: bool = False,
    vote: VoteCount | None = None,
    kind: ItemClassification = ItemClassification.DECISION,
) -> Meeting:
    """Make a meeting with the item, decided where an outcome is given."""
    decision = (
        Decision(outcome=outcome, text="Beslut som skrivet", next_organization=onward, minority=minority, vote=vote)
        if outcome
        else None
    )
    item = AgendaItem(
        title=TITLE, reference="KS 2026/00123", decision=decision, withdrawn=withdrawn, classification=kind
    )
    return Meeting(organization=organization, date=day, municipality=LUND, agenda=(AgendaItem(title="Upprop"), item))


def test_an_agenda_puts_the_proposal_on_it() -> None:
    """A published agenda with the item is an action of the day that we saw it, with its reason and case number."""
    proposal = advance(followed(), (held(),), noon(dt.date(2026, 3, 9)))
    placed = proposal.actions[-1]

    assert placed.code is ActionCode.PLACED_ON_AGENDA
    assert (placed.date, placed.meeting_date, placed.meeting_id) == (dt.date(2026, 3, 9), WEDNESDAY, held().id)
    assert placed.match is not None
    assert placed.match.evidence
    assert proposal.reference == "KS 2026/00123"
    assert proposal.status_at(dt.date(2026, 3, 10)) == "on_agenda"
    assert proposal.status_at(dt.date(2026, 3, 12)) == "unknown"


def test_every_action_names_the_document_that_it_was_read_from() -> None:
    """The item its summons at its page, the decision its minutes, and no moment before the proposal heard of it."""
    spans = (Span(start=0, end=9, page=3),)
    papers = (
        Document(title="Kallelse", url="https://lund.example/k.pdf", classification=DocumentClassification.NOTICE),
        Document(title="Protokoll", url="https://lund.example/p.pdf", classification=DocumentClassification.MINUTES),
    )
    decision = Decision(outcome=Outcome.APPROVED, text="Bifalls", provenance=Provenance(words="Bifalls", spans=spans))
    item = AgendaItem(title=TITLE, decision=decision, provenance=Provenance(words=TITLE, spans=spans))
    page = Provenance(url="https://lund.example/moten", seen=noon(FRIDAY))
    meeting = Meeting(
        organization=COUNCIL, date=COUNCIL_DAY, municipality=LUND, agenda=(item,), documents=papers, provenance=page
    )

    proposal = advance(followed(), [meeting], noon(COUNCIL_DAY))

    links = {it.code: link_to(it.provenance) for it in proposal.actions}
    assert links[ActionCode.PLACED_ON_AGENDA] == "https://lund.example/k.pdf#page=3"
    assert links[ActionCode.APPROVED] == "https://lund.example/p.pdf#page=3"
    assert [it.provenance.seen for it in proposal.actions if it.meeting_id and it.provenance] == [None, None]


def test_what_was_seen_twice_is_told_once() -> None:
    """Looking again adds nothing."""
    once = advance(followed(), (held(),), noon(dt.date(2026, 3, 9)))

    assert advance(once, (held(),), noon(dt.date(2026, 3, 10))) == once


def test_a_meeting_without_the_item_tells_nothing() -> None:
    """No agenda, another municipality and meetings long before say nothing of what becomes of it."""
    unpublished = Meeting(organization=BOARD, date=WEDNESDAY, municipality=LUND)
    elsewhere = held().model_copy(update={"municipality": YSTAD})
    long_ago = held(day=dt.date(2025, 3, 11))

    assert advance(followed(), (unpublished, elsewhere), noon(WEDNESDAY)) == followed()
    assert advance(followed(), (long_ago,), noon(WEDNESDAY)).actions == followed().actions


def test_a_meeting_that_moved_is_expected_on_its_new_day() -> None:
    """The day that the release named is followed to where the meeting went, with the reason."""
    moved = Meeting(organization=BOARD, date=dt.date(2026, 3, 12), municipality=LUND, previous_starts=(WEDNESDAY,))
    expected = advance(followed(), (moved,), noon(dt.date(2026, 3, 9))).actions[-1]

    assert (expected.code, expected.meeting_date) == (ActionCode.ANNOUNCED, dt.date(2026, 3, 12))
    assert expected.match is not None
    assert expected.match.evidence[-1] == Caveat.of(CaveatCode.MEETING_MOVED, date="2026-03-12")


def test_minutes_that_do_not_tell_add_no_outcome() -> None:
    """An unknown outcome stays unknown."""
    proposal = advance(followed(), (held(outcome=Outcome.UNKNOWN),), noon(dt.date(2026, 3, 20)))

    assert proposal.status_at(dt.date(2026, 3, 20)) == "unknown"


def life(facts: dict[str, Any]) -> Meeting:  # Any: of all that a meeting may be made of
    """Make a meeting of a table's facts."""
    return held(
        BODIES[facts.get("by", "board")],
        dt.date(2026, 3, facts.get("day", WEDNESDAY.day)),
        Outcome(facts["outcome"]) if "outcome" in facts else None,
        onward=BODIES[facts["onward"]] if "onward" in facts else None,
        minority=facts.get("minority", False),
        withdrawn=facts.get("withdrawn", False),
    )


@cases("meetings", "status", meetings=lambda rows: tuple(map(life, rows)))
def test_minutes_bring_a_proposal_to_its_end(meetings: tuple[Meeting, ...], status: str) -> None:
    """Every ending that minutes can tell, whatever order the meetings come in."""
    forwards = advance(followed(), meetings, noon(dt.date(2026, 4, 20)))
    backwards = advance(followed(), reversed(meetings), noon(dt.date(2026, 4, 20)))

    assert forwards.status_at(dt.date(2026, 4, 20)) == status
    assert backwards.status_at(dt.date(2026, 4, 20)) == status


@cases(
    "by",
    "onward",
    "kind",
    "item",
    "status",
    by=BODIES.get,
    onward=BODIES.get,
    kind=ProposalClassification,
    item=ItemClassification,
)
def test_who_decides_is_a_rule(
    by: Organization,
    onward: Organization | None,
    kind: ProposalClassification,
    item: ItemClassification,
    status: str,
) -> None:
    """The council decides; what is sent up, and motions before they get there, are recommendations."""
    meeting = held(by, outcome=Outcome.APPROVED, onward=onward, kind=item)

    assert advance(followed(by, kind), [meeting], noon(WEDNESDAY)).status_at(WEDNESDAY) == status


@cases("says", "by", "status", "told", by=BODIES.get)
def test_what_minutes_say_in_words_becomes_the_status(says: str, by: Organization, status: str, told: str) -> None:
    """Read as minutes are: the case number, the body that acted, the figures of a vote, and a minority that sent it back."""
    meeting = Meeting(organization=by, date=COUNCIL_DAY, municipality=LUND)
    text = f"{by.name}\nProtokoll {COUNCIL_DAY}\n\n§ 42 Yrkande om {TITLE.lower()}\nDnr KS 2026/00123\n\n{says}\n"
    minutes = meeting.model_copy(update={"agenda": read_minutes(text, meeting=meeting).items})
    proposal = advance(followed(), [minutes], noon(COUNCIL_DAY))
    action = proposal.status_at(COUNCIL_DAY).action

    assert proposal.status_at(COUNCIL_DAY) == status
    assert action is not None
    assert (proposal.reference, action.organization) == ("KS 2026/00123", by)
    assert told in (action.words or "")
    assert action.minority is ("minoritet" in says)


@pytest.mark.parametrize(("organization", "by_minority"), [(COUNCIL, True), (BOARD, False), (COMMITTEE, False)])
def test_only_the_council_knows_a_minority(organization: Organization, by_minority: bool) -> None:
    """A nämnd's minutes may tell of one in fullmäktige; in the nämnd itself the majority puts matters off."""
    meeting = held(organization, COUNCIL_DAY, Outcome.REFERRED_BACK, minority=True, onward=COUNCIL)
    proposal = advance(followed(), [meeting], noon(COUNCIL_DAY))

    assert proposal.actions[-1].code is ActionCode.REFERRED_BACK
    assert proposal.actions[-1].minority is by_minority


def test_a_vote_stands_in_the_words() -> None:
    """The figures that carried a decision are kept with its words."""
    decided = held(outcome=Outcome.REJECTED, vote=VoteCount(winning=8, losing=5))

    assert advance(followed(), (decided,), noon(WEDNESDAY)).actions[-1].words == "Beslut som skrivet (8–5)"


def posted(day: int, title: str = "Protokollet är justerat") -> Document:
    """Make a notice of minutes that was put up on a day of April."""
    return Document(
        url=f"https://lund.example/anslag/{day}",
        title=title,
        classification=DocumentClassification.MINUTES_NOTICE,
        published=dt.datetime(2026, 4, day, tzinfo=STOCKHOLM),
    )


def test_the_notice_of_a_deciding_meetings_minutes_begins_the_appeal() -> None:
    """The board's day of posting is an action; one without a day, and one of a preparing board, is none."""
    day, undated = dt.date(2026, 4, 10), posted(10).model_copy(update={"published": None})
    council, board = held(COUNCIL, COUNCIL_DAY, Outcome.APPROVED), held(outcome=Outcome.APPROVED, onward=COUNCIL)
    for meeting, notice, begins in ((council, posted(10), True), (council, undated, False), (board, posted(10), False)):
        told = advance(followed(), (meeting.model_copy(update={"documents": (notice,)}),), noon(day))

        assert (ActionCode.POSTED in {it.code for it in told.actions}) is begins
        assert (told.status_at(day) == "appeal_period") is begins


@cases("days", "at_once", "beside_at_once", "day", "certain")
def test_the_appeal_counts_from_the_decisions_own_notice(
    days: tuple[int, ...], at_once: bool, beside_at_once: bool, day: int, certain: bool
) -> None:
    """What was adjusted at once is posted before the rest; where days differ, the deadline is not shown as certain."""
    meeting = held(COUNCIL, COUNCIL_DAY, Outcome.APPROVED)
    other, item = meeting.agenda or ()
    assert item.decision is not None
    decision = item.decision.model_copy(update={"immediately_adjusted": at_once})
    beside = Decision(outcome=Outcome.APPROVED, immediately_adjusted=beside_at_once)
    meeting = meeting.model_copy(
        update={
            "agenda": (
                other.model_copy(update={"decision": beside}),
                item.model_copy(update={"decision": decision}),
            ),
            "documents": tuple(posted(it) for it in days),
        }
    )
    known = followed().model_copy(update={"reference": "KS 2026/00123"})
    proposal = advance(known, [meeting], noon(dt.date(2026, 4, 10)))
    appeal = next(it.deadline for it in time_limits(proposal) if it.deadline.kind is DeadlineKind.APPEAL)

    assert appeal.counted_from == dt.date(2026, 4, day)
    assert (appeal.certainty is Certainty.DERIVED) is certain


@cases("outcome", "text", "status", "unread", outcome=Outcome)
def test_what_stands_in_minutes_and_was_not_read_is_told_apart_from_what_no_source_says(
    outcome: Outcome, text: str, status: str, unread: bool
) -> None:
    """No silence of sources is told where there was none; a later reading of the same minutes counts."""
    day = dt.date(2026, 3, 12)
    decision = Decision(outcome=outcome, text=text)
    item = AgendaItem(number="4", title="Motion om lekplatser i Ängsby", reference="KS 2026/17", decision=decision)
    meeting = Meeting(municipality=LUND, organization=COUNCIL, date=day, agenda=(item,))
    known = advance(follow_case("KS 2026/17", municipality=LUND), [meeting], dt.datetime(2026, 3, 20, tzinfo=dt.UTC))

    said = known.status_at(dt.date(2026, 4, 1))

    assert (str(said), said.unread) == (status, unread)
    lines = " ".join(explain(known, dt.date(2026, 4, 1), language="sv"))
    assert ("har inte kunnat läsa" in lines) is unread
    assert ("Ingen källa säger" in lines) is (status == "unknown" and not unread)
    if unread:
        better = item.model_copy(update={"decision": Decision(outcome=Outcome.REJECTED, text="Motionen avslås.")})
        later = advance(
            known, [meeting.model_copy(update={"agenda": (better,)})], dt.datetime(2026, 4, 2, tzinfo=dt.UTC)
        )
        assert later.status_at(dt.date(2026, 4, 3)) == "rejected"
