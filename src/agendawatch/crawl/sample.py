"""A small recording of a live site, for tests: a few pages, without private matters, and what was read from them."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from agendawatch.crawl.client import Client
from agendawatch.crawl.resolve import Where, find_sites
from agendawatch.errors import FetchError, InputError, ReadError, RefusedError
from agendawatch.fetch.policy import FetchPolicy, Report
from agendawatch.fetch.recording import INDEX, Recorder, Replay, Trimmed, UnknownRequestError, trim
from agendawatch.model import Listing, Meeting, Site, Window

__all__ = ["EXPECTED", "Sample", "replay_sample", "take_sample"]

EXPECTED = "expected.json"
"""What was read from the recording; a person compares it with the site."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What was recorded."""

    site: Site
    folder: Path
    meetings: tuple[Meeting, ...]
    """Read from the recording as it is kept."""
    trimmed: Trimmed
    report: Report


def take_sample(
    folder: Path,
    where: Where,
    *,
    organization: str | None = None,
    window: Window,
    now: Callable[[], dt.datetime],
    agendas: int = 2,
    policy: FetchPolicy | None = None,
) -> Sample:
    """Record the first site of a municipality, or a site, into an empty folder, with a few meetings' agendas.

    The recording is trimmed, and then read again: `expected.json` says what the code reads from what is
    kept, and not from what was on the site. Raises `InputError` where the folder holds a recording already.
    """
    if (folder / INDEX).exists():
        raise InputError(field="folder", value=str(folder), expected="a folder without a recording")
    site = find_sites(where, window, organization)[0]
    moment = now()
    recorder = Recorder(folder, now=_ticking(moment))
    with Client(transport=recorder, now=lambda: moment, policy=policy) as client:
        _read(client, site, organization, window, agendas)
        report = client.report
    trimmed = trim(folder)
    try:
        with Client(transport=replay_sample(folder, moment), now=lambda: moment, pause=0) as client:
            listing = _read(client, site, organization, window, agendas)
    except UnknownRequestError as error:
        # A link held what was taken out, and leads elsewhere now.
        raise ReadError(expected="a recording that reads as the site did", came=str(error), url=site.url) from error
    facts = {
        "now": moment.isoformat(),
        "site": site.model_dump(mode="json", exclude_defaults=True),
        "organization": organization,
        "window": window.model_dump(mode="json"),
        "meetings": [meeting.model_dump(mode="json", exclude_defaults=True) for meeting in listing.meetings],
    }
    text = json.dumps(facts, ensure_ascii=False, indent=1)
    (folder / EXPECTED).write_text(text + "\n", encoding="utf-8")
    return Sample(site, folder, listing.meetings, trimmed, report)


def replay_sample(folder: Path, moment: dt.datetime) -> Replay:
    """Answer from a sample as the site did, request by request; `moment` is the `now` of `expected.json`.

    Where a site gives the same request another answer each time (a session, ids that rotate), the
    answers come in the order that they were given in.
    """
    return Replay(folder, now=_ticking(moment))


def _ticking(moment: dt.datetime) -> Callable[[], dt.datetime]:
    """Count requests by a clock that ticks once for each."""
    ticks = itertools.count()
    return lambda: moment + dt.timedelta(seconds=next(ticks))


def _read(client: Client, site: Site, organization: str | None, window: Window, agendas: int) -> Listing:
    """List a site's meetings, with the agendas of the latest that have papers."""
    listing = client.meetings(site, organization, window=window)
    chosen = [it.id for it in reversed(listing.meetings) if it.documents][:agendas]
    read = tuple(_agenda(client, it) if it.id in chosen else it for it in listing.meetings)
    return listing.model_copy(update={"meetings": read})


def _agenda(client: Client, meeting: Meeting) -> Meeting:
    """Read an agenda; a meeting whose papers cannot be read, or were left out, stays as it is listed."""
    try:
        return client.agenda(meeting)
    except (FetchError, ReadError, RefusedError):
        return meeting
