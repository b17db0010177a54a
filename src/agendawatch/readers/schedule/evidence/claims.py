"""What a page claims by evidence: for each name its days, each with hours, place and status, and what the claim rests on."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from agendawatch.documents.document import Document
from agendawatch.lang.sv.mentioned_days import matches, word_pattern
from agendawatch.lang.sv.organizations import organization
from agendawatch.lang.sv.status_words import has_status_words, towns_in
from agendawatch.model import (
    STOCKHOLM,
    Caveat,
    CaveatCode,
    Certainty,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
)
from agendawatch.readers.opening import ground
from agendawatch.readers.schedule.candidate import Candidate, Remark, apply_remarks, find_footnotes, find_legend
from agendawatch.readers.schedule.evidence.candidates import Finder, Link, choose
from agendawatch.readers.schedule.evidence.compose import compose_days, compose_marks
from agendawatch.readers.schedule.evidence.facts import Facts, left_for, tells_itself
from agendawatch.readers.schedule.evidence.page import DayMention, Line, NameMention, Page, read_page, text_heads
from agendawatch.readers.schedule.evidence.rhythm import share_days
from agendawatch.readers.schedule.evidence.scan import name_lines, repair_grids, scan_line
from agendawatch.readers.schedule.evidence.years import Years, find_written, planned_years

_PROSE = 110


@dataclass(eq=False, slots=True)
class Claim:
    """That an organization meets on a day, as all places of the page say it that say so."""

    organization: Organization
    date: dt.date
    links: list[Link] = field(default_factory=list)
    """The days on the page that say so."""
    candidates: list[Candidate] = field(default_factory=list)
    """What each of them says of the meeting."""

    @property
    def margin(self) -> float:
        """How much better the choice was than the best other one."""
        return max(link.margin for link in self.links)

    @property
    def kind(self) -> str:
        """How its name stands to its first day."""
        return self.links[0].chosen.kind

    @property
    def named(self) -> bool:
        """Whether its name is one that lists know, or one that ends as names of political organizations do."""
        return not self._mentions or any(mention.known or mention.shaped for mention in self._mentions)

    @property
    def joint(self) -> tuple[str, ...]:
        """The names that stand side by side in its own; empty where it is one."""
        return next((mention.words.joint for mention in self._mentions if mention.words.joint), ())

    @property
    def _mentions(self) -> list[NameMention]:
        relations = (relation for link in self.links for relation in link.chosen.relations)
        return [relation.mention for relation in relations if relation.mention is not None]


def prepares(name: str) -> bool:
    """Tell whether a name is of those who only prepare an organization's meeting: its presidium, a party's group.

    >>> prepares("Socialnämndens presidium"), prepares("Socialnämnden")
    (True, False)
    """
    return matches("own_preparations", name) and " och " not in name


@dataclass(eq=False, slots=True)
class Evidence:
    """What was found on a page."""

    page: Page
    links: Sequence[Link]
    claims: list[Claim]
    legend: Mapping[str, str]
    remarks: list[Remark]
    towns: frozenset[str]
    counted_from: dt.date | None
    as_one_of: Callable[[DayMention, str, NameMention | None], Candidate]
    """Say of a day what the page would say of it as a name's meeting."""

    @property
    def warned(self) -> dict[str, tuple[Caveat, ...]]:
        """What the organizations that days of no calendar would be of are warned of, by their names."""
        found: dict[str, tuple[Caveat, ...]] = {}
        owned = [(link.day.line.at, link.chosen.name) for link in self.links if link.owned]
        for day in self.impossible if owned else ():
            if day.month is not None:
                said = f"{day.year or 0:04}-{day.month:02}-{day.day:02}"
                _, name = min(owned, key=lambda it: abs(it[0] - day.line.at))  # whose the nearest dated day is
                found[name] = (*found.get(name, ()), Caveat.of(CaveatCode.NO_SUCH_DAY, day=said, words=day.text))
        return found

    @property
    def undated(self) -> list[DayMention]:
        """Days of the page's main part whose year nobody tells."""
        return [day for line in self.page.main for day in line.days if day.date is None and not day.impossible]

    @property
    def monthless(self) -> list[DayMention]:
        """Days of the page's main part whose month nobody tells."""
        return [day for day in self.page.monthless if day.line.main]

    @property
    def impossible(self) -> list[DayMention]:
        """Days that no calendar has."""
        return [day for line in self.page.main for day in line.days if day.impossible]


