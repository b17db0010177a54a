"""What municipalities state of their meetings: appended, signed, and going before what is read."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.diff.differences import changes_between, differs, keeps, overlaid
from agendawatch.diff.normalization import content_hash, frozen, thawed
from agendawatch.errors import InputError
from agendawatch.model import (
    Change,
    Listing,
    Meeting,
    MeetingStatus,
    Organization,
    Site,
    Statement,
    StatementKind,
    Window,
    durable,
)
from agendawatch.store import schema
from agendawatch.store.damage import read_row
from agendawatch.store.known import Known, chunks, rows_where
from agendawatch.store.round_rows import RowOrigin, append
from agendawatch.store.rows import insert, next_id
from agendawatch.store.signing import Keyring, SignedStatement

__all__ = [
    "Disagreement",
    "KnownStatement",
    "PageForm",
    "disagreements",
    "keep_forms",
    "page_forms",
    "standing",
    "state",
    "statements",
]

_ALWAYS = Window(first=dt.date.min, last=dt.date.max)
_BACK = {StatementKind.REVOKE, StatementKind.REVOKE_KEY}


@dataclass(frozen=True, slots=True)
class KnownStatement:
    """A statement as it was appended."""

    signed: SignedStatement
    seen: dt.datetime
    holds: bool
    """Whether it holds now: neither it nor its key was taken back."""


@dataclass(frozen=True, slots=True)
class PageForm:
    """What a page says of a meeting that something is stated of."""

    meeting: Meeting
    listed: bool
    """Whether its list still holds it."""
    seen: dt.datetime


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A meeting of which a page says otherwise than what is stated."""

    stated: Meeting
    page: PageForm


def statements(connection: Connection, meetings: Collection[str] | None = None) -> tuple[KnownStatement, ...]:
    """Give what was stated, of some meetings or of all, in the order that it was appended."""
    table = schema.statements
    rows = connection.execute(sa.select(table).order_by(table.c.id)).all()
    read = []
    for row in rows:
        statement = read_row(connection, "statements", row.id, Statement.model_validate_json, row.body)
        if statement is not None:
            read.append((SignedStatement(statement, row.signer, row.signature), row.seen))
    back = {it.statement.about for it, _ in read if it.statement.kind is StatementKind.REVOKE}
    gone = {it.statement.about for it, _ in read if it.statement.kind is StatementKind.REVOKE_KEY}
    return tuple(
        KnownStatement(
            it, seen, it.statement.kind not in _BACK and it.statement.id not in back and it.signer not in gone
        )
        for it, seen in read
        if meetings is None or it.statement.meeting in meetings
    )


def standing(connection: Connection, meetings: Collection[str] | None = None) -> dict[str, tuple[Statement, ...]]:
    """Give what holds, by meeting."""
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for it in statements(connection, meetings):
        if it.holds:
            found[it.signed.statement.meeting].append(it.signed.statement)
    return {key: tuple(held) for key, held in found.items()}


def page_forms(connection: Connection, *, site_id: int | None = None) -> dict[str, PageForm]:
    """Give what pages say of the meetings that something is stated of, by meeting."""
    table = schema.page_forms
    query = sa.select(table) if site_id is None else sa.select(table).where(table.c.site_id == site_id)
    found = {}
    for row in connection.execute(query.order_by(table.c.meeting_id)).all():
        meeting = read_row(connection, "page_forms", row.meeting_id, thawed, row.body)
        if meeting is not None:
            found[row.meeting_id] = PageForm(meeting, row.listed, row.seen)
    return found


def keep_forms(connection: Connection, site_id: int, forms: Mapping[str, PageForm]) -> None:
    """Keep what pages say now, in place of what they said before."""
    table = schema.page_forms
    for keys in chunks(forms):
        connection.execute(sa.delete(table).where(table.c.meeting_id.in_(keys)))
    insert(
        connection,
        table,
        [
            {"meeting_id": key, "site_id": site_id, "seen": it.seen, "listed": it.listed, "body": frozen(it.meeting)}
            for key, it in forms.items()
        ],
    )


