"""Whether a page is whole minutes (protokoll): other readers must not take its case histories for meetings or items."""

from __future__ import annotations

from collections.abc import Iterable

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.lang.sv.pages.minutes_front import MINUTES_MARKS, MINUTES_TITLE, PARAGRAPH_HEAD

__all__ = ["is_protocol"]

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
