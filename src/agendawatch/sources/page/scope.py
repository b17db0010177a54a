"""What stands above a place on a page: the day, the year and the organization that its headings give."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Link
from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.names.organizations import find_organization
from agendawatch.lang.sv.pages.publishing import without_publishing
from agendawatch.model import Organization
from agendawatch.readers.file_words import is_file

__all__ = ["Scope", "find_day", "own_words"]

_PARAGRAPH, _ITEM = 9, 10
"""Levels below every heading: a line of text, and the items of a list by their depth."""
_MORE_THAN_A_DAY = 40
"""Characters beside a day from which a line is prose that mentions one."""
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d{2}(?![\d-])")


@dataclass(frozen=True, slots=True)
class _Line:
    level: int
    words: str
    day: dt.date | None
    year: int | None
    organization: Organization | None


@dataclass(slots=True)
class Scope:
    """The open headings and dated lines, outermost first."""

    year: int | None = None
    """The year that holds where no heading gives one."""
    lines: list[_Line] = field(default_factory=list)

    def enter(self, block: Passage) -> None:
        """Take a block: it closes what lies at its level or below, and opens itself where it is a heading or a day."""
        level = _level(block)
        self.lines = [line for line in self.lines if line.level < level]
        heading = block.kind is PassageKind.HEADING
        words = without_publishing(block.text if heading else own_words(block.text, block.links))
        day = find_day(words, self.stated_year) if heading or _is_day(words, self.stated_year) else None
        if heading or day is not None:
            year = _YEAR.search(block.text)
            organization = find_organization(block.text)
            self.lines.append(_Line(level, block.text, day, int(year.group()) if year else None, organization))

    @property
    def stated_year(self) -> int | None:
        """The year of the nearest heading that gives one, else of the nearest day."""
        for line in reversed(self.lines):
            if line.year is not None:
                return line.year
        return self.year

    @property
    def day(self) -> dt.date | None:
        """The day of the nearest dated line."""
        return next((line.day for line in reversed(self.lines) if line.day is not None), None)

    @property
    def words(self) -> str | None:
        """The words of the nearest dated line."""
        return next((line.words for line in reversed(self.lines) if line.day is not None), None)

    @property
    def organization(self) -> Organization | None:
        """The organization of the nearest line that names one."""
        return next((line.organization for line in reversed(self.lines) if line.organization is not None), None)


def own_words(text: str, links: Iterable[Link]) -> str:
    """Cut the words of its files from a line.

    >>> own_words("5 mars: Kallelse", (Link("5 mars", "#march"), Link("Kallelse", "/k.pdf")))
    '5 mars:'
    """
    for link in links:
        if link.text and is_file(link.url):
            text = text.replace(link.text, " ", 1)
    return " ".join(text.split())


def find_day(text: str, year: int | None) -> dt.date | None:
    """Find the day that a line is about: its first one ("5 april 2024 (flyttat från 4 april)")."""
    return next((when.date for when in find_dates(text, year=year) if when.date is not None), None)


def _is_day(text: str, year: int | None) -> bool:
    """Tell whether a line says a day and little more."""
    found = find_dates(text, year=year)
    return len(found) == 1 and len(text) - len(found[0].words) <= _MORE_THAN_A_DAY


def _level(block: Passage) -> int:
    if block.kind is PassageKind.HEADING:
        return block.level
    return _ITEM + block.level if block.kind is PassageKind.LIST_ITEM else _PARAGRAPH
