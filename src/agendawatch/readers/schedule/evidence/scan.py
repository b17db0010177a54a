"""Mentions of a page, line by line: each line is asked once for its days, hours, months, years and names."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice

from agendawatch.documents.grids import find_grids
from agendawatch.documents.tree import Range, Reading
from agendawatch.lang.sv.days import find_days
from agendawatch.lang.sv.mentioned_days import find_hours, find_years, lone_month, lone_weekday, word_pattern
from agendawatch.lang.sv.mentioned_names import NamePlace, NameWords, find_names
from agendawatch.lang.sv.organizations import is_of_region, organization
from agendawatch.lang.sv.pages.meeting_words import (
    BODY_WORD,
    DAYS_OF_MONTH,
    GENERIC_LABELS,
    KIND_OF_MEETING,
    MAY_NAME_BODY,
    MAY_TELL_DAY,
    TIME_LABELS,
)
from agendawatch.model import Organization, OrganizationClassification
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

_MOMENT_AT_MOST = 40
"""Letters of a line that shows a moment and names no day in figures."""
_PROSE = 120
"""Letters from which a line is running text."""
_SENTENCE = 70
_DAYS_AT_MOST = 300
"""Days and names of one line that are looked at; a line of more is no schedule's."""
_ISO = 10


def scan_line(line: Line) -> None:
    """Find what one line mentions, names apart."""
    text = line.text
    line.month = lone_month(text)
    line.years = find_years(text) if "20" in text else ()
    line.days = []
    if not MAY_TELL_DAY.search(text):
        line.hours = ()
        return
    line.hours = find_hours(text)
    for found in find_days(text, listed=True):
        day = found.value
        if day.week is not None and day.weekday is None:
            continue  # a whole week is no day
        until = (day.last.year, day.last.month, day.last.day or 0) if day.last else None
        weekday = day.weekday if day.week is None else None
        line.days.append(
            DayMention(
                line, found.whole, day.day or day.week or 0, day.month, day.stated_year, weekday, until, found.hours, day,
                shape="counted" if day.counted is not None else "full", parts=((line, found.whole),),
            )
        )  # fmt: skip
    del line.days[_DAYS_AT_MOST:]
    own = {id(it.hours) for it in line.days}
    if line.days and line.hours:
        line.hours = tuple(hour for hour in line.hours if id(hour) not in own)
    for mention in line.days:
        first, last = mention.span
        mention.struck = any(a <= first and last <= b for a, b in line.struck)
        _agree(mention, line)
    if not line.days and line.moments and len(text) < _MOMENT_AT_MOST:
        for moment, span in line.moments:
            when = _date_of(moment.datetime)
            if when is not None:
                line.days.append(
                    DayMention(
                        line, span, when.day, when.month, when.year,
                        shape="moment", year_from="datetime", parts=((line, span),),
                    )
                )  # fmt: skip


def _agree(mention: DayMention, line: Line) -> None:
    """Take the year that the page tells machines, where it is of the day that it shows."""
    for moment, (first, last) in line.moments:
        when = _date_of(moment.datetime)
        if when is not None and first <= mention.span[0] and mention.span[1] <= last + 1:
            if (when.month, when.day) == (mention.month, mention.day) and mention.year in {None, when.year}:
                mention.year, mention.year_from = when.year, "datetime"
            elif mention.value is not None and mention.value.counted is not None:
                mention.month, mention.day, mention.year, mention.value = when.month, when.day, when.year, None


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
        taken = [day.span for day in line.days if day.line is line and day.span[1] > day.span[0]] + [
            hour.span for hour in line.hours
        ]
        context = _context(line) or (board if place is not NamePlace.PROSE else None) or above
        found = _parts(line) or find_names(line.text, place=place, taken=taken, legend=legend, context=context)
        if _is_legend(line, found, legend):
            continue
        for words in found:
            name = words.name
            if region and words.words.casefold().startswith("fullmäktige"):
                name = "Regionfullmäktige"
            if (not words.known and (not line.main or _names_nobody(line, words))) or (above and _is_kind(line, words)):
                continue
            line.names.append(NameMention(line, words, name, words.known, words.shaped, words.whole))
        del line.names[_DAYS_AT_MOST:]
        for mention in line.names:
            if line.main and mention.known and not mention.words.inner and (mention.whole or line.level):
                above = organization(mention.name)
                if above.classification is not OrganizationClassification.SUBCOMMITTEE:
                    board = above


