"""Letters that come back (RFC 3464): whose they were, and whether the address takes none any more."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default

from agendawatch.mail.keys import Keys, Purpose

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
