"""What speaks against a day's being a meeting's: its words, its heading, its column, how it stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from agendawatch.budget import spend
from agendawatch.lang.sv.mentioned_days import lone_weekday, matches, word_pattern
from agendawatch.lang.sv.occasions import SOMETHING_ELSE, no_meeting, other_occasion
from agendawatch.lang.sv.pages.meeting_words import (
    ACTED_BY,
    BEFORE_DAY,
    BETWEEN_DAYS,
    LABEL_OF_DAY,
    MEETS,
    OTHER_DAY,
    TERM,
    TO_A_DAY,
    YEARS_OR_TERMS,
)
from agendawatch.lang.sv.status_words import has_status_words
from agendawatch.readers.schedule.candidate import possible_moves
from agendawatch.readers.schedule.evidence.page import DayMention, Grid, GridCell, Line, NameMention, Page

# Whose the columns, the sections and the rows of a table are, found in one pass down it.


def find_owners(grid: Grid) -> None:
    """Tell each cell of a table what heads its column, and whose it, its part of the table and its row may be."""
    width = grid.width
    first_row = [cell for cell in grid.row_cells(0) if cell.text and not any(cell.days)] if grid.rows else []
    named = sum(any(cell.names) for cell in first_row) > 1
    last = first_row[-1].column + first_row[-1].colspan if named else width
    heads: dict[int, GridCell] = {}
    columns: dict[int, tuple[str, NameMention]] = {}
    section: tuple[str, NameMention] | None = None
    led: NameMention | None = None
    for row in range(len(grid.rows)):
        cells, first = grid.row_cells(row), grid.at(row, 0)
        begun = [cell for cell in cells if cell.row == row]
        for cell in begun:
            cell.owners = [it for it in (columns.get(cell.column), section) if it is not None]
            cell.headed = heads.get(cell.column)
            cell.carried = led if first is not None and not first.text else None
            cell.beyond = cell.column >= last and not any(cell.names)
        alone = sum(bool(cell.text) for cell in cells) == 1 and width > 1
        for cell in begun:
            is_head, covered = cell.head or row == 0, range(cell.column, cell.column + cell.colspan)
            if cell.text and is_head and cell.column not in heads:
                heads |= {column: cell for column in covered if column not in heads}
            name = next(cell.names, None) if not any(cell.days) else None
            if name is not None and (_is_over_section(cell) or (alone and cell.column == 0)):
                section = ("section", name)
                columns = {column: it for column, it in columns.items() if it[0] == "column.head"}
            elif name is not None:
                columns |= dict.fromkeys(covered, ("column.head" if is_head else "column.inner", name))
        if first is not None and first.text:
            led = next(first.names, None) if not _is_over_section(first) else None


def _is_over_section(cell: GridCell) -> bool:
    """Tell whether a cell covers as many columns as one that stands over a part of its table."""
    return cell.colspan >= max(2, cell.grid.width - 1)


# The words of a line that are a day's, and what they say it is of.

_SENTENCE = re.compile(r"(?<=[a-zåäö\d)]{2}[.!?])\s+(?=[A-ZÅÄÖ])")
_NEAR = 80
"""Letters before a day in which words lead to it."""
_FAR = 2000
"""Letters within which a sentence ends."""


def sentence_of(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Find where the sentence about a span begins and ends."""
    starts = sentence_starts(text)
    low, high = max(0, span[0] - _FAR), min(len(text), span[1] + _FAR)
    before, behind = bisect_right(starts, span[0]), bisect_left(starts, max(span[1], 1))
    return max((low, *starts[max(before - 1, 0) : before])), min((high, *starts[behind : behind + 1]))


@lru_cache(maxsize=32)
def sentence_starts(text: str) -> tuple[int, ...]:
    """Find where sentences begin, but for the first: each day and hour of a line asks."""
    return tuple(match.end() for match in _SENTENCE.finditer(text))