def gather(
    document: Document,
    *,
    owner: Organization | None = None,
    today: dt.date | None = None,
    planned: tuple[int, ...] = (),
) -> Evidence:
    """Find what a page claims; `owner` is whose page it is, `planned` of which year, where the caller knows."""
    passages = document.passages
    content = tuple(passage for passage in passages if passage.region == "main") or passages
    legend = find_legend((*content, *(passage for passage in passages if passage.place == "abbreviation")))
    written = find_written(passages)
    counted_from = written.published or today or written.updated
    page = read_page(document)
    for line in page.lines:
        scan_line(line)
    repair_grids(page, legend)
    compose_days(page)
    name_lines(page, legend)
    compose_marks(page)
    if page.kind != "html":
        text_heads(page)
        name_lines(page, legend)
    if owner is not None:
        # Take a name among several side by side, or all of them for one, for the one that is meant, as the
        # caller says.
        for mention in (
            name for line in page.lines for name in line.names if owner.name in {*name.words.joint, name.name}
        ):
            mention.words = replace(mention.words, name=owner.name, known=True, joint=())
            mention.name, mention.known = owner.name, True
    share_days(page)
    Years(page, counted_from, planned or planned_years(page, counted_from), said=written.published).settle()
    found = Finder(page, legend=legend, owner=owner, written=frozenset(written.lines)).links()
    choose(found)
    facts = Facts(page, find_footnotes(content))
    # Tie the days that meetings left to those that they went to.
    days = [link.day for link in found]
    dated = set(map(id, days))
    for day in days:
        goal = left_for(day)
        if goal is not None and id(goal) in dated and day.date is not None:
            day.went_to, goal.came_from = goal, (*goal.came_from, day.date)
    claims = _claims(found, facts)
    if not all(prepares(claim.organization.name) for claim in claims):
        claims = [claim for claim in claims if not prepares(claim.organization.name)]
    remarks, towns = _remarks(page, found)
    as_one_of = partial(_candidate, facts=facts)
    return Evidence(page, found, claims, legend, remarks, towns, counted_from, as_one_of)


def _claims(found: Sequence[Link], facts: Facts) -> list[Claim]:
    """Make one claim of each name and date."""
    claims: dict[tuple[str, dt.date], Claim] = {}
    for link in found:
        day, chosen = link.day, link.chosen
        if not link.owned or day.date is None:
            continue
        candidate = _candidate(day, chosen.name, chosen.mention, facts)
        claim = claims.setdefault((chosen.name, day.date), Claim(candidate.organization, day.date))
        claim.links.append(link)
        claim.candidates.append(candidate)
    return sorted(claims.values(), key=lambda it: (it.date, it.organization.name))


