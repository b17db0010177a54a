"""What is told of a meeting that was chosen: its hours, its place, what became of it."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from agendawatch.lang.sv.status_words import day_role
from agendawatch.model import MeetingStatus, Organization
from agendawatch.reading.schedule.evidence.page import DayMention, GridCell, Line, NameMention, Page, is_heading
from agendawatch.reading.schedule.fates import Fate, fate_of
from agendawatch.reading.schedule.legend import Footnote
from agendawatch.swedish.days.times import Clock, find_times
from agendawatch.swedish.pages.meeting_words import PLACE_LABELS, TIME_LABELS
from agendawatch.swedish.pages.other_occasions import other_occasion
from agendawatch.swedish.text.letters import raised

__all__ = ["Facts"]

_SENTENCE = re.compile(r"(?<=[a-zåäö\d)]{2}[.!?])\s+(?=[A-ZÅÄÖ])")
_NOTE = re.compile(r"\s?(\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹]|\d\)|\([a-zåäö]\))")
_AND = re.compile(r"[\s,]*(?:och|samt|&)?\s*(?:den\s*)?")
_PARTED = re.compile(r"[,;]|\boch\b|\bsamt\b")
"""What makes a struck day one of a list, and not the one that the next takes the place of."""
_LONG = 110
_FORWARD = 40
_SMALL = 8
"""Lines of a box that is one occasion's."""
_GENERAL = re.compile(r"(?i)sammanträde|möte|om inget annat|börjar")
_BEGINS = re.compile(r"(?i)börjar|start|klockan|kl\.?|tid|när")


