"""What an organization's page says, and a municipality's: also what is decided there this week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from agendawatch.feeds.event_fields import OFF
from agendawatch.lang.sv.references import case_key
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Change,
    ChangeKind,
    DeadlineKind,
    Document,
    DocumentClassification,
    Doubt,
    ItemClassification,
    Meeting,
    Municipality,
    Organization,
    OrganizationClassification,
    Outcome,
    Party,
    Proposal,
)
from agendawatch.model.change import Health
from agendawatch.proposals.authority import kind_of, recommends
from agendawatch.proposals.deadlines import deadline
from agendawatch.site.addresses import month_path, municipality_path, organization_path
from agendawatch.site.facts.meetings import counted, handled
from agendawatch.site.facts.page import WEEK, Examples, Truncated, alphabetical, by_hour, examples_of
from agendawatch.site.facts.proposals import state_of

# What is decided in a municipality this week, and what can still be influenced there.

_A_YEAR = dt.timedelta(days=400)
RUNNING = dt.timedelta(days=30)
"""Longer than the time to appeal, weekends and holidays counted."""
_MOST, _MOST_ITEMS = 12, 6
_ASKED = frozenset({ItemClassification.MOTION, ItemClassification.CITIZEN_PROPOSAL})
_OPEN = frozenset({Outcome.TABLED, Outcome.REFERRED_BACK, Outcome.REFERRED, Outcome.FORWARDED})


class OpenMatter(NamedTuple):
    """A motion or a citizen's proposal that is not decided, as it was handled last, or is to be next."""

    item: AgendaItem
    meeting: Meeting
    ahead: bool
    """Whether the meeting is yet to be."""


class RunningAppeal(NamedTuple):
    """A meeting whose decisions can be appealed."""

    meeting: Meeting
    last: dt.date
    """The last day, counted from the first notice."""
    sure: bool
    """False where its minutes have several notices."""


@dataclass(frozen=True, slots=True)
class Openings:
    """What a municipality's page answers first."""

    week: tuple[tuple[Meeting, tuple[AgendaItem, ...]], ...]
    """Meetings of the coming seven days, each with the first matters of its agenda."""
    following: Meeting | None
    """The next meeting, this week or later; `None` where none is known."""
    public: Meeting | None
    """The council's next meeting, which the law opens to all; `None` where none is known."""
    appeals: tuple[RunningAppeal, ...]
    """By last day."""
    undecided: Truncated[OpenMatter]
    """Those that are to be handled first, then the latest; of the last year, and only where we know that they are open."""


def openings(meetings: Iterable[Meeting], today: dt.date) -> Openings:
    """Gather it from a municipality's meetings."""
    ordered = [it for it in sorted(meetings, key=by_hour) if it.status not in OFF]
    ahead = [it for it in ordered if it.last_day >= today]
    council = (it for it in ahead if kind_of(it.organization) is OrganizationClassification.COUNCIL)
    return Openings(
        week=tuple((it, handled(it)[:_MOST_ITEMS]) for it in ahead if it.date < today + WEEK)[:_MOST],
        following=next(iter(ahead), None),
        public=next(council, None),
        appeals=tuple(sorted(filter(None, (_appeal(it, today) for it in ordered)), key=lambda it: it.last)),
        undecided=Truncated.first(_undecided(ordered, today), _MOST),
    )


def _undecided(ordered: Sequence[Meeting], today: dt.date) -> tuple[OpenMatter, ...]:
    last: dict[object, OpenMatter | None] = {}
    for meeting in ordered:
        ahead = meeting.last_day >= today
        for item in handled(meeting):
            which: object = case_key(item.reference) if item.reference else item.title.casefold()
            if item.classification in _ASKED or which in last:
                undecided = item.decision and (item.decision.outcome in _OPEN or recommends(meeting.organization, item))
                is_open = ahead or undecided
                last[which] = OpenMatter(item, meeting, ahead) if is_open else None
    # Counted from the newest meeting: what hangs on the day has to be in the page's key.
    since = max((it.date for it in ordered), default=today) - _A_YEAR
    found = [it for it in last.values() if it is not None and it.meeting.date >= since]
    coming = [matter for matter in found if matter.ahead]
    return (*coming, *(matter for matter in reversed(found) if not matter.ahead))


