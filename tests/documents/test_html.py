"""HTML is read down the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.documents.html import CHARACTERS, html_document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.errors import ReadError, TooLargeError


def shown(page: str) -> list[tuple[str, str]]:
    """Show each block of the content as its kind and text."""
    return [(block.kind.value, block.text) for block in html_document(page).passages if block.region == "main"]


@cases("page", "blocks", blocks=list)
def test_elements_become_blocks(page: str, blocks: list[tuple[str, str]]) -> None:
    """Each by what it is to a reader, closed or not."""
    assert shown(page) == blocks


@cases("page", "field", "values", values=list)
def test_a_passage_knows_what_it_is(page: str, field: str, values: list[object]) -> None:
    """Its number, its depth, its term, its place and its part of the page."""
    assert [getattr(passage, field) for passage in html_document(page).passages] == values


def one(page: str) -> Passage:
    """Give the first block of the content."""
    return next(block for block in html_document(page).passages if block.region == "main")


def test_links_and_struck_words_are_kept() -> None:
    """With the words they cover, and addresses as written."""
    block = one("<p><a href='a/b?c=1&amp;d'>Kallelse</a> <del>13 januari</del> <s>nu</s>")

    assert block.links[0].url == "a/b?c=1&d"
    assert block.struck == ("13 januari", "nu")


def test_struck_by_style() -> None:
    """A row of a table may be struck whole."""
    table = one("<table><tr style='text-decoration:line-through'><td>13 januari<td>KS</table>")

    assert [cell.struck for cell in table.rows[0]] == [("13 januari",), ("KS",)]


def test_head_tells_title_and_days() -> None:
    """They come first, in the region of the page's head."""
    head = [
        (block.place, block.key, block.text)
        for block in html_document(
            "<title>Möten</title><meta name='last-modified' content='2026-01-16'><p>Hej"
        ).passages
        if block.region == "header"
    ]

    assert head == [("title", None, "Möten"), ("meta", "last-modified", "2026-01-16")]


def test_abbreviations_are_explained_once() -> None:
    """What `abbr` says comes last, beside the content."""
    block = html_document(
        "<table><tr><th><abbr title='Valnämnden'>VN</abbr></table><abbr title='Valnämnden'>VN</abbr>"
    ).passages[-1]

    assert (block.key, block.text, block.region) == ("VN", "Valnämnden", "aside")


def test_long_pages_are_refused() -> None:
    """The limit is named."""
    with pytest.raises(TooLargeError, match=str(CHARACTERS)):
        html_document(" " * (CHARACTERS + 1))


@given(st.text(alphabet="<>/ab\"'= tdrlihpu\n&;é", max_size=200))
def test_any_markup_is_read_or_refused(page: str) -> None:
    """Whatever is written, only a `ReadError` is raised."""
    try:
        passages = html_document(page).passages
    except ReadError:
        return
    assert all(passage.text or passage.key or passage.rows for passage in passages)


def test_accordions_are_sisters() -> None:
    """Bars at one depth of the tree are headings of one level, whatever stands between them."""
    page = "<h1>a</h1>" + "".join(
        f"<div><button aria-expanded=false>{name}</button></div><div><h4>x</h4>y</div>" for name in "bc"
    )
    levels = {it.text: it.level for it in html_document(page).passages if it.kind is PassageKind.HEADING}

    assert levels["b"] == levels["c"] == 2


@cases("inside", "text")
def test_cell_is_its_text(inside: str, text: str) -> None:
    """Blocks in a cell are lines of it, white space is folded, what shows nothing is left out."""
    assert one(f"<table><tr><td>{inside}</td><td>x</td></tr></table>").rows[0][0].text == text


def test_heads_are_marked() -> None:
    """By their element, or by the group they stand in."""
    rows = one("<table><thead><tr><td>a</thead><tr><th>b<td>c</table>").rows

    assert [[slot.header for slot in row] for row in rows] == [[True, False], [True, False]]


def test_links_and_struck_words_are_kept_with_their_cell() -> None:
    """Each cell tells of its own."""
    ((cell, other),) = one("<table><tr><td><a href='/1'>13 jan</a><td><s>14</s> 15</table>").rows

    assert [(link.text, link.url) for link in cell.links] == [("13 jan", "/1")]
    assert other.struck == ("14",)


def test_a_link_around_two_passages_is_a_link_in_both() -> None:
    """Each with its own words; around one passage's lines it is one."""
    apart = html_document("<a href='/m/1'><h3>KS</h3><p>13 jan</p></a>").passages
    inside = html_document("<li><a href='/m/1'><p>KS</p><p>13 jan</p></a></li>").passages

    assert [[link.text for link in it.links] for it in apart] == [["KS"], ["13 jan"]]
    assert [link.text for link in inside[0].links] == ["KS 13 jan"]


@cases("page", "text")
def test_raised_figures_stand_apart_from_what_they_note(page: str, text: str) -> None:
    """A note behind a day is no figure of the day; behind a word it is parted from it; a power stays."""
    document = html_document(f"<p>{page}</p>")

    assert document.passages[0].text == text
    assert document.text == page.replace("<sup>", "").replace("</sup>", "")


@cases("page", "region")
def test_regions_are_known_by_name_role_class_or_id(page: str, region: str) -> None:
    """What holds the title is content."""
    assert html_document(page).blocks[-1].region == region
