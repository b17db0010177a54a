"""What is told of a meeting that was chosen: its hours, its place, what became of it."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from agendawatch.budget import spend
from agendawatch.lang.sv.calendar import Clock, find_times
from agendawatch.lang.sv.days import Day
from agendawatch.lang.sv.occasions import other_occasion
from agendawatch.lang.sv.organizations import organization
from agendawatch.lang.sv.pages.meeting_words import (
    BEFORE_HOUR,
    BETWEEN_DAYS,
    EXCEPT,
    HOURS_OF_OTHERS,
    ITS_BOARD,
    JOINS,
    LIST_OF_DAYS,
    MEETS,
    MONTHS_LABEL,
    OF_ALL_MEETINGS,
    PARTS_DAYS,
    PLACE_BESIDE,
    PLACE_LABELS,
    PLACE_WITHIN,
    SAYS_BEGINS,
    STARTS,
    TIME_LABELS,
    UNTIL,
    WEEKDAY_HABIT,
    find_some_months,
)
from agendawatch.lang.sv.referents import MeetingFinding
from agendawatch.lang.sv.sentences import raised
from agendawatch.lang.sv.status_words import day_role, has_status_words
from agendawatch.lang.sv.statuses import read_statuses
from agendawatch.model import MeetingStatus, Organization
from agendawatch.readers.schedule.candidate import PERHAPS, Footnote, RowStatus, possible_moves, read_row_status
from agendawatch.readers.schedule.evidence.against import sentence_of, sentence_starts
from agendawatch.readers.schedule.evidence.page import (
    Area,
    DayMention,
    Grid,
    GridCell,
    Line,
    NameMention,
    Page,
    is_heading,
)

# Where a meeting is held, by the words beside its day.

_ENDS = re.compile(r"\n|;|(?<!\bkl)\.\s")
_LONGEST = 150


def find_place_beside(after: str) -> str | None:
    """Find the place that ends the words behind a day; `None` where nothing there says that it is one.

    >>> find_place_beside(" kl. 13.00, Folkets hus"), find_place_beside(", Stora salen, Stadshuset")
    ('Folkets hus', 'Stora salen, Stadshuset')
    >>> find_place_beside(", Budgetdebatt"), find_place_beside(" (inställt)")
    (None, None)
    """
    after = _ENDS.split(after, maxsplit=1)[0]
    found = PLACE_BESIDE.match(after) if len(after) <= _LONGEST else None
    return found["place"].strip() if found else None


def _find_place_in(sentence: str) -> str | None:
    """Find the place that a sentence says meetings are held at.

    >>> _find_place_in("Mötena börjar kl. 13.00 i Stora salen."), _find_place_in("Mötena börjar kl. 13.00.")
    ('Stora salen', None)
    """
    found = PLACE_WITHIN.search(sentence)
    return found[1].strip() if found else None


# What is told of a meeting that was chosen.

_NOTE = re.compile(r"\s{0,2}(\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹]|\d\)|\([A-Za-zÅÄÖåäö]\))")
_OWN = re.compile(r"\s*(?:[(:,–—-]|$)")
"""How words begin that are said of the last day of a list alone: "3 mars och 7 april (inställt)"."""
_ASIDE = re.compile(r"\(|\bav\s*$")
_LONG = 110
_FORWARD = 40
_NEWS = 2
"""A heading as high as this may tell of one meeting among several under it."""
_PAIR = 2
_SMALL = 8
"""Lines of a box that is one occasion's."""
_ARROW = re.compile(r"\s*(?:→|=>|-->)\s*")


def _bracketed(text: str) -> Iterator[MeetingFinding]:
    """Give what brackets behind days say becomes of their meetings."""
    if "(" in text and has_status_words(text):
        for finding in read_statuses(text, mark=True).findings:
            if finding.clause.kind == "bracket" and finding.refused in {None, *PERHAPS} and finding.referent.days:
                yield finding


