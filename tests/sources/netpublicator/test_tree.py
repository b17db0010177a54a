"""A reader is named by its address; its tree is told by its channels' words, and its documents by their paths."""

from __future__ import annotations

import json

import pytest
from tests.cases import cases
from tests.replicas.asking import YEAR, Answering, page

from agendawatch.errors import LayoutError
from agendawatch.fetch import run
from agendawatch.model import Site, Window
from agendawatch.sources.flow import Request, Response
from agendawatch.sources.netpublicator import TreeNode, TreeReader, TreeWalk, find_reader, other_hash, read_contents
from agendawatch.sources.selection import Wanted

READER = TreeReader("https://api.example.se", "r12345678", "aa")


def test_the_root_alone_is_asked_for_as_one() -> None:
    """`isr=true` below the root would give the root again."""
    assert READER.address(("aa",)).endswith("/api/public/r12345678/read?hash=aa&isr=true")
    assert READER.address(("aa", "17")).endswith("?hash=aa-17&isr=false")
    assert READER.path(READER.address(("aa", "17"))) == ("aa", "17")
    assert READER.path("https://example.se/moten") == ()


def test_a_documents_path_ends_with_its_id_or_not() -> None:
    """Hyphens in the id do not matter."""
    document = READER.document(TreeNode("document", "Protokoll", ("aa", "17", "d1-2-3")))

    assert document.url.endswith("/document/d1-2-3?hash=aa-17-d1-2-3")
    other = other_hash(Request(document.url, expects="pdf"))
    assert other is not None
    assert other.url.endswith("/document/d1-2-3?hash=aa-17")
    assert other_hash(other) is None
    assert other_hash(Request("https://example.se/")) is None


@pytest.mark.parametrize(
    "html",
    [
        "<div data-np-config='{&quot;rootId&quot;:&quot;1ab2c3d4e5f6078&quot;}'>",
        "<div data-np-config='readerName=exempelvik;rootId=1ab2c3d4e5f6078'>",
        "<script>np({readerName: 'exempelvik', rootId: '1ab2c3d4e5f6078'})</script>",
    ],
)
def test_a_readers_own_page_names_its_root(html: str) -> None:
    """In whatever form; the API's usual host, and a site's own where it is told."""
    site = Site(url="https://www.netpublicator.com/reader/exempelvik")

    assert run(find_reader(site), Answering(f"<!doctype html>{html}")) == TreeReader(
        "https://docs.netpublicator.com", "exempelvik", "1ab2c3d4e5f6078"
    )


def test_parameters_need_no_page() -> None:
    """Nothing is asked for."""
    told = (("reader", "r1"), ("root", "aa"), ("api", "https://api.example.se/x"))

    assert run(find_reader(Site(url="https://example.se/moten", parameters=told)), Answering()) == TreeReader(
        "https://api.example.se", "r1", "aa"
    )


@pytest.mark.parametrize("body", [b"{}", b'{"history": []}', b'{"history": [{"text": "Start"}]}', b"[]"])
def test_a_root_that_nobody_names_is_told(body: bytes) -> None:
    """No page has it, and the API does not tell."""

    def answer(ask: Request) -> Response:
        return page(body if "/read?" in ask.url else b"<!doctype html><p>x", ask.url)

    with pytest.raises(LayoutError, match="rootId"):
        run(find_reader(Site(url="https://www.netpublicator.com/reader/exempelvik")), answer)


def test_a_site_may_be_named_by_its_api() -> None:
    """That address is no page; the list of its root names the root."""
    answer = Answering({"history": [{"id": "1ab2c3d4e5f6078"}], "items": []})
    site = Site(url="https://docs.netpublicator.com/api/public/r12345678/")

    assert run(find_reader(site), answer).root == "1ab2c3d4e5f6078"
    assert [it.url for it in answer.asked] == [
        "https://docs.netpublicator.com/api/public/r12345678/read?hash=&isr=true"
    ]


Row = tuple[str, str, str]


class _Lists:
    """Answers by path; an unknown path is empty."""

    def __init__(self, **lists: list[Row]) -> None:
        self.lists = lists

    def __call__(self, ask: Request) -> Response:
        path = READER.path(ask.url)
        rows = self.lists.get("_".join(path), [])
        items = [{"id": key, "type": kind, "text": text} for key, kind, text in rows]
        return page(json.dumps({"items": items}), ask.url)


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
        return page(json.dumps([{"id": str(depth), "type": "channel", "text": "KS"}]), ask.url)

    with pytest.raises(LayoutError, match="an end of the tree"):
        run(TreeWalk(READER, Site(url=READER.api), Wanted(None), YEAR).run(), answer)


@cases("text", "item")
def test_a_channel_in_a_meeting_is_a_folder_or_an_item(text: str, *, item: bool) -> None:
    """By what it is called."""
    lists = _Lists(m_n=[("1", "channel", text)], m_n_1=[("2", "document", "Fil")])

    contents = run(read_contents(READER, ("m", "n")), lists)

    assert bool(contents.items) is item
    assert bool(contents.documents) is not item
