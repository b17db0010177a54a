"""Agenda tables: which column holds what, and a row as an item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind, Slot
from agendawatch.documents.pdf.text_columns import read_columns
from agendawatch.documents.plain_text import text_document
from agendawatch.lang.sv.matters import classify_item
from agendawatch.lang.sv.pages.agendas import (
    CLOCK_CELL,
    CLOSED,
    DETAIL_HEADING,
    GROUP,
    GROUP_ONLY,
    OPEN,
    SUPPLEMENT,
    Field,
    field_of,
)
from agendawatch.model import ItemClassification, Person
from agendawatch.readers.agenda.item_parts import (
    Draft,
    column_reference,
    lone_number,
    names_office,
    open_line,
    person_of,
    reference_of,
    step,
)
from agendawatch.readers.agenda.titles import aside, begin, document_of, is_detail, tell
from agendawatch.readers.opening import SWEDISH

Columns = dict[Field, int]
_LETTERED = re.compile(r"([a-h])[).]\s+(?=[A-ZÅÄÖ])")
"""How a matter of its own opens that stands under another's number."""
_MOSTLY = 0.6
_HEADING_AT_MOST = 60
"""Characters."""


def columns_of(block: Passage) -> tuple[Columns, int] | None:
    """Find what a table's columns hold, and its first row of items; `None` when it is no agenda."""
    for index, row in enumerate(block.rows[:3]):
        columns = _headed(row)
        if columns:
            at = columns[Field.TITLE]
            under = [it[at].text for it in block.rows[index + 1 :] if it[at].text and not it[at].spanned]
            if at + 1 < len(row) and not row[at + 1].text and under and all(map(lone_number, under)):
                columns |= {Field.NUMBER: at, Field.TITLE: at + 1}  # one head stands over numbers and titles
            return columns, index + 1
    columns = _guessed(block.rows)
    return (columns, 0) if columns else None


def _headed(row: Sequence[Slot]) -> Columns | None:
    """Read a header row: a title's column, and one more at least that agendas have."""
    columns: Columns = {}
    known = 0
    for index, cell in enumerate(row):
        field = field_of(cell.text)
        known += field is not None
        if field is not None and not cell.spanned:
            columns.setdefault(field, index)
    if Field.TITLE not in columns or known < 2 or sum(bool(cell.text) for cell in row) > known + 2:  # noqa: PLR2004 - title and one more
        return None
    return columns


def _guessed(rows: Sequence[Sequence[Slot]]) -> Columns | None:
    """Guess the columns of a table without header row by what stands in them."""
    if len(rows) < 2 or len(rows[0]) < 2:  # noqa: PLR2004 - a table has two of each
        return None
    columns: Columns = {}
    wordy: list[tuple[float, int]] = []
    for index in range(len(rows[0])):
        texts = [row[index].text for row in rows if row[index].text and not row[index].spanned]
        if not texts:
            if any(row[index].links for row in rows):
                columns.setdefault(Field.DOCUMENTS, index)
            continue
        field = _guess_column(texts, [row[index] for row in rows if row[index].text])
        if field is None:
            wordy.append((sum(map(len, texts)) / len(texts), index))
        else:
            columns.setdefault(field, index)
    numbers = [number for row in rows if (number := _number(row, columns))]
    rising = sum(step(number, before) > 0 for before, number in pairwise(numbers))
    if Field.NUMBER in columns and not (len(numbers) > 1 and rising >= _MOSTLY * (len(numbers) - 1)):
        return None  # an agenda's rise
    if not wordy or not (Field.NUMBER in columns or Field.REFERENCE in columns or Field.TIME in columns):
        return None
    columns[Field.TITLE] = max(wordy)[1]
    if Field.NUMBER not in columns and Field.REFERENCE not in columns and len(rows[0]) == 2:  # noqa: PLR2004 - a programme of the day
        return None
    return columns


def _guess_column(texts: Sequence[str], cells: Sequence[Slot]) -> Field | None:
    """Guess what a column holds; `None` for running words."""
    tests = (
        (Field.NUMBER, lambda text: lone_number(text) is not None),
        (Field.REFERENCE, lambda text: reference_of(text.split("\n")[0]) is not None),
        (Field.TIME, lambda text: CLOCK_CELL.fullmatch(text) is not None),
        (Field.RAPPORTEUR, lambda text: len(text) < 60 and person_of(text) is not None and text[-1] != "."),  # noqa: PLR2004 - a name and an office
    )
    for field, test in tests:
        if sum(map(test, texts)) >= _MOSTLY * len(texts):
            return field
    full = (cell for cell in cells if cell.links and all(document_of(link) for link in cell.links))
    linked = sum(sum(len(link.text) for link in it.links) >= _MOSTLY * len(it.text) for it in full)
    return Field.DOCUMENTS if linked >= _MOSTLY * len(cells) else None


