"""Draw one meeting's life as five calendar clients read it: `python docs/pictures/draw_life.py`.

The clients are those of `tests/feeds/clients`; `.ci/clients` installs them. What stands in the picture
is what they print of four versions of one feed.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import Any  # the clients are loaded by their path

from agendawatch.feeds import CalendarOptions, to_ical
from agendawatch.model import STOCKHOLM, Meeting, MeetingStatus, Municipality, Organization, Provenance

HERE = Path(__file__).parent
CLIENTS = HERE.parents[1] / "tests" / "feeds" / "clients" / "conftest.py"
SHOWN = ("libical", "ical.js", "node-ical", "vobject", "Home Assistant")
USERS = ("Evolution, GNOME, KDE", "Thunderbird, Nextcloud", "home dashboards", "Radicale", "Home Assistant")
COLORS = {"CONFIRMED": "#0b6e4f", "TENTATIVE": "#9a6700", "CANCELLED": "#b42318"}
WIDTH, HEIGHT, LEFT, TOP = 210, 104, 150, 70
MONTH = 28


def life() -> list[tuple[str, Meeting, dt.datetime]]:
    """Tell the meeting's states, each with when we saw it."""
    start = dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM)
    seen = dt.datetime(2026, 1, 7, 8, tzinfo=dt.UTC)
    planned = Meeting(
        organization=Organization(name="Kommunstyrelsen"),
        municipality=Municipality(code="9901", name="Ängelvik"),
        date=start.date(),
        start=start,
        id="ett-mote",
        provenance=Provenance(seen=seen),
    )
    later = start + dt.timedelta(days=7)
    moved = planned.model_copy(update={"date": later.date(), "start": later, "previous_starts": (start,)})
    gone = moved.model_copy(update={"status": MeetingStatus.UNLISTED})
    off = moved.model_copy(update={"status": MeetingStatus.CANCELLED, "status_words": "INSTÄLLT"})
    states = (("planned", planned), ("moved", moved), ("gone from the list", gone), ("cancelled", off))
    return [(name, meeting, seen + dt.timedelta(days=7 * week)) for week, (name, meeting) in enumerate(states)]


def clients() -> dict[str, Any]:
    """Load the clients that are shown."""
    spec = importlib.util.spec_from_file_location("agendawatch_clients", CLIENTS)
    if spec is None or spec.loader is None:
        sys.exit(f"no clients at {CLIENTS}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return {client.name: client for client in module.CLIENTS if client.name in SHOWN}


def readings() -> list[tuple[str, list[dict[str, Any]]]]:
    """Read every version of the feed with every client."""
    found = clients()
    rows = []
    previous: bytes | None = None
    for name, meeting, seen in life():
        previous = to_ical([meeting], options=CalendarOptions(previous=previous, now=seen))
        with tempfile.TemporaryDirectory() as folder:
            feed = Path(folder) / "feed.ics"
            feed.write_bytes(previous)
            rows.append((name, [found[client].read(feed, Path(folder))[0] for client in SHOWN]))
    return rows


def draw(rows: list[tuple[str, list[dict[str, Any]]]]) -> str:
    """Draw a table: a row for each state, a column for each client."""
    width, height = LEFT + WIDTH * len(SHOWN) + 10, TOP + HEIGHT * len(rows) + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="system-ui, sans-serif" font-size="13">',
        "<title>One meeting's life in five calendar clients</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        text(10, 28, "made-up example", color="#555555"),
    ]
    for column, (client, user) in enumerate(zip(SHOWN, USERS, strict=True)):
        x = LEFT + WIDTH * column
        parts.append(text(x + 8, 28, client, weight="bold"))
        parts.append(text(x + 8, 48, user, color="#555555"))
    for line, (name, seen) in enumerate(rows):
        y = TOP + HEIGHT * line
        parts.append(text(10, y + 44, name, weight="bold"))
        parts.extend(cell(LEFT + WIDTH * column, y, event) for column, event in enumerate(seen))
    return "\n".join([*parts, "</svg>", ""])


def cell(x: int, y: int, event: dict[str, Any]) -> str:
    """Draw what one client shows of one state."""
    color = COLORS[str(event["status"])]
    start = dt.datetime.fromisoformat(str(event["start"])).astimezone(STOCKHOLM)
    title = str(event["summary"])
    rows = [
        title[:MONTH] + ("…" if len(title) > MONTH else ""),
        f"{start:%Y-%m-%d %H:%M}",
        f"{event['status']}, sequence {event['sequence']}",
    ]
    box = f'<rect x="{x + 2}" y="{y + 2}" width="{WIDTH - 6}" height="{HEIGHT - 8}" rx="6" fill="none" stroke="{color}" stroke-width="1.5"/>'
    lines = [text(x + 10, y + 28 + 24 * n, row, color=color if n else "#111111") for n, row in enumerate(rows)]
    return "\n".join([box, *lines])


def text(x: int, y: int, words: str, *, color: str = "#111111", weight: str = "normal") -> str:
    """Draw a line of text."""
    return f'<text x="{x}" y="{y}" fill="{color}" font-weight="{weight}">{escape(words)}</text>'


if __name__ == "__main__":
    (HERE / "one-meeting.svg").write_text(draw(readings()), encoding="utf-8")