def _candidate(day: DayMention, name: str, mention: NameMention | None, facts: Facts) -> Candidate:
    """Say of a day, and whose it is, what the page says of the meeting."""
    assert day.date is not None  # noqa: S101 - the caller looked
    who = organization(name)
    (clock, near), row_status = facts.hours(day, name), facts.row_status(day, who)
    # Warn of words that perhaps call it off, and of a weekday that is not its date's.
    perhaps = Caveat.of(CaveatCode.STATUS_UNCLEAR, words=row_status.may_be) if row_status.may_be else None
    # Where in the document a day's parts and its name stand.
    alone = len({it.span for it in day.line.days}) == 1 and len(day.line.text) < _PROSE
    own = (0, len(day.line.text)) if alone else day.span  # all of its line, where that is of one day
    ranges = [line.range(own if line is day.line else span) for line, span in day.parts]
    if mention is not None and mention.span[1] > mention.span[0]:
        ranges.append(mention.line.range(mention.span))
    candidate = Candidate(
        who,
        day.date,
        tuple(dict.fromkeys(ranges)),
        end_date=day.end_date,
        hours=clock,
        near=near,
        location=facts.place(day, name),
        status=row_status.status,
        status_words=row_status.words,
        finding=row_status.finding,
        extra=row_status.extra,
        reserve=row_status.reserve,
        struck=day.struck,
        moved_from=day.came_from,
        # How sure its year is: told with it, told above it, or counted.
        certainty={"own": Certainty.STATED, "page": Certainty.INFERRED}.get(day.year_from, Certainty.DERIVED),
        warnings=tuple(it for it in (perhaps, day.doubted) if it is not None),
        url=facts.url(day),
        listed=len(day.line.text) < _PROSE,
    )
    if day.went_to is not None:
        candidate.moved_to, candidate.status = day.went_to.date, MeetingStatus.SCHEDULED
    elif day.struck and candidate.status is MeetingStatus.SCHEDULED:
        candidate.status = MeetingStatus.CANCELLED
    return candidate


def _remarks(page: Page, found: Sequence[Link]) -> tuple[list[Remark], frozenset[str]]:
    """Find the sentences that may say what becomes of meetings, each under whose heading it stands."""
    owners: dict[int, str] = {}
    for link in found:
        if link.owned:
            owners.setdefault(link.day.line.at, link.chosen.name)
    remarks: list[Remark] = []
    towns: set[str] = set()
    # The lines of a block stand together; those of a table, each by itself.
    parts = itertools.groupby(page.main, key=lambda it: id(it if it.cell is not None else it.block))
    for _, part in parts:
        lines = [line for line in part if not tells_itself(line)]
        text = " ".join(line.text for line in lines)
        towns |= towns_in(text)
        if not has_status_words(text):
            continue
        first = lines[0]
        owner = next((owners[line.at] for line in lines if line.at in owners), None)
        name = owner if owner is not None and not prepares(owner) else _headed(first)
        ranges = tuple(line.range((0, len(line.text))) for line in lines)
        remarks.append(Remark(text, organization(name) if name else None, ranges))
    return remarks, frozenset(towns)


def _headed(line: Line) -> str | None:
    # "Presidiet har beslutat att ställa in mötet den 9 mars": those who prepare meetings decide about others' meetings.
    preparing = word_pattern("preparations").match(line.text) is not None or (
        line.names and prepares(line.names[0].name)
    )
    if line.names and not preparing:
        return line.names[0].name if line.names[0].known else None
    above = (name for head in reversed(line.heads) for name in head.names if name.known or name.shaped)
    return next((name.name for name in above), None)


# Candidates into meetings: what is told twice is one, what moved is tied together.

_Key = tuple[str, dt.date]
_UNKNOWN = dt.time(), None
"""Midnight is what systems write where nobody has given an hour."""
_WHOLE = re.compile(r"(?i)https?://")
"""An address that leads somewhere from wherever it is read: what counts from the page does not, and mail is no page."""


def settle(
    candidates: Iterable[Candidate],
    *,
    document: Document,
    municipality: Municipality | None,
    impossible: Mapping[str, tuple[Caveat, ...]],
) -> tuple[Meeting, ...]:
    """Make meetings of candidates, in order of day, hour and organization; an organization's first warns of its days that no calendar has."""
    groups: dict[_Key, list[Candidate]] = {}
    for each in candidates:
        groups.setdefault((each.organization.name.casefold(), each.date), []).append(each)
    # The days that meetings left are taken away, and noted at the days they went to.
    for key, group in list(groups.items()):
        goals = [each.moved_to for each in group if each.moved_to is not None]
        for other in (it for goal in goals for it in groups.get((key[0], goal), ())):
            other.moved_from = tuple(dict.fromkeys((*other.moved_from, key[1])))
        if goals:
            del groups[key]
    for key in list(groups):
        for day in {day for each in groups.get(key, ()) for day in each.moved_from} - {key[1]}:
            groups.pop((key[0], day), None)
    warnings = dict(impossible)
    meetings: list[Meeting] = []
    for group in groups.values():
        for nth, candidate in enumerate(_merged(group), start=1):
            candidate.warnings += warnings.pop(candidate.organization.name, ())
            meetings.append(_meeting(candidate, nth, document, municipality))
    meetings.sort(key=lambda it: (it.date, it.start.isoformat() if it.start else "", it.organization.name))
    return tuple(meetings)


