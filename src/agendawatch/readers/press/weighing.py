"""How surely a day that a press release names is that of a meeting which handles the matter."""

from __future__ import annotations

import datetime as dt

from agendawatch.lang.sv.days.dates import When
from agendawatch.lang.sv.days.handling_days import (
    AHEAD,
    DATELINE,
    HANDLES,
    MEETING,
    NEXT_TIME,
    PAST,
    SUBMITS,
)
from agendawatch.lang.sv.names.organizations import Mention
from agendawatch.lang.sv.pages.press_patterns import CLAUSE_END, HANDED_TO, LEADS_TO_DAY, NOWADAYS, TAKES_PLACE
from agendawatch.model import Certainty

__all__ = ["distance", "weigh"]

_NEXT_TO = 26
"""Characters between an organization and a day that still belong together ("kommunfullmäktige den 14 september")."""
_NEARBY = 60
"""Letters before a day that may say what day it is."""
_SOON = dt.timedelta(days=60)
"""A day without year that lies further ahead than this, in a sentence about what was, was last year's."""
_ADJOINING = 2
"""A space or a comma between them: "kommunfullmäktige ikväll"."""
_FAR_APART = 80
"""An event further from a day than this says nothing of it."""


def weigh(sentence: str, when: When, mention: Mention | None, published: dt.date) -> float | None:
    """Weigh how surely a day is that of a meeting that handles something; `None` when it is another day."""
    apart = distance(mention.span, when.span) if mention else _FAR_APART
    clause = _clause(sentence, when.span)
    if _is_other_day(sentence, clause, when, mention, published):
        return None
    acts = HANDLES.search(clause) or MEETING.search(clause)
    if not acts and (mention is None or (NOWADAYS.search(when.words) and not _is_day(sentence, when, mention))):
        return None
    before, after = sentence[: when.span[0]], sentence[when.span[1] :]
    next_time = NEXT_TIME.search(before[-_NEARBY:]) or NEXT_TIME.search(after[:12])
    ahead = when.date is not None and when.date > published
    return sum(
        (
            0 if mention is None else 3 if apart <= _NEXT_TO else 2,
            1.5 if HANDLES.search(sentence) else 0,
            1.5 if MEETING.search(clause) else 0,
            1 if ahead or when.date == published else 0,
            1 if ahead and AHEAD.search(sentence) else 0,
            -3 if next_time else 0,
        )
    )


def _is_day(sentence: str, when: When, mention: Mention) -> bool:
    """Tell whether "idag" is a day though nothing is decided: "På nämnden idag …", "Idag var det premiär för nämnden"."""
    behind = sentence[when.span[1] :].lstrip()
    told = when.span[0] == 0 and (PAST.match(behind) or TAKES_PLACE.match(behind))
    at = distance(mention.span, when.span) <= _ADJOINING and LEADS_TO_DAY.search(sentence[: mention.span[0]])
    return bool(told or at)


def _is_other_day(sentence: str, clause: str, when: When, mention: Mention | None, published: dt.date) -> bool:
    """Tell whether a day is that of publishing, or of handing in, or was last year's."""
    before = sentence[: when.span[0]]
    apart = distance(mention.span, when.span) if mention else _FAR_APART
    if DATELINE.match(before) and when.certainty is Certainty.STATED and apart > _NEXT_TO:
        return True
    if not when.year_stated and when.date and when.date - published > _SOON and PAST.search(clause):
        return AHEAD.search(clause) is None
    handed_in = SUBMITS.search(clause)
    if handed_in and apart > _ADJOINING and when.date == published:
        return True
    submitted = handed_in and mention is not None and when.date is not None and when.date <= published
    return bool(submitted and mention and HANDED_TO.search(sentence[: mention.span[0]]))


def distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Count the characters between two spans.

    >>> distance((0, 4), (6, 9)), distance((6, 9), (0, 4)), distance((0, 4), (2, 9))
    (2, 2, 0)
    """
    return max(one[0] - other[1], other[0] - one[1], 0)


def _clause(sentence: str, span: tuple[int, int]) -> str:
    """Take the clause that a span stands in."""
    start, end = 0, len(sentence)
    for stop in CLAUSE_END.finditer(sentence):
        if stop.end() <= span[0]:
            start = stop.end()
        elif stop.start() >= span[1]:
            end = stop.start()
            break
    return sentence[start:end]