class Facts:
    """Finds hours, places and statuses in one page."""

    def __init__(self, page: Page, notes: Mapping[str, Footnote]) -> None:
        """Look at a page; `notes` are what its marks behind days mean."""
        self._page = page
        self._notes = notes
        self._of_name: dict[str, list[NameMention]] = defaultdict(list)
        for line in page.main:
            for name in line.names:
                self._of_name[name.name].append(name)
        self._rules = list(_rules(page, notes))
        self._above: dict[tuple[int, str], Clock | None] = {}
        self._places: list[tuple[int, str | None]] = []
        """For each line, the nearest one above that labels a place or heads an organization's part, and the place."""
        near: tuple[int, str | None] = (-_FORWARD, None)
        for at, line in enumerate(page.lines):
            self._places.append(near)
            if (place := _place_on(line)) is not None or (line.level and line.names):
                near = (at, place)
        self._hours_beside = cache(self._beside_name)
        self._hours_in = cache(_hours_in)
        self._hours_of = cache(_hours_of)
        self._timed = cache(self._timed_rows)

    # Hours

    def hours(self, day: DayMention, name: str) -> tuple[Clock | None, int]:
        """Find when a meeting begins, and how near its day that stands: 3 alone with it, 2 beside it, 1 behind its list, 0 in a rule."""
        for way in (self._beside, self._noted, self._in_grid, self._in_box, self._under, self._below):
            found = way(day)
            if found is not None:
                first, last = sentence_of(day.line.text, day.span)
                others = any(first <= it.span[0] < last for it in day.line.days if it.span != day.span)
                return found, 2 if others else 3
        if (shared := self._shared(day)) is not None:
            return shared, 1
        line = day.line
        far = (
            self._ruled(day, name, of_month=True)
            # The hours that lead a line's days: "Tisdagar kl. 9.15: 3/3, 7/4".
            or next((it for it in reversed(line.hours) if it.span[1] <= line.days[0].span[0]), None)
            or self._in_section(day, name)
            or self._ruled(day, name)
            or self._elsewhere(day, name)
            # The hours that a sentence gives all that it does not name, or all.
            or next((rule.others for rule in self._rules if rule.others and name not in rule.names), None)
            or next((rule.clock for rule in self._rules if rule.everyone and rule.is_of(None)), None)
        )
        return far, 0

    def _ruled(self, day: DayMention, name: str, *, of_month: bool = False) -> Clock | None:
        """Find the hours that a sentence gives an organization, or one month's meeting of it."""
        month = day.date.month if of_month and day.date is not None else None
        ruled = (rule for rule in self._rules if name in rule.names or (month and rule.everyone))
        return next((it.clock for it in ruled if it.is_of(month)), None)

    def _beside(self, day: DayMention) -> Clock | None:
        if day.hours is not None:
            return day.hours
        line = day.line
        last = len(line.text) + 1 if tells_itself(line) else sentence_of(line.text, day.span)[1]
        following = min((it.span[0] for it in line.days if it.span[0] > day.span[0]), default=last)
        return next((hour for hour in line.hours if day.span[1] <= hour.span[0] < min(following, last)), None)

    def _note(self, day: DayMention) -> Footnote | None:
        """Find the footnote that a mark behind a day, or in its cell, leads to."""
        at = 1 if day.shape == "mark" else day.span[1]
        match = _NOTE.match(day.line.text, at)
        return self._notes.get(raised(match[1].strip("()")).casefold()) if match else None

    def _noted(self, day: DayMention) -> Clock | None:
        note = self._note(day)
        return note.hours if note is not None else None

    def _in_grid(self, day: DayMention) -> Clock | None:
        line, cell = day.line, day.line.cell
        if cell is None:
            return None
        own = next((it for it in cell.lines if it is not line and it.hours and not it.days), None)
        if own is not None:
            return own.hours[0]
        grid = cell.grid
        cells = grid.row_cells(cell.row)
        timed = [it for it in cells if it is not cell and self._hours_of(it)]
        dated = sum(any(it.days) for it in cells)
        if timed:
            behind = [it for it in timed if it.column >= cell.column]
            nearest = min(behind or timed, key=lambda it: abs(it.column - cell.column))
            if dated <= 1 or len(timed) == 1 or (behind and nearest.column - cell.column == 1):
                return self._hours_of(nearest)
        rows = self._timed(grid, cell.column)
        for row in reversed(rows[bisect_left(rows, cell.row - 59) : bisect_left(rows, cell.row)]):
            above = grid.at(row, cell.column)
            if above is not None and above is not cell:
                return self._hours_of(above)
        for row in range(len(grid.rows) - 1, max(cell.row, len(grid.rows) - 4), -1):
            under, label = grid.at(row, cell.column), grid.at(row, 0)
            if under is not None and label is not None and TIME_LABELS.match(label.text) and self._hours_of(under):
                return self._hours_of(under)
        return None

    def _timed_rows(self, grid: Grid, column: int) -> list[int]:
        """Give the rows in which a column tells hours."""
        cells = ((row, grid.at(row, column)) for row in range(len(grid.rows)))
        return [row for row, cell in cells if cell is not None and self._hours_of(cell)]

    @staticmethod
    def _shared(day: DayMention) -> Clock | None:
        """Find the hours behind the last day of a list, which hold for those before it: "13/1, 10/2 och 10/3 kl. 18"."""
        line = day.line
        last = sentence_of(line.text, day.span)[1]
        days = [it for it in line.days if day.span[0] <= it.span[0] < last]
        gaps = [line.text[a.span[1] : b.span[0]] for a, b in itertools.pairwise(days) if a.span != b.span]
        if not gaps or not all(LIST_OF_DAYS.fullmatch(gap) for gap in gaps):
            return None
        behind = [hour for hour in line.hours if days[-1].span[1] <= hour.span[0] < last]
        told = {it.hours.start for it in days if it.hours}
        told |= {hour.start for hour in line.hours if day.span[0] <= hour.span[0] < last}
        clock = behind[0] if behind else days[-1].hours
        aside = clock and _ASIDE.search(line.text, days[-1].span[0], clock.span[0] or days[-1].span[1])
        return clock if not aside and len(told) <= 1 else None

    def _below(self, day: DayMention) -> Clock | None:
        """Find the hours on the line right under a day that stands alone, in a text under the last of several."""
        lines = self._page.lines
        for at in range(day.line.at + 1, min(len(lines), day.line.at + _FORWARD)):
            line = lines[at]
            if line.cell is not None or line.names or _NOTE.match(line.text):
                return None
            if line.hours and not line.days:
                return line.hours[0] if BEFORE_HOUR.match(line.text[: line.hours[0].span[0]]) else None
            if not line.days or line.hours or self._page.kind == "html":
                return None
        return None

    def _in_box(self, day: DayMention) -> Clock | None:
        for area in reversed(day.line.areas):
            if area.outer or area.several or area.name.startswith("table"):
                return None
            if (hours := self._hours_in(area)) is not None:
                return hours
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
            if (not head.names or any(it.name == name for it in head.names)) and (told := _habit(head)):
                return told
            if any(it.name == name for it in head.names):
                break
        lines = self._page.lines
        for at in range(line.at - 1, max(-1, line.at - 200), -1):
            other = lines[at]
            if not other.main or other.cell is not None:
                continue
            if not other.days and all(it.name == name for it in other.names) and (told := _habit(other)):
                return told
            if other.names and (is_heading(self._page, other) or (other.names[0].known and other.names[0].whole)):
                break
        return None

    def _elsewhere(self, day: DayMention, name: str) -> Clock | None:
        """Find the hours that stand with the organization's name anywhere, else those right under its days."""
        if (named := self._hours_beside(name)) is not None:
            return named
        lines = self._page.lines
        for at in range(day.line.at, min(len(lines), day.line.at + _FORWARD)):
            line = lines[at]
            if any(it.name != name for it in line.names):
                return None
            if line.hours and line.cell is None and not line.days and line.main and not other_occasion(line.text):
                label = at and TIME_LABELS.match(lines[at - 1].text)
                if label or SAYS_BEGINS.search(line.text):
                    return next(_of_all_months(line), None)
        return None

    def _beside_name(self, name: str) -> Clock | None:
        """Find the hours on a line of the organization's, or in a row of it, that holds no day."""
        for mention in self._of_name.get(name, ()):
            line = mention.line
            hours = list(_of_all_months(line)) if not line.days else []
            if hours:
                return next((hour for hour in hours if hour.span[0] > mention.span[0]), hours[0])
            cell = line.cell
            row = cell.grid.row_cells(cell.row) if cell is not None else []
            if cell is not None and not any(any(other.days) for other in row):
                own = next((it.hours[0] for it in cell.lines if it.hours), None)
                beside = (self._hours_of(other) for other in row if other is not cell)
                if (found := own or next(filter(None, beside), None)) is not None:
                    return found
        return None

    # Places

    def place(self, day: DayMention, name: str) -> str | None:
        """Find where a meeting is held: in a column of places, behind its day, behind a label, or by a rule."""
        if day.line.cell is not None:
            # Find the place that a row tells in a column of places.
            grid = day.line.cell.grid
            for column in range(grid.width):
                head = grid.at(0, column)
                if head is not None and head is not day.line.cell and PLACE_LABELS.match(head.text):
                    there = grid.at(day.line.cell.row, column)
                    if there is not None and there is not head and there.text:
                        return there.text.replace("\n", ", ")
            return None
        # A labelled place over a list, under its organization's heading.
        at, above = self._places[day.line.at]
        return (
            self._place_beside(day)
            or (above if at > day.line.at - _FORWARD else None)
            or next((rule.place for rule in self._rules if rule.place and (rule.everyone or name in rule.names)), None)
        )

    @staticmethod
    def _place_beside(day: DayMention) -> str | None:
        """Find a place behind a day, behind the last day of its sentence, or behind a label in its box."""
        text = day.line.text
        following = min((it.span[0] for it in day.line.days if it.span[0] > day.span[0]), default=len(text))
        if (beside := find_place_beside(text[day.span[1] : following])) is not None:
            return beside
        first, last = sentence_of(text, day.span)
        ends = [it.span[1] for it in day.line.days if first <= it.span[0] < last]
        if ends and not tells_itself(day.line) and (told := _find_place_in(text[ends[-1] : last])) is not None:
            return told
        for area in reversed(day.line.areas):
            if area.outer or area.several or len(area.lines) > _SMALL:
                return None
            if (found := next(filter(None, map(_place_on, area.lines)), None)) is not None:
                return found
        return None

    @staticmethod
    def url(day: DayMention) -> str | None:
        """Find the meeting's own page, which its day or its cell links to; documents are no pages."""
        lines = [day.line] if day.line.cell is None else day.line.cell.lines
        for line in lines:
            links = line.block.links if line.block is not None else ()
            for link in links:
                here = day.line.cell is not None or day.text in link.text
                if here and link.url and not link.url.lower().endswith(".pdf"):
                    return link.url
            spend(len(links))
        return None

    # What became of it

    def row_status(self, day: DayMention, who: Organization) -> RowStatus:
        """Tell what the words about a day say became of its meeting."""
        note = self._note(day)
        texts = [*self._told(day), *([note.words] if note is not None else [])]
        joint = {it.parts[-1] for it in day.line.days if it.span == day.span and len(it.parts) > 1}
        joined = (it for it in day.line.names if (it.line, it.span) in joint and it.name != who.name)
        others = [organization(it.name) for it in joined]
        found = [read_row_status(text, day.date, it) for text in texts for it in (who, *others)]
        first, last = sentence_of(day.line.text, day.span)
        before = day.line.text[first : day.span[0]]
        moves = (move for move in possible_moves(day.line.text[first:last]) if _names(move.referent.days, day))
        led = self._lead(day, who)
        off = next((it for it in (*found, *([led] if led else [])) if it.status is not MeetingStatus.SCHEDULED), None)
        told = off or next((it for it in found if it.words), RowStatus())
        extra = any(it.extra for it in found)
        reserve = any(it.reserve for it in found) or day_role(before) == "reserve"
        may_be = next((it.may_be for it in found if it.may_be), None) or next((move.words for move in moves), None)
        return replace(told, extra=extra, reserve=reserve, may_be=may_be)

    def _lead(self, day: DayMention, who: Organization) -> RowStatus | None:
        """Tell what the line that leads over to a list says of all in it: "Följande möten ställs in:", the heading "Inställda möten"."""
        if has_status_words(day.line.text[day.line.days[0].span[1] : day.span[0]]):
            return None  # the day that another was moved to
        for at in range(day.line.at - 1, max(-1, day.line.at - _FORWARD), -1):
            line = self._page.lines[at]
            if line.level and has_status_words(line.text.split()[0]):
                said = read_row_status(line.text, day.date, who)
                every = said.finding is not None and said.finding.referent.plural
                every = every and not JOINS.intersection(line.text.split())  # "Inställda möten och nya dagar"
                return said if every and said.words == line.text.rstrip(": ") else None
            if not line.days or line.level:
                return read_row_status(line.text) if line.text.endswith(":") or line.level > _NEWS else None
        return None

    def _told(self, day: DayMention) -> Iterator[str]:
        """Give the texts that may say it, the nearest first."""
        line = day.line
        if not tells_itself(line):
            yield from self._told_about(line)
            return
        first, last = sentence_of(line.text, day.span)
        mates = list({it.span: it for it in line.days if first <= it.span[0] < last}.values())
        if len({it.span for it in line.days}) <= 1:
            yield line.text if len(line.text) < _LONG else line.text[first:last]
        elif len(mates) == 1:
            yield line.text[first:last]
        else:
            following = min((mate.span[0] for mate in mates if mate.span[0] > day.span[0]), default=last)
            before = max((mate.span[1] for mate in mates if mate.span[0] < day.span[0]), default=first)
            opened = line.text.rfind("(", before, day.span[0])
            inside = opened >= 0 and ")" not in line.text[opened : day.span[0]]
            begin = first if day.span == mates[0].span else opened if inside else day.span[0]
            piece = line.text[begin:following]
            opened = piece.rfind("(")
            if opened > piece.rfind(")"):
                piece = piece[:opened]  # "21 april (reservdag 22 april)": the other day is the reserve
            for finding in _bracketed(line.text[first:last]):  # "21 april (ställs in, nästa sammanträde 19 maj)"
                if _names(finding.referent.days, day):
                    yield finding.words
                elif finding.refused is None:  # "(ställs kanske in, då 19 maj)": the other day is no surer
                    piece = piece.replace(finding.words, " ")
            yield piece
            behind = [mate for mate in mates if mate.span[0] >= day.span[0]]
            gaps = [line.text[a.span[1] : b.span[0]] for a, b in itertools.pairwise(behind) if a.span != b.span]
            told = line.text[behind[-1].span[1] : last]
            listed = gaps and all(BETWEEN_DAYS.fullmatch(gap) for gap in gaps) and gaps[-1].strip(" ,")
            if listed and not _OWN.match(told):
                yield line.text[behind[-1].span[0] : last]
        yield from self._told_about(line)

    @staticmethod
    def _told_about(line: Line) -> Iterator[str]:
        """Give the texts of a line's row, or of the small boxes about it."""
        cell = line.cell
        if cell is not None:
            cells = cell.grid.row_cells(cell.row)
            told = [it for it in cells if any(day.shape not in {"mark", "under"} for day in it.days)]
            if len(told) <= 1 and len({day.date for it in cells for day in it.days}) == 1:
                yield " . ".join(it.text for it in cells if it.text and len(it.text) < _LONG)
            elif len({day.date for day in cell.days}) == 1:
                yield " . ".join(it.text for it in cell.lines)
            return
        for area in reversed(line.areas):
            if area.outer or area.several or len(area.lines) > _SMALL:
                return
            if len(area.lines) > 1:
                # A bracket on a line of its own is said of what stands above it.
                yield " . ".join(it.text for it in area.lines if it.at >= line.at or not it.text.startswith("("))


