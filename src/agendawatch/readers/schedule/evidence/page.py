"""A page as the choice sees it: lines, the boxes and grids about them, and the headings that they stand under."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile

from agendawatch.budget import spend
from agendawatch.documents.document import Document
from agendawatch.documents.tables import Cell, cell_of
from agendawatch.documents.tree import Block, BlockKind, Box, BoxKind, Moment, Range, Reading, Region
from agendawatch.lang.sv.calendar import Clock
from agendawatch.lang.sv.days import Day
from agendawatch.lang.sv.mentioned_days import LoneMonth, YearWords, matches, word_pattern
from agendawatch.lang.sv.mentioned_names import NameWords
from agendawatch.lang.sv.pages.meeting_words import BODY_WORD, WRAPPED_NAME
from agendawatch.model import Caveat, CaveatCode

_APART = frozenset({Region.NAV, Region.HEADER, Region.FOOTER, Region.ASIDE, Region.COOKIE, Region.TEASER})
"""Parts of a page that are not what it is about."""
_HEADS = frozenset({BlockKind.HEADING, BlockKind.PSEUDO_HEADING, BlockKind.SUMMARY})
_HOLDS = frozenset(
    {
        BoxKind.ITEM,
        BoxKind.ARTICLE,
        BoxKind.DETAILS,
        BoxKind.PANEL,
        BoxKind.PAIR,
        BoxKind.VALUE,
        BoxKind.ROW,
        BoxKind.CELL,
        BoxKind.TABLE,
    }
)
"""Boxes that keep what they hold: a name in one doesn't speak of days outside it."""
_LOWEST = 7
"""The level of what heads a part without being a heading."""
_HEADING_AT_MOST = 75
_NAMED_AT_MOST = 120
"""Letters of a heading that is a long name, and of whom it is: no sentence is one."""
_STAMP_AT_MOST = 40
"""Letters of a label of the page's own day, which heads nothing: "Senast ändrad:"."""
_LINKS_AT_LEAST = 3
_ALL_BUT = 0.85
"""Share of a line that its links fill where each of them is a row."""


@dataclass(eq=False, slots=True)
class Area:
    """A box about lines: an element, a list's item, a row, a paragraph of several lines."""

    name: str
    signature: str
    """Equal for boxes that a page lays out alike."""
    holds: bool
    """Whether its kind alone sets it apart: an item, an article, a row."""
    outer: bool
    """Whether it is the page itself, or the part of it that holds all the rest."""
    repeated: bool = False
    """Whether there are others like it right beside it."""
    days: list[DayMention] = field(default_factory=list)
    names: list[NameMention] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    several: bool = False
    """Whether it holds days of more than one date."""


@dataclass(eq=False, slots=True)
class GridCell:
    """A cell: its first row and column, how many it covers, and its lines."""

    grid: Grid
    row: int
    column: int
    rowspan: int
    colspan: int
    head: bool
    lines: list[Line] = field(default_factory=list)
    headed: GridCell | None = None
    """What heads its column."""
    owners: list[tuple[str, NameMention]] = field(default_factory=list)
    """The names that head its column and its part of the table, each with the feature of that relation."""
    carried: NameMention | None = None
    """Where its row's first cell is empty, the name that leads the nearest row above whose first cell isn't."""
    beyond: bool = False
    """Whether it stands behind the last of the names that head the columns: whose it is nobody can tell."""

    @property
    def text(self) -> str:
        """Its words."""
        return "\n".join(line.text for line in self.lines)

    @property
    def days(self) -> Iterator[DayMention]:
        """The days in it."""
        return (day for line in self.lines for day in line.days)

    @property
    def names(self) -> Iterator[NameMention]:
        """The names in it."""
        return (name for line in self.lines for name in line.names)


def _is_head_of_days(cell: GridCell) -> bool:
    """Tell whether a cell is a month or names somebody, as what stands over days is."""
    return any(line.month for line in cell.lines) or any(cell.names)


