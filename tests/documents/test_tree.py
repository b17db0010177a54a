"""A page as a tree: blocks with places, the boxes about them, and what is marked in them."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases, table

from agendawatch.documents.document import Document
from agendawatch.documents.page import read_document
from agendawatch.documents.tree import BlockKind, Box, BoxKind, Region
from agendawatch.errors import ReadError


def kinds(page: str) -> list[tuple[BlockKind, str]]:
    """Show each block's kind and words."""
    return [(block.kind, block.text) for block in read_document(page).blocks]


def box_of(page: str, kind: BoxKind) -> Box:
    """Find the first box of a kind."""
    return next(box for box in read_document(page).boxes if box.kind is kind)


def test_blocks_are_known_for_what_they_are() -> None:
    """Headings, what stands for one, what unfolds, terms, captions, labels and buttons."""
    page = (
        "<title>Nyby</title><h2>Möten</h2><p><b>Våren</b></p><p>13 jan</p><ul><li>3 maj</ul>"
        "<details><summary>Hösten</summary>z</details><dl><dt>Tid<dd>9.00</dl><figure><figcaption>Bild</figcaption></figure>"
        "<table><caption>Plan</caption><tr><td>KS</table><p><label>Sök</label></p><button>Skicka</button>"
    )

    assert kinds(page) == [
        (BlockKind.TITLE, "Nyby"),
        (BlockKind.HEADING, "Möten"),
        (BlockKind.PSEUDO_HEADING, "Våren"),
        (BlockKind.PARAGRAPH, "13 jan"),
        (BlockKind.LIST_ITEM, "3 maj"),
        (BlockKind.SUMMARY, "Hösten"),
        (BlockKind.PARAGRAPH, "z"),
        (BlockKind.KEY, "Tid"),
        (BlockKind.VALUE, "9.00"),
        (BlockKind.CAPTION, "Bild"),
        (BlockKind.CAPTION, "Plan"),
        (BlockKind.CELL, "KS"),
        (BlockKind.PARAGRAPH, "Sök"),
    ]


def test_the_text_is_what_a_browser_shows() -> None:
    """White space folded, entities read, a block a line, a row's cells parted by tabs."""
    page = "<p>Åmål &amp;\n  Säffle</p><table><tr><td>KF<td><td>26<br>jan<tr><td>KS</table><p>e\u0301n"

    assert read_document(page).text == "Åmål & Säffle\nKF\t\t26\njan\nKS\nén"


def test_headings_stand_over_what_follows_them() -> None:
    """Until one as high, or the end of the card, the item or the `details` that they stand in."""
    page = "<h1>Nyby</h1><article><h2>KS</h2><p>13 jan</p></article><h2>KF</h2><h3>Våren</h3><p>26 jan</p><p>2 feb</p><h2>KB</h2><p>3 mars"
    under = {block.text: [above.text for above in block.headings] for block in read_document(page).blocks}

    assert under["13 jan"] == ["Nyby", "KS"]
    assert under["26 jan"] == under["2 feb"] == ["Nyby", "KF", "Våren"]
    assert under["KF"] == under["KB"] == ["Nyby"]
    assert under["3 mars"] == ["Nyby", "KB"]


def test_a_summary_stands_over_what_it_unfolds() -> None:
    """And stands over it, not over what comes after."""
    document = read_document("<details><summary>KS</summary><p>13 jan</p></details><p>Kontakt</p>")

    assert [[it.text for it in block.headings] for block in document.blocks] == [[], ["KS"], []]


@cases("page", "heads", heads=list)
def test_what_a_tab_shows_is_a_panel(page: str, heads: list[str]) -> None:
    """Wherever its tab stands on the page; a plain button's words are no text of the page, and head nothing."""
    panel = box_of(page, BoxKind.PANEL)

    assert panel.text == "13 jan"
    assert [it.text for it in panel.blocks[0].headings] == heads


def test_boxes_hold_blocks_and_boxes() -> None:
    """Each knows the one about it, those in it, its words, and what it is called."""
    page = "<main><ul class='cards x2'><li class=card><h3>KS</h3><p>13 jan</p></li><li class=card><p>KF</p></li></ul>"
    document = read_document(page)
    cards = next(box for box in document.boxes if box.kind is BoxKind.LIST)
    first, second = [box for box in document.boxes if box.parent is cards]

    assert (first.text, second.text, cards.text) == ("KS\n13 jan", "KF", "KS\n13 jan\nKF")
    assert [box.name for box in first.above] == [box.name for box in second.above]
    assert first.blocks[1].box is first
    assert first.blocks[1].box.within(BoxKind.LIST) is cards


def test_terms_and_what_they_stand_for_are_pairs() -> None:
    """Several terms, or several values, are one pair."""
    document = read_document("<dl><dt>Tid<dt>Start<dd>9.00<dd>10.00<dt>Plats<dd><p>Sal A</p><p>Nyby</p></dl>")
    pairs = [box for box in document.boxes if box.kind is BoxKind.PAIR]

    assert [pair.text for pair in pairs] == ["Tid\nStart\n9.00\n10.00", "Plats\nSal A\nNyby"]


