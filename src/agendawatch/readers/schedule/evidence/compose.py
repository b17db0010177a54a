"""Days whose parts stand apart: a month over its days, a day over its month on a card, a mark where row and column meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from agendawatch.lang.sv.mentioned_days import (
    LoneDay,
    LoneMonth,
    find_listed_days,
    find_segmented_days,
    find_weekday_days,
    find_weeks,
    lead_month,
    lone_day,
    lone_month,
    lone_week,
    lone_weekday,
)
from agendawatch.lang.sv.pages.meeting_words import TIME_LABELS
from agendawatch.readers.schedule.evidence.page import DayMention, Grid, GridCell, Line, Page

_UNDER_MONTH = 80
"""Lines under a month that stands by itself, within which days may be its."""
_MARK = re.compile(r"(?i)x\*{1,3}|[x×✕✗•●✓✔*]|\d{1,2}[.:]\d\d(?:\s*[-–]\s*\d{1,2}[.:]\d\d)?|kl\.?\s*\d.{0,8}")
_WEEK_HEAD = re.compile(r"(?i)v(?:ecka|eckor|\.)?\W*$")
_YEAR_ALONE = re.compile(r"20\d\d")


def compose_days(page: Page) -> None:
    """Put days together with the months of their rows, columns, cards and headings."""
    for grid in page.grids:
        page.monthless += _in_grid(grid)
    # Weeks listed on a line with one weekday.
    for line in page.main:
        counted = [day for day in line.days if day.value is not None and day.value.counted is not None]
        found = find_weeks(line.text) if len(counted) == len(line.days) and "v" in line.text.lower() else None
        if found is None:
            continue
        weekday, weeks = found
        line.days = [
            DayMention(line, week.span, 0, None, None, weekday, shape="week", week=week.day, parts=((line, week.span),))
            for week in weeks
        ]
    _cards(page)
    _under_months(page)
    _under_weeks(page)
    # Items of a list that are a day without its month, between items of whole days.
    for before, line, behind in zip(page.lines, page.lines[1:], page.lines[2:], strict=False):
        beside = (before, behind)
        if line.bullet and not line.used and all(it.bullet and any(day.month for day in it.days) for it in beside):
            page.monthless += filter(None, [_monthless(line)])


def _add(  # noqa: PLR0917 - a day's parts
    line: Line, month: int, found: LoneDay, shape: str, head: Line | None, year: int | None = None
) -> None:
    last = (year, month, found.last) if found.last is not None else None
    struck = any(a <= found.span[0] and found.span[1] <= b for a, b in line.struck)
    parts = ((line, found.span), *([head.whole] if head is not None else []))
    line.days.append(
        DayMention(
            line, found.span, found.day, month, year, found.weekday, last, found.hours,
            shape=shape, struck=struck, parts=parts,
        )
    )  # fmt: skip


# Tables


def _in_grid(grid: Grid) -> list[DayMention]:
    """Give the days in cells the month that heads their row or their column; give those behind the last such head."""
    months, monthless = _months_in(grid), list[DayMention]()
    if not months:
        _in_calendar(grid)
        return monthless
    by_row: dict[int, list[int]] = {}
    for row, column in months:
        by_row.setdefault(row, []).append(column)
    above: dict[int, tuple[LoneMonth, Line]] = {}
    others, worded = _other_columns(grid), _worded(grid)
    for row in range(len(grid.rows)):
        here = by_row.get(row, [])
        if not here and any(day.month for it in grid.row_cells(row) if it.column not in above for day in it.days):
            continue  # a row that tells its whole day: its other figures are weeks or hours
        one = len({id(months[row, column][1]) for column in here}) == 1
        for cell in grid.row_cells(row):
            if cell.row != row or cell.column in others or (row, cell.column) in months:
                continue
            left = [column for column in here if column < cell.column]
            if left and one:
                _fill(cell, months[row, left[-1]], "row")
            elif 0 in above and cell.column and (first := grid.at(row, 0)) is not None and not first.text:
                # An empty cell under a month goes on with it.
                _fill(cell, above[0], "row")
            elif cell.column in above:
                _fill(cell, above[cell.column], "column")
            else:
                last = max(above) if len(above) > 1 else grid.width
                is_last = cell.column > last and worded.get(cell.column, row) >= row
                monthless += filter(None, map(_monthless, cell.lines)) if is_last else ()
        above |= {column: months[row, column] for column in here}
    return monthless


def _worded(grid: Grid) -> dict[int, int]:
    """Find the first row of each column that holds words which are no day of a month: its head."""
    found: dict[int, int] = {}
    for cell in grid.cells:
        if cell.column not in found and any(lone_day(line.text) is None for line in cell.lines):
            found[cell.column] = cell.row
    return found


def _monthless(line: Line) -> DayMention | None:
    """Give the day that a line is, and whose month nobody tells; `None` where it is none, or was read already."""
    day = lone_day(line.text) if not line.days else None
    return DayMention(line, day.span, day.day, None, None, parts=((line, day.span),)) if day is not None else None


def _months_in(grid: Grid) -> dict[tuple[int, int], tuple[LoneMonth, Line]]:
    """Find the places of a table that a month covers."""
    months: dict[tuple[int, int], tuple[LoneMonth, Line]] = {}
    for cell in grid.cells:
        head = next(((line.month, line) for line in cell.lines if line.month is not None), None)
        if head is not None:
            for row in range(cell.row, cell.row + cell.rowspan):
                for column in range(cell.column, cell.column + cell.colspan):
                    months[row, column] = head
    return months


def _other_columns(grid: Grid) -> set[int]:
    """Find the columns whose figures are weeks or hours."""
    heads = ((column, grid.at(0, column)) for column in range(grid.width))
    return {column for column, head in heads if head and (_WEEK_HEAD.match(head.text) or TIME_LABELS.match(head.text))}


def _fill(cell: GridCell, head: tuple[LoneMonth, Line], shape: str) -> None:
    month, line = head
    for each in cell.lines:
        if each.days or each.month is not None:
            continue
        hours = () if lone_day(each.text) else each.hours
        text = each.text if "(" in each.text else _RAISED.sub("  ", each.text)
        for found in find_listed_days(text, hours):
            _add(each, month.month, found, shape, line, month.year)


def _in_calendar(grid: Grid) -> None:
    """Give the cells of a month's calendar, a figure and a name, the month that heads the table."""
    first = next((line for cell in grid.cells for line in cell.lines), None)
    if first is None:
        return
    head = lone_month(grid.caption) if grid.caption else None
    source: Line | None = None
    if head is None:
        source = next((it for it in reversed(first.heads) if it.month is not None or lone_month(it.text)), None)
        if source is None or source is not (first.heads[-1] if first.heads else None):
            return
        head = source.month
    if head is None:
        return
    weeks = _other_columns(grid)
    for cell in grid.cells:
        if cell.column in weeks:
            continue
        lines = [line for line in cell.lines if not line.days]
        if not lines or len(lines) != len(cell.lines):
            continue
        found = find_listed_days(lines[0].text, lines[0].hours, first=True)
        if found and found[0].span[0] < 8 and (len(lines) > 1 or len(lines[0].text) > found[0].span[1] + 1):  # noqa: PLR2004 - a weekday before it
            _add(lines[0], head.month, found[0], "head", source, head.year)


