"""Dated sentences and list lines into candidates."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from agendawatch.documents.tree import Range
from agendawatch.lang.sv.status_words import day_role, find_status_words
from agendawatch.model import MeetingStatus, Organization
from agendawatch.reading.schedule.candidate import Candidate, move
from agendawatch.reading.schedule.clocks import Hours, hours_beside, hours_in
from agendawatch.reading.schedule.fates import Fate, Sentence, denies, fate_of, says_moved
from agendawatch.reading.schedule.organizing import Who, runs_organization, several_after
from agendawatch.reading.schedule.places import find_place_beside
from agendawatch.reading.schedule.running_text import is_meeting
from agendawatch.reading.schedule.runs import Run, first_parenthesis, split_runs
from agendawatch.reading.schedule.scope import Scope
from agendawatch.reading.schedule.struck import is_struck, stands_for
from agendawatch.swedish.days.dates import When
from agendawatch.swedish.names.organizations import Mention
from agendawatch.swedish.pages.meeting_words import BEGINNING, MATTERS_MOVE, MEETS, NONE_THAT_DAY
from agendawatch.swedish.pages.other_occasions import NOT_A_MEETING, no_meeting, other_occasion
from agendawatch.swedish.text.letters import NOTE_MARK

__all__ = ["Line", "read_dated"]

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_HEAD_WORDS = re.compile(
    r"\b(?:datum|dag|tid|när|tidpunkt|plats|och|den|kl|klockan|nästa|ordinarie|extra|extrainsatt|inställt|inställd|obs|nytt|ny|sammanträde|möte|"
    r"sammanträdes(?:datum|dag|tid)|mötes(?:datum|dag|tid)|reservdag|reserv|vecka|v|prel|preliminärt|kvällsmöte|heldag|kvartal|tertial|vår(?:en)?|höst(?:en)?|vt|ht|(?:mån|tis|ons|tors|fre)dagar(?:na)?|veckor(?:na)?)\b",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\([^()]{0,200}\)")
_LISTED_WORDS = 9
"""Words beside dates and parentheses that a list's line has at most."""
_OF_HOURS = frozenset({"kl", "klockan", "start", "startar", "börjar", "tid"})
"""Words that stand with each day's hours, and do not count."""
_ITEM_WITHIN = 70
_NOTE = re.compile(rf"\s{{0,2}}(?:({NOTE_MARK}|\d\))|\(?([^\W\d_])\)?(?=\s{{0,3}}(?:[,;\n]|och\b|$)))")
_FULL_STOP = re.compile(r"(?<!\bkl)\.\s", re.IGNORECASE)
_HOURS_BELOW = re.compile(
    r"\n\s{0,3}(?:tid:?\s)?(?:kl(?:ockan)?\.?\s?)?[\d.:]{1,5}(?:\s?[-–]\s?[\d.:]{1,5})?\s{0,3}$", re.IGNORECASE
)
"""Hours on a line of their own under a list of days."""
_NAME_BEHIND = re.compile(r"[\s,:–-]*(?:kl\.? ?)?(?:[\d.:]+[\s,:–-]*)?([A-ZÅÄÖ]\w{2,})")
_MATTER_BEHIND = re.compile(r"\s?:\s([^\W\d]\w{2,})")
"""What a day is of, behind a colon: "1 maj: demonstration"."""
_TO = re.compile(r"[\s,]*till[\s,]*(?:den\s*)?", re.IGNORECASE)
_THROUGH_TO = re.compile(r"\btill\b", re.IGNORECASE)


class Line:
    """A line or a sentence with dates, and where it stands."""

    __slots__ = ("mentions", "notes", "ranges", "scopes", "struck", "text", "url", "whens", "who")

    def __init__(
        self,
        text: str,
        whens: tuple[When, ...],
        *,
        who: Who,
        mentions: tuple[Mention, ...],
        scopes: tuple[Scope, ...],
        ranges: tuple[Range, ...],
        struck: tuple[str, ...] = (),
        url: str | None = None,
    ) -> None:
        """Put a line together."""
        self.text, self.whens, self.who, self.mentions = text, whens, who, mentions
        self.scopes, self.ranges, self.struck, self.url = scopes, ranges, struck, url

    @property
    def refused(self) -> bool:
        """Whether a heading says that dates here are no meetings."""
        return any(scope.refused for scope in self.scopes)

    @property
    def listed(self) -> bool:
        """Whether it is a list's line: its dates first, and few words beside them."""
        head = self.text[: self.whens[0].span[0]]
        for mention in self.mentions:
            if mention.span[1] <= self.whens[0].span[0]:
                head = head.replace(mention.words, " ")
        if _LETTERS.search(_HEAD_WORDS.sub(" ", _PARENTHESIS.sub(" ", head))):
            return False
        bare = self.text
        for when in self.whens:
            bare = bare[: when.span[0]] + " " * (when.span[1] - when.span[0]) + bare[when.span[1] :]
        words = _LETTERS.findall(_PARENTHESIS.sub(" ", bare))
        return sum(word.casefold() not in _OF_HOURS for word in words) <= _LISTED_WORDS


