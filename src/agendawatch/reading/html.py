"""HTML into blocks, in one walk over the tree."""

from __future__ import annotations

import re
import unicodedata

from selectolax.lexbor import LexborHTMLParser, LexborNode

from agendawatch.errors import DocumentError, TooLargeError
from agendawatch.reading.blocks import Block, BlockKind
from agendawatch.reading.markup import SILENT
from agendawatch.reading.walk import Walk

__all__ = ["CHARACTERS", "NESTING", "html_blocks"]

CHARACTERS = 8_000_000
"""Characters that a page may have."""
NESTING = 2_000
"""Elements that may be open at once: the parser's time grows with the square of it."""

_TAG = re.compile(
    r"<(/?)(?!(?:p|li|tr|td|th|dt|dd|br|img|hr|input|meta|link|source|wbr|col|area|base|embed|param|track|option)\b)[a-z]",
    re.IGNORECASE,
)
"""Tags that nest: neither void elements nor those that the next of their kind closes."""


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
    _check_nesting(text)
    tree = _parse(unicodedata.normalize("NFC", text))
    body = tree.body
    if body is None:
        expected = "a page of HTML"
        raise DocumentError(expected, "no body")
    walk = Walk(styled="line-through" in text, layout=_layout(tree))
    _visit(body, walk)
    return (*_head(tree), *walk.done())


def _parse(text: str) -> LexborHTMLParser:
    try:
        return LexborHTMLParser(text)
    except UnicodeEncodeError:
        return LexborHTMLParser(text.encode("utf-8", "replace").decode("utf-8"))


def _check_nesting(text: str) -> None:
    if text.count("<") <= NESTING:
        return
    depth = 0
    for tag in _TAG.finditer(text):
        if tag[1]:
            depth = max(depth - 1, 0)
            continue
        depth += 1
        if depth > NESTING:
            limit = f"{NESTING} open elements"
            raise TooLargeError(limit, "more of them nested")


def _visit(body: LexborNode, walk: Walk) -> None:
    """Walk the tree without recursion: the page decides how deep it is."""
    node: LexborNode | None = body
    while node is not None:
        tag = node.tag or ""
        child = None
        if tag == "-text":
            walk.text(node.text_content or "")
        elif tag not in SILENT and tag[:1] != "-":
            child = node.first_child if walk.enter(node, tag) else None
            if child is None:
                walk.leave(node, tag)
        if child is None:
            child = _next(node, body, walk)
        node = child


def _next(node: LexborNode, body: LexborNode, walk: Walk) -> LexborNode | None:
    """Find the node that follows when this one is done, leaving the elements that end here."""
    while node.mem_id != body.mem_id:
        after = node.next
        if after is not None:
            return after
        above = node.parent
        if above is None:
            return None
        walk.leave(above, above.tag or "")
        node = above
    return None


def _layout(tree: LexborHTMLParser) -> frozenset[int]:
    """Find the tables that hold other tables: they only lay the page out."""
    if tree.css_first("table table") is None:
        return frozenset()
    return frozenset(
        table.mem_id for table in tree.css("table") if table.css_first("table table, td table") is not None
    )


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
