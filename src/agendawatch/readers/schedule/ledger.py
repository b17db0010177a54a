"""What became of every day of a page: what is claimed, what is withheld and why, what is no meeting, what is unread."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations, pairwise, product

from agendawatch.budget import spend
from agendawatch.documents.document import Document
from agendawatch.documents.tree import Range
from agendawatch.lang.sv.calendar import MONTHS
from agendawatch.lang.sv.mentioned_days import matches, word_pattern
from agendawatch.lang.sv.organizations import TOGETHER, find_organizations, read_organization
from agendawatch.lang.sv.organizations import organization as organization_of
from agendawatch.lang.sv.pages.meeting_words import DATE_LABEL, DAY_OR, EITHER, NONE_PLANNED, OR_A_DAY, WOULD_HAVE
from agendawatch.lang.sv.referents import MeetingFinding
from agendawatch.lang.sv.status_words import find_status_words, has_status_words
from agendawatch.lang.sv.statuses import read_statuses
from agendawatch.model import (
    Account,
    Alternative,
    Caveat,
    CaveatCode,
    Doubt,
    Excluded,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    OrganizationClassification,
    Provenance,
    Schedule,
)
from agendawatch.model.value import Value
from agendawatch.readers.explanation import ExplainedClause, explain
from agendawatch.readers.opening import ground
from agendawatch.readers.schedule.candidate import Candidate, apply_remarks
from agendawatch.readers.schedule.evidence.against import says_meets, sentence_of
from agendawatch.readers.schedule.evidence.candidates import WEIGHTS, Link, PossibleOwner
from agendawatch.readers.schedule.evidence.claims import Claim, Evidence, gather, meetings_of, prepares
from agendawatch.readers.schedule.evidence.page import DayMention, Line
from agendawatch.readers.schedule.evidence.years import agrees

_SERIES = 4
"""Days of an organization from which they are a series."""
_NEAR = 3
"""Days within which the weekday that stands with a date may be right and the date wrong."""
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
_OBJECTED = 3.5
"""How much better a choice must be where words beside the day say that it is of something else."""
_MANY, _FIRM = 8, 5.0
"""Days up to which, and how much better a choice must be, that a list right under a name stands however irregular it is."""
_OVER_LISTS = frozenset({"heading", "row", "column", "section", "cell", "caption"})
_OF_THE_PAGE = frozenset({"title", "page", "plan", "today", "lead", "none"})
"""Where a year stands that is told for many days at once."""
_UNEXPLAINED = 3
_SOME_PART, _LARGE_PART = 0.2, 0.35
"""Shares of a page's days that nothing explains, and of its claims that are withheld, from which the page is in doubt."""
_Key = tuple[str, dt.date]


def _counted(features: Iterable[str]) -> str:
    """Name features once each, with how often."""
    return ", ".join(name if often == 1 else f"{often} × {name}" for name, often in Counter(features).items())


def weigh(
    document: Document,
    *,
    municipality: Municipality | None,
    organization: str | Organization | None,
    today: dt.date | None,
    years: tuple[int, ...] = (),
) -> Ledger:
    """Read a page, and take what it bears; of several `years`, each is a way to read the days of which nothing tells it."""
    whose = _read_owner(organization) if isinstance(organization, str) else organization
    evidence = gather(document, owner=whose, today=today, planned=years if len(years) == 1 else ())
    ledger = Ledger(evidence, municipality, whose)
    held = ledger.schedule
    doubts = list(held.doubts)
    unclear = (at for at, it in enumerate(doubts) if it.code is CaveatCode.YEAR_UNCLEAR and it.organization is None)
    at = next(unclear, None)
    may_be = sorted({*evidence.page.years, *years})
    if at is None or len(years) == 1 or not may_be:  # of one year it has been read so
        return ledger
    ways = []
    # Leave out the years that weekdays speak against, where another one agrees with all of them.
    told = [it for it in evidence.undated if it.weekday is not None and it.month is not None]
    whole = [year for year in may_be if told and all(agrees(it, year) for it in told)]
    for year in whole or may_be:
        read = weigh(document, municipality=municipality, organization=whose, today=today, years=(year,)).schedule
        withheld = (it for doubt in read.doubts for way in doubt.alternatives[:1] for it in way.meetings)
        new = (it for it in (*read, *withheld) if _key(it) not in ledger.sure)
        if meetings := tuple({it.id: it for it in new}.values()):
            ways.append(Alternative(reading=str(year), meetings=meetings))
    doubts[at] = doubts[at].model_copy(update={"alternatives": tuple(ways)})
    ledger.schedule = Schedule(held, doubts, held.excluded, held.account)
    return ledger


def _read_owner(words: str) -> Organization | None:
    """Read whose page it is, as a caller says it: names side by side are one."""
    if len(find_organizations(words)) > 1:
        return organization_of(words.strip())
    return read_organization(words) if words else None


_STEADY, _LOOSE, _FEW, _ODD = 1.0, 3.0, 1.5, 5.0
"""How much better than the next a choice must be: of days nearly all on one weekday and none close to each other or at a weekend, of days half on one and hardly any close, of too few to tell, of less regular ones.

On real pages one claim in fifty is wrong, and nearly all of those are of less regular days: measured by `benchmarks.evidence curve`.
"""


def least_margin(days: Collection[dt.date]) -> float | None:
    """Tell how much better than the next a choice must be, by how regular its organization's days are.

    `None` where they are as hardly any organization's: nothing is enough.

    >>> least_margin([dt.date(2026, month, 7) for month in (1, 4, 5, 10)])
    3.0
    """
    ordered = sorted(days)
    if len(ordered) < _SERIES:
        return _FEW
    share = Counter(day.weekday() for day in ordered).most_common(1)[0][1] / len(ordered)
    close = sum((after - before).days < _CLOSE for before, after in pairwise(ordered))
    weekends = sum(day.weekday() > _FRIDAY for day in ordered)
    if (close > 1 and (weekends or share < _MOSTLY)) or share < _SOME or weekends > 1:
        return None
    if weekends or share < _MOSTLY or close > 1:
        return _ODD
    return _STEADY if share >= _NEARLY_ALL and not close else _LOOSE


