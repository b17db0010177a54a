"""The round that sends letters: to each reader at most one a day or a week, and nothing twice, whatever stops."""

from __future__ import annotations

import datetime as dt
import email
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from email.policy import default

from agendawatch.errors import AgendawatchError
from agendawatch.mail.entries import MailEntry, news_of_changes, told_of_news, told_of_proposal
from agendawatch.mail.keys import Keys, Purpose
from agendawatch.mail.letters import LetterSender, news
from agendawatch.mail.settings import MailSettings
from agendawatch.mail.smtp import SendOutcome, SmtpMailer
from agendawatch.mail.subscriptions import SOFT_FAILURES, Period, Standing, Subscription, Subscriptions
from agendawatch.model import STOCKHOLM
from agendawatch.store import Store

# Letters that come back (RFC 3464): whose they were, and whether the address takes none any more.

_LARGEST = 1024 * 1024
_STATUS = re.compile(r"\b(?P<kind>[245])\.\d{1,3}\.\d{1,3}\b")
_OURS = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "Message-ID", "References", "In-Reply-To")
"""Headers that may hold what proves that a letter was ours: the address that it came back to, or its own id."""


@dataclass(frozen=True, slots=True)
class Bounced:
    """What a letter that came back tells."""

    identifier: str
    """Of the subscription."""
    for_good: bool
    """Whether the address takes no letters (5.x.x), or only did not this time."""


def read_bounce(data: bytes, keys: Keys) -> Bounced | None:
    """Read a report of delivery; `None` for what is none, or proves to be of no letter of ours.

    Nobody can pause somebody else's mail by a forged report: the proof stands in the letter alone.
    """
    if len(data) > _LARGEST:
        return None
    report = email.message_from_bytes(data, policy=default)
    identifier = keys.found_in(Purpose.BOUNCE, _texts(report))
    if identifier is None:
        return None
    statuses = [found["kind"] for text in _statuses(report) for found in _STATUS.finditer(text)]
    if not statuses or "2" in statuses:
        return None
    return Bounced(identifier, for_good="5" in statuses)


def _texts(report: EmailMessage) -> Iterator[str]:
    """Give the headers that may hold our proof: the report's, and those of the letter that is sent back with it."""
    for part in (report, *report.walk()):
        for name in _OURS:
            yield from (str(value) for value in part.get_all(name, []))
        if part.get_content_type() == "text/rfc822-headers":
            payload = part.get_payload(decode=True)
            yield payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _statuses(report: EmailMessage) -> Iterator[str]:
    for part in report.walk():
        if part.get_content_type() == "message/delivery-status":
            for block in part.walk():
                yield from (str(value) for value in block.get_all("Status", []))


@dataclass(frozen=True, slots=True)
class Sent:
    """What one round of letters came to."""

    letters: int = 0
    nothing_new: int = 0
    """Readers who were due, and of whom nothing is new."""
    not_due: int = 0
    later: int = 0
    """Letters that a server did not take this time."""
    paused: int = 0
    """Subscriptions that were paused, since their address takes no letters."""
    unsure: int = 0
    """Letters that were under way when a process was stopped: whether they arrived is not known; not sent again."""
    forgotten: int = 0
    """Rows that were deleted: never confirmed in time, or paused for long."""
    failed: str | None = None
    """Why the server took no more; the rest is sent the next time. `None` when all went out."""


@dataclass(slots=True)
class _MailRound:
    store: Store
    subscriptions: Subscriptions
    sender: LetterSender
    mailer: SmtpMailer
    now: dt.datetime
    counts: Counter[str] = field(default_factory=Counter)
    """By the names of what is told in the end."""


