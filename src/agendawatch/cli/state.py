"""The command by which a municipality states what holds of its own meetings."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import click
from pydantic import Field

from agendawatch.cli import options, show
from agendawatch.cli.config import read_file
from agendawatch.config_tables import Table, Text, read_table
from agendawatch.diff.normalization import folded
from agendawatch.errors import AgendawatchError, InputError
from agendawatch.i18n import day_words, ngettext, spoken, tr
from agendawatch.model import STOCKHOLM, Change, Meeting, MeetingStatus, Site, Statement, StatementKind
from agendawatch.registry import municipality
from agendawatch.store import Store
from agendawatch.store.outbox import DeliveryState
from agendawatch.store.signing import Keyring, SignedStatement, new_secret
from agendawatch.store.statements import Disagreement, KnownStatement, added_id

__all__ = ["state"]

_STATING = ("cancel", "move", "add", "place", "reinstate")
_ACTIONS = (*_STATING, "revoke", "revoke-key", "accept", "list", "health", "key")
_VARIABLE = re.compile(r"\$\{?(?P<name>[A-Za-z_][A-Za-z0-9_]{0,100})\}?")
_MOMENT = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<hour>\d{1,2})[:.](?P<minute>\d{2}))?")
_LETTERS = 8

Thing = TypeVar("Thing", Meeting, Statement)


class StatementSettings(Table):
    """The `[statements]` table of `agendawatch.toml`."""

    keys: Text = Field(default="$AGENDAWATCH_STATEMENT_KEYS", repr=False)
    """Keys, or the variable that holds them; secret."""
    author: Text | None = None
    health: Text | None = None
    """An address of mail that is told when a page disagrees."""


@click.command()
@click.argument("action", type=click.Choice(_ACTIONS))
@click.argument("meeting", required=False)
@click.option("--why", help="The ground, as everybody will read it.")
@click.option("--author", help="Who states it, an office; author under [statements] unless given.")
@click.option("--to", "to", metavar="WHEN", help="The day, and hour, as 2026-03-12T13:00.")
@click.option("--until", metavar="HH:MM", help="When it ends, the same day.")
@click.option("--place", "where", help="Where it is held.")
@options.organization
@options.municipality
@click.option(
    "--sign-only", is_flag=True, help="Print the signed statement, for state accept elsewhere; write nothing."
)
@click.option(
    "--mail",
    "by_mail",
    is_flag=True,
    help="With health: tell the address under [statements], once for each state of things.",
)
@options.settings
@options.store
@options.as_json
@click.pass_context
def state(
    ctx: click.Context,
    *,
    action: str,
    meeting: str | None,
    why: str | None,
    author: str | None,
    to: str | None,
    until: str | None,
    where: str | None,
    organization: str | None,
    municipality: str | None,
    sign_only: bool,
    by_mail: bool,
    settings_file: Path | None,
    store_url: str,
    as_json: bool,
) -> None:
    """State what holds of a meeting of your own: cancel, move, add, place, reinstate; or take it back.

    MEETING is the beginning of its id, the address of its page, or who meets and when: "kommunstyrelsen 2026-03-11". For revoke it is the id of a statement, as list shows it; for key and revoke-key the name of a key; for accept a file.

    \b
    agendawatch state cancel "kommunstyrelsen 2026-03-11" --why "Sjukdom"
    agendawatch state move "kommunstyrelsen 2026-03-11" --to 2026-03-12T13:00 --why "Krock med fullmäktige"
    agendawatch state list
    agendawatch state health

    What is stated goes before what the page says, at once and in every round, until it is revoked.

    Writes the statement into the store, signed, with its author and ground.
    """
    if action == "key":
        show.say(new_secret(_needed(meeting, "the name of the key")))
        return
    with Store(store_url, make=False) as store:
        if action == "list":
            _list(store.queries.statements(), as_json=as_json)
            return
        settings = _settings(settings_file)
        if action == "health":
            if not _health(store, settings, settings_file, by_mail=by_mail, as_json=as_json):
                ctx.exit(1)
            return
        keyring = Keyring(settings.keys)
        if action == "accept":
            signed = SignedStatement.from_json(read_file(Path(_needed(meeting, "a file"))))
            site = _site(store, municipality) if signed.statement.kind is StatementKind.ADD else None
        else:
            asked = _Asked(action, _needed(meeting, "which meeting"), why, author or settings.author, to, until, where)
            statement, site = _statement(store, asked, organization, municipality)
            signed = keyring.sign(statement)
            if sign_only:
                show.say(signed.to_json())
                return
        changes = store.records.state(signed, keyring, seen=options.now(), site=site)
    if as_json:
        show.say(show.to_json({"statement": signed.statement, "signer": signed.signer, "changes": list(changes)}))
    else:
        _tell(signed.statement, changes)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was said on the command line."""

    action: str
    what: str
    why: str | None
    author: str | None
    to: str | None
    until: str | None
    place: str | None