def _on_its_weekday(candidate: Candidate, day: DayMention) -> Candidate:
    """Give a meeting on the day beside its date that has the weekday which the page says."""
    days = (candidate.date + dt.timedelta(days=step) for step in range(-_NEAR, _NEAR + 1))
    fitting = (it for it in days if day.weekday in {None, it.weekday()})
    return replace(candidate, date=min(fitting, key=lambda it: abs(it - candidate.date)))


def _key(meeting: Meeting) -> _Key:
    return meeting.organization.name.casefold(), meeting.date


class Ledger:
    """What became of every day of a page."""

    def __init__(self, evidence: Evidence, municipality: Municipality | None, owner: Organization | None) -> None:
        """Weigh what a page claims; `owner` is whose the caller says that it is."""
        self._document = evidence.page.document
        self._owner = owner
        self.evidence = evidence
        self._municipality = municipality
        named = [claim for claim in evidence.claims if claim.named and not claim.joint]
        self._claims = {(it.organization.name.casefold(), it.date): it for it in named}
        self._unnamed = [claim for claim in evidence.claims if not claim.named or claim.joint]
        self._meetings: dict[_Key, list[Meeting]] = defaultdict(list)
        read = self._read(candidate for claim in named for candidate in claim.candidates)
        for meeting in read:
            self._meetings[_key(meeting)].append(meeting)
        self._days: dict[str, set[dt.date]] = defaultdict(set)
        for name, day in self._meetings:
            self._days[name].add(day)
        held = ((name, it) for (name, _), known in self._meetings.items() for it in known)
        self._earlier = {(name, day) for name, it in held for day in it.previous_starts}
        self._least = {name: least_margin(days) for name, days in self._days.items()}
        self._groups = {link.group for claim in self._claims.values() for link in claim.links}
        """How the days of names that are known are laid out."""
        self._sharers: dict[tuple[int, Range], list[str]] = defaultdict(list)
        """Whose each day of a line is."""
        for link in evidence.links:
            self._sharers[link.day.line.at, link.day.span].append(link.chosen.name.casefold())
        self._lists: dict[tuple[str, tuple[object, ...]], set[dt.date]] = defaultdict(set)
        """The days of each organization that the page lists alike."""
        for claim in evidence.claims:
            for link in claim.links:
                self._lists[claim.organization.name, link.group].add(claim.date)
        reasons = self._reasons()
        unsure = {key: why for key in self._meetings if (why := reasons.get(key[0]) or self._why_unsure(key))}
        self.sure = {key for key in self._meetings if key not in unsure}
        few = [key for key in unsure if key in self._claims and len(self._days[key[0]]) < _SERIES]
        # Claims that words beside their days make something else are not worth a doubt, where they are few.
        self._dismissed = {key for key in few if all(map(_exclusion_code, self._claims[key].links))}
        self._dismissed |= {it for it in (*unsure, *self._claims) if it in self._earlier and it not in self.sure}
        self._account = self._count()
        doubts = self._doubts({key: why for key, why in unsure.items() if key not in self._dismissed})
        meetings = [it for it in read if _key(it) in self.sure]
        self.schedule = Schedule(meetings, doubts, tuple(self._excluded()), self._account)

    def _read(self, candidates: Iterable[Candidate]) -> tuple[Meeting, ...]:
        return meetings_of(self.evidence, candidates, municipality=self._municipality)

    @property
    def says_none(self) -> bool:
        """Whether the page says that no meetings are planned."""
        return any(NONE_PLANNED.search(line.text) for line in self.evidence.page.main)

    def told(self) -> tuple[str, ...]:
        """Tell in a line each what became of every day, what spoke for it, and what that means."""
        lines: list[str] = []
        features: dict[str, None] = {}
        for link in self.evidence.links:
            lines.append(self._line(link))
            features |= dict.fromkeys((*link.chosen.features, *link.nobody.features))
        lines += [f"{day.text}: no calendar has this day" for day in self.evidence.impossible]
        lines += [f"{day.text}: nothing tells its year" for day in self.evidence.undated]
        lines += [f"{day.text}: no head tells its month" for day in self.evidence.monthless]
        lines.append(f"of {self.schedule.account.seen} days: {self.schedule.account}")
        lines += [f"{name} {WEIGHTS.of[name]:+.1f}: {WEIGHTS.sentence(name)}" for name in features]
        return tuple(dict.fromkeys(lines))

    def _line(self, link: Link) -> str:
        day, chosen, nobody = link.day, link.chosen, link.nobody
        words = " … ".join(line.text[slice(*span)] for line, span in day.parts)
        key = _key_of(link)
        if key is None or key in self._dismissed:
            code = self._code_of(link)
            best = max(link.candidates[1:], key=lambda it: it.score, default=None)
            over = f"; for {best.name} {best.score:.1f}" if best is not None else ""
            what = f"no meeting, {code.value}" if code is not None else "unexplained"
            return f"{day.date}: {what} «{words}»: for nobody {nobody.score:.1f} ({_counted(nobody.features)}){over}"
        became = "claimed" if key in self.sure else "withheld"
        why = f"{chosen.score:.1f} ({_counted(chosen.features)}), {link.margin:.1f} more than the next"
        return f"{day.date} {chosen.name}: {became} «{words}»: {why}"

    # What is sure

    def _reasons(self) -> dict[str, Caveat]:
        """Find why organizations are in doubt as a whole, by their names in small letters."""
        reasons: dict[str, Caveat] = {}
        # Those that share every day with another; two hours on a day are two meetings.
        groups: dict[tuple[tuple[dt.date, dt.datetime | None], ...], list[str]] = defaultdict(list)
        for name, days in self._days.items():
            groups[tuple((day, self._meetings[name, day][0].start) for day in sorted(days))].append(name)
        as_one = any(matches("meets_as_one", line.text) for line in self.evidence.page.main)
        for shared, names in groups.items():
            if len(names) > 1 and len(shared) >= _SERIES and not as_one:
                reasons |= dict.fromkeys(names, Caveat.of(CaveatCode.OWNER_UNCLEAR, count=len(shared)))
        for name, days in self._days.items():
            year, count = Counter(day.year for day in sorted(days)).most_common(1)[0]
            kind = self._meetings[name, min(days)][0].organization.classification
            if count > _MOST.get(kind, _MOST_OF_OTHERS):
                reasons[name] = Caveat.of(CaveatCode.MEETINGS_TOO_MANY, count=count, year=year)
            elif (turned := self._begins_anew(name)) is not None:
                reasons[name] = Caveat.of(CaveatCode.YEAR_UNCLEAR, words=turned)
        return reasons

    def _why_unsure(self, key: _Key) -> Caveat | None:
        """Tell why a meeting is withheld; `None` for one that is sure."""
        claim, least = self._claims.get(key), self._least[key[0]]
        count = len(self._days[key[0]])
        firm = claim is not None and count < _MANY and claim.margin >= _FIRM and claim.kind in _OVER_LISTS
        if least is None and not firm:
            return Caveat.of(CaveatCode.DAYS_IRREGULAR, count=count)
        if claim is None:
            return None  # a day that a sentence moved a meeting to
        days = [link.day for link in claim.links]
        if (off := next((day.doubted for day in days if day.doubted and day.year_from != "own"), None)) is not None:
            return off
        timed = any(candidate.hours is not None and candidate.near > 1 for candidate in claim.candidates)
        meant = any(day.weekday is not None or (day.year_from == "own" and timed) for day in days)
        meant |= any(link.day.year_from == "own" and "none.meets" in link.nobody.traits for link in claim.links)
        if key[1].weekday() > _FRIDAY and not firm and not meant:
            return Caveat.of(CaveatCode.DAYS_IRREGULAR, count=1)
        alone = count < _SERIES and not timed and not any(self._is_one_of_a_list(link) for link in claim.links)
        if alone and not any(_is_tied(link, self.evidence.page.lines) for link in claim.links):
            return Caveat.of(CaveatCode.DAY_UNTIED, words=days[0].text)
        if (either := self._why_either(key, claim)) is not None:
            return either
        objected = all(_exclusion_code(link) is not None and not _is_beside(link) for link in claim.links)
        if (words := self._undecided(key, claim)) is not None:
            return Caveat.of(CaveatCode.STATUS_UNCLEAR, words=words)
        least = _FIRM if least is None else least
        if claim.margin < (max(_OBJECTED, least) if objected else least):
            several = any(link.rival for link in claim.links)
            return Caveat.of(CaveatCode.READINGS_DIFFER if several else CaveatCode.CHOICE_THIN)
        return None

    def _why_either(self, key: _Key, claim: Claim) -> Caveat | None:
        """Tell why a meeting may as well be another's, on another day, or under another head."""
        if any(map(_is_of_either, claim.links)):
            return Caveat.of(CaveatCode.OWNER_UNCLEAR, count=1)
        if key in self._one_of_two:
            return Caveat.of(CaveatCode.READINGS_DIFFER)
        return Caveat.of(CaveatCode.COLUMNS_LOST) if any(map(_is_under_a_guess, claim.links)) else None

    def _undecided(self, key: _Key, claim: Claim) -> str | None:
        """Find words beside a meeting that may call it off, and of which nothing tells what they are said of."""
        known = self._meetings[key]
        if any(it.status is not MeetingStatus.SCHEDULED or it.previous_starts for it in known):
            return None
        for link in claim.links:
            others = self._sharers[link.day.line.at, link.day.span] if len(link.day.parts) > 1 else ()
            theirs = (it for who in others for it in self._meetings.get((who, key[1]), ()))
            if any(it.status is not MeetingStatus.SCHEDULED for it in theirs):
                return link.day.line.text[:_QUOTED]  # said of one of those who meet together
        alone = len({day for _, day in self._meetings}) == 1
        lines = self.evidence.page.main if alone else (link.day.line for link in claim.links)
        for line in lines:
            if not (has_status_words(line.text) or WOULD_HAVE.search(line.text)):
                continue
            one, said = alone or len(line.days) == 1, read_statuses(line.text, mark=alone)
            # Whether a word of calling off stands in a line of which no rule says anything.
            unread = alone and not said.findings and any(word.gives in _LOST for word in find_status_words(line.text))
            if unread or any(_may_call_off(finding, key[1], one=one) for finding in said.findings):
                return line.text[:_QUOTED]
        return None

    def _is_one_of_a_list(self, link: Link) -> bool:
        """Tell whether a day is one of several of its organization that the page lists alike."""
        return _is_listed(link) and len(self._lists[link.chosen.name, link.group]) > 1

    def _begins_anew(self, name: str) -> str | None:
        """Find where an organization's days begin the year anew in another list, and no year stands with them."""
        dated = (link.day for (who, _), claim in self._claims.items() if who == name for link in claim.links)
        ordered = sorted(dated, key=lambda it: (it.line.at, it.span))
        days = [day for day in ordered if day.date is not None and day.year_from in _OF_THE_PAGE]
        for at, (before, after) in enumerate(pairwise(days)):
            assert before.date is not None  # noqa: S101 - those without are left out
            assert after.date is not None  # noqa: S101 - those without are left out
            behind = [day.date for day in days[at + 1 :]]
            if (before.date - after.date).days > _ANEW and at + 1 >= _UNEXPLAINED and len(behind) >= _UNEXPLAINED:
                told = {day.date for day in days[: at + 1]}
                if not told.intersection(behind):
                    return after.text
        return None

    # What is withheld

    def _doubts(self, unsure: dict[_Key, Caveat]) -> tuple[Doubt, ...]:
        withheld: dict[str, list[_Key]] = defaultdict(list)
        for key in unsure:
            withheld[key[0]].append(key)
        doubts = [self._doubt(keys, [unsure[key] for key in keys]) for keys in withheld.values()]
        doubts += self._unnamed_doubts(set(withheld))
        doubts += self._lost_days({doubt.organization.name.casefold() for doubt in doubts if doubt.organization})
        doubts += self._company({doubt.organization.name.casefold() for doubt in doubts if doubt.organization})
        named = {name for name, _ in self.sure}
        if self._owner is not None and len(named) == 1 and self._owner.name.casefold() not in named:
            # The caller's name is another than the one whose days the page says that all are.
            claims = [claim for key, claim in self._claims.items() if key[0] in named]
            doubts.append(self._doubt_of(self._owner.name, CaveatCode.OWNER_UNCLEAR, claims=claims))
        doubts.sort(key=lambda it: it.provenance.spans[0].start if it.provenance and it.provenance.spans else 0)
        return (*doubts, *self._page_doubts(len(unsure), bool(doubts)))

    def _page_doubts(self, withheld: int, doubted: bool) -> Iterable[Doubt]:
        """Doubt the page itself, where too much of it isn't understood to know whose the rest is."""
        evidence, sure, account = self.evidence, self.sure, self._account
        # The days of the page's main part that nothing explains, and whose date is nobody's meeting.
        known = {claim.date for claim in evidence.claims}
        lost = (link.day for link in evidence.links if link.chosen is link.nobody and _exclusion(link) is None)
        unread = [day for day in lost if day.line.main and day.date not in known] + evidence.monthless
        groups = {link.group for link in evidence.links if link.day.line.cell is not None and _key_of(link) in sure}
        beside = {id(link.day) for link in evidence.links if link.group in groups}
        beside |= {
            id(day)
            for day in evidence.monthless
            if (("grid", id(day.line.cell.grid)) in groups if day.line.cell is not None else sure)
        }
        main = sum(link.day.line.main for link in evidence.links) + len(evidence.monthless)
        # "På måndag": of which week?
        undated = [it for it in evidence.undated if not (it.value and it.value.counted) or says_meets(it.line.text)]
        many = len(unread) >= _UNEXPLAINED and len(unread) > _SOME_PART * main
        yield from self._lost_doubts()
        if evidence.page.lost:
            yield Doubt(caveat=Caveat.of(CaveatCode.COLUMNS_LOST))
        elif many or any(id(it) in beside for it in unread):
            caveat = Caveat.of(CaveatCode.DAYS_UNEXPLAINED, count=len(unread), all=main)
            yield Doubt(caveat=caveat, provenance=self._ground(unread), alternatives=self._ways(unread))
        elif withheld >= _SERIES and withheld > _LARGE_PART * (withheld + len(sure)):
            yield Doubt(caveat=Caveat.of(CaveatCode.READINGS_DIFFER))
        elif len(undated) >= _UNEXPLAINED or (undated and not sure and not doubted):
            caveat = Caveat.of(CaveatCode.YEAR_UNCLEAR, words=undated[0].text)
            yield Doubt(caveat=caveat, provenance=self._ground(undated))
        elif not sure and not doubted and (meant := [it for it in unread if says_meets(it.line.text)]):
            caveat = Caveat.of(CaveatCode.OWNER_UNCLEAR, count=len(meant))
            yield Doubt(caveat=caveat, provenance=self._ground(meant), alternatives=self._ways(meant))
        elif account.excluded and not account.claimed and not account.withheld and not account.unread:
            days = [link.day for link in evidence.links if link.day.line.main]
            caveat = Caveat.of(CaveatCode.DAYS_SET_ASIDE, count=account.seen)
            yield Doubt(caveat=caveat, provenance=self._ground(days), alternatives=self._ways(days))

    def _ways(self, days: Collection[DayMention]) -> tuple[Alternative, ...]:
        """Give the names that most of some days may belong to, each with the days that may be its own."""
        asked = {id(day) for day in days}
        found: dict[str, list[tuple[Link, PossibleOwner]]] = defaultdict(list)
        for link in self.evidence.links:
            if id(link.day) in asked:
                for it in (_known(link) or link.candidates[1:])[:_WAYS]:
                    found[it.name].append((link, it))
        ways: dict[str, Alternative] = {}
        for name, told in sorted(found.items(), key=lambda it: -len(it[1]))[: _WAYS + 1]:
            kind = told[0][1].kind
            meetings = self._read(self.evidence.as_one_of(link.day, name, it.mention) for link, it in told)
            reading = next(it for it in (kind, f"other_{kind}", f"{kind} 3") if it not in ways)
            ways[reading] = Alternative(reading=reading, meetings=meetings)
        return tuple(ways.values())

    def _lost_doubts(self) -> Iterator[Doubt]:
        """Withhold what stands in lost columns, of the organization that is named in them or last above them."""
        lost: dict[str, list[Range]] = defaultdict(list)
        page, last = self.evidence.page, ""
        gone = {id(line): line for line in page.lost}
        lines = {id(line): line for line in page.lines} | gone if gone else {}
        for line in sorted(lines.values(), key=lambda it: it.range((0, 1))):
            names = [it.name for it in line.names if it.known and it.whole]
            if id(line) in gone and not names:
                found = find_organizations(line.text, legend=self.evidence.legend)
                names = [it.organization.name for it in found]
            last = next(iter(names), last)
            if id(line) in gone and last:
                lost[last].append(line.range((0, len(line.text))))
        for name, ranges in lost.items():
            caveat, told = Caveat.of(CaveatCode.COLUMNS_LOST), ground(self._document, sorted(ranges))
            yield Doubt(caveat=caveat, organization=organization_of(name), provenance=told)

    def _ground(self, days: Iterable[DayMention]) -> Provenance:
        return ground(self._document, sorted({line.range(span) for day in days for line, span in day.parts}))

    def _doubt(self, keys: Sequence[_Key], reasons: Sequence[Caveat]) -> Doubt:
        """Withhold days of one organization: as they were read, and as they may be read instead."""
        keys = sorted(keys, key=lambda it: it[1])
        mine = tuple(it for key in keys for it in self._meetings[key])
        claims = [self._claims[key] for key in keys if key in self._claims]
        kinds = Counter(link.chosen.kind for claim in claims for link in claim.links)
        ways = [Alternative(reading=kinds.most_common(1)[0][0] if kinds else "evidence", meetings=mine)]
        rivals: dict[str, list[Candidate]] = defaultdict(list)
        for link in (it for claim in claims for it in claim.links):
            if (it := link.rival) is not None:
                rivals[it.kind].append(self.evidence.as_one_of(link.day, it.name, it.mention))
        for kind, candidates in sorted(rivals.items(), key=lambda it: -len(it[1]))[:_WAYS]:
            reading = kind if kind != ways[0].reading else f"other_{kind}"
            ways.append(Alternative(reading=reading, meetings=self._read(candidates)))
        caveat = Counter(reasons).most_common(1)[0][0]
        if caveat.code is CaveatCode.WEEKDAY_DIFFERS:
            pairs = (pair for claim in claims for pair in zip(claim.candidates, claim.links, strict=True))
            beside = self._read(_on_its_weekday(it, link.day) for it, link in pairs)
            ways = [ways[0].model_copy(update={"reading": "date"}), Alternative(reading="weekday", meetings=beside)]
        elif caveat.code is CaveatCode.STATUS_UNCLEAR:
            ways[0] = ways[0].model_copy(update={"reading": "held"})
            off = {"status": MeetingStatus.CANCELLED, "status_words": str(caveat.facts["words"])}
            ways.append(Alternative(reading="called_off", meetings=tuple(it.model_copy(update=off) for it in mine)))
        elif caveat.code is CaveatCode.READINGS_DIFFER and (told := self._ways_of_two(keys)):
            ways = told
        elif len(ways) == 1 and caveat.code is CaveatCode.OWNER_UNCLEAR:
            others = self._ways([link.day for claim in claims for link in claim.links])
            ways += [other for other in others if other.meetings[0].organization != mine[0].organization]
        ranges = [it for claim in claims for candidate in claim.candidates for it in candidate.ranges]
        # The signature of the boxes that claims stand in: equal for the next month's page.
        shapes = Counter(_signature(link) for claim in claims for link in claim.links)
        return Doubt(
            caveat=caveat,
            organization=mine[0].organization,
            alternatives=tuple(ways),
            provenance=ground(self._document, sorted(set(ranges))),
            shape=shapes.most_common(1)[0][0] if shapes else "",
        )

    @cached_property
    def _one_of_two(self) -> dict[_Key, int]:
        """Which of two days, of which one is meant, each day is: by its words, or by two lists of one organization that differ by it."""
        days = ((key, link.day) for key, claim in self._claims.items() for link in claim.links)
        found = {key: place for key, day in days if (place := _place_of_two(day)) is not None}
        lists: dict[str, dict[object, set[dt.date]]] = defaultdict(lambda: defaultdict(set))
        for key, claim in self._claims.items():
            for link in claim.links if key in self._meetings else ():
                # What sets a list apart from others: its table, or its heading.
                line = link.day.line
                whole = line.cell.grid if line.cell is not None else line.heads[-1] if line.heads else None
                lists[key[0]][id(whole)].add(key[1])
        for name, told in lists.items():
            for one, other in combinations(dict.fromkeys(map(frozenset, told.values())), 2):
                spend(len(one))
                if len(one & other) < _SERIES - 1:
                    continue
                for first, second in product(one - other, other - one):
                    if abs((first - second).days) <= _NEAR_IN_LISTS and self._may_be_one(name, first, second):
                        found |= {(name, first): 0, (name, second): 1}
        return found

    def _may_be_one(self, name: str, *days: dt.date) -> bool:
        """Tell whether two days may be two ways to tell one meeting: both as planned, and not at hours that differ."""
        held = ([it for it in self._meetings[name, day] if it.status is MeetingStatus.SCHEDULED] for day in days)
        planned = [[it for it in meetings if not (it.extra or it.reserve)] for meetings in held]
        hours = {tuple(meeting.start and meeting.start.time() for meeting in meetings) for meetings in planned}
        return all(planned) and (len(hours) == 1 or any(None in hour for hour in hours))

    def _ways_of_two(self, keys: Iterable[_Key]) -> list[Alternative]:
        """Read days with the first, and with the second, of each two of which one is meant."""
        places = {key: self._one_of_two.get(key) for key in keys}
        ways = []
        for place in sorted({it for it in places.values() if it is not None}):
            taken = [key for key, its in places.items() if its in {None, place}]
            first = next(day for (_, day), its in places.items() if its == place)
            meetings = tuple(it for key in taken for it in self._meetings[key])
            ways.append(Alternative(reading=first.isoformat(), meetings=meetings))
        return ways

    def _unnamed_doubts(self, doubted: Collection[str]) -> Iterator[Doubt]:
        """Withhold the days of names side by side, and those of a name that nobody knows, of who else may own them."""
        by_name: dict[str, list[Claim]] = defaultdict(list)
        together: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
        for claim in self._unnamed:
            if claim.joint:
                together[claim.joint].append(claim)
                continue
            rivals = [it.name for link in claim.links if (it := _best_known(link)) is not None and it.score >= _TIED]
            for name in dict.fromkeys(rivals or [claim.organization.name]):
                by_name[name].append(claim)
        for name, claims in by_name.items():
            if name.casefold() not in doubted and (len(claims) >= _SERIES or all(map(self._is_headed, claims))):
                yield self._doubt_of(name, CaveatCode.OWNER_UNCLEAR, claims=claims)
        for names, claims in together.items():
            yield from (self._doubt_of_each(name, claims) for name in names)

    def _is_headed(self, claim: Claim) -> bool:
        """Tell whether a day is one of several in a list under a heading, laid out as those of names that are known."""
        listed = all(map(self._is_one_of_a_list, claim.links))
        under = claim.kind in {*_OVER_LISTS, "box"}
        return under and listed and self._groups.issuperset(link.group for link in claim.links)

    def _doubt_of_each(self, name: str, claims: Sequence[Claim]) -> Doubt:
        """Ask whether names side by side are one body, several that meet on the same days, or of which of them the days are."""
        names, doubt = claims[0].joint, self._doubt_of(name, CaveatCode.OWNER_UNCLEAR, claims=claims)
        links = [link for claim in claims for link in claim.links]
        given = ([self.evidence.as_one_of(link.day, name, None) for link in links] for name in names[:_NAMES])
        own = [Alternative(reading=f"joint {nth}", meetings=self._read(it)) for nth, it in enumerate(given, start=1)]
        meetings = (meeting for way in own for meeting in way.meetings)
        both = sorted(meetings, key=lambda it: (it.date, it.organization.name))
        whole = doubt.alternatives[0].model_copy(update={"reading": "one_name"})
        ways = (Alternative(reading="each", meetings=tuple(both)), *own, whole)
        return doubt.model_copy(update={"alternatives": ways})

    def _lost_days(self, doubted: set[str]) -> Iterator[Doubt]:
        """Doubt whose the days are that no reading takes, where they are a list under a name of which nothing else is claimed, or words beside them say that somebody meets."""
        known = {date for _, date in (*self._meetings, *self._earlier)}
        known |= {claim.date for claim in self._unnamed if claim.joint}
        claimed = Counter(name for name, _ in self.sure)
        lost: dict[str, list[Link]] = defaultdict(list)
        for link in self.evidence.links:
            best = _best_known(link)
            if best is None or not link.day.line.main or link.day.date in known or prepares(best.name):
                continue
            told = _EXPLAINS.intersection(link.nobody.traits) and not self._is_meant(link)
            if _exclusion(link) in {None, CaveatCode.OTHER_OCCASION} and not told:
                lost[best.name].append(link)
        for name, links in lost.items():
            if name.casefold() in doubted:
                continue
            tied = [it for it in links if (best := _best_known(it)) is not None and best.score >= _TIED]
            meant = [it for it in links if _exclusion(it) is None and self._is_meant(it)]
            if len({it.day.date for it in tied}) >= max(_SERIES, 2 * claimed[name.casefold()]):
                yield self._doubt_of(name, CaveatCode.DAYS_UNEXPLAINED, tied)
            elif meant:
                yield self._doubt_of(name, CaveatCode.DAY_UNTIED, meant)

    def _company(self, doubted: Collection[str]) -> Iterator[Doubt]:
        """Doubt that those meet too with whom another is said to meet: "X sammanträder tillsammans med Y"."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.evidence.links:
            line = link.day.line
            first, last = sentence_of(line.text, link.day.span)
            if not link.owned or not says_meets(line.text[first:last]):
                continue
            for it in line.names:
                key = (it.name.casefold(), link.day.date)
                together = first <= it.span[0] < last and TOGETHER.search(line.text, first, it.span[0])
                told = together and it.known and not prepares(it.name)
                if told and key not in self._meetings and key[0] not in doubted:
                    found[it.name].append(link)
        for name, links in found.items():
            yield self._doubt_of(name, CaveatCode.OWNER_UNCLEAR, links)

    def _is_meant(self, link: Link) -> bool:
        """Tell whether words beside a day say that somebody meets on it, or did something on it a few days before the page was written."""
        written, traits = self.evidence.counted_from, link.nobody.traits
        if "none.acted" in traits:
            return written is not None and link.day.date is not None and 0 <= (written - link.day.date).days < _CLOSE
        return "none.meets" in traits and not _EXPLAINS.intersection(traits)

    def _doubt_of(self, name: str, code: CaveatCode, links: Sequence[Link] = (), claims: Sequence[Claim] = ()) -> Doubt:
        """Withhold days that may be a name's: those that no reading takes, or those of claims for another name."""
        links = links or [link for claim in claims for link in claim.links]
        found = [(link, next((it for it in link.candidates if it.name == name), None)) for link in links]
        given = [self.evidence.as_one_of(link.day, name, it.mention if it else None) for link, it in found]
        kind = next((it.kind for _, it in found if it is not None), "joint")
        ways = [Alternative(reading=kind, meetings=self._read(given))]
        if mine := self._read(candidate for claim in claims for candidate in claim.candidates):
            reading = claims[0].kind if claims[0].named and not claims[0].joint else "unknown_name"
            same = mine[0].organization.name == name
            ways = [Alternative(reading=reading, meetings=mine), *([] if same else ways)]
        main = sum(link.day.line.main for link in self.evidence.links)
        facts: dict[str, int | str] = {"count": len(links), "all": main, "words": links[0].day.text}
        return Doubt(
            caveat=Caveat.of(code, **{fact: facts[fact] for fact in _FACTS[code]}),
            organization=organization_of(name),
            alternatives=tuple(ways),
            provenance=self._ground(link.day for link in links),
            shape=f"{_signature(links[0])} | {kind}",
        )

    # What is no meeting, and the sums

    def _excluded(self) -> Iterable[Excluded]:
        for link in self.evidence.links:
            if (code := self._code_of(link)) is not None:
                told = self._ground((link.day,))
                words = told.words or link.day.text
                yield Excluded(caveat=Caveat.of(code, words=words), date=link.day.date, provenance=told)

    def _code_of(self, link: Link) -> CaveatCode | None:
        """Tell what a day is that is no meeting's, or whose claim was dismissed."""
        return _exclusion_code(link) if _key_of(link) in self._dismissed else _exclusion(link)

    def _count(self) -> Account:
        """Count what became of every day that the page names."""
        excluded: Counter[CaveatCode] = Counter()
        claimed = withheld = unread = 0
        names = Counter(it.organization.name.casefold() for it in self._unnamed)
        headed = {it.organization.name.casefold() for it in self._unnamed if it.joint or self._is_headed(it)}
        known = {date for _, date in self._meetings}
        for link in self.evidence.links:
            key, code = _key_of(link), self._code_of(link)
            doubted = key is not None and (names[key[0]] >= _SERIES or key[0] in headed)
            if code is not None or key in self._dismissed:
                excluded[code or CaveatCode.EARLIER_DAY] += 1
            elif key in self.sure:
                claimed += 1
            elif doubted or key in self._meetings or link.day.date in known:
                withheld += 1
            else:
                unread += 1
        unread += len(self.evidence.undated) + len(self.evidence.monthless)
        if impossible := len(self.evidence.impossible):
            excluded[CaveatCode.NO_SUCH_DAY] = impossible
        return Account(claimed=claimed, withheld=withheld, excluded=tuple(sorted(excluded.items())), unread=unread)


