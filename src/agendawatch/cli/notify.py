"""The command that tells people what is new: by mail, chat or push."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Sequence
from dataclasses import replace

import click

from agendawatch.arguments import moment
from agendawatch.cli import options, show
from agendawatch.cli.config import Session
from agendawatch.cli.search import chosen
from agendawatch.cli.terminal import say
from agendawatch.i18n import spoken, tr
from agendawatch.notify import (
    Address,
    DeliveryReport,
    DeliveryRequest,
    NotifySettings,
    pending,
    read_address,
    read_notify,
)
from agendawatch.notify import notify as tell
from agendawatch.proposals import read_watches
from agendawatch.store import Store


@options.command()
@click.option("--to", multiple=True, metavar="ADDRESS", help="An address as Apprise writes it, or $NAME of a variable.")
@click.option(
    "--digest",
    type=click.Choice(["daily", "none"]),
    help="Everything together, once a day, or none: each meeting's news as soon as they are known.",
)
@click.option("--all", "everything", is_flag=True, help="Every change, whether a watch finds it or not.")
@click.option("--since", type=options.DAY, help="From when a new address wants to know; from now on unless given.")
@click.option("--again", is_flag=True, help="Tell once more what was under way when a run was stopped.")
@click.option("--dry-run", is_flag=True, help="Tell nobody, and show what would be told.")
@options.store
@options.as_json
@click.pass_obj
def notify(
    session: Session,
    *,
    to: Sequence[str],
    digest: str | None,
    everything: bool,
    since: dt.date | None,
    again: bool,
    dry_run: bool,
    store_url: str,
    as_json: bool,
) -> None:
    """Tell addresses what is new, by mail, chat or push.

    What your watches find, and what is done with the proposals that you follow; without watches every change.
    Each piece of news is told once, and nothing of a list that is held back before it is believed.
    What did not arrive is told the next time.

    \b
    agendawatch notify --to ntfy://min-kanal
    agendawatch notify --to '$MIN_BREVLADA' --digest daily

    Writes in the store what was told, and nothing of the address.
    """
    settings, request, addresses = begin(session.text, to, everything=everything)
    when = moment("since", since) if since else None
    together = settings.digest if digest is None else digest == "daily"
    request = replace(request, digest=together, since=when, again=again)
    if not addresses:
        msg = "give --to ADDRESS, or to = [...] under [notify] in agendawatch.toml"
        raise click.UsageError(msg)
    with Store(store_url, make=False) as store:
        if dry_run:
            _show(store, addresses, request, as_json=as_json)
            return
        told = [tell(store, address, request, now=options.now()) for address in addresses]
    if as_json:
        show.say(show.to_json([_facts(it) for it in told]))
    else:
        for delivered in told:
            _tell(delivered)
    if any(it.failed for it in told):
        sys.exit(1)


def begin(
    text: str, to: Sequence[str] = (), *, everything: bool = False
) -> tuple[NotifySettings, DeliveryRequest, list[Address]]:
    """Read from a config file, and from the variables that it names, who is told, and what."""
    settings = read_notify(text)
    # Choose the watches that tell; `None` tells every change, as it does where there are none.
    found = read_watches(text)
    if settings.watches:
        found = tuple(watch for name in settings.watches for watch in chosen(found, name))
    request = DeliveryRequest(
        watches=None if (everything or settings.everything) or not found else found,
        proposals=settings.proposals,
        hour=settings.hour,
        language=settings.language or spoken(),
    )
    return settings, request, [read_address(address, os.environ) for address in (to or settings.to)]


def _show(store: Store, addresses: Sequence[Address], request: DeliveryRequest, *, as_json: bool) -> None:
    """Show what would be told, and tell nobody."""
    waiting = [(address, tuple(pending(store, address, request, now=options.now()))) for address in addresses]
    if as_json:
        facts = [
            {"address": str(address), "news": [{"heading": it.heading, "lines": it.lines} for it in pieces]}
            for address, pieces in waiting
        ]
        show.say(show.to_json(facts))
        return
    for address, pieces in waiting:
        show.say(tr("{address}: {count} news", address=str(address), count=len(pieces)))
        for piece in pieces:
            show.say(f"  {piece.heading}")
            for line in piece.lines:
                show.say(f"    {line}")


def _tell(told: DeliveryReport) -> None:
    address = str(told.address)
    if told.begun:
        show.say(tr("{address} is told from now on", address=address))
    news, messages = sum(len(message.pieces) for message in told.messages), len(told.messages)
    if messages > 1:
        show.say(tr("{address}: {count} news in {messages} messages", address=address, count=news, messages=messages))
    elif messages:
        show.say(tr("{address}: {count} news in one message", address=address, count=news))
    elif not (told.begun or told.failed or told.waiting):
        show.say(tr("{address}: nothing new", address=address))
    if told.waiting:
        show.say("  " + tr("{count} wait for the next time", count=told.waiting))
    if told.unsure:
        show.say(
            "  "
            + tr("{count} were under way when a run was stopped; --again tells them once more", count=len(told.unsure))
        )
    if told.failed:
        say(tr("{address} did not take a message: {reason}", address=address, reason=told.failed), err=True)


def _facts(told: DeliveryReport) -> dict[str, object]:
    return {
        "address": str(told.address),
        "messages": [{"title": message.title, "text": message.body, "news": message.keys} for message in told.messages],
        "failed": told.failed,
        "waiting": told.waiting,
        "unsure": told.unsure,
        "begun": told.begun,
    }
