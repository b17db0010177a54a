"""The year of each day: from its own words, its row, its column, its headings, the page, or the day of asking."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import zip_longest

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.lang.sv.calendar import WEEKDAY, weekday_number
from agendawatch.lang.sv.dates import find_dates, nearest_year
from agendawatch.lang.sv.days import Day
from agendawatch.lang.sv.mentioned_days import YearWords, find_years, matches
from agendawatch.lang.sv.occasions import PUBLISHED, UPDATED
from agendawatch.lang.sv.pages.meeting_words import (
    DATE_LABEL,
    LONE_DATE,
    MEETS,
    MEETS_ON_WEEKDAYS,
    PLACE_LABELS,
    PLAN_WORDS,
    TIME_LABELS,
    TOPIC_OF_YEAR,
    WEEKDAYS_OF_MEETINGS,
    WHO_LABELS,
)
from agendawatch.readers.schedule.evidence.against import is_paper, sentence_of
from agendawatch.readers.schedule.evidence.page import DayMention, Grid, Line, Page

# When a page was written, by its own words.

_HAS_WEEKDAY = re.compile(rf"(?<!\w){WEEKDAY}(?:en)?(?!\w)", re.IGNORECASE)
_TOP = 3
"""Lines at the top of a text among which a lone date is its own."""


@dataclass(slots=True)
class Written:
    """The days that a page gives itself."""

    published: dt.date | None = None
    updated: dt.date | None = None
    lines: set[str] = field(default_factory=set)
    """The lines that say so: they tell of the page, not of meetings."""


def find_written(blocks: Sequence[Passage]) -> Written:
    """Find when a page was published and changed last."""
    written = Written()
    seen = 0
    several = sum(LONE_DATE.fullmatch(line) is not None for block in blocks for line in block.text.split("\n")) > 1
    for block, following in zip_longest(blocks, blocks[1:]):
        if block.kind is PassageKind.TABLE or (following and _is_occasion(block, following)):
            seen += _TOP
            continue
        if block.place == "meta":
            whens = find_dates(block.text[:10])
            if whens and whens[0].date:
                written.updated = written.updated or whens[0].date
            continue
        lines = block.text.split("\n")
        beside = [*lines, *(following.text.split("\n") if following else ())]
        for line in lines:
            if DATE_LABEL.match(line) and (_HAS_WEEKDAY.search(line) or any(map(_is_label, beside))):
                continue  # the day of a meeting whose hours, place or name are labelled too
            seen += block.region == "main" and block.kind is not PassageKind.HEADING
            if (several or block.kind is PassageKind.LIST_ITEM) and LONE_DATE.fullmatch(line):
                continue  # a list of meetings, or cards of them
            _take_line(line, written, top=seen <= _TOP and block.region == "main")
    return written


def _is_occasion(block: Passage, following: Passage) -> bool:
    """Tell whether a block labels a day that hours or a place are labelled after: an occasion's, not the page's."""
    if block.kind is not PassageKind.KEY_VALUE or following.kind is not PassageKind.KEY_VALUE:
        return False
    return any(label.search(following.key or "") for label in (TIME_LABELS, PLACE_LABELS))


def _is_label(line: str) -> bool:
    key, colon, _ = line.partition(":")
    return bool(colon) and any(label.search(key.strip()) for label in (TIME_LABELS, PLACE_LABELS, WHO_LABELS))


def _take_line(line: str, written: Written, *, top: bool) -> None:
    lone = top and LONE_DATE.fullmatch(line) is not None
    published, updated = PUBLISHED.search(line), UPDATED.search(line)
    if not (lone or published or updated) or len(line) > 200:  # noqa: PLR2004 - a line about the page is short
        return
    whens = [when for when in find_dates(line) if when.date and when.year_stated]
    if not whens:
        return
    mark = published or updated
    when = next((each for each in whens if mark and each.span[0] >= mark.end()), whens[0])
    if lone or published:
        written.published = written.published or when.date
    else:
        written.updated = when.date
    if lone or len(line) <= 100:  # noqa: PLR2004 - longer ones hold more than that
        written.lines.add(line)


# The year of each day.

_Source = tuple[int, int | None, str, object]
"""A year, the one after it where two are told, where it was found, and the thing that it stands in."""


_LOOSE = frozenset({"line", "title"})
"""Where a year stands that may be of something else than the days beside it."""
_LEAD_AT_MOST = 60
"""Letters of a line with a year in it that is a lead to the days under it, whatever it says."""
_NEAR = 120
"""Letters before a year in which the topic stands that it is a part of."""
_MANY = 3
"""Weekdays that must speak against a page's year for another one to be sought."""
_HALF = 7
"""The month that a plan over two years begins with at the earliest."""


