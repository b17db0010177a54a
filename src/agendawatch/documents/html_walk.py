"""One walk over the tree of an HTML page: blocks, the boxes about them, and tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from agendawatch.documents.document import Document
from agendawatch.documents.markup import (
    BESIDE,
    BOLD,
    BOXES,
    BREAKING,
    HARD,
    HEADINGS,
    HIDDEN,
    KINDS,
    SILENT,
    STRUCK,
    SWITCHES,
    Flow,
    Marked,
    has_panel,
    region_of,
    whole_number,
)
from agendawatch.documents.tables import Cell, Table
from agendawatch.documents.tree import Block, BlockKind, Box, BoxKind, Region
from agendawatch.visible import visible

_TITLE_AT_MOST = 100
"""Characters of a bold line that stands for a heading."""
_BOLD_LEVEL = 6
_CELL_TAGS = frozenset({"td", "th"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_CELL_ROLES = {"cell": False, "gridcell": False, "columnheader": True, "rowheader": True}
"""Roles that make a cell, and whether it is a head."""
_OUTSIDE = frozenset({Region.MAIN, Region.FORM, Region.TEASER})
"""Regions that another may be opened in; a form in a menu is still the menu's."""
_APART = frozenset({Region.NAV, Region.FOOTER, Region.ASIDE, Region.COOKIE, Region.TEASER})
_CLOSING = frozenset({BoxKind.ITEM, BoxKind.ARTICLE, BoxKind.DETAILS, BoxKind.PANEL, BoxKind.CELL})
"""Boxes whose headings head nothing outside them; nor do those of regions apart."""
_KEPT_EMPTY = frozenset({BoxKind.DOCUMENT, BoxKind.TABLE, BoxKind.ROW, BoxKind.CELL})
_WHOLE = frozenset({BlockKind.HEADING, BlockKind.KEY, BlockKind.CAPTION})
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


class _OpenBox:
    """An element that is open, and what it changed."""

    __slots__ = ("began", "box", "context", "headings", "marks", "node", "pre", "switch", "tag")

    def __init__(self, node: LexborNode, tag: str) -> None:
        """Open an element."""
        self.node = node
        self.tag = tag
        self.box: Box | None = None
        self.context = False
        self.headings: tuple[Block, ...] | None = None
        """Those that stood over it, where its own end with it."""
        self.began = 0, ""
        """How long the text was where a cell begins, and what then stood before its words."""
        self.marks: tuple[Marked, ...] = ()
        """In which ways it marks its text."""
        self.pre = False
        self.switch = False


class _FoundElements:
    """What selectors find of a page at once: asking each element for its attributes would take far longer."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        """Look a page through."""
        self.struck = _ids(tree, '[style*="line-through"]')
        self.hidden = _ids(tree, HIDDEN)
        self.spanning = _ids(tree, "[rowspan], [colspan]")
        self.expanded = frozenset(node.mem_id for node in tree.css("[aria-expanded]") if node.tag in SWITCHES)
        self.roles = {node.mem_id: node.attributes.get("role") or "" for node in tree.css("[role]")}
        self.layout = _layout(tree)


def walk(document: Document, tree: LexborHTMLParser, body: LexborNode) -> None:
    """Fill a document from a page's tree; the title comes first."""
    walker = _TreeWalk(document, tree)
    walker.title(document.title or "")
    walker.visit(body)
    walker.finish()