@dataclass(eq=False)
class Grid:
    """Rows and columns, whatever made them."""

    caption: str = ""
    marked_up: bool = False
    """Whether markup tells its cells, empty ones too; a text leaves out those at a row's end."""
    rows: list[list[GridCell | None]] = field(default_factory=list)
    """Each place with the cell that covers it."""
    cells: list[GridCell] = field(default_factory=list)

    @cached_property
    def width(self) -> int:
        """How many columns there are, once it is made."""
        return max(map(len, self.rows), default=0)

    def at(self, row: int, column: int) -> GridCell | None:
        """Find the cell that covers a place."""
        line = self.rows[row] if 0 <= row < len(self.rows) else ()
        return line[column] if 0 <= column < len(line) else None

    def above(self, cell: GridCell) -> Iterator[GridCell]:
        """Give the cells over a cell in its column, the nearest first."""
        covering = (self.at(row, cell.column) for row in range(cell.row - 1, -1, -1))
        return (it for it in covering if it is not None)

    def is_short(self, row: int) -> bool:
        """Tell whether a row has fewer cells than the heads above it: which of them is missing nobody can tell.

        It is the last, where all rows lack it and its head is no month and nobody's name: a column of notes.
        """
        heads = next((at for at in range(row - 1, -1, -1) if self.marked_up and self._is_of_heads[at]), None)
        if heads is None or self._covered[row] >= self._covered[heads]:
            return False
        missing = (it for it in self.row_cells(heads) if it.column >= self._covered[row])
        return self._covered[row] < self._most_covered or any(map(_is_head_of_days, missing))

    @cached_property
    def _covered(self) -> list[int]:
        """How many columns each row covers."""
        return [sum(cell is not None for cell in row) for row in self.rows]

    @cached_property
    def _most_covered(self) -> int:
        """How many columns the longest row of days covers."""
        dated = (at for at in range(len(self.rows)) if any(any(cell.days) for cell in self.row_cells(at)))
        return max((self._covered[at] for at in dated), default=0)

    @cached_property
    def _is_of_heads(self) -> list[bool]:
        """Whether each row holds months or names over days, and no day."""
        rows = [self.row_cells(at) for at in range(len(self.rows))]
        return [sum(map(_is_head_of_days, row)) > 1 and not any(any(cell.days) for cell in row) for row in rows]

    def row_cells(self, row: int) -> list[GridCell]:
        """Give the cells that cover a row, each once."""
        spend(len(self.rows[row]))
        return list({id(cell): cell for cell in self.rows[row] if cell is not None}.values())


@dataclass(eq=False, slots=True)
class DayMention:
    """A day that the page names, with what is known of its year."""

    line: Line
    span: Range
    """Where in its line it stands."""
    day: int
    month: int | None
    year: int | None = None
    weekday: int | None = None
    last: tuple[int | None, int | None, int] | None = None
    hours: Clock | None = None
    value: Day | None = None
    """As its line names it; `None` where it was put together."""
    shape: str = "full"
    """Where its parts stand: `full`, `counted`, `moment`, `card`, `row`, `column`, `head`, `lead`, `mark`, `week`."""
    struck: bool = False
    parts: tuple[tuple[Line, Range], ...] = ()
    """What it rests on: its own words, and a month's elsewhere."""
    date: dt.date | None = None
    end_date: dt.date | None = None
    year_from: str = ""
    impossible: bool = False
    week: int | None = None
    went_to: DayMention | None = None
    """The day that its meeting left it for."""
    came_from: tuple[dt.date, ...] = ()
    """The days that meetings left for it."""
    titled: bool = False
    """Whether it heads a line that names nobody: an event of another kind."""

    def on(self, line: Line, shape: str, span: Range | None = None) -> DayMention:
        """Tell it of another line, or a part of one, that its own words say it of."""
        part = line.whole if span is None else (line, span)
        return replace(self, line=line, span=(0, 0), hours=None, shape=shape, year_from="", parts=(*self.parts, part))

    @property
    def doubted(self) -> Caveat | None:
        """The warning that its weekday is not that of its date."""
        if self.weekday is None or self.date is None or self.date.weekday() == self.weekday:
            return None
        date = self.date.isoformat()
        return Caveat.of(CaveatCode.WEEKDAY_DIFFERS, words=self.text, weekday=self.weekday + 1, date=date)

    @property
    def text(self) -> str:
        """Its own words."""
        return self.line.text[slice(*self.span)]


@dataclass(eq=False, slots=True)
class NameMention:
    """A name that the page mentions."""

    line: Line
    words: NameWords
    name: str
    known: bool
    shaped: bool
    whole: bool

    @property
    def span(self) -> Range:
        """Where in its line it stands."""
        return self.words.span


@dataclass(eq=False, slots=True)
class Line:
    """A line as a person reads it, with the way back to the document."""

    at: int
    """Its place among the page's lines."""
    text: str
    reading: Reading
    start: int
    """Where in the reading it begins."""
    block: Block | None
    areas: tuple[Area, ...]
    """The boxes about it, outermost first."""
    level: int
    """1 to 6 for a heading, 7 for what heads a part without being one, 0 for others."""
    main: bool
    """Whether it stands in what the page is about."""
    bullet: bool = False
    gap: int = 0
    """Empty lines before it."""
    cell: GridCell | None = None
    struck: tuple[Range, ...] = ()
    moments: tuple[tuple[Moment, Range], ...] = ()
    heads: tuple[Line, ...] = ()
    """The headings that it stands under, outermost first."""
    days: list[DayMention] = field(default_factory=list)
    names: list[NameMention] = field(default_factory=list)
    hours: tuple[Clock, ...] = ()
    years: tuple[YearWords, ...] = ()
    month: LoneMonth | None = None
    used: bool = False
    """Whether it is a part of a day that is told over several lines."""

    @property
    def whole(self) -> tuple[Line, Range]:
        """All of it, as a part that a day rests on."""
        return self, (0, len(self.text))

    def range(self, span: Range) -> Range:
        """Give the range of the document that a part of the line stands in."""
        return self.reading.range(self.start + span[0], self.start + span[1])


