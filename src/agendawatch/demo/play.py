"""Play the four days: ask, read, compare, remember, follow, and write the calendars."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from agendawatch.docket import remember_proposal
from agendawatch.errors import InputError
from agendawatch.fetch import Client, Manners, Replay
from agendawatch.following import compare_proposals, explain, follow, match_item, match_meeting
from agendawatch.history import Store
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import STOCKHOLM, Change, Match, Proposal, Window
from agendawatch.publishing import FeedOptions, Publisher, publish_feed
from agendawatch.reading.press import read_press_release
from agendawatch.registry import sites
from agendawatch.rounds import Round, watch

__all__ = ["DAYS", "ORGANIZATION", "WINDOW", "Day", "Told", "run_demo"]

_WHERE = "Göteborg"
ORGANIZATION = "Kommunstyrelsen"
WINDOW = Window.year(2020)
_PAGES = files(__package__)
_MARK = "demo.txt"


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the demo, and what was published on it."""

    at: dt.datetime
    told: str
    press: str | None = None
    """The press release of that day; `None` when there is none."""


DAYS = (
    Day(
        dt.datetime(2020, 3, 6, 15, tzinfo=STOCKHOLM),
        "Friday: a party announces a proposal",
        "2020-03-06.txt",
    ),
    Day(dt.datetime(2020, 3, 9, 9, tzinfo=STOCKHOLM), "Monday: the agenda is out"),
    Day(dt.datetime(2020, 3, 12, 9, tzinfo=STOCKHOLM), "Thursday: the meeting was yesterday"),
    Day(
        dt.datetime(2020, 6, 15, 15, tzinfo=STOCKHOLM),
        "Monday in June: four parties announce a follow-up",
        "2020-06-15.txt",
    ),
)
_ASKED_OF = (
    dt.date(2020, 3, 5),
    dt.date(2020, 3, 6),
    dt.date(2020, 3, 9),
    dt.date(2020, 3, 10),
    dt.date(2020, 3, 12),
    dt.date(2020, 6, 15),
    dt.date(2020, 6, 18),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the demo came to."""

    rounds: tuple[Round, ...]
    changes: tuple[Change, ...]
    proposals: tuple[Proposal, ...]
    files: tuple[Path, ...]


def run_demo(out: Path, *, say: Callable[[str], None]) -> Told:
    """Play all four days, and write a database and two calendars into a folder.

    The same pipeline as `watch` and `follow`, over recordings that ship with the package.
    Raises `InputError` when the folder holds a database that no demo made.
    """
    database = _make_room(out)
    with Store(f"sqlite:///{database}") as store:
        rounds = tuple(_play(store, day, say) for day in DAYS)
        proposals = tuple(store.proposals())
        _tell_statuses(proposals, say)
        written = _write_calendars(store, out, proposals)
        told = Told(rounds, tuple(store.changes()), proposals, (*written, database))
    say("")
    for path in told.files:
        say(f"Wrote {path}")
    return told


def _make_room(out: Path) -> Path:
    """Make the folder, and take away what an earlier demo left there."""
    database = out / "agendawatch.db"
    if database.exists() and not (out / _MARK).exists():
        raise InputError(field="OUT", value=str(out), expected="a folder without a database of your own")
    out.mkdir(parents=True, exist_ok=True)
    (out / _MARK).write_text("Made by `agendawatch demo`, which makes this folder anew each time.\n", encoding="utf-8")
    for path in (*out.glob("agendawatch.db*"), *out.glob("*.ics")):
        path.unlink()
    return database


def _play(store: Store, day: Day, say: Callable[[str], None]) -> Round:
    say(f"\n{day.at:%A %d %B %Y}. {day.told}.")
    replay = Replay(_PAGES / "recordings", now=lambda: day.at)
    with Client(transport=replay, now=lambda: day.at, memory=store, manners=Manners(pause=0)) as client:
        made = watch(store, sites(_WHERE), now=day.at, organization=ORGANIZATION, window=WINDOW, client=client)
    say(f"  Asked {made.asked} pages, {made.not_modified} not modified.")
    for change in made.changes:
        say(f"  {_line(change)}")
    if not made.changes:
        say("  Nothing has changed.")
    if day.press:
        _follow(store, day, day.press, say)
    _tell_matches(store, say, day.at.date())
    return made


def _follow(store: Store, day: Day, press: str, say: Callable[[str], None]) -> None:
    """Read the day's press release, and follow what it proposes."""
    words = (_PAGES / "press" / press).read_text(encoding="utf-8")
    release = read_press_release(words, published=day.at.date())
    parties = ", ".join(party.code for party in release.parties)
    say(f"  Press release: {release.title!r} ({parties})")
    when = f'{release.date:%A %d %B %Y}, from the words "{release.when_words}"' if release.date else "on a day not said"
    say(f"    {release.municipality}, {release.organization}, {when}")
    fresh, others = follow(release), tuple(store.proposals())
    proposal, match = remember_proposal(store, fresh, seen=day.at)
    for other in others if match is None else ():
        compared = compare_proposals(other, fresh)
        say(f"    It is another than {other.title!r} ({compared.certainty.value}):")
        for ground in compared.evidence:
            say(f"      {caveat_words(ground, 'en')}")
    if match:
        say(f"    It is held to be the proposal followed since {proposal.actions[0].date} ({match.certainty.value}):")
        for ground in match.evidence:
            say(f"      {caveat_words(ground, 'en')}")


def _tell_matches(store: Store, say: Callable[[str], None], day: dt.date) -> None:
    """Tell where each proposal stands, and which meeting and item we believe it is handled at, and why."""
    meetings = tuple(store.meetings())
    for proposal in store.proposals():
        say(f"  {proposal.title!r} is {proposal.status_at(day)}")
        found = match_meeting(proposal, meetings)
        if found is None:
            continue
        say(f"    meeting {found.meeting.date} ({found.match.certainty.value}): {_why(found.match)}")
        item = match_item(proposal, found.meeting)
        if item:
            say(f"    item {item.item.number} ({item.match.certainty.value}): {_why(item.match)}")


def _why(match: Match) -> str:
    return "; ".join(caveat_words(it, "en") for it in match.evidence)


def _tell_statuses(proposals: tuple[Proposal, ...], say: Callable[[str], None]) -> None:
    say("\nThe status on each day, and why")
    for proposal in proposals:
        say(f"\n{proposal.title}")
        for day in _ASKED_OF:
            for line in explain(proposal, day)[:3]:
                say(f"  {line}")


def _write_calendars(store: Store, out: Path, proposals: tuple[Proposal, ...]) -> tuple[Path, ...]:
    """Write kommunstyrelsen's meetings with their items, and the proposals, as two calendars."""
    publisher = Publisher(store, now=DAYS[-1].at)
    board, followed = out / "kommunstyrelsen.ics", out / "forslag.ics"
    publish_feed(board, publisher.organization(ORGANIZATION, _WHERE), FeedOptions(items=True))
    publish_feed(followed, publisher.proposals(proposals, name="Förslag som följs"))
    return board, followed


def _line(change: Change) -> str:
    """Show a change in a line."""
    what = change.item.title if change.item else change.document.title if change.document else ""
    line = f"{change.kind.value.replace('_', ' ')}: {change.meeting.title} {change.meeting.date}"
    return f"{line}, {what}" if what else line