def _piece_of(day: DayMention) -> tuple[str, str]:
    """Give the words before and behind a day that are its own: from the day before to the next, within its sentence.

    What is said before the first day of a list is said of all of them.
    """
    line = day.line
    first, last = sentence_of(line.text, day.span)
    begin = day.span[0]
    for span in sorted({it.span for it in line.days if it.span[1] <= day.span[0]}, reverse=True):
        if not BETWEEN_DAYS.fullmatch(line.text, span[1], begin):
            first = max(first, span[1])
            break
        begin = span[0]
    last = min([last, *(it.span[0] for it in line.days if it.span[0] >= day.span[1])])
    after = line.text[day.span[1] : last]
    bracket = after.lstrip().startswith("(") and ")" not in after and last < len(line.text)
    if bracket and _leads_to("deadlines", after):
        # "22 januari (ärenden senast 7 januari)": what leads to the other day is of that one.
        after = after.rpartition(",")[0]
    return line.text[first:begin], after


def _is_of_parties(line: Line) -> bool:
    """Tell whether a heading is of meetings that only come before an organization's: "Gruppmöten inför fullmäktige"."""
    text = line.text
    for name in line.names:
        text = text.replace(text[slice(*name.span)], " " * (name.span[1] - name.span[0]))
    return word_pattern("own_meetings").search(text) is not None and not any(it.whole for it in line.names)


def is_generic(line: Line) -> bool:
    """Tell whether a heading says nothing of whose the days under it are: "Datum", "Sammanträden 2026", "Februari"."""
    if line.names:
        return False
    if line.month is not None or line.days or line.hours or line.used or says_meets(line.text):
        return True
    bare = YEARS_OR_TERMS.sub("", line.text).strip(" .:–-")
    return not bare or (word_pattern("unnamed").fullmatch(bare) is not None and not _is_other(bare))


@cache
def _at_end(table: str) -> re.Pattern[str]:
    return re.compile(word_pattern(table).pattern + BEFORE_DAY, re.IGNORECASE)


def _leads_to(table: str, before: str) -> bool:
    """Tell whether a word of a table ends the words before a day."""
    return _at_end(table).search(before[-_NEAR:]) is not None


_is_other = lru_cache(maxsize=20_000)(other_occasion)
"""Whether words beside a day are of another occasion."""
is_paper = lru_cache(maxsize=20_000)(no_meeting)
"""Whether words beside a day are of papers, decisions, or another occasion."""


@lru_cache(maxsize=20_000)
def says_meets(text: str) -> bool:
    """Tell whether words say that someone meets."""
    return MEETS.search(text) is not None


# What speaks against a day's being a meeting's.

_NEAR_THE_DAY = 60
_NEARER = 40
_PROSE = 110
_LINES_ALONE = 3
"""Days from which a line is a list, and not one that tells of the page."""
_BULLET = 4
_SERIES = 8
_STRAY = 2
"""Days of another year that are hardly of the plan."""
_A_MONTH = 31
_CARD = 6
"""Lines of a box that is one event's."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A day with the words about it."""

    day: DayMention
    line: Line
    before: str
    after: str
    lead: Line | None


def _is_occasion(place: _Place) -> bool:
    before, after = place.before[-_NEAR_THE_DAY:], place.after[:_NEAR_THE_DAY]
    return _is_other(before) or (_is_other(after) and not _is_link(place))


_WORD = re.compile(r"[^\W\d_]{2,}")


def _is_of_papers(place: _Place) -> bool:
    behind = place.after[:_NEARER]
    link = _is_link(place)
    return not _is_occasion(place) and (is_paper(place.before[-_NEAR_THE_DAY:]) or (is_paper(behind) and not link))


def _is_link(place: _Place) -> bool:
    """Tell whether what stands behind a day only names its meeting's papers: "22 juni Kallelse och handlingar"."""
    words = _WORD.findall(place.after)
    telling = (word for word in words if word not in {"och", "samt"})
    return bool(words) and all(word_pattern("unnamed").fullmatch(it) and not _is_other(it) for it in telling)


def _is_denied(place: _Place) -> bool:
    if not place.line.names and _MATTER.match(place.after) and not has_status_words(place.after):
        return True
    near = place.before[-_NEAR_THE_DAY:], place.after[:_NEAR_THE_DAY]
    return place.day.titled or any(matches("denied", it) for it in near) or _leads_to("pauses", place.before)


