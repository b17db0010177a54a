"""The command that sends mail to readers, takes in what came back, and looks after their database."""

from __future__ import annotations

import mailbox
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import click

from agendawatch.cli import options, show
from agendawatch.cli.config import Session
from agendawatch.cli.terminal import say
from agendawatch.errors import InputError
from agendawatch.i18n import ngettext, tr
from agendawatch.mail import (
    Keys,
    LetterSender,
    Sent,
    SmtpMailer,
    Standing,
    Subscriptions,
    new_key,
    read_bounce,
    read_mail,
    read_mail_address,
    send_due,
)
from agendawatch.server.mail import MailService
from agendawatch.site import addresses
from agendawatch.site.settings import SiteSettings, read_settings
from agendawatch.store import Store

_ACTIONS = ("send", "bounces", "counts", "forget", "reseal", "key")


@options.command()
@click.argument("action", type=click.Choice(_ACTIONS))
@click.argument("what", nargs=-1)
@options.store
@options.as_json
@click.pass_obj
def mail(session: Session, *, action: str, what: Sequence[str], store_url: str, as_json: bool) -> None:
    """Do what mail for readers needs: send, bounces, counts, forget, key, reseal.

    send sends the letters that are due. bounces reads reports of letters that came back, from files, folders of mail
    or stdin, and pauses those subscriptions. counts tells how many there are. forget ADDRESS deletes all of an address.
    key makes a key. reseal seals the database with the first of several keys.

    \b
    agendawatch mail key
    agendawatch mail send
    agendawatch mail bounces ~/Maildir/new
    agendawatch mail forget anna@post.example

    Writes in the mail database, and nothing in the store.
    """
    if action == "key":
        show.say(new_key())
        return
    service = mail_service(session.text, session.folder, read_settings(session.text))
    if service is None:
        raise InputError(field="agendawatch.toml", value="nothing", expected="a table, [mail], with from, smtp and key")
    if action == "send":
        with Store(store_url, make=False) as store, SmtpMailer(service.settings) as mailer:
            sent = send_due(store, service.subscriptions, service.settings, service.sender, mailer, now=options.now())
        show.say(show.to_json(asdict(sent))) if as_json else _tell(sent)
        if sent.failed:
            sys.exit(1)
    elif action == "bounces":
        facts = _bounces(service, what)
        words = tr("{read} read, {paused} paused, {later} tried again, {others} of no letter of ours", **facts)
        show.say(show.to_json(facts) if as_json else words)
    elif action == "counts":
        _counts(service, as_json=as_json)
    elif action == "forget":
        if not what:
            msg = "forget needs an ADDRESS"
            raise click.UsageError(msg)
        count = sum(service.subscriptions.forget(read_mail_address(address)) for address in what)
        show.say(ngettext("1 subscription deleted", "{n} subscriptions deleted", count))
    else:
        count = service.subscriptions.reseal()
        show.say(ngettext("1 subscription sealed anew", "{n} subscriptions sealed anew", count))


def mail_service(text: str, folder: Path, site: SiteSettings) -> MailService | None:
    """Open all that mail needs; `None` where `agendawatch.toml` has no [mail]. It needs to know the site's address."""
    settings = read_mail(text, os.environ)
    if settings is None:
        return None
    if site.base_url is None:
        expected = "where readers find the site; links are made of it"
        raise InputError(field="site.base_url", value="nothing", expected=expected)
    keys = Keys(settings.key)
    sender = LetterSender(
        address=settings.sender,
        base_url=site.base_url,
        keys=keys,
        title=site.title,
        contact=site.contact or site.publisher,
        official=site.official,
        bounces=settings.bounces,
        page=lambda meeting, item: addresses.meeting_way(meeting, frozenset(), item),
    )
    subscriptions = Subscriptions(folder / settings.database, keys)
    return MailService(settings, subscriptions, sender, lambda: SmtpMailer(settings))


def _tell(sent: Sent) -> None:
    show.say(ngettext("1 letter sent", "{n} letters sent", sent.letters))
    for count, words in (
        (sent.later, tr("not taken this time")),
        (sent.paused, tr("paused, since their address takes no letters")),
        (sent.unsure, tr("were under way when a run was stopped, and are not sent again")),
        (sent.forgotten, tr("deleted: never confirmed, or paused for long")),
    ):
        if count:
            show.say(f"  {count} {words}")
    if sent.failed:
        say(sent.failed, err=True)


def _bounces(service: MailService, what: Sequence[str]) -> dict[str, int]:
    """Read reports, and pause what they are of; a letter that may arrive later counts as one try that failed."""
    counts = {"read": 0, "paused": 0, "later": 0, "others": 0}
    for data in _reports(what):
        counts["read"] += 1
        bounced = read_bounce(data, service.sender.keys)
        known = service.subscriptions.get(bounced.identifier) if bounced else None
        if bounced is None or known is None or known.standing is not Standing.ACTIVE:
            counts["others"] += 1
        elif bounced.for_good:
            service.subscriptions.change(
                known.id,
                lambda it: replace(it, standing=Standing.PAUSED, changed=options.now(), failures=it.failures + 1),
            )
            counts["paused"] += 1
        else:
            service.subscriptions.change(known.id, lambda it: replace(it, failures=it.failures + 1))
            counts["later"] += 1
    return counts


def _reports(what: Sequence[str]) -> Iterator[bytes]:
    if not what:
        yield sys.stdin.buffer.read()
    for name in what:
        path = Path(name)
        if path.is_dir():
            yield from (file.read_bytes() for file in sorted(path.iterdir()) if file.is_file())
        elif path.suffix == ".mbox":
            yield from (letter.as_bytes() for letter in mailbox.mbox(path))
        else:
            yield path.read_bytes()


def _counts(service: MailService, *, as_json: bool) -> None:
    counts = service.subscriptions.counts()
    if as_json:
        show.say(show.to_json({standing.value: count for standing, count in counts.items()}))
        return
    names = {
        Standing.PENDING: tr("wait for an answer"),
        Standing.ACTIVE: tr("are told"),
        Standing.PAUSED: tr("are paused, since letters came back"),
    }
    for standing, count in counts.items():
        show.say(f"{count} {names[standing]}")
