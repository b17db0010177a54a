"""The tools: what each is asked with, and how it answers from a store."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from agendawatch import model
from agendawatch.answers import ask
from agendawatch.answers.ask import EVERYTHING, View
from agendawatch.answers.question import Form, Question
from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.feeds.proposals import DECIDING
from agendawatch.i18n.caveats import caveat_words
from agendawatch.i18n.failures import why_failing
from agendawatch.lang.sv.references import case_key, is_case
from agendawatch.mcp.answers import (
    ActionLine,
    Changed,
    ChangeList,
    CoverageAnswer,
    Covered,
    Due,
    ItemLine,
    MeetingAnswer,
    MeetingLine,
    MeetingList,
    Paper,
    Place,
    PlaceList,
    PlaceOrganization,
    ProposalAnswer,
    ProposalLine,
    SearchAnswer,
    SearchHit,
)
from agendawatch.mcp.scope import scope_of
from agendawatch.model.grounds import change_link, decision_ground, item_ground
from agendawatch.model.meeting import plain_texts
from agendawatch.model.value import Value
from agendawatch.proposals import time_limits
from agendawatch.store.search import SearchHit as FoundHit

_MOST = 50
_USUAL = 20
_BACK = dt.timedelta(days=14)
"""How far back changes are told, unless a day is named."""
_ORGANIZATIONS = 40
_ITEMS = 40
_LAST_CHANGES = 8


def _form(names: str, *, paged: bool = False, needed: str = "") -> Form:
    """Take parts of a question by what assistants call them."""
    written = [*names.split(), *(("limit", "cursor") if paged else ())]
    own = {name: _NAMES.get(name, name) for name in written}
    return Form(own, usual={"limit": _USUAL, "language": "en"}, needed=frozenset(needed.split()), most=_MOST)


_NAMES = {
    "name": "municipalities",
    "municipality": "municipalities",
    "organization": "organizations",
    "party": "parties",
    "reference": "references",
    "words": "text",
    "kind": "hit_kinds",
}
"""What fields of a question are called, where it is otherwise; of these a tool takes one."""
SINGLE = frozenset(_NAMES)

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Tool:
    """One thing that an assistant can ask."""

    name: str
    title: str
    says: str
    takes: Form
    gives: type[Value]
    answer: Callable[[View, Question], Value]


class NotFoundError(InputError):
    """Nothing that is known has the id."""


def answered(view: View, tool: Tool, want: Question) -> Value:
    """Answer a tool's question, which may name its municipality as people do; one that is not shown is refused as nobody's."""
    town = view.store.queries.municipality(want.municipalities[0]) if want.municipalities else None
    if town is not None and not view.is_shown(town):
        raise UnknownMunicipalityError(town.name)
    return tool.answer(view, want.model_copy(update={"municipalities": (town.code,) if town else ()}))


# Values of the store as lines of an answer: less of them, and each with its ground.

_NOTES = {
    model.MeetingStatus.UNLISTED: "no longer listed, and nobody has said why; not known to be called off",
    model.MeetingStatus.POSTPONED: "put off; no new day is known",
}


def meeting_line(view: View, meeting: model.Meeting) -> MeetingLine:
    """Tell a meeting in a line."""
    passed = (meeting.end_date or meeting.date) < view.today
    note, texts = _NOTES.get(meeting.status), plain_texts(meeting) or None
    return MeetingLine.of(meeting, passed=passed, note=note, items=len(meeting.agenda or ()), texts=texts)


def item_line(meeting: model.Meeting, item: model.AgendaItem) -> ItemLine:
    """Tell an item with what was decided of it."""
    return ItemLine.of(item, ground=item_ground(meeting, item), decision_ground=decision_ground(meeting, item))


def changed(view: View, change: model.Change) -> Changed:
    """Tell a change."""
    return Changed.of(change, meeting=meeting_line(view, change.meeting), url=change_link(change))


def proposal_line(view: View, proposal: model.Proposal) -> ProposalLine:
    """Tell a proposal in a line, with where it stands today."""
    return ProposalLine.of(proposal, status=proposal.status_at(view.today).code)


def action_line(action: model.Action) -> ActionLine:
    """Tell an action."""
    return ActionLine.of(action, decides=action.authoritative if action.code in DECIDING else None)


# The tools.


def _paged(rows: Iterable[R], want: Question) -> tuple[tuple[R, ...], str | None]:
    """Take a page, and tell where the next begins."""
    begin = _begin(want)
    page = tuple(islice(rows, begin, begin + want.limit + 1))
    following = str(begin + want.limit) if len(page) > want.limit else None
    return page[: want.limit], following


def _begin(want: Question) -> int:
    cursor = want.cursor or "0"
    if not re.fullmatch(r"[0-9]{1,7}", cursor):
        raise InputError(field="cursor", value=cursor, expected="next of the answer before")
    return int(cursor)


def find_places(view: View, want: Question) -> PlaceList:
    """List the places that are followed."""
    bodies: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for place, organization, meetings in ask.organizations(view):
        bodies[place.code if place else ""].append((organization.name, meetings))
    followed = {site.municipality.code: site.municipality for site in ask.sites(view) if site.municipality}
    towns = [followed.get(code) or view.store.queries.municipality(code) for code in want.municipalities or followed]
    page, following = _paged(sorted(towns, key=lambda town: (town.name.casefold(), town.code)), want)
    places = []
    for town in page:
        listed = sorted(bodies[town.code])
        known = tuple(PlaceOrganization.of(None, organization=name, meetings=count) for name, count in listed)
        few, more = known[:_ORGANIZATIONS], max(len(known) - _ORGANIZATIONS, 0)
        covered = town.code in followed
        places.append(Place.of(None, municipality=town, covered=covered, organizations=few, more_organizations=more))
    return PlaceList(places=tuple(places), next=following, reach=scope_of(view, want))


def list_meetings(view: View, want: Question) -> MeetingList:
    """List meetings by day."""
    first = want.first or (view.today if want.last is None or want.last >= view.today else None)
    want = want.model_copy(update={"first": first})
    page, following = _paged((meeting_line(view, meeting) for meeting, _ in ask.meetings(view, want)), want)
    return MeetingList(meetings=page, next=following, reach=scope_of(view, want))


def get_meeting(view: View, want: Question) -> MeetingAnswer:
    """Tell one meeting whole."""
    meeting = ask.meeting(view, want.id or "")
    if meeting is None:
        expected = "the id of a meeting, as list_meetings and search give it"
        raise NotFoundError(field="id", value=want.id, expected=expected)
    agenda = (meeting.agenda or ())[want.first_item - 1 :]
    changes = list(view.store.changes(meetings=[meeting.id]))[-_LAST_CHANGES:]
    own = {
        "municipalities": (meeting.municipality.code,) if meeting.municipality else (),
        "organizations": (meeting.organization.name,),
        "first": meeting.date,
        "last": meeting.date,
    }
    return MeetingAnswer.of(
        meeting,
        meeting=meeting_line(view, meeting),
        items=tuple(item_line(meeting, item) for item in agenda[:_ITEMS]),
        more_items=max(len(agenda) - _ITEMS, 0),
        warnings=tuple(caveat_words(warning, "en") for warning in meeting.warnings),
        changes=tuple(changed(view, change) for change in changes),
        reach=scope_of(view, EVERYTHING.model_copy(update=own)),
    )


def list_changes(view: View, want: Question) -> ChangeList:
    """List what was seen to be different, in the order seen."""
    last = want.until or view.today
    since = want.since or last - _BACK
    page, following = _paged((changed(view, change) for change in ask.changes(view, want, since)), want)
    reach = scope_of(view, want).model_copy(update={"first": since, "last": last})
    return ChangeList(changes=page, next=following, reach=reach)


def get_proposal(view: View, want: Question) -> ProposalAnswer:
    """Tell one followed proposal."""
    reference = next(iter(want.references), None)
    if (want.id is None) == (reference is None):
        raise InputError(field="id", value=want.id, expected="either an id or a reference")
    known = ask.proposals(view, want)
    found = [it for it in known if reference is None or (it.reference and is_case(reference, it.reference))]
    if len(found) == 1:
        proposal = found[0]
        ground = proposal.status_at(view.today).action
        return ProposalAnswer.of(
            proposal,
            proposal=proposal_line(view, proposal),
            as_of=view.today,
            rests_on=action_line(ground) if ground else None,
            actions=tuple(map(action_line, proposal.actions)),
            deadlines=tuple(Due.of(limit.deadline) for limit in time_limits(proposal)),
        )
    if found:
        names = [f"{' '.join(case_key(it.reference or ''))}, {it.municipality or '–'} (id {it.id})" for it in found]
        raise InputError(field="reference", value=reference, expected=f"one case of: {'; '.join(names)}")
    expected = (
        "the id or case number of a followed proposal, as search gives it; others may be on agendas: search for them"
    )
    raise NotFoundError(field="id" if want.id else "reference", value=want.id or reference, expected=expected)


def search(view: View, want: Question) -> SearchAnswer:
    """Find what holds every word."""
    if not want.text and not want.hit_kinds:
        raise InputError(field="words", value=None, expected="words, or a kind to list all of")
    begin = _begin(want)
    found = ask.search(view, want, limit=want.limit, offset=begin)
    hits = (_hit(view, hit) for hit in found.hits if view.is_shown(hit.municipality))
    return SearchAnswer(
        hits=tuple(filter(None, hits)),
        next=str(begin + want.limit) if len(found.hits) == want.limit else None,
        reach=scope_of(view, want),
    )


def _hit(view: View, hit: FoundHit) -> SearchHit | None:
    """Tell a hit with its meeting or proposal whole enough to cite; `None` for one whose row is damaged."""
    snippet = hit.snippet.text
    if hit.proposal_id is not None:
        town = (hit.municipality.code,) if hit.municipality else ()
        own = EVERYTHING.model_copy(update={"municipalities": town, "id": hit.proposal_id})
        proposal = next(ask.proposals(view, own), None)
        line = proposal_line(view, proposal) if proposal else None
        return SearchHit.of(None, kind=hit.kind, snippet=snippet, proposal=line) if line else None
    meeting = view.store.meeting(hit.meeting_id) if hit.meeting_id else None
    if meeting is None:
        return None
    item = (meeting.agenda or ())[hit.position] if hit.position is not None else None
    document = hit.kind == "document" and hit.url is not None
    return SearchHit.of(
        None,
        kind=hit.kind,
        snippet=snippet,
        meeting=meeting_line(view, meeting),
        item=item_line(meeting, item) if item else None,
        document=Paper.of(None, title=hit.title, url=hit.link or "", classification="document") if document else None,
    )


def coverage(view: View, want: Question) -> CoverageAnswer:
    """Tell how well organizations are followed."""
    rows = (Covered.of(row, why=why_failing(row, "en")) for row in ask.coverage(view, want))
    page, following = _paged(rows, want)
    return CoverageAnswer(rows=page, next=following, reach=scope_of(view, want))


_DAYS, _OF = "first last", "municipality organization"
TOOLS = (
    Tool("find_places", "Places", "Which municipalities and organizations are followed.",
         _form("name", paged=True), PlaceList, find_places),
    Tool("list_meetings", "Meetings", "Meetings by day, of a municipality and organization; from today unless told.",
         _form(f"{_OF} {_DAYS} status", paged=True), MeetingList, list_meetings),
    Tool("get_meeting", "A meeting", "One meeting: agenda, decisions, votes, documents, what changed, and the grounds.",
         _form("id first_item", needed="id"), MeetingAnswer, get_meeting),
    Tool("list_changes", "Changes", "What was seen to be different: moved, cancelled, no longer listed, agendas, decisions; of two weeks unless told.",
         _form(f"{_OF} since until kinds", paged=True), ChangeList, list_changes),
    Tool("get_proposal", "A proposal", "A followed proposal: where it stands, on which action that rests, deadlines.",
         _form("id reference municipality"), ProposalAnswer, get_proposal),
    Tool("search", "Search", "Agenda items, meetings, documents and followed proposals that hold every word, inflected or in a compound; all of a kind without words. Swedish words.",
         _form(f"words {_OF} {_DAYS} party kind", paged=True), SearchAnswer, search),
    Tool("coverage", "Coverage", "How well organizations are followed: when sites answered, what is late, withheld, not covered.",
         _form("municipality", paged=True), CoverageAnswer, coverage),
)  # fmt: skip
"""All that can be asked."""