def _is_perhaps(place: _Place) -> bool:
    """Tell whether a meeting that another day before it is of is only perhaps moved to a day."""
    line, date = place.line, place.day.date
    if date is None or len(line.days) == 1:
        return False
    moves = possible_moves(line.text[slice(*sentence_of(line.text, place.day.span))])
    ahead = [it.date for it in line.days if it.span[1] <= place.day.span[0] and it.date is not None]
    here = (it for it in moves if it.goal and it.goal.day and it.goal.day.may_be(date, any_year=True))
    return any(day.may_be(each, any_year=True) for move in here for day in move.referent.days for each in ahead)


def _is_prepared(place: _Place) -> bool:
    line = place.line
    if not line.days or len(line.text) >= _PROSE:
        return False
    return word_pattern("preparations").match(line.text[: line.days[0].span[0]].strip()) is not None


def _is_acted(place: _Place) -> bool:
    text, begin = place.line.text, place.day.span[0]
    ahead = [name for name in place.line.names if name.span[1] <= begin]
    return any(ACTED_BY.search(text, max(0, it.span[0] - _NEAR_THE_DAY), it.span[0]) for it in ahead)


@lru_cache(maxsize=256)
def _names_another(text: str) -> bool:
    """Tell whether a heading names something else; each day under it asks."""
    return SOMETHING_ELSE.search(text) is not None


def _is_headed(place: _Place) -> bool:
    first, last = sentence_of(place.line.text, place.day.span)
    named = any(name.known and first <= name.span[0] < last for name in place.line.names)
    if named and place.line.text[:last].rstrip().endswith(".") and _says_meets(place):
        return False  # a whole sentence says itself who meets
    head = place.line.heads[-1] if place.line.heads else None
    if head is None or TERM.fullmatch(head.text):
        return False
    another = head.level != 1 and _names_another(head.text)
    return another or (_is_other(head.text) and not head.names) or _is_of_parties(head)


def _is_labelled(place: _Place) -> bool:
    """Tell whether a day stands behind a label that is no meeting's, nor anybody's name: "Utsändningsdag: tisdag 3 mars"."""
    label = LABEL_OF_DAY.search(place.before)
    other = label is not None and OTHER_DAY.search(label[1]) and lone_weekday(label[1]) is None
    return bool(other) and not says_meets(place.before[-_NEARER:])


def _is_led(place: _Place) -> bool:
    lead = place.lead
    if lead is None or place.line.names or lead.days:
        return False
    last = sentence_of(lead.text, (len(lead.text) - 1, len(lead.text)))[0]
    return lead.text.endswith(":") and _is_other(lead.text[last:])


def _says_meets(place: _Place) -> bool:
    line = place.line
    if len(line.days) > 1 or len(line.text) > _PROSE:
        return says_meets(place.before[-_PROSE:]) or says_meets(place.after[:_NEAR_THE_DAY])
    return says_meets(line.text[slice(*sentence_of(line.text, place.day.span))])


def _is_list(place: _Place) -> bool:
    line = place.line
    begin = line.text[: line.days[0].span[0]].strip() if line.days else ""
    return not _is_prose(place) and (len(begin) < _BULLET or line.cell is not None)


def _is_prose(place: _Place) -> bool:
    return len(place.line.text) > _PROSE and place.line.cell is None


_MATTER = re.compile(r"\s?:\s[a-zåäö]\w{3,}")
"""What a day is of, behind a colon: "1 maj: demonstration"."""

_ITEM = re.compile(r"\d{1,3}[.)]\s{1,4}(?=\D)")
"""How a numbered item begins."""
_ITEMS = 4
"""Items from which a list tells what it is of."""
_DATED_AT_MOST = 0.34
"""Share of a list's items with days, at most, where they are matters and not meetings."""


