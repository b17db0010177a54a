"""Agenda tables in plain text: under a line of heads, columns are told by where words stand, as in a PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from agendawatch.documents.document import Document
from agendawatch.documents.grids import read_columns
from agendawatch.documents.passages import Passage
from agendawatch.lang.sv.pages.agenda_labels import Field, field_of
from agendawatch.readers.agenda.openings import open_line
from agendawatch.readers.agenda.people import PERSON
from agendawatch.readers.agenda.tell import is_detail
from agendawatch.readers.opening import SWEDISH
from agendawatch.readers.traced import TracedLine, passages_of_lines, ranges_of, traced_lines

__all__ = ["agenda_passages"]

_HEADS = 3
_SEVERAL = 2
"""So many names in one column."""
_BESIDE = re.compile(r"(?P<title>\s*\S(?:.*\S)?)\s{3,}(?P<name>\S.{3,60}?)\s*$")
"""A title, and a name in a column right of it."""
_INDENT = re.compile(r"\s*(\d{1,3}[.)]?)?\t+\s*(?=[^\t]*$)")
"""Tabs that only set a line in, perhaps behind an item's number."""


def agenda_passages(document: Document) -> tuple[Passage, ...]:
    """Read a plain text's passages, with the table that a line of heads ("Nr  Ärende  Dnr") begins."""
    told = _without_presenters(traced_lines(document))
    lines = _without_indents([_changed(line, line.replace("**", "")) for line in told])
    first = next((index for index, line in enumerate(lines) if _is_head(line)), None)
    if first is None:
        return passages_of_lines(document, lines)
    above = passages_of_lines(document, lines[:first]) if any(line.strip() for line in lines[:first]) else ()
    return (*above, *read_columns(document, [(line, ranges_of((line,))) for line in lines[first:]], SWEDISH))


def _changed(line: str, text: str) -> str:
    return line if text == line else TracedLine(text, ranges_of((line,)))


def _without_presenters(lines: Sequence[TracedLine]) -> Sequence[TracedLine]:
    """Put names that stand in a column right of the titles under the titles that they stand beside."""
    beside = [_BESIDE.match(line) for line in lines]
    names = [match if match and PERSON.fullmatch(match["name"]) else None for match in beside]
    columns = Counter(match.start("name") for match in names if match)
    column, count = columns.most_common(1)[0] if columns else (0, 0)
    if count < _SEVERAL or not any(_heads_presenters(line, column) for line in lines):
        return lines
    found: list[TracedLine] = []
    waiting: list[TracedLine] = []
    for line, match in zip(lines, names, strict=True):
        if not line.strip() or open_line(line) is not None or is_detail(line.strip()):
            found += waiting
            waiting = []
        if match is None or match.start("name") != column:
            found.append(line)
            continue
        first = line.ranges[0][0]
        found.append(TracedLine(match["title"], ((first, first + match.end("title")),)))
        waiting.append(TracedLine(match["name"], ((first + column, first + match.end("name")),)))
    return [*found, *waiting]


def _heads_presenters(line: str, column: int) -> bool:
    """Tell whether a line is the heads of a list, one for presenters at a column."""
    head = line[column:].strip()
    return bool(head) and field_of(head) is Field.RAPPORTEUR and field_of(line[:column].strip()) is Field.TITLE


def _without_indents(lines: Sequence[str]) -> Sequence[str]:
    """Set lines in by spaces where no tab of the text parts columns."""
    if any("\t" in line.rstrip() and not _INDENT.match(line.rstrip()) for line in lines):
        return lines
    return [_changed(line, _INDENT.sub(lambda tab: f"{tab[1] or '   '} ", line.rstrip(), count=1)) for line in lines]


def _is_head(line: str) -> bool:
    """Tell whether a line is a row of heads, a title's among them."""
    fields = [field_of(part) for part in re.split(r"\s{2,}", line.strip())]
    return len(fields) >= _HEADS and None not in fields and Field.TITLE in fields
