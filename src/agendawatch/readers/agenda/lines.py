"""A document as the lines that an agenda's items may begin on, with the headings, lists and boxes that they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from agendawatch.budget import spend
from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Box
from agendawatch.lang.sv.pages.agendas import DETAIL_HEADING, Field, field_of
from agendawatch.readers.agenda.flattened import RunOnPiece, last_number, pieces_of
from agendawatch.readers.agenda.item_parts import Opening, lone_number, open_line
from agendawatch.readers.agenda.table import pairs_of
from agendawatch.readers.agenda.titles import is_detail
from agendawatch.readers.opening import passage_lines, placed

_BULLET = re.compile(r"[•▪●◦‣·–*-]\s+(?=\S)")
_LEAST = 2
_LAID_OUT = 5
"""A table of no more rows, with a cell of more lines, sets out a page."""
_LABELLED = frozenset({PassageKind.PARAGRAPH, PassageKind.LIST_ITEM})
_LINES_AT_MOST = 300
"""Lines of one passage that are looked at one by one; a longer one is a text of its own."""


class AgendaLine(NamedTuple):
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


def lines_of(document: Document, passages: Sequence[Passage]) -> list[AgendaLine]:
    """Part passages into lines; tables stay whole, but those that are pairs of label and value."""
    signs: dict[int, str] = {}
    found: list[AgendaLine] = []
    counted: int | None = None
    for passage in passages:
        for whole in pairs_of(passage) or _laid_out(passage) or [passage]:
            block = document.block_in(*whole.ranges[0]) if whole.ranges else None
            box = document.blocks[block].box if block is not None else None
            sign = _sign(box, signs)
            gap = document.kind == "text" and bool(whole.ranges) and document.gap(whole.ranges[0][0]) > 0
            words = whole.text if whole.kind is not PassageKind.TABLE and whole.key is None else ""
            pieces = pieces_of(words, whole.number, counted)
            counted = (last_number(words, pieces) if len(pieces) > 1 else None) or counted
            lines = _run_on(document, whole, pieces) if len(pieces) > 1 else _lines(document, whole)
            for at, line in enumerate(lines):
                place = f"{line.kind}{line.level} {sign}"
                first = at == 0 or (line.kind is PassageKind.LIST_ITEM and whole.kind is not PassageKind.LIST_ITEM)
                first = first or (len(pieces) > 1 and not pieces[at].more)
                found.append(AgendaLine(line, first, box, -1 if block is None else block, place, gap and at == 0))
    return _labelled(found)


def _laid_out(passage: Passage) -> list[Passage]:
    """Give the cells of a table that only sets a page out, each as a text of its own; none for a table of facts."""
    rows = passage.rows
    if not rows or len(rows) > _LAID_OUT or max(cell.text.count("\n") for row in rows for cell in row) < _LAID_OUT:
        return []
    said = (cell for row in rows for cell in row if cell.text and not cell.spanned)
    return [cell.as_passage(PassageKind.PARAGRAPH, passage.place) for cell in said]


def _sign(box: Box | None, signs: dict[int, str]) -> str:
    """Name the boxes from the outermost to this one: equal for boxes that a page lays out alike."""
    inner: list[Box] = []
    while box is not None and id(box) not in signs:
        inner.append(box)
        box = box.parent
    sign = signs[id(box)] if box is not None else ""
    for each in reversed(inner):
        sign = signs[id(each)] = f"{sign} > {each.name}" if sign else each.name
    return sign


def _lines(document: Document, passage: Passage) -> Sequence[Passage]:
    """Part a passage into its lines."""
    if passage.kind is PassageKind.TABLE or passage.key is not None or "\n" not in passage.text:
        return [passage]
    lines = [line for line in passage_lines(document, passage)[:_LINES_AT_MOST] if line[0].strip()]
    parts = [_part(passage, *line, at) for at, line in enumerate(lines)]
    bullets = [_BULLET.match(part.text) for part in parts]
    if sum(bullet is not None for bullet in bullets) < _LEAST:
        return parts
    return [
        part._replace(text=part.text[bullet.end() :], kind=PassageKind.LIST_ITEM, level=1) if bullet else part
        for part, bullet in zip(parts, bullets, strict=True)
    ]


def _run_on(document: Document, passage: Passage, pieces: Sequence[RunOnPiece]) -> Sequence[Passage]:
    """Part running words into what were lines once."""
    texts = [passage.text[piece.start : piece.end].replace("\n", " ") for piece in pieces]
    ranges = placed(document, texts, passage.ranges)
    parts = [_part(passage, text, here, at) for at, (text, here) in enumerate(zip(texts, ranges, strict=True))]
    return [
        part._replace(kind=PassageKind.LIST_ITEM, level=1, text=part.text[1:].strip()) if piece.bullet else part
        for part, piece in zip(parts, pieces, strict=True)
    ]


def _part(passage: Passage, text: str, ranges: tuple[tuple[int, int], ...], at: int) -> Passage:
    """Make a passage of a part of one; a list item's number is its first part's."""
    links = passage.links
    spend(len(links))
    if len(ranges) == 1 and all(link.end for link in links):
        links = tuple(link for link in links if link.start < ranges[0][1] and link.end > ranges[0][0])
    else:  # where they stand is not told: by their words
        links = tuple(link for link in links if link.text in text.replace("\n", " "))
    return passage._replace(
        text=text,
        ranges=ranges,
        number=passage.number if at == 0 else None,
        links=links,
        struck=tuple(words for words in passage.struck if words in text),
    )


def _labelled(lines: Sequence[AgendaLine]) -> list[AgendaLine]:
    """Give lines of labels and values ("Ärende: …", "Dnr: …") as such pairs, where labels of titles are among them."""
    labels = [line.text.partition(":") for line in lines]
    if not any(colon and value.strip() and field_of(label) is Field.TITLE for label, colon, value in labels):
        return list(lines)
    found: list[AgendaLine] = []
    for line, (label, colon, value) in zip(lines, labels, strict=True):
        passage = line.passage
        if colon and passage.kind in _LABELLED and passage.key is None and field_of(label) is not None:
            passage = passage._replace(kind=PassageKind.KEY_VALUE, key=label, text=value.strip())
        found.append(line._replace(passage=passage))
    return found


# What a line that begins an item opens with: a number, an hour, a label, or the title itself.

_HEADS = frozenset({Field.NUMBER, Field.REFERENCE, Field.RAPPORTEUR, Field.DOCUMENTS, Field.TIME})
"""What heads of a table say that is left of it; a title is none of these."""
_TITLE_AT_MOST = 400
_LIKE_HOUR = re.compile(r"([1-9]\d?\.[1-9]\d)\s+([A-ZÅÄÖ].*)", re.DOTALL)
"""A number that could be an hour: "2.10 Taxa". Whether it is one, the numbers around it tell."""
_TEXT_AT_MOST = 5 * _TITLE_AT_MOST


def numbered_start(line: Passage) -> Opening | None:
    """Read an opening with a number; `None` where there is none."""
    if line.kind is PassageKind.TABLE or len(line.text) > _TEXT_AT_MOST:
        return None
    sign = f"{line.kind}{line.level if line.kind is not PassageKind.PARAGRAPH else ''}"
    if line.kind is PassageKind.KEY_VALUE and line.key:
        return _keyed_number(line, sign)
    number = lone_number(line.text)
    if number is not None and line.number is None:
        return Opening(number, "", f"{sign} lone")
    opening = open_line(line.text)
    if line.number is not None and line.text:
        if opening is not None and opening.style != "bare":
            return opening._replace(style=sign)
        return Opening(line.number, line.text, sign)
    if opening is None:
        decimal = _LIKE_HOUR.fullmatch(line.text)
        return Opening(decimal[1], decimal[2], f"{sign} dotted") if decimal else None
    if DETAIL_HEADING.fullmatch(opening.title):
        return None
    return opening._replace(style=f"{sign} {opening.style}")


def _keyed_number(line: Passage, sign: str) -> Opening | None:
    """Read a term that is a number or opens with one; what it stands for is the title, or says more."""
    key = line.key or ""
    number = lone_number(line.text)
    if field_of(key) is Field.NUMBER and number:
        return Opening(number, "", f"{sign} lone")
    number = lone_number(key)
    if number is not None:
        return Opening(number, line.text, sign)
    opening = open_line(key)
    return opening._replace(style=sign, details=line.text) if opening else None


def timed_start(line: Passage) -> Opening | None:
    """Read an opening with an hour, perhaps with a number behind it: "08.15 1. Upprop"."""
    if line.kind is PassageKind.TABLE or len(line.text) > _TEXT_AT_MOST:
        return None
    opening = open_line(line.text, timed=True)
    if opening is None or opening.number is not None:
        return None
    inner = open_line(opening.title)
    numbered = inner if inner is not None and inner.style != "bare" else opening
    return numbered._replace(style=f"{line.kind} clock")


def keyed_start(line: Passage) -> Opening | None:
    """Read a pair whose label says that a matter's title follows."""
    if line.key is None or field_of(line.key) is not Field.TITLE or not line.text:
        return None
    return (open_line(line.text) or Opening(None, line.text, "key"))._replace(style="key")


def plain_start(line: Passage) -> Opening | None:
    """Read a line as a title without number; a term as one that its value tells more of."""
    if line.kind is PassageKind.TABLE or len(line.text) > _TEXT_AT_MOST:
        return None
    if line.kind is PassageKind.KEY_VALUE and line.key:
        return Opening(None, line.key, "term", line.text) if field_of(line.key) is None else None
    if not line.text or len(line.text) > _TITLE_AT_MOST or field_of(line.text) in _HEADS or is_detail(line.text):
        return None
    return Opening(None, line.text, "plain")
