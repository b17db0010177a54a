"""The tools: what each is asked with, and how it answers from a store."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from agendawatch import model
from agendawatch.arguments import days_in_order, several
from agendawatch.errors import InputError
from agendawatch.i18n.caveats import caveat_words
from agendawatch.i18n.failures import failure_words
from agendawatch.lang.sv.references import case_key, is_case
from agendawatch.mcp.answers import (
    ChangeList,
    CoverageAnswer,
    Covered,
    MeetingAnswer,
    MeetingList,
    Paper,
    Place,
    PlaceList,
    PlaceOrganization,
    ProposalAnswer,
    SearchAnswer,
    SearchHit,
    ground_of,
    outside,
)
from agendawatch.mcp.lines import action_line, changed, dues, item_line, meeting_line, papers, proposal_line
from agendawatch.mcp.questions import Asked, NotFoundError
from agendawatch.mcp.reach import reach_of, town_of
from agendawatch.model import ChangeKind, MeetingStatus
from agendawatch.model.value import Value
from agendawatch.store.queries import MeetingFilter
from agendawatch.store.search import HitKind, SearchQuery
from agendawatch.store.search import SearchHit as FoundHit

_MOST = 50
_USUAL = 20
_BACK = dt.timedelta(days=14)
"""How far back changes are told, unless a day is named."""
_ORGANIZATIONS = 40
_ITEMS = 40
_LAST_CHANGES = 8

Name = Annotated[str, Field(min_length=1, max_length=120)]
Text = Annotated[str, Field(min_length=1, max_length=300)]
Id = Annotated[str, Field(min_length=1, max_length=64)]
Cursor = Annotated[str, Field(pattern=r"^\d{1,7}$")]
Limit = Annotated[int, Field(ge=1, le=_MOST)]


class _Input(BaseModel):
    """What a tool is asked with."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class _Paged(_Input):
    limit: Limit = _USUAL
    cursor: Cursor | None = None
    """`next` of the answer before."""


class FindPlaces(_Paged):
    """Which municipalities and organizations are known."""

    name: Name | None = None
    """A municipality's name or code; all that are followed unless given."""


class ListMeetings(_Paged):
    """Meetings by day."""

    municipality: Name | None = None
    organization: Name | None = None
    """By name or short form (KS)."""
    first: dt.date | None = None
    """The first day; today unless given."""
    last: dt.date | None = None
    status: MeetingStatus | None = None


class GetMeeting(_Input):
    """One meeting."""

    id: Id
    first_item: Annotated[int, Field(ge=1, le=10_000)] = 1
    """Where a long agenda goes on."""


class ListChanges(_Paged):
    """What was seen to be different."""

    municipality: Name | None = None
    organization: Name | None = None
    since: dt.date | None = None
    """The first day that it was seen; two weeks back unless given."""
    until: dt.date | None = None
    kinds: Annotated[tuple[ChangeKind, ...], BeforeValidator(partial(several, "kinds")), Field(max_length=10)] = ()


class GetProposal(_Input):
    """One followed proposal."""

    id: Id | None = None
    reference: Name | None = None
    """A case number, where the id is not known."""
    municipality: Name | None = None


class Search(_Paged):
    """Words in agendas and titles of documents."""

    words: Text | None = None
    """All of a kind unless given."""
    municipality: Name | None = None
    organization: Name | None = None
    first: dt.date | None = None
    """The first day of meetings."""
    last: dt.date | None = None
    party: Name | None = None
    """Only where this party stood."""
    kind: HitKind | None = None


class AskCoverage(_Paged):
    """How well organizations are followed."""

    municipality: Name | None = None


I_contra = TypeVar("I_contra", bound=BaseModel, contravariant=True)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Tool(Generic[I_contra]):
    """One thing that an assistant can ask."""

    name: str
    title: str
    says: str
    takes: type[BaseModel]
    gives: type[Value]
    answer: Callable[[Asked, I_contra], Value]


def _paged(rows: Iterable[R], asked_for: _Paged) -> tuple[tuple[R, ...], str | None]:
    """Take a page, and tell where the next begins."""
    begin = int(asked_for.cursor or 0)
    page = list(islice(rows, begin, begin + asked_for.limit + 1))
    following = str(begin + asked_for.limit) if len(page) > asked_for.limit else None
    return tuple(page[: asked_for.limit]), following


def find_places(asked: Asked, want: FindPlaces) -> PlaceList:
    """List the places that are followed."""
    town = asked.municipality(want.name)
    bodies: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for place, organization, meetings in asked.store.queries.organizations():
        bodies[place.code if place else ""].append((organization.name, meetings))
    towns = {site.municipality.code: site.municipality for site in asked.sites(town) if site.municipality}
    if town is not None:
        towns.setdefault(town.code, town)
    followed = {site.municipality.code for site in asked.sites() if site.municipality}
    ordered = sorted(towns.values(), key=lambda it: (it.name.casefold(), it.code))
    page, following = _paged(ordered, want)
    places = []
    for it in page:
        shown = sorted(bodies[it.code]) if asked.is_shown(it) else []
        known = [PlaceOrganization(organization=outside(name, 200), meetings=count) for name, count in shown]
        told = town_of(it)
        if told is not None:
            places.append(
                Place(
                    municipality=told,
                    covered=it.code in followed,
                    organizations=tuple(known[:_ORGANIZATIONS]),
                    more_organizations=max(len(known) - _ORGANIZATIONS, 0),
                )
            )
    return PlaceList(places=tuple(places), next=following, reach=reach_of(asked, town))


