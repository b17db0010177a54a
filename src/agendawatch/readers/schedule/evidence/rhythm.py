"""Days that stand before their names: in a run of lines, in a cell, on a line that tells of several organizations.

A day that heads several names belongs to each of them, so that each name gets a mention of the day of its own.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from agendawatch.lang.sv.occasions import other_occasion
from agendawatch.lang.sv.pages.meeting_words import (
    CONDITION,
    JOINS,
    MEET_JOINTLY,
    MEET_WITH,
    MEETING_OF,
    NOT_EACH,
    SUBJECT_BEGINS,
)
from agendawatch.readers.schedule.evidence.against import is_generic, is_paper, sentence_of
from agendawatch.readers.schedule.evidence.page import DayMention, Grid, Line, NameMention, Page

_RUN_AT_LEAST = 3
"""Days of a run from which its rhythm tells anything."""
_CHAPTER = 2
"""Levels of headings that end a run, unless they are part of its rhythm."""
_LONG = 110
_TITLE_AT_MOST = 60
_BLOCK_AT_MOST = 12


def share_days(page: Page) -> None:
    """Give each name its own mention of the day that it stands under."""
    for grid in page.grids:
        for cell in grid.cells:
            _in_lines(cell.lines)
        _in_rows(grid)
        _over_grid(page, grid)
    for area in page.areas:
        if area.name == "p" and 2 < len(area.lines) <= _BLOCK_AT_MOST:  # noqa: PLR2004 - a day and two names
            # Leave out what stands before the first line with a day: a week.
            first = next((at for at, line in enumerate(area.lines) if line.days or line.names), 0)
            _in_lines(area.lines[first:])
    _under_heads(page)
    for line in page.lines:
        _in_sentence(line)
        if line.cell is None or len(line.days) == 1:
            _in_line(line)
    _in_runs(page)


def _names(line: Line) -> list[NameMention]:
    return [name for name in line.names if name.whole and (name.known or name.shaped)]


def _move(day: DayMention, names: Sequence[NameMention]) -> None:
    """Put mentions of a day on the lines of names in its place."""
    day.line.days = [it for it in day.line.days if it is not day]
    for name in names:
        name.line.days.append(day.on(name.line, "under", name.span))


def _in_lines(lines: Sequence[Line]) -> None:
    """Share the day on the first of some lines with the names on the others."""
    if len(lines) < 3 or len(lines[0].days) != 1 or any(line.days for line in lines[1:]) or lines[0].names:  # noqa: PLR2004 - a day and two names
        return
    names = [name for line in lines[1:] for name in _names(line)[:1]]
    if len({name.name for name in names}) > 1:
        _move(lines[0].days[0], names)


def _over_grid(page: Page, grid: Grid) -> None:
    """Share a day that stands alone right over a table of names without days."""
    first = next((line for cell in grid.cells for line in cell.lines), None)
    if first is None or not first.at or any(True for cell in grid.cells for _ in cell.days):
        return
    above = page.lines[first.at - 1]
    if above.cell is not None or len(above.days) != 1 or above.names or not _is_bare(above.days[0]):
        return
    rows = [[cell for cell in grid.row_cells(row) if cell.row == row] for row in range(len(grid.rows))]
    firsts = (next((it for cell in row for line in cell.lines for it in _names(line)), None) for row in rows)
    names = list(filter(None, firsts))
    if names:
        _move(above.days[0], names)


def _in_rows(grid: Grid) -> None:
    """Share a day with the names beside it: in one cell, or in the rows that its own cell covers."""
    for cell in grid.cells:
        days = list(cell.days)
        if len(days) != 1 or any(cell.names):
            continue
        beside = [
            (other, name)
            for row in range(cell.row, min(cell.row + cell.rowspan, len(grid.rows)))
            for other in grid.row_cells(row)
            if other is not cell and not any(other.days) and not (other.head and other.row == 0)
            for line in other.lines
            for name in _names(line)[:1]
        ]
        if len({name.name for _, name in beside}) > 1 and len({other.column for other, _ in beside}) == 1:
            _move(days[0], list({id(name): name for _, name in beside}.values()))


def _under_heads(page: Page) -> None:
    """Share a day that is a heading with the names under it."""
    heads: dict[int, list[NameMention]] = {}
    dated: dict[int, Line] = {}
    ended: set[int] = set()
    for line in page.main:
        head = line.heads[-1] if line.heads else None
        if head is None or len(head.days) != 1 or head.names or not head.level or page.kind != "html":
            continue
        if id(head) not in ended:
            dated[id(head)] = head
        if line.days:
            if not heads.get(id(head)):
                dated.pop(id(head), None)
            ended.add(id(head))
        elif id(head) not in ended:
            heads.setdefault(id(head), []).extend([name for name in line.names if name.known or name.shaped][:1])
    for key, head in dated.items():
        if heads.get(key):
            _move(head.days[0], heads[key])


def _in_line(line: Line) -> None:
    """Share a day that leads a line with the names behind it."""
    if len(line.days) != 1 or len(line.names) < 2 or len(line.text) > _LONG:  # noqa: PLR2004 - two names
        return
    day = line.days[0]
    names = [it for it in line.names if it.known or it.shaped]
    several = len({it.name for it in names}) > 1
    leads = all(it.span[0] >= day.span[1] for it in names) and len(line.text[: day.span[0]].strip()) <= 4  # noqa: PLR2004 - "den"
    if not several or not leads:
        return
    for a, b in itertools.pairwise(names):
        gap = line.text[a.span[1] : b.span[0]]
        timed = any(hour.span[0] >= a.span[1] and hour.span[1] <= b.span[0] for hour in line.hours)
        if not timed and gap.strip() not in {"och", "samt"} and not any(sign in gap for sign in ",;/&+·"):
            return
    line.days = []
    for name, following in zip(names, [*names[1:], None], strict=True):
        end = following.span[0] if following is not None else len(line.text)
        hours = next((hour for hour in line.hours if name.span[1] <= hour.span[0] < end), day.hours)
        line.days.append(replace(day.on(line, "under", name.span), span=name.span, hours=hours, last=None))


def _in_sentence(line: Line) -> None:
    """Share the days of a sentence with each of the names whose meeting it tells: what is said of "X och Y" is said of both."""
    text = line.text
    for group in _joined(line):
        begin, end = group[0].span[0], group[-1].span[1]
        first, last = sentence_of(text, (begin, end))
        others = [name.span for name in line.names if first <= name.span[0] < last and name not in group]
        if NOT_EACH.search(text, first, last):
            continue
        last = min([last, *(other[0] for other in others if other[0] >= end)])
        start = end if others else first
        days = [day for day in line.days if start <= day.span[0] < last and len(day.parts) == 1]
        subject = SUBJECT_BEGINS.fullmatch(text, first, begin) and MEET_JOINTLY.match(text, end, last)
        together = MEET_WITH.fullmatch(text, group[0].span[1], group[-1].span[0])
        if together and CONDITION.search(text, first, begin):
            continue
        if not days or not (subject or together or MEETING_OF.search(text, first, begin)):
            continue
        line.days = [day for day in line.days if day not in days]
        line.days += [replace(day, parts=(*day.parts, (line, it.span))) for day in days for it in group]


def _joined(line: Line) -> Iterable[list[NameMention]]:
    """Give the names of a line that "och" makes one of, or that hold one meeting: "X och Y", "X, Y samt Z", "X har gemensamt möte med Y"."""
    names = sorted((it for it in line.names if it.known or it.shaped), key=lambda it: it.span)
    group = names[:1]
    for name, following in itertools.pairwise(names):
        gap = line.text[name.span[1] : following.span[0]]
        if MEET_WITH.fullmatch(gap) and not other_occasion(gap):
            yield [name, following]
        sign = gap.strip(" ")
        group = [*group, following] if sign in JOINS else [following]
        if sign in JOINS and sign != ",":
            yield group
            group = []


def _in_runs(page: Page) -> None:
    """Share days where lines of a day alone and lines of names alone take turns, and the run begins with a day."""
    for run, titles in _runs(page):
        days = [it for it in run if isinstance(it, DayMention)]
        if not days or not isinstance(run[0], DayMention):
            continue
        least = 1 if days[0].line.cell is not None else _RUN_AT_LEAST - (page.kind != "html")
        ends = isinstance(run[-1], NameMention) or titles.get(id(run[-1]))
        pairs = ((a, b) for a, b in itertools.pairwise(run) if isinstance(a, DayMention) and isinstance(b, DayMention))
        nameless = sum(not titles.get(id(a)) for a, _ in pairs)
        if len(days) < least or not ends or nameless > 0.2 * len(days):
            continue
        groups: list[tuple[DayMention, list[NameMention]]] = []
        for it in run:
            if isinstance(it, DayMention):
                groups.append((it, []))
            else:
                groups[-1][1].append(it)
        for day, names in groups:
            if names:
                _move(day, names)
            elif titles.get(id(day)):
                day.titled = True


def _runs(page: Page) -> Iterable[tuple[list[DayMention | NameMention], dict[int, bool]]]:
    """Give the runs of lines that are a day or a name and nothing else, and which days head a line that names nobody."""
    titles: dict[int, bool] = {}
    levels = Counter(line.level for line in page.main if line.level and (line.days or line.names))
    run: list[DayMention | NameMention] = []
    led = False
    grid: object = None
    for line in page.lines:
        here = line.cell.grid if line.cell is not None else None
        names, days = _names(line), line.days
        chapter = line.level and line.level <= _CHAPTER and levels[line.level] < _RUN_AT_LEAST
        breaks = chapter or not line.main or (days and names) or len(days) > 1 or len(line.text) > _LONG
        if breaks or here is not grid:
            yield ([] if led else run), titles
            run, led, grid = [], False, here
        if breaks:
            continue
        row = line.cell.grid.row_cells(line.cell.row) if line.cell is not None else ()
        if days and sum(bool(cell.text) for cell in row) > 1:
            yield run, titles
            run = []
            continue
        # A sentence is no title.
        short = line.text[:1].isupper() and len(line.text) < _TITLE_AT_MOST and not line.text.rstrip().endswith(".")
        title = short and run and not days and not line.hours
        if len(days) == 1 and not line.names and _is_bare(days[0]):
            run.append(days[0])
        elif names:
            run.append(names[0])
        elif title and isinstance(run[-1], DayMention) and (other_occasion(line.text) or not is_paper(line.text)):
            titles[id(run[-1])] = True
        elif not run and line.level and not days and not is_generic(line):
            led = True  # what names nobody leads its day too
    yield ([] if led else run), titles


def _is_bare(day: DayMention) -> bool:
    """Tell whether a line is its day and little else."""
    rest = day.line.text[: day.span[0]] + day.line.text[day.span[1] :]
    return len(rest.strip()) < 14  # noqa: PLR2004 - hours, a weekday
