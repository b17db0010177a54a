"""A page opened for reading: a document whose line ends mean what they do in Swedish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agendawatch.arguments import Page
from agendawatch.arguments import page as read_page
from agendawatch.documents.document import Document
from agendawatch.documents.page import read_document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tables import cell_of
from agendawatch.documents.text import LineEnds
from agendawatch.documents.tree import Range
from agendawatch.errors import DocumentError
from agendawatch.lang.sv.pages.minutes import MINUTES_MARKS, MINUTES_TITLE, PARAGRAPH_HEAD
from agendawatch.lang.sv.stems import begins_anew, stands_alone
from agendawatch.model import Caveat, CaveatCode
from agendawatch.model.provenance import BETWEEN, Certainty, Provenance, Span

SWEDISH = LineEnds(stands_alone, begins_anew)
"""What line ends mean in Swedish."""
_CHARACTERS = 20
"""Fewer a page than this, on average, and a PDF is a scan without text."""


def open_document(page: Page | Document, url: str | None = None) -> Document:
    """Open a page of any kind, unless it is open; a PDF that is but pictures of text is a `DocumentError`."""
    if isinstance(page, Document):
        return page
    document = read_document(read_page(page), url, language=SWEDISH)
    shown = sum(run.end - run.start for run in document.runs)
    if document.kind == "pdf" and shown < _CHARACTERS * max(len(document.sizes), 1):
        came = f"a scan: {len(document.sizes)} pages with {shown} characters"
        raise DocumentError(expected="a PDF with text", came=came)
    return document


def document_text(page: Page) -> str:
    """Read the text of a page of any kind, whole and as it is shown; a PDF that is but pictures is a `DocumentError`."""
    return open_document(page).text


def document_pages(page: Page) -> tuple[str, ...]:
    """Read the text of each page of a PDF, as a person reads it; all else is one page.

    >>> document_pages("<p>Kommunstyrelsen</p><p>Tekniska nämnden</p>")
    ('Kommunstyrelsen Tekniska nämnden',)
    """
    document = open_document(page)
    pages: list[list[str]] = [[] for _ in document.sizes or (None,)]
    for block in document.blocks:
        runs = document.runs_in(block.start, block.end)
        pages[runs[0].page - 1 if runs else 0].append(document.read(block.start, block.end).words)
    return tuple(" ".join(said) for said in pages)


def unread_pages(document: Document) -> tuple[Caveat, ...]:
    """Tell of pages that are pictures without text, so that nobody takes the rest for the whole."""
    pages = tuple(map(str, document.scanned))
    return (Caveat.of(CaveatCode.PAGES_SCANNED, pages=pages),) if pages else ()


# The ground of a fact: where in the document it stands, and the words that stand there.


def ground(
    document: Document,
    ranges: Iterable[Range],
    words: str | None = None,
    *,
    certainty: Certainty = Certainty.STATED,
    place: str | None = None,
    rule: str | None = None,
) -> Provenance:
    """Make the ground of a fact that stands in some ranges of a document; of `words` only, where they are given.

    The place in a person's terms is that of the first range, unless it is given.
    """
    within = tuple(ranges)
    if words:
        within = document.find(words, within) or document.find_pieces(words, within) or within
    found = document.trimmed(within)
    if not found:
        return Provenance(words=None, certainty=certainty, place=place, rule=rule)
    # Of each range where it stands: its block, its place in a table, its page and box in a PDF.
    return Provenance(
        words=BETWEEN.join([document.text[start:end] for start, end in found]),
        spans=tuple(_span(document, start, end) for start, end in found),
        certainty=certainty,
        place=place or document.place(found[0][0]),
        rule=rule,
    )


def _span(document: Document, start: int, end: int) -> Span:
    nth = document.block_in(start, end)
    cell = cell_of(document.blocks[nth]) if nth is not None else None
    runs = document.runs_in(start, end)
    page = runs[0].page if runs else None
    here = [run for run in runs if run.page == page]
    box = None
    if here:
        # About the pieces on its page, to a tenth of a point.
        left, bottom = min(run.left for run in here), min(run.bottom for run in here)
        right, top = max(run.right for run in here), max(run.top for run in here)
        box = (round(left, 1), round(bottom, 1), round(right, 1), round(top, 1))
    return Span(
        start=start,
        end=end,
        block=nth,
        page=page,
        box=box,
        row=cell.row if cell is not None else None,
        column=cell.column if cell is not None else None,
    )


# A passage's lines, each with where it stands.


def passage_lines(document: Document, passage: Passage) -> list[tuple[str, tuple[Range, ...]]]:
    """Part a passage's text at its line ends, each line with where it stands."""
    lines = passage.text.split("\n")
    if len(lines) == 1 or len(passage.ranges) != 1:
        return [(line, passage.ranges) for line in lines]
    reading, at = document.read(*passage.ranges[0]), 0
    if reading.words != passage.text:
        return list(zip(lines, placed(document, lines, passage.ranges), strict=True))
    made: list[tuple[str, tuple[Range, ...]]] = []
    for line in lines:
        made.append((line, (reading.range(at, at + len(line)),)))
        at += len(line) + 1
    return made


def placed(document: Document, parts: Sequence[str], ranges: Sequence[Range]) -> list[tuple[Range, ...]]:
    """Find parts of a text one after another in ranges; where one does not stand as it is, it is given all of them."""
    found: list[tuple[Range, ...]] = []
    left = list(ranges)
    for part in parts:
        here = document.find(part, left) if part.strip() else None
        if here is not None:
            at = here[-1][1]
            left = [(max(start, at), end) for start, end in left if end > at]
        found.append(here if here is not None else tuple(ranges) if part.strip() else ())
    return found


# Whether a page is whole minutes (protokoll): other readers must not take its case histories for meetings or items.

_HEAD = 30
"""Lines within which minutes call themselves so."""
_PARAGRAPHS_AT_LEAST = 2
_MARKS_AT_LEAST = 2


def is_protocol(blocks: Iterable[Passage]) -> bool:
    r"""Tell whether blocks are whole minutes: they say so, were signed, and have paragraphs.

    >>> front = "Sammanträdesprotokoll\nBeslutande\nAnna Ek (S)\nUtses att justera\nBo Lind (M)"
    >>> text = f"{front}\n§ 1 Val av justerare\n§ 2 Budget"
    >>> is_protocol((Passage(PassageKind.PARAGRAPH, text),)), is_protocol((Passage(PassageKind.PARAGRAPH, front),))
    (True, False)
    """
    titled = False
    marks: set[str] = set()
    paragraphs = 0
    for seen, line in enumerate(_lines(blocks)):
        titled = titled or (seen < _HEAD and MINUTES_TITLE.match(line) is not None)
        mark = MINUTES_MARKS.match(line)
        if mark is not None and mark.lastgroup:
            marks.add(mark.lastgroup)
        paragraphs += PARAGRAPH_HEAD.match(line) is not None
    return titled and len(marks) >= _MARKS_AT_LEAST and paragraphs >= _PARAGRAPHS_AT_LEAST


def _lines(blocks: Iterable[Passage]) -> Iterable[str]:
    """Give the lines of the content, a list's number and a key before theirs."""
    for block in blocks:
        if block.region != "main":
            continue
        if block.kind is PassageKind.KEY_VALUE and block.key:
            yield f"{block.key} {block.text}".strip()
            continue
        for line in block.text.split("\n"):
            yield " ".join(line.split())