def planned_years(page: Page, written: dt.date | None) -> tuple[int, ...]:
    """Find the years that a page as a whole is for: its title's, the only one that tells of plans, else the coming one.

    A plan that names no year is for the coming one where it was written late and begins with January.
    """
    if titled := find_years(page.title):
        return tuple(dict.fromkeys(it for year in titled for it in (year.year, year.second) if it))
    yearless = (it for it in page.main if it.years and it.cell is None and not any(day.year for day in it.days))
    plans = (it for it in yearless if PLAN_WORDS.search(it.text) or (it.level and (it.names or MEETS.search(it.text))))
    named = {year.year for line in plans if not is_paper(line.text) for year in line.years}
    if len(named) == 1:
        return tuple(named)
    if written is None or named:
        return ()
    months = [day.month for line in page.main for day in line.days if day.month and not day.year]
    if len(set(months)) < _PLAN_MONTHS:
        return ()
    return (written.year + (written.month >= _WRITTEN_LATE and months[0] <= _WINTER),)


_PLAN_MONTHS = 7
"""Different months whose days make a page a plan for a year."""
_WRITTEN_LATE, _WINTER = 9, 3
_LIST = 3
"""Days from which a list is one."""
_MOST_OF = 0.7
"""Share of a list's days, above which they keep to a weekday."""


def _source(years: Sequence[YearWords], how: str, where: object) -> list[_Source]:
    """Give the first of some years as one that days may have; none where there are none."""
    return [(it.year, it.second, how, where) for it in years[:1]]