def _matters(page: Page) -> frozenset[int]:
    """Find the lines of lists most of whose items hold no day: what is to be decided, not when."""
    found: list[int] = []
    run: list[Line] = []
    for line in (*page.main, None):
        item = line is not None and line.cell is None and (line.bullet or _ITEM.match(line.text) is not None)
        if line is not None and item and (not run or line.at - run[-1].at <= 2):  # noqa: PLR2004 - an item may go on
            run.append(line)
            continue
        if line is not None and not item and run and line.at - run[-1].at < 2:  # noqa: PLR2004 - likewise
            continue
        if len(run) >= _ITEMS and sum(bool(it.days) for it in run) <= _DATED_AT_MOST * len(run):
            found += [it.at for it in run]
        run = [line] if line is not None and item else []
    return frozenset(found)


def _due_days(page: Page) -> frozenset[int]:
    """Find the lines of lists that a line leads which ends as what leads to a deadline does: "Ansökan ska vara inne senast:"."""
    found: set[int] = set()
    last: Line | None = None
    for line in page.lines:
        item = line.days and line.days[0].span[0] < _BULLET and not line.names
        leads = last is not None and not last.days and last.text.endswith(":") and _leads_to("deadlines", last.text)
        if item and last is not None and (leads or last.at in found):
            found.add(line.at)
        last = line
    return frozenset(found)


def _is_within_item(place: _Place) -> bool:
    line = place.line
    begins = _ITEM.match(line.text)
    before = line.text[begins.end() if begins else 0 : place.day.span[0]]
    return len(before.strip()) >= _BULLET and not any(name.whole for name in line.names)


_MEETS_AT_MOST = 7
"""Days over which one meeting may go on: a term of office or an exhibition lasts longer."""

_OBJECTIONS: Sequence[tuple[str, Callable[[_Place], bool]]] = (
    ("none.apart", lambda it: not it.line.main),
    ("none.written", lambda it: matches("stamps", it.before[-_NEAR_THE_DAY:]) and not TO_A_DAY.search(it.before)),
    ("none.labelled", _is_labelled),
    ("none.occasion", _is_occasion),
    ("none.paper", _is_of_papers),
    ("none.denied", _is_denied),
    ("none.perhaps", _is_perhaps),
    ("none.occasion_row", _is_prepared),
    ("none.acted", _is_acted),
    ("none.deadline", lambda it: _leads_to("deadlines", it.before)),
    ("none.occasion_heading", lambda it: it.line.cell is None and _is_headed(it)),
    ("none.occasion_over_table", lambda it: it.line.cell is not None and _is_headed(it)),
    ("none.occasion_heading", _is_led),
    ("none.meets", _says_meets),
    ("none.hours", lambda it: it.day.hours is not None or bool(it.line.hours)),
    ("none.weekday", lambda it: it.day.weekday is not None),
    ("none.prose", _is_prose),
    ("none.list", _is_list),
    ("none.lasts", lambda it: it.day.end_date is not None),
    (
        "none.term",
        lambda it: bool(it.day.date and it.day.end_date and (it.day.end_date - it.day.date).days > _MEETS_AT_MOST),
    ),
)
"""A feature of "no meeting", and when a day has it; each is weighed by its row in `weights.json`."""


_HEADINGS = range(1, 7)
_PLANNED = frozenset({"head", "grid", "part", "turn"})
"""Where a year stands that is a plan's: over its days."""
_COMPOSED = frozenset({"row", "column", "head", "card"})
"""Shapes of days whose month, with its year, stands elsewhere."""


