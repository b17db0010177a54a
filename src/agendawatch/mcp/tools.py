"""The tools: what each is asked with, and how it answers from a store."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from agendawatch import model
from agendawatch.answers import ask
from agendawatch.answers.ask import EVERYTHING, View
from agendawatch.answers.question import Form, Question
from agendawatch.diff.normalization import folded
from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.feeds.proposals import DECIDING
from agendawatch.i18n.caveats import caveat_words, why_failing
from agendawatch.lang.sv.references import case_key, is_case
from agendawatch.mcp.answers import (
    ActionLine,
    AnswerScope,
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
    SiteScope,
    Withheld,
)
from agendawatch.model import Site
from agendawatch.model.change import Health
from agendawatch.model.grounds import change_link, decision_ground, item_ground, link_to
from agendawatch.model.meeting import plain_texts
from agendawatch.model.value import Value
from agendawatch.proposals import time_limits
from agendawatch.store.doubts import KnownDoubt
from agendawatch.store.naming import names_of
from agendawatch.store.search import SearchHit as FoundHit
from agendawatch.store.store import RoundRecord

# What a list answers for: the sites, the days that they have answered for, what is withheld, what is not covered.

_SITES = 10
"""Sites that an answer names; of more it gives the number."""
_WITHHELD = 10
_ROUNDS = 40
"""A site's last rounds, whose windows together it has answered for."""
_DAYS_AHEAD = 12

_LISTED = "Within these days and sites: nothing such was listed when each site was last seen. Outside them: not known."
_NOWHERE = "Nothing: no site answers for what was asked. It is not known; it does not mean that nothing happens."
_HELD_BACK = "Less than it seems: some of what was asked is withheld or not covered. See withheld and not_covered."


def scope_of(view: View, want: Question) -> AnswerScope:
    """Tell what a list of some place, organization and days answers for."""
    sites = ask.sites(view, want)
    healths = {health.url: health for health in view.store.queries.site_health()}
    noted = _rounds(view, sites)
    scopes = [_site(site, noted[site.url], healths.get(site.url)) for site in sites]
    doubts = [doubt for doubt in ask.doubts(view, want) if _is_of(doubt, want)]
    missing = tuple(_missing(view, want, scopes, noted))
    answering = any(scope.first is not None for scope in scopes)
    empty = _NOWHERE if not answering else _HELD_BACK if doubts or missing else _LISTED
    return AnswerScope(
        today=view.today,
        first=want.first,
        last=want.last,
        sites=tuple(scopes[:_SITES]),
        more_sites=max(len(scopes) - _SITES, 0),
        withheld=tuple(_withheld(doubt) for doubt in doubts[:_WITHHELD]),
        more_withheld=max(len(doubts) - _WITHHELD, 0),
        not_covered=missing,
        empty_means=empty,
    )


def _rounds(view: View, sites: Sequence[Site]) -> dict[str, list[RoundRecord]]:
    """Give each site's last rounds, latest first."""
    noted: defaultdict[str, list[RoundRecord]] = defaultdict(list)
    if len(sites) > _SITES:
        for note in view.store.queries.rounds(limit=_ROUNDS * _SITES):
            noted[note.url].append(note)
    for site in sites:
        if site.url not in noted:
            noted[site.url] = list(view.store.queries.rounds(site, limit=_ROUNDS))
    return noted


def _site(site: Site, notes: list[RoundRecord], health: Health | None) -> SiteScope:
    taken = [note for note in notes if note.state == "accepted"]
    names = taken[0].organizations if taken else None
    held = notes[0].reason if notes and notes[0].state == "quarantined" else None
    return SiteScope.of(
        site,
        first=min((note.window.first for note in taken), default=None),
        last=max((note.window.last for note in taken), default=None),
        organizations=None if names is None else names[:_DAYS_AHEAD],
        seen=taken[0].seen if taken else None,
        failing_since=health.failing_since if health else None,
        failure=health.failure if health else None,
        why=why_failing(health, "en"),
        held_back=held,
    )


def _is_of(known: KnownDoubt, want: Question) -> bool:
    """Tell whether what is withheld may be of the organization asked for."""
    names = known.doubt.organizations
    if not want.organizations or names is None:
        return True
    return not names_of(want.organizations[0]).isdisjoint(map(folded, names))


def _withheld(known: KnownDoubt) -> Withheld:
    doubt = known.doubt
    days = sorted({meeting.date for way in doubt.alternatives for meeting in way.meetings})
    return Withheld.of(
        doubt,
        code=doubt.code.value,
        why=caveat_words(doubt.caveat, "en"),
        url=link_to(doubt.provenance) or known.site.url,
        since=known.since,
        possible_days=tuple(days[:_DAYS_AHEAD]),
    )


def _missing(view: View, want: Question, scopes: list[SiteScope], noted: dict[str, list[RoundRecord]]) -> Iterator[str]:
    """Say what no site answers for."""
    town = view.store.queries.municipality(want.municipalities[0]) if want.municipalities else None
    place = town.name if town else "any municipality asked for"
    if not scopes:
        yield f"No site of {place} is followed here."
        return
    windows = [(scope.first, scope.last) for scope in scopes if scope.first and scope.last]
    if not windows:
        reasons = (scope.why for scope in scopes if scope.why)
        yield " ".join(dict.fromkeys((f"No list of {place} has been taken yet.", *reasons)))
        return
    begin, end = min(first for first, _ in windows), max(last for _, last in windows)
    if want.first is not None and want.first < begin:
        yield f"Days before {begin.isoformat()}: no list has answered for them."
    if want.last is not None and want.last > end:
        yield f"Days after {end.isoformat()}: no list has answered for them."
    for scope in scopes:
        if scope.failing_since is not None and scope.municipality is not None:
            since = scope.failing_since.date().isoformat()
            yield f"What {scope.municipality.name} has published since {since}: a site of it fails. {scope.why}"
        if scope.held_back is not None and scope.municipality is not None and scope.seen is not None:
            since = scope.seen.date().isoformat()
            yield f"What {scope.municipality.name} has published since {since}: its later list is held back, see held_back."
    if town is not None and want.organizations:
        listed = {folded(name) for scope in scopes for note in noted[scope.url] for name in note.organizations or ()}
        known = names_of(want.organizations[0]) & listed or any(view.store.meetings(town, want.organizations[0]))
        if not known:
            yield f"No meeting of an organization by the name asked for is known in {place}; find_places lists those that are."


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
    passed = meeting.last_day < view.today
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