def left_for(day: DayMention) -> DayMention | None:
    """Find the day that a meeting left this one for: the next on its line, where this one is struck or moved from."""
    line = day.line
    others = [it for it in line.days if it is not day and it.date != day.date]
    if not others and day.struck:
        # The day on the next line of its cell takes a struck one's place.
        days = list(line.cell.days) if line.cell is not None else []
        return days[1] if len(days) == _PAIR and days[0] is day and not days[1].struck else None
    if not others:
        return _left_in_row(day)
    if day.struck:
        following = next((other for other in others if other.span[0] >= day.span[1]), None)
        if following is None or following.struck or PARTS_DAYS.search(line.text, day.span[1], following.span[0]):
            return None
        return following
    first, last = sentence_of(line.text, day.span)
    if any(_names(move.referent.days, day) for move in possible_moves(line.text[first:last])):
        return None
    behind = [other for other in others if day.span[1] <= other.span[0] < last]
    gap = line.text[day.span[1] : behind[0].span[0]] if behind else ""
    if day_role(line.text[: day.span[0]]) == "left":
        ahead = [other for other in others if first <= other.span[0] < day.span[0]]
        if behind and (not ahead or UNTIL.search(gap)):
            return behind[0]
        return ahead[-1] if ahead else None
    return behind[0] if behind and (day_role(gap) == "taken" or _ARROW.fullmatch(gap)) else None