def compose_marks(page: Page) -> None:
    """Put days where the row of a day and the column of a name meet, or a row's figure and a column's month."""
    for grid in page.grids:
        _crosses(grid)
        _days_down(grid)
        _weekdays_across(grid)


def _crosses(grid: Grid) -> None:
    """Rows of a day and columns of names with a mark or an hour where they meet."""
    tops = ((column, grid.at(0, column)) for column in range(grid.width))
    heads = [column for column, cell in tops if cell is not None and any(name.whole for name in cell.names)]
    if len(heads) < 2:  # noqa: PLR2004 - one column is a list
        return
    for row in range(1, len(grid.rows)):
        days = [(cell, day) for cell in grid.row_cells(row) for day in cell.days]
        if len(days) != 1 or days[0][0].column in heads:
            continue
        day = days[0][1]
        cells = (grid.at(row, column) for column in heads)
        hits = [line for cell in cells if cell is not None for line in cell.lines if _MARK.fullmatch(line.text)]
        if not hits:
            continue
        day.line.days = [it for it in day.line.days if it is not day]
        for line in hits:
            hours = line.hours[0] if line.hours else None
            line.days.append(replace(day.on(line, "mark"), hours=hours, last=None, struck=False))


def _days_down(grid: Grid) -> None:
    """Figures down the first column, months over the others, names in the cells."""
    firsts = {row: cell for row in range(len(grid.rows)) if (cell := grid.at(row, 0)) is not None}
    alone = {row: cell.lines[0] for row, cell in firsts.items() if len(cell.lines) == 1}
    figures = {row: (day, line) for row, line in alone.items() if (day := lone_day(line.text)) is not None}
    if len(figures) < 20:  # noqa: PLR2004 - the days of a month
        return
    for cell in grid.cells:
        named = [line for line in cell.lines if any(name.known or name.shaped for name in line.names)]
        others = (day for other in grid.row_cells(cell.row) for day in other.days)
        if cell.row in figures and cell.column and named and all(day.shape == "mark" for day in others):
            head = next((line for it in grid.above(cell) for line in it.lines if line.month), None)
            if head is not None and head.month is not None:
                line = named[0]
                figure, source = figures[cell.row]
                month, parts = head.month, (source.whole, head.whole, line.whole)
                line.days.append(
                    DayMention(line, (0, 0), figure.day, month.month, month.year, shape="mark", parts=parts)
                )


