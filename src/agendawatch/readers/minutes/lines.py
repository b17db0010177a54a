"""Minutes as lines: a page of any kind, without page headers and footers, each line knowing what stands before it."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Range
from agendawatch.errors import DocumentError
from agendawatch.lang.sv.ballots import Cell
from agendawatch.lang.sv.headings import read_heading
from agendawatch.lang.sv.pages.minutes import is_furniture, is_page_head, is_signature, names_body, part_flattened
from agendawatch.lang.sv.sentences import breaks_name
from agendawatch.readers.opening import open_document, passage_lines

_LONGEST_WORD = 120
_LONGEST_LINE = 2000
_UNBROKEN = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_PIECE = re.compile(r"\S+(?: \S+)*")
"""What white of two spaces or more parts from the rest of its line."""
_INDENT = 20
_PAGE_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_NAMED_WITHIN = 6
"""Lines within which a document tells its organization and day, in words that later pages repeat."""
_NAMING = re.compile(r"(?i)protokoll|\d{4}-\d\d-\d\d")
_DAY_ALONE = re.compile(r"\d{4}-\d\d-\d\d")
"""A page's head may have it, and a decision that goes on below: "Tiderna fastställs:"."""
_PAGE_END = "\f"
_PAGES = 3
"""Pages from which a document's running heads and feet are known by coming again."""
_FIGURES = re.compile(r"\d+")
_OWN = re.compile(r"(?:[A-ZÅÄÖ][\wåäö-]{0,40}\s)?(?:§|\d{1,4}\s?§)|[•●▪◦–-]\s|\d{1,3}[.)]\s")
"""How a paragraph or a point begins."""
_WRAPPED = 60
"""A line longer than this was probably wrapped by the page."""
_HEADER_LINES = 6
"""Lines that a page's header may have after its number."""


@dataclass(frozen=True, slots=True)
class MinutesLine:
    """One line of a document's text."""

    text: str
    """White space folded; never empty."""
    blank_before: bool = False
    """Whether white stands between it and the line before."""
    heading: int = 0
    """The level of a heading that the page marks as such; 0 when it marks none."""
    bullet: bool = False
    cells: tuple[Cell, ...] = ()
    """Its pieces, where white or a table's rulings part it; `()` where the page does not tell how its lines stand."""
    ranges: tuple[Range, ...] = field(default=(), compare=False)
    """Where it stands in its document."""


def minutes_lines(page: str | bytes | Document) -> tuple[MinutesLine, ...]:
    """Read a page as lines, headers and footers stripped; an empty page is a `DocumentError`."""
    document = page if isinstance(page, Document) else open_document(page)
    found = _of_text(document.text) if document.kind == "text" else _of_passages(document)
    if not found:
        raise DocumentError(expected="minutes with text", came="a page without any")
    return found


def _of_text(text: str) -> tuple[MinutesLine, ...]:
    found: list[MinutesLine] = []
    blank, crossed = True, False
    often = Counter(line.strip() for line in text.split("\n"))
    for at, line in _without_headers(_without_running(text)):
        words = " ".join(line.split())
        if not words:
            crossed = crossed or line == _PAGE_END
            blank = True
            continue
        signs = is_signature(words) and often[line.strip()] < _PAGES
        naming = len(found) <= _NAMED_WITHIN and not any("§" in it.text for it in found[1:])
        listed = found and (found[-1].text.endswith(":") or _DAY_ALONE.fullmatch(found[-1].text))
        goes_on = listed and not crossed and _DAY_ALONE.fullmatch(words)
        # A page's head or foot, unless it may be the one that names the document.
        if is_furniture(words):
            of_page = not (naming and _NAMING.search(words))
        else:
            of_page = not naming and is_page_head([piece[0] for piece in _PIECE.finditer(line)])
        of_page = of_page or (crossed and names_body(words))
        if found and not signs and of_page and not goes_on:
            crossed = True
            continue
        if crossed and found and _goes_on(found[-1].text, words):
            blank = False
        for nth, part in enumerate(it for flat in part_flattened(words) for it in _bounded(flat)):
            pieces = _PIECE.finditer(line.expandtabs()) if part == words else ()
            cells = tuple(Cell(piece[0], piece.start(), piece.end()) for piece in pieces)
            bullet, ranges = part[:1] in "•●▪◦", ((at, at + len(line)),)
            found.append(MinutesLine(part, blank and not nth, bullet=bullet, cells=cells, ranges=ranges))
        blank = crossed = False
    return tuple(found)