_QUOTED = 120
"""Letters of a line that a doubt quotes."""
_LOST = frozenset({"cancelled", "postponed"})


def _may_call_off(finding: MeetingFinding, date: dt.date, *, one: bool) -> bool:
    """Tell whether a clause denies that a meeting of a day is held, or tells that it would have been: "skulle ha ägt rum"."""
    days = finding.referent.days
    of_it = finding.referent.other is None and (not days or any(day.may_be(date, any_year=True) for day in days))
    denied = finding.refused == "denied" and one
    return of_it and finding.gives == "stands" and (denied or (finding.refused == "hypothetical" and bool(days)))


_FACTS: Mapping[CaveatCode, tuple[str, ...]] = {
    CaveatCode.OWNER_UNCLEAR: ("count",),
    CaveatCode.DAYS_UNEXPLAINED: ("count", "all"),
    CaveatCode.DAY_UNTIED: ("words",),
}
_TIED = 4.0
"""How strongly a name must stand to a day that may be its meeting though nothing else says so."""
_EXPLAINS = frozenset({"none.far", "none.term", "none.acted", "none.item"})


def _known(link: Link) -> list[PossibleOwner]:
    """Give the names that a day may belong to and that somebody knows, the best first."""
    return [it for it in link.candidates[1:] if it.mention is None or it.mention.known or it.mention.shaped]


