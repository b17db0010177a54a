"""A page read down its lines, as a person does: the last name that was understood holds until the next one.

The second reading. It weighs nothing, and sees no boxes but cards: where it and the choice by evidence agree, a claim is sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from agendawatch.lang.sv.names.body_words import LONE_BODY
from agendawatch.lang.sv.names.organizations import find_organizations
from agendawatch.model import Organization
from agendawatch.readers.schedule.evidence.candidates import Links
from agendawatch.readers.schedule.evidence.page import DayMention, GridCell, Line, NameMention, is_heading
from agendawatch.readers.schedule.evidence.words import is_generic, sentence_of, sentence_starts

__all__ = ["read_down"]

_REFUSED = frozenset(
    {
        "none.apart", "none.written", "none.occasion", "none.paper", "none.acted", "none.occasion_heading",
        "none.occasion_column", "none.occasion_row", "none.denied", "none.deadline", "none.far",
    }
)  # fmt: skip
"""What makes a day no meeting's, whatever stands above it."""


_CARD = 8
"""Lines of a box that is one meeting's."""
_Told = tuple[DayMention, str, NameMention | None]
"""A day, and whose it is; nobody's has no name."""


def read_down(found: Links, *, legend: Mapping[str, str], owner: Organization | None) -> tuple[_Told, ...]:
    """Tell whose every day of a page is, by what stands before it."""
    return tuple(_Reader(found, legend, owner).read())


class _Reader:
    """Reads one page."""

    def __init__(self, found: Links, legend: Mapping[str, str], owner: Organization | None) -> None:
        page = self._page = found.page
        self._owners = found.owners
        self._nobody = {id(link.day): link.nobody.traits for link in found.links}
        titled = find_organizations(page.title, legend=legend)
        known = {it.name for line in page.main for it in line.names if it.known}
        whose = owner.name if owner is not None else None
        self._whole = (
            whose or (titled[0].organization.name if titled else "") or (next(iter(known)) if len(known) == 1 else "")
        )
        self._open: NameMention | None = None
        """The name that holds here."""
        self._shut = False
        """Whether what holds here is nobody's."""

    def read(self) -> Iterator[_Told]:
        """Go down the lines."""
        for line in self._page.lines:
            self._enter(line)
            for day in line.days:
                if day.date is not None:
                    yield self._tell(day)
            self._leave(line)

    def _enter(self, line: Line) -> None:
        """Take a heading, or a line that leads over to days."""
        if not line.main or line.cell is not None or line.days:
            return
        names = [it for it in line.names if (it.known or it.shaped) and not LONE_BODY.fullmatch(it.name)]
        if names and (line.level or is_heading(self._page, line)):
            self._open, self._shut = names[0], False
        elif names:
            last = max(sentence_starts(line.text), default=0)
            self._open, self._shut = next((it for it in names if it.span[0] >= last), names[0]), False
        elif line.level and not is_generic(line):
            self._shut = True

    def _leave(self, line: Line) -> None:
        """Let the name of a dated line hold for the lines under it."""
        if line.days and line.main and line.cell is None and line.names and line.level:
            self._open, self._shut = line.names[0], False

    def _tell(self, day: DayMention) -> _Told:
        line = day.line
        if not _REFUSED.isdisjoint(self._nobody.get(id(day), ())):
            return (day, "", None)
        for mention in (self._under(day), self._in_line(day)):
            if mention is not None:
                return (day, mention.name, mention)
        if line.cell is not None and (mention := self._in_grid(line.cell, line)) is not None:
            return (day, mention.name, mention)
        if (mention := self._on_card(day)) is not None:
            return (day, mention.name, mention)
        if self._shut:
            return (day, "", None)
        if self._open is not None and line.main:
            return (day, self._open.name, self._open)
        return (day, self._whole, None)

    @staticmethod
    def _under(day: DayMention) -> NameMention | None:
        """Find the name that a day was put to, which it stands over."""
        parts = {(id(line), span) for line, span in day.parts[1:]}
        return next((it for line, _ in day.parts[1:] for it in line.names if (id(it.line), it.span) in parts), None)

    @staticmethod
    def _in_line(day: DayMention) -> NameMention | None:
        """Find the name before a day in its sentence, else the one behind it, else one of a sentence before."""
        line = day.line
        first, last = sentence_of(line.text, day.span)
        begin, end = day.span
        names = [it for it in line.names if it.known or it.shaped or it.whole]
        before = [it for it in names if it.span[1] <= begin]
        behind = [it for it in names if it.span[0] >= end]
        here = [it for it in before if it.span[0] >= first]
        after = [it for it in behind if it.span[0] < last]
        following = min((it.span[0] for it in line.days if it.span[0] > begin), default=last)
        turns = bool(names) and line.days[0].span[0] < names[0].span[0]
        if turns and after and after[0].span[0] < following:
            return after[0]
        found = here or after[:1] or before
        return found[-1] if found else None

    @staticmethod
    def _on_card(day: DayMention) -> NameMention | None:
        """Find the one name of a small box of one day, among boxes like it: a card may show its day first."""
        for area in reversed(day.line.areas):
            if area.outer or area.several or len(area.lines) > _CARD:
                return None
            names = [it for it in area.names if it.known or it.shaped]
            if names:
                return names[0] if len({it.name for it in names}) == 1 and area.repeated else None
        return None

    def _in_grid(self, cell: GridCell, line: Line) -> NameMention | None:
        """Find whose a cell is: its own name, its column's, its row's, its section's."""
        grid = cell.grid
        own = [it for it in cell.names if it.line is not line]
        if own:
            return ([it for it in own if it.line.at < line.at] or own)[-1]
        owners = self._owners[id(grid)]
        above = {kind: name for kind, _, name in owners.above(cell)}
        if "column" in above:
            return above["column"]
        beside = [
            (other, it) for other in grid.row_cells(cell.row) if other is not cell and not (other.head and other.row == 0)
            for it in list(other.names)[:1] if it.known or it.shaped
        ]  # fmt: skip
        left = [it for other, it in beside if other.column < cell.column]
        right = [it for other, it in beside if other.column > cell.column]
        first = next((other for other in grid.row_cells(cell.row) if any(other.days) or any(other.names)), None)
        if first is not None and any(first.days) and right:
            return right[0]
        if left or right:
            return left[-1] if left else right[0]
        return owners.carried(cell) or above.get("section")
