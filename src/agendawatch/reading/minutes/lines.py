"""Minutes as lines: a page of any kind, without page headers and footers, each line knowing what stands before it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Range
from agendawatch.errors import DocumentError
from agendawatch.reading.opening import open_document
from agendawatch.reading.traced import passage_lines
from agendawatch.swedish.pages.minutes_headings import is_furniture, read_heading
from agendawatch.swedish.text.sentences import breaks_name

__all__ = ["MinutesLine", "join", "minutes_lines"]

_LONGEST_WORD = 120
_LONGEST_LINE = 2000
_UNBROKEN = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_INDENT = 20
_PAGE_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_NAMED_WITHIN = 6
"""Lines within which a document tells its organization and day, in words that later pages repeat."""
_NAMING = re.compile(r"(?i)protokoll|\d{4}-\d\d-\d\d")
_PAGE_END = "\f"
_LINE_END = re.compile(r"\n|(?=\f)")
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
    ranges: tuple[Range, ...] = field(default=(), compare=False)
    """Where it stands in its document."""


def minutes_lines(page: str | bytes | Document) -> tuple[MinutesLine, ...]:
    """Read a page as lines, headers and footers stripped; an empty page is a `DocumentError`."""
    document = page if isinstance(page, Document) else open_document(page)
    found = _of_text(document.text) if document.kind == "text" else _of_passages(document)
    if not found:
        expected = "minutes with text"
        raise DocumentError(expected, "a page without any")
    return found


def _of_text(text: str) -> tuple[MinutesLine, ...]:
    found: list[MinutesLine] = []
    blank, crossed = True, False
    for at, line in _without_headers(_raw_lines(text)):
        words = " ".join(line.split())
        if not words:
            crossed = crossed or line == _PAGE_END
            blank = True
            continue
        if found and is_furniture(words) and not (len(found) <= _NAMED_WITHIN and _NAMING.search(words)):
            continue
        if crossed and found and _goes_on(found[-1].text, words):
            blank = False
        for nth, part in enumerate(_bounded(words)):
            bullet = part[:1] in "•●▪◦"
            found.append(MinutesLine(part, blank and not nth, bullet=bullet, ranges=((at, at + len(line)),)))
        blank = crossed = False
    return tuple(found)


def _raw_lines(text: str) -> list[tuple[int, str]]:
    """Part a text at its line ends, each line with its place; a new page begins a line, which keeps its mark."""
    cuts = [match.span() for match in _LINE_END.finditer(text)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    return [(start, text[start:end]) for start, end in zip(starts, ends, strict=True)]


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
    """Tell whether a line is a page's number: alone, far to the right or after the page before."""
    line = lines[at]
    if not _PAGE_NUMBER.fullmatch(line.strip("\f")):
        return False
    return len(line) - len(line.lstrip()) >= _INDENT or line.startswith("\f") or "tdragsbestyrkan" in lines[at - 1]


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
        parts = ((part, ranges) for whole, ranges in _passage_lines(document, passage) for part in _bounded(whole))
        for nth, (line, ranges) in enumerate(parts):
            if is_furniture(line) and not level and not (len(found) <= _NAMED_WITHIN and _NAMING.search(line)):
                continue
            point = passage.kind is PassageKind.LIST_ITEM and nth == 0
            found.append(MinutesLine(line, blank_before=nth == 0, heading=level, bullet=point, ranges=ranges))
    return tuple(found)


def _passage_lines(document: Document, passage: Passage) -> Iterator[tuple[str, tuple[Range, ...]]]:
    """Give the lines that a page shows of a passage, each with where it stands."""
    if passage.kind is PassageKind.TABLE:
        for row in passage.rows:
            ranges = tuple(found for slot in row for found in slot.ranges)
            for line in _row_lines([slot.text for slot in row if slot.text and not slot.spanned]):
                yield line, ranges
        return
    mark = f"{passage.number}. " if passage.number else "• " if passage.kind is PassageKind.LIST_ITEM else ""
    keyed = passage.key and passage.kind is PassageKind.KEY_VALUE and not passage.text.startswith(passage.key)
    opening, ranges = f"{mark}{passage.key}: " if keyed else mark, passage.key_ranges if keyed else ()
    for whole in passage_lines(document, passage):
        line = " ".join(whole.split())
        if line:
            yield f"{opening}{line}", (*ranges, *whole.ranges)
            opening, ranges = "", ()


def _row_lines(cells: list[str]) -> list[str]:
    """Set a row's cells side by side, line by line, as a page shows them."""
    side_by_side = zip_longest(*(cell.split("\n") for cell in cells), fillvalue="")
    return [" ".join(" ".join(line).split()) for line in side_by_side if "".join(line).strip()]


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
