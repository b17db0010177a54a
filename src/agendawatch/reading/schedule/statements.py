"""Sentences without dates: when and where meetings are held as a rule, and whose dates follow."""

from __future__ import annotations

import re
from collections.abc import Callable

from agendawatch.model import MeetingStatus, Organization
from agendawatch.reading.schedule.clocks import Hours, bare_hours, hours_beside, hours_in
from agendawatch.reading.schedule.fates import fate_of
from agendawatch.reading.schedule.labels import Label, years_in
from agendawatch.reading.schedule.organizing import Who
from agendawatch.reading.schedule.scope import Scope, Scopes
from agendawatch.reading.schedule.titles import LABELLED
from agendawatch.swedish.days.calendar_words import WEEKDAY_PLURAL, month_number
from agendawatch.swedish.days.times import find_times
from agendawatch.swedish.names.organizations import Mention
from agendawatch.swedish.pages.meeting_words import (
    ALL_MEETINGS,
    MEETS,
    ONE_MONTH,
    PLACE_LABELS,
    PLAN_WORDS,
    STARTS,
    TIME_LABELS,
)
from agendawatch.swedish.pages.other_occasions import no_meeting, other_occasion

__all__ = ["LEAD_LEVEL", "Statements"]

LEAD_LEVEL = 9
"""The level of a sentence that leads over to the dates after it."""
_LABEL_WORDS = 3
_NAME_AND_SHORT = 2
_HABIT = re.compile(rf"{WEEKDAY_PLURAL},? kl", re.IGNORECASE)
"""How a sentence begins that gives the hours without a verb: "Onsdagar kl. 8.30 i Stadshuset."."""
_COUNCIL = re.compile(r"(?i)\b(?:kommun)?fullmäktige\b")
_ITS_BOARD = re.compile(r"(?<![\wåäö])styrelsen\b")
"""Beside the council, "styrelsen" is the municipality's."""
_OTHERS = re.compile(
    r"(?i)\b(?:övriga|andra)(?: (?:nämnder|möten|organ|sammanträden))?(?: börjar| startar)?(?: kl\.?| klockan)? (?P<hours>\d{1,2}[.:]\d\d)\b"
)
"""The hours of all that a sentence does not name."""
_AND_TIME = re.compile(r"\btid\b", re.IGNORECASE)
"""What makes a label one of hours too: "Plats och tid"."""
_UNLESS = re.compile(r",?\s\(?om (?:inget|inte|ej) annat\b|\.\s(?=[A-ZÅÄÖ]\w*:)", re.IGNORECASE)
"""Where a place ends before what may be otherwise, or another label."""
_PLACE = re.compile(
    r"(?:\bi|\bpå)\s+((?:[A-ZÅÄÖ]|(?:kommunhuset|stadshuset|sessionssalen|rådhuset|regionhuset|konferensrum\w*)\b)[^.;:()]{2,60}?)"
    r"(?=,?\s+(?:följande|om (?:inget|inte|ej)|klockan|kl|med start|från|under|den)\b|[.;:()]|$)"
)


