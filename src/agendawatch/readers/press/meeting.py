"""Which meeting a press release speaks of: the organization, the day, and whether it lies ahead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agendawatch.lang.sv.announcements import Announcements, DayFinding, find_writers
from agendawatch.lang.sv.days.dates import When
from agendawatch.lang.sv.days.handling_days import AHEAD, HANDLES, PAST
from agendawatch.lang.sv.days.press_dates import find_meeting_days
from agendawatch.lang.sv.names.organizations import Mention
from agendawatch.lang.sv.tokens import Body, tokenize
from agendawatch.model import Caveat, CaveatCode, DayExclusion, ExcludedDay, Organization, Tense
from agendawatch.readers.press.handlers import find_handler, mentions
from agendawatch.readers.press.text import PressText
from agendawatch.readers.press.weighing import distance, weigh

__all__ = ["PressMeeting", "Release", "find_meeting"]

_OLD = dt.timedelta(days=30)
"""A meeting further back is history, not what a release is about."""
_FAR = dt.timedelta(days=400)
"""A day further ahead is no meeting that anybody announces."""
_MOST_DAYS = 12
"""Days of a sentence that are weighed."""
_LIST = 3
"""So many days in a sentence without a verb of deciding are a programme."""
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
    warnings: tuple[Caveat, ...] = ()
    excluded: tuple[ExcludedDay, ...] = ()
    findings: tuple[tuple[When, DayFinding], ...] = ()
    """What each day that may be the matter's was judged by."""


@dataclass(frozen=True, slots=True)
class Release:
    """What is known of a release before its days are weighed."""

    parties: frozenset[str] = frozenset()
    """Letters of those whose it is."""
    town: str | None = None
    """The municipality's name, where the caller told it."""
    proposes: bool = False
    regional: bool = False
    """Whether "fullmäktige" alone is a region's."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    number: int
    when: When
    organization: Organization | None
    sentence: str
    score: float


def find_meeting(text: PressText, *, published: dt.date, about: Release | None = None) -> PressMeeting:
    """Find the meeting that a release speaks of: the one its proposal is handled at, the nearest ahead first.

    Days that grammar does not tie to a body that handles the matter are told with their reasons.
    """
    about = about or Release()
    regional = about.regional
    sentences = (text.title, *text.sentences)
    warnings = [
        warning
        for sentence in sentences
        for when in find_meeting_days(sentence, published=published)
        for warning in when.warnings
    ]
    handler, ground = find_handler(sentences, regional=regional)
    judged = _judged(_likely(sentences, published, handler, regional=regional), sentences, published, about)
    findings = tuple((candidate.when, finding) for candidate, finding in judged)
    excluded = tuple(_excluded(judged, sentences))
    likely = [candidate for candidate, finding in judged if finding.code is None]
    if not likely:
        tense = _tense_of(ground, handler)
        return PressMeeting(handler, None, tense, ground, tuple(dict.fromkeys(warnings)), excluded, findings)
    best = max(likely, key=lambda candidate: candidate.score)
    warnings += _rivals(best, likely)
    tense = _tense_by_day(best.when.date, published)
    told = tuple(dict.fromkeys(warnings))
    return PressMeeting(best.organization or handler, best.when, tense, best.sentence, told, excluded, findings)


def _judged(
    likely: Sequence[_Candidate], sentences: tuple[str, ...], published: dt.date, about: Release
) -> list[tuple[_Candidate, DayFinding]]:
    """Judge by grammar the days that may be the matter's."""
    writers = find_writers(sentences)
    announced = Announcements(
        sentences,
        published=published,
        parties=writers.parties or about.parties,
        towns=frozenset({about.town.casefold()}) if about.town else writers.towns,
        proposes=about.proposes,
    )
    return [
        (it, announced.judge_day(it.number, it.when.span, it.when.date, _body(it.organization)))
        for it in likely
        if it.when.date is not None
    ]


def _body(organization: Organization | None) -> Body | None:
    named = tokenize(organization.name) if organization else ()
    return next((token.value for token in named if isinstance(token.value, Body)), None)


def _excluded(judged: Sequence[tuple[_Candidate, DayFinding]], sentences: tuple[str, ...]) -> Iterator[ExcludedDay]:
    seen: set[tuple[dt.date, str]] = set()
    for candidate, finding in judged:
        day = candidate.when.date
        if finding.code is None or day is None or (day, finding.code) in seen:
            continue
        seen.add((day, finding.code))
        clause = finding.clause
        yield ExcludedDay(
            date=day,
            words=candidate.when.words.strip(" .,"),
            reason=DayExclusion(finding.code),
            clause=sentences[candidate.number][clause.start : clause.end] if clause else None,
            rule=finding.rule,
        )


def _likely(
    sentences: tuple[str, ...], published: dt.date, handler: Organization | None, *, regional: bool
) -> list[_Candidate]:
    """List the days that are meetings', in order; a sentence without an organization goes on about the last one.

    One before any organization is named is about the one that handles the matter.
    """
    titled = mentions(sentences[0], regional=regional)
    known = titled[0].organization if titled else None
    board: Organization | None = None
    found: list[_Candidate] = []
    for number, sentence in enumerate(sentences):
        named = mentions(sentence, regional=regional, context=board or known)
        days = find_meeting_days(sentence, published=published)[:_MOST_DAYS]
        if len(days) >= _LIST and not HANDLES.search(sentence):
            continue
        found += _candidates(number, sentence, days, named, known=known or handler, titled=titled, published=published)
        known = named[0].organization if named and not titled else known
        board = next((it.organization for it in named if "nämnd" in it.organization.name.casefold()), board)
    return [candidate for candidate in found if candidate.score >= _ENOUGH]


def _rivals(best: _Candidate, likely: list[_Candidate]) -> list[Caveat]:
    """Warn of other meetings' days that came near to being taken."""
    days = {
        candidate.when.date
        for candidate in likely
        if candidate.when.date is not None and candidate.score > best.score - _NEARLY_AS_GOOD
    } - {best.when.date}
    if not days or best.when.date is None:
        return []
    others = tuple(day.isoformat() for day in sorted(days))
    return [Caveat.of(CaveatCode.SEVERAL_MEETINGS, date=best.when.date.isoformat(), others=others)]


def _candidates(
    number: int,
    sentence: str,
    days: Sequence[When],
    named: Sequence[Mention],
    *,
    known: Organization | None,
    titled: Sequence[Mention],
    published: dt.date,
) -> Iterator[_Candidate]:
    """Weigh the days that a sentence names."""
    for when in days:
        day = when.date
        if day is None or not -_OLD <= day - published <= _FAR:
            continue
        own = (mention for mention in named if not _is_of_a_later_day(mention, when, days))
        nearest = min(own, key=lambda mention: distance(mention.span, when.span), default=None)
        score = weigh(sentence, when, nearest, published)
        if score is None:
            continue
        organization = nearest.organization if nearest else known
        if organization is None:
            continue
        if titled and any(organization == mention.organization for mention in titled):
            score += 1
        yield _Candidate(number, when, organization, sentence, score)


def _is_of_a_later_day(mention: Mention, when: When, days: Sequence[When]) -> bool:
    """Tell whether an organization between two days stands with the second: "den 11 mars, och i fullmäktige den 26 mars"."""
    gap = distance(mention.span, when.span)
    return mention.span[0] >= when.span[1] and any(
        later.span[0] >= mention.span[1] and distance(mention.span, later.span) < gap for later in days
    )


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
