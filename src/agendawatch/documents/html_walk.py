"""One walk over the tree of an HTML page: blocks, the boxes about them, and tables."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from agendawatch.documents.document import Document, Outline
from agendawatch.documents.html_text import Marked, TextBuffer
from agendawatch.documents.tables import Table
from agendawatch.documents.tree import Block, BlockKind, Box, BoxKind, Region

# What HTML elements, roles and classes mean for a document.

_SILENT = frozenset(
    {"script", "style", "template", "noscript", "svg", "math", "select", "datalist", "textarea", "input", "iframe"}
    | {"object", "audio", "video", "canvas", "map", "head", "noembed", "noframes", "progress", "meter"}
)
"""Elements whose insides a reader of the page does not see as text."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""Heading elements and their levels."""

_STRUCK = frozenset({"del", "s", "strike"})
"""Elements whose text is struck through."""

_BOLD = frozenset({"b", "strong"})
"""Elements whose text is bold."""

_LISTS = frozenset({"ul", "ol", "menu"})

_BREAKING = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "div", "dl", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "main", "nav"}
    | {"p", "pre", "search", "section", "summary", "caption", "table", "tbody", "tfoot", "thead", "tr"}
    | {"dt", "dd", "li", "td", "th", *_HEADINGS, *_LISTS}
)
"""Elements that begin and end a line of their own."""

_HARD = frozenset({"dl", "table", "li", "dt", "dd", *_LISTS, *_HEADINGS})
"""Of those, the ones that end what a heading, a term or a list item says by itself."""

_BOXES = {
    **dict.fromkeys(
        (
            "blockquote",
            "center",
            "dialog",
            "div",
            "fieldset",
            "figure",
            "footer",
            "form",
            "header",
            "hgroup",
            "main",
            "nav",
            "search",
            "section",
            "aside",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
            "td",
            "th",
        ),
        BoxKind.SECTION,
    ),
    "article": BoxKind.ARTICLE,
    "details": BoxKind.DETAILS,
    "dl": BoxKind.PAIRS,
    "dd": BoxKind.VALUE,
    "li": BoxKind.ITEM,
    **dict.fromkeys(_LISTS, BoxKind.LIST),
}
"""Elements that hold blocks; a table, its rows and its cells are of kinds of their own unless it only lays out."""

_KINDS = {
    **dict.fromkeys(_HEADINGS, BlockKind.HEADING),
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.KEY,
    "dd": BlockKind.VALUE,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
}
"""What text right inside an element is; elsewhere it is a paragraph."""

_BESIDE = frozenset({"a", "span", "time", *_BOLD})
"""Elements within a line that pages lay out as lines or boxes of their own, with no space between them."""

_SWITCHES = frozenset({"button", "a", "div", "span", "summary", "p"})
"""Elements that may unfold a part of the page."""

_HIDDEN = '[hidden],[style*="display:none"],[style*="display: none"],[style*="visibility:hidden"]'
"""What a page does not show, or not before something is done."""

_PANELS = frozenset({"div", "section", "ul", "ol", "dl", "table"})
"""Elements that a button right before them shows and hides."""
_DIGITS = 6
"""Digits of the largest number that an attribute can mean; more is a mistake or a trap."""

_REGIONAL = frozenset({"div", "section", "ul", "ol", "search"})
"""Elements that may open a part of the page that is not its content, by their role, class or id."""
_REGION_OF_TAG = {"nav": Region.NAV, "footer": Region.FOOTER, "aside": Region.ASIDE}
_REGION_OF_ROLE = {
    "navigation": Region.NAV,
    "menu": Region.NAV,
    "menubar": Region.NAV,
    "search": Region.NAV,
    "banner": Region.HEADER,
    "contentinfo": Region.FOOTER,
    "complementary": Region.ASIDE,
    "alertdialog": Region.ASIDE,
    "dialog": Region.ASIDE,
}
_REGION_OF_NAME = {
    **dict.fromkeys(
        ("breadcrumb", "breadcrumbs", "navigation", "navbar", "menu", "main-nav", "site-nav", "nav"), Region.NAV
    ),
    **dict.fromkeys(("cookie", "cookies", "cookie-banner", "cookie-consent"), Region.COOKIE),
    **dict.fromkeys(("sidebar", "aside"), Region.ASIDE),
    "site-header": Region.HEADER,
    **dict.fromkeys(("page-footer", "site-footer", "footer"), Region.FOOTER),
    **dict.fromkeys(
        (
            "teaser",
            "teasers",
            "news",
            "newslist",
            "news-list",
            "related",
            "share",
            "byline",
            "entry-meta",
            "page-info",
            "page-meta",
            "publishing-info",
        ),
        Region.TEASER,
    ),
}
_WITHIN = frozenset({"main", "article", "section", "aside", "nav"})
"""Inside these a `header` is that part's own, not the page's banner (HTML standard)."""

