"""Tables that were copied with one cell on a line and no empty lines between: only whole rows can be put together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from agendawatch.reading.schedule.names import named
from agendawatch.reading.traced import TracedLine, ranges_of
from agendawatch.swedish.days.calendar_words import MONTH

__all__ = ["unstack"]

_MONTH = re.compile(rf"{MONTH}", re.IGNORECASE)
_CELL = re.compile(r"[-–—]{1,2}|\d{1,2}\*{0,3}(?:\s?(?:,|och|/|&)\s?\d{1,2})*|\d{1,2}(?:\s\(?inställt\)?)")
_CORNERS = re.compile(r"(?i)(?:nämnd|organ|instans|månad|datum|styrelse|organisation|(?:19|20)\d\d)\w*(?:\s?/\s?\w+)?")
_MONTHS_AT_LEAST = 3
_NAMES_AT_LEAST = 2
_ROWS_AT_LEAST = 2
_LONGEST = 60
_HEADS_AT_MOST = 24


def unstack(lines: Sequence[str], *, legend: Mapping[str, str]) -> list[str]:
    r"""Put the rows of a table together that came with one cell on a line.

    >>> unstack("Nämnd Jan Feb Mars KS 14 11 11 KF 26 - 23".split(), legend={})
    ['Nämnd\tJan\tFeb\tMars', 'KS\t14\t11\t11', 'KF\t26\t-\t23']

    A row with fewer cells than heads does not tell which are empty: such a table stays as it is.
    """
    made: list[str] = []
    at = 0
    while at < len(lines):
        table, end = _table(lines, at, legend)
        table, end = (table, end) if table else _spread(lines, at, legend)
        made += table or [lines[at]]
        at = end if table else at + 1
    return made


def _table(lines: Sequence[str], at: int, legend: Mapping[str, str]) -> tuple[list[str], int]:
    """Read a table from a line on: its rows, and where it ends; no rows where there is none."""
    corner = _CORNERS.fullmatch(lines[at].strip())
    start = at + 1 if corner is not None else at
    for is_head, is_label, least in (
        (_is_month, _is_name, _MONTHS_AT_LEAST),
        (_is_name, _is_month, _NAMES_AT_LEAST),
    ):
        if corner is None and is_head is _is_name:
            continue  # names that stand together are a list, unless a corner says that they head columns
        end = start
        while end < min(len(lines), start + _HEADS_AT_MOST) and is_head(lines[end], legend):
            end += 1
        heads = end - start
        if heads < least:
            continue
        first = "\t".join([lines[at].strip() if corner else "", *(line.strip() for line in lines[start:end])])
        rows: list[str] = [TracedLine(first, ranges_of(lines[at:end]))]
        while end < len(lines) and is_label(lines[end], legend):
            cells = [line.strip() for line in lines[end + 1 : end + 1 + heads]]
            if len(cells) < heads or not all(_CELL.fullmatch(cell) for cell in cells):
                return [], at
            row = "\t".join([lines[end].strip(), *cells])
            rows.append(TracedLine(row, ranges_of(lines[end : end + 1 + heads])))
            end += 1 + heads
        goes_on = end < len(lines) and _CELL.fullmatch(lines[end].strip()) is not None
        if len(rows) > _ROWS_AT_LEAST and not goes_on:
            return rows, end
    return [], at


def _spread(lines: Sequence[str], at: int, legend: Mapping[str, str]) -> tuple[list[str], int]:
    """Part heads that stand together over a month whose cells stand apart: each is a cell too."""
    if _CORNERS.fullmatch(lines[at].strip()) is None:
        return [], at
    end = at + 1
    while end < min(len(lines), at + _HEADS_AT_MOST) and _is_name(lines[end], legend):
        end += 1
    below = next((line for line in lines[end : end + 3] if line.strip()), "")
    if end - at <= _NAMES_AT_LEAST or end >= len(lines) or lines[end].strip() or not _is_month(below, legend):
        return [], at
    return [part for line in lines[at:end] for part in (line, "")][:-1], end


def _is_month(line: str, legend: Mapping[str, str]) -> bool:  # noqa: ARG001 - the same face as `_is_name`
    return _MONTH.fullmatch(line.strip()) is not None


def _is_name(line: str, legend: Mapping[str, str]) -> bool:
    words = line.strip()
    return bool(words) and len(words) <= _LONGEST and bool(named(words, legend=legend).organizations)
