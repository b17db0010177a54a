"""Minutes as lines: a page of any kind, without page headers and footers, each line knowing what stands before it."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest

from agendawatch.errors import DocumentError
from agendawatch.lang.sv.ballots import Cell
from agendawatch.reading.blocks import Block, BlockKind
from agendawatch.reading.page import blocks, is_html, is_pdf, page_text
from agendawatch.lang.sv.headings import read_heading
from agendawatch.swedish.pages.page_furniture import is_furniture, is_page_head
from agendawatch.swedish.text.sentences import breaks_name

__all__ = ["MinutesLine", "join", "minutes_lines"]

_START = 4096
_CONTROLS = 0.1
"""Share of control characters from which a page is no text."""
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
_PAGE_END = "\f"
_PAGES = 3
"""Pages from which a document's running heads and feet are known by coming again."""
_FIGURES = re.compile(r"\d+")
_OWN = re.compile(r"(?:[A-ZÅÄÖ][\wåäö-]{0,40}\s)?(?:§|\d{1,4}\s?§)|[•●▪◦–-]\s|\d{1,3}[.)]\s")
"""How a paragraph or a point begins."""
_WRAPPED = 60
"""A line longer than this was probably wrapped by the page."""
_BROKEN = re.compile(r"[a-zåäö]{3}-$")
_SHORTENED = re.compile(r"(?<!\w)\w{1,2}-$")
_END = 8
"""Letters at a line's end that tell how the next goes on."""
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
    """Its pieces, where white or a table's rulings part it; `()` for a line of one piece."""


def minutes_lines(page: str | bytes) -> tuple[MinutesLine, ...]:
    """Read a page as lines, headers and footers stripped; an empty page is a `DocumentError`."""
    if isinstance(page, bytes) and is_pdf(page):
        return _of_blocks(blocks(page))
    text = page_text(page)
    if is_html(text):
        return _of_blocks(blocks(text))
    return _of_text(text)


def _of_text(text: str) -> tuple[MinutesLine, ...]:
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\xad", "")
    if (
        sum(letter < " " and letter not in "\t\n\f\v" for letter in plain[:_START])
        > min(len(plain), _START) * _CONTROLS
    ):
        expected = "minutes with text"
        raise DocumentError(expected, "bytes that are no text")
    found: list[MinutesLine] = []
    blank, crossed = True, False
    for line in _without_headers(_without_running(plain)):
        words = " ".join(line.split())
        if not words:
            crossed = crossed or line == _PAGE_END
            blank = True
            continue
        if found and _is_of_page(line, naming=len(found) <= _NAMED_WITHIN):
            crossed = True
            continue
        if crossed and found and _goes_on(found[-1].text, words):
            blank = False
        for nth, part in enumerate(_bounded(words)):
            cells = _cells(line) if part == words else ()
            found.append(MinutesLine(part, blank_before=blank and not nth, bullet=part[:1] in "•●▪◦", cells=cells))
        blank = crossed = False
    if not found:
        expected = "minutes with text"
        raise DocumentError(expected, "an empty page")
    return tuple(found)


