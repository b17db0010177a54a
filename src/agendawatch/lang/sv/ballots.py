"""Tables of who voted how: a column for each option, an option behind each name, or names under each option."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from agendawatch.lang.sv.data import words_of
from agendawatch.lang.sv.people import Member
from agendawatch.lang.sv.tokens import tokenize
from agendawatch.lang.sv.votes import OPTIONS, CountedVote, Option, Voice

_cells = partial(words_of, "votes", "ballots")
_ALIGNED = 1.5
"""Letters by which a mark may stand beside its column's head."""


class Cell(NamedTuple):
    """A cell of a row, or a piece of a line that white stands around."""

    text: str
    left: int
    right: int
    """Where it stands across the page; in a ruled table, its column's number twice."""


class Row(NamedTuple):
    """A row, or a line in its pieces."""

    cells: Sequence[Cell]
    apart: bool = False
    """Whether white, or a page's end, stands above it: what is below may stand in other columns."""


def read_ballots(rows: Sequence[Row]) -> tuple[CountedVote, ...]:
    """Read tables of who voted how, in the order of a page's rows; what is no row of such a table ends it.

    Who has a mark that may stand in two columns has no voice, and the table's sums will tell.
    """
    reader = _Ballots()
    for row in rows:
        reader.take(row)
    return reader.votes()


class _Column(NamedTuple):
    option: Option
    cell: Cell
    nth: int
    """Which of the table's votes the column belongs to."""


@dataclass(slots=True)
class _Part:
    """Rows with no white between them."""

    rows: list[tuple[Member, list[Cell]]] = field(default_factory=list)
    sums: list[Cell] = field(default_factory=list)
    headed: bool = False


class _Table:
    """A table with a column for each option, while it is read."""

    def __init__(self, columns: list[_Column], titles: Sequence[Cell]) -> None:
        self.columns = columns
        titled = [_title_of(nth, columns, titles) for nth in range(columns[-1].nth + 1)]
        self.votes = [CountedVote(None, None, 0, 0, "table", about=title) for title in titled]
        self.parts = [_Part(headed=True)]

    def close(self) -> list[CountedVote]:
        """Give each person the options in whose columns a mark stands."""
        for part in self.parts:
            placed = self._placed(part)
            for member, marks in part.rows:
                for cell in marks:
                    column = self._column(cell, part, placed)
                    if column is not None:
                        vote = self.votes[column.nth]
                        vote.voices = (*vote.voices, Voice(_option(cell.text) or column.option, member))
        self._sum()
        return [vote for vote in self.votes if vote.voices]

    def _placed(self, part: _Part) -> list[Cell]:
        """Say where the columns stand in a part: as the head says, else as the sums below do; nowhere, where neither does."""
        heads = [column.cell for column in self.columns]
        marks = [cell for _, cells in part.rows for cell in cells]
        if all(min(_apart(cell, head) for head in heads) <= _ALIGNED for cell in marks):
            return heads
        return part.sums if len(part.sums) == len(heads) else heads if part.headed else []

    def _column(self, cell: Cell, part: _Part, placed: Sequence[Cell]) -> _Column | None:
        """Find the column of a mark: the nearest, unless two are as near, or the head is of another part."""
        near = sorted((_apart(cell, head), nth) for nth, head in enumerate(placed))
        if not near or (len(near) > 1 and near[0][0] == near[1][0]):
            return None
        gap = min((_apart(one, other) for one, other in pairwise(placed)), default=1)
        sure = near[0][0] <= _ALIGNED or placed is part.sums or near[0][0] < gap / 2
        return self.columns[near[0][1]] if sure else None

    def _sum(self) -> None:
        sums = next((part.sums for part in self.parts if len(part.sums) == len(self.columns)), [])
        for cell, column in zip(sums, self.columns, strict=False):
            vote = self.votes[column.nth]
            if column.option == "yes":
                vote.yes = int(cell.text)
            elif column.option == "no":
                vote.no = int(cell.text)
            elif column.option == "abstain":
                vote.abstained = int(cell.text)
            else:
                vote.absent = int(cell.text)