class Years:
    """What a page says of years."""

    def __init__(
        self, page: Page, today: dt.date | None, planned: tuple[int, ...] = (), *, said: dt.date | None = None
    ) -> None:
        """Look at a page; `planned` are the years that it as a whole is for, `said` its own day.

        "I dag" counts from the page's own day alone: an undated page that is read daily would gain a meeting a day.
        """
        self._planned = planned
        self._said = said
        self._page = page
        self._today = today
        self._days = [day for line in page.lines for day in line.days]
        self._years_of: dict[int, list[YearWords]] = {}
        self._leads = self._find_leads()
        self._in_grids = {id(grid): _grid_years(grid) for grid in page.grids}
        first = next((line for line in page.lines if line.level == 1 and line.main and line.years), None)
        self._first = _source(first.years, "title", first) if first else []
        self._first += _source(find_years(page.title), "title", page)
        counted = Counter(it.year for it in self._days if it.year and it.line.main)
        counted.update(year.year for line in page.main for year in line.years)
        self._common = counted.most_common(1)[0][0] if counted else None
        self._dated = Counter(it.year for it in self._days if it.year and it.line.main)
        self._whole: dict[tuple[int, int], set[int]] = defaultdict(set)
        """The years that the page tells with a day of a month, wherever it tells that day whole."""
        for day in self._days:
            if day.year and day.month and day.line.main and not matches("stamps", day.line.text):
                self._whole[day.month, day.day].add(day.year)

    def settle(self) -> None:
        """Find the date of every day."""
        groups: dict[tuple[int | None, str, int], list[DayMention]] = defaultdict(list)
        sources: dict[int, list[_Source]] = {}
        for day in self._days:
            words = day.value
            bare = day.month is None and day.day == 0
            if words is not None and words.counted is not None and words.year is None and bare:
                day.date = words.counted(self._said, None, 0)
                continue
            if day.year is not None and day.shape != "counted":
                self._put(day, day.year, day.year_from or "own")
                continue
            found = sources[id(day)] = self._sources(day)
            told = self._whole[day.month, day.day] if day.month is not None else ()
            loose = len(day.line.text) > _NEAR or all(it[2] in _LOOSE for it in found)
            if len(told) == 1 and day.shape == "full" and loose:
                self._put(day, min(told), "told")
                continue
            first = found[0] if found else (None, None, "none", None)
            groups[first[0], first[2], id(first[3])].append(day)
        for group in groups.values():
            self._settle_group(group, sources)
        # A day whose weekday contradicts its own year is of the page's year, where that makes them agree.
        main = self._dated.most_common(1)[0][0] if self._dated else self._common
        for day in self._days:
            if day.doubted is None or main is None or day.year in {None, main}:
                continue
            if agrees(day, main) and self._dated[main] > 2 * self._dated[day.year]:
                day.date, day.year_from = Day(day.day, day.month).in_year(main), "sought"

    def _find_leads(self) -> list[Line | None]:
        """Give for every line the nearest one above that tells the year of a plan."""
        leads: list[Line | None] = []
        last: Line | None = None
        for line in self._page.lines:
            leads.append(last)
            if line.years and line.main and line.cell is None and not any(day.year for day in line.days):
                text = line.text
                short = len(text) < _LEAD_AT_MOST or MEETS.search(text) or PLAN_WORDS.search(text)
                sentence = text[slice(*sentence_of(text, line.years[0].span))]
                if short and not matches("stamps", sentence) and not _is_topic(line):
                    last = line
        return leads

    def _sources(self, day: DayMention) -> list[_Source]:
        """Give the years that may be a day's, the nearest first."""
        line = day.line
        found: list[_Source] = []
        # The years of a line that no topic before them takes, found once for all its days.
        here = self._years_of.get(id(line))
        if here is None:
            starts = [(max(0, year.span[0] - _NEAR), year) for year in line.years]
            here = [it for start, it in starts if not TOPIC_OF_YEAR.search(line.text[start : it.span[0]])]
            self._years_of[id(line)] = here
        before = [it for it in here if it.span[1] <= day.span[0]]
        chosen = before[-1:] or [it for it in here if it.span[0] >= day.span[1]][:1]
        found += _source(chosen, "line", line)
        for part, _ in day.parts[1:]:
            found += _source(part.years, "part", part)
            found += [it for head in reversed(part.heads) for it in _source(head.years, "head", head)][:1]
        if line.cell is not None:
            years = self._in_grids[id(line.cell.grid)]
            for key in ((line.cell.row, None), (line.cell.row, line.cell.column)):
                if key in years:
                    found.append(years[key])
            found += _source(find_years(line.cell.grid.caption), "caption", line.cell.grid)
        for head in reversed(line.heads):
            if head.years and not any(it.year for it in head.days) and not _is_topic(head):
                found += _source(head.years, "head", head)
        lead = self._leads[line.at]
        if lead is not None:
            later = bool(found) and found[0][2] == "head" and isinstance(found[0][3], Line) and found[0][3].at < lead.at
            nearest = later and lead not in line.heads and len(lead.text) < _LEAD_AT_MOST
            told = _source(lead.years, "lead", lead)
            found = told + found if nearest else found + told
        return found + self._first

    def _settle_group(self, group: Sequence[DayMention], sources: dict[int, list[_Source]]) -> None:
        """Give days that have their year from one place the year that their weekdays bear."""
        found = sources[id(group[0])]
        options = list(dict.fromkeys(source[0] for day in group for source in sources[id(day)]))
        how = found[0][2] if found else "none"
        if not options:
            options, how = self._without_source(group)
            if not options:
                return
        best = self._best(group, options)
        for day in group:
            self._put(day, best, how)
        second = next((source[1] for source in found if source[0] == best and source[1]), None)
        if second is not None:
            self._turn(group, second)

    def _without_source(self, group: Sequence[DayMention]) -> tuple[list[int], str]:
        """Ask the day of asking, else the years that the page's other days have."""
        if len(self._planned) == 1:
            return [self._planned[0], *([self._today.year] if self._today else ())], "plan"
        told = next(iter(self._dated), 0) if len(self._dated) == 1 else 0
        several, today = self._dated.total() > 1, self._today
        near = today is None or (
            abs(told - today.year) < 2 and (several or (told == today.year and today.month < _WRITTEN_LATE))  # noqa: PLR2004 - next year's plan
        )
        if self._dated and near:
            return [self._dated.most_common(1)[0][0]], "page"
        if self._today is None:
            if self._common:  # what is only named somewhere may be any matter's year: it is asked
                self._page.years = (self._common, self._common + 1)
            return [], "none"
        now = self._today.year
        if (year := self._by_habit(group, (now, now + 1, now - 1))) is not None:
            return [year], "weekday"
        for day in group:
            if day.month is not None:
                value = day.value or Day(day.day, day.month, weekday=day.weekday)
                self._put(day, nearest_year(value, self._today), "today")
            elif day.value is not None and day.value.counted is not None:
                day.date, day.year_from = day.value.counted(self._today, None, day.day), "today"
            else:
                self._put(day, self._today.year, "today")
        for run in _runs(group):
            self._keep_whole(run, self._today)
        return [], "today"

    @cached_property
    def _habit(self) -> int | None:
        """The weekday that the page says that all meetings of the one that it names are on."""
        if len({name.name for line in self._page.main for name in line.names if name.known}) > 1:
            return None
        said = (match["days"] for line in self._page.main for match in MEETS_ON_WEEKDAYS.finditer(line.text))
        told = {weekday_number(it[1].lower()) for days in said for it in WEEKDAYS_OF_MEETINGS.finditer(days)}
        return told.pop() if len(told) == 1 else None

    def _by_habit(self, group: Sequence[DayMention], years: Iterable[int]) -> int | None:
        """Find the first of some years in which most of a list's days are on the weekday of all meetings."""
        if self._habit is None or len(group) < _LIST:
            return None
        days = [replace(it, weekday=self._habit) for it in group if it.month is not None]
        return next((year for year in years if sum(agrees(day, year) for day in days) > _MOST_OF * len(group)), None)

    def _keep_whole(self, run: Sequence[DayMention], today: dt.date) -> None:
        """Let a list that goes through the year be of one year; late in it, of which one is in doubt."""
        years = tuple(sorted({it.date.year for it in run if it.date is not None}))
        told = [it for it in run if it.weekday is not None]
        agreed = [year for year in years if all(agrees(it, year) for it in told)]
        few = len(run) < _LIST and run[0].line is not run[-1].line
        if few or len(years) < 2 or (told and len(agreed) != 1):  # noqa: PLR2004 - more than one
            return
        late = not told and today.month >= _WRITTEN_LATE and (run[0].month or 0) <= _WINTER
        self._page.years = years if late else self._page.years
        for day in run:
            self._put(day, agreed[0] if told else today.year, "today")
            day.date = None if late else day.date

    def _best(self, group: Sequence[DayMention], options: list[int]) -> int:
        """Choose the year by the weekdays told; a nearer source goes first where they don't tell."""
        told = [it for it in group if it.weekday is not None and it.month is not None]
        best = options[0]
        if not told:
            return self._by_habit(group, options) or best
        more = [*options, best + 1, best - 1] if len(told) >= _MANY else options
        agreeing = {year: sum(agrees(it, year) for it in told) for year in more}
        top = max(more, key=lambda year: (agreeing[year], -more.index(year)))
        return top if agreeing[top] > agreeing[best] + (len(told) > 2) else best  # noqa: PLR2004 - one weekday may be mistyped

    def _turn(self, group: Sequence[DayMention], second: int) -> None:
        """Let a list over two years turn where its months begin anew."""
        months = [it.month for it in group if it.month is not None]
        if not months or months[0] < _HALF:
            return
        before = months[0]
        turned = False
        for day in group:
            if day.month is None:
                continue
            if day.month + 4 < before:
                turned = True
            elif day.month > before + 6 and turned:
                turned = False
            before = day.month
            if turned:
                self._put(day, second, "turn")

    @staticmethod
    def _put(day: DayMention, year: int, how: str) -> None:
        """Make a date of a day and a year."""
        if day.week is not None and day.weekday is not None:
            try:
                day.date = dt.date.fromisocalendar(year, day.week, day.weekday + 1)
            except ValueError:
                day.impossible = True
            return
        if day.value is not None and day.value.counted is not None and day.month is None:
            day.date, day.year_from = day.value.counted(None, year, day.day), how
            return
        day.date = Day(day.day, day.month).in_year(year)
        day.impossible = day.date is None and day.month is not None
        if day.impossible:
            day.year = year  # that no calendar of this year has it is told
        day.year_from = how
        if day.date is not None and day.last is not None:
            last_year, last_month, last_day = day.last
            month = last_month or day.month
            end = Day(last_day, month).in_year(last_year or year + ((month or 0) < (day.month or 0)))
            day.end_date = end if end is not None and end > day.date else None