def table_drafts(block: Passage, columns: Columns, first: int) -> list[Draft]:
    """Read a table's rows as items; rows of one cell are group headings, rows that only add go to the item above."""
    drafts: list[Draft] = []
    above: Draft | None = None
    group: str | None = None
    rows = block.rows[first:]
    # Whether the rows that say more than a title have numbers.
    telling = [_number(row, columns) is not None for row in rows if _says(row) > 1]
    numbered = Field.NUMBER in columns and len(telling) > 1 and sum(telling) >= _MOSTLY * len(telling)
    alone = [_says(row) == 1 and numbered and not row[columns[Field.NUMBER]].text for row in rows]
    numbered = numbered and not any(map(all, pairwise(alone)))
    for row, after in zip(rows, [*rows[1:], None], strict=False):
        if _headed(row) or not any(cell.text or cell.links for cell in row):
            continue
        heading = _heading(
            row, columns, over_numbers=numbered and after is not None and _number(after, columns) is not None
        )
        if heading:
            group, above = heading, None
        elif above is not None and _continues(row, columns):
            above.title = f"{above.title} {row[columns[Field.TITLE]].text}"
        elif above is not None and (lettered := _lettered_draft(row, columns, above)) is not None:
            drafts.append(lettered)
        elif above is not None and _adds(row, columns):
            for cell in row:
                tell(above, cell.text, cell.links, among_documents=True)
        else:
            above = _row_draft(row, columns, group)
            drafts.extend([above] if above else [])
    return drafts


def _number(row: Sequence[Slot], columns: Columns) -> str | None:
    return lone_number(row[columns[Field.NUMBER]].text) if Field.NUMBER in columns else None


def _says(row: Sequence[Slot]) -> int:
    """Count the cells that say something."""
    return sum(bool(cell.text) and not cell.spanned for cell in row)


def _continues(row: Sequence[Slot], columns: Columns) -> bool:
    """Tell whether a row holds but the rest of the title above it, which a page broke."""
    said = [cell for cell in row if cell.text]
    if _LETTERED.match(row[columns[Field.TITLE]].text):
        return False
    return len(said) == 1 and said[0] is row[columns[Field.TITLE]] and not said[0].links and said[0].text[:1].islower()


def _heading(row: Sequence[Slot], columns: Columns, *, over_numbers: bool) -> str | None:
    """Give the words of a row that heads a group: one cell over the whole row, or alone in a row and known as one."""
    said = [cell for cell in row if cell.text and not cell.spanned]
    if len(said) != 1 or len(row) == 1 or said[0].links:
        return None
    opening = open_line(said[0].text)
    spans = sum(cell.spanned and cell.text == said[0].text for cell in row) >= max(len(row) - 2, 1)
    known = GROUP.fullmatch(said[0].text) is not None or SUPPLEMENT.search(said[0].text) is not None
    known = known and classify_item(said[0].text) is not ItemClassification.FORMALITY
    known = known and (opening is None or GROUP_ONLY.fullmatch(opening.title) is not None)
    lone_heading = said[0].header and Field.NUMBER in columns and row[columns[Field.NUMBER]] is said[0]
    alone = over_numbers and opening is None and said[0] is row[columns[Field.TITLE]] and _is_short(said[0].text)
    return said[0].text if (spans and not opening) or known or lone_heading or alone else None


def _is_short(text: str) -> bool:
    """Tell whether a text is short enough to head a group, and says nothing of an item."""
    named = len(text) < _HEADING_AT_MOST and text[0].isupper() and text[-1] not in ".:"
    return named and not DETAIL_HEADING.match(text) and aside(text) is None


def _adds(row: Sequence[Slot], columns: Columns) -> bool:
    """Tell whether a row has no title of its own: it goes on with the item above."""
    title = row[columns[Field.TITLE]]
    number = row[columns[Field.NUMBER]].text if Field.NUMBER in columns else ""
    if number.strip():
        return False
    text = title.text.strip()
    linked = sum(len(link.text) for link in title.links if document_of(link, among_documents=True))
    detail = DETAIL_HEADING.match(text) is not None or is_detail(text.split("\n", maxsplit=1)[0])
    return not text or title.spanned or linked >= _MOSTLY * len(text) or text[0].islower() or detail


