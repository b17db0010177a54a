"""Lines of a block: joined where they were wrapped, cut where they are longer than any sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from agendawatch.documents.passages import Passage
from agendawatch.reading.traced import TracedLine, ranges_of
from agendawatch.swedish.days.calendar_words import WEEKDAY
from agendawatch.swedish.names.organizations import find_organizations
from agendawatch.swedish.pages.meeting_words import MEETS, PLAN_WORDS

__all__ = ["is_teaser", "own_page", "pieces", "unwrapped"]

_TEASER_LINES, _TEASER_AT_MOST = 2, 4
_SENTENCE_AT_MOST = 2_000
"""Characters of a sentence that is read as one."""
_WRAPPED_AT_LEAST = 40
"""Characters of a line that may have been wrapped; a shorter one ended by itself."""
_DAY_FIRST = re.compile(rf"{WEEKDAY},? (?:den )?\d")
"""How a list's next line begins, though in small letters."""


def is_teaser(block: Passage, lines: list[str]) -> bool:
    """Tell whether a block is a link to something that is no meeting, with its day under it."""
    title = lines[0] if lines else ""
    if (
        len(lines) < _TEASER_LINES
        or len(lines) > _TEASER_AT_MOST
        or not any(link.text == title for link in block.links)
    ):
        return False
    if MEETS.search(title) or find_organizations(title) or any(letter.isdigit() for letter in title):
        return False
    return not PLAN_WORDS.search(title)


def unwrapped(given: Iterable[str]) -> list[str]:
    """Join lines that were only wrapped: the next one goes on in small letters."""
    lines: list[str] = []
    for line in given:
        wrapped = bool(lines) and len(lines[-1]) > _WRAPPED_AT_LEAST and not lines[-1].endswith((".", ":"))
        if wrapped and line[:1].islower() and not _DAY_FIRST.match(line):
            lines[-1] = TracedLine(f"{lines[-1]} {line}", ranges_of((lines[-1], line)))
        else:
            lines.append(line)
    return lines


def pieces(text: str) -> list[str]:
    """Cut what is longer than any sentence, so that the time it takes grows with its length alone."""
    pieces: list[str] = []
    while len(text) > _SENTENCE_AT_MOST:
        cut = text.rfind(" ", 0, _SENTENCE_AT_MOST) + 1 or _SENTENCE_AT_MOST
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def own_page(block: Passage, words: str) -> str | None:
    """Find the address that a block links some words to; documents are no pages."""
    return next(
        (link.url for link in block.links if words in link.text and not link.url.lower().endswith(".pdf")), None
    )