@dataclass(eq=False, slots=True)
class Page:
    """All lines of a page, and its grids."""

    document: Document
    lines: list[Line]
    grids: list[Grid]
    areas: list[Area]
    title: str = ""
    years: tuple[int, ...] = ()
    """Those of which its lists may be, where the day of asking stands between them."""
    monthless: list[DayMention] = field(default_factory=list)
    """Days of which nobody can tell the month: in cells behind the last head that is one, alone in a list of whole days."""
    lost: list[Line] = field(default_factory=list)
    """Lines whose columns were lost, and that nobody could put together again."""

    @property
    def kind(self) -> str:
        """`html`, `pdf` or `text`."""
        return self.document.kind

    @property
    def main(self) -> Iterator[Line]:
        """The lines of what it is about."""
        return (line for line in self.lines if line.main)


def read_page(document: Document) -> Page:
    """Take a document's lines, boxes and tables."""
    return _Builder(document).page()


class _Builder:
    """Builds the lines of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._paths: dict[int, tuple[Area, ...]] = {}
        """The areas about what stands in a box, outermost first."""
        self._alike: dict[tuple[int, str], list[Area]] = defaultdict(list)
        """The areas of one name in another one."""
        self._lines: list[Line] = []
        self._grids: dict[int, Grid] = {}
        self._cells: dict[int, GridCell] = {}
        self._firsts: dict[int, Line] = {}
        self._made: list[Area] = []

    def page(self) -> Page:
        document = self._document
        title = ""
        for table in document.tables:
            caption = table.caption.reading.words if table.caption is not None else ""
            grid = self._grids[id(table)] = Grid(caption, table.made in {"html", "aria"})
            for at, row in enumerate(table.grid):
                grid.rows.append([self._cell(grid, cell, at, column) for column, cell in enumerate(row)])
        for block in document.blocks:
            if block.kind is BlockKind.TITLE:
                title = block.reading.words
            elif document.kind != "pdf" or block.region is Region.MAIN:
                self._block(block)
        for alike in self._alike.values():
            for area in alike if len(alike) > 1 else ():
                area.repeated = True
        if document.kind == "html":
            self._html_heads()
        return Page(document, self._lines, list(self._grids.values()), self._made, title)

    def _cell(self, grid: Grid, cell: Cell | None, row: int, column: int) -> GridCell | None:
        if cell is None:
            return None
        made = self._cells.get(id(cell))
        if made is None:
            rows, columns = max(cell.rowspan, 1), max(cell.colspan, 1)
            made = self._cells[id(cell)] = GridCell(grid, row, column, rows, columns, cell.head)
            grid.cells.append(made)
        return made

    def _path(self, box: Box) -> tuple[Area, ...]:
        inner = list(takewhile(lambda it: id(it) not in self._paths, box.above))
        path = self._paths[id(inner[-1].parent if inner else box)] if not inner or inner[-1].parent is not None else ()
        for each in reversed(inner):  # a page decides how deep its boxes nest
            name = each.kind.value if isinstance(each, Cell) else each.name
            outer = not path or each.tag in {"body", "main", "html"}
            path = self._paths[id(each)] = self._within(path, name, holds=each.kind in _HOLDS, outer=outer)
        return path

    def _within(self, path: tuple[Area, ...], name: str, *, holds: bool, outer: bool = False) -> tuple[Area, ...]:
        """Make an area within others."""
        made = Area(name, f"{path[-1].signature} > {name}" if path else name, holds, outer)
        self._made.append(made)
        self._alike[id(path[-1]) if path else 0, name].append(made)
        return (*path, made)

    def _block(self, block: Block) -> None:
        reading = block.reading
        words, at = reading.words, 0
        cell = cell_of(block)
        if cell is not None:
            words = WRAPPED_NAME.sub(" ", words)
        parts = words.split("\n")
        path = self._path(block.box)
        spend(len(path))
        if len(parts) > 1 or self._document.kind != "html":
            path = self._within(path, "p", holds=False)
        grid_cell = self._cells.get(id(cell)) if cell is not None else None
        level = block.level if block.kind in _HEADS else _LOWEST if block.kind is BlockKind.KEY else 0
        if grid_cell is not None and level and block.kind is not BlockKind.HEADING:
            level = 0
        struck, moments = block.struck, block.moments
        bullet = block.box.within(BoxKind.ITEM) is not None and block.kind is BlockKind.LIST_ITEM
        for part in parts:
            text = part.strip()
            if text:
                first = at + len(part) - len(part.lstrip())
                line = Line(
                    len(self._lines), text, reading, first, block, path, level, block.region not in _APART,
                    bullet, 0, grid_cell,
                )  # fmt: skip
                if struck or moments:
                    self._marks(line, struck, moments)
                if self._document.kind == "text":
                    line.gap = self._document.gap(line.range((0, 1))[0])
                for each in self._rows_of_links(line, block):
                    self._add(each)
                self._firsts.setdefault(id(block), line)
            at += len(part) + 1

    def _rows_of_links(self, line: Line, block: Block) -> list[Line]:
        """Part a line that is one link after another, each a row of its own."""
        if self._document.kind != "html" or len(line.text) < _HEADING_AT_MOST:
            return [line]
        spans = [_span(line, link.start, link.end) for link in block.links]
        spans = [(first, last) for first, last in spans if last > first]
        if len(spans) < _LINKS_AT_LEAST or sum(b - a for a, b in spans) < _ALL_BUT * len(line.text):
            return [line]
        rows: list[Line] = []
        for first, last in spans:
            rows.append(
                Line(
                    len(self._lines) + len(rows), line.text[first:last].strip(), line.reading, line.start + first, block, self._within(line.areas, "a", holds=True),
                    line.level, line.main, line.bullet, line.gap, line.cell,
                )
            )  # fmt: skip
        return rows

    def _add(self, line: Line) -> None:
        self._lines.append(line)
        if line.cell is not None:
            line.cell.lines.append(line)
        for area in line.areas:
            area.lines.append(line)

    @staticmethod
    def _marks(line: Line, struck: Sequence[Range], moments: Sequence[Moment]) -> None:
        first, last = line.range((0, len(line.text)))
        line.struck = tuple(_span(line, a, b) for a, b in struck if a < last and first < b)
        here = (it for it in moments if it.start < last and first < it.end)
        line.moments = tuple((it, _span(line, it.start, it.end)) for it in here)

    def _html_heads(self) -> None:
        keys: dict[int, Line] = {}
        for line in self._lines:
            if line.block is not None:
                heads = [self._firsts.get(id(head)) for head in line.block.headings]
                pair = line.block.box.within(BoxKind.PAIR)
                if pair is not None and line.block.kind is not BlockKind.KEY:
                    heads.append(keys.get(id(pair)))
                line.heads = tuple(head for head in heads if head is not None and head is not line)
                if pair is not None and line.block.kind is BlockKind.KEY:
                    keys[id(pair)] = line


def _span(line: Line, start: int, end: int) -> Range:
    """Find a range of the document in a line."""
    letters = range(line.start, line.start + len(line.text))
    first = bisect_left(letters, start, key=line.reading.place)
    return first, max(bisect_left(letters, end, key=line.reading.place), first)


def is_heading(page: Page, line: Line) -> bool:
    """Tell whether a line heads what stands under it; in a text, whether it may."""
    if line.level:
        return True
    if page.kind == "html" or line.cell is not None or line.bullet:
        return False
    text = line.text
    named = len(text) < _NAMED_AT_MOST and "  " not in text and "=" not in text and BODY_WORD.search(text) is not None
    named = named and not word_pattern("verbs").search(text)
    return (
        (len(text) < _HEADING_AT_MOST or named)
        and not text.endswith((".", ",", ";"))
        and not line.days
        and text[:1].isupper()
        and not (line.hours and len(text) < 14)  # noqa: PLR2004 - hours and nothing else
        and not (len(text) < _STAMP_AT_MOST and matches("stamps", text))
    )


_HEADS_AT_MOST = 4
"""Headings above a line, at most, and the last before them that is a name."""


def text_heads(page: Page) -> None:
    """Find the headings that the lines of a text or a paper stand under."""
    stack: list[Line] = []
    for line in page.lines:
        heads = line.main and is_heading(page, line)
        if heads and line.level:
            stack = [it for it in stack if it.level and it.level < line.level]
        line.heads = tuple(stack)
        if not heads:
            continue
        named = [it for it in stack[:-_HEADS_AT_MOST] if any(name.whole for name in it.names)][-1:]
        stack = [*named, *stack[-_HEADS_AT_MOST:], line]