def _row_draft(row: Sequence[Slot], columns: Columns, group: str | None) -> Draft | None:
    """Read a row as an item; `None` when it has no title."""
    title = row[columns[Field.TITLE]]
    if not title.text.strip() or title.spanned:
        return None
    number, text = _number(row, columns), title.text
    opening = None if number else open_line(text)
    if opening is not None:
        number, text = opening.number, opening.title
    draft = begin(text, title.links, title.struck, number=number)
    draft.group = group
    for field, index in columns.items():
        if index != columns[Field.TITLE] and not row[index].spanned:
            _take_cell(draft, field, row[index])
    for index, cell in enumerate(row):
        if index not in columns.values() and not cell.spanned:
            tell(draft, cell.text, cell.links)
    draft.words, draft.ranges = "", tuple(found for cell in row if not cell.spanned for found in cell.ranges)
    return draft


def _lettered_draft(row: Sequence[Slot], columns: Columns, above: Draft) -> Draft | None:
    """Read a row of a matter of its own under the number above it: "a) Motion om belysning", with its case number."""
    match = _LETTERED.match(row[columns[Field.TITLE]].text)
    if match is None or not above.number or _number(row, columns) is not None:
        return None
    if Field.REFERENCE not in columns or not row[columns[Field.REFERENCE]].text.strip():
        return None
    draft = _row_draft(row, columns, above.group)
    if draft is None:
        return None
    return replace(draft, number=f"{above.number}{match[1]}", title=draft.title.removeprefix(match[0]))


def _take_cell(draft: Draft, field: Field, cell: Slot) -> None:
    """Keep what a cell says by its column's head."""
    text = cell.text.strip()
    if field is Field.REFERENCE and text:
        draft.reference = column_reference(text) or draft.reference
    elif field is Field.RAPPORTEUR and text:
        alone = Person(name=text, title=text) if names_office(text) else None
        draft.rapporteur = person_of(text) or alone or draft.rapporteur
    elif field is Field.KIND and text:
        draft.kind = text
    elif field is Field.PUBLIC and text:
        closed = CLOSED.match(text) is not None or text.casefold() in {"nej", "stängt", "s"}
        opened = OPEN.match(text) is not None or text.casefold() in {"ja", "ö"}
        if draft.public is None and (closed or opened):
            draft.public = not closed
    said = aside(text)
    if said is not None and (said.withdrawn or said.public is False):
        tell(draft, text, cell.links)
    elif field is Field.OTHER:
        tell(draft, "", cell.links)
    elif field not in {Field.REFERENCE, Field.RAPPORTEUR, Field.PUBLIC}:
        tell(draft, text, cell.links, among_documents=field is Field.DOCUMENTS)
    else:
        tell(draft, "", cell.links)


def _names_number(label: str) -> bool:
    """Tell whether a label is a number with a word before it: "Ärende 5"."""
    return label[:1].isalpha() and lone_number(label) is not None and not label[1:2].isdigit()


def pairs_of(block: Passage) -> list[Passage]:
    """Give a table of labels and values ("Ärende | …", "Dnr | …") as such pairs; none when it is no such table."""
    if block.kind is not PassageKind.TABLE or len(block.rows[0]) != 2:  # noqa: PLR2004 - pairs
        return []
    fields = [Field.TITLE if _names_number(row[0].text) else field_of(row[0].text) for row in block.rows]
    if len(block.rows) == 1 and not _names_number(block.rows[0][0].text):
        return []
    known = sum(field is not None for field in fields)
    if Field.TITLE not in fields or known < min(_MOSTLY * len(fields) + 1, len(fields)):
        return []
    return [value.as_passage(PassageKind.KEY_VALUE, block.place, label) for label, value in block.rows]


# Agenda tables in plain text: under a line of heads, columns are told by where words stand, as in a PDF.

_HEADS = 3
_LINE = re.compile(r"[^\n]+")


def agenda_passages(document: Document) -> tuple[Passage, ...]:
    """Read a plain text's passages, with the table that a line of heads ("Nr  Ärende  Dnr") begins."""
    text = document.text
    for line in _LINE.finditer(text):
        fields = [field_of(part) for part in re.split(r"\s{2,}", line[0].replace("**", "").strip())]
        known = len(fields) >= _HEADS and None not in fields and Field.TITLE in fields
        if known or fields == [Field.TITLE, Field.RAPPORTEUR]:
            first = line.start()
            break
    else:
        return document.passages
    above = text_document(text[:first]).passages if text[:first].strip() else ()
    return (*above, *read_columns(document, first, SWEDISH))
