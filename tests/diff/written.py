"""Meetings and lists of 2031, as tables write them down."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping

from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Document,
    Listing,
    Meeting,
    MeetingStatus,
    Organization,
    Window,
)

BOARD, YEAR = "Kommunstyrelsen", Window.year(2031)
DAY = dt.date(2031, 3, 10)


def at(hour: int, day: dt.date = DAY) -> dt.datetime:
    """Give an hour in Sweden."""
    return dt.datetime.combine(day, dt.time(hour), tzinfo=STOCKHOLM)


def made(facts: Mapping[str, object]) -> Meeting:
    """Make the board's meeting `a` of 10 March, but for its facts, as JSON has them; `who` is another's name."""
    told = {"date": DAY, "id": "a", **facts}
    told["organization"] = {"name": told.pop("who", BOARD)}
    return Meeting.model_validate_json(json.dumps(told, default=str))


def meeting(line: str) -> Meeting:
    """Make a meeting of a line.

    `a 03-10 13 nth=2 extra who=Valnämnden` is `a` on 10 March at one; `-` is whatever follows from the rest. `from` holds the days or moments that it was moved
    from, `ref` case numbers, `doc` documents' addresses, `bytes` theirs; an underscore is a space.
    """
    key, day, *rest = line.split()
    told = dict(word.partition("=")[::2] for word in rest)
    hours = [int(word) for word in rest if word.isdigit()]
    date = dt.date.fromisoformat(day if len(day) > len("03-10") else f"2031-{day}")
    words = {name: told[short].replace("_", " ") for short, name in _WORDS.items() if short in told}
    facts = {
        "id": key,
        "organization": Organization(name=told.get("who", BOARD).replace("_", " ")),
        "date": date,
        "start": at(hours[0], date) if hours else None,
        "nth": int(told.get("nth", 1)),
        "extra": "extra" in told,
        "status": next((it for it in MeetingStatus if it.value in told), MeetingStatus.SCHEDULED),
        "previous_starts": tuple(_start(it) for it in told.get("from", "").split(",") if it),
        "agenda": tuple(AgendaItem(title="Ett ärende", reference=it or None) for it in told["ref"].split(","))
        if "ref" in told
        else None,
        "documents": tuple(
            Document(url=f"https://e.example/{it}", title="Kallelse", content_hash=told.get("bytes"))
            for it in told.get("doc", "").split(",")
            if it
        ),
        **words,
    }
    return Meeting.model_validate({name: it for name, it in facts.items() if (name, it) != ("id", "-")})


_WORDS = {"key": "source_id", "page": "url", "name": "name", "at": "location", "words": "status_words"}


def _start(words: str) -> dt.date:
    """Read a day, an hour of it, or a moment with its zone."""
    told = f"2031-{words}"
    if "T" not in told:
        return dt.date.fromisoformat(told)
    moment = dt.datetime.fromisoformat(told)
    return moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM)


def listing(
    lines: Iterable[str | Meeting], first: str = "01-01", organizations: tuple[str, ...] | None = None
) -> Listing:
    """List meetings of lines, from a day on."""
    meetings = tuple(meeting(it) if isinstance(it, str) else it for it in lines)
    window = Window(first=dt.date.fromisoformat(f"2031-{first}"), last=YEAR.last)
    return Listing(window=window, meetings=meetings, organizations=organizations)