def _merged(group: list[Candidate]) -> list[Candidate]:
    """Make one candidate of what is told of one day; two hours in lists are two meetings."""
    nearest = max((each.near for each in group if each.hours), default=0)
    near = [each for each in group if each.near == nearest and each.hours]
    starts = {each.hours.start for each in near if each.listed and each.hours}
    if len(starts) > 1 and not any(each.status is MeetingStatus.CANCELLED for each in group):
        return [next(each for each in near if each.hours and each.hours.start == start) for start in sorted(starts)]
    first = group[0]
    first.hours = next((each.hours for each in (*near, *group) if each.hours), None)
    for other in group[1:]:
        first.location = first.location or other.location
        first.end_date = first.end_date or other.end_date
        first.extra = first.extra or other.extra
        first.reserve = first.reserve and other.reserve
        first.moved_from = tuple(dict.fromkeys(first.moved_from + other.moved_from))
        if first.status is MeetingStatus.SCHEDULED and other.status is not MeetingStatus.SCHEDULED:
            first.status, first.status_words = other.status, other.status_words
            first.ranges = other.ranges
        first.warnings = tuple(dict.fromkeys(first.warnings + other.warnings))
    return [first]


def _meeting(candidate: Candidate, nth: int, document: Document, municipality: Municipality | None) -> Meeting:
    hours = candidate.hours if candidate.hours and (candidate.hours.start, candidate.hours.end) != _UNKNOWN else None
    start = dt.datetime.combine(candidate.date, hours.start, STOCKHOLM) if hours else None
    end = None
    if hours and hours.end and hours.end > hours.start and candidate.end_date is None:
        end = dt.datetime.combine(candidate.date, hours.end, STOCKHOLM)
    place = document.place(candidate.ranges[0][0]) if candidate.ranges else None  # the day's own, which goes first
    is_off = candidate.status is not MeetingStatus.SCHEDULED
    warnings = (warning for warning in candidate.warnings if not (is_off and warning.code is CaveatCode.STATUS_UNCLEAR))
    return Meeting(
        organization=candidate.organization,
        date=candidate.date,
        municipality=municipality,
        end_date=candidate.end_date,
        start=start,
        end=end,
        location=candidate.location or None,
        url=candidate.url if candidate.url and _WHOLE.match(candidate.url) else None,
        status=candidate.status,
        status_words=candidate.status_words,
        extra=candidate.extra,
        reserve=candidate.reserve,
        previous_starts=tuple(sorted(day for day in set(candidate.moved_from) if day != candidate.date)),
        provenance=ground(
            document,
            candidate.ranges,
            certainty=candidate.certainty,
            place=place,
            rule=candidate.finding.rule.id if candidate.finding is not None else None,
        ),
        warnings=tuple(dict.fromkeys(warnings)),
        nth=nth,
    )


# The meetings that evidence claims, made of its claims.


def meetings_of(
    found: Evidence, given: Iterable[Candidate], *, municipality: Municipality | None
) -> tuple[Meeting, ...]:
    """Make meetings of some candidates: what is told twice is one, what moved is tied together."""
    document, candidates = found.page.document, [replace(it) for it in given]
    towns = frozenset({municipality.name.casefold()} if municipality else ())
    apply_remarks(document, candidates, found.remarks, found.towns | towns, found.counted_from)
    return settle(candidates, document=document, municipality=municipality, impossible=found.warned)
