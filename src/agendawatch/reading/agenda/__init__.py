"""An agenda's items from a page of any shape: tables, cards, lists, numbered lines, in HTML, PDF or text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.errors import LayoutError
from agendawatch.model import Agenda, Alternative, Caveat, CaveatCode, Doubt, Meeting
from agendawatch.reading.agenda.draft import Draft, item_of
from agendawatch.reading.agenda.evidence import Evidence
from agendawatch.reading.agenda.lines import lines_of
from agendawatch.reading.agenda.order import in_order
from agendawatch.reading.agenda.runs import Run, find_runs
from agendawatch.reading.agenda.text import agenda_passages
from agendawatch.reading.agenda.walk import read_run
from agendawatch.reading.ground import ground
from agendawatch.reading.opening import open_document
from agendawatch.reading.protocols import is_protocol
from agendawatch.swedish.pages.agenda_words import EMPTY

__all__ = ["read_agenda", "runs_of"]

_LEAST = 1.5
"""A run that weighs less is no agenda."""
_ALIKE = 0.6
"""A run that weighs so much of what the likeliest does, and holds other items, is a rival."""
_MEAN = {"numbered": 0.6, "keyed": 0.6, "timed": 0.4, "table": 0.4, "plain": 0.2}
"""What an item of a run weighs at least on average, by how the run finds its items: menus and calendars weigh less."""


def read_agenda(page: str | bytes | Document, *, meeting: Meeting | None = None) -> Agenda:
    r"""Read the items of an agenda, in order.

    >>> [item] = read_agenda("Dagordning\n\n1. Taxa för bygglov\n   Dnr KS 2026/00123\n")
    >>> item.number, item.title, item.reference
    ('1', 'Taxa för bygglov', 'KS 2026/00123')

    No items when the page says that there are none. Where two lists are as likely to be the agenda it is withheld, with
    both as alternatives. A page on which nothing like an agenda is found is a `LayoutError`, with the address of
    `meeting` where it is given.
    """
    document = open_document(page)
    found = agenda_passages(document) if document.kind == "text" else document.passages
    if is_protocol(found):
        raise LayoutError(meeting.url if meeting else None, missing="an agenda: it is minutes, for read_minutes")
    for regions in (("main",), ("main", "aside", "header", "footer")):
        content = [passage for passage in found if passage.region in regions]
        drafts, rivals = _drafts(document, _titled(content))
        if not drafts:
            drafts, rivals = _drafts(document, content)
        if rivals:
            return Agenda(doubts=(_unclear(document, drafts, rivals),), pages_scanned=document.scanned)
        if drafts:
            return Agenda(items=tuple(item_of(document, it) for it in drafts), pages_scanned=document.scanned)
        if any(EMPTY.search(passage.text) for passage in content):
            return Agenda(pages_scanned=document.scanned)
    raise LayoutError(meeting.url if meeting else None, missing="the items of an agenda")


def _unclear(document: Document, drafts: Sequence[Draft], rivals: Sequence[Draft]) -> Doubt:
    """Say that two lists may be the agenda, with both."""
    ways = tuple(tuple(item_of(document, draft) for draft in found) for found in (drafts, rivals))
    return Doubt(
        caveat=Caveat.of(CaveatCode.AGENDA_UNCLEAR, first=drafts[0].title, other=rivals[0].title),
        alternatives=tuple(Alternative(reading=f"list {nth}", items=items) for nth, items in enumerate(ways, start=1)),
        provenance=ground(document, (*drafts[0].ranges, *rivals[0].ranges)),
    )


def runs_of(document: Document) -> list[tuple[Mapping[str, int], list[str]]]:
    """Give every way to read an agenda that something speaks for, the likeliest first: its features, its items' titles."""
    found = agenda_passages(document) if document.kind == "text" else document.passages
    lines = lines_of(document, _titled([passage for passage in found if passage.region == "main"]))
    evidence = Evidence(lines)
    return [
        (run.features, [draft.title for draft in read_run(lines, evidence, run, plain_text=document.kind == "text")])
        for run in find_runs(lines, evidence)
    ]


def _titled(content: Sequence[Passage]) -> Sequence[Passage]:
    """Take a page from its title on: what stands above it leads elsewhere."""
    title = next((at for at, it in enumerate(content) if it.kind is PassageKind.HEADING and it.level == 1), 0)
    return content[title:]


def _drafts(document: Document, content: Sequence[Passage]) -> tuple[list[Draft], list[Draft]]:
    """Read the items that stand in some passages, in order, none where nothing speaks for any; and those of a rival."""
    lines = lines_of(document, content)
    evidence = Evidence(lines)
    likely = [run for run in find_runs(lines, evidence) if run.score >= _LEAST and run.mean >= _MEAN[run.name]]
    if not likely:
        return [], []

    def read(run: Run) -> list[Draft]:
        return in_order(read_run(lines, evidence, run, plain_text=document.kind == "text"))

    drafts = read(likely[0])
    titles = {draft.title for draft in drafts}
    for run in likely[1:]:
        if run.score < _ALIKE * likely[0].score:
            break
        if not run.meets(likely[0]):
            others = read(run)
            if sum(draft.title in titles for draft in others) < len(others) / 2:
                return drafts, others
    return drafts, []