def list_meetings(asked: Asked, want: ListMeetings) -> MeetingList:
    """List meetings by day."""
    days_in_order(want.first, want.last, "last")
    town = asked.municipality(want.municipality)
    first = want.first or (asked.today if want.last is None or want.last >= asked.today else None)
    rows = (
        meeting_line(asked, meeting)
        for meeting in _picked(asked, town, want.organization, first, want.last)
        if want.status is None or meeting.status is want.status
    )
    page, following = _paged(rows, want)
    reach = reach_of(asked, town, want.organization, first, want.last)
    return MeetingList(meetings=page, next=following, reach=reach)


def _picked(
    asked: Asked, town: model.Municipality | None, organization: str | None, first: dt.date | None, last: dt.date | None
) -> Iterator[model.Meeting]:
    towns = (town.code,) if town else asked.shown or ()
    wanted = MeetingFilter(
        municipalities=towns, organizations=(organization,) if organization else (), first=first, last=last
    )
    return (it for it in asked.store.queries.filtered_meetings(wanted) if asked.is_shown(it.municipality))


def get_meeting(asked: Asked, want: GetMeeting) -> MeetingAnswer:
    """Tell one meeting whole."""
    meeting = asked.store.meeting(want.id)
    if meeting is None or not asked.is_shown(meeting.municipality):
        raise NotFoundError(
            field="id", value=want.id, expected="the id of a meeting, as list_meetings and search give it"
        )
    agenda = (meeting.agenda or ())[want.first_item - 1 :]
    changes = list(asked.store.changes(meetings=[meeting.id]))[-_LAST_CHANGES:]
    return MeetingAnswer(
        meeting=meeting_line(asked, meeting),
        items=tuple(item_line(meeting, item) for item in agenda[:_ITEMS]),
        more_items=max(len(agenda) - _ITEMS, 0),
        documents=papers(meeting.documents),
        warnings=tuple(outside(caveat_words(it, "en"), 400) for it in meeting.warnings),
        changes=tuple(changed(asked, it) for it in changes),
        reach=reach_of(asked, meeting.municipality, meeting.organization.name, meeting.date, meeting.date),
    )


def list_changes(asked: Asked, want: ListChanges) -> ChangeList:
    """List what was seen to be different, in the order seen."""
    days_in_order(want.since, want.until, "until")
    town = asked.municipality(want.municipality)
    since = want.since or (want.until or asked.today) - _BACK
    end = want.until + dt.timedelta(days=1) if want.until else None
    rows = (
        changed(asked, change)
        for change in asked.store.changes(
            since=since,
            municipality=town,
            organization=want.organization,
            kinds=[kind.value for kind in want.kinds] or None,
        )
        if asked.is_shown(change.meeting.municipality) and (end is None or _swedish_day(change) < end)
    )
    page, following = _paged(rows, want)
    reach = reach_of(asked, town, want.organization)
    return ChangeList(
        changes=page, next=following, reach=reach.model_copy(update={"first": since, "last": want.until or asked.today})
    )


def _swedish_day(change: model.Change) -> dt.date:
    return change.seen.astimezone(model.STOCKHOLM).date() if change.seen else dt.date.min


def get_proposal(asked: Asked, want: GetProposal) -> ProposalAnswer:
    """Tell one followed proposal."""
    if (want.id is None) == (want.reference is None):
        raise InputError(field="id", value=want.id, expected="either an id or a reference")
    town = asked.municipality(want.municipality)
    shown = [it for it in asked.store.proposals(town) if asked.is_shown(it.municipality)]
    if want.reference is None:
        found = [it for it in shown if it.id == want.id]
    else:
        found = [it for it in shown if it.reference and is_case(want.reference, it.reference)]
    if len(found) == 1:
        return _proposal(asked, found[0])
    if found:
        several = "; ".join(
            f"{' '.join(case_key(it.reference or ''))}, {it.municipality or '–'} (id {it.id})" for it in found
        )
        raise InputError(field="reference", value=want.reference, expected=f"one case of: {several}")
    expected = (
        "the id or case number of a followed proposal, as search gives it; others may be on agendas: search for them"
    )
    raise NotFoundError(field="id" if want.id else "reference", value=want.id or want.reference, expected=expected)


