"""The differences within one meeting: its agenda, its items, its documents and what was decided."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from agendawatch.diff.normalization import bare_address, folded
from agendawatch.model import AgendaItem, Change, ChangeKind, Decision, Document, DocumentClassification, Meeting

# Documents beside documents: which are the same, which are new, and whose bytes are others.

MINUTES = frozenset({DocumentClassification.MINUTES, DocumentClassification.PARTIAL_MINUTES})
"""Documents that tell what was decided."""

K = TypeVar("K")
T = TypeVar("T")
DocumentPairs = tuple[tuple[Document | None, Document | None], ...]


_DOCUMENT_KEYS: tuple[Callable[[Document], Hashable], ...] = (
    lambda it: bare_address(it.url),
    lambda it: it.content_hash,
    lambda it: (folded(it.title), it.classification),
)
"""What makes two documents one, strongest first; each counts only where it names one on either side."""


def single(rows: Iterable[tuple[Hashable, T]]) -> dict[Hashable, T]:
    """Keep what is named as nothing else is; `None` names nothing."""
    named = list(rows)
    counts = Counter(name for name, _ in named)
    return {name: it for name, it in named if name is not None and counts[name] == 1}


def grouped(rows: Iterable[tuple[K, T]]) -> defaultdict[K, list[T]]:
    """Gather values by their keys, in their order."""
    found: defaultdict[K, list[T]] = defaultdict(list)
    for key, value in rows:
        found[key].append(value)
    return found


def pair_documents(before: tuple[Document, ...], after: tuple[Document, ...]) -> DocumentPairs:
    """Pair documents by address, else by bytes, else by title; one without its like stands beside `None`.

    >>> old = Document(url="https://exempel.se/1.pdf", title="Kallelse")
    >>> new = Document(url="https://exempel.se/2.pdf", title="KALLELSE")
    >>> [(a.url, b.url) for a, b in pair_documents((old,), (new,))]
    [('https://exempel.se/1.pdf', 'https://exempel.se/2.pdf')]
    """
    if not before and not after:
        return ()
    left, right = list(dict.fromkeys(before)), list(dict.fromkeys(after))
    pairs: list[tuple[Document | None, Document | None]] = []
    for key in _DOCUMENT_KEYS:
        old, new = (single((key(it), it) for it in side) for side in (left, right))
        for name in [name for name in new if name in old]:
            pairs.append((old[name], new[name]))
            left.remove(old[name])
            right.remove(new[name])
    return (*pairs, *((document, None) for document in left), *((None, document) for document in right))


def replaced(before: Document, after: Document) -> bool:
    """Tell whether a paired document's bytes are others now.

    Two known hashes settle it. Without them a new address, another size or another time of publishing tells.
    """
    if before.content_hash and after.content_hash:
        return before.content_hash != after.content_hash
    if bare_address(before.url) != bare_address(after.url):
        return True
    return _differ(before.size, after.size) or _differ(before.published, after.published)


def _differ(before: object, after: object) -> bool:
    """Tell whether two facts differ; one that is not known differs from nothing."""
    return before is not None and after is not None and before != after


# Agenda items beside agenda items: which are the same matter, and which changed place.

ItemPairs = tuple[tuple[int | None, int | None], ...]


def _by_reference_and_title(item: AgendaItem) -> Hashable:
    return (folded(item.reference), folded(item.title))


def _by_words(item: AgendaItem) -> Hashable:
    words = sorted({word for word in folded(item.title).split() if len(word) > 3})  # noqa: PLR2004 - "och", "för", "av" say nothing
    return " ".join(words) or None


_ITEM_KEYS: tuple[Callable[[AgendaItem], Hashable], ...] = (
    _by_reference_and_title,
    lambda it: (folded(it.title), folded(it.group)),
    lambda it: folded(it.reference) or None,
    lambda it: folded(it.title),
    _by_words,
)
"""What makes two items one matter, strongest first; each counts only where it names one on either side."""


def pair_items(before: Sequence[AgendaItem], after: Sequence[AgendaItem]) -> ItemPairs:
    """Pair items by their places (indices): the same matter stands beside itself, a lone one beside `None`.

    >>> old = (AgendaItem(title="Budget 2031"), AgendaItem(title="Val"))
    >>> new = (AgendaItem(title="Upprop"), AgendaItem(title="BUDGET  2031"), AgendaItem(title="Val"))
    >>> pair_items(old, new)
    ((0, 1), (1, 2), (None, 0))
    """
    left, right = list(range(len(before))), list(range(len(after)))
    pairs: list[tuple[int, int]] = []

    def take(found: Iterable[tuple[int, int]]) -> None:
        for a, b in found:
            pairs.append((a, b))
            left.remove(a)
            right.remove(b)

    for key in _ITEM_KEYS:
        old = single((key(before[row]), row) for row in left)
        new = single((key(after[row]), row) for row in right)
        take([(old[name], new[name]) for name in new if name in old])
        if key is _by_reference_and_title:
            # Pair items that stand several times over ("Information"), in their order.
            places = grouped((_by_reference_and_title(before[row]), row) for row in left)
            there = ((places[_by_reference_and_title(after[row])], row) for row in right)
            take([(alike.pop(0), row) for alike, row in there if alike])
    if len(left) == len(right):
        # Pair what is left by its number, where its neighbours agree that nothing was put in between.
        whole = len(before) == len(after)
        numbers = [(folded(before[a].number), folded(after[b].number)) for a, b in zip(left, right, strict=True)]
        rows = zip(left, right, numbers, strict=True)
        take([(a, b) for a, b, (old, new) in rows if old == new and (old or (whole and a == b))])
    return (*sorted(pairs), *((a, None) for a in left), *((None, b) for b in right))


def out_of_order(places: Sequence[int]) -> frozenset[int]:
    """Find the fewest places that must be lifted out for the rest to rise: what was moved, not what made room.

    >>> sorted(out_of_order([3, 0, 1, 2]))
    [3]
    """
    ends: list[int] = []
    chain: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        chain.append(at)
    kept: set[int] = set()
    want = len(ends) - 1
    for place, at in zip(reversed(places), reversed(chain), strict=True):
        if at == want:
            kept.add(place)
            want -= 1
    return frozenset(places) - kept


# The differences within one meeting.


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
            if not after[b].withdrawn:
                yield _item_change(ChangeKind.ITEM_ADDED, meeting, after[b], after=after[b].title)
            yield from _decided(None, after[b], meeting)
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
        paper = now or was
        if paper is None or (was and now and not replaced(was, now)):
            continue
        if was is None:
            first_minutes = paper.classification in MINUTES and not minutes_known
            kind = ChangeKind.MINUTES_PUBLISHED if first_minutes else ChangeKind.DOCUMENT_ADDED
        else:
            kind = ChangeKind.DOCUMENT_REPLACED if now else ChangeKind.DOCUMENT_REMOVED
        yield Change(
            kind=kind,
            meeting=meeting,
            item=item,
            document=paper,
            before=(was.content_hash or was.url) if was else None,
            after=(now.content_hash or now.url) if now else None,
            words=paper.title,
        )