class _TreeWalk:
    """Takes elements and text in reading order."""

    def __init__(self, document: Document, tree: LexborHTMLParser) -> None:
        self.document = document
        self.flow = Flow()
        self.found = _FoundElements(tree)
        self.blocks: list[Block] = []
        self.boxes: list[Box] = []
        self.tables: list[Table] = []
        document.blocks, document.boxes, document.tables = self.blocks, self.boxes, self.tables
        self.box = self._open_box(BoxKind.DOCUMENT, "body", None)
        self.stack: list[_OpenBox] = []
        self.headings: tuple[Block, ...] = ()
        self.level = 1
        """The level of the last heading outside tables."""
        self.contexts = [_PLAIN]
        self.lists: list[int | None] = []
        """For each open list the number of its last item; `None` when it is unordered."""
        self.levels: dict[int, int] = {}
        """The level of what unfolds parts of the page, by its depth in the tree."""
        self.buttons: list[tuple[str, LexborNode]] = []
        """Buttons whose words come behind the block that they stand in."""
        self.labelling: list[str] = []
        """The names of the panels that the block that is being gathered shows and hides."""
        self.labelled: dict[str, Block] = {}
        self.open_tables: list[Table] = []
        self.head = False

    def title(self, words: str) -> None:
        """Take the title that a browser shows."""
        if words:
            box = self._open_box(BoxKind.SECTION, "head", None)
            box.region = Region.HEAD
            self.blocks.append(Block(BlockKind.TITLE, *self.flow.put(words), box, (), 1))
            box.last = 1

    def visit(self, top: LexborNode) -> None:
        """Walk what an element holds, without recursion: the page decides how deep it is."""
        text, enter, leave, stack = self.flow.add, self._enter, self._leave, self.stack
        depth = len(stack)
        node: LexborNode | None = top.first_child
        while True:
            while node is not None:
                tag = node.tag or ""
                if tag == "-text":
                    text(node.text_content or "")
                elif tag in SILENT or tag[:1] in _NO_ELEMENT:
                    pass
                elif (element := enter(node, tag)) is not None:
                    stack.append(element)
                    node = node.first_child
                    continue
                node = node.next
            if len(stack) == depth:
                break
            element = stack.pop()
            leave(element)
            node = element.node.next
        self._flush()

    def finish(self) -> None:
        """Close what is open, and give the document what was found."""
        while self.box.parent is not None:
            self._close_box()
        self._close_box()
        self.flow.finish(self.document)

    # Blocks

    def _flush(self) -> None:
        """End the block."""
        flow = self.flow
        if flow.start < 0:
            flow.space = False
        else:
            context = self.contexts[-1]
            kind, level = context.kind, context.level
            if context is _PLAIN and flow.stands_for_heading(_TITLE_AT_MOST):
                kind, level = BlockKind.PSEUDO_HEADING, _BOLD_LEVEL
            block = Block(kind, *flow.take(), self.box, self.headings, level)
            self.blocks.append(block)
            if level:
                self.headings = (*(above for above in self.headings if above.level < level), block)
                if not self.open_tables:
                    self.level = level
            if self.labelling:
                self.labelled.update(dict.fromkeys(self.labelling, block))
                self.labelling = []
        if self.buttons:
            self._put_buttons()

    def _put_buttons(self) -> None:
        """Put the words of buttons behind the block that they stand in."""
        buttons, self.buttons = self.buttons, []
        for words, node in buttons:
            block = Block(BlockKind.BUTTON, *self.flow.put(words), self.box, self.headings)
            self.blocks.append(block)
            names: list[str] = []
            _name_panels(node, names.append)
            for name in names:
                self.labelled.setdefault(name, block)

    def _boundary(self, *, hard: bool) -> None:
        """End a line, or, outside headings and terms, a block."""
        if self.contexts[-1].whole and not hard:
            self.flow.break_line()
        else:
            self._flush()

    # Elements

    def _enter(self, node: LexborNode, tag: str) -> _OpenBox | None:
        """Open an element; `None` when its insides are not to be walked."""
        if tag == "sup":
            self.flow.add_raised(node.text())
            return None
        element = _OpenBox(node, tag)
        if tag in BREAKING:
            self._enter_block(element)
        switch = tag in {"button", "summary"} or node.mem_id in self.found.expanded
        if switch and not self._enter_switch(element):
            return None
        if tag not in BREAKING:
            self._enter_inline(element)
        if tag in STRUCK or node.mem_id in self.found.struck:
            self._mark(element, self.flow.struck)
        if node.mem_id in self.found.hidden:
            self._mark(element, self.flow.hidden)
        return element

    def _mark(self, element: _OpenBox, kept: Marked, value: str = "") -> None:
        """Begin what an element marks in a way."""
        self.flow.open_mark(kept, value)
        element.marks += (kept,)

    def _leave(self, element: _OpenBox) -> None:
        tag, node, flow = element.tag, element.node, self.flow
        for kept in element.marks:
            flow.close_mark(kept)
        if tag in BESIDE and flow.start >= 0 and _stands_alone(node, tag):
            flow.space = True
        if element.switch:
            self._flush()
            self.contexts.pop()
        if tag in BREAKING:
            self._leave_block(element)
        elif tag in BOLD:
            flow.bold -= 1

    def _enter_inline(self, element: _OpenBox) -> None:
        node, tag, flow = element.node, element.tag, self.flow
        if tag == "br":
            flow.break_line()
        elif tag == "a":
            self._mark(element, flow.links, node.attributes.get("href") or "")
            if self.found.roles.get(node.mem_id) == "tab":
                _name_panels(node, self.labelling.append)
        elif tag == "time":
            self._mark(element, flow.moments, node.attributes.get("datetime") or "")
        elif tag in BOLD:
            flow.bold += 1

    def _enter_block(self, element: _OpenBox) -> None:
        tag = element.tag
        self._boundary(hard=tag in HARD)
        if self._enter_part_of_table(element):
            pass
        elif tag in _GROUPS and self.open_tables:
            self.head = tag == "thead"
        elif tag == "dt":
            self._enter_term()
        elif tag == "pre" and not self.contexts[-1].whole:
            self.flow.pre += 1
            element.pre = True
        elif tag in BOXES:
            self._enter_box(element)
        if tag in KINDS and not (tag == "li" and self.contexts[-1].kind is BlockKind.VALUE):
            self._enter_context(element, KINDS[tag], HEADINGS.get(tag, 0))

    def _leave_block(self, element: _OpenBox) -> None:
        tag, box = element.tag, element.box
        if self.contexts[-1].whole and not element.context and tag not in HARD:
            self.flow.break_line()
        else:
            self._flush()
        if element.context:
            self.contexts.pop()
        if element.pre:
            self.flow.pre -= 1
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
        if tag == "summary" or node.mem_id in self.found.expanded or (tag == "button" and has_panel(node)):
            if inside not in {BlockKind.HEADING, BlockKind.SUMMARY, BlockKind.KEY}:
                self._flush()
                level = self.levels.setdefault(len(self.stack), min(self.level + 1, 6))
                self.contexts.append(_Context(BlockKind.SUMMARY, level, whole=True))
                element.switch = True
            _name_panels(node, self.labelling.append)
        elif tag == "button" and inside is not BlockKind.HEADING and not self.open_tables:
            words = " ".join(visible(node.text()).split())
            if words:
                self.buttons.append((words, node))
                if self.flow.start < 0:
                    self._put_buttons()
            return False
        return True

    # Boxes

    def _open_box(self, kind: BoxKind, tag: str, node: LexborNode | None) -> Box:
        above = self.box if self.boxes else None
        region = above.region if above is not None else Region.MAIN
        box = Box(kind, tag, above, self.document, len(self.blocks), region, node)
        self.boxes.append(box)
        return box

    def _close_box(self) -> None:
        """Close the innermost box; one without any text is dropped, unless it is part of a table."""
        box = self.box
        box.last = len(self.blocks)
        if box.parent is not None:
            self.box = box.parent
        if box.first == box.last and box.kind not in _KEPT_EMPTY and self.boxes[-1] is box:
            self.boxes.pop()

    def _enter_term(self) -> None:
        """Open a pair, or go on with one that has terms alone so far."""
        if self.box.kind is BoxKind.PAIR:
            if all(block.kind is BlockKind.KEY for block in self.blocks[self.box.first :]):
                return
            self._close_box()
        self.box = self._open_box(BoxKind.PAIR, "pair", None)

    def _enter_box(self, element: _OpenBox) -> None:
        node, tag = element.node, element.tag
        if tag == "dd" and self.box.kind is not BoxKind.PAIR:
            self.box = self._open_box(BoxKind.PAIR, "pair", None)
        kind = BOXES[tag]
        region = region_of(node, tag)
        label = self._label_of(node) if self.labelled and kind is BoxKind.SECTION else None
        box = self._open_box(kind if label is None else BoxKind.PANEL, tag, node)
        if region is not None and (region not in _OUTSIDE or self.box.region in _OUTSIDE):
            box.region = region
        element.box = self.box = box
        if box.kind in _CLOSING or region in _APART:
            element.headings = self.headings
        if label is not None:
            self.headings = self.headings if label in self.headings else (*self.headings, label)
        if kind is BoxKind.LIST:
            start = whole_number(node.attributes.get("start"), 1)
            self.lists.append(start - 1 if tag == "ol" else None)
        elif kind is BoxKind.ITEM:
            box.number = self._number(node)

    def _leave_box(self, box: Box, element: _OpenBox) -> None:
        while self.box is not box:
            self._close_box()
        self._close_box()
        if element.headings is not None:
            self.headings = element.headings
        if box.kind is BoxKind.CELL:
            at, lead = element.began
            # Tabs tell the columns: those of empty cells stand before the next words.
            self.flow.lead = lead if self.flow.at == at else ""
        elif box.kind is BoxKind.ROW:
            self.flow.lead = "\n" if self.flow.at else ""
        elif box.kind is BoxKind.LIST:
            self.lists.pop()
        elif box.kind is BoxKind.TABLE:
            self._leave_table()

    def _label_of(self, node: LexborNode) -> Block | None:
        """Find the tab or button that shows an element."""
        attributes = node.attributes
        own, by = attributes.get("id"), attributes.get("aria-labelledby")
        return (self.labelled.get(own) if own else None) or (self.labelled.get(f"by {by}") if by else None)

    def _number(self, node: LexborNode) -> str | None:
        """Count a list item; a value of its own holds."""
        if not self.lists or (last := self.lists[-1]) is None:
            return None
        number = self.lists[-1] = whole_number(node.attributes.get("value"), last + 1)
        return str(number)

    # Tables

    def _enter_table(self, element: _OpenBox, made: str) -> None:
        box = self._open_box(BoxKind.TABLE, element.tag, element.node)
        element.box = self.box = box
        table = Table(made, box)
        self.tables.append(table)
        self.open_tables.append(table)

    def _leave_table(self) -> None:
        table = self.open_tables.pop()
        self.head = False
        self.flow.lead = "\n" if self.flow.at else ""
        if not all(table.rows):
            table.rows = [row for row in table.rows if row]
            for at, row in enumerate(table.rows):
                for cell in row:
                    cell.row = at
        table.settle()
        if not table.rows:
            self.tables.remove(table)

    def _enter_part_of_table(self, element: _OpenBox) -> bool:
        """Open the table, the row or the cell that an element is by its name or its role; false where it is none."""
        node, tag = element.node, element.tag
        role = self.found.roles.get(node.mem_id, "") if self.found.roles else ""
        made = self.open_tables[-1].made if self.open_tables else ""
        if (tag == "table" and node.mem_id not in self.found.layout) or (tag == "div" and role in {"table", "grid"}):
            self._enter_table(element, "html" if tag == "table" else "aria")
        elif (made == "html" and tag == "tr") or (made == "aria" and role == "row"):
            element.box = self.box = self._open_box(BoxKind.ROW, tag, node)
            self.open_tables[-1].rows.append([])
            self.flow.lead = "\n" if self.flow.at else ""
        elif (made == "html" and tag in _CELL_TAGS) or (made == "aria" and role in _CELL_ROLES):
            self._enter_cell(element, head=_CELL_ROLES[role] if made == "aria" else self.head or tag == "th")
        else:
            return False
        return True

    def _enter_cell(self, element: _OpenBox, *, head: bool) -> None:
        table, flow = self.open_tables[-1], self.flow
        if not table.rows:
            table.rows.append([])
        row = table.rows[-1]
        cell = Cell(table, len(table.rows) - 1, len(row), self.box, len(self.blocks), head, element.node)
        if element.node.mem_id in self.found.spanning:
            _span(cell, element.node)
        flow.lead += "\t" if row else ""
        row.append(cell)
        self.boxes.append(cell)
        element.box, element.headings, self.box = cell, self.headings, cell
        element.began = flow.at, flow.lead
        self._enter_context(element, BlockKind.CELL)