# One walk over the tree.

_TITLE_AT_MOST = 100
"""Characters of a bold line that stands for a heading."""
_BOLD_LEVEL = 6
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_CELL_ROLES = {"cell": False, "gridcell": False, "columnheader": True, "rowheader": True}
"""Roles that make a cell, and whether it is a head."""
_OUTSIDE = frozenset({Region.MAIN, Region.FORM, Region.TEASER})
"""Regions that another may be opened in; a form in a menu is still the menu's."""
_APART = frozenset({Region.NAV, Region.FOOTER, Region.ASIDE, Region.COOKIE, Region.TEASER})
_CLOSING = frozenset({BoxKind.ITEM, BoxKind.ARTICLE, BoxKind.DETAILS, BoxKind.PANEL, BoxKind.CELL})
"""Boxes whose headings head nothing outside them; nor do those of regions apart."""
_KEPT_EMPTY = frozenset({BoxKind.DOCUMENT, BoxKind.TABLE, BoxKind.ROW, BoxKind.CELL})
_WHOLE = frozenset({BlockKind.HEADING, BlockKind.KEY, BlockKind.CAPTION, BlockKind.SUMMARY})
"""What stays one block over the elements within it."""
_NO_ELEMENT = frozenset({"", "-"})


@dataclass(slots=True)
class _Context:
    """What text becomes: inside a heading, an item, a term, a definition, a cell, or in none of them."""

    kind: BlockKind
    level: int = 0
    whole: bool = False
    """Whether inner elements only break its line."""


_PLAIN = _Context(BlockKind.PARAGRAPH)


@dataclass(slots=True)
class _OpenBox:
    """An element that is open, and what it changed."""

    node: LexborNode
    tag: str
    box: Box | None = None
    context: bool = False
    headings: tuple[Block, ...] | None = None
    """Those that stood over it, where its own end with it."""
    began: tuple[int, str] = (0, "")
    """How long the text was where a cell begins, and what then stood before its words."""
    marks: tuple[Marked, ...] = ()
    """In which ways it marks its text."""
    pre: bool = False