def send_due(
    store: Store,
    subscriptions: Subscriptions,
    settings: MailSettings,
    sender: LetterSender,
    mailer: SmtpMailer,
    *,
    now: dt.datetime,
) -> Sent:
    """Send the letters that are due.

    A letter is written down before it is sent: who is stopped while sending sends it never again, and says so. A
    server that does not answer ends the round, and what is left is sent the next time.
    """
    work = _MailRound(store, subscriptions, sender, mailer, now)
    work.counts["forgotten"] = subscriptions.purge(now)
    due = []
    for it in subscriptions.active():
        if it.claimed is not None:
            work.counts["unsure"] += 1
            subscriptions.change(it.id, lambda known: replace(known, after=known.claimed or known.after, claimed=None))
        elif _is_due(it, settings, now):
            due.append(it)
        else:
            work.counts["not_due"] += 1
    failed = _send_all(work, due) if due else None
    return Sent(**work.counts, failed=failed)


def _send_all(work: _MailRound, due: Sequence[Subscription]) -> str | None:
    """Send a letter to each whom something is new for; give why the server takes no more."""
    store, sender = work.store, work.sender
    last = store.queries.last_change_number()
    found = news_of_changes(
        store.queries.numbered_changes(min(it.after for it in due)), due, store.queries.first_rounds()
    )
    proposals = {proposal.id: proposal for proposal in store.proposals()} if any(it.proposal for it in due) else {}
    for it in due:
        told = tuple(told_of_news(found.get(it.id, ()), it.language, sender.pages_in(it.language)))
        if it.proposal:
            followed = proposals.get(it.proposal)
            told = tuple(told_of_proposal(followed, it.known, it.language)) if followed else ()
        if not told:
            work.counts["nothing_new"] += 1
            work.subscriptions.change(it.id, lambda known: replace(known, after=max(known.after, last)))
            continue
        failed = _send(work, it, told, last)
        if failed:
            return failed
    return None


def _send(work: _MailRound, it: Subscription, told: Sequence[MailEntry], last: int) -> str | None:
    """Send one letter, and write down what became of it; give why the server takes no more."""
    upto = max(last, it.after + 1) if it.proposal else last
    if not work.subscriptions.claim(it.id, upto=upto):
        return None
    try:
        outcome = work.mailer.send(
            news(work.sender, it, told, now=work.now), sender=work.sender.envelope(it), to=it.address
        )
    except AgendawatchError as error:
        work.subscriptions.change(it.id, lambda known: replace(known, claimed=None))
        return str(error)
    keys = tuple(entry.key for entry in told if entry.key)
    settled = work.subscriptions.change(it.id, lambda known: _settled(known, outcome, upto, keys, work.now))
    paused = settled is not None and settled.standing is Standing.PAUSED
    work.counts["letters" if outcome is SendOutcome.TAKEN else "paused" if paused else "later"] += 1
    return None


def _settled(
    it: Subscription, outcome: SendOutcome, upto: int, keys: tuple[str, ...], now: dt.datetime
) -> Subscription:
    if outcome is SendOutcome.TAKEN:
        known = tuple(dict.fromkeys((*it.known, *keys)))
        return replace(it, claimed=None, after=upto, sent=now, failures=0, known=known)
    failures = it.failures + 1
    if outcome is SendOutcome.NEVER or failures >= SOFT_FAILURES:
        return replace(it, claimed=None, standing=Standing.PAUSED, changed=now, failures=failures)
    return replace(it, claimed=None, failures=failures)


def _is_due(it: Subscription, settings: MailSettings, now: dt.datetime) -> bool:
    """Tell whether a letter may be sent: past the hour, and none was sent that day, or that week from its weekday."""
    here = now.astimezone(STOCKHOLM)
    if here.hour < settings.hour:
        return False
    first = here.date()
    if it.period is Period.WEEKLY:
        first -= dt.timedelta(days=(first.weekday() - settings.weekday) % 7)
        begun = (it.changed or now).astimezone(STOCKHOLM).date()
        if it.sent is None and begun >= first and first != here.date():
            return False  # who subscribes in the middle of a week gets the first letter on its weekday
    return it.sent is None or it.sent.astimezone(STOCKHOLM).date() < first
