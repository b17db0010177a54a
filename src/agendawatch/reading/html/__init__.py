"""HTML into blocks, in one walk over the tree."""

from __future__ import annotations

import re
import unicodedata

from selectolax.lexbor import LexborHTMLParser, LexborNode

from agendawatch.documents.nesting import check_nesting
from agendawatch.errors import DocumentError, TooLargeError
from agendawatch.reading.blocks import Block, BlockKind
from agendawatch.reading.html.markup import SILENT
from agendawatch.reading.html.walk import Walk

__all__ = ["CHARACTERS", "html_blocks"]

CHARACTERS = 8_000_000
"""Characters that a page may have."""

_SPANNING = "td[rowspan], td[colspan], th[rowspan], th[colspan]"


def html_blocks(text: str) -> tuple[Block, ...]:
    """Read a page of HTML as blocks, in reading order.

    >>> [(block.kind.value, block.text) for block in html_blocks("<h2>KF</h2><ul><li>26 januari<li>23 mars</ul>")]
    [('heading', 'KF'), ('list_item', '26 januari'), ('list_item', '23 mars')]

    Before the page's own blocks, in region `header`: its `title` as a heading of place "title",
    and the days its `meta` elements give as key-value lines of place "meta". After them, in region `aside`,
    what `abbr` elements say that abbreviations stand for.
    """
    if len(text) > CHARACTERS:
        limit = f"{CHARACTERS} characters of HTML"
        raise TooLargeError(limit, f"{len(text)}")
    check_nesting(text)
    tree = _parse(text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text))
    body = tree.body
    if body is None:
        expected = "a page of HTML"
        raise DocumentError(expected, "no body")
    walk = Walk(
        styled="line-through" in text,
        spanning=frozenset(cell.mem_id for cell in tree.css(_SPANNING)),
        layout=_layout(tree),
    )
    _visit(body, walk)
    return (*_head(tree), *walk.done(), *_abbreviations(tree))


def _parse(text: str) -> LexborHTMLParser:
    try:
        return LexborHTMLParser(text)
    except UnicodeEncodeError:
        return LexborHTMLParser(text.encode("utf-8", "replace").decode("utf-8"))


def _visit(body: LexborNode, walk: Walk) -> None:
    """Walk the tree without recursion: the page decides how deep it is."""
    enter, leave, text = walk.enter, walk.leave, walk.text
    open_nodes: list[tuple[LexborNode, str]] = []
    node: LexborNode | None = body
    while node is not None:
        tag = node.tag or ""
        child = None
        if tag == "-text":
            text(node.text_content or "")
        elif tag in SILENT or (tag == "table" and walk.table(node)):
            pass
        elif tag[:1] not in {"", "-"}:
            child = node.first_child if enter(node, tag) else None
            if child is not None:
                open_nodes.append((node, tag))
                node = child
                continue
            leave(node, tag)
        following = node.next if open_nodes else None
        while following is None and open_nodes:
            above, name = open_nodes.pop()
            leave(above, name)
            following = above.next if open_nodes else None
        node = following


def _layout(tree: LexborHTMLParser) -> frozenset[int]:
    """Find the tables that hold other tables: they only lay the page out."""
    if tree.css_first("table table") is None:
        return frozenset()
    # A node's own `css` counts the node itself.
    return frozenset(table.mem_id for table in tree.css("table") if len(table.css("table")) > 1)


_DAY_NAMES = re.compile(r"modif|publish|revised|updated|(?:^|[.:])(?:date|issued|created)", re.IGNORECASE)


def _head(tree: LexborHTMLParser) -> tuple[Block, ...]:
    """Make blocks of the title and of the days that the head tells."""
    found: list[Block] = []
    title = tree.css_first("title")
    words = " ".join(title.text().split()) if title is not None else ""
    if words:
        found.append(Block(BlockKind.HEADING, words, level=1, region="header", place="title"))
    for meta in tree.css("meta[content]"):
        name = meta.attributes.get("name") or meta.attributes.get("property") or ""
        value = " ".join((meta.attributes.get("content") or "").split())
        if value and name and _DAY_NAMES.search(name):
            found.append(Block(BlockKind.KEY_VALUE, value, key=name, region="header", place="meta"))
    return tuple(found)


def _abbreviations(tree: LexborHTMLParser) -> tuple[Block, ...]:
    """Make key-value lines of what `abbr` elements say that abbreviations stand for, each once."""
    found: dict[str, str] = {}
    for element in tree.css("abbr[title]"):
        short, long = " ".join(element.text().split()), " ".join((element.attributes.get("title") or "").split())
        if short and long:
            found.setdefault(short, long)
    return tuple(
        Block(BlockKind.KEY_VALUE, long, key=short, region="aside", place="abbreviation")
        for short, long in found.items()
    )