class TreeWalk:
    """Fills a document from a page's tree: the title first, then elements and text in reading order."""

    def __init__(self, document: Document, tree: LexborHTMLParser) -> None:
        """Look the page through for what elements are looked up by."""
        self.document = document
        self.buffer = TextBuffer()
        # What selectors find of a page at once: asking each element for its attributes would take far longer.
        self.struck = _ids(tree, '[style*="line-through"]')
        self.hidden = _ids(tree, _HIDDEN)
        self.spanning = _ids(tree, "[rowspan], [colspan]")
        self.expanded = frozenset(node.mem_id for node in tree.css("[aria-expanded]") if node.tag in _SWITCHES)
        self.roles = {node.mem_id: node.attributes.get("role") or "" for node in tree.css("[role]")}
        # Tables that hold other tables only lay the page out; a node's own `css` counts the node itself.
        nested = tree.css("table") if tree.css_first("table table") is not None else ()
        self.layout = frozenset(table.mem_id for table in nested if len(table.css("table")) > 1)
        self.outline = Outline(document, "body")
        self.blocks = self.outline.blocks
        self.stack: list[_OpenBox] = []
        self.level = 1
        """The level of the last heading outside tables."""
        self.contexts = [_PLAIN]
        self.lists: list[int | None] = []
        """For each open list the number of its last item; `None` when it is unordered."""
        self.levels: dict[int, int] = {}
        """The level of what unfolds parts of the page, by its depth in the tree."""
        self.labelling: list[str] = []
        """The names of the panels that the block that is being gathered shows and hides."""
        self.labelled: dict[str, Block | None] = {}
        """What stands over each panel, by the panel's names; `None` where a plain button shows it."""
        self.open_tables: list[Table] = []
        self.head = False

    def run(self, top: LexborNode) -> None:
        """Walk what an element holds, without recursion: the page decides how deep it is."""
        if self.document.title:
            box = self.outline.open(BoxKind.SECTION, "head", self.outline.root)
            box.region = Region.HEAD
            self.blocks.append(Block(BlockKind.TITLE, *self.buffer.put(self.document.title), box, (), 1))
            box.last = 1
        text, enter, leave, stack = self.buffer.add, self._enter, self._leave, self.stack
        node: LexborNode | None = top.first_child
        while True:
            while node is not None:
                tag = node.tag or ""
                if tag == "-text":
                    text(node.text_content or "")
                elif tag in _SILENT or tag[:1] in _NO_ELEMENT:
                    pass
                elif (element := enter(node, tag)) is not None:
                    stack.append(element)
                    node = node.first_child
                    continue
                node = node.next
            if not stack:
                break
            element = stack.pop()
            leave(element)
            node = element.node.next
        self._flush()
        # Close what is open, and give the document what was found.
        while self.outline.box.parent is not None:
            self._close_box()
        self._close_box()
        self.buffer.finish(self.document)

    # Blocks

    def _flush(self) -> None:
        """End the block."""
        buffer = self.buffer
        if buffer.start < 0:
            buffer.space = False
        else:
            context = self.contexts[-1]
            kind, level = context.kind, context.level
            if context is _PLAIN and buffer.stands_for_heading(_TITLE_AT_MOST):
                kind, level = BlockKind.PSEUDO_HEADING, _BOLD_LEVEL
            block = self.outline.put(kind, *buffer.take(), level, self.outline.box)
            if level and not self.open_tables:
                self.level = level
            if self.labelling:
                self.labelled.update(dict.fromkeys(self.labelling, block))
                self.labelling = []

    # Elements

    def _enter(self, node: LexborNode, tag: str) -> _OpenBox | None:
        """Open an element; `None` when its insides are not to be walked."""
        if tag == "sup":
            self.buffer.add_raised(node.text())
            return None
        element = _OpenBox(node, tag)
        if tag in _BREAKING:
            self._enter_block(element)
        switch = tag in {"button", "summary"} or node.mem_id in self.expanded
        if switch and not self._enter_switch(element):
            for name in _panel_names(node):
                self.labelled.setdefault(name, None)
            return None
        if tag not in _BREAKING:
            self._enter_inline(element)
        if tag in _STRUCK or node.mem_id in self.struck:
            self._mark(element, self.buffer.struck)
        if node.mem_id in self.hidden:
            self._mark(element, self.buffer.hidden)
        return element

    def _mark(self, element: _OpenBox, kept: Marked, value: str = "") -> None:
        """Begin what an element marks in a way."""
        self.buffer.open_mark(kept, value)
        element.marks += (kept,)

    def _leave(self, element: _OpenBox) -> None:
        tag, node, buffer = element.tag, element.node, self.buffer
        for kept in element.marks:
            buffer.close_mark(kept)
        following = node.next if tag in _BESIDE and buffer.start >= 0 else None
        # The next element follows at once and is another thing: `<strong>KS</strong><span>13 jan</span>`.
        # Two of one name without a class are one text that an editor has cut ("kommun" and "styrelsen").
        if (
            following is not None
            and following.tag in _BESIDE
            and (following.tag != tag or ("class" in node.attributes and "class" in following.attributes))
        ):
            buffer.space = True
        if tag in _BREAKING:
            self._leave_block(element)
        elif element.context:
            self._flush()
            self.contexts.pop()
        if tag in _BOLD:
            buffer.bold -= 1

    def _enter_inline(self, element: _OpenBox) -> None:
        node, tag, buffer = element.node, element.tag, self.buffer
        if tag == "br":
            buffer.break_line()
        elif tag == "a":
            self._mark(element, buffer.links, node.attributes.get("href") or "")
            if self.roles.get(node.mem_id) == "tab":
                self.labelling += _panel_names(node)
        elif tag == "time":
            self._mark(element, buffer.moments, node.attributes.get("datetime") or "")
        elif tag in _BOLD:
            buffer.bold += 1

    def _enter_block(self, element: _OpenBox) -> None:
        tag = element.tag
        # End a line, or, outside headings and terms, a block.
        if self.contexts[-1].whole and tag not in _HARD:
            self.buffer.break_line()
        else:
            self._flush()
        if self._enter_part_of_table(element):
            pass
        elif tag in _GROUPS and self.open_tables:
            self.head = tag == "thead"
        elif tag == "dt":
            self._enter_term()
        elif tag == "pre" and not self.contexts[-1].whole:
            self.buffer.pre += 1
            element.pre = True
        elif tag in _BOXES:
            self._enter_box(element)
        if tag in _KINDS and not (tag == "li" and self.contexts[-1].kind is BlockKind.VALUE):
            self._enter_context(element, _KINDS[tag], _HEADINGS.get(tag, 0))

    def _leave_block(self, element: _OpenBox) -> None:
        tag, box = element.tag, element.box
        if self.contexts[-1].whole and not element.context and tag not in _HARD:
            self.buffer.break_line()
        else:
            self._flush()
        if element.context:
            self.contexts.pop()
        if element.pre:
            self.buffer.pre -= 1
        if tag in _GROUPS:
            self.head = False
        elif tag == "caption" and self.open_tables and self.blocks and self.blocks[-1].kind is BlockKind.CAPTION:
            self.open_tables[-1].caption = self.blocks[-1]
        if box is not None:
            self._leave_box(box, element)

    def _enter_context(self, element: _OpenBox, kind: BlockKind, level: int = 0) -> None:
        self.contexts.append(_Context(kind, level, whole=kind in _WHOLE))
        element.context = True

    def _enter_switch(self, element: _OpenBox) -> bool:
        """Open what unfolds a part of the page as that part's label; false for a button that unfolds nothing."""
        node, tag = element.node, element.tag
        inside = self.contexts[-1].kind
        if tag == "summary" or node.mem_id in self.expanded or (tag == "button" and _has_panel(node)):
            if inside not in {BlockKind.HEADING, BlockKind.SUMMARY, BlockKind.KEY}:
                self._flush()
                level = self.levels.setdefault(len(self.stack), min(self.level + 1, 6))
                self._enter_context(element, BlockKind.SUMMARY, level)
            self.labelling += _panel_names(node)
            return True
        return tag != "button" or inside is BlockKind.HEADING or bool(self.open_tables)

    # Boxes

    def _open_box(self, kind: BoxKind, tag: str, node: LexborNode | None) -> Box:
        self.outline.box = box = self.outline.open(kind, tag, self.outline.box, node)
        return box

    def _close_box(self) -> None:
        """Close the innermost box; one without any text is dropped, unless it is part of a table."""
        box = self.outline.box
        box.last = len(self.blocks)
        if box.parent is not None:
            self.outline.box = box.parent
        if box.first == box.last and box.kind not in _KEPT_EMPTY and self.outline.boxes[-1] is box:
            self.outline.boxes.pop()

    def _enter_term(self) -> None:
        """Open a pair, or go on with one that has terms alone so far."""
        if self.outline.box.kind is BoxKind.PAIR:
            if all(block.kind is BlockKind.KEY for block in self.blocks[self.outline.box.first :]):
                return
            self._close_box()
        self._open_box(BoxKind.PAIR, "pair", None)

    def _enter_box(self, element: _OpenBox) -> None:
        node, tag = element.node, element.tag
        if tag == "dd" and self.outline.box.kind is not BoxKind.PAIR:
            self._open_box(BoxKind.PAIR, "pair", None)
        kind = _BOXES[tag]
        region = _region_of(node, tag)
        labels = self._labels_of(node) if self.labelled and kind is BoxKind.SECTION else []
        box = self._open_box(BoxKind.PANEL if labels else kind, tag, node)
        if region is not None and (region not in _OUTSIDE or box.region in _OUTSIDE):
            box.region = region
        element.box = box
        if box.kind in _CLOSING or region in _APART:
            element.headings = self.outline.headings
        label = next(filter(None, labels), None)
        if label is not None and label not in self.outline.headings:
            self.outline.headings = (*self.outline.headings, label)
        if kind is BoxKind.LIST:
            start = _whole_number(node.attributes.get("start"), 1)
            self.lists.append(start - 1 if tag == "ol" else None)
        elif kind is BoxKind.ITEM:
            box.number = self._number(node)

    def _leave_box(self, box: Box, element: _OpenBox) -> None:
        while self.outline.box is not box:
            self._close_box()
        self._close_box()
        if element.headings is not None:
            self.outline.headings = element.headings
        if box.kind is BoxKind.CELL:
            at, lead = element.began
            # Tabs tell the columns: those of empty cells stand before the next words.
            self.buffer.lead = lead if self.buffer.at == at else ""
        elif box.kind is BoxKind.ROW:
            self.buffer.lead = "\n" if self.buffer.at else ""
        elif box.kind is BoxKind.LIST:
            self.lists.pop()
        elif box.kind is BoxKind.TABLE:
            self._leave_table()

    def _labels_of(self, node: LexborNode) -> list[Block | None]:
        """Give what stands over an element that tabs, buttons or bars show."""
        attributes = node.attributes
        names = attributes.get("id"), f"by {attributes.get('aria-labelledby')}"
        return [self.labelled[name] for name in names if name in self.labelled]

    def _number(self, node: LexborNode) -> str | None:
        """Count a list item; a value of its own holds."""
        if not self.lists or (last := self.lists[-1]) is None:
            return None
        number = self.lists[-1] = _whole_number(node.attributes.get("value"), last + 1)
        return str(number)

    # Tables

    def _leave_table(self) -> None:
        table = self.open_tables.pop()
        self.head = False
        self.buffer.lead = "\n" if self.buffer.at else ""
        if not all(table.rows):
            table.rows = [row for row in table.rows if row]
            for at, row in enumerate(table.rows):
                for cell in row:
                    cell.row = at
        table.settle()
        if not table.rows:
            self.outline.tables.remove(table)

    def _enter_part_of_table(self, element: _OpenBox) -> bool:
        """Open the table, the row or the cell that an element is by its name or its role; false where it is none."""
        node, tag = element.node, element.tag
        role = self.roles.get(node.mem_id, "") if self.roles else ""
        made = self.open_tables[-1].made if self.open_tables else ""
        if (tag == "table" and node.mem_id not in self.layout) or (tag == "div" and role in {"table", "grid"}):
            element.box = self._open_box(BoxKind.TABLE, tag, node)
            self.open_tables.append(Table("html" if tag == "table" else "aria", element.box))
            self.outline.tables.append(self.open_tables[-1])
        elif (made == "html" and tag == "tr") or (made == "aria" and role == "row"):
            element.box = self._open_box(BoxKind.ROW, tag, node)
            self.open_tables[-1].rows.append([])
            self.buffer.lead = "\n" if self.buffer.at else ""
        elif (made == "html" and tag in {"td", "th"}) or (made == "aria" and role in _CELL_ROLES):
            self._enter_cell(element, head=_CELL_ROLES[role] if made == "aria" else self.head or tag == "th")
        else:
            return False
        return True

    def _enter_cell(self, element: _OpenBox, *, head: bool) -> None:
        table, buffer = self.open_tables[-1], self.buffer
        if not table.rows:
            table.rows.append([])
        column = len(table.rows[-1])
        cell = self.outline.open_cell(table, self.outline.box, column, head=head, node=element.node)
        if element.node.mem_id in self.spanning:
            # Read how many places a cell covers.
            attributes = element.node.attributes
            columns = _whole_number(attributes.get("colspan"), 1) or 1
            rows = _whole_number(attributes.get("rowspan"), 1)
            if columns != 1 or rows != 1:
                cell.rowspan, cell.colspan = rows, columns
                cell.table.spanning = True
        buffer.lead += "\t" if column else ""
        element.box, element.headings, self.outline.box = cell, self.outline.headings, cell
        element.began = buffer.at, buffer.lead
        self._enter_context(element, BlockKind.CELL)


