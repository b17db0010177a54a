"""Two readings of a page weighed against each other: what is claimed, what is withheld and why, what is no meeting."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from agendawatch.documents.document import Document
from agendawatch.documents.tree import Range
from agendawatch.lang.sv.mentioned_days import matches
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.lang.sv.pages.meeting_words import NONE_PLANNED
from agendawatch.lang.sv.referents import MeetingFinding
from agendawatch.lang.sv.rules import Mode
from agendawatch.lang.sv.statuses import read_statuses
from agendawatch.model import (
    Alternative,
    Caveat,
    CaveatCode,
    Doubt,
    Excluded,
    Meeting,
    Municipality,
    Organization,
    OrganizationClassification,
    Schedule,
)
from agendawatch.model.value import Value
from agendawatch.readers.opening import ground
from agendawatch.readers.schedule.candidate import Candidate, apply_remarks
from agendawatch.readers.schedule.evidence.candidates import Link, explain_feature, weight_of
from agendawatch.readers.schedule.evidence.claims import Claim, Evidence, gather, meetings_of

_THIN = 1.0
"""A choice by less than this is hardly better than the next best, whoever agrees."""
_ALIKE = 0.9
"""Share of an organization's days that both readings must have for agreeing about it."""
_MANY = 8
"""Days from which a broken pattern makes even what both readings bear doubtful."""
_CLEAR = 3.0
"""How much better a choice must be to stand without the other reading, where the organization's days are steady."""
_ALONE = 5.0
"""Likewise, where the organization's days are less so."""
_SERIES = 4
"""Days of an organization from which they are a series."""
_IN_TABLES = frozenset({"row", "column", "section", "carry"})
_MOST = {
    OrganizationClassification.COUNCIL: 18,
    OrganizationClassification.EXECUTIVE_BOARD: 30,
    OrganizationClassification.REGION_BOARD: 30,
    OrganizationClassification.COMMITTEE: 26,
    OrganizationClassification.SUBCOMMITTEE: 53,
}
"""Meetings a year, at most, of each kind of organization."""
_MOST_OF_OTHERS = 30
_CLOSE = 6
"""Days between two meetings of one organization, at least."""
_FRIDAY = 4
_SOME, _MOSTLY, _NEARLY_ALL = 0.4, 0.5, 0.75
"""Shares of an organization's days that are of one weekday."""
_ANEW = 60
"""Days that a list steps back by at least where it begins the year anew."""
_OF_THE_PAGE = frozenset({"title", "page", "plan", "today", "lead", "none"})
"""Where a year stands that is told for many days at once."""
_UNEXPLAINED = 3
_SOME_PART, _LARGE_PART = 0.2, 0.35
"""Shares of a page's days that nothing explains, and of its claims that are withheld, from which the page is in doubt."""
_Key = tuple[str, dt.date]


@dataclass(eq=False, slots=True)
class Ledger:
    """What became of every day of a page."""

    schedule: Schedule
    evidence: Evidence
    down: tuple[Meeting, ...]
    """What it says when it is read down its lines."""
    sure: set[_Key] = field(default_factory=set)
    dismissed: set[_Key] = field(default_factory=set)
    """Claims by evidence alone that words beside their days make something else."""

    @property
    def says_none(self) -> bool:
        """Whether the page says that no meetings are planned."""
        return any(NONE_PLANNED.search(line.text) for line in self.evidence.page.main)

    def told(self) -> tuple[str, ...]:
        """Tell in a line each what became of every day, what spoke for it, and what that means."""
        flowing = {_key(it) for it in self.down}
        lines: list[str] = []
        features: dict[str, None] = {}
        for link in self.evidence.links.links:
            lines.append(self._line(link, flowing))
            features |= dict.fromkeys((*(link.chosen.features if link.chosen else ()), *link.nobody.features))
        seen = {(claim.organization.name.casefold(), claim.date) for claim in self.evidence.claims}
        lines += [
            f"{it.date} {it.organization.name}: withheld, only read down the page"
            for it in self.down
            if _key(it) not in seen
        ]
        lines += [f"{day.text}: no calendar has this day" for day in self.evidence.impossible]
        lines += [f"{day.text}: nothing tells its year" for day in self.evidence.undated]
        for doubt in self.schedule.doubts:
            who = doubt.organization.name if doubt.organization else "the whole page"
            lines.append(f"{who}: in doubt, {doubt.code.value}: {', '.join(it.reading for it in doubt.alternatives)}")
        lines += [f"{name} {weight_of(name):+.1f}: {explain_feature(name)}" for name in features]
        return tuple(dict.fromkeys(lines))

    def _line(self, link: Link, flowing: set[_Key]) -> str:
        day, chosen, nobody = link.day, link.chosen, link.nobody
        words = " … ".join(line.text[slice(*span)] for line, span in day.parts)
        key = (chosen.name.casefold(), day.date) if chosen is not None and day.date is not None else None
        if chosen is None or not chosen.name or key in self.dismissed:
            code = _exclusion_code(link) if key in self.dismissed else _exclusion(link)
            best = max(link.candidates[1:], key=lambda it: it.score, default=None)
            over = f"; for {best.name} {best.score:.1f}" if best is not None else ""
            what = f"no meeting, {code.value}" if code is not None else "unexplained"
            return f"{day.date}: {what} «{words}»: for nobody {nobody.score:.1f} ({_counted(nobody.features)}){over}"
        both = "both readings have it" if key in flowing else "only by evidence"
        fate = "claimed" if key in self.sure else "withheld"
        why = f"{chosen.score:.1f} ({_counted(chosen.features)}), {link.margin:.1f} more than the next"
        return f"{day.date} {chosen.name}: {fate}, {both} «{words}»: {why}"


