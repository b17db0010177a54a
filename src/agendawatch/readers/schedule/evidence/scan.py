"""Mentions of a page, line by line: each line is asked once for its days, hours, months, years and names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from agendawatch.lang.sv.mentions.days import find_days, find_hours, find_years, lone_month
from agendawatch.lang.sv.mentions.names import NamePlace, NameWords, find_names
from agendawatch.lang.sv.names.organizations import is_of_region, organization
from agendawatch.lang.sv.pages.schedule_patterns import MAY_NAME_BODY, MAY_TELL_DAY
from agendawatch.model import Organization, OrganizationClassification
from agendawatch.readers.schedule.evidence.page import DayMention, GridCell, Line, NameMention, Page, is_heading

__all__ = ["name_lines", "scan_line", "scan_lines"]

_MOMENT_AT_MOST = 40
"""Letters of a line that shows a moment and names no day in figures."""
_PROSE = 120
"""Letters from which a line is running text."""
_SENTENCE = 70
_DAYS_AT_MOST = 300
"""Days and names of one line that are looked at; a line of more is no schedule's."""
_ISO = 10


def scan_lines(page: Page, today: dt.date | None) -> None:
    """Find the days, hours, months and years of all lines."""
    for line in page.lines:
        scan_line(line, today)


def scan_line(line: Line, today: dt.date | None) -> None:
    """Find what one line mentions, names apart."""
    text = line.text
    line.month = lone_month(text)
    line.years = find_years(text) if "20" in text else ()
    line.days = []
    if not MAY_TELL_DAY.search(text):
        line.hours = ()
        return
    line.hours = find_hours(text)
    for words in find_days(text):
        mention = DayMention(
            line, words.span, words.day, words.month, words.year, words.weekday, words.last, words.hours, words
        )
        mention.parts = ((line, words.span),)
        if words.counted is not None:
            mention.shape = "counted"
        line.days.append(mention)
    del line.days[_DAYS_AT_MOST:]
    own = {id(it.hours) for it in line.days}
    if line.days and line.hours:
        line.hours = tuple(it for it in line.hours if id(it) not in own)
    for mention in line.days:
        first, last = mention.span
        mention.struck = any(a <= first and last <= b for a, b in line.struck)
        _agree(mention, line)
    if not line.days and line.moments and len(text) < _MOMENT_AT_MOST:
        for moment, span in line.moments:
            when = _date_of(moment.datetime)
            if when is not None:
                mention = DayMention(line, span, when.day, when.month, when.year, shape="moment", year_from="datetime")
                mention.parts = ((line, span),)
                line.days.append(mention)
    del today


def _agree(mention: DayMention, line: Line) -> None:
    """Take the year that the page tells machines, where it is of the day that it shows."""
    for moment, (first, last) in line.moments:
        when = _date_of(moment.datetime)
        if when is not None and first <= mention.span[0] and mention.span[1] <= last + 1:
            if (when.month, when.day) == (mention.month, mention.day) and mention.year in {None, when.year}:
                mention.year, mention.year_from = when.year, "datetime"
            elif mention.words is not None and mention.words.counted is not None:
                mention.month, mention.day, mention.year, mention.words = when.month, when.day, when.year, None


def _date_of(moment: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(moment[:_ISO])
    except ValueError:
        return None


# Names


def name_lines(page: Page, legend: Mapping[str, str]) -> None:
    """Find the names of all lines, each under what stands above it."""
    region = is_of_region("\n".join(line.text for line in page.lines if line.main))
    above: Organization | None = None
    board: Organization | None = None
    for line in page.lines:
        line.names = []
        if line.used or line.month is not None or not MAY_NAME_BODY.search(line.text):
            continue
        place = _place(page, line)
        taken = [it.span for it in line.days if it.line is line and it.span[1] > it.span[0]] + [
            it.span for it in line.hours
        ]
        context = _context(line) or (board if place is not NamePlace.PROSE else None) or above
        found = find_names(line.text, place=place, taken=taken, legend=legend, context=context)
        if _is_legend(line, found, legend):
            continue
        for words in found:
            name = words.name
            if region and words.words.casefold().startswith("fullmäktige"):
                name = "Regionfullmäktige"
            if (not line.main and not words.known) or len(line.names) >= _DAYS_AT_MOST:
                continue
            line.names.append(NameMention(line, words, name, words.known, words.shaped, words.whole))
        for mention in line.names:
            if line.main and mention.known and not mention.words.inner and (mention.whole or line.level):
                above = organization(mention.name)
                if above.classification is not OrganizationClassification.SUBCOMMITTEE:
                    board = above


def _place(page: Page, line: Line) -> NamePlace:
    if line.level:
        return NamePlace.HEADING
    text = line.text
    if line.cell is not None and len(text) < _PROSE:
        return NamePlace.CELL if not line.days and len(text) < _SENTENCE else NamePlace.LINE
    if len(text) >= _PROSE or (len(text) > _SENTENCE and not line.days and not is_heading(page, line)):
        return NamePlace.PROSE
    return NamePlace.LINE


def _context(line: Line) -> Organization | None:
    """Find whose part of a table, or under whose heading a line stands."""
    cell = line.cell
    if cell is not None and (found := _above(cell)) is not None:
        return found
    for head in reversed(line.heads):
        if line.level and head.level and head.level >= line.level:
            continue
        known = [it for it in head.names if it.known]
        if known:
            return organization(known[0].name)
    return None


def _above(cell: GridCell) -> Organization | None:
    """Find the name that spans a cell's column above it, or its row to the left."""
    grid, at = cell.grid, cell.row
    for row in range(at - 1, max(-1, at - _HEADS_AT_MOST), -1):
        up = grid.at(row, cell.column)
        if up is not None and up is not cell and up.colspan > 1:
            known = [it for it in up.names if it.known]
            if known:
                return organization(known[0].name)
    for column in range(cell.column - 1, -1, -1):
        left = grid.at(at, column)
        if left is not None and left.rowspan > 1 and (known := [it for it in left.names if it.known]):
            return organization(known[0].name)
    return None


_HEADS_AT_MOST = 12
"""Rows above a cell in which a head is sought that spans it."""


def _is_legend(line: Line, found: tuple[NameWords, ...], legend: Mapping[str, str]) -> bool:
    """Tell whether a line only explains a short form."""
    if not found or line.days or line.level or not legend or (line.cell is not None and line.cell.grid.width > _PAIR):
        return False
    for short, name in legend.items():
        both = len(line.text) < len(short) + len(name) + 6 and name.casefold() in line.text.casefold()
        if both and re.search(rf"(?<!\w){re.escape(short)}(?!\w)", line.text):
            return _BRACKETS.search(line.text) is None
    return False


_BRACKETS = re.compile(r"\(\w[\w -]{1,7}\)")


_PAIR = 2