def _names_nobody(line: Line, words: NameWords) -> bool:
    """Tell whether words that end as no name does are a file's size, or stand in a bracket alone or behind a day: "(inget möte)"."""
    if not words.shaped and not line.days and not line.level and line.text.startswith(": ", words.span[1]):
        return True  # a label, and what it is of
    opened = line.text.rfind("(", 0, words.span[0])
    inside = opened >= 0 and ")" not in line.text[opened : words.span[0]]
    bracket = inside and (opened == 0 or any(day.span[1] <= opened for day in line.days))
    return not words.shaped and (bracket or words.words in {"kB", "KB", "MB", "GB"})


def _is_kind(line: Line, words: NameWords) -> bool:
    """Tell whether a word in a bracket behind a day, small and not definite, is what kind of meeting it is: "(budgetutskott)"."""
    first, last = words.span
    bracket = line.text[:first].endswith("(") and line.text.startswith(")", last)
    return bracket and bool(line.days) and KIND_OF_MEETING.fullmatch(line.text, first, last) is not None


def _parts(line: Line) -> tuple[NameWords, ...]:
    """Find which of the names side by side in the heading above a heading is of: "Endast i utskottet", "Både nämnd och utskott"."""
    above = next((name for head in line.heads[-1:] for name in head.names if name.words.joint), None)
    if above is None or line.days or len(line.text) > _NAME_AT_MOST:
        return ()
    found = [(it.span(), it[2].lower()) for it in BODY_WORD.finditer(line.text) if not it[1]]
    named = {it[2].lower(): name for name in above.words.joint for it in list(BODY_WORD.finditer(name))[-1:]}
    spans = [span for span, word in found if word in named]
    if not spans or len(spans) < len(found):
        return ()
    names = tuple(named[word] for _, word in found)
    span = (spans[0][0], spans[-1][1])
    words = line.text[slice(*span)]
    if len(names) == 1:
        return (NameWords(span, words, names[0], whole=True),)
    return (NameWords(span, words, above.words.name, known=False, whole=True, joint=names),)


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
    heads: Iterable[Line | GridCell] = reversed(line.heads)
    if (cell := line.cell) is not None:
        # A name may span its column above it, or its row to the left.
        before = range(cell.column - 1, max(-1, cell.column - _COLUMNS_AT_MOST), -1)
        left = (cell.grid.at(cell.row, column) for column in before)
        over = (it for it in islice(cell.grid.above(cell), _HEADS_AT_MOST) if it.colspan > 1)
        heads = chain(over, (it for it in left if it is not None and it.rowspan > 1), heads)
    known = next((name for head in heads for name in head.names if name.known), None)
    return organization(known.name) if known is not None else None


_HEADS_AT_MOST = 11
"""Rows above a cell in which a head is sought that spans it."""
_COLUMNS_AT_MOST = 60
"""Columns of a table: what goes on for longer is a list."""


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


# Tables that lost their columns, put together again by what their lines mention.
#
# Three ways of losing them: every cell a line of its own, columns held by spaces alone, rows with one space between
# cells. What comes out is a grid like any other; where the lines do not come out even, their days are kept apart and
# in doubt.

_EMPTY = frozenset("-–—−/. …")
_HOURS_AT_MOST = 16
_NAME_AT_MOST = 60
_CODE = 2
"""Letters of a short form: "ON" is rather an organization than a Wednesday."""
_HEADS_AT_LEAST = 4
_MONTHS_AT_LEAST = 3
_ROWS_AT_LEAST = 2
_LABEL_AT_MOST = 40
_LABELS = (2, 6)
"""Columns, at least and at most, of a table whose labels stand under each other."""
_FULL_DATE_AT_MOST = 34
_FITS = 0.75
"""Share of a grid's cells that must be of a kind that belongs in it."""
_BAD_AT_MOST = 0.25
"""Share of rows that may not come out even; above it none of the grid is believed."""


def repair_grids(page: Page, legend: Mapping[str, str]) -> None:
    """Put tables together again, where they are."""
    if page.kind == "pdf":
        return
    repairer = _Repairer(page, legend)
    repairer.aligned()
    repairer.counted()
    repairer.stacked()
    for at, line in enumerate(page.lines):
        line.at = at