def _counted(features: Iterable[str]) -> str:
    """Name features once each, with how often."""
    return ", ".join(name if often == 1 else f"{often} × {name}" for name, often in Counter(features).items())


def weigh(
    document: Document,
    *,
    municipality: Municipality | None,
    organization: str | Organization | None,
    today: dt.date | None,
) -> Ledger:
    """Read a page twice, and take what both bear."""
    owner = read_organization(organization) if isinstance(organization, str) and organization else organization or None
    whose = owner if isinstance(owner, Organization) else None
    evidence = gather(document, owner=whose, today=today)
    return _Weighing(document, evidence, municipality).ledger()


class Pattern(StrEnum):
    """How regular an organization's days are."""

    FEW = "few"
    """Too few to tell."""
    STEADY = "steady"
    """Nearly all on one weekday, none close to each other, none at a weekend."""
    LOOSE = "loose"
    """Half of them on one weekday, hardly any close to each other."""
    ODD = "odd"
    """Less regular than most organizations' days."""
    BROKEN = "broken"
    """As hardly any organization meets."""

    @property
    def rank(self) -> int:
        """How much it speaks for the days: from broken to steady."""
        return [Pattern.BROKEN, Pattern.ODD, Pattern.FEW, Pattern.LOOSE, Pattern.STEADY].index(self)


def pattern_of(days: Collection[dt.date]) -> Pattern:
    """Tell how regular some days are.

    >>> pattern_of([dt.date(2026, month, 7) for month in (1, 4, 5, 10)]).value
    'loose'
    """
    ordered = sorted(days)
    if len(ordered) < _SERIES:
        return Pattern.FEW
    share = Counter(day.weekday() for day in ordered).most_common(1)[0][1] / len(ordered)
    close = sum((after - before).days < _CLOSE for before, after in pairwise(ordered))
    weekends = sum(day.weekday() > _FRIDAY for day in ordered)
    if (close > 1 and (weekends or share < _MOSTLY)) or share < _SOME or weekends > 1:
        return Pattern.BROKEN
    if weekends or share < _MOSTLY or close > 1:
        return Pattern.ODD
    return Pattern.STEADY if share >= _NEARLY_ALL and not close else Pattern.LOOSE


def _place(doubt: Doubt) -> int:
    """Give where on the page the words of a doubt begin."""
    return doubt.provenance.spans[0].start if doubt.provenance and doubt.provenance.spans else 0


def _key(meeting: Meeting) -> _Key:
    return meeting.organization.name.casefold(), meeting.date