def _needed(value: str | None, what: str) -> str:
    if value is None:
        msg = f"say {what}"
        raise click.UsageError(msg)
    return value


def _settings(file: Path | None) -> StatementSettings:
    """Read the table; keys may stand in a variable that it names."""
    told = read_table(read_file(file), "statements", StatementSettings, file=file.name) if file else StatementSettings()
    variable = _VARIABLE.fullmatch(told.keys)
    keys = os.environ.get(variable["name"], "") if variable else told.keys
    return told.model_copy(update={"keys": keys})


def _statement(
    store: Store, asked: _Asked, organization: str | None, town: str | None
) -> tuple[Statement, Site | None]:
    """Make what is stated of what was said."""
    if not asked.why:
        msg = "give --why: everybody reads the ground"
        raise click.UsageError(msg)
    if not asked.author:
        msg = "give --author, or author under [statements]: everybody reads who states it"
        raise click.UsageError(msg)
    facts: dict[str, object] = {"why": asked.why, "author": asked.author, "made": options.now().replace(microsecond=0)}
    site = None
    if asked.action == "revoke-key":
        facts |= {"kind": StatementKind.REVOKE_KEY, "meeting": "", "about": asked.what}
    elif asked.action == "revoke":
        meant = _only(
            [
                it.signed.statement
                for it in store.queries.statements()
                if it.holds and it.signed.statement.id.startswith(asked.what)
            ],
            asked.what,
        )
        facts |= {"kind": StatementKind.REVOKE, "meeting": meant.meeting, "about": meant.id}
    else:
        kind = StatementKind(asked.action)
        day, start, end = _when(asked)
        facts |= {"kind": kind, "date": day, "start": start, "end": end, "location": asked.place}
        if kind is StatementKind.ADD:
            site = _site(store, town)
            who = organization or asked.what
            facts |= {"organization": who, "meeting": added_id(site, who, day or dt.date.min)}
        else:
            facts["meeting"] = _meeting(store, asked.what, town).id
    return Statement.model_validate(facts), site


def _when(asked: _Asked) -> tuple[dt.date | None, dt.datetime | None, dt.datetime | None]:
    """Read the day and the hours; on Swedish clocks."""
    if asked.to is None:
        if asked.action in {"move", "add"}:
            msg = "give --to, as 2026-03-12T13:00"
            raise click.UsageError(msg)
        return None, None, None
    found = _MOMENT.fullmatch(asked.to.strip())
    try:
        day = dt.date.fromisoformat(found["day"]) if found else None
        start = _at(day, found["hour"], found["minute"]) if day and found and found["hour"] else None
        end = _at(day, *re.split(r"[:.]", asked.until, maxsplit=1)) if day and asked.until else None
    except (ValueError, TypeError):
        day = start = end = None
    if day is None or (end is not None and (start is None or end <= start)):
        value = f"{asked.to} {asked.until or ''}".strip()
        raise InputError(
            field="to", value=value, expected="a day and an hour, as 2026-03-12T13:00, and --until after it"
        )
    return day, start, end


def _at(day: dt.date, hour: str, minute: str) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(int(hour), int(minute)), tzinfo=STOCKHOLM)


def _meeting(store: Store, what: str, town: str | None) -> Meeting:
    """Find the one meeting that is meant."""
    named = urlsplit(what).path.rstrip("/").rpartition("/")[2] if "://" in what else what
    who, _, day = what.rpartition(" ")
    found = [
        it
        for it in store.meetings(town)
        if it.id.startswith(named)
        or (who and it.date.isoformat() == day and folded(it.organization.name) == folded(who))
    ]
    return _only(found, what)


