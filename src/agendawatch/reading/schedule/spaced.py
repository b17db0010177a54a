"""Tables whose rows came as lines with only spaces between the cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind, Slot
from agendawatch.reading.schedule.cells import read_cell
from agendawatch.reading.schedule.names import named
from agendawatch.reading.traced import TracedLine, passage_lines, placed, ranges_of
from agendawatch.swedish.days.calendar_words import MONTH
from agendawatch.swedish.pages.meeting_words import TIME_LABELS

__all__ = ["spaced_tables"]

_MONTHS_AT_LEAST = 3
_NAMES_AT_LEAST = 2
_CORNERS = frozenset({"månad", "datum"})
_CLOCK = re.compile(r"(?:kl\.?\s?)?(\d{1,2}(?:[.:]\d\d)?)(?=\s|$)")
_MONTH = re.compile(rf"{MONTH}", re.IGNORECASE)
_DAYS = r"\d{1,2}(?::?[ae])?\*{0,3}(?:\s?\(\s?(?:kl\.?\s?)?\d{1,2}[.:]\d\d\))?"
_GROUP = re.compile(rf"\s*(-{{1,2}}|–|{_DAYS}(?:\s?[,/&+]\s?{_DAYS}){{0,6}})(?=\s|$)")
_ROW = re.compile(
    r"(?P<name>[^\d]{2,60}?)\s+(?:(?:kl\.?\s?)?(?P<hours>\d{1,2}[.:]\d\d(?:\s?[-–]\s?\d{1,2}[.:]\d\d)?)\s+)?(?P<days>[-–\d].*)"
)


def spaced_tables(document: Document, blocks: Sequence[Passage], *, legend: Mapping[str, str]) -> tuple[Passage, ...]:
    r"""Make tables of paragraphs whose lines are rows: a name, an hour, and days for every month of the head.

    >>> from agendawatch.documents.page import read_document
    >>> page = read_document("Organ Tid Jan Feb Mars\nKF 18.00 26 - 2, 30\nKS 13.00 12 9")
    >>> made = spaced_tables(page, page.passages, legend={})
    >>> [[cell.text for cell in row] for row in made[0].rows]
    [['Organ', 'Tid', 'Jan', 'Feb', 'Mars'], ['KF', '18.00', '26', '-', '2, 30']]

    A row with fewer days than months does not tell which months are empty, and is left out.
    """
    made: list[Passage] = []
    heads: list[str] = []
    for block in blocks:
        lines = passage_lines(document, block) if block.kind is PassageKind.PARAGRAPH else []
        at = next((index for index, line in enumerate(lines) if _heads(line, legend)), None)
        if at is not None:
            heads = _traced(document, _heads(lines[at], legend), lines[at])
            if lines[:at]:
                made.append(block._replace(text="\n".join(lines[:at]), ranges=ranges_of(lines[:at])))
            lines = lines[at + 1 :]
        elif not heads or not lines:
            heads = []
            made.append(block)
            continue
        rows = [_traced(document, row, line) for line in lines if (row := _row(line, heads, legend))]
        if rows:
            table = tuple(tuple(Slot(text, ranges=ranges_of((text,))) for text in row) for row in (heads, *rows))
            text = "\n".join("\t".join(row) for row in rows)
            made.append(block._replace(kind=PassageKind.TABLE, rows=table, text=text))
        elif at is None and not _days_alone(block.text):
            heads = []
            made.append(block)
    return tuple(made)


def _traced(document: Document, cells: Sequence[str], line: str) -> list[str]:
    """Tell of each of a line's cells where it stands."""
    places = placed(document, cells, ranges_of((line,)))
    return [TracedLine(cell, ranges) for cell, ranges in zip(cells, places, strict=True)]


def _days_alone(text: str) -> bool:
    """Tell whether a paragraph is days that fell out of a row."""
    return _GROUP.fullmatch(text) is not None


def _heads(line: str, legend: Mapping[str, str]) -> list[str]:
    """Split a line of heads, months or short forms of names; empty when it is none."""
    words = line.split()
    return words if _are_months(words) or _are_names(words, legend) else []


def _are_months(words: Sequence[str]) -> bool:
    months = sum(_MONTH.fullmatch(word) is not None for word in words)
    if months < _MONTHS_AT_LEAST or len(words) - months > 3:  # noqa: PLR2004 - a name, an hour, a place
        return False
    others = [word for word in words if not _MONTH.fullmatch(word)]
    behind = [word for word in words[: len(words) - months] if _MONTH.fullmatch(word)]
    return not behind and all(read_cell(Slot(word), legend={}, context=None).head for word in others)


def _are_names(words: Sequence[str], legend: Mapping[str, str]) -> bool:
    if len(words) <= _NAMES_AT_LEAST or not (words[0].isdecimal() or words[0].casefold() in _CORNERS):
        return False
    return all(word.isupper() and named(word, legend=legend).organizations for word in words[1:])


def _row(line: str, heads: Sequence[str], legend: Mapping[str, str]) -> list[str] | None:
    if not any(_MONTH.fullmatch(head) for head in heads):
        return _month_row(line, heads)
    match = _ROW.fullmatch(line.strip())
    if match is None or not named(match["name"], legend=legend).organizations:
        return None
    groups = _groups(match["days"])
    months = sum(_MONTH.fullmatch(head) is not None for head in heads)
    if len(groups) != months:
        return None
    before = [match["name"], match["hours"] or ""][: len(heads) - months]
    return [*before, *groups] if len(before) + months == len(heads) else None


def _month_row(line: str, heads: Sequence[str]) -> list[str] | None:
    """Split a row that begins with a month, or with what asks for hours, under names."""
    first, _, rest = line.strip().partition(" ")
    if _MONTH.fullmatch(first):
        groups = _groups(rest)
    else:
        groups = [f"kl. {clock}" for clock in _CLOCK.findall(rest)] if TIME_LABELS.match(first) else []
    return [first, *groups] if len(groups) == len(heads) - 1 else None


def _groups(days: str) -> list[str]:
    """Split days into those of each head; empty when there is more than days."""
    groups: list[str] = []
    at = 0
    while group := _GROUP.match(days, at):
        groups.append(group[1])
        at = group.end()
    return [] if days[at:].strip() else groups