class _Weighing:
    """Weighs two readings of one page."""

    def __init__(self, document: Document, evidence: Evidence, municipality: Municipality | None) -> None:
        self._document = document
        self._evidence = evidence
        self._municipality = municipality
        named = [it for it in evidence.claims if it.named and not it.joint]
        self._claims = {(it.organization.name.casefold(), it.date): it for it in named}
        self._unnamed = [it for it in evidence.claims if not it.named or it.joint]
        self._meetings = self._by_key(self._read([it for claim in named for it in claim.candidates]))
        self._down = self._read(evidence.down)
        self._flowing = self._by_key(self._down)
        self._days: dict[str, set[dt.date]] = defaultdict(set)
        self._flow_days: dict[str, set[dt.date]] = defaultdict(set)
        for name, day in self._meetings:
            self._days[name].add(day)
        for name, day in self._flowing:
            self._flow_days[name].add(day)
        self._earlier = {(it.organization.name.casefold(), day) for it in self._down for day in it.previous_starts}
        self._agreed: dict[str, bool] = {}
        self._patterns = {name: pattern_of(days) for name, days in self._days.items()}

    def _read(self, candidates: Iterable[Candidate]) -> tuple[Meeting, ...]:
        return meetings_of(self._document, self._evidence, candidates, municipality=self._municipality)

    @staticmethod
    def _by_key(meetings: Iterable[Meeting]) -> dict[_Key, list[Meeting]]:
        found: dict[_Key, list[Meeting]] = defaultdict(list)
        for meeting in meetings:
            found[_key(meeting)].append(meeting)
        return found

    def ledger(self) -> Ledger:
        """Draw the ledger."""
        reasons = self._reasons()
        sure = {key for key in self._meetings if key[0] not in reasons and self._is_sure(key)}
        meetings = [it for key, known in self._meetings.items() if key in sure for it in known]
        doubts = self._doubts(sure, reasons)
        dismissed = self._dismissed(sure)
        excluded = tuple(self._excluded(dismissed))
        ordered = sorted(
            meetings, key=lambda it: (it.date, it.start.isoformat() if it.start else "", it.organization.name)
        )
        return Ledger(Schedule(ordered, doubts, excluded), self._evidence, self._down, sure, dismissed)

    # What is sure

    def _is_sure(self, key: _Key) -> bool:
        claim = self._claims.get(key)
        pattern = self._patterns.get(key[0], Pattern.FEW)
        if (
            claim is not None
            and any(link.day.weekday_agrees is False for link in claim.links)
            and key not in self._flowing
        ):
            return False
        if key in self._flowing:
            days, agreed = self._days[key[0]], self._agree(key[0])
            odd = pattern is Pattern.BROKEN and (len(days) >= _MANY or not agreed)
            return not odd and (agreed or key[1].weekday() <= _FRIDAY) and (claim is None or claim.margin >= _THIN)
        return claim is not None and self._stands_alone(claim, key, pattern)

    def _agree(self, name: str) -> bool:
        """Tell whether both readings have nearly the same days of an organization."""
        if name not in self._agreed:
            days, theirs = self._days[name], self._flow_days[name]
            self._agreed[name] = len(days & theirs) >= _ALIKE * len(days | theirs)
        return self._agreed[name]

    def _stands_alone(self, claim: Claim, key: _Key, pattern: Pattern) -> bool:
        """Tell whether a claim is sure that the other reading is silent of: its organization's days have a pattern."""
        if key in self._earlier:
            return False
        rivals = [
            name
            for name, day in self._flowing
            if day == key[1] and name != key[0] and (name, day) not in self._meetings
        ]
        if rivals:
            steady = pattern in {Pattern.STEADY, Pattern.LOOSE} and self._document.kind != "text"
            return steady and claim.margin >= _ALONE and all(map(self._reads_better, rivals))
        link = claim.links[0]
        kind = link.chosen.kind if link.chosen is not None else ""
        in_table = link.day.line.cell is not None and kind in _IN_TABLES and self._document.kind == "text"
        if pattern is Pattern.STEADY:
            return claim.margin >= (_THIN if in_table else _CLEAR)
        return pattern is Pattern.LOOSE and claim.margin >= (_ALONE if self._document.kind == "text" else _CLEAR)

    def _reads_better(self, name: str) -> bool:
        """Tell whether an organization's days are as regular by evidence as down the text, or more so."""
        mine = self._patterns.get(name, Pattern.FEW).rank
        theirs = pattern_of(self._flow_days[name]).rank
        return mine > theirs or mine >= max(theirs, Pattern.LOOSE.rank)

    def _reasons(self) -> dict[str, Caveat]:
        """Find why organizations are in doubt as a whole, by their names in small letters."""
        reasons = {name: Caveat.of(CaveatCode.OWNER_UNCLEAR, count=count) for name, count in self._sharing().items()}
        for name, days in self._days.items():
            year, count = Counter(day.year for day in sorted(days)).most_common(1)[0]
            kind = self._meetings[name, min(days)][0].organization.classification
            if count > _MOST.get(kind, _MOST_OF_OTHERS):
                reasons[name] = Caveat.of(CaveatCode.MEETINGS_TOO_MANY, count=count, year=year)
            elif (turned := self._begins_anew(name)) is not None:
                reasons[name] = Caveat.of(CaveatCode.YEAR_UNCLEAR, words=turned)
        return reasons

    def _sharing(self) -> dict[str, int]:
        """Find the organizations that share every day with another, and how many days those are.

        A page that says that they meet as one may mean it; and two hours on a day are two meetings.
        """
        if any(matches("meets_as_one", line.text) for line in self._evidence.page.main):
            return {}
        groups: dict[tuple[tuple[dt.date, dt.datetime | None], ...], list[str]] = defaultdict(list)
        for name, days in self._days.items():
            groups[tuple((day, self._meetings[name, day][0].start) for day in sorted(days))].append(name)
        return {
            name: len(days)
            for days, names in groups.items()
            if len(names) > 1 and len(days) >= _SERIES
            for name in names
        }

    def _begins_anew(self, name: str) -> str | None:
        """Find where an organization's days begin the year anew in another list, and no year stands with them."""
        days = sorted(
            (link.day for (who, _), claim in self._claims.items() if who == name for link in claim.links),
            key=lambda it: (it.line.at, it.span),
        )
        days = [it for it in days if it.date is not None and it.year_from in _OF_THE_PAGE]
        for at, (before, after) in enumerate(pairwise(days)):
            assert before.date is not None  # noqa: S101 - those without are left out
            assert after.date is not None  # noqa: S101 - those without are left out
            behind = [it.date for it in days[at + 1 :]]
            if (before.date - after.date).days > _ANEW and at + 1 >= _UNEXPLAINED and len(behind) >= _UNEXPLAINED:
                told = {it.date for it in days[: at + 1]}
                if not told.intersection(behind):
                    return after.text
        return None

    # What is withheld

    def _doubts(self, sure: set[_Key], reasons: dict[str, Caveat]) -> tuple[Doubt, ...]:
        withheld: dict[str, list[_Key]] = defaultdict(list)
        for key in dict.fromkeys((*self._meetings, *self._flowing)):
            if key not in sure and not self._is_dismissed(key):
                withheld[key[0]].append(key)
        doubts = [self._doubt(name, keys, reasons.get(name)) for name, keys in withheld.items()]
        by_name: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._unnamed:
            by_name[claim.organization.name].append(claim)
        doubts += [self._unnamed_doubt(claims) for claims in by_name.values() if len(claims) >= _SERIES]
        doubts.sort(key=_place)
        return (*doubts, *self._page_doubts(sure, sum(map(len, withheld.values()))))

    def _dismissed(self, sure: set[_Key]) -> set[_Key]:
        return {key for key in self._claims if key not in sure and key not in self._earlier and self._is_dismissed(key)}

    def _is_dismissed(self, key: _Key) -> bool:
        """Tell whether a claim is not worth a doubt: by evidence alone, of a few days whose words are of something else."""
        claim = self._claims.get(key)
        if key in self._earlier:
            return True
        if claim is None or key in self._flowing or len(self._days[key[0]]) >= _SERIES:
            return False
        return all(_exclusion_code(link) is not None for link in claim.links)

    def _page_doubts(self, sure: set[_Key], withheld: int) -> Iterable[Doubt]:
        """Doubt the page itself, where too much of it isn't understood to know whose the rest is."""
        evidence = self._evidence
        main = [link for link in evidence.links.links if link.day.line.main]
        unexplained = [link for link in main if link.chosen is link.nobody and _exclusion(link) is None]
        undated = [day for day in evidence.undated if day.value is None or day.value.counted is None]
        if evidence.page.lost:
            yield Doubt(caveat=Caveat.of(CaveatCode.COLUMNS_LOST))
        elif len(unexplained) >= _UNEXPLAINED and len(unexplained) > _SOME_PART * len(main):
            ranges = sorted({line.range(span) for link in unexplained for line, span in link.day.parts})
            caveat = Caveat.of(CaveatCode.DAYS_UNEXPLAINED, count=len(unexplained), all=len(main))
            yield Doubt(caveat=caveat, provenance=ground(self._document, ranges))
        elif withheld >= _SERIES and withheld > _LARGE_PART * (withheld + len(sure)):
            yield Doubt(caveat=Caveat.of(CaveatCode.READINGS_DIFFER))
        elif len(undated) >= _UNEXPLAINED:
            ranges = [line.range(span) for day in undated for line, span in day.parts]
            yield Doubt(
                caveat=Caveat.of(CaveatCode.YEAR_UNCLEAR, words=undated[0].text),
                provenance=ground(self._document, ranges),
            )

    def _doubt(self, name: str, keys: Sequence[_Key], reason: Caveat | None) -> Doubt:
        mine = tuple(it for key in sorted(keys, key=lambda it: it[1]) for it in self._meetings.get(key, ()))
        theirs = tuple(it for key in sorted(keys, key=lambda it: it[1]) for it in self._flowing.get(key, ()))
        claims = [self._claims[key] for key in keys if key in self._claims]
        thin = bool(claims) and all(key in self._flowing for key in keys)
        caveat = reason or Caveat.of(CaveatCode.CHOICE_THIN if thin else CaveatCode.READINGS_DIFFER)
        ways = []
        if mine:
            kinds = Counter(link.chosen.kind for claim in claims for link in claim.links if link.chosen is not None)
            ways.append(Alternative(reading=kinds.most_common(1)[0][0] if kinds else "evidence", meetings=mine))
        if theirs and theirs != mine:
            ways.append(Alternative(reading="reading_order", meetings=theirs))
        ranges = [it for claim in claims for candidate in claim.candidates for it in candidate.ranges]
        spans = [(it.start, it.end) for meeting in theirs if meeting.provenance for it in meeting.provenance.spans]
        who = (mine or theirs)[0].organization
        del name
        return Doubt(
            caveat=caveat,
            organization=who,
            alternatives=tuple(ways),
            provenance=ground(self._document, sorted(set(ranges or spans))),
            shape=_shape(claims),
        )

    def _unnamed_doubt(self, claims: Sequence[Claim]) -> Doubt:
        """Withhold the days of a name that nobody knows, or of several that share a heading."""
        meetings = self._read([it for claim in claims for it in claim.candidates])
        ranges = sorted({it for claim in claims for candidate in claim.candidates for it in candidate.ranges})
        return Doubt(
            caveat=Caveat.of(CaveatCode.OWNER_UNCLEAR, count=len(claims)),
            organization=claims[0].organization,
            alternatives=(Alternative(reading="unknown_name", meetings=meetings),) if meetings else (),
            provenance=ground(self._document, ranges),
            shape=_shape(claims),
        )

    # What is no meeting

    def _excluded(self, dismissed: Collection[_Key]) -> Iterable[Excluded]:
        of_something_else = [id(link) for key in dismissed for link in self._claims[key].links]
        for link in self._evidence.links.links:
            code = _exclusion_code(link) if id(link) in of_something_else else _exclusion(link)
            if code is not None:
                ranges: list[Range] = [line.range(span) for line, span in link.day.parts]
                told = ground(self._document, ranges)
                words = told.words or link.day.text
                yield Excluded(caveat=Caveat.of(code, words=words), date=link.day.date, provenance=told)


