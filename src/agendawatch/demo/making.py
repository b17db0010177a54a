"""Play the demo into a folder: a database, two calendars, and a site."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from agendawatch.crawl.followed import save_followed
from agendawatch.errors import InputError
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.publishing import Publisher, publish_feed
from agendawatch.i18n import LANGUAGES, Language, catalogue
from agendawatch.model import STOCKHOLM, Listing, Meeting, PressRelease, Proposal, Site, Window
from agendawatch.proposals import Comparison, compare_proposals, follow, meeting_of
from agendawatch.readers.press import read_press_release
from agendawatch.site.build import build_site
from agendawatch.site.file_stores import DirectoryStore
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store
from agendawatch.testing import Region, played_region

_DATABASE, _BOARD, _PROPOSALS, _SITE, _MARK = "agendawatch.db", "kommunstyrelsen.ics", "forslag.ics", "site", "demo.txt"
_MADE = (_DATABASE, f"{_DATABASE}-wal", f"{_DATABASE}-shm", _BOARD, _PROPOSALS, _SITE, _MARK)
_EIGHT = dt.time(8, tzinfo=STOCKHOLM)
_ALL_THE_PAST = 36_500
_FIRST, _LAST = dt.date(1900, 1, 1), dt.date(2200, 1, 1)
"""Days that it is played on: weeks before and years behind are counted from them."""


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What the demo came to."""

    now: dt.datetime
    """Eight in the morning of the day that it was played on, in Sweden: all of it hangs on that day alone."""
    seed: Seed
    region: Region
    proposals: tuple[Proposal, ...]
    """Those that are followed in the region."""
    calendars: tuple[Path, ...]
    database: Path
    site: Path
    """The folder of the site."""
    settings: SiteSettings
    """Of the site."""


def run_demo(
    out: Path,
    *,
    today: dt.date,
    language: Language = "sv",
    base_url: str | None = None,
    progress: Callable[[str], object] = str,
) -> DemoReport:
    """Play the made-up region and the case of 2020, as of a day, and write a database, two calendars and a site.

    The site shows the region alone, in both languages, and knows its address where `base_url` tells it. `progress`
    is told which step begins: `region`, `seed`, `calendars`, `site`. The same day, language and address are the same
    bytes. Raises `InputError` when the folder holds such files that no demo made, and for a day of no calendar of ours.
    """
    if not _FIRST <= today <= _LAST:
        expected = f"a day from {_FIRST.isoformat()} to {_LAST.isoformat()}"
        raise InputError(field="day", value=today.isoformat(), expected=expected)
    _make_room(out)
    now = dt.datetime.combine(today, _EIGHT)
    database = out / _DATABASE
    with Store(f"sqlite:///{database}") as store:
        progress("region")
        region = played_region(store, today)
        progress("seed")
        seed = follow_seed(store, now)
        progress("calendars")
        # Write kommunstyrelsen's meeting and the proposals of 2020, as two calendars.
        publisher, options = Publisher(store, now=now), FeedOptions(language=language, past=_ALL_THE_PAST)
        calendars = out / _BOARD, out / _PROPOSALS
        name = catalogue(language).gettext("Proposals that are followed")
        publish_feed(calendars[0], publisher.organization(ORGANIZATION, WHERE), options)
        publish_feed(calendars[1], publisher.proposals(seed.proposals, name=name), options)
        progress("site")
        own = tuple(town.code for town in region.towns)
        settings = SiteSettings(
            base_url=base_url, title="agendawatch demo", languages=LANGUAGES, feed_languages=LANGUAGES, only=own
        )
        build_site(store, settings, DirectoryStore(out / _SITE), now=now)
        proposals = tuple(it for it in store.proposals() if it.municipality and it.municipality.code in own)
    return DemoReport(now, seed, region, proposals, calendars, database, out / _SITE, settings)


def _make_room(out: Path) -> None:
    """Make the folder, and take away what an earlier demo left there."""
    mark = out / _MARK
    theirs = next((name for name in _MADE if (out / name).exists()), None)
    if theirs and not mark.exists():
        raise InputError(field="OUT", value=str(out), expected=f"a folder without {theirs} of your own")
    out.mkdir(parents=True, exist_ok=True)
    for name in _MADE:
        path = out / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    mark.write_text("Made by `agendawatch demo`, which makes these files anew each time.\n", encoding="utf-8")


# The case that started it all: two press releases of 2020, told again in our words, and what follows from them alone.

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
    texts = {day: (_PRESS / f"{day.isoformat()}.txt").read_text(encoding="utf-8") for day in _PUBLISHED}
    releases = tuple(read_press_release(text, published=day) for day, text in texts.items())
    meetings = tuple(filter(None, map(meeting_of, releases)))
    for meeting in meetings:
        # Kept under the release's own address, which answers for that day and body alone.
        if meeting.provenance is None or meeting.provenance.url is None:
            raise AssertionError(meeting)
        site = Site(url=meeting.provenance.url, municipality=meeting.municipality, organizations=(ORGANIZATION,))
        window, bodies = Window(first=meeting.date, last=meeting.date), (meeting.organization.name,)
        listing = Listing(window=window, meetings=(meeting,), organizations=bodies, url=site.url)
        store.records.add(listing, site=site, seen=now)
    first, second = (save_followed(store, follow(release), seen=now).proposal for release in releases)
    return Seed(releases, meetings, (first, second), compare_proposals(first, second))