class Facts:
    """Finds hours, places and statuses in one page."""

    def __init__(self, page: Page, notes: Mapping[str, Footnote]) -> None:
        """Look at a page; `notes` are what its marks behind days mean."""
        self._page = page
        self._notes = notes
        self._of_name: dict[str, list[tuple[Line, NameMention]]] = defaultdict(list)
        for line in page.main:
            for name in line.names:
                self._of_name[name.name].append((line, name))
        self._general = next((it.hours[0] for it in page.main if self._is_general(it)), None)
        self._above: dict[tuple[int, str], Clock | None] = {}

    @staticmethod
    def _is_general(line: Line) -> bool:
        return bool(
            line.hours
            and not line.days
            and not line.names
            and line.cell is None
            and _GENERAL.search(line.text)
            and not other_occasion(line.text)
        )

    # Hours

    def hours(self, day: DayMention, name: str) -> tuple[Clock | None, bool]:
        """Find when a meeting begins, and whether that stands near its day.

        Near are its line, its row and column, its box; far are its heading, its organization elsewhere, the page.
        """
        for way in (self._beside, self._noted, self._in_grid, self._before, self._in_box, self._under):
            found = way(day)
            if found is not None:
                return found, True
        return self._in_section(day, name) or self._elsewhere(day, name) or self._general, False

    def _beside(self, day: DayMention) -> Clock | None:
        if day.hours is not None:
            return day.hours
        line = day.line
        following = min((it.span[0] for it in line.days if it.span[0] > day.span[0]), default=len(line.text) + 1)
        return next((it for it in line.hours if day.span[1] <= it.span[0] < following), None)

    def _noted(self, day: DayMention) -> Clock | None:
        match = _NOTE.match(day.line.text, day.span[1])
        note = self._notes.get(raised(match[1].strip("()"))) if match else None
        if note is None or note.hours is None:
            return None
        return Clock(note.hours.start, note.hours.end, "", (0, 0))

    def _in_grid(self, day: DayMention) -> Clock | None:
        line, cell = day.line, day.line.cell
        if cell is None:
            return None
        own = next((it for it in cell.lines if it is not line and it.hours and not it.days), None)
        if own is not None:
            return own.hours[0]
        grid = cell.grid
        cells = grid.row_cells(cell.row)
        timed = [
            (abs(it.column - cell.column), it.column < cell.column, it)
            for it in cells
            if it is not cell and _hours_of(it)
        ]
        dated = sum(any(True for _ in it.days) for it in cells)
        if timed:
            behind = [it for it in timed if not it[1]]
            distance, _, nearest = min(behind or timed, key=lambda it: it[0])
            if dated <= 1 or len(timed) == 1 or (behind and distance == 1):
                return _hours_of(nearest)
        for row in range(cell.row - 1, max(-1, cell.row - 60), -1):
            above = grid.at(row, cell.column)
            if above is not None and above is not cell and (found := _hours_of(above)) is not None:
                return found
        for row in range(len(grid.rows) - 1, max(cell.row, len(grid.rows) - 4), -1):
            under, label = grid.at(row, cell.column), grid.at(row, 0)
            if under is not None and label is not None and TIME_LABELS.match(label.text) and _hours_of(under):
                return _hours_of(under)
        return None

    @staticmethod
    def _before(day: DayMention) -> Clock | None:
        line = day.line
        before = [it for it in line.hours if it.span[1] <= day.span[0]]
        if before and not any(it.span[0] < before[-1].span[0] for it in line.days):
            return before[-1]
        if line.hours and len(line.days) > 1 and not before and len({it.start for it in line.hours}) == 1:
            last = line.hours[-1]
            if last.span[0] >= line.days[-1].span[1] and not line.text[: last.span[0]].rstrip().endswith(" av"):
                return last
        return None

    @staticmethod
    def _in_box(day: DayMention) -> Clock | None:
        for area in reversed(day.line.areas):
            if area.outer or area.several or area.name.startswith("table"):
                return None
            line = next((it for it in area.lines if it.hours and not it.days), None)
            if line is not None:
                return line.hours[0]
        return None

    def _under(self, day: DayMention) -> Clock | None:
        """Find the hours that follow the name that a day stands over."""
        if day.shape != "under":
            return None
        lines = self._page.lines
        for line in lines[day.line.at : day.line.at + 4]:
            if line is not day.line and (line.days or line.names):
                return None
            if line.hours:
                return line.hours[0]
        return None

    def _in_section(self, day: DayMention, name: str) -> Clock | None:
        """Find the hours of the headings that a day stands under, and of the lines between."""
        line = day.line
        head = line.heads[-1].at if line.heads else -1
        key = (head, name) if line.cell is None else (line.at, name)
        if key not in self._above:
            self._above[key] = self._seek_above(line, name)
        return self._above[key]

    def _seek_above(self, line: Line, name: str) -> Clock | None:
        for head in reversed(line.heads):
            if head.hours and (not head.names or any(it.name == name for it in head.names)):
                return head.hours[0]
            if any(it.name == name for it in head.names):
                break
        lines = self._page.lines
        for at in range(line.at - 1, max(-1, line.at - 200), -1):
            other = lines[at]
            if not other.main or other.cell is not None:
                continue
            if (
                other.hours
                and not other.days
                and all(it.name == name for it in other.names)
                and not other_occasion(other.text)
            ):
                return other.hours[0]
            if other.names and is_heading(self._page, other):
                break
        return None

    def _elsewhere(self, day: DayMention, name: str) -> Clock | None:
        """Find the hours that stand with the organization's name anywhere, else those right under its days."""
        for line, mention in self._of_name.get(name, ()):
            if line.hours and not line.days:
                behind = [it for it in line.hours if it.span[0] > mention.span[0]]
                return (behind or line.hours)[0]
            cell = line.cell
            if cell is not None and not any(True for _ in cell.days):
                found = self._in_row_of(cell)
                if found is not None and not any(True for other in cell.grid.row_cells(cell.row) for _ in other.days):
                    return found
        lines = self._page.lines
        for at in range(day.line.at, min(len(lines), day.line.at + _FORWARD)):
            line = lines[at]
            if any(it.name != name for it in line.names):
                return None
            if line.hours and line.cell is None and not line.days and line.main and not other_occasion(line.text):
                label = at and TIME_LABELS.match(lines[at - 1].text)
                if label or _BEGINS.search(line.text):
                    return line.hours[0]
        return None

    @staticmethod
    def _in_row_of(cell: GridCell) -> Clock | None:
        return next((it.hours[0] for it in cell.lines if it.hours and not it.days), None) or next(
            (found for other in cell.grid.row_cells(cell.row) if other is not cell and (found := _hours_of(other))),
            None,
        )

    # Places

    def place(self, day: DayMention) -> str | None:
        """Find where a meeting is held: in a column of places, or behind a label in its box."""
        cell = day.line.cell
        if cell is not None:
            grid = cell.grid
            for column in range(grid.width):
                head = grid.at(0, column)
                if head is not None and head is not cell and PLACE_LABELS.match(head.text):
                    there = grid.at(cell.row, column)
                    if there is not None and there is not head and there.text:
                        return there.text.replace("\n", ", ")
            return None
        for area in reversed(day.line.areas):
            if area.outer or area.several or len(area.lines) > _SMALL:
                return None
            for line in area.lines:
                label, colon, rest = line.text.partition(":")
                if colon and PLACE_LABELS.match(label.strip()) and rest.strip():
                    return rest.strip()
        return None

    # What became of it

    def fate(self, day: DayMention, who: Organization) -> Fate:
        """Tell what the words about a day say became of its meeting."""
        own: Fate | None = None
        for text in self._told(day):
            found = fate_of(text, day.date, who)
            if found.status is not MeetingStatus.SCHEDULED:
                return found
            own = own or found
        own = own or Fate()
        match = _NOTE.match(day.line.text, day.span[1])
        note = self._notes.get(raised(match[1].strip("()"))) if match else None
        noted = fate_of(note.words, day.date, who) if note is not None else own
        return noted if noted.status is not MeetingStatus.SCHEDULED else own

    def _told(self, day: DayMention) -> Iterator[str]:
        """Give the texts that may say it, the nearest first."""
        line = day.line
        first, last = sentence_of(line.text, day.span)
        mates = [it for it in line.days if first <= it.span[0] < last]
        if len(line.days) <= 1:
            yield line.text if len(line.text) < _LONG else line.text[first:last]
        elif len(mates) == 1:
            yield line.text[first:last]
        else:
            following = min((it.span[0] for it in mates if it.span[0] > day.span[0]), default=last)
            piece = line.text[day.span[0] : following]
            if day is mates[0]:
                piece = line.text[first:following]
            yield piece
            behind = [it for it in mates if it.span[0] >= day.span[0]]
            gaps = [line.text[a.span[1] : b.span[0]] for a, b in itertools.pairwise(behind) if a.span != b.span]
            if len(behind) > 1 and all(_AND.fullmatch(gap) for gap in gaps):
                yield line.text[behind[-1].span[0] : last]
        yield from self._told_about(line)

    @staticmethod
    def _told_about(line: Line) -> Iterator[str]:
        """Give the texts of a line's row, or of the small boxes about it."""
        cell = line.cell
        if cell is not None:
            cells = cell.grid.row_cells(cell.row)
            if sum(any(True for _ in it.days) for it in cells) == 1:
                yield " . ".join(it.text for it in cells if it.text and len(it.text) < _LONG)
            elif len({it.date for it in cell.days}) == 1:
                yield " . ".join(it.text for it in cell.lines)
            return
        for area in reversed(line.areas):
            if area.outer or area.several or len(area.lines) > _SMALL:
                return
            if len(area.lines) > 1:
                yield " . ".join(it.text for it in area.lines)

    @staticmethod
    def left_for(day: DayMention) -> DayMention | None:
        """Find the day that a meeting left this one for: the next on its line, where this one is struck or moved from."""
        line = day.line
        others = [it for it in line.days if it is not day and it.date != day.date]
        if not others:
            return _left_in_row(day)
        if day.struck:
            following = next((it for it in others if it.span[0] >= day.span[1]), None)
            if following is None or following.struck or _PARTED.search(line.text, day.span[1], following.span[0]):
                return None
            return following
        if day_role(line.text[: day.span[0]]) == "left":
            return others[0]
        last = sentence_of(line.text, day.span)[1]
        behind = [it for it in others if day.span[1] <= it.span[0] < last]
        if behind and day_role(line.text[day.span[1] : behind[0].span[0]]) == "taken":
            return behind[0]
        return None