def _weekdays_across(grid: Grid) -> None:
    """Weeks down, weekdays across, names in the cells."""
    tops = ((column, grid.at(0, column)) for column in range(grid.width))
    short = ((column, cell.text) for column, cell in tops if cell is not None and len(cell.text) < 10)  # noqa: PLR2004 - a weekday's name
    weekdays = {column: day for column, text in short if (day := lone_weekday(text)) is not None}
    corner = grid.at(0, 0)
    over_weeks = corner is not None and _WEEK_HEAD.match(corner.text) is not None
    if len(weekdays) < (2 if over_weeks else 4):
        return
    for row in range(1, len(grid.rows)):
        first = grid.at(row, 0)
        week = lone_week(first.text) if first is not None else None
        if week is None and first is not None and over_weeks and re.fullmatch(r"[1-5]?\d", first.text):
            week = lone_week(f"v {first.text}")
        if week is None or first is None:
            continue
        for column, weekday in weekdays.items():
            cell = grid.at(row, column)
            if cell is None or any(cell.days):
                continue
            for line in cell.lines:
                if any(name.known or name.shaped for name in line.names):
                    _add_week(line, week.week, weekday, week.year, first.lines[0])


def _add_week(line: Line, week: int, weekday: int, year: int | None, head: Line) -> None:
    parts = head.whole, line.whole
    line.days.append(DayMention(line, (0, 0), 0, None, year, weekday, shape="week", week=week, parts=parts))


# Cards and headings


def _near(one: Line, other: Line) -> bool:
    """Tell whether two lines share all but the innermost two of their boxes."""
    shared = sum(a is b for a, b in zip(one.areas, other.areas, strict=False))
    return shared >= min(len(one.areas), len(other.areas)) - 2


def _cards(page: Page) -> None:
    """Put days together with the months over or under them in one small box."""
    lines = page.lines
    led = _led_by_months(lines)
    for at, line in enumerate(lines):
        if line.days or line.month is not None or (line.cell is not None and len(line.cell.lines) == 1) or at in led:
            continue
        day = lone_day(line.text)
        if day is None:
            continue
        for other in lines[at + 1 : at + 3]:
            heads = other.level and other.cell is None and page.kind != "html"
            if other.month is not None and _near(line, other) and not heads:
                year = other.month.year or _year_behind(lines, other)
                _add(line, other.month.month, day, "card", other, year)
                other.month, other.used = None, True
                break
        else:
            before = lines[at - 1] if at else None
            if (
                before is not None
                and before.month is not None
                and page.kind == "html"
                and not before.level
                and _near(line, before)
                and len(before.areas[-1].lines) < 6  # noqa: PLR2004 - a card's
            ):
                _add(line, before.month.month, day, "card", before, before.month.year or _year_behind(lines, line))