def _best_known(link: Link) -> PossibleOwner | None:
    """Give the best of the names that a day may belong to and that somebody knows."""
    return max(_known(link), key=lambda it: it.score, default=None)


_NAMES = 6
"""Names side by side of which each may be the one that is meant."""


def _is_of_either(link: Link) -> bool:
    """Tell whether a day is of one of two names on its line: "X eller dess utskott sammanträder"."""
    name = link.chosen.mention
    if name is None or name.line is not link.day.line:
        return False
    text, (first, last) = name.line.text, name.span
    return EITHER.match(text, last) is not None or any(it.end() == first for it in EITHER.finditer(text))


def _is_under_a_guess(link: Link) -> bool:
    """Tell whether the column that gives a day its month or its name may be another: its row has fewer cells than there are heads."""
    cell = link.day.line.cell
    headed = "column" in {link.day.shape, link.chosen.kind}
    return headed and cell is not None and cell.column > 0 and cell.grid.is_short(cell.row)


_NEAR_IN_LISTS = 7
"""Days by which two lists of the same meetings may differ, and still mean one meeting."""


def _place_of_two(day: DayMention) -> int | None:
    """Tell which of two days of which one is meant a day is: "11 februari eller 18 februari"; `None` where it is none."""
    text, (first, last) = day.line.text, day.span
    others = [it.span for it in day.line.days if it.span != day.span]
    if DAY_OR.search(text, 0, first) or any(OR_A_DAY.fullmatch(text, b, first) for _, b in others):
        return 1
    return 0 if any(OR_A_DAY.fullmatch(text, last, a) for a, _ in others) else None


