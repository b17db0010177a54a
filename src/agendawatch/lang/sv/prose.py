"""What stands under a heading as sentences: lines that a page wrapped are joined, points of lists stand for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agendawatch.lang.sv.calendar import MONTH_NAME
from agendawatch.lang.sv.data import words_of
from agendawatch.lang.sv.sentences import cut
from agendawatch.lang.sv.text import Sentence

_POINT = re.compile(r"(?:[-–—•*●▪◦]|\d{1,2}[.)]|\d{1,2}(?=\s+att\b)|[a-zåäö]\))\s+")
_NAME_BEGINS = re.compile(r"(?:^|\s)[A-ZÅÄÖÉ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäö]+)?$")
_NAME_ENDS = re.compile(r"(?:[A-ZÅÄÖÉ][a-zåäöé-]+\s){1,2}\([A-ZÅÄÖa-zåäö]{1,4}\)")
_WRAPPED = 60
"""A line longer than this was probably wrapped by the page."""
_LABEL = 30
"""A capitalized line shorter than this, without a full stop, stands for itself."""


_DAY_LABEL = re.compile(rf"(?i)(?:\d{{1,2}}\s)?{MONTH_NAME}(?:\s\d{{4}})?\s*[–—:-]")


def is_day_label(words: str) -> bool:
    """Tell whether words begin with a day or a month that stands as a label: "28 augusti – fullmäktige antar planen".

    >>> is_day_label("augusti: budget"), is_day_label("I augusti antas planen")
    (True, False)
    """
    return _DAY_LABEL.match(words) is not None


def sentences_in(text: str, start: int = 0) -> tuple[Sentence, ...]:
    """Part what stands under a heading into sentences: a wrapped line is joined to the one above it, a point of a list stands for itself.

    `start` is where the text begins in what spans count in.
    """
    return tuple(
        Sentence(words, start + begins + at, point=point, line=nth)
        for nth, (point, begins, line) in enumerate(_lines(text))
        for at, words in cut(line)
    )


def _lines(text: str) -> Iterator[tuple[bool, int, str]]:
    """Give points and paragraphs with where each begins; a wrapped line is joined by spaces, so that places hold."""
    held: tuple[bool, int, str] | None = None
    at = 0
    for raw in text.split("\n"):
        start = at + len(raw) - len(raw.lstrip())
        line = raw.strip()
        at += len(raw) + 1
        if not line:
            # A page may end amid a list, which goes on below white.
            listed = held is not None and held[2].rsplit(" ", 1)[-1] in words_of("headings", "wrapped", "lists")
            if held is not None and not listed and not held[2].endswith(","):
                yield held
                held = None
            continue
        point = _POINT.match(line)
        body = line[point.end() :] if point else line
        begin = start + (point.end() if point else 0)
        opens = held is None or "att " in held[2] or held[2].endswith((":", "."))
        marked = point is not None or (body.startswith("att ") and opens)
        if held is not None and not marked and _goes_on(held[2], body):
            held = (held[0], held[1], held[2] + " " * (begin - held[1] - len(held[2])) + body)
            continue
        if held is not None:
            yield held
        held = (marked, begin, body)
    if held is not None:
        yield held


def _goes_on(above: str, line: str) -> bool:
    """Tell whether a line goes on with the one above it."""
    if above.endswith((".", "!", "?", ":")) or is_day_label(line):
        return False
    if above.endswith((",", "-")) or above.rsplit(" ", 1)[-1] in words_of("headings", "wrapped"):
        return True
    name = _NAME_ENDS.match(line)
    if above.split(" ", 1)[0] == line.split(" ", 1)[0] and not name:
        return False  # "Bifaller …⏎Bifaller …"
    if line[:1].islower() or line[:1] == "(" or (_NAME_BEGINS.search(above) and name):
        return True
    label = line[:1].isupper() and len(line) < _LABEL and not line.endswith((".", ","))
    return len(above) > _WRAPPED and not label
