"""Minutes, decision notices and reports of a meeting: what was decided on each item, by whom, and who stood where."""

from __future__ import annotations

from dataclasses import replace

from agendawatch.arguments import Page, a
from agendawatch.budget import budgeted
from agendawatch.documents.document import Document
from agendawatch.errors import LayoutError
from agendawatch.lang.sv.headings import is_summons
from agendawatch.lang.sv.matters import classify_item
from agendawatch.model.agenda import Minutes
from agendawatch.model.caveat import Caveat
from agendawatch.model.item import AgendaItem, Decision, Outcome, Position
from agendawatch.model.meeting import Meeting
from agendawatch.model.organization import Organization
from agendawatch.readers.minutes.decision import (
    ExplainedItem,
    explain_item,
    find_marked_next,
    read_item_positions,
    read_item_votes,
    read_report_positions,
    with_verdict,
)
from agendawatch.readers.minutes.front import ReadItem, check_minutes, find_own_organization, read_front
from agendawatch.readers.minutes.lines import MinutesLine, minutes_lines
from agendawatch.readers.minutes.paragraphs import Paragraph, body_named, cut_minutes
from agendawatch.readers.minutes.passages import passages
from agendawatch.readers.opening import ground, open_document, unread_pages

__all__ = [
    "ExplainedItem",
    "explain_minutes",
    "minutes_of",
    "read_minutes",
]


_HEAD = 4
"""Lines in which a document tells that it calls to a meeting."""


def read_minutes(page: Page, *, meeting: Meeting | None = None) -> Minutes:
    r"""Read minutes, a decision notice or a single passage: its items, each with what was decided, and what it says besides.

    >>> minutes = read_minutes("§ 7 Cykelplan\n\nBeslut\nCykelplanen antas.")
    >>> [(item.number, item.title, item.decision.outcome.value) for item in minutes]
    [('7', 'Cykelplan', 'approved')]

    The outcome is that of this organization at this meeting; `unknown` where the text does not say. Text without
    paragraphs is one item, or one for each of its headings or numbers. `meeting` tells whose minutes they are.
    Who was there, who adjusts, which paragraphs and when stand beside the items.
    Where the document contradicts itself or the meeting, `warnings` say how, and the items concerned are `unknown`.
    """
    document = open_document(page)
    return minutes_of(document, minutes_lines(document), meeting and a(Meeting, "meeting", meeting))


@budgeted
def minutes_of(document: Document, lines: tuple[MinutesLine, ...], meeting: Meeting | None = None) -> Minutes:
    """Read minutes of a document whose lines are at hand; a PDF is taken apart once."""
    read, items, warnings = _read(document, lines, meeting)
    return read_front(lines, items, meeting, read).model_copy(update={"warnings": (*unread_pages(document), *warnings)})


def explain_minutes(page: Page, *, meeting: Meeting | None = None) -> tuple[ExplainedItem, ...]:
    r"""Tell for each item of `read_minutes` which clauses its outcome rests on, and why the others do not count.

    >>> item, = explain_minutes("§ 7 Motion om bad\n\nBo Ek (M) yrkar bifall.\n\nBeslut\nMotionen avslås.")
    >>> [(clause.words, clause.gives, clause.rule, clause.counts) for clause in item.clauses]
    [('Motionen avslås.', 'rejected', 'reject', True)]
    """
    document = open_document(page)
    read, items, _ = _read(document, minutes_lines(document), meeting)
    own = body_named(meeting.organization if meeting is not None else find_own_organization(minutes_lines(document)))
    return tuple(
        explain_item(it.verdict, item, it.paragraph, it.paragraph.own or own)
        for it, item in zip(read, items, strict=True)
    )


@budgeted
def _read(
    document: Document, lines: tuple[MinutesLine, ...], meeting: Meeting | None
) -> tuple[list[ReadItem], tuple[AgendaItem, ...], tuple[Caveat, ...]]:
    """Read the items as they stand, and as they are where the document contradicts none of them, with the warnings."""
    own = meeting.organization if meeting is not None else find_own_organization(lines)
    summons = is_summons(line.text for line in lines[:_HEAD])
    cut = cut_minutes(lines, own)
    told = cut.paragraphs or passages(lines, own)
    read = [_item(document, replace(it, summons=summons), own) for it in told]
    if not read:
        raise LayoutError(missing="a paragraph or a passage of minutes")
    return read, *check_minutes(read, lines, cut if cut.paragraphs else None, meeting)


def _item(document: Document, paragraph: Paragraph, own: Organization | None) -> ReadItem:
    if paragraph.headed is not None:
        told = paragraph.told
        headed = Decision(
            outcome=paragraph.headed,
            text=told,
            next_organization=find_marked_next(told) if paragraph.headed is Outcome.REFERRED else None,
            provenance=ground(document, paragraph.ranges, told, place=paragraph.place),
        )
        return ReadItem(_made(document, paragraph, headed, ()), paragraph)
    body = paragraph.own or body_named(own)
    votes = read_item_votes(paragraph.sections, paragraph.rows, body)
    decided, verdict = with_verdict(paragraph, body, votes)
    if verdict.chosen:
        said = verdict.chosen[0]
        ranges = said.section.ranges or paragraph.ranges
        stands = ground(document, ranges, said.sentence, place=paragraph.place, rule=said.rule)
        decided = decided.model_copy(update={"provenance": stands})
    positions = read_item_positions(
        paragraph.title, paragraph.sections, decided.outcome, votes.deciding(decided.outcome)
    )
    if paragraph.author is not None:
        ours = read_report_positions(paragraph.told, paragraph.author, paragraph.title, decided.outcome)
        positions = tuple(dict.fromkeys((*positions, *ours)))
    differing = tuple(vote for vote in votes.read if vote.differs)
    return ReadItem(_made(document, paragraph, decided, positions), paragraph, verdict, differing)


def _made(document: Document, paragraph: Paragraph, decided: Decision, positions: tuple[Position, ...]) -> AgendaItem:
    return AgendaItem(
        title=paragraph.title,
        number=paragraph.number,
        reference=paragraph.reference,
        classification=classify_item(paragraph.title),
        withdrawn=decided.outcome is Outcome.WITHDRAWN,
        decision=decided,
        positions=positions,
        provenance=ground(document, paragraph.ranges, paragraph.title, place=paragraph.place),
    )