def _left_in_row(day: DayMention) -> DayMention | None:
    """Find the day in another cell of its row that a meeting left this one for, by what stands before either."""
    cell = day.line.cell
    if cell is None:
        return None
    row = [
        it for other in cell.grid.row_cells(cell.row) if other is not cell for it in other.days if it.date != day.date
    ]
    if len(row) != 1:
        return None
    other = row[0]
    if day_role(day.line.text[: day.span[0]]) == "left" or day_role(other.line.text[: other.span[0]]) == "taken":
        return other
    return None


def _hours_of(cell: GridCell) -> Clock | None:
    """Give the hours of a cell that holds no day."""
    if any(True for _ in cell.days):
        return None
    found = next((line.hours[0] for line in cell.lines if line.hours), None)
    if found is None and re.fullmatch(r"(?:kl\.?\s*)?(?:[6-9]|1\d|2[0-2])", cell.text):
        head = cell.grid.at(0, cell.column)
        if head is not None and head is not cell and TIME_LABELS.match(head.text):
            times = find_times(f"kl {cell.text.removeprefix('kl').strip(' .')}")
            found = times[0] if times else None
    return found


def sentence_of(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Find where the sentence about a span begins and ends."""
    cuts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    return max(it for it in cuts if it <= span[0]), min(it for it in cuts if it >= max(span[1], 1))
