"""Records of labelled lines: who meets is told after the day, and belongs before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.swedish.pages.meeting_words import GENERIC_LABELS, WHO_LABELS

__all__ = ["whose_first"]

_LABELLED = re.compile(r"([^:\n]{2,20}):\s*(\S[^\n]{0,120})")
_REACH = 4
"""Lines below its day within which a record names who meets."""
_HEAD_LEVEL = 6


def whose_first(blocks: Sequence[Passage]) -> tuple[Passage, ...]:
    """Make headings of the labelled names that stand under labelled days.

    >>> record = [Passage(PassageKind.PARAGRAPH, text) for text in ("Datum: 3 mars 2026", "Tid: 9.15", "Nämnd: Valnämnden")]
    >>> [block.text for block in whose_first(record)]
    ['Valnämnden', 'Datum: 3 mars 2026', 'Tid: 9.15']
    """
    made: list[Passage] = []
    day: int | None = None
    for block in blocks:
        key, value = _label(block)
        if key and GENERIC_LABELS.search(key):
            day = len(made)
        elif key and day is not None and len(made) - day <= _REACH and WHO_LABELS.search(key):
            made.insert(day, block._replace(kind=PassageKind.HEADING, level=_HEAD_LEVEL, text=value))
            day = None
            continue
        made.append(block)
    return tuple(made)


def _label(block: Passage) -> tuple[str, str]:
    match = _LABELLED.fullmatch(block.text) if block.kind is PassageKind.PARAGRAPH else None
    return (match[1].strip(), match[2]) if match else ("", "")