def agrees(day: DayMention, year: int) -> bool:
    """Tell whether a day has its weekday in a year."""
    found = Day(day.day, day.month).in_year(year)
    return found is not None and found.weekday() == day.weekday


def _runs(days: Iterable[DayMention]) -> Iterable[list[DayMention]]:
    """Part days that are laid out alike where they begin the year anew, or stand somewhere else."""
    run: list[DayMention] = []
    for day in days:
        last = run[-1] if run else day
        apart = day.month is None or last.month is None or (day.month, day.day) < (last.month, last.day)
        if run and (apart or _place(day) != _place(last)):
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _place(day: DayMention) -> object:
    line = day.line
    return line.cell.grid if line.cell is not None else line.areas[-1].signature if line.areas else None


def _is_topic(line: Line) -> bool:
    return TOPIC_OF_YEAR.search(line.text, 0, line.years[0].span[0]) is not None


def _grid_years(grid: Grid) -> dict[tuple[int, int | None], _Source]:
    """Find the years that hold for places of a table: told in a row, and above in the column or in a row of its own."""
    found: dict[tuple[int, int | None], _Source] = {}
    if not any(line.years for cell in grid.cells for line in cell.lines):
        return found
    above: dict[int, _Source] = {}
    for row in range(len(grid.rows)):
        cells = grid.row_cells(row)
        # The years that cells tell, unless they are their days' own.
        undated = [cell for cell in cells if not any(day.year for day in cell.days)]
        years = [(cell, [it for line in cell.lines for it in line.years]) for cell in undated]
        told = [(cell, source) for cell, its in years for source in _source(its, "grid", cell)]
        dated = any(any(cell.days) for cell in cells)
        if len(told) == 1 and dated:
            found[row, None] = told[0][1]
        found |= {(row, column): source for column, source in above.items()}
        if len(told) == 1 and not dated:
            above = dict.fromkeys(range(grid.width), told[0][1])
        elif len(undated) == len(cells):
            for cell, source in told:
                above |= dict.fromkeys(range(cell.column, cell.column + cell.colspan), source)
    return found