def _names(days: Iterable[Day], day: DayMention) -> bool:
    """Tell whether one of the days that a clause names is a day of the page."""
    return day.date is not None and any(it.may_be(day.date, any_year=True) for it in days)


def _left_in_row(day: DayMention) -> DayMention | None:
    """Find the day in another cell of its row that a meeting left this one for, by what stands before either."""
    cell = day.line.cell
    if cell is None:
        return None
    others = (it for it in cell.grid.row_cells(cell.row) if it is not cell)
    row = [there for other in others for there in other.days if there.date != day.date]
    if len(row) != 1:
        return None
    other = row[0]
    if day_role(day.line.text[: day.span[0]]) == "left" or day_role(other.line.text[: other.span[0]]) == "taken":
        return other
    return None


def _hours_in(area: Area) -> Clock | None:
    """Give the first hours of a box on a line without a day."""
    return next((line.hours[0] for line in area.lines if line.hours and not line.days), None)


def _hours_of(cell: GridCell) -> Clock | None:
    """Give the hours of a cell that holds no day."""
    if any(cell.days):
        return None
    found = next((line.hours[0] for line in cell.lines if line.hours), None)
    if found is None and re.fullmatch(r"(?:kl\.?\s*)?(?:[6-9]|1\d|2[0-2])(?:,[0-5]\d)?", cell.text):
        heads = (cell.grid.at(0, cell.column), cell.grid.at(cell.row, 0))
        if any(head is not None and head is not cell and TIME_LABELS.match(head.text) for head in heads):
            times = find_times(f"kl {cell.text.removeprefix('kl').strip(' .').replace(',', '.')}")
            found = times[0] if times else None
    return found


