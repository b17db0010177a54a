"""When a page was written, by its own words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.lang.sv.days.calendar_words import WEEKDAY
from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.pages.meeting_words import PLACE_LABELS, TIME_LABELS, WHO_LABELS
from agendawatch.lang.sv.pages.other_occasions import PUBLISHED, UPDATED
from agendawatch.lang.sv.pages.schedule_patterns import DATE_LABEL, LONE_DATE

__all__ = ["Written", "find_written"]

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
            _take_meta(block, written)
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


def _take_meta(block: Passage, written: Written) -> None:
    whens = find_dates(block.text[:10])
    if whens and whens[0].date:
        written.updated = written.updated or whens[0].date


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
