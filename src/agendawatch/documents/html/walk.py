"""The state of a walk over an HTML tree: which lists, tables and regions are open, and the blocks so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborNode

from agendawatch.documents.blocks import Block, BlockKind, Link
from agendawatch.documents.html.emit import Blocks
from agendawatch.documents.html.flow import Flow
from agendawatch.documents.html.markup import BLOCKS, BOLD, HEADINGS, REGIONAL, STRUCK, is_struck, is_switch, region_of
from agendawatch.documents.html.tables import Table, whole_number

__all__ = ["Walk"]

_TITLE_AT_MOST = 100
"""Characters of a bold line that stands for a heading."""
_LIST = frozenset({"ul", "ol", "menu"})
_HARD = frozenset({"dl", "table", "li", "dt", "dd", *_LIST, *HEADINGS})
"""Elements that end an item's own text, where other blocks only break its line."""
_SWITCHES = frozenset({"button", "a", "div", "span", "summary", "p"})
_WATCHED = BLOCKS | STRUCK | BOLD | _SWITCHES | {"br", "time", "sup"}


_BESIDE = frozenset({"a", "span", "time", *BOLD})
"""Elements within a line that pages lay out as lines or boxes of their own, with no space between them."""


def _stands_alone(node: LexborNode, tag: str) -> bool:
    """Tell whether the next element follows at once and is another thing: `<strong>KS</strong><span>13 jan</span>`.

    Two of one name without a class are one text that an editor has cut ("kommun" and "styrelsen").
    """
    following = node.next
    if following is None or following.tag not in _BESIDE:
        return False
    return following.tag != tag or ("class" in node.attributes and "class" in following.attributes)


@dataclass(slots=True)
class _Context:
    """An open heading, list item, term or definition: what text inside it becomes."""

    kind: BlockKind | None
    """`None` for a term."""
    level: int = 0
    number: str | None = None


_TERM, _DEFINITION, _PLAIN = _Context(None), _Context(BlockKind.KEY_VALUE), _Context(BlockKind.PARAGRAPH)


@dataclass(slots=True)
class _State:
    """What is open around the place that the walk has come to."""

    regions: list[str] = field(default_factory=lambda: ["main"])
    lists: list[int | None] = field(default_factory=list)
    """For each open list the number of its last item; `None` when it is unordered."""
    contexts: list[_Context] = field(default_factory=lambda: [_PLAIN])
    marks: dict[int, list[str]] = field(default_factory=dict)
    """What an element opened beyond what its name says, by the element."""
    levels: dict[int, int] = field(default_factory=dict)
    """The level of headings that are no `h1` to `h6`, by their depth in the tree."""
    term: str | None = None
    term_used: bool = True
    term_marks: tuple[tuple[Link, ...], tuple[str, ...]] = ((), ())
    """The term's links and struck words; the first of what it stands for carries them."""


