"""How meetings stand on a page: tables, lists, headings with files, and plans as PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from benchmarks.drawn.sites.plan import Planned, written
from benchmarks.drawn.towns import Body


def table(meetings: Iterable[Planned], *, linked: dict[tuple[str, dt.date], str] | None = None) -> str:
    """Draw one organization's meetings as a table."""
    rows = "".join(
        f"<tr><td>{_linked(it, linked, written(it.day))}<td>{it.time}<td>{escape(it.place)}<td>{escape(it.note)}</tr>"
        for it in meetings
    )
    return f"<table><tr><th>Datum<th>Tid<th>Plats<th>Anmärkning</tr>{rows}</table>"


def calendar(meetings: Iterable[Planned]) -> str:
    """Draw many organizations' meetings by day."""
    rows = "".join(
        f"<tr><td>{written(it.day)}<td>{it.time}<td>{escape(it.organization)}<td>{escape(it.note)}</tr>"
        for it in meetings
    )
    return f"<table><tr><th>Datum<th>Tid<th>Organ<th>Anmärkning</tr>{rows}</table>"


def prose(body: Body, meetings: Sequence[Planned]) -> str:
    """Draw one organization's meetings as a sentence and a list, a year each."""
    parts = []
    for year, its in groupby(meetings, key=lambda it: it.day.year):
        days = "".join(
            f"<li>{written(it.day, year=False)}{f' ({it.note.casefold()})' if it.note else ''}" for it in its
        )
        parts.append(
            f"<p>{body.name} sammanträder klockan {body.start.replace(':', '.')} i {escape(body.place)} följande dagar {year}:</p><ul>{days}</ul>"
        )
    return "".join(parts)


def headings(meetings: Iterable[Planned], today: dt.date) -> str:
    """Draw one organization's meetings as headings with the files that are published."""
    parts = []
    for it in meetings:
        files = [file_link(kind, it) for kind in _published(it, today)]
        listed = (
            f"<ul>{''.join(f'<li>{file}' for file in files)}</ul>"
            if files
            else "<p>Handlingar publiceras en vecka före mötet.</p>"
        )
        parts.append(f"<h3>{written(it.day)} kl. {it.time}{f' ({it.note.casefold()})' if it.note else ''}</h3>{listed}")
    return "".join(parts)


def days_of(meetings: Iterable[Planned], today: dt.date) -> str:
    """Draw the files of one organization's meetings, each with its day in its name alone."""
    files = [file_link(kind, it) for it in meetings for kind in _published(it, today)]
    return f"<ul>{''.join(f'<li>{file}' for file in files)}</ul>"


def section(body: Body, meetings: Sequence[Planned], form: str, today: dt.date) -> str:
    """Draw one organization's meetings in one of the forms."""
    if form == "prose":
        return prose(body, meetings)
    if form == "headings":
        return headings(meetings, today)
    parts = (f"<h2>Sammanträden {year}</h2>{table(its)}" for year, its in groupby(meetings, key=lambda it: it.day.year))
    return "".join(parts)


def file_link(kind: str, it: Planned) -> str:
    """Draw a link to one of a meeting's files."""
    words = f"{kind} {it.organization} {it.day.isoformat()}"
    return f'<a href="/download/18.{_number(it)}/{words.replace(" ", "%20")}.pdf">{escape(words)} (pdf, 210 kB)</a>'


def _number(it: Planned) -> str:
    return f"{it.day.toordinal():x}{len(it.organization):02x}"


def _published(it: Planned, today: dt.date) -> tuple[str, ...]:
    if it.day > today + dt.timedelta(days=7) or it.cancelled:
        return ()
    return ("Kallelse",) if it.day > today - dt.timedelta(days=14) else ("Kallelse", "Protokoll")


def _linked(it: Planned, linked: dict[tuple[str, dt.date], str] | None, words: str) -> str:
    url = (linked or {}).get(it.key)
    return f'<a href="{url}">{escape(words)}</a>' if url else escape(words)
