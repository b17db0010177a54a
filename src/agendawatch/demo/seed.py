"""The case that started it all: two press releases of 2020, told again in our words, and what follows from them alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from importlib.resources import files

from agendawatch.crawl.followed import save_followed
from agendawatch.model import Listing, Meeting, PressRelease, Proposal, Site, Window
from agendawatch.proposals import Comparison, compare_proposals, follow, meeting_of
from agendawatch.readers.press import read_press_release
from agendawatch.store import Store

WHERE, ORGANIZATION = "Göteborg", "Kommunstyrelsen"
_PRESS = files(__package__) / "press"
_PUBLISHED = (dt.date(2020, 3, 6), dt.date(2020, 6, 15))
"""The days of the two releases, which their texts are named by."""


@dataclass(frozen=True, slots=True)
class Seed:
    """What the two releases say, and what follows from it."""

    releases: tuple[PressRelease, ...]
    meetings: tuple[Meeting, ...]
    """Those that the releases name with a day; nothing else of them is known."""
    proposals: tuple[Proposal, ...]
    comparison: Comparison
    """Whether the second is the first again, and why or why not."""


def follow_seed(store: Store, now: dt.datetime) -> Seed:
    """Read both releases, and keep the proposals that they make and the meetings that they name."""
    releases = tuple(map(_read, _PUBLISHED))
    meetings = tuple(filter(None, map(meeting_of, releases)))
    for meeting in meetings:
        _keep(store, meeting, now)
    first, second = (save_followed(store, follow(release), seen=now).proposal for release in releases)
    return Seed(releases, meetings, (first, second), compare_proposals(first, second))


def _read(published: dt.date) -> PressRelease:
    words = (_PRESS / f"{published.isoformat()}.txt").read_text(encoding="utf-8")
    return read_press_release(words, published=published)


def _keep(store: Store, meeting: Meeting, now: dt.datetime) -> None:
    """Keep a meeting that a release names, under the release's own address: it answers for that day and body alone."""
    if meeting.provenance is None or meeting.provenance.url is None:
        raise AssertionError(meeting)
    site = Site(url=meeting.provenance.url, municipality=meeting.municipality, organizations=(ORGANIZATION,))
    listing = Listing(
        window=Window(first=meeting.date, last=meeting.date),
        meetings=(meeting,),
        organizations=(meeting.organization.name,),
        url=site.url,
    )
    store.records.add(listing, site=site, seen=now)
