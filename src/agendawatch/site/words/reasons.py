"""Why two things are held to be one, in Swedish: `following` tells its reasons in English, for every reader alike."""

from __future__ import annotations

import datetime as dt
import re

from agendawatch.feeds.words import SWEDISH, day_words

__all__ = ["swedish_reason"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WITHIN = re.compile(r"(?<=\w) in (?=\w)")
_REASONS = tuple(
    (re.compile(pattern), told)
    for pattern, told in (
        (r"shared words: ([^()]{1,2000})(?: \([\d.]{1,8}\))?", "gemensamma ord: {}"),
        (r"same party: (.+)", "samma parti: {}"),
        (r"same name: (.+)", "samma namn: {}"),
        (r"same number: (.+)", "samma nummer: {}"),
        (r"same property: (.+)", "samma fastighet: {}"),
        (r"same stage: (.+)", "samma skede: {}"),
        (r"same year: (.+)", "samma år: {}"),
        (r"same month: (.+)", "samma månad: {}"),
        (r"names (.+)", "nämner {}"),
        (r"case number (.+)", "diarienummer {}"),
        (r"no other item of the announced meeting does both", "inget annat ärende på mötet gör båda delarna"),
        (r"on the agenda of (.+) on (\d{4}-\d\d-\d\d)", "på dagordningen för {} {}"),
        (r'"(.+)" means (\d{4}-\d\d-\d\d)', "”{}” betyder {}"),
        (r"the source means (\d{4}-\d\d-\d\d)", "källan menar {}"),
        (r"(.+) meets on (\d{4}-\d\d-\d\d)", "{} har möte {}"),
        (r"the meeting has moved from that day to (\d{4}-\d\d-\d\d)", "mötet har flyttats från den dagen till {}"),
        (r"the meeting is cancelled", "mötet är inställt"),
        (r"(.+) is named without a day", "{} nämns utan dag"),
        (r"its nearest meeting after (\d{4}-\d\d-\d\d) is on (\d{4}-\d\d-\d\d)", "närmaste mötet efter {} är {}"),
        (r"(\d+) days apart", "{} dagar isär"),
        (r"proposed by (.+) both times", "föreslaget av {} båda gångerna"),
        (r"the titles share no telling word", "rubrikerna delar inget utpekande ord"),
        (r"the titles share only: (.+)", "rubrikerna delar bara: {}"),
        (r"related at most: (.+)", "på sin höjd besläktade: {}"),
        (r"a person said so on (\d{4}-\d\d-\d\d)", "en människa sade så {}"),
    )
)


def swedish_reason(reason: str) -> str | None:
    """Tell a reason in Swedish; `None` for one that is told in words of its own.

    >>> swedish_reason("shared words: handlingsplan, person (0.90)")
    'gemensamma ord: handlingsplan, person'
    >>> swedish_reason("Kommunstyrelsen meets on 2020-03-11")
    'Kommunstyrelsen har möte onsdag 11 mars 2020'
    """
    for pattern, told in _REASONS:
        if found := pattern.fullmatch(reason):
            return told.format(*map(_part, found.groups()))
    return None


def _part(part: str) -> str:
    """Tell a part of a reason: a day in words, and which word is within which."""
    try:
        return day_words(dt.date.fromisoformat(part), SWEDISH) if _DAY.fullmatch(part) else _WITHIN.sub(" i ", part)
    except ValueError:
        return part