def tells_itself(line: Line) -> bool:
    """Tell whether a line is a list's, which says itself what became of its days."""
    short = len(line.text) < _LONG and not line.text.endswith((".", "!"))
    return bool(line.days) and (line.cell is not None or short)


def _habit(line: Line) -> Clock | None:
    """Find the first hours of a line that a sentence of its own gives meetings, and not a moment: "3 januari 2026 kl. 4.06"."""
    for clock in _of_all_months(line):
        sentence = line.text[slice(*sentence_of(line.text, clock.span))]
        moment = re.search(r"(?<!\d)20\d\d[\s,]*$", line.text[: clock.span[0]])
        if moment is None and not other_occasion(sentence):
            return clock
    return None


def _of_all_months(line: Line) -> Iterator[Clock]:
    """Give the hours of a line but for those that are of some months' meetings alone: "I juni börjar mötet kl. 9"."""
    for clock in line.hours:
        first, last = sentence_of(line.text, clock.span)
        some = find_some_months(line.text[first:last])
        if next((months for at, months in reversed(some) if first + at <= clock.span[0]), None) is None:
            yield clock


def _place_on(line: Line) -> str | None:
    """Read a line that labels a place: "Plats: Stora salen"."""
    label, colon, rest = line.text.partition(":")
    return rest.strip() or None if colon and PLACE_LABELS.match(label.strip()) else None


