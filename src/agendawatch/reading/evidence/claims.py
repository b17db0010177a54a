"""What a page claims by evidence: for each name its days, each with hours, place and status, and what the claim rests on."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from agendawatch.documents.document import Document
from agendawatch.documents.tree import Range
from agendawatch.model import MeetingStatus, Organization
from agendawatch.reading.evidence.candidates import Link, Links, find_links
from agendawatch.reading.evidence.choice import choose
from agendawatch.reading.evidence.compose import compose_days, compose_marks
from agendawatch.reading.evidence.facts import Facts
from agendawatch.reading.evidence.page import DayMention, Page, read_page, text_heads
from agendawatch.reading.evidence.repair import repair_grids
from agendawatch.reading.evidence.rhythm import share_days
from agendawatch.reading.evidence.scan import name_lines, scan_lines
from agendawatch.reading.evidence.years import settle_years
from agendawatch.reading.schedule.fates import Fate
from agendawatch.reading.schedule.legend import find_footnotes, find_legend
from agendawatch.reading.schedule.published import find_written
from agendawatch.swedish.days.times import Clock

__all__ = ["Claim", "Evidence", "gather"]


@dataclass(eq=False, slots=True)
class Claim:
    """That an organization meets on a day."""

    name: str
    date: dt.date
    links: list[Link]
    """The days on the page that say so."""
    hours: Clock | None = None
    fate: Fate = field(default_factory=Fate)
    place: str | None = None
    end_date: dt.date | None = None
    left: list[dt.date] = field(default_factory=list)
    """Days that the meeting was moved from."""

    @property
    def margin(self) -> float:
        """How much better the choice was than the best other one."""
        return max(link.margin for link in self.links)

    @property
    def named(self) -> bool:
        """Whether its name is one that lists know, or one that ends as names of political organizations do."""
        mentions = [it.mention for link in self.links if link.chosen is not None for it in link.chosen.relations]
        told = [it for it in mentions if it is not None]
        return not told or any(it.known or it.shaped for it in told)

    @property
    def ranges(self) -> tuple[Range, ...]:
        """Where in the document it stands."""
        link = self.links[0]
        ranges = [line.range(span) for line, span in link.day.parts]
        mention = link.chosen.mention if link.chosen is not None else None
        if mention is not None and mention.span[1] > mention.span[0]:
            ranges.append(mention.line.range(mention.span))
        return tuple(ranges)


@dataclass(eq=False, slots=True)
class Evidence:
    """What was found on a page."""

    page: Page
    links: Links
    claims: list[Claim]
    moved_from: list[tuple[DayMention, dt.date]]
    """Days that meetings left, with the day that they went to."""
    legend: Mapping[str, str]

    @property
    def undated(self) -> list[DayMention]:
        """Days whose year nobody tells."""
        return [day for line in self.page.lines for day in line.days if day.date is None and not day.impossible]

    @property
    def impossible(self) -> list[DayMention]:
        """Days that no calendar has."""
        return [day for line in self.page.main for day in line.days if day.impossible]


def gather(document: Document, *, organization: Organization | None = None, today: dt.date | None = None) -> Evidence:
    """Find what a page claims."""
    passages = document.passages
    content = tuple(it for it in passages if it.region == "main") or passages
    legend = find_legend((*content, *(it for it in passages if it.place == "abbreviation")))
    written = find_written(passages)
    page = read_page(document)
    scan_lines(page, today)
    repair_grids(page, legend)
    compose_days(page)
    name_lines(page, legend)
    compose_marks(page)
    if page.kind != "html":
        text_heads(page)
        name_lines(page, legend)
    share_days(page)
    settle_years(page, written.published or today or written.updated)
    found = find_links(page, legend=legend, owner=organization, written=frozenset(written.lines))
    choose(found)
    facts = Facts(page, find_footnotes(content))
    return _claims(page, found, facts, legend)


def _claims(page: Page, found: Links, facts: Facts, legend: Mapping[str, str]) -> Evidence:
    """Make one claim of each name and date."""
    moved: dict[tuple[int, dt.date], DayMention] = {}
    left: list[tuple[DayMention, dt.date]] = []
    by_day = {id(link.day): link for link in found.links}
    goals: dict[int, list[dt.date]] = defaultdict(list)
    gone: set[int] = set()
    for link in found.links:
        goal = facts.left_for(link.day)
        if goal is not None and goal.date is not None and link.day.date is not None and id(goal) in by_day:
            goals[id(goal)].append(link.day.date)
            gone.add(id(link.day))
            left.append((link.day, goal.date))
    claims: dict[tuple[str, dt.date], Claim] = {}
    for link in found.links:
        day, chosen = link.day, link.chosen
        if chosen is None or not chosen.name or day.date is None or id(day) in gone:
            continue
        key = (chosen.name, day.date)
        hours, fate = facts.hours(day, chosen.name), facts.fate(day)
        if day.struck and fate.status is MeetingStatus.SCHEDULED:
            fate = Fate(MeetingStatus.CANCELLED, fate.words)
        claim = claims.get(key)
        if claim is None:
            claims[key] = claim = Claim(*key, [link], hours, fate, facts.place(day), day.end_date)
        else:
            claim.links.append(link)
            if fate.status is not MeetingStatus.SCHEDULED:
                claim.fate = fate
            if claim.hours is None or (day.hours is not None and claim.links[0].day.hours is None):
                claim.hours = hours or claim.hours
            claim.end_date = claim.end_date or day.end_date
            claim.place = claim.place or facts.place(day)
        claim.left += goals.get(id(day), [])
    del moved
    ordered = sorted(claims.values(), key=lambda it: (it.date, it.name))
    return Evidence(page, found, ordered, left, legend)
