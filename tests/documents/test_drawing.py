"""A document is drawn with what was read of it marked and linked."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.readers import drawn
from tests.readers.drawn import Text

from agendawatch.documents.document import Document
from agendawatch.documents.drawing import ShownRange, draw
from agendawatch.documents.page import read_document
from agendawatch.documents.pdf.file import draw_pages


def page_of(page: str | bytes, *words: Sequence[str]) -> tuple[Document, LexborHTMLParser]:
    """Draw a page with facts that each rest on some words, found from its beginning on."""
    document = read_document(page)
    facts = []
    for nth, said in enumerate(words, start=1):
        places = [document.text.index(word) for word in said]
        ranges = tuple((place, place + len(word)) for place, word in zip(places, said, strict=True))
        facts.append(ShownRange(f"fact {nth}", "told", ranges))
    data = page if isinstance(page, bytes) else page.encode()
    text = draw(document, data, facts, title="moten.html", heads=("Facts", "moten.html"), language="sv")
    return document, LexborHTMLParser(text)


def one(tree: LexborHTMLParser, selector: str) -> LexborNode:
    """Find the only element of its kind."""
    [node] = tree.css(selector)
    return node


PAGE = (
    "<title>Möten</title><script>alert(1)</script><style>p{}</style><nav><a href=/>Start</a></nav>"
    "<h2 onclick='x'>Kommunstyrelsen 2026</h2><ol><li>13 januari <b>kl. 13</b><li><s>10 mars</s> 11 mars &lt;b&gt;</ol>"
    "<table><caption>Plan</caption><tr><th>Organ<th colspan=2>Jan<tr><td>KF<td>26<td>27</table><p hidden>gömt"
)


def test_every_fact_is_linked_to_its_words_and_back() -> None:
    """Each piece has a place to go to, and leads to its fact."""
    _, tree = page_of(PAGE, ["Kommunstyrelsen", "13 januari"], ["Kommunstyrelsen", "11 mars"], ["Jan", "27"])

    assert [node.text() for node in tree.css("#f1 a")] == ["Kommunstyrelsen", "13 januari"]
    assert [node.attributes["href"] for node in tree.css("#f1 a")] == ["#f1-0", "#f1-1"]
    assert [node.text() for node in tree.css(".mark.f1")] == ["Kommunstyrelsen", "13 januari"]
    assert [node.text() for node in tree.css(".mark.f2")] == ["Kommunstyrelsen", "11 mars"]
    assert one(tree, "h3 .mark").attributes["href"] == "#f1"
    for link in tree.css("a[href^='#']"):
        assert len(tree.css(f'[id="{(link.attributes["href"] or "")[1:]}"]')) == 1


def test_words_that_overlap_are_marked_for_both() -> None:
    """Where two facts share some of their words, those are of both."""
    _, tree = page_of("<p>tisdag 13 januari kl. 13", ["tisdag 13 januari"], ["13 januari kl. 13"])

    assert [(node.text(), node.attributes["class"]) for node in tree.css(".mark")] == [
        ("tisdag ", "mark f1"),
        ("13 januari", "mark f1 f2"),
        (" kl. 13", "mark f2"),
    ]


def test_the_foreign_pages_text_is_all_that_comes_along() -> None:
    """In order, with tables, strikes and what is hidden; no script, no style, no handler, no address to load from."""
    document, tree = page_of(PAGE, ["26"])
    body = one(tree, ".document")

    assert tree.css("script") == []
    assert len(tree.css("style")) == 1
    assert "alert" not in (tree.html or "")
    assert "onclick" not in (tree.html or "")
    assert all((node.attributes.get("href") or "").startswith("#") for node in tree.css("a"))
    shown = re.sub(r"\s|•|\d\.\s", "", body.text())
    at = 0
    for block in document.blocks:
        at = shown.index(re.sub(r"\s", "", block.text), at)
    assert one(tree, "del").text() == "10 mars"
    assert one(tree, "caption").text() == "Plan"
    assert one(tree, "th[colspan]").attributes["colspan"] == "2"
    assert one(tree, ".hidden-text").text().strip() == "gömt"
    assert [node.text() for node in tree.css(".region")] == ["head", "nav", "main"]


def test_plain_text_is_drawn_as_it_stands() -> None:
    """Spaces and line ends are what it is made of."""
    _, tree = page_of("      Jan  Feb\nKF    26   <1>\n", ["26"])

    assert one(tree, "pre").text() == "      Jan  Feb\nKF    261   <1>\n"
    assert one(tree, "pre .mark").text() == "26"


def test_papers_are_pictures_with_boxes() -> None:
    """A box stands where the words do, in shares of the page; two facts on one line share it."""
    page = drawn.draw([Text(72, 700, "Kommunstyrelsen 2026"), Text(72, 421, "13 januari")], [Text(72, 700, "Sida två")])
    _, tree = page_of(page, ["Kommunstyrelsen 2026", "13 januari"], ["Kommunstyrelsen 2026"])
    styles = [
        {
            name: float(value.rstrip("%"))
            for name, value in re.findall(r"(\w+):([\d.]+%)", node.attributes["style"] or "")
        }
        for node in tree.css("#page1 .box")
    ]

    assert len(tree.css("figure")) == 2
    assert all((node.attributes["src"] or "").startswith("data:image/png;base64,") for node in tree.css("img"))
    assert [node.attributes["class"] for node in tree.css(".box")] == ["box f1 f2", "box f1"]
    assert 11 < styles[1]["left"] < 13
    assert 48 < styles[1]["top"] < 50
    assert styles[0]["width"] > styles[1]["width"] > 0


def test_pictures_are_of_the_size_of_their_pages() -> None:
    """Eight bits a colour, one and a half dots a point."""
    [picture] = draw_pages(drawn.draw([Text(72, 700, "Möten")], [Text(72, 700, "Möten")]), [2])
    width, height, depth, kind = struct.unpack(">IIBB", picture.png[16:26])
    start = picture.png.index(b"IDAT") + 4
    rows = zlib.decompress(picture.png[start : picture.png.index(b"IEND") - 8])

    assert (picture.page, width, height, depth) == (2, 893, 1263, 8)
    assert len(rows) == height * (1 + width * {2: 3, 6: 4}[kind])
    assert b"\xff" * 30 in rows
    assert any(dot < 100 for dot in rows[:: 3 * 7])