def read_dated(line: Line) -> list[Candidate]:
    """Read the candidates of a line with dates, in its order."""
    listed = line.listed
    runs = split_runs(line.text, line.whens, listed=listed)
    found: list[Candidate] = []
    previous: list[Candidate] = []
    lead_hours = hours_in(runs[0].before) if listed else _hours_before(runs[0])
    told = None if listed else Sentence(line.text, line.who.today)
    going = True
    for index, run in enumerate(runs):
        moved = listed and bool(index) and bool(previous) and _moves(run, line.text)
        if told is None:
            reserve = day_role(run.before) == "reserve"
            meets = going = _listed_meeting(run, line, first=index == 0, going=going) or moved or reserve
        else:
            meets = _told_meeting(run, line, told, known=bool(previous), goes_on=bool(previous) and run.goes_on)
        struck = is_struck(run.whens[0].words, line.struck)
        if not meets:
            previous = previous if struck else []
            going = listed and (going or bool(found))
            continue
        made = _made(run, line, told, lead_hours=lead_hours)
        if moved and previous and not _names_anew(run, line):
            made = [replace(each, organization=previous[0].organization) for each in made]
        if moved or (previous and not struck and stands_for(run, previous)):
            move(previous, made, reverse=_is_reversed(run, line.text))
        found.extend(made)
        previous = made
    if listed:
        _share_hours(found, runs, line)
    elif all(run.goes_on for run in runs[1:]) and not runs[-1].after.lstrip().startswith("("):
        _fill_hours(found)
    return found


def _told_meeting(run: Run, line: Line, told: Sentence, *, known: bool, goes_on: bool) -> bool:
    """Tell whether a run in running text is of meetings; `known` when one was told of right before it."""
    days = [when.date for when in run.whens if when.date]
    if any(told.takes(day) for day in days) or goes_on:
        return True
    if days and all(told.bars(day) for day in days):
        return False
    whose = known or line.who.memory or line.who.scope
    meets = is_meeting(run, mentions=line.mentions, text=line.text) or (
        known and BEGINNING.search(run.before) is not None
    )
    if not meets and not (whose and any(told.reserves(day) for day in days)):
        return False
    return not line.refused or _strong(run)


def _share_hours(found: list[Candidate], runs: list[Run], line: Line) -> None:
    """Let hours that stand once, behind the last date of a list, hold for all: "13/1, 10/2 och 10/3 kl. 18"."""
    if len(found) < 2 or found[-1].hours is None or any(each.hours for each in line.scopes):  # noqa: PLR2004 - one date has its own
        return
    without = [each for each in found if each.hours is None]
    if (
        len({each.hours for each in found if each.hours}) == 1
        and without == found[: len(without)]
        and "(" not in line.text[runs[0].start :]
        and ("\n" not in line.text or _HOURS_BELOW.search(line.text, runs[-1].start))
    ):
        for each in without:
            each.hours = found[-1].hours


def _fill_hours(found: list[Candidate]) -> None:
    """Let hours behind the last of the days that a sentence lists hold for those before it that have none."""
    for each in found:
        each.hours = each.hours or found[-1].hours


def _strong(run: Run) -> bool:
    return bool(MEETS.search(run.before))


def _listed_meeting(run: Run, line: Line, *, first: bool, going: bool) -> bool:
    if first:
        if NONE_THAT_DAY.match(run.after) and not line.mentions and line.who.scope is None:
            return False
        named = line.mentions and MEETS.search(line.text, line.mentions[0].span[0], run.start)
        return not (line.refused and not named) and not other_occasion(
            run.before + run.after[:_ITEM_WITHIN].split("(")[0] + first_parenthesis(run.after)
        )
    gap = run.gap
    if run.inside:
        return day_role(gap) in {"left", "reserve"} or (bool(MEETS.search(gap)) and not no_meeting(gap))
    if other_occasion(gap.rsplit(")", 1)[-1]) or other_occasion(_until_list(run.after)):
        return False
    return going


def _until_list(after: str) -> str:
    return re.split(r"[,;(]", after, maxsplit=1)[0]


def _moves(run: Run, text: str) -> bool:
    """Tell whether a list's day is one that the meeting right before it is moved to, or was moved from."""
    if MATTERS_MOVE.search(run.gap):
        return False
    if _TO.fullmatch(run.gap) and says_moved(text[: run.start]):
        return True
    role = day_role(text[: run.start])
    return (
        role in {"left", "taken"} or (says_moved(run.gap) and not denies(run.gap)) or "→" in run.gap or "=>" in run.gap
    )


