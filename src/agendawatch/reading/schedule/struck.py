"""Days that are struck through: called off, or left for the day that stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agendawatch.reading.schedule.candidate import Candidate
from agendawatch.reading.schedule.runs import Run

__all__ = ["is_struck", "stands_for"]

_NEXT_OF_LIST = re.compile(r"[,;&+/]|\boch\b")


def is_struck(words: str, struck: Sequence[str]) -> bool:
    """Tell whether a day's words are struck through.

    >>> is_struck("8/2 kl. 9", ["8/2"]), is_struck("8/2", ["18/2"])
    (True, False)
    """
    day = re.escape(words.split(" kl", maxsplit=1)[0])
    return any(re.search(rf"(?<!\d){day}(?!\d)", each) for each in struck)


def stands_for(run: Run, before: Sequence[Candidate]) -> bool:
    """Tell whether a day stands for the struck ones right before it, and is not only the next of a list.

    On lines of their own, only a day of the same month does.
    """
    day = run.whens[0].date
    if day is None or not before or not all(each.struck for each in before) or _NEXT_OF_LIST.search(run.gap):
        return False
    return "\n" not in run.gap or (day.year, day.month) == (before[-1].date.year, before[-1].date.month)