def state(
    connection: Connection, signed: SignedStatement, keyring: Keyring, *, site: Site | None, seen: dt.datetime
) -> tuple[Change, ...]:
    """Append a statement, and give what changes by it.

    `site` is where a meeting that is added stands. Raises `InputError`, and changes nothing, for what no key of ours
    has signed or a key that was given up, what was stated before, and what cannot be of the meeting.
    """
    keyring.check(signed)
    statement = signed.statement
    known = statements(connection)
    gone = {it.signed.statement.about for it in known if it.signed.statement.kind is StatementKind.REVOKE_KEY}
    if signed.signer in gone:
        raise InputError(field="signer", value=signed.signer, expected="a key that was not given up")
    if any(it.signed.statement.id == statement.id for it in known):
        raise InputError(field="statement", value=statement.id, expected="one that was not stated before")
    about = _about(connection, signed, known, site)
    row = {
        "id": next_id(connection, schema.statements),
        "key": statement.id,
        "meeting_id": statement.meeting,
        "seen": seen,
        "signer": signed.signer,
        "signature": signed.signature,
        "body": statement.canonical,
    }
    insert(connection, schema.statements, [row])
    return tuple(change for key in about for change in _restated(connection, key, statement, site, seen))


def _about(
    connection: Connection, signed: SignedStatement, known: Sequence[KnownStatement], site: Site | None
) -> tuple[str, ...]:
    """Give the meetings that a statement touches; `InputError` where it cannot be of them."""
    statement = signed.statement
    if statement.kind is StatementKind.REVOKE_KEY:
        if statement.about == signed.signer:
            raise InputError(field="key", value=statement.about, expected="another key than the one that signs")
        return tuple(
            dict.fromkeys(
                it.signed.statement.meeting for it in known if it.signed.signer == statement.about and it.holds
            )
        )
    if statement.kind is StatementKind.REVOKE:
        meant = next((it for it in known if it.signed.statement.id == statement.about and it.holds), None)
        if meant is None or meant.signed.statement.meeting != statement.meeting:
            raise InputError(field="statement", value=statement.about, expected="the id of a statement that holds")
        return (statement.meeting,)
    known_here = statement.meeting in rows_where(connection, schema.present.c.meeting_id == statement.meeting)
    if statement.kind is StatementKind.ADD:
        _check_added(statement, site, known_here=known_here)
    elif not known_here:
        raise InputError(field="meeting", value=statement.meeting, expected="the id of a meeting that is known")
    if statement.kind is StatementKind.MOVE and statement.date is None:
        raise InputError(field="to", value="nothing", expected="the day that it is moved to")
    if statement.kind is StatementKind.PLACE and not statement.location:
        raise InputError(field="place", value="nothing", expected="where it is held")
    return (statement.meeting,)


def _check_added(statement: Statement, site: Site | None, *, known_here: bool) -> None:
    if known_here:
        raise InputError(field="meeting", value=statement.meeting, expected="one that is not known yet")
    if site is None or not statement.organization or statement.date is None:
        raise InputError(
            field="meeting", value=statement.meeting, expected="who meets, on which day, and at whose site"
        )


def _restated(
    connection: Connection, key: str, by: Statement, site: Site | None, seen: dt.datetime
) -> tuple[Change, ...]:
    """Make a meeting what it is stated to be now, from what its page says."""
    row = rows_where(connection, schema.present.c.meeting_id == key).get(key)
    form = page_forms(connection).get(key)
    held = standing(connection, [key]).get(key, ())
    if row is None:
        if site is None:
            return ()
        page, site_id = added(by, site), _site_id(connection, site)
    else:
        page, site_id = (form.meeting if form else row.meeting), row.site_id
    if not held and form is not None and not form.listed:
        # It was nothing but a statement, or its list has dropped it since: its end is told as such.
        page = page.model_copy(update={"status": MeetingStatus.CANCELLED, "status_words": by.why})
    now = overlaid(page, held)
    listed = form.listed if form else by.kind is not StatementKind.ADD
    keep_forms(connection, site_id, {key: PageForm(page, listed, seen)})
    if not held:
        connection.execute(sa.delete(schema.page_forms).where(schema.page_forms.c.meeting_id == key))
    return _appended(connection, RowOrigin(site_id, _round(connection, site_id), seen), row, now)