def _names_anew(run: Run, line: Line) -> bool:
    """Tell whether an organization is named between the day before and a run's own, or right behind it."""
    return any(run.start - len(run.gap) <= mention.span[0] for mention in line.mentions)


def _is_reversed(run: Run, text: str) -> bool:
    return day_role(text[: run.start]) == "left"


def _hours_before(run: Run) -> Hours | None:
    return hours_in(run.before) if MEETS.search(run.before) else None


def _made(run: Run, line: Line, told: Sentence | None, *, lead_hours: Hours | None) -> list[Candidate]:
    listed = told is None
    organizations = several_after(run, line.mentions, line.text) if listed and not line.scopes[0].organization else ()
    pairs: list[tuple[Organization, Hours | None]] = list(organizations)
    if not pairs and not (listed and _names_another(run, line)):
        who = runs_organization(run, line.mentions, line.who, line.text, listed=listed)
        pairs = [(who, None)] if who else []
    last = run.whens[-1]
    shared = (
        Hours(last.start, last.end)
        if not listed and last.start and not any(scope.hours for scope in line.scopes)
        else None
    )
    found = [
        made
        for who, hours in pairs
        for when in run.whens
        for made in _candidates(
            when, who, run, line, told, hours=hours or _hours(when, run, listed=listed) or shared or lead_hours
        )
    ]
    place = find_place_beside(run.after)
    for made in found:
        made.location = place
    return found


def _names_another(run: Run, line: Line) -> bool:
    """Tell whether a line of a list that names who meets behind each day names something else: "28 jan Babycafé"."""
    if line.mentions or line.who.scope is not None:
        return False
    word = (_NAME_BEHIND if line.who.names_follow else _MATTER_BEHIND).match(run.after)
    if not line.who.names_follow and line.who.page is not None:
        return False
    return word is not None and not find_status_words(word[1]) and not _HEAD_WORDS.fullmatch(word[1])


def _fate(run: Run, line: Line, day: dt.date, who: Organization) -> Fate:
    """Read what the words on a list's line say of one of its days."""
    after = run.after
    opened = after.rfind("(")
    if opened > after.rfind(")") and day_role(after[opened:]) == "reserve":
        after = after[:opened]  # "21 april (reservdag 22 april)": it is the other day that is the reserve
    before = run.gap if run.inside else run.before
    fates = [fate_of(text, day, who) for text in (before, after)]
    fate = next(
        (it for it in fates if it.status is not MeetingStatus.SCHEDULED), next((it for it in fates if it.words), Fate())
    )
    if fate == Fate() and len(line.whens) == 1:
        fate = fate_of(
            line.text, day, who
        )  # "den 15 april är struken", where what stands behind the day says nothing alone
    fate = replace(fate, extra=any(it.extra for it in (fate, *fates)), reserve=any(it.reserve for it in (fate, *fates)))
    told = next((scope.status for scope in line.scopes if scope.status is not MeetingStatus.SCHEDULED), None)
    if told is not None and fate.status is MeetingStatus.SCHEDULED and not says_moved(f"{before} {after}"):
        fate = replace(fate, status=told)
    return fate


def _hours(when: When, run: Run, *, listed: bool) -> Hours | None:
    if when.start is not None:
        return Hours(when.start, when.end)
    if listed and (before := hours_in(run.before)):
        return before
    after = run.after if listed else _FULL_STOP.split(run.after, maxsplit=1)[0]
    refusal = NOT_A_MEETING.search(after)
    return (hours_beside if listed else hours_in)(after[: refusal.start()] if refusal else after)


def _candidates(
    when: When, who: Organization, run: Run, line: Line, told: Sentence | None, *, hours: Hours | None
) -> list[Candidate]:
    if when.date is None:
        line.who.impossible.append((who, when.warnings))
        return []
    fate = _fate(run, line, when.date, who) if told is None else Fate()
    struck = is_struck(when.words, line.struck)
    note = _NOTE.match(line.text, when.span[1])
    base = Candidate(
        who,
        when.date,
        line.ranges,
        hours=hours,
        scopes=line.scopes,
        status=MeetingStatus.CANCELLED if struck else fate.status,
        status_words=fate.words,
        finding=fate.finding,
        extra=fate.extra,
        reserve=fate.reserve,
        struck=struck,
        certainty=when.certainty,
        warnings=when.warnings,
        url=line.url,
        note=note[1] or note[2].casefold() if note else None,
        alone=len(line.whens) == 1,
        listed=told is None,
    )
    goes = when.end_date is not None and (says_moved(line.text) if told is None else told.takes(when.end_date))
    if when.end_date is not None and goes and _THROUGH_TO.search(when.words):
        base.left, base.moved_to = True, when.end_date
        return [base, replace(base, date=when.end_date, left=False, moved_to=None, moved_from=(when.date,))]
    base.end_date = when.end_date
    return [base]