class _Repairer:
    """Finds grids in the lines of one page."""

    def __init__(self, page: Page, legend: Mapping[str, str]) -> None:
        self._page = page
        self._legend = legend
        self._kinds: dict[int, str] = {}

    # What a line would be as a cell

    def kind(self, text: str) -> str:
        """Tell what a text would be as a cell: month, days, a full date, hours, a name, empty, a label, or none.

        Letters, so that rows can be matched: `m`, `d`, `f`, `t`, `o`, `e`, `l`, `?`.
        """
        if not text.strip() or set(text) <= _EMPTY:
            return "e"
        if lone_month(text) is not None:
            return "m"
        if DAYS_OF_MONTH.fullmatch(text) and not re.fullmatch(r"\d{1,2}[.:]\d\d.*", text):
            return "d"
        probe = Line(0, text, None, 0, None, (), 0, True)  # type: ignore[arg-type]  # what stands nowhere is only scanned
        scan_line(probe)
        if probe.days:
            return "f" if len(text) < _FULL_DATE_AT_MOST else "?"
        weekday = _CODE < len(text) < _HOURS_AT_MOST and lone_weekday(text) is not None
        if len(text) < _HOURS_AT_MOST and (probe.hours or TIME_LABELS.match(text) or weekday):
            return "t"
        if len(text) < _NAME_AT_MOST and not word_pattern("verbs").search(text):
            names = find_names(text, place=NamePlace.CELL, legend=self._legend)
            if names and names[0].whole and (names[0].known or names[0].shaped):
                return "o"
            if word_pattern("preparations").search(text) or word_pattern("unnamed").fullmatch(text.strip(" :")):
                return "l"
        return "?"

    def _kind_of(self, line: Line) -> str:
        found = self._kinds.get(id(line))
        if found is None:
            in_cell = line.cell is not None
            found = self._kinds[id(line)] = (
                "?" if in_cell or line.level or (line.bullet and not set(line.text) <= _EMPTY) else self.kind(line.text)
            )
        return found

    def _past(self, at: int, kinds: str) -> int:
        """Give the place of the next line that is of none of some kinds."""
        lines = self._page.lines
        while at < len(lines) and self._kind_of(lines[at]) in kinds:
            at += 1
        return at

    # Columns of spaces

    def aligned(self) -> None:
        """Take the grids that spaces show, where their cells are of kinds that belong in one."""
        text = self._page.document.text
        for grid in find_grids(self._page.document):
            texts = [" ".join(text[start:end].strip() for start, end in cell) for row in grid[1:] for cell in row]
            kinds = [kind for words in texts if (kind := self.kind(words)) != "e"]
            dated = sum(kind in "df" for kind in kinds)
            if dated < _HEADS_AT_LEAST or sum(kind != "?" for kind in kinds) < _FITS * len(kinds):
                continue
            first = min(start for row in grid for cell in row for start, _ in cell)
            last = max(end for row in grid for cell in row for _, end in cell)
            covered = [it for it in self._page.lines if it.cell is None and first <= it.range((0, 1))[0] < last]
            if covered:
                self._replace(covered, [[self._lines_of(cell, covered[0]) for cell in row] for row in grid])

    def _lines_of(self, ranges: Sequence[Range], like: Line) -> list[Line]:
        readings = [self._page.document.read(start, end) for start, end in ranges]
        return [self._made(like, reading, reading.words, 0) for reading in readings if reading.words.strip()]

    @staticmethod
    def _made(like: Line, reading: Reading, words: str, start: int) -> Line:
        """Make a line of words of a reading, in another one's place."""
        first = start + len(words) - len(words.lstrip())
        made = Line(0, words.strip(), reading, first, like.block, like.areas[:-1], 0, like.main)
        scan_line(made)
        return made

    # Rows with one space between cells

    def counted(self) -> None:
        """Read rows of words that come out even with a head of months."""
        lines = self._page.lines
        at = 0
        while at < len(lines):
            heads = _words_with_ranges(lines[at]) if lines[at].cell is None else []
            months = [nth for nth, (word, _) in enumerate(heads) if lone_month(word) is not None]
            if len(months) < _HEADS_AT_LEAST or months != list(range(months[0], months[0] + len(months))):
                at += 1
                continue
            rows, end = self._count_rows(lines, at + 1, len(months))
            if len(rows) >= _ROWS_AT_LEAST:
                labels = [self._part(lines[at], span) for _, span in heads[: months[0]]]
                heading = [[it] for it in (self._part(lines[at], heads[nth][1]) for nth in months)]
                lead = max(len(row) - len(months) for row in rows)
                behind = heads[months[-1] + 1 :]
                head_row: list[list[Line]] = [[] for _ in range(lead)] + heading
                for place, label in zip(range(lead - 1, 0, -1), reversed(labels), strict=False):
                    head_row[place] = [label]
                head_row += [[self._part(lines[at], span)] for _, span in behind]
                self._replace(lines[at:end], [head_row, *rows])
            at += 1

    def _count_rows(self, lines: Sequence[Line], at: int, width: int) -> tuple[list[list[list[Line]]], int]:
        rows: list[list[list[Line]]] = []
        while at < len(lines):
            line = lines[at]
            words = _words_with_ranges(line)
            # The last words of a row are its days, or its days and an hour behind them.
            found = None
            for behind in (0, 1):
                enough = len(words) > width + behind
                values = words[len(words) - width - behind : len(words) - behind] if enough else []
                tail = words[len(words) - behind :] if behind else []
                timed = all(self.kind(word) == "t" for word, _ in tail)
                if values and timed and all(self.kind(word) in "de" for word, _ in values):
                    found = values, tail
                    break
            if found is None:
                break
            values, tail = found
            lead = words[: len(words) - width - len(tail)]
            hours = [it for it in lead if self.kind(it[0]) == "t" and any(letter.isdigit() for letter in it[0])]
            names = [it for it in lead if it not in hours]
            if not names or any(self.kind(it[0]) == "d" for it in names):
                self._page.lost.append(line)
                break
            name = (names[0][1][0], names[-1][1][1])
            row = [[self._part(line, name)], [self._part(line, hours[0][1])] if hours else []]
            row += [[self._part(line, span)] if not set(word) <= _EMPTY else [] for word, span in values]
            row += [[self._part(line, span)] for _, span in tail]
            rows.append(row)
            at += 1
        return rows, at

    def _part(self, line: Line, span: Range) -> Line:
        return self._made(line, line.reading, line.text[slice(*span)], line.start + span[0])

    # A cell a line

    def stacked(self) -> None:
        """Read runs of short lines as rows, where a head of months or names tells how many columns there are."""
        at = 0
        while at < len(self._page.lines):
            at = self._stack(at) or at + 1

    def _stack(self, at: int) -> int | None:
        """Give the line to go on with; `None` where that is the next one."""
        lines = self._page.lines
        kind = self._kind_of(lines[at])
        if kind in "lt" and (end := self._labels_across(at)) is not None:
            return end
        if kind not in "mo" or lines[at].days:
            return None
        end = at + 1
        while end < len(lines) and (self._kind_of(lines[end]) == kind or (kind == "o" and self._joins(lines, end))):
            end += 1
        count = end - at
        if count < (_MONTHS_AT_LEAST if kind == "m" else _ROWS_AT_LEAST):
            return None
        if count > _COLUMNS_AT_MOST:
            return end - _COLUMNS_AT_MOST
        gaps = Counter(lines[it].gap for it in range(at + 1, end))
        step = gaps.most_common(1)[0][0] if count > _ROWS_AT_LEAST else lines[end - 1].gap
        heads = self._cells(lines[at:end], step)
        if any(not cell for cell in heads):
            return None
        return self._months_across(heads, end, step) if kind == "m" else self._names_across(heads, at, end, step)

    def _labels_across(self, at: int) -> int | None:
        """Labels over rows that begin with a month, every cell a line: "Månad", "Datum", "Tid"."""
        lines = self._page.lines
        end = at
        while end < len(lines) and self._kind_of(lines[end]) in "lt" and not lines[end].hours and end - at < _LABELS[1]:
            end += 1
        width = end - at
        if width < _LABELS[0] or end == len(lines) or self._kind_of(lines[end]) != "m":
            return None
        start, rows = end, []
        while start + width <= len(lines) and self._kind_of(lines[start]) == "m":
            row = lines[start : start + width]
            if any(self._kind_of(it) in "ml" or it.cell is not None for it in row[1:]):
                break
            rows.append([[] if self._kind_of(it) == "e" else [it] for it in row])
            start += width
        dated = sum(any(it and self._kind_of(it[0]) in "df" for it in row) for row in rows)
        if len(rows) < _MONTHS_AT_LEAST or dated < _FITS * len(rows):
            return None
        return self._replace(lines[at:start], [[[line] for line in lines[at:end]], *rows])

    def _joins(self, lines: Sequence[Line], at: int) -> bool:
        """Tell whether a line goes on with the name above it: "KS" over "AU"."""
        return lines[at].gap == 0 and at > 0 and re.fullmatch(r"(?i)AU|PU", lines[at].text) is not None

    @staticmethod
    def _cells(lines: Sequence[Line], step: int) -> list[list[Line]]:
        """Put lines into cells: a shorter gap than usual goes on with the cell, a longer one leaves cells empty."""
        cells = [[lines[0]]]
        for line in lines[1:]:
            if line.gap < step:
                cells[-1].append(line)
            else:
                cells += [[] for _ in range(line.gap - step)]
                cells.append([line])
        return cells

    def _rows(self, at: int, lead: str, step: int) -> tuple[list[list[list[Line]]], int]:
        """Give the rows that begin with a line of a kind, and where they end."""
        lines = self._page.lines
        rows: list[list[list[Line]]] = []
        step = max(step, self._step(at, lead))
        while at < len(lines) and self._kind_of(lines[at]) == lead:
            end = at + 1
            while end < len(lines) and (self._kind_of(lines[end]) in "dte" or self._is_odd(end, at, lead)):
                end += 1
            row = self._cells(lines[at:end], step)
            if end < len(lines) and step and self._kind_of(lines[end]) == lead:
                # More empty lines than between two cells are empty cells at the row's end.
                row += [[] for _ in range(max(0, lines[end].gap - step))]
            rows.append(row)
            at = end
            while at < len(lines) and lines[at].text.startswith("*") and lead != self._kind_of(lines[at]):
                at += 1
        return rows, at

    def _is_odd(self, at: int, first: int, lead: str) -> bool:
        """Tell whether a line is of the row that begins at `first`, though it is no cell of days: a remark under the name, a whole date, figures run together."""
        line = self._page.lines[at]
        remark = at == first + 1 and line.gap == 0 and line.text.startswith("(")
        dated = self._kind_of(line) == "f" and self._kind_of(self._page.lines[at - 1]) == "d"
        return lead == "o" and line.cell is None and (remark or dated or _RUN_TOGETHER.fullmatch(line.text) is not None)

    def _step(self, at: int, lead: str) -> int:
        """Count the empty lines between two cells of the rows that begin here, where their heads stand closer."""
        gaps = []
        while at + 1 < len(self._page.lines) and self._kind_of(self._page.lines[at]) in f"{lead}dte":
            at += 1
            if self._kind_of(self._page.lines[at]) in "dt":
                gaps.append(self._page.lines[at].gap)
        return min(gaps, default=0)

    def _months_across(self, heads: list[list[Line]], at: int, step: int) -> int | None:
        lines = self._page.lines
        start = lines.index(heads[0][0])
        behind: list[list[Line]] = []
        while at < len(lines) and self._kind_of(lines[at]) == "t" and not lines[at].hours:
            behind.append([lines[at]])
            at += 1
        if at < len(lines) and self._kind_of(lines[at]) in "de":
            # Months over one row of days: those of one organization, named above.
            end = self._past(at, "dte")
            row = self._cells(lines[at:end], step)
            if len(row) == len(heads):
                return self._replace(lines[start:end], [heads, row])
            self._lose(lines[at:end])
            return end
        rows, end = self._rows(at, "o", step)
        if sum(len(row) > 1 for row in rows) < _ROWS_AT_LEAST:
            return None
        before: list[list[Line]] = []
        for line in reversed(lines[:start]):
            # What heads a column of weekdays or hours.
            label = self._kind_of(line) == "t" or GENERIC_LABELS.match(line.text)
            if len(line.text) >= _HOURS_AT_MOST or not label:
                break
            before.insert(0, [line])
        widest = max(len(row) for row in rows) - 1 - len(heads) - len(behind)
        before = before[max(0, len(before) - widest) :] if widest > 0 else []
        # Hours stand in a column before the months where each row has one more cell than there are months.
        width = len(heads) + len(behind) + len(before)
        return self._finish([[], *before, *heads, *behind], rows, start - len(before), end, width)

    def _names_across(self, heads: list[list[Line]], start: int, at: int, step: int) -> int | None:
        timed: list[list[Line]] = []
        if (end := self._past(at, "t")) > at:
            timed = self._cells(self._page.lines[at:end], step)
            if len(timed) == len(heads):
                timed = [[], *timed]
            elif len(timed) != len(heads) + 1:
                timed = []
            at = end
        rows, end = self._rows(at, "m", step)
        if sum(len(row) > 1 for row in rows) < _ROWS_AT_LEAST:
            return self._process(heads, start, at, step)
        return self._finish([[], *heads], [*([timed] if timed else []), *rows], start, end, len(heads))

    def _process(self, heads: list[list[Line]], start: int, at: int, step: int) -> int | None:
        """Labels and names over rows of full dates: what comes before a meeting, and the meeting."""
        lines = self._page.lines
        while start and self._kind_of(lines[start - 1]) == "l" and len(lines[start - 1].text) < _LABEL_AT_MOST:
            start -= 1
            heads = [[lines[start]], *heads]
        first, at = at, self._past(self._past(at, "l"), "o")
        heads += [[line] for line in lines[first:at]]
        end = self._past(at, "fe")
        if end - at < 2 * len(heads):
            return None
        cells = self._cells(lines[at:end], step)
        if len(cells) % len(heads):
            self._lose(lines[at:end])
            return end
        width = len(heads)
        return self._replace(lines[start:end], [heads, *(cells[it : it + width] for it in range(0, len(cells), width))])

    def _finish(
        self, head: list[list[Line]], rows: list[list[list[Line]]], start: int, end: int, width: int
    ) -> int | None:
        """Make a grid of rows that come out even; lose the days of those that don't."""
        good, bad, read = [head], 0, 0
        # A row that comes out even without its gaps has none.
        rows = [[it for it in row if it] if sum(map(bool, row)) == width + 1 else row for row in rows]
        rows = [[[] if set("".join(it.text for it in cell)) <= _EMPTY else cell for cell in row] for row in rows]
        gaps = any(not cell for row in rows for cell in row)
        for row in rows:
            while len(row) - 1 > width and not row[-1]:
                row.pop()
            short = len(row) - 1 < width
            read += len(row) > 1
            odd = any(_RUN_TOGETHER.fullmatch(line.text) for cell in row for line in cell)
            if odd or len(row) - 1 > width or (short and len(row) > 1 and not gaps):
                bad += 1
                self._lose([line for cell in row for line in cell])
                continue
            good.append(row)
        lines = self._page.lines[start:end]
        if bad > _BAD_AT_MOST * read:
            self._lose(lines)
            return end
        return self._replace(lines, good)

    # Putting grids into the page

    def _lose(self, lines: Iterable[Line]) -> None:
        """Keep days out of reading whose columns are lost."""
        for line in lines:
            self._page.lost.append(line)
            line.days = []
            line.used = line.used or self._kind_of(line) in "dm"

    def _replace(self, covered: Sequence[Line], rows: Sequence[Sequence[list[Line]]]) -> int:
        """Put a grid where lines stood, and give the place behind it."""
        page = self._page
        first = next(nth for nth, line in enumerate(page.lines) if line is covered[0])
        gone = {id(line) for line in covered}
        above = covered[0].areas[:-1]
        area = Area("table", "table", holds=True, outer=False)
        page.areas.append(area)
        grid = Grid()
        page.grids.append(grid)
        made: list[Line] = []
        for row, cells in enumerate(rows):
            places: list[GridCell | None] = []
            for column, lines in enumerate(cells):
                cell = GridCell(grid, row, column, 1, 1, row == 0)
                if row == 0 and len(lines) == 2 and self._joins([lines[0], lines[1]], 1):  # noqa: PLR2004 - a name on two lines
                    start, end = lines[0].range((0, 1))[0], lines[1].range((0, len(lines[1].text)))[1]
                    reading = page.document.read(start, end)
                    lines = [self._made(lines[0], reading, reading.words.replace("\n", " "), 0)]  # noqa: PLW2901 - the same cell
                grid.cells.append(cell)
                places.append(cell)
                for line in lines:
                    line.cell, line.areas, line.bullet = cell, (*above, area), False
                    line.days = [day for day in line.days if day.shape == "full" and self._kind_of(line) != "d"]
                    area.lines.append(line)
                    cell.lines.append(line)
                    made.append(line)
            grid.rows.append(places)
        kept = [line for line in page.lines[first:] if id(line) not in gone]
        page.lines[first:] = [*made, *kept]
        return first + len(made)


def _words_with_ranges(line: Line) -> list[tuple[str, Range]]:
    """Part a line at its spaces; what a bracket holds is not parted."""
    return [(match[0], match.span()) for match in _WORDS.finditer(line.text)]


_RUN_TOGETHER = re.compile(r"(?:\(.{0,30}\))?\d{3,4}")
"""Days of two cells with nothing between them; nobody can tell which are whose."""
_WORDS = re.compile(
    r"(?:\d{1,2},\s){1,31}\d{1,2}(?:\s?\([^)]{0,300}\))?(?!\S)|(?:kl\.?\s)?(?:[^\s(]+(?:\s?\([^)]{0,300}\))?|\([^)]{0,300}\))"
)