@dataclass(frozen=True, slots=True)
class _Rule:
    """Hours that a sentence without a day gives."""

    names: frozenset[str]
    clock: Clock
    months: frozenset[int] | None = None
    """The months whose meetings alone it is of."""
    everyone: bool = False
    """Whether all that have no hours of their own begin then."""
    others: Clock | None = None
    """The hours of those that it doesn't name."""
    place: str | None = None

    def is_of(self, month: int | None) -> bool:
        """Tell whether it is of a month's meeting alone; without a month, of any month's."""
        return self.months is None if month is None else self.months is not None and month in self.months


def _rules(page: Page, notes: Mapping[str, Footnote]) -> Iterator[_Rule]:
    """Find the sentences that tell when meetings begin as a rule: "Samtliga möten börjar kl. 13.00 om inget annat anges"."""
    above: NameMention | None = None
    for line in page.main:
        for name in line.names:
            mark = _NOTE.match(line.text, name.span[1])
            note = notes.get(raised(mark[1].strip("()"))) if mark else None
            if note is not None and note.hours is not None:
                yield _Rule(frozenset({name.name}), note.hours)
        if line.hours and line.cell is None and not _NOTE.match(line.text):
            yield from _rules_in(line, above)
        if line.names and line.cell is None:
            above = line.names[-1]