def _appended(connection: Connection, ground: RowOrigin, row: Known | None, now: Meeting) -> tuple[Change, ...]:
    before = Listing(window=_ALWAYS, meetings=(row.meeting,) if row else ())
    after = Listing(window=_ALWAYS, meetings=(now,))
    changes = tuple(it.model_copy(update={"seen": ground.seen}) for it in changes_between(before, after))
    rows = {now.id: row} if row else {}
    append(connection, ground, rows, after, changes, prints={now.id: content_hash(now)})
    return changes


def added(statement: Statement, site: Site) -> Meeting:
    """Make the meeting that a statement adds."""
    return Meeting(
        organization=Organization(name=statement.organization or ""),
        municipality=site.municipality,
        date=statement.date or dt.date.min,
        start=statement.start,
        end=statement.end,
        location=statement.location,
        status_words=statement.why,
        id=statement.meeting,
    )


def added_id(site: Site, organization: str, day: dt.date) -> str:
    """Give the id of a meeting that is added: the one that its page would give it, should it list it later."""
    code = site.municipality.code if site.municipality else ""
    return durable("meeting", code, organization.casefold(), day.isoformat(), 1)


def _site_id(connection: Connection, site: Site) -> int:
    number = connection.execute(sa.select(schema.sites.c.id).where(schema.sites.c.url == site.url)).scalar()
    if number is None:
        raise InputError(field="site", value=site.url, expected="a site that a round was made of")
    return int(number)


def _round(connection: Connection, site_id: int) -> int:
    """Give the site's last round: a statement rests on none of its own."""
    query = sa.select(sa.func.max(schema.rounds.c.id)).where(schema.rounds.c.site_id == site_id)
    return int(connection.execute(query).scalar() or 0)


def disagreements(connection: Connection, today: dt.date) -> tuple[Disagreement, ...]:
    """Give the coming meetings of which a page says otherwise than what is stated."""
    forms = page_forms(connection)
    found = []
    for keys in chunks(forms):
        for key, row in rows_where(connection, schema.present.c.meeting_id.in_(keys)).items():
            page, now = forms[key], row.meeting
            ahead = max(page.meeting.date, now.date) >= today
            if now.stated and ahead and (not page.listed or differs(page.meeting, now)):
                found.append(Disagreement(now, page))
    return tuple(sorted(found, key=lambda it: (it.stated.date, it.stated.id)))


def as_listed(rows: Mapping[str, Known], forms: Mapping[str, PageForm]) -> dict[str, Known]:
    """Give what is known of a site's meetings as its pages say it, without what is stated of them."""
    return {
        key: Known(
            forms[key].meeting,
            content_hash(forms[key].meeting),
            row.created,
            row.last_modified,
            row.sequence,
            row.site_id,
        )
        if key in forms
        else row
        for key, row in rows.items()
    }


def unlisted_but_stated(
    listing: Listing, forms: Mapping[str, PageForm], held: Mapping[str, Sequence[Statement]]
) -> tuple[Meeting, ...]:
    """Give the meetings that a page drops, or never listed, and that what is stated keeps."""
    shown = {meeting.id for meeting in listing.meetings}
    return tuple(it.meeting for key, it in forms.items() if key not in shown and keeps(held.get(key, ())))


def listed_forms(
    listing: Listing, forms: Mapping[str, PageForm], dropped: Iterable[Meeting], seen: dt.datetime
) -> dict[str, PageForm]:
    """Give what a round makes of what pages say: what its list holds, and what it has dropped within its window."""
    gone = {meeting.id for meeting in dropped}
    now = {
        it.id: PageForm(it, listed=True, seen=seen) for it in listing.meetings if it.id in forms and it.id not in gone
    }
    for key in gone:
        if forms[key].meeting.date in listing.window:
            now[key] = PageForm(forms[key].meeting, listed=False, seen=seen)
    return now
