"""Tables of who voted how: a column for each option, an option behind each name, or names under each option."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.people import Member
from agendawatch.lang.sv.tokens import tokenize
from agendawatch.lang.sv.votes import OPTIONS, CountedVote, Option, Voice

__all__ = ["Cell", "read_ballots"]


class Cell(NamedTuple):
    """A cell of a row, or a piece of a line that white stands around."""

    text: str
    left: int
    right: int
    """Where it stands across the page; cells of one column overlap, or stand nearest to each other."""


def read_ballots(rows: Sequence[Sequence[Cell]]) -> tuple[CountedVote, ...]:
    """Read tables of who voted how: a column for each option, an option behind each name, or names under each option.

    Rows are a page's, in its order; what is no row of such a table ends it.
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


class _Ballots:
    def __init__(self) -> None:
        self._columns: list[_Column] = []
        self._lists = False
        """Whether the options stand over names, and not beside a column of them."""
        self._titles: list[Cell] = []
        self._made: list[CountedVote] = []
        self._open: list[CountedVote] = []
        self._loose: CountedVote | None = None

    def votes(self) -> tuple[CountedVote, ...]:
        """Give what was read."""
        self._end()
        return tuple(vote for vote in self._made if vote.voices)

    def take(self, row: Sequence[Cell]) -> None:
        """Read the next row."""
        columns = _head(row)
        if columns:
            self._end()
            self._columns = columns
            self._lists = columns[0].cell is row[0]
            self._open = [
                CountedVote(None, None, 0, 0, "table", about=_title_of(nth, columns, self._titles))
                for nth in range(columns[-1].nth + 1)
            ]
        elif not self._body(row):
            self._end()
            self._titles = [cell for cell in row if cell.text]

    def _end(self) -> None:
        self._made += self._open
        self._open, self._columns = [], []
        if self._loose is not None and len(self._loose.voices) > 1:
            self._made.append(self._loose)
        self._loose = None

    def _body(self, row: Sequence[Cell]) -> bool:
        texts = [cell.text.strip() for cell in row]
        if self._columns and texts and texts[0].casefold().rstrip(":.") in _cells("sum"):
            self._sum(row[1:])
            return True
        option = next((option for text in reversed(texts) if (option := _option(text.rsplit(" ", 1)[-1]))), None)
        if not self._columns and option is None:
            return False
        if self._columns and self._lists:
            return not any(texts) or self._under(row)
        member = _voter(row)
        if member is None:
            return bool(self._columns) and not any(texts)
        if self._columns:
            self._mark(row, member)
            return True
        assert option is not None  # noqa: S101 - looked for above
        self._loose = self._loose or CountedVote(
            None, None, 0, 0, "name-and-option", about=" ".join(cell.text for cell in self._titles) or None
        )
        self._loose.voices = (*self._loose.voices, Voice(option, member, 0, 0))
        return True

    def _mark(self, row: Sequence[Cell], member: Member) -> None:
        """Give a person the options of the columns in which a mark stands, one in each vote."""
        for cell in row[1:]:
            text = cell.text.strip()
            column = self._column(cell) if text in _cells("mark") or _option(text) else None
            if column is not None:
                vote = self._open[column.nth]
                vote.voices = (*vote.voices, Voice(_option(text) or column.option, member, 0, 0))

    def _under(self, row: Sequence[Cell]) -> bool:
        """Read names that stand under the options themselves."""
        placed = [
            (column, member)
            for cell in row
            if (member := _voter([cell])) is not None and (column := self._column(cell)) is not None
        ]
        for column, member in placed:
            vote = self._open[column.nth]
            vote.voices = (*vote.voices, Voice(column.option, member, 0, 0))
        return bool(placed)

    def _sum(self, cells: Sequence[Cell]) -> None:
        for cell in cells:
            column = self._column(cell)
            if column is None or not cell.text.strip().isdigit():
                continue
            vote, figure = self._open[column.nth], int(cell.text)
            if column.option == "yes":
                vote.yes = figure
            elif column.option == "no":
                vote.no = figure
            elif column.option == "abstain":
                vote.abstained = figure
            else:
                vote.absent = figure

    def _column(self, cell: Cell) -> _Column | None:
        """Find the column that a cell stands in: the nearest, unless two are as near."""
        near = sorted((_apart(cell, column.cell), nth) for nth, column in enumerate(self._columns))
        if not near or (len(near) > 1 and near[0][0] == near[1][0]):
            return None
        return self._columns[near[0][1]]


def _apart(one: Cell, other: Cell) -> float:
    return min(abs(one.left - other.left), abs((one.left + one.right) - (other.left + other.right)) / 2)


def _head(row: Sequence[Cell]) -> list[_Column]:
    """Read a row as a table's head: two options at least, each as a whole cell; where one comes again, another vote begins."""
    found: list[_Column] = []
    for cell in row:
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
    mine = [it.cell for it in columns if it.nth == nth]
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
    letters = cells[1].text.strip() if len(cells) > 1 and _is_letters(cells[1].text.strip()) else None
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


def _is_letters(text: str) -> bool:
    return text.strip("()").upper() in load("bodies")["people"]["codes"].split() or (
        text.startswith("(") and text.endswith(")")
    )


def _option(text: str) -> Option | None:
    plain = text.strip(' :.()"”').casefold()
    return next((option for option in OPTIONS if plain in _cells(option)), None)


@cache
def _cells(name: str) -> frozenset[str]:
    return frozenset(load("votes")["ballots"][name].split())