def test_items_are_numbered_as_their_list_counts() -> None:
    """A list's own numbers hold."""
    document = read_document("<ol start=3><li>a<li value=7>b</ol><ul><li>c</ul>")

    assert [box.number for box in document.boxes if box.kind is BoxKind.ITEM] == ["3", "7", None]


def test_marks_know_their_place() -> None:
    """Links, moments, struck and hidden words are ranges of the text."""
    page = "<p>Mötet <a href='/m'>den <time datetime='2026-01-13'>13 jan</time></a> <del>kl. 9</del></p><p hidden>Läs mer</p>"
    document = read_document(page)
    first, second = document.blocks

    assert [(it.text, it.url) for it in first.links] == [("den 13 jan", "/m")]
    assert [(it.text, it.datetime) for it in first.moments] == [("13 jan", "2026-01-13")]
    assert [document.text[start:end] for start, end in first.struck] == ["kl. 9"]
    assert second.hidden == ((second.start, second.end),)
    assert first.hidden == ()


def test_lines_of_a_block_have_places() -> None:
    """A break of the page's own is a line's end; a plain text's empty lines are counted."""
    assert read_document("<p>KS<br>13 jan<br><br>10 feb</p>").blocks[0].text == "KS\n13 jan\n10 feb"
    document = read_document("KS\n13 jan\n\n10 feb")

    assert [document.gap(document.text.index(line)) for line in ("13", "10")] == [0, 1]


def test_the_region_of_a_form_about_all_of_the_page_is_its_content() -> None:
    """Some systems put every page into one."""
    document = read_document("<form><h1>Möten</h1><p>13 jan</p></form><form><p>Sök</p></form>")

    assert [block.region for block in document.blocks] == [Region.MAIN, Region.MAIN, Region.FORM]


def test_words_are_found_where_they_stand() -> None:
    """White space counts for nothing; words that were put together are found in pieces."""
    document = read_document("<table><tr><td>Kommun-<br>styrelsen<td>13<td>kl. 9</table>")
    all_of_it = ((0, len(document.text)),)

    def told(ranges: tuple[tuple[int, int], ...] | None) -> list[str]:
        return [document.text[start:end] for start, end in ranges or ()]

    assert told(document.find("Kommunstyrelsen", all_of_it)) == ["Kommun-\nstyrelsen"]
    assert document.find("13 januari kl. 9", all_of_it) is None
    assert told(document.find_pieces("13 januari kl. 9", all_of_it)) == ["13\tkl. 9"]


def test_links_may_be_read_over() -> None:
    """Their words are not read, and still stand in the text."""
    document = read_document("<p>5 mars <a href=/a>Kallelse 1 mars</a> kl. 9</p><p><a href=/a>Mer</a></p>")
    without = document.without_links({"/a"})

    assert [passage.text for passage in without.passages] == ["5 mars kl. 9"]
    assert without.text == document.text
    assert [passage.text for passage in document.passages] == ["5 mars Kallelse 1 mars kl. 9", "Mer"]


def whole(document: Document) -> None:
    """See that a document holds together."""
    text = document.text
    assert unicodedata.is_normalized("NFC", text)
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(text)
        assert text[block.start : block.end] == block.text == block.text.strip()
        end = block.end
        reading = block.reading
        assert reading.words
        assert (
            "".join(reading.words.split()) in "".join(text[slice(*reading.range(0, len(reading.words)))].split())
            or document.cut
            or document.raised
        )
    for box in document.boxes:
        assert 0 <= box.first <= box.last <= len(document.blocks)
        assert box.parent is None or (box.parent.first <= box.first and box.last <= box.parent.last)
    for link in document.links:
        assert 0 <= link.start < link.end <= len(text)
    for grid in document.tables:
        assert all(grid.at(cell.row, cell.column) is cell for row in grid.rows for cell in row)


TAGS = table(__file__, "TAGS")
WORDS = ("13 jan", " ", "\n", "1)", "KS", "\u00ad", "e\u0301")
PIECES = st.sampled_from([*(f"<{tag}>" for tag in TAGS), *(f"</{tag.split()[0]}>" for tag in TAGS), *WORDS])


@given(st.lists(PIECES, max_size=60).map("".join))
def test_every_page_holds_together(page: str) -> None:
    """Blocks rise and do not overlap, boxes lie in each other, whatever the markup."""
    try:
        document = read_document(f"<p>{page}")
    except ReadError:
        return
    whole(document)


@given(st.text(alphabet="ab1 \n\t|-*#=.\f•", max_size=120))
def test_every_text_holds_together(text: str) -> None:
    """So do those of plain text, and nothing of it is changed."""
    try:
        document = read_document(text)
    except ReadError:
        return
    whole(document)
    assert document.text == text
