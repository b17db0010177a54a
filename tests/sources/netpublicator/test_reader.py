"""A reader is named by its address, and its documents by their paths."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.errors import LayoutError
from agendawatch.fetch import run
from agendawatch.model import Site
from agendawatch.sources.flow import Request, Response
from agendawatch.sources.netpublicator import TreeNode, TreeReader, find_reader, other_hash

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)
READER = TreeReader("https://docs.netpublicator.com", "r12345678", "aa")


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

    def answer(ask: Request) -> Response:
        return Response(ask.url, 200, f"<!doctype html>{html}".encode(), NOON)

    site = Site(url="https://www.netpublicator.com/reader/exempelvik")

    assert run(find_reader(site), answer) == TreeReader(
        "https://docs.netpublicator.com", "exempelvik", "1ab2c3d4e5f6078"
    )


def test_parameters_need_no_page() -> None:
    """Nothing is asked for."""

    def answer(ask: Request) -> Response:
        raise AssertionError(ask)

    told = (("reader", "r1"), ("root", "aa"), ("api", "https://api.example.se/x"))

    assert run(find_reader(Site(url="https://example.se/moten", parameters=told)), answer) == TreeReader(
        "https://api.example.se", "r1", "aa"
    )


@pytest.mark.parametrize("body", [b"{}", b'{"history": []}', b'{"history": [{"text": "Start"}]}', b"[]"])
def test_a_root_that_nobody_names_is_told(body: bytes) -> None:
    """No page has it, and the API does not tell."""

    def answer(ask: Request) -> Response:
        return Response(ask.url, 200, body if "/read?" in ask.url else b"<!doctype html><p>x", NOON)

    with pytest.raises(LayoutError, match="rootId"):
        run(find_reader(Site(url="https://www.netpublicator.com/reader/exempelvik")), answer)


def test_a_site_may_be_named_by_its_api() -> None:
    """That address is no page; the list of its root names the root."""
    asked = []

    def answer(ask: Request) -> Response:
        asked.append(ask.url)
        return Response(ask.url, 200, b'{"history": [{"id": "1ab2c3d4e5f6078"}], "items": []}', NOON)

    site = Site(url="https://docs.netpublicator.com/api/public/r12345678/")

    assert run(find_reader(site), answer).root == "1ab2c3d4e5f6078"
    assert asked == ["https://docs.netpublicator.com/api/public/r12345678/read?hash=&isr=true"]
