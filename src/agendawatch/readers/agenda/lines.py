"""A document as the lines that an agenda's items may begin on, with the headings, lists and boxes that they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Box, Link
from agendawatch.lang.sv.pages.agenda_labels import Field, field_of
from agendawatch.readers.agenda.openings import follows, parts
from agendawatch.readers.agenda.table import pairs_of
from agendawatch.readers.traced import passage_lines, placed

__all__ = ["Line", "lines_of"]

_BULLET = re.compile(r"[•▪●◦‣·–*-]\s+(?=\S)")
_INLINE = re.compile(r"(?<!\S)(\d{1,3})[.)]\s(?=[A-ZÅÄÖ\d\"”(])")
_LEAST = 2
_LAID_OUT = 5
"""A table of no more rows, with a cell of more lines, sets out a page."""
_LABELLED = frozenset({PassageKind.PARAGRAPH, PassageKind.LIST_ITEM})
_LINES_AT_MOST = 300
"""Lines of one passage that are looked at one by one; a longer one is a text of its own."""


class Line(NamedTuple):
    """A line of a document: what stands on it, and where."""

    passage: Passage
    """The line as a passage of its own, or a whole table."""
    first: bool
    """True where its passage begins."""
    box: Box | None
    """The innermost box about it; `None` where the document has none for it."""
    block: int
    """The place of its block among the document's."""
    place: str
    """Equal for lines that a page sets alike."""
    gap: bool = False
    """Whether an empty line stands before it, in a plain text."""

    @property
    def text(self) -> str:
        """What stands on it."""
        return self.passage.text


def lines_of(document: Document, passages: Sequence[Passage]) -> list[Line]:
    """Part passages into lines; tables stay whole, but those that are pairs of label and value."""
    signs: dict[int, str] = {}
    found: list[Line] = []
    for passage in passages:
        for whole in pairs_of(passage) or _laid_out(passage) or [passage]:
            block = document.block_in(*whole.ranges[0]) if whole.ranges else None
            box = document.blocks[block].box if block is not None else None
            sign = _sign(box, signs)
            gap = document.kind == "text" and bool(whole.ranges) and document.gap(whole.ranges[0][0]) > 0
            for at, line in enumerate(_lines(document, whole)):
                place = f"{line.kind}{line.level} {sign}"
                first = at == 0 or (line.kind is PassageKind.LIST_ITEM and whole.kind is not PassageKind.LIST_ITEM)
                found.append(Line(line, first, box, -1 if block is None else block, place, gap and at == 0))
    return _labelled(found)


def _laid_out(passage: Passage) -> list[Passage]:
    """Give the cells of a table that only sets a page out, each as a text of its own; none for a table of facts."""
    rows = passage.rows
    if not rows or len(rows) > _LAID_OUT or max(cell.text.count("\n") for row in rows for cell in row) < _LAID_OUT:
        return []
    return [
        Passage(
            PassageKind.PARAGRAPH,
            cell.text,
            links=cell.links,
            struck=cell.struck,
            place=passage.place,
            ranges=cell.ranges,
        )
        for row in rows
        for cell in row
        if cell.text and not cell.spanned
    ]


def _sign(box: Box | None, signs: dict[int, str]) -> str:
    if box is None:
        return ""
    known = signs.get(id(box))
    if known is None:
        known = signs[id(box)] = box.signature
    return known


def _lines(document: Document, passage: Passage) -> Sequence[Passage]:
    """Part a passage into its lines; what runs on through several items, before each number."""
    if passage.kind is PassageKind.TABLE or passage.key is not None:
        return [passage]
    if "\n" not in passage.text:
        parted = _run_on(passage.text, passage.number)
        if len(parted) == 1:
            return [passage]
        ranges = placed(document, parted, passage.ranges)
        return [_part(passage, text, here, at) for at, (text, here) in enumerate(zip(parted, ranges, strict=True))]
    lines = [line for line in passage_lines(document, passage)[:_LINES_AT_MOST] if line.strip()]
    parts = [_part(passage, line, line.ranges, at) for at, line in enumerate(lines)]
    bullets = [_BULLET.match(part.text) for part in parts]
    if sum(bullet is not None for bullet in bullets) < _LEAST:
        return parts
    return [
        part._replace(text=part.text[bullet.end() :], kind=PassageKind.LIST_ITEM, level=1) if bullet else part
        for part, bullet in zip(parts, bullets, strict=True)
    ]


def _part(passage: Passage, text: str, ranges: tuple[tuple[int, int], ...], at: int) -> Passage:
    """Make a passage of a part of one; a list item's number is its first part's."""
    return passage._replace(
        text=str(text),
        ranges=ranges,
        number=passage.number if at == 0 else None,
        links=_links_in(passage.links, text, ranges),
        struck=tuple(words for words in passage.struck if words in text),
    )


def _links_in(links: tuple[Link, ...], text: str, ranges: tuple[tuple[int, int], ...]) -> tuple[Link, ...]:
    """Give the links of a line: by where they stand, else by their words."""
    if not links or len(ranges) != 1 or not all(link.end for link in links):
        return tuple(link for link in links if link.text in text.replace("\n", " "))
    start, end = ranges[0]
    return tuple(link for link in links if link.start < end and link.end > start)


def _labelled(lines: Sequence[Line]) -> list[Line]:
    """Give lines of labels and values ("Ärende: …", "Dnr: …") as such pairs, where labels of titles are among them."""
    labels = [line.text.partition(":") for line in lines]
    if not any(colon and value.strip() and field_of(label) is Field.TITLE for label, colon, value in labels):
        return list(lines)
    found: list[Line] = []
    for line, (label, colon, value) in zip(lines, labels, strict=True):
        passage = line.passage
        if colon and passage.kind in _LABELLED and passage.key is None and field_of(label) is not None:
            passage = passage._replace(kind=PassageKind.KEY_VALUE, key=label, text=value.strip())
        found.append(line._replace(passage=passage))
    return found


def _run_on(text: str, number: str | None) -> list[str]:
    """Break a line before each number that opens an item in it, when three or more follow each other."""
    cuts: list[int] = []
    last = number if number and number.isdecimal() else None
    counted = 1 if last else 0
    for match in _INLINE.finditer(text):
        if last is None or (follows(match[1], last) and parts(match[1])[0][0] == parts(last)[0][0] + 1):
            cuts.append(match.start(1))
            last = match[1]
    if len(cuts) + counted <= _LEAST:
        return [text]
    return [
        part.strip().rstrip(";") for start, end in pairwise([0, *cuts, len(text)]) if (part := text[start:end].strip())
    ]
