"""360 OpenGov Meetings as PLATFORMS tells it, with the markup of its pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from tests.replicas.server import Given, Wanted


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of a meeting or an item."""

    id: str
    title: str
    category: str = ""
    extension: str = "PDF"
    body: bytes = b"%PDF-1.4 "


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an agenda."""

    title: str
    id: str | None = None
    """`None` for one that is closed."""
    group: str = "Beslutsärenden"
    papers: tuple[Paper, ...] = ()
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting."""

    day: str
    id: str | None = None
    """`None` until it is published."""
    beside: str = "00:00"
    """What stands beside the date: the hour, or how it stands."""
    name: str = ""
    papers: tuple[Paper, ...] = ()
    items: tuple[Item, ...] = ()
    status: str = ""
    place: str = ""


@dataclass(slots=True)
class Board:
    """An organization in one term."""

    id: str
    name: str
    sessions: list[Session]
    period: str = ""


@dataclass(slots=True)
class Tenant:
    """A tenant of the platform, as an app for `serve`."""

    boards: list[Board]
    name: str = "exempelkommun"
    outage: bool = False
    """Every list is empty, and says so."""
    counts: Callable[[int], str] = field(default=lambda count: f"{count} möten hittades för 2026")
    chooses_years: bool = True
    labels: tuple[str, str, str] = ("Plats", "Status", "Ärendenr.")

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        path = wanted.path.removeprefix(f"/Meetings/{self.name}")
        if path == "/Boards":
            return Given(self._frame("".join(self._board_link(it) for it in self.boards)))
        key = path.rpartition("/")[2]
        if path.startswith("/Boards/Details/"):
            return self._board(key, wanted.query.get("Year"))
        if path.startswith("/Meetings/Details/"):
            return self._meeting(key)
        if path.startswith("/Meetings/LoadAgendaItemDetail/"):
            return self._item(key)
        if path.startswith("/File/Details/"):
            return self._file(key)
        return Given("<h1>Server Error</h1>", status=404)

    def _board_link(self, board: Board) -> str:
        return (
            f'<li class="boardLink"><a href="/Meetings/{self.name}/Boards/Details/{board.id}">'
            f'<div class="boardName"><span>{escape(board.name)}</span></div>'
            f'<div class="boardPeriod"><span>{board.period}</span></div></a></li>'
        )

    def _board(self, key: str, year: str | None) -> Given:
        board = next((it for it in self.boards if it.id == key), None)
        if board is None:
            return Given("<h1>Server Error</h1>", status=404)
        years = sorted({_year(it.day) for it in board.sessions}, reverse=True)
        shown = year or (years[0] if years else "2026")
        listed = [it for it in board.sessions if _year(it.day) == shown and not self.outage]
        options = "".join(f"<option{' selected' if it == shown else ''}>{it}</option>" for it in years)
        chooser = f'<select id="boardsYearSelection">{options}</select>' if self.chooses_years else ""
        rows = "".join(self._row(board, it) for it in listed)
        return Given(
            self._frame(
                f'<div class="meetingTitleHeader"><h2>{escape(board.name)}</h2></div>{chooser}'
                f'<p class="instructionLabel" id="instructionLabel">{self.counts(len(listed))}</p>'
                f'<div class="meetingList"><ul>{rows}</ul></div>'
            )
        )

    def _row(self, board: Board, session: Session) -> str:
        name = f"{session.name or board.name} ({session.day})"
        spans = f"<span>{session.day}</span><span>{escape(session.beside)}</span>"
        inner = f'<div class="meetingName"><span>{escape(name)}</span></div><div class="meetingDate">{spans}</div>'
        if session.id is None:
            return f'<li title="Under f&#246;rberedelse" class="boardLink unpublishedMeeting">{inner}</li>'
        return f'<li class="boardLink"><a href="/Meetings/{self.name}/Meetings/Details/{session.id}">{inner}</a></li>'

    def _meeting(self, key: str) -> Given:
        found = next(((b, s) for b in self.boards for s in b.sessions if s.id == key), None)
        if found is None:
            return Given("<h1>Server Error</h1>", status=404)
        board, session = found
        groups = "".join(
            f'<div class="agendaItemHeader agendaHeader"><h4>{escape(group)}</h4></div><div class="meetingAgendaList">'
            f'<ul role="list">{"".join(self._line(it) for it in session.items if it.group == group)}</ul></div>'
            for group in dict.fromkeys(it.group for it in session.items)
        )
        place, status, _ = self.labels
        return Given(
            self._frame(
                f'<div class="meetingTitleHeader"><h2>{escape(board.name)} ({session.day})</h2></div>'
                f'<section role="main" class="meetingsAgendaSection"><div class="meetingsAgenda">{groups}</div></section>'
                '<aside id="about" class="meetingsDocumentSection"><div class="filesList"><ul>'
                f"{''.join(self._paper(it) for it in session.papers)}</ul></div>"
                f"{_detail(place, session.place)}{_detail(status, session.status)}</aside>"
            )
        )

    def _line(self, item: Item) -> str:
        title = f'<h5 class="accordionTitleText">{escape(item.title)}</h5>'
        if item.id is None:
            return f'<li role="listitem"><div class="accordionTitle">{title}</div></li>'
        load = f"loadAgendaItem('/Meetings/{self.name}/Meetings/LoadAgendaItemDetail/{item.id}','{item.id}')"
        return f'<li role="listitem"><a class="accordion" id="agendaItem_{item.id}" onclick="{load}">{title}</a></li>'

    def _item(self, key: str) -> Given:
        item = next((i for b in self.boards for s in b.sessions for i in s.items if i.id == key), None)
        if item is None:
            return Given("<h1>Server Error</h1>", status=500)
        return Given(
            '<div class="meetingsDetails"><div class="filesList"><ul>'
            f"{''.join(self._paper(it) for it in item.papers)}</ul></div>"
            f'<div class="detailsSection">{_detail(self.labels[2], item.reference)}</div></div>'
        )

    def _paper(self, paper: Paper) -> str:
        link = (
            f"/Meetings/{self.name}/File/Details/{paper.id}.{paper.extension}"
            f"?fileName={quote(paper.title, safe='')}&amp;fileSize={len(paper.body)}"
        )
        return (
            f'<li class="boardLink" title="{_entities(paper.title)}"><a href="{link}"><div class="fileNameDetail">'
            f'{_entities(paper.title)}</div><div class="fileDocumentCategory">{_entities(paper.category)}</div>'
            '<span class="size">1 KB</span></a></li>'
        )

    def _file(self, name: str) -> Given:
        sessions = [session for board in self.boards for session in board.sessions]
        papers = [it for session in sessions for it in session.papers]
        papers += [it for session in sessions for item in session.items for it in item.papers]
        found = next((it for it in papers if name.startswith(f"{it.id}.")), None)
        if found is None:
            return Given("<h1>Server Error</h1>", status=404)
        return Given(found.body, content_type="application/pdf")

    def _frame(self, content: str) -> str:
        return (
            '<!DOCTYPE html><html lang="sv-SE"><head><title>Politiska m&#246;ten</title>'
            "<link rel='stylesheet' href='/Areas/Meetings/Content/style.css' /></head><body>"
            f'<header><a href="/Meetings/{self.name}">Hem</a></header>{content}'
            "<footer>Tel 010-123 45 67</footer></body></html>"
        )


def _year(day: str) -> str:
    found = re.search(r"\d{4}", day)
    return found.group() if found else ""


def _entities(words: str) -> str:
    return "".join(letter if ord(letter) < 128 else f"&#{ord(letter)};" for letter in escape(words))


def _detail(label: str, words: str) -> str:
    return (
        f'<div class="detailsList"><div class="detailHeader"><span>{label}</span></div>'
        f'<div class="detailContent"><p>{_entities(words)}</p></div></div>'
    )
