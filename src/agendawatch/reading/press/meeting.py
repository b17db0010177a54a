"""Which meeting a press release speaks of: the organization, the day, and whether it lies ahead."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from agendawatch.model import Certainty, Organization, Tense
from agendawatch.reading.press.text import PressText
from agendawatch.swedish.dates import When
from agendawatch.swedish.handling import (
    AHEAD,
    CANCELLED_BEFORE,
    CANCELLED_BEHIND,
    DATELINE,
    HANDLES,
    MEETING,
    NEXT_TIME,
    OLD_DECISION,
    OTHER_EVENT,
    PAST,
    ROLE_OF,
    SUBMITS,
    TAKES_ON,
)
from agendawatch.swedish.organizations import Mention
from agendawatch.swedish.press_dates import find_meeting_days
from agendawatch.swedish.press_organizations import find_handlers

__all__ = ["PressMeeting", "find_meeting"]

_OLD = dt.timedelta(days=30)
"""A meeting further back is history, not what a release is about."""
_FAR = dt.timedelta(days=400)
"""A day further ahead is no meeting that anybody announces."""
_NEXT_TO = 26
"""Characters between an organization and a day that still belong together ("kommunfullmäktige den 14 september")."""
_NOWADAYS = re.compile(r"(?i)^i\s?dag$")
"""Words that mean a day only where something is done that day, else "nowadays"."""
_AT = re.compile(r"(?i)\b(?:på|vid|under)\s$")
_NEARBY = 60
"""Letters before a day that may say that its meeting is not held."""
_MOST_NAMED = 20
"""Organizations of a sentence that are weighed, each against the whole of it."""
_BEFORE = 200
"""Letters before an organization that tell what is handed to it."""
_MOST_DAYS = 12
"""A sentence with more days than this is a list."""
_HANDED_TO = re.compile(r"(?i)\bin\b[^.;!?]{0,60}\b(?:till|hos)\s$")
"""What stands before an organization that something was handed in to."""
_ADJOINING = 2
"""A space or a comma between them: "kommunfullmäktige ikväll"."""
_FAR_APART = 80
"""An event further from a day than this says nothing of it."""
_CLAUSE = re.compile(r"[.;:!?–]\s|,\s(?=(?:men|och|där|som|medan|sedan|då)\b)|\s(?:men|medan)\s")
_ENOUGH = 3.0
"""From this weight a day is taken to be a meeting's."""
_NEARLY_AS_GOOD = 0.5