class _Ballots:
    def __init__(self) -> None:
        self._titles: Sequence[Cell] = ()
        self._made: list[CountedVote] = []
        self._table: _Table | None = None
        self._lists: tuple[list[_Column], CountedVote] | None = None
        """Options over names, and the vote; a table has its names beside the options."""
        self._loose: CountedVote | None = None
        """Options behind names, without a head."""

    def votes(self) -> tuple[CountedVote, ...]:
        """Give what was read."""
        self._end()
        return tuple(self._made)

    def take(self, row: Row) -> None:
        """Read the next row."""
        columns = _head(row.cells)
        if columns:
            self._end()
            if columns[0].cell is row.cells[0] and columns[-1].nth == 0:
                self._lists = columns, CountedVote(None, None, 0, 0, "lists", about=_title_of(0, columns, self._titles))
            else:
                self._table = _Table(columns, self._titles)
        elif not self._body(row):
            self._end()
            self._titles = [cell for cell in row.cells if cell.text]

    def _end(self) -> None:
        if self._table is not None:
            self._made += self._table.close()
        for vote in (self._lists[1] if self._lists else None, self._loose):
            if vote is not None and len(vote.voices) > 1:
                self._made.append(vote)
        self._table = self._lists = self._loose = None

    def _body(self, row: Row) -> bool:
        if self._table is not None:
            return self._marked(row, self._table)
        if self._lists is not None:
            return not any(cell.text.strip() for cell in row.cells) or self._under(row.cells, *self._lists)
        # Read a name with an option behind it, where no head stands over them.
        ends = (_option(cell.text.strip().rsplit(" ", 1)[-1]) for cell in reversed(row.cells))
        option = next((it for it in ends if it is not None), None)
        member = _voter(row.cells) if option is not None else None
        if option is None or member is None:
            return False
        about = " ".join(cell.text for cell in self._titles) or None
        self._loose = self._loose or CountedVote(None, None, 0, 0, "name-and-option", about=about)
        self._loose.voices = (*self._loose.voices, Voice(option, member))
        return True

    def _marked(self, row: Row, table: _Table) -> bool:
        """Take a row of a table: a name with its marks, the sums, or nothing."""
        if row.apart:
            table.parts.append(_Part())
        texts = [cell.text.strip() for cell in row.cells]
        if len(texts) == 1 and texts[0].casefold() in _cells("title"):  # the next page's head
            return True
        if texts and texts[0].casefold().rstrip(":.") in _cells("sum"):
            table.parts[-1].sums = [cell for cell in row.cells[1:] if cell.text.strip().isdigit()]
            return True
        member = _voter(row.cells)
        if member is None:
            return not any(texts)
        marks = [cell for cell in row.cells[1:] if cell.text.strip() in _cells("mark") or _option(cell.text)]
        table.parts[-1].rows.append((member, marks))
        return True

    def _under(self, cells: Sequence[Cell], columns: Sequence[_Column], vote: CountedVote) -> bool:
        """Read names that stand under the options themselves."""
        found = False
        for cell in cells:
            member = _voter([cell])
            if member is not None:
                nearest = min(columns, key=lambda column: _apart(cell, column.cell))
                vote.voices = (*vote.voices, Voice(nearest.option, member))
                found = True
        return found


def _apart(one: Cell, other: Cell) -> float:
    return min(abs(one.left - other.left), abs((one.left + one.right) - (other.left + other.right)) / 2)


def _head(cells: Sequence[Cell]) -> list[_Column]:
    """Read a row as a table's head: two options at least, each as a whole cell; where one comes again, another vote begins."""
    found: list[_Column] = []
    for cell in cells:
        option = _option(cell.text)
        if option is not None:
            nth = found[-1].nth if found else 0
            again = any(it.option == option and it.nth == nth for it in found)
            found.append(_Column(option, cell, nth + again))
    return found if len({it.option for it in found}) > 1 else []


def _title_of(nth: int, columns: Sequence[_Column], titles: Sequence[Cell]) -> str | None:
    """Find what stands over a vote's columns: the whole line over a single vote, the nearest piece over one of several."""
    if not titles:
        return None
    if columns[-1].nth == 0:
        return " ".join(cell.text for cell in titles)
    mine = [column.cell for column in columns if column.nth == nth]
    middle = Cell("", mine[0].left, mine[-1].right)
    return min(titles, key=lambda cell: _apart(cell, middle)).text


def _voter(row: Sequence[Cell]) -> Member | None:
    """Read whom a row begins with: a name with its party in brackets, or in the cell behind it."""
    cells = [cell for cell in row if cell.text.strip()]
    if not cells:
        return None
    tokens = [token for token in tokenize(cells[0].text) if token.kind not in {"number", "sign"}]
    while len(tokens) > 1 and tokens[0].kind in {"office", "people"}:
        tokens = tokens[1:]
    beside = cells[1].text.strip() if len(cells) > 1 else ""
    known = beside.strip("()").upper() in words_of("bodies", "people", "codes")
    letters = beside if known or (beside.startswith("(") and beside.endswith(")")) else None
    if tokens and tokens[0].kind == "person" and not any(token.finite for token in tokens):
        person = tokens[0].person
        return Member(person.letters or (letters.strip("() ") if letters else None), person.name)
    # In a column of names, even what looks like a word is one: "Bo Al", "Ek, Ada".
    named = _NAME.fullmatch(cells[0].text.strip()) if letters else None
    if named is None:
        return None
    last, _, first = named[0].partition(", ")
    return Member(letters.strip("() ") if letters else None, f"{first} {last}" if first else last)


_NAME = re.compile(r"[A-ZÅÄÖÉ][\w’'-]+(?:,? (?:[A-ZÅÄÖÉ][\w’'-]*|af|von|de|van)){1,4}")


def _option(text: str) -> Option | None:
    plain = text.strip(' :.()"”').casefold()
    return next((option for option in OPTIONS if plain in _cells(option)), None)