def _appeal(meeting: Meeting, today: dt.date) -> RunningAppeal | None:
    """Count the time to appeal of a meeting that decided something and has a dated notice; `None` once it is out."""
    notices = [it for it in meeting.documents if it.classification is DocumentClassification.MINUTES_NOTICE]
    days = {notice.published.astimezone(STOCKHOLM).date() for notice in notices if notice.published}
    if not days or not any(it.decision for it in handled(meeting)):
        return None
    last = deadline(DeadlineKind.APPEAL, max(min(days), meeting.date)).date
    return RunningAppeal(meeting, last, len(days) == 1) if last >= today else None


_MOST_AHEAD, _MOST_NEXT, _MOST_BEHIND, _MOST_CHANGES, _MOST_PAPERS = 40, 18, 40, 16, 12


_ORDER = (
    OrganizationClassification.COUNCIL,
    OrganizationClassification.EXECUTIVE_BOARD,
    OrganizationClassification.REGION_BOARD,
    OrganizationClassification.COMMITTEE,
    OrganizationClassification.SUBCOMMITTEE,
    OrganizationClassification.COMPANY,
    OrganizationClassification.OTHER,
)
"""Who is named first on a municipality's page."""


@dataclass(frozen=True, slots=True)
class MeetingDocument:
    """A document, and the meeting that it belongs to."""

    document: Document
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class OrganizationPage:
    """An organization: its next meetings, what changed, what has been, its papers."""

    template: ClassVar[str] = "organization"
    feeds: ClassVar[tuple[str, ...]] = ("ics", "atom")

    path: str
    municipality: Municipality | None
    organization: Organization
    ahead: Truncated[Meeting]
    """By day, today's among them."""
    behind: Truncated[Meeting]
    """The latest first."""
    changes: Truncated[Change]
    """Of the last week, the newest first."""
    papers: tuple[MeetingDocument, ...]
    """The latest meetings' documents."""
    failing: Health | None
    """How the one of its municipality's sites answered that fails longest; `None` while all are read."""
    month: str | None
    """Where the municipality's month of its next meeting is, or of its last; `None` without any."""
    doubts: tuple[Doubt, ...] = ()
    """What of it is not read with certainty, and withheld."""
    outcomes: tuple[tuple[Outcome, int], ...] = ()
    """What became of the items of past meetings, `unknown` last; formalities do not count."""
    sent_on: int = 0
    """How many of them went to another organization."""

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        return examples_of(*self.ahead, *self.behind, *self.changes)


@dataclass(frozen=True, slots=True)
class MunicipalityPage:
    """A municipality: its organizations, their next meetings, what changed, what is followed there."""

    template: ClassVar[str] = "municipality"
    feeds: ClassVar[tuple[str, ...]] = ("ics", "atom", "json")

    path: str
    municipality: Municipality | None
    organizations: tuple[tuple[Organization, Meeting | None], ...]
    """By name, each with its next meeting; `None` where none is known."""
    ahead: Truncated[Meeting]
    changes: Truncated[Change]
    proposals: tuple[tuple[Proposal, str], ...]
    """Those followed there, each with its status on the day."""
    failing: Health | None
    """How the one of its sites answered that fails longest; `None` while all are read."""
    month: str | None
    """Where the month of its next meeting is, or of its last; `None` without any."""
    openings: Openings
    """What is decided this week, and what can still be influenced."""
    doubts: tuple[Doubt, ...] = ()
    """What of it is not read with certainty, and withheld."""
    parties: tuple[Party, ...] = ()
    """Those with a page."""

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        following = (meeting for _, meeting in self.organizations)
        followed = (proposal for proposal, _ in self.proposals)
        return examples_of(*following, *self.ahead, *self.changes, *followed)