@dataclass(frozen=True, slots=True)
class PressMeeting:
    """The meeting that a text is about, as far as it tells."""

    organization: Organization | None = None
    when: When | None = None
    """`None` when the text bears no day."""
    tense: Tense | None = None
    sentence: str | None = None
    """The sentence that it rests on."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    when: When
    organization: Organization | None
    sentence: str
    score: float


def find_meeting(text: PressText, *, published: dt.date, regional: bool = False) -> PressMeeting:
    """Find the meeting that a release speaks of: the one its proposal is handled at, the nearest ahead first.

    `regional` says that "fullmäktige" alone is a region's.
    """
    sentences = (text.title, *text.sentences)
    warnings = [
        warning
        for sentence in sentences
        for when in find_meeting_days(sentence, published=published)
        for warning in when.warnings
    ]
    handler, ground = _handler(sentences, regional=regional)
    likely = _likely(sentences, published, handler, regional=regional)
    if not likely:
        return PressMeeting(handler, None, _tense_of(ground, handler), ground, tuple(dict.fromkeys(warnings)))
    best = max(likely, key=lambda candidate: candidate.score)
    warnings += _rivals(best, likely)
    tense = _tense_by_day(best.when.date, published)
    return PressMeeting(best.organization or handler, best.when, tense, best.sentence, tuple(dict.fromkeys(warnings)))


def _likely(
    sentences: tuple[str, ...], published: dt.date, handler: Organization | None, *, regional: bool
) -> list[_Candidate]:
    """List the days that are meetings', in order; a sentence without an organization goes on about the last one.

    One before any organization is named is about the one that handles the matter.
    """
    titled = _mentions(sentences[0], regional=regional)
    known = titled[0].organization if titled else None
    found: list[_Candidate] = []
    for sentence in sentences:
        mentions = _mentions(sentence, regional=regional, context=known)
        found += _candidates(sentence, mentions, known or handler, titled, published)
        known = mentions[0].organization if mentions and not titled else known
    off = _cancelled(sentences, published)
    return [candidate for candidate in found if candidate.score >= _ENOUGH and candidate.when.date not in off]


def _cancelled(sentences: tuple[str, ...], published: dt.date) -> set[dt.date | None]:
    """Find the days whose meeting a text says is not held."""
    return {
        when.date
        for sentence in sentences
        for when in find_meeting_days(sentence, published=published)
        if CANCELLED_BEFORE.search(sentence[: when.span[0]][-_NEARBY:])
        or CANCELLED_BEHIND.match(sentence[when.span[1] :])
    }


def _rivals(best: _Candidate, likely: list[_Candidate]) -> list[str]:
    """Warn of other meetings' days that came near to being taken."""
    days = {
        candidate.when.date
        for candidate in likely
        if candidate.when.date is not None and candidate.score > best.score - _NEARLY_AS_GOOD
    } - {best.when.date}
    if not days or best.when.date is None:
        return []
    others = ", ".join(day.isoformat() for day in sorted(days))
    return [f"more than one meeting is named: {best.when.date.isoformat()} was taken, not {others}"]


def _candidates(
    sentence: str, mentions: list[Mention], known: Organization | None, titled: list[Mention], published: dt.date
) -> Iterator[_Candidate]:
    """Weigh the days that a sentence names."""
    for when in find_meeting_days(sentence, published=published)[:_MOST_DAYS]:
        day = when.date
        if day is None or not -_OLD <= day - published <= _FAR:
            continue
        nearest = min(mentions, key=lambda mention: _distance(mention.span, when.span), default=None)
        score = _weigh(sentence, when, nearest, published)
        if score is None:
            continue
        organization = nearest.organization if nearest else known
        if organization is None:
            continue
        if titled and any(organization == mention.organization for mention in titled):
            score += 1
        yield _Candidate(when, organization, sentence, score)


def _weigh(sentence: str, when: When, mention: Mention | None, published: dt.date) -> float | None:
    """Weigh how surely a day is that of a meeting that handles something; `None` when it is another day."""
    distance = _distance(mention.span, when.span) if mention else _FAR_APART
    clause = _clause(sentence, when.span)
    if _is_other_day(sentence, clause, when, mention, published):
        return None
    acts = HANDLES.search(clause) or MEETING.search(clause)
    if not acts and (mention is None or (_NOWADAYS.search(when.words) and not _is_at(sentence, mention, distance))):
        return None
    before, after = sentence[: when.span[0]], sentence[when.span[1] :]
    next_time = NEXT_TIME.search(before[-60:]) or NEXT_TIME.search(after[:12])
    ahead = when.date is not None and when.date > published
    return sum(
        (
            0 if mention is None else 3 if distance <= _NEXT_TO else 2,
            1.5 if HANDLES.search(sentence) else 0,
            1.5 if MEETING.search(clause) else 0,
            1 if ahead or when.date == published else 0,
            1 if ahead and AHEAD.search(sentence) else 0,
            -3 if next_time else 0,
        )
    )


def _is_at(sentence: str, mention: Mention, distance: int) -> bool:
    """Tell whether a day stands right behind what somebody was at: "på nämnden idag"."""
    return distance <= _ADJOINING and _AT.search(sentence[: mention.span[0]]) is not None