def _led_by_months(lines: list[Line]) -> frozenset[int]:
    """Find the lines of runs of months and days that begin with a month and end with days, where one is long enough to tell."""
    runs: list[list[int]] = []
    run: list[int] = []
    for at, line in enumerate(lines):
        led = run and lines[run[-1]].month is not None and not line.days and len(line.text) < _LIST_AT_MOST
        if line.month is not None or (led and find_listed_days(line.text, line.hours)):
            run.append(at)
        else:
            runs += [run] if run and lines[run[-1]].month is None else []
            run = []
    return frozenset(at for run in runs for at in run) if any(len(it) >= _TURNS for it in runs) else frozenset()


_LIST_AT_MOST = 20
_TURNS = 4


def _year_behind(lines: list[Line], line: Line) -> int | None:
    after = lines[line.at + 1] if line.at + 1 < len(lines) else None
    return int(after.text) if after is not None and _YEAR_ALONE.fullmatch(after.text) else None


def _under_months(page: Page) -> None:
    """Put days that stand alone together with the month that stands by itself above them."""
    month: LoneMonth | None = None
    head: Line | None = None
    for line in page.lines:
        if line.month is not None and line.cell is None:
            month, head = line.month, line
            continue
        # A heading as high, or a chapter's, ends what a month heads.
        apart = head is not None and (line.at - head.at > _UNDER_MONTH or line.main != head.main)
        if head is not None and (apart or (line.level and line.level <= (head.level or 2))):
            month = head = None
        lead = lead_month(line.text)
        if lead is not None and all(day.span[0] == 0 and day.year is None for day in line.days):
            pairs = find_weekday_days(line.text) if not line.days else []
            if len(pairs) < 2:  # noqa: PLR2004 - a list has several
                pairs = find_segmented_days(line.text, lead[1])
            line.days = []
            for found in pairs or find_listed_days(line.text, line.hours, start=lead[1]):
                _add(line, lead[0], found, "lead", None)
            continue
        if month is None or head is None or not line.main or line.days or line.used:
            continue
        for found in _leading(line):
            _add(line, month.month, found, "head", head, month.year)


def _leading(line: Line) -> Iterator[LoneDay]:
    """Give the day that a line begins with, or the days that it consists of."""
    cell = line.cell
    corner = cell.grid.at(0, 0) if cell is not None else None
    weekly = corner is not None and _WEEK_HEAD.match(corner.text)
    if cell is not None and (cell.column or weekly or _counts_days(cell.grid)):
        return  # such as a month's boxes, each with its figure
    alone = lone_day(line.text)
    if alone is not None and not line.bullet and cell is None and line.hours:
        return
    pairs = find_weekday_days(line.text)
    if len(pairs) > 1:
        yield from pairs
        return
    found = find_segmented_days(line.text)
    if found:
        yield from found
        return
    found = find_listed_days(line.text, line.hours)
    if not found or (found[0].span[0] > 0 and found[0].weekday is None):
        return
    rest = line.text[found[-1].span[1] :]
    yield from found if not re.search(r"[^\W\d]{3,}", rest) else found[:1]


def _counts_days(grid: Grid) -> bool:
    """Tell whether the cells of a row count the days of a month."""
    rows = (grid.row_cells(row) for row in range(len(grid.rows)))
    figures = ([int(cell.text) for cell in row if _FIGURE.fullmatch(cell.text)] for row in rows)
    return any(len(it) > _WEEK_AT_LEAST and all(b == a + 1 for a, b in pairwise(it)) for it in figures)


_RAISED = re.compile(r"(?<=\d)\d\)")
"""A footnote's figure that stood raised behind a day: "231)" is the 23rd, with note 1."""
_FIGURE = re.compile(r"[1-3]?\d")
_WEEK_AT_LEAST = 3


def _under_weeks(page: Page) -> None:
    """Put weekdays together with the week that stands by itself above them."""
    week, head, year = 0, None, None
    for line in page.lines:
        found = lone_week(line.text) if line.cell is None else None
        if found is not None:
            week, year, head = found.week, found.year, line
            line.used = True
            line.days = []
            continue
        if head is None or line.at - head.at > _UNDER_MONTH or (line.level and head.level and line.level <= head.level):
            head = None
            continue
        weekday = lone_weekday(line.text)
        if weekday is not None and not line.days and line.main:
            _add_week(line, week, weekday, year, head)
