"""The tree is told by its channels' words; a title's year is typed by hand."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tests.cases import cases

from agendawatch.errors import LayoutError
from agendawatch.fetch import run
from agendawatch.model import Site, Window
from agendawatch.sources.flow import Request, Response
from agendawatch.sources.netpublicator import TreeReader, TreeWalk, read_contents
from agendawatch.sources.selection import Wanted

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)
READER = TreeReader("https://api.example.se", "r12345678", "aa")
Row = tuple[str, str, str]


class _Lists:
    """Answers by path; an unknown path is empty."""

    def __init__(self, **lists: list[Row]) -> None:
        self.lists = lists

    def __call__(self, ask: Request) -> Response:
        path = READER.path(ask.url)
        rows = self.lists.get("_".join(path), [])
        items = [{"id": key, "type": kind, "text": text} for key, kind, text in rows]
        return Response(ask.url, 200, json.dumps({"items": items}).encode(), NOON)


def _walked(year: int = 2026, **lists: list[Row]) -> list[tuple[str, str]]:
    shown = run(TreeWalk(READER, Site(url=READER.api), Wanted(None), Window.year(year)).run(), _Lists(**lists))
    return [(it.organization.name, it.date.isoformat()) for it, _ in shown]


@cases("channel", "title", "day")
def test_a_channels_year_goes_before_a_titles(channel: str, title: str, day: str) -> None:
    """A span of years gives none."""
    told = _walked(aa=[("1", "channel", "KS")], aa_1=[("2", "channel", channel)], aa_1_2=[("3", "meeting", title)])

    assert told == [("Kommunstyrelsen", day)]


def test_a_weekday_decides_between_two_years() -> None:
    """11 March is a Wednesday in 2026, and a Tuesday in 2025."""
    lists: dict[str, list[Row]] = {"aa": [("1", "channel", "KS")], "aa_1": [("2", "channel", "2025-handlingar")]}

    assert _walked(2025, **lists, aa_1_2=[("3", "meeting", "tisdag 11 mars 2026")]) == [
        ("Kommunstyrelsen", "2025-03-11")
    ]
    assert _walked(2025, **lists, aa_1_2=[("3", "meeting", "onsdag 11 mars 2026")]) == []


def test_a_document_tells_of_a_meeting_by_its_day_and_kind() -> None:
    """A map does not, and neither does the day on which a file was made."""
    told = _walked(
        aa=[("1", "channel", "Valnämnden")],
        aa_1=[
            ("2", "document", "Protokoll 2026-03-11"),
            ("3", "document", "Karta 2026-03-12"),
            ("4", "document", "Protokoll skapad 2026-03-13 08.34.10"),
        ],
    )

    assert told == [("Valnämnden", "2026-03-11")]


def test_a_tree_without_an_end_is_told() -> None:
    """A channel within itself, for ever."""

    def answer(ask: Request) -> Response:
        depth = len(READER.path(ask.url))
        return Response(ask.url, 200, json.dumps([{"id": str(depth), "type": "channel", "text": "KS"}]).encode(), NOON)

    with pytest.raises(LayoutError, match="an end of the tree"):
        run(TreeWalk(READER, Site(url=READER.api), Wanted(None), Window.year(2026)).run(), answer)


@cases("text", "item")
def test_a_channel_in_a_meeting_is_a_folder_or_an_item(text: str, *, item: bool) -> None:
    """By what it is called."""
    lists = _Lists(m_n=[("1", "channel", text)], m_n_1=[("2", "document", "Fil")])

    contents = run(read_contents(READER, ("m", "n")), lists)

    assert bool(contents.items) is item
    assert bool(contents.documents) is not item