_CODES = (
    ("none.apart", CaveatCode.BESIDE_CONTENT),
    ("none.written", CaveatCode.PUBLISHING),
    ("none.deadline", CaveatCode.DEADLINE),
    ("none.occasion_column", CaveatCode.PREPARATION),
    ("none.occasion_row", CaveatCode.PREPARATION),
    ("none.occasion", CaveatCode.OTHER_OCCASION),
    ("none.occasion_heading", CaveatCode.OTHER_OCCASION),
    ("none.denied", CaveatCode.OTHER_OCCASION),
    ("none.paper", CaveatCode.OTHER_OCCASION),
)
"""What speaks against a meeting, the most telling first, and what a day is then."""


def _exclusion(link: Link) -> CaveatCode | None:
    """Tell what a day is that is no meeting's; `None` for one that is, or that nothing explains."""
    if link.chosen is None or link.chosen.name:
        return None
    return _exclusion_code(link)


def _exclusion_code(link: Link) -> CaveatCode | None:
    return next((code for feature, code in _CODES if feature in link.nobody.traits), None)


def _shape(claims: Sequence[Claim]) -> str:
    """Give the signature of the boxes that claims stand in: equal for the next month's page."""
    shapes = Counter(_signature(link) for claim in claims for link in claim.links)
    return shapes.most_common(1)[0][0] if shapes else ""