_WAYS = 2
"""Other ways of reading it that a doubt shows, at most."""
_TIES = frozenset({"line.under", "line.rhythm", "cell.before", "cell.after", "lead.meets"})


def _is_listed(link: Link) -> bool:
    """Tell whether a day begins its line, or stands behind a short label: "Kvartal 1: 3 mars"."""
    line, traits = link.day.line, link.nobody.traits
    rest = _ASIDE.split(line.text[link.day.span[1] :], maxsplit=1)[0]
    if "none.meets" not in traits and word_pattern("verbs").search(rest):
        return False  # a sentence that begins with a day
    return "none.list" in traits or ("none.prose" not in traits and line.days[0].span[0] <= _LABEL_AT_MOST)


_LABEL_AT_MOST = 14
_ASIDE = re.compile(r"[(.;:]")


def _is_tied(link: Link, lines: Sequence[Line]) -> bool:
    """Tell whether anything beside one of a few days says that somebody meets on it: a verb, an hour, a row, a label, a name alone."""
    line, traits, chosen = link.day.line, link.nobody.traits, link.chosen
    labelled = DATE_LABEL.match(line.text) is not None
    if labelled or line.cell is not None or not {"none.meets", "none.hours"}.isdisjoint(traits):
        return True
    if not _TIES.isdisjoint(chosen.features):
        return True
    mentions = [relation.mention for relation in chosen.relations if relation.mention is not None]
    if _is_beside(link) or any(mention.line.text.startswith(":", mention.span[1]) for mention in mentions):
        return True
    if _is_listed(link):
        heads = [it.line for it in mentions if it.whole or it.line.level or says_meets(it.line.text)]
        return any(_leads_to(head, line, lines) for head in heads)
    sentence = line.text[slice(*sentence_of(line.text, link.day.span))]
    return any(finding.refused is None and finding.gives != "extra" for finding in read_statuses(sentence).findings)