def _rules_in(line: Line, above: NameMention | None) -> Iterator[_Rule]:
    """Find the rules of one line; `above` is the last name before it."""
    starts = [0, *sentence_starts(line.text)]
    for first, last in itertools.pairwise([*starts, len(line.text)]):
        exception = EXCEPT.search(line.text, first, last)
        end = exception.start() if exception else last
        sentence = line.text[first:end]
        if any(first <= day.span[0] < end for day in line.days) or other_occasion(sentence):
            continue
        tells = MEETS.search, STARTS.search, SAYS_BEGINS.match, WEEKDAY_HABIT.match, MONTHS_LABEL.match
        if not any(finds(sentence) for finds in tells):
            continue
        some = [(first + at, months) for at, months in find_some_months(sentence)]
        parts = [(first, None), *some, (end, None)]
        for (begin, months), (stop, _) in itertools.pairwise(parts):
            yield from _rules_of(line, (begin, stop), months, above)


def _rules_of(
    line: Line, span: tuple[int, int], months: frozenset[int] | None, above: NameMention | None
) -> Iterator[_Rule]:
    """Find the rules of a part of a sentence, which speaks of all meetings or of some months' alone."""
    begin, end = span
    clocks = [hour for hour in line.hours if begin <= hour.span[0] < end]
    if not clocks:
        return
    part = line.text[begin:end]
    others = HOURS_OF_OTHERS.search(part)
    rest = next((it for it in clocks if others and it.span[1] >= begin + others.end()), None)
    names = [it for it in line.names if begin <= it.span[0] < end]
    if not names:
        before = [it for it in line.names if it.span[1] <= begin]
        owner = before[-1] if before else above
        everyone = owner is None or (OF_ALL_MEETINGS.search(part) is not None and not line.days)
        yield _Rule(
            frozenset({owner.name}) if owner is not None and not everyone else frozenset(),
            clocks[0],
            months,
            everyone,
            place=_find_place_in(part),
        )
    board = ITS_BOARD.search(part) if names else None
    if board is not None:
        clock = next((it for it in clocks if it.span[0] >= begin + board.end()), clocks[0])
        yield _Rule(frozenset({"Kommunstyrelsen"}), clock, months)
    for name in names:
        clock = next((it for it in clocks if it.span[0] >= name.span[1]), clocks[0])
        named = frozenset(it.name for it in names) if rest else frozenset({name.name})
        yield _Rule(named, clock, months, others=rest, place=_find_place_in(part))