class Objections:
    """Finds what speaks against the days of one page."""

    def __init__(self, page: Page, *, written: frozenset[str], leads: Sequence[Line | None]) -> None:
        """Look at a page; `written` are the lines that tell when it was written."""
        self._html = page.kind == "html"
        self._written = written
        self._leads = leads
        self._items, self._due = _matters(page), _due_days(page)
        self._papers: dict[int, tuple[str, ...]] = {}
        self._dates = [it.date for line in page.main for it in line.days if it.date is not None]
        self._years = Counter(date.year for date in self._dates)

    def _without_papers(self, line: Line, words: str) -> str:
        """Leave out links to papers: what they are called says nothing of the day beside them."""
        if line.block is None:
            return words
        if id(line.block) not in self._papers:
            papers = (link.text for link in line.block.links if link.url.lower().endswith((".pdf", ".docx", ".doc")))
            self._papers[id(line.block)] = tuple(papers)
        spend(len(self._papers[id(line.block)]))
        for paper in self._papers[id(line.block)]:
            words = words.replace(paper, "")
        return words

    def against(self, day: DayMention, size: int) -> list[str]:
        """Give the features of a day's being no meeting's; `size` is how many days are laid out like it."""
        line = day.line
        before, after = _piece_of(day)
        place = _Place(day, line, before, self._without_papers(line, after), self._leads[line.at])
        found = ["none", *(feature for feature, holds in _OBJECTIONS if holds(place))]
        dated = line.text in self._written and len(line.days) < _LINES_ALONE
        if dated and line.level not in _HEADINGS:  # under a heading stands what is of that day
            found.append("none.written")
        if line.at in self._items and _is_within_item(place):
            found.append("none.item")
        if line.at in self._due:
            found.append("none.due_list")
        if self._is_of_another(day):
            found.append("none.denied")
        if size >= _SERIES:
            found.append("none.series")
        if line.cell is not None:
            found += self._in_grid(line.cell)
        if self._is_far(day):
            found.append("none.far")
        return list(dict.fromkeys(found))

    def _is_far(self, day: DayMention) -> bool:
        """Tell whether a day is of a year that hardly another day of the page is of."""
        counts = day.line.main and day.year_from not in _PLANNED and day.shape not in _COMPOSED
        if day.date is None or not self._years or not counts:
            return False
        common, count = self._years.most_common(1)[0]
        date, year = day.date, day.date.year
        if abs(year - common) > 1:
            return True
        if year == common or not self._years[year] <= _STRAY < count:
            return False
        # The rows of a table may go over New Year.
        theirs = (it for it in self._dates if it.year == common)
        return day.line.cell is None or not any(abs((date - it).days) <= _A_MONTH for it in theirs)

    def _is_of_another(self, day: DayMention) -> bool:
        """Tell whether the small box about a day has a title of its own that names nobody: an event of another kind."""
        if day.line.cell is not None or not self._html:
            return False
        for area in reversed(day.line.areas):
            if area.outer or area.names or len(area.lines) > _CARD or area.several:
                return False
            if len(area.lines) > 1:
                # Whether a line is the title of an event.
                first, heads = area.lines[0], (it for it in area.lines if it.level)
                line = first if first is not day.line else next(heads, None)
                if line is None or line.days or is_generic(line):
                    return False
                return _is_other(line.text) or (not matches("places", line.text) and line.text[:1].isupper())
        return False

    def _in_grid(self, cell: GridCell) -> Iterable[str]:
        """Find what the head of a day's column, and what leads its row, are of."""
        grid = cell.grid
        head = cell.headed
        if head is not None and head is not cell:
            # Up to the first name that we know: "Utskick KS" is of what comes before.
            known = (name for name in head.names if name.known and not matches("own_preparations", name.words.words))
            first_name = next(known, None)
            if _prepares(head.text if first_name is None else first_name.line.text[: first_name.span[0]]):
                yield "none.occasion_column"
        first = grid.at(cell.row, 0)
        if first is not None and first is not cell and first.text and not any(first.names):
            if _prepares(first.text):
                yield "none.occasion_row"
            return
        row = [other for other in grid.row_cells(cell.row) if other is not cell]
        told = any(any(other.days) or any(name.known for name in other.names) for other in row)
        texts = [other.text for other in row if len(other.text) < _NEAR_THE_DAY]
        if not told and not any(map(_PAPER.search, texts)) and any(map(_is_other, texts)):
            yield "none.occasion_row"


_PAPER = re.compile(r"(?i)\b(?:pdf|docx?)\b")
"""What a link to a paper says; a row of papers is of its day's meeting, whatever they are called."""


def _prepares(text: str) -> bool:
    """Tell whether a head is of what comes before a meeting, or of another occasion."""
    return bool(text) and (word_pattern("preparations").search(text) is not None or _is_other(text))