class Walk:
    """Takes elements and text in reading order and makes blocks of them."""

    def __init__(
        self, *, styled: bool = False, spanning: frozenset[int] = frozenset(), layout: frozenset[int] = frozenset()
    ) -> None:
        """Begin on an empty page; `styled` looks for struck styles, `spanning` holds cells that do so."""
        self._blocks = Blocks()
        self._flow = Flow()
        self._state = _State()
        self._tables = Table(styled=styled, spanning=spanning)
        self._styled = styled
        self._layout = layout

    def text(self, text: str) -> None:
        """Take text."""
        self._flow.add(text)

    def enter(self, node: LexborNode, tag: str) -> bool:
        """Open an element; false when its insides are not to be read."""
        if tag not in _WATCHED:
            return True
        if tag == "sup":
            self._flow.add_raised(node.text())
            return False
        if tag in _SWITCHES and is_switch(node, tag):
            self._open_switch(node)
        elif tag == "button" and self._state.contexts[-1].kind is not BlockKind.HEADING:
            return False
        if tag in REGIONAL:
            self._open_region(node, tag)
        if tag in BLOCKS:
            self._open_block(node, tag)
        else:
            self._open_inline(node, tag)
        if tag in STRUCK or (self._styled and is_struck(node)):
            self._mark(node, "struck")
            self._flow.open_struck()
        return True

    def leave(self, node: LexborNode, tag: str) -> None:
        """Close an element."""
        if tag not in _WATCHED:
            return
        marks = self._state.marks.pop(node.mem_id, ()) if self._state.marks else ()
        if "struck" in marks:
            self._flow.close_struck()
        if tag in _BESIDE and _stands_alone(node, tag):
            self._flow.add(" ")
        if tag in BLOCKS:
            self._close_block(tag)
        elif tag == "a":
            self._flow.close_link()
        elif tag == "time":
            self._flow.close_moment()
        elif tag in BOLD:
            self._flow.close_bold()
        if "switch" in marks:
            self._boundary(hard=True)
            self._state.contexts.pop()
        if "region" in marks:
            self._boundary()
            self._state.regions.pop()

    def done(self) -> tuple[Block, ...]:
        """Close what is open and give the blocks."""
        self._boundary(hard=True)
        self._new_term(None)
        return tuple(self._blocks.made)

    def _mark(self, node: LexborNode, what: str) -> None:
        self._state.marks.setdefault(node.mem_id, []).append(what)

    def _open_region(self, node: LexborNode, tag: str) -> None:
        region = region_of(node, tag)
        if region:
            self._boundary()
            self._state.regions.append(region)
            self._mark(node, "region")

    def _open_switch(self, node: LexborNode) -> None:
        """Open what unfolds a part of the page as that part's heading, unless it stands in one."""
        if self._state.contexts[-1].kind in {BlockKind.HEADING, None}:
            return
        self._boundary(hard=True)
        depth, above = 0, node.parent
        while above is not None:
            depth, above = depth + 1, above.parent
        level = self._state.levels.setdefault(depth, min(self._blocks.level + 1, 6))
        self._state.contexts.append(_Context(BlockKind.HEADING, level))
        self._mark(node, "switch")

    def _open_inline(self, node: LexborNode, tag: str) -> None:
        if tag == "br":
            self._flow.break_line()
        elif tag == "a":
            self._flow.open_link(node.attributes.get("href") or "")
        elif tag == "time":
            self._flow.open_moment(node.attributes.get("datetime") or "")
        elif tag in BOLD:
            self._flow.open_bold()

    def _in_definition(self, tag: str) -> bool:
        return self._state.contexts[-1] is _DEFINITION and (tag == "li" or tag in _LIST)

    def _open_block(self, node: LexborNode, tag: str) -> None:
        state = self._state
        if self._in_definition(tag):
            self._flow.break_line()
        else:
            self._boundary(hard=tag in _HARD)
            if tag in HEADINGS:
                state.contexts.append(_Context(BlockKind.HEADING, HEADINGS[tag]))
            elif tag in _LIST:
                start = whole_number(node.attributes.get("start"), 1)
                state.lists.append(start - 1 if tag == "ol" else None)
            elif tag == "li":
                state.contexts.append(_Context(BlockKind.LIST_ITEM, max(len(state.lists), 1), self._number(node)))
            elif tag in {"dt", "dd"}:
                state.contexts.append(_TERM if tag == "dt" else _DEFINITION)

    def _number(self, node: LexborNode) -> str | None:
        """Count a list item; a value of its own holds."""
        lists = self._state.lists
        if not lists or (last := lists[-1]) is None:
            return None
        lists[-1] = whole_number(node.attributes.get("value"), last + 1)
        return str(lists[-1])

    def _close_block(self, tag: str) -> None:
        if self._in_definition(tag):
            self._flow.break_line()
        else:
            self._boundary(hard=tag in _HARD)
            if tag in _LIST and self._state.lists:
                self._state.lists.pop()
            elif tag in HEADINGS or tag in {"li", "dt", "dd"}:
                self._state.contexts.pop()
            elif tag == "dl":
                self._new_term(None)

    def table(self, node: LexborNode) -> bool:
        """Take a table at once; false when it only lays the page out, and has to be walked."""
        if node.mem_id in self._layout:
            return False
        self._boundary(hard=True)
        caption, rows = self._tables.read(node)
        if rows:
            shown = ["\t".join([cell.text for cell in row if not cell.spanned]).replace("\n", " ") for row in rows]
            self._use_term()
            self._add(Block(BlockKind.TABLE, "\n".join(shown), rows=rows, key=caption))
        return True

    def _boundary(self, *, hard: bool = False) -> None:
        """End a line, or, outside items and headings, a block."""
        inside = self._state.contexts[-1]
        if inside is not _PLAIN and not hard:
            self._flow.break_line()
            return
        text, links, struck, moments, bold = self._flow.take()
        if not text:
            return
        if inside.kind is None:
            self._new_term(text)
            self._state.term_marks = links, struck
        elif inside.kind is BlockKind.KEY_VALUE:
            self._state.term_used = True
            (above, over), self._state.term_marks = self._state.term_marks, ((), ())
            links, struck = (*above, *links), (*over, *struck)
            self._add(Block(inside.kind, text, key=self._state.term, links=links, struck=struck, moments=moments))
        elif inside is _PLAIN and bold and len(text) <= _TITLE_AT_MOST and "\n" not in text and text[-1] != ".":
            self._add(Block(BlockKind.HEADING, text, level=6, links=links, struck=struck, moments=moments))
        else:
            made = Block(inside.kind, text, level=inside.level, number=inside.number)
            self._add(
                replace(made, links=links, struck=struck, moments=moments) if links or struck or moments else made
            )
            inside.number = None if inside.kind is BlockKind.LIST_ITEM else inside.number

    def _new_term(self, text: str | None) -> None:
        self._use_term()
        self._state.term, self._state.term_used = text, text is None

    def _use_term(self) -> None:
        """Give a term that has no definition of its own a line, so that it is not lost."""
        if not self._state.term_used and self._state.term:
            self._state.term_used = True
            (links, struck), self._state.term_marks = self._state.term_marks, ((), ())
            self._add(Block(BlockKind.KEY_VALUE, "", key=self._state.term, links=links, struck=struck))

    def _add(self, block: Block) -> None:
        self._blocks.add(block, self._state.regions[-1])
