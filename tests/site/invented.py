"""An invented municipality and all that can be said of it, with the same words in every place that a source can fill."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    AgendaItem,
    Alternative,
    Caveat,
    CaveatCode,
    Certainty,
    Change,
    ChangeKind,
    Decision,
    Document,
    Doubt,
    Match,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Outcome,
    Party,
    Person,
    Position,
    PositionRole,
    Proposal,
    ProposalClassification,
    Provenance,
    TextDifference,
    VoteCount,
    Watch,
)
from agendawatch.model.change import Coverage, Health
from agendawatch.proposals.hits import FoundPlace, FoundTerm, WatchHit
from agendawatch.site.facts.coverage import coverage_page
from agendawatch.site.facts.front import front_page
from agendawatch.site.facts.meetings import meeting_page
from agendawatch.site.facts.months import month_page, months_of
from agendawatch.site.facts.organizations import municipality_page, organization_page
from agendawatch.site.facts.page import STATIC_PAGES, Page
from agendawatch.site.facts.parties import party_pages
from agendawatch.site.facts.proposals import proposal_page
from agendawatch.site.facts.watches import watch_page
from agendawatch.site.settings import SiteSettings

NOW = dt.datetime(2026, 3, 9, 9, tzinfo=STOCKHOLM)
TODAY = NOW.date()
ANGELVIK = Municipality(code="9901", name="Ängelvik", county="Ängla län")
BOARD = Organization(name="Kommunstyrelsen")
HOME = SiteSettings(title="Möten", base_url="https://moten.example/", languages=("sv", "en"))


def meeting(day: str = "2026-03-11", at: int | None = 13, **facts: object) -> Meeting:
    """Invent a meeting of the board; its facts may be written as in JSON."""
    date = dt.date.fromisoformat(day)
    start = dt.datetime.combine(date, dt.time(at), STOCKHOLM) if at is not None else None
    told: dict[str, object] = {"organization": BOARD, "municipality": ANGELVIK, "date": date, "start": start}
    return Meeting.model_validate(told | facts, strict=False)


def change(seen: dt.datetime | None, kind: ChangeKind = ChangeKind.MEETING_ADDED) -> Change:
    """Invent a change of that meeting."""
    return Change(kind=kind, meeting=meeting(), seen=seen)


def told_meeting(words: str, status: MeetingStatus = MeetingStatus.SCHEDULED, day: str = "2026-03-11") -> Meeting:
    """Invent a meeting of which everything is said, in some words."""
    town = Municipality(code="9901", name=words, county=words.strip())
    paper = Document(url="https://angelvik.example/a.pdf", title=words, media_type="application/pdf")
    person = Person(name=words, party=Party(code=words, name=words))
    decision = Decision(outcome=Outcome.REJECTED, text=words, vote=VoteCount(winning=9, losing=4, abstained=1))
    item = AgendaItem(
        title=words,
        number=words,
        reference=words,
        rapporteur=person,
        public=False,
        withdrawn=True,
        documents=(paper,),
        decision=decision,
        positions=(Position(role=PositionRole.RESERVATION, person=person),),
    )
    return meeting(
        day,
        organization=Organization(name=words),
        municipality=town,
        name=words,
        location=words,
        time_note=words,
        status=status,
        status_words=words,
        warnings=(Caveat.of(CaveatCode.YEAR_UNCLEAR, words=words),),
        extra=True,
        reserve=True,
        previous_starts=(dt.date(2026, 3, 4),),
        agenda=(item,),
        documents=(paper,),
        url="https://angelvik.example/moten/1",
        source_id=f"{day}{status}",
        provenance=Provenance(words=words, url="https://angelvik.example/moten", place=words, seen=NOW),
    )


def told_proposal(words: str, held: Meeting) -> Proposal:
    """Invent a proposal that a meeting tables."""
    return Proposal(
        id="c0ffee",
        title=words,
        municipality=held.municipality,
        reference=words,
        classification=ProposalClassification.MOTION,
        parties=(Party(code=words, name=words),),
        people=(Person(name=words),),
        actions=(
            Action(
                code=ActionCode.INTRODUCED,
                date=dt.date(2026, 2, 2),
                organization=held.organization,
                authoritative=True,
                words=words,
                provenance=Provenance(url="https://angelvik.example/p"),
            ),
            Action(
                code=ActionCode.TABLED,
                date=dt.date(2026, 3, 4),
                organization=held.organization,
                meeting_id=held.id,
                meeting_date=held.date,
                words=words,
                minority=True,
                match=Match(certainty=Certainty.INFERRED, evidence=(Caveat.of(CaveatCode.YEAR_UNCLEAR, words=words),)),
            ),
        ),
    )


def told_changes(words: str, held: Meeting) -> tuple[Change, ...]:
    """Invent a change of every kind."""
    item, paper = (held.agenda or (None,))[0], held.documents[0]
    return tuple(
        Change(
            kind=kind,
            meeting=held,
            item=item if kind.startswith(("item", "decision")) else None,
            document=paper if kind.startswith("document") else None,
            before=words,
            after=words,
            words=words,
            differences=(TextDifference(before=words, after=words, after_page=2),) if "text" in kind else (),
            seen=NOW - dt.timedelta(hours=1),
        )
        for kind in ChangeKind
    )


def told_doubt(words: str) -> Doubt:
    """Make a doubt of the organization of the meetings, all of its texts in some words."""
    return Doubt(
        caveat=Caveat.of(CaveatCode.YEAR_UNCLEAR, words=words),
        organization=told_meeting(words).organization,
        alternatives=(Alternative(reading=words, meetings=(told_meeting(words),)),),
        provenance=Provenance(words=words, place=words, url="https://angelvik.example/moten"),
        shape=words,
    )


def pages(words: str, statuses: Iterable[MeetingStatus] = MeetingStatus) -> tuple[Page, ...]:
    """Make one page of each kind, and a meeting's for each state, all said in some words."""
    held = tuple(told_meeting(words, status) for status in statuses)
    first = held[0]
    behind = told_meeting(words, day="2026-02-04")
    every = (*held, behind)
    told = told_changes(words, first)
    proposal = told_proposal(words, first)
    watch = Watch(name=words, words=("biblioteket",), phrases=(words,), where=None)
    found = (FoundTerm(words, words, FoundPlace.TITLE), FoundTerm(words, words, FoundPlace.DOCUMENT))
    hits = (
        WatchHit(watch, first, (first.agenda or (None,))[0], None, found),
        WatchHit(watch, behind, None, None, found),
    )
    gaps = Coverage(
        municipality=first.municipality,
        organization=first.organization,
        meetings=3,
        failing_since=NOW - dt.timedelta(days=2),
        error=words,
        doubts=(told_doubt(words),),
    )
    town, months, fails, doubts = (
        first.municipality,
        months_of(every),
        Health(url="https://x.example", tried=NOW, failing_since=gaps.failing_since),
        gaps.doubts,
    )
    return (
        *(meeting_page(meeting, today=TODAY, changes=told, proposals=(proposal,), first_seen=NOW) for meeting in every),
        organization_page(
            town, first.organization, meetings=every, changes=told, failing=fails, doubts=doubts, now=NOW
        ),
        municipality_page(
            town, meetings=every, changes=told, proposals=(proposal,), failing=fails, doubts=doubts, now=NOW
        ),
        *party_pages(
            town or ANGELVIK, proposal.parties, meetings=every, proposals=(proposal,), today=TODAY, persons=True
        ),
        proposal_page(proposal, meetings=every, today=TODAY),
        watch_page(watch, hits=hits),
        month_page(2026, 3, meetings=every, months=months, running=True),
        month_page(2026, 3, meetings=every, months=months, municipality=town),
        coverage_page((gaps,)),
        front_page(towns=[town], meetings=every, changes=told, proposals=(proposal,), watches=(watch,), now=NOW),
        *STATIC_PAGES.values(),
    )
