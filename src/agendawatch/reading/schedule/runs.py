"""Dates of one sentence in runs: those that a list puts together, with the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from agendawatch.swedish.days.dates import When
from agendawatch.swedish.pages.meeting_words import ANOTHER, MEETS

__all__ = ["Run", "first_parenthesis", "split_runs"]

_LIST_GAP = re.compile(
    r"[\s,;·•&/+|]*+(?:\(?(?:sommar|jul)?uppehåll\)?[\s,;–-]*+)?(?:(?:och|samt|respektive|resp\.?)\s++)?(?:även\s++)?(?:den\s++)?",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\)|\s?\([^()]{0,80}\)")
"""A remark behind a day, or the end of one that the day took its hours from."""
_BOUNDARY = re.compile(r"[,;:–—]\s|\s(?:och|men|samt|medan|dock|för att)\s|\.\s|\n|\)", re.IGNORECASE)


_SEPARATOR = re.compile(r"[,;)\n•]|\soch\s|\ssamt\s")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_OF_FILE = re.compile(r"\bpdf\b|\d\s?[km]b\b", re.IGNORECASE)
"""What a link to a paper says of its file."""


@dataclass(slots=True)
class Run:
    """Dates that a sentence lists together."""

    whens: list[When] = field(default_factory=list)
    start: int = 0
    end: int = 0
    before: str = ""
    """The words before it that speak of it: back to the run before, or to the clause's beginning."""
    after: str = ""
    """The words after it that speak of it."""
    gap: str = ""
    """All between the run before and this one."""
    inside: bool = False
    """Whether it stands in parentheses."""
    goes_on: bool = False
    """Whether a remark in parentheses is all that parts it from the run before, in one list."""


def split_runs(text: str, whens: tuple[When, ...], *, listed: bool) -> list[Run]:
    """Put dates together that only a comma or "och" parts, and share the words between runs out.

    In a list every date has words of its own; in running text what follows the last speaks of all.
    """
    runs: list[Run] = []
    for when in whens:
        last = runs[-1] if runs else None
        joins = last is not None and (when.span[0] < last.end or _LIST_GAP.fullmatch(text, last.end, when.span[0]))
        remarked = _REMARK.match(text, when.span[1]) is not None
        if last is not None and joins and (not (listed or remarked) or when.span[0] < last.end):
            last.whens.append(when)
            last.end = max(last.end, when.span[1])
        else:
            runs.append(Run([when], when.span[0], when.span[1]))
    depth = 0
    for index, run in enumerate(runs):
        begin = runs[index - 1].end if index else 0
        run.gap = text[begin : run.start]
        run.goes_on = bool(index) and _LIST_GAP.fullmatch(run.gap, _remarked(run.gap)) is not None
        depth += text.count("(", begin, run.start) - text.count(")", begin, run.start)
        run.inside = depth > 0
        depth += text.count("(", run.start, run.end) - text.count(")", run.start, run.end)
        cut = _clause(run.gap) if index else _next_one(run.gap)
        if listed and index:
            cut = _item(run.gap)
        elif run.goes_on:
            cut = _remarked(run.gap)
        run.before = run.gap[cut:] if cut or not listed or not index else ""
        if index:
            runs[index - 1].after = run.gap[:cut] if cut else run.gap
    if runs:
        runs[-1].after = text[runs[-1].end :]
    return runs


def _remarked(gap: str) -> int:
    """Find where a remark in parentheses ends that a gap begins with."""
    remark = _REMARK.match(gap)
    return remark.end() if remark else 0


def _item(gap: str) -> int:
    """Find where a list's line turns from one date's words to the next date's."""
    cuts = [match.end() for match in _SEPARATOR.finditer(gap)]
    return cuts[-1] if cuts else 0


def _next_one(gap: str) -> int:
    """Find where the words before the first run turn from one meeting to the next."""
    cut = 0
    for boundary in _BOUNDARY.finditer(gap):
        if ANOTHER.match(gap, boundary.end()):
            cut = boundary.end()
    return cut


def _clause(gap: str) -> int:
    """Find where the words between two runs begin to speak of the second."""
    cut = 0
    for boundary in _BOUNDARY.finditer(gap):
        if cut == 0 and MEETS.search(gap, boundary.end()):
            cut = boundary.end()
    return cut


def first_parenthesis(after: str) -> str:
    """Give the parenthesis right after a date, unless it holds dates of its own."""
    match = re.match(r"([^(]{0,40})\(([^()]{0,100})", after)
    if match is None or re.search(r"\bsenast\b", match[2]) or (_LETTERS.search(match[1]) and _OF_FILE.search(match[2])):
        return ""
    return f" {match[2]}"
