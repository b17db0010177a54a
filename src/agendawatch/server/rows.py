"""What the JSON API answers with, as values: the OpenAPI document is made of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from agendawatch.failure import FailureCode
from agendawatch.model import (
    Change,
    Doubt,
    Meeting,
    Municipality,
    Organization,
    Proposal,
    ProposalStatus,
)
from agendawatch.model.value import Aware, Value
from agendawatch.store.search import SearchHit


class KnownMunicipality(Value):
    """A municipality of which meetings are known."""

    municipality: Municipality
    organizations: int
    meetings: int
    page: str
    """Its page, relative to the site's root."""
    feed: str
    """Its calendar, likewise; `.atom` and `.json` stand beside it."""


class KnownOrganization(Value):
    """An organization of which meetings are known."""

    municipality: Municipality | None
    organization: Organization
    meetings: int
    page: str
    feed: str


class FollowedProposal(Value):
    """A followed proposal, and where it stands today."""

    proposal: Proposal
    status: ProposalStatus
    as_of: dt.date
    page: str
    feed: str
    links: Mapping[str, str]
    """Lead to the words that it rests on, by its id: a page of a PDF, or a text fragment of a page. Those of an action
    stand by the proposal's id and its place, as `p1#steg-1`, those of a related matter as `p1#relaterat-1`."""


class FoundText(Value):
    """An agenda item, a meeting, a document or a proposal that holds the words asked for."""

    hit: SearchHit
    page: str
    """The page that shows it, relative to the site's root; an item's place on it behind `#`."""
    link: str | None
    """Leads to the document that holds the words, at its page; `None` for what is no document."""


class KnownDoubt(Value):
    """What is withheld, since its page is not read with certainty."""

    id: str
    municipality: Municipality | None
    """`None` when its site names none."""
    site: str
    """The site's address."""
    since: Aware
    """When it was first seen as it is."""
    link: str | None
    """Leads to the words that are in doubt, where that is known."""
    doubt: Doubt


class SiteStateCode(StrEnum):
    """How a site is followed."""

    DISCONTINUED = "discontinued"
    """It holds earlier years alone, and is not asked any more."""
    NEVER = "never"
    """It has not given its meetings yet."""
    FAILING = "failing"
    """The last visits failed: what it has published since is not known."""
    WITHHELD = "withheld"
    """It answers, and what a page of it says is not told, since it is not read with certainty."""
    STALE = "stale"
    """It gave its meetings last more than eight days ago."""
    OK = "ok"


class SiteState(Value):
    """How one site is followed."""

    site: str
    """Its address."""
    municipality: Municipality | None
    state: SiteStateCode
    last_success: Aware | None
    """`None` when it never gave its meetings."""
    failing_since: Aware | None
    failure: FailureCode | None = None
    """Why it could not be read; `None` where it was, or where nobody knows."""
    status: int | None = None
    """The HTTP status that it answered with; `None` where none is the reason."""
    failure_words: str | None = None
    """The same as a sentence; `None` while it is read."""


class ChangeLine(Value):
    """A line of the changes: what was seen to be different, with the number to go on behind."""

    number: int
    link: str | None
    """Leads to what it rests on: a page of a PDF, or a text fragment of a page, where that is known."""
    change: Change


class SnapshotLine(Value):
    """A line of a snapshot: the first has `after`, the last `next`, those between a meeting each."""

    after: int | None = None
    """Ask for the changes behind this number when all pages are read."""
    meeting: Meeting | None = None
    links: Mapping[str, str] | None = None
    """Lead to the words that the meeting rests on, as in a list of meetings."""
    next: str | None = None
    """Give it as `cursor` for the next page; `null` on the last."""


class _Page(Value):
    next: str | None
    """Give it as `cursor` for the next page; `None` on the last."""


class Municipalities(_Page):
    """A page of municipalities, by name."""

    items: tuple[KnownMunicipality, ...]


class Organizations(_Page):
    """A page of organizations, by municipality and name."""

    items: tuple[KnownOrganization, ...]


class _Linked(Value):
    links: Mapping[str, str]
    """Lead to the words that each meeting rests on, by its id: a page of a PDF, or a text fragment of a page. Those of
    an item stand by the meeting's id and its place, as `1fe7#punkt-1`, those of its decision as `1fe7#beslut-1`."""


class Meetings(_Linked, _Page):
    """A page of meetings, by day."""

    items: tuple[Meeting, ...]


class LinkedMeeting(_Linked, Meeting):
    """A meeting by its id, with the links of a list of meetings."""


class Doubts(_Page):
    """A page of doubts, in the order that they came."""

    items: tuple[KnownDoubt, ...]


class SiteStates(_Page):
    """A page of sites, by address."""

    items: tuple[SiteState, ...]


class Changes(_Page):
    """A page of changes, in the order that they were seen."""

    items: tuple[Change, ...]
    links: tuple[str | None, ...]
    """Lead to what each of them rests on, in their order: a page of a PDF, or a text fragment of a page; `null` where no
    address is known."""


class Proposals(_Page):
    """A page of followed proposals, in the order that they came."""

    items: tuple[FollowedProposal, ...]


class Texts(_Page):
    """A page of what holds some words, the best first."""

    items: tuple[FoundText, ...]


class Mistake(Value):
    """What is wrong with one parameter."""

    field: str
    value: str
    expected: str


class Problem(Value):
    """What was wrong with a request (RFC 9457)."""

    title: str
    status: int
    detail: str
    field: str | None = None
    """The parameter concerned, the first of them."""
    value: str | None = None
    expected: str | None = None
    mistakes: tuple[Mistake, ...] | None = None
    """Everything that is wrong with the parameters."""
