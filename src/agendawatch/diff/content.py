"""The differences within one meeting: its agenda, its items, its documents and what was decided."""

from __future__ import annotations

from collections.abc import Iterator

from agendawatch.diff.documents import MINUTES, pair_documents, replaced
from agendawatch.diff.items import out_of_order, pair_items
from agendawatch.diff.normalization import folded
from agendawatch.model import AgendaItem, Change, ChangeKind, Decision, Document, Meeting

__all__ = ["differences_within"]


def differences_within(was: Meeting, now: Meeting) -> Iterator[Change]:
    """Tell what is different in a meeting's agenda and documents.

    `agenda_published` stands for all its items, and `minutes_published` for its document. What an agenda that is
    withheld lacks is not gone.
    """
    if was.agenda is None and now.agenda is not None:
        yield Change(kind=ChangeKind.AGENDA_PUBLISHED, meeting=now, after=_count(now.agenda))
        for item in now.agenda:
            yield from _decided(None, item, now)
    elif was.agenda is not None and now.agenda is None and not now.agenda_withheld:
        yield Change(kind=ChangeKind.AGENDA_WITHDRAWN, meeting=now, before=_count(was.agenda))
    elif was.agenda is not None and now.agenda is not None:
        yield from _items(was.agenda, now.agenda, now)
    yield from _papers(was.documents, now.documents, now, None)


def _count(agenda: tuple[AgendaItem, ...]) -> str:
    return "1 item" if len(agenda) == 1 else f"{len(agenda)} items"


def _items(before: tuple[AgendaItem, ...], after: tuple[AgendaItem, ...], meeting: Meeting) -> Iterator[Change]:
    pairs = pair_items(before, after)
    both = sorted((b, a) for a, b in pairs if a is not None and b is not None)
    moved = out_of_order([a for _, a in both])
    for a, b in pairs:
        if b is None and a is not None and not before[a].withdrawn and not meeting.agenda_withheld:
            yield _item_change(ChangeKind.ITEM_REMOVED, meeting, before[a], before=before[a].title)
        elif a is None and b is not None:
            yield from _new_item(after[b], meeting)
        elif a is not None and b is not None:
            yield from _same_item(before[a], after[b], meeting)
            if a in moved:
                yield _item_change(
                    ChangeKind.ITEM_MOVED, meeting, after[b], before=_place(before, a), after=_place(after, b)
                )


def _place(agenda: tuple[AgendaItem, ...], row: int) -> str:
    """Write where an item stands: its number, else its place counted from 1."""
    return agenda[row].number or str(row + 1)


def _item_change(
    kind: ChangeKind, meeting: Meeting, item: AgendaItem, before: str | None = None, after: str | None = None
) -> Change:
    words = item.provenance.words if item.provenance else None
    return Change(kind=kind, meeting=meeting, item=item, before=before, after=after, words=words)


def _new_item(item: AgendaItem, meeting: Meeting) -> Iterator[Change]:
    if not item.withdrawn:
        yield _item_change(ChangeKind.ITEM_ADDED, meeting, item, after=item.title)
    yield from _decided(None, item, meeting)


def _same_item(was: AgendaItem, now: AgendaItem, meeting: Meeting) -> Iterator[Change]:
    if folded(was.title) != folded(now.title):
        yield _item_change(ChangeKind.ITEM_RENAMED, meeting, now, before=was.title, after=now.title)
    if now.withdrawn and not was.withdrawn:
        yield _item_change(ChangeKind.ITEM_REMOVED, meeting, now, before=was.title)
    elif was.withdrawn and not now.withdrawn:
        yield _item_change(ChangeKind.ITEM_ADDED, meeting, now, after=now.title)
    yield from _decided(was, now, meeting)
    yield from _papers(was.documents, now.documents, meeting, now)


def _decided(was: AgendaItem | None, now: AgendaItem, meeting: Meeting) -> Iterator[Change]:
    """Tell of a decision that was not there, or was another. One that is gone is no news: it was taken."""
    old, new = was.decision if was else None, now.decision
    if new is None or (old is not None and _said(old) == _said(new)):
        return
    yield Change(
        kind=ChangeKind.DECISION_RECORDED,
        meeting=meeting,
        item=now,
        before=old.outcome.value if old else None,
        after=new.outcome.value,
        words=new.text,
    )


def _said(decision: Decision) -> tuple[object, ...]:
    return decision.outcome, folded(decision.text), decision.vote, decision.mode


def _papers(
    before: tuple[Document, ...], after: tuple[Document, ...], meeting: Meeting, item: AgendaItem | None
) -> Iterator[Change]:
    minutes_known = any(document.classification in MINUTES for document in before)
    for was, now in pair_documents(before, after):
        kind = _paper_kind(was, now, minutes_known)
        paper = now or was
        if kind is None or paper is None:
            continue
        yield Change(
            kind=kind,
            meeting=meeting,
            item=item,
            document=paper,
            before=_mark(was) if was else None,
            after=_mark(now) if now else None,
            words=paper.title,
        )


def _mark(document: Document) -> str:
    return document.content_hash or document.url


def _paper_kind(was: Document | None, now: Document | None, minutes_known: bool) -> ChangeKind | None:
    if now is None:
        return ChangeKind.DOCUMENT_REMOVED
    if was is None:
        first_minutes = now.classification in MINUTES and not minutes_known
        return ChangeKind.MINUTES_PUBLISHED if first_minutes else ChangeKind.DOCUMENT_ADDED
    return ChangeKind.DOCUMENT_REPLACED if replaced(was, now) else None