class Statements:
    """Takes what a text says besides dates into the scopes that its dates stand in."""

    def __init__(self, scopes: Scopes, who: Who, mentions: Callable[[str], tuple[Mention, ...]]) -> None:
        """Take into some scopes; `mentions` finds the organizations in a text."""
        self._scopes = scopes
        self._who = who
        self._mentions = mentions
        self._waits = False

    def waited(self, line: str) -> bool:
        """Take the hours that a label on the line before asks for."""
        waits, self._waits = self._waits, False
        hours = (bare_hours(line) or hours_in(line)) if waits else None
        if hours is None:
            return False
        self._scopes.inner.hours = self._scopes.inner.hours or hours
        return True

    def labelled(self, line: str) -> bool:
        """Take "Tid: 18.30" and "Plats: Stora salen"; a label alone waits for the next line."""
        match = LABELLED.fullmatch(line.strip())
        key, value = (match[1], match[2]) if match else (line.strip(), "")
        if len(key.split()) > _LABEL_WORDS:
            return False
        scope = self._scopes.inner
        if TIME_LABELS.match(key):
            hours = bare_hours(value) or hours_in(line)
            self._waits = hours is None and not value
            self._hold(line, (), hours, None)
            return hours is not None or self._waits
        if PLACE_LABELS.match(key) and value:
            if _AND_TIME.search(line):
                scope.hours = scope.hours or hours_in(value)
            scope.place = scope.place or _UNLESS.split(value, maxsplit=1)[0].strip()
            return True
        return False

    def take(self, text: str, *, dates_before: bool) -> None:
        """Take a sentence; `dates_before` tells whether the page has given dates already."""
        if other_occasion(text) and not text.endswith(":"):
            return
        if _COUNCIL.search(text):
            text = _ITS_BOARD.sub("kommunstyrelsen", text)
        mentions = self._mentions(text)
        names = tuple(dict.fromkeys(each.organization for each in mentions))
        hours = hours_in(text)
        habit = hours is not None and _HABIT.match(text) is not None
        if hours is not None and self._of_month(text, names, hours):
            return
        meets = habit or bool(MEETS.search(text) or TIME_LABELS.search(text) or STARTS.search(text))
        if len(names) > 1 and hours and (meets or "=" in text or len(find_times(text)) >= len(names)):
            self._hours_of_each(text, mentions)
        if not self._leads(text, names, hours) and meets:
            place = _PLACE.search(text)
            self._hold(text, names, hours, place[1].strip() if place else None)
        others = _OTHERS.search(text) if meets else None
        if others is not None and names:
            self._scopes.inner.hours = self._scopes.inner.hours or bare_hours(others["hours"])
        self._take_years(text, meets=meets)
        if len(names) == 1 and meets:
            self._who.memory = names[0]
            if self._scopes.organization is None and not dates_before:
                self._who.page = self._who.page or names[0]

    def explains(self, line: str) -> bool:
        """Take the hours of a legend's line: "KF = Kommunfullmäktige, kl. 18"."""
        mentions = self._mentions(line)
        if len(mentions) != _NAME_AND_SHORT or mentions[0].organization != mentions[1].organization:
            return False
        hours = hours_beside(line[mentions[1].span[1] :]) if mentions[0].words.isupper() else None
        if hours is not None:
            self._scopes.hours_of.setdefault(mentions[0].organization.name, hours)
        return hours is not None

    def _leads(self, text: str, names: tuple[Organization, ...], hours: Hours | None) -> bool:
        """Open a scope for a sentence that leads over to dates of an organization."""
        lead = text.rstrip().endswith(":") or "följande" in text
        status = fate_of(text).status if lead and text.rstrip().endswith(":") else MeetingStatus.SCHEDULED
        if status is not MeetingStatus.SCHEDULED:
            self._scopes.push(
                Scope(LEAD_LEVEL, text, organization=names[0] if len(names) == 1 else None, status=status)
            )
            return True
        if not lead or not names or no_meeting(text) or (len(names) > 1 and hours is None):
            return False
        self._scopes.push(Scope.of(LEAD_LEVEL, text, Label(names[:1], years=years_in(text), hours=hours)))
        return True

    def _hours_of_each(self, text: str, mentions: tuple[Mention, ...]) -> None:
        """Take "fullmäktige börjar kl. 18 och styrelsen kl. 13"."""
        for index, each in enumerate(mentions):
            end = mentions[index + 1].span[0] if index + 1 < len(mentions) else len(text)
            hours = hours_in(text[each.span[1] : end])
            if hours is not None:
                self._scopes.hours_of.setdefault(each.organization.name, hours)

    def _of_month(self, text: str, names: tuple[Organization, ...], hours: Hours) -> bool:
        """Take the hours of one month's meeting: "Sammanträdet i juni börjar kl. 9", "Junimötet startar kl. 9"."""
        found = tuple(ONE_MONTH.finditer(text))
        if len(found) != 1:
            return False
        who = names[0] if names else self._scopes.organization or self._who.memory or self._who.page
        self._scopes.month_hours[who.name if who else None, month_number(found[0]["month"] or found[0]["own"])] = hours
        return True

    def _spoken_of(self, text: str) -> Organization | None:
        """Tell whose meetings a sentence without a name is about, where no heading tells: theirs that were named last."""
        return None if self._scopes.organization or ALL_MEETINGS.search(text) else self._who.memory

    def _hold(self, text: str, names: tuple[Organization, ...], hours: Hours | None, place: str | None) -> None:
        """Let hours and a place hold for the scope, and for an organization that is named wherever its dates stand."""
        if len(names) > 1:
            return
        who, scope = (names[0] if names else self._spoken_of(text)), self._scopes.inner
        here = who in {None, self._scopes.organization}
        if hours is not None:
            if who is not None:
                self._scopes.hours_of.setdefault(who.name, hours)
            if here:
                scope.hours = scope.hours or hours
        if place:
            if who is not None and not here:
                self._scopes.place_of.setdefault(who.name, place)
            else:
                scope.place = scope.place or place

    def _take_years(self, text: str, *, meets: bool) -> None:
        if not (meets or PLAN_WORDS.search(text)) or no_meeting(text):
            return
        years = years_in(text)
        if len(years) == 1:
            self._scopes.inner.years = self._scopes.inner.years or years
            self._scopes.last_years = years