def _without_running(text: str) -> list[str]:
    """Cut a text into lines, without those that run at the head or the foot of its pages; between pages stands a mark.

    They are known by coming again: on three pages at least, and on a third of them, but for their figures. The first
    page keeps its own, for it names the document.
    """
    pages = [page.split("\n") for page in text.split("\f")]
    if len(pages) <= _PAGES:
        return text.replace("\f", "\n\f").split("\n")
    often = max(_PAGES, len(pages) // 3)
    heads = Counter(shape for page in pages for shape in {_shape(line) for line in _edge(page)})
    feet = Counter(shape for page in pages for shape in {_shape(line) for line in _edge(page[::-1])})
    running = {shape for edge in (heads, feet) for shape, count in edge.items() if count >= often and shape}
    kept = list(pages[0])
    for page in pages[1:]:
        first = _leading(page, running)
        last = _leading(page[::-1], running)
        kept += [_PAGE_END, *page[first : max(first, len(page) - last)]]
    return kept


def _edge(page: list[str]) -> list[str]:
    """Give the lines with which a page begins."""
    return [line for line in page if line.strip()][:_HEADER_LINES]


def _shape(line: str) -> str:
    """Give a line's words with figures alike; nothing for one that may be the text's own, wherever it stands."""
    words = " ".join(line.split())
    if _OWN.match(words) or read_heading(words) is not None:
        return ""
    return _FIGURES.sub("#", words)


def _leading(page: list[str], running: set[str]) -> int:
    """Count the lines with which a page begins and that run through the document, white between them too."""
    count = seen = 0
    for nth, line in enumerate(page):
        if not line.strip():
            continue
        if _shape(line) not in running or seen >= _HEADER_LINES:
            break
        seen += 1
        count = nth + 1
    return count


def _is_of_page(line: str, *, naming: bool) -> bool:
    """Tell whether a line is a page's head or foot; `naming` says that it may be the one that names the document."""
    words = " ".join(line.split())
    if is_furniture(words):
        return not (naming and _NAMING.search(words))
    return not naming and is_page_head([piece[0] for piece in _PIECE.finditer(line)])


def _cells(line: str) -> tuple[Cell, ...]:
    cells = tuple(Cell(piece[0], piece.start(), piece.end()) for piece in _PIECE.finditer(line.expandtabs()))
    return cells if len(cells) > 1 else ()


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


def _is_number(lines: list[str], at: int) -> bool:
    """Tell whether a line is a page's number: alone, far to the right or after the page before."""
    line = lines[at]
    if not _PAGE_NUMBER.fullmatch(line.strip("\f")):
        return False
    return len(line) - len(line.lstrip()) >= _INDENT or line.startswith("\f") or "tdragsbestyrkan" in lines[at - 1]


def _without_headers(lines: list[str]) -> list[str]:
    """Drop what stands between a page's number and the end of its header."""
    kept: list[str] = []
    at = 0
    while at < len(lines):
        if not _is_number(lines, at):
            kept.append(lines[at])
            at += 1
            continue
        header = [n for n in range(at + 1, min(at + 16, len(lines))) if lines[n].strip()][:_HEADER_LINES]
        ends = [n for n in header if is_furniture(lines[n]) or lines[n].split()[-1:] == ["Voteringslista"]]
        # The first page's header names the document, and stays.
        at = (ends[-1] if ends and any(line.strip() for line in kept) else at) + 1
        kept.append(_PAGE_END)
    return kept


def _of_blocks(read: tuple[Block, ...]) -> tuple[MinutesLine, ...]:
    found: list[MinutesLine] = []
    for block in read:
        if block.region != "main":
            continue
        level = block.level if block.kind is BlockKind.HEADING else 0
        for nth, (whole, cells) in enumerate(_block_lines(block)):
            if is_furniture(whole) and not level and not (len(found) <= _NAMED_WITHIN and _NAMING.search(whole)):
                continue
            point = block.kind is BlockKind.LIST_ITEM and nth == 0
            for part, line in enumerate(_bounded(whole)):
                begins = nth == 0 and part == 0
                found.append(MinutesLine(line, begins, level, point and begins, cells if line == whole else ()))
    if not found:
        expected = "minutes with text"
        raise DocumentError(expected, "a page without any")
    return tuple(found)


def _block_lines(block: Block) -> list[tuple[str, tuple[Cell, ...]]]:
    """Give a block's lines; a row of a table with its cells, each in its column."""
    if block.kind is BlockKind.TABLE:
        return [
            line
            for row in block.rows
            for line in _row_lines([(nth, c.text) for nth, c in enumerate(row) if c.text and not c.spanned])
        ]
    mark = f"{block.number}. " if block.number else "• " if block.kind is BlockKind.LIST_ITEM else ""
    key = (
        f"{block.key}: "
        if block.key and block.kind is BlockKind.KEY_VALUE and not block.text.startswith(block.key)
        else ""
    )
    lines = [" ".join(line.split()) for line in block.text.split("\n") if line.strip()]
    return [(line, ()) for line in (f"{mark}{key}{lines[0]}", *lines[1:])] if lines else []


def _row_lines(cells: list[tuple[int, str]]) -> list[tuple[str, tuple[Cell, ...]]]:
    """Set a row's cells side by side, line by line, as a page shows them."""
    made = []
    for line in zip_longest(*(cell.split("\n") for _, cell in cells), fillvalue=""):
        pieces = [(nth, " ".join(piece.split())) for (nth, _), piece in zip(cells, line, strict=True)]
        told = tuple(Cell(piece, nth, nth) for nth, piece in pieces if piece)
        if told:
            made.append((" ".join(cell.text for cell in told), told if len(told) > 1 else ()))
    return made


def join(lines: list[str]) -> str:
    """Join wrapped lines to one; a hyphen at a line's end is kept before "och", and mended in a word.

    >>> join(["barn- och", "ungdomsnämnden"]), join(["fritids-", "nämnden"]), join(["Motion -", "Bo Ek"])
    ('barn- och ungdomsnämnden', 'fritidsnämnden', 'Motion - Bo Ek')
    """
    parts: list[str] = []
    end = ""
    for line in filter(None, lines):
        broken = _BROKEN.search(end) and line[:1].islower() and not re.match(r"(?:och|samt|eller)\b", line)
        goes_on = broken or (_SHORTENED.search(end) and line[:1].isalpha())
        if broken:
            parts[-1] = parts[-1][:-1]
        parts += [line] if goes_on else [" ", line]
        # Only the end is looked at, and all is put together once: time would grow with the square of the text.
        end = f"{end}{line}"[-_END:] if goes_on else f"{end} {line}"[-_END:]
    return "".join(parts).strip()