def _ids(tree: LexborHTMLParser, selector: str) -> frozenset[int]:
    return frozenset(node.mem_id for node in tree.css(selector))


def _layout(tree: LexborHTMLParser) -> frozenset[int]:
    """Find the tables that hold other tables: they only lay the page out."""
    if tree.css_first("table table") is None:
        return frozenset()
    # A node's own `css` counts the node itself.
    return frozenset(table.mem_id for table in tree.css("table") if len(table.css("table")) > 1)


def _name_panels(node: LexborNode, keep: Callable[[str], object]) -> None:
    """Tell by which names a panel may point at this element, and this element at its panel."""
    attributes = node.attributes
    controls, own, leads = (attributes.get(name) or "" for name in ("aria-controls", "id", "href"))
    for name in (controls, f"by {own}" if own else "", leads[1:] if leads.startswith("#") else ""):
        if name:
            keep(name)


def _span(cell: Cell, node: LexborNode) -> None:
    """Read how many places a cell covers."""
    attributes = node.attributes
    columns = whole_number(attributes.get("colspan"), 1) or 1
    rows = whole_number(attributes.get("rowspan"), 1)
    if columns != 1 or rows != 1:
        cell.size = rows, columns
        cell.table.spanning = True


def _stands_alone(node: LexborNode, tag: str) -> bool:
    """Tell whether the next element follows at once and is another thing: `<strong>KS</strong><span>13 jan</span>`.

    Two of one name without a class are one text that an editor has cut ("kommun" and "styrelsen").
    """
    following = node.next
    if following is None or following.tag not in BESIDE:
        return False
    return following.tag != tag or ("class" in node.attributes and "class" in following.attributes)
