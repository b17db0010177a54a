"""A walk keeps track of what is open."""

from __future__ import annotations

from agendawatch.documents.blocks import BlockKind
from agendawatch.documents.html import html_blocks


def test_accordions_are_sisters() -> None:
    """Bars at one depth of the tree are headings of one level, whatever stands between them."""
    page = "<h1>a</h1>" + "".join(
        f"<div><button aria-expanded=false>{name}</button></div><div><h4>x</h4>y</div>" for name in "bc"
    )
    levels = {block.text: block.level for block in html_blocks(page) if block.kind is BlockKind.HEADING}

    assert levels["b"] == levels["c"] == 2


def test_button_in_a_heading_is_its_text() -> None:
    """A heading that unfolds is a heading."""
    blocks = html_blocks("<h3><button aria-expanded=false>KF</button></h3>")

    assert [(block.text, block.level) for block in blocks] == [("KF", 3)]


def test_term_without_definition_is_not_lost() -> None:
    """A table may stand where a definition does."""
    blocks = html_blocks("<dl><dt>KF<dd><table><tr><td>26 januari</table><dt>KS</dl>")

    assert [(block.kind, block.key) for block in blocks] == [
        (BlockKind.KEY_VALUE, "KF"),
        (BlockKind.TABLE, None),
        (BlockKind.KEY_VALUE, "KS"),
    ]


def test_item_goes_on_after_its_inner_list() -> None:
    """Text behind an inner list is the item's, without its number."""
    blocks = html_blocks("<ol><li>a<ol><li>b</ol>c</ol>")

    assert [(block.text, block.number) for block in blocks] == [("a", "1"), ("b", "1"), ("c", None)]


def test_boxes_beside_each_other_are_parted() -> None:
    """Elements that pages lay out as boxes are words of their own; what an editor has cut is one word."""
    boxes = html_blocks("<p><strong>KS</strong><span>13 jan</span></p>")
    cut = html_blocks("<p><span>kommun</span><span>styrelsen</span></p>")

    assert [block.text for block in (*boxes, *cut)] == ["KS 13 jan", "kommunstyrelsen"]