def organization_page(
    municipality: Municipality | None,
    organization: Organization,
    *,
    meetings: Iterable[Meeting],
    changes: Iterable[Change] = (),
    failing: Health | None = None,
    doubts: Iterable[Doubt] = (),
    now: dt.datetime,
) -> OrganizationPage:
    """Gather what is said of an organization; meetings and changes are its own, and doubts its municipality's."""
    ordered = sorted(meetings, key=by_hour)
    today = now.astimezone(STOCKHOLM).date()
    ahead = [meeting for meeting in ordered if meeting.last_day >= today]
    behind = [meeting for meeting in ordered if meeting.last_day < today][::-1]
    items = [it for meeting in behind for it in handled(meeting)]
    papers = [MeetingDocument(paper, meeting) for meeting in (*ahead[::-1], *behind) for paper in meeting.documents]
    path = organization_path(municipality, organization)
    pages = {meeting.provenance.url for meeting in ordered if meeting.provenance}

    def is_own(doubt: Doubt) -> bool:
        """Tell whether a doubt is of this organization, or of a whole page that its meetings were read from."""
        if doubt.organization is not None:
            return organization_path(municipality, doubt.organization) == path
        return doubt.provenance is not None and doubt.provenance.url in pages

    return OrganizationPage(
        path=path,
        municipality=municipality,
        organization=organization,
        ahead=Truncated.first(ahead, _MOST_AHEAD),
        behind=Truncated.first(behind, _MOST_BEHIND),
        changes=Truncated.first(recent(changes, now), _MOST_CHANGES),
        papers=tuple(papers[:_MOST_PAPERS]),
        failing=failing,
        month=_month(municipality, ordered, ahead),
        doubts=tuple(filter(is_own, doubts)),
        outcomes=counted(item.decision.outcome if item.decision else Outcome.UNKNOWN for item in items),
        sent_on=sum(item.decision is not None and item.decision.next_organization is not None for item in items),
    )


def municipality_page(
    municipality: Municipality | None,
    *,
    meetings: Iterable[Meeting],
    changes: Iterable[Change] = (),
    proposals: Iterable[Proposal] = (),
    parties: Iterable[Party] = (),
    failing: Health | None = None,
    doubts: Iterable[Doubt] = (),
    now: dt.datetime,
) -> MunicipalityPage:
    """Gather what is said of a municipality; all that is given is its own."""
    ordered = sorted(meetings, key=by_hour)
    today = now.astimezone(STOCKHOLM).date()
    ahead = [meeting for meeting in ordered if meeting.last_day >= today]
    # Those that have meetings, once for each page; the next meeting is the first one ahead.
    pages = {organization_path(municipality, it.organization): it.organization for it in ordered}
    following = {organization_path(municipality, it.organization): it for it in reversed(ahead)}
    pairs = [(organization, following.get(path)) for path, organization in pages.items()]
    pairs.sort(key=lambda pair: (_ORDER.index(pair[0].classification), alphabetical(pair[0].name)))
    return MunicipalityPage(
        path=municipality_path(municipality),
        municipality=municipality,
        organizations=tuple(pairs),
        ahead=Truncated.first(ahead, _MOST_NEXT),
        changes=Truncated.first(recent(changes, now), _MOST_CHANGES),
        proposals=tuple((proposal, state_of(proposal, today)) for proposal in proposals if proposal.joined_to is None),
        failing=failing,
        month=_month(municipality, ordered, ahead),
        doubts=tuple(doubts),
        parties=tuple(parties) if municipality else (),
        openings=openings(ordered, today),
    )


def recent(changes: Iterable[Change], now: dt.datetime) -> tuple[Change, ...]:
    """Take the changes of the last week, the newest first; what we corrected of our own is no news."""
    since, ours = now - WEEK, ChangeKind.CORRECTED
    found = [it for it in changes if it.seen and since <= it.seen <= now and it.kind is not ours]
    return tuple(sorted(found, key=lambda change: change.seen or now, reverse=True))


def _month(municipality: Municipality | None, ordered: Sequence[Meeting], ahead: Sequence[Meeting]) -> str | None:
    """Tell where the month is that somebody wants to see first: that of the next meeting, else of the last."""
    first = ahead[0] if ahead else ordered[-1] if ordered else None
    return month_path(first.date.year, first.date.month, municipality_path(municipality)) if first else None
