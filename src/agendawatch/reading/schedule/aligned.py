"""Tables that only spaces hold together: columns are the white that runs down through all lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agendawatch.reading.traced import TracedLine, ranges_of
from agendawatch.swedish.days.calendar_words import MONTH
from agendawatch.swedish.names.body_words import RELATIVE_BODY
from agendawatch.swedish.names.organizations import find_organizations
from agendawatch.swedish.pages.meeting_words import GENERIC_LABELS

__all__ = ["align_columns"]

_PART = re.compile(r"\S+(?: \S+)*")
_WORD = re.compile(r"\S+")
_MONTHS = re.compile(rf"(?:{MONTH})(?: (?:{MONTH}))+", re.IGNORECASE)
_CODES = re.compile(r"[A-ZÅÄÖ]{2,6}(?: [A-ZÅÄÖ]{2,6})+")
_DATA = re.compile(r"\d(?!\d{3}\b|[.:]\d\d\b)")
"""A figure that is no year and no hour: a line with one is a row, not the heads."""
_HOUR = re.compile(r"(?i)\bkl(?:ockan)?\.? ?\d{1,2}(?:[.:]\d\d)?|\b\d{1,2}[.:]\d\d\b|\b(?:19|20)\d\d\b")
_MONTHS_ALONE = re.compile(rf"{MONTH}", re.IGNORECASE)
_COLUMNS_AT_LEAST = 3
_ROWS_AT_LEAST = 2
_ROWS_AT_MOST = 200
"""Rows that a table of text may have: each line that may head one is tried."""
_WIDEST = 300
_ALONE = 40
"""Letters that a row may have whose only cell is its first."""

Part = tuple[int, int, str]


def align_columns(lines: Sequence[str]) -> list[str]:
    r"""Put tabs between the cells of tables that only spaces hold together; other lines stay as they are.

    >>> align_columns(["Tider", "", "        Jan  Feb  Mar", "KF      26        23", "KS      14   11   11"])
    ['Tider', '', '\tJan\tFeb\tMar', 'KF\t26\t\t23', 'KS\t14\t11\t11']

    The first line heads the columns. A table stays text where a row has two cells under one head, or a cell
    under none: which it belongs to, the text does not say.
    """
    made: list[str] = []
    at = 0
    while at < len(lines):
        end = _region(lines, at)
        rows = _table(lines[at:end]) if end - at > _ROWS_AT_LEAST else None
        if rows is None:
            made.append(lines[at])
            at += 1
        else:
            made += rows
            at = end
    return made


def _parts(line: str) -> list[Part]:
    """Part a line at white of two spaces or more; months and short forms in a row are parted at one."""
    found: list[Part] = []
    for match in _PART.finditer(line):
        whole = _MONTHS.fullmatch(match[0]) or _CODES.fullmatch(match[0])
        words = _WORD.finditer(line, *match.span()) if whole else (match,)
        found += [(*word.span(), word[0]) for word in words]
    return found


def _is_head(line: str) -> bool:
    parts = _parts(line)
    return len(parts) > 1 and len(line) <= _WIDEST and "\t" not in line and not _DATA.search(_HOUR.sub("", line))


def _region(lines: Sequence[str], at: int) -> int:
    """Find where the lines end that may be rows under this one; one empty line between them parts nothing."""
    if not _is_head(lines[at]):
        return at
    end = at + 1
    while end < min(len(lines), at + _ROWS_AT_MOST):
        line = lines[end]
        if not line.strip():
            following = lines[end + 1] if end + 1 < len(lines) else ""
            if len(_parts(following)) < 2 or not _DATA.search(_HOUR.sub("", following)):  # noqa: PLR2004 - no row
                break
        elif "\t" in line or len(line) > _WIDEST or (len(_parts(line)) < 2 and len(line) > _ALONE):  # noqa: PLR2004
            break
        end += 1
    while end > at and len(_parts(lines[end - 1])) < 2 and not _MONTHS_ALONE.fullmatch(lines[end - 1].strip()):  # noqa: PLR2004
        end -= 1
    return end


def _table(lines: Sequence[str]) -> list[str] | None:
    """Set lines in columns; `None` where a cell's column is not certain."""
    filled = [line for line in lines if line.strip()]
    rows = [_parts(line) for line in filled]
    columns = _columns(rows)
    first = [start for start, _, _ in rows[0]]
    if len(rows) <= _ROWS_AT_LEAST or (len(columns) < _COLUMNS_AT_LEAST and not _are_two_bodies(rows)):
        return None
    heads = [any(left <= start < right for start in first) for left, right in columns]
    if not all(heads[1:]) and not _beside_name(rows, columns, heads):
        return None
    made: list[str] = []
    for line, parts in zip(filled, rows, strict=True):
        cells = [""] * len(columns)
        for start, _, words in parts:
            at = next(nth for nth, (left, right) in enumerate(columns) if left <= start < right)
            if cells[at]:
                return None
            cells[at] = words
        if len(parts) == 1 and cells[0] and made and _goes_on(before := made[-1].partition("\t")[0], cells[0]):
            made[-1] = TracedLine(f"{before} {cells[0]}{made[-1][len(before) :]}", ranges_of((made[-1], line)))
            continue
        made.append(TracedLine("\t".join(cells), ranges_of((line,))))
    if len(columns) < _COLUMNS_AT_LEAST:
        made[0] = TracedLine(_named_in_full(made[0]), ranges_of(made[:1]))
    return made


def _goes_on(name: str, words: str) -> bool:
    """Tell whether a name was broken over two lines: "Barn- och" over "utbildningsnämnden"."""
    return (
        bool(name)
        and (name.endswith((" och", " samt", ",")) or words[:1].islower())
        and not _MONTHS_ALONE.fullmatch(words)
    )


def _are_two_bodies(rows: Sequence[Sequence[Part]]) -> bool:
    """Tell whether two organizations stand side by side, each with all its days under it."""
    two = len(rows[0]) == 2  # noqa: PLR2004 - side by side
    return two and all(len(row) == len(rows[0]) for row in rows) and all(_names_body(text) for _, _, text in rows[0])


def _named_in_full(head: str) -> str:
    """Write "Arbetsutskottet" beside its committee with the committee's name."""
    first, _, second = head.partition("\t")
    whose = find_organizations(first)
    found = find_organizations(second, context=whose[0].organization) if whose else ()
    return f"{first}\t{found[0].organization.name}" if found else head


def _names_body(words: str) -> bool:
    words = _HOUR.sub("", words).strip(" ()").casefold()
    return (RELATIVE_BODY.fullmatch(words) or GENERIC_LABELS.fullmatch(words)) is not None or bool(
        find_organizations(words)
    )


def _columns(rows: Sequence[Sequence[Part]]) -> list[tuple[int, int]]:
    """Join what stands above one another."""
    columns: list[tuple[int, int]] = []
    for start, end, _ in sorted(part for row in rows for part in row):
        if columns and start < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], end))
        else:
            columns.append((start, end))
    return columns


def _beside_name(rows: Sequence[Sequence[Part]], columns: Sequence[tuple[int, int]], heads: Sequence[bool]) -> bool:
    """Tell whether the columns without a head stand before all that have one, and hold hours or words, no days."""
    headless = [nth for nth, head in enumerate(heads) if not head]
    before = [nth for nth, head in enumerate(heads) if head]
    if headless and before and headless[-1] > before[0]:
        return False
    left = columns[before[0]][0] if before else 0
    words = [text for row in rows[1:] for start, _, text in row if start < left]
    return not any(_DATA.search(_HOUR.sub("", text)) for text in words)