def _only(found: Sequence[Thing], what: str) -> Thing:
    if len(found) != 1:
        expected = (
            "more of it: several are meant" if found else "one that is known: its id, its page, or who meets and when"
        )
        raise InputError(field="meeting", value=what, expected=expected)
    return found[0]


def _site(store: Store, town: str | None) -> Site:
    """Choose the site that an added meeting stands at: the municipality's first, or the store's only one."""
    code = municipality(town).code if town else None
    sites = [it for it in store.sites() if it.municipality and (code is None or it.municipality.code == code)]
    if not sites or len({it.municipality.code for it in sites if it.municipality}) > 1:
        raise InputError(
            field="municipality", value=town or "nothing", expected="one that rounds were made of: --municipality NAME"
        )
    return sites[0]


def _tell(statement: Statement, changes: Sequence[Change]) -> None:
    show.tell(tr("Stated ({id}): {why}", id=statement.id[:_LETTERS], why=statement.why))
    for change in changes:
        when = day_words(change.meeting.date, spoken())
        show.tell(f"  {change.kind.value.replace('_', ' ')}: {change.meeting.title}, {when}")
    if not changes:
        show.tell("  " + tr("Nothing is other than its page says."))


def _list(known: Sequence[KnownStatement], *, as_json: bool) -> None:
    if as_json:
        facts = [{"statement": it.signed.statement, "signer": it.signed.signer, "holds": it.holds} for it in known]
        show.say(show.to_json(facts))
        return
    for it in known:
        statement = it.signed.statement
        holds = tr("holds") if it.holds else "–"
        made = statement.made.astimezone(STOCKHOLM).date().isoformat()
        show.tell(
            f"{statement.id[:_LETTERS]}  {made}  {statement.kind.value}  {statement.meeting[:_LETTERS]}  {holds}  {statement.why} ({statement.author}, {it.signed.signer})"
        )
    if not known:
        show.say(tr("Nothing is stated."))


def _health(store: Store, settings: StatementSettings, file: Path | None, *, by_mail: bool, as_json: bool) -> bool:
    """Tell where pages disagree with what is stated, and what of them is in doubt; `False` where anything is."""
    today = options.now().astimezone(STOCKHOLM).date()
    disagreements = store.queries.disagreements(today)
    doubts = store.doubts()
    rows = [_disagreement(it) for it in disagreements]
    rows += [
        tr("Not read with certainty: {why}", why=str(it.doubt.organization or tr("the whole page"))) for it in doubts
    ]
    if as_json:
        facts = [{"meeting": it.stated, "page": it.page.meeting, "listed": it.page.listed} for it in disagreements]
        show.say(show.to_json({"disagreements": facts, "doubts": len(doubts)}))
    else:
        for row in rows:
            show.tell(row)
        if not rows:
            show.say(tr("Pages and statements agree, and nothing is in doubt."))
    if by_mail and rows:
        _send(store, settings, file, rows)
    return not rows


def _disagreement(it: Disagreement) -> str:
    meeting, page = it.stated, it.page
    who = f"{meeting.title}, {day_words(meeting.date, spoken())}"
    if not page.listed:
        return tr("{who}: the page does not list it", who=who)
    if page.meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED}:
        return tr("{who}: the page says that it is off", who=who)
    start = page.meeting.start
    when = start.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M") if start else page.meeting.date.isoformat()
    return tr("{who}: the page says {when}, {place}", who=who, when=when, place=page.meeting.location or "–")


def _send(store: Store, settings: StatementSettings, file: Path | None, rows: Sequence[str]) -> None:
    """Tell the address of mail, once for each state of things."""
    if settings.health is None or file is None:
        msg = "--mail needs health = an address of mail, under [statements]"
        raise click.UsageError(msg)
    from agendawatch.cli.mail import send_plain  # noqa: PLC0415 - needs an extra

    key = hashlib.sha256("\n".join(rows).encode()).hexdigest()[:40]
    outbox = store.records.outbox("health")
    outbox.open((), seen=options.now())
    if not outbox.claim([key], seen=options.now()):
        return
    subject = ngettext("1 meeting to look at", "{n} meetings to look at", len(rows))
    try:
        send_plain(read_file(file), settings.health, subject, "\n".join(rows))
    except AgendawatchError:
        outbox.settle([key], DeliveryState.FAILED, seen=options.now())
        raise
    outbox.settle([key], DeliveryState.TOLD, seen=options.now())