def _is_other_day(sentence: str, clause: str, when: When, mention: Mention | None, published: dt.date) -> bool:
    """Tell whether a day is no meeting's: that of publishing, handing in, another event, an older decision."""
    before = sentence[: when.span[0]]
    distance = _distance(mention.span, when.span) if mention else _FAR_APART
    if DATELINE.match(before) and when.certainty is Certainty.STATED and distance > _NEXT_TO:
        return True
    if OLD_DECISION.search(before[-40:]) and not AHEAD.search(clause):
        return True
    handed_in = SUBMITS.search(clause)
    if handed_in and distance > _ADJOINING and when.date == published:
        return True
    if (
        handed_in
        and mention
        and when.date
        and when.date <= published
        and _HANDED_TO.search(sentence[: mention.span[0]])
    ):
        return True
    return _of_other_event(sentence, when, mention)


def _mentions(sentence: str, *, regional: bool, context: Organization | None = None) -> list[Mention]:
    """Find the organizations of a sentence that do something there."""
    return [
        mention
        for mention in find_handlers(sentence, regional=regional, context=context)[:_MOST_NAMED]
        if not _is_office(sentence, mention)
    ]


def _is_office(sentence: str, mention: Mention) -> bool:
    """Tell whether an organization only tells somebody's office ("kommunstyrelsens ordförande")."""
    before, after = sentence[: mention.span[0]], sentence[mention.span[1] :]
    return bool(ROLE_OF.match(after) or TAKES_ON.search(before))


def _handler(sentences: tuple[str, ...], *, regional: bool) -> tuple[Organization | None, str | None]:
    """Find the organization that handles the matter where no day is told, and the sentence that says so."""
    best: tuple[float, Organization, str] | None = None
    for number, sentence in enumerate(sentences):
        for mention in _mentions(sentence, regional=regional):
            score = _handles(sentence, mention) + (1.5 if number == 0 else 0)
            if best is None or score > best[0]:
                best = (score, mention.organization, sentence)
    return (best[1], best[2]) if best else (None, None)


def _handles(sentence: str, mention: Mention) -> float:
    score = 1.0
    before = sentence[: mention.span[0]][-_BEFORE:]
    if re.search(
        r"(?i)\b(?:motion\w*|interpellation\w*|fråga|initiativ\w*|förslag\w*|yrkande\w*)\s(?:(?!remitter|överläm|skicka)[\wåäö]+\s){0,3}?(?:till|i|på|hos)\s$",
        before,
    ):
        score += 2
    if HANDLES.search(sentence):
        score += 1
    if AHEAD.search(sentence):
        score += 1
    return score


def _tense_of(sentence: str | None, organization: Organization | None) -> Tense | None:
    """Tell the tense of a sentence that names a meeting without a day."""
    if sentence is None or organization is None:
        return None
    if PAST.search(sentence):
        return Tense.PAST
    return Tense.AHEAD if AHEAD.search(sentence) and HANDLES.search(sentence) else None


def _tense_by_day(day: dt.date | None, published: dt.date) -> Tense | None:
    if day is None:
        return None
    return Tense.AHEAD if day > published else Tense.SAME_DAY if day == published else Tense.PAST


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _of_other_event(sentence: str, when: When, mention: Mention | None) -> bool:
    """Tell whether a day belongs to something else: an event that stands nearer to it than any organization."""
    nearest = min((_distance(event.span(), when.span) for event in OTHER_EVENT.finditer(sentence)), default=None)
    if nearest is None or (mention is None and nearest > _FAR_APART):
        return False
    return mention is None or nearest < _distance(mention.span, when.span)


def _clause(sentence: str, span: tuple[int, int]) -> str:
    """Take the clause that a span stands in."""
    start, end = 0, len(sentence)
    for stop in _CLAUSE.finditer(sentence):
        if stop.end() <= span[0]:
            start = stop.end()
        elif stop.start() >= span[1]:
            end = stop.start()
            break
    return sentence[start:end]
