"""Lists of the JSON API: each a page long, within the bounds of one request, and where the next page begins.

All that is known goes line by line too (NDJSON): the meetings as they stand, and the changes that follow them.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from operator import methodcaller
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, AwareDatetime, Field, TypeAdapter

from agendawatch.answers import ask
from agendawatch.answers.ask import View
from agendawatch.answers.question import Question
from agendawatch.diff.normalization import folded
from agendawatch.errors import InputError
from agendawatch.i18n import Language
from agendawatch.i18n.caveats import json_context
from agendawatch.i18n.failures import why_failing
from agendawatch.model import Change, Meeting, Municipality, Proposal, Provenance, Site
from agendawatch.model.change import Health
from agendawatch.model.grounds import change_link, decision_ground, item_ground, link_to
from agendawatch.model.value import Value
from agendawatch.server.rows import (
    FollowedProposal,
    FoundText,
    KnownDoubt,
    KnownMunicipality,
    KnownOrganization,
    SiteState,
    SiteStateCode,
)
from agendawatch.site import addresses
from agendawatch.site.addresses import hit_path
from agendawatch.store.queries import After

T = TypeVar("T")
NDJSON = "application/x-ndjson; charset=utf-8"
_MOST_OCTETS = 4 * 1024 * 1024
"""Octets of a page: it ends sooner rather than grow longer."""
_MOST_LINES = 8 * 1024 * 1024
"""Octets of an answer in lines, likewise."""
_STALE = dt.timedelta(days=8)
"""A site that has not given its meetings for so long is stale: rounds are made at least once a week."""

Row = tuple[Value, str]
"""A thing, and the cursor behind it."""
Links = Callable[[list[Any]], object]
"""Leads to the words that the rows of a page rest on. Any: rows of its own kind."""


def written(rows: Iterable[Row], limit: int, language: Language, *, links: Links | None = None) -> bytes:
    """Write a page: no more rows than asked for, and no more octets than one answer may have.

    Caveats hold their sentence too, in the language that was asked for.
    """
    context = json_context(language)
    known = list(islice(rows, limit + 1))
    written_rows = (value.model_dump_json(context=context).encode() for value, _ in known[:limit])
    parts = list(_that_fit(written_rows, _MOST_OCTETS))
    cursor = known[len(parts) - 1][1] if len(parts) < len(known) else None
    leading = b""
    if links:
        leading = b',"links":' + json.dumps(links([value for value, _ in known[: len(parts)]])).encode()
    return b'{"next":%s,"items":[%s]%s}\n' % (json.dumps(cursor).encode(), b",\n".join(parts), leading)


def _that_fit(parts: Iterable[bytes], most: int) -> Iterator[bytes]:
    """Give parts for as long as they are no more octets than one answer may have; one at least, however large."""
    octets = 0
    for nth, part in enumerate(parts):
        octets += len(part)
        if nth and octets > most:
            return
        yield part


def meeting_links(meetings: Iterable[Meeting]) -> dict[str, str]:
    """Give the links to the words that meetings, their items and decisions rest on, each by what it is of."""
    grounds: list[tuple[str, Provenance | None]] = []
    for meeting in meetings:
        grounds.append((meeting.id, meeting.provenance))
        for nth, item in enumerate(meeting.agenda or (), start=1):
            grounds.append((f"{meeting.id}#punkt-{nth}", item_ground(meeting, item)))
            grounds.append((f"{meeting.id}#beslut-{nth}", decision_ground(meeting, item)))
    return _known_links(grounds)


def change_links(changes: Iterable[Change]) -> list[str | None]:
    """Give the link to what each change rests on."""
    return [change_link(change) for change in changes]


def _known_links(grounds: Iterable[tuple[str, Provenance | None]]) -> dict[str, str]:
    return {of: link for of, ground in grounds if (link := link_to(ground)) is not None}


def meetings(view: View, question: Question) -> Iterator[Row]:
    """List meetings by day; those that hold the words, where words are asked for."""
    last: str | None = None
    for meeting, _ in ask.meetings(view, question, after=read_cursor(question.cursor, AFTER)):
        if meeting.id != last:
            last = meeting.id
            yield meeting, _behind(meeting)


def _behind(meeting: Meeting) -> str:
    return write_cursor(meeting.date.isoformat(), folded(meeting.organization.name), meeting.id)


def changes(view: View, question: Question) -> Iterator[Row]:
    """List changes in the order seen, from the first or from a day on."""
    since, passed = read_cursor(question.cursor, SEEN) or (None, 0)
    same, nth = None, 0
    for change in ask.changes(view, question, since):
        nth = nth + 1 if change.seen == same else 1
        same = change.seen
        if change.seen is not None and not (change.seen == since and nth <= passed):
            yield change, write_cursor(change.seen.isoformat(), nth)


def doubts(view: View, question: Question) -> Iterator[Value]:
    """List what is withheld, in the order that it was first seen."""
    for known in ask.doubts(view, question):
        site, link = known.site, link_to(known.doubt.provenance)
        yield KnownDoubt(
            id=known.id, municipality=site.municipality, site=site.url, since=known.since, link=link, doubt=known.doubt
        )


def municipalities(view: View, question: Question) -> Iterator[Value]:
    """List municipalities of which meetings are known, by name."""
    known: dict[Municipality, list[int]] = {}
    for town, _, meetings in ask.organizations(view, question):
        if town is not None:
            known.setdefault(town, []).append(meetings)
    for town, counts in sorted(known.items(), key=lambda it: (it[0].name.casefold(), it[0].code)):
        page = addresses.municipality_path(town)
        feed = addresses.feed_path(page, "ics")
        yield KnownMunicipality(
            municipality=town, organizations=len(counts), meetings=sum(counts), page=page, feed=feed
        )


def organizations(view: View, question: Question) -> Iterator[Value]:
    """List organizations of which meetings are known, by municipality and name."""
    known = ask.organizations(view, question)
    ordered = sorted(known, key=lambda it: (it[0].name.casefold() if it[0] else "", it[1].name.casefold()))
    for town, organization, count in ordered:
        page = addresses.organization_path(town, organization)
        feed = addresses.feed_path(page, "ics")
        yield KnownOrganization(municipality=town, organization=organization, meetings=count, page=page, feed=feed)


def proposals(view: View, question: Question) -> Iterator[Value]:
    """List followed proposals in the order in which they began to be followed."""
    return (followed(proposal, view.now.date()) for proposal in ask.proposals(view, question))


def followed(proposal: Proposal, today: dt.date) -> FollowedProposal:
    """Tell where a proposal stands."""
    page = addresses.proposal_path(proposal)
    status = proposal.status_at(today).code
    # The links to the words that a proposal, its actions and what touches it rest on, each by what it is of.
    grounds = [(proposal.id, proposal.provenance)]
    grounds += [(f"{proposal.id}#steg-{nth}", it.provenance) for nth, it in enumerate(proposal.actions, start=1)]
    grounds += [(f"{proposal.id}#relaterat-{nth}", it.provenance) for nth, it in enumerate(proposal.related, start=1)]
    feed, links = addresses.feed_path(page, "ics"), _known_links(grounds)
    return FollowedProposal(proposal=proposal, status=status, as_of=today, page=page, feed=feed, links=links)


def counted(list_rows: Callable[[View, Question], Iterable[Value]]) -> Callable[[View, Question], Iterator[Row]]:
    """Count the rows of a list, and begin behind those of the pages before."""

    def rows(view: View, question: Question) -> Iterator[Row]:
        (passed,) = read_cursor(question.cursor, PASSED) or (0,)
        for nth, row in islice(enumerate(list_rows(view, question), start=1), passed, None):
            yield row, write_cursor(nth)

    return rows


def texts(view: View, question: Question) -> Iterator[Row]:
    """List items, meetings, documents and proposals that hold every word, the best first."""
    (passed,) = read_cursor(question.cursor, PASSED) or (0,)
    found = ask.search(view, question, limit=question.limit + 1, offset=passed)
    for nth, hit in enumerate(found.hits, start=passed + 1):
        yield FoundText(hit=hit, page=hit_path(hit), link=hit.link), write_cursor(nth)


def states(view: View, question: Question) -> Iterator[Value]:
    """List every site with its state, by address."""
    healths = {health.url: health for health in view.store.queries.site_health()}
    whole = {doubt.site.url for doubt in view.store.doubts() if doubt.doubt.organization is None}
    for site in sorted(ask.sites(view, question), key=lambda site: site.url):
        health = healths.get(site.url)
        failing = health if health and health.failing_since else None
        yield SiteState(
            site=site.url,
            municipality=site.municipality,
            state=state_of(site, health, withheld=site.url in whole, now=view.now),
            last_success=health.succeeded if health else None,
            failing_since=failing.failing_since if failing else None,
            failure=failing.failure if failing else None,
            status=failing.status if failing else None,
            failure_words=why_failing(failing, question.language),
        )


def state_of(site: Site, health: Health | None, *, withheld: bool, now: dt.datetime) -> SiteStateCode:
    """Tell how a site is followed; the first that fits, in the order of the codes."""
    if site.last_year is not None and site.last_year < now.year:
        return SiteStateCode.DISCONTINUED
    if health is None or health.succeeded is None:
        return SiteStateCode.NEVER
    if health.failing_since is not None:
        return SiteStateCode.FAILING
    if withheld:
        return SiteStateCode.WITHHELD
    return SiteStateCode.STALE if now - health.succeeded > _STALE else SiteStateCode.OK


# Line by line.


def change_lines(view: View, question: Question) -> bytes:
    """Write the changes behind a number, each with its own; the last of them is what the next request asks with.

    Numbers grow in the order that rounds were written down, so that none is skipped and none comes twice, also while
    a round writes.
    """
    context = json_context(question.language)

    def lines() -> Iterator[bytes]:
        for nth, change in view.looking(view.store.queries.numbered_changes(question.after, limit=question.lines)):
            if view.is_shown(change.meeting.municipality):
                link, written_change = json.dumps(change_link(change)), change.model_dump_json(context=context)
                yield b'{"number":%d,"link":%s,"change":%s}\n' % (nth, link.encode(), written_change.encode())

    return b"".join(_that_fit(lines(), _MOST_LINES))


def snapshot_lines(view: View, question: Question) -> bytes:
    """Write meetings by day: first the number to ask for changes behind, then a meeting a line, then the next cursor.

    Whoever reads all pages and then the changes behind the first page's number misses nothing; a change that a later
    page held already is met again.
    """
    context = json_context(question.language)
    after = view.store.queries.last_change_number()
    picked = replace(view.picked(question), after=read_cursor(question.cursor, AFTER), limit=question.lines + 1)
    rows = list(view.looking(view.store.queries.filtered_meetings(picked)))
    lines = (
        b'{"meeting":%s,"links":%s}'
        % (meeting.model_dump_json(context=context).encode(), json.dumps(meeting_links([meeting])).encode())
        for meeting in rows[: question.lines]
    )
    fitting = list(_that_fit(lines, _MOST_LINES))
    cursor = _behind(rows[len(fitting) - 1]) if len(fitting) < len(rows) else None
    return b"\n".join([b'{"after":%d}' % after, *fitting, json.dumps({"next": cursor}).encode()]) + b"\n"


# Cursors: where the next page of a list begins, opaque to who asks, and checked when they come back.


_Count = Annotated[int, Field(ge=0, le=10_000_000)]
_Name = Annotated[str, Field(pattern=r"^[^\x00]*$")]
PASSED: TypeAdapter[tuple[int]] = TypeAdapter(tuple[_Count])
_Utc = Annotated[AwareDatetime, AfterValidator(methodcaller("astimezone", dt.UTC))]
SEEN: TypeAdapter[tuple[dt.datetime, int]] = TypeAdapter(tuple[_Utc, _Count])
AFTER: TypeAdapter[After] = TypeAdapter(tuple[dt.date, _Name, _Name])


def write_cursor(*facts: str | int) -> str:
    """Write where a page ends.

    >>> read_cursor(write_cursor("2026-03-11", "ks", "m1"), AFTER)
    (datetime.date(2026, 3, 11), 'ks', 'm1')
    """
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode("ascii").rstrip("=")


def read_cursor(written: str | None, kind: TypeAdapter[T]) -> T | None:
    """Read where the page before ended; what no page of this list ever ended with raises `InputError`.

    `None` is the first page's, before which there is none.
    """
    if written is None:
        return None
    try:
        raw = written.encode("ascii")
        facts = base64.b64decode(raw + b"=" * (-len(raw) % 4), altchars=b"-_", validate=True)
        return kind.validate_json(facts, strict=True)
    except (ValueError, OverflowError) as error:
        raise InputError(field="cursor", value=written, expected="`next` of the page before") from error