def _leads_to(name: Line, line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a name stands over a line, or right under it, with no sentence of something else between."""
    between = lines[name.at + 1 : line.at]
    told = any(len(it.text) > _SENTENCE and it.text.endswith(".") and not says_meets(it.text) for it in between)
    return name.at - line.at <= _UNDER and not told and (says_meets(name.text) or not name.text.endswith("."))


_SENTENCE, _UNDER = 60, 2
_WORD = re.compile(r"[^\W\d_]{2,}")
_BETWEEN = frozenset({"den", "och", "samt", "kl"})


def _is_beside(link: Link) -> bool:
    """Tell whether the name and the day stand side by side on a line, with nothing but other days between them."""
    day, chosen = link.day, link.chosen
    for name in (relation.mention for relation in chosen.relations if relation.mention is not None):
        ahead = name.span[1] <= day.span[0]
        first, last = (name.span[1], day.span[0]) if ahead else (day.span[1], name.span[0])
        between = day.line.text[first:last]
        for other in day.line.days:
            between = between.replace(other.text, " ")
        if name.line is day.line and {word.casefold() for word in _WORD.findall(between)} <= _BETWEEN:
            return True
    return False


_CODES = (
    ("none.apart", CaveatCode.BESIDE_CONTENT),
    ("none.written", CaveatCode.PUBLISHING),
    ("none.deadline", CaveatCode.DEADLINE),
    ("none.due_list", CaveatCode.DEADLINE),
    ("none.occasion_column", CaveatCode.PREPARATION),
    ("none.occasion_row", CaveatCode.PREPARATION),
    ("none.occasion", CaveatCode.OTHER_OCCASION),
    ("none.labelled", CaveatCode.OTHER_OCCASION),
    ("none.occasion_heading", CaveatCode.OTHER_OCCASION),
    ("none.denied", CaveatCode.OTHER_OCCASION),
    ("none.perhaps", CaveatCode.OTHER_OCCASION),
    ("none.paper", CaveatCode.OTHER_OCCASION),
)
"""What speaks against a meeting, the most telling first, and what a day is then."""


def _exclusion(link: Link) -> CaveatCode | None:
    """Tell what a day is that is no meeting's; `None` for one that is, or that nothing explains."""
    return None if link.owned else _exclusion_code(link)


def _key_of(link: Link) -> _Key | None:
    """Give whose meeting, and on which day, a day was chosen to be; `None` for nobody's."""
    date = link.day.date
    return (link.chosen.name.casefold(), date) if link.owned and date is not None else None


def _exclusion_code(link: Link) -> CaveatCode | None:
    return next((code for feature, code in _CODES if feature in link.nobody.traits), None)


def _signature(link: Link) -> str:
    line = link.day.line
    where = line.areas[-1].signature if line.areas else ""
    return f"{where} | {link.chosen.kind}"


# Why a schedule is read as it is: what became of every day, and the clauses that say what becomes of meetings.


class ExplainedSchedule(Value):
    """What became of every day, and of every clause on meetings."""

    days: tuple[str, ...]
    """A line for each day, then each doubt, then what the names of features mean."""
    statuses: tuple[ExplainedClause, ...]


def explain_ledger(ledger: Ledger) -> ExplainedSchedule:
    """Explain what was weighed."""
    evidence = ledger.evidence
    found: dict[str, MeetingFinding] = {}
    counted: dict[str, list[str]] = {}
    # The days whose status rests on a clause, then what clauses on the page say, whether it counts or not.
    candidates = [replace(candidate) for claim in evidence.claims for candidate in claim.candidates]
    apply_remarks(evidence.page.document, candidates, evidence.remarks, evidence.towns, evidence.counted_from)
    for each in candidates:
        if each.finding is not None and (each.organization.name.casefold(), each.date) in ledger.sure:
            words = " ".join(each.finding.words.split())
            found.setdefault(words, each.finding)
            counted.setdefault(words, []).append(f"{each.date} {each.organization.name}")
    texts = [(line.text, True) for line in evidence.page.main if line.days]
    texts += [(remark.text, False) for remark in evidence.remarks]
    for text, mark in texts:
        for finding in read_statuses(text, mark=mark, today=evidence.counted_from).findings:
            found.setdefault(" ".join(finding.words.split()), finding)
    statuses = tuple(_status(finding, tuple(dict.fromkeys(counted.get(words, ())))) for words, finding in found.items())
    return ExplainedSchedule(days=ledger.told(), statuses=statuses)


def _status(finding: MeetingFinding, meetings: tuple[str, ...]) -> ExplainedClause:
    meant, goal = finding.referent, finding.goal
    months = tuple(MONTHS[month - 1][0] for month in sorted(meant.months))
    named = ", ".join((*map(str, meant.days), *([] if meant.days else months)))
    other = "other" if meant.other is not None else named or ("all" if meant.every else "meeting")
    to = str(goal.day) if goal is not None and goal.day is not None else None
    return explain("status", finding, of=other, value=to, counts=bool(meetings), counts_for=meetings)