def _signature(link: Link) -> str:
    line = link.day.line
    where = line.areas[-1].signature if line.areas else ""
    kind = link.chosen.kind if link.chosen is not None else ""
    return f"{where} | {kind}"


# Why a schedule is read as it is: what became of every day, and the clauses that say what becomes of meetings.


class ExplainedStatus(Value):
    """A clause that says what becomes of meetings, whether it counts or not."""

    words: str
    """The clause, as written; white space is joined."""
    gives: str
    """What it says: `cancelled`, `moved`, `stands`, …"""
    rule: str
    """The row of `rules/statuses.toml` that knows it."""
    actor: str | None
    """Who does it, as written; `None` where nobody is named."""
    days: tuple[str, ...]
    """The days that it names, as day/month."""
    months: tuple[int, ...]
    every: bool
    """Whether it is of all meetings."""
    other: str | None
    """What else it is of; `None` where it is of meetings."""
    mode: Mode
    """How it is meant: `asserted`, or otherwise."""
    mode_rule: str
    """The row of `rules/modes.toml` that says so, or the kind of its clause."""
    refused: str | None
    """Why it counts for no meeting; `None` where it may."""
    meetings: tuple[str, ...]
    """Day and organization of those whose status rests on it."""


class ExplainedSchedule(Value):
    """What became of every day, and of every clause on meetings."""

    days: tuple[str, ...]
    """A line for each day, then each doubt, then what the names of features mean."""
    statuses: tuple[ExplainedStatus, ...]


