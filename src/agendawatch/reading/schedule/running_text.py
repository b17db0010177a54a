"""Whether a date in running text is a meeting's, by the words around it."""

from __future__ import annotations

import re

from agendawatch.lang.sv.status_words import find_status_words
from agendawatch.reading.schedule.runs import Run
from agendawatch.swedish.names.organizations import Mention
from agendawatch.swedish.pages.meeting_words import ACTED_BY, MEETS
from agendawatch.swedish.pages.other_occasions import NOT_A_MEETING, without_fields

__all__ = ["is_meeting"]

_BETWEEN = re.compile(
    r"[\s,:;(–-]*(?:\([^()]{0,40}\)[\s,:]*)?"
    r"(?:(?:den|om|på|i|nu|åter|till|planera(?:s|t|d)|hålls|hållas|som|att|nästa|varannan|\w{3,5}dag(?:ar|en)?|är|blir|beslutar|sammanträder|avgör)[\s,]*){0,6}"
    r"(?:[A-ZÅÄÖ]\w+\s*)?(?:den\s*)?[\s,:;(–-]*"
)
_HOURS_BETWEEN = re.compile(r"[\s,:(–-]*(?:kl\.? ?[\d.:]+[\s,:–-]*)?")
_WITHIN = 40


def is_meeting(run: Run, *, mentions: tuple[Mention, ...], text: str) -> bool:
    """Tell whether a run of dates in a sentence is of meetings.

    The words nearest before the dates decide; when they are silent, those after. An organization
    that stands right by the dates is evidence enough; one elsewhere in the sentence is none.
    """
    said = _verdict(run.before, last=True)
    if said is not None:
        return said
    if _beside(run, mentions, text):
        return not _first_refusal(run.after, _WITHIN)
    after = run.after.split(". ")[0]
    said = _verdict(after, last=False)
    if said is not None:
        return said
    return bool(mentions) and any(
        it.gives in {"cancelled", "postponed"} for it in find_status_words(f"{run.before} {after}")
    )


def _verdict(text: str, *, last: bool) -> bool | None:
    """Tell what the nearest telling word says; `None` when there is none."""
    text = without_fields(text) if NOT_A_MEETING.search(text) else text
    meets = [match.end() if last else match.start() for match in MEETS.finditer(text)]
    other = [match.end() if last else match.start() for match in NOT_A_MEETING.finditer(text)]
    if not meets and not other:
        return None
    if not other:
        return True
    if not meets:
        return False
    # "gruppmöte" is a meeting by its ending and no council's by its beginning: a tie is a refusal.
    return max(meets) > max(other) if last else min(meets) < min(other)


def _acted(text: str, mention: Mention) -> bool:
    """Tell whether an organization only did something that day: "antogs av fullmäktige 2022-11-26"."""
    return ACTED_BY.search(text, max(0, mention.span[0] - _WITHIN), mention.span[0]) is not None


def _first_refusal(text: str, within: int) -> bool:
    return NOT_A_MEETING.search(text, 0, within) is not None


def _beside(run: Run, mentions: tuple[Mention, ...], text: str) -> bool:
    """Tell whether an organization stands right before the dates, or right after them in a list's manner."""
    before = next((each for each in reversed(mentions) if each.span[1] <= run.start), None)
    if before is not None and run.start - before.span[1] <= _WITHIN and not _acted(text, before):
        between = text[before.span[1] : run.start]
        if _BETWEEN.fullmatch(between) or find_status_words(between):
            return True
    after = next((each for each in mentions if each.span[0] >= run.end), None)
    return after is not None and _HOURS_BETWEEN.fullmatch(text, run.end, after.span[0]) is not None