def _without_running(text: str) -> list[tuple[int, str]]:
    """Part a text into lines, without those that run at the head or the foot of its pages; between pages stands a mark.

    They are known by coming again: on three pages at least, and on a third of them, but for their figures; a document of
    three pages or fewer has none. The first page keeps its head, for it names the document.
    """
    pages = _pages(text)
    often = max(_PAGES, len(pages) // 3)
    heads = Counter(shape for page in pages for shape in {_shape(line) for line in _edge(page)})
    feet = Counter(shape for page in pages for shape in {_shape(line) for line in _edge(page[::-1])})
    above, below = (
        {shape for shape, count in edge.items() if len(pages) > _PAGES and count >= often and shape}
        for edge in (heads, feet)
    )
    kept: list[tuple[int, str]] = []
    for nth, page in enumerate(pages):
        first = _leading(page, above) if nth else 0
        last = _leading(page[::-1], below)
        kept += [*([(0, _PAGE_END)] if nth else []), *page[first : max(first, len(page) - last)]]
    return kept


def _pages(text: str) -> list[list[tuple[int, str]]]:
    """Part a text into pages, and them into lines, each with its place."""
    pages, at = [], 0
    for page in text.split("\f"):
        lines = []
        for line in page.split("\n"):
            lines.append((at, line))
            at += len(line) + 1
        pages.append(lines)
    return pages


def _edge(page: Sequence[tuple[int, str]]) -> list[str]:
    """Give the lines with which a page begins."""
    return [line for _, line in page if line.strip()][:_HEADER_LINES]


def _shape(line: str) -> str:
    """Give a line's words with figures alike; nothing for one that may be the text's own, wherever it stands."""
    words = " ".join(line.split())
    if _OWN.match(words) or read_heading(words) is not None:
        return ""
    return _FIGURES.sub("#", words)


def _leading(page: Sequence[tuple[int, str]], running: set[str]) -> int:
    """Count the lines with which a page begins and that run through the document, white between them too."""
    count = seen = 0
    for nth, (_, line) in enumerate(page):
        if not line.strip():
            continue
        if _shape(line) not in running or seen >= _HEADER_LINES:
            break
        seen += 1
        count = nth + 1
    return count


def _bounded(words: str) -> list[str]:
    """Cut a line that no page could show: words and lines have a longest length, so that reading stays linear."""
    if len(words) <= _LONGEST_WORD:
        return [words]
    whole = _UNBROKEN.sub(lambda run: " ".join(textwrap.wrap(run[0], _LONGEST_WORD)), words)
    return textwrap.wrap(whole, _LONGEST_LINE, break_on_hyphens=False)


def _goes_on(last: str, words: str) -> bool:
    """Tell whether the text of one page goes on, in mid-sentence, on the next."""
    if breaks_name(last, words):
        return True
    if last.endswith((".", ":", "!", "?")) or words.startswith("§") or read_heading(last) or read_heading(words):
        return False
    return words[:1].islower() or last.endswith((",", "-", " och", " samt")) or len(last) > _WRAPPED


def _is_number(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line is a page's number: alone, far to the right, first on a page of a short document or below the foot of the page before."""
    line = lines[at]
    if not _PAGE_NUMBER.fullmatch(line):
        return False
    before = lines[at - 1]
    # In a longer document a figure there may be a table's that goes on; what runs at its pages' heads is gone already.
    first = before == _PAGE_END and lines.count(_PAGE_END) < _PAGES
    return first or len(line) - len(line.lstrip()) >= _INDENT or "tdragsbestyrkan" in before


def _without_headers(placed: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Drop what stands between a page's number and the end of its header."""
    lines = [line for _, line in placed]
    kept: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        if not _is_number(lines, at):
            kept.append(placed[at])
            at += 1
            continue
        header = [n for n in range(at + 1, min(at + 16, len(lines))) if lines[n].strip()][:_HEADER_LINES]
        ends = [n for n in header if is_furniture(lines[n]) or lines[n].split()[-1:] == ["Voteringslista"]]
        # The first page's header names the document, and stays.
        at = (ends[-1] if ends and any(line.strip() for _, line in kept) else at) + 1
        kept.append((0, _PAGE_END))
    return kept


def _of_passages(document: Document) -> tuple[MinutesLine, ...]:
    found: list[MinutesLine] = []
    for passage in document.passages:
        if passage.region != "main":
            continue
        level = passage.level if passage.kind is PassageKind.HEADING else 0
        for nth, (whole, cells, ranges) in enumerate(_passage_lines(document, passage)):
            naming = len(found) <= _NAMED_WITHIN and _NAMING.search(whole)
            if is_furniture(whole) and not is_signature(whole) and not level and not naming:
                continue
            point = passage.kind is PassageKind.LIST_ITEM and nth == 0
            for part, line in enumerate(_bounded(whole)):
                begins = nth == 0 and part == 0
                pieces = cells if line == whole else ()
                found.append(MinutesLine(line, begins, level, point and begins, pieces, ranges))
    return tuple(found)


def _passage_lines(document: Document, passage: Passage) -> Iterator[tuple[str, tuple[Cell, ...], tuple[Range, ...]]]:
    """Give the lines that a page shows of a passage, a table's row with its cells, each with where it stands."""
    if passage.kind is PassageKind.TABLE:
        for row in passage.rows:
            ranges = tuple(found for slot in row for found in slot.ranges)
            shown = [(nth, slot.text) for nth, slot in enumerate(row) if slot.text and not slot.spanned]
            # Side by side, line by line, as a page shows them.
            for texts in zip_longest(*(text.split("\n") for _, text in shown), fillvalue=""):
                pieces = ((nth, " ".join(text.split())) for (nth, _), text in zip(shown, texts, strict=True))
                cells = tuple(Cell(piece, nth, nth) for nth, piece in pieces if piece)
                if cells:
                    yield " ".join(cell.text for cell in cells), cells, ranges
        return
    mark = f"{passage.number}. " if passage.number else "• " if passage.kind is PassageKind.LIST_ITEM else ""
    keyed = passage.key and passage.kind is PassageKind.KEY_VALUE and not passage.text.startswith(passage.key)
    opening, ranges = f"{mark}{passage.key}: " if keyed else mark, passage.key_ranges if keyed else ()
    for whole, stands in passage_lines(document, passage):
        line = " ".join(whole.split())
        if line:
            yield f"{opening}{line}", (), (*ranges, *stands)
            opening, ranges = "", ()


def ranges_in(lines: Iterable[MinutesLine]) -> tuple[Range, ...]:
    """Give where some lines stand in their document."""
    return tuple(found for line in lines for found in line.ranges)