def _proposal(asked: Asked, proposal: model.Proposal) -> ProposalAnswer:
    ground = proposal.status_at(asked.today).action
    return ProposalAnswer(
        proposal=proposal_line(asked, proposal),
        as_of=asked.today,
        rests_on=action_line(ground) if ground else None,
        actions=tuple(map(action_line, proposal.actions)),
        deadlines=dues(proposal),
        related=tuple(outside(it.title, 300) for it in proposal.related[:10]),
        example=proposal.made_up,
        ground=ground_of(proposal.provenance),
    )


def search(asked: Asked, want: Search) -> SearchAnswer:
    """Find what holds every word."""
    days_in_order(want.first, want.last, "last")
    if want.words is None and want.kind is None:
        raise InputError(field="words", value=None, expected="words, or a kind to list all of")
    town = asked.municipality(want.municipality)
    searched = SearchQuery(
        text=want.words or "",
        municipalities=(town,) if town else asked.shown or (),
        organizations=(want.organization,) if want.organization else (),
        parties=(want.party,) if want.party else (),
        kinds=(want.kind,) if want.kind else (),
        since=want.first,
        until=want.last,
    )
    begin = int(want.cursor or 0)
    found = asked.store.queries.search_page(searched, limit=want.limit, offset=begin, today=asked.today)
    hits = (_hit(asked, hit) for hit in found.hits if asked.is_shown(hit.municipality))
    return SearchAnswer(
        hits=tuple(hit for hit in hits if hit is not None),
        next=str(begin + want.limit) if len(found.hits) == want.limit else None,
        reach=reach_of(asked, town, want.organization, want.first, want.last),
    )


def _hit(asked: Asked, hit: FoundHit) -> SearchHit | None:
    """Tell a hit with its meeting or proposal whole enough to cite; `None` for one whose row is damaged."""
    snippet = outside(hit.snippet.text, 400)
    if hit.proposal_id is not None:
        proposal = next((it for it in asked.store.proposals(hit.municipality) if it.id == hit.proposal_id), None)
        told = proposal_line(asked, proposal) if proposal else None
        return SearchHit(kind=hit.kind, snippet=snippet, proposal=told) if told else None
    meeting = asked.store.meeting(hit.meeting_id) if hit.meeting_id else None
    if meeting is None:
        return None
    item = (meeting.agenda or ())[hit.position] if hit.position is not None else None
    document = hit.kind == "document" and hit.url is not None
    return SearchHit(
        kind=hit.kind,
        snippet=snippet,
        meeting=meeting_line(asked, meeting),
        item=item_line(meeting, item) if item else None,
        document=Paper(title=outside(hit.title, 200), url=hit.link or "", kind="document") if document else None,
    )


def coverage(asked: Asked, want: AskCoverage) -> CoverageAnswer:
    """Tell how well organizations are followed."""
    town = asked.municipality(want.municipality)
    rows = (
        Covered(
            municipality=town_of(row.municipality),
            organization=outside(row.organization.name, 200) if row.organization else None,
            last_success=row.last_success,
            failing_since=row.failing_since,
            failure=row.failure,
            why=failure_words(row.failure, "en", status=row.status) if row.failing_since else None,
            meetings=row.meetings,
            without_agenda=tuple(it.date for it in row.without_agenda[:10]),
            without_minutes=tuple(it.date for it in row.without_minutes[:10]),
        )
        for row in asked.store.coverage(asked.today)
        if asked.is_shown(row.municipality)
        and (town is None or (row.municipality is not None and row.municipality.code == town.code))
    )
    page, following = _paged(rows, want)
    return CoverageAnswer(rows=page, next=following, reach=reach_of(asked, town))


TOOLS: tuple[Tool[BaseModel], ...] = (
    Tool("find_places", "Places", "Which municipalities and organizations are followed.", FindPlaces, PlaceList, find_places),  # type: ignore[arg-type] # each is asked with what it takes
    Tool("list_meetings", "Meetings", "Meetings by day, of a municipality and organization; from today unless told.", ListMeetings, MeetingList, list_meetings),  # type: ignore[arg-type] # likewise
    Tool("get_meeting", "A meeting", "One meeting: agenda, decisions, votes, documents, what changed, and the grounds.", GetMeeting, MeetingAnswer, get_meeting),  # type: ignore[arg-type] # likewise
    Tool("list_changes", "Changes", "What was seen to be different: moved, cancelled, no longer listed, agendas, decisions.", ListChanges, ChangeList, list_changes),  # type: ignore[arg-type] # likewise
    Tool("get_proposal", "A proposal", "A followed proposal: where it stands, on which action that rests, deadlines.", GetProposal, ProposalAnswer, get_proposal),  # type: ignore[arg-type] # likewise
    Tool("search", "Search", "Agenda items, meetings, documents and followed proposals that hold every word, inflected or in a compound. Swedish words.", Search, SearchAnswer, search),  # type: ignore[arg-type] # likewise
    Tool("coverage", "Coverage", "How well organizations are followed: when sites answered, what is late, withheld, not covered.", AskCoverage, CoverageAnswer, coverage),  # type: ignore[arg-type] # likewise
)  # fmt: skip
"""All that can be asked."""