def _ids(tree: LexborHTMLParser, selector: str) -> frozenset[int]:
    return frozenset(node.mem_id for node in tree.css(selector))


def _panel_names(node: LexborNode) -> list[str]:
    """Tell by which names a panel may point at this element, and this element at its panel."""
    attributes = node.attributes
    controls, own, leads = (attributes.get(name) or "" for name in ("aria-controls", "id", "href"))
    names = (controls, own and f"by {own}", leads[1:] if leads.startswith("#") else "")
    return [name for name in names if name]


def _whole_number(words: str | None, otherwise: int) -> int:
    """Read a small whole number that an attribute holds.

    >>> _whole_number("3", 1), _whole_number(None, 1), _whole_number("3%", 1)
    (3, 1, 1)
    """
    words = (words or "").strip()
    return int(words) if words.isascii() and words.isdecimal() and len(words) <= _DIGITS else otherwise


def _region_of(node: LexborNode, tag: str) -> Region | None:
    """Tell which part of the page an element opens, by its name, role, class or id; `None` for none."""
    if tag in _REGION_OF_TAG:
        return _REGION_OF_TAG[tag]
    if tag == "header":
        above = node.parent
        while above is not None and above.tag not in _WITHIN:
            above = above.parent
        return Region.HEADER if above is None else None
    if tag not in _REGIONAL and tag != "form":
        return None
    attributes = node.attributes
    named = None
    if attributes:
        named = _REGION_OF_ROLE.get(attributes.get("role") or "")
        if named is None:
            names = [*(attributes.get("class") or "").split(), attributes.get("id") or ""]
            named = next((_REGION_OF_NAME[name] for word in names if (name := word.lower()) in _REGION_OF_NAME), None)
    named = named or (Region.FORM if tag == "form" else None)
    # A wrapper may be called "menu" for its looks: what holds the page's title is no menu.
    return None if named and node.css_first("h1, main") is not None else named


def _has_panel(button: LexborNode) -> bool:
    """Tell whether a part of the page stands right behind a button."""
    following = button.next
    while following is not None and following.tag == "-text" and not (following.text_content or "").strip():
        following = following.next
    return following is not None and following.tag in _PANELS
