"""Lists of the JSON API: each a page long, within the bounds of one request, and where the next page begins."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from agendawatch.answers import ask
from agendawatch.answers.question import Question
from agendawatch.diff.normalization import folded
from agendawatch.i18n import Language
from agendawatch.i18n.caveats import json_context
from agendawatch.model import Change, Meeting, Municipality, Proposal, Provenance
from agendawatch.model.grounds import change_link, decision_ground, item_ground, link_to
from agendawatch.model.value import Value
from agendawatch.server.cursors import read_cursor, read_moment, write_cursor
from agendawatch.server.feed_builder import FeedRequest
from agendawatch.server.rows import FollowedProposal, FoundText, KnownDoubt, KnownMunicipality, KnownOrganization
from agendawatch.site import addresses
from agendawatch.site.addresses import hit_path
from agendawatch.store.queries import After

_MOST_OCTETS = 4 * 1024 * 1024
"""Octets of a page: it ends sooner rather than grow longer."""


Row = tuple[Value, str]
"""A thing, and the cursor behind it."""


Links = Callable[[list[Any]], object]
"""Leads to the words that the rows of a page rest on. Any: rows of its own kind."""


def written(rows: Iterable[Row], limit: int, language: Language, *, links: Links | None = None) -> bytes:
    """Write a page: no more rows than asked for, and no more octets than one answer may have.

    Caveats hold their sentence too, in the language that was asked for.
    """
    parts: list[bytes] = []
    octets, cursor, left = 0, None, False
    held: list[Value] = []
    context = json_context(language)
    for value, behind in rows:
        part = value.model_dump_json(context=context).encode()
        if len(parts) >= limit or (parts and octets + len(part) > _MOST_OCTETS):
            left = True
            break
        parts.append(part)
        octets += len(part)
        held.append(value)
        cursor = behind
    following = json.dumps(cursor if left else None).encode()
    leading = b',"links":' + json.dumps(links(held)).encode() if links else b""
    return b'{"next":' + following + b',"items":[' + b",\n".join(parts) + b"]" + leading + b"}\n"


def meeting_links(meetings: Iterable[Meeting]) -> dict[str, str]:
    """Give the links to the words that meetings, their items and decisions rest on, each by what it is of."""
    grounds: list[tuple[str, Provenance | None]] = []
    for meeting in meetings:
        grounds.append((meeting.id, meeting.provenance))
        for nth, item in enumerate(meeting.agenda or (), start=1):
            grounds.append((f"{meeting.id}#punkt-{nth}", item_ground(meeting, item)))
            grounds.append((f"{meeting.id}#beslut-{nth}", decision_ground(meeting, item)))
    return _led(grounds)


def change_links(changes: Iterable[Change]) -> list[str | None]:
    """Give the link to what each change rests on."""
    return [change_link(change) for change in changes]


def _proposal_links(proposal: Proposal) -> dict[str, str]:
    """Give the links to the words that a proposal, its actions and what touches it rest on, each by what it is of."""
    grounds = [(proposal.id, proposal.provenance)]
    grounds += [(f"{proposal.id}#steg-{nth}", it.provenance) for nth, it in enumerate(proposal.actions, start=1)]
    grounds += [(f"{proposal.id}#relaterat-{nth}", it.provenance) for nth, it in enumerate(proposal.related, start=1)]
    return _led(grounds)


def _led(grounds: Iterable[tuple[str, Provenance | None]]) -> dict[str, str]:
    return {of: link for of, ground in grounds if (link := link_to(ground)) is not None}


def meetings(asking: FeedRequest, asked: Question) -> Iterator[Row]:
    """List meetings by day; those that hold the words, where words are asked for."""
    after: After | None = None
    if asked.cursor is not None:
        day, board, identifier = map(str, read_cursor(asked.cursor, str, str, str))
        after = (read_moment(f"{day}T00:00:00+00:00").date(), board, identifier)
    last: str | None = None
    for meeting, _ in ask.meetings(asking.view, asked, after=after):
        if meeting.id != last:
            last = meeting.id
            yield meeting, write_cursor(meeting.date.isoformat(), folded(meeting.organization.name), meeting.id)


def changes(asking: FeedRequest, asked: Question) -> Iterator[Row]:
    """List changes in the order seen, from the first or from a day on."""
    since: dt.datetime | None = None
    passed = 0
    if asked.cursor is not None:
        told, passed = read_cursor(asked.cursor, str, int)  # type: ignore[assignment] # checked there
        since = read_moment(told)
    same, nth = None, 0
    for change in ask.changes(asking.view, asked, since):
        nth = nth + 1 if change.seen == same else 1
        same = change.seen
        if change.seen is not None and not (change.seen == since and nth <= passed):
            yield change, write_cursor(change.seen.isoformat(), nth)


def doubts(asking: FeedRequest, asked: Question) -> Iterator[Row]:
    """List what is withheld, in the order that it came."""
    rows = (
        KnownDoubt(
            id=it.id,
            municipality=it.site.municipality,
            site=it.site.url,
            since=it.since,
            link=link_to(it.doubt.provenance),
            doubt=it.doubt,
        )
        for it in ask.doubts(asking.view, asked)
    )
    return counted(rows, asked.cursor)


def municipalities(asking: FeedRequest, asked: Question) -> Iterator[Row]:
    """List municipalities of which meetings are known, by name."""
    known: dict[Municipality, list[int]] = {}
    for town, _, meetings in ask.organizations(asking.view, asked):
        if town is not None:
            known.setdefault(town, []).append(meetings)
    rows = (
        KnownMunicipality(
            municipality=town,
            organizations=len(held),
            meetings=sum(held),
            page=addresses.municipality_path(town),
            feed=addresses.feed_path(addresses.municipality_path(town), "ics"),
        )
        for town, held in sorted(known.items(), key=lambda it: (it[0].name.casefold(), it[0].code))
    )
    return counted(rows, asked.cursor)


def organizations(asking: FeedRequest, asked: Question) -> Iterator[Row]:
    """List organizations of which meetings are known, by municipality and name."""
    ordered = sorted(
        ask.organizations(asking.view, asked),
        key=lambda it: (it[0].name.casefold() if it[0] else "", it[1].name.casefold()),
    )
    rows = (
        KnownOrganization(
            municipality=town,
            organization=organization,
            meetings=meetings,
            page=addresses.organization_path(town, organization),
            feed=addresses.feed_path(addresses.organization_path(town, organization), "ics"),
        )
        for town, organization, meetings in ordered
    )
    return counted(rows, asked.cursor)


def proposals(asking: FeedRequest, asked: Question) -> Iterator[Row]:
    """List followed proposals in the order that they came."""
    rows = (followed(proposal, asking.now.date()) for proposal in ask.proposals(asking.view, asked))
    return counted(rows, asked.cursor)


def followed(proposal: Proposal, today: dt.date) -> FollowedProposal:
    """Tell where a proposal stands."""
    page = addresses.proposal_path(proposal)
    status = proposal.status_at(today).code
    return FollowedProposal(
        proposal=proposal,
        status=status,
        as_of=today,
        page=page,
        feed=addresses.feed_path(page, "ics"),
        links=_proposal_links(proposal),
    )


def texts(asking: FeedRequest, asked: Question) -> Iterator[Row]:
    """List items, meetings, documents and proposals that hold every word, the best first."""
    passed = int(read_cursor(asked.cursor, int)[0]) if asked.cursor is not None else 0
    found = ask.search(asking.view, asked, limit=asked.limit + 1, offset=passed)
    for nth, hit in enumerate(found.hits, start=passed + 1):
        yield FoundText(hit=hit, page=hit_path(hit), link=hit.link), write_cursor(nth)


def counted(rows: Iterable[Value], cursor: str | None) -> Iterator[Row]:
    """Count rows, and begin behind those of the pages before."""
    passed = read_cursor(cursor, int)[0] if cursor is not None else 0
    for nth, row in islice(enumerate(rows, start=1), int(passed), None):
        yield row, write_cursor(nth)
