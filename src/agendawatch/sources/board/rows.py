"""What stands on a page that is a notice board: one row a notice, in whatever shape the page has them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from agendawatch.documents.passages import Passage, PassageKind, Slot
from agendawatch.documents.tree import Link
from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.names.organizations import find_organizations
from agendawatch.lang.sv.pages.notice_board import is_about_minutes, is_other_notice

__all__ = ["Row", "read_rows"]

_LABELLED = re.compile(r"^[^:\n]{2,60}:\s{0,4}\S")
_PAIR = 2
_TITLE = 200
"""Letters of a line that may be a notice's title; what is longer is prose."""


@dataclass(slots=True)
class Row:
    """A notice as the page shows it."""

    title: str
    headings: tuple[str, ...] = ()
    """What it stands under, the nearest first."""
    told: list[str] = field(default_factory=list)
    """What it says, line by line, its title aside."""
    links: list[Link] = field(default_factory=list)
    posted: dt.date | None = None
    """When it was put up, where that is told apart from its words."""
    removed: dt.date | None = None

    @property
    def words(self) -> str:
        """All that it says."""
        return " | ".join((self.title, *self.told))


def read_rows(blocks: tuple[Passage, ...]) -> tuple[Row, ...]:
    """Read a page's blocks as rows of a board: of a table, of a list, under a heading each, or one after another.

    What is no notice is a row too (the page's own heading, a text about appeals): the caller tells by what it says.
    """
    rows: list[Row] = []
    headings: list[Passage] = []
    for block in blocks:
        if block.region not in {"main", "aside"} or block.place in {"title", "meta"}:
            continue
        if block.kind is PassageKind.HEADING:
            headings = [*(it for it in headings if it.level < block.level), block]
            rows.append(Row(block.text, _texts(headings[:-1]), links=list(block.links)))
        elif block.kind is PassageKind.TABLE:
            rows.extend(_of_table(block, _texts(headings)))
        elif _begins(block):
            first, *rest = block.text.split("\n")
            rows.append(Row(first, _texts(headings), rest, list(block.links)))
        else:
            if not rows:
                rows.append(Row("", _texts(headings)))
            rows[-1].told.append(_line(block))
            rows[-1].links.extend(block.links)
    return tuple(rows)


def _texts(headings: list[Passage]) -> tuple[str, ...]:
    return tuple(it.text for it in reversed(headings))


def _line(block: Passage) -> str:
    return f"{block.key}: {block.text}" if block.key and block.kind is PassageKind.KEY_VALUE else block.text


def _begins(block: Passage) -> bool:
    """Tell whether a line begins a notice of its own: it is titled as one, or an item of a list that links somewhere."""
    if block.kind is PassageKind.KEY_VALUE or len(block.text) > _TITLE * 5:
        return False
    title = block.text.partition("\n")[0]
    if len(title) > _TITLE or (_LABELLED.match(title) and not block.links):
        return False
    if is_other_notice(title):
        return block.kind is PassageKind.LIST_ITEM or bool(block.links)
    # "Läs protokollet" names nobody: it belongs to what it stands under.
    named = bool(find_organizations(block.text) or find_dates(block.text))
    return named and (is_about_minutes(title) or (block.kind is PassageKind.LIST_ITEM and bool(block.links)))


def _of_table(table: Passage, headings: tuple[str, ...]) -> Iterator[Row]:
    """Read each row of a table, its cells with what the columns are called; two columns of terms are one notice."""
    head, *rest = table.rows or ((),)
    if not all(cell.header or not cell.text for cell in head):
        head, rest = (), list(table.rows)
    if not head and all(len(cells) == _PAIR and cells[0].header for cells in rest):
        yield Row("", headings, [f"{name.text}: {cell.text}" for name, cell in rest], _links(cell for _, cell in rest))
        return
    for cells in rest:
        own = [cell for cell in cells if not cell.spanned]
        named = [
            f"{head[place].text}: {cell.text}" if place < len(head) else cell.text for place, cell in enumerate(cells)
        ]
        title = next((cell.text for cell in own if cell.links), own[0].text if own else "")
        yield Row(title, headings, named, _links(own))


def _links(cells: Iterator[Slot] | list[Slot]) -> list[Link]:
    return [link for cell in cells for link in cell.links]