def explain_ledger(document: Document, ledger: Ledger) -> ExplainedSchedule:
    """Explain what was weighed."""
    found: dict[str, MeetingFinding] = {}
    counted: dict[str, list[str]] = {}
    for day, who, finding in _resting(document, ledger):
        words = _words(finding)
        found.setdefault(words, finding)
        counted.setdefault(words, []).append(f"{day} {who}")
    for finding in _said(ledger):
        found.setdefault(_words(finding), finding)
    statuses = tuple(
        _status(words, finding, tuple(dict.fromkeys(counted.get(words, ())))) for words, finding in found.items()
    )
    return ExplainedSchedule(days=ledger.told(), statuses=statuses)


def _resting(document: Document, ledger: Ledger) -> Iterator[tuple[dt.date, str, MeetingFinding]]:
    """Give the days whose status rests on a clause, with it."""
    evidence = ledger.evidence
    candidates = [replace(it) for claim in evidence.claims for it in claim.candidates]
    apply_remarks(document, candidates, evidence.remarks, evidence.towns, evidence.counted_from)
    for each in candidates:
        if each.finding is not None and (each.organization.name.casefold(), each.date) in ledger.sure:
            yield each.date, each.organization.name, each.finding


def _said(ledger: Ledger) -> Iterator[MeetingFinding]:
    """Give what clauses on the page say of meetings, whether it counts or not."""
    evidence = ledger.evidence
    for line in evidence.page.main:
        if line.days:
            yield from read_statuses(line.text, mark=True, today=evidence.counted_from).findings
    for remark in evidence.remarks:
        yield from read_statuses(remark.text, today=evidence.counted_from).findings


def _words(finding: MeetingFinding) -> str:
    return " ".join(finding.words.split())


def _status(words: str, finding: MeetingFinding, meetings: tuple[str, ...]) -> ExplainedStatus:
    meant = finding.referent
    return ExplainedStatus(
        words=words,
        gives=finding.gives,
        rule=finding.rule.id,
        actor=finding.actor.text if finding.actor is not None else None,
        days=tuple(map(str, meant.days)),
        months=tuple(sorted(meant.months)),
        every=meant.every,
        other=meant.other.removeprefix("other: ") if meant.other is not None else None,
        mode=finding.mode,
        mode_rule=finding.why,
        refused=finding.refused,
        meetings=meetings,
    )
