"""Whose meeting a date in text is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from agendawatch.lang.sv.status_words import find_status_words
from agendawatch.model import Caveat, Organization, OrganizationClassification
from agendawatch.reading.schedule.clocks import Hours, hours_beside
from agendawatch.reading.schedule.names import NAMELESS
from agendawatch.reading.schedule.runs import Run
from agendawatch.swedish.names.body_words import AUDITORS, COMPANY, LONE_BODY, RELATIVE_BODY
from agendawatch.swedish.names.organizations import Mention, find_organizations
from agendawatch.swedish.names.organizations import organization as organization_named
from agendawatch.swedish.names.organizations import read_organization as organization_read
from agendawatch.swedish.pages.meeting_words import CONVENES

__all__ = ["Who", "named_in", "runs_organization", "several_after"]

_BESIDE = re.compile(
    r"[\s,:;(–—|-]*(?:(?:kl(?:ockan)?\.? ?)?[\d.:]+(?: ?[-–] ?[\d.:]+)?[\s,:;–—|-]*)?"
    r"(?:(?:sammanträder|möts|sammanträde(?: med)?|möte(?: med)?|extra|ordinarie)\s*){0,2}"
)


@dataclass(slots=True)
class Who:
    """Whose meetings the text around a line is about."""

    scope: Organization | None = None
    """The organization of the headings above."""
    memory: Organization | None = None
    """The organization that the text named last."""
    page: Organization | None = None
    """The organization that the page, or its caller, is about."""
    today: dt.date | None = None
    """The day that the page was written, as far as anybody knows."""
    names_follow: bool = False
    """Whether the lines of a list name who meets behind the day, each its own."""
    impossible: list[tuple[Organization, tuple[Caveat, ...]]] = field(default_factory=list)
    """Days that no calendar has, with whose they would be."""


def named_in(text: str, *, legend: Mapping[str, str], context: Organization | None) -> tuple[Mention, ...]:
    """Find the organizations in a text, "nämnden" as the one it stands under."""
    found = find_organizations(text, legend=legend, context=context)
    found = tuple(each for each in found if each.words.casefold() not in NAMELESS)
    lone = AUDITORS.search(text) or (LONE_BODY.match(text) if context is None else None)
    if not found and lone:
        return (Mention(organization_named(lone[0]), lone[0], lone.span()),)
    if context is None:
        return found
    return tuple(replace(each, organization=context) if _is_relative(each, context) else each for each in found)


def _is_relative(mention: Mention, context: Organization) -> bool:
    """Tell whether a name is that of the context itself: "nämnden", its town's, or "utskottet" where an utskott is spoken of."""
    whose, _, name = mention.words.partition(" ")
    if whose.endswith("s") and name and organization_read(name) == context:
        return True  # "Lillmålas socialnämnd"
    words = RELATIVE_BODY.fullmatch(mention.words.casefold().removesuffix("s"))
    inner = context.classification is OrganizationClassification.SUBCOMMITTEE
    return words is not None and (inner or words["inner"] is None)


def runs_organization(
    run: Run, mentions: tuple[Mention, ...], who: Who, text: str, *, listed: bool
) -> Organization | None:
    """Choose whose meetings a run of dates is about.

    In a list, a name that stands right by the date; in running text, the last name before it, else the
    first one after. Then what the headings say, what the text spoke of last, what the page is about.
    """
    before = [each for each in mentions if each.span[1] <= run.start and not _is_company(text, each)]
    after = [each for each in mentions if each.span[0] >= run.end and not _is_company(text, each)]
    if listed:
        if before and (who.scope is None or before[-1].span[1] > run.start - len(run.gap) - 1):
            return before[-1].organization
        beside = next((each for each in after if _BESIDE.fullmatch(text, run.end, each.span[0])), None)
        if beside is not None:
            return beside.organization
        if who.scope is None and after:
            return after[0].organization
        return who.scope or who.memory or who.page
    if before:
        subject = _subject(before, run)
        return _of_presidium(subject.organization, text[subject.span[1] : run.start])
    if after and not who.scope and (who.memory is None or _in_clause(text, run, after[0])):
        return after[0].organization
    if after and _in_clause(text, run, after[0]):
        return after[0].organization
    return who.memory or who.scope or who.page


def _of_presidium(organization: Organization, between: str) -> Organization:
    """Tell whose meeting a presidium decides on: what it calls off or moves is its council's."""
    owner = organization.name.removesuffix("s presidium")
    decides = owner != organization.name and (find_status_words(between) or CONVENES.search(between))
    return organization_named(owner) if decides else organization


def _subject(before: list[Mention], run: Run) -> Mention:
    """Choose the last organization before the dates; one in the same clause first."""
    clause = run.start - len(run.before)
    within = [each for each in before if each.span[0] >= clause]
    return within[-1] if within else before[-1]


def _in_clause(text: str, run: Run, mention: Mention) -> bool:
    return not re.search(r"[,;.]", text[run.end : mention.span[0]])


def _is_company(text: str, mention: Mention) -> bool:
    """Tell whether an organization is named as company: "tillsammans med seniorrådet", "inför nämnden"."""
    return COMPANY.search(text, max(0, mention.span[0] - 25), mention.span[0]) is not None


def several_after(run: Run, mentions: tuple[Mention, ...], text: str) -> tuple[tuple[Organization, Hours | None], ...]:
    """Give the organizations that a list's line names after its date, each with its hours, when they are several."""
    after = [each for each in mentions if each.span[0] >= run.end and each.span[1] <= run.end + len(run.after)]
    if len(after) < 2 or not _BESIDE.fullmatch(text, run.end, after[0].span[0]):  # noqa: PLR2004 - several are two
        return ()
    found = []
    for index, each in enumerate(after):
        end = after[index + 1].span[0] if index + 1 < len(after) else run.end + len(run.after)
        between = text[each.span[1] : end]
        if _is_company(text, each):
            continue
        found.append((each.organization, hours_beside(between)))
    return tuple(found)
