"""Days as running text about meetings names them: also "måndagens fullmäktige", which looks ahead or back as its verbs do."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from agendawatch.lang.sv.days.calendar_words import weekday_number
from agendawatch.lang.sv.days.dates import When, find_dates
from agendawatch.lang.sv.days.handling_days import PAST
from agendawatch.model import Certainty

__all__ = ["find_meeting_days"]

_GENITIVE = re.compile(
    r"(?i)\b(?:(?P<whose>(?:mån|tis|ons|tors|fre|lör|sön)dag)ens"
    r"|(?:på|under|i)\s(?P<on>(?:mån|tis|ons|tors|fre|lör|sön)dag)(?:en|s(?:kväll|eftermiddag|förmiddag|morgon)en))\b"
)
_BARE = re.compile(r"(?<![\d/.-])(?P<day>[0-3]?\d/[01]?\d)(?![\d/])")
_BEHIND_NAME = re.compile(
    r"(?i)(?:\b(?:kf|ks|rf|rs|fullmäktige|styrelsen|nämnden|utskottet)|möte|sammanträde)[,:]?\s\(?$"
)


def find_meeting_days(text: str, *, published: dt.date) -> tuple[When, ...]:
    """Find the days that a sentence names, counted from the day of publishing.

    >>> friday = dt.date(2026, 3, 6)
    >>> [str(d.date) for d in find_meeting_days("På måndagens fullmäktige debatterades badet", published=friday)]
    ['2026-03-02']
    >>> [str(d.date) for d in find_meeting_days("På måndagens fullmäktige lägger vi en motion", published=friday)]
    ['2026-03-09']
    """
    found = list(find_dates(text, counted_from=published))
    for match in _GENITIVE.finditer(text):
        if any(when.span[0] < match.end() and match.start() < when.span[1] for when in found):
            continue
        weekday = weekday_number((match["whose"] or match["on"]).casefold())
        day = _by_tense(weekday, published, past=PAST.search(text) is not None)
        found.append(When(day, match[0], match.span(), certainty=Certainty.DERIVED))
    for match in _BARE.finditer(text):
        taken = any(when.span[0] < match.end() and match.start() < when.span[1] for when in found)
        if not taken and _BEHIND_NAME.search(text[max(0, match.start() - 20) : match.start()]):
            found += [
                replace(when, words=match["day"], span=match.span())
                for when in find_dates(f"den {match['day']}", counted_from=published)
            ]
    return tuple(sorted(found, key=lambda when: when.span))


def _by_tense(weekday: int, published: dt.date, *, past: bool) -> dt.date:
    """Count to the nearest such weekday, the day of publishing included, back or ahead."""
    back = (published.weekday() - weekday) % 7
    return published - dt.timedelta(days=back) if past else published + dt.timedelta(days=-back % 7)
